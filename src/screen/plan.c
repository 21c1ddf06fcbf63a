/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Handlingsplanen so far: the insatser of every workshop, with what is missing in them. It is read
 * anew each time it is opened, and only looked at; Enter goes to the workshop where an insats was
 * made.
 */
#include "enter.h"
#include "insats.h"

#include <stdio.h>
#include <string.h>

#define PLAN_ROWS   500 /* more insatser than these are not listed */
#define GAP         2
#define MARK_COLS   2
#define NUMBER_COLS 4
#define END_COLS    11
#define DELMAL_COLS 6
#define OTHER_ROWS  3
#define WHOLE_ROWS  8

/* clang-format off */
static const struct binding plan_bindings[] = {
	{ K_ENTER,     ACT_ENTER,  "Till workshopen", NULL,  false },
	{ K_UP,        ACT_UP,     "Välj rad",        "↑ ↓", false },
	{ K_ESCAPE,    ACT_ESCAPE, "Tillbaka",        NULL,  false },
	{ K_DOWN,      ACT_DOWN,   NULL,              NULL,  false },
	{ K_HOME,      ACT_HOME,   NULL,              NULL,  false },
	{ K_END,       ACT_END,    NULL,              NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP, NULL,           NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,         NULL,  false },
	{ K_F1,        ACT_HELP,   "Hjälp",           NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
plan_keys(const struct app *app)
{
	(void)app;
	return plan_bindings;
}

/* ---- gathering ---- */

void
plan_free(struct plan *plan)
{
	vec_free(plan);
	arena_free(&plan->arena);
}

/* By mål, those without last; then by day, those without last. */
static int
plan_compare(const struct plan_row *a, const struct plan_row *b)
{
	if (a->goal != b->goal)
		return !a->goal ? 1 : !b->goal ? -1 : a->goal - b->goal;
	if (!*a->end != !*b->end)
		return !*a->end - !*b->end;
	return strcmp(a->end, b->end);
}

/* Puts the row where it belongs; after those that are its equals. */
static void
plan_add(struct plan *plan, const struct plan_row *row)
{
	int at;

	if (plan->count >= PLAN_ROWS)
		return;
	(void)*vec_add(plan);
	for (at = plan->count - 1; at > 0 && plan_compare(row, &plan->item[at - 1]) < 0; at--)
		plan->item[at] = plan->item[at - 1];
	plan->item[at] = *row;
}

static void
plan_add_insats(struct plan *plan, const struct session *session, const struct item *action)
{
	const struct item *self = session_self(session);
	const char *unit = session_text(session, action, ITEM_UNIT);
	struct arena *arena = &plan->arena;

	if (!*unit)
		unit = session_text(session, self, ITEM_UNIT);
	plan_add(plan,
		 &(struct plan_row){
			 .session = session->id,
			 .item = action->id,
			 .goal = session_int(session, action, ITEM_GOAL, 0),
			 .decided = session_int(session, action, ITEM_MANDATE, MANDATE_PROPOSED) ==
				    MANDATE_DECIDED,
			 .status = session_int(session, action, ITEM_STATUS, STATUS_NOT_STARTED),
			 .text = arena_text(arena, outcome_words(session, action)),
			 .owner = arena_text(arena, session_text(session, action, ITEM_OWNER)),
			 .end = arena_text(arena, session_text(session, action, ITEM_END)),
			 .delmal = arena_text(arena, session_text(session, self, ITEM_DELMAL)),
			 .unit = arena_text(arena, unit),
		 });
}

static void
plan_add_session(struct plan *plan, const struct session *session)
{
	for (int at = 0; at < session->items.count; at++)
		if (insats_is_chosen(session, &session->items.item[at]))
			plan_add_insats(plan, session, &session->items.item[at]);
}

/* One that cannot be read is told, and the others are listed. */
static void
plan_read(struct app *app)
{
	for (int at = 0; at < app->session_rows.count; at++) {
		struct session session = {0};
		struct err err;
		int damaged;

		if (app->ports->open(app->ports->world, app->session_rows.item[at].id, &session,
				     &damaged, &err))
			plan_add_session(&app->plan, &session);
		else
			app_err(app, &err);
		session_free(&session);
	}
}

void
plan_enter(struct app *app)
{
	app_keep_draft(app);
	app_read_rows(app);
	plan_free(&app->plan);
	plan_read(app);
	app->plan_list = (struct list){app->plan.count, app->plan.count ? 0 : -1, 0};
	app_show(app, &page_plan);
}

/* ---- the table ---- */

struct plan_columns {
	const struct app *app;
	bool narrow;                   /* the mål by its number alone, no delmål */
	int goal, text, owner, delmal; /* widths */
};

static struct plan_columns
plan_columns(const struct app *app, int cols)
{
	struct plan_columns columns = {.app = app, .narrow = app_mode(app) == MODE_LARGE};
	int rest;

	columns.owner = cols < 90 ? 15 : cols < 120 ? 18 : 24;
	columns.delmal = columns.narrow ? 0 : cols < 98 ? DELMAL_COLS : cols < 120 ? 18 : 24;
	rest = cols - MARK_COLS - columns.owner - END_COLS - columns.delmal -
	       (columns.narrow ? 3 : 4) * GAP;
	columns.goal = columns.narrow ? 3 : rest * 4 / 10;
	columns.text = rest - columns.goal;
	return columns;
}

static const char *
goal_name(const struct app *app, int number)
{
	const struct catalog_goal *goal = number ? catalog_goal(&app->catalog, number) : NULL;

	return goal ? goal->name : "";
}

static int
row_height(const void *of, int at)
{
	const struct plan_columns *columns = of;
	const struct plan_row *row = &columns->app->plan.item[at];
	int most = at == columns->app->plan_list.picked ? WHOLE_ROWS : OTHER_ROWS;
	int rows = wrap_rows(row->text, columns->text, most), other;

	other = wrap_rows(row->owner, columns->owner, most);
	rows = other > rows ? other : rows;
	other = columns->narrow ? 0
				: wrap_rows(goal_name(columns->app, row->goal),
					    columns->goal - NUMBER_COLS, most);
	rows = other > rows ? other : rows;
	return (rows < 1 ? 1 : rows) + 1;
}

/* Cuts a column off the left, and the gap after it. */
static struct pane
cut_column(struct pane *rest, int cols)
{
	struct pane column = pane_cut_left(rest, cols);

	pane_cut_left(rest, GAP);
	return column;
}

static void
draw_header(struct pane row, const struct plan_columns *columns)
{
	pane_fill(row, STYLE_BAR);
	pane_cut_left(&row, MARK_COLS);
	pane_text(cut_column(&row, columns->goal), 0, 0, STYLE_BAR, "Mål");
	pane_text(cut_column(&row, columns->text), 0, 0, STYLE_BAR, "Insats");
	pane_text(cut_column(&row, columns->owner), 0, 0, STYLE_BAR, "Ansvarig");
	pane_text(cut_column(&row, END_COLS), 0, 0, STYLE_BAR, "Klart");
	pane_text(row, 0, 0, STYLE_BAR, "Delmål");
}

static void
draw_goal(const struct app *app, struct pane cell, const struct plan_row *row, bool here)
{
	char number[16];

	if (!row->goal) {
		insats_value(cell, STYLE_PLAIN, "", cell.cols < 9 ? "?" : "vilket?");
		return;
	}
	snprintf(number, sizeof number, "%d", row->goal);
	pane_text(cell, 0, 0, here ? STYLE_HERE : STYLE_THREAD_TEXT, number);
	pane_wrapped(pane_part(cell, 0, NUMBER_COLS, cell.rows, cell.cols - NUMBER_COLS),
		     here ? STYLE_HERE : STYLE_PLAIN, goal_name(app, row->goal));
}

/* The delmål, and under it the unit where the column is wide enough to say it. */
static void
draw_delmal(struct pane cell, const struct plan_row *row, bool here)
{
	pane_text(cell, 0, 0, here ? STYLE_HERE : STYLE_PLAIN, row->delmal);
	if (cell.cols > DELMAL_COLS)
		pane_wrapped(pane_part(cell, 1, 0, cell.rows, cell.cols),
			     here ? STYLE_HERE_FAINT : STYLE_FAINT, row->unit);
}

static void
draw_row(const struct plan_columns *columns, struct pane rows, int at)
{
	const struct app *app = columns->app;
	const struct plan_row *row = &app->plan.item[at];
	bool here = at == app->plan_list.picked;
	enum style style = here ? STYLE_HERE : STYLE_PLAIN;
	char day[INSATS_DAY];

	pane_spot(rows, ACT_PICK, at);
	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, MARK_COLS, false);
	}
	pane_cut_left(&rows, MARK_COLS);
	draw_goal(app, cut_column(&rows, columns->goal), row, here);
	pane_wrapped(cut_column(&rows, columns->text), here ? STYLE_HERE : STYLE_BOLD, row->text);
	insats_value(cut_column(&rows, columns->owner), style, row->owner, "vem?");
	insats_value(cut_column(&rows, END_COLS), style, insats_day(row->end, day), "när?");
	draw_delmal(rows, row, here);
}

