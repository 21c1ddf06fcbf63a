/* SPDX-License-Identifier: EUPL-1.2 */
/* Is what a session says what the oracle says; and one number for all of it, so that two sessions
 * can be compared. */
#ifndef RODTRAD_TESTS_CORE_AGREE_H
#define RODTRAD_TESTS_CORE_AGREE_H

#include "oracle.h"
#include "rodtrad/core/conflict.h"

/* ---- one number for all that a session says of its events ---- */

static inline uint64_t
print_bytes(uint64_t print, const void *bytes, size_t count)
{
	const unsigned char *byte = bytes;

	for (size_t at = 0; at < count; at += sizeof print) {
		uint64_t word = 0;

		memcpy(&word, byte + at, count - at < sizeof word ? count - at : sizeof word);
		print = (print ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		print ^= print >> 29;
	}
	return print;
}

static inline uint64_t
print_int(uint64_t print, int number)
{
	return print_bytes(print, &number, sizeof number);
}

static inline uint64_t
print_given(uint64_t print, const struct given *given)
{
	print = print_bytes(print, given->name, strlen(given->name) + 1);
	print = print_bytes(print, given->text, strlen(given->text) + 1);
	return print_int(print, (int)given->here);
}

static inline uint64_t
print_item(uint64_t print, const struct session *session, const struct item *item)
{
	print = print_bytes(print, &item->id, sizeof item->id);
	print = print_int(print, item->removed);
	print = print_int(print, item->removal_disputed);
	print = print_int(print, item->is_up);
	print = print_int(print, item->box);
	print = print_int(print, item->twin);
	for (int at = item->slot; at >= 0; at = session->slot.item[at].next) {
		const struct slot *slot = &session->slot.item[at];
		const struct giving *giving;

		print = print_int(print, slot->conflict);
		print = print_int(print, slot->shown);
		if (slot->shown < 0)
			continue;
		giving = &session->giving.item[slot->shown];
		print = print_given(print, &session->event.item[giving->event].with[giving->with]);
	}
	return print;
}

static inline uint64_t
session_print(const struct session *session)
{
	uint64_t print = print_int(session->clock + 1u, session->at);

	print = print_int(print, session->event.count);
	for (int event = 0; event < session->event.count; event++) {
		print = print_bytes(print, &session->event.item[event].id, sizeof(struct id));
		print = print_int(print, session->live[event]);
	}
	for (int item = 0; item < session->items.count; item++)
		print = print_item(print, session, &session->items.item[item]);
	return print;
}

/* ---- the fold and the oracle ---- */

static inline const struct slot *
slot_named(const struct session *session, const struct item *item, const char *name)
{
	for (int at = item->slot; at >= 0; at = session->slot.item[at].next) {
		const struct slot *slot = &session->slot.item[at];

		if (!strcmp(name, slot->field < ITEM_FIELDS
					  ? item_fields[slot->field].name
					  : session->names.item[slot->field - ITEM_FIELDS]))
			return slot;
	}
	return NULL;
}

static inline void
slot_heads(const struct session *session, const struct slot *slot, bool *head)
{
	memset(head, 0, (size_t)session->event.count * sizeof *head);
	for (int at = slot ? slot->last : -1; at >= 0; at = session->giving.item[at].before)
		head[session->giving.item[at].event] =
			session->live[session->giving.item[at].event] &&
			!session->giving.item[at].covered;
}

static inline bool
field_agrees(const struct session *session, const struct oracle *oracle, const struct item *item,
	     const char *name)
{
	const struct slot *slot = slot_named(session, item, name);
	bool wanted[ORACLE_EVENTS], found[ORACLE_EVENTS];
	int shown = slot && slot->shown >= 0 ? session->giving.item[slot->shown].event : -1;

	oracle_heads(oracle, item->event, name, wanted);
	slot_heads(session, slot, found);
	return !memcmp(wanted, found, (size_t)oracle->count * sizeof *found) &&
	       shown == oracle_shown(oracle, item->event, name, wanted) &&
	       (slot && slot->conflict) == oracle_in_conflict(oracle, item->event, name, wanted);
}

static inline const char *
conflict_name(const struct session *session, const struct conflict *conflict)
{
	return conflict->field < ITEM_FIELDS ? item_fields[conflict->field].name
					     : session->names.item[conflict->field - ITEM_FIELDS];
}

/* What stands against each other is told of: heads by the oracle, each value once. */
static inline bool
conflict_agrees(const struct session *session, const struct oracle *oracle, const struct item *item,
		const struct conflict *conflict)
{
	const char *name = conflict_name(session, conflict);
	bool head[ORACLE_EVENTS];
	int least = conflict->field == ITEM_REMOVED ? 1 : 2;

	oracle_heads(oracle, item->event, name, head);
	for (int at = 0; at < conflict->heads; at++) {
		if (!head[conflict->head[at].event - session->event.item])
			return false;
		for (int other = 0; other < at; other++)
			if (given_same(conflict->head[at].given, conflict->head[other].given))
				return false;
	}
	return conflict->heads >= least;
}

/* The list of conflicts has those that the oracle finds, and no more. */
static inline bool
conflicts_agree(const struct session *session, const struct oracle *oracle, const struct item *item,
		bool disputed)
{
	const char *all[ORACLE_NAMES];
	int names = oracle_all_names(oracle, all), wanted = disputed, found;
	struct conflict conflict[ORACLE_NAMES];

	for (int name = 0; name < names; name++) {
		bool head[ORACLE_EVENTS];

		oracle_heads(oracle, item->event, all[name], head);
		wanted += strcmp(all[name], "removed") != 0 &&
			  oracle_in_conflict(oracle, item->event, all[name], head);
	}
	found = conflict_fields(session, item, conflict, ORACLE_NAMES);
	if (item->removed)
		return !found && !conflict_is_in(session, item);
	for (int at = 0; at < found; at++)
		if (!conflict_agrees(session, oracle, item, &conflict[at]))
			return false;
	return found == wanted && conflict_is_in(session, item) == (wanted > 0);
}

static inline bool
item_agrees(const struct session *session, const struct oracle *oracle, const struct item *item)
{
	const char *all[ORACLE_NAMES];
	int names = oracle_all_names(oracle, all);
	bool removed, disputed;

	oracle_removed(oracle, item->event, &removed, &disputed);
	if (removed != item->removed || disputed != item->removal_disputed)
		return false;
	for (int name = 0; name < names; name++)
		if (!field_agrees(session, oracle, item, all[name]))
			return false;
	return conflicts_agree(session, oracle, item, disputed);
}

static inline bool
session_agrees(const struct session *session, enum mistake mistake)
{
	struct oracle oracle;
	int items = 0;

	oracle_ask(&oracle, session->event.item, session->event.count, mistake);
	for (int event = 0; event < oracle.count; event++) {
		const struct item *item = session_item(session, oracle.event[event].id);

		if (session->live[event] != oracle.live[event] ||
		    (item != NULL) != oracle_is_item(&oracle, event))
			return false;
		items += item != NULL;
		if (item && (item->event != event || !item_agrees(session, &oracle, item)))
			return false;
	}
	return items == session->items.count;
}

#endif
