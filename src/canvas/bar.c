/* SPDX-License-Identifier: EUPL-1.2 */
/* Amounts that are seen before they are read. */
#include "rodtrad/canvas/bar.h"

#define BAR_NUMBER_COLS 2

/* How many dots, `step` columns apart, find room; with a "+" after them when not all do. */
static int
bar_dots_that_fit(int count, int step, int room)
{
	if ((int64_t)(count - 1) * step + 1 <= room)
		return count;
	return room > 0 ? (room - 1) / step : 0;
}

void
bar_dots(struct pane pane, int row, int col, enum style number, enum style dot, int count,
	 bool spaced)
{
	int step = spaced ? 2 : 1;
	int start = col + BAR_NUMBER_COLS + 1;
	int fit;

	pane_textf(pane, row, col, number, "%*d", BAR_NUMBER_COLS, count);
	if (count <= 0)
		return;
	fit = bar_dots_that_fit(count, step, pane.cols - start);
	for (int i = 0; i < fit; i++)
		pane_text(pane, row, start + i * step, dot, "●");
	if (fit < count)
		pane_text(pane, row, start + fit * step, dot, "+");
}

int
bar_squares(struct pane pane, int row, int col, enum style done_style, enum style left_style,
	    int done, int of)
{
	for (int i = 0; i < of; i++)
		pane_text(pane, row, col + 2 * i, i < done ? done_style : left_style,
			  i < done ? "■" : "□");
	return of > 0 ? 2 * of - 1 : 0;
}

/* The column of the dot: the first before anything is done, the last when all is. */
static int
bar_thread_col(int cols, int done, int of)
{
	if (done >= of)
		return cols - 1;
	return done > 0 ? (int)((int64_t)(cols - 1) * done / of) : 0;
}

void
bar_thread(struct pane pane, int row, int done, int of)
{
	int now = bar_thread_col(pane.cols, done, of);

	pane_row_of(pane, row, 0, now, STYLE_THREAD, "━");
	pane_row_of(pane, row, now + 1, pane.cols - now - 1, STYLE_LINE, "─");
	pane_text(pane, row, now, STYLE_THREAD, "●");
}
