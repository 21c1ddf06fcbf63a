/* SPDX-License-Identifier: EUPL-1.2 */
/* The disk changes what it holds: a damaged record is set aside, the others are read, and a good
 * copy heals it. */
#include "fixture.h"

#include <sqlite3.h>

static struct folder folder;

static void
rot(const char *path, const char *sql)
{
	sqlite3 *db;

	if (sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, NULL)) {
		fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
		exit(2);
	}
	sqlite3_close(db);
}

/* Changes one bit of the first place in the file where `words` stand. */
static void
flip_bit(const char *path, const char *words)
{
	struct buf bytes = file_bytes(path);
	bool found = false;

	for (size_t i = 0; !found && i + strlen(words) <= bytes.bytes; i++)
		if (!memcmp(bytes.text + i, words, strlen(words))) {
			bytes.text[i] ^= 1;
			found = true;
		}
	CHECK(found);
	file_write(path, bytes.text, bytes.bytes);
	buf_free(&bytes);
}

static void
make_rottable(const char *path, struct record *records)
{
	struct store *store = store_there(path);
	struct err err = {0};

	CHECK(store_append(store, id_of(1), records, 3, NULL, &err));
	store_drop(store);
}

/* What is read when `damage` was done, and after the same records have been appended again. */
static void
test_rot_of(const char *damage, const char *words, const char *want)
{
	struct name name = folder_name(&folder, "rot.db");
	struct record_text texts[] = {{"note", "Nätet är segt"}, {"why", NULL}};
	struct record records[] = {record_of(1, 1, "skelett"), record_of(2, 2, "b"),
				   record_of(3, 3, "c")};
	struct store *store;
	struct err err = {0};

	records[1].text = texts;
	records[1].texts = 2;
	records[2].mine = true;
	unlink(name.path);
	make_rottable(name.path, records);
	if (damage)
		rot(name.path, damage);
	if (words)
		flip_bit(name.path, words);

	store = store_there(name.path);
	session_is(store, 1, want, 1);
	CHECK(store_append(store, id_of(1), records, 3, NULL, &err));
	session_is(store, 1, "1 skelett;2 b (note=Nätet är segt) (why=NULL);3 c mine;", 0);
	store_drop(store);
}

static void
test_rot(void)
{
	static const char first[] = "2 b (note=Nätet är segt) (why=NULL);3 c mine;";
	static const char second[] = "1 skelett;3 c mine;";
	static const char third[] = "1 skelett;2 b (note=Nätet är segt) (why=NULL);";

	test_rot_of(NULL, "skelett", first);
	test_rot_of(NULL, "tet är segt", second);
	test_rot_of("UPDATE event SET clock = clock + 1048576 WHERE clock = 1", NULL, first);
	test_rot_of("UPDATE event SET checksum = checksum + 1 WHERE clock = 1", NULL, first);
	test_rot_of("UPDATE event SET texts = 1 WHERE clock = 1", NULL, first);
	test_rot_of("UPDATE event SET mine = 0 WHERE clock = 3", NULL, third);
	test_rot_of("UPDATE text SET text = NULL WHERE field = 'note'", NULL, second);
	test_rot_of("UPDATE text SET text = '' WHERE field = 'why'", NULL, second);
	test_rot_of("DELETE FROM text WHERE field = 'why'", NULL, second);
}

/* A summary that rots is made again, so it is simply not there. */
static void
test_rotten_summary(void)
{
	struct name name = folder_name(&folder, "summary.db");
	struct store *store = store_there(name.path);
	struct err err = {0};

	CHECK(store_append(store, id_of(1), NULL, 0, NULL, &err));
	CHECK(store_summary(store, id_of(1), "sammanfattning", &err));
	sessions_are(store, "1: sammanfattning;");
	store_drop(store);
	flip_bit(name.path, "sammanfattning");
	store = store_there(name.path);
	sessions_are(store, "1: NULL;");
	store_drop(store);
}

/* A page that is no page any more is found by the check, and said when it is read. */
static void
test_broken_page(void)
{
	struct name name = folder_name(&folder, "page.db");
	struct record records[] = {record_of(1, 1, "a"), record_of(2, 2, "b"),
				   record_of(3, 3, "c")};
	struct buf bytes;
	struct store *store;
	struct err err = {0};

	make_rottable(name.path, records);
	bytes = file_bytes(name.path);
	memset(bytes.text + 4096, 0x5a, bytes.bytes - 4096);
	file_write(name.path, bytes.text, bytes.bytes);
	buf_free(&bytes);
	store = store_there(name.path);
	CHECK(!store_check(store, &err));
	CHECK(err.code == ERR_STORAGE && strstr(err.text, "Databasen är skadad"));
	CHECK(!store_append(store, id_of(1), records, 3, NULL, &err));
	CHECK(strstr(err.text, "Databasen är skadad"));
	store_drop(store);
}

int
main(void)
{
	folder = folder_make();
	test_rot();
	test_rotten_summary();
	test_broken_page();
	folder_remove(&folder);
	return check_done("store/rot");
}
