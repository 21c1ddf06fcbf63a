/* SPDX-License-Identifier: EUPL-1.2 */
/* The red thread of an item as rows: through one workshop and several, and where it is broken. */
#include "rodtrad/core/thread.h"

#include "chain_room.h"
#include "demo_chain.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/review.h"

#define ROOMS 3

/* Some workshops, held one after the other. */
struct rooms {
	struct room room[ROOMS];
	int count;
	struct catalog catalog;
};

static struct room *
rooms_open(struct rooms *rooms, const char *workshop)
{
	struct room *room = &rooms->room[rooms->count];

	room_open_after(room, 500 * rooms->count, workshop);
	rooms->count++;
	return room;
}

static void
rooms_free(struct rooms *rooms)
{
	for (int at = 0; at < rooms->count; at++)
		session_free(&rooms->room[at].session);
	catalog_free(&rooms->catalog);
}

static void
read_catalog(struct rooms *rooms)
{
	struct buf text = {0};
	struct err err;

	read_shipped(&text, "RODTRAD_SHARE", "share", "catalog/orebro-2019-2022.json");
	CHECK(catalog_read(&rooms->catalog, buf_text(&text), text.bytes, &err));
	buf_free(&text);
}

/* ---- what the rows say ---- */

/* The thread of an item of one of the rooms, the others beside it in their order. */
static void
rows_of(struct rooms *rooms, int own, struct id item, struct thread_rows *rows)
{
	const struct session *session[ROOMS] = {&rooms->room[own].session};
	struct thread_world world = {session, rooms->count,
				     rooms->catalog.id ? &rooms->catalog : NULL};

	for (int at = 0, to = 1; at < rooms->count; at++)
		if (at != own)
			session[to++] = &rooms->room[at].session;
	thread_rows_of(rows, &world, item);
}

/* A row a line, below the delmål: its part by its letter below, its code, "*" when it is asked about,
 * the detail in brackets, the workshop after "<"; a gap after "!", what is left after "-". */
static void
tell_row(struct buf *out, const struct thread_row *row)
{
	if (row->tone != THREAD_THERE) {
		buf_addf(out, "%s %s\n", row->tone == THREAD_BROKEN ? "!" : "-", row->text);
		return;
	}
	buf_addf(out, "%s", thread_part_label(row->part));
	if (*row->code)
		buf_addf(out, " %s", row->code);
	if (row->is_asked)
		buf_add(out, "*");
	if (*row->detail)
		buf_addf(out, " [%s]", row->detail);
	if (*row->from)
		buf_addf(out, " < %s", row->from);
	buf_add(out, "\n");
}

static void
check_thread(struct rooms *rooms, int own, struct id item, const char *want)
{
	struct thread_rows rows = {0};
	struct buf got = {0};

	rows_of(rooms, own, item, &rows);
	for (int at = 1; at < rows.count; at++)
		tell_row(&got, &rows.item[at]);
	if (CHECK(rows.count > 0)) {
		CHECK(rows.item[0].part == THREAD_DELMAL);
		CHECK_TEXT(rows.item[0].code, "2.2");
	}
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
	thread_rows_free(&rows);
}

/* Does some row have this tone and these words? */
static bool
says(struct rooms *rooms, int own, struct id item, enum thread_tone tone, const char *words)
{
	struct thread_rows rows = {0};
	bool found = false;

	rows_of(rooms, own, item, &rows);
	for (int at = 0; at < rows.count; at++)
		found = found ||
			(rows.item[at].tone == tone && strstr(rows.item[at].text, words) != NULL);
	thread_rows_free(&rows);
	return found;
}

/* ---- what is held ---- */

static struct id
put_crossing(struct room *room, const char *inner, const char *outer)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_CROSSING);

	gesture_text(&gesture, ITEM_PAIR, "build_up");
	gesture_ref(&gesture, ITEM_INNER, named(room, inner)->id);
	gesture_ref(&gesture, ITEM_OUTER, named(room, outer)->id);
	gesture_text(&gesture, ITEM_TEXT, "Vi går ledarkursen tillsammans");
	room_done(&gesture);
	return id;
}

