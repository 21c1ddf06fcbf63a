/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The start: the nine delmål on a thread that ends in the plan, how far each has come, and under the
 * one that is picked its workshops. Enter goes on where one was.
 */
#include "enter.h"

#include <stdio.h>
#include <string.h>

#define START_LINES  160
#define PROGRESS     120 /* bytes of the words on how far a delmål has come */
#define SQUARES_COLS 11  /* five squares, and the air after them */
#define WORDS_COLS   32  /* that all words on how far a delmål has come fit in */
#define START_CHILDREN                                                                             \
	9 /* workshops shown under a delmål, the newest; and the line for a new one */

/* ---- what there is ---- */

static const struct catalog_delmal *
delmal_at(const struct app *app, int at)
{
	return &((const struct catalog_delmal *)app->catalog.delmal.item)[at];
}

static bool
row_is_of(const struct app *app, const struct row *row, const struct catalog_delmal *delmal)
{
	return !strcmp(row->summary.delmal, delmal->id) &&
	       !strcmp(row->summary.catalog, app->catalog.id);
}

/* The delmål's workshops, newest first: indexes into session_rows. */
static int
delmal_rows(const struct app *app, const struct catalog_delmal *delmal, int row[START_CHILDREN])
{
	int rows = 0;

	for (int at = app->session_rows.count - 1; at >= 0 && rows < START_CHILDREN - 1; at--)
		if (row_is_of(app, &app->session_rows.item[at], delmal))
			row[rows++] = at;
	return rows;
}

static int
children(const struct app *app, int delmal)
{
	int row[START_CHILDREN];

	return delmal_rows(app, delmal_at(app, delmal), row) + 1;
}

/* ---- how far it has come ---- */

/* All workshops of a delmål together. */
struct progress {
	int squares; /* of five: up to 3 of a SWOT or another workshop, 4 and 5 of its chain */
	const char *workshop; /* the one that has come farthest */
	bool is_begun;        /* a chain is under way */
	bool waits;           /* the group has said why it waits with a chain */
	int insatser, broken; /* in all of them */
};

static struct progress
delmal_progress(const struct app *app, const struct catalog_delmal *delmal)
{
	struct progress progress = {0};

	for (int at = 0; at < app->session_rows.count; at++) {
		const struct summary *of = &app->session_rows.item[at].summary;

		if (!row_is_of(app, &app->session_rows.item[at], delmal))
			continue;
		if (summary_squares(of) >= progress.squares) {
			progress.squares = summary_squares(of);
			progress.workshop = of->workshop;
		}
		progress.is_begun = progress.is_begun || (of->chained && summary_squares(of) == 2);
		progress.waits = progress.waits || of->waits;
		progress.insatser += of->actions;
		progress.broken += of->broken;
	}
	if (progress.squares == 4 && progress.insatser && !progress.broken)
		progress.squares = 5;
	return progress;
}

/* Once the chain is there: does the thread hold all the way to the insatser? */
static void
thread_words(const struct progress *progress, bool wide, char words[PROGRESS])
{
	if (!progress->insatser)
		snprintf(words, PROGRESS, "effektkedja klar%s", wide ? " · inga insatser" : "");
	else if (!progress->broken)
		snprintf(words, PROGRESS, "%stråden hel", wide ? "effektkedja klar · " : "");
	else if (wide)
		snprintf(words, PROGRESS, "tråden bruten: %d %s", progress->broken,
			 progress->broken == 1 ? "insats" : "insatser");
	else
		snprintf(words, PROGRESS, "%d %s", progress->broken,
			 progress->broken == 1 ? "tråd bruten" : "trådar brutna");
}

/* What is to come after a workshop in which no chain is made. */
static const char *
what_is_left(const struct progress *progress)
{
	if (progress->waits)
		return "avvaktar med effektkedja";
	return progress->is_begun ? "effektkedja pågår" : "effektkedja återstår";
}

/* With the workshop's name where there is room for it. */
static void
closed_words(const struct progress *progress, int room, char words[PROGRESS])
{
	const char *left = what_is_left(progress);

	snprintf(words, PROGRESS, "%.64s klar · %s", progress->workshop, left);
	if (text_cols(words) > room)
		snprintf(words, PROGRESS, "%s",
			 text_cols(left) > room ? "avvaktar med kedja" : left);
}

