/* SPDX-License-Identifier: EUPL-1.2 */
/* Puts single cells on the canvas. It alone writes there, and so it alone keeps the invariant:
 * what is drawn over one half of a wide character leaves a blank in the other. */
#ifndef RODTRAD_CANVAS_INK_H
#define RODTRAD_CANVAS_INK_H

#include "rodtrad/canvas/pane.h"

/* The cluster that `text` starts with, as a cell in PLAIN. Returns its bytes, 0 at the end. */
size_t ink_cluster(const char *text, struct cell *cell);

/* Puts a cell of width 1 or 2 there. Of a wide one that lies half outside, the half inside is
 * blank. */
void ink_cell(struct pane pane, int row, int col, const struct cell *cell);

/* Puts a cell of width 1 there and on the columns after it. */
void ink_row(struct pane pane, int row, int col, int cols, const struct cell *cell);

/* The cell of the pane itself, which must be inside. */
struct cell *ink_at(struct pane pane, int row, int col);

#endif
