/* SPDX-License-Identifier: EUPL-1.2 */
/* The looks come from the same table as the styles themselves; the names and the plain characters
 * from tables here. */
#include "rodtrad/shell/theme.h"

#include <string.h>

/* clang-format off */
#define MONO_BOLD      1
#define MONO_UNDERLINE 2
#define MONO_REVERSE   4

#define LOOK(fg, bg, bold) { fg, bg, bold, false, false }
#define HAS(sum, part) (((sum) & (part)) != 0)
#define MONO_LOOK(sum) \
	{ -1, -1, HAS(sum, MONO_BOLD), HAS(sum, MONO_UNDERLINE), HAS(sum, MONO_REVERSE) }

static const struct look looks[STYLES][THEMES] = {
#define STYLE(NAME, letter, light, dark, contrast, mono) \
	[STYLE_##NAME] = { light, dark, contrast, MONO_LOOK(mono) },
#include "rodtrad/canvas/styles.def"
#undef STYLE
};
/* clang-format on */

/* Every name of a theme; `plain` is for keyboards and shells without our letters. */
static const struct {
	const char *name, *plain, *label;
} themes[THEMES] = {
	[THEME_LIGHT] = {"ljus", "ljus", "ljusa"},
	[THEME_DARK] = {"mörk", "mork", "mörka"},
	[THEME_CONTRAST] = {"hög kontrast", "kontrast", "hög kontrast"},
	[THEME_MONO] = {"mono", "mono", "inga"},
};

static const char *const glyph_levels[GLYPH_LEVELS] = {
	[GLYPHS_FULL] = "full",
	[GLYPHS_ASCII] = "ascii",
};

/* What stands for each of our glyphs. Any other line is "+" and any other block "#". */
static const struct {
	const char *plain, *glyphs;
} stand_ins[] = {
	/* clang-format off */
	{ "=", "━╸╺╼╾═" },
	{ "-", "─╴╶–—‑−" },
	{ "|", "┃│║╷╵╻╹╽╿" },
	{ "*", "●•" },
	{ "o", "○◉" },
	{ ".", "◇□·░" },
	{ "#", "◆█▒▓" },
	{ "X", "■" },
	{ ">", "▶→›»▷" },
	{ "<", "◀←‹«◁" },
	{ "^", "▲↑△" },
	{ "v", "▼↓" },
	{ "u", "▽" },
	{ "~", "…" },
	{ "x", "×✗" },
	{ "\"", "“”„" },
	{ "'", "‘’" },
	{ "?", "\uFFFD" },
	/* clang-format on */
};

struct look
theme_look(enum theme theme, enum style style)
{
	return looks[style][theme];
}

enum style
theme_twin(enum theme theme, enum style style)
{
	const struct look *look = &looks[style][theme];
	int twin = 0;

	while (looks[twin][theme].fg != look->fg || looks[twin][theme].bg != look->bg)
		twin++;
	return (enum style)twin;
}

/* The steps of the colour cube: 0, 95, 135, 175, 215, 255. */
static int
theme_cube_level(int step)
{
	return step ? 55 + 40 * step : 0;
}

int
theme_rgb(int index)
{
	int cube = index - 16, grey = index - 232;
	int rgb;

	if (grey >= 0)
		return (8 + 10 * grey) * 0x010101;
	rgb = theme_cube_level(cube / 36) << 16 | theme_cube_level(cube / 6 % 6) << 8 |
	      theme_cube_level(cube % 6);
	return rgb ? rgb : 0x000010;
}

const char *
theme_name(enum theme theme)
{
	return themes[theme].name;
}

const char *
theme_label(enum theme theme)
{
	return themes[theme].label;
}

int
theme_named(const char *name)
{
	for (int theme = 0; name && theme < THEMES; theme++)
		if (!strcmp(name, themes[theme].name) || !strcmp(name, themes[theme].plain))
			return theme;
	return -1;
}

enum theme
theme_choose(const char *option, const char *no_color, const char *saved)
{
	if (theme_named(option) >= 0)
		return (enum theme)theme_named(option);
	if (no_color && *no_color)
		return THEME_MONO;
	if (theme_named(saved) >= 0)
		return (enum theme)theme_named(saved);
	return THEME_LIGHT;
}

enum theme
theme_next(enum theme theme)
{
	return (enum theme)((theme + 1) % THEMES);
}

const char *
glyphs_name(enum glyphs glyphs)
{
	return glyph_levels[glyphs];
}

int
glyphs_named(const char *name)
{
	for (int glyphs = 0; name && glyphs < GLYPH_LEVELS; glyphs++)
		if (!strcmp(name, glyph_levels[glyphs]))
			return glyphs;
	return -1;
}

enum glyphs
glyphs_choose(const char *option, const char *saved, const char *terminal)
{
	if (glyphs_named(option) >= 0)
		return (enum glyphs)glyphs_named(option);
	if (glyphs_named(saved) >= 0)
		return (enum glyphs)glyphs_named(saved);
	return terminal && !strcmp(terminal, "linux") ? GLYPHS_ASCII : GLYPHS_FULL;
}

/* Is it one of U+2500–U+257F (lines) or U+2580–U+259F (blocks)? In UTF-8 the first two bytes of
 * both are E2 and 94, 95 or 96. */
static const char *
glyphs_drawn(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;

	if (byte[0] != 0xe2)
		return text;
	if (byte[1] == 0x94 || byte[1] == 0x95)
		return "+";
	return byte[1] == 0x96 && byte[2] < 0xa0 ? "#" : text;
}

const char *
glyphs_plain(const char *text)
{
	if ((unsigned char)text[0] < 0x80)
		return text;
	for (size_t row = 0; row < COUNT(stand_ins); row++)
		if (strstr(stand_ins[row].glyphs, text))
			return stand_ins[row].plain;
	return glyphs_drawn(text);
}