static void
open_words(const struct progress *progress, int room, char words[PROGRESS])
{
	snprintf(words, PROGRESS, "%.64s pågår", progress->workshop);
	if (text_cols(words) > room)
		snprintf(words, PROGRESS, "pågår");
}

/* In so many columns: what does not fit is said in fewer words, and nothing is cut. */
static void
progress_words(const struct progress *progress, int room, char words[PROGRESS])
{
	switch (progress->squares) {
	case 0: snprintf(words, PROGRESS, "inte påbörjat"); break;
	case 1: snprintf(words, PROGRESS, "förberett"); break;
	case 2: open_words(progress, room, words); break;
	case 3: closed_words(progress, room, words); break;
	default: thread_words(progress, room >= WORDS_COLS, words);
	}
}

/* ---- lines ---- */

enum line_kind { LINE_BLANK, LINE_FOCUS, LINE_DELMAL, LINE_TEXT, LINE_CHILD, LINE_PLAN };

/* A line of the screen. `at` is a focus, a delmål, a line of its text, or a child. */
struct line {
	enum line_kind kind;
	int at, delmal;
};

struct lines {
	int count;
	struct line line[START_LINES];
};

static void
lines_add(struct lines *lines, enum line_kind kind, int at, int delmal)
{
	if (lines->count < START_LINES)
		lines->line[lines->count++] = (struct line){kind, at, delmal};
}

static void
lines_delmal(const struct app *app, struct lines *lines, int delmal, int cols)
{
	lines_add(lines, LINE_DELMAL, delmal, delmal);
	if (delmal != app->start_unfolded)
		return;
	if (app_mode(app) == MODE_WIDE)
		for (int row = wrap_rows(delmal_at(app, delmal)->text, cols, 3), at = 0; at < row;
		     at++)
			lines_add(lines, LINE_TEXT, at, delmal);
	for (int child = 0; child < children(app, delmal); child++)
		lines_add(lines, LINE_CHILD, child, delmal);
	if (app_mode(app) == MODE_WIDE)
		lines_add(lines, LINE_BLANK, 0, delmal);
}

/* All of them; `airy` with blank lines between the focus areas. */
static void
lines_of(const struct app *app, struct lines *lines, bool airy, int cols)
{
	const struct catalog_focus *focus = app->catalog.focuses.item;

	lines->count = 0;
	for (int at = 0; at < app->catalog.focuses.count; at++) {
		lines_add(lines, LINE_FOCUS, at, -1);
		for (int delmal = 0; delmal < app->catalog.delmal.count; delmal++)
			if (!strcmp(delmal_at(app, delmal)->focus, focus[at].id))
				lines_delmal(app, lines, delmal, cols);
		if (airy)
			lines_add(lines, LINE_BLANK, 0, -1);
	}
	lines_add(lines, LINE_PLAN, 0, -1);
}

static bool
line_is_picked(const struct app *app, const struct line *line)
{
	int child = app->start_list.picked;

	if (line->kind == LINE_PLAN)
		return app->start_unfolded == app->catalog.delmal.count;
	if (line->delmal != app->start_unfolded)
		return false;
	return line->kind == LINE_DELMAL ? child < 0
					 : line->kind == LINE_CHILD && child == line->at;
}

/* ---- drawing ---- */

/* Where the words on how far we have come begin. */
static int
progress_col(const struct app *app)
{
	return app->cols >= 100 ? 55 : app->cols >= 80 ? 46 : app->cols - 17;
}

static void
draw_focus(const struct app *app, struct pane row, int at)
{
	const struct catalog_focus *focus = app->catalog.focuses.item;
	int to = at ? 80 : progress_col(app) - 2;

	pane_text(row, 0, 3, STYLE_THREAD, at ? "┣━" : "┏━");
	pane_textf(pane_part(row, 0, 0, 1, to), 0, 6, STYLE_BOLD, "%s  %s", focus[at].id,
		   focus[at].name);
	if (!at && app->cols >= 80)
		pane_text(row, 0, progress_col(app), STYLE_FAINT, "Så långt har vi kommit");
}

