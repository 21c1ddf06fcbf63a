/* SPDX-License-Identifier: EUPL-1.2 */
/* What is no database of ours is refused with a sentence, and is afterwards what it was. */
#include "child.h"
#include "fixture.h"

#include <sqlite3.h>

#define BUSY  "Röd tråd är redan öppet i ett annat fönster. Fortsätt där, eller stäng det först."
#define NEWER "Filen gick inte att läsa. Den är från en nyare version av Röd tråd."

static struct folder folder;

static bool
same_bytes(const struct buf *a, const struct buf *b)
{
	return a->bytes == b->bytes && (a->bytes == 0 || !memcmp(a->text, b->text, a->bytes));
}

/* Refused with this code and a sentence that has `words` in it. */
static void
test_refused(const char *path, enum err_code code, const char *words)
{
	struct err err = {0};
	struct store *store = store_open(path, &err);

	CHECK(store == NULL);
	store_drop(store);
	CHECK(err.code == code);
	if (!CHECK(strstr(err.text, words) != NULL))
		fprintf(stderr, "%s: %s\n", path, err.text);
}

/* The same of a file, which is afterwards byte for byte what it was, as is its log, if any. */
static void
test_untouched(const char *path, enum err_code code, const char *words)
{
	struct name log;
	struct buf file = file_bytes(path), file_after, log_before, log_after;
	bool had_log = file_is_there(path, "-wal"), had_shared = file_is_there(path, "-shm");
	struct stat before, after;

	snprintf(log.path, sizeof log.path, "%s-wal", path);
	log_before = file_bytes(log.path);
	CHECK(stat(path, &before) == 0);
	test_refused(path, code, words);
	CHECK(stat(path, &after) == 0);
	CHECK(before.st_mode == after.st_mode);
	CHECK(before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
	      before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);

	file_after = file_bytes(path);
	log_after = file_bytes(log.path);
	CHECK(same_bytes(&file, &file_after));
	CHECK(same_bytes(&log_before, &log_after));
	CHECK(file_is_there(path, "-wal") == had_log);
	CHECK(file_is_there(path, "-shm") == had_shared);
	CHECK(!file_is_there(path, "-journal") && !file_is_there(path, ".bak.new"));
	buf_free(&file);
	buf_free(&file_after);
	buf_free(&log_before);
	buf_free(&log_after);
}

/* Runs SQL as some other program would. */
static sqlite3 *
other_program(const char *path, const char *sql)
{
	sqlite3 *db;

	if (sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, NULL)) {
		fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
		exit(2);
	}
	return db;
}

static void
test_foreign(void)
{
	static const char words[] = "Den här filen hör till ett annat program: ";
	struct name name = folder_name(&folder, "foreign.db");
	struct name marked = folder_name(&folder, "marked.db");

	sqlite3_close(other_program(name.path, "CREATE TABLE dog (name)"));
	test_untouched(name.path, ERR_FORMAT, words);
	sqlite3_close(other_program(marked.path, "PRAGMA journal_mode = WAL;"
						 "PRAGMA application_id = 1;"
						 "CREATE TABLE session (id)"));
	test_untouched(marked.path, ERR_FORMAT, words);
}

static void
leave_log(const char *path)
{
	other_program(path, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;"
			    "CREATE TABLE cat (name); PRAGMA user_version = 99");
}

/* The other program died and has left its log: that is not ours to take care of either. */
static void
test_foreign_log(void)
{
	struct name name = folder_name(&folder, "log.db");

	CHECK(child_passes(leave_log, name.path));
	CHECK(file_is_there(name.path, "-wal"));
	test_untouched(name.path, ERR_FORMAT, "hör till ett annat program");
}

static void
test_newer(void)
{
	struct name name = folder_name(&folder, "newer.db");
	struct name log = folder_name(&folder, "newer-log.db");

	store_drop(store_there(name.path));
	sqlite3_close(other_program(name.path, "PRAGMA user_version = 99"));
	test_untouched(name.path, ERR_FORMAT, NEWER);

	/* Only the log knows that it is newer: the program that knew more was killed. */
	store_drop(store_there(log.path));
	CHECK(child_passes(leave_log, log.path));
	unlink(folder_name(&folder, "newer-log.db-shm").path);
	test_untouched(log.path, ERR_FORMAT, NEWER);
}

static void
test_garbage(void)
{
	struct name name = folder_name(&folder, "garbage.db");
	char zeros[4096] = {0}, letters[4096];

	file_write(name.path, "Hej", 3);
	test_untouched(name.path, ERR_FORMAT, "ingen databas från Röd tråd");
	file_write(name.path, "SQLite format 3", 16);
	test_untouched(name.path, ERR_FORMAT, "hör till ett annat program");
	memset(letters, 'x', sizeof letters);
	file_write(name.path, letters, sizeof letters);
	test_untouched(name.path, ERR_FORMAT, "ingen databas från Röd tråd");
	file_write(name.path, zeros, sizeof zeros);
	test_untouched(name.path, ERR_FORMAT, "ingen databas från Röd tråd");
}

static void
test_places(void)
{
	struct name pipe = folder_name(&folder, "pipe"), file = folder_name(&folder, "file");

	test_refused(folder.path, ERR_STORAGE, "är en mapp");
	CHECK(mkfifo(pipe.path, 0600) == 0);
	test_refused(pipe.path, ERR_STORAGE, "ingen vanlig fil");
	file_write(file.path, "", 0);
	test_refused(folder_name(&folder, "file/a.db").path, ERR_STORAGE,
		     "Det gick inte att skapa");
	CHECK(symlink("nowhere/at/all", folder_name(&folder, "link").path) == 0);
	test_refused(folder_name(&folder, "link").path, ERR_STORAGE, "Det gick inte att skapa");
	test_refused("", ERR_STORAGE, "Det gick inte att skapa");
}

