/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that people take along: whole sessions, papers, what was copied. */
#ifndef RODTRAD_SHELL_OUTBOX_H
#define RODTRAD_SHELL_OUTBOX_H

#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"
#include "rodtrad/core/session.h"

/*
 * Writes the session into the folder, which is made when it is missing, and puts the path into
 * `path`. It replaces an older file of the same session and none of another: that one's name is
 * left to it, and ours gets a number.
 */
bool outbox_session(const char *folder, const struct session *session, struct buf *path,
		    struct err *err) MUST_USE;

/* Writes a text under that name; where there is a file of that name with other words, which somebody
 * may have written on since, ours gets a number. */
bool outbox_text(const char *folder, const char *name, const char *text, struct buf *path,
		 struct err *err) MUST_USE;

/* Writes a text under that name, in place of what was there: the last thing that was copied. */
bool outbox_copy(const char *folder, const char *name, const char *text, struct buf *path,
		 struct err *err) MUST_USE;

#endif
