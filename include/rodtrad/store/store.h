/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Everything that is kept, in one SQLite file with one exclusive connection: events and their
 * texts, drafts, settings, and summaries that can be made again from the events. What a function
 * has said yes to is on the disk (WAL, synchronous FULL).
 */
#ifndef RODTRAD_STORE_STORE_H
#define RODTRAD_STORE_STORE_H

#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"
#include "rodtrad/core/record.h"
#include "rodtrad/core/search.h"

#define STORE_DIGEST 32 /* bytes of the SHA-256 of a file */

struct store;

/*
 * Opens or makes the database at `path` (":memory:" for tests): folders are made (0700), the file
 * is 0600. Refuses, with the file untouched and a Swedish sentence: one that another window has
 * open (ERR_BUSY), that is not a database or belongs to another program, that is from a newer
 * version, that may not be read or written, a folder. NULL and `err` then. An empty file is
 * taken as new. An older schema is brought up to ours after a backup.
 */
struct store *store_open(const char *path, struct err *err) MUST_USE;

/* Copies the log into the file, so that one file is left to copy, and closes. NULL is fine. */
void store_drop(struct store *store);

/* A Swedish sentence of warning about where the file lies (a network share, a synchronised
 * folder), or NULL. */
const char *store_warning(const struct store *store);

/*
 * Keeps the records of one gesture, all or none, in one transaction, which also clears the draft
 * at `draft` (NULL: none) and forgets the session's summary. A record that is there already is
 * left as it is, so a retry after an unclear failure never doubles; one that the disk has damaged
 * is healed. A session that is not there is made.
 */
bool store_append(struct store *store, struct id session, const struct record *record, int count,
		  const char *draft, struct err *err) MUST_USE;

/* What reads; called once a row, with what lasts for the call only. A `summary` of NULL: there is
 * none that is up to date. Only the one that is asked for need be there. */
struct store_reader {
	void *to;
	void (*record)(void *to, const struct record *record);
	void (*session)(void *to, struct id session, const char *summary);
	void (*draft)(void *to, const char *place, const char *text);
	void (*file)(void *to, const unsigned char digest[STORE_DIGEST], int items);
	void (*entry)(void *to, struct id session, const struct search_entry *entry);
};

/* The session's records in (clock, id) order. A record whose checksum is wrong, its own or that of
 * one of its texts, is set aside: not given, counted in `damaged`. */
bool store_read(struct store *store, struct id session, const struct store_reader *reader,
		int *damaged, struct err *err) MUST_USE;

/* Every session, oldest first. */
bool store_sessions(struct store *store, const struct store_reader *reader,
		    struct err *err) MUST_USE;

/* What the session comes to, as a line that can be made again; forgotten when something is added to it.
 * Nothing happens when there is no such session. */
bool store_summary(struct store *store, struct id session, const char *summary,
		   struct err *err) MUST_USE;

/* ---- many sessions at once ---- */

/* A piece of work; false with `err` filled undoes what it did. */
typedef bool store_work(void *to, struct err *err);

/* Does the work in one transaction: all of it is on the disk when the answer is yes, and nothing
 * otherwise. The functions below are for within it. */
bool store_together(struct store *store, store_work *work, void *to, struct err *err) MUST_USE;

/* Does a part of that work, which is kept or not by itself. */
bool store_apart(struct store *store, store_work *work, void *to, struct err *err) MUST_USE;

/* Keeps records as they are: those that are new, and the texts, or the lack of them, of those that
 * are here. Refuses, with the id, one that is here with another line or in another session. One
 * that the disk has damaged is healed. The session's summary is the caller's to make again. */
bool store_put(struct store *store, struct id session, const struct record *record, int count,
	       struct err *err) MUST_USE;

/* A file that has been read whole, by the SHA-256 of all its bytes, until its session is
 * removed; all that are known, by digest; and those of a session forgotten, so that a good copy can
 * heal it. */
bool store_know_file(struct store *store, const unsigned char digest[STORE_DIGEST],
		     struct id session, int items, struct err *err) MUST_USE;
bool store_files(struct store *store, const struct store_reader *reader, struct err *err) MUST_USE;
bool store_forget_files(struct store *store, struct id session, struct err *err) MUST_USE;

/* The name of the file that a session, or an event of one that was here, came with; the first one stays.
 * Adds it to `file`, nothing when none is known. */
bool store_came_with(struct store *store, struct id id, const char *file, struct err *err) MUST_USE;
void store_origin(struct store *store, struct id id, struct buf *file);

/* All drafts of a session are forgotten. */
bool store_forget_drafts(struct store *store, struct id session, struct err *err) MUST_USE;

/* ---- what can be searched for ---- */

/* What of a session can be searched for, all of it: what was there gives way. For within
 * store_together. Whatever changes the session's events makes its entries old. */
bool store_enter(struct store *store, struct id session, const struct search_entry *entry,
		 int count, struct err *err) MUST_USE;

/* The sessions that have none, or old ones: to be entered before anybody looks. */
bool store_not_entered(struct store *store, const struct store_reader *reader,
		       struct err *err) MUST_USE;

/* Entries in which each of the words begins some word, at most SEARCH_HITS of them, those that came in last
 * first. Letter case aside, å, ä, ö, é and ü are letters of their own. Nothing for words without a letter. */
bool store_search(struct store *store, const char *words, const struct store_reader *reader,
		  struct err *err) MUST_USE;

/*
 * After texts were blanked: writes the file anew without what is no longer in it, empties the
 * journal, and puts one new copy in the place of all the old ones; then nothing is owed any more. Not
 * for within store_together.
 */
bool store_scrub(struct store *store, struct err *err) MUST_USE;

/* Notes, in the transaction that blanks, that a scrub is owed; and says whether one is. So it is done
 * in the end, though the disk is full or the power goes before. */
bool store_owe_scrub(struct store *store, struct err *err) MUST_USE;
bool store_owes_scrub(struct store *store, bool *owes, struct err *err) MUST_USE;

/*
 * What is being typed, by session and place; an empty text takes it away. Survives a kill of the
 * program, not always a power cut (synchronous NORMAL around it).
 */
bool store_draft(struct store *store, struct id session, const char *place, const char *text,
		 struct err *err) MUST_USE;
bool store_drafts(struct store *store, struct id session, const struct store_reader *reader,
		  struct err *err) MUST_USE;

/* Small things remembered by name: theme, group, the last place. store_setting adds the value to
 * `value` (nothing when there is none). */
bool store_set(struct store *store, const char *name, const char *value, struct err *err) MUST_USE;
bool store_setting(struct store *store, const char *name, struct buf *value,
		   struct err *err) MUST_USE;

/* When idle: copies the log into the file if there is enough of it to be worth it. Says whether
 * the disk went along. */
bool store_tidy(struct store *store, struct err *err) MUST_USE;

/* PRAGMA quick_check; may take long on a large file. */
bool store_check(struct store *store, struct err *err) MUST_USE;

/* A copy beside the file, NAME.bak.1 the newest of three, by temporary file, fsync and rename. A
 * database in memory has nothing beside it: true, and nothing happens. */
bool store_backup(struct store *store, struct err *err) MUST_USE;

#endif
