/* SPDX-License-Identifier: EUPL-1.2 */
/* The real world behind the screen's ports: the database, the files, the clipboard. */
#ifndef RODTRAD_SHELL_WORLD_H
#define RODTRAD_SHELL_WORLD_H

#include "rodtrad/screen/ports.h"
#include "rodtrad/shell/paths.h"

struct world;

/* Opens the database. `paths` and `catalog` (a file that goes before those that came with the
 * program; may be NULL) outlive it. NULL and `err` when the database cannot be opened. The caller
 * drops it. */
struct world *world_open(const struct paths *paths, const char *catalog, struct err *err) MUST_USE;
/* NULL is fine. */
void world_drop(struct world *world);

const struct ports *world_ports(const struct world *world);

/* A sentence about where the database lies, or NULL. */
const char *world_warning(const struct world *world);

/* Has something been kept since world_tidy? That one is for when nobody types. */
bool world_has_written(const struct world *world);
bool world_tidy(struct world *world, struct err *err) MUST_USE;

/* Looks the whole database through; takes a while when it is large. */
bool world_check(struct world *world, struct err *err) MUST_USE;

#endif
