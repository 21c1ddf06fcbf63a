/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The union of two logs. Events are final, so there is nothing to weigh: one that both have must be
 * the same in both, and of its texts each is taken from whoever has it. What contradicts what is
 * found by folding, as always.
 */
#include "rodtrad/core/merge.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "rodtrad/base/vec.h"

/* ---- a log by id, folded or not ---- */

struct entry {
	struct id id;
	int event;
};

struct entries {
	struct entry *item; /* sorted by id */
	int count, room;
};

static int
entry_compare(const void *a, const void *b)
{
	return id_compare(((const struct entry *)a)->id, ((const struct entry *)b)->id);
}

static struct entries
entries_of(const struct session *session)
{
	struct entries entries = {0};

	for (int event = 0; event < session->event.count; event++)
		*vec_add(&entries) = (struct entry){session->event.item[event].id, event};
	if (entries.count)
		qsort(entries.item, (size_t)entries.count, sizeof *entries.item, entry_compare);
	return entries;
}

/* The event of that id, -1 when there is none. */
static int
entries_find(const struct entries *entries, struct id id)
{
	struct entry wanted = {.id = id};
	const struct entry *found =
		entries->count ? bsearch(&wanted, entries->item, (size_t)entries->count,
					 sizeof wanted, entry_compare)
			       : NULL;

	return found ? found->event : -1;
}

/* ---- the union ---- */

/* Takes an event in; its values are copied, since folding may blank them. */
static void
unite_add(struct session *united, const struct event *event)
{
	struct event copy = *event;
	struct given *with = arena_new(&united->arena, (size_t)(event->withs + 1) * sizeof *with);

	memcpy(with, event->with, (size_t)event->withs * sizeof *with);
	copy.with = with;
	session_take_event(united, &copy);
}

/* Rule 24: are the skeletons the same, the names of the texts counted? */
static bool
same_skeleton(const struct event *a, const struct event *b)
{
	struct buf one = {0}, other = {0};
	bool same;

	event_skeleton(&one, a);
	event_skeleton(&other, b);
	same = one.bytes == other.bytes && !memcmp(one.text, other.text, one.bytes);
	buf_free(&one);
	buf_free(&other);
	return same;
}

/* Both have the event: each text is taken from whoever has it, and who both have it must agree. */
static bool
unite_texts(struct event *into, const struct event *from)
{
	for (int with = 0; with < into->withs; with++) {
		struct given *given = (struct given *)&into->with[with];

		if (from->with[with].here != HERE || given->here == PURGED)
			continue;
		if (given->here == HERE && strcmp(given->text, from->with[with].text) != 0)
			return false;
		*given = from->with[with];
	}
	return true;
}

static bool
unite_event(struct session *united, const struct entries *known, const struct event *event,
	    struct err *err)
{
	int at = entries_find(known, event->id);
	char id[ID_TEXT];

	if (at < 0) {
		unite_add(united, event);
		return true;
	}
	return (same_skeleton(&united->event.item[at], event) &&
		unite_texts(&united->event.item[at], event)) ||
	       err_set(err, ERR_FORMAT,
		       "händelsen %s har ett annat innehåll här. En av dem är ändrad för hand, "
		       "eller förfalskad.",
		       id_text(event->id, id));
}

static bool
unite_all(struct session *united, const struct session *here, const struct session *came,
	  struct err *err)
{
	struct entries known = entries_of(here);
	bool ok = true;

	for (int event = 0; event < here->event.count; event++)
		unite_add(united, &here->event.item[event]);
	for (int event = 0; ok && event < came->event.count; event++)
		ok = unite_event(united, &known, &came->event.item[event], err);
	vec_free(&known);
	return ok;
}

bool
session_unite(struct session *united, const struct session *here, const struct session *came,
	      struct err *err)
{
	memset(united, 0, sizeof *united);
	if (unite_all(united, here, came, err) && session_fold(united, err)) {
		if (id_same(united->id, came->id) &&
		    (id_is_none(here->id) || id_same(united->id, here->id)))
			return true;
		err_set(err, ERR_FORMAT, "filen blandar två workshopar med varandra.");
	}
	session_free(united);
	return false;
}

/* ---- what the database lacks ---- */

static bool
has_same_texts(const struct event *a, const struct event *b)
{
	for (int with = 0; with < a->withs; with++)
		if ((a->with[with].here == HERE) != (b->with[with].here == HERE))
			return false;
	return true;
}

int
merge_records(const struct session *united, const struct session *here, struct record *record,
	      struct arena *arena)
{
	struct entries known = entries_of(here);
	int records = 0;

	for (int event = 0; event < united->event.count; event++) {
		const struct event *ev = &united->event.item[event];
		int at = entries_find(&known, ev->id);

		if (at < 0 || !has_same_texts(ev, &here->event.item[at]))
			event_record(&record[records++], ev, arena);
	}
	vec_free(&known);
	return records;
}

/* ---- what it means ---- */

static const struct slot *
slot_like(const struct session *session, const struct item *item, const struct session *of,
	  const struct slot *slot)
{
	int at = item ? fold_slot(session, item, fold_field_name(of, slot->field)) : -1;

	return at < 0 ? NULL : &session->slot.item[at];
}

static const struct given *
slot_shown(const struct session *session, const struct slot *slot)
{
	const struct giving *giving = &session->giving.item[slot->shown < 0 ? 0 : slot->shown];

	return slot->shown < 0 ? NULL : &session->event.item[giving->event].with[giving->with];
}

static bool
shows_same(const struct given *a, const struct given *b)
{
	if (!a || !b)
		return a == b;
	return a->here == b->here && a->kind == b->kind && !strcmp(a->text, b->text);
}

/* Looks at one item beside what it was; `old` is NULL when it was not there. */
static void
count_item(const struct session *united, const struct item *item, const struct session *here,
	   const struct item *old, struct merge_count *count)
{
	bool was_there = old && !old->removed, same = old && old->removed == item->removed;
	bool was_disputed = old && old->removal_disputed;

	for (int at = item->slot; at >= 0; at = united->slot.item[at].next) {
		const struct slot *slot = &united->slot.item[at];
		const struct slot *before = slot_like(here, old, united, slot);

		same = same && before &&
		       shows_same(slot_shown(united, slot), slot_shown(here, before)) &&
		       slot->conflict == before->conflict;
		count->conflicts +=
			!item->removed && slot->conflict && !(before && before->conflict);
	}
	count->conflicts += item->removal_disputed && !was_disputed;
	if (!old)
		count->added += !item->removed;
	else if (!same || item->removal_disputed != was_disputed)
		count->changed += was_there || !item->removed;
	else
		count->known += !item->removed;
}

void
merge_count(const struct session *united, const struct session *here, struct merge_count *count)
{
	for (int item = 0; item < united->items.count; item++)
		count_item(united, &united->items.item[item], here,
			   session_item(here, united->items.item[item].id), count);
}

int
merge_purges(const struct session *united, const struct session *here, int texts[ITEM_FIELDS + 1])
{
	struct entries known = entries_of(here);
	int all = 0;

	memset(texts, 0, (ITEM_FIELDS + 1) * sizeof *texts);
	for (int event = 0; event < united->event.count; event++) {
		const struct event *ev = &united->event.item[event];

		if (ev->type != EVENT_PURGED || entries_find(&known, ev->id) >= 0)
			continue;
		for (int row = 0; row < ev->purgings; row++) {
			texts[item_field_named(ev->purges[row].name)] += ev->purges[row].tips;
			all += ev->purges[row].tips;
		}
	}
	vec_free(&known);
	return all;
}
