/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The sessions of the demo, held again key by key: a short SWOT in the spring, one that is done and
 * follows it up, one that is going on and one that is prepared. What comes out must be what lies in share/demo, byte for byte; with --write it is
 * put there. People, units and numbers are made up.
 */
#include "rodtrad/exchange/session_file.h"

#include "rodtrad/core/timebox.h"
#include "play.h"

/* ---- a short SWOT in the spring ---- */

static const struct opening spring_opening = {
	.workshop = "snabb-swot.json",
	.date = "2026-03-17",
	.offset = "+01:00",
	.clock = "15.00",
	.delmal = "1.2",
	.title = "Snabb SWOT om delmål 1.2",
	.group = "Ledningsgruppen",
	.unit = "Skolområde Nordväst",
	.functions = "Fyra rektorer, verksamhetschef och huvudlärspridare",
	.facilitator = "Huvudlärspridare",
	.people = 3,
	.minutes = 45,
};

/* clang-format off */
static const struct note_row spring_notes[] = {
	{ "S1", "S1", "Ledarforum ger oss en fast mötesplats", EVIDENCE_OBSERVATION, SWAY_US },
	{ "V1", "V1", "LiKA-resultaten blir liggande", EVIDENCE_OBSERVATION, SWAY_US },
	{ "V2", "V2", "Digital ledning tas aldrig upp i våra samtal", EVIDENCE_FEELING, SWAY_US },
	{ "M1", "M1", "Nationella kurser för skolledare är gratis", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "H1", "H1", "Besparingar tar kompetensutvecklingen först", EVIDENCE_RESULT, SWAY_NOBODY },
};

static const char *const spring_slips[] = { "v1 v2 m1", "v1 v2 h1", "v1 s1 m1" };

static const struct proposal spring_proposals[] = {
	{ "build_up", "V2", "M1", "Vi tar upp digital ledning i varje utvecklingssamtal i vår." },
	{ "tackle", "V1", "H1", "Vi läser LiKA tillsammans, så att resultatet används utan nya pengar." },
};

static const struct decision spring_decisions[] = {
	{ .proposal = 0, .choice = CHOICE_YES, .text = "Digital ledning tas upp i utvecklingssamtalen",
	  .note = { "V2", "M1" },
	  .goal = 3, .measure = "orebro-2019-2022/measure/3.4", .level = "area",
	  .mandate = MANDATE_DECIDED, .owner = "Verksamhetschef",
	  .start = "2026-03-17", .end = "2026-06-12", .check = "[\"2026-05-04\"]" },
	{ .proposal = 1, .choice = CHOICE_YES, .text = "Gemensam läsning av LiKA i teamträff",
	  .note = { "V1", "H1" },
	  .goal = 8, .measure = "orebro-2019-2022/measure/8.2", .level = "area",
	  .mandate = MANDATE_DECIDED, .owner = "Rektorerna",
	  .start = "2026-03-17", .end = "2026-05-29", .check = "[\"2026-05-04\"]" },
};
/* clang-format on */

static void
hold_spring(struct play *play)
{
	struct id crossing[COUNT(spring_proposals)];

	play_open(play, &spring_opening, spring_opening.date);
	play->pace = 120;
	play_go(play, "tyst", "15.03", 0);
	play_go(play, "samla", "15.08", 60);
	play_collect(play, spring_notes, COUNT(spring_notes));
	play_go(play, "skarp", "15.20", 30);
	for (size_t at = 0; at < COUNT(spring_notes); at++)
		play_read(play, &spring_notes[at]);
	play_go(play, "rosta", "15.24", 60);
	for (size_t at = 0; at < COUNT(spring_slips); at++)
		play_vote(play, spring_slips[at]);
	play_go(play, "korsa", "15.29", 200);
	for (size_t at = 0; at < COUNT(spring_proposals); at++)
		crossing[at] = play_cross(play, &spring_proposals[at], (int)at + 1);
	play_go(play, "valj", "15.37", 50);
	for (size_t at = 0; at < COUNT(spring_decisions); at++)
		play_decide(play, &spring_decisions[at], crossing[spring_decisions[at].proposal],
			    (int)at + 1);
	play_go(play, "klart", "15.43", 60);
	play_say(play, ITEM_TELLING, "Verksamhetschefen berättar i Ledarforum.");
}

