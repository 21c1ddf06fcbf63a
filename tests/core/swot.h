/* SPDX-License-Identifier: EUPL-1.2 */
/* A room that holds the SWOT as it is shipped, and presses one key at a time. */
#ifndef RODTRAD_TESTS_CORE_SWOT_H
#define RODTRAD_TESTS_CORE_SWOT_H

#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/core/note.h"

#include "../check.h"

enum { STRENGTH, WEAKNESS, OPPORTUNITY, THREAT };

struct room {
	struct session session;
	int keys;
};

static inline char *
read_swot(void)
{
	const char *folder = getenv("RODTRAD_WORKSHOPS");
	struct buf text = {0}, path = {0};
	char part[4096];
	size_t bytes;
	FILE *file;

	buf_addf(&path, "%s/swot.json", folder ? folder : "workshops");
	file = fopen(buf_text(&path), "rb");
	while (file && (bytes = fread(part, 1, sizeof part, file)) > 0)
		buf_addn(&text, part, bytes);
	if (CHECK(file != NULL))
		fclose(file);
	buf_free(&path);
	return buf_take(&text);
}

static inline void
room_begin(struct room *room, struct gesture *gesture)
{
	unsigned char count[10] = {0};
	int64_t now = INT64_C(1795338000000) + room->keys * 1000;

	count[8] = (unsigned char)(++room->keys >> 8);
	count[7] = (unsigned char)room->keys;
	gesture_begin(gesture, &room->session, id_make(now, count), (struct moment){now, 60});
}

/* Through the door; `said` may be NULL. */
static inline bool
room_end(struct gesture *gesture, char said[240], struct err *err)
{
	bool is_let_in = gesture_may(gesture, err);

	if (said)
		memcpy(said, gesture->said, sizeof gesture->said);
	if (is_let_in)
		gesture_take(gesture);
	gesture_free(gesture);
	return is_let_in;
}

static inline void
room_open(struct room *room)
{
	char *swot = read_swot();
	struct err err = {0};
	struct json *json = json_parse(swot, strlen(swot), JSON_WORKSHOP_BYTES, &err);
	struct buf canonical = {0};
	struct gesture gesture;

	memset(room, 0, sizeof *room);
	json_canonical(&canonical, json);
	room_begin(room, &gesture);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, buf_text(&canonical));
	gesture_text(&gesture, ITEM_TITLE, "Lugnare förmiddagar");
	gesture_int(&gesture, ITEM_PEOPLE, 8);
	CHECK(room_end(&gesture, NULL, &err));
	buf_free(&canonical);
	json_drop(json);
	mem_free(swot);
}

static inline const struct item *
room_write(struct room *room, int box, const char *text)
{
	struct gesture gesture;
	struct err err = {0};
	struct id id;

	room_begin(room, &gesture);
	id = note_write(&gesture, box, text);
	CHECK(room_end(&gesture, NULL, &err));
	return session_item(&room->session, id);
}

/* A room with S1 S2 S3, V1 and H1. */
static inline void
room_furnish(struct room *room)
{
	room_open(room);
	room_write(room, STRENGTH, "Vi delar med oss");
	room_write(room, STRENGTH, "Alla har dator");
	room_write(room, STRENGTH, "Lugn ledning");
	room_write(room, WEAKNESS, "Långsamt nät");
	room_write(room, THREAT, "Nya krav");
}

static inline const struct item *
named(const struct room *room, const char *code)
{
	return note_named(&room->session, code);
}

/* The codes on the wall, or parked, in their order. */
static inline const char *
codes(const struct room *room, bool parked, char text[200])
{
	struct note_list list;
	char code[NOTE_CODE];

	if (parked)
		note_list_parked(&room->session, &list);
	else
		note_list_box(&room->session, -1, &list);
	*text = '\0';
	for (int at = 0; at < list.count; at++)
		snprintf(text + strlen(text), 200 - strlen(text), "%s%s", at ? " " : "",
			 note_code(&room->session, &room->session.items.item[list.item[at]], code));
	return text;
}

#define CHECK_WALL(room, want)   CHECK_TEXT(codes(room, false, (char[200]){0}), want)
#define CHECK_PARKED(room, want) CHECK_TEXT(codes(room, true, (char[200]){0}), want)

static inline const char *
text_of(const struct room *room, const struct item *item)
{
	return session_text(&room->session, item, ITEM_TEXT);
}

/* What a key does to one note, and what is said of it. */
static inline void
do_note(struct room *room, const char *code,
	void (*change)(struct gesture *gesture, const struct item *note), const char *want)
{
	struct gesture gesture;
	struct err err = {0};
	char said[240];

	room_begin(room, &gesture);
	change(&gesture, named(room, code));
	CHECK(room_end(&gesture, said, &err));
	CHECK_TEXT(said, want);
}

static inline bool
do_undo(struct room *room, bool (*change)(struct gesture *gesture, struct err *err),
	const char *want)
{
	struct gesture gesture;
	struct err err = {0};
	char said[240];
	bool ok;

	room_begin(room, &gesture);
	ok = change(&gesture, &err);
	if (!ok)
		CHECK(gesture_is_empty(&gesture));
	CHECK(room_end(&gesture, said, ok ? &err : &(struct err){0}));
	CHECK_TEXT(ok ? said : err.text, want);
	return ok;
}

static inline void
to_threats(struct gesture *gesture, const struct item *note)
{
	note_move(gesture, note, THREAT);
}

static inline void
park(struct gesture *gesture, const struct item *note)
{
	note_park(gesture, note, true);
}

static inline void
change_words(struct gesture *gesture, const struct item *note)
{
	note_edit(gesture, note, "Andra ord");
}

static inline void
shift_down(struct gesture *gesture, const struct item *note)
{
	note_shift(gesture, note, 1);
}

static inline void
shift_up(struct gesture *gesture, const struct item *note)
{
	note_shift(gesture, note, -1);
}

static inline void
do_merge(struct room *room, const char *into, const char *from, const char *want)
{
	struct gesture gesture;
	struct err err = {0};
	char said[240];

	room_begin(room, &gesture);
	note_merge(&gesture, named(room, into), named(room, from));
	CHECK(room_end(&gesture, said, &err));
	CHECK_TEXT(said, want);
}

#endif
