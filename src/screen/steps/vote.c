/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rösta: slips are typed one by one, and nobody sees a dot before the last of them, so that nobody
 * votes as the others did. A note's total can also be laid by hand on its row. Letters write a slip;
 * digits and signs belong to the row that is picked.
 */
#include "vote.h"

#include "rodtrad/base/text.h"
#include "rodtrad/canvas/bar.h"
#include "rodtrad/core/tally.h"

#include <stdio.h>
#include <string.h>

#define CODE_COL 2    /* of a row: after the marker */
#define TEXT_COL 8    /* after the code and its gap */
#define GAP 2         /* columns between two columns of notes */
#define SAME_COLS 10  /* of "+2 samma" and its gap */
#define SAME_SHORT 5  /* of "+2" */
#define TYPED_COLS 6  /* of digits being typed */
#define DOTS_MIN 8    /* of "Prickar" and a blank */
#define DOTS_MAX 26
#define DIGITS_MAX 99
#define LINES_MAX 3   /* of a note that is not picked */
#define NARROW 70     /* columns: below these, "+2" for "+2 samma" */
#define WHEEL 2       /* rows */

enum vote_order { ORDER_BOARD, ORDER_DOTS };

/* clang-format off */
#define COMMON_KEYS \
	{ K_DOWN,      ACT_DOWN,      NULL,          NULL, false }, \
	{ K_LEFT,      ACT_LEFT,      NULL,          NULL, false }, \
	{ K_RIGHT,     ACT_RIGHT,     NULL,          NULL, false }, \
	{ K_HOME,      ACT_HOME,      NULL,          NULL, false }, \
	{ K_END,       ACT_END,       NULL,          NULL, false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",  NULL, true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",       NULL, true  }

