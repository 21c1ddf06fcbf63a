/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Purging every session here: names and removed words that are old are blanked in the database, its
 * journal, its drafts and its copies. The purges travel in the files that are exported from then
 * on.
 */
#ifndef RODTRAD_SHELL_PURGE_H
#define RODTRAD_SHELL_PURGE_H

#include "rodtrad/core/purge.h"
#include "rodtrad/shell/world.h"

struct purge_listener {
	void *to;
	/* A session in which something is to go. */
	void (*session)(void *to, const struct session *session, const struct purge_count *count);
};

/*
 * Purges what was said before the day (2026-01-01), all in one transaction; with `dry_run` it is
 * only told of. `count` is all of it. False and `err`, with nothing purged, when the disk will not,
 * or when a session cannot be read: nobody could say what is left in it; or with all purged but still
 * on the disk, until the database is next opened, if it can go by then.
 */
bool purge_world(struct world *world, const char *before, bool dry_run,
		 const struct purge_listener *listener, struct purge_count *count,
		 struct err *err) MUST_USE;

/* Adds "3 namn och 2 borttagna texter". */
void purge_say(struct buf *out, const struct purge_count *count);

#endif
