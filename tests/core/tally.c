/* SPDX-License-Identifier: EUPL-1.2 */
/* The vote: slips, hands, rounds, and what is refused. */
#include "rodtrad/core/tally.h"

#include "room.h"

/* Three notes of ours, two of the world, one that is not voted on. */
static void
open_with_notes(struct room *room, int people)
{
	room_open(room, people);
	room_write(room, "strength", "Ett");
	room_write(room, "strength", "Två");
	room_write(room, "weakness", "Tre");
	room_write(room, "threat", "Fyra");
	room_write(room, "threat", "Fem");
	room_write(room, "other", "Sex");
}

static void
go(struct room *room, const char *id)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	gesture_go(&gesture, workshop_step(&room->session.workshop, id));
	room_do(&gesture);
}

static int
dots(const struct room *room, const char *code)
{
	return tally_dots(room_note(room, code));
}

/* Types a slip and lays it; false when it is not read. */
static bool
vote(struct room *room, const char *text, struct err *err)
{
	struct id note[TALLY_CODES];
	struct gesture gesture;
	int notes = tally_read_slip(&room->session, room_step(room, "rosta"), text, note, err);

	if (notes < 0)
		return false;
	room_begin(room, &gesture);
	tally_slip(&gesture, note, notes);
	return room_end(&gesture, err);
}

static void
set_by_hand(struct room *room, const char *code, int number)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	tally_set(&gesture, room_note(room, code), number);
	room_do(&gesture);
}

static void
test_slips(void)
{
	struct room room;
	struct err err = {0};

	open_with_notes(&room, 2);
	go(&room, "rosta");
	const struct step *step = room_step(&room, "rosta");
	struct tally tally = tally_of(&room.session, step);
	CHECK(tally.people == 2 && tally.slips == 0 && tally.each == 3 && tally.budget == 6);
	CHECK(!tally.is_open);

	CHECK(vote(&room, "s1 v1 h2", &err));
	tally = tally_of(&room.session, step);
	CHECK(tally.slips == 1 && tally.dots == 3 && !tally.is_open);
	CHECK(vote(&room, " S1,s2,,H1 ", &err));
	tally = tally_of(&room.session, step);
	CHECK(tally.slips == 2 && tally.dots == 6 && tally.is_open);
	CHECK(dots(&room, "S1") == 2 && dots(&room, "S2") == 1 && dots(&room, "H2") == 1);
	CHECK(dots(&room, "Ö1") == 0);

	CHECK(!vote(&room, "s1 v1 h2", &err));
	CHECK_TEXT(err.text, "Alla 2 röstsedlar är inlästa. Ändra antalet först.");
	session_free(&room.session);
}

/* The door says the same as the reader, to a slip that was read before the last one was laid. */
static void
test_door(void)
{
	struct room room;
	struct gesture gesture;
	struct id note[TALLY_CODES];
	struct err err = {0};

	open_with_notes(&room, 2);
	go(&room, "rosta");
	CHECK(vote(&room, "s2 v1 h2", &err));
	int notes =
		tally_read_slip(&room.session, room_step(&room, "rosta"), "s1 s2 h1", note, &err);
	CHECK(notes == 3);
	CHECK(vote(&room, "s1 s2 h1", &err));
	room_begin(&room, &gesture);
	tally_slip(&gesture, note, notes);
	CHECK(!room_end(&gesture, &err));
	CHECK_TEXT(err.text, "Alla 2 röstsedlar är inlästa. Ändra antalet först.");
	CHECK(dots(&room, "S1") == 1);

	room_begin(&room, &gesture);
	note_edit(&gesture, room_note(&room, "S1"), "Ett, med andra ord");
	CHECK(room_end(&gesture, &err));
	session_free(&room.session);
}