static void
draw_delmal(const struct app *app, struct pane row, int at, bool picked)
{
	const struct catalog_delmal *delmal = delmal_at(app, at);
	struct progress progress = delmal_progress(app, delmal);
	int col = progress_col(app);
	struct pane hot = pane_part(row, 0, 5, 1, row.cols - 7);
	char words[PROGRESS];

	pane_text(row, 0, 3, STYLE_THREAD, "┃");
	if (picked) {
		pane_fill(hot, STYLE_HERE);
		pane_text(row, 0, 6, STYLE_HERE, "▶");
		pane_cursor(row, 0, 8, false);
	}
	pane_text(row, 0, 8, picked ? STYLE_HERE : STYLE_BOLD, delmal->id);
	pane_text(pane_part(row, 0, 0, 1, col - 1), 0, 10 + text_cols(delmal->id),
		  picked ? STYLE_HERE : STYLE_PLAIN, delmal->name);
	progress_words(&progress, row.cols - 2 - col - SQUARES_COLS, words);
	col += bar_squares(row, 0, col, picked ? STYLE_HERE : STYLE_THREAD,
			   picked ? STYLE_HERE : STYLE_FAINT, progress.squares, 5);
	if (app->cols >= 80)
		pane_text(pane_part(row, 0, 0, 1, row.cols - 2), 0, col + 2,
			  picked ? STYLE_HERE : STYLE_FAINT, words);
	pane_spot(hot, ACT_PICK, at * START_CHILDREN);
}

/* One line of the delmål as it stands; that there are more after it cuts nothing off. */
static void
draw_text(const struct app *app, struct pane row, const struct line *line)
{
	const char *text = delmal_at(app, line->delmal)->text;
	struct pane pane = pane_part(row, 0, 13, 1, row.cols - 15);
	struct wrap wrap;

	pane_text(row, 0, 3, STYLE_THREAD, "┃");
	wrap_text(&wrap, text, pane.cols, 3, WRAP_BALANCED);
	if (line->at + 1 < wrap.count) {
		wrap.count = line->at + 1;
		wrap.cut = false;
	}
	pane_lines(pane, STYLE_PLAIN, text, &wrap, line->at);
}

static bool
is_over(const struct summary *summary)
{
	return summary->sealed || summary->closed;
}

/* What a workshop's line says first, and after it. */
static void
row_words(const struct row *row, char what[100], char when[100])
{
	const struct summary *of = &row->summary;
	const char *verb = is_over(of) ? "Titta på" : "Fortsätt";
	struct day day;

	if (of->prepared && !of->step)
		verb = "Öppna förberedd";
	snprintf(what, 100, "%s %s", verb, of->workshop);
	when[0] = 0;
	if (day_read(of->date, &day))
		snprintf(when, 40, "%d %s, ", day.day, day_month_name(day.month));
	if (of->sealed)
		strcat(when, "klarmarkerad");
	else if (of->closed)
		strcat(when, "klar");
	else
		snprintf(when + strlen(when), 60, "steg %d av %d", of->step + 1, of->steps);
}

static void
draw_child(const struct app *app, struct pane row, const struct line *line, bool picked)
{
	int of[START_CHILDREN], rows = delmal_rows(app, delmal_at(app, line->delmal), of);
	struct pane hot = pane_part(row, 0, 15, 1, row.cols - 17);
	char what[100] = "Ny workshop", when[100] = "";
	bool is_first = !line->at && rows;
	int col = 16;

	if (line->at < rows)
		row_words(&app->session_rows.item[of[line->at]], what, when);
	pane_text(row, 0, 3, STYLE_THREAD, "┃");
	pane_text(row, 0, 13, STYLE_THREAD, line->at < rows ? "┣━" : "┗━");
	if (picked) {
		pane_fill(hot, STYLE_HERE);
		pane_cursor(row, 0, col, false);
	}
	col += pane_text(row, 0, col,
			 picked     ? STYLE_HERE
			 : is_first ? STYLE_BOLD
				    : STYLE_PLAIN,
			 what);
	pane_text(pane_part(row, 0, 0, 1, row.cols - 2), 0, col + 2,
		  picked ? STYLE_HERE_FAINT : STYLE_FAINT, when);
	pane_spot(hot, ACT_PICK, line->delmal * START_CHILDREN + 1 + line->at);
}

