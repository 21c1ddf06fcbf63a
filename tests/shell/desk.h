/* SPDX-License-Identifier: EUPL-1.2 */
/* Desks with a real database each, the files that are carried between them, and somebody who
 * listens while they are read. */
#ifndef RODTRAD_TESTS_SHELL_DESK_H
#define RODTRAD_TESTS_SHELL_DESK_H

#include "rodtrad/core/purge.h"
#include "rodtrad/exchange/session_file.h"
#include "rodtrad/shell/intake.h"

#include "../check.h"
#include "../history.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/rodtrad-intake-XXXXXX";

/* ---- databases and files ---- */

struct place {
	char path[120];
};

static inline struct place
place_of(const char *name)
{
	struct place place;

	snprintf(place.path, sizeof place.path, "%s/%s", folder, name);
	return place;
}

struct desk {
	struct paths paths;
	struct world *world;
};

static inline void
desk_open(struct desk *desk, const char *name)
{
	struct err err = {0};

	*desk = (struct desk){0};
	paths_find(&desk->paths, place_of(name).path);
	desk->world = world_open(&desk->paths, NULL, &err);
	if (!CHECK(desk->world != NULL))
		fprintf(stderr, "%s\n", err.text);
}

static inline void
desk_close(struct desk *desk)
{
	world_drop(desk->world);
	paths_free(&desk->paths);
}

static inline void
desk_forget(const char *name)
{
	CHECK(!unlink(place_of(name).path));
}

static inline void
write_text(const char *name, const struct buf *text)
{
	struct err err = {0};

	CHECK(file_write(place_of(name).path, buf_text(text), text->bytes, &err));
}

static inline void
write_session(const char *name, const struct session *session)
{
	struct buf text = {0};

	session_file_write(&text, session);
	write_text(name, &text);
	buf_free(&text);
}

static inline void
read_text(const char *name, struct buf *text)
{
	struct err err = {0};

	CHECK(file_read(place_of(name).path, JSON_SESSION_BYTES, text, &err));
}

/* Puts something in the way of the safety copies, so that none can be replaced; or takes it away. */
static inline void
block_copies(const char *database, bool block)
{
	char command[200];

	snprintf(command, sizeof command, block ? "mkdir -p %s.bak.1/x" : "rm -r %s.bak.1",
		 place_of(database).path);
	CHECK(!system(command));
}

static inline bool
has_copy(const char *database)
{
	struct stat there;
	char name[60];

	snprintf(name, sizeof name, "%s.bak.1", database);
	return !stat(place_of(name).path, &there) && S_ISREG(there.st_mode);
}

/* The session as the desk has it. */
static inline struct session
desk_session(const struct desk *desk, struct id id)
{
	const struct ports *ports = world_ports(desk->world);
	struct session session;
	struct err err = {0};
	int damaged;

	if (!CHECK(ports->open(ports->world, id, &session, &damaged, &err)))
		fprintf(stderr, "%s\n", err.text);
	return session;
}

/* ---- reading files in ---- */

struct listener {
	bool accepts, stops, takes_edits;
	int asked;
	struct buf said; /* "name: fate why;" */
};

static inline void
listener_file(void *to, const struct found_file *file, enum intake_fate fate,
	      const struct merge_count *count, const struct err *why)
{
	static const char *const fates[] = {"läst", "känd", "avvisad"};
	struct listener *listener = to;

	(void)count;
	buf_addf(&listener->said, "%s: %s%s%s\n", strrchr(file->path, '/') + 1, fates[fate],
		 why ? " " : "", why ? why->text : "");
}

static inline bool
listener_purges(void *to, const struct found_file *file, const char *what)
{
	struct listener *listener = to;

	(void)file;
	CHECK(*what);
	listener->asked++;
	return listener->accepts;
}

static inline void
listener_would_purge(void *to, const struct found_file *file, const char *what)
{
	struct listener *listener = to;

	buf_addf(&listener->said, "%s: skulle gallra %s\n", strrchr(file->path, '/') + 1, what);
}

static inline bool
listener_stops(void *to, int done, int of)
{
	return ((struct listener *)to)->stops && done == of - 1;
}

static inline bool
take(struct desk *desk, const char *const *names, int count, bool dry_run,
     struct listener *listener, struct intake_totals *totals)
{
	struct intake_listener told = {
		listener,        listener_file,        NULL,
		listener_purges, listener_would_purge, listener_stops,
	};
	struct intake_options options = {dry_run, listener->takes_edits};
	struct found_files files = {0};
	struct err err = {0};
	bool ok;

	for (int i = 0; i < count; i++)
		CHECK(files_find(&files, place_of(names[i]).path, &err));
	ok = intake_files(desk->world, &files, &options, &told, totals, &err);
	CHECK(ok || *err.text);
	files_free(&files);
	return ok;
}

static inline struct intake_totals
take_all(struct desk *desk, const char *const *names, int count)
{
	struct listener listener = {.accepts = true};
	struct intake_totals totals;

	CHECK(take(desk, names, count, false, &listener, &totals));
	buf_free(&listener.said);
	return totals;
}

static inline struct intake_totals
take_one(struct desk *desk, const char *name)
{
	return take_all(desk, &name, 1);
}

/* ---- the whole database as text ---- */

static inline int
dump_row(void *to, int columns, char **value, char **name)
{
	(void)name;
	for (int column = 0; column < columns; column++)
		buf_addf(to, "%s|", value[column] ? value[column] : "NULL");
	buf_addc(to, '\n');
	return 0;
}

static inline void
dump(struct buf *out, const char *name)
{
	static const char *const queries[] = {
		"SELECT hex(id) FROM session ORDER BY id",
		"SELECT hex(id), hex(session), clock, line, mine, checksum FROM event ORDER BY id",
		"SELECT hex(event), field, text, checksum FROM text ORDER BY event, field",
		"SELECT hex(session), events, line FROM summary ORDER BY session",
		"SELECT hex(digest), hex(session), items FROM file ORDER BY digest",
	};
	sqlite3 *db = NULL;

	CHECK(sqlite3_open(place_of(name).path, &db) == SQLITE_OK);
	for (size_t i = 0; i < COUNT(queries); i++)
		CHECK(sqlite3_exec(db, queries[i], dump_row, out, NULL) == SQLITE_OK);
	sqlite3_close(db);
}

#endif
