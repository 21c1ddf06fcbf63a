/* SPDX-License-Identifier: EUPL-1.2 */
/* The picture itself: its room, its copies, what lies where, and how a test writes it down. */
#include "rodtrad/canvas/canvas.h"

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"

#include <assert.h>
#include <string.h>

#define CANVAS_MAX 1000

static size_t
canvas_cells(const struct canvas *canvas)
{
	return (size_t)canvas->rows * (size_t)canvas->cols;
}

/* A picture is drawn many times at one size, so the room is kept as long as it is the right one. */
static void
canvas_resize(struct canvas *canvas, int rows, int cols)
{
	bool same_room = canvas->cell && canvas_cells(canvas) == (size_t)rows * (size_t)cols;

	canvas->rows = rows;
	canvas->cols = cols;
	if (!same_room)
		canvas->cell = mem_grow(canvas->cell, canvas_cells(canvas), sizeof(*canvas->cell));
}

void
canvas_start(struct canvas *canvas, int rows, int cols)
{
	static const struct cell blank = {.text = " ", .width = 1, .style = STYLE_PLAIN};
	size_t cells;

	assert(rows >= 1 && rows <= CANVAS_MAX && cols >= 1 && cols <= CANVAS_MAX);
	canvas_resize(canvas, rows, cols);
	cells = canvas_cells(canvas);
	for (size_t i = 0; i < cells; i++)
		canvas->cell[i] = blank;
	canvas->cursor_row = canvas->cursor_col = -1;
	canvas->cursor_shown = false;
	canvas->spots = 0;
}

void
canvas_free(struct canvas *canvas)
{
	mem_free(canvas->cell);
	canvas->cell = NULL;
	canvas->rows = canvas->cols = 0;
	canvas->spots = 0;
}

void
canvas_copy(struct canvas *to, const struct canvas *from)
{
	if (!from->cell) {
		canvas_free(to);
		return;
	}
	canvas_resize(to, from->rows, from->cols);
	memcpy(to->cell, from->cell, canvas_cells(from) * sizeof(*from->cell));
	to->cursor_row = from->cursor_row;
	to->cursor_col = from->cursor_col;
	to->cursor_shown = from->cursor_shown;
	to->spots = from->spots;
	memcpy(to->spot, from->spot, (size_t)from->spots * sizeof(*from->spot));
}

const struct cell *
canvas_at(const struct canvas *canvas, int row, int col)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
		return NULL;
	return &canvas->cell[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

static bool
spot_holds(const struct spot *spot, int row, int col)
{
	return row >= spot->row && row - spot->row < spot->rows && col >= spot->col &&
	       col - spot->col < spot->cols;
}

const struct spot *
canvas_spot_at(const struct canvas *canvas, int row, int col)
{
	for (int i = canvas->spots; i-- > 0;)
		if (spot_holds(&canvas->spot[i], row, col))
			return &canvas->spot[i];
	return NULL;
}

/* ---- as text ---- */

static void
canvas_add_row(struct buf *out, const struct canvas *canvas, int row)
{
	for (int col = 0; col < canvas->cols; col++)
		buf_add(out, canvas_at(canvas, row, col)->text);
}

static void
canvas_add_styles(struct buf *out, const struct canvas *canvas, int row)
{
	for (int col = 0; col < canvas->cols; col++)
		buf_addc(out, style_letter(canvas_at(canvas, row, col)->style));
}

void
canvas_print(struct buf *out, const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++) {
		buf_add(out, "|");
		canvas_add_row(out, canvas, row);
		buf_add(out, "|\n");
	}
	for (int row = 0; row < canvas->rows; row++) {
		buf_add(out, ":");
		canvas_add_styles(out, canvas, row);
		buf_add(out, ":\n");
	}
}

/* The columns up to the last that shows something. */
static int
canvas_row_end(const struct canvas *canvas, int row)
{
	int end = canvas->cols;

	while (end > 0 && !strcmp(canvas_at(canvas, row, end - 1)->text, " "))
		end--;
	return end;
}

void
canvas_plain(struct buf *out, const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++) {
		int end = canvas_row_end(canvas, row);

		for (int col = 0; col < end; col++)
			buf_add(out, canvas_at(canvas, row, col)->text);
		buf_add(out, "\n");
	}
}

/* ---- the invariant ---- */

/* Does it hold what a cell shows of its own text, as wide as it says? */
static bool
cell_is_sound(const struct cell *cell)
{
	char shown[22];
	size_t bytes;

	if (!memchr(cell->text, '\0', sizeof(cell->text)) || cell->style >= STYLES)
		return false;
	bytes = strlen(cell->text);
	if (cell->width == 0)
		return bytes == 0;
	text_cell(cell->text, bytes, shown);
	return bytes > 0 && !strcmp(shown, cell->text) &&
	       text_cluster_cols(cell->text, bytes) == cell->width;
}

/* The right half of a wide character follows its left half and nothing else. */
static bool
canvas_row_is_sound(const struct canvas *canvas, int row)
{
	int cols = 0;

	for (int col = 0; col < canvas->cols; col++) {
		const struct cell *cell = canvas_at(canvas, row, col);
		bool right_half = col > 0 && cell[-1].width == 2;

		if (!cell_is_sound(cell) || (cell->width == 0) != right_half)
			return false;
		cols += cell->width;
	}
	return cols == canvas->cols;
}

bool
canvas_is_sound(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		if (!canvas_row_is_sound(canvas, row))
			return false;
	return true;
}
