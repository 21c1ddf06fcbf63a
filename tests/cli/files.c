/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Session files for run.sh, which names the folder: one session, the same one as it was a note
 * later, and another that was held the same day. Without a folder it only looks whether they can be
 * read back.
 */
#include "../core/room.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

/* A session of the room's workshop that began at `ms`, which gives it its id. */
static void
open_at(struct room *room, int64_t ms)
{
	struct gesture gesture;
	struct buf workshop = {0};
	struct json *json;
	struct err err = {0};
	char *text = room_quotes(ROOM_WORKSHOP);

	*room = (struct room){.ms = ms};
	json = json_parse(text, strlen(text), JSON_WORKSHOP_BYTES, &err);
	json_canonical(&workshop, json);
	room_begin(room, &gesture);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, buf_text(&workshop));
	gesture_int(&gesture, ITEM_PEOPLE, 9);
	gesture_text(&gesture, ITEM_CATALOG, "orebro-2019-2022");
	gesture_text(&gesture, ITEM_DELMAL, "1.2");
	gesture_text(&gesture, ITEM_DATE, "2026-11-22");
	gesture_text(&gesture, ITEM_TITLE, "Var står vi?");
	gesture_text(&gesture, ITEM_UNIT, "Nordväst");
	room_do(&gesture);
	buf_free(&workshop);
	json_drop(json);
	free(text);
}

/* Writes the session's file, which must give the same session back. */
static void
write_file(const struct session *session, const char *folder, const char *name)
{
	struct buf text = {0}, path = {0};
	struct session read = {0};
	struct err err = {0};

	session_file_write(&text, session);
	if (!CHECK(session_file_read(&read, buf_text(&text), text.bytes, &err)))
		fprintf(stderr, "%s\n", err.text);
	CHECK(id_same(read.id, session->id));
	CHECK(read.event.count == session->event.count);
	buf_addf(&path, "%s/%s", folder ? folder : "", name);
	if (folder)
		CHECK(file_write(buf_text(&path), buf_text(&text), text.bytes, &err));
	session_free(&read);
	buf_free(&text);
	buf_free(&path);
}

int
main(int argc, char **argv)
{
	const char *folder = argc > 1 ? argv[1] : NULL;
	struct room room;

	open_at(&room, 1795338000000);
	room_write(&room, "strength", "Lärspridare på varje enhet");
	write_file(&room.session, folder, "first.json");
	room_write(&room, "weakness", "Ojämn kompetens");
	write_file(&room.session, folder, "later.json");
	session_free(&room.session);

	open_at(&room, 1795345200000);
	room_write(&room, "threat", "Fler elever i varje klass");
	write_file(&room.session, folder, "other.json");
	session_free(&room.session);
	return check_done("cli/files");
}
