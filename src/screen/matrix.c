/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Enheter och delmål: a row a unit, a column a delmål, and in each cell which workshops were held, how far
 * it has come and when. What is picked is said in full below; Enter goes to its workshops, or from the
 * head of a column to all about that delmål.
 */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#define CELL_COLS  6  /* five squares, and the air after them */
#define CELL_WIDE  9  /* no cell needs more */
#define CELL_ROWS  3  /* the workshops, the squares, the day */
#define UNIT_LEAST 18 /* columns that the names of units have at the least */
#define WORDS      500
#define CELL_MOST  76 /* columns of the list of a cell's workshops */
#define LIST_PAGE  5

/* ---- what is there ---- */

static const struct catalog_delmal *
delmal_at(const struct app *app, int column)
{
	return &((const struct catalog_delmal *)app->catalog.delmal.item)[column];
}

static const char *
unit_name(const struct app *app, int unit)
{
	const char *name = app->matrix.unit[unit];

	return *name ? name : "utan enhet";
}

static bool
is_empty(const struct app *app)
{
	return !app->matrix.units;
}

static bool
is_head(const struct app *app)
{
	return app->matrix_unit < 0;
}

/* The cell that is picked; there is one unless the head is. */
static const struct matrix_cell *
picked_cell(const struct app *app)
{
	return matrix_cell(&app->matrix, app->matrix_unit, app->matrix_column);
}

/* The list may have been read anew since, and by a disk that would not. */
static const struct row *
session_at(const struct app *app, const struct matrix_cell *cell, int at)
{
	static const struct row gone = {.summary = {.workshop = "Går inte att läsa"}};
	struct id id = app->matrix.session[cell->first + at];

	for (int row = 0; row < app->session_rows.count; row++)
		if (id_same(app->session_rows.item[row].id, id))
			return &app->session_rows.item[row];
	return &gone;
}

/* ---- layout ---- */

/* Where everything stands: all of it follows from the size and from what is picked. */
struct layout {
	const struct app *app;
	int unit, cell; /* columns of the names, and of a cell */
	int columns, first_column;
	int units, first_unit;
	int air; /* rows between units */
};

/* The first to show of `count`, of which so many are seen, so that what is picked is among them. */
static int
first_shown(int picked, int shown, int count)
{
	int first = picked - shown / 2;

	if (first > count - shown)
		first = count - shown;
	return first < 0 ? 0 : first;
}

static struct layout
layout_of(const struct app *app, int rows, int cols)
{
	int all = app->matrix.columns, room = cols - UNIT_LEAST;
	bool has_air = (CELL_ROWS + 1) * app->matrix.units - 1 <= rows;
	struct layout layout = {.app = app, .air = has_air || app_mode(app) == MODE_WIDE};

	layout.columns = room / CELL_COLS < all ? room / CELL_COLS : all;
	layout.cell = layout.columns ? room / layout.columns : CELL_COLS;
	if (layout.cell > CELL_WIDE)
		layout.cell = CELL_WIDE;
	layout.unit = cols - layout.cell * layout.columns;
	layout.first_column = first_shown(app->matrix_column, layout.columns, all);
	layout.units = (rows + layout.air) / (CELL_ROWS + layout.air);
	layout.first_unit = first_shown(app->matrix_unit < 0 ? 0 : app->matrix_unit, layout.units,
					app->matrix.units);
	return layout;
}

/* ---- the table ---- */

static int
head_spot(const struct app *app, int column)
{
	return app->matrix.units * app->matrix.columns + column;
}

static void
draw_head(const struct layout *layout, struct pane row)
{
	const struct app *app = layout->app;
	int last = layout->first_column + layout->columns, hidden = app->matrix.columns - last;
	char corner[40] = "Enhet";

	pane_fill(row, STYLE_BAR);
	if (layout->first_column)
		snprintf(corner, sizeof corner, "◀ %d till", layout->first_column);
	else if (hidden)
		snprintf(corner, sizeof corner, "%d till ▶", hidden);
	pane_text(pane_part(row, 0, 0, 1, layout->unit - 1), 0, 2, STYLE_BAR, corner);
	pane_cut_left(&row, layout->unit);
	for (int column = layout->first_column; column < last; column++) {
		struct pane cell = pane_cut_left(&row, layout->cell);
		bool here = is_head(app) && column == app->matrix_column;
		enum style style = here ? STYLE_HERE : STYLE_BAR;

		cell = pane_part(cell, 0, 0, 1, cell.cols - 1);
		pane_fill(cell, style);
		pane_text(cell, 0, 0, style, delmal_at(app, column)->id);
		if (here)
			pane_cursor(cell, 0, 0, false);
		pane_spot(cell, ACT_PICK, head_spot(app, column));
	}
}

