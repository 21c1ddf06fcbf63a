/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Tråden: from the delmål down to the insatser, all that what is picked hangs together with, in this
 * workshop and others, and where it is broken. It is read when it is opened; Enter goes to a row.
 */
#include "overlay.h"
#include "steps/choose.h"
#include "steps/review.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 74
#define RAIL_COLS    3
#define LABEL_COLS   15
#define CODE_COLS    7
#define OTHER_ROWS   3    /* of a text that is not picked */
#define LIST_PAGE    4    /* rows that PgDn goes past */
#define BELOW        1200 /* bytes below the words: a workshop's title, and who, when and mål */

/* ---- what is picked ---- */

/* In Välj a row is picked, which is a proposal or the insats that came of it. */
static const struct item *
picked_on_wall(const struct app *app)
{
	struct proposal row;

	if (app_step(app)->kind->id != STEP_CHOOSE)
		return app_picked(app);
	if (!choose_here(app, &row))
		return NULL;
	return row.action ? row.action : row.source;
}

static bool
is_asked_in_plan(const struct app *app)
{
	return app->page[0] == &page_plan;
}

/* In Hur blev det? the insats of an earlier workshop is picked. */
static bool
asked_in_review(const struct app *app, struct id *session, struct id *item)
{
	struct review_row row;

	if (!app->in_session || app_step(app)->kind->id != STEP_REVIEW || !review_here(app, &row))
		return false;
	*session = row.session;
	*item = row.item;
	return true;
}

/* What the thread is asked of, and in which session; false when nothing is picked. */
static bool
asked(const struct app *app, struct id *session, struct id *item)
{
	const struct item *picked;

	if (is_asked_in_plan(app))
		return plan_picked(app, session, item);
	if (asked_in_review(app, session, item))
		return true;
	picked = app->in_session ? picked_on_wall(app) : NULL;
	if (!picked)
		return false;
	*session = app->session.id;
	*item = picked->id;
	return true;
}

/* ---- reading ---- */

/* The workshops that have been opened for the thread, for as long as it is laid out. */
struct opened {
	struct session *item;
	int count, room;
};

static bool
read_session(struct app *app, struct id id, struct opened *opened)
{
	struct session session = {0};
	struct err err;
	int damaged;
	bool ok = app->ports->open(app->ports->world, id, &session, &damaged, &err);

	if (ok) {
		*vec_add(opened) = session;
	} else {
		session_free(&session);
		app_err(app, &err);
	}
	return ok;
}

static bool
is_of_same_delmal(const struct session *session, const struct summary *summary)
{
	const struct item *self = session_self(session);

	return !strcmp(session_text(session, self, ITEM_DELMAL), summary->delmal) &&
	       !strcmp(session_text(session, self, ITEM_CATALOG), summary->catalog);
}

/* Those of the same delmål, and those of others that a chain ties to it: only notes of a chain come out
 * of other workshops, so where there is none there is nothing to look for. */
static void
read_others(struct app *app, const struct session *own, struct opened *opened)
{
	for (int at = 0; at < app->session_rows.count; at++) {
		const struct row *row = &app->session_rows.item[at];
		bool same = is_of_same_delmal(own, &row->summary);

		if (id_same(row->id, own->id) ||
		    (!same && !row->summary.chained && !outcome_is_chained(own)) ||
		    !read_session(app, row->id, opened))
			continue;
		if (!same && !thread_is_tied(own, &opened->item[opened->count - 1]))
			session_free(&opened->item[--opened->count]);
	}
}

static void
lay_out(struct app *app, const struct session *own, const struct opened *opened, struct id item)
{
	const struct session **session = mem_new((size_t)(opened->count + 1) * sizeof *session);
	struct thread_world world = {session, opened->count + 1, &app->catalog};

	session[0] = own;
	for (int at = 0; at < opened->count; at++)
		session[at + 1] = &opened->item[at];
	thread_rows_of(&app->thread, &world, item);
	mem_free(session);
}

static void
read_thread(struct app *app, struct id id, struct id item)
{
	bool is_open = app->in_session && id_same(app->session.id, id);
	struct opened own = {0}, others = {0};
	const struct session *session = &app->session;

	app_read_rows(app);
	thread_rows_free(&app->thread);
	if (is_open || read_session(app, id, &own)) {
		if (!is_open)
			session = &own.item[0];
		read_others(app, session, &others);
		lay_out(app, session, &others, item);
	}
	for (int at = 0; at < own.count; at++)
		session_free(&own.item[at]);
	for (int at = 0; at < others.count; at++)
		session_free(&others.item[at]);
	vec_free(&own);
	vec_free(&others);
}

