/* SPDX-License-Identifier: EUPL-1.2 */
/* What overlays have in common. */
#ifndef RODTRAD_SCREEN_OVERLAY_H
#define RODTRAD_SCREEN_OVERLAY_H

#include "enter.h"

/*
 * Opens an overlay on top; one that is open already is gone back to, so that they do not pile up.
 */
void overlay_open(struct app *app, const struct page *page);

/*
 * What an overlay hands on to the app: never what would change the step that is dimmed behind it.
 */
struct command overlay_rest(struct command command);

/* The same for one about a note or a text: nor what would change unseen behind it. */
struct command overlay_writes(struct app *app, struct command command);

/* The columns of an overlay that would like so many, and the most rows that one can have. */
int overlay_cols(const struct app *app, int wanted);
int overlay_rows(const struct app *app);

/* Moves in a list: up, down and by pages of `rows`. Says whether the command was one of these. */
bool overlay_list(struct list *list, struct command command, int rows);

#endif
