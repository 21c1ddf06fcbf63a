/* SPDX-License-Identifier: EUPL-1.2 */
/* Purging all that a database holds: what goes and is told of, what stays, and what cannot be said. */
#include "rodtrad/shell/purge.h"

#include "desk.h"

#define NAME "Anna Andersson"

static void
write_named(const char *file, uint32_t seed, bool sealed)
{
	struct history history;
	struct gesture gesture;

	history_open(&history, seed);
	history_key(&history, &gesture);
	note_write(&gesture, 0, "Tiden räcker");
	gesture_text(&gesture, ITEM_RECEIVER, NAME);
	CHECK(history_end(&gesture));
	if (sealed) {
		history_key(&history, &gesture);
		gesture_seal(&gesture);
		CHECK(history_end(&gesture));
	}
	write_session(file, &history.session);
	session_free(&history.session);
}

static void
count_session(void *to, const struct session *session, const struct purge_count *count)
{
	CHECK(session->event.count > 0 && count->names == 1 && count->removed == 0);
	++*(int *)to;
}

/* Purges, and says of how many sessions it was told. */
static int
purge(struct desk *desk, const char *before, bool dry_run, struct purge_count *count)
{
	int told = 0;
	struct purge_listener listener = {&told, count_session};
	struct err err = {0};

	if (!CHECK(purge_world(desk->world, before, dry_run, &listener, count, &err)))
		fprintf(stderr, "%s\n", err.text);
	return told;
}

static bool
has_name(const char *database)
{
	struct buf out = {0};
	bool has;

	dump(&out, database);
	has = strstr(buf_text(&out), NAME) != NULL;
	buf_free(&out);
	return has;
}

/* A seal is no hindrance: what is old is to go. */
static void
test_purge(void)
{
	static const char *const names[] = {"one.json", "two.json"};
	struct purge_count count;
	struct desk desk;

	write_named("one.json", 31, false);
	write_named("two.json", 32, true);
	desk_open(&desk, "purge.db");
	take_all(&desk, names, 2);
	CHECK(purge(&desk, "2026-01-01", false, &count) == 0 && count.names == 0);
	CHECK(purge(&desk, "2027-01-01", true, &count) == 2 && count.names == 2);
	desk_close(&desk);
	CHECK(has_name("purge.db"));

	desk_open(&desk, "purge.db");
	CHECK(purge(&desk, "2027-01-01", false, &count) == 2 && count.names == 2);
	CHECK(purge(&desk, "2027-01-01", false, &count) == 0 && count.names == 0);
	take_all(&desk, names, 2);
	desk_close(&desk);
	CHECK(!has_name("purge.db"));
	desk_forget("purge.db");
}

/* Purged, but still on the disk: said, and done when the database is opened anew. */
static void
test_scrub_owed(void)
{
	int told = 0;
	struct purge_listener listener = {&told, count_session};
	struct purge_count count;
	struct err err = {0};
	struct desk desk;

	desk_open(&desk, "owed.db");
	take_one(&desk, "one.json");
	block_copies("owed.db", true);
	CHECK(!purge_world(desk.world, "2027-01-01", false, &listener, &count, &err));
	CHECK(strstr(err.text, "Gallringen är gjord, men det som gallrades kan finnas kvar") !=
	      NULL);
	desk_close(&desk);
	block_copies("owed.db", false);
	desk_open(&desk, "owed.db");
	CHECK(has_copy("owed.db"));
	desk_close(&desk);
}

/* Nobody could say what is left in a session that is damaged: nothing is purged, and it is named. */
static void
test_damaged(void)
{
	static const char *const names[] = {"one.json", "two.json"};
	int told = 0;
	struct purge_listener listener = {&told, count_session};
	struct purge_count count;
	struct err err = {0};
	struct desk desk;
	sqlite3 *db = NULL;

	desk_open(&desk, "purge.db");
	take_all(&desk, names, 2);
	desk_close(&desk);
	CHECK(sqlite3_open(place_of("purge.db").path, &db) == SQLITE_OK);
	CHECK(sqlite3_exec(db, "UPDATE event SET line = 'x' WHERE id = (SELECT max(id) FROM event)",
			   NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	desk_open(&desk, "purge.db");
	CHECK(!purge_world(desk.world, "2027-01-01", false, &listener, &count, &err));
	CHECK(strstr(err.text, "är skadad på disken och går inte att gallra") != NULL);
	desk_close(&desk);
	CHECK(has_name("purge.db"));
}

int
main(void)
{
	char command[100];

	if (!mkdtemp(folder))
		return 2;
	test_purge();
	test_scrub_owed();
	test_damaged();
	snprintf(command, sizeof command, "rm -r %s", folder);
	CHECK(!system(command));
	return check_done("shell/purge");
}
