/* SPDX-License-Identifier: EUPL-1.2 */
/* What hands do with a chain, in every step that shows one: going from note to note along the links, and
 * drawing a link. */
#ifndef RODTRAD_SCREEN_CHAIN_HAND_H
#define RODTRAD_SCREEN_CHAIN_HAND_H

#include "rodtrad/core/chain.h"
#include "state.h"

/* Goes up, down, left, right, home or end from the picked note: left and right along a link if there is one. With
 * nothing picked it starts from the box `from`; below its last note nothing is picked. Says whether the command was one of these. */
bool chain_move(struct app *app, int from, struct command command);

/* After each act: remembers what is picked, so that its column stays where it is; and asks for what hangs together with it to be drawn
 * heavy as soon as the arrows rest, since a thread that jumps at every key of many is only unrest on the wall. */
void chain_settle(struct app *app);

/* Begins to draw a link from the picked note to a later one, or (`back`) from an earlier one to it. */
void chain_link_begin(struct app *app, bool back);
/* Is one being drawn? */
bool chain_is_linking(const struct app *app);
/* Links what was begun with the picked note, or takes that link away when it is there; or lets it be. */
void chain_link_end(struct app *app, bool links);

/* Links two notes as they were named ("a2>e1"). False, and told, when they may not be, or are linked already. */
bool chain_link_named(struct app *app, const struct item *from, const struct item *to,
		      const char *draft);

/* The NU line while a link is being drawn. */
void chain_link_prompt(const struct app *app, struct buf *out);

/* " 2 utan länk   A2 leder inte till något · …" on the row. */
void chain_draw_gaps(struct pane row, const struct gap *gap, int gaps, const char *badge);

#endif
