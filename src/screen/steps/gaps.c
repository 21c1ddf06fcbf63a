/* SPDX-License-Identifier: EUPL-1.2 */
/* Luckor: the whole chain is read aloud, one thread at a time, and what is missing in it is said. */
#include "../enter.h"

static const struct binding gaps_bindings[] = {
	{K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg", NULL, true},
	{K_F1, ACT_HELP, "Hjälp", NULL, true},
	{0},
};

static const struct binding *
gaps_keys(const struct app *app)
{
	(void)app;
	return gaps_bindings;
}

static void
gaps_draw(const struct app *app, struct pane body)
{
	(void)app;
	(void)body;
}

static struct command
gaps_act(struct app *app, struct command command)
{
	(void)app;
	return command;
}

const struct look look_gaps = {
	.keys = gaps_keys,
	.draw = gaps_draw,
	.act = gaps_act,
};
