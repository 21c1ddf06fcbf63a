/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A session's name says delmål, workshop, date and unit, so two sessions of a day can have the same
 * one; and a page may have been written on since it was made. The first keeps its name then: what
 * someone took along must not be replaced by something else.
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

static const char session_ending[] = ".rodtrad.json";

/* ---- whose a file is ---- */

/* May what is about to be written take the place of that file? */
typedef bool outbox_may(const char *path, const void *what);

/* Is the file of this session? One that cannot be read is somebody else's. */
static bool
outbox_is_of_session(const char *path, const void *what)
{
	const struct session *session = what;
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

/* Does the file hold this text, and nothing else? */
static bool
outbox_is_text(const char *path, const void *what)
{
	const char *wanted = what;
	struct buf text = {0};
	struct err ignored;
	bool is_same = file_read(path, strlen(wanted), &text, &ignored) &&
		       !strcmp(buf_text(&text), wanted);

	buf_free(&text);
	return is_same;
}

/* ---- names ---- */

/* How many bytes of the name stand before its ending. */
static size_t
outbox_stem(const char *name)
{
	const char *ending = strstr(name, session_ending);

	if (!ending)
		ending = strrchr(name, '.');
	return ending ? (size_t)(ending - name) : strlen(name);
}

/* The name with a number before its ending. */
static void
outbox_numbered(struct buf *path, const char *folder, const char *name, int number)
{
	size_t stem = outbox_stem(name);
	struct buf numbered = {0};

	buf_addn(&numbered, name, stem);
	buf_addf(&numbered, "-%d%s", number, name + stem);
	paths_join(path, folder, buf_text(&numbered));
	buf_free(&numbered);
}

/* The first of the name's numbers that is free, or whose file may give way. */
static bool
outbox_find_name(const char *folder, const char *name, outbox_may *may, const void *what,
		 struct buf *path, struct err *err)
{
	paths_join(path, folder, name);
	for (int number = 2; number < OUTBOX_NAMESAKES; number++) {
		if (access(buf_text(path), F_OK) != 0 || may(buf_text(path), what))
			return true;
		outbox_numbered(path, folder, name, number);
	}
	return err_set(err, ERR_REFUSED,
		       "Det finns för många filer som heter %s. Flytta några till en annan mapp.",
		       name);
}

/* ---- writing ---- */

bool
outbox_session(const char *folder, const struct session *session, struct buf *path, struct err *err)
{
	char name[SESSION_FILE_NAME];
	struct buf text = {0};
	bool is_written = outbox_find_name(folder, session_file_name(session, name),
					   outbox_is_of_session, session, path, err);

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
	return outbox_find_name(folder, name, outbox_is_text, text, path, err) &&
	       file_write(buf_text(path), text, strlen(text), err);
}

bool
outbox_copy(const char *folder, const char *name, const char *text, struct buf *path,
	    struct err *err)
{
	paths_join(path, folder, name);
	return file_write(buf_text(path), text, strlen(text), err);
}
