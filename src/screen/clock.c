/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The clock of a step. It tells and never acts: nothing happens by itself when time is out. It is
 * kept as a setting and is no event, since what a room made does not depend on it.
 */
#include "state.h"

#include <stdio.h>
#include <string.h>

static int64_t
clock_full(const struct app *app, int step)
{
	int planned[WORKSHOP_STEPS];

	timebox_planned(&app->session, planned);
	return (int64_t)planned[step] * 60000;
}

int64_t
app_clock_left(const struct app *app)
{
	int step = app->session.at;
	int64_t left = app->clock.full[step] ? app->clock.left_ms[step] : clock_full(app, step);

	return app->clock.since_ms ? left - (app->now.ms - app->clock.since_ms) : left;
}

bool
app_clock_runs(const struct app *app)
{
	return app->in_session && app->clock.since_ms;
}

/* Stops it and writes down what is left. */
static void
clock_stop(struct app *app)
{
	int step = app->session.at;

	app->clock.left_ms[step] = app_clock_left(app);
	app->clock.full[step] = true;
	app->clock.since_ms = 0;
}

void
app_clock_toggle(struct app *app)
{
	if (app->clock.since_ms)
		clock_stop(app);
	else if (clock_full(app, app->session.at))
		app->clock.since_ms = app->now.ms;
}

void
app_clock_add(struct app *app, int minutes)
{
	int step = app->session.at;
	int64_t left = app_clock_left(app) + (int64_t)minutes * 60000;

	app->clock.left_ms[step] = left < 0 ? 0 : left;
	app->clock.full[step] = true;
	if (app->clock.since_ms)
		app->clock.since_ms = app->now.ms;
}

void
clock_replanned(struct app *app)
{
	int used[WORKSHOP_STEPS], step = app->session.at;

	timebox_used(&app->session, app->now, used);
	memset(app->clock.full, 0, sizeof app->clock.full);
	app->clock.left_ms[step] = clock_full(app, step) - (int64_t)used[step] * 60000;
	app->clock.full[step] = true;
	if (app->clock.since_ms)
		app->clock.since_ms = app->now.ms;
}

void
clock_text(int64_t ms, char text[16])
{
	int64_t seconds = ms <= 0 ? 0 : (ms + 999) / 1000;

	snprintf(text, 16, "%d:%02d", (int)(seconds / 60 % 1000), (int)(seconds % 60));
}
