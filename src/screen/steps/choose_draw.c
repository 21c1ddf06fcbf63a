/* SPDX-License-Identifier: EUPL-1.2 */
/* How Välj looks: a table, or below 80 columns one insats at a time; under it what can be chosen
 * in the cell. */
#include "choose.h"

#include <stdio.h>
#include <string.h>

#define GAP          2
#define MARK_COLS    4 /* "▶ ■ " */
#define CODE_COLS    7
#define CODE_SHORT   3 /* "A12" */
#define GOAL_COLS    9
#define MEASURE_COLS 5
#define END_COLS     11
#define OTHER_ROWS   3    /* of a row that is not picked */
#define WHOLE_ROWS   6    /* of the one that is */
#define LABEL_COLS   8    /* of a card */
#define WORDS        4600 /* a text of the longest, and what stands after it */

static const char *const cell_titles[CELLS] = {
	[CELL_TEXT] = "Insats", [CELL_GOAL] = "Mål", [CELL_MEASURE] = "Hur?",
	[CELL_OWNER] = "Vem",   [CELL_END] = "När",
};

/* ---- the words of a cell ---- */

/* The text, and how far it has come: nothing that is said by a sign alone. */
static const char *
words_text(const struct app *app, const struct proposal *row, char words[WORDS])
{
	const char *state = "";

	if (choose_is_insats(app, row))
		state = choose_is_decided(app, row) ? " · beslutat" : " · förslag";
	else if (row->action)
		state = " · inte nu";
	snprintf(words, WORDS, "%s%s", choose_text(app, row), state);
	return words;
}

static const char *
words_goal(const struct app *app, const struct proposal *row, char words[WORDS])
{
	const struct catalog_goal *goal = choose_goal(app, row);
	int number = goal ? goal->number : 0;

	if (row->action)
		number = session_int(&app->session, row->action, ITEM_GOAL, 0);
	words[0] = 0;
	if (number)
		snprintf(words, WORDS, "mål %d", number);
	return words;
}

/* A measure is a row of its goal: a number with a dot in it would be a delmål. */
static const char *
words_measure(const struct app *app, const struct proposal *row, char words[WORDS])
{
	const struct catalog_goal *goal = choose_goal(app, row);
	const struct catalog_measure *measure = choose_measure(app, row);

	words[0] = 0;
	if (goal && measure)
		snprintf(words, WORDS, "rad %d",
			 (int)(measure - (const struct catalog_measure *)goal->measures.item) + 1);
	else if (goal)
		snprintf(words, WORDS, "ny");
	return words;
}

static const char *
words_owner(const struct app *app, const struct proposal *row, char words[WORDS])
{
	snprintf(words, WORDS, "%s", choose_field(app, row, ITEM_OWNER));
	return words;
}

static const char *
words_end(const struct app *app, const struct proposal *row, char words[WORDS])
{
	return insats_day(choose_field(app, row, ITEM_END), words);
}

static const struct {
	const char *(*words)(const struct app *app, const struct proposal *row, char words[WORDS]);
	const char *missing; /* the badge of an insats without it; NULL: it may be without */
} cells[CELLS] = {
	[CELL_TEXT] = {words_text, NULL},       [CELL_GOAL] = {words_goal, "vilket?"},
	[CELL_MEASURE] = {words_measure, NULL}, [CELL_OWNER] = {words_owner, "vem?"},
	[CELL_END] = {words_end, "när?"},
};

/* ---- cells ---- */

/* The cell being written, and the rest of the name that is offered. */
static void
draw_writing(const struct app *app, struct pane cell, const char *value)
{
	const char *whole =
		choose_cell(app) == CELL_OWNER ? role_completion(app, app->editor.text) : NULL;
	int cols = text_cols(app->editor.text);

	pane_fill(cell, STYLE_WRITE);
	editor_draw(&app->editor, cell, STYLE_WRITE, STYLE_WRITE_HINT,
		    *value                           ? value
		    : choose_cell(app) == CELL_OWNER ? "roll"
						     : "t.ex. vt27");
	if (whole && cols + 1 < cell.cols)
		pane_text(cell, 0, cols + 1, STYLE_WRITE_HINT, whole + strlen(app->editor.text));
}

