/* SPDX-License-Identifier: EUPL-1.2 */
/* Where things are: the database, what came with the program, and what is the user's own. */
#ifndef RODTRAD_SHELL_PATHS_H
#define RODTRAD_SHELL_PATHS_H

#include "rodtrad/base/buf.h"

#define PATHS_SHOWN 201 /* bytes of a path as it is shown, its end counted */

struct paths {
	struct buf home;
	struct buf database;
	struct buf share;         /* what came with the program: its folder `catalog` is there */
	struct buf workshops;     /* those that came with the program */
	struct buf own_workshops; /* the user's, need not be there */
	struct buf exports;       /* for files to take along, need not be there */
};

/* `database` is what the command line says; NULL: RODTRAD_DB, else the usual place. */
void paths_find(struct paths *paths, const char *database);
void paths_free(struct paths *paths);

/* As people know it: "~" for their own folder, nothing that cannot be shown, and of one that is too
 * long its end. */
void paths_show(const struct paths *paths, const char *path, char shown[PATHS_SHOWN]);

bool paths_is_folder(const char *path);

/* Puts `name` into `folder` and writes the whole to `path`. */
void paths_join(struct buf *path, const char *folder, const char *name);

#endif