/* An insats out of a proposal (no id: out of none) or a note, which says nothing more yet. */
static struct id
put_action(struct room *room, struct id crossing, const char *note)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_ACTION);

	gesture_text(&gesture, ITEM_TEXT, "Ledarkurs i Ledarforum");
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	if (!id_is_none(crossing))
		gesture_ref(&gesture, ITEM_CROSSING, crossing);
	if (note) {
		struct id of = named(room, note)->id;

		gesture_refs(&gesture, ITEM_NOTES, &of, 1);
	}
	room_done(&gesture);
	return id;
}

static const struct item *
item_of(const struct room *room, struct id id)
{
	return session_item(&room->session, id);
}

/* All that is asked of an insats is said. */
static void
promise(struct room *room, struct id action)
{
	put_text(room, item_of(room, action), ITEM_OWNER, "Rektor");
	put_text(room, item_of(room, action), ITEM_END, "2027-04-30");
	put_int(room, item_of(room, action), ITEM_GOAL, 3);
}

static void
come_from(struct room *room, const char *code, struct id origin)
{
	char text[ID_TEXT];

	put_text(room, named(room, code), ITEM_ORIGIN, id_text(origin, text));
}

/* Two notes and the proposal of them; returns that. */
static struct id
hold_swot(struct room *room)
{
	put_note(room, "weakness", "Kompetensen är ojämn");
	put_note(room, "opportunity", "Kursen är kostnadsfri");
	return put_crossing(room, "V1", "M1");
}

/* A need, an aktivitet and an effect in a row. */
static void
hold_chain(struct room *room)
{
	put_note(room, "need", "Stödet skiljer sig");
	put_note(room, "activity", "Rektorerna går kursen");
	put_note(room, "effect_medium", "Rektorer leder förändring");
	put_link(room, "B1", "A1");
	put_link(room, "A1", "E1");
}

/* ---- one workshop ---- */

/* A SWOT alone: nothing is broken in it, the chain is what comes next. */
static void
check_swot(void)
{
	struct rooms rooms = {0};
	struct room *room = rooms_open(&rooms, "workshops/swot.json");
	struct id crossing = hold_swot(room), action;

	check_thread(&rooms, 0, named(room, "V1")->id,
		     "Lapp V1*\nFörslag V1×M1\n- Effektkedja återstår.\n- Ingen insats än.\n");
	action = put_action(room, crossing, NULL);
	check_thread(&rooms, 0, action,
		     "Lapp V1\nLapp M1\nFörslag V1×M1\n- Effektkedja återstår.\nInsats*\n"
		     "! Här är tråden bruten: insatsen saknar ansvarig, datum och mål.\n");
	promise(room, action);
	check_thread(&rooms, 0, crossing,
		     "Lapp V1\nLapp M1\nFörslag V1×M1*\n- Effektkedja återstår.\n"
		     "Insats [Rektor, 30 apr 2027, mål 3]\n");
	put_int(room, item_of(room, action), ITEM_STATUS, STATUS_ONGOING);
	put_text(room, session_self(&room->session), ITEM_WAITS, "Vi byter rektor i vår.");
	check_thread(&rooms, 0, crossing,
		     "Lapp V1\nLapp M1\nFörslag V1×M1*\n"
		     "- Avvaktar med effektkedja: Vi byter rektor i vår.\n"
		     "Insats [Rektor, 30 apr 2027, mål 3, pågår]\n");
	/* Said no to: only when it is what one asks about. */
	put_int(room, item_of(room, action), ITEM_CHOICE, CHOICE_NOT_NOW);
	CHECK(says(&rooms, 0, crossing, THREAD_LEFT, "Ingen insats än."));
	CHECK(!says(&rooms, 0, crossing, THREAD_THERE, "Ledarkurs"));
	CHECK(says(&rooms, 0, action, THREAD_THERE, "Ledarkurs"));
	rooms_free(&rooms);
}

