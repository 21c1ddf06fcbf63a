/* SPDX-License-Identifier: EUPL-1.2 */
/* Cells on the canvas, and what keeps wide characters whole. */
#include "ink.h"

#include "rodtrad/base/text.h"

/* ---- from text ---- */

/* A byte that starts a printing character of ASCII. */
static bool
ink_is_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* The start of U+00C0–U+00FF, where å ä ö é ü are. */
static bool
ink_is_latin(const char *text)
{
	return text[0] == '\xc3' && ((unsigned char)text[1] & 0xc0) == 0x80;
}

/* Nothing that starts with such a byte can belong to the character before it. */
static bool
ink_is_apart(char c)
{
	return c == '\0' || ink_is_ascii(c) || c == '\xc3';
}

/* Nearly all text is letters that need no look in the tables of Unicode. */
static size_t
ink_letter(const char *text, struct cell *cell)
{
	size_t bytes = ink_is_ascii(text[0]) ? 1 : ink_is_latin(text) ? 2 : 0;

	if (!bytes || !ink_is_apart(text[bytes]))
		return 0;
	cell->width = 1;
	for (size_t i = 0; i < bytes; i++)
		cell->text[i] = text[i];
	return bytes;
}

size_t
ink_cluster(const char *text, struct cell *cell)
{
	struct text_pos pos = {0};
	size_t bytes;

	*cell = (struct cell){.style = STYLE_PLAIN};
	bytes = ink_letter(text, cell);
	if (bytes)
		return bytes;
	if (!text_next(text, &pos))
		return 0;
	text_cell(text, pos.bytes, cell->text);
	cell->width = (unsigned char)pos.cols;
	return pos.bytes;
}

/* ---- on the canvas ---- */

struct cell *
ink_at(struct pane pane, int row, int col)
{
	return &pane.on->cell[(pane.row + row) * pane.on->cols + pane.col + col];
}

/* The cell keeps its style: only the character was broken. */
static void
ink_blank(struct cell *cell)
{
	*cell = (struct cell){.text = " ", .width = 1, .style = cell->style};
}

/* Cells `first` to `last` of a row are about to be drawn over: their other halves become blank. */
static void
ink_loosen(struct cell *first, struct cell *last)
{
	if (first->width == 0)
		ink_blank(first - 1);
	if (last->width == 2)
		ink_blank(last + 1);
}

void
ink_row(struct pane pane, int row, int col, int cols, const struct cell *cell)
{
	int64_t end = (int64_t)col + cols;
	int from = col > 0 ? col : 0;
	int to = end < pane.cols ? (int)end : pane.cols;
	struct cell *at;

	if (row < 0 || row >= pane.rows || from >= to)
		return;
	at = ink_at(pane, row, from);
	ink_loosen(at, at + (to - from - 1));
	for (int i = 0; i < to - from; i++)
		at[i] = *cell;
}

static void
ink_wide(struct pane pane, int row, int col, const struct cell *cell)
{
	struct cell *left = ink_at(pane, row, col);

	ink_loosen(left, left + 1);
	left[0] = *cell;
	left[1] = (struct cell){.style = cell->style};
}

void
ink_cell(struct pane pane, int row, int col, const struct cell *cell)
{
	struct cell blank = {.text = " ", .width = 1, .style = cell->style};

	if (cell->width == 1)
		ink_row(pane, row, col, 1, cell);
	else if (row >= 0 && row < pane.rows && col >= 0 && col + 1 < pane.cols)
		ink_wide(pane, row, col, cell);
	else
		ink_row(pane, row, col, 2, &blank);
}
