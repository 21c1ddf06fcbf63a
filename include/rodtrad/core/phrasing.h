/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What can be asked of a note in a chain by its words alone: the text rules. They only ask, since a
 * list of words never knows what a room means.
 */
#ifndef RODTRAD_CORE_PHRASING_H
#define RODTRAD_CORE_PHRASING_H

#include "rodtrad/core/workshop.h"

#define PHRASING_WORD 48 /* bytes of what it was found by, and an end */
#define PHRASING_LONG 72 /* characters: two lines on the wall */

/* In the order they are asked. */
enum phrasing {
	PHRASING_ACTIVITY, /* T01: an effect written as something to do */
	PHRASING_TWO,      /* T02: two things in one */
	PHRASING_VAGUE,    /* T03: a word that cannot be measured, on an effect without indicator */
	PHRASING_NOBODY,   /* T04: an activity that nobody does */
	PHRASING_UNCOUNTED, /* T05: a prestation without a number */
	PHRASING_TOO_LONG,  /* T07 */
	PHRASINGS
};

struct phrasing_fault {
	enum phrasing rule;
	char word
		[PHRASING_WORD]; /* in small letters: "ta fram", "och"; "" when it is the whole text */
};

/* What there is to ask of a text in this stage, each rule at most once. Returns how many. */
int phrasing_faults(enum stage stage, const char *text, bool has_indicator,
		    struct phrasing_fault fault[PHRASINGS]);

/* "T01", and the question to the room about the note of that code. */
const char *phrasing_rule(enum phrasing rule);
void phrasing_question(const struct phrasing_fault *fault, const char *code, char *text,
		       size_t room);

/* Is one of the words in the text, as a whole word or, where it ends in "-", as a word's beginning? Words
 * are in small letters; the table ends with NULL. */
bool phrasing_mentions(const char *text, const char *const *words);

#endif