static void
check_chain(void)
{
	struct rooms rooms = {0};
	struct room *room = rooms_open(&rooms, "workshops/effektkedja.json");
	static const char whole[] = "Behov B1\nAktivitet A1\nOm 2–3 år E1\n"
				    "Insats* [Rektor, 30 apr 2027, mål 3]\n";
	struct id action;

	hold_chain(room);
	action = put_action(room, (struct id){{0}}, "A1");
	promise(room, action);
	check_thread(&rooms, 0, action, whole);
	CHECK(outcome_is_whole(&room->session, item_of(room, action)));
	/* The same thread from its other end, and nothing of the one beside it. */
	put_note(room, "activity", "IT-samordnaren testar nätet");
	put_note(room, "effect_short", "Nätet håller");
	put_link(room, "A2", "E2");
	check_thread(&rooms, 0, action, whole);
	check_thread(&rooms, 0, named(room, "B1")->id,
		     "Behov B1*\nAktivitet A1\nOm 2–3 år E1\n"
		     "Insats [Rektor, 30 apr 2027, mål 3]\n");
	check_thread(&rooms, 0, named(room, "A2")->id,
		     "! Här är tråden bruten: inget behov leder hit.\nAktivitet A2*\n"
		     "Inom ett år E2\n- Ingen insats än.\n");
	/* A side effect is no effect to hope for, but it has a thread of its own. */
	put_int(room, named(room, "E2"), ITEM_MARK, MARK_SIDE_EFFECT);
	CHECK(says(&rooms, 0, named(room, "A2")->id, THREAD_BROKEN, "ingen effekt."));
	CHECK(says(&rooms, 0, named(room, "E2")->id, THREAD_THERE, "IT-samordnaren"));
	rooms_free(&rooms);
}

/* Each gap that outcome_missing knows is a row, and each broken row is one of these. */
static void
check_each_gap(void)
{
	struct rooms rooms = {0};
	struct room *room = rooms_open(&rooms, "workshops/effektkedja.json");
	struct id action, bare, none = {{0}};

	hold_chain(room);
	put_note(room, "activity", "Utan allt");
	action = put_action(room, none, "A1");
	promise(room, action);
	CHECK(!says(&rooms, 0, action, THREAD_BROKEN, ""));
	put_text(room, item_of(room, action), ITEM_OWNER, "");
	CHECK(says(&rooms, 0, action, THREAD_BROKEN, "insatsen saknar ansvarig."));
	put_text(room, item_of(room, action), ITEM_OWNER, "Rektor");
	put_away(room, link_of(room, "A1", "E1"));
	CHECK(says(&rooms, 0, action, THREAD_BROKEN, ": ingen effekt."));
	put_away(room, link_of(room, "B1", "A1"));
	CHECK(says(&rooms, 0, action, THREAD_BROKEN, "inget behov leder hit."));
	CHECK(outcome_missing(&room->session, item_of(room, action)) ==
	      (1u << MISSING_NEED | 1u << MISSING_EFFECT));
	bare = put_action(room, none, NULL);
	promise(room, bare);
	CHECK(says(&rooms, 0, bare, THREAD_BROKEN, "ingen lapp leder hit."));
	put_text(room, session_self(&room->session), ITEM_DELMAL, "");
	CHECK(says(&rooms, 0, bare, THREAD_BROKEN, "inget delmål."));
	rooms_free(&rooms);
}

/* Two insatser in one thread, of which one leads to nothing: it is said of that one. */
static void
check_own_gaps(void)
{
	struct rooms rooms = {0};
	struct room *room = rooms_open(&rooms, "workshops/effektkedja.json");
	struct id idle, none = {{0}};

	hold_chain(room);
	put_note(room, "activity", "Leder ingenstans");
	put_link(room, "B1", "A2");
	idle = put_action(room, none, "A2");
	promise(room, idle);
	check_thread(&rooms, 0, named(room, "B1")->id,
		     "Behov B1*\nAktivitet A1\nAktivitet A2\nOm 2–3 år E1\n"
		     "Insats [Rektor, 30 apr 2027, mål 3]\n"
		     "! Här är tråden bruten: insatsen leder inte till någon effekt.\n");
	rooms_free(&rooms);
}

/* ---- several workshops ---- */

