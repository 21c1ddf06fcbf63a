/* SPDX-License-Identifier: EUPL-1.2 */
/* What is read from files: the governing documents and the workshops. */
#ifndef RODTRAD_SHELL_LIBRARY_H
#define RODTRAD_SHELL_LIBRARY_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/screen/ports.h"
#include "rodtrad/shell/paths.h"

/* Reads the catalogue of that id ("": the first there is): `own` when it is the one (a file from
 * the command line, or NULL), else the one that came with the program. A fault in `own` is told,
 * others are passed over. */
bool library_catalog(const struct paths *paths, const char *own, const char *id,
		     struct catalog *catalog, struct err *err) MUST_USE;

/* Hands over each sound workshop file, those that came with the program first. */
void library_workshops(const struct paths *paths, const struct port_reader *reader);

#endif
