/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A rectangle to draw in, passed by value. What falls outside is not drawn; a pane of no
 * height takes everything and shows nothing, so layout is cutting, and nothing ever fails.
 */
#ifndef RODTRAD_CANVAS_PANE_H
#define RODTRAD_CANVAS_PANE_H

#include "rodtrad/base/wrap.h"
#include "rodtrad/canvas/canvas.h"

struct pane {
	struct canvas *on;
	int row, col, rows, cols; /* on the canvas; rows and cols are never negative */
};

struct pane pane_whole(struct canvas *canvas);

/* Each takes a strip off `rest` and returns the strip; what is not there is cut short. */
struct pane pane_cut_top(struct pane *rest, int rows);
struct pane pane_cut_bottom(struct pane *rest, int rows);
struct pane pane_cut_left(struct pane *rest, int cols);
struct pane pane_cut_right(struct pane *rest, int cols);

/* The part of it that starts there and is so large, cut to fit. */
struct pane pane_part(struct pane pane, int row, int col, int rows, int cols);

/* So many rows and columns in the middle of it. */
struct pane pane_centre(struct pane pane, int rows, int cols);

/* Spaces in a style all over it. */
void pane_fill(struct pane pane, enum style style);

/* Changes the style of what is there and leaves the text: the dimming behind an overlay. */
void pane_restyle(struct pane pane, enum style style);

/* Draws as much of `text` as fits on the row from column `col` on, with "…" when it does not
 * all fit. Returns the columns used. `pane_textf` formats first (at most 1000 bytes). */
int pane_text(struct pane pane, int row, int col, enum style style, const char *text);
int pane_textf(struct pane pane, int row, int col, enum style style, const char *fmt, ...)
	PRINTF_LIKE(5, 6);

/* The same, ending at the pane's right edge, or in its middle. Returns the column it starts in. */
int pane_text_right(struct pane pane, int row, enum style style, const char *text);
int pane_text_centre(struct pane pane, int row, enum style style, const char *text);

/* Draws lines of a wrapped text from line `first` of it, one a row from the pane's top, as many as
 * fit; if more lines follow that do not fit (or wrap->cut), the last one shown ends in "…".
 * Returns the rows used. */
int pane_lines(struct pane pane, enum style style, const char *text, const struct wrap *wrap,
	       int first);

/* Wraps `text` to the pane's width, balanced, and draws it. Returns the rows used. */
int pane_wrapped(struct pane pane, enum style style, const char *text);

/* One character repeated: `text` is a single cluster of width 1. */
void pane_row_of(struct pane pane, int row, int col, int cols, enum style style, const char *text);
void pane_column_of(struct pane pane, int row, int col, int rows, enum style style,
		    const char *text);

/* Makes it a hot place. Spots of panes without area are not kept. */
void pane_spot(struct pane pane, int action, int arg);

/* Puts the cursor there, if it is inside. */
void pane_cursor(struct pane pane, int row, int col, bool shown);

#endif
