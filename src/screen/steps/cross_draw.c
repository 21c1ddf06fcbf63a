/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Korsa on the wall: the combinations with their best candidates and what has come of them, and the
 * one that is being written in: two cards joined by the thread into a proposal.
 */
#include "cross.h"

#include "rodtrad/base/text.h"
#include "rodtrad/core/tally.h"

#include <stdio.h>

#define CODE_COLS  6 /* of a note's code and its gap */
#define CANDIDATES 3 /* of each side, in the overview */
#define LINES_MAX  3 /* of a proposal that is not picked */
#define CARD_MIN   2 /* rows of text on a card */
#define WRITE_MIN  2 /* rows of what is written */
#define WRITE_MAX  4

static const struct box *
box_at(const struct app *app, int box)
{
	return &app->session.workshop.box[box];
}

static const struct box *
side_box(const struct app *app, int pair, enum box_side side)
{
	return box_at(app, cross_box(app, pair, side));
}

/* Two and two, a blank row and two blank columns between. */
static struct pane
grid_part(struct pane pane, int at, int of)
{
	int columns = of > 1 ? 2 : 1, rows = (of + columns - 1) / columns;
	int row = at / columns, column = at % columns;
	int cols = (pane.cols - (columns - 1) * 2) / columns;
	int height = (pane.rows - (rows - 1)) / rows;

	return pane_part(pane, row * (height + 1), column * (cols + 2),
			 row == rows - 1 ? pane.rows : height,
			 column == columns - 1 ? pane.cols : cols);
}

/* ---- a combination as a box ---- */

/* "1  S×M  satsa   styrka × möjlighet   2" */
static void
draw_band(const struct app *app, struct pane band, int pair, int count)
{
	const struct box *inner = side_box(app, pair, SIDE_INNER);
	const struct box *outer = side_box(app, pair, SIDE_OUTER);
	bool focused = pair == app_state_of(app)->pane;
	enum style style = focused ? STYLE_HERE : STYLE_BAR;
	char number[16], what[200];
	struct pane rest = band;
	int col;

	snprintf(number, sizeof number, "%d", count);
	snprintf(what, sizeof what, "%s × %s", inner->one, outer->one);
	pane_fill(band, style);
	pane_textf(pane_cut_left(&rest, 3), 0, 0, STYLE_KEYCAP, " %d ", pair + 1);
	pane_text(pane_cut_right(&rest, text_cols(number) + 2), 0, 0, style, number);
	col = 1 + pane_textf(rest, 0, 1, style, "%s×%s  %s", inner->letter, outer->letter,
			     cross_pair(app, pair)->verb);
	if (col + 3 + text_cols(what) < rest.cols)
		pane_text(rest, 0, col + 3, focused ? STYLE_HERE_FAINT : STYLE_BAR_FAINT, what);
}

/* The sheet under the band, with its strip. */
static struct pane
draw_sheet(const struct app *app, struct pane pane, int pair, int count)
{
	bool focused = pair == app_state_of(app)->pane;
	struct pane band = pane_cut_top(&pane, 1);

	pane_fill(pane, STYLE_CARD);
	if (focused)
		pane_column_of(pane, 0, 0, pane.rows, STYLE_STRIP_HERE, "┃");
	draw_band(app, band, pair, count);
	pane_spot(band, ACT_PICK_PANE, pair);
	pane_spot(pane, ACT_PICK_PANE, pair);
	return pane_part(pane, 0, 2, pane.rows, pane.cols - 3);
}

static void
draw_candidate(const struct app *app, struct pane row, const struct item *note, bool counted)
{
	int dots = counted ? tally_dots(note) : 0;
	char code[NOTE_CODE], number[16];

	pane_textf(pane_cut_left(&row, CODE_COLS - 1), 0, 0,
		   style_box(STYLE_BAND_1, note_box(note)), " %-4s",
		   note_code(&app->session, note, code));
	pane_cut_left(&row, 1);
	if (dots > 0) {
		snprintf(number, sizeof number, " %d ●", dots);
		pane_text(pane_cut_right(&row, text_cols(number)), 0, 0, STYLE_CARD_THREAD, number);
	}
	pane_text(row, 0, 0, STYLE_CARD, session_text(&app->session, note, ITEM_TEXT));
}

/* The best of a side, at most `most`. Returns what is left of the sheet. */
static struct pane
draw_candidates(const struct app *app, struct pane sheet, int box, int most)
{
	bool counted = tally_of(&app->session, app_step(app)).is_open;
	struct note_list list;

	cross_candidates(app, box, &list);
	if (!list.count)
		pane_textf(pane_cut_top(&sheet, 1), 0, 0, STYLE_CARD_FAINT, "Inga lappar i %s.",
			   box_at(app, box)->name);
	for (int at = 0; at < list.count && at < most; at++)
		draw_candidate(app, pane_cut_top(&sheet, 1), app_item(app, list.item[at]), counted);
	return sheet;
}