/* "13/10", and the year of what is older than this one: five columns. */
static void
day_short(const struct app *app, const char *date, char text[16])
{
	struct day day, today = moment_day(app->now);

	text[0] = '\0';
	if (!day_read(date, &day))
		return;
	if (day.year == today.year)
		snprintf(text, 16, "%d/%d", day.day, day.month);
	else
		snprintf(text, 16, "%d", day.year);
}

/* Five squares without air. */
static void
draw_squares(struct pane cell, int row, enum style done, enum style left, int squares)
{
	for (int at = 0; at < 5; at++)
		pane_text(cell, row, at, at < squares ? done : left, at < squares ? "■" : "□");
}

static void
draw_cell(const struct app *app, struct pane cell, const struct matrix_cell *of, bool here)
{
	enum style style = here ? STYLE_HERE : STYLE_PLAIN;
	enum style faint = here ? STYLE_HERE_FAINT : STYLE_FAINT;
	char day[16];

	if (here) {
		pane_fill(cell, STYLE_HERE);
		pane_cursor(cell, 0, 0, false);
	}
	if (!of->count) {
		pane_text(cell, 1, 0, faint, "–");
		return;
	}
	pane_text(cell, 0, 0, here ? STYLE_HERE : STYLE_BOLD, of->works);
	if (of->broken)
		pane_text(cell, 0, 4, here ? STYLE_HERE : STYLE_WARN, "!");
	draw_squares(cell, 1,
		     here         ? STYLE_HERE
		     : of->broken ? STYLE_WARN
				  : STYLE_THREAD,
		     here         ? STYLE_HERE
		     : of->broken ? STYLE_WARN
				  : STYLE_FAINT,
		     of->squares);
	day_short(app, of->date, day);
	pane_text(cell, 2, 0, here ? style : faint, day);
}

static void
draw_unit(const struct layout *layout, struct pane rows, int unit)
{
	const struct app *app = layout->app;
	bool here = unit == app->matrix_unit;
	struct pane name = pane_cut_left(&rows, layout->unit);

	pane_text(name, 0, 0, STYLE_THREAD, here ? "▶" : "");
	pane_wrapped(pane_part(name, 0, 2, CELL_ROWS, name.cols - 3),
		     here ? STYLE_BOLD : STYLE_PLAIN, unit_name(app, unit));
	for (int at = 0; at < layout->columns; at++) {
		int column = layout->first_column + at;
		struct pane cell = pane_cut_left(&rows, layout->cell);

		cell = pane_part(cell, 0, 0, CELL_ROWS, cell.cols - 1);
		draw_cell(app, cell, matrix_cell(&app->matrix, unit, column),
			  here && column == app->matrix_column);
		pane_spot(cell, ACT_PICK, unit * app->matrix.columns + column);
	}
}

static void
draw_table(const struct layout *layout, struct pane pane)
{
	const struct app *app = layout->app;
	int last = layout->first_unit + layout->units;

	draw_head(layout, pane_cut_top(&pane, 1));
	for (int unit = layout->first_unit; unit < last && unit < app->matrix.units; unit++) {
		draw_unit(layout, pane_cut_top(&pane, CELL_ROWS), unit);
		pane_cut_top(&pane, layout->air);
	}
}

/* ---- in words ---- */

static void
add_insatser(char words[WORDS], int insatser, int broken)
{
	const char *what = insatser == 1 ? "insats" : "insatser";
	size_t used = strlen(words);

	if (!insatser)
		snprintf(words + used, WORDS - used, " · inga insatser");
	else if (!broken)
		snprintf(words + used, WORDS - used, " · %d %s, tråden hel", insatser, what);
	else
		snprintf(words + used, WORDS - used, " · %d %s, tråden bruten i %d", insatser, what,
			 broken);
}