/* One cell of a row; `here` says that the row is picked. */
static void
draw_cell(const struct app *app, struct pane pane, const struct proposal *row,
	  enum choose_cell cell, bool here)
{
	bool focused = here && cell == choose_cell(app);
	enum style style = here ? STYLE_HERE : cell == CELL_TEXT ? STYLE_BOLD : STYLE_PLAIN;
	char words[WORDS];
	const char *value = cells[cell].words(app, row, words);

	if (focused && cell >= CELL_OWNER) {
		draw_writing(app, pane, value);
		return;
	}
	if (focused && cell != CELL_TEXT) {
		pane_fill(pane, STYLE_WRITE);
		pane_cursor(pane, 0, 0, false);
		style = STYLE_WRITE;
	}
	if (cell == CELL_TEXT && !here && !choose_is_insats(app, row))
		style = STYLE_PLAIN;
	if (*value)
		pane_wrapped(pane, style, value);
	else if (cells[cell].missing && choose_is_insats(app, row))
		pane_textf(pane, 0, 0, STYLE_WARN, " %s ", cells[cell].missing);
}

static void
draw_mark(const struct app *app, struct pane pane, const struct proposal *row, bool here)
{
	bool yes = choose_is_insats(app, row);

	if (here)
		pane_text(pane, 0, 0, STYLE_HERE, "▶");
	pane_text(pane, 0, 2,
		  here  ? STYLE_HERE
		  : yes ? STYLE_THREAD
			: STYLE_FAINT,
		  yes ? "■" : "□");
}

/* ---- the table ---- */

struct table {
	const struct app *app;
	struct proposals rows;
	int place;     /* of the picked row; -1 none */
	int code_cols; /* 0: no codes */
	int lines;     /* a line between rows: 1, or none */
	int col[CELLS], cols[CELLS];
};

/* What is left of the width beside the narrow columns is the text's. */
static void
table_columns(struct table *table, int cols)
{
	int owner = cols < 90 ? 15 : cols < 120 ? 18 : 24;
	int width[CELLS] = {0, GOAL_COLS, MEASURE_COLS, owner, END_COLS};
	int col = MARK_COLS + table->code_cols;

	width[CELL_TEXT] =
		cols - col - GOAL_COLS - MEASURE_COLS - owner - END_COLS - (CELLS - 1) * GAP;
	for (int cell = 0; cell < CELLS; cell++) {
		table->col[cell] = col;
		table->cols[cell] = width[cell];
		col += width[cell] + GAP;
	}
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

static int
row_height(const void *of, int at)
{
	const struct table *table = of;
	const struct proposal *row = &table->rows.item[at];
	int most = at == table->place ? WHOLE_ROWS : OTHER_ROWS, rows;
	bool writes = at == table->place && choose_writes(table->app);
	char words[WORDS];

	rows = wrap_rows(words_text(table->app, row, words), table->cols[CELL_TEXT], most);
	rows = larger(rows, wrap_rows(words_owner(table->app, row, words), table->cols[CELL_OWNER],
				      most));
	if (writes)
		rows = larger(rows, editor_rows(&table->app->editor,
						table->cols[choose_cell(table->app)]));
	return larger(rows > WHOLE_ROWS ? WHOLE_ROWS : rows, 1) + table->lines;
}

/* The columns for codes, and one beside them: on a narrow wall only where all are as short as those
 * of aktiviteter, since the text needs the rest. */
static int
code_cols(const struct app *app, const struct proposals *rows, int cols)
{
	int widest = 0;

	if (cols >= 98)
		return CODE_COLS + 1;
	for (int at = 0; at < rows->count; at++) {
		const struct item *source = rows->item[at].source;
		char code[OUTCOME_CODE];

		if (source)
			widest = larger(widest,
					text_cols(outcome_code(&app->session, source, code)));
	}
	return widest && widest <= CODE_SHORT ? widest + 1 : 0;
}

static void
table_make(const struct app *app, struct table *table, struct pane pane)
{
	table->app = app;
	proposals_of(&app->session, &table->rows);
	table->place = choose_place(app, &table->rows);
	table->code_cols = code_cols(app, &table->rows, pane.cols);
	table->lines = app_mode(app) == MODE_WIDE;
	table_columns(table, pane.cols);
}

static int
table_rows(const struct table *table)
{
	int rows = 1;

	for (int at = 0; at < table->rows.count; at++)
		rows += row_height(table, at);
	return rows;
}

static void
draw_header(struct pane row, const struct table *table)
{
	pane_fill(row, STYLE_BAR);
	for (int cell = 0; cell < CELLS; cell++)
		pane_text(row, 0, table->col[cell], STYLE_BAR, cell_titles[cell]);
}

static void
draw_row(const struct table *table, struct pane rows, int at)
{
	const struct app *app = table->app;
	const struct proposal *row = &table->rows.item[at];
	bool here = at == table->place;
	char code[OUTCOME_CODE];

	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_cursor(rows, 0, table->col[CELL_TEXT], false);
	}
	draw_mark(app, rows, row, here);
	if (table->code_cols && row->source)
		pane_text(pane_part(rows, 0, MARK_COLS, 1, CODE_COLS), 0, 0,
			  row->action && conflict_is_in(&app->session, row->action) ? STYLE_WARN
			  : here                                                    ? STYLE_HERE
										    : STYLE_BOLD,
			  outcome_code(&app->session, row->source, code));
	for (int cell = 0; cell < CELLS; cell++) {
		struct pane pane =
			pane_part(rows, 0, table->col[cell], rows.rows, table->cols[cell]);

		draw_cell(app, pane, row, (enum choose_cell)cell, here);
		pane_spot(pane, ACT_PICK, at * CELLS + cell);
	}
}

