/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the file lies: that it can be there at all, and how far the place is to be trusted. */
#ifndef RODTRAD_STORE_PLACE_H
#define RODTRAD_STORE_PLACE_H

#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"

/*
 * Makes the folders (0700) and the file (0600) that are missing, and sees to it that the file
 * and its folder may be read and written. Returns the path without symbolic links, the
 * caller's; NULL and a sentence when it cannot be, with what was there untouched.
 */
char *place_make(const char *path, struct err *err) MUST_USE;

/* Takes the file from all but its owner: people speak freely in there. */
void place_close_to_others(const char *path);

/* A sentence when the file lies on a network share or in a synchronised folder, else NULL. */
const char *place_warning(const char *path);

/* Adds the folder of `path`: what is before its last slash, "." when there is none. */
void place_folder(struct buf *out, const char *path);

#endif
