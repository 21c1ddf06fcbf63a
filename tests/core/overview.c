/* SPDX-License-Identifier: EUPL-1.2 */
/* All of a delmål side by side, what can be searched for in it, and that the order of sessions makes no difference. */
#include "rodtrad/core/overview.h"

#include "demo_room.h"
#include "rodtrad/core/search.h"
#include "rodtrad/core/wording.h"

#include <stdio.h>

#define APART 1000 /* keys between two rooms */
#define ROOMS 4

/* ---- rooms ---- */

static void
open_swot(struct room *room, int number, const char *unit)
{
	room_open_after(room, number * APART, "workshops/swot.json");
	put_text(room, session_self(&room->session), ITEM_UNIT, unit);
}

static const struct item *
write_in(struct room *room, const char *box, const char *text)
{
	struct gesture gesture = room_key(room);
	struct id id = note_write(&gesture, workshop_box(&room->session.workshop, box), text);

	room_done(&gesture);
	return session_item(&room->session, id);
}

static void
put_number(struct room *room, const struct item *item, enum item_field field, int number)
{
	struct gesture gesture = room_key(room);

	gesture_set(&gesture, item->id);
	gesture_int(&gesture, field, number);
	room_done(&gesture);
}

static struct id
put_insats(struct room *room, const char *text, const char *measure)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_ACTION);

	gesture_text(&gesture, ITEM_TEXT, text);
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	if (*measure)
		gesture_text(&gesture, ITEM_MEASURE, measure);
	room_done(&gesture);
	return id;
}

static void
fill(struct room room[ROOMS])
{
	open_swot(&room[0], 0, "Norr");
	open_swot(&room[1], 1, "Söder");
	open_swot(&room[2], 2, "Öster");
	open_swot(&room[3], 3, "");
	write_in(&room[0], "strength", "Lärspridare finns på varje enhet");
	write_in(&room[1], "strength", "På varje enhet finns det lärspridare");
	write_in(&room[1], "weakness", "Lärspridare finns på varje enhet");
	write_in(&room[1], "strength", "Rektorerna träffas varje månad");
	put_number(&room[2], write_in(&room[2], "weakness", "Nätet är segt i paviljongen"),
		   ITEM_SWAY, SWAY_ADMINISTRATION);
	/* One unit that says a thing twice is one unit. */
	write_in(&room[3], "strength", "Lärspridare på varje enhet finns");
	write_in(&room[3], "strength", "Varje enhet: lärspridare finns");
	put_insats(&room[0], "Kollegial handledning i digitala verktyg", "");
	put_insats(&room[1], "Handledning i digitala verktyg, kollegial", "");
	put_insats(&room[2], "Byt nätet i paviljongen", "orebro-2019-2022/measure/1.1");
	put_insats(&room[3], "Byt nätet i paviljongen", "orebro-2019-2022/measure/1.1");
}

/* ---- all of it as text ---- */

static void
tell(struct buf *out, const struct overview *overview)
{
	for (int at = 0; at < overview->count; at++) {
		const struct overview_row *row = &overview->item[at];

		buf_addf(out, "%d %s%s%s: %s [%s] %d\n", (int)row->part, row->is_again ? "- " : "",
			 row->code, row->is_broken ? "!" : "", row->text, row->unit, row->units);
	}
}

static const char wanted[] = "0 S1: Lärspridare finns på varje enhet [Norr] 3\n"
			     "0 - S1: På varje enhet finns det lärspridare [Söder] 0\n"
			     "0 - S1: Lärspridare på varje enhet finns [] 0\n"
			     "0 - S2: Varje enhet: lärspridare finns [] 0\n"
			     "0 S2: Rektorerna träffas varje månad [Söder] 1\n"
			     "0 V1: Lärspridare finns på varje enhet [Söder] 1\n"
			     "0 V1: Nätet är segt i paviljongen [Öster] 1\n"
			     "1 V1: Nätet är segt i paviljongen [Öster] 1\n"
			     "3 !: Kollegial handledning i digitala verktyg [Norr] 1\n"
			     "3 !: Handledning i digitala verktyg, kollegial [Söder] 1\n"
			     "3 !: Byt nätet i paviljongen [Öster] 1\n"
			     "3 !: Byt nätet i paviljongen [] 1\n"
			     "4 !: Kollegial handledning i digitala verktyg [Norr] 2\n"
			     "4 - !: Handledning i digitala verktyg, kollegial [Söder] 0\n";

static void
check_order(const struct room room[ROOMS], int first, bool backwards)
{
	struct overview overview = {0};
	struct buf got = {0};

	for (int at = 0; at < ROOMS; at++)
		overview_add(&overview,
			     &room[(first + (backwards ? ROOMS - at : at)) % ROOMS].session);
	overview_arrange(&overview);
	tell(&got, &overview);
	CHECK_TEXT(buf_text(&got), wanted);
	CHECK(overview.sessions == ROOMS && overview.units == 4);
	CHECK(overview.insatser == 4 && overview.broken == 4);
	overview_free(&overview);
	buf_free(&got);
}

static void
test_side_by_side(void)
{
	struct room room[ROOMS];

	fill(room);
	for (int first = 0; first < ROOMS; first++) {
		check_order(room, first, false);
		check_order(room, first, true);
	}
	for (int at = 0; at < ROOMS; at++)
		session_free(&room[at].session);
}

