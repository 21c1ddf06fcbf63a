/* SPDX-License-Identifier: EUPL-1.2 */
/* Digits that can be read across a room: eight by fourteen pixels each, our own shapes. */
#ifndef RODTRAD_CANVAS_DIGITS_H
#define RODTRAD_CANVAS_DIGITS_H

#include "rodtrad/canvas/pane.h"

enum digits_scale {
	DIGITS_SMALL, /* half blocks: 7 rows, a digit 8 columns and 2 between */
	DIGITS_BIG,   /* painted blanks, a pixel two columns by one row: 14 rows */
};

int digits_rows(enum digits_scale scale);

/* Columns that `text` ("0"–"9" and ":") takes. At DIGITS_BIG "4:37" takes 68. */
int digits_cols(enum digits_scale scale, const char *text);

/* Draws it from the pane's top left. `ink` is for half blocks, `paint` for painted blanks. */
void digits_draw(struct pane pane, enum digits_scale scale, enum style ink, enum style paint,
		 const char *text);

#endif