static const struct binding empty_keys[] = {
	{ K_PAGE_UP,   ACT_LAST_STEP, "Förra steget", NULL, false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",   NULL, true  },
	{ K_F1,        ACT_HELP,      "Hjälp",        NULL, true  },
	{ 0 }
};

static const struct binding slip_keys[] = {
	{ K_ENTER,     ACT_ENTER,     "Läs in sedeln", NULL,  false },
	{ K_UP,        ACT_UP,        "Välj lapp",     "↑ ↓", false },
	{ K_TAB,       ACT_SORT,      NULL,            NULL,  false },
	{ K_F5,        ACT_CLOCK,     "Tid",           NULL,  false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding result_keys[] = {
	{ K_TAB,       ACT_SORT,      "Sortera",       NULL,  false },
	{ K_UP,        ACT_UP,        "Välj lapp",     "↑ ↓", false },
	{ K_ENTER,     ACT_ENTER,     NULL,            NULL,  false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding row_keys[] = {
	{ K_UP,        ACT_UP,        "Välj",          "↑ ↓", false },
	{ '+',         ACT_MORE,      "En prick",      NULL,  false },
	{ '-',         ACT_LESS,      "Ta bort",       "–",   false },
	{ 0x2013,      ACT_LESS,      NULL,            NULL,  false },
	{ '0',         ACT_DIGIT,     "Antal",         "0–9", false },
	{ K_TAB,       ACT_SORT,      "Sortera",       NULL,  false },
	{ K_ENTER,     ACT_ENTER,     "Öppna",         NULL,  false },
	{ K_F2,        ACT_EDIT,      NULL,            NULL,  false },
	{ K_F3,        ACT_ENLARGE,   NULL,            NULL,  false },
	COMMON_KEYS,
	{ 0 }
};
/* clang-format on */

/* ---- what is voted on ---- */

static struct tally
vote_tally(const struct app *app)
{
	return tally_of(&app->session, app_step(app));
}

/* Is there a slip left to type? */
static bool
vote_writes(const struct app *app)
{
	struct tally tally = vote_tally(app);

	return !tally.people || tally.slips < tally.people;
}

static bool
is_voted_on(const struct app *app, const struct item *note)
{
	const struct vote_params *params = app_step(app)->params;
	const char *box = app->session.workshop.box[note_box(note)].id;

	for (int at = 0; at < params->boxes.count; at++)
		if (!strcmp(params->boxes.item[at], box))
			return true;
	return !params->boxes.count;
}

static void
keep_voted_on(const struct app *app, struct note_list *list)
{
	int kept = 0;

	for (int at = 0; at < list->count; at++)
		if (is_voted_on(app, app_item(app, list->item[at])))
			list->item[kept++] = list->item[at];
	list->count = kept;
}

void
vote_notes(const struct app *app, struct note_list *list)
{
	if (app_state_of(app)->mode == ORDER_DOTS && vote_tally(app).is_open)
		tally_order(&app->session, list, false);
	else
		note_list_box(&app->session, -1, list);
	keep_voted_on(app, list);
}

void
vote_leading(const struct app *app, struct note_list *list)
{
	tally_order(&app->session, list, true);
	keep_voted_on(app, list);
}

static int
list_find(const struct app *app, const struct note_list *list, const struct item *note)
{
	for (int at = 0; at < list->count; at++)
		if (app_item(app, list->item[at]) == note)
			return at;
	return -1;
}

static const struct binding *
vote_keys(const struct app *app)
{
	struct note_list list;

	vote_notes(app, &list);
	if (!list.count)
		return empty_keys;
	if (vote_asks(app))
		return vote_asks_keys;
	if (app_picked(app))
		return row_keys;
	return vote_writes(app) ? slip_keys : result_keys;
}

/* ---- where the rows stand ---- */

/* The list as it stands on a screen: in one column, or two side by side when it is long. */
struct view {
	const struct app *app;
	struct note_list notes;
	struct list list;
	struct pane pane;     /* of all rows */
	int columns, cols;    /* and the width of each */
	int dots_cols;        /* of each row, for its dots; 0 while they are hidden */
	bool spaced;          /* the dots */
	int lines;            /* of a note that is not picked, at most */
	int first;            /* the first row shown */
};

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

	*view = (struct view){ .app = app, .pane = pane };
	vote_notes(app, &view->notes);
	view->list = (struct list){ .picked = -1, .first = state->list.first };
	list_resize(&view->list, view->notes.count);
	view->list.picked = list_find(app, &view->notes, app_picked(app));
	view_fit(view);
	view->first = list_first(&view->list, view_room(view), row_height, view);
}

/* ---- drawing ---- */

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
			 picked ? STYLE_HERE : STYLE_THREAD, tally_dots(note),
			 view->spaced);
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
	int above = view->first, below = view->list.count - last;
	char more[60] = "";

	if (above)
		snprintf(more, sizeof more, "▲ %d till", above);
	if (below)
		snprintf(more + strlen(more), sizeof more - strlen(more), "%s▼ %d till",
			 above ? "  " : "", below);
	if (!view->dots_cols) {
		pane_text_right(head, 0, STYLE_FAINT, more);
		pane_text(pane_part(head, 0, 0, 1, head.cols - text_cols(more) - 1), 0, TEXT_COL,
			  STYLE_FAINT, "Resultatet visas när den sista röstsedeln är inläst.");
		return;
	}
	pane_textf(head, 0, TEXT_COL, STYLE_FAINT, "Lapp   %s", more);
	for (int column = 0; column < view->columns; column++)
		pane_text(head, 0,
			  column * (view->cols + GAP) + view->cols - view->dots_cols,
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
	int used = pane_textf(foot, 0, 0, STYLE_BOLD,
			      tally.is_open ? "%d av %d prickar lagda"
					    : "%d av %d röstsedlar inlästa",
			      done, of);

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

static void
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

static void
vote_prompt(const struct app *app, struct buf *out)
{
	if (vote_asks(app))
		buf_add(out, "Hur vet vi det?");
	else
		app_fill(app, app_step(app)->prompt, out);
}

static void
vote_rail(const struct app *app, struct buf *out)
{
	struct tally tally = vote_tally(app);

	if (!tally.slips && tally.dots)
		return;
	if (tally.slips < tally.people)
		buf_addf(out, "röstsedel %d av %d", tally.slips + 1, tally.people);
	else
		buf_addf(out, "%d av %d inlästa", tally.slips, tally.people);
}

/* ---- laying dots by hand ---- */

/* May a total be laid by hand? Not among slips that are still hidden: it would tell of them. */
static bool
may_lay(struct app *app)
{
	struct tally tally = vote_tally(app);

	if (tally.is_open || !tally.slips)
		return true;
	app_tell(app, "Prickarna är dolda tills den sista röstsedeln är inläst.");
	return false;
}

static void
vote_lay(struct app *app, const struct item *note, int dots)
{
	struct gesture gesture = app_gesture(app);

	tally_set(&gesture, note, dots);
	app_take(app, &gesture, NULL);
}

/* Digits that have gathered in a cell become its total. */
static void
vote_settle(struct app *app)
{
	struct look_state *state = app_state(app);
	const struct item *picked = app_picked(app);
	int digits = state->digits;

	state->digits = -1;
	if (picked && digits >= 0)
		vote_lay(app, picked, digits);
}

static void
vote_digit(struct app *app, int digit)
{
	struct look_state *state = app_state(app);
	int before = state->digits > 0 ? state->digits : 0;

	if (app_picked(app) && may_lay(app) && before * 10 + digit <= DIGITS_MAX)
		state->digits = before * 10 + digit;
}

static void
vote_change(struct app *app, int by)
{
	const struct item *picked = app_picked(app);

	if (picked && may_lay(app))
		vote_lay(app, picked, tally_dots(picked) + by);
}

/* ---- moving ---- */

/* The list as it is on the screen now: the frame alone knows what room it leaves. */
static void
view_now(struct view *view, const struct app *app)
{
	struct canvas canvas = { 0 };
	struct pane body;

	canvas_start(&canvas, app->rows, app->cols);
	body = frame_session(app, pane_whole(&canvas));
	view_make(view, app, vote_parts(app, body).list);
	canvas_free(&canvas);
}

static void
vote_pick(struct app *app, const struct view *view, int row)
{
	struct view after;

	app_pick(app, app_item(app, view->notes.item[row])->id);
	view_now(&after, app);
	app_state(app)->list.first = after.first;
}

/* Below the last note is the write card. */
static void
vote_move(struct app *app, int by)
{
	struct view view;

	view_now(&view, app);
	if (by == 1 && view.list.picked == view.list.count - 1 && vote_writes(app))
		app_pick(app, (struct id){ { 0 } });
	else if (list_move(&view.list, by))
		vote_pick(app, &view, view.list.picked);
}

/* To the column beside, when there is one. */
static void
vote_aside(struct app *app, int by)
{
	struct view view;

	view_now(&view, app);
	if (view.columns > 1)
		vote_move(app, by * view.pane.rows);
}

static void
vote_pick_index(struct app *app, int index)
{
	const struct item *note;
	struct view view;
	int row;

	if (index < 0 || index >= app->session.items.count)
		return;
	note = app_item(app, index);
	view_now(&view, app);
	row = list_find(app, &view.notes, note);
	if (note == app_picked(app))
		app_menu_note(app, note);
	else if (row >= 0)
		vote_pick(app, &view, row);
}

static void
vote_sort(struct app *app)
{
	struct look_state *state = app_state(app);

	if (!vote_tally(app).is_open) {
		app_tell(app, "Prickarna är dolda tills den sista röstsedeln är inläst.");
		return;
	}
	state->mode = state->mode == ORDER_DOTS ? ORDER_BOARD : ORDER_DOTS;
	state->list.first = 0;
	app_tell(app, state->mode == ORDER_DOTS ? "Flest prickar först. Tab går tillbaka."
						: "Ordningen är tavlans.");
}

/* ---- slips ---- */

static void
vote_take_slip(struct app *app, const struct id *note, int notes)
{
	struct gesture gesture = app_gesture(app);
	struct tally tally = vote_tally(app);

	tally_slip(&gesture, note, notes);
	if (tally.slips + 1 == tally.people)
		snprintf(gesture.said, sizeof gesture.said,
			 "Alla %d röstsedlar är inlästa. Tab sorterar efter prickar.",
			 tally.people);
	if (app_take(app, &gesture, app->place))
		app_written(app);
}

static void
vote_read_slip(struct app *app)
{
	struct id note[TALLY_CODES];
	struct err err;
	int notes;

	if (!vote_writes(app)) {
		app_tell(app, "Alla röstsedlar är inlästa. Välj en lapp med pilarna.");
		return;
	}
	if (text_is_blank(app->editor.text)) {
		app_tell(app, "Skriv koderna från en röstsedel, till exempel s2 v4 m1.");
		return;
	}
	notes = tally_read_slip(&app->session, app_step(app), app->editor.text, note, &err);
	if (notes < 0)
		app_err(app, &err);
	else
		vote_take_slip(app, note, notes);
}

/* ---- acting and typing ---- */

static void
vote_enter(struct app *app)
{
	const struct item *picked = app_picked(app);

	if (app_state(app)->digits >= 0)
		vote_settle(app);
	else if (picked)
		app_menu_note(app, picked);
	else
		vote_read_slip(app);
}

/* Before the group goes on, it says of the notes that lead how it knows. */
static struct command
vote_next(struct app *app, struct command command)
{
	struct err why;
	bool holds = !app_state(app)->guarded &&
		     app_step(app)->kind->holds(&app->session, app_step(app), &why);

	if (!holds && vote_asks_begin(app))
		return (struct command){ ACT_NONE, 0 };
	return command;
}

static struct command
vote_act_list(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_UP:	      vote_move(app, -1); break;
	case ACT_DOWN:	      vote_move(app, 1); break;
	case ACT_SCROLL_UP:   vote_move(app, -WHEEL); break;
	case ACT_SCROLL_DOWN: vote_move(app, WHEEL); break;
	case ACT_LEFT:	      vote_aside(app, -1); break;
	case ACT_RIGHT:	      vote_aside(app, 1); break;
	case ACT_HOME:	      vote_move(app, -ITEMS_MAX); break;
	case ACT_END:	      vote_move(app, ITEMS_MAX); break;
	case ACT_PICK:	      vote_pick_index(app, command.arg); break;
	case ACT_PICK_PANE:   app_pick(app, (struct id){ { 0 } }); break;
	case ACT_MORE:	      vote_change(app, 1); break;
	case ACT_LESS:	      vote_change(app, -1); break;
	case ACT_SORT:	      vote_sort(app); break;
	case ACT_NEXT_STEP:   return vote_next(app, command);
	default:	      return command;
	}
	return (struct command){ ACT_NONE, 0 };
}

static struct command
vote_act(struct app *app, struct command command)
{
	if (vote_asks(app))
		return vote_asks_act(app, command);
	app_state(app)->page = 0;
	if (command.action == ACT_DIGIT)
		vote_digit(app, command.arg);
	else if (command.action == ACT_ENTER)
		vote_enter(app);
	else {
		vote_settle(app);
		return vote_act_list(app, command);
	}
	return (struct command){ ACT_NONE, 0 };
}

/* Takes the last digit back; false when there is none. */
static bool
vote_undigit(struct app *app)
{
	struct look_state *state = app_state(app);

	if (state->digits < 0)
		return false;
	state->digits = state->digits < 10 ? -1 : state->digits / 10;
	return true;
}

/* Does a key belong to the picked row, and not to a slip? */
static bool
is_row_key(int key)
{
	return !key_is_text(key) || (key >= '0' && key <= '9') || key == '/' || key == '?' ||
	       keymap_find(row_keys, key).action != ACT_NONE;
}

static bool
vote_type(struct app *app, int key)
{
	struct note_list list;

	vote_notes(app, &list);
	if (!list.count || vote_asks(app))
		return false;
	if (app_picked(app)) {
		if (key == K_BACKSPACE)
			return vote_undigit(app);
		if (is_row_key(key) || !vote_writes(app))
			return false;
		vote_settle(app);
		app_pick(app, (struct id){ { 0 } });
	}
	return vote_writes(app) && app_type(app, key);
}

static bool
vote_paste(struct app *app, const char *text)
{
	if (vote_asks(app) || !vote_writes(app))
		return false;
	vote_settle(app);
	app_pick(app, (struct id){ { 0 } });
	return app_type_paste(app, text);
}

static void
vote_entered(struct app *app)
{
	char place[PLACE];

	snprintf(place, sizeof place, "%.50s/slip", app_step(app)->id);
	app_write_at(app, place);
	app_state(app)->page = 0;
	app_state(app)->digits = -1;
	app_pick(app, (struct id){ { 0 } });
}

/* What the rules say, unless it was said before the questions came. */
static bool
vote_guard(const struct app *app, struct err *why)
{
	const struct step *step = app_step(app);

	return !vote_asks(app) && step->kind->holds(&app->session, step, why);
}

const struct look look_vote = {
	.writes = true,
	.keys = vote_keys,
	.draw = vote_draw,
	.act = vote_act,
	.type = vote_type,
	.paste = vote_paste,
	.enter = vote_entered,
	.prompt = vote_prompt,
	.guard = vote_guard,
	.rail = vote_rail,
	.stray = "Här röstar vi. Välj en lapp: + och – ändrar prickar.",
};
