/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How the plan is drawn: the målbild that it hangs from, the table, and what is missing in it. The
 * words of the picked row are always shown in full; what else is known of it stands under the
 * table, so that the rows lie still when another is picked. Aktiviteter are indented under the row
 * that they belong to.
 */
#include "insats.h"
#include "plan_page.h"
#include "role.h"

#include <stdio.h>
#include <string.h>

#define GAP         2
#define MARK_COLS   2
#define NUMBER_COLS 4
#define END_COLS    11
#define STATUS_COLS 13 /* of its sign and a short word; SPOKEN_COLS of all it is called */
#define SPOKEN_COLS 15
#define WHOLE_ROWS  12
#define INDENT      2
#define BELOW       700 /* bytes of what stands under the words of a row */

/* ---- columns ---- */

struct plan_columns {
	const struct app *app;
	bool is_narrow;        /* the mål by its number alone */
	int goal, text, owner; /* widths */
	int status;            /* 0: its sign stands before Klart */
};

static struct plan_columns
columns_of(const struct app *app, int cols)
{
	struct plan_columns columns = {.app = app, .is_narrow = cols < 90};
	int rest;

	columns.status = cols < 70 ? 2 : cols < 120 ? STATUS_COLS : SPOKEN_COLS;
	columns.owner = cols < 90 ? 13 : cols < 120 ? 16 : 26;
	rest = cols - MARK_COLS - columns.owner - END_COLS - columns.status - 4 * GAP;
	columns.goal = columns.is_narrow ? 3 : rest * 2 / 5;
	columns.text = rest - columns.goal;
	return columns;
}

/* ---- what a row says ---- */

static const char *const status_signs[] = {"□", "◆", "■", "–"};

/* What a status is called, as in files; where that finds no room, shorter. */
static const char *
status_words(const struct plan_row *row, int cols)
{
	const char *words = plan_status_label(row);
	bool fits = text_cols(words) + 2 <= cols;

	return row->status == STATUS_NOT_STARTED && !fits ? "ej börjad" : words;
}

static int
indent_of(const struct plan_columns *columns, const struct plan_row *row)
{
	return row->kind == PLAN_ACTIVITY && columns->app->plan.sort == SORT_GOAL ? INDENT : 0;
}

/* The name of the mål is said where it begins. */
static bool
says_goal(const struct app *app, int at, int first)
{
	const struct plan_row *row = plan_row_at(app, at), *before = plan_row_at(app, at - 1);

	return at == first || !before || before->goal != row->goal;
}

static void
add_part(struct buf *out, const char *text)
{
	if (*text)
		buf_addf(out, "%s%s", out->bytes ? " · " : "", text);
}

/* What is known of the picked row and stands in no column: why it is as it is, its mål, and
 * where it comes from. */
static void
say_more(const struct app *app, const struct plan_row *row, struct buf *out)
{
	char goal[200], today[DAY_TEXT];

	if (plan_is_late(row, plan_today(app, today)))
		add_part(out, "försenad");
	if (row->conflict && !row->own_conflict)
		add_part(out, "en status som sätts här gäller framför svaren");
	add_part(out, row->reason);
	snprintf(goal, sizeof goal, "mål %d: %.180s", row->goal, row->goal_name);
	add_part(out, row->goal ? goal : "");
	add_part(out, row->is_own ? "skriven i planen" : row->title);
}

static int
max_of(int a, int b)
{
	return a > b ? a : b;
}

/* Of one cell. A narrow table is a low one, too, in which more rows say more than whole words. */
static int
most_rows(const struct plan_columns *columns, bool here)
{
	return here ? WHOLE_ROWS : columns->is_narrow ? 2 : 3;
}

