/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rules of "Ids, merging and conflicts" said again, word for word and as slowly as they are said:
 * every question is asked of the whole set of events. Nothing here is shared with fold.c. So that the
 * tests know that they would see a mistake, the oracle can be told to make one.
 */
#ifndef RODTRAD_TESTS_CORE_ORACLE_H
#define RODTRAD_TESTS_CORE_ORACLE_H

#include <string.h>

#include "rodtrad/core/session.h"

#define ORACLE_EVENTS 512
#define ORACLE_NAMES  64

enum mistake {
	MISTAKE_NONE,
	MISTAKE_LAST_WRITER,      /* the newest giving is the only head */
	MISTAKE_ONE_TIP,          /* of what an event replaces, only the newest counts */
	MISTAKE_NO_CLOSURE,       /* covers what it replaces, not what those replace */
	MISTAKE_FORGETFUL,        /* covers nothing through an undone event */
	MISTAKE_DEAD_COVER,       /* an undone event still covers */
	MISTAKE_REMOVAL_COVERS,   /* an event covers fields that it does not give */
	MISTAKE_FLAT_UNDO,        /* an undone `undone` still undoes */
	MISTAKE_NEWEST_UNDO,      /* of two undos, taking back the newest is enough */
	MISTAKE_ADDED_DIES,       /* an added event can be dead */
	MISTAKE_SEAL_DIES,        /* a seal can be undone */
	MISTAKE_PLAIN_REMOVED,    /* `removed` is a field like any other */
	MISTAKE_REMOVAL_WINS,     /* removed although there are changes that it did not know */
	MISTAKE_QUIET_DISPUTES,   /* having looked at a note brings it back */
	MISTAKE_QUIET_QUARRELS,   /* quiet fields can be in conflict */
	MISTAKE_WITHHELD_AGREE,   /* two withheld texts are the same */
	MISTAKE_NEWEST_SHOWN,     /* shown is the greatest head, be its text here or not */
	MISTAKE_KNOWN_TYPES_ONLY, /* a type of a newer program gives nothing */
	MISTAKE_WALL_CLOCK,       /* the order is that of the clocks on the wall */
	MISTAKES
};

struct oracle {
	const struct event *event; /* borrowed, in any order */
	int count;
	enum mistake mistake;
	bool live[ORACLE_EVENTS];
};

/* Rule 2. */
static inline bool
oracle_is_after(const struct oracle *oracle, int a, int b)
{
	const struct event *left = &oracle->event[a], *right = &oracle->event[b];

	if (oracle->mistake == MISTAKE_WALL_CLOCK && strcmp(left->at, right->at))
		return strcmp(left->at, right->at) > 0;
	if (left->clock != right->clock)
		return left->clock > right->clock;
	return memcmp(left->id.byte, right->id.byte, sizeof left->id.byte) > 0;
}

static inline bool
oracle_same_id(struct id a, struct id b)
{
	return !memcmp(a.byte, b.byte, sizeof a.byte);
}

/* ---- live and dead ---- */

/* Rules 14 and 15. */
static inline bool
oracle_can_die(const struct oracle *oracle, int event)
{
	switch (oracle->event[event].type) {
	case EVENT_ADDED: return oracle->mistake == MISTAKE_ADDED_DIES;
	case EVENT_SEALED:
	case EVENT_REOPENED: return oracle->mistake == MISTAKE_SEAL_DIES;
	case EVENT_OPENED:
	case EVENT_PURGED: return false;
	default: return true;
	}
}

/* Rule 13: a live `undone` that comes after it names it. */
static inline bool
oracle_find_live(const struct oracle *oracle, int event)
{
	bool flat = oracle->mistake == MISTAKE_FLAT_UNDO, live = true;
	int newest = -1;

	if (!oracle_can_die(oracle, event))
		return true;
	for (int undo = 0; undo < oracle->count; undo++) {
		if (oracle->event[undo].type != EVENT_UNDONE ||
		    !oracle_same_id(oracle->event[undo].undoes, oracle->event[event].id) ||
		    !oracle_is_after(oracle, undo, event))
			continue;
		if (newest < 0 || oracle_is_after(oracle, undo, newest))
			newest = undo;
		if (flat || oracle_find_live(oracle, undo))
			live = false;
	}
	if (oracle->mistake == MISTAKE_NEWEST_UNDO && newest >= 0)
		return !oracle_find_live(oracle, newest);
	return live;
}

