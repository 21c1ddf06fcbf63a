/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The invariants of merging, I1 to I9, on random histories: up to four laptops with copied databases and wrong
 * clocks, on which keys are pressed, things are undone, sealed and purged, and between which files are
 * carried in any order and any number of times, damaged ones among them. What a database must hold is
 * said by a model, and what a session must say by the oracle; both are also told to make mistakes, and the
 * histories must notice each.
 */
#include "rodtrad/core/merge.h"
#include "rodtrad/core/purge.h"
#include "rodtrad/exchange/session_file.h"

#include <stdlib.h>

#include "../check.h"
#include "../core/agree.h"
#include "../core/devices.h"
#include "model.h"

#ifdef __SANITIZE_ADDRESS__
#define HISTORIES 60
#else
#define HISTORIES 300
#endif
#define MOVES 45
#define FILES 60

/* ---- a database: records by id, each owned by the history ---- */

struct database {
	struct record record[EVENTS];
	int count;
};

static void
database_put(struct database *database, const struct record *record, struct arena *arena)
{
	struct record_text *text = arena_new(arena, (size_t)(record->texts + 1) * sizeof *text);
	struct record kept = *record;
	int at = 0;

	for (int i = 0; i < record->texts; i++) {
		text[i].field = arena_text(arena, record->text[i].field);
		text[i].text =
			record->text[i].text ? arena_text(arena, record->text[i].text) : NULL;
	}
	kept.line = arena_text(arena, record->line);
	kept.text = text;
	while (at < database->count && !id_same(database->record[at].id, record->id))
		at++;
	if (at < database->count) {
		CHECK_ALL(!strcmp(database->record[at].line, record->line));
		kept.mine = database->record[at].mine;
	} else {
		database->count++;
	}
	database->record[at] = kept;
}

static bool
database_open(const struct database *database, struct session *session)
{
	struct err err;
	bool ok = true;

	memset(session, 0, sizeof *session);
	for (int at = 0; at < database->count; at++)
		ok = session_take_record(session, &database->record[at], &err) && ok;
	return database->count ? session_fold(session, &err) && ok : ok;
}

static int
record_compare(const void *a, const void *b)
{
	return id_compare(((const struct record *)a)->id, ((const struct record *)b)->id);
}

/* All of it as text, but for what is one's own. */
static void
database_dump(struct database *database, struct buf *out)
{
	qsort(database->record, (size_t)database->count, sizeof *database->record, record_compare);
	for (int at = 0; at < database->count; at++) {
		const struct record *record = &database->record[at];

		buf_addf(out, "%s", record->line);
		for (int text = 0; text < record->texts; text++)
			buf_addf(out, " %s=%s", record->text[text].field,
				 record->text[text].text ? record->text[text].text : "(null)");
		buf_addc(out, '\n');
	}
}

/* ---- a laptop, and all of them ---- */

struct laptop {
	struct device *device; /* its session and its clock */
	struct database database;
	struct model model;
};

struct file {
	struct buf text;
};

struct history {
	struct world world;
	struct laptop laptop[DEVICES + 4]; /* and some that only read files */
	struct device reader[4];
	struct file file[FILES];
	int files;
	struct id made[EVENTS]; /* every event that was made anywhere */
	int mades;
	enum model_mistake mistake;
	bool agrees; /* with the model, so far */
};

/* Does the database hold what the model says? */
static bool
laptop_agrees(struct laptop *laptop)
{
	struct model *model = &laptop->model;
	int texts = 0;

	if (laptop->database.count != model->events)
		return false;
	for (int at = 0; at < laptop->database.count; at++) {
		const struct record *record = &laptop->database.record[at];

		if (!model_has(model, record->id))
			return false;
		for (int i = 0; i < record->texts; i++) {
			const struct model_text *text =
				model_find(model, record->id, record->text[i].field);
			const char *held = record->text[i].text;

			if (!text || !held != !text->text ||
			    (held && strcmp(held, text->text) != 0))
				return false;
			texts++;
		}
	}
	return texts == model->texts;
}

static void
history_look(struct history *history, struct laptop *laptop)
{
	history->agrees = history->agrees && laptop_agrees(laptop);
}

static void
laptop_reopen(struct laptop *laptop)
{
	session_free(&laptop->device->session);
	CHECK_ALL(database_open(&laptop->database, &laptop->device->session));
}