/* From a proposal of the SWOT to the aktivitet of the chain, and back, and over to a third. */
static void
check_sessions(void)
{
	struct rooms rooms = {0};
	struct room *swot = rooms_open(&rooms, "workshops/swot.json");
	struct id crossing = hold_swot(swot), first, second;
	struct room *chain = rooms_open(&rooms, "workshops/effektkedja.json");
	struct room *later;

	hold_chain(chain);
	come_from(chain, "A1", crossing);
	second = put_action(chain, (struct id){{0}}, "A1");
	promise(chain, second);
	first = put_action(swot, crossing, NULL);
	promise(swot, first);
	put_text(swot, session_self(&swot->session), ITEM_DATE, "2026-10-13");
	check_thread(&rooms, 1, second,
		     "Behov B1\nLapp V1 < SWOT 13 okt 2026\nLapp M1 < SWOT 13 okt 2026\n"
		     "Förslag V1×M1 < SWOT 13 okt 2026\nAktivitet A1\nOm 2–3 år E1\n"
		     "Insats* [Rektor, 30 apr 2027, mål 3]\n"
		     "Insats [Rektor, 30 apr 2027, mål 3] < SWOT 13 okt 2026\n");
	/* The need of the chain stands in the thread of the SWOT's note too. */
	check_thread(&rooms, 0, named(swot, "V1")->id,
		     "Behov B1 < Effektkedja 17 nov 2026\nLapp V1*\nFörslag V1×M1\n"
		     "Aktivitet A1 < Effektkedja 17 nov 2026\n"
		     "Om 2–3 år E1 < Effektkedja 17 nov 2026\n"
		     "Insats [Rektor, 30 apr 2027, mål 3]\n"
		     "Insats [Rektor, 30 apr 2027, mål 3] < Effektkedja 17 nov 2026\n");
	CHECK(thread_is_tied(&swot->session, &chain->session));
	/* A chain a year later that begins where that one ended. */
	later = rooms_open(&rooms, "workshops/effektkedja.json");
	put_text(later, session_self(&later->session), ITEM_DATE, "2027-11-16");
	put_note(later, "need", "Rektorer leder, lärare hinner inte med");
	come_from(later, "B1", named(chain, "E1")->id);
	CHECK(thread_is_tied(&later->session, &chain->session));
	CHECK(!thread_is_tied(&later->session, &swot->session));
	check_thread(&rooms, 2, named(later, "B1")->id,
		     "Behov B1*\nBehov B1 < Effektkedja 17 nov 2026\n"
		     "Lapp V1 < SWOT 13 okt 2026\nLapp M1 < SWOT 13 okt 2026\n"
		     "Förslag V1×M1 < SWOT 13 okt 2026\nAktivitet A1 < Effektkedja 17 nov 2026\n"
		     "Om 2–3 år E1 < Effektkedja 17 nov 2026\n"
		     "Insats [Rektor, 30 apr 2027, mål 3] < SWOT 13 okt 2026\n"
		     "Insats [Rektor, 30 apr 2027, mål 3] < Effektkedja 17 nov 2026\n");
	rooms_free(&rooms);
}

/* An origin that is of the catalogue, one that is gone, and one that was never here. */
static void
check_origins(void)
{
	struct rooms rooms = {0};
	struct room *swot = rooms_open(&rooms, "workshops/swot.json");
	struct room *chain = rooms_open(&rooms, "workshops/effektkedja.json");
	struct thread_rows rows = {0};

	read_catalog(&rooms);
	hold_swot(swot);
	hold_chain(chain);
	put_text(chain, named(chain, "B1"), ITEM_ORIGIN, "orebro-2019-2022/need/8");
	put_text(chain, named(chain, "A1"), ITEM_ORIGIN, "orebro-2019-2022/measure/1.3");
	rows_of(&rooms, 1, named(chain, "A1")->id, &rows);
	CHECK(rows.count == 7);
	CHECK(rows.item[1].part == THREAD_DOCUMENT && rows.item[2].part == THREAD_DOCUMENT);
	CHECK_TEXT(rows.item[1].code, "8");
	CHECK_TEXT(rows.item[2].code, "1.3");
	thread_rows_free(&rows);
	put_text(chain, named(chain, "A1"), ITEM_ORIGIN, DEMO_SWOT_V9);
	CHECK(says(&rooms, 1, named(chain, "A1")->id, THREAD_LEFT,
		   "Det som A1 kommer ur finns inte här."));
	come_from(chain, "A1", named(swot, "V1")->id);
	CHECK(says(&rooms, 1, named(chain, "A1")->id, THREAD_THERE, "Kompetensen är ojämn"));
	put_away(swot, named(swot, "V1"));
	CHECK(says(&rooms, 1, named(chain, "A1")->id, THREAD_LEFT,
		   "Det som A1 kommer ur finns inte här."));
	rooms_free(&rooms);
}

