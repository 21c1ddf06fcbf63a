/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Handlingsplanen: what all workshops and the documents come to, a row at a time, and where it is
 * followed up. Tab goes through the cells, vem and när are written in place, and what is typed
 * elsewhere finds rows.
 */
#include "plan_page.h"

#define ALL_ROWS 1000000 /* more than there are */

/* clang-format off */
#define PLAN_KEYS(ROW) \
	{ K_TAB,       ACT_NEXT_PANE,  "Nästa fält",  NULL,  false }, \
	{ K_UP,        ACT_UP,         "Välj rad",    "↑ ↓", false }, \
	{ K_CTRL('n'), ACT_NEW_ROW,    "Ny insats",   NULL,  false }, \
	{ K_F3,        ACT_PLAN_GAP,   "Nästa lucka", NULL,  false }, \
	{ K_F4,        ACT_PLAN_LATE,  "Nästa sena",  NULL,  false }, \
	{ K_F2,        ACT_PLAN_ROW,   ROW,           NULL,  false }, \
	{ K_F7,        ACT_PLAN_MOVE,  "Flytta",      NULL,  false }, \
	{ K_DELETE,    ACT_DELETE,     "Ta bort",     NULL,  false }, \
	{ K_DOWN,      ACT_DOWN,       NULL,          NULL,  false }, \
	{ K_BACKTAB,   ACT_LAST_PANE,  NULL,          NULL,  false }, \
	{ K_LEFT,      ACT_LEFT,       NULL,          NULL,  false }, \
	{ K_RIGHT,     ACT_RIGHT,      NULL,          NULL,  false }, \
	{ K_HOME,      ACT_HOME,       NULL,          NULL,  false }, \
	{ K_END,       ACT_END,        NULL,          NULL,  false }, \
	{ K_PAGE_UP,   ACT_SCROLL_UP,  NULL,          NULL,  false }, \
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,         NULL,  false }, \
	{ K_F1,        ACT_HELP,       "Hjälp",       NULL,  true  }, \
	{ 0 }

static const struct binding text_keys[] = {
	{ K_ENTER, ACT_ENTER, "Hela raden", NULL, false },
	PLAN_KEYS(NULL)
};
static const struct binding write_keys[] = {
	{ K_ENTER, ACT_ENTER, "Ändra", NULL, false },
	PLAN_KEYS("Hela raden")
};
static const struct binding written_keys[] = {
	{ K_ENTER, ACT_ENTER, "Spara", NULL, false },
	PLAN_KEYS("Hela raden")
};
static const struct binding status_keys[] = {
	{ ' ',     ACT_MORE,  "Nästa status", "Mellanslag", false },
	{ K_ENTER, ACT_ENTER, "Hela raden",   NULL, false },
	PLAN_KEYS(NULL)
};
/* Where two have said different things, that comes before anything else. */
static const struct binding apart_keys[] = {
	{ K_ENTER, ACT_ENTER, "Olika uppgifter", NULL, false },
	PLAN_KEYS("Hela raden")
};
static const struct binding apart_status_keys[] = {
	{ K_ENTER, ACT_ENTER, "Olika uppgifter", NULL, false },
	{ ' ',     ACT_MORE,  "Nästa status", "Mellanslag", false },
	PLAN_KEYS("Hela raden")
};
/* clang-format on */

static bool
is_apart(const struct app *app)
{
	const struct plan_row *row = plan_row_here(app);

	return row && row->own_conflict && !app->plan.writes;
}

static const struct binding *
plan_keys(const struct app *app)
{
	if (is_apart(app))
		return app->plan.cell == PLAN_STATUS ? apart_status_keys : apart_keys;
	switch ((enum plan_cell)app->plan.cell) {
	case PLAN_OWNER:
	case PLAN_END: return app->plan.writes ? written_keys : write_keys;
	case PLAN_STATUS: return status_keys;
	default: return text_keys;
	}
}

void
plan_enter(struct app *app)
{
	app_keep_draft(app);
	plan_read(app);
	app->plan.writes = false;
	app->plan.cell = PLAN_TEXT;
	plan_refresh(app);
	plan_settle(app);
	app_show(app, &page_plan);
}

/* ---- moving about ---- */