/* Keeps what `now` has beyond `before`. */
static int
laptop_keep(struct history *history, struct laptop *laptop, const struct session *now,
	    const struct session *before)
{
	static struct record record[EVENTS];
	struct arena arena = {0};
	int records = merge_records(now, before, record, &arena);

	for (int at = 0; at < records; at++)
		database_put(&laptop->database, &record[at], &history->world.arena);
	arena_free(&arena);
	return records;
}

/* ---- keys ---- */

/* What the gesture says is in the database and in the model; a purge blanks what it names. */
static void
laptop_take(struct history *history, struct laptop *laptop, struct gesture *gesture)
{
	static struct record record[EVENTS];
	struct session before;
	int records = gesture_records(gesture, record);

	CHECK_ALL(database_open(&laptop->database, &before));
	for (int at = 0; at < records; at++) {
		model_take_record(&laptop->model, &record[at]);
		history->made[history->mades++] = record[at].id;
	}
	gesture_take(gesture);
	laptop_keep(history, laptop, &laptop->device->session, &before);
	session_free(&before);
	history_look(history, laptop);
}

/* Who takes a parked note further: the one text of these histories that names people. */
static void
press_name(struct history *history, struct laptop *laptop, struct gesture *gesture)
{
	const struct item *note = device_note(&history->world, laptop->device);

	if (!note)
		return;
	gesture_set(gesture, note->id);
	gesture_text(gesture, ITEM_RECEIVER, world_words(&history->world));
}

/* What all have something to say of: the first note that they have, and whether it stays. */
static void
press_disputed(struct history *history, struct laptop *laptop, struct gesture *gesture)
{
	const struct session *session = &laptop->device->session;
	const struct item *first = session->items.count > 1 ? &session->items.item[1] : NULL;

	if (!first)
		(void)note_write(gesture, 0, world_words(&history->world));
	else if (world_happens(&history->world, 25))
		note_remove(gesture, first);
	else
		note_edit(gesture, first, world_words(&history->world));
}

static void
laptop_key(struct history *history, struct laptop *laptop)
{
	struct world *world = &history->world;
	struct purge_count count;
	struct gesture gesture;
	struct err err;

	device_begin(world, laptop->device, &gesture);
	if (world_happens(world, 20))
		press_disputed(history, laptop, &gesture);
	else if (world_happens(world, 15))
		press_name(history, laptop, &gesture);
	else if (world_happens(world, 5))
		gesture_purge(&gesture, "2027-01-01", &count);
	else
		device_press(world, laptop->device, &gesture);
	if (!gesture_is_empty(&gesture) && gesture_may(&gesture, &err))
		laptop_take(history, laptop, &gesture);
	gesture_free(&gesture);
}

/* ---- files ---- */

static void
laptop_export(struct history *history, struct laptop *laptop)
{
	if (history->files < FILES)
		session_file_write(&history->file[history->files++].text, &laptop->device->session);
}

/* Rule 22, by the oracle: a file has the texts of heads of items that are there. */
static void
check_withheld(const struct session *session, const struct session *came)
{
	struct oracle oracle;

	oracle_ask(&oracle, session->event.item, session->event.count, MISTAKE_NONE);
	for (int event = 0; event < session->event.count; event++) {
		const struct event *ev = &session->event.item[event];
		const struct item *item =
			session_item(session, id_is_none(ev->item) ? ev->id : ev->item);

		for (int with = 0; with < ev->withs; with++) {
			bool head[ORACLE_EVENTS] = {false}, removed = true, disputed;

			if (!ev->with[with].is_text)
				continue;
			if (item) {
				oracle_heads(&oracle, item->event, ev->with[with].name, head);
				oracle_removed(&oracle, item->event, &removed, &disputed);
			}
			CHECK_ALL((came->event.item[event].with[with].here == HERE) ==
				  (head[event] && !removed && ev->with[with].here == HERE));
		}
	}
}

/* I5: into an empty database and out again, the same bytes. */
static void
check_export(const struct session *session)
{
	struct buf first = {0}, second = {0};
	struct session came;
	struct err err;

	session_file_write(&first, session);
	if (CHECK_ALL(session_file_read(&came, first.text, first.bytes, &err))) {
		check_withheld(session, &came);
		session_file_write(&second, &came);
		CHECK_ALL(!strcmp(buf_text(&first), buf_text(&second)));
		session_free(&came);
	}
	buf_free(&first);
	buf_free(&second);
}