/* What the room laid dots on leads, with them; the rest is left out. */
static void
test_dots(void)
{
	struct room room;
	struct overview overview = {0};
	struct gesture gesture;

	open_swot(&room, 0, "Norr");
	write_in(&room, "strength", "Ingen prick");
	put_number(&room, write_in(&room, "strength", "Två prickar"), ITEM_HAND, 2);
	put_number(&room, write_in(&room, "strength", "Tre prickar"), ITEM_HAND, 3);
	gesture = room_key(&room);
	tally_show(&gesture);
	room_done(&gesture);
	overview_add(&overview, &room.session);
	overview_arrange(&overview);
	if (CHECK(overview.count == 2)) {
		CHECK_TEXT(overview.item[0].text, "Tre prickar");
		CHECK(overview.item[0].dots == 3 && overview.item[1].dots == 2);
	}
	overview_free(&overview);
	overview_arrange(&overview);
	CHECK(!overview.count && !overview.units);
	session_free(&room.session);
}

/* Effects of a chain stand by their horizon, and its own notes are no part of what was seen. */
static void
test_chain(void)
{
	struct room room;
	struct overview overview = {0};
	int effects = 0, insatser = 0;

	room_open(&room, "workshops/effektkedja.json");
	hold_demo(&room);
	overview_add(&overview, &room.session);
	overview_arrange(&overview);
	for (int at = 0; at < overview.count; at++) {
		effects += overview.item[at].part == OVERVIEW_EFFECTS;
		insatser += overview.item[at].part == OVERVIEW_INSATSER;
		CHECK_ALL(overview.item[at].part != OVERVIEW_NOTES);
	}
	CHECK(effects > 0 && insatser > 0 && insatser == overview.insatser);
	overview_free(&overview);
	session_free(&room.session);
}

/* ---- many ---- */

#define MANY_ROOMS 12
#define MANY_NOTES 40

/* Unlike words, but for a few that come again here and there. */
static void
write_many(struct room *room, int of, uint32_t *chance)
{
	static const char *const parts[] = {"nät",  "rekt", "lär",  "spri",  "tid",
					    "plan", "elev", "stöd", "kolle", "mått",
					    "ring", "prov", "bild", "data"};
	static const char *const boxes[] = {"strength", "weakness", "threat"};

	for (int note = 0; note < MANY_NOTES; note++) {
		char text[80] = "";

		for (int word = 0; word < 3; word++) {
			*chance = *chance * 1664525u + 1013904223u;
			snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s ",
				 parts[(*chance >> 16) % COUNT(parts)],
				 parts[(*chance >> 22) % COUNT(parts)]);
		}
		write_in(room, boxes[(note + of) % 3], text);
	}
}

/* Each row that stands under another is like that one, and no two that stand first are alike. */
static void
check_groups(const struct overview *overview)
{
	int first = 0, again = 0;

	for (int at = 0; at < overview->count; at++) {
		const struct overview_row *row = &overview->item[at];

		first = row->is_again ? first : at;
		again += row->is_again;
		if (row->is_again)
			CHECK_ALL(wording_likeness(row->text, overview->item[first].text) >=
				  WORDING_ALIKE);
		for (int before = 0; !row->is_again && before < at; before++)
			CHECK_ALL(overview->item[before].is_again ||
				  overview->item[before].box != row->box ||
				  wording_likeness(row->text, overview->item[before].text) <
					  WORDING_ALIKE);
	}
	CHECK(again > 20 && again < overview->count / 2);
}

static void
test_many(void)
{
	struct overview overview = {0};
	uint32_t chance = 11;

	for (int at = 0; at < MANY_ROOMS; at++) {
		struct room room;
		char unit[20];

		snprintf(unit, sizeof unit, "Enhet %d", at);
		open_swot(&room, at, unit);
		write_many(&room, at, &chance);
		overview_add(&overview, &room.session);
		session_free(&room.session);
	}
	overview_arrange(&overview);
	CHECK(overview.count == MANY_ROOMS * MANY_NOTES);
	check_groups(&overview);
	overview_free(&overview);
}

/* ---- what can be searched for ---- */

static void
note_entry(void *to, const struct search_entry *entry)
{
	buf_addf(to, "%s %s;", entry->code, entry->text);
}

static void
test_entries(void)
{
	struct room room;
	struct buf got = {0};
	struct gesture gesture;

	open_swot(&room, 0, "Norr");
	write_in(&room, "strength", "Ett");
	write_in(&room, "threat", "Två");
	write_in(&room, "strength", "Tre");
	gesture = room_key(&room);
	note_remove(&gesture, named(&room, "S2"));
	room_done(&gesture);
	gesture = room_key(&room);
	note_park(&gesture, named(&room, "H1"), true);
	room_done(&gesture);
	put_number(&room, session_item(&room.session, put_insats(&room, "Fyra", "")), ITEM_CHOICE,
		   CHOICE_NOT_NOW);
	put_insats(&room, "Fem", "");
	search_entries(&room.session, note_entry, &got);
	CHECK_TEXT(buf_text(&got), "S1 Ett;H1 Två;insats Fem;");
	CHECK(search_is_worth("lä") && search_is_worth(" lä ") && !search_is_worth(" l "));
	buf_free(&got);
	session_free(&room.session);
}

int
main(void)
{
	test_side_by_side();
	test_dots();
	test_chain();
	test_many();
	test_entries();
	return check_done("core/overview");
}
