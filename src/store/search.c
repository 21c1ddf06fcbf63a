/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An index over what the room has written. It holds nothing that the events do not say, so it is only
 * marked as old when they change, and made anew for the sessions that need it before anybody looks.
 */
#include "rodtrad/store/store.h"

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"

#include "query.h"

#include <stdlib.h>
#include <string.h>

/* ---- keeping it ---- */

bool
search_forget(struct store *store, struct id session, struct err *err)
{
	struct query q = query_keep(store, KEPT_FORGET_ENTRIES,
				    "DELETE FROM entered WHERE session = :session");

	query_id(&q, ":session", session);
	query_row(&q);
	return query_close(&q, err);
}

static bool
enter_mark(struct store *store, struct id session, struct err *err)
{
	struct query q = query_keep(
		store, KEPT_ENTERED,
		"INSERT INTO entered (session) SELECT id FROM session WHERE id = :session"
		" ON CONFLICT DO NOTHING");

	query_id(&q, ":session", session);
	query_row(&q);
	return query_close(&q, err);
}

/* ---- entries that are there ---- */

/* An entry that is to be there, and whether it is. */
struct wanted {
	const struct search_entry *entry;
	bool is_there;
};

/* Those of a session, to be found by their items; and the numbers of rows that are to go. */
struct entering {
	struct wanted *item; /* owned; sorted */
	int count;
	struct {
		int *item;
		int count, room;
	} old; /* owned */
};

static int
compare_wanted(const void *a, const void *b)
{
	return id_compare(((const struct wanted *)a)->entry->item,
			  ((const struct wanted *)b)->entry->item);
}

static void
entering_sort(struct entering *entering, const struct search_entry *entry, int count)
{
	entering->item = mem_new((size_t)(count + 1) * sizeof *entering->item);
	entering->count = count;
	for (int at = 0; at < count; at++)
		entering->item[at].entry = &entry[at];
	qsort(entering->item, (size_t)count, sizeof *entering->item, compare_wanted);
}

/* What says the same as before is left alone: the index of words need not hear of it. */
static bool
entering_has(struct entering *entering, struct id item, const char *code, const char *text)
{
	const struct search_entry entry = {.item = item};
	const struct wanted key = {&entry, false};
	struct wanted *found = bsearch(&key, entering->item, (size_t)entering->count,
				       sizeof *entering->item, compare_wanted);

	if (!found || found->is_there || !code || !text)
		return false;
	found->is_there = !strcmp(found->entry->code, code) && !strcmp(found->entry->text, text);
	return found->is_there;
}

static bool
entering_compare(struct entering *entering, struct store *store, struct id session, struct err *err)
{
	struct query q = query_keep(store, KEPT_ENTRIES,
				    "SELECT number, item, code, text FROM entry"
				    " WHERE session = :session");

	query_id(&q, ":session", session);
	while (query_row(&q))
		if (!entering_has(entering, query_id_at(&q, 1), query_text_at(&q, 2),
				  query_text_at(&q, 3)))
			*vec_add(&entering->old) = query_int_at(&q, 0);
	return query_close(&q, err);
}

static void
entering_free(struct entering *entering)
{
	mem_free(entering->item);
	vec_free(&entering->old);
}

/* ---- one entry ---- */

/* An index that is damaged refuses nothing: it is made anew before anybody looks. */
static bool
words_break(struct store *store, struct err *err)
{
	return query_run(store, "UPDATE entry_last SET number = -1", err);
}

static bool
entry_number(struct store *store, const char *sql, enum kept kept, int number, struct err *err)
{
	struct query q = query_keep(store, kept, sql);

	query_int(&q, ":number", number);
	query_row(&q);
	return query_close(&q, err);
}

/* The index has no copy of what it says, so it is told what goes before that is gone. */
static bool
word_drop(struct store *store, int number)
{
	struct err why;

	return query_begin_part(store, &why) &&
	       query_end_part(store,
			      entry_number(store,
					   "INSERT INTO entry_word (entry_word, rowid, text)"
					   " SELECT 'delete', number, text FROM entry"
					   " WHERE number = :number"
					   "  AND number <= (SELECT number FROM entry_last)",
					   KEPT_WORD_GONE, number, &why),
			      &why);
}

static bool
entry_drop(struct store *store, int number, struct err *err)
{
	return (word_drop(store, number) || words_break(store, err)) &&
	       entry_number(store, "DELETE FROM entry WHERE number = :number", KEPT_ENTRY_GONE,
			    number, err);
}

static bool
entry_add(struct store *store, struct id session, const struct search_entry *entry, struct err *err)
{
	struct query q = query_keep(store, KEPT_ENTRY,
				    "INSERT INTO entry (session, item, code, text)"
				    " VALUES (:session, :item, :code, :text)");

	query_id(&q, ":session", session);
	query_id(&q, ":item", entry->item);
	query_text(&q, ":code", entry->code);
	query_text(&q, ":text", entry->text);
	query_row(&q);
	return query_close(&q, err);
}

bool
store_enter(struct store *store, struct id session, const struct search_entry *entry, int count,
	    struct err *err)
{
	struct entering entering = {0};
	bool ok;

