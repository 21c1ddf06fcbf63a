/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Pictures in ink: rectangles, lines and real text, that can be searched, copied and printed at any
 * size. A picture has a title and a description for those who do not see it.
 */
#ifndef RODTRAD_REPORT_SVG_H
#define RODTRAD_REPORT_SVG_H

#include "rodtrad/base/wrap.h"
#include "rodtrad/core/outcome.h"

#include "paper.h"

/* A column of text, in hundredths of the font's size: what Swedish takes in the fonts of the page, and some. */
#define SVG_LETTER 55

struct svg_box {
	int x, y, width, height;
};

/* Columns of ordinary text that fit in a width. */
int svg_cols(int width, int font);

void svg_begin(struct paper *paper, int width, int height, const char *title,
	       const char *description);
void svg_end(struct paper *paper);

/* `fill` and `stroke` are colours, `stroke` NULL for none. */
void svg_rect(struct buf *out, struct svg_box box, const char *fill, const char *stroke);

/* A text with its first line's base at y; `look` is a class of the page's style, or "". */
void svg_text(struct buf *out, int x, int y, const char *look, const char *text);

/* The lines of a wrapped text, `step` apart; the first `lead` bytes of it are a code, and red. A line of
 * letters so wide that it does not fit in `width` is drawn together. */
struct svg_lines {
	int x, y, step, width, font;
	size_t lead;
};
void svg_lines(struct buf *out, struct svg_lines at, const char *text, const struct wrap *wrap);

/* ---- the two pictures, each of those boxes of the workshop that it is for; nothing when there are none ---- */

/* The boxes that are no stage of a chain, as the room saw them. */
void board_picture(struct paper *paper, const struct session *session, bool shows_dots);

/* The stages, and what leads to what. */
void chain_picture(struct paper *paper, const struct session *session);

#endif
