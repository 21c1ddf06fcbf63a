/* SPDX-License-Identifier: EUPL-1.2 */
/* One or more stages of the effektkedja. */
#include "../enter.h"

#include "rodtrad/core/chain.h"

/* clang-format off */
static const struct binding chain_bindings[] = {
	{ K_ENTER,      ACT_ENTER,      "Spara lapp",  NULL,  false },
	{ K_UP,         ACT_UP,         "Välj",        "↑ ↓", false },
	{ K_DOWN,       ACT_DOWN,       NULL,          NULL,  false },
	{ K_PAGE_DOWN,  ACT_NEXT_STEP,  "Nästa steg",  NULL,  true  },
	{ K_F1,         ACT_HELP,       "Hjälp",       NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
chain_keys(const struct app *app)
{
	(void)app;
	return chain_bindings;
}

static int
chain_box(const struct app *app)
{
	const struct chain_params *params = app_step(app)->params;

	return workshop_box(&app->session.workshop, params->boxes.item[0]);
}

static void
chain_draw(const struct app *app, struct pane body)
{
	struct board_box how = {.box = chain_box(app), .focused = true, .writes = true};

	board_draw(app, pane_part(body, 0, 1, body.rows, body.cols - 2), &how);
}

static void
chain_move(struct app *app, int by)
{
	struct note_list list;
	int at;

	note_list_box(&app->session, chain_box(app), &list);
	at = app_picked(app) ? app_place(app, &list, app_picked(app)->id) : list.count;
	at += by;
	if (at >= 0 && at < list.count)
		app_pick(app, app_item(app, list.item[at])->id);
	else if (at >= list.count)
		app_pick(app, (struct id){{0}});
}

/* "p1>e1" */
static void
chain_write_link(struct app *app, struct said said)
{
	struct gesture gesture;
	struct err err;

	if (!chain_may_link(&app->session, said.a, said.b, &err)) {
		app_err(app, &err);
		return;
	}
	gesture = app_gesture(app);
	chain_link(&gesture, said.a, said.b);
	if (app_take(app, &gesture, app->place))
		app_written(app);
}

static void
chain_enter(struct app *app)
{
	struct said said = note_said(&app->session, app->editor.text);
	struct gesture gesture;

	if (app_picked(app)) {
		app_menu_note(app, app_picked(app));
		return;
	}
	if (text_is_blank(app->editor.text))
		return;
	if (said.kind == SAID_LINK) {
		chain_write_link(app, said);
		return;
	}
	gesture = app_gesture(app);
	note_write(&gesture, chain_box(app), app->editor.text);
	if (app_take(app, &gesture, app->place))
		app_written(app);
}

static struct command
chain_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_ENTER: chain_enter(app); break;
	case ACT_UP: chain_move(app, -1); break;
	case ACT_DOWN: chain_move(app, 1); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static bool
chain_type(struct app *app, int key)
{
	if (app_picked(app) && !key_is_text(key))
		return false;
	app_pick(app, (struct id){{0}});
	return app_type(app, key);
}

const struct look look_chain = {
	.writes = true,
	.keys = chain_keys,
	.draw = chain_draw,
	.act = chain_act,
	.type = chain_type,
};
