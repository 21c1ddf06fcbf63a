/* SPDX-License-Identifier: EUPL-1.2 */
/* What a group has to choose among, förslag and aktiviteter alike, and what became of each. */
#ifndef RODTRAD_CORE_PROPOSAL_H
#define RODTRAD_CORE_PROPOSAL_H

#include "rodtrad/core/note.h"

/* Both point into the session and hold until it changes; one of them is always there. */
struct proposal {
	const struct item *source; /* a förslag (KIND_CROSSING) or an aktivitet (KIND_NOTE); NULL:
				      an insats of its own */
	const struct item *action; /* the insats that it became, or was said "inte nu" to; NULL:
				      nothing has been said yet */
};

struct proposals {
	int count;
	struct proposal item[ITEMS_MAX];
};

/*
 * The förslag as they were made, the aktiviteter as they stand on the wall, and last the insatser
 * that come from none of them. An aktivitet that was brought in from a förslag is one thing with
 * it, and has one row: see proposal.c.
 */
void proposals_of(const struct session *session, struct proposals *proposals);

/* What it is known by, before it becomes an insats and after. */
struct id proposal_id(const struct proposal *proposal);

/* Its words: the insats's, or those that it has before it is one. */
const char *proposal_text(const struct session *session, const struct proposal *proposal);

/* The förslag of this session that an aktivitet was brought in from, NULL when there is none. */
const struct item *proposal_crossing(const struct session *session, const struct item *note);

#endif
