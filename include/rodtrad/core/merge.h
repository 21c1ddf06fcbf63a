/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two logs of one session become one: the union of their events and of their texts. In which
 * order logs meet, and how often, makes no difference (rule 20).
 */
#ifndef RODTRAD_CORE_MERGE_H
#define RODTRAD_CORE_MERGE_H

#include "rodtrad/core/session.h"

/*
 * Lays what came to what is here, which may be a session without events, and folds. Refuses, with
 * the id and a sentence, an event that both have with different content (rule 24); `united` is then
 * empty. It borrows what the two own, so both outlive it. `here` need not be folded.
 */
bool session_unite(struct session *united, const struct session *here, const struct session *came,
		   struct err *err) MUST_USE;

/*
 * The records of what `here` does not have as `united` has it: events that are new, and those which
 * have got a text or lost one to a purge. Written into `record`, which has room for
 * `united->event.count` of them; what they point at lies in `arena` or is the session's. Returns
 * how many.
 */
int merge_records(const struct session *united, const struct session *here, struct record *record,
		  struct arena *arena);

/* What it means to those who look at the session. */
struct merge_count {
	int added;     /* items that were not there */
	int changed;   /* those that show something else */
	int conflicts; /* fields that contradict each other, and did not */
	int known;     /* items that are as they were */
};

/* Adds to `count` what `united` has beyond `here`. */
void merge_count(const struct session *united, const struct session *here,
		 struct merge_count *count);

/* How many texts each field loses to purges that `here` does not know (ITEM_FIELDS: fields that no
 * row knows). Returns how many in all. */
int merge_purges(const struct session *united, const struct session *here,
		 int texts[ITEM_FIELDS + 1]);

#endif
