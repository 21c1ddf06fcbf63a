/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Välj: which förslag and aktiviteter become insatser, under which mål, who does it, and when.
 * A table whose cells are gone through with Tab: the first says yes, two are chosen with digits,
 * two are written.
 */
#include "choose.h"

#include <stdio.h>

/* clang-format off */
#define CHOOSE_KEYS \
	{ K_TAB,       ACT_NEXT_PANE, "Nästa fält", NULL,  false }, \
	{ K_UP,        ACT_UP,        "Välj rad",   "↑ ↓", false }, \
	{ K_CTRL('n'), ACT_NEW_ROW,   "Ny insats",  NULL,  false }, \
	{ K_F2,        ACT_EDIT,      "Ändra",      NULL,  false }, \
	{ K_DELETE,    ACT_DELETE,    "Ta bort",    NULL,  false }, \
	{ K_DOWN,      ACT_DOWN,      NULL,         NULL,  false }, \
	{ K_LEFT,      ACT_LEFT,      NULL,         NULL,  false }, \
	{ K_RIGHT,     ACT_RIGHT,     NULL,         NULL,  false }, \
	{ K_BACKTAB,   ACT_LAST_PANE, NULL,         NULL,  false }, \
	{ K_HOME,      ACT_HOME,      NULL,         NULL,  false }, \
	{ K_END,       ACT_END,       NULL,         NULL,  false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg", NULL,  true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",      NULL,  true  }, \
	{ 0 }

static const struct binding text_keys[] = {
	{ K_ENTER, ACT_ENTER,  "Ja eller inte nu", NULL,        false },
	{ ' ',     ACT_DECIDE, NULL,               NULL,        false },
	CHOOSE_KEYS
};

static const struct binding goal_keys[] = {
	{ '0',     ACT_DIGIT,  "Välj mål",         "0–9",       false },
	{ K_ENTER, ACT_ENTER,  NULL,               NULL,        false },
	{ '+',     ACT_MORE,   NULL,               NULL,        false },
	{ '-',     ACT_LESS,   NULL,               NULL,        false },
	CHOOSE_KEYS
};

static const struct binding measure_keys[] = {
	{ '0',     ACT_DIGIT,  "Välj rad i planen", "0–9",      false },
	{ K_ENTER, ACT_ENTER,  NULL,               NULL,        false },
	{ '+',     ACT_MORE,   NULL,               NULL,        false },
	{ '-',     ACT_LESS,   NULL,               NULL,        false },
	CHOOSE_KEYS
};

static const struct binding write_keys[] = {
	{ K_ENTER, ACT_ENTER,  "Spara",            NULL,        false },
	CHOOSE_KEYS
};