/* ---- proposals ---- */

/* The proposals of a combination, as tall as they are in a width. */
struct made {
	const struct app *app;
	struct note_list of;
	int cols;
	int lines; /* of one that is not picked, at most */
};

static bool
is_picked(const struct app *app, const struct item *proposal)
{
	return app_state_of(app)->mode == CROSS_ALL && app_picked(app) == proposal;
}

static int
name_cols(const struct app *app, const struct item *proposal)
{
	char name[CROSS_NAME];

	return text_cols(cross_name(app, proposal, name)) + 2;
}

/* The picked one is read in full. */
static int
row_height(const void *of, int row)
{
	const struct made *made = of;
	const struct item *proposal = app_item(made->app, made->of.item[row]);

	return wrap_rows(session_text(&made->app->session, proposal, ITEM_TEXT),
			 made->cols - name_cols(made->app, proposal),
			 is_picked(made->app, proposal) ? WRAP_LINES : made->lines);
}

static void
draw_proposal(const struct app *app, struct pane rows, const struct item *proposal)
{
	const char *text = session_text(&app->session, proposal, ITEM_TEXT);
	bool picked = is_picked(app, proposal);
	int indent = name_cols(app, proposal);
	struct pane at = pane_part(rows, 0, indent, rows.rows, rows.cols - indent);
	char name[CROSS_NAME];
	struct wrap wrap;

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_cursor(rows, 0, 0, false);
	}
	pane_text(rows, 0, 0, picked ? STYLE_HERE : STYLE_CARD_BOLD,
		  cross_name(app, proposal, name));
	if (rows.rows == 1) {
		pane_text(at, 0, 0, picked ? STYLE_HERE : STYLE_CARD, text);
		return;
	}
	wrap_text(&wrap, text, at.cols, WRAP_LINES, WRAP_FLOW);
	pane_lines(at, picked ? STYLE_HERE : STYLE_CARD, text, &wrap, 0);
}

/* Which are shown: from the picked one's neighbourhood, or the last ones, which are the newest. */
static int
first_shown(const struct made *made, int room)
{
	struct list list = {.count = made->of.count, .picked = made->of.count - 1};

	for (int at = 0; at < made->of.count; at++)
		if (is_picked(made->app, app_item(made->app, made->of.item[at])))
			list.picked = at;
	return list_first(&list, room, row_height, made);
}

/* What they take; so much is kept where there are none yet, to say so. */
static int
all_height(const struct made *made)
{
	int height = 0;

	for (int at = 0; at < made->of.count; at++)
		height += row_height(made, at);
	return height ? height : 1;
}

/* In the overview each answers to a click of its own. */
static void
draw_proposals(const struct made *made, struct pane sheet)
{
	const struct app *app = made->app;
	bool fits = all_height(made) <= sheet.rows;
	int first = first_shown(made, fits ? sheet.rows : sheet.rows - 1);

	if (!made->of.count)
		pane_text(sheet, 0, 0, STYLE_CARD_FAINT, "tomt än så länge");
	if (!fits)
		pane_textf(pane_cut_bottom(&sheet, 1), 0, 0, STYLE_CARD_FAINT, "%d förslag i allt",
			   made->of.count);
	for (int at = first; at < made->of.count && sheet.rows > 0; at++) {
		struct pane part = pane_cut_top(&sheet, row_height(made, at));

		draw_proposal(app, part, app_item(app, made->of.item[at]));
		if (app_state_of(app)->mode == CROSS_ALL)
			pane_spot(part, ACT_PICK, made->of.item[at]);
	}
}

/* Those of a combination, with as much of each text as `rows` has room for. */
static void
made_of(struct made *made, const struct app *app, int pair, struct pane box, int rows)
{
	made->app = app;
	made->cols = box.cols - 3;
	cross_proposals(app, pair, &made->of);
	for (made->lines = LINES_MAX; made->lines > 1; made->lines--)
		if (all_height(made) <= rows)
			return;
}

/* ---- all combinations ---- */

/* How many candidates of each side there is room for: what has been made comes first. */
static int
candidates_shown(int rows, int made)
{
	int most = (rows - made) / 2;

	return most < 1 ? 1 : most > CANDIDATES ? CANDIDATES : most;
}

