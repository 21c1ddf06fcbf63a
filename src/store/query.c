/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One SQL statement with an error that sticks, transactions, and what SQLite's result codes
 * mean to the people in the room.
 */
#include "query.h"

#include "rodtrad/base/mem.h"

#include <assert.h>
#include <string.h>

/* What a result code is called in the room. An extended code is looked for before its family. */
struct fault {
	int code;
	enum err_code kind;
	const char *sentence;
};

#define FULL "Det gick inte att spara. Disken är full eller skrivskyddad."
#define READ                                                                                        \
	"Det gick inte att läsa databasen. Disken svarade fel. Starta om datorn, eller öppna en " \
	"säkerhetskopia (filen som slutar på .bak.1)."

static const struct fault faults[] = {
	{SQLITE_FULL, ERR_STORAGE, FULL},
	{SQLITE_READONLY, ERR_STORAGE, FULL},
	{SQLITE_IOERR_WRITE, ERR_STORAGE, FULL}, /* quotas and limits on a file's size */
	{SQLITE_IOERR_READ, ERR_STORAGE, READ},
	{SQLITE_IOERR_SHORT_READ, ERR_STORAGE, READ},
	{SQLITE_IOERR_CORRUPTFS, ERR_STORAGE, READ},
	{SQLITE_IOERR, ERR_STORAGE, "Det gick inte att spara. Disken svarade fel."},
	{SQLITE_BUSY, ERR_BUSY,
	 "Röd tråd är redan öppet i ett annat fönster. Fortsätt där, eller stäng det först."},
	{SQLITE_CORRUPT, ERR_STORAGE,
	 "Databasen är skadad. Spara en kopia av filen, och öppna sedan en säkerhetskopia "
	 "(filen som slutar på .bak.1)."},
	{SQLITE_NOTADB, ERR_FORMAT, "Filen är ingen databas från Röd tråd. Den är orörd."},
	{SQLITE_CANTOPEN, ERR_STORAGE,
	 "Det gick inte att öppna databasen. Kontrollera att mappen finns och går att ändra i."},
};

static const struct fault *
fault_of(int code)
{
	for (size_t i = 0; i < COUNT(faults); i++)
		if (faults[i].code == code)
			return &faults[i];
	return NULL;
}

bool
query_fault(struct store *store, int code, struct err *err)
{
	const struct fault *fault = fault_of(code);

	if ((code & 0xff) == SQLITE_NOMEM)
		die("Minnet räcker inte.");
	if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
		store->doubtful = true;
	if (!fault)
		fault = fault_of(code & 0xff);
	if (fault)
		return err_set(err, fault->kind, "%s", fault->sentence);
	return err_set(err, ERR_STORAGE, "Databasen gjorde inte som väntat: %s.",
		       sqlite3_errmsg(store->db));
}

static void
query_note(struct query *q, int code)
{
	if (code != SQLITE_OK)
		query_fault(q->store, code, &q->err);
}

struct query
query_open(struct store *store, const char *sql)
{
	struct query q = {.store = store};

	query_note(&q, sqlite3_prepare_v2(store->db, sql, -1, &q.stmt, NULL));
	return q;
}

struct query
query_keep(struct store *store, enum kept kept, const char *sql)
{
	struct query q = {.store = store, .stmt = store->kept[kept], .is_kept = true};

	if (!q.stmt)
		query_note(&q, sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
						  &q.stmt, NULL));
	store->kept[kept] = q.stmt;
	return q;
}

static int
query_param(struct query *q, const char *name)
{
	int param = sqlite3_bind_parameter_index(q->stmt, name);

	assert(param > 0);
	return param;
}

void
query_id(struct query *q, const char *name, struct id id)
{
	if (!q->err.code)
		query_note(q, sqlite3_bind_blob(q->stmt, query_param(q, name), id.byte,
						sizeof id.byte, SQLITE_TRANSIENT));
}

void
query_int(struct query *q, const char *name, int64_t value)
{
	if (!q->err.code)
		query_note(q, sqlite3_bind_int64(q->stmt, query_param(q, name), value));
}

void
query_text(struct query *q, const char *name, const char *text)
{
	if (!q->err.code)
		query_note(q, sqlite3_bind_text(q->stmt, query_param(q, name), text, -1,
						SQLITE_STATIC));
}

void
query_bytes(struct query *q, const char *name, const unsigned char *byte, int bytes)
{
	if (!q->err.code)
		query_note(q, sqlite3_bind_blob(q->stmt, query_param(q, name), byte, bytes,
						SQLITE_STATIC));
}

bool
query_row(struct query *q)
{
	int code;

	if (q->err.code)
		return false;
	code = sqlite3_step(q->stmt);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		query_note(q, code);
	return false;
}

void
query_again(struct query *q)
{
	if (!q->err.code)
		query_note(q, sqlite3_reset(q->stmt));
}

struct id
query_id_at(struct query *q, int column)
{
	struct id id = {{0}};
	const void *blob = sqlite3_column_blob(q->stmt, column);

	if (blob && sqlite3_column_bytes(q->stmt, column) == (int)sizeof id.byte)
		memcpy(id.byte, blob, sizeof id.byte);
	return id;
}

int
query_int_at(struct query *q, int column)
{
	return sqlite3_column_int(q->stmt, column);
}

const char *
query_text_at(struct query *q, int column)
{
	return (const char *)sqlite3_column_text(q->stmt, column);
}

const void *
query_bytes_at(struct query *q, int column, int *bytes)
{
	const void *blob = sqlite3_column_blob(q->stmt, column);

	*bytes = sqlite3_column_bytes(q->stmt, column);
	return blob;
}

bool
query_close(struct query *q, struct err *err)
{
	/* What these return was noted when the step failed. */
	if (q->is_kept)
		sqlite3_reset(q->stmt);
	else
		sqlite3_finalize(q->stmt);
	q->stmt = NULL;
	if (!q->err.code)
		return true;
	*err = q->err;
	return false;
}

bool
query_run(struct store *store, const char *sql, struct err *err)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return code == SQLITE_OK || query_fault(store, code, err);
}

bool
query_begin(struct store *store, struct err *err)
{
	assert(sqlite3_get_autocommit(store->db));
	/* After a failed sync nothing can be promised until the whole log has been synced anew. */
	if (store->doubtful && !store_empty_log(store, err))
		return false;
	return query_run(store, "BEGIN IMMEDIATE", err);
}

bool
query_end(struct store *store, bool ok, struct err *err)
{
	if (ok && query_run(store, "COMMIT", err))
		return true;
	/* Some faults, a full disk among them, have rolled back already. */
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

bool
query_begin_part(struct store *store, struct err *err)
{
	assert(!sqlite3_get_autocommit(store->db));
	return query_run(store, "SAVEPOINT part", err);
}

bool
query_end_part(struct store *store, bool ok, struct err *err)
{
	if (ok && query_run(store, "RELEASE part", err))
		return true;
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL);
	return false;
}
