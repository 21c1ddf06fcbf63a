/* SPDX-License-Identifier: EUPL-1.2 */
/* Rectangles: cutting them, and drawing in them what a cell can hold. */
#include "rodtrad/canvas/pane.h"

#include "rodtrad/base/text.h"

#include "ink.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define PANE_TEXT_BYTES 1000

/* Text that starts further left than a canvas is wide never reaches it. */
#define PANE_FAR (-1000)

/* ---- cutting ---- */

static int
pane_clamp(int number, int min, int max)
{
	return number < min ? min : number > max ? max : number;
}

struct pane
pane_whole(struct canvas *canvas)
{
	return (struct pane){.on = canvas, .rows = canvas->rows, .cols = canvas->cols};
}

struct pane
pane_cut_top(struct pane *rest, int rows)
{
	struct pane strip = *rest;

	strip.rows = pane_clamp(rows, 0, rest->rows);
	rest->row += strip.rows;
	rest->rows -= strip.rows;
	return strip;
}

struct pane
pane_cut_bottom(struct pane *rest, int rows)
{
	struct pane strip = *rest;

	strip.rows = pane_clamp(rows, 0, rest->rows);
	rest->rows -= strip.rows;
	strip.row += rest->rows;
	return strip;
}

struct pane
pane_cut_left(struct pane *rest, int cols)
{
	struct pane strip = *rest;

	strip.cols = pane_clamp(cols, 0, rest->cols);
	rest->col += strip.cols;
	rest->cols -= strip.cols;
	return strip;
}

struct pane
pane_cut_right(struct pane *rest, int cols)
{
	struct pane strip = *rest;

	strip.cols = pane_clamp(cols, 0, rest->cols);
	rest->cols -= strip.cols;
	strip.col += rest->cols;
	return strip;
}

/* Moves `start` into 0..`room` and returns how many of `count` are left from there. */
static int
pane_overlap(int *start, int count, int room)
{
	int64_t end = (int64_t)*start + (count > 0 ? count : 0);

	*start = pane_clamp(*start, 0, room);
	if (end > room)
		end = room;
	return end > *start ? (int)end - *start : 0;
}

struct pane
pane_part(struct pane pane, int row, int col, int rows, int cols)
{
	pane.rows = pane_overlap(&row, rows, pane.rows);
	pane.cols = pane_overlap(&col, cols, pane.cols);
	pane.row += row;
	pane.col += col;
	return pane;
}

struct pane
pane_centre(struct pane pane, int rows, int cols)
{
	rows = pane_clamp(rows, 0, pane.rows);
	cols = pane_clamp(cols, 0, pane.cols);
	return pane_part(pane, (pane.rows - rows) / 2, (pane.cols - cols) / 2, rows, cols);
}

/* ---- areas ---- */

void
pane_fill(struct pane pane, enum style style)
{
	struct cell blank = {.text = " ", .width = 1, .style = (unsigned char)style};

	for (int row = 0; row < pane.rows; row++)
		ink_row(pane, row, 0, pane.cols, &blank);
}

void
pane_restyle(struct pane pane, enum style style)
{
	for (int row = 0; row < pane.rows; row++)
		for (int col = 0; col < pane.cols; col++)
			ink_at(pane, row, col)->style = (unsigned char)style;
}

/* ---- text ---- */

/* How much of a text is drawn: all of it, or so many bytes and then an ellipsis. */
struct pane_fit {
	size_t bytes;
	int cols; /* without the ellipsis */
	bool cut;
};

/* One walk finds both whether all fits, `after` columns more included, and, if not, what leaves
 * room for the ellipsis. */
static struct pane_fit
pane_fit(const char *text, size_t bytes, int room, int after)
{
	struct pane_fit all = {0}, start = {0};
	struct cell cell;

	while (all.bytes < bytes) {
		all.bytes += ink_cluster(text + all.bytes, &cell);
		all.cols += cell.width;
		if (all.cols + after > room) {
			start.cut = true;
			return start;
		}
		if (all.cols < room)
			start = all;
	}
	return all;
}

static void
pane_put(struct pane pane, int row, int col, enum style style, const char *cluster)
{
	struct cell cell;

	ink_cluster(cluster, &cell);
	cell.style = (unsigned char)style;
	ink_cell(pane, row, col, &cell);
}

/* Marks that stand on nothing have no width and no cell. */
static void
pane_clusters(struct pane pane, int row, int col, enum style style, const char *text, size_t bytes)
{
	struct cell cell;

	for (size_t at = 0; at < bytes;) {
		at += ink_cluster(text + at, &cell);
		cell.style = (unsigned char)style;
		if (cell.width > 0)
			ink_cell(pane, row, col, &cell);
		col += cell.width;
	}
}

/* Draws what fits; `follow`, a cluster of width 1 or "", comes after it. Returns the columns
 * used. */
