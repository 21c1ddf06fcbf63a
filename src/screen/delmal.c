/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Allt om delmålet: what every unit has said of it, side by side. What several say in like words stands
 * together with how many they are; it is shown together and never merged. Enter goes to a row's workshop.
 */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#define MARK_COLS  2
#define DOTS_COLS  4
#define CODE_COLS  6
#define OTHER_ROWS 3 /* of a text that is not picked */
#define LIST_PAGE  5 /* rows that PgDn goes past */

static const struct catalog_delmal *
delmal_of(const struct app *app)
{
	return &((const struct catalog_delmal *)app->catalog.delmal.item)[app->overview_delmal];
}

/* ---- rows ---- */

/* What heights and drawing are counted from. */
struct layout {
	const struct app *app;
	int text, unit; /* columns */
};

static struct layout
layout_of(const struct app *app, int cols)
{
	struct layout layout = {.app = app, .unit = cols < 70 ? 15 : cols < 98 ? 20 : 26};

	layout.text = cols - MARK_COLS - DOTS_COLS - CODE_COLS - layout.unit - 2;
	return layout;
}

static const struct overview_row *
row_at(const struct app *app, int at)
{
	return &app->overview.item[at];
}

static bool
begins_part(const struct app *app, int at)
{
	return !at || row_at(app, at)->part != row_at(app, at - 1)->part ||
	       strcmp(row_at(app, at)->heading, row_at(app, at - 1)->heading) != 0;
}

/* A heading has a row of air before it, but for the first. */
static int
heading_rows(const struct app *app, int at)
{
	return !begins_part(app, at) ? 0 : at ? 2 : 1;
}

/* What stands below the words: how many say it, or who and when. */
static const char *
below(const struct overview_row *row, char text[40])
{
	if (*row->detail)
		return row->detail;
	text[0] = '\0';
	if (row->units > 1)
		snprintf(text, 40,
			 row->part == OVERVIEW_ALIKE ? "liknar hos %d enheter"
						     : "sägs av %d enheter",
			 row->units);
	return text;
}

static int
words_rows(const struct layout *layout, int at)
{
	const struct overview_row *row = row_at(layout->app, at);
	bool picked = at == layout->app->overview_list.picked;

	return wrap_rows(row->text, layout->text - 2 * row->is_again,
			 picked ? WRAP_LINES : OTHER_ROWS);
}

static int
row_height(const void *of, int at)
{
	const struct layout *layout = of;
	const struct overview_row *row = row_at(layout->app, at);
	int unit = wrap_rows(row->unit, layout->unit, OTHER_ROWS), rows = words_rows(layout, at);
	char text[40];

	if (*below(row, text))
		rows += wrap_rows(below(row, text), layout->text, OTHER_ROWS);
	return heading_rows(layout->app, at) + (rows > unit ? rows : unit);
}

/* ---- drawing ---- */

static void
draw_heading(const struct app *app, struct pane rows, int at)
{
	const struct overview_row *row = row_at(app, at);
	enum style style =
		row->part == OVERVIEW_NOTES ? style_box(STYLE_BAND_1, row->box) : STYLE_BAR;

	if (!rows.rows)
		return;
	rows = pane_part(rows, rows.rows - 1, 0, 1, rows.cols);
	pane_fill(rows, style);
	pane_text(rows, 0, 1, style, row->heading);
}

static void
draw_dots(struct pane rows, const struct overview_row *row, bool here)
{
	char dots[24];

	if (row->is_again)
		pane_text(rows, 0, MARK_COLS, here ? STYLE_HERE : STYLE_THREAD, "└");
	if (!row->dots)
		return;
	snprintf(dots, sizeof dots, "%d●", row->dots);
	pane_text_right(pane_part(rows, 0, 0, 1, MARK_COLS + DOTS_COLS - 1), 0,
			here ? STYLE_HERE : STYLE_THREAD, dots);
}

static void
draw_words(const struct layout *layout, struct pane rows, int at)
{
	const struct overview_row *row = row_at(layout->app, at);
	bool here = at == layout->app->overview_list.picked;
	int lines = words_rows(layout, at), in = 2 * row->is_again;
	enum style style = here ? STYLE_HERE : STYLE_PLAIN;
	char text[40];
	struct wrap wrap;

	wrap_text(&wrap, row->text, layout->text - in, here ? WRAP_LINES : OTHER_ROWS,
		  WRAP_BALANCED);
	pane_lines(pane_part(rows, 0, in, lines, layout->text - in),
		   row->units > 1 && !here ? STYLE_BOLD : style, row->text, &wrap, 0);
	rows = pane_part(rows, lines, 0, rows.rows, layout->text);
	if (*row->detail)
		pane_wrapped(rows,
			     here             ? STYLE_HERE_FAINT
			     : row->is_broken ? STYLE_WARN_TEXT
					      : STYLE_FAINT,
			     row->detail);
	else if (*below(row, text))
		pane_text(rows, 0, 0, here ? STYLE_HERE : STYLE_THREAD_TEXT, below(row, text));
}

