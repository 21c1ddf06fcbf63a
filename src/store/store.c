/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Opening and closing. The order matters: the place is looked at, then the file's first bytes,
 * and only then may SQLite read it; the exclusive lock comes before the journal, and until all
 * has gone well nothing is copied from the log, so that a refused file stays as it was.
 */
#include "rodtrad/store/store.h"

#include "rodtrad/base/mem.h"

#include "checksum.h"
#include "place.h"
#include "query.h"
#include "schema.h"

#include <string.h>

/* A log shorter than this (400 KiB) is not worth a sync when idle. */
#define LOG_PAGES 100

/* What is set once for the connection and asks nothing of the file. */
static const struct {
	int option, value;
} guards[] = {
	{SQLITE_DBCONFIG_ENABLE_FKEY, 1},      {SQLITE_DBCONFIG_DEFENSIVE, 1},
	{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},   {SQLITE_DBCONFIG_DQS_DML, 0},
	{SQLITE_DBCONFIG_DQS_DDL, 0},          {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
};

/* The first takes no effect later. A mebibyte of cache is plenty for one session, and a file
 * that is mapped can kill the program when the disk fails. */
static const char settings[] = "PRAGMA locking_mode = EXCLUSIVE;"
			       "PRAGMA synchronous = FULL;"
			       "PRAGMA wal_autocheckpoint = 0;"
			       "PRAGMA cache_size = -1024;"
			       "PRAGMA mmap_size = 0;"
			       "PRAGMA temp_store = MEMORY;"
			       "PRAGMA secure_delete = ON;"
			       "PRAGMA cell_size_check = ON";

static int
store_log_grew(void *store, sqlite3 *db, const char *name, int pages)
{
	(void)db;
	(void)name;
	((struct store *)store)->log_pages = pages;
	return SQLITE_OK;
}

static bool
store_guard(struct store *store, struct err *err)
{
	int code = SQLITE_OK;

	for (size_t i = 0; !code && i < COUNT(guards); i++)
		code = sqlite3_db_config(store->db, guards[i].option, guards[i].value, NULL);
	if (!code)
		code = checksum_register(store->db);
	sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
	return !code || query_fault(store, code, err);
}

/* WAL loses nothing in a power cut; where files are far away it cannot be trusted. */
static bool
store_journal(struct store *store, struct err *err)
{
	const char *mode = store->warning ? "truncate" : "wal";
	struct query q = query_open(store, store->warning ? "PRAGMA journal_mode = TRUNCATE"
							  : "PRAGMA journal_mode = WAL");
	const char *got = query_row(&q) ? query_text_at(&q, 0) : NULL;
	bool same = got && !strcmp(got, mode);

	if (!query_close(&q, err))
		return false;
	sqlite3_wal_hook(store->db, store_log_grew, store);
	return same || err_set(err, ERR_STORAGE,
			       "Databasen går inte att skydda mot strömavbrott där den ligger. "
			       "Lägg den på datorns egen disk.");
}

static bool
store_connect(struct store *store, const char *path, struct err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_EXRESCODE;
	int code = sqlite3_open_v2(path, &store->db, flags, NULL);

	if (code != SQLITE_OK)
		return query_fault(store, code, err);
	return store_guard(store, err);
}

static bool
store_start_in_memory(struct store *store, const char *path, struct err *err)
{
	return store_connect(store, path, err) && query_run(store, settings, err) &&
	       schema_raise(store, &schema, err);
}

static bool
store_start(struct store *store, const char *path, struct err *err)
{
	store->path = place_make(path, err);
	if (!store->path)
		return false;
	store->warning = place_warning(store->path);
	if (!store_connect(store, store->path, err) || !schema_is_ours(store, &schema, err) ||
	    !query_run(store, settings, err) || !schema_raise(store, &schema, err) ||
	    !store_journal(store, err))
		return false;
	place_close_to_others(store->path);
	return true;
}

static void
store_close(struct store *store)
{
	for (int kept = 0; kept < KEPTS; kept++)
		sqlite3_finalize(store->kept[kept]);
	sqlite3_close(store->db);
	mem_free(store->path);
	mem_free(store);
}

/* One thread alone works with SQLite, and nobody asks how much memory it has: without its locks and
 * its counting an import is a tenth faster. Refused, and no harm, when it has begun already. */
static void
store_prepare(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct store *
store_open(const char *path, struct err *err)
{
	struct store *store = mem_new(sizeof *store);
	bool ok;

	store_prepare();
	ok = !strcmp(path, ":memory:") ? store_start_in_memory(store, path, err)
				       : store_start(store, path, err);

	if (ok)
		return store;
	store_close(store);
	return NULL;
}

void
store_drop(struct store *store)
{
	struct err err;

	if (!store)
		return;
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	/* If the disk will not, the log stays beside the file and is read at the next start. */
	(void)!store_empty_log(store, &err);
	store_close(store);
}

const char *
store_warning(const struct store *store)
{
	return store->warning;
}

static bool
store_copy_log(struct store *store, int mode, struct err *err)
{
	int code = sqlite3_wal_checkpoint_v2(store->db, NULL, mode, NULL, NULL);

	if (code != SQLITE_OK)
		return query_fault(store, code, err);
	store->log_pages = 0;
	store->doubtful = false;
	return true;
}

bool
store_empty_log(struct store *store, struct err *err)
{
	return store_copy_log(store, SQLITE_CHECKPOINT_TRUNCATE, err);
}

/* The log keeps its length and is written over from its start: a sync is a third cheaper when
 * the file does not grow. */
bool
store_tidy(struct store *store, struct err *err)
{
	return store->log_pages < LOG_PAGES ||
	       store_copy_log(store, SQLITE_CHECKPOINT_RESTART, err);
}

bool
store_check(struct store *store, struct err *err)
{
	struct query q = query_open(store, "PRAGMA quick_check(1)");
	bool whole = query_row(&q) && !strcmp(query_text_at(&q, 0), "ok");

	if (!query_close(&q, err))
		return false;
	return whole || query_fault(store, SQLITE_CORRUPT, err);
}

/* VACUUM writes the whole file anew through the log, and attaches a file of its own for it. */
static bool
store_rewrite(struct store *store, struct err *err)
{
	int attached = sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 1);
	bool ok = query_run(store, "VACUUM", err);

	sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, attached);
	return ok && store_empty_log(store, err);
}

/* ---- scrubbing ---- */

/* A setting: it is kept, or not, with what was blanked. */
static const char scrub_owed[] = "store.scrub_owed";

bool
store_owe_scrub(struct store *store, struct err *err)
{
	return store_set(store, scrub_owed, "1", err);
}

bool
store_owes_scrub(struct store *store, bool *owes, struct err *err)
{
	struct buf value = {0};
	bool ok = store_setting(store, scrub_owed, &value, err);

	*owes = value.bytes > 0;
	buf_free(&value);
	return ok;
}

/* The new copy is made last and without the mark, so that who opens it owes nothing. */
bool
store_scrub(struct store *store, struct err *err)
{
	return search_rebuild(store, err) && store_rewrite(store, err) &&
	       backup_remove(store, err) && store_set(store, scrub_owed, "", err) &&
	       store_backup(store, err);
}
