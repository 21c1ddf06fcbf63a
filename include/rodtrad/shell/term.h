/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The terminal: shows a canvas, and says what a person did. There is one, as there is one
 * keyboard. It reads no clock and takes no signals: the loop does both and tells it.
 */
#ifndef RODTRAD_SHELL_TERM_H
#define RODTRAD_SHELL_TERM_H

#include "rodtrad/base/err.h"
#include "rodtrad/canvas/canvas.h"
#include "rodtrad/shell/keys.h"
#include "rodtrad/shell/theme.h"

struct term_setup {
	enum theme theme;
	enum glyphs glyphs;
	bool mouse;
	bool cursor; /* show the hardware cursor always, not only where text is written */
};

/* Takes the terminal over, or says in a sentence why not and leaves it as it was. Standard error is
 * held back while it is ours, and shown when it is given back. */
bool term_start(const struct term_setup *setup, struct err *err) MUST_USE;

/* Gives the terminal back as it was. May be called at any time, and twice. */
void term_stop(void);

/* Gives it back for a while (before the program is suspended), and takes it again. */
void term_pause(void);
void term_resume(void);

/* A sentence about what the terminal is taken for when its name is not known; else NULL. */
const char *term_remark(void);

/* To be polled for reading. */
int term_fd(void);

/* How large it is now. Read once, before drawing: the next canvas is to be of that size. */
void term_size(int *rows, int *cols);

/* The next thing that was done; false when there is none yet. Does not wait. `now_ms` is of a
 * clock that only goes forward. After TERM_GONE nothing more comes. */
bool term_next(int64_t now_ms, struct term_event *event);

/* In how many ms term_next should be asked even if nothing can be read; -1 for never. */
int term_wait(int64_t now_ms);

/* Shows it: sends what differs from what was shown before. */
void term_show(const struct canvas *canvas);

/* Sends everything at the next term_show: for Ctrl+L and after every change of size. */
void term_repaint(void);

/* Changes the theme, seen at the next term_show. Returns the one that it got: THEME_MONO where
 * there are fewer than 256 colours. */
enum theme term_theme(enum theme theme);
void term_glyphs(enum glyphs glyphs);
void term_mouse(bool on);
void term_cursor(bool always);

/* The window's title. */
void term_title(const char *title);

/* Hands the text to the terminal's clipboard. False when it is too long or the terminal surely has
 * none; true promises nothing, because terminals do not answer. */
bool term_copy(const char *text) MUST_USE;

/* For tests, after each term_show: with RODTRAD_TEST=1, tells the terminal how many events the
 * picture has seen. */
void term_mark(unsigned long events);

#endif
