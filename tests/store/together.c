/* SPDX-License-Identifier: EUPL-1.2 */
/* Many sessions in one transaction: all or none, part by part; and the files that are known. */
#include "fixture.h"

#include "../../src/store/query.h"

#include <signal.h>
#include <sys/wait.h>

/* What one piece of work puts, and how it ends. */
struct work {
	struct store *store;
	int session;
	const struct record *record;
	int count;
	bool says_no;
	const struct work *then; /* a part of it; NULL: none */
	bool part_ok;
};

static bool
work_run(void *to, struct err *err)
{
	struct work *work = to;
	struct work part;

	if (work->count &&
	    !store_put(work->store, id_of(work->session), work->record, work->count, err))
		return false;
	if (work->then) {
		part = *work->then;
		work->part_ok = store_apart(work->store, work_run, &part, err);
	}
	return !work->says_no || err_set(err, ERR_REFUSED, "nej");
}

static bool
put(struct store *store, int session, const struct record *record, struct err *err)
{
	struct work work = {.store = store, .session = session, .record = record, .count = 1};

	return store_together(store, work_run, &work, err);
}

static void
test_all_or_none(struct store *store)
{
	struct record first = record_of(10, 1, "a"), second = record_of(20, 1, "b");
	struct work part = {store, 2, &second, 1, true, NULL, false};
	struct work work = {store, 1, &first, 1, false, &part, false};
	struct err err = {0};

	CHECK(store_together(store, work_run, &work, &err));
	CHECK(!work.part_ok);
	sessions_are(store, "1: NULL;");
	CHECK(store_summary(store, id_of(1), "ett", &err));
	part.says_no = false;
	work.says_no = true;
	first = record_of(11, 2, "c");
	CHECK(!store_together(store, work_run, &work, &err) && work.part_ok);
	CHECK_TEXT(err.text, "nej");
	sessions_are(store, "1: ett;");
	session_is(store, 1, "1 a;", 0);
	work.says_no = false;
	CHECK(store_together(store, work_run, &work, &err));
	sessions_are(store, "1: NULL;2: NULL;");
	session_is(store, 1, "1 a;2 c;", 0);
}

/* An event that is here stays as it is, but for its texts, which are as they come. */
static void
test_put_again(struct store *store)
{
	struct record_text text = {"text", "ord"};
	struct record record = {id_of(30), 1, "a", &text, 1, true};
	struct err err = {0};

	CHECK(put(store, 3, &record, &err));
	record.mine = false;
	text.text = NULL;
	CHECK(put(store, 3, &record, &err));
	session_is(store, 3, "1 a (text=NULL) mine;", 0);
	text.text = "ord igen";
	CHECK(put(store, 3, &record, &err));
	session_is(store, 3, "1 a (text=ord igen) mine;", 0);
}

static void
test_other_content(struct store *store)
{
	struct record record = record_of(30, 1, "b");
	struct err err = {0};

	CHECK(!put(store, 3, &record, &err));
	CHECK(err.code == ERR_FORMAT && strstr(err.text, "00000000-0000-7000-8000-") == NULL);
	CHECK(strstr(err.text, "00000000-0000-7000-0000-00000000001e") != NULL);
	record = record_of(30, 1, "a");
	CHECK(!put(store, 4, &record, &err));
	session_is(store, 3, "1 a (text=ord igen) mine;", 0);
	session_is(store, 4, "", 0);
}

/* What the disk has changed is set aside, and healed by a good copy. */
static void
test_heal(struct store *store)
{
	struct record_text text = {"text", "ord"};
	struct record record = {id_of(50), 1, "a", &text, 1, false};
	struct err err = {0};

	CHECK(put(store, 5, &record, &err));
	CHECK(query_run(store, "UPDATE event SET line = 'x' WHERE line = 'a' AND texts = 1", &err));
	session_is(store, 5, "", 1);
	CHECK(put(store, 5, &record, &err));
	session_is(store, 5, "1 a (text=ord);", 0);
	CHECK(query_run(store, "UPDATE text SET text = 'x' WHERE text = 'ord'", &err));
	session_is(store, 5, "", 1);
	CHECK(put(store, 5, &record, &err));
	session_is(store, 5, "1 a (text=ord);", 0);
}