static void
draw_table(const struct app *app, struct pane pane, const struct table *table)
{
	struct list list = {table->rows.count, table->place, app_state_of(app)->list.first};
	int first;

	draw_header(pane_cut_top(&pane, 1), table);
	first = list_first(&list, pane.rows + table->lines, row_height, table);
	for (int at = first; at < table->rows.count && pane.rows; at++) {
		draw_row(table, pane_cut_top(&pane, row_height(table, at) - table->lines), at);
		if (table->lines && at + 1 < table->rows.count && pane.rows)
			pane_row_of(pane_cut_top(&pane, 1), 0, 0, pane.cols, STYLE_LINE, "─");
	}
}

/* ---- what can be chosen ---- */

static bool
is_suggested(const struct app *app, int number)
{
	const struct catalog_delmal *delmal = catalog_delmal(&app->catalog, app_delmal_id(app));

	for (int at = 0; delmal && at < delmal->goals.count; at++)
		if (delmal->goals.item[at] == number)
			return true;
	return false;
}

static void
draw_goal(const struct app *app, struct pane cell, const struct catalog_goal *goal, bool chosen)
{
	bool suggested = is_suggested(app, goal->number);

	pane_text(cell, 0, 0, STYLE_THREAD, chosen ? "▶" : suggested ? "●" : " ");
	pane_textf(pane_part(cell, 0, 2, 1, cell.cols - 2), 0, 0,
		   chosen || suggested ? STYLE_BOLD : STYLE_PLAIN, "%2d %s", goal->number,
		   goal->name);
	pane_spot(cell, ACT_DIGIT, goal->number);
}

/* In two columns, downwards first; the ones where this delmål usually has its insatser are
 * marked. */
static void
draw_goals(const struct app *app, struct pane pane, const struct proposal *row)
{
	const struct catalog_goal *goals = app->catalog.goals.item, *own = choose_goal(app, row);
	int count = app->catalog.goals.count, half = (count + 1) / 2, cols = pane.cols / 2;
	struct pane title = pane_cut_top(&pane, 1);

	pane_fill(title, STYLE_BAR);
	pane_text(title, 0, 2, STYLE_BAR, "Målen i handlingsplanen");
	pane_text_right(pane_part(title, 0, 0, 1, title.cols - 1), 0, STYLE_BAR_FAINT,
			"● brukar höra till delmålet");
	for (int at = 0; at < count; at++)
		draw_goal(app, pane_part(pane, at % half, at / half * cols, 1, cols - 1),
			  &goals[at], &goals[at] == own);
}

/* The rows of text that each measure may have, so that all of them find room. */
static int
measure_most(const struct catalog_goal *goal, int rows, int cols)
{
	const struct catalog_measure *measures = goal->measures.item;

	for (int most = 3; most > 1; most--) {
		int sum = 2;

		for (int at = 0; at < goal->measures.count; at++)
			sum += wrap_rows(measures[at].text, cols, most);
		if (sum <= rows)
			return most;
	}
	return 1;
}

