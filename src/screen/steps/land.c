/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Målet: the delmål in letters that fill the wall; on a second page what it covers, and a line for
 * what it means here, which the room says and the facilitator writes.
 */
#include "../enter.h"

#include <stdio.h>

#include "rodtrad/canvas/letters.h"

enum land_page { LAND_BIG, LAND_COVERS };

/* clang-format off */
static const struct binding land_bindings[] = {
	{ K_ENTER,     ACT_ENTER,     "Spara raden",   NULL, false },
	{ K_F5,        ACT_CLOCK,     "Tid",           NULL, false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Tillbaka",      NULL, false },
	{ '/',         ACT_PALETTE,   "Mer",           NULL, false },
	{ K_RIGHT,     ACT_RIGHT,     NULL,            NULL, false },
	{ K_LEFT,      ACT_LEFT,      NULL,            NULL, false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nu börjar vi",  NULL, true  },
	{ K_PAGE_UP,   ACT_LAST_STEP, NULL,            NULL, false },
	{ K_F1,        ACT_HELP,      "Hjälp",         NULL, true  },
	{ 0 }
};

static const struct binding first_bindings[] = {
	{ K_ENTER,     ACT_RIGHT,     NULL,                  NULL, false },
	{ K_RIGHT,     ACT_RIGHT,     "Vad det omfattar",    NULL, false },
	{ K_F5,        ACT_CLOCK,     "Tid",                 NULL, false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Tillbaka",            NULL, false },
	{ '/',         ACT_PALETTE,   "Mer",                 NULL, false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Vidare",              NULL, true  },
	{ K_F1,        ACT_HELP,      "Hjälp",               NULL, true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
land_keys(const struct app *app)
{
	return app_state_of(app)->page == LAND_BIG ? first_bindings : land_bindings;
}

static const char *
land_means(const struct app *app)
{
	return session_text(&app->session, session_self(&app->session), ITEM_MEANS);
}

static const char *
land_label(const struct app *app)
{
	const struct land_params *params = app_step(app)->params;

	return *params->means ? params->means : "Hos oss betyder det …";
}

/* ---- drawing ---- */

/* The text as it stands, in plain bold letters in the middle. */
static void
draw_plain(const struct app *app, struct pane pane)
{
	const char *text = app_delmal_text(app);
	int rows = wrap_rows(text, pane.cols, pane.rows);

	pane_wrapped(pane_centre(pane, rows, pane.cols), STYLE_BIG, text);
}

/* All of it in big letters if it fits, else its short name and the text under it. */
static void
draw_big(const struct app *app, struct pane pane)
{
	const char *text = app_delmal_text(app), *name = app_delmal_name(app);
	int rows = app->full_glyphs ? letters_rows(pane.rows - 1, pane.cols, text) : 0;
	int text_rows = wrap_rows(text, pane.cols, 6);

	if (rows) {
		letters_draw(pane_part(pane, (pane.rows - rows) / 2, 0, rows + 1, pane.cols),
			     STYLE_BIG, text, false);
		return;
	}
	rows = app->full_glyphs ? letters_rows(pane.rows - text_rows - 2, pane.cols, name) : 0;
	if (!rows) {
		draw_plain(app, pane);
		return;
	}
	pane = pane_centre(pane, rows + text_rows + 2, pane.cols);
	letters_draw(pane_cut_top(&pane, rows + 1), STYLE_BIG, name, false);
	pane_cut_top(&pane, 1);
	pane_wrapped(pane, STYLE_BOLD, text);
}

static void
draw_means(const struct app *app, struct pane pane)
{
	struct pane card;

	pane_text(pane_cut_top(&pane, 1), 0, 0, STYLE_BOLD, land_label(app));
	card = pane;
	pane_fill(card, STYLE_WRITE);
	pane_column_of(card, 0, 0, card.rows, STYLE_STRIP_HERE, "┃");
	card = pane_part(card, 0, 2, card.rows, card.cols - 3);
	if (editor_is_empty(&app->editor) && *land_means(app)) {
		pane_wrapped(card, STYLE_WRITE, land_means(app));
		pane_cursor(card, 0, 0, false);
	} else {
		editor_draw(&app->editor, card, STYLE_WRITE, STYLE_WRITE_HINT, "skriv en mening …");
	}
}

static void
draw_covers(const struct app *app, struct pane pane)
{
	const struct catalog_delmal *delmal = catalog_delmal(&app->catalog, app_delmal_id(app));

	draw_means(app, pane_cut_bottom(&pane, 4));
	pane_wrapped(pane_cut_top(&pane, wrap_rows(app_delmal_text(app), pane.cols, 4)), STYLE_BOLD,
		     app_delmal_text(app));
	for (int at = 0; delmal && at < delmal->covers.count; at++) {
		const char *line = delmal->covers.item[at];
		struct pane row;

		if (pane.rows > 2 * (delmal->covers.count - at))
			pane_cut_top(&pane, 1);
		row = pane_cut_top(&pane, wrap_rows(line, pane.cols - 3, 3));
		pane_text(row, 0, 0, STYLE_THREAD, "━");
		pane_wrapped(pane_part(row, 0, 3, row.rows, row.cols - 3), STYLE_PLAIN, line);
	}
}

static void
land_draw(const struct app *app, struct pane body)
{
	struct pane inside = pane_part(body, 0, 3, body.rows, body.cols - 6);

	if (app_state_of(app)->page == LAND_COVERS) {
		draw_covers(app, inside);
		return;
	}
	if (*land_means(app)) {
		struct pane row = pane_cut_bottom(&inside, 2);

		pane_textf(row, 1, 0, STYLE_BOLD, "Hos oss: %s", land_means(app));
	}
	draw_big(app, inside);
	pane_cursor(inside, 0, 0, false);
}

/* ---- acting ---- */

static void
land_save(struct app *app)
{
	const struct item *self = session_self(&app->session);
	struct gesture gesture;
	struct buf text = {0};

	if (editor_is_empty(&app->editor)) {
		app_ask(app, ASK_MEANS, self->id, land_means(app));
		return;
	}
	gesture = app_gesture(app);
	text_trim(&text, app->editor.text);
	gesture_set(&gesture, self->id);
	gesture_text(&gesture, ITEM_MEANS, buf_text(&text));
	snprintf(gesture.said, sizeof gesture.said, "Sparat. Ctrl+Z ångrar.");
	if (app_take(app, &gesture, app->place))
		app_written(app);
	buf_free(&text);
}

static struct command
land_act(struct app *app, struct command command)
{
	struct look_state *state = app_state(app);

	switch (command.action) {
	case ACT_RIGHT: state->page = LAND_COVERS; break;
	case ACT_LEFT: state->page = LAND_BIG; break;
	case ACT_ENTER: land_save(app); break;
	case ACT_ENLARGE: state->page = LAND_BIG; break;
	case ACT_NEXT_STEP:
		if (state->page == LAND_COVERS)
			return command;
		state->page = LAND_COVERS;
		break;
	case ACT_LAST_STEP:
		if (state->page == LAND_BIG)
			return command;
		state->page = LAND_BIG;
		break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* What is written goes on from the sentence that stands there. */
static void
land_go_on(struct app *app)
{
	if (editor_is_empty(&app->editor))
		editor_set(&app->editor, land_means(app));
}

/* Writing is for the second page: the first letter goes there. */
static bool
land_type(struct app *app, int key)
{
	if (app_state(app)->page == LAND_BIG && !key_is_text(key))
		return false;
	if (key_is_text(key) && key != '/' && key != '?')
		land_go_on(app);
	if (!app_type(app, key))
		return false;
	app_state(app)->page = LAND_COVERS;
	return true;
}

static bool
land_paste(struct app *app, const char *text)
{
	app_state(app)->page = LAND_COVERS;
	land_go_on(app);
	return app_type_paste(app, text);
}

const struct look look_land = {
	.short_head = true,
	.keys = land_keys,
	.draw = land_draw,
	.act = land_act,
	.type = land_type,
	.paste = land_paste,
};