static void
plan_words(const struct app *app, char words[PROGRESS])
{
	const char *lacks = app->cols < 80 ? "vem eller när" : "ansvarig eller datum";
	int made = 0, ownerless = 0;
	const char *what;

	for (int at = 0; at < app->session_rows.count; at++) {
		made += app->session_rows.item[at].summary.actions;
		ownerless += app->session_rows.item[at].summary.ownerless;
	}
	for (int at = 0; at < app->plan_logs.count; at++) {
		made += app->plan_logs.item[at].summary.actions;
		ownerless += app->plan_logs.item[at].summary.ownerless;
	}
	what = made == 1 ? "insats" : "insatser";
	if (!made)
		snprintf(words, PROGRESS, "inga insatser än");
	else if (ownerless)
		snprintf(words, PROGRESS, "%d %s, %d saknar %s", made, what, ownerless, lacks);
	else
		snprintf(words, PROGRESS, "%d %s", made, what);
}

static void
draw_plan(const struct app *app, struct pane row, bool picked)
{
	struct pane hot = pane_part(row, 0, 5, 1, row.cols - 7);
	char words[PROGRESS];
	int col = 6;

	pane_text(row, 0, 3, STYLE_THREAD, "┗▶");
	if (picked) {
		pane_fill(hot, STYLE_HERE);
		pane_cursor(row, 0, col, false);
	}
	col += pane_text(row, 0, col, picked ? STYLE_HERE : STYLE_BOLD, "Handlingsplanen");
	plan_words(app, words);
	pane_text(pane_part(row, 0, 0, 1, row.cols - 2), 0, col + 3,
		  picked ? STYLE_HERE_FAINT : STYLE_FAINT, words);
	pane_spot(hot, ACT_PICK, app->catalog.delmal.count * START_CHILDREN);
}

static void
draw_line(const struct app *app, struct pane row, const struct line *line)
{
	bool picked = line_is_picked(app, line);

	switch (line->kind) {
	case LINE_BLANK: pane_text(row, 0, 3, STYLE_THREAD, "┃"); break;
	case LINE_FOCUS: draw_focus(app, row, line->at); break;
	case LINE_DELMAL: draw_delmal(app, row, line->at, picked); break;
	case LINE_TEXT: draw_text(app, row, line); break;
	case LINE_CHILD: draw_child(app, row, line, picked); break;
	case LINE_PLAN: draw_plan(app, row, picked); break;
	}
}

/* The first line to show so that what is picked is seen, with a line after it. */
static int
first_line(const struct app *app, const struct lines *lines, int rows)
{
	int picked = 0, first;

	for (int at = 0; at < lines->count; at++)
		if (line_is_picked(app, &lines->line[at]))
			picked = at;
	first = picked + 3 - rows;
	if (first > lines->count - rows)
		first = lines->count - rows;
	return first < 0 ? 0 : first;
}

static void
start_draw(const struct app *app, struct pane pane)
{
	struct pane body;
	struct lines lines;
	char date[60];
	int first;

	frame_date(app, date);
	body = frame_bars(app, pane, app->group, date);
	if (app_mode(app) == MODE_WIDE)
		pane_cut_top(&body, 1);
	pane_text(pane_cut_top(&body, 1), 0, 3, STYLE_BOLD,
		  app->session_rows.count ? "Välkommen! Vilket delmål arbetar vi med i dag?"
					  : "Välkommen! Välj ett delmål så börjar vi.");
	lines_of(app, &lines, true, body.cols - 15);
	if (lines.count > body.rows - 1)
		lines_of(app, &lines, false, body.cols - 15);
	else
		pane_cut_top(&body, 1);
	first = first_line(app, &lines, body.rows);
	for (int at = first; at < lines.count && body.rows > 0; at++)
		draw_line(app, pane_cut_top(&body, 1), &lines.line[at]);
	frame_toast(app, pane);
}

/* ---- moving ---- */

static void
start_to(struct app *app, int delmal, int child)
{
	app->start_unfolded = delmal < 0 ? 0 : delmal;
	app->start_list.picked = child;
}