static int
row_height(const void *of, int at)
{
	const struct plan_columns *columns = of;
	const struct app *app = columns->app;
	const struct plan_row *row = plan_row_at(app, at);
	bool here = at == app->plan.list.picked;
	int most = most_rows(columns, here);
	int rows = wrap_rows(row->text, columns->text - indent_of(columns, row), most);

	rows += (*row->unit != 0) + row->conflict;
	rows = max_of(rows, wrap_rows(row->owner, columns->owner, most));
	if (here && app->plan.writes && app->plan.cell == PLAN_OWNER)
		rows = max_of(rows, editor_rows(&app->plan.editor, columns->owner - 1) + 1);
	if (!columns->is_narrow && says_goal(app, at, -1))
		rows = max_of(rows, wrap_rows(row->goal_name, columns->goal - NUMBER_COLS, most));
	return rows + 1;
}

/* ---- cells ---- */

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
	pane_text(row, 0, 0, STYLE_BAR, columns->status < STATUS_COLS ? "St" : "Status");
}

/* One row while it is drawn. */
struct drawn {
	const struct plan_columns *columns;
	const struct plan_row *row;
	int at;
	bool here;
	enum style style, faint;
};

/* The cell that keys go to is a hole in the red row, also where there is no red. */
static enum style
cell_style(const struct drawn *drawn, enum plan_cell cell, enum style plain)
{
	bool focused = drawn->here && drawn->columns->app->plan.cell == (int)cell;

	return focused && cell != PLAN_TEXT ? STYLE_WRITE : plain;
}

static void
draw_goal(const struct drawn *drawn, struct pane cell, bool says)
{
	char number[16];

	if (!drawn->row->goal) {
		insats_value(cell, drawn->style, "", cell.cols < 9 ? "?" : "mål?");
		return;
	}
	snprintf(number, sizeof number, "%d", drawn->row->goal);
	pane_text(cell, 0, 0, drawn->here ? STYLE_HERE : STYLE_THREAD_TEXT, number);
	if (says && cell.cols > NUMBER_COLS)
		pane_wrapped(pane_part(cell, 0, NUMBER_COLS, cell.rows, cell.cols - NUMBER_COLS),
			     drawn->style, drawn->row->goal_name);
}

static void
draw_text(const struct drawn *drawn, struct pane cell)
{
	int indent = indent_of(drawn->columns, drawn->row), rows;
	bool is_shared = drawn->row->kind == PLAN_MEASURE;

	pane_cut_left(&cell, indent);
	if (drawn->row->conflict)
		pane_text(pane_cut_top(&cell, 1), 0, 0, STYLE_WARN,
			  drawn->row->own_conflict ? " olika uppgifter "
						   : " två svar: hur blev det? ");
	rows = wrap_rows(drawn->row->text, cell.cols, most_rows(drawn->columns, drawn->here));
	pane_wrapped(pane_cut_top(&cell, rows),
		     drawn->here ? STYLE_HERE
		     : is_shared ? STYLE_BOLD
				 : STYLE_PLAIN,
		     drawn->row->text);
	pane_text(cell, 0, 0, drawn->faint, drawn->row->unit);
}

/* What is being written, and the name that is offered under it. */
static void
draw_editor(const struct app *app, struct pane cell)
{
	const struct editor *editor = &app->plan.editor;
	const char *whole =
		app->plan.cell == PLAN_OWNER ? role_completion(app, editor->text) : NULL;
	int rows = editor_rows(editor, cell.cols - 1);
	struct pane card = pane_cut_top(&cell, rows);

	pane_fill(card, STYLE_WRITE);
	editor_draw(editor, pane_part(card, 0, 0, card.rows, card.cols), STYLE_WRITE,
		    STYLE_WRITE_HINT, app->plan.cell == PLAN_OWNER ? "en roll" : "dec 2026");
	if (whole)
		pane_textf(cell, 0, 0, STYLE_HERE_FAINT, "Tab %s", whole);
}

static void
draw_words(struct pane cell, enum style style, const char *words)
{
	int rows = wrap_rows(words, cell.cols, WHOLE_ROWS);

	if (style == STYLE_WRITE)
		pane_fill(pane_part(cell, 0, 0, rows, cell.cols), style);
	pane_wrapped(cell, style, words);
}

