/* SPDX-License-Identifier: EUPL-1.2 */
/* The gaps. */
#include "../enter.h"

static void
gaps_draw(const struct app *app, struct pane body)
{
	(void)app;
	(void)body;
}

static const struct binding *
gaps_keys(const struct app *app)
{
	(void)app;
	return NULL;
}

static struct command
gaps_act(struct app *app, struct command command)
{
	(void)app;
	return command;
}

const struct look look_gaps = { .keys = gaps_keys, .draw = gaps_draw, .act = gaps_act };
