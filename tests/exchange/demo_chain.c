/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The demo's effektkedja, held again key by key. What comes out must be what lies in share/demo, byte for
 * byte; with --write it is put there. People, units and numbers are made up.
 */
#include "rodtrad/exchange/session_file.h"

#include "../core/demo_chain.h"
#include "play.h"
#include "rodtrad/core/outcome.h"

static const char demo_file[] = "2.2-effektkedja-2026-11-17-skolomrade-nordvast.rodtrad.json";

static const struct opening opening = {
	.workshop = "effektkedja.json",
	.date = "2026-11-17",
	.offset = "+01:00",
	.clock = "13.00",
	.delmal = "2.2",
	.title = "Effektkedja om delmål 2.2",
	.group = "Ledningsgruppen med IT och lärspridare",
	.unit = "Skolområde Nordväst",
	.functions = "Tre rektorer, verksamhetschef, IT-strateg och två lärspridare",
	.facilitator = "Huvudlärspridare",
	.people = 7,
	.minutes = 120,
};

/* When each stage was worked on, and how far apart its notes were, in seconds. */
static const struct {
	const char *step, *clock, *box;
	int pace;
} stages[] = {
	{"effekt_lang", "13.07", "effect_long", 200},
	{"effekt_medel", "13.17", "effect_medium", 150},
	{"effekt_kort", "13.27", "effect_short", 110},
	{"aktiviteter", "13.38", "activity", 180},
	{"prestationer", "14.06", "output", 90},
	{"resurser", "14.14", "resource", 60},
	{"behov", "14.23", "need", 70},
};

static void
write_notes(struct play *play, const char *box)
{
	for (size_t at = 0; at < COUNT(demo_notes); at++) {
		struct gesture gesture;

		if (strcmp(demo_notes[at].box, box) != 0)
			continue;
		gesture = play_key(play);
		demo_write_note(&gesture, &demo_notes[at]);
		play_done(&gesture);
		CHECK_TEXT(session_text(&play->session, play_note(play, demo_notes[at].code),
					ITEM_TEXT),
			   demo_notes[at].text);
	}
}

/* One thread at a time is read in Luckor, and its links are spoken of. */
static void
close_gaps(struct play *play)
{
	play_go(play, "luckor", "14.28", 20);
	for (size_t at = 0; at < COUNT(demo_links); at++) {
		struct gesture gesture = play_key(play);

		demo_write_link(&gesture, &demo_links[at]);
		play_done(&gesture);
	}
	play->pace = 60;
	for (size_t at = 0; at < COUNT(demo_indicators); at++) {
		struct gesture gesture = play_key(play);

		demo_write_indicator(&gesture, &demo_indicators[at]);
		play_done(&gesture);
	}
}

static void
choose(struct play *play)
{
	play_go(play, "valj", "14.44", 120);
	for (size_t at = 0; at < COUNT(demo_actions); at++) {
		struct gesture gesture = play_key(play);

		demo_write_action(&gesture, &demo_actions[at], (int)at + 1);
		play_done(&gesture);
	}
}

static void
hold(struct play *play)
{
	play_open(play, &opening, opening.date);
	play->pace = 240;
	play_say(play, ITEM_MEANS, "Att den som kör fast får hjälp medan lektionen pågår.");
	for (size_t at = 0; at < COUNT(stages); at++) {
		if (!strcmp(stages[at].box, "output"))
			play_go(play, "paus", "13.58", 0);
		play_go(play, stages[at].step, stages[at].clock, stages[at].pace);
		write_notes(play, stages[at].box);
	}
	close_gaps(play);
	choose(play);
	play_go(play, "klart", "14.57", 60);
	play_say(play, ITEM_TELLING, "Verksamhetschefen berättar på Ledarforum i december.");
}

/* ---- what it must have come to ---- */

static void
check_gaps(const struct play *play)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(&play->session, play->catalog, false, gap);

	CHECK(gaps == (int)COUNT(demo_gaps));
	for (int at = 0; at < gaps && at < (int)COUNT(demo_gaps); at++) {
		CHECK_TEXT(gap[at].rule, demo_gaps[at].rule);
		CHECK_TEXT(gap[at].text, demo_gaps[at].text);
	}
}

/* How many needs and effects each insats hangs together with, and what is missing in its thread. */
static void
check_threads(const struct session *session)
{
	static const struct {
		int needs, effects, gaps;
	} want[] = {{2, 3, 0}, {1, 4, 0}, {1, 4, 0}, {1, 4, 2}, {1, 5, 2}};
	const char *gap[8];
	struct thread thread;
	size_t action = 0;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		if (item->kind != KIND_ACTION || !CHECK(action < COUNT(want)))
			continue;
		outcome_thread(session, item, &thread);
		CHECK(thread.needs.count == want[action].needs);
		CHECK(thread.effects.count == want[action].effects);
		CHECK(outcome_gaps(session, item, gap, (int)COUNT(gap)) == want[action].gaps);
		action++;
	}
	CHECK(action == COUNT(want));
}

/* ---- the file ---- */

static void
check_made(const struct buf *made)
{
	struct session session;
	struct err err = {0};

	CHECK(strstr(buf_text(made), "\"links\": [\n") != NULL);
	CHECK(strstr(buf_text(made), "\"indicators\": [\n") != NULL);
	if (CHECK(session_file_read(&session, buf_text(made), made->bytes, &err)))
		session_free(&session);
	else
		fprintf(stderr, "%s\n", err.text);
}

static void
compare(const struct buf *made, const char *path)
{
	struct buf kept = {0};

	read_whole(folder_of("RODTRAD_SHARE", "share"), path, &kept);
	if (!CHECK(kept.bytes == made->bytes && !strcmp(buf_text(&kept), buf_text(made))))
		fprintf(stderr, "%s is not what the session gives; run this with --write\n", path);
	buf_free(&kept);
}

static void
write_made(const struct buf *made, const char *path)
{
	struct buf whole = {0};
	struct err err = {0};

	buf_addf(&whole, "%s/%s", folder_of("RODTRAD_SHARE", "share"), path);
	if (!CHECK(file_write(buf_text(&whole), buf_text(made), made->bytes, &err)))
		fprintf(stderr, "%s\n", err.text);
	buf_free(&whole);
}

static void
demo(const struct catalog *catalog, bool writes)
{
	struct play play = {.catalog = catalog};
	char name[SESSION_FILE_NAME];
	struct buf made = {0}, path = {0};

	hold(&play);
	check_gaps(&play);
	check_threads(&play.session);
	CHECK_TEXT(session_file_name(&play.session, name), demo_file);
	session_file_write(&made, &play.session);
	check_made(&made);
	buf_addf(&path, "demo/%s", demo_file);
	if (writes)
		write_made(&made, buf_text(&path));
	compare(&made, buf_text(&path));
	buf_free(&path);
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

	read_whole(folder_of("RODTRAD_SHARE", "share"), "catalog/orebro-2019-2022.json", &text);
	if (CHECK(catalog_read(&catalog, buf_text(&text), text.bytes, &err))) {
		demo(&catalog, writes);
		catalog_free(&catalog);
	}
	buf_free(&text);
	return check_done("exchange/demo_chain");
}
