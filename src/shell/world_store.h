/* SPDX-License-Identifier: EUPL-1.2 */
/* The database behind the world, for the files of this folder that work on many sessions at once.
 */
#ifndef RODTRAD_SHELL_WORLD_STORE_H
#define RODTRAD_SHELL_WORLD_STORE_H

#include "rodtrad/core/session.h"
#include "rodtrad/shell/world.h"
#include "rodtrad/store/store.h"

struct store *world_store(const struct world *world);
const struct paths *world_paths(const struct world *world);

/* Something was written, so that it is tidied when nobody waits. */
void world_wrote(struct world *world);

/* Reads a session's events, which are not folded: there may be none, or some that are damaged. */
bool world_read(const struct world *world, struct id id, struct session *session, int *damaged,
		struct err *err) MUST_USE;

/* Scrubs the database if that is owed. False when the disk will not: a sentence that begins with
 * `done`, such as "Filerna är inlästa", and says what is left to do. */
bool world_scrub(const struct world *world, const char *done, struct err *err) MUST_USE;

/* Keeps what the session came to in short, so that no list has to make it. */
bool world_keep(const struct world *world, const struct session *session, struct err *err) MUST_USE;

#endif