static void
test_refused(void)
{
	static const struct {
		const char *slip, *sentence;
	} cases[] = {
		{"", "Skriv koderna på sedeln, med mellanslag emellan."},
		{" , ", "Skriv koderna på sedeln, med mellanslag emellan."},
		{"s1 s9 h1", "S9 finns inte på väggen."},
		{"s1 hej h1", "HEJ finns inte på väggen."},
		{"s1 ö1 h1", "Ö1 går inte att rösta på här."},
		{"s1 S1 h1", "S1 står två gånger på sedeln."},
		{"s1 s2 v1 h1", "Det står 4 koder på sedeln, och det får vara högst 3."},
		{"s1 s2 v1", "Minst en av koderna ska vara H."},
		{"abcdefghijklmnopqrstuvwxyzåäö", "ABCDEFGHIJKLMNOPQRST finns inte på väggen."},
	};
	struct room room;

	open_with_notes(&room, 5);
	room_write(&room, "threat", "Sju");
	go(&room, "rosta");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err = {0};

		CHECK(!vote(&room, cases[i].slip, &err));
		CHECK_TEXT(err.text, cases[i].sentence);
		CHECK(err.code == ERR_REFUSED);
	}
	struct err err = {0};
	CHECK(!vote(&room, "h1 h2 h3", &err));
	CHECK_TEXT(err.text, "Minst en av koderna ska vara S eller V.");
	CHECK(tally_of(&room.session, room_step(&room, "rosta")).slips == 0);
	session_free(&room.session);
}

/* One side empty: there is nothing to ask of it. Fewer codes than dots are a slip too. */
static void
test_few_notes(void)
{
	struct room room;
	struct err err = {0};

	room_open(&room, 3);
	room_write(&room, "strength", "Ett");
	room_write(&room, "weakness", "Två");
	go(&room, "rosta");
	CHECK(vote(&room, "s1 v1", &err));
	CHECK(vote(&room, "s1", &err));
	CHECK(tally_of(&room.session, room_step(&room, "rosta")).dots == 3);
	session_free(&room.session);
}

static void
test_each(void)
{
	static const struct {
		int notes, each;
	} cases[] = {{0, 3}, {1, 3}, {12, 3}, {13, 4}, {20, 4}, {21, 5}, {30, 5}, {31, 5}};
	struct room room;
	struct gesture gesture;
	int notes = 0;

	room_open(&room, 4);
	const struct step *step = room_step(&room, "rosta");
	for (size_t i = 0; i < COUNT(cases); i++) {
		for (; notes < cases[i].notes; notes++)
			room_write(&room, notes % 2 ? "strength" : "threat", "En lapp");
		CHECK(tally_dots_each(&room.session, step) == cases[i].each);
	}
	((struct vote_params *)step->params)->dots = 7;
	CHECK(tally_dots_each(&room.session, step) == 7);
	room_begin(&room, &gesture);
	gesture_set(&gesture, session_self(&room.session)->id);
	gesture_int(&gesture, ITEM_DOTS_EACH, 2);
	room_do(&gesture);
	CHECK(tally_dots_each(&room.session, step) == 2);
	CHECK(tally_of(&room.session, step).budget == 8);
	session_free(&room.session);
}

static void
test_hands(void)
{
	struct room room;
	struct err why = {0};

	open_with_notes(&room, 4);
	const struct step *step = room_step(&room, "rosta");
	CHECK(step->kind->holds(&room.session, step, &why));
	CHECK_TEXT(why.text, "4 röstsedlar är kvar.");
	set_by_hand(&room, "S2", 7);
	CHECK(dots(&room, "S2") == 7);
	CHECK(tally_of(&room.session, step).is_open);
	CHECK(step->kind->holds(&room.session, step, &why));
	CHECK_TEXT(why.text, "5 prickar är kvar.");
	set_by_hand(&room, "S2", 0);
	CHECK(dots(&room, "S2") == 0 && !tally_of(&room.session, step).is_open);
	set_by_hand(&room, "H1", -3);
	CHECK(dots(&room, "H1") == 0);
	set_by_hand(&room, "H1", 12);
	CHECK(!step->kind->holds(&room.session, step, &why));
	session_free(&room.session);
}

/* A hand sets the total, also above what slips have given. */
static void
test_hands_and_slips(void)
{
	struct room room;
	struct err err = {0};

	open_with_notes(&room, 3);
	go(&room, "rosta");
	CHECK(vote(&room, "s1 v1 h1", &err));
	CHECK(vote(&room, "s1 v1 h2", &err));
	set_by_hand(&room, "S1", 5);
	CHECK(dots(&room, "S1") == 5);
	CHECK(vote(&room, "s1 s2 h1", &err));
	CHECK(dots(&room, "S1") == 6);
	set_by_hand(&room, "S1", 1);
	CHECK(dots(&room, "S1") == 1);
	session_free(&room.session);
}

