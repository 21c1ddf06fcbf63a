/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes gathered into the boxes of a step: what Samla and the stages of a chain have in common. */
#ifndef RODTRAD_SCREEN_GATHER_H
#define RODTRAD_SCREEN_GATHER_H

#include "state.h"

/* The boxes that the step fills, as indexes in the workshop; how many. And the one that is written in; -1: the step
 * gathers no notes. */
int gather_boxes(const struct app *app, int box[WORKSHOP_BOXES]);
int gather_box(const struct app *app);

/* Writes in the step's box number `pane` (they go round), or in that box of the workshop; false when the step does not
 * fill it. Nothing is picked then. */
void gather_focus(struct app *app, int pane);
bool gather_focus_box(struct app *app, int box);

/* Writes where the step was left. */
void gather_write_here(struct app *app);

/* Does what was written: a note in the box, linked with what is picked in a stage beside it, or what codes say is to be
 * done. `pick` picks the note that it was about. */
void gather_send(struct app *app, void (*pick)(struct app *app, const struct item *note));

/* When the writing pauses: says what it is like, and when it gets long. */
void gather_rest(struct app *app);

#endif