void
thread_enter(struct app *app)
{
	struct id session, item;

	if (!asked(app, &session, &item)) {
		app_tell(app,
			 is_asked_in_plan(app)
				 ? "Raden står i dokumentet och är inte gjord i någon workshop."
				 : "Välj en lapp, ett förslag eller en insats först, med pilarna. "
				   "Ctrl+R "
				   "visar tråden.");
		return;
	}
	read_thread(app, session, item);
	if (!app->thread.count)
		return;
	app->thread_list = (struct list){app->thread.count, 0, 0};
	for (int at = 0; at < app->thread.count; at++)
		if (app->thread.item[at].is_asked)
			app->thread_list.picked = at;
	overlay_open(app, &page_thread);
}

/* ---- rows ---- */

/* What heights and drawing are counted from. */
struct layout {
	const struct app *app;
	int cols;  /* of the words */
	int first; /* the row at the top */
};

static const struct thread_row *
row_at(const struct app *app, int at)
{
	return &app->thread.item[at];
}

static bool
is_sentence(const struct thread_row *row)
{
	return row->tone != THREAD_THERE;
}

/* A sentence begins where the labels do. */
static int
words_cols(const struct layout *layout, const struct thread_row *row)
{
	return is_sentence(row) ? layout->cols + LABEL_COLS + CODE_COLS - 3 : layout->cols;
}

static int
words_rows(const struct layout *layout, int at)
{
	const struct thread_row *row = row_at(layout->app, at);
	bool whole = at == layout->app->thread_list.picked || is_sentence(row);

	return wrap_rows(row->text, words_cols(layout, row), whole ? WRAP_LINES : OTHER_ROWS);
}

/* What stands in fainter letters below the words: where it is from, and who and when. */
static const char *
below(const struct thread_row *row, char text[BELOW])
{
	snprintf(text, BELOW, "%s%s%s", row->from, *row->detail && *row->from ? ": " : "",
		 row->detail);
	return text;
}

static int
row_height(const void *of, int at)
{
	const struct layout *layout = of;
	const struct thread_row *row = row_at(layout->app, at);
	int rows = words_rows(layout, at);
	char text[BELOW];

	if (*below(row, text))
		rows += wrap_rows(text, layout->cols, OTHER_ROWS);
	return rows;
}

/* ---- drawing ---- */

static bool
begins_part(const struct app *app, int at)
{
	return !at || row_at(app, at)->part != row_at(app, at - 1)->part;
}

/* The thread beside the row: a knot where a part of it begins, and its end at the last. */
static void
draw_rail(const struct app *app, struct pane rows, int at)
{
	bool is_last = at + 1 == app->thread.count;
	const char *knot = !at ? "┏━" : is_last ? "┗━" : begins_part(app, at) ? "┣━" : "┃";

	if (!is_last)
		pane_column_of(rows, 0, 0, rows.rows, STYLE_CARD_THREAD, "┃");
	pane_text(rows, 0, 0, STYLE_CARD_THREAD, knot);
}

/* A gap in amber, what is left to do in plain words; each with its own sign when it is picked. */
static void
draw_sentence(const struct layout *layout, struct pane rows, int at)
{
	const struct thread_row *row = row_at(layout->app, at);
	bool here = at == layout->app->thread_list.picked;
	struct pane words = pane_part(rows, 0, 1, rows.rows, words_cols(layout, row) + 2);
	enum style style = here ? STYLE_HERE : STYLE_CARD_BOLD;

	if (here)
		pane_fill(rows, STYLE_HERE);
	if (row->tone == THREAD_BROKEN) {
		style = STYLE_WARN;
		pane_fill(words, style);
	}
	pane_wrapped(pane_part(words, 0, 1, words.rows, words.cols - 2), style, row->text);
}

static void
draw_item(const struct layout *layout, struct pane rows, int at)
{
	const struct app *app = layout->app;
	const struct thread_row *row = row_at(app, at);
	bool here = at == app->thread_list.picked;
	enum style style = here ? STYLE_HERE : row->is_asked ? STYLE_CARD_BOLD : STYLE_CARD;
	int words = words_rows(layout, at), col = LABEL_COLS + CODE_COLS;
	char text[BELOW];

	if (here)
		pane_fill(rows, STYLE_HERE);
	if (begins_part(app, at) || at == layout->first || here)
		pane_text(rows, 0, 2, here ? STYLE_HERE : STYLE_CARD_FAINT,
			  thread_part_label(row->part));
	pane_text(pane_part(rows, 0, LABEL_COLS, 1, CODE_COLS), 0, 0,
		  here ? STYLE_HERE : STYLE_CARD_BOLD, row->code);
	pane_wrapped(pane_part(rows, 0, col, words, layout->cols), style, row->text);
	pane_wrapped(pane_part(rows, words, col, rows.rows - words, layout->cols),
		     here ? STYLE_HERE_FAINT : STYLE_CARD_FAINT, below(row, text));
}

