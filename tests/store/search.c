/* SPDX-License-Identifier: EUPL-1.2 */
/* Words are found as they are spelled, by their beginnings; what is changed, removed or purged is not found. */
#include "fixture.h"

#include "../../src/store/query.h"

#include <sqlite3.h>

/* Entries of one session, to be kept in a transaction of their own. */
struct work {
	struct store *store;
	int session;
	const struct search_entry *entry;
	int count;
	const struct record *record; /* put before that; NULL: none */
};

static bool
work_run(void *to, struct err *err)
{
	const struct work *work = to;
	struct id session = id_of(work->session);

	return (!work->record || store_put(work->store, session, work->record, 1, err)) &&
	       store_enter(work->store, session, work->entry, work->count, err);
}

static void
enter(struct store *store, int session, const struct search_entry *entry, int count)
{
	struct work work = {store, session, entry, count, NULL};
	struct err err = {0};

	CHECK(store_append(store, id_of(session), NULL, 0, NULL, &err));
	if (!CHECK(store_together(store, work_run, &work, &err)))
		fprintf(stderr, "%s\n", err.text);
}

static void
note_entry(void *to, struct id session, const struct search_entry *entry)
{
	buf_addf(to, "%d %s %s;", session.byte[15], entry->code, entry->text);
}

static void
finds(struct store *store, const char *words, const char *want)
{
	struct buf got = {0};
	struct store_reader reader = {.to = &got, .entry = note_entry};
	struct err err = {0};

	if (!CHECK(store_search(store, words, &reader, &err)))
		fprintf(stderr, "%s: %s\n", words, err.text);
	if (!CHECK_TEXT(buf_text(&got), want))
		fprintf(stderr, "when looking for %s\n", words);
	buf_free(&got);
}

static void
not_entered(struct store *store, const char *want)
{
	struct buf got = {0};
	struct store_reader reader = {.to = &got, .session = note_session};
	struct err err = {0};

	CHECK(store_not_entered(store, &reader, &err));
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
}

/* ---- words ---- */

static const struct search_entry entries[] = {
	{{{[15] = 11, [6] = 0x70}}, "S1", "Vägen till F–6 är en våg"},
	{{{[15] = 12, [6] = 0x70}}, "V1", "LÄRARE och rektorer"},
	{{{[15] = 13, [6] = 0x70}}, "A2", "Idén: \"lärspridare\" (två per enhet)"},
};

static void
test_words(struct store *store)
{
	enter(store, 1, entries, COUNT(entries));
	finds(store, "väg", "1 S1 Vägen till F–6 är en våg;");
	finds(store, "våg", "1 S1 Vägen till F–6 är en våg;");
	finds(store, "vag", "");
	finds(store, "lär", "1 A2 Idén: \"lärspridare\" (två per enhet);1 V1 LÄRARE och rektorer;");
	finds(store, "Lärare REKTOR", "1 V1 LÄRARE och rektorer;");
	finds(store, "lärare våg", "");
	finds(store, "idé", "1 A2 Idén: \"lärspridare\" (två per enhet);");
	finds(store, "ide", "");
	finds(store, "f–6", "1 S1 Vägen till F–6 är en våg;");
	finds(store, "spridare", "");
}

/* Nothing that is written means anything but words. */
static void
test_signs(struct store *store)
{
	static const char *const nothing[] = {"",  "   ", "\"",      "–",       "*",
					      "(", "NOT", "våg AND", "text:våg"};

	for (size_t at = 0; at < COUNT(nothing); at++)
		finds(store, nothing[at], "");
	finds(store, "\"lär\"sprid", "");
	finds(store, "\"lärspridare\"", "1 A2 Idén: \"lärspridare\" (två per enhet);");
	finds(store, "– våg *", "1 S1 Vägen till F–6 är en våg;");
}

/* ---- changes ---- */

static void
test_changes(struct store *store)
{
	struct search_entry other[] = {entries[0], entries[1]};
	struct record record = record_of(50, 5, "a");
	struct work work = {store, 1, other, 2, &record};
	struct err err = {0};

	not_entered(store, "");
	/* What is changed is old until it is entered anew. */
	CHECK(store_append(store, id_of(1), &record, 1, NULL, &err));
	not_entered(store, "1: NULL;");
	other[1].text = "Lärare, förskollärare och rektorer";
	enter(store, 1, other, 2);
	not_entered(store, "");
	finds(store, "lär", "1 V1 Lärare, förskollärare och rektorer;");
	finds(store, "förskol", "1 V1 Lärare, förskollärare och rektorer;");
	finds(store, "idé", "");
	/* A code that is another one, and a session that comes in from a file. */
	other[0].code = "M4";
	record = record_of(51, 6, "b");
	CHECK(store_together(store, work_run, &work, &err));
	not_entered(store, "");
	finds(store, "våg", "1 M4 Vägen till F–6 är en våg;");
	CHECK(store_append(store, id_of(2), &record, 0, NULL, &err));
	not_entered(store, "2: NULL;");
	enter(store, 2, NULL, 0);
	not_entered(store, "");
}