static int
pane_fitted(struct pane pane, int row, int col, enum style style, const char *text,
	    struct pane_fit fit, const char *follow)
{
	pane_clusters(pane, row, col, style, text, fit.bytes);
	if (!*follow)
		return fit.cols;
	pane_put(pane, row, col + fit.cols, style, follow);
	return fit.cols + 1;
}

int
pane_text(struct pane pane, int row, int col, enum style style, const char *text)
{
	struct pane_fit fit;

	if (row < 0 || row >= pane.rows || col < PANE_FAR || col >= pane.cols)
		return 0;
	fit = pane_fit(text, strlen(text), pane.cols - col, 0);
	return pane_fitted(pane, row, col, style, text, fit, fit.cut ? "…" : "");
}

/* What was formatted may be cut inside a character: its first bytes are dropped too. */
static void
pane_end_whole(char *text, size_t bytes)
{
	while (bytes > 0 && ((unsigned char)text[bytes] & 0xc0) == 0x80)
		bytes--;
	text[bytes] = '\0';
}

int
pane_textf(struct pane pane, int row, int col, enum style style, const char *fmt, ...)
{
	char text[PANE_TEXT_BYTES + 4];
	va_list args;
	int bytes;

	va_start(args, fmt);
	bytes = vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	if (bytes > PANE_TEXT_BYTES)
		pane_end_whole(text, PANE_TEXT_BYTES);
	return pane_text(pane, row, col, style, bytes < 0 ? "" : text);
}

/* The columns of a text that is cut to fit the pane. */
static int
pane_text_cols(struct pane pane, const char *text)
{
	struct pane_fit fit = pane_fit(text, strlen(text), pane.cols, 0);

	return pane_clamp(fit.cols + (fit.cut ? 1 : 0), 0, pane.cols);
}

int
pane_text_right(struct pane pane, int row, enum style style, const char *text)
{
	int col = pane.cols - pane_text_cols(pane, text);

	pane_text(pane, row, col, style, text);
	return col;
}

int
pane_text_centre(struct pane pane, int row, enum style style, const char *text)
{
	int col = (pane.cols - pane_text_cols(pane, text)) / 2;

	pane_text(pane, row, col, style, text);
	return col;
}

/* ---- lines ---- */

static void
pane_line(struct pane pane, int row, enum style style, const char *text,
	  const struct wrap_line *line, bool ellipsis)
{
	int after = ellipsis || line->hyphen ? 1 : 0;
	struct pane_fit fit = pane_fit(text + line->start, line->bytes, pane.cols, after);
	const char *follow = ellipsis || fit.cut ? "…" : line->hyphen ? "-" : "";

	pane_fitted(pane, row, 0, style, text + line->start, fit, follow);
}

int
pane_lines(struct pane pane, enum style style, const char *text, const struct wrap *wrap, int first)
{
	int left = wrap->count - first;
	int rows = pane_clamp(left, 0, pane.rows);
	bool more = rows < left || wrap->cut;

	if (pane.cols == 0 || first < 0)
		return 0;
	for (int row = 0; row < rows; row++)
		pane_line(pane, row, style, text, &wrap->line[first + row],
			  more && row == rows - 1);
	return rows;
}

int
pane_wrapped(struct pane pane, enum style style, const char *text)
{
	struct wrap wrap;

	if (pane.rows == 0 || pane.cols == 0)
		return 0;
	wrap_text(&wrap, text, pane.cols, pane_clamp(pane.rows, 1, WRAP_LINES), WRAP_BALANCED);
	return pane_lines(pane, style, text, &wrap, 0);
}

/* ---- repeated ---- */

void
pane_row_of(struct pane pane, int row, int col, int cols, enum style style, const char *text)
{
	struct cell cell;

	if (!ink_cluster(text, &cell) || cell.width != 1)
		return;
	cell.style = (unsigned char)style;
	ink_row(pane, row, col, cols, &cell);
}

void
pane_column_of(struct pane pane, int row, int col, int rows, enum style style, const char *text)
{
	pane = pane_part(pane, row, col, rows, 1);
	for (int line = 0; line < pane.rows; line++)
		pane_row_of(pane, line, 0, 1, style, text);
}

/* ---- what lies on the picture ---- */

void
pane_spot(struct pane pane, int action, int arg)
{
	struct canvas *canvas = pane.on;

	if (pane.rows <= 0 || pane.cols <= 0 || canvas->spots >= CANVAS_SPOTS)
		return;
	canvas->spot[canvas->spots++] = (struct spot){.row = pane.row,
						      .col = pane.col,
						      .rows = pane.rows,
						      .cols = pane.cols,
						      .action = action,
						      .arg = arg};
}

void
pane_cursor(struct pane pane, int row, int col, bool shown)
{
	if (row < 0 || row >= pane.rows || col < 0 || col >= pane.cols)
		return;
	pane.on->cursor_row = pane.row + row;
	pane.on->cursor_col = pane.col + col;
	pane.on->cursor_shown = shown;
}
