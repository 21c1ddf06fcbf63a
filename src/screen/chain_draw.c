/* SPDX-License-Identifier: EUPL-1.2 */
/* A chain that has been laid out, as it looks: bands, lines in the gutters, and cards on top of them. */
#include "chain_view.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/canvas/lines.h"

#define WORDS_ROOM 80

/* ---- what stands over a column ---- */

/* How much of two names is the same, up to the end of a word. */
static size_t
same_words(const char *a, const char *b)
{
	size_t same = 0;

	for (size_t at = 0; a[at] == b[at]; at++) {
		if (!a[at])
			return at;
		if (a[at] == ' ')
			same = at;
	}
	return same;
}

/* The name of a column: what its boxes have in common, "Effekter"; or its first word when there is no room for all. */
static size_t
column_name(const struct view *view, const struct view_column *column)
{
	const struct box *box = view->app->session.workshop.box;
	const char *name = box[column->box[0]].name;
	size_t bytes = strlen(name);

	for (int at = 1; at < column->boxes; at++) {
		size_t same = same_words(name, box[column->box[at]].name);

		bytes = same < bytes ? same : bytes;
	}
	if (column->boxes == 1 && text_cols(name) >= column->cols)
		bytes = strcspn(name, " ");
	return bytes ? bytes : strlen(name);
}

static const char *
column_words(const struct view *view, const struct view_column *column, char own[WORDS_ROOM])
{
	snprintf(own, WORDS_ROOM, "%.*s", (int)column_name(view, column),
		 view->app->session.workshop.box[column->box[0]].name);
	return own;
}

/* What is left of a box's name when the column's is taken away: "inom ett år". */
static const char *
box_rest(const struct view *view, const struct view_column *column, int box)
{
	const char *name = view->app->session.workshop.box[box].name;
	size_t bytes = column_name(view, column);

	return strlen(name) > bytes ? name + bytes + (name[bytes] == ' ') : "";
}

static int
column_count(const struct view *view, const struct view_column *column)
{
	int count = 0;

	for (int at = 0; at < column->boxes; at++)
		count += note_count(&view->app->session, column->box[at]);
	return count;
}

/* Counts that stand at some columns and not at others would say that those are empty. */
static bool
counts_fit(const struct view *view)
{
	char own[WORDS_ROOM], count[16];

	for (int at = 0; at < view->columns; at++) {
		const struct view_column *column = &view->column[at];

		snprintf(count, sizeof count, "%d", column_count(view, column));
		if (text_cols(column_words(view, column, own)) + text_cols(count) + 3 >=
		    column->cols)
			return false;
	}
	return true;
}

static bool
has_focus(const struct view *view, const struct view_column *column)
{
	int picked = view_picked(view);
	int box = picked < 0 ? view->how->writes
			     : note_box(app_item(view->app, view->chain.node[picked].item));

	for (int at = 0; at < column->boxes; at++)
		if (column->box[at] == box)
			return true;
	return false;
}

static void
draw_band(const struct view *view, const struct view_column *column, struct pane band)
{
	enum style style = has_focus(view, column) ? STYLE_HERE : STYLE_BAR;
	char room[WORDS_ROOM], own[WORDS_ROOM], count[16];
	struct buf capitals = BUF_OVER(room);

	text_upper(&capitals, column_words(view, column, own));
	pane_fill(band, style);
	pane_text(band, 0, text_cols(own) < band.cols, style, buf_text(&capitals));
	snprintf(count, sizeof count, "%d", column_count(view, column));
	if (counts_fit(view))
		pane_text_right(pane_part(band, 0, 0, 1, band.cols - 1), 0,
				style == STYLE_HERE ? STYLE_HERE_FAINT : STYLE_BAR_FAINT, count);
	pane_spot(band, ACT_PICK_PANE, column->box[0]);
	buf_free(&capitals);
}

/* ---- lines ---- */

static const char *
mark_glyph(enum route_mark mark)
{
	switch (mark) {
	case ROUTE_ARROW_RIGHT: return "▶";
	case ROUTE_ARROW_LEFT: return "◀";
	case ROUTE_MORE_ABOVE: return "▲";
	case ROUTE_MORE_BELOW: return "▼";
	default: return "";
	}
}

static bool
is_heavy(const struct route_cell *cell)
{
	return cell->up == ROUTE_HEAVY || cell->right == ROUTE_HEAVY || cell->down == ROUTE_HEAVY ||
	       cell->left == ROUTE_HEAVY;
}

static void
draw_cell(struct pane row, int col, const struct route_cell *cell)
{
	enum style style = is_heavy(cell) ? STYLE_THREAD : STYLE_LINE;

	if (cell->mark != ROUTE_LINE)
		pane_text(row, 0, col, style, mark_glyph((enum route_mark)cell->mark));
	else if (cell->up || cell->right || cell->down || cell->left)
		pane_text(row, 0, col, style,
			  lines_glyph((enum line_weight)cell->up, (enum line_weight)cell->right,
				      (enum line_weight)cell->down, (enum line_weight)cell->left));
}

static void
draw_lines(const struct view *view, struct pane body)
{
	for (int row = 0; row < view->route.rows; row++)
		for (int col = 0; col < view->route.cols; col++)
			draw_cell(pane_part(body, row, 0, 1, body.cols), col,
				  &view->route.cell[row][col]);
}

/* ---- cards ---- */

/* Is something missing at the note, before it or after it? */
static bool
is_amiss(const struct view *view, int node, bool before)
{
	for (int at = 0; at < view->how->gaps; at++)
		if (view->how->gap[at].item == view->chain.node[node].item &&
		    view->how->gap[at].is_before == before)
			return true;
	return false;
}