/* "SWOT · Ledningsgruppen · 13 oktober 2026 · steg 3 av 8 · 2 insatser, tråden hel". */
static void
session_words(const struct summary *of, char words[WORDS])
{
	struct day day;
	size_t used;

	snprintf(words, WORDS, "%s%s%s", of->workshop, *of->group ? " · " : "", of->group);
	used = strlen(words);
	if (day_read(of->date, &day))
		snprintf(words + used, WORDS - used, " · %d %s %d", day.day,
			 day_month_name(day.month), day.year);
	used = strlen(words);
	if (of->sealed || of->closed)
		snprintf(words + used, WORDS - used, of->sealed ? " · klarmarkerad" : " · klar");
	else if (of->prepared && !of->step)
		snprintf(words + used, WORDS - used, " · förberedd");
	else
		snprintf(words + used, WORDS - used, " · steg %d av %d", of->step + 1, of->steps);
	add_insatser(words, of->actions, of->broken);
}

static void
draw_cell_words(const struct app *app, struct pane pane)
{
	const struct matrix_cell *cell = picked_cell(app);
	const struct catalog_delmal *delmal = delmal_at(app, app->matrix_column);
	char words[WORDS];

	pane_textf(pane_cut_top(&pane, 1), 0, 0, STYLE_BOLD, "%s · %s %s",
		   unit_name(app, app->matrix_unit), delmal->id, delmal->name);
	if (!cell->count)
		pane_text(pane, 0, 0, STYLE_FAINT, "Inget har kommit in om delmålet härifrån.");
	for (int at = 0; at < cell->count && pane.rows; at++) {
		if (pane.rows == 1 && at + 1 < cell->count) {
			pane_textf(pane, 0, 0, STYLE_FAINT, "%d till. Enter visar alla.",
				   cell->count - at);
			return;
		}
		session_words(&session_at(app, cell, at)->summary, words);
		pane_cut_top(&pane, pane_wrapped(pane, STYLE_PLAIN, words));
	}
}

static void
draw_column_words(const struct app *app, struct pane pane)
{
	const struct catalog_delmal *delmal = delmal_at(app, app->matrix_column);
	struct matrix_cell all = matrix_column(&app->matrix, app->matrix_column);
	char words[WORDS];

	pane_textf(pane_cut_top(&pane, 1), 0, 0, STYLE_BOLD, "%s %s", delmal->id, delmal->name);
	snprintf(words, WORDS, "%d %s", all.count, all.count == 1 ? "workshop" : "workshopar");
	if (all.count)
		add_insatser(words, all.actions, all.broken);
	pane_cut_top(&pane, pane_wrapped(pane, STYLE_PLAIN, words));
	pane_wrapped(pane, STYLE_FAINT, "Enter visar allt som enheterna har sagt om delmålet.");
}

/* ---- the page ---- */

static void
draw_top(const struct app *app, struct pane *rest)
{
	char others[120];
	struct pane row = pane_cut_top(rest, 1);

	pane_text(row, 0, 1, STYLE_THREAD, "▶");
	pane_text(row, 0, 3, STYLE_BOLD, "Vilken enhet har gjort vad, om vilket delmål?");
	if (app->matrix.others) {
		snprintf(others, sizeof others, "%d på andra styrdokument", app->matrix.others);
		if (row.cols - 52 > text_cols(others))
			pane_text_right(pane_part(row, 0, 0, 1, row.cols - 1), 0, STYLE_FAINT,
					others);
	}
	if (app_mode(app) != MODE_LARGE)
		pane_cut_top(rest, 1);
}

static void
draw_empty(struct pane pane)
{
	pane_wrapped(pane_part(pane, 0, 3, pane.rows, pane.cols - 6), STYLE_PLAIN,
		     "Här finns inga workshopar än. De kommer hit när en enhet har börjat, eller "
		     "när filer läses in: tryck / och skriv läs in.");
}

static int
words_rows(const struct app *app)
{
	return app_mode(app) == MODE_LARGE ? 4 : app_mode(app) == MODE_NORMAL ? 5 : 7;
}

static void
matrix_draw(const struct app *app, struct pane pane)
{
	struct layout layout;
	struct pane rest, words;
	char saved[40];

	frame_saved(app, saved);
	rest = frame_bars(app, pane, "Enheter och delmål", saved);
	draw_top(app, &rest);
	if (is_empty(app)) {
		draw_empty(rest);
		frame_toast(app, pane);
		return;
	}
	words = pane_cut_bottom(&rest, words_rows(app));
	rest = pane_part(rest, 0, 1, rest.rows, rest.cols - 2);
	layout = layout_of(app, rest.rows - 1, rest.cols);
	draw_table(&layout, rest);
	words = pane_part(words, 0, 1, words.rows, words.cols - 2);
	pane_row_of(pane_cut_top(&words, 1), 0, 0, words.cols, STYLE_LINE, "─");
	if (is_head(app))
		draw_column_words(app, words);
	else
		draw_cell_words(app, words);
	frame_toast(app, pane);
}

