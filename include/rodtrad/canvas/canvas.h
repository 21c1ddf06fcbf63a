/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The picture of a whole terminal. Screens draw on it, the terminal shows it, tests print
 * it; it is the same in every theme and on every machine.
 */
#ifndef RODTRAD_CANVAS_CANVAS_H
#define RODTRAD_CANVAS_CANVAS_H

#include "rodtrad/base/buf.h"
#include "rodtrad/canvas/style.h"

#define CANVAS_SPOTS 512

/*
 * One column of one row. `text` is the UTF-8 of what to show: one spacing character and up to
 * four marks on it. A wide character has its text in the left cell; the right one has width
 * 0 and no text.
 */
struct cell {
	char text[22];
	unsigned char width;
	unsigned char style; /* enum style */
};

/* A place that answers to the mouse: what a click there does. */
struct spot {
	int row, col, rows, cols;
	int action; /* the screen's own number */
	int arg;
};

/* Invariant: in every row the widths add up to `cols`. All zeros is an empty canvas. */
struct canvas {
	int rows, cols;
	struct cell *cell;          /* rows * cols, owned */
	int cursor_row, cursor_col; /* where the focus is; -1 when there is none */
	bool cursor_shown;
	int spots;
	struct spot
		spot[CANVAS_SPOTS]; /* later ones lie on top; those that find no room are dropped */
};

/* Makes it that large (1–1000 each way) and empty: spaces in STYLE_PLAIN, no spots, no cursor. */
void canvas_start(struct canvas *canvas, int rows, int cols);

void canvas_free(struct canvas *canvas);

/* A copy that shares nothing; `to` may hold an older picture. */
void canvas_copy(struct canvas *to, const struct canvas *from);

/* The cell, or NULL outside. */
const struct cell *canvas_at(const struct canvas *canvas, int row, int col);

/* The topmost spot there, or NULL. */
const struct spot *canvas_spot_at(const struct canvas *canvas, int row, int col);

/* Adds the picture as a test keeps it: each row between "|", then the letters of its styles
 * between ":", trailing rows included. */
void canvas_print(struct buf *out, const struct canvas *canvas);

/* Adds the text alone, a line a row, spaces at the ends left out. */
void canvas_plain(struct buf *out, const struct canvas *canvas);

/* Do the widths of every row add up, and does every cell hold showable text? For tests. */
bool canvas_is_sound(const struct canvas *canvas);

#endif