static void
test_merged(void)
{
	struct room room;
	struct gesture gesture;
	struct err err = {0};

	open_with_notes(&room, 4);
	go(&room, "rosta");
	CHECK(vote(&room, "s1 s2 h1", &err));
	set_by_hand(&room, "S2", 3);
	const struct id into = room_note(&room, "S1")->id;
	room_begin(&room, &gesture);
	note_merge(&gesture, room_note(&room, "S1"), room_note(&room, "S2"));
	room_do(&gesture);
	CHECK(tally_dots(session_item(&room.session, into)) == 4);
	room_begin(&room, &gesture);
	note_part(&gesture, session_item(&room.session, into));
	room_do(&gesture);
	CHECK(dots(&room, "S1") == 1 && dots(&room, "S2") == 3);

	room_begin(&room, &gesture);
	note_remove(&gesture, room_note(&room, "S2"));
	room_do(&gesture);
	CHECK(tally_of(&room.session, room_step(&room, "rosta")).dots == 2);
	session_free(&room.session);
}

static const char *
code_at(const struct room *room, const struct note_list *list, int i)
{
	return session_text(&room->session, &room->session.items.item[list->item[i]], ITEM_CODE);
}

static void
test_order(void)
{
	static const char *const board[] = {"S1", "S2", "V1", "H1", "H2", "Ö1"};
	static const char *const voted[] = {"H2", "S2", "V1", "S1", "H1", "Ö1"};
	struct note_list list;
	struct room room;

	open_with_notes(&room, 4);
	tally_order(&room.session, &list, true);
	CHECK(list.count == 0);
	tally_order(&room.session, &list, false);
	CHECK(list.count == 6);
	for (int i = 0; i < 6 && i < list.count; i++)
		CHECK_TEXT(code_at(&room, &list, i), board[i]);

	set_by_hand(&room, "H2", 4);
	set_by_hand(&room, "V1", 2);
	set_by_hand(&room, "S2", 2);
	tally_order(&room.session, &list, false);
	for (int i = 0; i < 6 && i < list.count; i++)
		CHECK_TEXT(code_at(&room, &list, i), voted[i]);
	tally_order(&room.session, &list, true);
	CHECK(list.count == 3);
	CHECK_TEXT(code_at(&room, &list, 2), "V1");
	session_free(&room.session);
}

static void
test_rounds(void)
{
	struct room room;
	struct gesture gesture;
	struct err err = {0};

	open_with_notes(&room, 2);
	go(&room, "rosta");
	const struct step *step = room_step(&room, "rosta");
	CHECK(vote(&room, "s1 v1 h1", &err));
	set_by_hand(&room, "H2", 2);
	CHECK(!tally_of(&room.session, step).is_open);
	room_begin(&room, &gesture);
	tally_show(&gesture);
	CHECK_TEXT(gesture.said, "Resultatet visas. 1 av 2 röstsedlar är inlästa.");
	room_do(&gesture);
	CHECK(tally_of(&room.session, step).is_open);

	room_begin(&room, &gesture);
	tally_again(&gesture);
	room_do(&gesture);
	struct tally tally = tally_of(&room.session, step);
	CHECK(tally.slips == 0 && tally.dots == 0 && !tally.is_open);
	CHECK(vote(&room, "s2 v1 h1", &err) && vote(&room, "s2 v1 h1", &err));
	CHECK(dots(&room, "S1") == 0 && dots(&room, "S2") == 2);

	room_begin(&room, &gesture);
	CHECK(gesture_undo(&gesture, &err));
	room_do(&gesture);
	CHECK(tally_of(&room.session, step).slips == 1 && dots(&room, "S2") == 1);
	session_free(&room.session);
}

int
main(void)
{
	test_slips();
	test_door();
	test_refused();
	test_few_notes();
	test_each();
	test_hands();
	test_hands_and_slips();
	test_merged();
	test_order();
	test_rounds();
	return check_done("core/tally");
}
