/* SPDX-License-Identifier: EUPL-1.2 */
/* What the table of styles says about each, but for its colours. */
#include "rodtrad/canvas/style.h"

#define BOXES 4

enum style
style_box(enum style first, int box)
{
	return first + (enum style)((unsigned)box % BOXES);
}

char
style_letter(enum style style)
{
	static const char letters[STYLES] = {
#define STYLE(NAME, letter, light, dark, contrast, mono) [STYLE_##NAME] = letter,
#include "rodtrad/canvas/styles.def"
#undef STYLE
	};

	return style < STYLES ? letters[style] : '?';
}
