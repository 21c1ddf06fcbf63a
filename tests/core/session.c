/* SPDX-License-Identifier: EUPL-1.2 */
/* A session: what is said only once, what the door refuses, undo and redo, copies that differ, records. */
#include "swot.h"

/* What stands already is not said again. */
static void
test_nothing_new(void)
{
	const struct item *note;
	struct gesture gesture;
	struct room room;

	room_furnish(&room);
	note = named(&room, "S1");
	room_begin(&room, &gesture);
	note_edit(&gesture, note, "Vi delar med oss");
	note_move(&gesture, note, STRENGTH);
	note_merge(&gesture, note, note);
	gesture_set(&gesture, note->id);
	gesture_text(&gesture, ITEM_GROUNDS, "");
	gesture_restore(&gesture, note->id);
	gesture_go(&gesture, 0);
	CHECK(gesture_is_empty(&gesture));
	gesture_set(&gesture, note->id);
	gesture_text(&gesture, ITEM_GROUNDS, "LiKA");
	gesture_text(&gesture, ITEM_TEXT, "Vi delar med oss");
	gesture_int(&gesture, ITEM_SWAY, SWAY_US);
	CHECK(gesture.count == 1);
	gesture_take(&gesture);
	gesture_free(&gesture);
	note = named(&room, "S1");
	CHECK(room.session.event.item[room.session.event.count - 1].withs == 2);
	CHECK(session_int(&room.session, note, ITEM_SWAY, -1) == SWAY_US);
	CHECK(session_int(&room.session, note, ITEM_EVIDENCE, -1) == -1);
	CHECK_TEXT(session_text(&room.session, note, ITEM_GROUNDS), "LiKA");
	session_free(&room.session);
}

/* ---- the door ---- */

static void
check_refused(struct room *room, struct gesture *gesture, const char *sentence)
{
	int events = room->session.event.count;
	struct err err = {0};

	CHECK(!room_end(gesture, NULL, &err));
	CHECK(err.code == ERR_REFUSED);
	CHECK_TEXT(err.text, sentence);
	CHECK(room->session.event.count == events);
}

static void
test_seal(void)
{
	static const char closed[] =
		"Workshopen är klarmarkerad. Öppna den igen (tryck / och skriv "
		"öppna) om något ska ändras.";
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	room_begin(&room, &gesture);
	gesture_seal(&gesture);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(session_int(&room.session, session_self(&room.session), ITEM_STATE, -1) ==
	      STATE_SEALED);
	room_begin(&room, &gesture);
	note_edit(&gesture, named(&room, "S1"), "Ändrad");
	check_refused(&room, &gesture, closed);
	room_begin(&room, &gesture);
	(void)note_write(&gesture, STRENGTH, "Ny");
	check_refused(&room, &gesture, closed);
	room_begin(&room, &gesture);
	CHECK(gesture_undo(&gesture, &err));
	check_refused(&room, &gesture, closed);
	room_begin(&room, &gesture);
	gesture_go(&gesture, 7);
	CHECK(room_end(&gesture, NULL, &err));
	room_begin(&room, &gesture);
	gesture_reopen(&gesture);
	CHECK(room_end(&gesture, NULL, &err));
	room_write(&room, STRENGTH, "Ny");
	CHECK_WALL(&room, "S1 S2 S3 S4 V1 H1");
	session_free(&room.session);
}

static void
test_limits(void)
{
	struct gesture gesture;
	struct room room;
	struct buf text = {0};
	struct err err = {0};

	room_furnish(&room);
	for (int cluster = 0; cluster < TEXT_MAX; cluster++)
		buf_add(&text, "å");
	room_begin(&room, &gesture);
	note_edit(&gesture, named(&room, "S1"), buf_text(&text));
	CHECK(room_end(&gesture, NULL, &err));
	buf_add(&text, "å");
	room_begin(&room, &gesture);
	note_edit(&gesture, named(&room, "S2"), buf_text(&text));
	check_refused(&room, &gesture,
		      "Texten är för lång: 501 tecken, och här ryms 500. Korta den "
		      "och försök igen.");
	room_begin(&room, &gesture);
	gesture_set(&gesture, room.session.id);
	gesture_int(&gesture, ITEM_PEOPLE, PEOPLE_MAX + 1);
	check_refused(&room, &gesture, "Hur många är vi?: skriv ett tal från 1 till 60.");
	room_begin(&room, &gesture);
	gesture_set(&gesture, room.session.id);
	gesture_text(&gesture, ITEM_DATE, "2026-02-30");
	check_refused(&room, &gesture, "Datum: skriv ett datum, som 2026-12-01.");
	buf_free(&text);
	session_free(&room.session);
}