static inline void
oracle_ask(struct oracle *oracle, const struct event *event, int count, enum mistake mistake)
{
	oracle->event = event;
	oracle->count = count;
	oracle->mistake = mistake;
	for (int at = 0; at < count; at++)
		oracle->live[at] = oracle_find_live(oracle, at);
}

/* ---- giving and covering ---- */

static inline bool
oracle_is_item(const struct oracle *oracle, int event)
{
	return oracle->event[event].type == EVENT_ADDED ||
	       oracle->event[event].type == EVENT_OPENED;
}

/* Rule 3: which value of the field of this item the event gives, NULL when it gives none. */
static inline const struct given *
oracle_given(const struct oracle *oracle, int event, int item, const char *name)
{
	const struct event *ev = &oracle->event[event];
	bool is_own = id_is_none(ev->item) && event == item;

	if (!is_own && !(oracle_same_id(ev->item, oracle->event[item].id) &&
			 (event == item || oracle_is_after(oracle, event, item))))
		return NULL;
	if (oracle->mistake == MISTAKE_KNOWN_TYPES_ONLY && ev->type == EVENT_UNKNOWN)
		return NULL;
	for (int with = 0; with < ev->withs; with++)
		if (!strcmp(ev->with[with].name, name))
			return &ev->with[with];
	return NULL;
}

/* Tips are named newest first. */
static inline int
oracle_tip_count(const struct oracle *oracle, const struct replaced *replaced)
{
	return oracle->mistake == MISTAKE_ONE_TIP && replaced->tips > 1 ? 1 : replaced->tips;
}

static inline bool
oracle_names(const struct oracle *oracle, int event, const char *name, int older)
{
	const struct event *ev = &oracle->event[event];

	for (int row = 0; row < ev->replacings; row++)
		for (int tip = 0; tip < oracle_tip_count(oracle, &ev->replaces[row]); tip++)
			if (!strcmp(ev->replaces[row].name, name) &&
			    oracle_same_id(ev->replaces[row].tip[tip], oracle->event[older].id))
				return true;
	return false;
}

/* Rule 6: adds to the set what the event covers: what it replaces, and what those replace. */
static inline void
oracle_add_covered(const struct oracle *oracle, int event, int item, const char *name,
		   bool *covered)
{
	for (int older = 0; older < oracle->count; older++) {
		if (covered[older] || !oracle_names(oracle, event, name, older) ||
		    !oracle_given(oracle, older, item, name) ||
		    !oracle_is_after(oracle, event, older))
			continue;
		covered[older] = true;
		if (oracle->mistake != MISTAKE_NO_CLOSURE &&
		    (oracle->mistake != MISTAKE_FORGETFUL || oracle->live[older]))
			oracle_add_covered(oracle, older, item, name, covered);
	}
}

/* Rule 7: the live events giving the field that no live event giving it covers. */
static inline void
oracle_heads(const struct oracle *oracle, int item, const char *name, bool *head)
{
	bool covered[ORACLE_EVENTS] = {false};
	int newest = -1;

	for (int event = 0; event < oracle->count; event++) {
		bool gives = oracle_given(oracle, event, item, name) != NULL;
		bool live = oracle->live[event] || oracle->mistake == MISTAKE_DEAD_COVER;

		head[event] = gives && oracle->live[event];
		if (live && (gives || (oracle->mistake == MISTAKE_REMOVAL_COVERS &&
				       oracle_given(oracle, event, item, "removed"))))
			oracle_add_covered(oracle, event, item, name, covered);
		if (head[event] && (newest < 0 || oracle_is_after(oracle, event, newest)))
			newest = event;
	}
	for (int event = 0; event < oracle->count; event++)
		head[event] = oracle->mistake == MISTAKE_LAST_WRITER
				      ? event == newest
				      : head[event] && !covered[event];
}

/* Rule 5: those giving the field, undone ones too, that none giving it replaces. */
static inline void
oracle_tips(const struct oracle *oracle, int item, const char *name, bool *tip)
{
	for (int event = 0; event < oracle->count; event++) {
		tip[event] = oracle_given(oracle, event, item, name) != NULL;
		for (int newer = 0; newer < oracle->count; newer++)
			if (oracle_given(oracle, newer, item, name) &&
			    oracle_is_after(oracle, newer, event) &&
			    oracle_names(oracle, newer, name, event))
				tip[event] = false;
	}
}

