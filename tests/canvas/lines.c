/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines: each combination of weights has its own character, and neighbours agree. */
#include "rodtrad/canvas/lines.h"

#include "../check.h"

static const char *
glyph_of(int code)
{
	return lines_glyph((enum line_weight)(code / 27), (enum line_weight)(code / 9 % 3),
			   (enum line_weight)(code / 3 % 3), (enum line_weight)(code % 3));
}

static void
all_are_different(void)
{
	for (int code = 1; code < 81; code++) {
		const unsigned char *glyph = (const unsigned char *)glyph_of(code);

		/* U+2500 to U+257F is E2 94 80 to E2 95 BF. */
		CHECK(glyph[0] == 0xe2 && (glyph[1] == 0x94 || glyph[1] == 0x95) && !glyph[3]);
		for (int other = 0; other < code; other++)
			CHECK_ALL(strcmp(glyph_of(other), glyph_of(code)) != 0);
	}
}

int
main(void)
{
	const enum line_weight n = LINE_NONE, l = LINE_LIGHT, h = LINE_HEAVY;

	CHECK_TEXT(lines_glyph(n, n, n, n), " ");
	CHECK_TEXT(lines_glyph(n, l, n, l), "─");
	CHECK_TEXT(lines_glyph(h, n, h, n), "┃");
	CHECK_TEXT(lines_glyph(n, h, n, l), "╼");
	CHECK_TEXT(lines_glyph(n, l, n, h), "╾");
	CHECK_TEXT(lines_glyph(l, n, h, n), "╽");
	CHECK_TEXT(lines_glyph(h, n, n, n), "╹");
	CHECK_TEXT(lines_glyph(n, n, n, l), "╴");
	CHECK_TEXT(lines_glyph(n, h, h, n), "┏");
	CHECK_TEXT(lines_glyph(h, h, n, n), "┗");
	CHECK_TEXT(lines_glyph(n, l, h, h), "┱");
	CHECK_TEXT(lines_glyph(h, l, h, l), "╂");
	CHECK_TEXT(lines_glyph(l, h, n, h), "┷");
	CHECK_TEXT(lines_glyph(l, h, h, l), "╆");
	CHECK_TEXT(lines_glyph(h, h, h, l), "╊");
	all_are_different();
	return check_done("canvas/lines");
}
