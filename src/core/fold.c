/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * State is what folding the events gives. One pass finds which events are live, one gathers who
 * gave which field, and one, from the greatest event down, finds the heads of each field:
 * the live events that no live event covers. The numbers are those of the event rules.
 */
#include "fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/vec.h"

/* ---- the events by id ---- */

static int
index_at(const struct session *session, struct id id)
{
	int at = (int)(id_hash(id) & (uint32_t)(session->index_size - 1));

	while (session->index[at] >= 0 && !id_same(session->event.item[session->index[at]].id, id))
		at = (at + 1) & (session->index_size - 1);
	return at;
}

static void
fold_index(struct session *session)
{
	int size = 16;

	while (size < session->event.count * 2)
		size *= 2;
	session->index = mem_grow(session->index, (size_t)size, sizeof *session->index);
	session->index_size = size;
	for (int at = 0; at < size; at++)
		session->index[at] = -1;
	for (int event = 0; event < session->event.count; event++)
		session->index[index_at(session, session->event.item[event].id)] = event;
}

int
fold_event(const struct session *session, struct id id)
{
	return session->index_size ? session->index[index_at(session, id)] : -1;
}

static int
event_order(const void *a, const void *b)
{
	return event_compare(a, b);
}

/* Rule 2: (clock, id). Mostly they are in order already. */
static void
fold_sort(struct session *session)
{
	struct event *event = session->event.item;

	for (int at = 1; at < session->event.count; at++)
		if (event_compare(&event[at - 1], &event[at]) > 0) {
			qsort(event, (size_t)session->event.count, sizeof *event, event_order);
			return;
		}
}

/* ---- live and dead ---- */

/* Rules 14 and 15: these are never dead. */
static bool
is_undoable(enum event_type type)
{
	return type == EVENT_SET || type == EVENT_WENT || type == EVENT_UNDONE ||
	       type == EVENT_UNKNOWN;
}

/* Rule 13: from the greatest down, so that an undone `undone` undoes nothing. */
static void
fold_live(struct session *session)
{
	int count = session->event.count;

	session->live = mem_grow(session->live, (size_t)count + 1, sizeof *session->live);
	for (int event = 0; event < count; event++)
		session->live[event] = true;
	for (int event = count - 1; event >= 0; event--) {
		const struct event *ev = &session->event.item[event];
		int undone;

		if (ev->type != EVENT_UNDONE || !session->live[event])
			continue;
		undone = fold_event(session, ev->undoes);
		if (undone >= 0 && undone < event && is_undoable(session->event.item[undone].type))
			session->live[undone] = false;
	}
}

/* ---- what is purged ---- */

/* Rule 20: dropped, unread, for ever. */
static void
fold_drop_text(const struct event *event, const char *field)
{
	for (int with = 0; with < event->withs; with++) {
		struct given *given = (struct given *)&event->with[with];

		if (given->is_text && !strcmp(given->name, field)) {
			given->here = PURGED;
			given->text = "";
		}
	}
}

static void
fold_purge(struct session *session, const struct event *purge)
{
	for (int row = 0; row < purge->purgings; row++)
		for (int tip = 0; tip < purge->purges[row].tips; tip++) {
			int event = fold_event(session, purge->purges[row].tip[tip]);

			if (event >= 0)
				fold_drop_text(&session->event.item[event],
					       purge->purges[row].name);
		}
}

/* Rule 14: nothing takes a purge back, so it is not asked which are live. */
static void
fold_purges(struct session *session)
{
	for (int event = 0; event < session->event.count; event++)
		if (session->event.item[event].type == EVENT_PURGED)
			fold_purge(session, &session->event.item[event]);
}

/* ---- who gave what ---- */

static int
fold_name(struct session *session, const struct given *given)
{
	if (given->field < ITEM_FIELDS)
		return (int)given->field;
	for (int name = 0; name < session->names.count; name++)
		if (!strcmp(session->names.item[name], given->name))
			return ITEM_FIELDS + name;
	*vec_add(&session->names) = given->name;
	return ITEM_FIELDS + session->names.count - 1;
}

const char *
fold_field_name(const struct session *session, int field)
{
	if (field < ITEM_FIELDS)
		return item_fields[field].name;
	return session->names.item[field - ITEM_FIELDS];
}

static struct slot *
fold_open_slot(struct session *session, struct item *item, int field)
{
	struct slot *slot;

	for (int at = item->slot; at >= 0; at = session->slot.item[at].next)
		if (session->slot.item[at].field == field)
			return &session->slot.item[at];
	slot = vec_add(&session->slot);
	*slot = (struct slot){.field = field, .next = item->slot, .last = -1, .shown = -1};
	item->slot = session->slot.count - 1;
	return slot;
}