static void
test_full(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	room_begin(&room, &gesture);
	while (room.session.items.count + gesture.count < ITEMS_MAX)
		(void)gesture_add(&gesture, KIND_NOTE);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(room.session.items.count == ITEMS_MAX);
	room_begin(&room, &gesture);
	(void)note_write(&gesture, STRENGTH, "En till");
	check_refused(&room, &gesture,
		      "Det ryms inte fler än 4000 lappar i en workshop. Börja en ny för resten.");
	session_free(&room.session);
}

static void
test_gone(void)
{
	const struct item *note;
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	note = named(&room, "S1");
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	note = session_item(&room.session, note->id);
	CHECK(note && note->removed);
	room_begin(&room, &gesture);
	note_edit(&gesture, note, "Ändrad");
	check_refused(&room, &gesture, "Den är borttagen. Ctrl+Z tar tillbaka den.");
	room_begin(&room, &gesture);
	gesture_restore(&gesture, note->id);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK_WALL(&room, "S1 S2 S3 V1 H1");
	session_free(&room.session);
}

/* ---- undo and redo ---- */

static void
test_undo(void)
{
	struct room room;

	room_open(&room);
	CHECK(!do_undo(&room, gesture_undo, "Inget mer att ångra."));
	CHECK(!do_undo(&room, gesture_redo, "Inget att göra om."));
	room_write(&room, STRENGTH, "Ett");
	do_note(&room, "S1", change_words, "S1 är ändrad. Ctrl+Z ångrar.");
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är tillbaka."));
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Andra ord");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är som förut."));
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Ett");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är borta igen."));
	CHECK_WALL(&room, "");
	CHECK(!do_undo(&room, gesture_undo, "Inget mer att ångra."));
	CHECK(do_undo(&room, gesture_redo, "Gjort om: S1 är tillbaka."));
	CHECK(do_undo(&room, gesture_redo, "Gjort om: S1 ändrades."));
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Andra ord");
	CHECK(do_undo(&room, gesture_redo, "Gjort om: S1 är borta igen."));
	CHECK(!do_undo(&room, gesture_redo, "Inget att göra om."));
	CHECK_WALL(&room, "");
	session_free(&room.session);
}

static bool
do_take_back(struct room *room, struct id made)
{
	struct gesture gesture;
	struct err err = {0};
	bool ok;

	room_begin(room, &gesture);
	ok = gesture_take_back(&gesture, made, &err) && gesture_may(&gesture, &err);
	if (ok)
		gesture_take(&gesture);
	gesture_free(&gesture);
	return ok;
}

/* Of the event that came last: all of its gesture. */
static struct id
last_made(const struct room *room)
{
	return room->session.event.item[room->session.event.count - 1].gesture;
}

/* One that is not the newest, and what was taken back, any number of times. */
static void
test_take_back(void)
{
	struct id first, undo;
	struct room room;

	room_open(&room);
	room_write(&room, STRENGTH, "Ett");
	first = last_made(&room);
	room_write(&room, STRENGTH, "Två");
	CHECK(do_take_back(&room, first));
	CHECK_WALL(&room, "S2");
	CHECK(!do_take_back(&room, first));
	undo = last_made(&room);
	CHECK(do_take_back(&room, undo));
	CHECK_WALL(&room, "S1 S2");
	CHECK(do_take_back(&room, last_made(&room)));
	CHECK_WALL(&room, "S2");
	CHECK(!do_take_back(&room, (struct id){{7}}));
	session_free(&room.session);
}

