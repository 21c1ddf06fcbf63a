/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files carried between real databases: in every order and twice they make the same database, copies
 * of a session become one with its contradictions, and what is wrong is named and left out.
 */
#include "rodtrad/shell/intake.h"

#include "rodtrad/core/purge.h"

#include "../check.h"
#include "../history.h"
#include "rodtrad/exchange/session_file.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/rodtrad-intake-XXXXXX";

/* ---- databases and files ---- */

struct place {
	char path[120];
};

static struct place
place_of(const char *name)
{
	struct place place;

	snprintf(place.path, sizeof place.path, "%s/%s", folder, name);
	return place;
}

struct desk {
	struct paths paths;
	struct world *world;
};

static void
desk_open(struct desk *desk, const char *name)
{
	struct err err = {0};

	*desk = (struct desk){0};
	paths_find(&desk->paths, place_of(name).path);
	desk->world = world_open(&desk->paths, NULL, &err);
	if (!CHECK(desk->world != NULL))
		fprintf(stderr, "%s\n", err.text);
}

static void
desk_close(struct desk *desk)
{
	world_drop(desk->world);
	paths_free(&desk->paths);
}

static void
desk_forget(const char *name)
{
	CHECK(!unlink(place_of(name).path));
}

static void
write_text(const char *name, const struct buf *text)
{
	struct err err = {0};

	CHECK(file_write(place_of(name).path, buf_text(text), text->bytes, &err));
}

static void
write_session(const char *name, const struct session *session)
{
	struct buf text = {0};

	session_file_write(&text, session);
	write_text(name, &text);
	buf_free(&text);
}

static void
read_text(const char *name, struct buf *text)
{
	struct err err = {0};

	CHECK(file_read(place_of(name).path, JSON_SESSION_BYTES, text, &err));
}

/* The session as the desk has it. */
static struct session
desk_session(const struct desk *desk, struct id id)
{
	const struct ports *ports = world_ports(desk->world);
	struct session session;
	struct err err = {0};
	int damaged;

	if (!CHECK(ports->open(ports->world, id, &session, &damaged, &err)))
		fprintf(stderr, "%s\n", err.text);
	return session;
}

/* ---- reading files in ---- */

struct listener {
	bool accepts, stops, takes_edits;
	int asked;
	struct buf said; /* "name: fate why;" */
};

static void
listener_file(void *to, const struct found_file *file, enum intake_fate fate,
	      const struct merge_count *count, const struct err *why)
{
	static const char *const fates[] = {"läst", "känd", "avvisad"};
	struct listener *listener = to;

	(void)count;
	buf_addf(&listener->said, "%s: %s%s%s\n", strrchr(file->path, '/') + 1, fates[fate],
		 why ? " " : "", why ? why->text : "");
}

static bool
listener_purges(void *to, const struct found_file *file, const char *what)
{
	struct listener *listener = to;

	(void)file;
	CHECK(*what);
	listener->asked++;
	return listener->accepts;
}

static bool
listener_stops(void *to, int done, int of)
{
	return ((struct listener *)to)->stops && done == of - 1;
}

static bool
take(struct desk *desk, const char *const *names, int count, bool dry_run,
     struct listener *listener, struct intake_totals *totals)
{
	struct intake_listener told = {listener, listener_file, NULL, listener_purges,
				       listener_stops};
	struct intake_options options = {dry_run, listener->takes_edits};
	struct found_files files = {0};
	struct err err = {0};
	bool ok;

	for (int i = 0; i < count; i++)
		CHECK(files_find(&files, place_of(names[i]).path, &err));
	ok = intake_files(desk->world, &files, &options, &told, totals, &err);
	CHECK(ok || *err.text);
	files_free(&files);
	return ok;
}

static struct intake_totals
take_all(struct desk *desk, const char *const *names, int count)
{
	struct listener listener = {.accepts = true};
	struct intake_totals totals;

	CHECK(take(desk, names, count, false, &listener, &totals));
	buf_free(&listener.said);
	return totals;
}

static struct intake_totals
take_one(struct desk *desk, const char *name)
{
	return take_all(desk, &name, 1);
}

/* ---- the whole database as text ---- */

static int
dump_row(void *to, int columns, char **value, char **name)
{
	(void)name;
	for (int column = 0; column < columns; column++)
		buf_addf(to, "%s|", value[column] ? value[column] : "NULL");
	buf_addc(to, '\n');
	return 0;
}

