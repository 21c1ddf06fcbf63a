/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The digits as they are drawn below, and the two ways to put them on the wall. Whole cells are
 * painted blanks: a full block leaves hairlines between the rows of some terminals.
 */
#include "rodtrad/canvas/digits.h"

#include "rodtrad/base/base.h"

#include <string.h>

#define SHAPE_ROWS 14
#define SHAPE_COLS 8
#define COLON_COLS 4
#define GAP_COLS   2

/* A picture with the shapes of `of` side by side. */
struct digits_sheet {
	const char *of;
	const char *row[SHAPE_ROWS];
};

/* clang-format off */
static const struct digits_sheet digits_sheets[] = {
	{ "01234", {
		"..####.. ...##... ..####.. .######. ....###.",
		".######. ..###... .######. ######## ...####.",
		"###..### .####... ###..### ##...### ...####.",
		"##....## ##.##... ##....## ......## ..##.##.",
		"##....## ...##... ......## ......## ..##.##.",
		"##....## ...##... ......## .....### .##..##.",
		"##....## ...##... .....### ..#####. .##..##.",
		"##....## ...##... ....###. ..#####. ##...##.",
		"##....## ...##... ...###.. .....### ########",
		"##....## ...##... ..###... ......## ########",
		"##....## ...##... .###.... ......## .....##.",
		"###..### ...##... ###..... ##...### .....##.",
		".######. ######## ######## ######## .....##.",
		"..####.. ######## ######## .######. .....##.",
	} },
	{ "56789:", {
		"######## ..####.. ######## ..####.. ..####.. ....",
		"######## .######. ######## .######. .######. ....",
		"##...... ###..### ......## ###..### ###..### ....",
		"##...... ##...... ......## ##....## ##....## .##.",
		"##...... ##...... .....### ##....## ##....## .##.",
		"##.###.. ##.###.. .....##. ###..### ##....## .##.",
		"#######. #######. ....###. .######. ###..### ....",
		"###..### ###..### ....##.. .######. .####### ....",
		"......## ##....## ...###.. ###..### ..###.## .##.",
		"......## ##....## ...##... ##....## ......## .##.",
		"......## ##....## ...##... ##....## ......## .##.",
		"##...### ###..### ...##... ###..### ###..### ....",
		"#######. .######. ...##... .######. .######. ....",
		".#####.. ..####.. ...##... ..####.. ..####.. ....",
	} },
};
/* clang-format on */

/* The rows of one digit or colon, as far as `cols` of each. */
struct digits_shape {
	const char *const *row;
	int start, cols;
};

static struct digits_shape
digits_shape(char c)
{
	struct digits_shape none = {0};

	for (size_t i = 0; i < COUNT(digits_sheets); i++) {
		const struct digits_sheet *sheet = &digits_sheets[i];
		const char *found = strchr(sheet->of, c);

		if (c && found)
			return (struct digits_shape){
				.row = sheet->row,
				.start = (int)(found - sheet->of) * (SHAPE_COLS + 1),
				.cols = c == ':' ? COLON_COLS : SHAPE_COLS,
			};
	}
	return none;
}

static bool
digits_has_ink(const struct digits_shape *shape, int row, int col)
{
	return shape->row[row][shape->start + col] == '#';
}

/* Columns of the terminal that a pixel takes. */
static int
digits_pixel(enum digits_scale scale)
{
	return scale == DIGITS_BIG ? 2 : 1;
}

int
digits_rows(enum digits_scale scale)
{
	return scale == DIGITS_BIG ? SHAPE_ROWS : SHAPE_ROWS / 2;
}

int
digits_cols(enum digits_scale scale, const char *text)
{
	int pixels = 0;

	for (; *text; text++) {
		int cols = digits_shape(*text).cols;

		if (cols > 0)
			pixels += cols + (pixels > 0 ? GAP_COLS : 0);
	}
	return pixels * digits_pixel(scale);
}

static void
digits_draw_big(struct pane pane, const struct digits_shape *shape, enum style paint)
{
	for (int row = 0; row < SHAPE_ROWS; row++)
		for (int col = 0; col < shape->cols; col++)
			if (digits_has_ink(shape, row, col))
				pane_row_of(pane, row, 2 * col, 2, paint, " ");
}

/* Two pixels, one above the other, in one cell. */
static void
digits_draw_cell(struct pane pane, int row, int col, bool upper, bool lower, enum style ink,
		 enum style paint)
{
	if (upper && lower)
		pane_text(pane, row, col, paint, " ");
	else if (upper || lower)
		pane_text(pane, row, col, ink, upper ? "▀" : "▄");
}

static void
digits_draw_small(struct pane pane, const struct digits_shape *shape, enum style ink,
		  enum style paint)
{
	for (int row = 0; row < SHAPE_ROWS / 2; row++)
		for (int col = 0; col < shape->cols; col++)
			digits_draw_cell(pane, row, col, digits_has_ink(shape, 2 * row, col),
					 digits_has_ink(shape, 2 * row + 1, col), ink, paint);
}

void
digits_draw(struct pane pane, enum digits_scale scale, enum style ink, enum style paint,
	    const char *text)
{
	for (; *text; text++) {
		struct digits_shape shape = digits_shape(*text);

		if (shape.cols == 0)
			continue;
		if (scale == DIGITS_BIG)
			digits_draw_big(pane, &shape, paint);
		else
			digits_draw_small(pane, &shape, ink, paint);
		pane_cut_left(&pane, (shape.cols + GAP_COLS) * digits_pixel(scale));
	}
}
