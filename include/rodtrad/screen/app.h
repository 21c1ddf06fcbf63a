/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program as the shell sees it: keys and the time go in, a picture comes out. The same keys at
 * the same times give the same pictures on any machine.
 */
#ifndef RODTRAD_SCREEN_APP_H
#define RODTRAD_SCREEN_APP_H

#include "rodtrad/canvas/canvas.h"
#include "rodtrad/screen/action.h"
#include "rodtrad/screen/ports.h"

enum theme { THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_MONO, THEMES };
enum mouse { MOUSE_PRESS, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

/* What the shell decides before the start. */
struct app_setup {
	enum theme theme;
	bool full_glyphs; /* big letters can be shown */
	bool mouse;
	const char *warning; /* a sentence to show at once, or NULL */

	/* Asked again and again while something long is done: draws what there is to see, and says whether
	 * the people wish to leave it. NULL: nobody can. */
	bool (*stops)(void *to);
	void *to;
};

struct app;

/* Starts on the start screen, the cursor where one was. `ports` outlives it. NULL and `err` when there is no catalogue or the database will
 * not be read. The caller drops it. */
struct app *app_new(const struct ports *ports, const struct app_setup *setup, struct moment now,
		    struct err *err) MUST_USE;
/* Keeps what was being typed first. NULL is fine. */
void app_drop(struct app *app);

/* The time, handed in before anything else each turn. */
void app_now(struct app *app, struct moment now);

void app_key(struct app *app, int key);
/* Clean text (lines allowed) that was pasted. */
void app_paste(struct app *app, const char *text);
void app_mouse(struct app *app, int row, int col, enum mouse mouse);
/* An action by itself, as a script or the palette has it. */
void app_do(struct app *app, struct command command);

/* Draws everything on a canvas of that size. Changes nothing that can be seen or kept. */
void app_draw(struct app *app, struct canvas *canvas, int rows, int cols);

/* When it next wants app_now and app_draw without a key, in ms since 1970; 0: never. */
int64_t app_wake_at(const struct app *app);

/* What the shell is to bring about. */
enum theme app_theme(const struct app *app);
bool app_mouse_on(const struct app *app);
bool app_cursor_on(const struct app *app);
bool app_is_done(const struct app *app);
/* Was a full repaint asked for since last time? */
bool app_wants_repaint(struct app *app);
/* The window's title: "Röd tråd – Delmål 1.2 – SWOT – Samla". Good until the next key. */
const char *app_title(struct app *app);

#endif
