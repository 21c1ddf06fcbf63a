/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Avsluta: the one question of its kind. Nothing can be lost, but a wall that goes dark is a
 * surprise.
 */
#include "overlay.h"

#define CONTENT_ROWS 5
#define CONTENT_COLS 44

static void
draw_button(struct pane row, int col, enum style style, enum action action, const char *text)
{
	struct pane button = pane_part(row, 0, col, 1, text_cols(text));

	pane_text(button, 0, 0, style, text);
	pane_spot(button, (int)action, 0);
}

static void
quit_draw(const struct app *app, struct pane pane)
{
	struct pane inside = frame_overlay(pane, CONTENT_ROWS, overlay_cols(app, CONTENT_COLS),
					   "Avsluta Röd tråd?");

	pane_text(inside, 1, 2, STYLE_CARD_BOLD, "Allt är sparat.");
	inside = pane_part(inside, 3, 2, 1, inside.cols - 2);
	draw_button(inside, 0, STYLE_HERE, ACT_ENTER, " Enter  Avsluta ");
	draw_button(inside, 18, STYLE_WRITE, ACT_ESCAPE, " Esc  Stanna kvar ");
}

static struct command
quit_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_ENTER:
	case ACT_QUIT:
		app_keep_draft(app);
		app->done = true;
		return (struct command){ACT_NONE, 0};
	default: return overlay_rest(command);
	}
}

/* clang-format off */
static const struct binding quit_bindings[] = {
	{ K_ENTER,  ACT_ENTER,  "Avsluta",     NULL, false },
	{ K_ESCAPE, ACT_ESCAPE, "Stanna kvar", NULL, false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
quit_keys(const struct app *app)
{
	(void)app;
	return quit_bindings;
}

const struct page page_quit = {
	.name = "quit",
	.is_overlay = true,
	.keys = quit_keys,
	.draw = quit_draw,
	.act = quit_act,
};