static enum style
card_style(const struct view *view, int node)
{
	const struct item *note = app_item(view->app, view->chain.node[node].item);

	if (id_same(note->id, view->how->from))
		return STYLE_KEYCAP;
	return node == view_picked(view) ? STYLE_HERE : STYLE_CARD;
}

/* "▶ E6 E8": where the card leads by links that are no lines. */
static void
draw_names(const struct view *view, int node, struct pane row, enum style style)
{
	char code[NOTE_CODE];
	int col = pane_text(row, 0, 0, style == STYLE_CARD ? STYLE_CARD_THREAD : style, "▶");

	for (int at = 0; at < view->chain.links; at++) {
		const struct chain_link *link = &view->chain.link[at];

		if (link->from != node || view->is_drawn[at])
			continue;
		note_code(&view->app->session, app_item(view->app, view->chain.node[link->to].item),
			  code);
		col += pane_textf(row, 0, col, style == STYLE_CARD ? STYLE_CARD_FAINT : style,
				  " %s", code);
	}
}

static bool
has_undrawn(const struct view *view, int node)
{
	for (int at = 0; at < view->chain.links; at++)
		if (view->chain.link[at].from == node && !view->is_drawn[at])
			return true;
	return false;
}

static void
draw_card(const struct view *view, const struct view_entry *entry, struct pane card)
{
	struct pane inside = pane_part(card, 0, 1, card.rows, card.cols - 2);
	enum style style = card_style(view, entry->node);
	char words[EDITOR_BYTES], code[NOTE_CODE];
	const struct item *note = app_item(view->app, view->chain.node[entry->node].item);
	struct wrap wrap;

	pane_fill(card, style);
	view_words(view, entry->node, words);
	wrap_text(&wrap, words, inside.cols, entry->rows, WRAP_FLOW);
	pane_lines(inside, style, words, &wrap, 0);
	pane_text(inside, 0, 0,
		  conflict_is_in(&view->app->session, note) ? STYLE_WARN
		  : style == STYLE_CARD                     ? STYLE_CARD_BOLD
							    : style,
		  note_code(&view->app->session, note, code));
	if (view->names[entry->node] && has_undrawn(view, entry->node))
		draw_names(view, entry->node, pane_part(inside, entry->rows, 0, 1, inside.cols),
			   style);
	if (is_amiss(view, entry->node, true))
		pane_text(card, 0, 0, STYLE_WARN, "?");
	if (is_amiss(view, entry->node, false))
		pane_text(card, 0, card.cols - 1, STYLE_WARN, "?");
	if (style == STYLE_HERE)
		pane_cursor(inside, 0, 0, false);
	pane_spot(card, ACT_PICK, view->chain.node[entry->node].item);
}

/* A stage without notes has an entry too, which is none to look for. */
static int
notes_among(const struct view *view, int from, int until)
{
	int notes = 0;

	for (int at = from; at < until; at++)
		notes += view->entry[at].node >= 0;
	return notes;
}

/* The row before a card: what begins here, that there are more above, or nothing. */
static void
draw_lead(const struct view *view, const struct view_column *column, int at, struct pane row)
{
	const struct view_entry *entry = &view->entry[at];
	int above = notes_among(view, column->first, column->shown);
	const char *rest = box_rest(view, column, entry->box);
	const char *arrow = at > column->first ? "▼ " : "";
	int margin = text_cols(arrow) + text_cols(rest) < row.cols;

	if (at == column->shown && above)
		pane_textf(row, 0, 1, STYLE_FAINT, "▲ %d till", above);
	else if (entry->heads)
		pane_textf(row, 0, margin, STYLE_FAINT, "%s%s", arrow, rest);
}

static void
draw_write(const struct view *view, struct pane card)
{
	const struct app *app = view->app;
	const char *hint = card.cols > 20 ? "skriv en lapp …" : "skriv …";
	char code[NOTE_CODE];

	pane_cut_top(&card, 1);
	pane_fill(card, STYLE_WRITE);
	pane_column_of(card, 0, 0, card.rows, STYLE_STRIP_HERE, "┃");
	pane_text(card, 0, 1, STYLE_THREAD_TEXT,
		  note_next_code(&app->session, view->how->writes, 0, code));
	card = pane_part(card, 0, 5, card.rows, card.cols - 6);
	if (!app_picked(app) || !editor_is_empty(&app->editor))
		editor_draw(&app->editor, card, STYLE_WRITE, STYLE_WRITE_HINT, hint);
	else
		pane_text(card, 0, 0, STYLE_WRITE_HINT, hint);
}

static void
draw_column(const struct view *view, const struct view_column *column)
{
	struct pane rest = pane_part(view->pane, 0, column->col, view->pane.rows, column->cols);
	int write = view_write_rows(view, column);
	int below = notes_among(view, column->hidden, column->until);

	draw_band(view, column, pane_cut_top(&rest, 1));
	if (column->boxes == 1 && column->shown == column->first)
		pane_text(rest, 0, 1, STYLE_FAINT, box_rest(view, column, column->box[0]));
	for (int at = column->shown; at < column->hidden; at++) {
		const struct view_entry *entry = &view->entry[at];
		struct pane rows = pane_cut_top(&rest, view_entry_rows(view, entry));

		draw_lead(view, column, at, pane_cut_top(&rows, 1));
		if (entry->node >= 0)
			draw_card(view, entry, rows);
	}
	if (below)
		pane_textf(pane_cut_top(&rest, 1), 0, 1, STYLE_FAINT, "▼ %d till", below);
	if (write)
		draw_write(view, pane_cut_top(&rest, write));
}

void
view_draw(const struct view *view)
{
	struct pane body = view->pane;

	pane_cut_top(&body, 1);
	draw_lines(view, body);
	for (int at = 0; at < view->columns; at++)
		draw_column(view, &view->column[at]);
}