/* ---- opening ---- */

static void
matrix_read(struct app *app)
{
	int count = app->session_rows.count;
	const struct summary **summary = mem_new((size_t)(count + 1) * sizeof *summary);
	struct id *id = mem_new((size_t)(count + 1) * sizeof *id);

	for (int at = 0; at < count; at++) {
		summary[at] = &app->session_rows.item[at].summary;
		id[at] = app->session_rows.item[at].id;
	}
	matrix_free(&app->matrix);
	matrix_make(&app->matrix, summary, id, count, &app->catalog);
	mem_free(summary);
	mem_free(id);
}

/* The first cell in which something is, so that there is something to read at once. */
static void
pick_first(struct app *app)
{
	app->matrix_unit = 0;
	for (int column = 0; column < app->matrix.columns; column++)
		if (app->matrix.units && matrix_cell(&app->matrix, 0, column)->count) {
			app->matrix_column = column;
			return;
		}
}

void
matrix_enter(struct app *app)
{
	app_keep_draft(app);
	app_read_rows(app);
	matrix_read(app);
	app->matrix_column = 0;
	pick_first(app);
	app_show(app, &page_matrix);
}

/* The unit may have gone, by a purge or by another name. */
static void
pick_unit(struct app *app, const char *name)
{
	for (int unit = 0; unit < app->matrix.units; unit++)
		if (!strcmp(app->matrix.unit[unit], name)) {
			app->matrix_unit = unit;
			return;
		}
	pick_first(app);
}

void
matrix_return(struct app *app)
{
	char name[sizeof app->session_rows.item->summary.unit] = "";
	bool keeps = !is_empty(app);

	if (keeps && !is_head(app))
		snprintf(name, sizeof name, "%s", app->matrix.unit[app->matrix_unit]);
	matrix_read(app);
	if (!keeps)
		pick_first(app);
	else if (!is_head(app))
		pick_unit(app, name);
	app_show(app, &page_matrix);
}

/* ---- acting ---- */

static void
move_to(struct app *app, int unit, int column)
{
	int last = app->matrix.units - 1, right = app->matrix.columns - 1;

	app->matrix_unit = unit > last ? last : unit < -1 ? -1 : unit;
	app->matrix_column = column > right ? right : column < 0 ? 0 : column;
}

/* One workshop is gone to; of several it is asked which. */
static void
matrix_open(struct app *app)
{
	const struct matrix_cell *cell;

	if (is_head(app)) {
		delmal_enter(app, app->matrix_column);
		return;
	}
	cell = picked_cell(app);
	if (!cell->count) {
		app_tell(app, "Inget har kommit in om delmålet härifrån.");
	} else if (cell->count == 1) {
		app_open_session(app, session_at(app, cell, 0)->id);
	} else {
		app->cell_list = (struct list){cell->count, 0, 0};
		overlay_open(app, &page_cell);
	}
}

static void
matrix_pick(struct app *app, int spot)
{
	int unit = spot / app->matrix.columns, column = spot % app->matrix.columns;

	if (spot < 0 || unit > app->matrix.units)
		return;
	if (unit == app->matrix.units)
		unit = -1;
	if (unit == app->matrix_unit && column == app->matrix_column)
		matrix_open(app);
	else
		move_to(app, unit, column);
}

