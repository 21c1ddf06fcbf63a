/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A box of notes: a band that says what it is, a sheet with a strip at its left, the notes with their
 * codes, and last the card that is being written. Only notes that are shown are laid out.
 */
#include "state.h"

#include <stdio.h>
#include <string.h>

#define NOTE_ROWS  4 /* of a note that is not picked */
#define WRITE_ROWS 3 /* of the write card */
#define CODE_COLS  4 /* the code and its gap */

/* The pane of what is written on a row of the sheet: after strip and code. */
static int
text_cols_of(struct pane sheet)
{
	return sheet.cols - 2 - CODE_COLS;
}

/* What a note says on the board: its text, how many lie in it, and whether two say different things of it. */
static const char *
note_words(const struct app *app, const struct item *note, char words[EDITOR_BYTES])
{
	const char *text = session_text(&app->session, note, ITEM_TEXT);

	bool is_disputed = conflict_is_in(&app->session, note);
	char merged[16] = "";

	if (!note->merged && !is_disputed)
		return text;
	if (note->merged)
		snprintf(merged, sizeof merged, " (+%d)", note->merged);
	snprintf(words, EDITOR_BYTES, "%s%s%s", text, merged,
		 is_disputed ? " (olika uppgifter)" : "");
	return words;
}

int
board_note_rows(const struct app *app, const struct item *note, int cols, int max)
{
	char words[EDITOR_BYTES];
	int rows = wrap_rows(note_words(app, note, words), cols, max);

	return rows < 1 ? 1 : rows;
}

static bool
is_picked(const struct app *app, const struct item *note)
{
	return id_same(app_state_of(app)->picked, note->id);
}

static int
shown_rows(const struct app *app, const struct item *note, int cols)
{
	return board_note_rows(app, note, cols, is_picked(app, note) ? WRAP_LINES : NOTE_ROWS);
}

static int
write_rows(const struct app *app, struct pane sheet)
{
	int rows = editor_rows(&app->editor, text_cols_of(sheet));

	return rows > WRITE_ROWS ? WRITE_ROWS : rows;
}

/* The sheet under the band. */
static struct pane
box_sheet(struct pane pane, const struct board_box *how)
{
	if (!how->bare)
		pane_cut_top(&pane, 1);
	return pane;
}

/* The first of the notes such that all up to `last` fit in `rows`, with a row for "▲ n till". */
static int
first_for(const struct app *app, const struct note_list *list, int last, int rows, int cols)
{
	int first = last, used = 0;

	for (; first >= 0; first--) {
		used += shown_rows(app, app_item(app, list->item[first]), cols);
		if (used + (first > 0) > rows)
			break;
	}
	return first + 1 > last ? last : first + 1;
}

int
board_first(const struct app *app, struct pane pane, const struct board_box *how)
{
	struct pane sheet = box_sheet(pane, how);
	int cols = text_cols_of(sheet), rows = sheet.rows, picked, least;
	struct note_list list;

	note_list_box(&app->session, how->box, &list);
	if (!list.count)
		return 0;
	picked = how->focused ? app_place(app, &list, app_state_of(app)->picked) : -1;
	if (how->writes)
		rows -= write_rows(app, sheet);
	if (how->writes && picked < 0)
		return first_for(app, &list, list.count - 1, rows, cols);
	if (picked < 0) {
		least = first_for(app, &list, list.count - 1, rows, cols);
		return how->first < least ? how->first : least;
	}
	/* A row is kept for "▼ n till" unless it is the last. What leaves the view comes back a quarter
	 * from the other edge, so that the wall stands still for most keys. */
	least = first_for(app, &list, picked, rows - (picked < list.count - 1), cols);
	if (picked < how->first)
		return first_for(app, &list, picked, (rows * 3 + 3) / 4, cols);
	if (how->first < least)
		return first_for(app, &list, picked, (rows + 3) / 4, cols);
	return how->first;
}

/* ---- drawing ---- */

static void
draw_band(const struct app *app, struct pane band, const struct board_box *how)
{
	const struct box *box = &app->session.workshop.box[how->box];
	enum style own = style_box(STYLE_BAND_1, how->box);
	enum style style = how->focused ? STYLE_HERE : own;
	char room[160];
	struct buf name = BUF_OVER(room);
	char count[16];
	int col;

	snprintf(count, sizeof count, "%d", note_count(&app->session, how->box));
	text_upper(&name, box->name);
	pane_fill(band, style);
	pane_textf(pane_part(band, 0, 0, 1, 3), 0, 0, own, " %s ", box->glyph);
	col = 4 + pane_text(pane_part(band, 0, 0, 1, band.cols - 4), 0, 4, style, buf_text(&name));
	if (how->wide)
		pane_textf(pane_part(band, 0, 0, 1, band.cols - 4), 0, col + 2,
			   how->focused ? STYLE_HERE_FAINT : style, "%s", box->sub);
	if (how->warns)
		pane_textf(band, 0, band.cols - text_cols(count) - 3, STYLE_WARN, " %s ", count);
	else
		pane_text(band, 0, band.cols - text_cols(count) - 2, style, count);
	pane_spot(band, ACT_PICK_PANE, how->box);
	buf_free(&name);
}

