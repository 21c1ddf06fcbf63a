/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An event as it is kept and carried: its skeleton as one line of canonical JSON, and its texts
 * beside it, one per (event, field), here or not here. The store keeps records without reading them.
 */
#ifndef RODTRAD_CORE_RECORD_H
#define RODTRAD_CORE_RECORD_H

#include "rodtrad/base/id.h"

struct record_text {
	const char *field; /* the key in the event's `with` */
	const char *text;  /* NULL: withheld or purged */
};

/* Borrowed for a call, in either direction. */
struct record {
	struct id id;
	int clock;
	const char *line;
	const struct record_text *text; /* sorted by field */
	int texts;
	bool mine; /* made in this database: a local mark, never exported */
};

#endif
