/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A file stands alone: all that its events speak of is in it, and came before them. Otherwise a
 * part of a log would be taken for the whole of it, and a later merge would find other heads than
 * the room saw.
 */
#include "stand_alone.h"

#include <stdlib.h>

#include "rodtrad/base/mem.h"

/* An event by its id, for looking it up. */
struct entry {
	struct id id;
	int clock;
	int event; /* where it stands in the file, from 0 */
};

struct register_of {
	struct entry *entry; /* sorted by id */
	int count;
	struct err *err;
};

static int
entry_compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = id_compare(a->id, b->id);

	return order ? order : (a->event > b->event) - (a->event < b->event);
}

static int
id_find(const void *id, const void *entry)
{
	return id_compare(*(const struct id *)id, ((const struct entry *)entry)->id);
}

static bool
no_id_twice(const struct register_of *all)
{
	char text[ID_TEXT];

	for (int at = 1; at < all->count; at++)
		if (id_same(all->entry[at - 1].id, all->entry[at].id))
			return err_set(all->err, ERR_FORMAT,
				       "events[%d]: id: händelsen %s finns två gånger.",
				       all->entry[at].event, id_text(all->entry[at].id, text));
	return true;
}

/* ---- what an event names ---- */

static bool
may_name(const struct register_of *all, const struct event *event, const char *member, struct id id)
{
	const struct entry *entry;
	char text[ID_TEXT];

	if (id_is_none(id) || id_same(id, event->id))
		return true;
	entry = bsearch(&id, all->entry, (size_t)all->count, sizeof *all->entry, id_find);
	if (!entry)
		return err_set(all->err, ERR_FORMAT, "%s: händelsen %s finns inte i filen.", member,
			       id_text(id, text));
	return entry->clock < event->clock ||
	       err_set(all->err, ERR_FORMAT,
		       "%s: händelsen %s är inte äldre än den som nämner den.", member,
		       id_text(id, text));
}

static bool
may_name_rows(const struct register_of *all, const struct event *event, const char *member,
	      const struct replaced *rows, int count)
{
	for (int row = 0; row < count; row++)
		for (int tip = 0; tip < rows[row].tips; tip++)
			if (!may_name(all, event, member, rows[row].tip[tip]))
				return false;
	return true;
}

static bool
rows_name(const struct replaced *rows, int count, struct id id)
{
	bool named = false;

	for (int row = 0; row < count; row++)
		for (int tip = 0; tip < rows[row].tips; tip++)
			named = named || id_same(rows[row].tip[tip], id);
	return named;
}

/* The first event of a gesture names itself; none may do so otherwise. */
static bool
names_itself(const struct event *event)
{
	return id_same(event->item, event->id) || id_same(event->undoes, event->id) ||
	       rows_name(event->replaces, event->replacings, event->id) ||
	       rows_name(event->purges, event->purgings, event->id);
}

static bool
check_event(const struct register_of *all, const struct event *event)
{
	if (names_itself(event))
		return err_set(all->err, ERR_FORMAT, "händelsen nämner sig själv.");
	return may_name(all, event, "gesture", event->gesture) &&
	       may_name(all, event, "item", event->item) &&
	       may_name(all, event, "undoes", event->undoes) &&
	       may_name_rows(all, event, "replaces", event->replaces, event->replacings) &&
	       may_name_rows(all, event, "purges", event->purges, event->purgings);
}

/* ---- clocks ---- */

static int
clock_compare(const void *a, const void *b)
{
	return *(const int *)a < *(const int *)b ? -1 : *(const int *)a > *(const int *)b;
}

static bool
no_gap(const struct session *session, struct err *err)
{
	int count = session->event.count, different = 0, greatest = 0;
	int *clock = mem_new((size_t)(count + 1) * sizeof *clock);

	for (int at = 0; at < count; at++)
		clock[at] = session->event.item[at].clock;
	qsort(clock, (size_t)count, sizeof *clock, clock_compare);
	for (int at = 0; at < count; at++) {
		different += clock[at] != greatest;
		greatest = clock[at];
	}
	mem_free(clock);
	return greatest == different ||
	       err_set(err, ERR_FORMAT,
		       "events: den största clock är %d, men det finns bara %d olika: händelser "
		       "saknas.",
		       greatest, different);
}

bool
stands_alone(const struct session *session, struct err *err)
{
	struct register_of all = {.count = session->event.count, .err = err};
	bool ok;

	all.entry = mem_new((size_t)(all.count + 1) * sizeof *all.entry);
	for (int at = 0; at < all.count; at++)
		all.entry[at] = (struct entry){session->event.item[at].id,
					       session->event.item[at].clock, at};
	qsort(all.entry, (size_t)all.count, sizeof *all.entry, entry_compare);
	ok = no_id_twice(&all);
	for (int at = 0; ok && at < all.count; at++)
		ok = check_event(&all, &session->event.item[at]) || err_in(err, "events[%d]", at);
	mem_free(all.entry);
	return ok && no_gap(session, err);
}