static void
draw_note(const struct app *app, struct pane rows, const struct item *note,
	  const struct board_box *how, int index)
{
	bool picked = how->focused && is_picked(app, note);
	enum style text = picked ? STYLE_HERE : style_box(STYLE_SHEET_1, how->box);
	enum style code_style = conflict_is_in(&app->session, note) ? STYLE_WARN
				: picked                            ? STYLE_HERE
					 : style_box(STYLE_CODE_1, how->box);
	char code[NOTE_CODE], room[EDITOR_BYTES];
	const char *words = note_words(app, note, room);
	struct wrap wrap;

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
	pane_text(pane_part(rows, 0, 2, 1, CODE_COLS - 1), 0, 0, code_style,
		  note_code(&app->session, note, code));
	wrap_text(&wrap, words, text_cols_of(rows), picked ? WRAP_LINES : NOTE_ROWS, WRAP_BALANCED);
	pane_lines(pane_part(rows, 0, 2 + CODE_COLS, rows.rows, text_cols_of(rows)), text, words,
		   &wrap, 0);
	pane_spot(rows, ACT_PICK, index);
}

static void
draw_write(const struct app *app, struct pane rows, const struct board_box *how)
{
	bool writing = !app_picked(app);
	char code[NOTE_CODE];
	struct pane card = pane_part(rows, 0, 1, rows.rows, rows.cols - 1);

	note_next_code(&app->session, how->box, 0, code);
	pane_fill(card, STYLE_WRITE);
	pane_text(card, 0, 1, STYLE_THREAD_TEXT, code);
	card = pane_part(card, 0, 1 + CODE_COLS, card.rows, card.cols - 1 - CODE_COLS);
	if (writing)
		editor_draw(&app->editor, card, STYLE_WRITE, STYLE_WRITE_HINT, "skriv en lapp …");
	else if (editor_is_empty(&app->editor))
		pane_text(card, 0, 0, STYLE_WRITE_HINT, "skriv en lapp …");
	else
		pane_wrapped(card, STYLE_WRITE_HINT, app->editor.text);
}

static void
draw_more(struct pane row, enum style style, const char *arrow, int count)
{
	pane_textf(row, 0, 2, style, "%s %d till", arrow, count);
}

/* How many notes from `first` on fit in `rows`; a row is kept for "▼" if some do not. */
static int
notes_that_fit(const struct app *app, const struct note_list *list, int first, int rows, int cols)
{
	int at = first, used = 0;

	for (; at < list->count; at++) {
		used += shown_rows(app, app_item(app, list->item[at]), cols);
		if (used + (at < list->count - 1) > rows)
			break;
	}
	return at - first;
}

static void
draw_sheet(const struct app *app, struct pane sheet, const struct board_box *how, int first)
{
	enum style style = style_box(STYLE_SHEET_1, how->box);
	int writes = how->writes ? write_rows(app, sheet) : 0, shown, last;
	struct note_list list;

	note_list_box(&app->session, how->box, &list);
	if (first > 0 && list.count)
		draw_more(pane_cut_top(&sheet, 1), style, "▲", first);
	shown = notes_that_fit(app, &list, first, sheet.rows - writes, text_cols_of(sheet));
	last = first + shown;
	for (int at = first; at < last; at++) {
		const struct item *note = app_item(app, list.item[at]);
		int rows = shown_rows(app, note, text_cols_of(sheet));

		draw_note(app, pane_cut_top(&sheet, rows), note, how, list.item[at]);
	}
	if (last < list.count)
		draw_more(pane_cut_top(&sheet, 1), style, "▼", list.count - last);
	if (how->writes)
		draw_write(app, pane_cut_top(&sheet, writes), how);
}

void
board_draw(const struct app *app, struct pane pane, const struct board_box *how)
{
	int first = board_first(app, pane, how);
	struct pane sheet = box_sheet(pane, how);

	pane_fill(sheet, style_box(STYLE_SHEET_1, how->box));
	pane_column_of(sheet, 0, 0, sheet.rows,
		       how->focused ? STYLE_STRIP_HERE : style_box(STYLE_STRIP_1, how->box), "┃");
	pane_spot(sheet, ACT_PICK_PANE, how->box);
	if (!how->bare)
		draw_band(app, pane_part(pane, 0, 0, 1, pane.cols), how);
	draw_sheet(app, sheet, how, first);
}
