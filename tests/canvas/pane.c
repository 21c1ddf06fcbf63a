/* SPDX-License-Identifier: EUPL-1.2 */
/* Panes: cutting, clipping, ellipses, wide characters at every edge, and any drawing at all. */
#include "rodtrad/canvas/pane.h"

#include "../check.h"

#include <limits.h>

static void
check_picture(const struct canvas *canvas, const char *want)
{
	struct buf out = {0};

	canvas_print(&out, canvas);
	CHECK_TEXT(buf_text(&out), want);
	CHECK(canvas_is_sound(canvas));
	buf_free(&out);
}

static void
check_plain(const struct canvas *canvas, const char *want)
{
	struct buf out = {0};

	canvas_plain(&out, canvas);
	CHECK_TEXT(buf_text(&out), want);
	CHECK(canvas_is_sound(canvas));
	buf_free(&out);
}

static bool
is_at(struct pane pane, int row, int col, int rows, int cols)
{
	return pane.row == row && pane.col == col && pane.rows == rows && pane.cols == cols;
}

static void
layout_is_cutting(void)
{
	struct canvas canvas = {0};
	struct pane rest;

	canvas_start(&canvas, 10, 20);
	rest = pane_whole(&canvas);
	CHECK(is_at(pane_cut_top(&rest, 2), 0, 0, 2, 20));
	CHECK(is_at(pane_cut_bottom(&rest, 3), 7, 0, 3, 20));
	CHECK(is_at(pane_cut_left(&rest, 4), 2, 0, 5, 4));
	CHECK(is_at(pane_cut_right(&rest, 5), 2, 15, 5, 5));
	CHECK(is_at(rest, 2, 4, 5, 11));
	CHECK(is_at(pane_cut_top(&rest, -3), 2, 4, 0, 11));
	CHECK(is_at(pane_part(rest, 1, 2, 3, 4), 3, 6, 3, 4));
	CHECK(is_at(pane_part(rest, -1, -2, 3, 4), 2, 4, 2, 2));
	CHECK(is_at(pane_part(rest, 4, 10, INT_MAX, INT_MAX), 6, 14, 1, 1));
	CHECK(pane_part(rest, INT_MIN, INT_MIN, INT_MAX, INT_MAX).rows == 0);
	CHECK(pane_part(rest, 99, 99, 1, 1).cols == 0);
	CHECK(is_at(pane_centre(rest, 3, 5), 3, 7, 3, 5));
	CHECK(is_at(pane_centre(rest, 99, 99), 2, 4, 5, 11));
	CHECK(is_at(pane_cut_bottom(&rest, 99), 2, 4, 5, 11));
	CHECK(is_at(rest, 2, 4, 0, 11));
	pane_fill(rest, STYLE_WARN);
	CHECK(pane_text(rest, 0, 0, STYLE_WARN, "ingenting") == 0);
	canvas_free(&canvas);
}

static void
text_gets_an_ellipsis(void)
{
	struct canvas canvas = {0};
	struct pane whole;

	canvas_start(&canvas, 6, 8);
	whole = pane_whole(&canvas);
	CHECK(pane_text(whole, 0, 0, STYLE_BOLD, "åtta åäö") == 8);
	CHECK(pane_text(whole, 1, 0, STYLE_BOLD, "nio tecken") == 8);
	CHECK(pane_text(whole, 2, 6, STYLE_BOLD, "åäö") == 2);
	CHECK(pane_text(whole, 3, 7, STYLE_BOLD, "会") == 1);
	CHECK(pane_text(whole, 4, 3, STYLE_BOLD, "会場会") == 5);
	CHECK(pane_text(whole, 5, 8, STYLE_BOLD, "x") == 0);
	CHECK(pane_text(whole, 6, 0, STYLE_BOLD, "x") == 0);
	CHECK(pane_text(whole, -1, 0, STYLE_BOLD, "x") == 0);
	CHECK(pane_text(whole, 5, INT_MIN, STYLE_BOLD, "x") == 0);
	CHECK(pane_text(whole, 5, 0, STYLE_BOLD, "") == 0);
	check_plain(&canvas, "åtta åäö\nnio tec…\n      å…\n       …\n   会場…\n\n");
	canvas_free(&canvas);
}