static void
dump(struct buf *out, const char *name)
{
	static const char *const queries[] = {
		"SELECT hex(id) FROM session ORDER BY id",
		"SELECT hex(id), hex(session), clock, line, mine, texts, checksum FROM event ORDER "
		"BY id",
		"SELECT hex(event), field, text, checksum FROM text ORDER BY event, field",
		"SELECT hex(session), events, line FROM summary ORDER BY session",
		"SELECT hex(digest), hex(session), items FROM file ORDER BY digest",
	};
	sqlite3 *db = NULL;

	CHECK(sqlite3_open(place_of(name).path, &db) == SQLITE_OK);
	for (size_t i = 0; i < COUNT(queries); i++)
		CHECK(sqlite3_exec(db, queries[i], dump_row, out, NULL) == SQLITE_OK);
	sqlite3_close(db);
}

/* ---- three databases, two of them with copies of one session ---- */

/* `here` is the older copy; `there` is another laptop's, with keys of its own. */
struct room {
	struct history here, there, other;
};

static void
room_edit(struct history *history, const char *code, const char *words)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_edit(&gesture, note_named(&history->session, code), words);
	CHECK(history_end(&gesture));
}

static void
room_write(struct history *history, const char *words)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_write(&gesture, 0, words);
	CHECK(history_end(&gesture));
}

static void
room_purge(struct history *history)
{
	struct purge_count count;
	struct gesture gesture;

	history_key(history, &gesture);
	gesture_purge(&gesture, "2027-01-01", &count);
	if (gesture_is_empty(&gesture))
		gesture_free(&gesture);
	else
		CHECK(history_end(&gesture));
}

/* Its files: early.json before they parted, here.json and there.json after, and other.json. */
static void
room_make(struct room *room, uint32_t seed)
{
	history_open(&room->here, seed);
	room_write(&room->here, "Tiden räcker");
	room_write(&room->here, "Nätet är segt");
	write_session("early.json", &room->here.session);
	room->there = (struct history){.chance = seed + 77, .ms = room->here.ms - 400000};
	history_take(&room->there, &room->here);
	room_edit(&room->here, "S1", "Tiden räcker aldrig");
	room_edit(&room->there, "S1", "Tiden räcker i maj");
	for (int key = 0; key < 25; key++) {
		history_step(&room->here);
		history_step(&room->there);
	}
	room_purge(&room->here);
	write_session("here.json", &room->here.session);
	write_session("there.json", &room->there.session);
	history_open(&room->other, seed + 1000);
	for (int key = 0; key < 20; key++)
		history_step(&room->other);
	write_session("other.json", &room->other.session);
}

static void
room_free(struct room *room)
{
	session_free(&room->there.session);
	session_free(&room->here.session);
	session_free(&room->other.session);
}

/* The n-th order of four. */
static void
order_of(int n, const char *names[4])
{
	static const char *const all[] = {"early.json", "here.json", "there.json", "other.json"};
	bool used[4] = {false};
	int ways = 24;

	for (int at = 0; at < 4; at++) {
		int pick, which = 0;

		ways /= 4 - at;
		pick = n / ways;
		n %= ways;
		while (used[which] || pick-- > 0)
			which++;
		used[which] = true;
		names[at] = all[which];
	}
}

/* All the files in some order, one batch or one by one, once and again. */
static void
dump_of_order(struct buf *out, int n)
{
	const char *names[4];
	struct desk desk;

	order_of(n, names);
	desk_open(&desk, "order.db");
	if (n % 2)
		take_all(&desk, names, 4);
	for (int at = 0; at < 4; at++)
		take_one(&desk, names[at]);
	CHECK(take_all(&desk, names, 4).files[INTAKE_KNOWN] == 4);
	desk_close(&desk);
	dump(out, "order.db");
	desk_forget("order.db");
}

static void
test_orders(uint32_t seed)
{
	struct buf first = {0};
	struct room room;

	room_make(&room, seed);
	dump_of_order(&first, 0);
	for (int n = 1; n < 24; n++) {
		struct buf other = {0};

		dump_of_order(&other, n);
		CHECK(first.bytes == other.bytes && !memcmp(first.text, other.text, first.bytes));
		buf_free(&other);
	}
	buf_free(&first);
	room_free(&room);
}