static void
check_spring_session(const struct session *session)
{
	struct summary summary;

	summary_of(session, &summary);
	CHECK(summary.closed && summary.notes == 5 && summary.actions == 2 && !summary.broken);
	CHECK(session->workshop.steps == 8);
}

/* ---- a SWOT that is done ---- */

static const struct opening done_opening = {
	.workshop = "swot.json",
	.date = "2026-10-13",
	.offset = "+02:00",
	.clock = "13.00",
	.delmal = "1.2",
	.title = "SWOT om delmål 1.2",
	.group = "Ledningsgruppen",
	.unit = "Skolområde Nordväst",
	.functions = "Två rektorer i förskola, tre i grundskola, verksamhetschef, "
		     "huvudlärspridare, IT-samordnare och administratör",
	.facilitator = "Huvudlärspridare",
	.people = 9,
	.minutes = 100,
	.follows_up = true,
};

static const struct {
	enum reviewed verdict;
	const char *reason;
} done_reviews[] = {
	{REVIEWED_DONE, "Frågan fanns med i 11 av 12 samtal."},
	{REVIEWED_CHANGES, "Träffen ställdes in två gånger. Flyttas till Ledarforum."},
};

/* clang-format off */
static const struct note_row done_notes[] = {
	{ "S1", "S1", "Lärspridarna har uppdragsbeskrivningar på alla enheter", EVIDENCE_OBSERVATION, SWAY_US },
	{ "S2", "S2", "Ledarforum ger oss en fast mötesplats", EVIDENCE_OBSERVATION, SWAY_US },
	{ "S3", "S3", "Målbilden är gemensam för förskola och skola", EVIDENCE_OBSERVATION, SWAY_US },
	{ "S4", "S4", "Alla enheter gör LiKA varje höst", EVIDENCE_LIKA, SWAY_US },
	{ "S5", "S5", "Rektorerna delar gärna det som fungerar", EVIDENCE_FEELING, SWAY_US },
	{ "S6", "S6", "Två enheter har egna teachmeets varje termin", EVIDENCE_OBSERVATION, SWAY_US },
	{ "S7", NULL, "Tydliga uppdrag för lärspridarna", NO_ANSWER, NO_ANSWER },
	{ "V1", "V1", "Vi leder digitalisering olika från enhet till enhet", EVIDENCE_SURVEY, SWAY_US },
	{ "V2", "V2", "Digitalisering blir en egen punkt vid sidan om", EVIDENCE_OBSERVATION, SWAY_US },
	{ "V3", "V3", "LiKA-resultaten blir liggande", EVIDENCE_OBSERVATION, SWAY_US },
	{ "V4", "V4", "Nya rektorer får ingen introduktion i våra system", EVIDENCE_RESULT, SWAY_US },
	{ "V5", "V5", "Vi är osäkra beställare när avtal ska skrivas", EVIDENCE_FEELING, SWAY_US },
	{ "V6", "V6", "Oklart om enheten eller förvaltningen beslutar", EVIDENCE_OBSERVATION, SWAY_ADMINISTRATION },
	{ "V7", "V7", "Vi besöker sällan undervisning där tekniken används", EVIDENCE_OBSERVATION, SWAY_US },
	{ "V8", NULL, "Uppföljningen av LiKA rinner ut i sanden", NO_ANSWER, NO_ANSWER },
	{ "M1", "M1", "Nationella kurser för skolledare är avgiftsfria", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "M2", "M2", "Lärosäten söker skolor för praktiknära forskning", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "M3", "M3", "Skoldigiguiden ger frågor att utgå från", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "M4", "M4", "Digitaliseringskommittén har medel att söka", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "M5", "M5", "Andra kommuner delar sina planer öppet", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "H1", "H1", "Besparingar tar kompetensutvecklingen först", EVIDENCE_RESULT, SWAY_NOBODY },
	{ "H2", "H2", "Rektorer byts ut oftare än planen hinner verka", EVIDENCE_RESULT, SWAY_NOBODY },
	{ "H3", "H3", "Leverantörer ändrar villkor under avtalstiden", EVIDENCE_OBSERVATION, SWAY_NOBODY },
	{ "H4", "H4", "Nationella besked om skärmar skiftar", EVIDENCE_FEELING, SWAY_NOBODY },
	{ "H5", "V9", "Nätet är segt i paviljongen", EVIDENCE_OBSERVATION, SWAY_ADMINISTRATION },
};