static void
text_may_start_outside(void)
{
	struct canvas canvas = {0};
	struct pane inner;

	canvas_start(&canvas, 3, 8);
	inner = pane_part(pane_whole(&canvas), 0, 2, 3, 4);
	CHECK(pane_text(inner, 0, -2, STYLE_BOLD, "abcdefgh") == 6);
	CHECK(pane_text(inner, 1, -1, STYLE_BOLD, "会ab") == 4);
	CHECK(pane_text(inner, 2, -9, STYLE_BOLD, "abc") == 3);
	check_picture(&canvas, "|  cde…  |\n|   ab   |\n|        |\n"
			       ":  bbbb  :\n:  bbb   :\n:        :\n");
	canvas_free(&canvas);
}

static void
halves_become_blank(void)
{
	struct canvas canvas = {0};
	struct pane whole;

	canvas_start(&canvas, 4, 6);
	whole = pane_whole(&canvas);
	for (int row = 0; row < 4; row++)
		pane_text(whole, row, 0, STYLE_BOLD, "会場会");
	pane_text(whole, 0, 1, STYLE_FAINT, "x");
	pane_text(whole, 1, 2, STYLE_FAINT, "x");
	pane_text(whole, 2, 1, STYLE_FAINT, "木木");
	pane_fill(pane_part(whole, 3, 3, 1, 2), STYLE_FAINT);
	check_picture(&canvas, "| x場会|\n|会x 会|\n| 木木 |\n|会    |\n"
			       ":bfbbbb:\n:bbfbbb:\n:bffffb:\n:bbbffb:\n");
	canvas_free(&canvas);
}

static void
bad_text_is_shown_as_such(void)
{
	struct canvas canvas = {0};
	struct pane whole;

	canvas_start(&canvas, 5, 6);
	whole = pane_whole(&canvas);
	pane_text(whole, 0, 0, STYLE_BOLD, "a\nb\x1b");
	pane_text(whole, 1, 0, STYLE_BOLD,
		  "a\xff"
		  "b");
	pane_text(whole, 2, 0, STYLE_BOLD, "a\xc3");
	pane_text(whole, 3, 0, STYLE_BOLD, "e\xcc\x81x");
	pane_text(whole, 4, 0, STYLE_BOLD, "👨‍👩‍👧x");
	check_plain(&canvas, "a�b�\na�b\na�\ne\xcc\x81x\n👨x\n");
	CHECK(canvas_at(&canvas, 4, 2)->text[0] == 'x');
	canvas_free(&canvas);
}

static void
formatted_text_is_whole(void)
{
	struct canvas canvas = {0};
	char wide[1501];

	canvas_start(&canvas, 2, 1000);
	CHECK(pane_textf(pane_whole(&canvas), 0, 0, STYLE_BOLD, "%d av %d", 3, 4) == 6);
	for (int i = 0; i < 1500; i += 3)
		memcpy(wide + i, "●", 3);
	wide[1500] = '\0';
	CHECK(pane_textf(pane_whole(&canvas), 1, 0, STYLE_BOLD, "%s", wide) == 333);
	CHECK(canvas_is_sound(&canvas));
	canvas_free(&canvas);
}

static void
text_ends_right_or_stands_in_the_middle(void)
{
	struct canvas canvas = {0};
	struct pane whole;

	canvas_start(&canvas, 4, 9);
	whole = pane_whole(&canvas);
	CHECK(pane_text_right(whole, 0, STYLE_BOLD, "höger") == 4);
	CHECK(pane_text_centre(whole, 1, STYLE_BOLD, "mitt") == 2);
	CHECK(pane_text_right(whole, 2, STYLE_BOLD, "alldeles för långt") == 0);
	CHECK(pane_text_centre(whole, 3, STYLE_BOLD, "会場会場会") == 0);
	check_plain(&canvas, "    höger\n  mitt\nalldeles…\n会場会場…\n");
	canvas_free(&canvas);
}