static void
draw_row(const struct layout *layout, struct pane rows, int at)
{
	const struct app *app = layout->app;
	const struct overview_row *row = row_at(app, at);
	bool here = at == app->overview_list.picked;
	int col = MARK_COLS + DOTS_COLS;

	draw_heading(app, pane_cut_top(&rows, heading_rows(app, at)), at);
	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, MARK_COLS, false);
	}
	draw_dots(rows, row, here);
	pane_text(pane_part(rows, 0, col, 1, CODE_COLS - 1), 0, 0,
		  here ? STYLE_HERE : STYLE_THREAD_TEXT, row->code);
	draw_words(layout, pane_part(rows, 0, col + CODE_COLS, rows.rows, layout->text), at);
	pane_wrapped(pane_part(rows, 0, rows.cols - layout->unit, rows.rows, layout->unit),
		     here ? STYLE_HERE_FAINT : STYLE_FAINT, *row->unit ? row->unit : "utan enhet");
	pane_spot(rows, ACT_PICK, at);
}

static void
draw_rows(const struct app *app, struct pane pane)
{
	struct layout layout = layout_of(app, pane.cols);
	const struct list *list = &app->overview_list;

	for (int at = list_first(list, pane.rows, row_height, &layout);
	     at < list->count && pane.rows; at++)
		draw_row(&layout, pane_cut_top(&pane, row_height(&layout, at)), at);
}

/* The delmål at the head of it, as at the head of its workshops. */
static void
draw_head(const struct app *app, struct pane *rest)
{
	const struct catalog_delmal *delmal = delmal_of(app);
	struct pane head;
	struct wrap wrap;

	wrap_text(&wrap, delmal->text, rest->cols - 10, 4, WRAP_BALANCED);
	head = pane_cut_top(rest, wrap.count);
	pane_column_of(head, 0, 1, head.rows, STYLE_THREAD, "┃");
	pane_text(head, 0, 1, STYLE_THREAD, "┏");
	pane_textf(head, 0, 3, STYLE_BADGE, " %s ", delmal->id);
	pane_lines(pane_part(head, 0, 9, head.rows, head.cols - 10), STYLE_BOLD, delmal->text,
		   &wrap, 0);
}

/* "4 workshopar hos 3 enheter, 7 insatser, 2 brutna trådar". */
static void
draw_sums(const struct app *app, struct pane row)
{
	const struct overview *all = &app->overview;
	int col = 4;

	pane_text(row, 0, 1, STYLE_THREAD, "┗━");
	col += pane_textf(row, 0, col, STYLE_FAINT, "%d %s", all->sessions,
			  all->sessions == 1 ? "workshop" : "workshopar");
	if (all->units)
		col += pane_textf(row, 0, col, STYLE_FAINT, " hos %d %s", all->units,
				  all->units == 1 ? "enhet" : "enheter");
	if (all->insatser)
		col += pane_textf(row, 0, col, STYLE_FAINT, ", %d %s", all->insatser,
				  all->insatser == 1 ? "insats" : "insatser");
	if (all->broken)
		pane_textf(row, 0, col + 1, STYLE_WARN, " %d %s ", all->broken,
			   all->broken == 1 ? "tråd bruten" : "trådar brutna");
}

static void
delmal_draw(const struct app *app, struct pane pane)
{
	char saved[40], place[40];
	struct pane rest;

	frame_saved(app, saved);
	snprintf(place, sizeof place, "Allt om delmål %.16s", delmal_of(app)->id);
	rest = frame_bars(app, pane, place, saved);
	draw_head(app, &rest);
	draw_sums(app, pane_cut_top(&rest, 1));
	if (app_mode(app) != MODE_LARGE)
		pane_cut_top(&rest, 1);
	rest = pane_part(rest, 0, 1, rest.rows, rest.cols - 2);
	if (app->overview.count)
		draw_rows(app, rest);
	else
		pane_wrapped(pane_part(rest, 0, 2, rest.rows, rest.cols - 4), STYLE_PLAIN,
			     "Ingen enhet har sagt något om delmålet än. Det kommer hit när en "
			     "workshop är hållen, eller när filer läses in.");
	frame_toast(app, pane);
}