/* I6: all that was made here is here, as it was, unless it was purged. */
static void
check_own(const struct database *before, const struct laptop *laptop)
{
	for (int at = 0; at < before->count; at++) {
		const struct record *old = &before->record[at], *now = NULL;

		if (!old->mine)
			continue;
		for (int i = 0; i < laptop->database.count; i++)
			if (id_same(laptop->database.record[i].id, old->id))
				now = &laptop->database.record[i];
		if (!CHECK_ALL(now && now->mine && !strcmp(now->line, old->line)))
			continue;
		for (int text = 0; text < old->texts; text++) {
			const struct model_text *said = model_find((struct model *)&laptop->model,
								   old->id, old->text[text].field);

			CHECK_ALL(!old->text[text].text || now->text[text].text ||
				  (said && said->is_purged) || laptop->model.mistake);
		}
	}
}

/* The file is laid to what is here, and the database opened anew (I8: what it says is what the events
 * give). */
static void
laptop_import(struct history *history, struct laptop *laptop, const struct file *file)
{
	static struct database before;
	struct session here, came, united;
	struct err err;
	uint64_t print;

	before = laptop->database;
	CHECK_ALL(session_file_read(&came, file->text.text, file->text.bytes, &err));
	CHECK_ALL(database_open(&laptop->database, &here));
	if (CHECK_ALL(session_unite(&united, &here, &came, &err))) {
		laptop_keep(history, laptop, &united, &here);
		print = session_print(&united);
		laptop_reopen(laptop);
		CHECK_ALL(session_print(&laptop->device->session) == print);
		session_free(&united);
	}
	session_free(&here);
	session_free(&came);
	model_take_file(&laptop->model, file->text.text, file->text.bytes, true);
	check_own(&before, laptop);
	history_look(history, laptop);
}

/* On the way one letter has changed: it is refused, and nothing has happened. */
static void
laptop_import_damaged(struct history *history, struct laptop *laptop, const struct file *file)
{
	struct buf text = {0};
	struct session came;
	struct err err;
	char *at;

	buf_addn(&text, file->text.text, file->text.bytes);
	at = strstr(text.text, "lugn");
	if (at) {
		at[0] = 'L';
		CHECK_ALL(!session_file_read(&came, text.text, text.bytes, &err));
		model_take_file(&laptop->model, text.text, text.bytes, false);
		history_look(history, laptop);
	}
	buf_free(&text);
}

/* ---- histories ---- */

static void
history_open(struct history *history, uint64_t seed, enum model_mistake mistake)
{
	struct world *world = &history->world;
	struct laptop *laptop = &history->laptop[0];

	memset(history, 0, sizeof *history);
	world_open(world, seed);
	world->may_seal = world_happens(world, 30);
	history->mistake = mistake;
	history->agrees = true;
	laptop->device = &world->device[0];
	laptop->model = (struct model){.arena = &world->arena, .mistake = mistake};
	database_put(&laptop->database, &world->event[0], &world->arena);
	laptop->database.record[0].mine = true;
	model_take_record(&laptop->model, &world->event[0]);
	history->made[history->mades++] = world->event[0].id;
}

/* A laptop that gets the database itself, or one that begins with a file. */
static void
history_join(struct history *history)
{
	struct world *world = &history->world;
	int from = world_pick(world, world->devices), to = world->devices++;
	struct laptop *laptop = &history->laptop[to];

	laptop->device = &world->device[to];
	memset(laptop->device, 0, sizeof *laptop->device);
	laptop->device->wall_ms = history->laptop[from].device->wall_ms +
				  (world_pick(world, 2001) - 1000) * INT64_C(60000);
	laptop->model = (struct model){.arena = &world->arena, .mistake = history->mistake};
	if (history->files && world_happens(world, 50)) {
		laptop_import(history, laptop, &history->file[world_pick(world, history->files)]);
		return;
	}
	laptop->database = history->laptop[from].database;
	laptop->model = history->laptop[from].model;
	laptop_reopen(laptop);
}

static void
history_move(struct history *history)
{
	struct world *world = &history->world;
	struct laptop *laptop = &history->laptop[world_pick(world, world->devices)];
	int what = world_pick(world, 100);

	if (world->devices < DEVICES && what < 12)
		history_join(history);
	else if (what < 24)
		laptop_export(history, laptop);
	else if (what < 40 && history->files)
		laptop_import(history, laptop, &history->file[world_pick(world, history->files)]);
	else if (what < 44 && history->files)
		laptop_import_damaged(history, laptop,
				      &history->file[world_pick(world, history->files)]);
	else
		laptop_key(history, laptop);
}

static void
history_free(struct history *history)
{
	for (int reader = 0; reader < 4; reader++)
		session_free(&history->reader[reader].session);
	for (int file = 0; file < history->files; file++)
		buf_free(&history->file[file].text);
	world_free(&history->world);
}

