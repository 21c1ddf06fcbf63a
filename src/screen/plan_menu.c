/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The menus of the plan's page: which rows to show, in which order, where a new row is to stand,
 * and which mål one is moved to. The lines are made when a menu is opened.
 */
#include "plan_page.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 66
#define NUMBERED     9 /* lines that a digit chooses */
#define OTHER_ROWS   2 /* for what is above and below those shown */

enum plan_menu_kind { MENU_ONLY, MENU_VALUE, MENU_SORT, MENU_NEW, MENU_GOAL, PLAN_MENUS };

static const char *const titles[PLAN_MENUS] = {"Visa bara …", "Vilka?", "Sortera planen",
					       "Var ska den nya raden stå?", "Till vilket mål?"};

/* Is it mål that are chosen among? Then a digit is a mål's own number, and 0 is mål 10, as in the
 * step Välj. */
static bool
is_of_goals(const struct app *app)
{
	return app->plan_menu.kind == MENU_GOAL ||
	       (app->plan_menu.kind == MENU_VALUE && app->plan.number == ONLY_GOAL);
}

/* The number that a line is chosen by; 0 when it is chosen by arrows alone. */
static int
number_of(const struct app *app, int at)
{
	if (is_of_goals(app))
		return app->plan_menu.item[at].number;
	return at < NUMBERED ? at + 1 : 0;
}

static int
line_by_digit(const struct app *app, int digit)
{
	int number = !digit && is_of_goals(app) ? 10 : digit;

	for (int at = 0; at < app->plan_menu.count; at++)
		if (number && number_of(app, at) == number)
			return at;
	return -1;
}

/* ---- lines ---- */

static void
add_line(struct app *app, const char *label, const char *value, int number)
{
	struct plan_line *line = vec_add(&app->plan_menu);

	memset(line, 0, sizeof *line);
	line->number = number;
	snprintf(line->label, sizeof line->label, "%.*s", (int)text_fit(label, 120), label);
	snprintf(line->value, sizeof line->value, "%s", value);
}

static void
open_menu(struct app *app, enum plan_menu_kind kind)
{
	app->plan_menu.kind = (int)kind;
	app->plan_menu.list = (struct list){app->plan_menu.count, app->plan_menu.count ? 0 : -1, 0};
	overlay_open(app, &page_plan_menu);
}

void
plan_menu_only(struct app *app)
{
	static const char *const labels[PLAN_ONLYS] = {
		"Allt",      "Ett delmål",         "Ett mål",
		"En enhet",  "En ansvarig",        "En status",
		"Försenade", "Utan vem eller när", "Olika uppgifter"};

	app->plan_menu.count = 0;
	for (int only = 0; only < PLAN_ONLYS; only++)
		add_line(app, labels[only], "", only);
	open_menu(app, MENU_ONLY);
}

void
plan_menu_sort(struct app *app)
{
	static const char *const labels[PLAN_SORTS] = {"Efter mål, som i dokumentet",
						       "Efter datum, tidigast först", "Efter enhet",
						       "Efter status"};

	app->plan_menu.count = 0;
	for (int sort = 0; sort < PLAN_SORTS; sort++)
		add_line(app, labels[sort], "", sort);
	open_menu(app, MENU_SORT);
	app->plan_menu.list.picked = app->plan.sort;
}

/* A new row right under the mål of the picked one, or as an aktivitet under its row of the
 * document. */
void
plan_menu_new(struct app *app)
{
	const struct plan_row *row = plan_row_here(app);
	const char *parent = !row ? "" : row->kind == PLAN_MEASURE ? row->id : row->parent;
	int goal = row ? row->goal : 0;
	char label[200];

	if (!*parent) {
		plan_new_row(app, goal, "");
		return;
	}
	app->plan_menu.count = 0;
	add_line(app, "Aktivitet under raden i dokumentet", parent, goal);
	snprintf(label, sizeof label, "Egen insats direkt under mål %d", goal);
	add_line(app, label, "", goal);
	open_menu(app, MENU_NEW);
}

static void
add_goals(struct app *app)
{
	const struct catalog_goal *goal = app->catalog.goals.item;

	for (int at = 0; at < app->catalog.goals.count; at++)
		add_line(app, goal[at].name, "", goal[at].number);
}

void
plan_menu_goal(struct app *app)
{
	const struct plan_row *row = plan_row_here(app);

	if (!row || row->kind == PLAN_MEASURE) {
		app_tell(app,
			 "Rader i dokumentet står där de står. Välj en insats eller aktivitet.");
		return;
	}
	app->plan_menu.count = 0;
	add_goals(app);
	add_line(app, "Utan mål", "", 0);
	open_menu(app, MENU_GOAL);
}

/* ---- the values there are ---- */

static bool
has_value(const struct plan_menu *menu, const char *value)
{
	for (int at = 0; at < menu->count; at++)
		if (!strcmp(menu->item[at].value, value))
			return true;
	return false;
}

static const char *
value_of(const struct plan_row *row, enum plan_only only)
{
	return only == ONLY_DELMAL ? row->delmal : only == ONLY_UNIT ? row->unit : row->owner;
}

/* Those that some row has, in Swedish order. */
static void
add_values(struct app *app, enum plan_only only)
{
	struct plan_menu *menu = &app->plan_menu;
	const struct plan *plan = app->plan.all;

	for (int at = 0; at < plan->row.count; at++) {
		const char *value = value_of(&plan->row.item[at], only);

		if (!*value || has_value(menu, value))
			continue;
		add_line(app, value, value, 0);
		for (int to = menu->count - 1;
		     to > 0 && text_compare(menu->item[to].value, menu->item[to - 1].value) < 0;
		     to--) {
			struct plan_line line = menu->item[to];

			menu->item[to] = menu->item[to - 1];
			menu->item[to - 1] = line;
		}
	}
}

