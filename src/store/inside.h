/* SPDX-License-Identifier: EUPL-1.2 */
/* What a store is, for the files of this folder. */
#ifndef RODTRAD_STORE_INSIDE_H
#define RODTRAD_STORE_INSIDE_H

#include "rodtrad/base/err.h"
#include "rodtrad/base/id.h"

#include <sqlite3.h>

/* Statements that are prepared once, since many sessions at a time run them for every row. */
enum kept {
	KEPT_SESSION,
	KEPT_EVENT,
	KEPT_HEAL,
	KEPT_SAME,
	KEPT_TEXT,
	KEPT_CHANGE,
	KEPT_SUMMARY,
	KEPT_FILE,
	KEPT_READ,
	KEPT_READ_TEXT,
	KEPT_ENTRY,
	KEPT_ENTRY_GONE,
	KEPT_ENTRIES,
	KEPT_WORD_GONE,
	KEPT_ENTERED,
	KEPT_FORGET_ENTRIES,
	KEPT_SUMMARY_GONE,
	KEPT_ORIGIN,
	KEPTS
};

struct store {
	sqlite3 *db;         /* owned; the only connection to the file */
	char *path;          /* owned, without symbolic links; NULL for a database in memory */
	const char *warning; /* a constant sentence about the place, or NULL */
	int log_pages;       /* how long the log was at the last commit */
	bool doubtful;       /* a sync failed: what the log holds may not be on the disk */
	sqlite3_stmt *kept[KEPTS]; /* owned; NULL until it is first run */
};

/* Copies the whole log into the file and empties it, both synced. */
bool store_empty_log(struct store *store, struct err *err) MUST_USE;

/* Takes the copies beside the file away. */
bool backup_remove(struct store *store, struct err *err) MUST_USE;

/* What was made from the session's events is old: part of the transaction that changes them. */
bool events_change(struct store *store, struct id session, struct err *err) MUST_USE;

/* The session's entries in the search index are old. */
bool search_forget(struct store *store, struct id session, struct err *err) MUST_USE;

/* Makes the index of words anew from the entries, so that nothing is left in it of what went. */
bool search_rebuild(struct store *store, struct err *err) MUST_USE;

/* Takes a draft away; part of the caller's transaction, if there is one. */
bool draft_forget(struct store *store, struct id session, const char *place,
		  struct err *err) MUST_USE;

#endif