static void
start_move(struct app *app, int by)
{
	int last = app->catalog.delmal.count, at = app->start_unfolded;
	int child = app->start_list.picked;

	if (by > 0 && at < last && child + 1 < children(app, at))
		start_to(app, at, child + 1);
	else if (by > 0 && at < last)
		start_to(app, at + 1, -1);
	else if (by < 0 && child >= 0)
		start_to(app, at, child - 1);
	else if (by < 0 && at > 0)
		start_to(app, at - 1, -1);
}

/* One that is over is looked at: nobody sits at the back of a room, and no time is running out. */
static void
open_row(struct app *app, const struct row *row)
{
	bool over = is_over(&row->summary);

	if (!app_open_session(app, row->id))
		return;
	if (over)
		app->clock.since_ms = 0;
	else
		room_first(app);
}

/* Opens what a line stands for: a workshop, a new one, or the plan. */
static void
start_open(struct app *app)
{
	int row[START_CHILDREN], rows, child = app->start_list.picked;
	const struct catalog_delmal *delmal;

	if (app->start_unfolded == app->catalog.delmal.count) {
		plan_enter(app);
		return;
	}
	delmal = delmal_at(app, app->start_unfolded);
	rows = delmal_rows(app, delmal, row);
	if (child < 0)
		child = 0;
	if (child < rows) {
		open_row(app, &app->session_rows.item[row[child]]);
	} else {
		new_enter(app, delmal);
	}
}

static void
start_pick(struct app *app, int arg)
{
	int delmal = arg / START_CHILDREN, child = arg % START_CHILDREN - 1;
	bool again = app->start_unfolded == delmal && app->start_list.picked == child;

	start_to(app, delmal, child);
	if (again || child >= 0 || delmal == app->catalog.delmal.count)
		start_open(app);
}

static struct command
start_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_UP:
	case ACT_SCROLL_UP: start_move(app, -1); break;
	case ACT_DOWN:
	case ACT_SCROLL_DOWN: start_move(app, 1); break;
	case ACT_HOME: start_to(app, 0, -1); break;
	case ACT_END:
	case ACT_NEXT_PANE: start_to(app, app->catalog.delmal.count, -1); break;
	case ACT_PICK: start_pick(app, command.arg); break;
	case ACT_ENTER: start_open(app); break;
	case ACT_START: break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding start_bindings[] = {
	{ K_UP,    ACT_UP,        "Välj",            "↑ ↓", false },
	{ K_DOWN,  ACT_DOWN,      NULL,              NULL,  false },
	{ K_ENTER, ACT_ENTER,     "Öppna",           NULL,  false },
	{ K_TAB,   ACT_NEXT_PANE, "Handlingsplanen", NULL,  false },
	{ '/',     ACT_PALETTE,   "Mer",             NULL,  false },
	{ K_ESCAPE, ACT_ESCAPE,   "Avsluta",         NULL,  false },
	{ K_F9,    ACT_MATRIX,    "Enheter",         NULL,  false },
	{ K_HOME,  ACT_HOME,      NULL,              NULL,  false },
	{ K_END,   ACT_END,       NULL,              NULL,  false },
	{ K_F1,    ACT_HELP,      "Hjälp",           NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
start_keys(const struct app *app)
{
	(void)app;
	return start_bindings;
}

/* The cursor stands on the delmål that was last worked on, here or where the sessions came from. */
void
start_enter(struct app *app)
{
	struct buf id = {0}, group = {0};
	int last = 0;

	app->ports->setting(app->ports->world, "group", &group);
	snprintf(app->group, sizeof app->group, "%s", buf_text(&group));
	buf_free(&group);
	app->ports->setting(app->ports->world, "delmal", &id);
	if (!id.bytes && app->session_rows.count)
		buf_add(&id, app->session_rows.item[app->session_rows.count - 1].summary.delmal);
	for (int delmal = 0; delmal < app->catalog.delmal.count; delmal++)
		if (!strcmp(delmal_at(app, delmal)->id, buf_text(&id)))
			last = delmal;
	buf_free(&id);
	start_to(app, last, -1);
	app_show(app, &page_start);
}

const struct page page_start = {
	.name = "start",
	.keys = start_keys,
	.draw = start_draw,
	.act = start_act,
};