/* Comes up when the insatser are chosen, and is not for today. */
static const struct note_row done_late = {
	"H6", NULL, "Avtalet för lärplattformen går ut nästa år", NO_ANSWER, NO_ANSWER
};

static const char *const done_slips[] = {
	"v2 v4 m1", "v2 v4 h1", "v2 s2 m1", "v2 s2 h1", "v2 v3 h2",
	"v4 v3 h1", "v4 s2 m1", "v3 v6 h2", "v6 s1 m3",
};

static const struct proposal done_proposals[] = {
	{ "build_on", "S2", "M1", "Vi går en nationell ledarkurs tillsammans, ett avsnitt per Ledarforum." },
	{ "meet", "S1", "H2", "Vi låter lärspridarna introducera nya rektorer, så att arbetet klarar ett chefsbyte." },
	{ "build_up", "V4", "M3", "Vi ger varje ny rektor en mentor som går igenom Skoldigiguidens frågor." },
	{ "tackle", "V2", "H1", "Vi flyttar in digitaliseringen i kvalitetsdialogen, så att den inte sparas bort." },
};

static const struct decision done_decisions[] = {
	{ .proposal = 0, .choice = CHOICE_YES, .text = "Ledarkursen i Ledarforum, fyra träffar",
	  .note = { "S2", "M1" },
	  .goal = 3, .measure = "orebro-2019-2022/measure/3.2", .level = "administration",
	  .mandate = MANDATE_PROPOSED, .owner = "Kvalitets- och utvecklingschef",
	  .start = "2027-01-11", .end = "2027-05-31", .check = "[\"2027-03-15\"]" },
	{ .proposal = 3, .choice = CHOICE_YES,
	  .text = "LiKA-resultatet som fast punkt i vårens kvalitetsdialog",
	  .note = { "V2", "H1", "V3" },
	  .goal = 8, .measure = "orebro-2019-2022/measure/8.2", .level = "area",
	  .mandate = MANDATE_DECIDED, .owner = "Verksamhetschef",
	  .start = "2027-02-01", .end = "2027-04-30", .check = "[\"2027-03-15\"]" },
	{ .proposal = 1, .choice = CHOICE_YES,
	  .text = "Introduktion för nya rektorer, första terminen",
	  .note = { "S1", "H2", "V4" },
	  .goal = 3, .measure = "orebro-2019-2022/measure/3.1", .level = "area",
	  .mandate = MANDATE_PROPOSED },
	{ .proposal = 2, .choice = CHOICE_NOT_NOW,
	  .text = "Mentor för varje ny rektor: ingår i insats 3",
	  .note = { "V4", "M3" } },
};
/* clang-format on */

static void
done_review(struct play *play, const struct review_row *row, size_t at)
{
	struct gesture gesture = play_key(play);

	review_put(&gesture, row, done_reviews[at].verdict);
	gesture_text(&gesture, ITEM_REASON, done_reviews[at].reason);
	play_done(&gesture);
}

/* What was decided in the spring, in the order it was decided. */
static void
done_follow_up(struct play *play)
{
	struct review_scope scope = review_scope_of(&play->session);
	struct play spring = {.catalog = play->catalog};
	struct earlier_list earlier = {0};
	struct review_rows rows;

	hold_spring(&spring);
	earlier_gather(&earlier, &scope, &spring.session, 1);
	for (size_t at = 0; at < COUNT(done_reviews); at++) {
		review_rows_of(&play->session, &earlier, &rows);
		if (CHECK(rows.count == (int)COUNT(done_reviews)))
			done_review(play, &rows.item[at], at);
	}
	review_rows_of(&play->session, &earlier, &rows);
	CHECK(review_left(&play->session, &rows) == 0);
	earlier_free(&earlier);
	session_free(&spring.session);
}

