/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be looked for across all workshops: the words of notes, förslag and insatser as they stand now. */
#ifndef RODTRAD_CORE_SEARCH_H
#define RODTRAD_CORE_SEARCH_H

#include "rodtrad/base/id.h"

struct session;

#define SEARCH_LEAST 2   /* letters that a word must have to be looked for alone */
#define SEARCH_HITS  200 /* that are told of at the most */

/* One of them, and what the room calls it: "S2", "S2×M1", "insats". */
struct search_entry {
	struct id item;
	const char *code, *text;
};

/* Hands over each of a session's that is there and says something, in the order they were made; what is
 * parked or lies in another note too, since both can be gone to. */
void search_entries(const struct session *session,
		    void (*take)(void *to, const struct search_entry *entry), void *to);

/* Is there enough in `words` to look for? */
bool search_is_worth(const char *words);

#endif
