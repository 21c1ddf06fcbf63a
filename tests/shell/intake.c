/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files carried between real databases: in every order and twice they make the same database,
 * copies of a session become one with its contradictions, and what is wrong is named and left out.
 */
#include "desk.h"

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

/* Two copies of one session that say different things of its first note. */
static void
write_copies(struct history *here, struct history *there)
{
	history_open(here, 3);
	room_write(here, "Tiden räcker");
	*there = (struct history){.chance = 5, .ms = here->ms - 400000};
	history_take(there, here);
	room_edit(here, "S1", "Tiden räcker aldrig");
	room_edit(there, "S1", "Tiden räcker i maj");
	room_write(there, "Nätet är segt");
	write_session("here.json", &here->session);
	write_session("there.json", &there->session);
}

static void
conflicts_are(const struct desk *desk, struct id id, int conflicts, int events)
{
	struct session session = desk_session(desk, id);

	CHECK(conflicts_of(&session) == conflicts);
	CHECK(session_in_conflict(&session, first_note(&session), ITEM_TEXT) == (conflicts > 0));
	CHECK(session.event.count == events);
	if (!conflicts)
		CHECK_TEXT(session_text(&session, first_note(&session), ITEM_TEXT),
			   "Tiden räcker i maj");
	session_free(&session);
}

