/* SPDX-License-Identifier: EUPL-1.2 */
/* Tyst: everybody writes alone, on paper, while the time runs. */
#include "../countdown.h"

/* The planned time and what has been added to it. */
static int64_t
whole_ms(const struct app *app)
{
	int planned[WORKSHOP_STEPS];
	int64_t whole, left = app_clock_left(app);

	timebox_planned(&app->session, planned);
	whole = (int64_t)planned[app->session.at] * 60000;
	return left > whole ? left : whole;
}

static void
silent_draw(const struct app *app, struct pane body)
{
	const struct silent_params *params = app_step(app)->params;
	struct countdown countdown = {.left_ms = app_clock_left(app), .whole_ms = whole_ms(app)};

	countdown.boxes = app_step_boxes(app, &params->boxes, countdown.box);
	countdown_draw(app, body, &countdown);
}

/* ---- keys ---- */

static struct command
silent_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_MORE: app_clock_add(app, 1); break;
	case ACT_LESS: app_clock_add(app, -1); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static bool
silent_guard(const struct app *app, struct err *why)
{
	return countdown_guard(app, app_clock_left(app), why);
}

/* clang-format off */
#define SILENT_REST \
	{ '+',         ACT_MORE,      "1 min till",   NULL, false }, \
	{ '-',         ACT_LESS,      "1 min mindre", "–",  false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",   NULL, true }, \
	{ K_F1,        ACT_HELP,      "Hjälp",        NULL, true }, \
	{ 0 }

static const struct binding running[] = {
	{ K_F5,        ACT_CLOCK,     "Pausa",        NULL, false }, SILENT_REST
};
static const struct binding standing[] = {
	{ K_F5,        ACT_CLOCK,     "Starta",       NULL, false }, SILENT_REST
};
/* clang-format on */

static const struct binding *
silent_keys(const struct app *app)
{
	return app_clock_runs(app) ? running : standing;
}

const struct look look_silent = {
	.short_head = true,
	.keys = silent_keys,
	.draw = silent_draw,
	.act = silent_act,
	.guard = silent_guard,
	.stray = "Nu skriver var och en på sina egna lappar.",
};
