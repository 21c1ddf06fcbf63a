/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files as they are read, whatever the database holds: found sound or refused, one after the other
 * in their order. Where there are many, some threads read ahead; nothing they do depends on which
 * of them does it.
 */
#ifndef RODTRAD_SHELL_ARRIVAL_H
#define RODTRAD_SHELL_ARRIVAL_H

#include "rodtrad/core/session.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

/* A file that has been read before. */
struct known_file {
	unsigned char digest[FILE_DIGEST];
	int items;
};

struct known_files {
	struct known_file *item; /* sorted by digest */
	int count, room;
};

struct arrival {
	const struct found_file *file;
	unsigned char digest[FILE_DIGEST];
	struct session session; /* without events unless it was read */
	struct record *record;  /* its events, as they are kept when none is here */
	int records;
	int edits;                      /* changes by hand that were taken */
	const struct known_file *known; /* it has been read before; NULL: it has not */
	struct err err;                 /* why it could not be read; ERR_NONE: it could */
};

struct arrivals;

/* Begins to read. Both lists outlive it. With `take_edits`, what was edited by hand is taken as
 * changes. */
struct arrivals *arrivals_begin(const struct found_files *files, const struct known_files *known,
				bool take_edits);

/* The next file; good until the one after it is asked for. NULL when there are no more. */
const struct arrival *arrivals_next(struct arrivals *arrivals);

/* Ends, whether all were asked for or not. */
void arrivals_drop(struct arrivals *arrivals);

#endif
