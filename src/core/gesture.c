/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Building the events of one key. A set says of each field which values it replaces: the tips, which
 * is all that is known of it here (rule 5). A value that stands already is not said again.
 */
#include "gesture.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "fold.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"

#define TIPS_MAX 256

void
gesture_begin(struct gesture *gesture, struct session *session, struct id seed, struct moment now)
{
	memset(gesture, 0, sizeof *gesture);
	gesture->session = session;
	gesture->seed = seed;
	gesture->current = -1;
	moment_text(now, gesture->at);
}

void
gesture_free(struct gesture *gesture)
{
	for (int event = 0; event < gesture->count; event++) {
		vec_free(&gesture->item[event].with);
		vec_free(&gesture->item[event].replaces);
	}
	vec_free(gesture);
}

/* The ids of a gesture follow each other, so that they sort as they were made. */
static struct id
gesture_next_id(struct gesture *gesture)
{
	struct id id = gesture->seed;

	for (int byte = 15; byte >= 0; byte--)
		if (++gesture->seed.byte[byte])
			break;
	return id;
}

/* A stranger's file may have the greatest clock there is; from there on the ids alone order. */
static int
gesture_clock(const struct gesture *gesture)
{
	int clock = gesture->session->clock;

	return clock < INT_MAX - gesture->count ? clock + gesture->count : INT_MAX;
}

static const char *
gesture_step(const struct session *session)
{
	return session->workshop.steps ? session->workshop.step[session->at].id : NULL;
}

struct draft_event *
gesture_event(struct gesture *gesture, enum event_type type, struct id item)
{
	struct draft_event *draft = vec_add(gesture);
	struct event *event = &draft->event;

	memset(draft, 0, sizeof *draft);
	event->id = gesture_next_id(gesture);
	event->clock = gesture_clock(gesture);
	memcpy(event->at, gesture->at, MOMENT_TEXT);
	event->type = type;
	event->type_name = event_types[type];
	event->gesture = gesture->item[0].event.id;
	event->item = item;
	event->kind = KIND_UNKNOWN;
	event->closes = -1;
	event->step = gesture_step(gesture->session);
	event->mine = true;
	gesture->current = gesture->count - 1;
	gesture->target = id_is_none(item) ? event->id : item;
	return draft;
}

struct id
gesture_add(struct gesture *gesture, enum item_kind kind)
{
	struct draft_event *draft = gesture_event(gesture, EVENT_ADDED, (struct id){{0}});

	draft->event.kind = kind;
	draft->event.kind_name = item_kinds[kind].name;
	return draft->event.id;
}

void
gesture_set(struct gesture *gesture, struct id item)
{
	gesture->target = item;
	gesture->current = -1;
	for (int event = 0; event < gesture->count; event++) {
		const struct event *ev = &gesture->item[event].event;

		if (ev->type == EVENT_SET ? id_same(ev->item, item)
					  : ev->type == EVENT_ADDED && id_same(ev->id, item))
			gesture->current = event;
	}
}

void
gesture_open(struct gesture *gesture)
{
	gesture_event(gesture, EVENT_OPENED, (struct id){{0}});
}

/* ---- giving values ---- */

static void
draft_replaces(struct draft_event *draft, const struct session *session, const struct item *item,
	       int slot)
{
	struct arena *arena = (struct arena *)&session->arena;
	struct id tip[TIPS_MAX];
	int tips = fold_tips(session, item, slot, tip, TIPS_MAX);
	struct id *kept = arena_new(arena, (size_t)tips * sizeof *kept);

	memcpy(kept, tip, (size_t)tips * sizeof *kept);
	*vec_add(&draft->replaces) = (struct replaced){
		.name = fold_field_name(session, session->slot.item[slot].field),
		.tip = kept,
		.tips = tips,
	};
}

static struct given *
draft_given(struct draft_event *draft, enum item_field field)
{
	for (int with = 0; with < draft->with.count; with++)
		if (draft->with.item[with].field == field)
			return &draft->with.item[with];
	return NULL;
}

/* Has the item this value already, undisputed, so that saying it again would say nothing? */
static bool
gesture_stands(const struct gesture *gesture, const struct item *item, const struct given *given)
{
	const struct given *now = session_given(gesture->session, item, given->field);

	if (!item || gesture->repeats || session_in_conflict(gesture->session, item, given->field))
		return false;
	if (!now)
		return given->kind == JSON_TEXT && !*given->text;
	return now->here == HERE && given_same(now, given);
}

static void
gesture_put(struct gesture *gesture, const struct given *given)
{
	const struct session *session = gesture->session;
	const struct item *item = session_item(session, gesture->target);
	struct draft_event *draft;
	struct given *old;
	int slot;

	if (gesture->current < 0) {
		if (gesture_stands(gesture, item, given))
			return;
		gesture_event(gesture, EVENT_SET, gesture->target);
	}
	draft = &gesture->item[gesture->current];
	old = draft_given(draft, given->field);
	if (old) {
		*old = *given;
		return;
	}
	if (draft->event.type == EVENT_SET && gesture_stands(gesture, item, given))
		return;
	*vec_add(&draft->with) = *given;
	slot = item ? fold_slot(session, item, given->name) : -1;
	if (slot >= 0)
		draft_replaces(draft, session, item, slot);
}

