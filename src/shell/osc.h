/* SPDX-License-Identifier: EUPL-1.2 */
/* What a terminal is told in words and not in cells: operating system commands (ECMA-48), which
 * begin with Esc ] and end with a bell. Each function adds one to `out`. */
#ifndef RODTRAD_SHELL_OSC_H
#define RODTRAD_SHELL_OSC_H

#include "rodtrad/base/buf.h"

/* The title of the window. */
void osc_title(struct buf *out, const char *title);

/* A text for the clipboard. */
void osc_copy(struct buf *out, const char *text);

/* Our own, for tests: a picture of so many rows and columns is there, with so many events in it. */
void osc_mark(struct buf *out, unsigned long events, int rows, int cols);

#endif