static int
conflicts_of(const struct session *session)
{
	int conflicts = 0;

	for (int slot = 0; slot < session->slot.count; slot++)
		conflicts += session->slot.item[slot].conflict;
	return conflicts;
}

static const struct item *
first_note(const struct session *session)
{
	for (int item = 0; item < session->items.count; item++)
		if (session->items.item[item].kind == KIND_NOTE)
			return &session->items.item[item];
	return NULL;
}

/* Settles what is said of the first note, on one desk, and gives the file that says so. */
static void
settle(struct desk *desk, struct id id, const char *words)
{
	struct session session = desk_session(desk, id);
	const struct ports *ports = world_ports(desk->world);
	struct record record[4];
	struct gesture gesture;
	struct err err = {0};

	gesture_begin(&gesture, &session, ports->new_id(ports->world),
		      (struct moment){1795350000000, 60});
	note_edit(&gesture, first_note(&session), words);
	CHECK(gesture_may(&gesture, &err));
	CHECK(ports->append(ports->world, id, record, gesture_records(&gesture, record), NULL,
			    &err));
	gesture_take(&gesture);
	gesture_free(&gesture);
	CHECK(!session_in_conflict(&session, first_note(&session), ITEM_TEXT));
	write_session("settled.json", &session);
	session_free(&session);
}

/* Settled once, settled everywhere. */
static void
test_conflict(void)
{
	static const char *const both[] = {"here.json", "there.json"};
	static const char *const apart[] = {"there.json", "here.json"};
	struct desk desk, other;
	struct session session;
	struct intake_totals totals;
	struct history here, there;

	history_open(&here, 3);
	room_write(&here, "Tiden räcker");
	there = (struct history){.chance = 5, .ms = here.ms - 400000};
	history_take(&there, &here);
	room_edit(&here, "S1", "Tiden räcker aldrig");
	room_edit(&there, "S1", "Tiden räcker i maj");
	room_write(&there, "Nätet är segt");
	write_session("here.json", &here.session);
	write_session("there.json", &there.session);

	desk_open(&desk, "desk.db");
	desk_open(&other, "other.db");
	totals = take_all(&desk, both, 2);
	CHECK(totals.count.added == 3 && totals.count.changed == 1);
	CHECK(totals.count.conflicts == 1 && totals.count.known == 1);
	take_all(&other, apart, 2);
	session = desk_session(&desk, here.session.id);
	CHECK(conflicts_of(&session) == 1);
	CHECK(session_in_conflict(&session, first_note(&session), ITEM_TEXT));
	CHECK(session.event.count == here.session.event.count + 2);
	session_free(&session);

	settle(&desk, here.session.id, "Tiden räcker i maj");
	totals = take_one(&other, "settled.json");
	CHECK(totals.count.conflicts == 0 && totals.count.changed == 1);
	session = desk_session(&other, here.session.id);
	CHECK(conflicts_of(&session) == 0);
	CHECK_TEXT(session_text(&session, first_note(&session), ITEM_TEXT), "Tiden räcker i maj");
	session_free(&session);
	/* The old files bring nothing back. */
	take_all(&other, both, 2);
	session = desk_session(&other, here.session.id);
	CHECK(conflicts_of(&session) == 0);
	session_free(&session);

	desk_close(&desk);
	desk_close(&other);
	desk_forget("desk.db");
	desk_forget("other.db");
	session_free(&there.session);
	session_free(&here.session);
}

/* ---- what is wrong is left out ---- */

static void
change_once(struct buf *text, const char *find, const char *put)
{
	struct buf changed = {0};
	const char *at = strstr(buf_text(text), find);

	if (!CHECK(at != NULL))
		return;
	buf_addn(&changed, text->text, (size_t)(at - text->text));
	buf_add(&changed, put);
	buf_add(&changed, at + strlen(find));
	buf_free(text);
	*text = changed;
}

static void
write_changed(const char *name, const char *from, const char *find, const char *put)
{
	struct buf text = {0};

	read_text(from, &text);
	change_once(&text, find, put);
	write_text(name, &text);
	buf_free(&text);
}

