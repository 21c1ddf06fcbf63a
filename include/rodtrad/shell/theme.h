/* SPDX-License-Identifier: EUPL-1.2 */
/* What a style looks like: the colours of each theme, and the plain characters for terminals
 * whose fonts lack ours. Tables only; what a terminal is told is the terminal's. */
#ifndef RODTRAD_SHELL_THEME_H
#define RODTRAD_SHELL_THEME_H

#include "rodtrad/base/base.h"
#include "rodtrad/canvas/style.h"
#include "rodtrad/screen/app.h" /* enum theme */

/* Colours are indices 16–255 of the 256, or -1 for the terminal's own. */
struct look {
	int fg, bg;
	bool bold, underline, reverse;
};

struct look theme_look(enum theme theme, enum style style);

/* The first style with the same two colours, so that equal colours share one colour pair. */
enum style theme_twin(enum theme theme, enum style style);

/* The colour of an index 16–255 as 0xRRGGBB, for terminals that are told colours and not indices.
 * They take what is below 8 as an index all the same, so black is a very dark blue. */
int theme_rgb(int index);

/* Its name as it is saved and written on the command line ("mörk"), and as F6 says it
 * ("mörka": "Färger: mörka"). */
const char *theme_name(enum theme theme);
const char *theme_label(enum theme theme);

/* The theme of that name, with or without its dots ("mörk", "mork"); -1 when there is none. */
int theme_named(const char *name);

/*
 * What to start in: what the command line says; else no colours when NO_COLOR is set to something;
 * else what was saved; else light. Each may be NULL, and a name that is none counts as absent.
 */
enum theme theme_choose(const char *option, const char *no_color, const char *saved);

/* What F6 goes to. */
enum theme theme_next(enum theme theme);

enum glyphs { GLYPHS_FULL, GLYPHS_ASCII, GLYPH_LEVELS };

/* "full" and "ascii"; -1 when there is none of that name. */
const char *glyphs_name(enum glyphs glyphs);
int glyphs_named(const char *name);

/* The command line, else what was saved, else plain ones on the Linux console (`terminal` is
 * TERM), whose font has too few of ours, else all. Each may be NULL. */
enum glyphs glyphs_choose(const char *option, const char *saved, const char *terminal);

/* The plain character for one of our glyphs; `text` itself when it is a letter or the like. */
const char *glyphs_plain(const char *text);

#endif
