/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Some laptops that hold the same workshop, each with its own database and a clock that is wrong: keys are
 * pressed, databases are copied and files carried between them, as chance has it.
 */
#ifndef RODTRAD_TESTS_CORE_DEVICES_H
#define RODTRAD_TESTS_CORE_DEVICES_H

#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/core/note.h"

#define DEVICES 4
#define EVENTS  400

/* Canonical, as gesture_json wants it. */
static const char devices_workshop[] =
	"{\"boxes\":["
	"{\"id\":\"strength\",\"letter\":\"S\",\"name\":\"Styrkor\"},"
	"{\"id\":\"threat\",\"letter\":\"H\",\"name\":\"Hot\"}],"
	"\"format\":\"rodtrad.workshop\",\"id\":\"prov\",\"minutes\":20,\"steps\":["
	"{\"id\":\"samla\",\"kind\":\"collect\",\"minutes\":15,\"title\":\"Samla\"},"
	"{\"id\":\"klart\",\"kind\":\"close\",\"minutes\":5,\"title\":\"Klart\"}],"
	"\"title\":\"Prov\",\"version\":\"1.0\"}";

/* An event as a database has it. */
struct holding {
	int event; /* an index into world.event */
	bool mine;
	bool withheld; /* came in a file without its texts */
};

struct device {
	struct session session;
	struct holding holding[EVENTS];
	int count;
	int64_t wall_ms;
};

struct world {
	struct arena arena; /* owns the records */
	struct record event[EVENTS];
	int events;
	struct device device[DEVICES];
	int devices;
	uint64_t chance;
	bool has_strangers; /* there are events that no gesture makes */
	bool may_seal, may_withhold;
};

/* ---- chance ---- */

/* xorshift64*. */
static inline unsigned
world_random(struct world *world)
{
	world->chance ^= world->chance >> 12;
	world->chance ^= world->chance << 25;
	world->chance ^= world->chance >> 27;
	return (unsigned)(world->chance * UINT64_C(2685821657736338717) >> 33);
}

static inline int
world_pick(struct world *world, int count)
{
	return (int)(world_random(world) % (unsigned)count);
}

static inline bool
world_happens(struct world *world, int percent)
{
	return world_pick(world, 100) < percent;
}

static inline struct id
world_id(struct world *world, const struct device *device)
{
	unsigned char random[10];

	for (int byte = 0; byte < 10; byte++)
		random[byte] = (unsigned char)world_random(world);
	return id_make(device->wall_ms, random);
}

/* ---- databases ---- */

/* Keeps a copy of the record for the whole history. Returns its number. */
static inline int
world_keep(struct world *world, const struct record *record)
{
	struct record_text *text =
		arena_new(&world->arena, (size_t)(record->texts + 1) * sizeof *text);
	struct record kept = *record;

	for (int at = 0; at < record->texts; at++) {
		text[at].field = arena_text(&world->arena, record->text[at].field);
		text[at].text = arena_text(&world->arena, record->text[at].text);
	}
	kept.line = arena_text(&world->arena, record->line);
	kept.text = text;
	world->event[world->events] = kept;
	return world->events++;
}

/* The record as this database has it, with or without its texts. */
static inline bool
device_load(const struct world *world, struct session *session, struct holding holding)
{
	struct record record = world->event[holding.event];
	struct record_text none[EVENT_WITHS];
	struct err err;

	for (int text = 0; holding.withheld && text < record.texts; text++)
		none[text] = (struct record_text){record.text[text].field, NULL};
	if (holding.withheld)
		record.text = none;
	record.mine = holding.mine;
	return session_take_record(session, &record, &err);
}

/* Opens the database anew; the rows come as chance has it. */
static inline bool
device_reload(struct world *world, const struct device *device, struct session *session)
{
	int order[EVENTS];
	bool ok = true;
	struct err err;

	for (int at = 0; at < device->count; at++)
		order[at] = at;
	for (int at = device->count - 1; at > 0; at--) {
		int other = world_pick(world, at + 1), kept = order[at];

		order[at] = order[other];
		order[other] = kept;
	}
	session_free(session);
	for (int at = 0; at < device->count; at++)
		ok = device_load(world, session, device->holding[order[at]]) && ok;
	return session_fold(session, &err) && ok;
}

