/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Why something the user asked for did not happen. What we did wrong ourselves is an
 * assert; this is for what the user, a file, the disk or another program did.
 */
#ifndef RODTRAD_BASE_ERR_H
#define RODTRAD_BASE_ERR_H

#include "rodtrad/base/base.h"

/* Only what a caller branches on. */
enum err_code {
	ERR_NONE,
	ERR_FORMAT,  /* a file or a text is not what it should be */
	ERR_REFUSED, /* the room may not do this now */
	ERR_MISSING, /* what was named is not there */
	ERR_STORAGE, /* the disk or the database would not */
	ERR_BUSY,    /* another window has the database open */
	ERR_USAGE,   /* the command line was not understood */
};

/* The caller owns it, it needs no freeing, and `text` is a Swedish sentence that can be
 * shown as it is. */
struct err {
	enum err_code code;
	char text[400];
};

/* Fills `err` and returns false, so that a function can end with it. What does not fit in
 * `text` is cut between two characters and ends in "…". */
bool err_set(struct err *err, enum err_code code, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* Puts where we were, a colon and a space in front of what went wrong: after
 * err_in(err, "steps[%d]", 2) it says "steps[2]: dots: …". Returns false. */
bool err_in(struct err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* ---- all that is wrong with one file ---- */

/* What a reader has found, in the order it was found. The caller owns the room. A reader stops
 * when it is full: where there is room for one, at the first fault. */
struct faults {
	struct err *item;
	int room, count;
};

/* Room for the first fault alone, which is said in `err`. */
struct faults faults_first(struct err *err);

bool faults_full(const struct faults *faults);

/* Adds a sentence, as an ERR_FORMAT, or what somebody else refused. What there is no room for is
 * let go. Both return false. */
bool faults_add(struct faults *faults, const char *fmt, ...) PRINTF_LIKE(2, 3);
bool faults_take(struct faults *faults, const struct err *err);

/* As err_in, with each fault after the first `before`: those that were found there. */
bool faults_in(struct faults *faults, int before, const char *fmt, ...) PRINTF_LIKE(3, 4);

#endif