/* Rule 3: a field is given by every event with `item` and `with`, whatever its type. */
static void
fold_giving(struct session *session, int event, int item)
{
	const struct event *ev = &session->event.item[event];

	for (int with = 0; with < ev->withs; with++) {
		struct slot *slot = fold_open_slot(session, &session->items.item[item],
						   fold_name(session, &ev->with[with]));

		*vec_add(&session->giving) =
			(struct giving){.event = event, .with = with, .before = slot->last};
		slot->last = session->giving.count - 1;
	}
}

static int
fold_added(struct session *session, int event)
{
	const struct event *ev = &session->event.item[event];
	struct item *item = vec_add(&session->items);

	*item = (struct item){.id = ev->id, .kind = ev->kind, .event = event, .slot = -1};
	if (ev->type == EVENT_OPENED)
		item->kind = KIND_SESSION;
	if (ev->type == EVENT_OPENED && session->self < 0)
		session->self = session->items.count - 1;
	return session->items.count - 1;
}

static void
fold_gather(struct session *session)
{
	int count = session->event.count;

	session->items.count = session->slot.count = session->giving.count = 0;
	session->names.count = 0;
	session->self = -1;
	session->item_of = mem_grow(session->item_of, (size_t)count + 1, sizeof *session->item_of);
	for (int event = 0; event < count; event++) {
		const struct event *ev = &session->event.item[event];
		int added;

		session->item_of[event] = -1;
		if (ev->type == EVENT_ADDED || ev->type == EVENT_OPENED)
			session->item_of[event] = fold_added(session, event);
		added = id_is_none(ev->item) ? event : fold_event(session, ev->item);
		if (added >= 0 && added <= event && session->item_of[added] >= 0)
			fold_giving(session, event, session->item_of[added]);
	}
}

/* ---- heads ---- */

static const struct event *
giving_event(const struct session *session, const struct giving *giving)
{
	return &session->event.item[giving->event];
}

static const struct given *
giving_given(const struct session *session, const struct giving *giving)
{
	return &giving_event(session, giving)->with[giving->with];
}

static const struct replaced *
event_replaces(const struct event *event, const char *field)
{
	for (int row = 0; row < event->replacings; row++)
		if (!strcmp(event->replaces[row].name, field))
			return &event->replaces[row];
	return NULL;
}

/* Does the event say that its value of the field replaces that of `older`? */
static bool
event_names(const struct event *event, const char *field, struct id older)
{
	const struct replaced *replaced = event_replaces(event, field);

	for (int tip = 0; replaced && tip < replaced->tips; tip++)
		if (id_same(replaced->tip[tip], older))
			return true;
	return false;
}

/* Marks what `event` replaces among the givings from `giving` down. `cleared` chooses the mark. */
static void
mark_replaced(struct session *session, const struct event *event, const char *field, int giving,
	      bool cleared)
{
	for (; giving >= 0; giving = session->giving.item[giving].before) {
		struct giving *older = &session->giving.item[giving];

		if (!event_names(event, field, giving_event(session, older)->id))
			continue;
		if (cleared)
			older->cleared = true;
		else
			older->covered = true;
	}
}

static bool
is_quiet(const struct slot *slot)
{
	return slot->field < ITEM_FIELDS && item_fields[slot->field].quiet;
}

/* Rules 7 and 8: the heads, what is shown of them, and (9) whether they differ. */
static void
fold_heads(struct session *session, struct slot *slot)
{
	const char *field = fold_field_name(session, slot->field);
	const struct given *other = NULL;
	bool quiet = is_quiet(slot);
	int first = -1;

	for (int at = slot->last; at >= 0; at = session->giving.item[at].before) {
		struct giving *giving = &session->giving.item[at];
		bool live = session->live[giving->event];

		if (live && !giving->covered) {
			const struct given *given = giving_given(session, giving);

			if (first < 0)
				first = at;
			if (other && !quiet && !given_same(given, other))
				slot->conflict = true;
			if (!other && given->here != PURGED)
				other = given; /* a purged text differs from none, so it tells nothing */
			if (slot->shown < 0 && given->here == HERE)
				slot->shown = at;
		}
		/* Rule 6: through undone events as well, if a live one covers them. */
		if (live || giving->covered)
			mark_replaced(session, giving_event(session, giving), field, giving->before,
				      false);
	}
	if (slot->shown < 0)
		slot->shown = first;
}

/* ---- removing ---- */

