/* SPDX-License-Identifier: EUPL-1.2 */
/* The vote: slips typed, dots counted, and when they may be shown. Never whose. */
#ifndef RODTRAD_CORE_TALLY_H
#define RODTRAD_CORE_TALLY_H

#include "rodtrad/core/note.h"

#define TALLY_CODES 20 /* codes on one slip, at the most */

/* Where the vote stands in the round that counts (session field `round`). */
struct tally {
	int people; /* slips to come in all */
	int slips;  /* in so far */
	int each;   /* dots a person */
	int dots;   /* laid in all, by slips and by hand */
	int budget; /* people * each */
	bool is_open; /* may the totals be seen? after the last slip, when shown on request, or when laid by hand alone */
};

struct tally tally_of(const struct session *session, const struct step *step);

/* May notes of this box be voted for? A step of another kind has nothing to say of it. */
bool tally_is_voted_on(const struct session *session, const struct step *step, int box);

/* Are there people whose slips are not in? A slip too many is refused with a sentence. */
bool tally_has_room(const struct session *session, struct err *err) MUST_USE;

/* Dots each: as many as suits the notes, max(3, round(sqrt(n))) and at most 5, unless the step or the
 * session says another number. */
int tally_dots_each(const struct session *session, const struct step *step);

/* A note's dots in the round that counts: those on notes merged into it are its own. */
int tally_dots(const struct item *note);

/* The notes by dots, most first, ties as they stand on the board; only those with dots when `voted`. */
void tally_order(const struct session *session, struct note_list *list, bool voted);

/*
 * Reads a slip: "s2 v4 m1" (commas do as well). The notes named go to `note`; returns how many, or -1 and `err` with a
 * sentence: a code that is not there, one named twice, more or fewer than each has, none on an inner or none on an outer
 * box where both sides have notes.
 */
int tally_read_slip(const struct session *session, const struct step *step, const char *text,
		    struct id note[TALLY_CODES], struct err *err) MUST_USE;

/* Lays a slip; sets a note's total by hand; lets the totals be seen; begins a new round. */
void tally_slip(struct gesture *gesture, const struct id *note, int notes);
void tally_set(struct gesture *gesture, const struct item *note, int dots);
void tally_show(struct gesture *gesture);
void tally_again(struct gesture *gesture);

#endif
