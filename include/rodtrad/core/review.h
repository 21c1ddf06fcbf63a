/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * "Hur blev det?": the insatser that earlier workshops on a delmål came to, and what a later workshop
 * says of each. An insats is never written to from another workshop than its own, so what is
 * said of it later is an item of its own. Later workshops do not contradict earlier ones; copies of
 * one workshop may.
 */
#ifndef RODTRAD_CORE_REVIEW_H
#define RODTRAD_CORE_REVIEW_H

#include "rodtrad/core/session.h"

#define REVIEW_ROWS 200 /* more are not on the wall at one time */

/* ---- which workshops are earlier ---- */

/* What a workshop follows up: the delmål, whose unit it is, and the day it is held. */
struct review_scope {
	const char *catalog, *delmal, *unit, *date;
	struct id session; /* none while it is not there yet */
};

/* Its texts are the session's. */
struct review_scope review_scope_of(const struct session *session);

/* Is a workshop with that scope an earlier one on the same delmål? Of two on one day the one that was
 * opened first is. That of another unit is not looked at, as its insatser are not this group's to
 * judge; a workshop without a unit is everybody's. */
bool review_is_earlier(const struct review_scope *scope, const struct review_scope *other);

/* ---- their insatser ---- */

/* An insats of an earlier workshop. */
struct earlier {
	struct id session, item;
	const char *text, *owner, *end;
	const char *date; /* of its workshop */
	const char *
		state; /* how far it had come when it was last told: "pågår", "ändras: var fjärde vecka" */
	bool is_over; /* klar or utgår: nothing more to ask */
};

/* All zeros is empty. Texts stand on their own: sessions may go. */
struct earlier_list {
	struct arena arena; /* owns the texts */
	struct earlier *item;
	int count, room;
};

/* Fills an empty list with the insatser of those of the sessions that are earlier, oldest first,
 * in whatever order the sessions come. */
void earlier_gather(struct earlier_list *list, const struct review_scope *scope,
		    const struct session *other, int others);
void earlier_free(struct earlier_list *list);

/* How many of them are not over. */
int earlier_open(const struct earlier_list *list);

/* ---- what a workshop says of them ---- */

/* A row of the step: an insats, and what this workshop has said of it. The texts are the list's or
 * the session's. */
struct review_row {
	struct id session, item; /* the insats */
	const char *text, *owner, *end, *state;
	const struct item *review; /* NULL: nothing yet */
};

struct review_rows {
	int count;
	int waiting; /* without a verdict, for which there is no room until others have theirs */
	struct review_row item[REVIEW_ROWS];
};

/* The insatser that are not over, and whatever else this workshop has said something of, though the
 * insats itself may not be found here. Where there are more than REVIEW_ROWS, those with a verdict make
 * room for those without. */
void review_rows_of(const struct session *session, const struct earlier_list *list,
		    struct review_rows *rows);

/* How many have no verdict, those that wait for room with them. */
int review_left(const struct session *session, const struct review_rows *rows);

/* What the session says of an insats, NULL when it says nothing; of two the later. */
const struct item *review_of(const struct session *session, struct id insats);

/* Two who worked on copies of the session answered apart: has it unlike verdicts on an insats? */
bool review_is_disputed(const struct session *session, struct id insats);

/* Takes back all that the session says of an insats. */
void review_take_back(struct gesture *gesture, struct id insats);

/* Says how it went, instead of all that the session has said of it; what is put after it belongs to the review. */
void review_put(struct gesture *gesture, const struct review_row *row, enum reviewed verdict);

/* What is missing to be told why: ändras and utgår ask for a sentence. */
bool review_lacks_reason(const struct session *session, const struct item *review);

/* The moment when a field of an item was last given; ms since 1970, 0 when it never was. */
int64_t review_moment(const struct session *session, const struct item *item,
		      enum item_field field);

#endif
