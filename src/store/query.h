/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One SQL statement, from opening to closing. The first thing that goes wrong is kept and
 * everything after it does nothing, so only query_close is asked:
 *
 *	struct query q = query_open(store, "DELETE FROM setting WHERE name = :name");
 *
 *	query_text(&q, ":name", name);
 *	query_row(&q);
 *	return query_close(&q, err);
 */
#ifndef RODTRAD_STORE_QUERY_H
#define RODTRAD_STORE_QUERY_H

#include "inside.h"

struct query {
	struct store *store;
	sqlite3_stmt *stmt; /* owned until query_close, unless it is kept */
	bool is_kept;
	struct err err; /* what went wrong first; ERR_NONE so far */
};

/* `sql` is one statement, a literal. */
struct query query_open(struct store *store, const char *sql);

/* As query_open, with a statement that stays prepared until the store is closed. */
struct query query_keep(struct store *store, enum kept kept, const char *sql);

/* Values by name. Texts and bytes are borrowed until query_close; a NULL one is NULL. */
void query_id(struct query *q, const char *name, struct id id);
void query_int(struct query *q, const char *name, int64_t value);
void query_text(struct query *q, const char *name, const char *text);
void query_bytes(struct query *q, const char *name, const unsigned char *byte, int bytes);

/* Goes on to the next row. False when there is none, or when something went wrong. */
bool query_row(struct query *q);

/* Makes it ready to be run once more, with other values. */
void query_again(struct query *q);

/* The columns of the row, from 0. A text is good until the next row; NULL is NULL. An id that
 * is not 16 bytes is no id. */
struct id query_id_at(struct query *q, int column);
int query_int_at(struct query *q, int column);
const char *query_text_at(struct query *q, int column);
const void *query_bytes_at(struct query *q, int column, int *bytes);

/* Frees the statement. False, and `err` filled, when anything went wrong since query_open. */
bool query_close(struct query *q, struct err *err) MUST_USE;

/* Runs statements that need no values and give no rows. */
bool query_run(struct store *store, const char *sql, struct err *err) MUST_USE;

/* A transaction begins and ends in one function: query_end keeps it all when `ok`, nothing
 * otherwise, and says whether it was kept. */
bool query_begin(struct store *store, struct err *err) MUST_USE;
bool query_end(struct store *store, bool ok, struct err *err) MUST_USE;

/* The same for a part of a transaction. */
bool query_begin_part(struct store *store, struct err *err) MUST_USE;
bool query_end_part(struct store *store, bool ok, struct err *err) MUST_USE;

/* Says in Swedish what SQLite's result `code` means for the user. Returns false. */
bool query_fault(struct store *store, int code, struct err *err);

#endif
