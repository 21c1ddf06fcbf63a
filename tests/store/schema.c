/* SPDX-License-Identifier: EUPL-1.2 */
/* An older file is brought up step by step, after a backup; a step that fails leaves it as it was. */
#include "fixture.h"

#include "../../src/store/checksum.h"
#include "../../src/store/query.h"
#include "../../src/store/schema.h"

/* The next version of a program to come, and one whose last step does not work. */
static const char *const later_steps[] = {
	"CREATE TABLE never (run)",
	"CREATE TABLE never (run)",
	"CREATE TABLE never (run)",
	"CREATE TABLE never (run)",
	"CREATE TABLE later (id INTEGER) STRICT; INSERT INTO later VALUES (42)",
	"CREATE TABLE third (id INTEGER) STRICT; INSERT INTO missing VALUES (1)",
};
static const struct schema later = {later_steps, 5};
static const struct schema broken = {later_steps, 6};

static int
number_of(struct store *store, const char *sql)
{
	struct query q = query_open(store, sql);
	struct err err = {0};
	int number = query_row(&q) ? query_int_at(&q, 0) : -1;

	CHECK(query_close(&q, &err));
	return number;
}

static void
test_raise(const char *path)
{
	struct store *store = store_there(path);
	struct record record = record_of(1, 1, "a");
	struct err err = {0};

	CHECK(number_of(store, "PRAGMA user_version") == schema.version);
	CHECK(number_of(store, "PRAGMA application_id") == SCHEMA_APPLICATION);
	CHECK(store_append(store, id_of(1), &record, 1, NULL, &err));
	CHECK(schema_raise(store, &schema, &err));
	CHECK(!file_is_there(path, ".bak.1"));

	CHECK(schema_raise(store, &later, &err));
	CHECK(number_of(store, "PRAGMA user_version") == later.version);
	CHECK(number_of(store, "SELECT id FROM later") == 42);
	CHECK(number_of(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'never'") == 0);
	session_is(store, 1, "1 a;", 0);
	store_drop(store);
}

/* ---- what each version brought ---- */

/* A file as a program of that version left it. */
static void
make_version(const char *path, int version)
{
	static const char rows[] =
		"PRAGMA application_id = 1381266020;"
		"INSERT INTO session VALUES (x'00000000000070000000000000000001');"
		"INSERT INTO event VALUES (x'00000000000070000000000000000001',"
		" x'00000000000070000000000000000001', 1, 'a', 1, 1,"
		" checksum_of(x'00000000000070000000000000000001',"
		"             x'00000000000070000000000000000001', 1, 'a', 1, 1));"
		"INSERT INTO text VALUES (x'00000000000070000000000000000001', 'text', 'ord',"
		" checksum_of(x'00000000000070000000000000000001', 'text', 'ord'));"
		"INSERT INTO setting VALUES ('theme', 'mörk');";
	char mark[40];
	sqlite3 *db = NULL;

	snprintf(mark, sizeof mark, "PRAGMA user_version = %d", version);
	CHECK(sqlite3_open(path, &db) == SQLITE_OK);
	CHECK(checksum_register(db) == SQLITE_OK);
	for (int step = 0; step < version; step++)
		CHECK(sqlite3_exec(db, schema.steps[step], NULL, NULL, NULL) == SQLITE_OK);
	CHECK(sqlite3_exec(db, mark, NULL, NULL, NULL) == SQLITE_OK);
	CHECK(sqlite3_exec(db, rows, NULL, NULL, NULL) == SQLITE_OK);
	CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* All that was there is there, and the table of files with it. */
static void
test_from_version_1(const char *path)
{
	struct store *store;
	struct buf theme = {0};
	struct err err = {0};

	CHECK(SCHEMA_APPLICATION == 1381266020);
	make_version(path, 1);
	store = store_there(path);
	CHECK(number_of(store, "PRAGMA user_version") == schema.version);
	CHECK(file_is_there(path, ".bak.1"));
	session_is(store, 1, "1 a (text=ord) mine;", 0);
	CHECK(store_setting(store, "theme", &theme, &err));
	CHECK_TEXT(buf_text(&theme), "mörk");
	CHECK(number_of(store, "SELECT count(*) FROM file") == 0);
	buf_free(&theme);
	store_drop(store);
}

/* What was written before there was anything to search is to be entered. */
static void
test_from_version_2(const char *path)
{
	struct store *store;

	make_version(path, 2);
	store = store_there(path);
	CHECK(number_of(store, "PRAGMA user_version") == schema.version);
	CHECK(file_is_there(path, ".bak.1"));
	session_is(store, 1, "1 a (text=ord) mine;", 0);
	CHECK(number_of(store, "SELECT count(*) FROM entry") == 0);
	CHECK(number_of(store, "SELECT count(*) FROM session"
			       " WHERE id NOT IN (SELECT session FROM entered)") == 1);
	store_drop(store);
}

/* Where things came from was not known then. */
static void
test_from_version_3(const char *path)
{
	struct buf file = {0};
	struct err err = {0};
	struct store *store;

	make_version(path, 3);
	store = store_there(path);
	session_is(store, 1, "1 a (text=ord) mine;", 0);
	store_origin(store, id_of(1), &file);
	CHECK(!file.bytes);
	CHECK(store_came_with(store, id_of(1), "en.json", &err));
	CHECK(store_came_with(store, id_of(1), "en annan.json", &err));
	store_origin(store, id_of(1), &file);
	CHECK_TEXT(buf_text(&file), "en.json");
	buf_free(&file);
	store_drop(store);
}

/* The file is now newer than the program that is being tested: only its backup can be opened. */
static void
test_backup_is_older(const char *path, const char *backup)
{
	struct err err = {0};
	struct store *store = store_open(path, &err);

	CHECK(!store && err.code == ERR_FORMAT);
	CHECK(file_is_there(path, ".bak.1") && !file_is_there(path, ".bak.2"));
	store = store_there(backup);
	session_is(store, 1, "1 a;", 0);
	CHECK(number_of(store, "PRAGMA user_version") == schema.version);
	store_drop(store);
}

static void
test_broken_step(const char *path)
{
	struct store *store = store_there(path);
	struct err err = {0};

	CHECK(!schema_raise(store, &broken, &err));
	CHECK(err.code == ERR_STORAGE && strstr(err.text, "missing"));
	CHECK(number_of(store, "PRAGMA user_version") == broken.version - 1);
	CHECK(number_of(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'third'") == 0);
	CHECK(sqlite3_get_autocommit(store->db));
	store_drop(store);
}

/* What the connection is set to, and what it must not do whatever a file says. */
static void
test_guards(const char *path)
{
	struct store *store = store_there(path);
	struct err err = {0};

	CHECK(number_of(store, "PRAGMA synchronous") == 2);
	CHECK(number_of(store, "PRAGMA foreign_keys") == 1);
	CHECK(number_of(store, "PRAGMA trusted_schema") == 0);
	CHECK(number_of(store, "PRAGMA wal_autocheckpoint") == 0);
	CHECK(number_of(store, "SELECT locking_mode = 'exclusive' FROM pragma_locking_mode") == 1);
	CHECK(!query_run(store, "ATTACH ':memory:' AS other", &err));
	CHECK(!query_run(store, "SELECT \"a word\"", &err));
	CHECK(!query_run(store, "SELECT load_extension('x')", &err));
	CHECK(!query_run(store, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", &err));
	CHECK(!query_run(store, "INSERT INTO session VALUES ('text')", &err));
	CHECK(!query_run(store, "INSERT INTO text VALUES (x'00', 'f', 't', 0)", &err));
	CHECK(number_of(store, "SELECT count(*) FROM session") == 0);
	store_drop(store);
}

/* ---- backups ---- */

static void
backup_is(const struct folder *folder, const char *file, const char *want)
{
	struct store *store = store_there(folder_name(folder, file).path);

	session_is(store, 1, want, 0);
	store_drop(store);
}

static void
test_backups(const struct folder *folder)
{
	struct name name = folder_name(folder, "kept.db");
	struct store *store = store_there(name.path);
	struct err err = {0};
	struct stat there;

	/* What an earlier copy left when the power went. */
	file_write(folder_name(folder, "kept.db.bak.new").path, "half", 4);
	for (int i = 1; i <= 5; i++) {
		struct record record = record_of(i, i, "x");

		CHECK(store_append(store, id_of(1), &record, 1, NULL, &err));
		CHECK(store_backup(store, &err));
	}
	store_drop(store);
	CHECK(!file_is_there(name.path, ".bak.new") && !file_is_there(name.path, ".bak.4"));
	CHECK(!file_is_there(name.path, ".bak.new-journal"));
	CHECK(!file_is_there(name.path, ".bak.1-wal"));
	CHECK(!stat(folder_name(folder, "kept.db.bak.1").path, &there));
	CHECK((there.st_mode & 0777) == 0600);
	backup_is(folder, "kept.db.bak.1", "1 x;2 x;3 x;4 x;5 x;");
	backup_is(folder, "kept.db.bak.2", "1 x;2 x;3 x;4 x;");
	backup_is(folder, "kept.db.bak.3", "1 x;2 x;3 x;");
}

static void
test_backup_refused(const struct folder *folder)
{
	struct name name = folder_name(folder, "in/a.db");
	struct store *store = store_there(name.path);
	struct err err = {0};

	/* A folder in the way cannot be written over. */
	CHECK(!mkdir(folder_name(folder, "in/a.db.bak.new").path, 0700));
	CHECK(!store_backup(store, &err));
	CHECK(err.code == ERR_STORAGE && strstr(err.text, "säkerhetskopia"));
	CHECK(!file_is_there(name.path, ".bak.1"));
	store_drop(store);

	store = store_there(":memory:");
	CHECK(store_backup(store, &err));
	CHECK(!file_is_there(":memory:", ".bak.1"));
	store_drop(store);
}

int
main(void)
{
	struct folder folder = folder_make();
	struct name old = folder_name(&folder, "old.db");

	test_raise(old.path);
	test_backup_is_older(old.path, folder_name(&folder, "old.db.bak.1").path);
	test_from_version_1(folder_name(&folder, "one.db").path);
	test_from_version_2(folder_name(&folder, "two.db").path);
	test_from_version_3(folder_name(&folder, "three.db").path);
	test_broken_step(folder_name(&folder, "broken.db").path);
	test_guards(folder_name(&folder, "guards.db").path);
	test_backups(&folder);
	test_backup_refused(&folder);
	folder_remove(&folder);
	return check_done("store/schema");
}
