/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Purging (gallring): names of people and the words of what was removed, when they are old, are
 * blanked for good in every copy that the purge reaches. It cannot be undone, and it wins over
 * every old file.
 */
#ifndef RODTRAD_CORE_PURGE_H
#define RODTRAD_CORE_PURGE_H

#include "rodtrad/core/session.h"

/* Texts, counted one for each time that something was said. */
struct purge_count {
	int names;   /* who somebody is */
	int removed; /* what stood on things that are removed */
	int open;    /* insatser that are not over, and that nobody will stand for after it */
};

/*
 * Names, in one purge, every text that is here, was said before the day `before` ("2026-01-01", as
 * the clock was where it was said), and is a name or lies on an item that was removed before that
 * day. Nothing is added when there is none. Counts what it names.
 */
void gesture_purge(struct gesture *gesture, const char *before, struct purge_count *count);

#endif
