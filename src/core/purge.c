/* SPDX-License-Identifier: EUPL-1.2 */
/* Which texts are old enough to go. A purge names them one by one (rule 21), so that it means the
 * same wherever it arrives. */
#include "rodtrad/core/purge.h"

#include <string.h>

#include "fold.h"
#include "gesture.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/outcome.h"

/* The purge that is being made. */
struct purge {
	const struct session *session;
	const char *before;
	struct purge_count *count;
	struct {
		struct replaced *item;
		int count, room;
	} row; /* owned; their ids lie in the session's arena */
	struct {
		struct id *item;
		int count, room;
	} tip; /* owned: of the field at hand */
};

/* The day stands first in a moment. */
static bool
is_before(const struct purge *purge, const struct event *event)
{
	return strncmp(event->at, purge->before, DAY_TEXT - 1) < 0;
}

/* Was it removed, and the last that was said of that before the day? */
static bool
is_removed_before(const struct purge *purge, const struct item *item)
{
	const struct session *session = purge->session;
	int slot = fold_slot(session, item, item_fields[ITEM_REMOVED].name);

	return item->removed && slot >= 0 &&
	       is_before(purge,
			 &session->event
				  .item[session->giving.item[session->slot.item[slot].last].event]);
}

/* Somebody is to do it still. */
static bool
is_open(const struct session *session, const struct item *item)
{
	int status = session_int(session, item, ITEM_STATUS, STATUS_NOT_STARTED);

	return outcome_is_chosen(session, item) && status != STATUS_DONE &&
	       status != STATUS_DROPPED;
}

static void
purge_slot(struct purge *purge, const struct item *item, const struct slot *slot)
{
	const struct session *session = purge->session;
	bool names = slot->field < ITEM_FIELDS && item_field_names((enum item_field)slot->field);
	bool removed = !names && is_removed_before(purge, item), blanks = false;

	if (!names && !removed)
		return;
	for (int at = slot->last; at >= 0; at = session->giving.item[at].before) {
		const struct giving *giving = &session->giving.item[at];
		const struct event *event = &session->event.item[giving->event];
		const struct given *given = &event->with[giving->with];

		if (!given->is_text || given->here != HERE || !*given->text ||
		    !is_before(purge, event))
			continue;
		*vec_add(&purge->tip) = event->id;
		purge->count->names += names;
		purge->count->removed += removed;
		blanks = blanks || (session->live[giving->event] && !giving->covered);
	}
	purge->count->open += blanks && slot->field == ITEM_OWNER && is_open(session, item);
}

/* All texts of one field, in one row. */
static void
purge_field(struct purge *purge, int field)
{
	const struct session *session = purge->session;
	struct arena *arena = (struct arena *)&session->arena;
	struct id *tip;

	purge->tip.count = 0;
	for (int item = 0; item < session->items.count; item++)
		for (int slot = session->items.item[item].slot; slot >= 0;
		     slot = session->slot.item[slot].next)
			if (session->slot.item[slot].field == field)
				purge_slot(purge, &session->items.item[item],
					   &session->slot.item[slot]);
	if (!purge->tip.count)
		return;
	tip = arena_new(arena, (size_t)purge->tip.count * sizeof *tip);
	memcpy(tip, purge->tip.item, (size_t)purge->tip.count * sizeof *tip);
	*vec_add(&purge->row) = (struct replaced){
		.name = fold_field_name(session, field),
		.tip = tip,
		.tips = purge->tip.count,
	};
}

/* By name, as a line has them. */
static void
purge_sort(struct purge *purge)
{
	for (int at = 1; at < purge->row.count; at++)
		for (int to = at; to > 0 && json_key_compare(purge->row.item[to].name,
							     purge->row.item[to - 1].name) < 0;
		     to--) {
			struct replaced row = purge->row.item[to];

			purge->row.item[to] = purge->row.item[to - 1];
			purge->row.item[to - 1] = row;
		}
}

void
gesture_purge(struct gesture *gesture, const char *before, struct purge_count *count)
{
	const struct session *session = gesture->session;
	struct purge purge = {.session = session, .before = before, .count = count};
	struct draft_event *draft;
	struct replaced *row;

	*count = (struct purge_count){0};
	for (int field = 0; field < ITEM_FIELDS + session->names.count; field++)
		purge_field(&purge, field);
	if (purge.row.count) {
		purge_sort(&purge);
		row = arena_new(&gesture->session->arena, (size_t)purge.row.count * sizeof *row);
		memcpy(row, purge.row.item, (size_t)purge.row.count * sizeof *row);
		draft = gesture_event(gesture, EVENT_PURGED, (struct id){{0}});
		draft->event.purges = row;
		draft->event.purgings = purge.row.count;
	}
	vec_free(&purge.row);
	vec_free(&purge.tip);
}
