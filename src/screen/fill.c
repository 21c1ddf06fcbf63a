/* SPDX-License-Identifier: EUPL-1.2 */
/* Prompts and script lines with what the group can change filled in, so that the wall never
 * states a number that has become wrong. */
#include "state.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/core/tally.h"

static void
fill_dots(const struct app *app, struct buf *out)
{
	buf_addf(out, "%d", tally_dots_each(&app->session, app_vote_step(app)));
}

static void
fill_minutes(const struct app *app, struct buf *out)
{
	int planned[WORKSHOP_STEPS];

	timebox_planned(&app->session, planned);
	buf_addf(out, "%d", planned[app->session.at]);
}

static void
fill_people(const struct app *app, struct buf *out)
{
	buf_addf(out, "%d",
		 session_int(&app->session, session_self(&app->session), ITEM_PEOPLE, 0));
}

static void
fill_notes(const struct app *app, struct buf *out)
{
	buf_addf(out, "%d", note_count(&app->session, -1));
}

static void
fill_time(const struct app *app, struct buf *out)
{
	int64_t ms = app->pause_until_ms ? app->pause_until_ms : app->now.ms;
	int minute = moment_minute((struct moment){ms, app->now.offset_minutes});

	buf_addf(out, "%02d.%02d", minute / 60, minute % 60);
}

/* A day three months ahead: when a group can look back at what it decided. */
static void
fill_date(const struct app *app, struct buf *out)
{
	struct day then = day_of_number(day_number(moment_day(app->now)) + 91);

	buf_addf(out, "%d %s", then.day, day_month_name(then.month));
}

static void
fill_delmal(const struct app *app, struct buf *out)
{
	buf_add(out, app_delmal_id(app));
}

static void
fill_step(const struct app *app, struct buf *out)
{
	buf_add(out, app_step(app)->title);
}

static void
fill_next(const struct app *app, struct buf *out)
{
	int next = app->session.at + 1;

	if (next < app->session.workshop.steps)
		buf_add(out, app->session.workshop.step[next].title);
}

static const struct {
	const char *name;
	void (*fill)(const struct app *app, struct buf *out);
} fills[] = {
	{"{prickar}", fill_dots},  {"{minuter}", fill_minutes}, {"{personer}", fill_people},
	{"{antal}", fill_notes},   {"{klockslag}", fill_time},  {"{datum}", fill_date},
	{"{delmål}", fill_delmal}, {"{steg}", fill_step},       {"{nästa}", fill_next},
};

void
app_fill(const struct app *app, const char *text, struct buf *out)
{
	while (*text) {
		size_t plain = strcspn(text, "{"), fill;

		buf_addn(out, text, plain);
		text += plain;
		if (!*text)
			return;
		for (fill = 0; fill < COUNT(fills); fill++)
			if (!strncmp(fills[fill].name, text, strlen(fills[fill].name)))
				break;
		if (fill < COUNT(fills)) {
			fills[fill].fill(app, out);
			text += strlen(fills[fill].name);
		} else {
			buf_addc(out, *text++);
		}
	}
}