static void
draw_table(const struct app *app, struct pane pane)
{
	struct plan_columns columns = plan_columns(app, pane.cols);
	int first;

	draw_header(pane_cut_top(&pane, 1), &columns);
	first = list_first(&app->plan_list, pane.rows + 1, row_height, &columns);
	for (int at = first; at < app->plan.count && pane.rows; at++) {
		draw_row(&columns, pane_cut_top(&pane, row_height(&columns, at) - 1), at);
		if (at + 1 < app->plan.count)
			pane_row_of(pane_cut_top(&pane, 1), 0, 0, pane.cols, STYLE_LINE, "─");
	}
}

/* ---- around it ---- */

/* The målbild, from which the plan hangs. */
static void
draw_vision(const struct app *app, struct pane *rest)
{
	int most = app_mode(app) == MODE_LARGE ? 1 : 2;
	struct pane head, row;
	struct wrap wrap;

	wrap_text(&wrap, app->catalog.vision, rest->cols - 4, most, WRAP_BALANCED);
	head = pane_cut_top(rest, wrap.count);
	pane_column_of(head, 0, 1, head.rows, STYLE_THREAD, "┃");
	pane_text(head, 0, 1, STYLE_THREAD, "┏");
	pane_lines(pane_part(head, 0, 3, head.rows, head.cols - 4), STYLE_BOLD, app->catalog.vision,
		   &wrap, 0);
	row = pane_cut_top(rest, 1);
	pane_text(row, 0, 1, STYLE_THREAD, "┗━");
	pane_text(row, 0, 4, STYLE_FAINT, "Insatserna så här långt. Vem gör vad, till när?");
	if (app_mode(app) != MODE_LARGE)
		pane_cut_top(rest, 1);
}

