/* SPDX-License-Identifier: EUPL-1.2 */
/* How a gesture is built, for the files that build one: gesture.c, undo.c, door.c. */
#ifndef RODTRAD_CORE_GESTURE_H
#define RODTRAD_CORE_GESTURE_H

#include "rodtrad/core/session.h"

/* An event being made: its fields and what they replace may still grow. */
struct draft_event {
	struct event event;
	struct {
		struct given *item;
		int count, room;
	} with;
	struct {
		struct replaced *item;
		int count, room;
	} replaces;
};

/* A new event of a type about an item; what is put next goes into it. */
struct draft_event *gesture_event(struct gesture *gesture, enum event_type type, struct id item);

/* Gives `removed` to the event at hand, replacing the tips of every field of the item when it is true
 * (rule 10), those of `removed` when it is not. */
void gesture_put_removed(struct gesture *gesture, const struct item *item, bool removed);

#endif
