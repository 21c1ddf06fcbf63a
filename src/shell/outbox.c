/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A session's name says delmål, workshop, date and unit, so two sessions of a day can have the same
 * one. Then the first keeps it: what someone took along must not be replaced by something else.
 */
#include "rodtrad/shell/outbox.h"

#include "rodtrad/base/json.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"
#include "rodtrad/shell/paths.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define OUTBOX_NAMESAKES 100

static const char ending[] = ".rodtrad.json";

/* Is the file of this session? One that cannot be read is somebody else's. */
static bool
outbox_is_same(const char *path, const struct session *session)
{
	struct buf text = {0};
	char id[ID_TEXT];
	struct err err;
	bool is_same = false;

	if (file_read(path, JSON_SESSION_BYTES, &text, &err)) {
		struct json *json =
			json_parse(buf_text(&text), text.bytes, JSON_SESSION_BYTES, &err);

		is_same = json &&
			  !strcmp(json_text(json_member(json, "id"), ""), id_text(session->id, id));
		json_drop(json);
	}
	buf_free(&text);
	return is_same;
}

/* The name with a number before its ending. */
static void
outbox_numbered(struct buf *path, const char *folder, const char *name, int number)
{
	struct buf numbered = {0};

	buf_addn(&numbered, name, strlen(name) - (sizeof ending - 1));
	buf_addf(&numbered, "-%d%s", number, ending);
	paths_join(path, folder, buf_text(&numbered));
	buf_free(&numbered);
}

static bool
outbox_find_name(const char *folder, const struct session *session, struct buf *path,
		 struct err *err)
{
	char name[SESSION_FILE_NAME];

	session_file_name(session, name);
	paths_join(path, folder, name);
	for (int number = 2; number < OUTBOX_NAMESAKES; number++) {
		if (access(buf_text(path), F_OK) != 0 || outbox_is_same(buf_text(path), session))
			return true;
		outbox_numbered(path, folder, name, number);
	}
	return err_set(err, ERR_REFUSED,
		       "Det finns för många filer som heter %s. Flytta några till en annan mapp.",
		       name);
}

bool
outbox_session(const char *folder, const struct session *session, struct buf *path, struct err *err)
{
	struct buf text = {0};
	bool is_written = outbox_find_name(folder, session, path, err);

	if (is_written) {
		session_file_write(&text, session);
		is_written = file_write(buf_text(path), buf_text(&text), text.bytes, err);
	}
	buf_free(&text);
	return is_written;
}

bool
outbox_text(const char *folder, const char *name, const char *text, struct buf *path,
	    struct err *err)
{
	paths_join(path, folder, name);
	return file_write(buf_text(path), text, strlen(text), err);
}