/* Notes that name each other in a ring, or themselves, come to an end. */
static void
check_ring(void)
{
	struct rooms rooms = {0};
	struct room *one = rooms_open(&rooms, "workshops/effektkedja.json");
	struct room *other = rooms_open(&rooms, "workshops/effektkedja.json");

	hold_chain(one);
	hold_chain(other);
	come_from(one, "B1", named(other, "E1")->id);
	come_from(other, "B1", named(one, "E1")->id);
	come_from(other, "A1", named(other, "A1")->id);
	check_thread(&rooms, 0, named(one, "A1")->id,
		     "Behov B1\nBehov B1 < Effektkedja 17 nov 2026\nAktivitet A1*\n"
		     "Aktivitet A1 < Effektkedja 17 nov 2026\nOm 2–3 år E1\n"
		     "Om 2–3 år E1 < Effektkedja 17 nov 2026\n- Ingen insats än.\n");
	rooms_free(&rooms);
}

/* A note that lies in another is that one; what was taken away is in no thread. */
static void
check_merged_and_removed(void)
{
	struct rooms rooms = {0};
	struct room *swot = rooms_open(&rooms, "workshops/swot.json");
	struct id crossing = hold_swot(swot), merged;
	struct room *chain = rooms_open(&rooms, "workshops/effektkedja.json");
	struct thread_rows rows = {0};
	struct gesture gesture;

	hold_chain(chain);
	put_note(swot, "weakness", "Ojämn kompetens");
	merged = named(swot, "V2")->id;
	come_from(chain, "B1", merged);
	gesture = room_key(swot);
	note_merge(&gesture, named(swot, "V1"), named(swot, "V2"));
	room_done(&gesture);
	check_thread(&rooms, 0, merged,
		     "Behov B1 < Effektkedja 17 nov 2026\nLapp V1*\nFörslag V1×M1\n"
		     "Aktivitet A1 < Effektkedja 17 nov 2026\n"
		     "Om 2–3 år E1 < Effektkedja 17 nov 2026\n- Ingen insats än.\n");
	put_away(swot, item_of(swot, crossing));
	CHECK(!says(&rooms, 0, merged, THREAD_THERE, "ledarkursen"));
	rows_of(&rooms, 0, crossing, &rows);
	CHECK(rows.count == 0);
	thread_rows_free(&rows);
	rooms_free(&rooms);
}

/* ---- the whole workshop ---- */

static void
check_verdict(const struct room *room, enum verdict verdict, const char *words)
{
	struct buf said = {0};

	CHECK(outcome_verdict(&room->session) == verdict);
	outcome_say_verdict(&said, &room->session);
	CHECK_TEXT(buf_text(&said), words);
	buf_free(&said);
}

static void
check_verdicts(void)
{
	struct rooms rooms = {0};
	struct room *swot = rooms_open(&rooms, "workshops/swot.json");
	struct id crossing = hold_swot(swot), action;
	struct room *chain = rooms_open(&rooms, "workshops/effektkedja.json");
	struct summary summary;

	check_verdict(swot, VERDICT_NONE, "");
	CHECK(outcome_undecided(&swot->session) == 1);
	action = put_action(swot, crossing, NULL);
	CHECK(outcome_undecided(&swot->session) == 0);
	check_verdict(swot, VERDICT_BROKEN, "Tråden är bruten i 1 insats: vem, när, mål.");
	put_int(swot, item_of(swot, action), ITEM_CHOICE, CHOICE_NOT_NOW);
	CHECK(outcome_undecided(&swot->session) == 0);
	put_int(swot, item_of(swot, action), ITEM_CHOICE, CHOICE_YES);
	promise(swot, action);
	check_verdict(swot, VERDICT_LEFT,
		      "Varje insats har vem, när och mål. Effektkedja återstår.");
	hold_chain(chain);
	promise(chain, put_action(chain, (struct id){{0}}, "A1"));
	check_verdict(chain, VERDICT_WHOLE, "Tråden är hel.");
	put_action(chain, (struct id){{0}}, NULL);
	put_action(chain, (struct id){{0}}, "E1");
	check_verdict(chain, VERDICT_BROKEN,
		      "Tråden är bruten i 2 insatser: vem, när, mål, ingen lapp.");
	summary_of(&chain->session, &summary);
	CHECK(summary.chained && summary.broken == 2 && !summary.waits);
	put_text(swot, session_self(&swot->session), ITEM_WAITS, "Till hösten.");
	summary_of(&swot->session, &summary);
	CHECK(!summary.chained && !summary.broken && summary.waits);
	rooms_free(&rooms);
}

