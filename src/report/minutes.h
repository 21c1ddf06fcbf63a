/* SPDX-License-Identifier: EUPL-1.2 */
/* The minutes of a session, while they are written, and their chapters. */
#ifndef RODTRAD_REPORT_MINUTES_H
#define RODTRAD_REPORT_MINUTES_H

#include "rows.h"

struct minutes {
	struct paper *paper;
	const struct session *session;
	const struct catalog *catalog; /* NULL when it is gone */
	const struct plan *plan;       /* what this session made, in its order */
	bool shows_dots;
};

/* Is there a box that is a stage of a chain, or one that is none? And all of those, with their notes. */
bool minutes_has_boxes(const struct minutes *minutes, bool in_chain);
void minutes_boxes(const struct minutes *minutes, bool in_chain);

/* The first item of a kind that is there, after `after` (NULL: from the start); NULL when there is none. */
const struct item *minutes_next(const struct session *session, enum item_kind kind,
				const struct item *after);

/* "Det här ska det leda till", and "Så gör vi". */
void minutes_chain(const struct minutes *minutes);
void minutes_actions(const struct minutes *minutes);

#endif
