/* SPDX-License-Identifier: EUPL-1.2 */
/* Which texts a purge names, that they are gone for good, and that nothing else is. */
#include "rodtrad/core/purge.h"

#include "room.h"

#define BEFORE_MS 1790000000000 /* 2026-09-21 */
#define AFTER_MS  1795338000000 /* 2026-11-22 */
#define DAY       "2026-11-01"

static struct id
room_add_action(struct room *room, const char *text, const char *owner)
{
	struct gesture gesture;
	struct id id;

	room_begin(room, &gesture);
	id = gesture_add(&gesture, KIND_ACTION);
	gesture_text(&gesture, ITEM_TEXT, text);
	gesture_text(&gesture, ITEM_OWNER, owner);
	room_do(&gesture);
	return id;
}

static void
room_own(struct room *room, struct id action, const char *owner)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	gesture_set(&gesture, action);
	gesture_text(&gesture, ITEM_OWNER, owner);
	room_do(&gesture);
}

static void
room_remove(struct room *room, const char *code)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	note_remove(&gesture, room_note(room, code));
	room_do(&gesture);
}

static struct purge_count
room_purge(struct room *room)
{
	struct purge_count count;
	struct gesture gesture;

	room_begin(room, &gesture);
	gesture_purge(&gesture, DAY, &count);
	CHECK(gesture_is_empty(&gesture) == !(count.names + count.removed));
	if (gesture_is_empty(&gesture))
		gesture_free(&gesture);
	else
		room_do(&gesture);
	return count;
}

/* How many texts of the session's events are these words. */
static int
times_said(const struct room *room, const char *words)
{
	const struct session *session = &room->session;
	int times = 0;

	for (int event = 0; event < session->event.count; event++)
		for (int with = 0; with < session->event.item[event].withs; with++)
			times += !strcmp(session->event.item[event].with[with].text, words);
	return times;
}

static void
test_what_goes(void)
{
	struct room room;
	struct id old, late;
	struct purge_count count;

	room_open(&room, 6);
	room.ms = BEFORE_MS;
	old = room_add_action(&room, "Ledarmodulen", "Anna A");
	room_own(&room, old, "Bo B");
	room_write(&room, "strength", "Står kvar");
	room_write(&room, "strength", "Tas bort");
	room_remove(&room, "S2");
	room_write(&room, "strength", "Tas bort senare");
	room.ms = AFTER_MS;
	room_remove(&room, "S3");
	late = room_add_action(&room, "Nätet", "Cia C");

	count = room_purge(&room);
	CHECK(count.names == 2 && count.removed == 1);
	CHECK(!times_said(&room, "Anna A") && !times_said(&room, "Bo B"));
	CHECK(!times_said(&room, "Tas bort"));
	CHECK(times_said(&room, "Tas bort senare") == 1 && times_said(&room, "Cia C") == 1);
	CHECK(times_said(&room, "Står kvar") == 1 && times_said(&room, "Ledarmodulen") == 1);
	CHECK_TEXT(session_text(&room.session, session_item(&room.session, old), ITEM_OWNER), "");
	CHECK_TEXT(session_text(&room.session, session_item(&room.session, late), ITEM_OWNER),
		   "Cia C");
	count = room_purge(&room);
	CHECK(count.names == 0 && count.removed == 0);
	session_free(&room.session);
}

/* Rule 14: undo goes past it, and what lost its text is not brought back without one (rule 18). */
static void
test_for_good(void)
{
	struct room room;
	struct gesture gesture;
	struct err err = {0};

	room_open(&room, 6);
	room.ms = BEFORE_MS;
	room_write(&room, "strength", "Tas bort");
	room_remove(&room, "S1");
	CHECK(room_purge(&room).removed == 1);
	room_begin(&room, &gesture);
	CHECK(gesture_undo(&gesture, &err));
	CHECK(!room_end(&gesture, &err));
	CHECK(strstr(err.text, "texten finns inte längre") != NULL);
	CHECK(!times_said(&room, "Tas bort"));
	session_free(&room.session);
}

/* The line has what the purge names, by field, and reads back the same. */
static void
test_line(void)
{
	struct room room;
	struct arena arena = {0};
	struct event again;
	struct record record;
	struct buf line = {0}, second = {0};
	struct err err = {0};
	const struct event *purge;

	room_open(&room, 6);
	room.ms = BEFORE_MS;
	room_add_action(&room, "Ledarmodulen", "Anna A");
	room_write(&room, "strength", "Tas bort");
	room_remove(&room, "S1");
	room_purge(&room);
	purge = &room.session.event.item[room.session.event.count - 1];
	CHECK(purge->type == EVENT_PURGED && purge->purgings == 2);
	event_skeleton(&line, purge);
	CHECK(strstr(buf_text(&line), "\"purges\":{\"owner\":[\"") != NULL);
	CHECK(strstr(buf_text(&line), "],\"text\":[\"") != NULL);
	event_record(&record, purge, &arena);
	CHECK(event_of_record(&again, &record, &arena, &err));
	event_skeleton(&second, &again);
	CHECK_TEXT(buf_text(&second), buf_text(&line));
	arena_free(&arena);
	buf_free(&line);
	buf_free(&second);
	session_free(&room.session);
}

static void
test_names(void)
{
	CHECK(item_field_names(ITEM_OWNER) && item_field_names(ITEM_FACILITATOR));
	CHECK(item_field_names(ITEM_RECEIVER) && item_field_names(ITEM_MEASURER));
	CHECK(!item_field_names(ITEM_TEXT) && !item_field_names(ITEM_UNIT));
	CHECK(!item_field_names(ITEM_FIELDS));
	CHECK(item_kind_has(KIND_ACTION, ITEM_OWNER) && !item_kind_has(KIND_NOTE, ITEM_OWNER));
}

int
main(void)
{
	test_names();
	test_what_goes();
	test_for_good();
	test_line();
	return check_done("core/purge");
}