/* What a gesture was about is told of what took it back, too, and of what took that back. */
static void
test_about(void)
{
	struct gesture_about about;
	struct id changed, undo;
	struct room room;

	room_furnish(&room);
	do_note(&room, "S1", change_words, "S1 är ändrad. Ctrl+Z ångrar.");
	changed = last_made(&room);
	CHECK(gesture_about(&room.session, changed, &about));
	CHECK(id_same(about.item, named(&room, "S1")->id));
	CHECK(about.field == ITEM_TEXT && !about.back);
	CHECK(do_take_back(&room, changed));
	undo = last_made(&room);
	CHECK(gesture_about(&room.session, undo, &about));
	CHECK(about.field == ITEM_TEXT && about.back);
	CHECK(do_take_back(&room, undo));
	CHECK(gesture_about(&room.session, last_made(&room), &about));
	CHECK(about.field == ITEM_TEXT && !about.back);
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	CHECK(gesture_about(&room.session, last_made(&room), &about) && about.field == -1);
	CHECK(!gesture_about(&room.session, (struct id){{7}}, &about));
	session_free(&room.session);
}

/* What is new ends what can be done again; going to a step and having looked do not. */
static void
test_redo_ends(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är tillbaka."));
	do_note(&room, "S1", note_see, "");
	room_begin(&room, &gesture);
	gesture_go(&gesture, 3);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(do_undo(&room, gesture_redo, "Gjort om: S1 är borta igen."));
	CHECK_WALL(&room, "S2 S3 V1 H1");
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är tillbaka."));
	room_write(&room, STRENGTH, "Ny");
	CHECK(!do_undo(&room, gesture_redo, "Inget att göra om."));
	session_free(&room.session);
}

/* Undo goes to the step where it was done, so that the room sees it. */
static void
test_undo_goes(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;
	int collect;

	room_open(&room);
	collect = workshop_step(&room.session.workshop, "samla");
	room_begin(&room, &gesture);
	gesture_go(&gesture, collect);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(room.session.at == collect);
	room_write(&room, STRENGTH, "Ett");
	room_begin(&room, &gesture);
	gesture_go(&gesture, 0);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(do_undo(&room, gesture_undo, "Ångrat: S1 är borta igen."));
	CHECK(room.session.at == collect);
	room_begin(&room, &gesture);
	gesture_go(&gesture, 1);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(do_undo(&room, gesture_redo, "Gjort om: S1 är tillbaka."));
	CHECK(room.session.at == collect);
	session_free(&room.session);
}

/* Rule 18: what is withheld here is not brought forth. */
static void
test_undo_without_text(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	do_note(&room, "S1", change_words, "S1 är ändrad. Ctrl+Z ångrar.");
	((struct given *)event_given(&room.session.event.item[1], ITEM_TEXT))->here = WITHHELD;
	room_begin(&room, &gesture);
	CHECK(gesture_undo(&gesture, &err));
	check_refused(&room, &gesture,
		      "Det går inte att ta tillbaka: texten finns inte längre på "
		      "den här datorn.");
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "Andra ord");
	session_free(&room.session);
}

/* ---- copies ---- */

/* Two have changed the same note, neither knowing of the other. */
static struct event
concurrent_set(struct room *room, const char *text, unsigned char last)
{
	const struct item *note = named(room, "S1");
	struct arena *arena = &room->session.arena;
	struct given *with = arena_new(arena, sizeof *with);
	struct replaced *replaces = arena_new(arena, sizeof *replaces);
	struct id *tip = arena_new(arena, sizeof *tip);
	struct event event = {.id = note->id, .clock = 100, .type = EVENT_SET, .type_name = "set"};

	event.id.byte[15] = last;
	*tip = note->id;
	*with = (struct given){.name = "text",
			       .field = ITEM_TEXT,
			       .is_text = true,
			       .kind = JSON_TEXT,
			       .text = text};
	*replaces = (struct replaced){.name = "text", .tip = tip, .tips = 1};
	event.item = note->id;
	event.with = with;
	event.replaces = replaces;
	event.withs = event.replacings = 1;
	return event;
}