static void
draw_pair(const struct app *app, struct pane pane, int pair)
{
	struct made made;
	struct pane sheet;
	int most;

	made_of(&made, app, pair, pane, pane.rows - 5);
	sheet = draw_sheet(app, pane, pair, made.of.count);
	most = candidates_shown(sheet.rows, all_height(&made));
	sheet = draw_candidates(app, sheet, cross_box(app, pair, SIDE_INNER), most);
	sheet = draw_candidates(app, sheet, cross_box(app, pair, SIDE_OUTER), most);
	if (sheet.rows > all_height(&made))
		pane_cut_top(&sheet, 1);
	draw_proposals(&made, sheet);
}

/* On a low screen one combination at a time, under these. */
static void
draw_tabs(const struct app *app, struct pane row)
{
	for (int pair = 0; pair < cross_pairs(app); pair++) {
		bool focused = pair == app_state_of(app)->pane;
		struct pane tab = pane_cut_left(&row, 8);

		pane_textf(tab, 0, 0, STYLE_KEYCAP, " %d ", pair + 1);
		pane_textf(tab, 0, 3, focused ? STYLE_HERE : STYLE_BAR, " %s×%s",
			   side_box(app, pair, SIDE_INNER)->letter,
			   side_box(app, pair, SIDE_OUTER)->letter);
		pane_text(tab, 0, 7, focused ? STYLE_HERE : STYLE_BAR, " ");
		pane_spot(tab, ACT_PICK_PANE, pair);
		pane_cut_left(&row, 1);
	}
}

static void
draw_all(const struct app *app, struct pane inside)
{
	int pairs = cross_pairs(app);

	if (app_mode(app) == MODE_LARGE) {
		draw_tabs(app, pane_cut_top(&inside, 1));
		pane_cut_top(&inside, 1);
		draw_pair(app, inside, app_state_of(app)->pane);
		return;
	}
	for (int pair = 0; pair < pairs; pair++)
		draw_pair(app, grid_part(inside, pair, pairs), pair);
}

/* ---- one combination ---- */

/* The parts of it, from the top. */
struct parts {
	struct pane inner, join, outer; /* the cards, and the thread between them */
	struct pane arrow, writing, made;
};

static int
card_text_cols(struct pane card)
{
	return card.cols - 5;
}

static int
card_rows(const struct app *app, int pair, enum box_side side, struct pane card)
{
	const struct item *note = cross_card(app, pair, side);

	if (!note)
		return CARD_MIN;
	return wrap_rows(session_text(&app->session, note, ITEM_TEXT), card_text_cols(card),
			 WRAP_LINES);
}

static int
within(int number, int least, int most)
{
	return number < least ? least : number > most ? most : number;
}

/* The cards take what their texts need, as long as there is room for what is written. */
static void
cut_cards(const struct app *app, struct pane *rest, struct parts *parts)
{
	int pair = app_state_of(app)->pane;
	int join = app_mode(app) == MODE_WIDE ? 9 : 7, inner, outer;
	struct pane cards = *rest;

	parts->inner = pane_cut_left(&cards, (cards.cols - join) / 2);
	parts->join = pane_cut_left(&cards, join);
	parts->outer = cards;
	inner = card_rows(app, pair, SIDE_INNER, parts->inner);
	outer = card_rows(app, pair, SIDE_OUTER, parts->outer);
	inner = within(inner > outer ? inner : outer, CARD_MIN, (rest->rows - 5) / 2);
	pane_cut_top(rest, inner + 1);
	parts->inner.rows = parts->join.rows = parts->outer.rows = inner + 1;
}

static struct parts
cut_parts(const struct app *app, struct pane rest)
{
	struct parts parts;
	int written = editor_rows(&app->editor, rest.cols - 6);

	cut_cards(app, &rest, &parts);
	parts.arrow = pane_cut_top(&rest, 1);
	parts.writing = pane_cut_top(&rest, 1 + within(written, WRITE_MIN, WRITE_MAX));
	pane_cut_top(&rest, 1);
	parts.made = rest;
	return parts;
}

