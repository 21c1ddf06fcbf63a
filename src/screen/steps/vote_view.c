/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rösta on the wall: the notes with their dots, in one column or two, as much of each text as
 * there is room for, and under them the slip that is being typed.
 */
#include "vote.h"

#include "rodtrad/base/text.h"
#include "rodtrad/canvas/bar.h"

#include <stdio.h>
#include <string.h>

#define CODE_COL   2  /* of a row: after the marker */
#define TEXT_COL   8  /* after the code and its gap */
#define GAP        2  /* columns between two columns of notes */
#define SAME_COLS  10 /* of "+2 samma" and its gap */
#define SAME_SHORT 5  /* of "+2" */
#define TYPED_COLS 6  /* of digits being typed */
#define DOTS_MIN   8  /* of "Prickar" and a blank */
#define DOTS_MAX   26
#define LINES_MAX  3  /* of a note that is not picked */
#define NARROW     70 /* columns: below these, "+2" for "+2 samma" */

/* ---- where the rows stand ---- */

static bool
row_picked(const struct view *view, int row)
{
	return row == view->list.picked;
}

/* "+2 samma": how many more wrote the same, told when the vote is done. */
static int
same_cols(const struct view *view, const struct item *note)
{
	if (!view->dots_cols || session_int(&view->app->session, note, ITEM_SAME, 0) <= 0)
		return 0;
	return view->cols < NARROW ? SAME_SHORT : SAME_COLS;
}

/* The columns of the text: what code, dots and the count of those who wrote the same leave. */
static int
row_text_cols(const struct view *view, int row)
{
	const struct item *note = app_item(view->app, view->notes.item[row]);
	int typed = !view->dots_cols && row_picked(view, row) ? TYPED_COLS : 0;

	return view->cols - TEXT_COL - 1 - view->dots_cols - typed - same_cols(view, note);
}

/* The picked row shows all of its text. */
static int
row_height(const void *of, int row)
{
	const struct view *view = of;
	const struct item *note = app_item(view->app, view->notes.item[row]);
	int rows = wrap_rows(session_text(&view->app->session, note, ITEM_TEXT),
			     row_text_cols(view, row),
			     row_picked(view, row) ? WRAP_LINES : view->lines);

	return rows > view->pane.rows ? view->pane.rows : rows;
}

/* The most dots of any note; -1 while they are hidden. */
static int
most_dots(const struct app *app)
{
	struct note_list list;

	if (!vote_tally(app).is_open)
		return -1;
	vote_leading(app, &list);
	return list.count ? tally_dots(app_item(app, list.item[0])) : 0;
}

/* As many columns for dots as the most need, within what can be spared. */
static void
view_columns(struct view *view, int columns, int most)
{
	int spare;

	view->columns = columns;
	view->cols = (view->pane.cols - (columns - 1) * GAP) / columns;
	spare = view->cols / 4 > DOTS_MAX ? DOTS_MAX : view->cols / 4;
	view->spaced = app_mode(view->app) == MODE_WIDE && 2 * most + 3 <= spare;
	view->dots_cols = most < 0 ? 0 : view->spaced ? 2 * most + 3 : most + 4;
	if (view->dots_cols > spare)
		view->dots_cols = spare;
	if (most >= 0 && view->dots_cols < DOTS_MIN)
		view->dots_cols = DOTS_MIN;
}

/* The rows there are for notes: a tall one that does not fit at the foot of the first column leaves
 * some of them blank. */
static int
view_room(const struct view *view)
{
	int picked = view->list.picked;
	int tallest = picked < 0 ? 1 : row_height(view, picked);

	if (tallest < view->lines)
		tallest = view->lines;
	return view->pane.rows * view->columns - (view->columns - 1) * (tallest - 1);
}

/* A list that is far too long is not measured to its end. */
static bool
view_fits(const struct view *view)
{
	int left = view_room(view);

	for (int row = 0; row < view->list.count && left >= 0; row++)
		left -= row_height(view, row);
	return left >= 0;
}

