/* SPDX-License-Identifier: EUPL-1.2 */
/* A pause that the workshop has planned: the same picture as F8, as a step. */
#include "../enter.h"

#include <stdio.h>

#define FIVE_MS (5 * 60000)

static void
step_pause_enter(struct app *app)
{
	if (app->pause_until_ms <= app->now.ms)
		pause_for(app, app_step(app)->minutes);
}

static void
step_pause_draw(const struct app *app, struct pane body)
{
	int next = app->session.at + 1;
	char then[200] = "";

	if (next < app->session.workshop.steps)
		snprintf(then, sizeof then, "Sedan: %.100s",
			 app->session.workshop.step[next].title);
	pause_draw_time(app, body, then);
}

static void
step_pause_add(struct app *app, int64_t ms)
{
	if (app->pause_until_ms + ms > app->now.ms)
		app->pause_until_ms += ms;
}

static struct command
step_pause_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_MORE: step_pause_add(app, FIVE_MS); break;
	case ACT_LESS: step_pause_add(app, -FIVE_MS); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding step_pause_bindings[] = {
	{ '+',         ACT_MORE,      "5 minuter till",   NULL, false },
	{ '-',         ACT_LESS,      "5 minuter mindre", "–",  false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",       NULL, true },
	{ K_F1,        ACT_HELP,      "Hjälp",            NULL, true },
	{ 0 }
};
/* clang-format on */

static const struct binding *
step_pause_keys(const struct app *app)
{
	(void)app;
	return step_pause_bindings;
}

const struct look look_pause = {
	.short_head = true,
	.keys = step_pause_keys,
	.draw = step_pause_draw,
	.act = step_pause_act,
	.enter = step_pause_enter,
};