static struct command
matrix_act(struct app *app, struct command command)
{
	int unit = app->matrix_unit, column = app->matrix_column;

	if (is_empty(app))
		return command;
	switch (command.action) {
	case ACT_UP: move_to(app, unit - 1, column); break;
	case ACT_DOWN: move_to(app, unit + 1, column); break;
	case ACT_LEFT: move_to(app, unit, column - 1); break;
	case ACT_RIGHT: move_to(app, unit, column + 1); break;
	case ACT_SCROLL_UP: move_to(app, unit > 3 ? unit - 3 : 0, column); break;
	case ACT_SCROLL_DOWN: move_to(app, unit + 3, column); break;
	case ACT_HOME: move_to(app, 0, column); break;
	case ACT_END: move_to(app, app->matrix.units, column); break;
	case ACT_PICK: matrix_pick(app, command.arg); break;
	case ACT_ENTER: matrix_open(app); break;
	case ACT_MATRIX: break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding matrix_bindings[] = {
	{ K_ENTER,     ACT_ENTER,       "Öppna",    NULL,        false },
	{ K_UP,        ACT_UP,          "Välj",     "↑ ↓ ← →",   false },
	{ K_F9,        ACT_DELMAL,      "Delmålet", NULL,        false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Tillbaka", NULL,        false },
	{ K_DOWN,      ACT_DOWN,        NULL,       NULL,        false },
	{ K_LEFT,      ACT_LEFT,        NULL,       NULL,        false },
	{ K_RIGHT,     ACT_RIGHT,       NULL,       NULL,        false },
	{ K_HOME,      ACT_HOME,        NULL,       NULL,        false },
	{ K_END,       ACT_END,         NULL,       NULL,        false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,       NULL,        false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,       NULL,        false },
	{ K_F1,        ACT_HELP,        "Hjälp",    NULL,        true  },
	{ 0 }
};
static const struct binding empty_bindings[] = {
	{ '/',         ACT_PALETTE,     "Mer",      NULL,        false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Tillbaka", NULL,        false },
	{ K_F1,        ACT_HELP,        "Hjälp",    NULL,        true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
matrix_keys(const struct app *app)
{
	return is_empty(app) ? empty_bindings : matrix_bindings;
}

const struct page page_matrix = {
	.name = "matrix",
	.keys = matrix_keys,
	.draw = matrix_draw,
	.act = matrix_act,
};

/* ---- the workshops of a cell ---- */

/* What heights and drawing are counted from. */
struct shelf {
	const struct app *app;
	int cols;
};

static int
cell_row_rows(const void *of, int at)
{
	const struct shelf *shelf = of;
	char words[WORDS];

	session_words(&session_at(shelf->app, picked_cell(shelf->app), at)->summary, words);
	return wrap_rows(words, shelf->cols - 4, WRAP_LINES);
}

static void
draw_cell_row(const struct shelf *shelf, struct pane rows, int at)
{
	bool here = at == shelf->app->cell_list.picked;
	char words[WORDS];

	session_words(&session_at(shelf->app, picked_cell(shelf->app), at)->summary, words);
	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
	pane_wrapped(pane_part(rows, 0, 2, rows.rows, shelf->cols - 4),
		     here ? STYLE_HERE : STYLE_CARD, words);
	pane_spot(rows, ACT_PICK, at);
}

static void
cell_draw(const struct app *app, struct pane pane)
{
	struct shelf shelf = {app, overlay_cols(app, CELL_MOST)};
	const struct list *list = &app->cell_list;
	int rows = 0, most = overlay_rows(app) - 1;
	struct pane inside;
	char title[240];

	for (int at = 0; at < list->count && rows < most; at++)
		rows += cell_row_rows(&shelf, at);
	if (rows > most)
		rows = most;
	snprintf(title, sizeof title, "%.160s · %s", unit_name(app, app->matrix_unit),
		 delmal_at(app, app->matrix_column)->id);
	inside = frame_overlay(pane, rows + 1, shelf.cols, title);
	pane_cut_top(&inside, 1);
	for (int at = list_first(list, rows, cell_row_rows, &shelf);
	     at < list->count && inside.rows; at++)
		draw_cell_row(&shelf, pane_cut_top(&inside, cell_row_rows(&shelf, at)), at);
	frame_toast(app, pane);
}

static void
cell_open(struct app *app, int at)
{
	if (at >= 0 && at < app->cell_list.count)
		app_open_session(app, session_at(app, picked_cell(app), at)->id);
}

static struct command
cell_act(struct app *app, struct command command)
{
	if (overlay_list(&app->cell_list, command, LIST_PAGE))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: cell_open(app, app->cell_list.picked); break;
	case ACT_PICK: cell_open(app, command.arg); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding cell_bindings[] = {
	{ K_ENTER,     ACT_ENTER,       "Öppna",   NULL,  false },
	{ K_DOWN,      ACT_DOWN,        "Välj",    "↑ ↓", false },
	{ K_UP,        ACT_UP,          NULL,      NULL,  false },
	{ K_HOME,      ACT_HOME,        NULL,      NULL,  false },
	{ K_END,       ACT_END,         NULL,      NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,      NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,      NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng",   NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
cell_keys(const struct app *app)
{
	(void)app;
	return cell_bindings;
}

const struct page page_cell = {
	.name = "cell",
	.is_overlay = true,
	.keys = cell_keys,
	.draw = cell_draw,
	.act = cell_act,
};
