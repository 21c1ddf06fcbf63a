/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Korsa: the combinations of the step, their cards and their proposals, for those who draw and
 * those who act. A combination is named by its place among the step's pairs, from 0.
 */
#ifndef RODTRAD_SCREEN_STEPS_CROSS_H
#define RODTRAD_SCREEN_STEPS_CROSS_H

#include "../enter.h"

#define CROSS_NAME (2 * NOTE_CODE + 4) /* bytes of "S2×M1" and its end */

enum cross_mode { CROSS_ALL, CROSS_ONE };

int cross_pairs(const struct app *app);
const struct pair *cross_pair(const struct app *app, int pair);

/* The box on a side of a combination, as an index in the workshop. */
int cross_box(const struct app *app, int pair, enum box_side side);

/* The notes of a box that can be crossed: by dots once these may be seen, else as on the board. */
void cross_candidates(const struct app *app, int box, struct note_list *list);

/* The card that lies on a side now; NULL when its box is empty. */
const struct item *cross_card(const struct app *app, int pair, enum box_side side);

/* The proposals of a combination in their order; -1: those of all, combination by combination. */
void cross_proposals(const struct app *app, int pair, struct note_list *list);

/* "S2×M1": what a proposal is called. */
char *cross_name(const struct app *app, const struct item *proposal, char name[CROSS_NAME]);

/* Can a proposal be written: is there a card on each side? */
bool cross_can_write(const struct app *app);

void cross_draw(const struct app *app, struct pane body);

#endif
