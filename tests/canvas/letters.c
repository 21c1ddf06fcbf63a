/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters: every shape is there and its own, sizes are chosen by room, lines do not hyphenate. */
#include "rodtrad/canvas/letters.h"

#include "rodtrad/base/text.h"

#include "../check.h"

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ"
			       "0123456789.,:;!?-–”“\"'()/×+&%●…";

static void
picture_of(struct buf *out, const char *text, int rows, int cols)
{
	struct canvas canvas = {0};

	canvas_start(&canvas, rows, cols);
	letters_draw(pane_whole(&canvas), STYLE_BIG, text, false);
	CHECK_ALL(canvas_is_sound(&canvas));
	buf_clear(out);
	canvas_plain(out, &canvas);
	canvas_free(&canvas);
}

/* The cluster at `pos` as a text of its own; false at the end. */
static bool
next_letter(const char *text, struct text_pos *pos, char letter[8])
{
	size_t start = pos->bytes;

	if (!text_next(text, pos))
		return false;
	memcpy(letter, text + start, pos->bytes - start);
	letter[pos->bytes - start] = '\0';
	return true;
}

static void
every_shape_is_its_own(void)
{
	struct buf one = {0}, other = {0};
	struct text_pos pos = {0};
	char a[8], b[8];

	while (next_letter(alphabet, &pos, a)) {
		struct text_pos before = {0};

		picture_of(&one, a, 4, 12);
		CHECK(letters_rows(4, 12, a) == 4 && strlen(buf_text(&one)) > 6);
		while (next_letter(alphabet, &before, b) && before.bytes < pos.bytes) {
			picture_of(&other, b, 4, 12);
			CHECK_ALL(strcmp(buf_text(&one), buf_text(&other)) != 0);
		}
	}
	buf_free(&one);
	buf_free(&other);
}

/* The rows of text when it is drawn in a pane of that size: the lines with ink on them. */
static int
drawn_rows(const char *text, int rows, int cols)
{
	struct canvas canvas = {0};
	int used;

	canvas_start(&canvas, rows, cols);
	used = letters_draw(pane_whole(&canvas), STYLE_BIG, text, false);
	CHECK(canvas_is_sound(&canvas));
	CHECK(letters_rows(rows, cols, text) == used);
	CHECK(used <= rows);
	canvas_free(&canvas);
	return used;
}

static void
check_drawn(int rows, int cols, const char *text, const char *want)
{
	struct buf out = {0};

	picture_of(&out, text, rows, cols);
	CHECK_TEXT(buf_text(&out), want);
	buf_free(&out);
}

static void
the_largest_that_fits_is_taken(void)
{
	check_drawn(4, 11, "på",
		    "       ▄▀▄\n"
		    "█▀▀▀▄  ▀▀▀▄\n"
		    "█▄▄▄▀ ▄▀▀▀█\n"
		    "█      ▀▀▀▀\n");
	check_drawn(4, 10, "på",
		    "    ▗▀▖\n"
		    "█▀▙ ▝▀▙\n"
		    "█▄▛ ▟▀█\n"
		    "█   ▝▀▀\n");
	check_drawn(4, 6, "på",
		    "   ▗▚\n"
		    "▛▀▖▝▀▖\n"
		    "▙▄▘▞▀▌\n"
		    "▌  ▝▀▘\n");
	check_drawn(4, 5, "på", "\n\n\n\n");
	check_drawn(3, 99, "på", "\n\n\n");
	CHECK(drawn_rows("på få", 9, 17) == 9);
	CHECK(drawn_rows("på få", 8, 17) == 4);
	CHECK(drawn_rows("på få", 9, 6) == 9);
	CHECK(drawn_rows("på få", 8, 6) == 8);
	CHECK(drawn_rows("på få", 7, 6) == 0);
}

static void
lines_end_at_spaces_and_hyphens(void)
{
	CHECK(drawn_rows("på-på", 4, 12) == 0);
	CHECK(drawn_rows("på-på", 9, 12) == 9);
	CHECK(drawn_rows("på/på", 9, 12) == 9);
	CHECK(drawn_rows("påpå", 99, 11) == 0);
	CHECK(drawn_rows("  på  ", 4, 6) == 4);
	CHECK(drawn_rows("på      på", 9, 11) == 9);
}

static void
what_cannot_be_set_is_not_drawn(void)
{
	char many[2001];

	CHECK(drawn_rows("", 20, 80) == 0);
	CHECK(drawn_rows("   ", 20, 80) == 0);
	CHECK(drawn_rows("会場", 20, 80) == 0);
	CHECK(drawn_rows("på 😀", 20, 80) == 0);
	CHECK(drawn_rows("a\nb", 20, 80) == 0);
	CHECK(drawn_rows("e\xcc\x81", 20, 80) == 0);
	check_drawn(4, 12, "på 会", "\n\n\n\n");
	for (int i = 0; i < 2000; i++)
		many[i] = i % 7 == 6 ? ' ' : 'i';
	many[2000] = '\0';
	CHECK(drawn_rows(many, 500, 500) == 0);
	CHECK(letters_rows(0, 0, "a") == 0);
	CHECK(letters_rows(-4, -9, "a") == 0);
}

/* The goals are what is read on the wall: these fit a projector of 100 by 30. */
static void
a_whole_goal_fits(void)
{
	const char *goal = "Förskolechefer, rektorer och huvudmän ska ha förmåga att strategiskt "
			   "leda digitalt utvecklingsarbete i verksamheterna.";
	const char *name = "Leda digitalt utvecklingsarbete";

	CHECK(drawn_rows(goal, 24, 93) == 24);
	CHECK(drawn_rows(name, 14, 73) > 0);
}

static void
centred_lines_stand_in_the_middle(void)
{
	struct canvas canvas = {0};
	struct pane inner;

	canvas_start(&canvas, 9, 12);
	inner = pane_part(pane_whole(&canvas), 0, 2, 9, 8);
	CHECK(letters_draw(inner, STYLE_BIG, "ii i", true) == 9);
	for (int row = 0; row < 9; row++)
		for (int col = 0; col < 12; col++)
			CHECK_ALL((col >= 2 && col < 10) ||
				  canvas_at(&canvas, row, col)->text[0] == ' ');
	CHECK_TEXT(canvas_at(&canvas, 3, 2)->text, "▀");
	CHECK_TEXT(canvas_at(&canvas, 3, 5)->text, " ");
	CHECK_TEXT(canvas_at(&canvas, 8, 3)->text, " ");
	CHECK_TEXT(canvas_at(&canvas, 8, 4)->text, "▀");
	CHECK_TEXT(canvas_at(&canvas, 8, 6)->text, "▀");
	CHECK_TEXT(canvas_at(&canvas, 8, 7)->text, " ");
	CHECK(canvas_is_sound(&canvas));
	canvas_free(&canvas);
}

int
main(void)
{
	every_shape_is_its_own();
	the_largest_that_fits_is_taken();
	lines_end_at_spaces_and_hyphens();
	what_cannot_be_set_is_not_drawn();
	a_whole_goal_fits();
	centred_lines_stand_in_the_middle();
	return check_done("canvas/letters");
}