/* The same ids with other words: what somebody would do who wants another's words changed. */
static void
write_forged(const char *name, struct session *session)
{
	const struct event *added = &session->event.item[1];
	struct given *given = (struct given *)added->with;
	struct err err = {0};

	for (int with = 0; with < added->withs; with++)
		if (given[with].is_text)
			given[with].text = "Förfalskat";
	CHECK(session_fold(session, &err));
	write_session(name, session);
}

static void
test_bad_among_good(void)
{
	enum { GOOD = 10 };
	char name[GOOD][16];
	const char *names[GOOD + 4];
	struct listener listener = {0};
	struct intake_totals totals, tried;
	struct buf deep = {0}, before = {0}, after = {0};
	struct desk desk;

	for (int i = 0; i < GOOD; i++) {
		struct history history;

		history_open(&history, 20 + (uint32_t)i);
		room_write(&history, "Först");
		snprintf(name[i], sizeof name[i], "good%d.json", i);
		write_session(name[i], &history.session);
		names[i + (i > 3)] = name[i];
		if (i == 0)
			write_forged("forged.json", &history.session);
		session_free(&history.session);
	}
	for (int i = 0; i < 100; i++)
		buf_add(&deep, "[");
	write_text("hostile.json", &deep);
	write_changed("damaged.json", "good3.json", "\"text\":\"Först\"}", "\"text\":\"Förzt\"}");
	write_changed("newer.json", "good4.json", "\"version\": \"1.0\"", "\"version\": \"2.0\"");
	names[4] = "damaged.json";
	names[11] = "forged.json";
	names[12] = "newer.json";
	names[13] = "hostile.json";

	desk_open(&desk, "desk.db");
	CHECK(take(&desk, names, GOOD + 4, true, &listener, &tried));
	buf_clear(&listener.said);
	desk_close(&desk);
	dump(&before, "desk.db");
	CHECK(before.bytes == 0);

	desk_open(&desk, "desk.db");
	CHECK(take(&desk, names, GOOD + 4, false, &listener, &totals));
	CHECK(!memcmp(&tried, &totals, sizeof totals));
	CHECK(totals.files[INTAKE_READ] == GOOD && totals.files[INTAKE_REFUSED] == 4);
	CHECK(strstr(buf_text(&listener.said), "damaged.json: avvisad ") != NULL);
	CHECK(strstr(buf_text(&listener.said), "skadad eller ändrad för hand") != NULL);
	CHECK(strstr(buf_text(&listener.said), "har ett annat innehåll här") != NULL);
	CHECK(strstr(buf_text(&listener.said), "läser version 2") != NULL);
	CHECK(strstr(buf_text(&listener.said), "för många nivåer") != NULL);
	desk_close(&desk);

	/* Stopped before the last: nothing of it is there. */
	dump(&before, "desk.db");
	names[0] = "here.json";
	desk_open(&desk, "desk.db");
	listener.stops = true;
	CHECK(!take(&desk, names, 2, false, &listener, &totals));
	desk_close(&desk);
	dump(&after, "desk.db");
	CHECK_TEXT(buf_text(&after), buf_text(&before));
	desk_forget("desk.db");
	buf_free(&listener.said);
	buf_free(&before);
	buf_free(&after);
	buf_free(&deep);
}

static void
note_say(struct history *history, enum item_field field, const char *words)
{
	struct gesture gesture;

	history_key(history, &gesture);
	gesture_set(&gesture, note_named(&history->session, "S1")->id);
	gesture_text(&gesture, field, words);
	CHECK(history_end(&gesture));
}

static bool
desk_has(const char *name, const char *words)
{
	struct buf out = {0};
	bool has;

	dump(&out, name);
	has = strstr(buf_text(&out), words) != NULL;
	buf_free(&out);
	return has;
}

