/* SPDX-License-Identifier: EUPL-1.2 */
/* Each theme can be read, and each choice of it is the one that was asked for. */
#include "../check.h"

#include "rodtrad/base/base.h"
#include "rodtrad/shell/theme.h"

/* The fifth root of a number from 0 to 1, by Newton. */
static double
fifth_root(double number)
{
	double root = 1;

	for (int i = 0; i < 40; i++)
		root -= (root - number / (root * root * root * root)) / 5;
	return root;
}

/* One of the three parts of a colour as light, 0–1 (IEC 61966-2-1). */
static double
light_of(int part)
{
	double share = part / 255.0, base = (share + 0.055) / 1.055;

	return share <= 0.04045 ? share / 12.92 : base * base * fifth_root(base * base);
}

static double
luminance(int index)
{
	int rgb = index == 16 ? 0 : theme_rgb(index);

	return 0.2126 * light_of(rgb >> 16) + 0.7152 * light_of(rgb >> 8 & 255) +
	       0.0722 * light_of(rgb & 255);
}

static double
contrast(int a, int b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* Lines and dots, what is behind an overlay, and what is painted whole is no text. */
static bool
is_for_reading(enum theme theme, enum style style)
{
	struct look look = theme_look(theme, style);

	if (look.fg == look.bg)
		return false;
	return style != STYLE_THREAD && style != STYLE_CARD_THREAD && style != STYLE_SHADE &&
	       style != STYLE_BIG_FAINT && style != STYLE_PAINT_FAINT;
}

static void
check_contrast(void)
{
	for (int theme = THEME_LIGHT; theme <= THEME_CONTRAST; theme++)
		for (int style = 0; style < STYLES; style++) {
			struct look look = theme_look((enum theme)theme, (enum style)style);

			CHECK_ALL(look.fg >= 16 && look.fg <= 255);
			CHECK_ALL(look.bg >= 16 && look.bg <= 255);
			if (is_for_reading((enum theme)theme, (enum style)style) &&
			    !CHECK(contrast(look.fg, look.bg) >= 7.0))
				fprintf(stderr, "theme %d, style %d\n", theme, style);
		}
}

static void
check_mono(void)
{
	struct look here = theme_look(THEME_MONO, STYLE_HERE);
	struct look band = theme_look(THEME_MONO, STYLE_BAND_1);

	CHECK(here.reverse && here.bold && !here.underline);
	CHECK(!band.reverse && band.bold && band.underline);
	for (int style = 0; style < STYLES; style++) {
		struct look look = theme_look(THEME_MONO, (enum style)style);

		CHECK_ALL(look.fg == -1 && look.bg == -1);
	}
}

static void
check_twins(void)
{
	for (int theme = 0; theme < THEMES; theme++)
		for (int style = 0; style < STYLES; style++) {
			enum style twin = theme_twin((enum theme)theme, (enum style)style);
			struct look look = theme_look((enum theme)theme, (enum style)style);
			struct look same = theme_look((enum theme)theme, twin);

			CHECK_ALL((int)twin <= style);
			CHECK_ALL(look.fg == same.fg && look.bg == same.bg);
		}
	CHECK(theme_twin(THEME_LIGHT, STYLE_BOLD) == STYLE_PLAIN);
	CHECK(theme_twin(THEME_LIGHT, STYLE_FAINT) == STYLE_FAINT);
}

static void
check_colours(void)
{
	CHECK(theme_rgb(16) == 0x000010);
	CHECK(theme_rgb(231) == 0xffffff);
	CHECK(theme_rgb(124) == 0xaf0000);
	CHECK(theme_rgb(75) == 0x5fafff);
	CHECK(theme_rgb(232) == 0x080808);
	CHECK(theme_rgb(255) == 0xeeeeee);
}

static void
check_choice(void)
{
	CHECK(theme_choose(NULL, NULL, NULL) == THEME_LIGHT);
	CHECK(theme_choose(NULL, NULL, "mörk") == THEME_DARK);
	CHECK(theme_choose(NULL, NULL, "struntprat") == THEME_LIGHT);
	CHECK(theme_choose(NULL, "", "hög kontrast") == THEME_CONTRAST);
	CHECK(theme_choose(NULL, "1", "mörk") == THEME_MONO);
	CHECK(theme_choose("mork", "1", "ljus") == THEME_DARK);
	CHECK(theme_choose("ljus", "1", "mörk") == THEME_LIGHT);
	CHECK(theme_named("svart") == -1);
	CHECK(theme_named(NULL) == -1);
	for (int theme = 0; theme < THEMES; theme++) {
		CHECK(theme_named(theme_name((enum theme)theme)) == theme);
		CHECK(*theme_label((enum theme)theme) != '\0');
	}
	CHECK(theme_next(THEME_LIGHT) == THEME_DARK);
	CHECK(theme_next(THEME_MONO) == THEME_LIGHT);
}

static void
check_glyphs(void)
{
	static const char *const pairs[][2] = {
		{"━", "="}, {"┃", "|"}, {"┏", "+"},   {"┿", "+"}, {"─", "-"}, {"│", "|"},
		{"●", "*"}, {"▶", ">"}, {"…", "~"},   {"█", "#"}, {"▙", "#"}, {"□", "."},
		{"■", "X"}, {"å", "å"}, {"a", "a"},   {" ", " "}, {"·", "."}, {"–", "-"},
		{"€", "€"}, {"", ""},   {"漢", "漢"},
	};

	for (size_t i = 0; i < COUNT(pairs); i++)
		CHECK_TEXT(glyphs_plain(pairs[i][0]), pairs[i][1]);
	CHECK(glyphs_choose(NULL, NULL, NULL) == GLYPHS_FULL);
	CHECK(glyphs_choose(NULL, NULL, "xterm") == GLYPHS_FULL);
	CHECK(glyphs_choose(NULL, NULL, "linux") == GLYPHS_ASCII);
	CHECK(glyphs_choose(NULL, "full", "linux") == GLYPHS_FULL);
	CHECK(glyphs_choose("ascii", "full", "xterm") == GLYPHS_ASCII);
	CHECK(glyphs_choose("nej", "ascii", "xterm") == GLYPHS_ASCII);
	CHECK_TEXT(glyphs_name(GLYPHS_ASCII), "ascii");
}

int
main(void)
{
	check_contrast();
	check_mono();
	check_twins();
	check_colours();
	check_choice();
	check_glyphs();
	return check_done("shell/theme");
}