static inline struct holding *
device_holds(struct device *device, int event)
{
	for (int at = 0; at < device->count; at++)
		if (device->holding[at].event == event)
			return &device->holding[at];
	return NULL;
}

/* A copied database is the same in all, the marks of what was made here too. */
static inline bool
device_copy(struct world *world, const struct device *from)
{
	struct device *device = &world->device[world->devices++];

	memset(device, 0, sizeof *device);
	memcpy(device->holding, from->holding, sizeof device->holding);
	device->count = from->count;
	device->wall_ms = from->wall_ms + (world_pick(world, 2001) - 1000) * INT64_C(60000);
	return device_reload(world, device, &device->session);
}

/* The union of two sets of events, and of their texts. */
static inline bool
device_merge(struct world *world, struct device *into, const struct device *from)
{
	bool is_healed = false, ok = true;
	bool withholds = world->may_withhold && world_happens(world, 50);
	struct err err;

	for (int at = 0; at < from->count; at++) {
		struct holding came = from->holding[at], *has = device_holds(into, came.event);

		came.mine = false;
		came.withheld = came.withheld || (withholds && world->event[came.event].clock > 1);
		if (has && has->withheld && !came.withheld) {
			has->withheld = false;
			is_healed = true;
		} else if (!has) {
			into->holding[into->count++] = came;
			ok = device_load(world, &into->session, came) && ok;
		}
	}
	if (is_healed)
		return device_reload(world, into, &into->session) && ok;
	return session_fold(&into->session, &err) && ok;
}

/* ---- keys ---- */

static inline void
device_begin(struct world *world, struct device *device, struct gesture *gesture)
{
	device->wall_ms += world_pick(world, 90) * 1000;
	gesture_begin(gesture, &device->session, world_id(world, device),
		      (struct moment){device->wall_ms, 60});
}

/* On the disk, and then in the session. */
static inline void
device_take(struct world *world, struct device *device, struct gesture *gesture)
{
	struct record record[EVENTS];
	int records = gesture_records(gesture, record);

	for (int at = 0; at < records; at++)
		device->holding[device->count++] =
			(struct holding){.event = world_keep(world, &record[at]), .mine = true};
	gesture_take(gesture);
}

/* The first laptop, and the workshop opened on it. */
static inline void
world_open(struct world *world, uint64_t seed)
{
	struct device *device = &world->device[0];
	struct gesture gesture;

	memset(world, 0, sizeof *world);
	world->chance = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
	world->devices = 1;
	device->wall_ms = INT64_C(1795338000000);
	device_begin(world, device, &gesture);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, devices_workshop);
	gesture_text(&gesture, ITEM_TITLE, "Prov");
	device_take(world, device, &gesture);
	gesture_free(&gesture);
}

static inline void
world_free(struct world *world)
{
	for (int device = 0; device < world->devices; device++)
		session_free(&world->device[device].session);
	arena_free(&world->arena);
}

/* Some note, be it removed, merged or parked; NULL when there is none. */
static inline const struct item *
device_note(struct world *world, const struct device *device)
{
	const struct session *session = &device->session;
	int first = world_pick(world, session->items.count);

	for (int at = 0; at < session->items.count; at++) {
		int item = (first + at) % session->items.count;

		if (session->items.item[item].kind == KIND_NOTE)
			return &session->items.item[item];
	}
	return NULL;
}

/* Few words, so that two often say the same. */
static inline const char *
world_words(struct world *world)
{
	static const char *const words[] = {"lugn", "stress", "datorer"};

	return words[world_pick(world, (int)COUNT(words))];
}

/* Something done to a note that is there. */
static inline void
device_press_note(struct world *world, struct device *device, struct gesture *gesture)
{
	const struct item *note = device_note(world, device), *other = device_note(world, device);
	struct session *session = &device->session;

	if (!note)
		return;
	switch (world_pick(world, 14)) {
	case 0:
	case 1: note_edit(gesture, note, world_words(world)); break;
	case 2: note_edit(gesture, note, session_text(session, note, ITEM_TEXT)); break;
	case 3: note_move(gesture, note, world_pick(world, 2)); break;
	case 4: note_merge(gesture, note, other); break;
	case 5: note_part(gesture, note); break;
	case 6: (void)note_split(gesture, note, world_words(world), world_words(world)); break;
	case 7: note_park(gesture, note, world_happens(world, 50)); break;
	case 8: note_same(gesture, note); break;
	case 9: note_see(gesture, note); break;
	case 10: note_shift(gesture, note, world_happens(world, 50) ? 1 : -1); break;
	case 11:
	case 12: note_remove(gesture, note); break;
	default: gesture_restore(gesture, note->id); break;
	}
}