/* Copies the words into the session and gives them. */
static void
gesture_put_words(struct gesture *gesture, enum item_field field, enum json_kind kind, int number,
		  const char *words, const struct id *ref, int refs)
{
	gesture_put(gesture, &(struct given){
				     .name = item_fields[field].name,
				     .field = field,
				     .is_text = item_field_is_text(item_fields[field].name, true),
				     .kind = kind,
				     .number = number,
				     .text = arena_text(&gesture->session->arena, words),
				     .ref = ref,
				     .refs = refs,
			     });
}

void
gesture_text(struct gesture *gesture, enum item_field field, const char *text)
{
	const struct field *row = &item_fields[field];
	int number = row->type == FIELD_ENUM ? choice_index(row->choices, text) : 0;
	struct day day;

	if (row->type == FIELD_TEXT && row->max && text_clusters(text) > row->max &&
	    !gesture->err.code)
		err_set(&gesture->err, ERR_REFUSED,
			"Texten är för lång: %d tecken, och här ryms %d. Korta den och försök "
			"igen.",
			text_clusters(text), row->max);
	if (row->type == FIELD_DATE && *text && !day_read(text, &day) && !gesture->err.code)
		err_set(&gesture->err, ERR_REFUSED, "%s: skriv ett datum, som 2026-12-01.",
			row->label);
	gesture_put_words(gesture, field, JSON_TEXT, number, text, NULL, 0);
}

void
gesture_int(struct gesture *gesture, enum item_field field, int number)
{
	const struct field *row = &item_fields[field];
	char text[16];

	if (row->type == FIELD_ENUM) {
		gesture_put_words(gesture, field, JSON_TEXT, number, row->choices[number].name,
				  NULL, 0);
		return;
	}
	if (row->max && (number < row->min || number > row->max) && !gesture->err.code)
		err_set(&gesture->err, ERR_REFUSED, "%s: skriv ett tal från %d till %d.",
			row->label, row->min, row->max);
	snprintf(text, sizeof text, "%d", number);
	gesture_put_words(gesture, field, JSON_INT, number, text, NULL, 0);
}

void
gesture_ints(struct gesture *gesture, enum item_field field, const int *number, int count)
{
	struct buf json = {0};

	for (int at = 0; at < count; at++)
		buf_addf(&json, "%c%d", at ? ',' : '[', number[at]);
	buf_add(&json, count ? "]" : "[]");
	gesture_put_words(gesture, field, JSON_ARRAY, 0, buf_text(&json), NULL, 0);
	buf_free(&json);
}

void
gesture_bool(struct gesture *gesture, enum item_field field, bool yes)
{
	gesture_put_words(gesture, field, JSON_BOOL, yes, yes ? "true" : "false", NULL, 0);
}

void
gesture_ref(struct gesture *gesture, enum item_field field, struct id ref)
{
	struct id *kept = arena_new(&gesture->session->arena, sizeof *kept);
	char text[ID_TEXT];

	*kept = ref;
	if (id_is_none(ref))
		gesture_put_words(gesture, field, JSON_TEXT, 0, "", NULL, 0);
	else
		gesture_put_words(gesture, field, JSON_TEXT, 0, id_text(ref, text), kept, 1);
}

void
gesture_refs(struct gesture *gesture, enum item_field field, const struct id *ref, int count)
{
	struct id *kept = arena_new(&gesture->session->arena, (size_t)(count + 1) * sizeof *kept);
	struct buf json = {0};
	char text[ID_TEXT];

	memcpy(kept, ref, (size_t)count * sizeof *kept);
	for (int at = 0; at < count; at++)
		buf_addf(&json, "%s\"%s\"", at ? "," : "[", id_text(ref[at], text));
	buf_add(&json, count ? "]" : "[]");
	gesture_put_words(gesture, field, JSON_ARRAY, 0, buf_text(&json), kept, count);
	buf_free(&json);
}

void
gesture_json(struct gesture *gesture, enum item_field field, const char *canonical)
{
	enum json_kind kind = *canonical == '{' ? JSON_OBJECT : JSON_ARRAY;

	gesture_put_words(gesture, field, kind, 0, canonical, NULL, 0);
}

void
gesture_again(struct gesture *gesture, const struct given *given)
{
	gesture_put(gesture, given);
}

/* ---- removing, going, sealing ---- */