static void
done_sharpen(struct play *play)
{
	play_merge(play, "S1", "S7");
	play_merge(play, "V3", "V8");
	play_move(play, "H5", "V");
	for (size_t at = 0; at < COUNT(done_notes); at++)
		if (done_notes[at].now)
			play_read(play, &done_notes[at]);
	play_park(play, "V9");
}

static void
done_choose(struct play *play, const struct id *crossing)
{
	for (size_t at = 0; at < COUNT(done_decisions); at++)
		play_decide(play, &done_decisions[at], crossing[done_decisions[at].proposal],
			    (int)at + 1);
	play_write(play, &done_late);
	play_park(play, done_late.code);
}

static void
done_close(struct play *play)
{
	play_hand_over(play, 0, "IT-samordnaren, till effektkedjan på 2.2");
	play_hand_over(play, 1, "Verksamhetschef");
	play_say(play, ITEM_TELLING, "Rektorerna berättar på arbetsplatsträffarna före höstlovet.");
}

/* The minutes that each step took are in the clocks. */
static void
hold_done(struct play *play)
{
	struct id crossing[COUNT(done_proposals)];

	play_open(play, &done_opening, done_opening.date);
	play->pace = 300;
	play_say(play, ITEM_MEANS,
		 "Att vi fattar beslut om digitalisering tillsammans, utifrån vad barn och elever "
		 "behöver.");
	play_go(play, "hurblevdet", "13.08", 180);
	done_follow_up(play);
	play_go(play, "tyst", "13.16", 0);
	play_go(play, "samla", "13.23", 57);
	play_collect(play, done_notes, COUNT(done_notes));
	play_go(play, "skarp", "13.48", 24);
	done_sharpen(play);
	play_go(play, "rosta", "13.59", 30);
	play_dots_each(play, 3);
	for (size_t at = 0; at < COUNT(done_slips); at++)
		play_vote(play, done_slips[at]);
	play_go(play, "korsa", "14.05", 240);
	for (size_t at = 0; at < COUNT(done_proposals); at++)
		crossing[at] = play_cross(play, &done_proposals[at], (int)at + 1);
	play_go(play, "valj", "14.23", 50);
	done_choose(play, crossing);
	play_go(play, "klart", "14.35", 60);
	done_close(play);
}

/* ---- what it must have come to ---- */

static void
check_wall(const struct session *session)
{
	static const struct {
		const char *box;
		int notes;
	} boxes[] = {{"strength", 6}, {"weakness", 7}, {"opportunity", 5}, {"threat", 4}};
	struct note_list parked;

	for (size_t at = 0; at < COUNT(boxes); at++)
		CHECK(note_count(session, workshop_box(&session->workshop, boxes[at].box)) ==
		      boxes[at].notes);
	note_list_parked(session, &parked);
	CHECK(parked.count == 2);
	CHECK_TEXT(session_text(session, &session->items.item[parked.item[0]], ITEM_CODE), "V9");
	CHECK(note_merged(session, note_named(session, "S1"), NULL, 0) == 1);
	CHECK(note_merged(session, note_named(session, "V3"), NULL, 0) == 1);
}

static void
check_dots(const struct session *session)
{
	static const struct {
		const char *code;
		int dots;
	} notes[] = {
		{"V2", 5}, {"V4", 4}, {"S2", 3}, {"V3", 3}, {"V6", 2},
		{"S1", 1}, {"M1", 3}, {"H1", 3}, {"H2", 2}, {"M3", 1},
	};
	const struct step *step =
		&session->workshop.step[workshop_step(&session->workshop, "rosta")];
	struct tally tally = tally_of(session, step);

	for (size_t at = 0; at < COUNT(notes); at++)
		CHECK(tally_dots(note_named(session, notes[at].code)) == notes[at].dots);
	CHECK(tally.dots == 27 && tally.budget == 27 && tally.is_open);
}

