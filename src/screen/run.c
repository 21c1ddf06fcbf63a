/* SPDX-License-Identifier: EUPL-1.2 */
/* A workshop being held: the frame around it, and the look of the step the group is in. */
#include "enter.h"

static const struct binding *
run_keys(const struct app *app)
{
	return app_look(app)->keys(app);
}

static void
run_draw(const struct app *app, struct pane pane)
{
	app_look(app)->draw(app, frame_session(app, pane));
	frame_toast(app, pane);
}

/* Esc that the look has no use for first lets go of what is picked. */
static struct command
run_act(struct app *app, struct command command)
{
	struct look_state *state = app_state(app);

	if (command.action != ACT_NEXT_STEP)
		state->guarded = false;
	command = app_look(app)->act(app, command);
	if (command.action == ACT_ESCAPE && app_picked(app) && app_look(app)->writes) {
		app_pick(app, (struct id){{0}});
		return (struct command){ACT_NONE, 0};
	}
	return command;
}

static bool
run_type(struct app *app, int key)
{
	return app_look(app)->type && app_look(app)->type(app, key);
}

static bool
run_paste(struct app *app, const char *text)
{
	return app_look(app)->paste && app_look(app)->paste(app, text);
}

const struct page page_run = {
	.name = "run",
	.keys = run_keys,
	.draw = run_draw,
	.act = run_act,
	.type = run_type,
	.paste = run_paste,
};