	entering_sort(&entering, entry, count);
	ok = entering_compare(&entering, store, session, err);
	for (int at = 0; ok && at < entering.old.count; at++)
		ok = entry_drop(store, entering.old.item[at], err);
	for (int at = 0; ok && at < count; at++)
		ok = entering.item[at].is_there ||
		     entry_add(store, session, entering.item[at].entry, err);
	entering_free(&entering);
	return ok && enter_mark(store, session, err);
}

bool
store_not_entered(struct store *store, const struct store_reader *reader, struct err *err)
{
	struct query q = query_open(store, "SELECT id FROM session"
					   " WHERE id NOT IN (SELECT session FROM entered)"
					   " ORDER BY id");

	while (query_row(&q))
		reader->session(reader->to, query_id_at(&q, 0), NULL);
	return query_close(&q, err);
}

/* ---- the words of entries ---- */

#define WORDS_LAST                                                                                 \
	"UPDATE entry_last SET number ="                                                           \
	" max(number, (SELECT coalesce(max(number), 0) FROM entry))"

/*
 * Adds the words of entries that have come since somebody last looked: files that come in do not wait for it. In one
 * statement, since the index writes what it has gathered at the beginning of every part of a transaction.
 */
static bool
add_words(struct store *store, struct err *err)
{
	return query_begin(store, err) &&
	       query_end(store,
			 query_run(store,
				   "INSERT INTO entry_word (rowid, text)"
				   " SELECT entry.number, text FROM entry, entry_last"
				   " WHERE entry.number > entry_last.number"
				   " ORDER BY entry.number;" WORDS_LAST,
				   err),
			 err);
}

bool
search_rebuild(struct store *store, struct err *err)
{
	if (!query_begin(store, err))
		return false;
	return query_end(
		store,
		query_run(store,
			  "INSERT INTO entry_word (entry_word) VALUES ('rebuild');" WORDS_LAST,
			  err),
		err);
}

/* ---- asking it ---- */

/* Letters and digits, with room for all that Swedish has taken in. */
static bool
has_letters(const char *word, size_t bytes)
{
	size_t step;

	for (size_t at = 0; at < bytes; at += step) {
		int32_t point = text_point(word + at, &step);

		if ((point >= '0' && point <= '9') ||
		    ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') ||
		    (point >= 0xC0 && point < 0x2000))
			return true;
	}
	return false;
}

/* Each word between quotes, so that nothing in it means anything, and as the beginning of one. */
static void
query_of_words(struct buf *out, const char *words)
{
	for (size_t bytes; *words; words += bytes) {
		words += strspn(words, " ");
		bytes = strcspn(words, " ");
		if (!has_letters(words, bytes))
			continue;
		buf_add(out, out->bytes ? " \"" : "\"");
		for (size_t at = 0; at < bytes; at++)
			if (words[at] == '"')
				buf_add(out, "\"\"");
			else
				buf_addc(out, words[at]);
		buf_add(out, "\"*");
	}
}

static bool
search_read(struct store *store, const char *query, const struct store_reader *reader,
	    struct err *err)
{
	struct query q = query_open(
		store, "SELECT entry.session, entry.item, entry.code, entry.text"
		       " FROM entry_word JOIN entry ON entry.number = entry_word.rowid"
		       " WHERE entry_word MATCH :query ORDER BY entry_word.rowid DESC LIMIT :most");

	query_text(&q, ":query", query);
	query_int(&q, ":most", SEARCH_HITS);
	while (query_row(&q)) {
		struct search_entry entry = {query_id_at(&q, 1), query_text_at(&q, 2),
					     query_text_at(&q, 3)};

		/* Neither is NULL, unless the disk has made it so. */
		if (entry.code && entry.text)
			reader->entry(reader->to, query_id_at(&q, 0), &entry);
	}
	return query_close(&q, err);
}

static bool
words_are(struct store *store, const char *sql)
{
	struct query q = query_open(store, sql);
	struct err err;
	bool yes = query_row(&q);

	return query_close(&q, &err) && yes;
}

/* Every entry has its words in the index; one that is damaged, or cannot take them, is made anew. */
static bool
words_complete(struct store *store, struct err *err)
{
	struct err why;

	if (!words_are(store, "SELECT 1 FROM entry_last WHERE number >= 0"))
		return search_rebuild(store, err);
	return !words_are(store, "SELECT 1 FROM entry_last WHERE number <"
				 " (SELECT max(number) FROM entry)") ||
	       add_words(store, &why) || search_rebuild(store, err);
}

bool
store_search(struct store *store, const char *words, const struct store_reader *reader,
	     struct err *err)
{
	struct buf query = {0};
	struct err again;
	bool ok = words_complete(store, err);

	query_of_words(&query, words);
	if (ok && query.bytes) {
		ok = search_read(store, buf_text(&query), reader, err);
		/* Some of it may have been told: it is not told twice. */
		if (!ok && search_rebuild(store, &again))
			err_set(err, ERR_STORAGE,
				"Sökregistret var skadat och är gjort på nytt. Sök en gång till.");
	}
	buf_free(&query);
	return ok;
}
