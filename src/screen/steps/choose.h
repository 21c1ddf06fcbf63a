/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of Välj, what can be put in their cells, and how they are drawn: the parts of one
 * step. */
#ifndef RODTRAD_SCREEN_CHOOSE_H
#define RODTRAD_SCREEN_CHOOSE_H

#include "../enter.h"
#include "../insats.h"
#include "../role.h"

#include "rodtrad/core/proposal.h"

enum choose_cell { CELL_TEXT, CELL_GOAL, CELL_MEASURE, CELL_OWNER, CELL_END, CELLS };

/* ---- the rows (choose_rows.c): the proposals of core/proposal.h, as they follow there ---- */

/* Where the picked row stands; when it is gone, the one that has its place. -1: there are no
 * rows. */
int choose_place(const struct app *app, const struct proposals *rows);

/* The picked row itself; false when there are none. */
bool choose_here(const struct app *app, struct proposal *row);

const char *choose_text(const struct app *app, const struct proposal *row);
bool choose_is_insats(const struct app *app, const struct proposal *row);
bool choose_is_decided(const struct app *app, const struct proposal *row);

/* Its goal, and its measure under that goal; NULL when it has none. An aktivitet that was taken
 * from a row of the plan has those of that row before it is an insats. */
const struct catalog_goal *choose_goal(const struct app *app, const struct proposal *row);
const struct catalog_measure *choose_measure(const struct app *app, const struct proposal *row);

/* A field of its insats as text; "" when there is none. */
const char *choose_field(const struct app *app, const struct proposal *row, enum item_field field);

/* ---- what is put in them (choose_rows.c); each tells when it could not ---- */

bool choose_put_yes(struct app *app, bool yes);
bool choose_put_goal(struct app *app, int number);
bool choose_put_measure(struct app *app, const struct catalog_measure *measure);
bool choose_put_text(struct app *app, enum item_field field, const char *text, const char *draft);
bool choose_put_decided(struct app *app);

/* Takes away an insats of its own; a förslag or an aktivitet becomes "inte nu". */
bool choose_put_away(struct app *app);

/* Picks the row of an insats, and a cell of it; in the step Välj. */
void choose_go(struct app *app, struct id action, enum choose_cell cell);

/* ---- looks (choose_draw.c) ---- */

enum choose_cell choose_cell(const struct app *app);

/* Is something typed in the cell that is picked? */
bool choose_writes(const struct app *app);

void choose_draw(const struct app *app, struct pane body);

#endif