/* ---- opening ---- */

static bool
is_of(const struct row *row, const struct app *app)
{
	return !strcmp(row->summary.delmal, delmal_of(app)->id) &&
	       !strcmp(row->summary.catalog, app->catalog.id);
}

/* One that cannot be read is told, and the others are shown. */
static void
delmal_read(struct app *app)
{
	for (int at = 0; at < app->session_rows.count; at++) {
		struct session session = {0};
		struct err err;
		int damaged;

		if (!is_of(&app->session_rows.item[at], app))
			continue;
		if (app->ports->open(app->ports->world, app->session_rows.item[at].id, &session,
				     &damaged, &err))
			overview_add(&app->overview, &session);
		else
			app_err(app, &err);
		session_free(&session);
	}
	overview_arrange(&app->overview);
}

void
delmal_enter(struct app *app, int delmal)
{
	app_keep_draft(app);
	app_read_rows(app);
	overview_free(&app->overview);
	app->overview_in_matrix = app->page[0] == &page_matrix ||
				  (app->page[0] == &page_delmal && app->overview_in_matrix);
	app->overview_delmal = delmal;
	delmal_read(app);
	app->overview_list = (struct list){app->overview.count, app->overview.count ? 0 : -1, 0};
	app_show(app, &page_delmal);
}

/* Where one is: the delmål of the page, else that of the open workshop. */
static int
delmal_here(const struct app *app)
{
	const struct catalog_delmal *delmal = app->catalog.delmal.item;

	if (app->page[0] == &page_matrix)
		return app->matrix_column;
	if (app->page[0] == &page_delmal)
		return app->overview_delmal;
	for (int at = 0; app->in_session && at < app->catalog.delmal.count; at++)
		if (!strcmp(delmal[at].id, app_delmal_id(app)))
			return at;
	return app->start_unfolded < app->catalog.delmal.count ? app->start_unfolded : 0;
}

void
delmal_enter_here(struct app *app)
{
	delmal_enter(app, delmal_here(app));
}

/* ---- acting ---- */

static void
delmal_follow(struct app *app, int at)
{
	if (at >= 0 && at < app->overview.count)
		app_goto(app, row_at(app, at)->session, row_at(app, at)->item);
}

/* A click picks a row, and a click on the picked row goes to it. */
static void
delmal_pick(struct app *app, int at)
{
	if (at == app->overview_list.picked)
		delmal_follow(app, at);
	else if (at >= 0 && at < app->overview.count)
		app->overview_list.picked = at;
}

/* The delmål before or after, without going back. */
static void
delmal_turn(struct app *app, int by)
{
	int delmal = app->overview_delmal + by;

	if (delmal >= 0 && delmal < app->catalog.delmal.count)
		delmal_enter(app, delmal);
}

static struct command
delmal_act(struct app *app, struct command command)
{
	if (overlay_list(&app->overview_list, command, LIST_PAGE))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: delmal_follow(app, app->overview_list.picked); break;
	case ACT_PICK: delmal_pick(app, command.arg); break;
	case ACT_LEFT: delmal_turn(app, -1); break;
	case ACT_RIGHT: delmal_turn(app, 1); break;
	case ACT_ESCAPE:
		if (!app->overview_in_matrix)
			return command;
		matrix_return(app);
		break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding delmal_bindings[] = {
	{ K_ENTER,     ACT_ENTER,       "Öppna",           NULL,  false },
	{ K_UP,        ACT_UP,          "Välj",            "↑ ↓", false },
	{ K_LEFT,      ACT_LEFT,        "Byt delmål",      "← →", false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Tillbaka",        NULL,  false },
	{ K_F9,        ACT_MATRIX,      "Enheter",         NULL,  false },
	{ K_DOWN,      ACT_DOWN,        NULL,              NULL,  false },
	{ K_RIGHT,     ACT_RIGHT,       NULL,              NULL,  false },
	{ K_HOME,      ACT_HOME,        NULL,              NULL,  false },
	{ K_END,       ACT_END,         NULL,              NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,              NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,              NULL,  false },
	{ K_F1,        ACT_HELP,        "Hjälp",           NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
delmal_keys(const struct app *app)
{
	(void)app;
	return delmal_bindings;
}

const struct page page_delmal = {
	.name = "delmal",
	.keys = delmal_keys,
	.draw = delmal_draw,
	.act = delmal_act,
};
