/* SPDX-License-Identifier: EUPL-1.2 */
/* Amounts: dots, squares, and a thread that is used up from the left. */
#ifndef RODTRAD_CANVAS_BAR_H
#define RODTRAD_CANVAS_BAR_H

#include "rodtrad/canvas/pane.h"

/* "9 ● ● ●": the number, then a dot each, spaced when `spaced`; those that find no room are a
 * "+" at the end. The number is right-aligned in 2 columns. No dots after 0. */
void bar_dots(struct pane pane, int row, int col, enum style number, enum style dot, int count,
	      bool spaced);

/* "■ ■ □ □ □": `done` of `of` squares with a space between; returns the columns used. */
int bar_squares(struct pane pane, int row, int col, enum style done_style, enum style left_style,
		int done, int of);

/* A heavy line with "●" where it is now and a light line after it: `done` of `of`. */
void bar_thread(struct pane pane, int row, int done, int of);

#endif
