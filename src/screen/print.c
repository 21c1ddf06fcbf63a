/* SPDX-License-Identifier: EUPL-1.2 */
/* Skriv ut: the plan in the form that somebody else needs, and the open workshop as minutes. Each becomes a file,
 * and it is told where. */
#include "overlay.h"

#include <stdio.h>

#define CONTENT_COLS 66

/* clang-format off */
static const struct {
	bool session; /* of the open workshop; else of the plan */
	enum out_form form;
	const char *label, *use;
} prints[] = {
	{ true,  OUT_MARKDOWN, "Workshopen, minnesanteckningar", "Markdown" },
	{ true,  OUT_HTML,     "Workshopen, sida att skriva ut", "webbsida" },
	{ false, OUT_MARKDOWN, "Planen, minnesanteckningar",     "Markdown" },
	{ false, OUT_HTML,     "Planen, sida att skriva ut",     "webbsida" },
	{ false, OUT_CSV,      "Planen, kalkylblad",             "CSV för Excel" },
	{ false, OUT_TSV,      "Planen, tabell",                 "TSV för Stratsys" },
	{ false, OUT_CALENDAR, "Planen, datum till kalendern",   "iCalendar" },
	{ false, OUT_JSON,     "Planen, för andra program",      "JSON" },
};
/* clang-format on */

/* The first that can be printed: without an open workshop there is none of it. */
static int
first_print(const struct app *app)
{
	return app->in_session ? 0 : 2;
}

static int
print_count(const struct app *app)
{
	return (int)COUNT(prints) - first_print(app);
}

static void
draw_line(const struct app *app, struct pane row, int at)
{
	int print = first_print(app) + at;
	bool here = at == app->print_list.picked;

	if (here) {
		pane_fill(row, STYLE_HERE);
		pane_text(row, 0, 1, STYLE_HERE, "▶");
		pane_cursor(row, 0, 3, false);
	}
	pane_textf(row, 0, 3, here ? STYLE_HERE : STYLE_CARD_BOLD, "%d", at + 1);
	pane_text(row, 0, 6, here ? STYLE_HERE : STYLE_CARD, prints[print].label);
	pane_text_right(pane_part(row, 0, 0, 1, row.cols - 2), 0,
			here ? STYLE_HERE_FAINT : STYLE_CARD_FAINT, prints[print].use);
	pane_spot(row, ACT_PICK, at);
}

static void
print_draw(const struct app *app, struct pane pane)
{
	int count = print_count(app);
	struct pane inside = frame_overlay(pane, count + 2, overlay_cols(app, CONTENT_COLS),
					   "Vad ska skrivas ut?");

	pane_cut_top(&inside, 1);
	for (int at = 0; at < count; at++)
		draw_line(app, pane_cut_top(&inside, 1), at);
	frame_toast(app, pane);
}

void
print_enter(struct app *app)
{
	app->print_list = (struct list){print_count(app), 0, 0};
	overlay_open(app, &page_print);
}

static void
print_do(struct app *app, int at)
{
	int print = first_print(app) + at;
	const struct session *session;
	char where[201];
	struct err err;

	if (at < 0 || at >= print_count(app))
		return;
	session = prints[print].session ? &app->session : NULL;
	app_close(app);
	app_keep_draft(app);
	if (app->ports->print(app->ports->world, session, prints[print].form, where, &err))
		app_tell(app, "%s: filen ligger i %s.", session ? "Workshopen" : "Planen", where);
	else
		app_err(app, &err);
}

static struct command
print_act(struct app *app, struct command command)
{
	/* The workshop may have been let go of behind it. */
	list_resize(&app->print_list, print_count(app));
	if (overlay_list(&app->print_list, command, 3))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: print_do(app, app->print_list.picked); break;
	case ACT_PICK: print_do(app, command.arg); break;
	case ACT_DIGIT: print_do(app, command.arg - 1); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding print_bindings[] = {
	{ K_DOWN,   ACT_DOWN,   "Välj",        "↑ ↓", false },
	{ K_UP,     ACT_UP,     NULL,          NULL,  false },
	{ K_ENTER,  ACT_ENTER,  "Skriv ut",    NULL,  false },
	{ '0',      ACT_DIGIT,  "Välj direkt", "Nr",  false },
	{ K_ESCAPE, ACT_ESCAPE, "Stäng",       NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
print_keys(const struct app *app)
{
	(void)app;
	return print_bindings;
}

const struct page page_print = {
	.name = "print",
	.is_overlay = true,
	.keys = print_keys,
	.draw = print_draw,
	.act = print_act,
};
