/* SPDX-License-Identifier: EUPL-1.2 */
/* Our own alphabet: seven pixels above the line and one below, as wide as each letter needs. */
#ifndef RODTRAD_CANVAS_FONT_H
#define RODTRAD_CANVAS_FONT_H

#include "rodtrad/base/base.h"

#define FONT_ROWS 8

/* One letter. In each row the lowest bit is the leftmost pixel. A space is a shape without ink. */
struct font_shape {
	unsigned short row[FONT_ROWS];
	int cols;
};

/* The shape of a cluster; false when it has none. */
bool font_shape(const char *cluster, size_t bytes, struct font_shape *shape);

/* The same with uprights of two pixels, and one pixel wider. */
struct font_shape font_bold(const struct font_shape *shape);

#endif