static void
test_conflict(void)
{
	struct event left, right, purged;
	struct err err = {0};
	struct room room;

	room_furnish(&room);
	left = concurrent_set(&room, "vänster", 101);
	right = concurrent_set(&room, "höger", 102);
	purged = concurrent_set(&room, "", 103);
	((struct given *)purged.with)->here = PURGED;
	session_take_event(&room.session, &left);
	session_take_event(&room.session, &purged);
	CHECK(session_fold(&room.session, &err));
	CHECK(!session_in_conflict(&room.session, named(&room, "S1"), ITEM_TEXT));
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "vänster");
	session_take_event(&room.session, &right);
	CHECK(session_fold(&room.session, &err));
	CHECK(session_in_conflict(&room.session, named(&room, "S1"), ITEM_TEXT));
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "höger");
	session_free(&room.session);
}

/* A settlement is written though it gives what is shown already. */
static void
test_settle(void)
{
	struct gesture gesture;
	struct err err = {0};
	struct room room;
	struct event set;

	room_furnish(&room);
	set = concurrent_set(&room, "annat", 101);
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	session_take_event(&room.session, &set);
	CHECK(session_fold(&room.session, &err));
	CHECK(named(&room, "S1") && named(&room, "S1")->removal_disputed);
	room_begin(&room, &gesture);
	gesture_restore(&gesture, named(&room, "S1")->id);
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(!named(&room, "S1")->removal_disputed);
	CHECK_TEXT(text_of(&room, named(&room, "S1")), "annat");
	do_note(&room, "S1", note_remove, "S1 är borttagen. Ctrl+Z ångrar.");
	CHECK(!named(&room, "S1"));
	session_free(&room.session);
}

/* ---- records ---- */

/* What is on the disk is what is in the session: read back, it is the same. */
static void
test_records(void)
{
	struct session again = {0};
	struct record record[4];
	struct gesture gesture;
	struct err err = {0};
	struct room room;
	int records;

	room_furnish(&room);
	for (int at = 0; at < room.session.event.count; at++)
		session_take_event(&again, &room.session.event.item[at]);
	room_begin(&room, &gesture);
	(void)note_split(&gesture, named(&room, "S1"), "Första", "Andra");
	gesture_set(&gesture, named(&room, "S2")->id);
	gesture_ref(&gesture, ITEM_MERGED, named(&room, "S3")->id);
	gesture_int(&gesture, ITEM_EVIDENCE, EVIDENCE_SURVEY);
	records = gesture_records(&gesture, record);
	CHECK(records == 3);
	CHECK(record[1].clock == record[0].clock + 1 && record[2].mine);
	CHECK(id_compare(record[0].id, record[1].id) < 0);
	for (int at = records - 1; at >= 0; at--)
		CHECK(session_take_record(&again, &record[at], &err));
	CHECK(room_end(&gesture, NULL, &err));
	CHECK(session_fold(&again, &err));
	CHECK(again.event.count == room.session.event.count && again.clock == room.session.clock);
	CHECK_TEXT(codes(&(struct room){.session = again}, false, (char[200]){0}),
		   "S1 S3 S4 V1 H1");
	CHECK_WALL(&room, "S1 S3 S4 V1 H1");
	CHECK_TEXT(session_text(&again, note_named(&again, "S4"), ITEM_TEXT), "Andra");
	session_free(&again);
	session_free(&room.session);
}

static void
test_no_beginning(void)
{
	struct event event = {.id = {{1}}, .clock = 1, .type = EVENT_ADDED, .type_name = "added"};
	struct session session = {0};
	struct err err = {0};

	CHECK(!session_fold(&session, &err));
	CHECK_TEXT(err.text, "Det finns ingen början på den här workshopen.");
	session_take_event(&session, &event);
	CHECK(!session_fold(&session, &err));
	session_free(&session);
	session_free(&session);
}

int
main(void)
{
	test_nothing_new();
	test_seal();
	test_limits();
	test_full();
	test_gone();
	test_undo();
	test_take_back();
	test_about();
	test_redo_ends();
	test_undo_goes();
	test_undo_without_text();
	test_conflict();
	test_settle();
	test_records();
	test_no_beginning();
	return check_done("core/session");
}