static void
check_minutes(const struct session *session)
{
	static const int want[][2] = {{6, 8}, {10, 8},  {7, 7},   {22, 25}, {12, 11},
				      {8, 6}, {17, 18}, {13, 12}, {5, 3}};
	int planned[WORKSHOP_STEPS], used[WORKSHOP_STEPS];
	struct moment until = {0};

	CHECK(moment_read(session->event.item[session->event.count - 1].at, &until));
	timebox_planned(session, planned);
	timebox_used(session, until, used);
	CHECK(session->workshop.steps == COUNT(want));
	for (int step = 0; step < session->workshop.steps; step++)
		CHECK(planned[step] == want[step][0] && used[step] == want[step][1]);
}

/* Two threads are whole; the third says what is missing in it, and so many notes each came from. */
static void
check_threads(const struct session *session)
{
	static const struct {
		int notes, gaps;
	} want[] = {{2, 0}, {3, 0}, {3, 2}, {2, 3}};
	const char *gap[4];
	struct thread thread;
	size_t action = 0;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		if (item->kind != KIND_ACTION || !CHECK(action < COUNT(want)))
			continue;
		outcome_thread(session, item, &thread);
		CHECK(thread.notes.count == want[action].notes && thread.crossing >= 0);
		CHECK(outcome_gaps(session, item, gap, (int)COUNT(gap)) == want[action].gaps);
		action++;
	}
	CHECK(action == COUNT(want));
}

static void
check_done_session(const struct session *session)
{
	struct summary summary;

	check_wall(session);
	check_threads(session);
	check_dots(session);
	check_minutes(session);
	summary_of(session, &summary);
	CHECK(summary.closed && !summary.prepared && !summary.sealed);
	CHECK(summary.crossings == 4 && summary.actions == 3 && summary.ownerless == 1);
}

/* ---- one that is going on ---- */

static const struct opening going_opening = {
	.workshop = "swot.json",
	.date = "2026-11-19",
	.offset = "+01:00",
	.clock = "08.30",
	.delmal = "2.1",
	.title = "SWOT om delmål 2.1",
	.group = "Arbetslaget 4–6",
	.unit = "Skolområde Nordost",
	.functions = "Fyra lärare, fritidslärare, speciallärare och rektor",
	.facilitator = "Lärspridare",
	.people = 7,
	.minutes = 75,
};

/* clang-format off */
static const struct note_row going_notes[] = {
	{ "S1", "S1", "Lånedator finns samma dag om en går sönder", NO_ANSWER, NO_ANSWER },
	{ "S2", "S2", "Specialläraren visar uppläsning i varje klass i augusti", NO_ANSWER, NO_ANSWER },
	{ "S3", "S3", "Eleverna laddar själva, det är nästan alltid laddat", NO_ANSWER, NO_ANSWER },
	{ "V1", "V1", "Hörlurarna räcker inte när två klasser lyssnar samtidigt", NO_ANSWER, NO_ANSWER },
	{ "V2", "V2", "Fritids har en platta på trettio barn", NO_ANSWER, NO_ANSWER },
	{ "V3", "V3", "Vikarier kommer inte in i systemen första dagen", NO_ANSWER, NO_ANSWER },
};
/* clang-format on */

static void
hold_going(struct play *play)
{
	struct gesture gesture;

	play_open(play, &going_opening, going_opening.date);
	play->pace = 240;
	play_say(play, ITEM_MEANS, "Att ingen elev blir utan för att ett verktyg fattas.");
	play_go(play, "tyst", "08.35", 0);
	play_go(play, "samla", "08.41", 50);
	play_collect(play, going_notes, COUNT(going_notes));
	gesture = play_key(play);
	note_same(&gesture, play_note(play, "V2"));
	play_done(&gesture);
}