static void
draw_value(const struct drawn *drawn, struct pane cell, enum plan_cell which, const char *value,
	   const char *missing)
{
	const struct app *app = drawn->columns->app;
	enum style style = cell_style(drawn, which, drawn->style);
	bool is_dropped = drawn->row->status == STATUS_DROPPED;

	pane_spot(cell, ACT_PICK, drawn->at * PLAN_CELLS + (int)which);
	if (drawn->here && app->plan.writes && app->plan.cell == (int)which)
		draw_editor(app, cell);
	else if (*value)
		draw_words(cell, style, value);
	else if (style == STYLE_WRITE)
		draw_words(cell, style, missing);
	else if (!is_dropped)
		insats_value(cell, style, "", missing);
}

static void
draw_status_words(struct pane cell, enum style style, const struct plan_row *row)
{
	char words[40];

	snprintf(words, sizeof words, "%s %s", status_signs[row->status],
		 status_words(row, cell.cols));
	draw_words(cell, style, words);
}

static void
draw_status(const struct drawn *drawn, struct pane cell)
{
	int status = drawn->row->status;
	enum style style = cell_style(drawn, PLAN_STATUS, drawn->style);

	pane_spot(cell, ACT_PICK, drawn->at * PLAN_CELLS + PLAN_STATUS);
	if (cell.cols < STATUS_COLS - 1)
		pane_text(cell, 0, 0, style, status_signs[status]);
	else
		draw_status_words(cell, style, drawn->row);
}

static void
draw_row(const struct plan_columns *columns, struct pane rows, int at, int first)
{
	const struct app *app = columns->app;
	const struct plan_row *row = plan_row_at(app, at);
	bool here = at == app->plan.list.picked;
	struct drawn drawn = {columns,
			      row,
			      at,
			      here,
			      here ? STYLE_HERE : STYLE_PLAIN,
			      here ? STYLE_HERE_FAINT : STYLE_FAINT};
	char today[DAY_TEXT], day[INSATS_DAY];
	bool is_late = plan_is_late(row, plan_today(app, today));

	pane_spot(rows, ACT_PICK, at * PLAN_CELLS + PLAN_TEXT);
	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, MARK_COLS, false);
	}
	pane_cut_left(&rows, MARK_COLS);
	draw_goal(&drawn, cut_column(&rows, columns->goal), says_goal(app, at, first));
	draw_text(&drawn, cut_column(&rows, columns->text));
	draw_value(&drawn, cut_column(&rows, columns->owner), PLAN_OWNER, row->owner, "vem?");
	if (is_late && !here)
		drawn.style = STYLE_WARN_TEXT;
	draw_value(&drawn, cut_column(&rows, END_COLS), PLAN_END, insats_day(row->end, day),
		   "när?");
	drawn.style = here ? STYLE_HERE : STYLE_PLAIN;
	draw_status(&drawn, rows);
}

static void
draw_table(const struct app *app, struct pane pane)
{
	struct plan_columns columns = columns_of(app, pane.cols);
	int first;

	draw_header(pane_cut_top(&pane, 1), &columns);
	first = list_first(&app->plan.list, pane.rows + 1, row_height, &columns);
	for (int at = first; at < app->plan.shown.count && pane.rows; at++) {
		const struct plan_row *next = plan_row_at(app, at + 1);
		bool is_same = next && next->goal == plan_row_at(app, at)->goal;

		draw_row(&columns, pane_cut_top(&pane, row_height(&columns, at) - 1), at, first);
		if (next)
			pane_row_of(pane_cut_top(&pane, 1), 0,
				    is_same ? MARK_COLS + columns.goal + GAP : 0, pane.cols,
				    STYLE_LINE, "─");
	}
}

/* ---- around it ---- */