void
gesture_put_removed(struct gesture *gesture, const struct item *item, bool removed)
{
	struct draft_event *draft = &gesture->item[gesture->current];

	*vec_add(&draft->with) = (struct given){
		.name = item_fields[ITEM_REMOVED].name,
		.field = ITEM_REMOVED,
		.kind = JSON_BOOL,
		.number = removed,
		.text = removed ? "true" : "false",
	};
	for (int slot = item->slot; slot >= 0; slot = gesture->session->slot.item[slot].next)
		if (removed || gesture->session->slot.item[slot].field == ITEM_REMOVED)
			draft_replaces(draft, gesture->session, item, slot);
}

static void
gesture_set_removed(struct gesture *gesture, struct id id, bool removed)
{
	const struct item *item = session_item(gesture->session, id);

	if (!item || (item->removed == removed && !item->removal_disputed))
		return;
	gesture_event(gesture, EVENT_SET, id);
	gesture_put_removed(gesture, item, removed);
}

void
gesture_remove(struct gesture *gesture, struct id item)
{
	gesture_set_removed(gesture, item, true);
}

void
gesture_restore(struct gesture *gesture, struct id item)
{
	gesture_set_removed(gesture, item, false);
}

void
gesture_go(struct gesture *gesture, int step)
{
	struct draft_event *draft;

	if (step == gesture->session->at)
		return;
	draft = gesture_event(gesture, EVENT_WENT, (struct id){{0}});
	draft->event.step = gesture->session->workshop.step[step].id;
}

/* Rule 4: `sealed` and `reopened` give the session's field `state`. */
static void
gesture_state(struct gesture *gesture, enum event_type type, enum session_state state)
{
	gesture_event(gesture, type, gesture->session->id);
	gesture_int(gesture, ITEM_STATE, state);
}

/* How many changes the log has, those of the gesture so far too. */
static int
gesture_changes(const struct gesture *gesture)
{
	const struct session *session = gesture->session;
	int changes = 0;

	for (int event = 0; event < session->event.count; event++)
		changes += event_is_change(&session->event.item[event]);
	for (int event = 0; event < gesture->count; event++)
		changes += event_is_change(&gesture->item[event].event);
	return changes;
}

void
gesture_seal(struct gesture *gesture)
{
	int changes = gesture_changes(gesture);

	gesture_state(gesture, EVENT_SEALED, STATE_SEALED);
	gesture->item[gesture->count - 1].event.closes = changes;
}

void
gesture_reopen(struct gesture *gesture)
{
	gesture_state(gesture, EVENT_REOPENED, STATE_DRAFT);
}

/* ---- keeping ---- */

struct id
gesture_id(const struct gesture *gesture)
{
	return gesture->count ? gesture->item[0].event.id : gesture->seed;
}

bool
gesture_is_empty(const struct gesture *gesture)
{
	return !gesture->count;
}

static void
draft_sort(struct draft_event *draft)
{
	for (int at = 1; at < draft->with.count; at++)
		for (int to = at; to > 0 && json_key_compare(draft->with.item[to].name,
							     draft->with.item[to - 1].name) < 0;
		     to--) {
			struct given given = draft->with.item[to];

			draft->with.item[to] = draft->with.item[to - 1];
			draft->with.item[to - 1] = given;
		}
	for (int at = 1; at < draft->replaces.count; at++)
		for (int to = at; to > 0 && json_key_compare(draft->replaces.item[to].name,
							     draft->replaces.item[to - 1].name) < 0;
		     to--) {
			struct replaced replaced = draft->replaces.item[to];

			draft->replaces.item[to] = draft->replaces.item[to - 1];
			draft->replaces.item[to - 1] = replaced;
		}
}

/* The event in its final form, its arrays in the session's arena. */
static struct event
draft_event(struct draft_event *draft, struct arena *arena)
{
	struct event event = draft->event;
	struct given *with = arena_new(arena, (size_t)(draft->with.count + 1) * sizeof *with);
	struct replaced *replaces =
		arena_new(arena, (size_t)(draft->replaces.count + 1) * sizeof *replaces);

	draft_sort(draft);
	for (int at = 0; at < draft->with.count; at++)
		with[at] = draft->with.item[at];
	for (int at = 0; at < draft->replaces.count; at++)
		replaces[at] = draft->replaces.item[at];
	event.with = with;
	event.withs = draft->with.count;
	event.replaces = replaces;
	event.replacings = draft->replaces.count;
	return event;
}

int
gesture_records(struct gesture *gesture, struct record *record)
{
	struct arena *arena = &gesture->session->arena;

	for (int at = 0; at < gesture->count; at++) {
		struct event event = draft_event(&gesture->item[at], arena);

		event_record(&record[at], &event, arena);
	}
	return gesture->count;
}

void
gesture_take(struct gesture *gesture)
{
	struct session *session = gesture->session;
	struct err err;
	bool ok;

	for (int at = 0; at < gesture->count; at++) {
		struct event event = draft_event(&gesture->item[at], &session->arena);

		session_take_event(session, &event);
	}
	ok = session_fold(session, &err);
	assert(ok || !gesture->count);
}
