/* SPDX-License-Identifier: EUPL-1.2 */
/* Records go in and come out the same, in order, once; sessions and their summaries. */
#include "fixture.h"

static void
test_round_trip(struct store *store)
{
	static const struct record_text texts[] = {
		{"owner", NULL},
		{"text", "Nätet är segt\ni paviljongen 👩‍🏫"},
		{"why", ""}};
	struct record records[] = {record_of(10, 1, "{\"a\":1}"), record_of(11, 2, "{\"b\":2}")};
	struct err err = {0};

	records[0].text = texts;
	records[0].texts = 3;
	records[1].mine = true;
	CHECK(store_append(store, id_of(1), records, 2, NULL, &err));
	session_is(
		store, 1,
		"1 {\"a\":1} (owner=NULL) (text=Nätet är segt\ni paviljongen 👩‍🏫) (why=);"
		"2 {\"b\":2} mine;",
		0);
	session_is(store, 99, "", 0);
}

static void
test_order(struct store *store)
{
	struct record records[] = {record_of(23, 2, "d"), record_of(22, 2, "c"),
				   record_of(24, 1, "b"), record_of(21, 3, "e"),
				   record_of(25, 0, "a"), record_of(20, 2000000000, "f")};
	struct err err = {0};

	CHECK(store_append(store, id_of(2), records, 6, NULL, &err));
	session_is(store, 2, "0 a;1 b;2 c;2 d;3 e;2000000000 f;", 0);
}

/* The text that is there is kept, also when the same event comes with another one. */
static void
test_twice(struct store *store)
{
	struct record_text text = {"text", "först"};
	struct record_text other[] = {{"text", "sedan"}, {"why", "till"}};
	struct record first = {id_of(30), 1, "a", &text, 1, true};
	struct record again = {id_of(30), 7, "b", other, 2, false};
	struct record both[] = {first, record_of(31, 2, "c")};
	struct err err = {0};

	CHECK(store_append(store, id_of(3), &first, 1, NULL, &err));
	CHECK(store_append(store, id_of(3), both, 2, NULL, &err));
	CHECK(store_append(store, id_of(3), &again, 1, NULL, &err));
	session_is(store, 3, "1 a (text=först) mine;2 c;", 0);
}

static void
test_sessions(void)
{
	struct store *store = store_there(":memory:");
	struct record record = record_of(50, 1, "a"), next = record_of(51, 2, "b");
	struct err err = {0};

	sessions_are(store, "");
	CHECK(store_append(store, id_of(7), &record, 1, NULL, &err));
	CHECK(store_append(store, id_of(5), NULL, 0, NULL, &err));
	sessions_are(store, "5: NULL;7: NULL;");

	CHECK(store_summary(store, id_of(7), "en", &err));
	CHECK(store_summary(store, id_of(9), "ingen sådan", &err));
	sessions_are(store, "5: NULL;7: en;");

	CHECK(store_append(store, id_of(7), &next, 1, NULL, &err));
	sessions_are(store, "5: NULL;7: NULL;");
	CHECK(store_summary(store, id_of(7), "två", &err));
	CHECK(store_summary(store, id_of(7), "två igen", &err));
	sessions_are(store, "5: NULL;7: två igen;");
	store_drop(store);
}

static long
bytes_of(const char *path, const char *ending)
{
	struct buf name = {0};
	struct stat there;
	long bytes;

	buf_addf(&name, "%s%s", path, ending);
	bytes = stat(buf_text(&name), &there) ? 0 : (long)there.st_size;
	buf_free(&name);
	return bytes;
}

/* A long log is copied into the file, and then written over from its start. */
static void
test_tidy(struct store *store, const char *path)
{
	long log = bytes_of(path, "-wal"), file = bytes_of(path, "");
	struct record record = record_of(1000, 0, "{}");
	struct err err = {0};

	CHECK(log > 400 * 1024 || store_warning(store));
	CHECK(store_tidy(store, &err));
	CHECK(bytes_of(path, "") > file || store_warning(store));
	CHECK(store_set(store, "tema", "mörkt", &err));
	CHECK(store_append(store, id_of(1), &record, 1, NULL, &err));
	CHECK(bytes_of(path, "-wal") == log);

	file = bytes_of(path, "");
	CHECK(store_tidy(store, &err));
	CHECK(bytes_of(path, "") == file);
}

/* A whole import in one transaction, read again after closing, from one file. */
static void
test_many(const char *path)
{
	enum { MANY = 4000 };
	struct store *store = store_there(path);
	struct record_text text = {"text", "Det finns folk i verksamheten, vid rätt tillfälle"};
	static struct record records[MANY];
	struct buf got = {0};
	struct store_reader reader = note_into(&got);
	struct err err = {0};
	int damaged, count = 0;

	for (int i = 0; i < MANY; i++) {
		records[i] = record_of(1000 + i, i, "{}");
		records[i].text = &text;
		records[i].texts = 1;
	}
	CHECK(store_append(store, id_of(1), records, MANY, NULL, &err));
	test_tidy(store, path);
	CHECK(store_check(store, &err));
	store_drop(store);
	CHECK(!file_is_there(path, "-wal") && !file_is_there(path, "-shm"));

	store = store_there(path);
	CHECK(store_read(store, id_of(1), &reader, &damaged, &err) && damaged == 0);
	for (const char *at = buf_text(&got); (at = strchr(at, ';')); at++)
		count++;
	CHECK(count == MANY);
	store_drop(store);
	buf_free(&got);
}

int
main(void)
{
	struct folder folder = folder_make();
	struct store *store = store_there(":memory:");

	CHECK(store_warning(store) == NULL);
	test_round_trip(store);
	test_order(store);
	test_twice(store);
	session_is(store, 2, "0 a;1 b;2 c;2 d;3 e;2000000000 f;", 0);
	store_drop(store);
	store_drop(NULL);

	test_sessions();
	test_many(folder_name(&folder, "många.db").path);
	folder_remove(&folder);
	return check_done("store/events");
}