/* A laptop that has nothing but what files bring. */
static struct laptop *
history_reader(struct history *history, int reader)
{
	struct laptop *laptop = &history->laptop[DEVICES + reader];

	laptop->device = &history->reader[reader];
	laptop->device->wall_ms = history->laptop[0].device->wall_ms;
	laptop->model = (struct model){.arena = &history->world.arena, .mistake = history->mistake};
	return laptop;
}

/* The files from `first` on, every `step`-th, in an order of chance, and some of them twice. */
static void
read_files(struct history *history, struct laptop *laptop, int first, int step)
{
	struct world *world = &history->world;
	int order[FILES], files = 0;

	for (int file = first; file < history->files; file += step)
		order[files++] = file;
	for (int at = files - 1; at > 0; at--) {
		int other = world_pick(world, at + 1), kept = order[at];

		order[at] = order[other];
		order[other] = kept;
	}
	for (int at = 0; at < files; at++) {
		if (world_happens(world, 20))
			laptop_import_damaged(history, laptop, &history->file[order[at]]);
		laptop_import(history, laptop, &history->file[order[at]]);
		if (world_happens(world, 30))
			laptop_import(history, laptop,
				      &history->file[order[world_pick(world, at + 1)]]);
	}
}

static bool
same_dump(struct laptop *a, struct laptop *b)
{
	struct buf one = {0}, other = {0};
	bool same;

	database_dump(&a->database, &one);
	database_dump(&b->database, &other);
	same = one.bytes == other.bytes && !strcmp(buf_text(&one), buf_text(&other));
	buf_free(&one);
	buf_free(&other);
	return same && session_print(&a->device->session) == session_print(&b->device->session);
}

/* I2: half of them here and half there, both exported and read: the same events. */
static void
check_halves(struct history *history, const struct laptop *centre)
{
	struct laptop *here = history_reader(history, 2), *there = history_reader(history, 3);
	struct file file = {0};

	read_files(history, here, 0, 2);
	read_files(history, there, 1, 2);
	session_file_write(&file.text, &here->device->session);
	laptop_import(history, there, &file);
	CHECK_ALL(there->database.count == centre->database.count);
	buf_free(&file.text);
}

/* I1, I2, I3 and I9: all carry their files to a centre, and to another one in another order. */
static void
history_gather(struct history *history)
{
	struct laptop *centre = history_reader(history, 0), *other = history_reader(history, 1);

	history->files = history->files < FILES - DEVICES ? history->files : FILES - DEVICES;
	for (int at = 0; at < history->world.devices; at++) {
		laptop_export(history, &history->laptop[at]);
		check_export(&history->laptop[at].device->session);
	}
	read_files(history, centre, 0, 1);
	read_files(history, other, 0, 1);
	CHECK_ALL(same_dump(centre, other));
	CHECK_ALL(centre->database.count == history->mades);
	check_halves(history, centre);
	for (int at = 0; at < centre->model.texts; at++) {
		const struct model_text *text = &centre->model.text[at];

		CHECK_ALL(!text->is_purged || !text->text);
	}
}

/* ---- settling ---- */

static void
settle_slot(struct gesture *gesture, const struct session *session, const struct item *item,
	    const struct slot *slot)
{
	const struct given *given = session_given(session, item, (enum item_field)slot->field);

	gesture_set(gesture, item->id);
	if (!given || given->here != HERE)
		gesture_text(gesture, (enum item_field)slot->field, "avgjort");
	else if (given->refs || item_fields[slot->field].type == FIELD_REF)
		gesture_ref(gesture, given->field, given->refs ? given->ref[0] : (struct id){{0}});
	else if (given->kind == JSON_BOOL)
		gesture_bool(gesture, given->field, given->number != 0);
	else if (given->kind == JSON_INT || item_fields[slot->field].type == FIELD_ENUM)
		gesture_int(gesture, given->field, given->number);
	else
		gesture_text(gesture, given->field, given->text);
}

/* How many fields contradict each other, disputed removals too. */
static int
conflicts_of(const struct session *session)
{
	int conflicts = 0;

	for (int item = 0; item < session->items.count; item++) {
		const struct item *one = &session->items.item[item];

		conflicts += one->removal_disputed;
		for (int slot = one->slot; slot >= 0 && !one->removed;
		     slot = session->slot.item[slot].next)
			conflicts += session->slot.item[slot].conflict;
	}
	return conflicts;
}

