/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Last time's board beside today's: what is new, what is gone and what is left. It is shown after the
 * vote, since a board that is seen before the silence decides what a group sees.
 */
#ifndef RODTRAD_CORE_SINCE_H
#define RODTRAD_CORE_SINCE_H

#include "rodtrad/core/review.h"

enum since_change { SINCE_NEW, SINCE_GONE, SINCE_LEFT, SINCE_CHANGES };

struct since_note {
	enum since_change change;
	int box;          /* in today's workshop */
	const char *code; /* today's; of what is gone, last time's */
	const char *text; /* the same */
	const char
		*before; /* of what is left and is worded otherwise: last time's words; else "" */
};

/* All zeros is no comparison. */
struct since {
	struct arena arena; /* owns the texts */
	const char *date;   /* of last time */
	struct since_note *item;
	int count, room;
	int counts[SINCE_CHANGES];
};

/* The newest of the sessions that is earlier (review_is_earlier) and has notes in boxes that today's
 * workshop has, stages of a chain aside; NULL when there is none. */
const struct session *since_last(const struct session *today, const struct session *other,
				 int others);

/*
 * Compares the notes on the two walls, box by box: two are the same when one was brought in from the other,
 * when their words are the same, or when they are as alike as notes that one would ask about merging. What is new comes
 * first, then what is gone, then what is left, each box by box. What was in `since` is freed.
 */
void since_of(struct since *since, const struct session *today, const struct session *last);
void since_free(struct since *since);

/* Adds it as a line: "Sedan 13 oktober 2026: 3 nya, 2 borta, 4 kvar". */
void since_say(struct buf *out, const struct since *since);

#endif