/* What is shown when not all is. */
static void
say_only(const struct app *app, struct buf *out)
{
	static const char *const words[PLAN_ONLYS] = {
		[ONLY_DELMAL] = "delmål ",
		[ONLY_UNIT] = "enhet: ",
		[ONLY_OWNER] = "ansvarig: ",
		[ONLY_LATE] = "försenade",
		[ONLY_LACKING] = "utan vem eller när",
		[ONLY_CONFLICTS] = "olika uppgifter",
	};
	const struct plan_page *page = &app->plan;
	char text[BELOW] = "";

	if (page->only == ONLY_GOAL)
		snprintf(text, sizeof text, "mål %d", page->number);
	else if (page->only == ONLY_STATUS)
		snprintf(text, sizeof text, "%s",
			 item_fields[ITEM_STATUS].choices[page->number].label);
	else if (page->only != ONLY_ALL)
		snprintf(text, sizeof text, "%s%s", words[page->only],
			 page->only <= ONLY_OWNER ? page->value : "");
	add_part(out, text);
	snprintf(text, sizeof text, "sökt: %.200s", page->filter.text);
	if (!editor_is_empty(&page->filter))
		add_part(out, text);
	if (out->bytes)
		buf_addf(out, " (%d av %d). Esc visar alla.", page->shown.count,
			 page->all->row.count);
}

/* Under the målbild: what alone is shown, in which order, else what is known of the plan. */
static void
say_under(const struct app *app, struct buf *out)
{
	static const char *const sorts[PLAN_SORTS] = {
		"", "Sorterat efter datum.", "Sorterat efter enhet.", "Sorterat efter status."};
	char room[BELOW];
	struct buf only = BUF_OVER(room);

	say_only(app, &only);
	if (only.bytes)
		buf_addf(out, "Visar %s ", buf_text(&only));
	buf_add(out, sorts[app->plan.sort]);
	buf_free(&only);
}

static int
vision_rows(const struct app *app, int cols)
{
	return wrap_rows(app->catalog.vision, cols - 4, app_mode(app) == MODE_LARGE ? 1 : 2);
}

/* The målbild, from which the plan hangs; under it what is shown, else what is known of the
 * plan. */
static void
draw_head(const struct app *app, struct pane *rest)
{
	char room[BELOW];
	struct buf under = BUF_OVER(room);
	struct pane head, row;
	struct wrap wrap;

	wrap_text(&wrap, app->catalog.vision, rest->cols - 4, vision_rows(app, rest->cols),
		  WRAP_BALANCED);
	head = pane_cut_top(rest, wrap.count);
	pane_column_of(head, 0, 1, head.rows, STYLE_THREAD, "┃");
	pane_text(head, 0, 1, STYLE_THREAD, "┏");
	pane_lines(pane_part(head, 0, 3, head.rows, head.cols - 4), STYLE_BOLD, app->catalog.vision,
		   &wrap, 0);
	row = pane_part(pane_cut_top(rest, 1), 0, 0, 1, rest->cols - 1);
	pane_text(row, 0, 1, STYLE_THREAD, "┗━");
	say_under(app, &under);
	if (under.bytes)
		pane_text(row, 0, 4, STYLE_WARN_TEXT, buf_text(&under));
	else
		pane_text(row, 0, 4, STYLE_FAINT,
			  *app->plan.about ? app->plan.about
					   : "Vem gör vad, till när? En rad i taget.");
	buf_free(&under);
	if (app_mode(app) != MODE_LARGE)
		pane_cut_top(rest, 1);
}

/* A badge that is a key, too. */
static int
draw_count(struct pane row, int col, int count, const char *words, enum action action)
{
	int cols;

	if (!count)
		return col;
	cols = pane_textf(row, 0, col, STYLE_WARN, " %d %s ", count, words);
	pane_spot(pane_part(row, 0, col, 1, cols), (int)action, 0);
	return col + cols + 1;
}

#define PLAN_SUMS 4 /* ways to say what the plan comes to, the fullest first */

/* "Hela planen: 35 rader, varav 9 insatser, 1 klar, 1 pågår.": rows of the document and insatser are
 * told apart, since Start counts insatser alone. */
static void
say_sums(const struct plan_counts *counts, int way, struct buf *out)
{
	int insatser = counts->rows - counts->measures;

	buf_addf(out, way < 2 ? "Hela planen: %d %s" : "%d %s", counts->rows,
		 counts->rows == 1 ? "rad" : "rader");
	if (way < 3 && counts->measures && insatser)
		buf_addf(out, ", varav %d %s", insatser, insatser == 1 ? "insats" : "insatser");
	if (way == 0 && counts->done)
		buf_addf(out, counts->done == 1 ? ", %d klar" : ", %d klara", counts->done);
	if (way == 0 && counts->ongoing)
		buf_addf(out, ", %d pågår", counts->ongoing);
	buf_add(out, ".");
}

