/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Breaks a text into lines. Short Swedish notes look typeset when their lines are about as
 * long as each other: the narrowest width that needs no more lines is used. A word longer
 * than the line is hyphenated where one consonant stands before a vowel.
 */
#ifndef RODTRAD_BASE_WRAP_H
#define RODTRAD_BASE_WRAP_H

#include "rodtrad/base/base.h"

#define WRAP_LINES 64 /* more lines than this are not laid out */

/* One line: where it lies in the text, and whether a hyphen is to be drawn after it. */
struct wrap_line {
	size_t start, bytes;
	int cols; /* with the hyphen */
	bool hyphen;
};

struct wrap {
	int count;
	bool cut; /* there was more than `max` lines */
	struct wrap_line line[WRAP_LINES];
};

enum wrap_style {
	WRAP_BALANCED, /* lines about as long as each other */
	WRAP_FLOW,     /* each line as full as it can be */
};

/*
 * Lays `text` out in lines of at most `cols` columns, at most `max` (up to WRAP_LINES) of
 * them. Breaks at spaces, after "-" and "/" (but not where they begin a word), and at newlines;
 * spaces at a break or at the end belong to no line. An empty text gives one empty line. `cols`
 * below 1 counts as 1; a cluster wider than the line stands alone on it. Balancing never breaks
 * a word that the full width would not.
 */
void wrap_text(struct wrap *wrap, const char *text, int cols, int max, enum wrap_style style);

/* How many lines it would take, without keeping them. */
int wrap_rows(const char *text, int cols, int max);

/* Was some word too long for the line, so that a hyphen had to be put in? */
bool wrap_is_hyphenated(const struct wrap *wrap);

#endif
