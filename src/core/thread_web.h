/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What hangs together in several workshops: their items as nodes numbered through, and a tie from
 * each to what came of it. For the files of the thread.
 */
#ifndef RODTRAD_CORE_THREAD_WEB_H
#define RODTRAD_CORE_THREAD_WEB_H

#include "rodtrad/core/thread.h"

struct tie {
	int from, to; /* nodes */
};

struct web {
	const struct thread_world *world;
	int *first; /* owned; one a session: the node of its first item; and their number at the end */
	struct ties {
		struct tie *item;
		int count, room;
	} tie;
	int asked;       /* the node whose thread it is; -1 none */
	bool *is_in;     /* owned; one a node: it is in the thread */
	bool is_chained; /* some of it is in an effektkedja */
};

/* Finds the thread of an item of the first session. */
void web_of(struct web *web, const struct thread_world *world, struct id item);
void web_free(struct web *web);

int web_nodes(const struct web *web);
const struct session *web_session(const struct web *web, int node);
const struct item *web_item(const struct web *web, int node);
enum thread_part web_part(const struct web *web, int node);

/* Is there something of this part in the thread? */
bool web_has(const struct web *web, enum thread_part part);

/* The next review of the insats at `action` after `last` (-1: the first), by the day that it was
 * held; -1 when there is no more. */
int web_review(const struct web *web, int action, int last);

/* The node that a note came from by its origin; -1 when that is no item, is removed, or is in none
 * of the workshops. */
int web_origin(const struct web *web, const struct session *session, const struct item *note);

#endif