/* ---- many ---- */

static void
count_entry(void *to, struct id session, const struct search_entry *entry)
{
	(void)session;
	(void)entry;
	++*(int *)to;
}

static void
test_many(struct store *store)
{
	struct search_entry many[SEARCH_HITS + 50];
	int found = 0;
	struct store_reader reader = {.to = &found, .entry = count_entry};
	struct err err = {0};

	for (size_t at = 0; at < COUNT(many); at++)
		many[at] = (struct search_entry){id_of(1000 + (int)at), "S1", "samma ord"};
	enter(store, 3, many, COUNT(many));
	CHECK(store_search(store, "ord", &reader, &err));
	CHECK(found == SEARCH_HITS);
	enter(store, 3, NULL, 0);
	finds(store, "ord", "");
}

/* ---- what is purged ---- */

static bool
file_has(const char *path, const char *words)
{
	struct buf bytes = file_bytes(path);
	bool has = false;

	for (size_t at = 0; !has && at + strlen(words) <= bytes.bytes; at++)
		has = !memcmp(bytes.text + at, words, strlen(words));
	buf_free(&bytes);
	return has;
}

/* Neither the entry nor a word of it is left in the file, nor in its copy. */
static void
test_purged(const struct folder *folder)
{
	static const struct search_entry secret[] = {
		{{{[15] = 21, [6] = 0x70}}, "V9", "hemligheten zzyzx"}};
	struct name name = folder_name(folder, "purged.db");
	struct store *store = store_there(name.path);
	struct err err = {0};

	enter(store, 1, secret, 1);
	finds(store, "zzy", "1 V9 hemligheten zzyzx;");
	store_drop(store);
	CHECK(file_has(name.path, "zzyzx"));
	store = store_there(name.path);
	finds(store, "zzy", "1 V9 hemligheten zzyzx;");
	enter(store, 1, NULL, 0);
	finds(store, "zzy", "");
	CHECK(store_scrub(store, &err));
	store_drop(store);
	CHECK(!file_has(name.path, "zzyzx"));
	CHECK(!file_has(folder_name(folder, "purged.db.bak.1").path, "zzyzx"));
	store = store_there(name.path);
	finds(store, "hemlig", "");
	CHECK(store_check(store, &err));
	store_drop(store);
}

/* ---- what is damaged ---- */

static void
damage(const char *path, const char *sql)
{
	sqlite3 *db;

	CHECK(sqlite3_open(path, &db) == SQLITE_OK);
	if (!CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK))
		fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* A damaged index refuses no session, and is made anew: at the latest for whoever asks twice. */
static void
test_damaged(const struct folder *folder, const char *sql)
{
	static const struct search_entry other[] = {
		{{{[15] = 11, [6] = 0x70}}, "S1", "Vägen är en annan"},
		{{{[15] = 14, [6] = 0x70}}, "S2", "Något nytt"},
	};
	struct name name = folder_name(folder, "damaged.db");
	struct buf first = {0};
	struct store_reader reader = {.to = &first, .entry = note_entry};
	struct err err = {0};
	struct store *store;

	unlink(name.path);
	store = store_there(name.path);
	enter(store, 1, entries, COUNT(entries));
	store_drop(store);
	damage(name.path, sql);
	store = store_there(name.path);
	enter(store, 1, other, COUNT(other));
	not_entered(store, "");
	if (!store_search(store, "nytt", &reader, &err))
		CHECK(strstr(err.text, "Sökregistret var skadat och är gjort på nytt."));
	finds(store, "nytt", "1 S2 Något nytt;");
	finds(store, "vägen", "1 S1 Vägen är en annan;");
	finds(store, "lärare", "");
	CHECK(store_check(store, &err));
	store_drop(store);
	buf_free(&first);
}

int
main(void)
{
	struct folder folder = folder_make();
	struct store *store = store_there(folder_name(&folder, "a.db").path);

	test_words(store);
	test_signs(store);
	test_changes(store);
	test_many(store);
	store_drop(store);
	test_purged(&folder);
	test_damaged(&folder, "UPDATE entry_word_data SET block = x'ff'");
	test_damaged(&folder, "UPDATE entry_word_data SET block = zeroblob(40)");
	test_damaged(&folder, "UPDATE entry_last SET number = -1");
	folder_remove(&folder);
	return check_done("store/search");
}
