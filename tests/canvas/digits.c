/* SPDX-License-Identifier: EUPL-1.2 */
/* Digits: their sizes, that both scales show the same pixels, and that none looks like another. */
#include "rodtrad/canvas/digits.h"

#include "../check.h"

static void
sizes_are_as_designed(void)
{
	CHECK(digits_rows(DIGITS_BIG) == 14 && digits_rows(DIGITS_SMALL) == 7);
	CHECK(digits_cols(DIGITS_BIG, "4:37") == 68);
	CHECK(digits_cols(DIGITS_BIG, "12:00") == 88);
	CHECK(digits_cols(DIGITS_SMALL, "4:37") == 34);
	CHECK(digits_cols(DIGITS_SMALL, "") == 0);
	CHECK(digits_cols(DIGITS_SMALL, "a 7") == 8);
}

/* Is the pixel of a small picture inked, and of a big one? */
static bool
small_has_ink(const struct canvas *canvas, int row, int col)
{
	const struct cell *cell = canvas_at(canvas, row / 2, col);

	return cell->style == STYLE_PAINT || !strcmp(cell->text, row % 2 ? "▄" : "▀");
}

static bool
big_has_ink(const struct canvas *canvas, int row, int col)
{
	return canvas_at(canvas, row, 2 * col)->style == STYLE_PAINT &&
	       canvas_at(canvas, row, 2 * col + 1)->style == STYLE_PAINT;
}

static void
scales_agree(void)
{
	struct canvas small = {0}, big = {0};
	const char *text = "0123456789:";
	int cols = digits_cols(DIGITS_SMALL, text), inked = 0;

	canvas_start(&small, 7, cols);
	canvas_start(&big, 14, 2 * cols);
	digits_draw(pane_whole(&small), DIGITS_SMALL, STYLE_BIG, STYLE_PAINT, text);
	digits_draw(pane_whole(&big), DIGITS_BIG, STYLE_BIG, STYLE_PAINT, text);
	for (int row = 0; row < 14; row++)
		for (int col = 0; col < cols; col++) {
			CHECK_ALL(small_has_ink(&small, row, col) == big_has_ink(&big, row, col));
			inked += big_has_ink(&big, row, col);
		}
	CHECK(inked > 300);
	CHECK(canvas_is_sound(&small) && canvas_is_sound(&big));
	canvas_free(&small);
	canvas_free(&big);
}

static void
picture_of(struct buf *out, char digit)
{
	struct canvas canvas = {0};
	char text[2] = {digit, '\0'};

	canvas_start(&canvas, 14, 16);
	digits_draw(pane_whole(&canvas), DIGITS_BIG, STYLE_BIG, STYLE_PAINT, text);
	buf_clear(out);
	canvas_print(out, &canvas);
	canvas_free(&canvas);
}

static void
none_looks_like_another(void)
{
	struct buf one = {0}, other = {0};

	for (char a = '0'; a <= ':'; a++)
		for (char b = '0'; b < a; b++) {
			picture_of(&one, a);
			picture_of(&other, b);
			CHECK_ALL(strcmp(buf_text(&one), buf_text(&other)) != 0);
		}
	buf_free(&one);
	buf_free(&other);
}

static void
a_small_pane_cuts_them(void)
{
	struct canvas canvas = {0};

	canvas_start(&canvas, 8, 30);
	digits_draw(pane_part(pane_whole(&canvas), 1, 1, 3, 11), DIGITS_BIG, STYLE_BIG, STYLE_PAINT,
		    "88");
	for (int row = 0; row < 8; row++)
		for (int col = 0; col < 30; col++)
			if (row < 1 || row > 3 || col < 1 || col > 11)
				CHECK_ALL(canvas_at(&canvas, row, col)->style == STYLE_PLAIN);
	CHECK(canvas_at(&canvas, 2, 11)->style == STYLE_PAINT);
	CHECK(canvas_is_sound(&canvas));
	canvas_free(&canvas);
}

int
main(void)
{
	sizes_are_as_designed();
	scales_agree();
	none_looks_like_another();
	a_small_pane_cuts_them();
	return check_done("canvas/digits");
}