/* "+ STYRKA S2", what turns it, and the note. */
static void
draw_card(const struct app *app, struct pane card, enum box_side side)
{
	int pair = app_state_of(app)->pane, box = cross_box(app, pair, side);
	const struct item *note = cross_card(app, pair, side);
	struct pane band = pane_cut_top(&card, 1);
	char room[160];
	struct buf name = BUF_OVER(room);
	char code[NOTE_CODE] = "";

	if (note)
		note_code(&app->session, note, code);
	text_upper(&name, box_at(app, box)->one);
	pane_fill(band, style_box(STYLE_BAND_1, box));
	pane_fill(card, style_box(STYLE_SHEET_1, box));
	pane_column_of(card, 0, 0, card.rows, style_box(STYLE_STRIP_1, box), "┃");
	if (editor_is_empty(&app->editor))
		pane_text_right(pane_part(band, 0, 0, 1, band.cols - 2), 0,
				style_box(STYLE_BAND_1, box), side == SIDE_INNER ? "← →" : "↑ ↓");
	pane_textf(pane_part(band, 0, 0, 1, band.cols - 6), 0, 1, style_box(STYLE_BAND_1, box),
		   "%s %s %s", box_at(app, box)->glyph, buf_text(&name), code);
	buf_free(&name);
	card = pane_part(card, 0, 3, card.rows, card_text_cols(card));
	if (note)
		pane_wrapped(card, style_box(STYLE_CODE_1, box),
			     session_text(&app->session, note, ITEM_TEXT));
	else
		pane_textf(card, 0, 0, style_box(STYLE_SHEET_1, box), "Inga lappar i %s.",
			   box_at(app, box)->name);
}

/* The thread: from both cards, down to what is written. */
static void
draw_join(struct pane join, struct pane arrow)
{
	int middle = join.cols / 2;

	pane_row_of(join, 1, 0, join.cols, STYLE_THREAD, "━");
	pane_text(join, 1, middle, STYLE_THREAD, "┳");
	pane_column_of(join, 2, middle, join.rows - 2, STYLE_THREAD, "┃");
	pane_text(arrow, 0, join.col - arrow.col + middle, STYLE_THREAD, "▼");
}

static void
draw_write_band(const struct app *app, struct pane band)
{
	int pair = app_state_of(app)->pane;
	const struct item *inner = cross_card(app, pair, SIDE_INNER);
	const struct item *outer = cross_card(app, pair, SIDE_OUTER);
	char a[NOTE_CODE], b[NOTE_CODE], what[240];
	int used;

	pane_fill(band, STYLE_HERE);
	if (inner && outer)
		used = pane_textf(band, 0, 1, STYLE_HERE, "FÖRSLAG  %s × %s",
				  note_code(&app->session, inner, a),
				  note_code(&app->session, outer, b));
	else
		used = pane_text(band, 0, 1, STYLE_HERE, "FÖRSLAG");
	snprintf(what, sizeof what, "%s × %s: %s", side_box(app, pair, SIDE_INNER)->one,
		 side_box(app, pair, SIDE_OUTER)->one, cross_pair(app, pair)->verb);
	pane_text_right(pane_part(band, 0, used + 3, 1, band.cols - used - 4), 0, STYLE_HERE_FAINT,
			what);
}

static void
draw_writing(const struct app *app, struct pane pane)
{
	struct pane text;

	draw_write_band(app, pane_cut_top(&pane, 1));
	pane_fill(pane, STYLE_CARD);
	pane_column_of(pane, 0, 0, pane.rows, STYLE_STRIP_HERE, "┃");
	text = pane_part(pane, 0, 3, pane.rows, pane.cols - 6);
	if (cross_can_write(app))
		editor_draw(&app->editor, text, STYLE_CARD_BOLD, STYLE_CARD_FAINT,
			    "skriv ett förslag: Vi gör det här, så att det där …");
	else
		pane_wrapped(text, STYLE_CARD_FAINT,
			     "Det behövs en lapp på varje sida. Tab går till nästa ruta.");
}

/* What has been made, under what is being made; when it is low, of this combination only. */
static void
draw_made(const struct app *app, struct pane pane)
{
	int pairs = cross_pairs(app), lines = (pairs + 1) / 2;
	bool all = app_mode(app) != MODE_LARGE && pane.rows >= 3 * lines - 1;

	for (int pair = 0; pair < pairs; pair++) {
		struct pane part = all ? grid_part(pane, pair, pairs) : pane;
		struct made made;

		if (!all && pair != app_state_of(app)->pane)
			continue;
		made_of(&made, app, pair, part, part.rows - 1);
		draw_proposals(&made, draw_sheet(app, part, pair, made.of.count));
	}
}

static void
draw_one(const struct app *app, struct pane inside)
{
	struct parts parts = cut_parts(app, inside);

	draw_card(app, parts.inner, SIDE_INNER);
	draw_card(app, parts.outer, SIDE_OUTER);
	pane_spot(parts.inner, ACT_RIGHT, 0);
	pane_spot(parts.outer, ACT_DOWN, 0);
	draw_join(parts.join, parts.arrow);
	draw_writing(app, parts.writing);
	draw_made(app, parts.made);
}

void
cross_draw(const struct app *app, struct pane body)
{
	struct pane inside = pane_part(body, 0, 1, body.rows, body.cols - 2);

	if (app_state_of(app)->mode == CROSS_ONE)
		draw_one(app, inside);
	else
		draw_all(app, inside);
}