/* Everything that is disputed is given the value that is shown; what is disputed to be there is there. */
static void
laptop_settle(struct history *history, struct laptop *laptop)
{
	struct session *session = &laptop->device->session;
	struct gesture gesture;

	device_begin(&history->world, laptop->device, &gesture);
	for (int item = 0; item < session->items.count; item++) {
		const struct item *one = &session->items.item[item];

		for (int slot = one->slot; slot >= 0 && !one->removed;
		     slot = session->slot.item[slot].next)
			if (session->slot.item[slot].conflict &&
			    session->slot.item[slot].field != ITEM_REMOVED)
				settle_slot(&gesture, session, one, &session->slot.item[slot]);
		if (one->removal_disputed)
			gesture_restore(&gesture, one->id);
	}
	if (!gesture_is_empty(&gesture))
		laptop_take(history, laptop, &gesture);
	gesture_free(&gesture);
}

/* I7: settled at the centre, it is settled wherever the file comes. */
static int
check_settled(struct history *history)
{
	struct laptop *centre = &history->laptop[DEVICES];
	struct file settled = {0};
	int conflicts = conflicts_of(&centre->device->session);

	laptop_settle(history, centre);
	CHECK_ALL(conflicts_of(&centre->device->session) == 0);
	session_file_write(&settled.text, &centre->device->session);
	for (int at = 0; at < history->world.devices; at++) {
		laptop_import(history, &history->laptop[at], &settled);
		CHECK_ALL(conflicts_of(&history->laptop[at].device->session) == 0);
	}
	buf_free(&settled.text);
	return conflicts;
}

/* ---- all of it ---- */

/* I4: what is in conflict, shown and removed is what the oracle finds. */
static bool
all_agree(const struct history *history, enum mistake mistake)
{
	for (int at = 0; at < history->world.devices; at++)
		if (!session_agrees(&history->world.device[at].session, mistake))
			return false;
	return !history->laptop[DEVICES].device ||
	       session_agrees(&history->laptop[DEVICES].device->session, mistake);
}

static struct history history;

static void
test_histories(void)
{
	int conflicts = 0, files = 0, purged = 0;

	for (uint64_t seed = 1; seed <= HISTORIES && !check_failed; seed++) {
		history_open(&history, seed, MODEL_RIGHT);
		for (int move = 0; move < MOVES; move++)
			history_move(&history);
		CHECK_ALL(all_agree(&history, MISTAKE_NONE));
		history_gather(&history);
		CHECK_ALL(all_agree(&history, MISTAKE_NONE));
		for (int at = 0; at < history.laptop[DEVICES].model.texts; at++)
			purged += history.laptop[DEVICES].model.text[at].is_purged;
		conflicts += check_settled(&history);
		CHECK_ALL(all_agree(&history, MISTAKE_NONE));
		if (!CHECK_ALL(history.agrees))
			fprintf(stderr, "history %d\n", (int)seed);
		files += history.files;
		history_free(&history);
	}
	/* They are rich enough to say something. */
	CHECK(conflicts > HISTORIES / 2 && files > 5 * HISTORIES && purged > HISTORIES / 2);
	CHECK(check_failed == 0);
}

/* Is a model or an oracle that is mistaken found out, and not by one history alone? */
static bool
histories_tell(enum model_mistake model, enum mistake mistake)
{
	int tell = 0;

	for (uint64_t seed = 1; seed <= HISTORIES && tell < 2; seed++) {
		bool agrees;

		history_open(&history, seed, model);
		for (int move = 0; move < MOVES; move++)
			history_move(&history);
		history_gather(&history);
		agrees = history.agrees && all_agree(&history, mistake);
		check_settled(&history);
		tell += !agrees || !all_agree(&history, mistake);
		history_free(&history);
	}
	return tell == 2;
}

static void
test_mistakes_are_found(void)
{
	static const enum mistake mistakes[] = {MISTAKE_LAST_WRITER, MISTAKE_ONE_TIP,
						MISTAKE_FORGETFUL, MISTAKE_PLAIN_REMOVED};

	for (int model = MODEL_RIGHT + 1; model < MODEL_MISTAKES; model++)
		if (!CHECK(histories_tell((enum model_mistake)model, MISTAKE_NONE)))
			fprintf(stderr, "mistake %d of the model is never found\n", model);
	for (size_t at = 0; at < COUNT(mistakes); at++)
		if (!CHECK(histories_tell(MODEL_RIGHT, mistakes[at])))
			fprintf(stderr, "mistake %d of the oracle is never found\n",
				(int)mistakes[at]);
	CHECK(check_failed == 0);
}

int
main(void)
{
	test_histories();
	test_mistakes_are_found();
	return check_done("exchange/merging");
}
