/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of the schema, and how a file is brought up them. */
#include "schema.h"

#include "rodtrad/store/store.h"

#include "query.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Where SQLite's header (its file format, section 1.3) has what we ask for. */
#define HEADER_BYTES       100
#define HEADER_MAGIC       "SQLite format 3" /* with the zero at its end */
#define HEADER_VERSION     60
#define HEADER_APPLICATION 68

#define NEWER "Filen gick inte att läsa. Den är från en nyare version av Röd tråd."

/* clang-format off */
/* Entries are only ever added: a released one is history and is never edited. */
static const char *const schema_steps[] = {
	/* 1: events and their texts for good; what is typed; what can be made again. */
	"CREATE TABLE session ("
	"  id BLOB NOT NULL PRIMARY KEY"     /* UUIDv7, so in the order they were made */
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE event ("
	"  id       BLOB NOT NULL PRIMARY KEY,"
	"  session  BLOB NOT NULL REFERENCES session,"
	"  clock    INTEGER NOT NULL,"
	"  line     TEXT NOT NULL,"          /* canonical JSON, without its texts */
	"  mine     INTEGER NOT NULL,"       /* 1: made in this database */
	"  texts    INTEGER NOT NULL,"       /* how many rows of text belong to it */
	"  checksum INTEGER NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX event_in_order ON event (session, clock, id);"

	"CREATE TABLE text ("
	"  event    BLOB NOT NULL REFERENCES event,"
	"  field    TEXT NOT NULL,"
	"  text     TEXT,"                   /* NULL: withheld or purged */
	"  checksum INTEGER NOT NULL,"
	"  PRIMARY KEY (event, field)"
	") STRICT, WITHOUT ROWID;"

	/* Can be made again from the events at any time. */
	"CREATE TABLE summary ("
	"  session  BLOB NOT NULL PRIMARY KEY REFERENCES session,"
	"  events   INTEGER NOT NULL,"       /* no longer read */
	"  line     TEXT NOT NULL,"
	"  checksum INTEGER NOT NULL"
	") STRICT, WITHOUT ROWID;"

	/* The session need not be there yet: a draft may come before its first event. */
	"CREATE TABLE draft ("
	"  session BLOB NOT NULL,"
	"  place   TEXT NOT NULL,"
	"  text    TEXT NOT NULL,"
	"  PRIMARY KEY (session, place)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE setting ("
	"  name  TEXT NOT NULL PRIMARY KEY,"
	"  value TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;",

	/* 2: the files that have been read, so that they are not read again (rule 26). A session that
	 * goes takes its files with it. */
	"CREATE TABLE file ("
	"  digest  BLOB NOT NULL PRIMARY KEY," /* SHA-256 of all its bytes */
	"  session BLOB NOT NULL REFERENCES session ON DELETE CASCADE,"
	"  items   INTEGER NOT NULL"           /* how many it has, for counting what is known */
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX file_of_session ON file (session);",

	/* 3: what can be searched for. All of it can be made again from the events. Words are found as they
	 * are spelled: with its diacritics removed, väg would also find våg. */
	"CREATE TABLE entry ("
	"  number  INTEGER PRIMARY KEY AUTOINCREMENT," /* never used again */
	"  session BLOB NOT NULL REFERENCES session,"
	"  item    BLOB NOT NULL,"
	"  code    TEXT NOT NULL,"           /* what the room calls it */
	"  text    TEXT NOT NULL"
	") STRICT;"
	"CREATE INDEX entry_of_session ON entry (session);"

	/* The sessions whose entries are as their events are. */
	"CREATE TABLE entered ("
	"  session BLOB NOT NULL PRIMARY KEY REFERENCES session"
	") STRICT, WITHOUT ROWID;"

	/* The words of entries up to that number; those after it are added together. */
	"CREATE TABLE entry_last (number INTEGER NOT NULL) STRICT;"
	"INSERT INTO entry_last VALUES (0);"
	"CREATE VIRTUAL TABLE entry_word USING fts5 ("
	"  text, content = 'entry', content_rowid = 'number',"
	"  tokenize = 'unicode61 remove_diacritics 0'"
	");"
	/* Words of so many bytes are gathered in memory before any of them is written. */
	"INSERT INTO entry_word (entry_word, rank) VALUES ('hashsize', 16777216);",

	/* 4: the name of the file that a session first came with, or an event to one that was here. May be
	 * lost: then it is not said. */
	"CREATE TABLE origin ("
	"  id   BLOB NOT NULL PRIMARY KEY," /* of the session, or of the event */
	"  file TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;",
};
/* clang-format on */

const struct schema schema = {schema_steps, COUNT(schema_steps)};

static uint32_t
header_number(const unsigned char *byte)
{
	return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

/* A first page that never reached the disk: a power cut while the file was made. The journal
 * beside it can undo that; without one, SQLite says that it is no database. */
static bool
header_is_blank(const unsigned char header[HEADER_BYTES])
{
	for (int i = 0; i < HEADER_BYTES; i++)
		if (header[i])
			return false;
	return true;
}

static bool
header_is_ours(const unsigned char header[HEADER_BYTES], const char *path,
	       const struct schema *ours, struct err *err)
{
	if (header_is_blank(header))
		return true;
	if (memcmp(header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
		return err_set(err, ERR_FORMAT, "Den här filen är ingen databas från Röd tråd: %s",
			       path);
	if (header_number(header + HEADER_APPLICATION) != SCHEMA_APPLICATION)
		return err_set(err, ERR_FORMAT, "Den här filen hör till ett annat program: %s",
			       path);
	if (header_number(header + HEADER_VERSION) > (uint32_t)ours->version)
		return err_set(err, ERR_FORMAT, NEWER);
	return true;
}

bool
schema_is_ours(struct store *store, const struct schema *ours, struct err *err)
{
	unsigned char header[HEADER_BYTES];
	sqlite3_file *file = NULL;
	int code;

	/* Through SQLite's own handle: opening and closing one of ours would, as POSIX has it,
	 * drop the locks of any other connection that this process has to the file. */
	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (!file || !file->pMethods)
		return query_fault(store, SQLITE_CANTOPEN, err);
	/* What is beyond the end of the file is read as zeros. */
	code = file->pMethods->xRead(file, header, sizeof header, 0);
	if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
		return query_fault(store, code, err);
	return header_is_ours(header, store->path, ours, err);
}

static bool
schema_version(struct store *store, int *version, struct err *err)
{
	struct query q = query_open(store, "PRAGMA user_version");

	*version = query_row(&q) ? query_int_at(&q, 0) : 0;
	return query_close(&q, err);
}

/* A pragma takes no bound values; these are numbers of our own. */
static bool
schema_mark(struct store *store, int version, struct err *err)
{
	char sql[96];

	snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		 SCHEMA_APPLICATION, version);
	return query_run(store, sql, err);
}

static bool
schema_step(struct store *store, const struct schema *ours, int version, struct err *err)
{
	if (!query_begin(store, err))
		return false;
	return query_end(store,
			 query_run(store, ours->steps[version], err) &&
				 schema_mark(store, version + 1, err),
			 err);
}

bool
schema_raise(struct store *store, const struct schema *ours, struct err *err)
{
	int version;

	/* With locking_mode EXCLUSIVE the lock is kept when the transaction is over. It is rolled
	 * back, because a commit would give an empty file a first page without our mark. */
	if (!query_run(store, "BEGIN EXCLUSIVE; ROLLBACK", err) ||
	    !schema_version(store, &version, err))
		return false;
	/* The log may be newer than the header of the file was. */
	if (version > ours->version)
		return err_set(err, ERR_FORMAT, NEWER);
	if (version == ours->version)
		return true;
	if (version > 0 && !store_backup(store, err))
		return false;
	for (; version < ours->version; version++)
		if (!schema_step(store, ours, version, err))
			return false;
	/* So that the header, too, says from now on which version it is. */
	return store_empty_log(store, err);
}