static void
check_lines(int rows, int cols, const char *text, int first, int used, const char *want)
{
	struct canvas canvas = {0};
	struct wrap wrap;

	canvas_start(&canvas, rows, cols);
	wrap_text(&wrap, text, cols, WRAP_LINES, WRAP_FLOW);
	CHECK(pane_lines(pane_whole(&canvas), STYLE_BOLD, text, &wrap, first) == used);
	check_plain(&canvas, want);
	canvas_free(&canvas);
}

static void
lines_end_in_an_ellipsis(void)
{
	const char *text = "ett två tre fyra";

	check_lines(4, 8, text, 0, 2, "ett två\ntre fyra\n\n\n");
	check_lines(1, 8, text, 0, 1, "ett två…\n");
	check_lines(1, 7, text, 0, 1, "ett tv…\n");
	check_lines(1, 8, text, 1, 1, "tre fyra\n");
	check_lines(2, 8, text, 2, 0, "\n\n");
	check_lines(2, 8, text, 9, 0, "\n\n");
	check_lines(2, 8, "", 0, 1, "\n\n");
	check_lines(3, 11, "undervisning", 0, 2, "undervis-\nning\n\n");
	check_lines(1, 11, "undervisning", 0, 1, "undervis…\n");
	check_lines(2, 1, "会場", 0, 2, "…\n…\n");
}

static void
wrapped_text_is_balanced(void)
{
	struct canvas canvas = {0};
	struct pane whole;

	canvas_start(&canvas, 3, 12);
	whole = pane_whole(&canvas);
	CHECK(pane_wrapped(whole, STYLE_BOLD, "ett två tre fyra") == 2);
	check_plain(&canvas, "ett två\ntre fyra\n\n");
	canvas_start(&canvas, 3, 12);
	CHECK(pane_wrapped(pane_part(whole, 1, 0, 1, 5), STYLE_BOLD, "ett två tre") == 1);
	check_plain(&canvas, "\nett…\n\n");
	CHECK(pane_wrapped(pane_part(whole, 0, 0, 0, 5), STYLE_BOLD, "ett") == 0);
	CHECK(pane_wrapped(pane_part(whole, 0, 0, 5, 0), STYLE_BOLD, "ett") == 0);
	canvas_free(&canvas);
}

static void
repeated_characters_are_clipped(void)
{
	struct canvas canvas = {0};
	struct pane inner;

	canvas_start(&canvas, 4, 6);
	inner = pane_part(pane_whole(&canvas), 1, 1, 2, 4);
	pane_row_of(inner, 0, -5, INT_MAX, STYLE_LINE, "─");
	pane_row_of(inner, 1, 0, 2, STYLE_LINE, "会");
	pane_row_of(inner, 7, 0, 2, STYLE_LINE, "x");
	pane_row_of(inner, 1, 3, -2, STYLE_LINE, "x");
	pane_column_of(inner, -3, 3, 99, STYLE_LINE, "│");
	pane_column_of(inner, 0, 4, 99, STYLE_LINE, "x");
	pane_column_of(inner, 0, -1, 99, STYLE_LINE, "x");
	check_plain(&canvas, "\n ───│\n    │\n\n");
	canvas_free(&canvas);
}

static void
restyling_leaves_the_text(void)
{
	struct canvas canvas = {0};

	canvas_start(&canvas, 1, 5);
	pane_text(pane_whole(&canvas), 0, 0, STYLE_BOLD, "åäö");
	pane_restyle(pane_part(pane_whole(&canvas), 0, 1, 1, 3), STYLE_SHADE);
	check_picture(&canvas, "|åäö  |\n:bsss :\n");
	canvas_free(&canvas);
}

