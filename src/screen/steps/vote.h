/* SPDX-License-Identifier: EUPL-1.2 */
/* What the two halves of the vote share: the list that is voted on, and the question that follows. */
#ifndef RODTRAD_SCREEN_STEPS_VOTE_H
#define RODTRAD_SCREEN_STEPS_VOTE_H

#include "../enter.h"

/* The notes that the step is about: as they stand on the board, or those with dots, most first. */
void vote_notes(const struct app *app, struct note_list *list);
void vote_leading(const struct app *app, struct note_list *list);

/* ---- after the vote, of the notes that lead: how do we know? (vote_asks.c) ---- */

extern const struct binding vote_asks_keys[];

/* Is the question on the wall? It is asked of the picked note. */
bool vote_asks(const struct app *app);

/* Asks it of the first leading note that has no answer; false when there is none, or the dots are hidden. */
bool vote_asks_begin(struct app *app);

void vote_asks_draw(const struct app *app, struct pane body);
struct command vote_asks_act(struct app *app, struct command command);

#endif
