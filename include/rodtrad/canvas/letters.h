/* SPDX-License-Identifier: EUPL-1.2 */
/* Big lettering from half and quadrant blocks, so that one sentence can fill a wall: our own
 * alphabet, eight pixels high and mostly five wide, with å ä ö é ü. */
#ifndef RODTRAD_CANVAS_LETTERS_H
#define RODTRAD_CANVAS_LETTERS_H

#include "rodtrad/canvas/pane.h"

/*
 * Lays `text` out in the largest lettering that fits the pane without hyphenating: half blocks
 * (about 6 columns a letter), then quadrants with thick uprights (about 4, then a little
 * tighter), then thin ones (about 3), and at last those with lines 4 rows apart. A line takes 4
 * rows and the next starts 5 below it. Draws it from the top left (or centred) and returns the
 * rows used; 0, and nothing drawn, when none fits or a character has no shape.
 */
int letters_draw(struct pane pane, enum style style, const char *text, bool centred);

/* The rows that letters_draw would use. */
int letters_rows(int rows, int cols, const char *text);

#endif