static void
open_values(struct app *app, enum plan_only only)
{
	const struct choice *status = item_fields[ITEM_STATUS].choices;

	app->plan.number = (int)only;
	app->plan_menu.count = 0;
	if (only == ONLY_GOAL)
		add_goals(app);
	else if (only == ONLY_STATUS)
		for (int at = 0; status[at].name; at++)
			add_line(app, status[at].label, "", at);
	else
		add_values(app, only);
	if (!app->plan_menu.count)
		app_tell(app, "Ingen rad har något sådant än.");
	else
		open_menu(app, MENU_VALUE);
}

/* ---- choosing ---- */

static void
show_only(struct app *app, enum plan_only only, const struct plan_line *line)
{
	app->plan.only = (int)only;
	app->plan.number = line->number;
	snprintf(app->plan.value, sizeof app->plan.value, "%s", line->value);
	plan_refresh(app);
	plan_settle(app);
}

static void
choose(struct app *app, int at)
{
	struct plan_line line;

	if (at < 0 || at >= app->plan_menu.count)
		return;
	line = app->plan_menu.item[at];
	app_close(app);
	switch ((enum plan_menu_kind)app->plan_menu.kind) {
	case MENU_ONLY:
		if (line.number >= ONLY_DELMAL && line.number <= ONLY_STATUS)
			open_values(app, (enum plan_only)line.number);
		else
			show_only(app, (enum plan_only)line.number, &line);
		break;
	case MENU_VALUE: show_only(app, (enum plan_only)app->plan.number, &line); break;
	case MENU_SORT:
		app->plan.sort = line.number;
		plan_refresh(app);
		plan_settle(app);
		break;
	case MENU_NEW: plan_new_row(app, line.number, line.value); break;
	default: plan_move_to(app, line.number); plan_settle(app);
	}
}

/* ---- drawing ---- */

static int
one_row(const void *of, int row)
{
	(void)of;
	(void)row;
	return 1;
}

static void
draw_line(const struct app *app, struct pane row, int at, bool here)
{
	int number = number_of(app, at);

	if (here) {
		pane_fill(row, STYLE_HERE);
		pane_text(row, 0, 1, STYLE_HERE, "▶");
		pane_cursor(row, 0, 3, false);
	}
	if (number)
		pane_textf(row, 0, 3, here ? STYLE_HERE : STYLE_CARD_BOLD,
			   is_of_goals(app) ? "%2d" : "%d", number);
	pane_text(row, 0, 6, here ? STYLE_HERE : STYLE_CARD, app->plan_menu.item[at].label);
	pane_spot(row, ACT_PICK, at);
}

static void
menu_draw(const struct app *app, struct pane pane)
{
	const struct plan_menu *menu = &app->plan_menu;
	int most = overlay_rows(app) - OTHER_ROWS;
	int shown = menu->count < most ? menu->count : most;
	struct pane inside = frame_overlay(pane, shown + OTHER_ROWS,
					   overlay_cols(app, CONTENT_COLS), titles[menu->kind]);
	struct pane above = pane_cut_top(&inside, 1);
	int first = list_first(&menu->list, shown, one_row, NULL);

	if (first)
		pane_textf(above, 0, 3, STYLE_CARD_FAINT, "▲ %d till", first);
	for (int at = first; at < menu->count && at < first + shown; at++)
		draw_line(app, pane_cut_top(&inside, 1), at, at == menu->list.picked);
	if (first + shown < menu->count)
		pane_textf(inside, 0, 3, STYLE_CARD_FAINT, "▼ %d till",
			   menu->count - first - shown);
	frame_toast(app, pane);
}

/* ---- keys ---- */

/* clang-format off */
static const struct binding menu_bindings[] = {
	{ K_UP,        ACT_UP,          "Välj",        "↑ ↓", false },
	{ K_ENTER,     ACT_ENTER,       "Gör så",      NULL,  false },
	{ '0',         ACT_DIGIT,       "Välj direkt", "Nr",  false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng",       NULL,  false },
	{ K_DOWN,      ACT_DOWN,        NULL,          NULL,  false },
	{ K_HOME,      ACT_HOME,        NULL,          NULL,  false },
	{ K_END,       ACT_END,         NULL,          NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,          NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,          NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
menu_keys(const struct app *app)
{
	(void)app;
	return menu_bindings;
}

static struct command
menu_act(struct app *app, struct command command)
{
	struct command none = {ACT_NONE, 0};

	if (overlay_list(&app->plan_menu.list, command, overlay_rows(app) - OTHER_ROWS))
		return none;
	switch (command.action) {
	case ACT_ENTER: choose(app, app->plan_menu.list.picked); return none;
	case ACT_PICK: choose(app, command.arg); return none;
	case ACT_DIGIT: choose(app, line_by_digit(app, command.arg)); return none;
	default: return overlay_writes(app, command);
	}
}

/* Words belong to what comes after the question, and are not swallowed in silence. */
static bool
menu_type(struct app *app, int key)
{
	if (!key_is_text(key) || (key >= '0' && key <= '9') || key == '/' || key == '?')
		return false;
	app_tell(app, "%s",
		 app->plan_menu.kind == MENU_NEW
			 ? "Välj först var raden ska stå, med 1 eller 2. Skriv den sedan."
			 : "Här väljer man: ↑ ↓ och Enter, eller siffran.");
	return true;
}

const struct page page_plan_menu = {
	.name = "plan-menu",
	.is_overlay = true,
	.keys = menu_keys,
	.draw = menu_draw,
	.act = menu_act,
	.type = menu_type,
};