static void
go_row(struct app *app, int by)
{
	if (!plan_cell_keep(app))
		return;
	list_move(&app->plan.list, by);
	plan_pick_at(app, app->plan.list.picked);
}

/* To the next cell, and from a row's last to the first of the row below; the same backwards. */
static void
go_cell(struct app *app, int by)
{
	struct plan_page *page = &app->plan;
	int before = page->list.picked, cell = page->cell + by;

	if (!plan_cell_keep(app))
		return;
	if (cell >= 0 && cell < PLAN_CELLS) {
		page->cell = cell;
		return;
	}
	go_row(app, by);
	if (page->list.picked != before)
		page->cell = by > 0 ? PLAN_TEXT : PLAN_STATUS;
}

/* ← and → choose where there is something to choose among. */
static void
go_side(struct app *app, int by)
{
	if (app->plan.cell == PLAN_STATUS)
		plan_status_by(app, by);
	else
		go_cell(app, by);
}

/* A click picks a cell, and a click on the picked one opens it. */
static void
pick(struct app *app, int arg)
{
	struct plan_page *page = &app->plan;
	int at = arg / PLAN_CELLS, cell = arg % PLAN_CELLS;

	if (at < 0 || at >= page->shown.count || !plan_cell_keep(app))
		return;
	if (at == page->list.picked && cell == page->cell) {
		app_do(app, (struct command){cell == PLAN_STATUS ? ACT_MORE : ACT_ENTER, 0});
		return;
	}
	plan_pick_at(app, at);
	page->cell = cell;
}

/* To the next row below, then from the top, for which `is_it` holds. */
static void
go_next(struct app *app, bool (*is_it)(const struct app *app, const struct plan_row *row),
	enum plan_cell (*cell)(const struct plan_row *row), const char *none)
{
	struct plan_page *page = &app->plan;
	int count = page->shown.count;

	if (!plan_cell_keep(app))
		return;
	for (int by = 1; by <= count; by++) {
		int at = (page->list.picked + by) % count;

		if (!is_it(app, plan_row_at(app, at)))
			continue;
		plan_pick_at(app, at);
		page->cell = cell(plan_row_at(app, at));
		return;
	}
	app_tell(app, "%s", none);
}

static bool
is_gap(const struct app *app, const struct plan_row *row)
{
	(void)app;
	return plan_lacks(row);
}

static enum plan_cell
cell_of_gap(const struct plan_row *row)
{
	return text_is_blank(row->owner) ? PLAN_OWNER : PLAN_END;
}

static bool
is_late(const struct app *app, const struct plan_row *row)
{
	char today[DAY_TEXT];

	return plan_is_late(row, plan_today(app, today));
}

static enum plan_cell
cell_of_late(const struct plan_row *row)
{
	(void)row;
	return PLAN_STATUS;
}

/* ---- what is done ---- */

static void
enter(struct app *app)
{
	if (app->plan.writes)
		plan_cell_keep(app);
	else if (is_apart(app))
		conflict_enter(app);
	else if (app->plan.cell == PLAN_OWNER || app->plan.cell == PLAN_END)
		plan_cell_open(app);
	else
		plan_row_enter(app);
}

/* In a cell that is written in, what stands there goes; elsewhere the row. */
static void
take_away(struct app *app)
{
	if (app->plan.cell != PLAN_OWNER && app->plan.cell != PLAN_END) {
		plan_take_row_away(app);
		return;
	}
	plan_cell_open(app);
	editor_clear(&app->plan.editor);
	plan_cell_keep(app);
}

/* To the workshop of the picked row, where it was made. */
void
plan_source(struct app *app)
{
	const struct plan_row *row = plan_row_here(app);

	if (!row)
		return;
	if (row->kind == PLAN_MEASURE || row->is_own)
		app_tell(app, row->is_own
				      ? "Raden är skriven i planen. Ingen workshop ligger bakom."
				      : "Raden står i dokumentet. Ingen workshop ligger bakom.");
	else
		app_goto(app, plan_row_log(app, row), plan_row_item(app, row));
}