/* Once dots have been laid, only what was made of notes with dots is waited for. */
static void
check_undecided(void)
{
	struct rooms rooms = {0};
	struct room *swot = rooms_open(&rooms, "workshops/swot.json");

	hold_swot(swot);
	put_note(swot, "threat", "Chefer byts ofta");
	put_crossing(swot, "V1", "H1");
	CHECK(outcome_undecided(&swot->session) == 2);
	put_int(swot, named(swot, "V1"), ITEM_HAND, 3);
	put_int(swot, named(swot, "H1"), ITEM_HAND, 2);
	CHECK(outcome_undecided(&swot->session) == 1);
	rooms_free(&rooms);
}

/* What later workshops say of an insats stands under it, by their days and not by the order they are
 * held in here. */
static void
check_reviews(void)
{
	static const struct {
		const char *date, *reason;
		enum reviewed verdict;
	} held[] = {{"2027-02-01", "Nu går den av sig själv.", REVIEWED_DONE},
		    {"2027-01-04", "Kursen flyttas.", REVIEWED_CHANGES}};
	struct rooms rooms = {0};
	struct room *swot = rooms_open(&rooms, "workshops/swot.json");
	struct id crossing = hold_swot(swot), action = put_action(swot, crossing, NULL);
	const char *want = "Lapp V1\nLapp M1\nFörslag V1×M1*\n- Effektkedja återstår.\n"
			   "Insats [Rektor, 30 apr 2027, mål 3]\n"
			   "Uppföljning < SWOT 4 jan 2027\nUppföljning < SWOT 1 feb 2027\n";

	promise(swot, action);
	for (size_t at = 0; at < COUNT(held); at++) {
		struct room *room = rooms_open(&rooms, "workshops/swot.json");
		struct review_row row = {
			swot->session.id, action, "Ledarkurs i Ledarforum", "Rektor", "", "", NULL};
		struct gesture gesture;

		put_text(room, session_self(&room->session), ITEM_DATE, held[at].date);
		CHECK(!thread_is_tied(&room->session, &swot->session));
		gesture = room_key(room);
		review_put(&gesture, &row, held[at].verdict);
		gesture_text(&gesture, ITEM_REASON, held[at].reason);
		room_done(&gesture);
		CHECK(thread_is_tied(&room->session, &swot->session));
	}
	check_thread(&rooms, 0, crossing, want);
	CHECK(says(&rooms, 0, crossing, THREAD_THERE, "Läge: ändras. Kursen flyttas."));
	CHECK(says(&rooms, 0, action, THREAD_THERE, "Läge: klar. Nu går den av sig själv."));
	/* Taken back it is gone, and what is said of an insats that is not in the thread is not. */
	put_away(&rooms.room[1], first_of(&rooms.room[1], KIND_REVIEW));
	CHECK(!says(&rooms, 0, crossing, THREAD_THERE, "Läge: klar."));
	put_int(swot, item_of(swot, action), ITEM_CHOICE, CHOICE_NOT_NOW);
	CHECK(!says(&rooms, 0, crossing, THREAD_THERE, "Läge: ändras."));
	rooms_free(&rooms);
}

int
main(void)
{
	check_reviews();
	check_swot();
	check_chain();
	check_each_gap();
	check_own_gaps();
	check_sessions();
	check_origins();
	check_ring();
	check_merged_and_removed();
	check_verdicts();
	check_undecided();
	return check_done("core/thread");
}
