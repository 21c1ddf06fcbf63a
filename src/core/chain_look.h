/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A look through a chain for what is missing in it: what the rules share, and the rules. Each adds what it
 * finds to the list.
 */
#ifndef RODTRAD_CORE_CHAIN_LOOK_H
#define RODTRAD_CORE_CHAIN_LOOK_H

#include "chain_parts.h"

#define LOOK_ARROW (2 * NOTE_CODE + 4) /* bytes of "P4→E5" and its end */

struct look_through {
	const struct session *session;
	const struct catalog *catalog; /* NULL when it is gone */
	bool sealing;
	struct chain chain;
	struct gap *gap;
	int gaps;
};

/* Adds a gap with its sentence, as long as there is room. */
void look_found(struct look_through *look, struct gap gap, const char *fmt, ...) PRINTF_LIKE(3, 4);

const struct item *look_item(const struct look_through *look, int item);
int look_index(const struct look_through *look, const struct item *item);
const struct item *look_note(const struct look_through *look, int node);
const char *look_code(const struct look_through *look, int node, char code[NOTE_CODE]);

/* "P4→E5" */
const char *look_arrow(const struct look_through *look, const struct item *from,
		       const struct item *to, char text[LOOK_ARROW]);
const char *look_link_arrow(const struct look_through *look, const struct chain_link *link,
			    char text[LOOK_ARROW]);

/* Adds "målvärde, datum och källa" of those names that are missing. Returns how many are. */
int look_missing(struct buf *out, const char *const *names, const bool *is_missing, int count);

/* Does anything lead to the node, or out of it? */
bool look_is_linked(const struct chain *chain, int node, bool out);

/* An effect that is hoped for: no bieffekt. */
bool look_is_wanted(const struct chain_node *node);
bool look_has_effects(const struct look_through *look);

/* The first indicator of a note among the items from `from` on, NULL when there is none. */
const struct item *look_indicator(const struct session *session, const struct item *note, int from);

/* ---- the rules ---- */

void look_for_delmal(struct look_through *look);
void look_for_backward_links(struct look_through *look);
void look_for_leaps(struct look_through *look);
void look_for_idle_activities(struct look_through *look);
void look_for_wishes(struct look_through *look);
void look_for_far_effects(struct look_through *look);
void look_for_needs(struct look_through *look);
void look_for_resources(struct look_through *look);
void look_for_indicators(struct look_through *look);
void look_for_assumptions(struct look_through *look);
void look_for_weak_threads(struct look_through *look);
void look_for_side_effects(struct look_through *look);
void look_at_words(struct look_through *look);
void look_for_promises(struct look_through *look);
void look_for_lateness(struct look_through *look);
void look_for_audience(struct look_through *look);

#endif