/* What of it there is room for: nothing is cut off. */
static void
draw_whole(struct pane row, const struct plan_counts *counts)
{
	char room[BELOW];

	for (int way = 0; way < PLAN_SUMS; way++) {
		struct buf words = BUF_OVER(room);
		bool fits;

		say_sums(counts, way, &words);
		fits = text_cols(buf_text(&words)) <= row.cols;
		if (fits)
			pane_text(row, 0, 0, STYLE_FAINT, buf_text(&words));
		buf_free(&words);
		if (fits)
			return;
	}
}

/* " 1 olika uppgifter  2 försenade  3 utan vem eller när  Hela planen: …" */
static void
draw_sums(const struct app *app, struct pane row)
{
	const struct plan_counts *counts = &app->plan.counts;
	int col;

	row = pane_part(row, 0, 1, 1, row.cols - 2);
	col = draw_count(row, 0, counts->conflicts, "olika uppgifter", ACT_CONFLICTS);
	col = draw_count(row, col, counts->late, counts->late == 1 ? "försenad" : "försenade",
			 ACT_PLAN_LATE);
	col = draw_count(row, col, counts->lacking, "utan vem eller när", ACT_PLAN_GAP);
	draw_whole(pane_part(row, 0, col, 1, row.cols - col), counts);
}

static void
draw_more(const struct app *app, struct pane row)
{
	const struct plan_row *here = plan_row_here(app);
	char room[BELOW];
	struct buf more = BUF_OVER(room);

	if (here)
		say_more(app, here, &more);
	row = pane_part(row, 0, 1, 1, row.cols - 2);
	if (more.bytes)
		pane_text(row, 0, 0, STYLE_THREAD, "▶");
	pane_text(row, 0, MARK_COLS, STYLE_FAINT, buf_text(&more));
	buf_free(&more);
}

static void
draw_none(const struct app *app, struct pane rest)
{
	const char *why =
		app->plan.all && app->plan.all->row.count
			? "Ingen rad passar in på det. Esc visar alla."
			: "Inga insatser än. De kommer hit när ni valt förslag, eller med "
			  "Ctrl+N.";

	pane_wrapped(pane_part(rest, 0, 3, rest.rows, rest.cols - 6), STYLE_FAINT, why);
}

void
plan_draw(const struct app *app, struct pane pane)
{
	char saved[40];
	struct pane rest;

	frame_saved(app, saved);
	rest = frame_bars(app, pane, "Handlingsplanen", saved);
	draw_head(app, &rest);
	draw_sums(app, pane_cut_bottom(&rest, 1));
	draw_more(app, pane_cut_bottom(&rest, 1));
	pane_cut_bottom(&rest, app_mode(app) == MODE_WIDE);
	if (app->plan.shown.count)
		draw_table(app, pane_part(rest, 0, 1, rest.rows, rest.cols - 2));
	else
		draw_none(app, rest);
	frame_toast(app, pane);
}

/* ---- scrolling ---- */

/* The rows that draw_table has for rows, as plan_draw cuts them. */
static int
table_rows(const struct app *app)
{
	int head = vision_rows(app, app->cols) + 1 + (app_mode(app) != MODE_LARGE);

	return app->rows - 3 - head - 2 - (app_mode(app) == MODE_WIDE) - 1;
}

/* What leaves the view comes back some way from the edge, so that the wall stands still for most
 * keys. */
int
plan_first(const struct app *app)
{
	struct plan_columns columns = columns_of(app, app->cols - 2);
	struct list list = app->plan.list;
	int rows = table_rows(app) + 1, first;

	if (list.picked < 0)
		return 0;
	first = list_first(&list, rows, row_height, &columns);
	if (first == list.first)
		return first;
	list.first = 0;
	return list_first(&list, list.picked > app->plan.list.first ? rows / 2 : rows * 3 / 4,
			  row_height, &columns);
}
