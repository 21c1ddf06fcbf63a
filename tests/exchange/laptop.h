/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Laptops with a database each, beside a model of what it must hold: keys are pressed on them,
 * databases copied, and files carried between them, damaged ones too. What they hold must be what
 * their models say.
 */
#ifndef RODTRAD_TESTS_EXCHANGE_LAPTOP_H
#define RODTRAD_TESTS_EXCHANGE_LAPTOP_H

#include "rodtrad/core/merge.h"
#include "rodtrad/core/purge.h"
#include "rodtrad/exchange/session_file.h"

#include <stdlib.h>

#include "../check.h"
#include "../core/agree.h"
#include "../core/devices.h"
#include "model.h"

#define FILES 60

/* ---- a database: records by id, each owned by the history ---- */

struct database {
	struct record record[EVENTS];
	int count;
};

static inline void
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

static inline bool
database_open(const struct database *database, struct session *session)
{
	struct err err;
	bool ok = true;

	memset(session, 0, sizeof *session);
	for (int at = 0; at < database->count; at++)
		ok = session_take_record(session, &database->record[at], &err) && ok;
	return database->count ? session_fold(session, &err) && ok : ok;
}

static inline int
record_compare(const void *a, const void *b)
{
	return id_compare(((const struct record *)a)->id, ((const struct record *)b)->id);
}

/* All of it as text, but for what is one's own. */
static inline void
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
static inline bool
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

static inline void
history_look(struct history *history, struct laptop *laptop)
{
	history->agrees = history->agrees && laptop_agrees(laptop);
}

static inline void
laptop_reopen(struct laptop *laptop)
{
	session_free(&laptop->device->session);
	CHECK_ALL(database_open(&laptop->database, &laptop->device->session));
}

/* Keeps what `now` has beyond `before`. */
static inline int
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
static inline void
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
static inline void
press_name(struct history *history, struct laptop *laptop, struct gesture *gesture)
{
	const struct item *note = device_note(&history->world, laptop->device);

	if (!note)
		return;
	gesture_set(gesture, note->id);
	gesture_text(gesture, ITEM_RECEIVER, world_words(&history->world));
}

/* What all have something to say of: the first note that they have, and whether it stays. */
static inline void
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

static inline void
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

static inline void
laptop_export(struct history *history, struct laptop *laptop)
{
	if (history->files < FILES)
		session_file_write(&history->file[history->files++].text, &laptop->device->session);
}

/* Rule 22, by the oracle: a file has the texts of heads of items that are there. */
static inline void
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
static inline void
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
static inline void
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

/* The file is laid to what is here, and the database opened anew (I8: what it says is what the
 * events give). */
static inline void
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
static inline void
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

static inline void
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
static inline void
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

static inline void
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

static inline void
history_free(struct history *history)
{
	for (int reader = 0; reader < 4; reader++)
		session_free(&history->reader[reader].session);
	for (int file = 0; file < history->files; file++)
		buf_free(&history->file[file].text);
	world_free(&history->world);
}

#endif
