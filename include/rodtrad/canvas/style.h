/* SPDX-License-Identifier: EUPL-1.2 */
/* What a cell means, never what colour it is: colours belong to the theme. */
#ifndef RODTRAD_CANVAS_STYLE_H
#define RODTRAD_CANVAS_STYLE_H

enum style {
#define STYLE(NAME, letter, light, dark, contrast, mono) STYLE_##NAME,
#include "rodtrad/canvas/styles.def"
#undef STYLE
	STYLES
};

/* The style of box `box` (from 0; they repeat after four) in a family: style_box(STYLE_BAND_1,
 * 2) is STYLE_BAND_3. */
enum style style_box(enum style first, int box);

/* The letter that stands for it in a test's picture. */
char style_letter(enum style style);

#endif
