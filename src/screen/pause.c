/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Paus: the time to be back, in digits that are seen from the coffee machine. The clock of the
 * step stands still.
 */
#include "enter.h"

#include <stdio.h>

#include "rodtrad/canvas/digits.h"

#define PAUSE_MINUTES 15
#define EVEN_MS       (5 * 60000) /* a time that is easy to remember */

void
pause_for(struct app *app, int minutes)
{
	int64_t until = app->now.ms + (int64_t)minutes * 60000;

	app->pause_until_ms = (until + EVEN_MS - 1) / EVEN_MS * EVEN_MS;
}

void
pause_enter(struct app *app)
{
	if (app_clock_runs(app))
		app_clock_toggle(app);
	pause_for(app, PAUSE_MINUTES);
	app_show(app, &page_pause);
}

/* ---- drawing ---- */

/*
 * Digits as large as there is room for; in words when the terminal has no blocks for the small
 * ones.
 */
static int
draw_digits(const struct app *app, struct pane pane, const char *time)
{
	enum digits_scale scale = DIGITS_BIG;

	if (digits_cols(scale, time) > pane.cols || digits_rows(scale) > pane.rows)
		scale = DIGITS_SMALL;
	if (scale == DIGITS_SMALL && !app->full_glyphs) {
		pane_text_centre(pane, 0, STYLE_BOLD, time);
		return 1;
	}
	digits_draw(pane_part(pane, 0, (pane.cols - digits_cols(scale, time)) / 2,
			      digits_rows(scale), digits_cols(scale, time)),
		    scale, STYLE_BIG, STYLE_PAINT, time);
	return digits_rows(scale);
}

void
pause_draw_time(const struct app *app, struct pane pane, const char *then)
{
	struct moment until = {app->pause_until_ms, app->now.offset_minutes};
	int minute = moment_minute(until);
	int big = pane.rows > digits_rows(DIGITS_BIG) + 4 && pane.cols >= 90;
	int rows = big ? digits_rows(DIGITS_BIG) : digits_rows(DIGITS_SMALL);
	struct pane middle = pane_centre(pane, rows + 4, pane.cols);
	char time[16], said[60];

	/* The digits are painted blanks: who copies or listens gets the time in words too. */
	snprintf(time, sizeof time, "%02d:%02d", minute / 60 % 24, minute % 60);
	snprintf(said, sizeof said, "Paus. Vi fortsätter klockan %02d.%02d", minute / 60 % 24,
		 minute % 60);
	if (app->now.ms < app->pause_until_ms)
		pane_text_centre(middle, 0, STYLE_BOLD, said);
	else
		pane_text_centre(middle, 0, STYLE_WARN, " Nu fortsätter vi. ");
	pane_cut_top(&middle, 2);
	pane_cut_top(&middle, draw_digits(app, pane_part(middle, 0, 0, rows, middle.cols), time));
	pane_text_centre(middle, 1, STYLE_BOLD, then);
}

static void
pause_draw(const struct app *app, struct pane pane)
{
	int minute = moment_minute(app->now);
	char place[60], time[16], then[200];

	snprintf(place, sizeof place, "Delmål %.20s", app_delmal_id(app));
	snprintf(time, sizeof time, "%02d:%02d", minute / 60 % 24, minute % 60);
	snprintf(then, sizeof then, "Sedan: %.100s", app_step(app)->title);
	pause_draw_time(app, frame_bars(app, pane, place, time), then);
	frame_toast(app, pane);
}

/* ---- keys ---- */

/* The clock waits for F5, since all are seldom back at once. */
static void
pause_leave(struct app *app)
{
	app->pause_until_ms = 0;
	app_show(app, &page_run);
	if (app_step(app)->minutes)
		app_tell(app, "Tiden står still. F5 startar den.");
}

static void
pause_add(struct app *app, int64_t ms)
{
	if (app->pause_until_ms + ms > app->now.ms)
		app->pause_until_ms += ms;
}

static struct command
pause_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_MORE: pause_add(app, EVEN_MS); break;
	case ACT_LESS: pause_add(app, -EVEN_MS); break;
	case ACT_ENTER:
	case ACT_PAUSE:
	case ACT_NEXT_STEP:
	case ACT_LAST_STEP:
	case ACT_ESCAPE: pause_leave(app); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding pause_bindings[] = {
	{ K_F8,    ACT_PAUSE, "Tillbaka till tavlan", NULL, false },
	{ '+',     ACT_MORE,  "5 minuter till",       NULL, false },
	{ '-',     ACT_LESS,  "5 minuter mindre",     "–",  false },
	{ K_ENTER, ACT_ENTER, NULL,                   NULL, false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
pause_keys(const struct app *app)
{
	(void)app;
	return pause_bindings;
}

const struct page page_pause = {
	.name = "pause",
	.keys = pause_keys,
	.draw = pause_draw,
	.act = pause_act,
};
