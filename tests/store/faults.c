/* SPDX-License-Identifier: EUPL-1.2 */
/* The disk fills up or fails: what was said yes to is there, what was refused is not there at all
 * and can be tried again. */
#include "child.h"
#include "gesture.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#define FULL "Det gick inte att spara. Disken är full eller skrivskyddad."

static struct folder folder;

/* ---- all or none ---- */

static void
test_all_or_none(void)
{
	struct store *store = store_there(folder_name(&folder, "none.db").path);
	struct record records[] = {record_of(1, 1, "a"), record_of(2, 2, NULL)};
	struct err err = {0};

	CHECK(store_draft(store, id_of(1), "plats", "det som skrivs", &err));
	/* An event without a line is what no schema takes. */
	CHECK(!store_append(store, id_of(1), records, 2, "plats", &err));
	CHECK(err.code == ERR_STORAGE);
	session_is(store, 1, "", 0);
	sessions_are(store, "");
	drafts_are(store, 1, "plats=det som skrivs;");

	CHECK(store_append(store, id_of(1), records, 1, "plats", &err));
	session_is(store, 1, "1 a;", 0);
	drafts_are(store, 1, "");
	store_drop(store);
}

/* ---- a full disk ---- */

static void
limit_files(rlim_t bytes)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	setrlimit(RLIMIT_FSIZE, &limit);
}

static void
fill_disk(const char *path)
{
	struct store *store = store_there(path);
	static struct tally tally;
	char words[600];
	struct err err = {0};
	int n = 0;

	signal(SIGXFSZ, SIG_IGN);
	memset(words, 'x', sizeof words - 1);
	words[sizeof words - 1] = 0;
	limit_files(300000);
	while (n < GESTURES && gesture_append(store, n, words, &err))
		n++;
	CHECK(n > 10 && n < GESTURES);
	CHECK(err.code == ERR_STORAGE);
	CHECK_TEXT(err.text, FULL);
	CHECK(gestures_whole(store, &tally) == n);
	CHECK(!gesture_append(store, n, words, &err));
	limit_files(8192);
	CHECK(!store_backup(store, &err));
	CHECK(!file_is_there(path, ".bak.1") && !file_is_there(path, ".bak.new"));

	/* Room is made; Enter tries again. */
	limit_files(RLIM_INFINITY);
	CHECK(gesture_append(store, n, words, &err));
	CHECK(gestures_whole(store, &tally) == n + 1);
	store_drop(store);
	store = store_there(path);
	CHECK(gestures_whole(store, &tally) == n + 1);
	store_drop(store);
}

/* ---- a failing disk, as a layer between SQLite and the real one ---- */

static sqlite3_vfs faulty_vfs;
/* SQLite locks the database and not its journals, so there are two kinds of files; they write
 * and sync with the same functions. */
static sqlite3_io_methods faulty_methods[2];
static const sqlite3_io_methods *real_methods;
static sqlite3_vfs *real_vfs;

/* Which operation fails next, with what, and whether all after it fail as well. */
static struct {
	int writes, syncs; /* how many more go well; -1: all */
	bool for_good;
	int failed, synced;
} disk;

static void
disk_heal(void)
{
	disk.writes = disk.syncs = -1;
	disk.for_good = false;
	disk.failed = disk.synced = 0;
}

static bool
disk_fails(int *left)
{
	if (*left < 0)
		return false;
	if (*left > 0) {
		--*left;
		return false;
	}
	disk.failed++;
	if (!disk.for_good)
		*left = -1;
	return true;
}

static int
faulty_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
	if (disk_fails(&disk.writes)) {
		real_methods->xWrite(file, bytes, count / 2, at);
		return SQLITE_IOERR_WRITE;
	}
	return real_methods->xWrite(file, bytes, count, at);
}

static int
faulty_sync(sqlite3_file *file, int flags)
{
	if (disk_fails(&disk.syncs))
		return SQLITE_IOERR_FSYNC;
	disk.synced++;
	return real_methods->xSync(file, flags);
}

static int
faulty_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
	sqlite3_io_methods *methods = &faulty_methods[(flags & SQLITE_OPEN_MAIN_DB) != 0];
	int code = real_vfs->xOpen(vfs, name, file, flags, out);

	if (code == SQLITE_OK && file->pMethods) {
		real_methods = file->pMethods;
		*methods = *real_methods;
		methods->xWrite = faulty_write;
		methods->xSync = faulty_sync;
		file->pMethods = methods;
	}
	return code;
}

static void
disk_put_between(void)
{
	disk_heal();
	real_vfs = sqlite3_vfs_find(NULL);
	faulty_vfs = *real_vfs;
	faulty_vfs.zName = "faulty";
	faulty_vfs.xOpen = faulty_open;
	sqlite3_vfs_register(&faulty_vfs, 1);
}