static void
check_going_session(const struct session *session)
{
	struct summary summary;

	summary_of(session, &summary);
	CHECK(summary.step == workshop_step(&session->workshop, "samla") && summary.notes == 6);
	CHECK(!summary.closed && !summary.prepared);
}

/* ---- one that is prepared ---- */

static const struct opening prepared_opening = {
	.workshop = "swot.json",
	.date = "2026-11-24",
	.offset = "+01:00",
	.clock = "10.15",
	.delmal = "2.2",
	.title = "SWOT om delmål 2.2",
	.group = "Ledningsgruppen",
	.unit = "Skolområde Nordväst",
	.functions = "Tre rektorer, verksamhetschef, IT-strateg och två lärspridare",
	.facilitator = "Huvudlärspridare",
	.people = 7,
	.minutes = 90,
	.prepared = true,
};

static void
hold_prepared(struct play *play)
{
	play_open(play, &prepared_opening, "2026-11-17");
}

static void
check_prepared_session(const struct session *session)
{
	struct summary summary;

	summary_of(session, &summary);
	CHECK(summary.prepared && summary.step == 0 && summary.notes == 0);
	CHECK_TEXT(summary.date, "2026-11-24");
}

/* ---- all of them, and their files ---- */

static const struct {
	const char *file;
	void (*hold)(struct play *play);
	void (*check)(const struct session *session);
} demos[] = {
	{"1.2-snabb-swot-2026-03-17-skolomrade-nordvast.rodtrad.json", hold_spring,
	 check_spring_session},
	{"1.2-swot-2026-10-13-skolomrade-nordvast.rodtrad.json", hold_done, check_done_session},
	{"2.1-swot-2026-11-19-skolomrade-nordost.rodtrad.json", hold_going, check_going_session},
	{"2.2-swot-2026-11-24-skolomrade-nordvast.rodtrad.json", hold_prepared,
	 check_prepared_session},
};

static const char *
share_folder(void)
{
	return folder_of("RODTRAD_SHARE", "share");
}

/* The file is what the session gives, and can be read. */
static void
check_file(const char *name, const struct buf *made)
{
	struct buf kept = {0};
	struct session session;
	struct err err = {0};
	struct buf path = {0};

	buf_addf(&path, "demo/%s", name);
	read_whole(share_folder(), buf_text(&path), &kept);
	if (!CHECK(kept.bytes == made->bytes && !strcmp(buf_text(&kept), buf_text(made))))
		fprintf(stderr, "%s is not what the session gives; run this with --write\n", name);
	if (CHECK(session_file_read(&session, buf_text(made), made->bytes, &err)))
		session_free(&session);
	buf_free(&path);
	buf_free(&kept);
}

static void
write_file(const char *name, const struct buf *made)
{
	struct buf path = {0};
	struct err err = {0};

	buf_addf(&path, "%s/demo/%s", share_folder(), name);
	if (!CHECK(file_write(buf_text(&path), buf_text(made), made->bytes, &err)))
		fprintf(stderr, "%s\n", err.text);
	buf_free(&path);
}

static void
demo(size_t at, const struct catalog *catalog, bool writes)
{
	struct play play = {.catalog = catalog};
	char name[SESSION_FILE_NAME];
	struct buf made = {0};

	demos[at].hold(&play);
	demos[at].check(&play.session);
	CHECK_TEXT(session_file_name(&play.session, name), demos[at].file);
	session_file_write(&made, &play.session);
	if (writes)
		write_file(demos[at].file, &made);
	check_file(demos[at].file, &made);
	buf_free(&made);
	session_free(&play.session);
}

int
main(int argc, char **argv)
{
	bool writes = argc > 1 && !strcmp(argv[1], "--write");
	struct catalog catalog;
	struct buf text = {0};
	struct err err = {0};

	read_whole(share_folder(), "catalog/orebro-2019-2022.json", &text);
	if (CHECK(catalog_read(&catalog, buf_text(&text), text.bytes, &err))) {
		for (size_t at = 0; at < COUNT(demos); at++)
			demo(at, &catalog, writes);
		catalog_free(&catalog);
	}
	buf_free(&text);
	return check_done("exchange/demo");
}