/* Settled once, settled everywhere, and the old files bring nothing back. */
static void
test_conflict(void)
{
	static const char *const both[] = {"here.json", "there.json"};
	static const char *const apart[] = {"there.json", "here.json"};
	struct desk desk, other;
	struct intake_totals totals;
	struct history here, there;
	int events;

	write_copies(&here, &there);
	events = here.session.event.count + 2;
	desk_open(&desk, "desk.db");
	desk_open(&other, "other.db");
	totals = take_all(&desk, both, 2);
	CHECK(totals.count.added == 3 && totals.count.changed == 1);
	CHECK(totals.count.conflicts == 1 && totals.count.known == 1);
	take_all(&other, apart, 2);
	conflicts_are(&desk, here.session.id, 1, events);
	conflicts_are(&other, here.session.id, 1, events);

	settle(&desk, here.session.id, "Tiden räcker i maj");
	totals = take_one(&other, "settled.json");
	CHECK(totals.count.conflicts == 0 && totals.count.changed == 1);
	conflicts_are(&other, here.session.id, 0, events + 1);
	take_all(&other, both, 2);
	conflicts_are(&other, here.session.id, 0, events + 1);

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

#define GOOD 10
#define BAD  4

/* Ten good files, and four that are each wrong in a way of its own: "good0.json" … */
static void
write_good_and_bad(void)
{
	struct buf deep = {0};
	char name[16];

	for (int i = 0; i < GOOD; i++) {
		struct history history;

		history_open(&history, 20 + (uint32_t)i);
		room_write(&history, "Först");
		snprintf(name, sizeof name, "good%d.json", i);
		write_session(name, &history.session);
		if (i == 0)
			write_forged("forged.json", &history.session);
		session_free(&history.session);
	}
	for (int i = 0; i < 100; i++)
		buf_add(&deep, "[");
	write_text("hostile.json", &deep);
	write_changed("damaged.json", "good3.json", "\"text\":\"Först\"}", "\"text\":\"Förzt\"}");
	write_changed("newer.json", "good4.json", "\"version\": \"1.0\"", "\"version\": \"2.0\"");
	buf_free(&deep);
}

static const char *const good_and_bad[GOOD + BAD] = {
	"good0.json",  "good1.json",   "good2.json", "good3.json", "damaged.json",
	"good4.json",  "good5.json",   "good6.json", "good7.json", "good8.json",
	"forged.json", "hostile.json", "newer.json", "good9.json",
};

/* The ten are in, and the four are named with the reason. A try says the same and leaves nothing.
 */
static void
test_bad_among_good(void)
{
	struct listener listener = {0};
	struct intake_totals totals, tried;
	struct buf before = {0};
	struct desk desk;

	write_good_and_bad();
	desk_open(&desk, "desk.db");
	CHECK(take(&desk, good_and_bad, GOOD + BAD, true, &listener, &tried));
	buf_clear(&listener.said);
	desk_close(&desk);
	dump(&before, "desk.db");
	CHECK(before.bytes == 0);

	desk_open(&desk, "desk.db");
	CHECK(take(&desk, good_and_bad, GOOD + BAD, false, &listener, &totals));
	CHECK(!tried.is_kept && totals.is_kept);
	tried.is_kept = true;
	CHECK(!memcmp(&tried, &totals, sizeof totals));
	CHECK(totals.files[INTAKE_READ] == GOOD && totals.files[INTAKE_REFUSED] == BAD);
	CHECK(strstr(buf_text(&listener.said), "damaged.json: avvisad ") != NULL);
	CHECK(strstr(buf_text(&listener.said), "skadad eller ändrad för hand") != NULL);
	CHECK(strstr(buf_text(&listener.said), "har ett annat innehåll här") != NULL);
	CHECK(strstr(buf_text(&listener.said), "läser version 2") != NULL);
	CHECK(strstr(buf_text(&listener.said), "för många nivåer") != NULL);
	desk_close(&desk);
	buf_free(&listener.said);
	buf_free(&before);
}

/* Stopped before the last: nothing of it is there. */
static void
test_stopped(void)
{
	static const char *const names[] = {"here.json", "good9.json"};
	struct listener listener = {.stops = true};
	struct intake_totals totals;
	struct buf before = {0}, after = {0};
	struct desk desk;

	dump(&before, "desk.db");
	desk_open(&desk, "desk.db");
	CHECK(!take(&desk, names, 2, false, &listener, &totals));
	CHECK(!totals.is_kept);
	desk_close(&desk);
	dump(&after, "desk.db");
	CHECK_TEXT(buf_text(&after), buf_text(&before));
	desk_forget("desk.db");
	buf_free(&listener.said);
	buf_free(&before);
	buf_free(&after);
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

/* The purge comes before the old file, into an empty database. */
static void
test_purge_first(const char *old, const char *purged)
{
	struct desk desk;

	desk_open(&desk, "desk.db");
	take_one(&desk, purged);
	take_one(&desk, old);
	desk_close(&desk);
	CHECK(!desk_has("desk.db", "Anna A"));
	desk_forget("desk.db");
	CHECK(!unlink(place_of("desk.db.bak.1").path));
}

/* What could not be scrubbed is so in the end, though the files that purged are known by then: by the
 * next import, and by the next that opens the database. */
static void
test_scrub_owed(const char *old, const char *purged)
{
	struct listener listener = {.accepts = true};
	struct intake_totals totals;
	struct desk desk;

	for (int opened = 0; opened < 2; opened++) {
		desk_open(&desk, "desk.db");
		take_one(&desk, old);
		block_copies("desk.db", true);
		CHECK(!take(&desk, &purged, 1, false, &listener, &totals));
		CHECK(totals.files[INTAKE_READ] == 1 && totals.is_kept);
		if (opened) {
			desk_close(&desk);
			desk_open(&desk, "desk.db");
		}
		block_copies("desk.db", false);
		if (opened) {
			desk_close(&desk);
			desk_open(&desk, "desk.db");
		} else {
			CHECK(take_one(&desk, purged).files[INTAKE_KNOWN] == 1);
		}
		CHECK(has_copy("desk.db"));
		desk_close(&desk);
		desk_forget("desk.db");
		CHECK(!unlink(place_of("desk.db.bak.1").path));
	}
	buf_free(&listener.said);
}

/* Rule 25: a purge is asked about; a no refuses the whole file, and a yes holds against old files
 * (I9). */
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
	CHECK(take(&desk, &purged, 1, true, &listener, &totals));
	CHECK(listener.asked == 1 && totals.files[INTAKE_READ] == 1);
	CHECK(strstr(buf_text(&listener.said), "purged.json: skulle gallra Mottagare (1)") != NULL);
	desk_close(&desk);
	CHECK(desk_has("desk.db", "Anna A") && !desk_has("desk.db", "Nätet"));

	desk_open(&desk, "desk.db");
	listener.accepts = true;
	CHECK(take(&desk, &purged, 1, false, &listener, &totals));
	CHECK(totals.files[INTAKE_READ] == 1 && totals.count.changed == 1);
	take_one(&desk, old);
	CHECK(take(&desk, &purged, 1, false, &listener, &totals));
	CHECK(listener.asked == 2 && totals.files[INTAKE_KNOWN] == 1);
	desk_close(&desk);
	CHECK(!desk_has("desk.db", "Anna A") && desk_has("desk.db", "Nätet"));
	desk_forget("desk.db");
	test_purge_first(old, purged);
	test_scrub_owed(old, purged);
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
	CHECK(!symlink("../b/a.json", place_of("in/a/link.json").path));
	CHECK(!symlink("gone.json", place_of("in/a/nowhere.rodtrad.json").path));
	CHECK(files_find(&files, place_of("in").path, &err));
	CHECK(files_find(&files, place_of("in/notes.txt").path, &err));
	if (CHECK(files.count == 5)) {
		CHECK_TEXT(files.item[0].path, place_of("in/a/link.json").path);
		CHECK_TEXT(files.item[1].path, place_of("in/a/z.json").path);
		CHECK_TEXT(files.item[2].path, place_of("in/b/a.json").path);
		CHECK_TEXT(files.item[3].path, place_of("in/b/spoilt.rodtrad.json").path);
		CHECK(!files.item[3].is_named && files.item[4].is_named);
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
	test_stopped();
	test_healing();
	test_purges();
	test_folders();
	snprintf(command, sizeof command, "rm -r %s", folder);
	CHECK(!system(command));
	return check_done("shell/intake");
}
