/* SPDX-License-Identifier: EUPL-1.2 */
/* Bars: dots, squares and the thread, in room enough and in too little. */
#include "rodtrad/canvas/bar.h"

#include "../check.h"

/* Starts a row of that many columns and returns it. */
static struct pane
row_of(struct canvas *canvas, int cols)
{
	canvas_start(canvas, 1, cols);
	return pane_whole(canvas);
}

static void
check_row(const struct canvas *canvas, const char *want)
{
	struct buf out = {0};

	canvas_plain(&out, canvas);
	CHECK_TEXT(buf_text(&out), want);
	CHECK(canvas_is_sound(canvas));
	buf_free(&out);
}

static void
check_dots(int cols, int count, bool spaced, const char *want)
{
	struct canvas canvas = {0};

	bar_dots(row_of(&canvas, cols), 0, 0, STYLE_BOLD, STYLE_THREAD, count, spaced);
	check_row(&canvas, want);
	canvas_free(&canvas);
}

static void
check_squares(int cols, int done, int of, int used, const char *want)
{
	struct canvas canvas = {0};
	struct pane row = row_of(&canvas, cols);

	CHECK(bar_squares(row, 0, 0, STYLE_THREAD, STYLE_FAINT, done, of) == used);
	check_row(&canvas, want);
	canvas_free(&canvas);
}

static void
check_thread(int cols, int done, int of, const char *want)
{
	struct canvas canvas = {0};

	bar_thread(row_of(&canvas, cols), 0, done, of);
	check_row(&canvas, want);
	canvas_free(&canvas);
}

int
main(void)
{
	check_dots(20, 3, false, " 3 ●●●\n");
	check_dots(20, 3, true, " 3 ● ● ●\n");
	check_dots(20, 0, true, " 0\n");
	check_dots(6, 3, false, " 3 ●●●\n");
	check_dots(6, 4, false, " 4 ●●+\n");
	check_dots(8, 3, true, " 3 ● ● ●\n");
	check_dots(7, 3, true, " 3 ● +\n");
	check_dots(4, 12, true, "12 +\n");
	check_dots(3, 12, false, "12\n");
	check_squares(20, 2, 5, 9, "■ ■ □ □ □\n");
	check_squares(20, 9, 2, 3, "■ ■\n");
	check_squares(3, 0, 5, 9, "□ □\n");
	check_squares(3, 0, 0, 0, "\n");
	check_thread(9, 0, 10, "●────────\n");
	check_thread(9, 5, 10, "━━━━●────\n");
	check_thread(9, 9, 10, "━━━━━━━●─\n");
	check_thread(9, 10, 10, "━━━━━━━━●\n");
	check_thread(9, 99, 10, "━━━━━━━━●\n");
	check_thread(9, -4, 10, "●────────\n");
	check_thread(9, 0, 0, "━━━━━━━━●\n");
	check_thread(1, 1, 2, "●\n");
	return check_done("canvas/bar");
}