/* Some drafts and gestures, each gesture tried twice; says how many were acknowledged. */
static int
hold_session(struct store *store, bool acknowledged[], int gestures)
{
	struct err err = {0};
	int count = 0;

	for (int n = 0; n < gestures; n++) {
		if (!store_draft(store, id_of(1), "plats", "på väg", &err))
			CHECK_ALL(err.code == ERR_STORAGE);
		acknowledged[n] = gesture_append(store, n, "ord", &err);
		if (!acknowledged[n]) {
			CHECK_ALL(err.code == ERR_STORAGE && strstr(err.text, "Det gick inte att"));
			acknowledged[n] = gesture_append(store, n, "ord", &err);
		}
		count += acknowledged[n];
	}
	return count;
}

static bool
all_acknowledged_there(const char *path, const bool acknowledged[], int gestures)
{
	struct store *store = store_there(path);
	static struct tally tally;
	struct err err = {0};
	bool ok = gestures_whole(store, &tally) >= 0 && store_check(store, &err);

	for (int n = 0; n < gestures; n++)
		ok = ok && (!acknowledged[n] || tally.first[n] == 1);
	store_drop(store);
	return ok;
}

/* One run with the n-th write or sync failing. Says whether there was an n-th at all. */
static bool
run_with_fault(int writes, int syncs, bool for_good)
{
	enum { HELD = 3 };
	struct name name = folder_name(&folder, "fault.db");
	bool acknowledged[HELD] = {0};
	struct store *store;
	struct err err = {0};
	int failed, count = 0;

	unlink(name.path);
	unlink(folder_name(&folder, "fault.db-wal").path);
	unlink(folder_name(&folder, "fault.db-journal").path);
	disk.writes = writes;
	disk.syncs = syncs;
	disk.for_good = for_good;
	store = store_open(name.path, &err);
	if (store)
		count = hold_session(store, acknowledged, HELD);
	failed = disk.failed;
	/* Once is once: the second try went well, unless it was the opening that failed. */
	CHECK_ALL(!store || for_good || count == HELD);
	store_drop(store);
	disk_heal();
	CHECK_ALL(all_acknowledged_there(name.path, acknowledged, HELD));
	return failed > 0;
}

static void
test_failing_disk(void)
{
	for (int for_good = 0; for_good < 2; for_good++) {
		int n;

		for (n = 0; run_with_fault(n, -1, for_good); n++)
			;
		CHECK(n > 20);
		for (n = 0; run_with_fault(-1, n, for_good); n++)
			;
		CHECK(n > 5);
	}
}

static int
syncs_of_append(struct store *store, int n)
{
	struct err err = {0};

	disk_heal();
	CHECK(gesture_append(store, n, "ord", &err));
	return disk.synced;
}

/* A gesture waits for the disk, a draft does not, and leaves it so that the next gesture does. */
static void
test_syncs(void)
{
	struct store *store = store_there(folder_name(&folder, "syncs.db").path);
	struct err err = {0};

	CHECK(syncs_of_append(store, 0) > 0);
	disk_heal();
	CHECK(store_draft(store, id_of(1), "plats", "på väg", &err));
	CHECK(disk.synced == 0 || store_warning(store));
	CHECK(syncs_of_append(store, 1) > 0);
	disk_heal();
	disk.writes = 0;
	CHECK(!store_draft(store, id_of(1), "plats", "på väg igen", &err));
	CHECK(syncs_of_append(store, 2) > 0);
	CHECK(store_set(store, "tema", "mörkt", &err));
	store_drop(store);
}

/* After a failed sync no yes is given until the whole log has been synced anew. */
static void
test_failed_sync(void)
{
	struct store *store = store_there(folder_name(&folder, "sync.db").path);
	static struct tally tally;
	struct err err = {0};
	int usual;

	CHECK(syncs_of_append(store, 0) > 0);
	usual = syncs_of_append(store, 1);
	disk.syncs = 0;
	disk.for_good = true;
	CHECK(!gesture_append(store, 2, "ord", &err));
	CHECK(err.code == ERR_STORAGE && strstr(err.text, "Disken svarade fel"));
	CHECK(!gesture_append(store, 2, "ord", &err));
	CHECK(gestures_whole(store, &tally) == 2);
	CHECK(syncs_of_append(store, 2) > usual || store_warning(store));
	CHECK(gestures_whole(store, &tally) == 3);
	/* Once the new log has begun, a gesture costs what it did. */
	CHECK(syncs_of_append(store, 3) == usual);
	store_drop(store);
}

int
main(void)
{
	folder = folder_make();
	test_all_or_none();
	CHECK(child_passes(fill_disk, folder_name(&folder, "full.db").path));
	disk_put_between();
	test_failing_disk();
	test_syncs();
	test_failed_sync();
	folder_remove(&folder);
	return check_done("store/faults");
}