/* One column rather than two, and as much of each text as there is room for. */
static void
view_fit(struct view *view)
{
	int most = most_dots(view->app);
	bool is_large = app_mode(view->app) == MODE_LARGE;

	for (int columns = 1; columns <= (is_large ? 1 : 2); columns++) {
		view_columns(view, columns, most);
		for (view->lines = LINES_MAX; view->lines >= 1; view->lines--)
			if (view_fits(view))
				return;
	}
	view->lines = is_large ? 2 : 1;
}

static void
view_make(struct view *view, const struct app *app, struct pane pane)
{
	const struct look_state *state = app_state_of(app);

	*view = (struct view){.app = app, .pane = pane};
	vote_notes(app, &view->notes);
	view->list = (struct list){.picked = -1, .first = state->list.first};
	list_resize(&view->list, view->notes.count);
	view->list.picked = vote_row(app, &view->notes, app_picked(app));
	view_fit(view);
	view->first = list_first(&view->list, view_room(view), row_height, view);
}

/* The body: a heading, the list, the write card and how far the vote has come. */
struct parts {
	struct pane head, list, card, foot;
};

static struct parts
vote_parts(const struct app *app, struct pane body)
{
	struct pane rest = pane_part(body, 0, 1, body.rows, body.cols - 2);
	bool is_wide = app_mode(app) == MODE_WIDE;
	struct parts parts;

	parts.head = pane_cut_top(&rest, 1);
	parts.foot = pane_cut_bottom(&rest, 1);
	pane_cut_bottom(&rest, is_wide);
	parts.card = pane_cut_bottom(&rest, vote_writes(app));
	pane_cut_bottom(&rest, is_wide && parts.card.rows);
	parts.list = rest;
	return parts;
}

void
vote_view(struct view *view, const struct app *app, struct pane body)
{
	view_make(view, app, vote_parts(app, body).list);
}

/* ---- drawing ---- */

static void
draw_same(const struct view *view, struct pane row, const struct item *note, enum style style)
{
	int same = session_int(&view->app->session, note, ITEM_SAME, 0);
	struct pane at = pane_part(row, 0, row.cols - view->dots_cols - same_cols(view, note), 1,
				   same_cols(view, note));

	pane_textf(at, 0, 0, style, view->cols < NARROW ? "+%d" : "+%d samma", same);
}

static void
draw_dots(const struct view *view, struct pane row, const struct item *note, bool picked)
{
	int digits = app_state_of(view->app)->digits;
	struct pane at = pane_part(row, 0, row.cols - view->dots_cols, 1, view->dots_cols - 1);

	if (picked && digits >= 0) {
		at = pane_part(row, 0, view->dots_cols ? at.col - row.col : row.cols - TYPED_COLS,
			       1, TYPED_COLS);
		pane_textf(at, 0, 0, STYLE_KEYCAP, "%2d ", digits);
	} else if (view->dots_cols) {
		bar_dots(at, 0, 0, picked ? STYLE_HERE : STYLE_BOLD,
			 picked ? STYLE_HERE : STYLE_THREAD, tally_dots(note), view->spaced);
	}
}

/* One row says as much as it can; several are broken at words. */
static void
draw_text(struct pane at, enum style style, const char *text)
{
	struct wrap wrap;

	if (at.rows == 1) {
		pane_text(at, 0, 0, style, text);
		return;
	}
	wrap_text(&wrap, text, at.cols, WRAP_LINES, WRAP_FLOW);
	pane_lines(at, style, text, &wrap, 0);
}

static void
draw_row(const struct view *view, struct pane rows, int row)
{
	const struct item *note = app_item(view->app, view->notes.item[row]);
	bool picked = row_picked(view, row);
	enum style code_style = picked ? STYLE_HERE : style_box(STYLE_BAND_1, note_box(note));
	char code[NOTE_CODE];

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 0, false);
	}
	pane_textf(pane_part(rows, 0, CODE_COL, 1, 5), 0, 0, code_style, " %-4s",
		   note_code(&view->app->session, note, code));
	draw_text(pane_part(rows, 0, TEXT_COL, rows.rows, row_text_cols(view, row)),
		  picked ? STYLE_HERE : STYLE_PLAIN,
		  session_text(&view->app->session, note, ITEM_TEXT));
	if (same_cols(view, note))
		draw_same(view, rows, note, picked ? STYLE_HERE_FAINT : STYLE_FAINT);
	draw_dots(view, rows, note, picked);
	pane_spot(rows, ACT_PICK, view->notes.item[row]);
}