/* With no row there is nothing to say yes to; Enter begins one. */
static const struct binding empty_keys[] = {
	{ K_CTRL('n'), ACT_NEW_ROW,   "Ny insats",  NULL,  false },
	{ K_ENTER,     ACT_ENTER,     NULL,         NULL,  false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg", NULL,  true  },
	{ K_F1,        ACT_HELP,      "Hjälp",      NULL,  true  },
	{ 0 }
};

static const struct binding *const cell_keys[CELLS] = {
	[CELL_TEXT] = text_keys, [CELL_GOAL] = goal_keys, [CELL_MEASURE] = measure_keys,
	[CELL_OWNER] = write_keys, [CELL_END] = write_keys,
};
/* clang-format on */

static const struct binding *
choose_keys(const struct app *app)
{
	struct proposal row;

	return choose_here(app, &row) ? cell_keys[choose_cell(app)] : empty_keys;
}

enum choose_cell
choose_cell(const struct app *app)
{
	return (enum choose_cell)app_state_of(app)->pane;
}

bool
choose_writes(const struct app *app)
{
	struct proposal row;

	return choose_cell(app) >= CELL_OWNER && choose_here(app, &row);
}

/* ---- the place that is written in ---- */

/* A cell is a place of its own, so that what was begun in it is there when one comes back. */
static void
cell_place(const struct app *app, const struct proposal *row, char place[PLACE])
{
	char id[ID_TEXT];

	snprintf(place, PLACE, "%.16s/%s/%s", app_step(app)->id, id_text(proposal_id(row), id),
		 choose_cell(app) == CELL_OWNER ? "owner" : "end");
}

/* Holds on to the picked row by its id and its place, and writes in its cell. */
static void
settle(struct app *app)
{
	struct look_state *state = app_state(app);
	char place[PLACE];
	struct proposals rows;
	int at;

	proposals_of(&app->session, &rows);
	at = choose_place(app, &rows);
	list_resize(&state->list, rows.count);
	state->list.picked = at;
	if (at >= 0)
		app_pick(app, proposal_id(&rows.item[at]));
	else
		state->pane = CELL_TEXT;
	if (!choose_writes(app)) {
		app_write_at(app, app_step(app)->id);
		return;
	}
	cell_place(app, &rows.item[at], place);
	app_write_at(app, place);
}

static bool
keep_end(struct app *app)
{
	char date[DAY_TEXT];
	struct day day;
	struct err err;

	if (!day_spoken(app->editor.text, moment_day(app->now), &day, &err)) {
		app_err(app, &err);
		return false;
	}
	return choose_put_text(app, ITEM_END, day_text(day, date), app->place);
}

static bool
keep_owner(struct app *app)
{
	struct buf owner = {0};
	bool ok;

	text_trim(&owner, app->editor.text);
	ok = choose_put_text(app, ITEM_OWNER, buf_text(&owner), app->place);
	buf_free(&owner);
	return ok;
}

/* What is written in the cell is kept when it is left; false, and told, when it cannot be. */
static bool
keep_cell(struct app *app)
{
	if (!choose_writes(app))
		return true;
	if (!text_is_blank(app->editor.text) &&
	    !(choose_cell(app) == CELL_END ? keep_end(app) : keep_owner(app)))
		return false;
	if (!editor_is_empty(&app->editor))
		app_written(app);
	return true;
}

/* ---- moving about ---- */

static void
go_row(struct app *app, int by)
{
	struct look_state *state = app_state(app);
	struct proposals rows;

	if (!keep_cell(app))
		return;
	proposals_of(&app->session, &rows);
	list_resize(&state->list, rows.count);
	list_move(&state->list, by);
	if (state->list.picked >= 0)
		app_pick(app, proposal_id(&rows.item[state->list.picked]));
}

/* To the next cell, and from a row's last to the first of the row below; the same backwards. */
static void
go_cell(struct app *app, int by)
{
	struct look_state *state = app_state(app);
	int before = state->list.picked, cell = state->pane + by;

	if (!keep_cell(app))
		return;
	if (cell >= 0 && cell < CELLS) {
		state->pane = cell;
		return;
	}
	go_row(app, by);
	if (state->list.picked != before)
		state->pane = by > 0 ? CELL_TEXT : CELL_END;
}

/* A click on a cell: the row's place and the cell in one number. */
static void
act_pick(struct app *app, int arg)
{
	struct look_state *state = app_state(app);
	struct proposals rows;

	if (!keep_cell(app))
		return;
	proposals_of(&app->session, &rows);
	if (arg / CELLS >= rows.count)
		return;
	app_pick(app, proposal_id(&rows.item[arg / CELLS]));
	state->pane = arg % CELLS;
}

void
choose_go(struct app *app, struct id action, enum choose_cell cell)
{
	struct proposals rows;

	proposals_of(&app->session, &rows);
	for (int at = 0; at < rows.count; at++)
		if (rows.item[at].action && id_same(rows.item[at].action->id, action))
			app_pick(app, proposal_id(&rows.item[at]));
	app_state(app)->pane = (int)cell;
	settle(app);
}

/* ---- choosing ---- */

static void
act_enter(struct app *app, int arg)
{
	struct proposal row;

	(void)arg;
	if (choose_cell(app) != CELL_TEXT)
		go_cell(app, 1);
	else if (choose_here(app, &row))
		choose_put_yes(app, !choose_is_insats(app, &row));
	else
		app_ask(app, ASK_ACTION, (struct id){{0}}, "");
}

static void
pick_goal(struct app *app, int number)
{
	const struct catalog_goal *goals = app->catalog.goals.item;
	int count = app->catalog.goals.count;

	if (catalog_goal(&app->catalog, number))
		choose_put_goal(app, number);
	else if (count)
		app_tell(app, "Något mål %d finns inte. Målen är %d till %d.", number,
			 goals[0].number, goals[count - 1].number);
}

static void
pick_measure(struct app *app, int number)
{
	const struct catalog_measure *measures;
	const struct catalog_goal *goal;
	struct proposal row;

	if (!choose_here(app, &row))
		return;
	goal = choose_goal(app, &row);
	if (!goal) {
		app_tell(app, "Välj mål först, i fältet före.");
		return;
	}
	measures = goal->measures.item;
	if (number > goal->measures.count)
		app_tell(app, "Målet har bara %d rader. 0 är en ny.", goal->measures.count);
	else
		choose_put_measure(app, number ? &measures[number - 1] : NULL);
}

/* Digits say which mål, 0 the tenth, or which of its rows, 0 none of them. */
static void
act_digit(struct app *app, int digit)
{
	if (choose_cell(app) == CELL_GOAL)
		pick_goal(app, digit ? digit : 10);
	else if (choose_cell(app) == CELL_MEASURE)
		pick_measure(app, digit);
}

/* The goal before or after in the catalogue, for those that no digit reaches. */
static void
step_goal(struct app *app, const struct proposal *row, int by)
{
	const struct catalog_goal *goals = app->catalog.goals.item, *goal = choose_goal(app, row);
	int at = goal ? (int)(goal - goals) + by : 0;

	if (at >= 0 && at < app->catalog.goals.count)
		choose_put_goal(app, goals[at].number);
}

static void
step_measure(struct app *app, const struct proposal *row, int by)
{
	const struct catalog_goal *goal = choose_goal(app, row);
	const struct catalog_measure *measure = choose_measure(app, row);
	int at = 0;

	if (goal && measure)
		at = (int)(measure - (const struct catalog_measure *)goal->measures.item) + 1;
	if (goal && at + by >= 0 && at + by <= goal->measures.count)
		pick_measure(app, at + by);
}

static void
step_value(struct app *app, int by)
{
	struct proposal row;

	if (!choose_here(app, &row))
		return;
	if (choose_cell(app) == CELL_GOAL)
		step_goal(app, &row, by);
	else
		step_measure(app, &row, by);
}

static void
act_decide(struct app *app, int arg)
{
	(void)arg;
	choose_put_decided(app);
}

/* ---- words ---- */

/* Which question has the row's text: that of the insats, or of what it is before it is one. */
static enum ask_kind
ask_of(const struct proposal *row)
{
	if (row->action)
		return ASK_ACTION;
	return row->source->kind == KIND_NOTE ? ASK_EDIT : ASK_CROSSING;
}

/* Opens the text in a question, or the value of a cell in the cell itself. */
static void
act_edit(struct app *app, int arg)
{
	struct proposal row;
	char day[INSATS_DAY];

	(void)arg;
	if (!choose_here(app, &row))
		return;
	if (choose_cell(app) == CELL_OWNER && editor_is_empty(&app->editor))
		app_type_paste(app, choose_field(app, &row, ITEM_OWNER));
	else if (choose_cell(app) == CELL_END && editor_is_empty(&app->editor))
		app_type_paste(app, insats_day(choose_field(app, &row, ITEM_END), day));
	else if (!choose_writes(app))
		app_ask(app, ask_of(&row), row.action ? row.action->id : row.source->id,
			choose_text(app, &row));
}

static void
act_new(struct app *app, int arg)
{
	(void)arg;
	if (!keep_cell(app))
		return;
	app_state(app)->pane = CELL_TEXT;
	app_ask(app, ASK_ACTION, (struct id){{0}}, "");
}

/* In a written cell the value goes, elsewhere the row. */
static void
act_delete(struct app *app, int arg)
{
	struct proposal row;
	enum item_field field = choose_cell(app) == CELL_OWNER ? ITEM_OWNER : ITEM_END;

	(void)arg;
	if (!choose_writes(app))
		choose_put_away(app);
	else if (choose_here(app, &row) && *choose_field(app, &row, field))
		choose_put_text(app, field, "", NULL);
}

static const struct {
	enum action action;
	void (*act)(struct app *app, int arg);
	int arg; /* 0: that of the command */
} choose_acts[] = {
	{ACT_UP, go_row, -1},         {ACT_DOWN, go_row, 1},       {ACT_HOME, go_row, -ITEMS_MAX},
	{ACT_END, go_row, ITEMS_MAX}, {ACT_LEFT, go_cell, -1},     {ACT_RIGHT, go_cell, 1},
	{ACT_LAST_PANE, go_cell, -1}, {ACT_NEXT_PANE, go_cell, 1}, {ACT_PICK, act_pick, 0},
	{ACT_ENTER, act_enter, 0},    {ACT_DIGIT, act_digit, 0},   {ACT_MORE, step_value, 1},
	{ACT_LESS, step_value, -1},   {ACT_DECIDE, act_decide, 0}, {ACT_EDIT, act_edit, 0},
	{ACT_NEW_ROW, act_new, 0},    {ACT_DELETE, act_delete, 0}, {ACT_SCROLL_UP, go_row, -1},
	{ACT_SCROLL_DOWN, go_row, 1},
};

static struct command
choose_act(struct app *app, struct command command)
{
	static const struct command done = {ACT_NONE, 0};

	settle(app);
	for (size_t at = 0; at < COUNT(choose_acts); at++) {
		if (choose_acts[at].action != command.action)
			continue;
		choose_acts[at].act(app, choose_acts[at].arg ? choose_acts[at].arg : command.arg);
		settle(app);
		return done;
	}
	if (command.action == ACT_ESCAPE && choose_cell(app) != CELL_TEXT) {
		app_state(app)->pane = CELL_TEXT;
		settle(app);
		return done;
	}
	/* A day that cannot be read stays as a draft; it keeps nobody from going on. */
	if (command.action == ACT_NEXT_STEP || command.action == ACT_LAST_STEP ||
	    command.action == ACT_GO_STEP)
		keep_cell(app);
	return command;
}

/* ---- typing ---- */

/* Tab, or → at the end, takes the name that is offered. */
static bool
takes_completion(struct app *app, int key)
{
	const struct editor *editor = &app->editor;
	const char *whole;

	if ((key != K_TAB && key != K_RIGHT) || choose_cell(app) != CELL_OWNER ||
	    editor->text[editor->caret])
		return false;
	whole = role_completion(app, editor->text);
	if (!whole)
		return false;
	editor_clear(&app->editor);
	app_type_paste(app, whole);
	return true;
}

static bool
choose_type(struct app *app, int key)
{
	settle(app);
	return choose_writes(app) && (takes_completion(app, key) || app_type(app, key));
}

static bool
choose_paste(struct app *app, const char *text)
{
	settle(app);
	return choose_writes(app) && app_type_paste(app, text);
}

const struct look look_choose = {
	.keys = choose_keys,
	.draw = choose_draw,
	.act = choose_act,
	.type = choose_type,
	.paste = choose_paste,
	.enter = settle,
	.stray = "Här väljer vi. Tab går till Vem och När, där man skriver.",
};