static void
draw_measure(struct pane *pane, int digit, const char *text, int most, bool chosen)
{
	enum style style = chosen ? STYLE_BOLD : STYLE_PLAIN;
	struct pane rows = pane_cut_top(pane, wrap_rows(text, pane->cols - 5, most));
	struct wrap wrap;

	pane_text(rows, 0, 0, STYLE_THREAD, chosen ? "▶" : " ");
	pane_textf(rows, 0, 2, STYLE_BOLD, "%2d", digit);
	wrap_text(&wrap, text, rows.cols - 5, most, WRAP_BALANCED);
	pane_lines(pane_part(rows, 0, 5, rows.rows, rows.cols - 5), style, text, &wrap, 0);
	pane_spot(rows, ACT_DIGIT, digit);
}

static void
draw_measures(const struct app *app, struct pane pane, const struct proposal *row)
{
	const struct catalog_goal *goal = choose_goal(app, row);
	const struct catalog_measure *own = choose_measure(app, row), *measures;
	struct pane title;
	int most;

	if (!goal) {
		pane_text(pane, 0, 2, STYLE_FAINT, "Välj mål först, i fältet före.");
		return;
	}
	measures = goal->measures.item;
	most = measure_most(goal, pane.rows, pane.cols - 5);
	title = pane_cut_top(&pane, 1);
	pane_fill(title, STYLE_BAR);
	pane_textf(title, 0, 2, STYLE_BAR, "Raderna under mål %d, %s", goal->number, goal->name);
	for (int at = 0; at < goal->measures.count; at++)
		draw_measure(&pane, at + 1, measures[at].text, most, own == &measures[at]);
	draw_measure(&pane, 0, "ny, ingen av dem", most, !own);
}

static void
draw_owner(const struct app *app, struct pane pane, const struct proposal *row)
{
	const char *whole = role_completion(app, app->editor.text);
	int col;

	(void)row;
	if (!whole) {
		pane_text(pane, 0, 2, STYLE_FAINT,
			  "Helst en roll som sitter här, eller någon som redan har sagt ja.");
		return;
	}
	col = 2 + pane_text(pane, 0, 2, STYLE_KEYCAP, " Tab ");
	pane_textf(pane, 0, col, STYLE_BOLD, " %s", whole);
}

static void
draw_end(const struct app *app, struct pane pane, const struct proposal *row)
{
	(void)app;
	(void)row;
	pane_text(pane, 0, 2, STYLE_FAINT,
		  "Till exempel: 1 dec, dec 2026, vt27, v 12, läsårets slut.");
}

static int
goals_rows(const struct app *app, const struct proposal *row, int cols)
{
	(void)row;
	(void)cols;
	return app->catalog.goals.count ? 1 + (app->catalog.goals.count + 1) / 2 : 0;
}

static int
measures_rows(const struct app *app, const struct proposal *row, int cols)
{
	const struct catalog_goal *goal = choose_goal(app, row);
	const struct catalog_measure *measures;
	int rows = 2;

	if (!goal)
		return 1;
	measures = goal->measures.item;
	for (int at = 0; at < goal->measures.count; at++)
		rows += wrap_rows(measures[at].text, cols - 5, 3);
	return rows;
}

static int
one_row(const struct app *app, const struct proposal *row, int cols)
{
	(void)app;
	(void)row;
	(void)cols;
	return 1;
}

static const struct {
	int (*rows)(const struct app *app, const struct proposal *row, int cols);
	void (*draw)(const struct app *app, struct pane pane, const struct proposal *row);
} helps[CELLS] = {
	[CELL_TEXT] = {goals_rows, draw_goals},
	[CELL_GOAL] = {goals_rows, draw_goals},
	[CELL_MEASURE] = {measures_rows, draw_measures},
	[CELL_OWNER] = {one_row, draw_owner},
	[CELL_END] = {one_row, draw_end},
};

/* Cuts off what the cell can be, with a blank row above it, but never of the `least` rows that
 * the rest must have; what is only good to know is left out when there is no room for all of it. */
static void
cut_help(const struct app *app, struct pane *pane, const struct proposal *row, int least)
{
	enum choose_cell cell = choose_cell(app);
	int rows = helps[cell].rows(app, row, pane->cols), room = pane->rows - least - 1;

	if (rows > room && cell == CELL_TEXT)
		return;
	rows = rows > room ? room : rows;
	if (rows <= 0)
		return;
	helps[cell].draw(app, pane_cut_bottom(pane, rows), row);
	pane_cut_bottom(pane, 1);
}