static void
note_file(void *to, const unsigned char digest[STORE_DIGEST], int items)
{
	buf_addf(to, "%d-%d: %d;", digest[0], digest[STORE_DIGEST - 1], items);
}

static void
files_are(struct store *store, const char *want)
{
	struct buf got = {0};
	struct store_reader reader = {.to = &got, .file = note_file};
	struct err err = {0};

	CHECK(store_files(store, &reader, &err));
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
}

static void
test_files(struct store *store)
{
	unsigned char digest[STORE_DIGEST] = {7, [STORE_DIGEST - 1] = 9};
	struct err err = {0};

	files_are(store, "");
	CHECK(store_know_file(store, digest, id_of(1), 3, &err));
	CHECK(store_know_file(store, digest, id_of(2), 4, &err));
	digest[0] = 5;
	CHECK(store_know_file(store, digest, id_of(2), 60, &err));
	files_are(store, "5-9: 60;7-9: 3;");
	CHECK(store_forget_files(store, id_of(1), &err));
	files_are(store, "5-9: 60;");
	/* Rule 26: a session that goes takes its files with it. */
	CHECK(query_run(store,
			"DELETE FROM event WHERE session = x'00000000000070000000000000000002'",
			&err));
	CHECK(query_run(store, "DELETE FROM session WHERE id = x'00000000000070000000000000000002'",
			&err));
	files_are(store, "");
	CHECK(!store_know_file(store, digest, id_of(2), 60, &err));
}

/* ---- the program is killed ---- */

/* Enough to fill the memory that a batch has, so that some of it is in the file already. */
static bool
die_halfway(void *to, struct err *err)
{
	enum { MANY = 30000 };
	struct buf words = {0};
	struct record_text text = {"text", NULL};

	for (int i = 0; i < 200; i++)
		buf_add(&words, "ord om ord ");
	text.text = buf_text(&words);
	for (int i = 0; i < MANY; i++) {
		struct record record = record_of(1000 + i, 1000 + i, "{}");

		record.text = &text;
		record.texts = 1;
		if (!store_put(to, id_of(1), &record, 1, err))
			_exit(1);
	}
	raise(SIGKILL);
	return false;
}

/* Is a key's gesture kept by way of the log again? */
static bool
has_log(struct store *store)
{
	struct query q = query_open(store, "PRAGMA journal_mode");
	bool is_log = query_row(&q) && !strcmp(query_text_at(&q, 0), "wal");
	struct err err = {0};

	return query_close(&q, &err) && is_log;
}

static bool
looks_up(struct store *store)
{
	struct err err;

	return !query_run(store, "INSERT INTO text VALUES (x'00', 'f', 't', 0)", &err);
}

static void
test_killed(const char *path)
{
	struct store *store = store_there(path);
	struct record record = record_of(10, 1, "a");
	struct err err = {0};
	struct stat there;
	int status;
	pid_t child;

	CHECK(put(store, 1, &record, &err));
	CHECK(has_log(store) && looks_up(store));
	store_drop(store);
	child = fork();
	if (child == 0) {
		store = store_there(path);
		(void)!store_together(store, die_halfway, store, &err);
		_exit(2);
	}
	CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
	CHECK(!stat(path, &there) && there.st_size > 1 << 20);
	CHECK(file_is_there(path, "-journal"));
	store = store_there(path);
	session_is(store, 1, "1 a;", 0);
	CHECK(store_check(store, &err));
	record = record_of(11, 2, "b");
	CHECK(put(store, 1, &record, &err));
	store_drop(store);
	CHECK(!file_is_there(path, "-wal") && !file_is_there(path, "-journal"));
	store = store_there(path);
	session_is(store, 1, "1 a;2 b;", 0);
	store_drop(store);
}

int
main(void)
{
	struct folder folder = folder_make();
	struct store *store = store_there(":memory:");

	test_all_or_none(store);
	test_put_again(store);
	test_other_content(store);
	test_files(store);
	test_heal(store);
	store_drop(store);
	test_killed(folder_name(&folder, "killed.db").path);
	folder_remove(&folder);
	return check_done("store/together");
}