/* Column after column; returns the first row that found no room. */
static int
draw_list(const struct view *view)
{
	int row = view->first, column = 0, used = 0;

	for (; row < view->list.count; row++) {
		int height = row_height(view, row);

		if (used + height > view->pane.rows) {
			column++;
			used = 0;
		}
		if (column == view->columns)
			break;
		draw_row(view,
			 pane_part(view->pane, used, column * (view->cols + GAP), height,
				   view->cols),
			 row);
		used += height;
	}
	return row;
}

/* What the columns are, or that they are hidden; and what is above and below. */
static void
draw_head(const struct view *view, struct pane head, int last)
{
	static const char hidden[] = "Resultatet visas när den sista röstsedeln är inläst.";
	int above = view->first, below = view->list.count - last;
	char more[60] = "";

	if (above)
		snprintf(more, sizeof more, "▲ %d till", above);
	if (below)
		snprintf(more + strlen(more), sizeof more - strlen(more), "%s▼ %d till",
			 above ? "  " : "", below);
	if (!view->dots_cols) {
		int cols = head.cols - text_cols(more) - 1 - TEXT_COL;

		pane_text_right(head, 0, STYLE_FAINT, more);
		pane_text(pane_part(head, 0, TEXT_COL, 1, cols), 0, 0, STYLE_FAINT,
			  text_cols(hidden) <= cols ? hidden : "Resultatet visas sist.");
		return;
	}
	pane_textf(head, 0, TEXT_COL, STYLE_FAINT, "Lapp   %s", more);
	for (int column = 0; column < view->columns; column++)
		pane_text(head, 0, column * (view->cols + GAP) + view->cols - view->dots_cols,
			  STYLE_FAINT, "Prickar");
}

static void
draw_card(const struct app *app, struct pane card)
{
	static const char hint[] = "skriv koderna från en röstsedel …";
	struct pane at;
	int label;

	pane_fill(card, STYLE_WRITE);
	label = pane_textf(card, 0, 0, STYLE_THREAD_TEXT, "Sedel %d", vote_tally(app).slips + 1);
	at = pane_part(card, 0, label + 2, card.rows, card.cols - label - 2);
	if (!app_picked(app))
		editor_draw(&app->editor, at, STYLE_WRITE, STYLE_WRITE_HINT, hint);
	else
		pane_text(at, 0, 0, STYLE_WRITE_HINT,
			  editor_is_empty(&app->editor) ? hint : app->editor.text);
	pane_spot(card, ACT_PICK_PANE, 0);
}

static void
draw_foot(const struct app *app, struct pane foot)
{
	struct tally tally = vote_tally(app);
	int done = tally.is_open ? tally.dots : tally.slips;
	int of = tally.is_open ? tally.budget : tally.people;
	int used = pane_textf(
		foot, 0, 0, STYLE_BOLD,
		tally.is_open ? "%d av %d prickar lagda" : "%d av %d röstsedlar inlästa", done, of);

	bar_thread(pane_part(foot, 0, used + 2, 1, foot.cols - used - 2), 0, done, of);
}

static void
draw_empty(const struct app *app, struct pane body)
{
	struct pane middle = pane_centre(body, 1, body.cols - 4);
	int at = app->session.at;

	if (at)
		pane_textf(middle, 0, 0, STYLE_FAINT, "Inga lappar än. PgUp går till %s.",
			   app->session.workshop.step[at - 1].title);
	else
		pane_text(middle, 0, 0, STYLE_FAINT, "Inga lappar än.");
}

void
vote_draw(const struct app *app, struct pane body)
{
	struct parts parts = vote_parts(app, body);
	struct view view;

	if (vote_asks(app)) {
		vote_asks_draw(app, body);
		return;
	}
	view_make(&view, app, parts.list);
	if (!view.list.count) {
		draw_empty(app, body);
		return;
	}
	draw_head(&view, parts.head, draw_list(&view));
	draw_card(app, parts.card);
	draw_foot(app, parts.foot);
}