/* Rule 25: a purge is asked about; a no refuses the whole file, and a yes holds against old files (I9). */
static void
test_purges(void)
{
	static const char *const purged = "purged.json", *const old = "old.json";
	struct listener listener = {0};
	struct intake_totals totals;
	struct history history;
	struct desk desk;

	history_open(&history, 11);
	room_write(&history, "Tiden räcker");
	note_say(&history, ITEM_RECEIVER, "Anna A");
	write_session(old, &history.session);
	room_write(&history, "Nätet är segt");
	room_purge(&history);
	write_session(purged, &history.session);

	desk_open(&desk, "desk.db");
	take_one(&desk, old);
	CHECK(take(&desk, &purged, 1, false, &listener, &totals));
	CHECK(listener.asked == 1 && totals.files[INTAKE_REFUSED] == 1);
	CHECK(strstr(buf_text(&listener.said), "gallrar texter") != NULL);
	desk_close(&desk);
	CHECK(desk_has("desk.db", "Anna A") && !desk_has("desk.db", "Nätet"));

	desk_open(&desk, "desk.db");
	listener.accepts = true;
	CHECK(take(&desk, &purged, 1, true, &listener, &totals));
	CHECK(take(&desk, &purged, 1, false, &listener, &totals));
	CHECK(totals.files[INTAKE_READ] == 1 && totals.count.changed == 1);
	take_one(&desk, old);
	CHECK(take(&desk, &purged, 1, false, &listener, &totals));
	CHECK(listener.asked == 3 && totals.files[INTAKE_KNOWN] == 1);
	desk_close(&desk);
	CHECK(!desk_has("desk.db", "Anna A") && desk_has("desk.db", "Nätet"));
	desk_forget("desk.db");

	/* First the purge, then the old file, into an empty database. */
	desk_open(&desk, "desk.db");
	take_one(&desk, purged);
	take_one(&desk, old);
	desk_close(&desk);
	CHECK(!desk_has("desk.db", "Anna A"));
	desk_forget("desk.db");
	CHECK(!unlink(place_of("desk.db.bak.1").path));
	buf_free(&listener.said);
	session_free(&history.session);
}

/* What the disk has damaged is healed by the file it came from, though that one is known. */
static void
test_healing(void)
{
	struct history history;
	struct session session;
	struct desk desk;
	sqlite3 *db = NULL;

	history_open(&history, 9);
	room_write(&history, "Tiden räcker");
	write_session("good.json", &history.session);
	desk_open(&desk, "desk.db");
	take_one(&desk, "good.json");
	desk_close(&desk);
	CHECK(sqlite3_open(place_of("desk.db").path, &db) == SQLITE_OK);
	CHECK(sqlite3_exec(db, "UPDATE text SET text = 'x' WHERE text = 'Tiden räcker'", NULL, NULL,
			   NULL) == SQLITE_OK);
	sqlite3_close(db);
	desk_open(&desk, "desk.db");
	CHECK(take_one(&desk, "good.json").files[INTAKE_KNOWN] == 1);
	session = desk_session(&desk, history.session.id);
	CHECK(session.event.count == history.session.event.count - 1);
	session_free(&session);
	CHECK(take_one(&desk, "good.json").files[INTAKE_READ] == 1);
	session = desk_session(&desk, history.session.id);
	CHECK(session.event.count == history.session.event.count);
	session_free(&session);
	desk_close(&desk);
	desk_forget("desk.db");
	session_free(&history.session);
}

/* ---- folders ---- */

static void
test_folders(void)
{
	struct found_files files = {0};
	struct buf text = {0};
	struct err err = {0};

	buf_add(&text, "{}");
	write_text("in/b/other.json", &text);
	write_text("in/b/spoilt.rodtrad.json", &text);
	write_text("in/notes.txt", &text);
	buf_clear(&text);
	read_text("here.json", &text);
	write_text("in/b/a.json", &text);
	write_text("in/a/z.json", &text);
	CHECK(!symlink(folder, place_of("in/a/round").path));
	CHECK(files_find(&files, place_of("in").path, &err));
	CHECK(files_find(&files, place_of("in/notes.txt").path, &err));
	if (CHECK(files.count == 4)) {
		CHECK_TEXT(files.item[0].path, place_of("in/a/z.json").path);
		CHECK_TEXT(files.item[1].path, place_of("in/b/a.json").path);
		CHECK_TEXT(files.item[2].path, place_of("in/b/spoilt.rodtrad.json").path);
		CHECK(!files.item[2].is_named && files.item[3].is_named);
	}
	files_free(&files);
	buf_free(&text);
}

int
main(void)
{
	char command[100];

	if (!mkdtemp(folder))
		return 2;
	for (uint32_t seed = 1; seed <= 3; seed++)
		test_orders(seed);
	test_conflict();
	test_bad_among_good();
	test_healing();
	test_purges();
	test_folders();
	snprintf(command, sizeof command, "rm -r %s", folder);
	CHECK(!system(command));
	return check_done("shell/intake");
}