/* Lets go of one thing at a time: what is written, what is searched for, what alone is shown. */
static bool
lets_go(struct app *app)
{
	struct plan_page *page = &app->plan;

	if (page->writes) {
		plan_cell_leave(app);
		return true;
	}
	if (editor_is_empty(&page->filter) && page->only == ONLY_ALL)
		return false;
	editor_clear(&page->filter);
	page->only = ONLY_ALL;
	plan_refresh(app);
	return true;
}

static void
act_enter(struct app *app, int arg)
{
	(void)arg;
	enter(app);
}

static void
act_gap(struct app *app, int arg)
{
	(void)arg;
	go_next(app, is_gap, cell_of_gap, "Ingen rad saknar vem eller när.");
}

static void
act_late(struct app *app, int arg)
{
	(void)arg;
	go_next(app, is_late, cell_of_late, "Ingen rad är försenad.");
}

static void
act_delete(struct app *app, int arg)
{
	(void)arg;
	take_away(app);
}

/* Those that open something else, once what is written in the cell is kept. */
static const struct {
	enum action action;
	void (*open)(struct app *app);
} opens[] = {
	{ACT_PLAN_ROW, plan_row_enter},
	{ACT_PLAN_MOVE, plan_menu_goal},
	{ACT_PLAN_ONLY, plan_menu_only},
	{ACT_PLAN_SORT, plan_menu_sort},
	{ACT_PLAN_ABOUT, plan_about_enter},
	{ACT_PLAN_SOURCE, plan_source},
	{ACT_NEW_ROW, plan_menu_new},
	{ACT_CONFLICTS, conflict_enter},
	{ACT_THREAD, thread_enter},
	{ACT_EXPORT, plan_export},
	{ACT_UNDO, plan_undo},
	{ACT_REDO, plan_redo},
};

static const struct {
	enum action action;
	void (*act)(struct app *app, int arg);
	int arg; /* 0: that of the command */
} acts[] = {
	{ACT_UP, go_row, -1},          {ACT_DOWN, go_row, 1},         {ACT_SCROLL_UP, go_row, -6},
	{ACT_SCROLL_DOWN, go_row, 6},  {ACT_HOME, go_row, -ALL_ROWS}, {ACT_END, go_row, ALL_ROWS},
	{ACT_LEFT, go_side, -1},       {ACT_RIGHT, go_side, 1},       {ACT_NEXT_PANE, go_cell, 1},
	{ACT_LAST_PANE, go_cell, -1},  {ACT_PICK, pick, 0},           {ACT_ENTER, act_enter, 0},
	{ACT_MORE, plan_status_by, 1}, {ACT_PLAN_GAP, act_gap, 0},    {ACT_PLAN_LATE, act_late, 0},
	{ACT_DELETE, act_delete, 0},
};

bool
plan_does(enum action action)
{
	for (size_t at = 0; at < COUNT(opens); at++)
		if (opens[at].action == action)
			return true;
	return action == ACT_PLAN_GAP || action == ACT_PLAN_LATE;
}

static struct command
plan_act(struct app *app, struct command command)
{
	static const struct command done = {ACT_NONE, 0};

	if (command.action == ACT_ESCAPE)
		return lets_go(app) ? done : command;
	for (size_t at = 0; at < COUNT(opens); at++)
		if (opens[at].action == command.action) {
			if (plan_cell_keep(app))
				opens[at].open(app);
			plan_settle(app);
			return done;
		}
	for (size_t at = 0; at < COUNT(acts); at++)
		if (acts[at].action == command.action) {
			acts[at].act(app, acts[at].arg ? acts[at].arg : command.arg);
			plan_settle(app);
			return done;
		}
	/* What cannot be read as a day keeps nobody from going elsewhere. */
	if (command.action == ACT_START || command.action == ACT_PLAN)
		plan_cell_keep(app);
	return command;
}

static bool
plan_type(struct app *app, int key)
{
	bool is_taken = plan_cell_type(app, key);

	if (is_taken)
		plan_settle(app);
	return is_taken;
}

static bool
plan_paste(struct app *app, const char *text)
{
	bool is_taken = plan_cell_paste(app, text);

	plan_settle(app);
	return is_taken;
}

const struct page page_plan = {
	.name = "plan",
	.keys = plan_keys,
	.draw = plan_draw,
	.act = plan_act,
	.type = plan_type,
	.paste = plan_paste,
};
