/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines with weights: each cell of a grid has a weight towards each of its four sides, and the
 * box-drawing character (U+2500–U+257F) that joins them is looked up, so that a heavy red
 * line meets a light grey one in the right junction.
 */
#ifndef RODTRAD_CANVAS_LINES_H
#define RODTRAD_CANVAS_LINES_H

enum line_weight { LINE_NONE, LINE_LIGHT, LINE_HEAVY };

/* The UTF-8 of the character with these weights; " " for none at all. Half heavy straight lines
 * are there (╼), as are all corners, tees and crosses. */
const char *lines_glyph(enum line_weight up, enum line_weight right, enum line_weight down,
			enum line_weight left);

#endif