static void
draw_row(const struct layout *layout, struct pane rows, int at)
{
	draw_rail(layout->app, rows, at);
	pane_spot(rows, ACT_PICK, at);
	pane_cut_left(&rows, RAIL_COLS);
	if (is_sentence(row_at(layout->app, at)))
		draw_sentence(layout, rows, at);
	else
		draw_item(layout, rows, at);
	if (at == layout->app->thread_list.picked) {
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
}

static void
title_of(const struct app *app, char title[80])
{
	snprintf(title, 80, "Tråden");
	for (int at = 0; at < app->thread.count; at++)
		if (row_at(app, at)->is_asked && *row_at(app, at)->code)
			snprintf(title, 80, "Tråden genom %.50s", row_at(app, at)->code);
}

/* With what is picked the gap after it is to be seen. */
static int
seen_height(const void *of, int at)
{
	const struct layout *layout = of;
	const struct list *list = &layout->app->thread_list;
	bool has_gap = at == list->picked && at + 1 < list->count &&
		       is_sentence(row_at(layout->app, at + 1));

	return row_height(of, at) + (has_gap ? row_height(of, at + 1) : 0);
}

static int
all_rows(const struct layout *layout)
{
	int rows = 0;

	for (int at = 0; at < layout->app->thread.count; at++)
		rows += row_height(layout, at);
	return rows;
}

/* The rows that there is room for, and how many there are above and below these. */
static void
draw_some(struct layout *layout, struct pane inside)
{
	const struct app *app = layout->app;
	struct pane above = pane_cut_top(&inside, 1), below = pane_cut_bottom(&inside, 1);
	int at = list_first(&app->thread_list, inside.rows, seen_height, layout);

	layout->first = at;
	if (at)
		pane_textf(above, 0, 0, STYLE_CARD_FAINT, "▲ %d till", at);
	/* The first is drawn even when the whole of it has no room. */
	for (; at < app->thread.count && inside.rows &&
	       (at == layout->first || row_height(layout, at) <= inside.rows);
	     at++)
		draw_row(layout, pane_cut_top(&inside, row_height(layout, at)), at);
	if (at < app->thread.count)
		pane_textf(below, 0, 0, STYLE_CARD_FAINT, "▼ %d till", app->thread.count - at);
}

static void
thread_draw(const struct app *app, struct pane pane)
{
	int cols = overlay_cols(app, CONTENT_COLS), most = overlay_rows(app) - 2, rows;
	struct layout layout = {app, cols - RAIL_COLS - LABEL_COLS - CODE_COLS - 1, 0};
	char title[80];

	rows = all_rows(&layout);
	rows = rows > most ? most : rows;
	title_of(app, title);
	draw_some(&layout, frame_overlay(pane, rows + 2, cols, title));
	frame_toast(app, pane);
}

/* ---- acting ---- */

static void
thread_follow(struct app *app)
{
	const struct thread_row *row = row_at(app, app->thread_list.picked);

	if (id_is_none(row->item))
		app_tell(app, "Den raden går inte att öppna. Välj en lapp, ett förslag eller en "
			      "insats.");
	else
		app_goto(app, row->session, row->item);
}

/* A click picks a row, and a click on the picked row goes there. */
static void
thread_pick(struct app *app, int at)
{
	if (at == app->thread_list.picked)
		thread_follow(app);
	else if (at >= 0 && at < app->thread.count)
		app->thread_list.picked = at;
}

static struct command
thread_act(struct app *app, struct command command)
{
	if (overlay_list(&app->thread_list, command, LIST_PAGE))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: thread_follow(app); break;
	case ACT_PICK: thread_pick(app, command.arg); break;
	case ACT_THREAD: app_close(app); break;
	default: return overlay_writes(app, command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding thread_bindings[] = {
	{ K_DOWN,      ACT_DOWN,        "Följ tråden", "↑ ↓", false },
	{ K_ENTER,     ACT_ENTER,       "Gå dit",      NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng",       NULL,  false },
	{ K_UP,        ACT_UP,          NULL,          NULL,  false },
	{ K_HOME,      ACT_HOME,        NULL,          NULL,  false },
	{ K_END,       ACT_END,         NULL,          NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,          NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,          NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
thread_keys(const struct app *app)
{
	(void)app;
	return thread_bindings;
}

const struct page page_thread = {
	.name = "thread",
	.is_overlay = true,
	.keys = thread_keys,
	.draw = thread_draw,
	.act = thread_act,
};
