/* SPDX-License-Identifier: EUPL-1.2 */
/* What folding leaves behind for the other files of a session. */
#ifndef RODTRAD_CORE_FOLD_H
#define RODTRAD_CORE_FOLD_H

#include "rodtrad/core/session.h"

/* The event of that id in the fold order, -1 when it is not known. */
int fold_event(const struct session *session, struct id id);

/*
 * The tips of a field of an item (rule 5): each known event giving it, undone ones too, that no known event
 * giving it replaces. Writes at most `max` of their ids, newest first, and returns how many.
 */
int fold_tips(const struct session *session, const struct item *item, int slot, struct id *tip,
	      int max);

/* The slot of a field by its name in JSON, an index into session.slot; -1 when the item has none. */
int fold_slot(const struct session *session, const struct item *item, const char *name);

/* The name in JSON of a slot's field. */
const char *fold_field_name(const struct session *session, int field);

/* Finds what is kept of notes alone: box, on the wall or not, twins. In note.c. */
void fold_notes(struct session *session);
/* Counts the dots of the round that counts. In tally.c. */
void fold_dots(struct session *session);

#endif