/* ---- what is seen ---- */

/* Rule 8: the event whose value is shown, -1 when there is no head. */
static inline int
oracle_shown(const struct oracle *oracle, int item, const char *name, const bool *head)
{
	int shown = -1, here = -1;

	for (int event = 0; event < oracle->count; event++) {
		if (!head[event])
			continue;
		if (shown < 0 || oracle_is_after(oracle, event, shown))
			shown = event;
		if (oracle_given(oracle, event, item, name)->here == HERE &&
		    (here < 0 || oracle_is_after(oracle, event, here)))
			here = event;
	}
	return here >= 0 && oracle->mistake != MISTAKE_NEWEST_SHOWN ? here : shown;
}

/* Rule 9: two values that are known to be different, or not known to be the same. */
static inline bool
oracle_differ(const struct oracle *oracle, const struct given *a, const struct given *b)
{
	if (a->here == PURGED || b->here == PURGED)
		return false;
	if (a->here == WITHHELD || b->here == WITHHELD)
		return oracle->mistake != MISTAKE_WITHHELD_AGREE || a->here != b->here;
	return a->kind != b->kind || strcmp(a->text, b->text) != 0;
}

static inline bool
oracle_is_quiet(const char *name)
{
	return !strcmp(name, "order") || !strcmp(name, "seen");
}

static inline bool
oracle_in_conflict(const struct oracle *oracle, int item, const char *name, const bool *head)
{
	if (oracle_is_quiet(name) && oracle->mistake != MISTAKE_QUIET_QUARRELS)
		return false;
	for (int a = 0; a < oracle->count; a++)
		for (int b = 0; head[a] && b < a; b++)
			if (head[b] && oracle_differ(oracle, oracle_given(oracle, a, item, name),
						     oracle_given(oracle, b, item, name)))
				return true;
	return false;
}

/* All names of fields that any event gives. */
static inline int
oracle_all_names(const struct oracle *oracle, const char *all[ORACLE_NAMES])
{
	int names = 0;

	for (int event = 0; event < oracle->count; event++)
		for (int with = 0; with < oracle->event[event].withs; with++) {
			const char *name = oracle->event[event].with[with].name;
			int at = 0;

			while (at < names && strcmp(all[at], name))
				at++;
			if (at == names && names < ORACLE_NAMES)
				all[names++] = name;
		}
	return names;
}

/* Do the heads of `removed` cover every head of this field? */
static inline bool
oracle_removal_covers(const struct oracle *oracle, int item, const char *name, const bool *removals)
{
	bool covered[ORACLE_EVENTS] = {false}, head[ORACLE_EVENTS];

	for (int event = 0; event < oracle->count; event++)
		if (removals[event])
			oracle_add_covered(oracle, event, item, name, covered);
	oracle_heads(oracle, item, name, head);
	for (int event = 0; event < oracle->count; event++)
		if (head[event] && !covered[event])
			return false;
	return true;
}

/* Rule 11, of fields that are not quiet. */
static inline void
oracle_removed(const struct oracle *oracle, int item, bool *removed, bool *disputed)
{
	const char *all[ORACLE_NAMES];
	int names = oracle_all_names(oracle, all), heads = 0, trues = 0;
	bool head[ORACLE_EVENTS], covers = true;

	oracle_heads(oracle, item, "removed", head);
	for (int event = 0; event < oracle->count; event++)
		if (head[event]) {
			heads++;
			trues += oracle_given(oracle, event, item, "removed")->number != 0;
		}
	for (int name = 0; trues && name < names; name++)
		if (strcmp(all[name], "removed") != 0 &&
		    (oracle->mistake == MISTAKE_QUIET_DISPUTES || !oracle_is_quiet(all[name])) &&
		    !oracle_removal_covers(oracle, item, all[name], head))
			covers = false;
	*removed = heads && trues == heads && (covers || oracle->mistake == MISTAKE_REMOVAL_WINS);
	*disputed = trues && !*removed;
	if (oracle->mistake == MISTAKE_PLAIN_REMOVED) {
		int shown = oracle_shown(oracle, item, "removed", head);

		*removed = shown >= 0 && oracle_given(oracle, shown, item, "removed")->number;
		*disputed = oracle_in_conflict(oracle, item, "removed", head);
	}
}

#endif
