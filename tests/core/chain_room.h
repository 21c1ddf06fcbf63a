/* SPDX-License-Identifier: EUPL-1.2 */
/* A room that holds the effektkedja as it is shipped, one key at a time. */
#ifndef RODTRAD_TESTS_CORE_CHAIN_ROOM_H
#define RODTRAD_TESTS_CORE_CHAIN_ROOM_H

#include <stdlib.h>

#include "../check.h"
#include "rodtrad/core/chain.h"

struct room {
	struct session session;
	int keys;
};

/* Adds a file of a folder that the environment may name. */
static inline void
read_shipped(struct buf *out, const char *variable, const char *folder, const char *name)
{
	const char *named = getenv(variable);
	struct buf path = {0};
	char part[4096];
	size_t bytes;
	FILE *file;

	buf_addf(&path, "%s/%s", named ? named : folder, name);
	file = fopen(buf_text(&path), "rb");
	while (file && (bytes = fread(part, 1, sizeof part, file)) > 0)
		buf_addn(out, part, bytes);
	if (CHECK(file != NULL))
		fclose(file);
	buf_free(&path);
}

static inline struct gesture
room_key(struct room *room)
{
	unsigned char count[10] = {0};
	int64_t now = INT64_C(1795338000000) + room->keys * 1000;
	struct gesture gesture;

	count[8] = (unsigned char)(++room->keys >> 8);
	count[9] = (unsigned char)room->keys;
	gesture_begin(&gesture, &room->session, id_make(now, count), (struct moment){now, 60});
	return gesture;
}

/* Through the door, which lets in all that these tests do. */
static inline void
room_done(struct gesture *gesture)
{
	struct err err = {0};

	if (CHECK(gesture_may(gesture, &err)))
		gesture_take(gesture);
	else
		fprintf(stderr, "%s\n", err.text);
	gesture_free(gesture);
}

/* As if so many keys had been pressed before, so that two rooms are not one. */
static inline void
room_open_after(struct room *room, int keys, const char *workshop)
{
	struct buf text = {0}, canonical = {0};
	struct err err = {0};
	struct gesture gesture;
	struct json *json;

	read_shipped(&text, "RODTRAD_ROOT", ".", workshop);
	json = json_parse(buf_text(&text), text.bytes, JSON_WORKSHOP_BYTES, &err);
	*room = (struct room){.keys = keys};
	json_canonical(&canonical, json);
	gesture = room_key(room);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, buf_text(&canonical));
	gesture_text(&gesture, ITEM_DATE, "2026-11-17");
	gesture_text(&gesture, ITEM_CATALOG, "orebro-2019-2022");
	gesture_text(&gesture, ITEM_CATALOG_VERSION, "1.0");
	gesture_text(&gesture, ITEM_DELMAL, "2.2");
	gesture_int(&gesture, ITEM_PEOPLE, 7);
	room_done(&gesture);
	json_drop(json);
	buf_free(&canonical);
	buf_free(&text);
}

static inline void
room_open(struct room *room, const char *workshop)
{
	room_open_after(room, 0, workshop);
}

/* The note of a code on the wall. The tests name no other. */
static inline const struct item *
named(const struct room *room, const char *code)
{
	const struct item *note = note_named(&room->session, code);

	if (!note) {
		fprintf(stderr, "there is no note %s\n", code);
		exit(1);
	}
	return note;
}

static inline const struct item *
link_of(const struct room *room, const char *from, const char *to)
{
	return chain_link_between(&room->session, named(room, from), named(room, to));
}

/* The first item of a kind. */
static inline const struct item *
first_of(const struct room *room, enum item_kind kind)
{
	for (int at = 0; at < room->session.items.count; at++)
		if (room->session.items.item[at].kind == kind)
			return &room->session.items.item[at];
	return NULL;
}

static inline void
put_note(struct room *room, const char *box, const char *text)
{
	struct gesture gesture = room_key(room);

	note_write(&gesture, workshop_box(&room->session.workshop, box), text);
	room_done(&gesture);
}

static inline void
put_link(struct room *room, const char *from, const char *to)
{
	struct gesture gesture = room_key(room);

	chain_link(&gesture, named(room, from), named(room, to));
	room_done(&gesture);
}

static inline void
put_text(struct room *room, const struct item *item, enum item_field field, const char *text)
{
	struct gesture gesture = room_key(room);

	gesture_set(&gesture, item->id);
	gesture_text(&gesture, field, text);
	room_done(&gesture);
}

static inline void
put_int(struct room *room, const struct item *item, enum item_field field, int number)
{
	struct gesture gesture = room_key(room);

	gesture_set(&gesture, item->id);
	gesture_int(&gesture, field, number);
	room_done(&gesture);
}

static inline void
put_yes(struct room *room, const struct item *item, enum item_field field)
{
	struct gesture gesture = room_key(room);

	gesture_set(&gesture, item->id);
	gesture_bool(&gesture, field, true);
	room_done(&gesture);
}

static inline void
put_away(struct room *room, const struct item *item)
{
	struct gesture gesture = room_key(room);

	gesture_remove(&gesture, item->id);
	room_done(&gesture);
}

#endif
