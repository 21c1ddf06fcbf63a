/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * *Olika uppgifter*: the fields of an item that two copies gave different values, neither knowing
 * of the other (rule 9), and a removal that somebody did not know of (rule 11). They stand until
 * somebody chooses.
 */
#ifndef RODTRAD_CORE_CONFLICT_H
#define RODTRAD_CORE_CONFLICT_H

#include "rodtrad/core/session.h"

#define CONFLICT_HEADS 8 /* values that are told apart; more than these are not listed */

/* One of the values that stand against each other. */
struct conflict_head {
	const struct event *event; /* that gave it: its moment, and whether it was made here */
	const struct given *given;
};

struct conflict {
	int field; /* enum item_field, or ITEM_FIELDS and up as in struct slot */
	struct conflict_head head[CONFLICT_HEADS]; /* newest first; equal values once */
	int heads;
};

/* Has it some field in conflict, or is its removal disputed? */
bool conflict_is_in(const struct session *session, const struct item *item);

/* The conflicts of an item, a disputed removal first; at most `max` of them. Returns how many.
 * They live until the session is folded again. A removal's only heads are those of `removed`. */
int conflict_fields(const struct session *session, const struct item *item,
		    struct conflict *conflict, int max);

/* The items of a session that have any, first to last, as indexes; at most `max`. Returns how
 * many there are in all. */
int conflict_items(const struct session *session, int *item, int max);

#endif
