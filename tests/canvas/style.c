/* SPDX-License-Identifier: EUPL-1.2 */
/* Styles: a letter each, and families of four. */
#include "rodtrad/canvas/style.h"

#include "../check.h"

static void
letters_are_unique(void)
{
	for (int style = 0; style < STYLES; style++) {
		char letter = style_letter((enum style)style);

		CHECK(letter >= ' ' && letter <= '~' && letter != ':' && letter != '|');
		for (int other = 0; other < style; other++)
			CHECK_ALL(style_letter((enum style)other) != letter);
	}
	CHECK(style_letter(STYLE_PLAIN) == ' ');
	CHECK(style_letter(STYLE_THREAD) == 't');
}

int
main(void)
{
	letters_are_unique();
	CHECK(style_box(STYLE_BAND_1, 0) == STYLE_BAND_1);
	CHECK(style_box(STYLE_BAND_1, 3) == STYLE_BAND_4);
	CHECK(style_box(STYLE_SHEET_1, 5) == STYLE_SHEET_2);
	return check_done("canvas/style");
}
