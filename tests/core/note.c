/* SPDX-License-Identifier: EUPL-1.2 */
/* What a room does to its notes with one key each: codes, merging, parking, and what was typed. */
#include "swot.h"

static void
test_codes(void)
{
	struct room room;

	room_furnish(&room);
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	do_note(&room, "s3", note_remove, "S3 är borttagen. Ctrl+Z ångrar.");
	CHECK(!named(&room, "S3"));
	room_write(&room, STRENGTH, "Ny");
	CHECK_WALL(&room, "S1 S2 S4 V1 H1");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S4 är borta igen."));
	room_write(&room, STRENGTH, "Nyare");
	CHECK_WALL(&room, "S1 S2 S5 V1 H1");
	do_note(&room, "S5", to_threats, "S5 flyttad till Hot, heter nu H2.");
	CHECK_WALL(&room, "S1 S2 V1 H1 H2");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: H2 är som förut."));
	do_note(&room, "S2", to_threats, "S2 flyttad till Hot, heter nu H3.");
	CHECK_WALL(&room, "S1 S5 V1 H1 H3");
	CHECK(note_count(&room.session, -1) == 5 && note_count(&room.session, THREAT) == 2);
	session_free(&room.session);
}

/* Moving and writing several into one box with one key gives each a code of its own. */
static void
test_codes_of_one_key(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	room_begin(&room, &gesture);
	note_move(&gesture, named(&room, "S1"), THREAT);
	note_move(&gesture, named(&room, "S2"), THREAT);
	(void)note_write(&gesture, THREAT, "a");
	(void)note_write(&gesture, THREAT, "b");
	(void)note_write(&gesture, STRENGTH, "c");
	CHECK(room_end(&gesture, NULL, &err));
	CHECK_WALL(&room, "S3 S4 V1 H1 H2 H3 H4 H5");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: H2 är som förut."));
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	session_free(&room.session);
}

static void
test_merge(void)
{
	const struct item *merged[2];
	struct room room;

	room_furnish(&room);
	do_merge(&room, "S1", "S2", "S1 och S2 är hopslagna. Ctrl+Z ångrar.");
	CHECK_WALL(&room, "S1 S3 V1 H1");
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Vi delar med oss");
	do_merge(&room, "S3", "S1", "S3 och S1 är hopslagna. Ctrl+Z ångrar.");
	CHECK_WALL(&room, "S3 V1 H1");
	CHECK(note_merged(&room.session, named(&room, "S3"), merged, 2) == 2);
	CHECK_TEXT(text_of(&room, merged[1]), "Alla har dator");
	CHECK(note_merged(&room.session, named(&room, "S3"), merged, 0) == 2);
	CHECK(note_root(&room.session, merged[1]) == named(&room, "S3"));
	do_note(&room, "S3", note_part, "S3 är isärtagen. Ctrl+Z ångrar.");
	CHECK_WALL(&room, "S1 S3 V1 H1");
	/* When the note they lie in is removed they come forth. */
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	CHECK_WALL(&room, "S2 S3 V1 H1");
	session_free(&room.session);
}

/* Two copies have merged S1 and S2 into each other: both stand. */
static void
test_ring(void)
{
	const struct item *a, *b;
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	a = named(&room, "S1");
	b = named(&room, "S2");
	room_begin(&room, &gesture);
	note_merge(&gesture, a, b);
	note_merge(&gesture, b, a);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	CHECK(note_root(&room.session, a) == a && note_root(&room.session, b) == b);
	session_free(&room.session);
}

static void
test_split(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;
	char said[240];

	room_furnish(&room);
	room_begin(&room, &gesture);
	(void)note_split(&gesture, named(&room, "S1"), "Vi delar", "Vi frågar");
	CHECK(room_end(&gesture, said, &err));
	CHECK_TEXT(said, "S1 är delad i S1 och S4. Ctrl+Z ångrar.");
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Vi delar");
	CHECK_TEXT(text_of(&room, named(&room, "S4")), "Vi frågar");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är som förut."));
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Vi delar med oss");
	session_free(&room.session);
}

static void
test_park(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;
	struct note_list list;
	char said[240];

	room_furnish(&room);
	do_note(&room, "V1", park,
		"V1 är parkerad. Välj den i Parkerat och tryck F7 för att ta tillbaka den.");
	CHECK_WALL(&room, "S1 S2 S3 H1");
	CHECK_PARKED(&room, "V1");
	CHECK(!named(&room, "V1"));
	note_list_parked(&room.session, &list);
	room_begin(&room, &gesture);
	note_park(&gesture, &room.session.items.item[list.item[0]], false);
	CHECK(room_end(&gesture, said, &err));
	CHECK_TEXT(said, "V1 är tillbaka på tavlan.");
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	CHECK_PARKED(&room, "");
	session_free(&room.session);
}

static void
test_same_and_order(void)
{
	struct room room;

	room_furnish(&room);
	do_note(&room, "S1", note_same, "S1: 1 till har skrivit samma sak.");
	do_note(&room, "S1", note_same, "S1: 2 till har skrivit samma sak.");
	CHECK(session_int(&room.session, named(&room, "S1"), ITEM_SAME, 0) == 2);
	do_note(&room, "S1", shift_down, "");
	CHECK_WALL(&room, "S2 S1 S3 V1 H1");
	do_note(&room, "S3", shift_down, "");
	do_note(&room, "S2", shift_up, "");
	CHECK_WALL(&room, "S2 S1 S3 V1 H1");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är som förut."));
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	session_free(&room.session);
}