static bool
is_head(const struct session *session, const struct giving *giving)
{
	return session->live[giving->event] && !giving->covered;
}

/*
 * Rule 11: do the heads of `removed` cover every head of this other field? Of quiet fields it is not asked:
 * who redoes a removal has perhaps looked at the note in between.
 */
static bool
removal_covers(struct session *session, const struct slot *removed, const struct slot *slot)
{
	const char *field = fold_field_name(session, slot->field);

	for (int at = removed->last; at >= 0; at = session->giving.item[at].before)
		if (is_head(session, &session->giving.item[at]))
			mark_replaced(session, giving_event(session, &session->giving.item[at]),
				      field, slot->last, true);
	for (int at = slot->last; at >= 0; at = session->giving.item[at].before) {
		struct giving *giving = &session->giving.item[at];

		if (giving->cleared)
			mark_replaced(session, giving_event(session, giving), field, giving->before,
				      true);
		else if (is_head(session, giving))
			return false;
	}
	return true;
}

static void
fold_removed(struct session *session, struct item *item)
{
	const struct slot *removed = NULL;
	int heads = 0, trues = 0;
	bool covers = true;

	for (int at = item->slot; at >= 0; at = session->slot.item[at].next)
		if (session->slot.item[at].field == ITEM_REMOVED)
			removed = &session->slot.item[at];
	if (!removed)
		return;
	for (int at = removed->last; at >= 0; at = session->giving.item[at].before) {
		const struct giving *giving = &session->giving.item[at];

		if (!is_head(session, giving))
			continue;
		heads++;
		trues += giving_given(session, giving)->number != 0;
	}
	for (int at = item->slot; at >= 0 && covers && trues; at = session->slot.item[at].next)
		if (session->slot.item[at].field != ITEM_REMOVED &&
		    !is_quiet(&session->slot.item[at]))
			covers = removal_covers(session, removed, &session->slot.item[at]);
	item->removed = heads && trues == heads && covers;
	item->removal_disputed = trues && !item->removed;
}

/* ---- all of it ---- */

static bool
fold_workshop(struct session *session, struct err *err)
{
	const struct item *self = session_self(session);
	const char *text = session_text(session, self, ITEM_WORKSHOP);

	if (session->workshop.steps)
		return true;
	return workshop_read(&session->workshop, text, strlen(text), err) ||
	       err_in(err, "workshopen i tillfället");
}

/* The step that the last live `went` names, if the workshop has it. */
static void
fold_at(struct session *session)
{
	session->at = 0;
	for (int event = session->event.count - 1; event >= 0; event--) {
		const struct event *ev = &session->event.item[event];
		int step = ev->type == EVENT_WENT && session->live[event] && ev->step
				   ? workshop_step(&session->workshop, ev->step)
				   : -1;

		if (step >= 0) {
			session->at = step;
			return;
		}
	}
}

bool
session_fold(struct session *session, struct err *err)
{
	fold_sort(session);
	fold_index(session);
	fold_live(session);
	fold_purges(session);
	fold_gather(session);
	for (int slot = 0; slot < session->slot.count; slot++)
		fold_heads(session, &session->slot.item[slot]);
	for (int item = 0; item < session->items.count; item++)
		fold_removed(session, &session->items.item[item]);
	if (session->self < 0)
		return err_set(err, ERR_FORMAT, "Det finns ingen början på den här workshopen.");
	session->id = session_self(session)->id;
	session->clock = session->event.item[session->event.count - 1].clock;
	if (!fold_workshop(session, err))
		return false;
	fold_at(session);
	fold_notes(session);
	fold_dots(session);
	return true;
}

/* ---- tips ---- */

int
fold_slot(const struct session *session, const struct item *item, const char *name)
{
	for (int at = item->slot; at >= 0; at = session->slot.item[at].next)
		if (!strcmp(fold_field_name(session, session->slot.item[at].field), name))
			return at;
	return -1;
}

int
fold_tips(const struct session *session, const struct item *item, int slot, struct id *tip, int max)
{
	const char *field;
	int tips = 0;

	assert(item && slot >= 0);
	field = fold_field_name(session, session->slot.item[slot].field);
	for (int at = session->slot.item[slot].last; at >= 0 && tips < max;
	     at = session->giving.item[at].before) {
		struct id id = giving_event(session, &session->giving.item[at])->id;
		bool replaced = false;

		for (int newer = session->slot.item[slot].last; newer != at && !replaced;
		     newer = session->giving.item[newer].before)
			replaced = event_names(giving_event(session, &session->giving.item[newer]),
					       field, id);
		if (!replaced)
			tip[tips++] = id;
	}
	return tips;
}