/* Two changes of different things with one key. */
static inline void
device_press_both(struct world *world, struct device *device, struct gesture *gesture)
{
	const struct item *note = device_note(world, device);

	gesture_set(gesture, session_self(&device->session)->id);
	gesture_text(gesture, ITEM_TITLE, world_words(world));
	if (note)
		note_edit(gesture, note, world_words(world));
	(void)note_write(gesture, world_pick(world, 2), world_words(world));
}

/* One key, whatever it is. */
static inline void
device_press(struct world *world, struct device *device, struct gesture *gesture)
{
	struct session *session = &device->session;
	bool is_sealed = session_int(session, session_self(session), ITEM_STATE, 0) != 0;
	int key = world_pick(world, 100);
	struct err err;

	if (is_sealed && world_happens(world, 60))
		gesture_reopen(gesture);
	else if (key < 20 || session->items.count < 2)
		(void)note_write(gesture, world_pick(world, 2), world_words(world));
	else if (key < 60)
		device_press_note(world, device, gesture);
	else if (key < 78)
		(void)!gesture_undo(gesture, &err);
	else if (key < 90)
		(void)!gesture_redo(gesture, &err);
	else if (key < 94)
		device_press_both(world, device, gesture);
	else if (key < 97)
		gesture_go(gesture, world_pick(world, session->workshop.steps));
	else if (world->may_seal)
		gesture_seal(gesture);
}

/* ---- what no key of this program does ---- */

static inline struct id
device_any_id(struct world *world, const struct device *device)
{
	if (world_happens(world, 10))
		return world_id(world, device);
	return device->session.event.item[world_pick(world, device->session.event.count)].id;
}

/* Brings an event into a database as if it had come in a file. */
static inline bool
device_add_event(struct world *world, struct device *device, const struct event *event)
{
	struct record_text text[EVENT_WITHS];
	struct record record = {.id = event->id, .clock = event->clock, .text = text};
	struct buf line = {0};
	struct err err;
	bool ok;

	for (int at = 0; at < event->withs; at++)
		if (event->with[at].is_text)
			text[record.texts++] =
				(struct record_text){event->with[at].name, event->with[at].text};
	event_skeleton(&line, event);
	record.line = buf_text(&line);
	device->holding[device->count] = (struct holding){.event = world_keep(world, &record)};
	ok = device_load(world, &device->session, device->holding[device->count++]) &&
	     session_fold(&device->session, &err);
	buf_free(&line);
	return ok;
}

/* An event of a newer or a broken program: it gives, replaces and undoes what chance has it. */
static inline bool
device_receive(struct world *world, struct device *device)
{
	static const char *const names[] = {"removed", "shade", "text"}; /* one is of no row */
	const char *name = names[world_pick(world, 3)];
	bool is_removal = name == names[0];
	struct id tip[3];
	struct given given = {.name = name,
			      .is_text = !is_removal,
			      .kind = is_removal ? JSON_BOOL : JSON_TEXT,
			      .text = is_removal ? "true" : world_words(world)};
	struct replaced replaced = {.name = names[world_pick(world, 3)], .tip = tip, .tips = 3};
	struct event event = {.id = world_id(world, device),
			      .clock = 1 + world_pick(world, device->session.clock + 2),
			      .at = "2026-11-22T13:00:00+01:00",
			      .type = (enum event_type)(1 + world_pick(world, EVENT_TYPES)),
			      .with = &given,
			      .withs = 1,
			      .replaces = &replaced,
			      .replacings = 1};

	for (int at = 0; at < 3; at++)
		tip[at] = device_any_id(world, device);
	event.type_name = event.type == EVENT_UNKNOWN ? "sung" : event_types[event.type];
	event.kind_name = event.type == EVENT_ADDED ? "note" : NULL;
	event.gesture = event.id;
	event.item = device_any_id(world, device);
	event.undoes = device_any_id(world, device);
	return device_add_event(world, device, &event);
}

#endif