/* Two notes with one code, after a merge of two copies. */
static void
test_twins(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	room_begin(&room, &gesture);
	(void)gesture_add(&gesture, KIND_NOTE);
	gesture_text(&gesture, ITEM_BOX, "strength");
	gesture_text(&gesture, ITEM_CODE, "S2");
	gesture_int(&gesture, ITEM_ORDER, 9);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK_WALL(&room, "S1 S2 S3 S2b V1 H1");
	CHECK(named(&room, "s2b") && named(&room, "S2") != named(&room, "S2b"));
	CHECK(note_said(&room.session, "s2b+s1").kind == SAID_MERGE);
	room_write(&room, STRENGTH, "Ny");
	CHECK(named(&room, "S4") != NULL);
	session_free(&room.session);
}

/* A code that no room counts to does not break the counting. */
static void
test_strange_code(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	room_begin(&room, &gesture);
	(void)gesture_add(&gesture, KIND_NOTE);
	gesture_text(&gesture, ITEM_BOX, "strength");
	gesture_text(&gesture, ITEM_CODE, "S2147483647");
	CHECK(room_end(&gesture, NULL, &err));
	room_write(&room, STRENGTH, "Ny");
	CHECK(named(&room, "S4") != NULL);
	session_free(&room.session);
}

/* ---- what was typed ---- */

struct typed {
	const char *text;
	enum said_kind kind;
	const char *a, *b; /* codes */
	int box;
	const char *words;
};

/* clang-format off */
static const struct typed typed[] = {
	{"s3", SAID_SELECT, "S3", NULL, 0, NULL},
	{"S3 ", SAID_SELECT, "S3", NULL, 0, NULL},
	{"s3+s2", SAID_MERGE, "S3", "S2", 0, NULL},
	{"s3 + v1 ", SAID_MERGE, "S3", "V1", 0, NULL},
	{"s3+", SAID_SAME, "S3", NULL, 0, NULL},
	{"s3 + ", SAID_SAME, "S3", NULL, 0, NULL},
	{"v1>h", SAID_MOVE, "V1", NULL, THREAT, NULL},
	{"v1 > M ", SAID_MOVE, "V1", NULL, OPPORTUNITY, NULL},
	{"h: Nya krav", SAID_WRITE, NULL, NULL, THREAT, "Nya krav"},
	{"S:bra", SAID_WRITE, NULL, NULL, STRENGTH, "bra"},
	/* no orders */
	{"", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s9", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3b", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3 är bra", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3+s9", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3+s3", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3+s2+s1", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3+s2 tycker vi", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3>", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3>x", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3>hot", SAID_NOTE, NULL, NULL, 0, NULL},
	{"h:", SAID_NOTE, NULL, NULL, 0, NULL},
	{"h:   ", SAID_NOTE, NULL, NULL, 0, NULL},
	{"x: okänd ruta", SAID_NOTE, NULL, NULL, 0, NULL},
	{"http://exempel.se", SAID_NOTE, NULL, NULL, 0, NULL},
	{"3+4", SAID_NOTE, NULL, NULL, 0, NULL},
	{"👨‍👩‍👧‍👦: familjen", SAID_NOTE, NULL, NULL, 0, NULL},
	{"👨‍👩‍👧‍👦3", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s3>👨‍👩‍👧‍👦", SAID_NOTE, NULL, NULL, 0, NULL},
	{"s00000000000000000000000000003", SAID_NOTE, NULL, NULL, 0, NULL},
};
/* clang-format on */

static void
test_said(void)
{
	struct room room;

	room_furnish(&room);
	for (size_t at = 0; at < COUNT(typed); at++) {
		const struct typed *row = &typed[at];
		struct said said = note_said(&room.session, row->text);

		if (!CHECK(said.kind == row->kind))
			fprintf(stderr, "\"%s\" is %d\n", row->text, (int)said.kind);
		if (row->a)
			CHECK(said.a == named(&room, row->a));
		if (row->b)
			CHECK(said.b == named(&room, row->b));
		if (row->kind == SAID_MOVE || row->kind == SAID_WRITE)
			CHECK(said.box == row->box);
		if (row->words)
			CHECK_TEXT(said.text, row->words);
	}
	do_note(&room, "S3", note_remove, "S3 är borttagen. Ctrl+Z ångrar.");
	CHECK(note_said(&room.session, "s3").kind == SAID_NOTE);
	do_note(&room, "S2", park,
		"S2 är parkerad. Välj den i Parkerat och tryck F7 för att ta tillbaka den.");
	CHECK(note_said(&room.session, "s2").kind == SAID_NOTE);
	session_free(&room.session);
}

int
main(void)
{
	test_codes();
	test_codes_of_one_key();
	test_merge();
	test_ring();
	test_split();
	test_park();
	test_same_and_order();
	test_twins();
	test_strange_code();
	test_said();
	return check_done("core/note");
}
