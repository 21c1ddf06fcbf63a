/* SPDX-License-Identifier: EUPL-1.2 */
/* The canvas: its room, copies, spots, how it is printed, and that broken ones are noticed. */
#include "rodtrad/canvas/canvas.h"

#include "rodtrad/canvas/pane.h"

#include "../check.h"

static void
start_makes_it_empty(void)
{
	struct canvas canvas = {0};
	const struct cell *room;

	canvas_start(&canvas, 4, 6);
	room = canvas.cell;
	pane_text(pane_whole(&canvas), 1, 1, STYLE_BOLD, "Lärare");
	pane_spot(pane_whole(&canvas), 1, 2);
	pane_cursor(pane_whole(&canvas), 1, 1, true);
	canvas_start(&canvas, 4, 6);
	CHECK(canvas.cell == room);
	canvas_start(&canvas, 6, 4);
	CHECK(canvas.cell == room);
	CHECK(canvas.rows == 6 && canvas.cols == 4);
	CHECK(canvas.spots == 0 && canvas.cursor_row == -1 && canvas.cursor_col == -1);
	CHECK(!canvas.cursor_shown);
	CHECK(canvas_is_sound(&canvas));
	for (int row = 0; row < 6; row++)
		for (int col = 0; col < 4; col++)
			CHECK_ALL(!strcmp(canvas_at(&canvas, row, col)->text, " "));
	canvas_free(&canvas);
	canvas_free(&canvas);
	CHECK(canvas.cell == NULL);
}

static void
at_knows_the_edges(void)
{
	struct canvas canvas = {0};

	CHECK(canvas_at(&canvas, 0, 0) == NULL);
	canvas_start(&canvas, 2, 3);
	CHECK(canvas_at(&canvas, 1, 2) != NULL);
	CHECK(canvas_at(&canvas, 2, 0) == NULL);
	CHECK(canvas_at(&canvas, 0, 3) == NULL);
	CHECK(canvas_at(&canvas, -1, 0) == NULL);
	CHECK(canvas_at(&canvas, 0, -1) == NULL);
	canvas_free(&canvas);
}

static void
copies_share_nothing(void)
{
	struct canvas from = {0}, to = {0};

	canvas_start(&from, 2, 8);
	canvas_start(&to, 5, 5);
	pane_text(pane_whole(&from), 0, 0, STYLE_THREAD, "Röd tråd");
	pane_spot(pane_part(pane_whole(&from), 0, 2, 1, 3), 7, 9);
	pane_cursor(pane_whole(&from), 1, 3, true);
	canvas_copy(&to, &from);
	pane_fill(pane_whole(&from), STYLE_WARN);
	CHECK(to.rows == 2 && to.cols == 8 && to.cursor_row == 1 && to.cursor_col == 3);
	CHECK(to.cursor_shown && to.spots == 1);
	CHECK_TEXT(canvas_at(&to, 0, 1)->text, "ö");
	CHECK(canvas_at(&to, 0, 1)->style == STYLE_THREAD);
	canvas_free(&from);
	canvas_copy(&to, &from);
	CHECK(to.cell == NULL && to.rows == 0);
}

static void
later_spots_lie_on_top(void)
{
	struct canvas canvas = {0};
	struct pane whole;

	canvas_start(&canvas, 10, 20);
	whole = pane_whole(&canvas);
	pane_spot(whole, 1, 0);
	pane_spot(pane_part(whole, 2, 3, 2, 4), 2, 5);
	pane_spot(pane_part(whole, 4, 3, 0, 4), 3, 0);
	CHECK(canvas.spots == 2);
	CHECK(canvas_spot_at(&canvas, 2, 3)->action == 2);
	CHECK(canvas_spot_at(&canvas, 3, 6)->arg == 5);
	CHECK(canvas_spot_at(&canvas, 4, 3)->action == 1);
	CHECK(canvas_spot_at(&canvas, 3, 7)->action == 1);
	CHECK(canvas_spot_at(&canvas, 10, 0) == NULL);
	CHECK(canvas_spot_at(&canvas, -1, 0) == NULL);
	for (int i = 0; i < 2 * CANVAS_SPOTS; i++)
		pane_spot(whole, 4, i);
	CHECK(canvas.spots == CANVAS_SPOTS);
	canvas_free(&canvas);
}

static void
prints_text_and_then_styles(void)
{
	struct canvas canvas = {0};
	struct buf out = {0};

	canvas_start(&canvas, 3, 6);
	pane_text(pane_whole(&canvas), 0, 1, STYLE_THREAD, "å●");
	pane_text(pane_whole(&canvas), 1, 0, STYLE_BOLD, "会場");
	canvas_print(&out, &canvas);
	CHECK_TEXT(buf_text(&out), "| å●   |\n|会場  |\n|      |\n"
				   ": tt   :\n:bbbb  :\n:      :\n");
	buf_clear(&out);
	canvas_plain(&out, &canvas);
	CHECK_TEXT(buf_text(&out), " å●\n会場\n\n");
	buf_free(&out);
	canvas_free(&canvas);
}

/* Each way to break it, one at a time. */
static void
broken_ones_are_noticed(void)
{
	static const struct cell broken[] = {
		{.text = "", .width = 1},     {.text = "a", .width = 2},
		{.text = "a", .width = 0},    {.text = "会", .width = 1},
		{.text = "会", .width = 2},   {.text = "", .width = 0},
		{.text = "ab", .width = 1},   {.text = "\n", .width = 1},
		{.text = "\xc3", .width = 1}, {.text = "a", .width = 1, .style = STYLES},
	};
	struct canvas canvas = {0};

	for (size_t i = 0; i < COUNT(broken); i++) {
		canvas_start(&canvas, 2, 3);
		CHECK(canvas_is_sound(&canvas));
		canvas.cell[4] = broken[i];
		CHECK(!canvas_is_sound(&canvas));
	}
	canvas_free(&canvas);
}

int
main(void)
{
	start_makes_it_empty();
	at_knows_the_edges();
	copies_share_nothing();
	later_spots_lie_on_top();
	prints_text_and_then_styles();
	broken_ones_are_noticed();
	return check_done("canvas/canvas");
}