static void
refused_rights(const char *path)
{
	child_be_nobody();
	test_untouched(path, ERR_STORAGE, "inte rätt");
}

static void
refused_new(const char *path)
{
	child_be_nobody();
	test_refused(path, ERR_STORAGE, "inte rätt");
	CHECK(!file_is_there(path, ""));
}

static void
test_rights(void)
{
	struct name name = folder_name(&folder, "rights.db");
	struct name below = folder_name(&folder, "new/folder/a.db");

	store_drop(store_there(name.path));
	/* The file may only be read; then it may be written, but not its folder. */
	CHECK(chmod(folder.path, 0777) == 0 && chmod(name.path, 0444) == 0);
	CHECK(child_passes(refused_rights, name.path));
	CHECK(chmod(folder.path, 0555) == 0 && chmod(name.path, 0666) == 0);
	CHECK(child_passes(refused_rights, name.path));
	CHECK(child_passes(refused_new, folder_name(&folder, "new.db").path));
	CHECK(child_passes(refused_new, below.path));
	CHECK(chmod(folder.path, 0700) == 0);
	store_drop(store_there(name.path));
}

static int
mode_of(const char *path)
{
	struct stat there;

	return stat(path, &there) ? -1 : (int)(there.st_mode & 0777);
}

static void
test_accepted(void)
{
	struct name empty = folder_name(&folder, "empty.db");
	struct name deep = folder_name(&folder, "a/b/c.db");
	struct name link = folder_name(&folder, "to-empty");
	mode_t mask = umask(0);

	file_write(empty.path, "", 0);
	CHECK(mode_of(empty.path) == 0666);
	store_drop(store_there(empty.path));
	CHECK(mode_of(empty.path) == 0600);
	store_drop(store_there(empty.path));
	CHECK(symlink("empty.db", link.path) == 0);
	store_drop(store_there(link.path));
	CHECK(!file_is_there(link.path, "-wal"));

	CHECK(chdir(folder.path) == 0);
	store_drop(store_there("here.db"));
	store_drop(store_there("./down/here.db"));
	CHECK(mode_of(folder_name(&folder, "here.db").path) == 0600);
	CHECK(mode_of(folder_name(&folder, "down").path) == 0700);
	CHECK(chdir("/") == 0);

	store_drop(store_there(deep.path));
	CHECK(mode_of(deep.path) == 0600);
	CHECK(mode_of(folder_name(&folder, "a").path) == 0700);
	CHECK(mode_of(folder_name(&folder, "a/b").path) == 0700);
	umask(mask);
}

/* ---- a second start ---- */

static void
refused_busy(const char *path)
{
	test_refused(path, ERR_BUSY, BUSY);
}

static void
test_busy(const char *path)
{
	struct store *store = store_there(path);
	struct record first = record_of(1, 1, "a"), second = record_of(2, 2, "b");
	struct err err = {0};

	CHECK(child_passes(refused_busy, path));
	CHECK(store_append(store, id_of(1), &first, 1, NULL, &err));
	CHECK(child_passes(refused_busy, path));
	/* A second one in our own process must not let go of the first one's locks. */
	test_refused(path, ERR_BUSY, BUSY);
	CHECK(child_passes(refused_busy, path));
	CHECK(store_append(store, id_of(1), &second, 1, NULL, &err));
	session_is(store, 1, "1 a;2 b;", 0);
	store_drop(store);

	store = store_there(path);
	session_is(store, 1, "1 a;2 b;", 0);
	store_drop(store);
}

/* Byte 18 of the header says whether the journal is a log (2) or not (1). */
static void
test_journal(const char *path, int format, const char *words)
{
	struct store *store = store_there(path);
	struct buf bytes;

	CHECK((store_warning(store) != NULL) == (format == 1));
	if (words)
		CHECK(strstr(store_warning(store), words) != NULL);
	bytes = file_bytes(path);
	CHECK(bytes.bytes > 18 && bytes.text[18] == format);
	buf_free(&bytes);
	CHECK(file_is_there(path, "-wal") == (format == 2));
	store_drop(store);
	CHECK(!file_is_there(path, "-wal") && !file_is_there(path, "-shm"));
}

/* Do the tests themselves run on a network share? */
static bool
folder_is_far(const char *path)
{
	struct store *store = store_there(path);
	bool far = store_warning(store) != NULL;

	store_drop(store);
	return far;
}

static void
test_synchronised(void)
{
	struct name cloud = folder_name(&folder, "OneDrive - Skolan/tråd/a.db");
	struct name plain = folder_name(&folder, "Dropbox.db");
	struct name moved = folder_name(&folder, "OneDrive - Skolan/b.db");

	test_journal(cloud.path, 1, "synkroniseras");
	test_busy(cloud.path);
	/* A file of that name is no folder of that name. A database may move, with its journal. */
	if (!folder_is_far(plain.path))
		test_journal(plain.path, 2, NULL);
	CHECK(rename(plain.path, moved.path) == 0);
	test_journal(moved.path, 1, "synkroniseras");
	test_busy(moved.path);
}

int
main(void)
{
	folder = folder_make();
	test_foreign();
	test_foreign_log();
	test_newer();
	test_garbage();
	test_places();
	test_rights();
	test_accepted();
	test_busy(folder_name(&folder, "busy.db").path);
	test_synchronised();
	folder_remove(&folder);
	return check_done("store/refusal");
}