static int
lacking_count(const struct plan *plan)
{
	int lacking = 0;

	for (int at = 0; at < plan->count; at++)
		lacking += !*plan->item[at].owner || !*plan->item[at].end;
	return lacking;
}

static int
status_count(const struct plan *plan, enum status status)
{
	int count = 0;

	for (int at = 0; at < plan->count; at++)
		count += plan->item[at].status == (int)status;
	return count;
}

/* "3 rader saknar ansvarig eller datum. Hela planen: 5 insatser, 1 klar, 1 pågår." */
static void
draw_sums(const struct app *app, struct pane row)
{
	const struct plan *plan = &app->plan;
	int lacking = lacking_count(plan), done = status_count(plan, STATUS_DONE);
	int ongoing = status_count(plan, STATUS_ONGOING), col = 0;

	row = pane_part(row, 0, 1, 1, row.cols - 2);
	if (lacking) {
		col = pane_textf(row, 0, 0, STYLE_WARN, lacking == 1 ? " %d rad " : " %d rader ",
				 lacking);
		col += pane_text(row, 0, col, STYLE_FAINT, " saknar ansvarig eller datum. ");
	}
	col += pane_textf(row, 0, col, STYLE_FAINT,
			  plan->count == 1 ? "Hela planen: %d insats" : "Hela planen: %d insatser",
			  plan->count);
	if (done)
		col += pane_textf(row, 0, col, STYLE_FAINT, ", %d klar%s", done,
				  done == 1 ? "" : "a");
	if (ongoing)
		col += pane_textf(row, 0, col, STYLE_FAINT, ", %d pågår", ongoing);
	pane_text(row, 0, col, STYLE_FAINT, ".");
}

static void
plan_draw(const struct app *app, struct pane pane)
{
	char saved[40];
	struct pane rest;

	frame_saved(app, saved);
	rest = frame_bars(app, pane, "Handlingsplanen", saved);
	draw_vision(app, &rest);
	if (app->plan.count) {
		draw_sums(app, pane_cut_bottom(&rest, 1));
		pane_cut_bottom(&rest, app_mode(app) == MODE_WIDE);
		draw_table(app, pane_part(rest, 0, 1, rest.rows, rest.cols - 2));
	} else {
		pane_text(rest, 0, 3, STYLE_FAINT,
			  "Inga insatser än. De kommer hit när ni valt förslag.");
	}
	frame_toast(app, pane);
}

/* ---- what is done ---- */

/* To the workshop of the picked row; the one that is open needs no reading. */
static void
plan_follow(struct app *app)
{
	struct id session;

	if (app->plan_list.picked < 0)
		return;
	session = app->plan.item[app->plan_list.picked].session;
	if (app->in_session && id_same(app->session.id, session))
		app_show(app, &page_run);
	else
		app_open_session(app, session);
}

/* A click picks a row, and a click on the picked row opens it. */
static void
plan_pick(struct app *app, int at)
{
	if (at == app->plan_list.picked)
		plan_follow(app);
	else if (at >= 0 && at < app->plan.count)
		app->plan_list.picked = at;
}

static struct command
plan_act(struct app *app, struct command command)
{
	struct list *list = &app->plan_list;

	switch (command.action) {
	case ACT_UP: list_move(list, -1); break;
	case ACT_DOWN: list_move(list, 1); break;
	case ACT_SCROLL_UP: list_move(list, -3); break;
	case ACT_SCROLL_DOWN: list_move(list, 3); break;
	case ACT_HOME: list_move(list, -PLAN_ROWS); break;
	case ACT_END: list_move(list, PLAN_ROWS); break;
	case ACT_PICK: plan_pick(app, command.arg); break;
	case ACT_ENTER: plan_follow(app); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

const struct page page_plan = {
	.name = "plan",
	.keys = plan_keys,
	.draw = plan_draw,
	.act = plan_act,
};