/* ---- one at a time, where it is narrow ---- */

/* A card says in full what a table has no room for. */
static const char *
card_words(const struct app *app, const struct proposal *row, enum choose_cell cell,
	   char words[WORDS])
{
	const struct catalog_goal *goal = choose_goal(app, row);
	const struct catalog_measure *measure = choose_measure(app, row);

	if (cell == CELL_GOAL && goal)
		snprintf(words, WORDS, "mål %d  %s", goal->number, goal->name);
	else if (cell == CELL_MEASURE && measure)
		snprintf(words, WORDS, "%s", measure->text);
	else
		cells[cell].words(app, row, words);
	return words;
}

static void
draw_card_cell(const struct app *app, struct pane *pane, const struct proposal *row,
	       enum choose_cell cell)
{
	bool focused = cell == choose_cell(app), writes = focused && cell >= CELL_OWNER;
	enum style style = focused ? STYLE_HERE : cell == CELL_TEXT ? STYLE_BOLD : STYLE_PLAIN;
	char words[WORDS];
	const char *value = card_words(app, row, cell, words);
	int cols = pane->cols - LABEL_COLS - 3;
	int most = cell == CELL_TEXT && focused ? 3 : 2;
	struct pane rows = pane_cut_top(pane, wrap_rows(value, cols, most));
	struct pane text = pane_part(rows, 0, LABEL_COLS + 3, rows.rows, cols);

	if (focused)
		pane_fill(rows, STYLE_HERE);
	pane_text(rows, 0, 0, style, focused ? "▶" : " ");
	pane_text(rows, 0, 2, focused ? STYLE_HERE : STYLE_FAINT, cell_titles[cell]);
	if (cell == CELL_TEXT)
		pane_text(rows, 0, LABEL_COLS + 1, focused ? STYLE_HERE : STYLE_THREAD,
			  choose_is_insats(app, row) ? "■" : "□");
	if (writes)
		draw_writing(app, text, value);
	else if (*value)
		pane_wrapped(text, style, value);
	else if (cells[cell].missing && choose_is_insats(app, row))
		pane_textf(text, 0, 0, STYLE_WARN, " %s ", cells[cell].missing);
}

static void
draw_card(const struct app *app, struct pane pane, const struct table *table)
{
	const struct proposal *row = &table->rows.item[table->place];
	struct pane title = pane_cut_top(&pane, 1);
	char code[OUTCOME_CODE] = "";

	if (row->source)
		outcome_code(&app->session, row->source, code);
	pane_fill(title, STYLE_BAR);
	pane_textf(title, 0, 2, STYLE_BAR, "%d av %d   %s", table->place + 1, table->rows.count,
		   code);
	for (int cell = 0; cell < CELLS; cell++) {
		struct pane before = pane;

		draw_card_cell(app, &pane, row, (enum choose_cell)cell);
		pane_spot(pane_part(before, 0, 0, before.rows - pane.rows, before.cols), ACT_PICK,
			  table->place * CELLS + cell);
	}
}

/* ---- all of it ---- */

/* Where no step before this one makes anything to choose among there is nothing to go back to. */
static void
draw_empty(const struct app *app, struct pane pane)
{
	const struct workshop *workshop = &app->session.workshop;

	pane_text(pane, 0, 2, STYLE_FAINT, insats_no_proposals(workshop));
	pane_wrapped(pane_part(pane, 2, 2, 2, pane.cols - 4), STYLE_FAINT,
		     insats_has_proposals(workshop)
			     ? "PgUp går tillbaka till dem. Ctrl+N skriver en insats direkt."
			     : "Ctrl+N skriver en ny insats. PgDn går vidare.");
}

void
choose_draw(const struct app *app, struct pane body)
{
	struct pane pane = pane_part(body, 0, 1, body.rows, body.cols - 2);
	bool one = app_mode(app) == MODE_LARGE;
	struct table table;
	int least;

	table_make(app, &table, pane);
	if (table.place < 0) {
		draw_empty(app, pane);
		return;
	}
	if (one)
		least = 7;
	else if (choose_cell(app) == CELL_TEXT)
		least = table_rows(&table);
	else
		least = 1 + row_height(&table, table.place);
	cut_help(app, &pane, &table.rows.item[table.place], least);
	if (one)
		draw_card(app, pane, &table);
	else
		draw_table(app, pane, &table);
}