static void
cursor_stays_inside(void)
{
	struct canvas canvas = {0};
	struct pane inner;

	canvas_start(&canvas, 4, 6);
	inner = pane_part(pane_whole(&canvas), 1, 2, 2, 3);
	pane_cursor(inner, 2, 0, true);
	pane_cursor(inner, 0, -1, true);
	CHECK(canvas.cursor_row == -1 && !canvas.cursor_shown);
	pane_cursor(inner, 1, 2, true);
	CHECK(canvas.cursor_row == 2 && canvas.cursor_col == 4 && canvas.cursor_shown);
	canvas_free(&canvas);
}

/* ---- any drawing ---- */

static unsigned seed = 2026;

/* A number from `min` to `max`. */
static int
any(int min, int max)
{
	seed = seed * 1103515245u + 12345u;
	return min + (int)((seed >> 8) % (unsigned)(max - min + 1));
}

static const char *
any_text(void)
{
	static const char *const texts[] = {
		"",
		"x",
		"Lärarna är nyfikna och vill lära",
		"会",
		"会場会場会場会場会場",
		"a会b場c",
		"e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86z",
		"\xcc\x81lös",
		"👨‍👩‍👧‍👦👍🏽🇸🇪🇸",
		"a\tb\nc\x7f\xff\xe2\x80",
		"\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbfx",
		"한국어 각",
		"नमस्ते क्षि",
	};

	return texts[any(0, (int)COUNT(texts) - 1)];
}

static struct pane
any_pane(struct canvas *canvas)
{
	struct pane pane =
		pane_part(pane_whole(canvas), any(-3, canvas->rows), any(-3, canvas->cols),
			  any(-1, canvas->rows + 3), any(-1, canvas->cols + 3));

	if (any(0, 3) == 0)
		pane_cut_left(&pane, any(-1, 5));
	if (any(0, 3) == 0)
		pane = pane_cut_bottom(&pane, any(-1, 5));
	return pane;
}

static void
draw_anything(struct pane pane)
{
	enum style style = (enum style)any(0, STYLES - 1);
	int row = any(-2, pane.rows + 1), col = any(-4, pane.cols + 1);

	switch (any(0, 8)) {
	case 0: pane_fill(pane, style); break;
	case 1: pane_restyle(pane, style); break;
	case 2: pane_text_right(pane, row, style, any_text()); break;
	case 3: pane_text_centre(pane, row, style, any_text()); break;
	case 4: pane_wrapped(pane, style, any_text()); break;
	case 5: pane_row_of(pane, row, col, any(-2, 20), style, any_text()); break;
	case 6: pane_column_of(pane, row, col, any(-2, 20), style, "│"); break;
	default: pane_text(pane, row, col, style, any_text()); break;
	}
}

static void
any_drawing_is_sound(void)
{
	static const int sizes[][2] = {{1, 1}, {1, 2}, {2, 1}, {3, 7}, {10, 20}, {60, 200}};
	struct canvas canvas = {0};

	for (size_t size = 0; size < COUNT(sizes); size++) {
		canvas_start(&canvas, sizes[size][0], sizes[size][1]);
		for (int i = 0; i < 2000; i++) {
			draw_anything(any_pane(&canvas));
			if (size < 5 || i % 100 == 99)
				CHECK_ALL(canvas_is_sound(&canvas));
		}
		CHECK(canvas_is_sound(&canvas));
	}
	canvas_free(&canvas);
}

int
main(void)
{
	layout_is_cutting();
	text_gets_an_ellipsis();
	text_may_start_outside();
	halves_become_blank();
	bad_text_is_shown_as_such();
	formatted_text_is_whole();
	text_ends_right_or_stands_in_the_middle();
	lines_end_in_an_ellipsis();
	wrapped_text_is_balanced();
	repeated_characters_are_clipped();
	restyling_leaves_the_text();
	cursor_stays_inside();
	any_drawing_is_sound();
	return check_done("canvas/pane");
}
