/* SPDX-License-Identifier: EUPL-1.2 */
/* A stage of the chain. */
#include "../enter.h"

static void
chain_draw(const struct app *app, struct pane body)
{
	(void)app;
	(void)body;
}

static const struct binding *
chain_keys(const struct app *app)
{
	(void)app;
	return NULL;
}

static struct command
chain_act(struct app *app, struct command command)
{
	(void)app;
	return command;
}

const struct look look_chain = { .keys = chain_keys, .draw = chain_draw, .act = chain_act };
