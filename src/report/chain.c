/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The effektkedja in ink: a column a stage, cards with their whole texts, and the links where core's routing lays
 * them. Its grid is as fine as ink needs: a row is a line of text, a column of cards is two cells wide
 * whatever it measures, and a gutter has a cell for each line that can stand beside another.
 */
#include "rodtrad/core/chain.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/core/route.h"
#include "svg.h"

#define CARD_WIDTH   150
#define COLUMN_CELLS 2
#define GUTTER_CELLS 13
#define LANE         5 /* between two lines in a gutter */
#define AIR          6 /* more than a lane beside a card */
#define GUTTER_WIDTH (GUTTER_CELLS * LANE + 2 * AIR)
#define PITCH        (CARD_WIDTH + GUTTER_WIDTH)
#define ROW          18
#define FONT         13
#define TOP          46 /* of the headings */
#define INSET        8
#define FOOT         30 /* of what stands under it */
#define ARROW        9
#define MANY_LINKS   40 /* from here on they get more room to pass between the cards */

struct picture {
	struct buf *out;
	const struct session *session;
	struct chain chain;
	enum stage stage[STAGES]; /* of each column */
	struct route_column column[STAGES];
	int columns, rows;
	struct route_card card[CHAIN_NODES];
	struct route_link link[CHAIN_LINKS];
	bool is_chosen[CHAIN_NODES]; /* on the thread of an insats */
	struct route route;
};

/* ---- cards ---- */

/* The code, the text, and what the note is beside a note. */
static void
add_words(const struct picture *picture, int node, struct buf *out, size_t *code_bytes)
{
	const struct session *session = picture->session;
	const struct item *note = &session->items.item[picture->chain.node[node].item];
	int mark = session_int(session, note, ITEM_MARK, MARK_NONE);
	char code[NOTE_CODE];

	buf_add(out, note_code(session, note, code));
	*code_bytes = out->bytes;
	buf_addf(out, " %s", session_text(session, note, ITEM_TEXT));
	if (mark != MARK_NONE)
		buf_addf(out, " (%s)", item_fields[ITEM_MARK].choices[mark].label);
}

static void
wrap_words(const char *words, struct wrap *wrap)
{
	wrap_text(wrap, words, svg_cols(CARD_WIDTH - 2 * INSET, FONT), WRAP_LINES, WRAP_FLOW);
}

static int
card_rows(const struct picture *picture, int node)
{
	struct buf words = {0};
	struct wrap wrap;
	size_t code_bytes;

	add_words(picture, node, &words, &code_bytes);
	wrap_words(buf_text(&words), &wrap);
	buf_free(&words);
	return wrap.count;
}

static int
column_of(const struct picture *picture, enum stage stage)
{
	for (int column = 0; column < picture->columns; column++)
		if (picture->stage[column] == stage)
			return column;
	return -1;
}

/* A column for each stage that has notes. */
static void
lay_columns(struct picture *picture)
{
	for (int node = 0; node < picture->chain.nodes; node++) {
		enum stage stage = picture->chain.node[node].stage;
		int column = picture->columns;

		if (column_of(picture, stage) >= 0)
			continue;
		picture->stage[column] = stage;
		picture->column[column].col = column * (COLUMN_CELLS + GUTTER_CELLS);
		picture->column[column].cols = COLUMN_CELLS;
		picture->columns++;
	}
}

/* The first row stays free, and one or two under each card: there the links pass. What is below the grid has
 * no links drawn to it. */
static void
lay_cards(struct picture *picture)
{
	int next[STAGES], apart = picture->chain.links > MANY_LINKS ? 2 : 1;

	for (int column = 0; column < STAGES; column++)
		next[column] = 1;
	for (int node = 0; node < picture->chain.nodes; node++) {
		int column = column_of(picture, picture->chain.node[node].stage);
		struct route_card *card = &picture->card[node];

		card->column = column;
		card->row = next[column];
		card->rows = card_rows(picture, node);
		card->seen = card->row + card->rows < ROUTE_ROWS ? ROUTE_SEEN : ROUTE_HIDDEN_BELOW;
		next[column] += card->rows + apart;
		if (next[column] > picture->rows)
			picture->rows = next[column];
	}
}

/* ---- the threads of what was chosen ---- */

static void
choose_from(struct picture *picture, const struct item *action)
{
	struct thread thread;
	bool before[CHAIN_NODES], after[CHAIN_NODES];

	outcome_thread(picture->session, action, &thread);
	for (int at = 0; at < thread.notes.count; at++) {
		int from = chain_node_of(picture->session, &picture->chain,
					 &picture->session->items.item[thread.notes.item[at]]);

		if (from < 0)
			continue;
		chain_reach(&picture->chain, from, true, before);
		chain_reach(&picture->chain, from, false, after);
		for (int node = 0; node < picture->chain.nodes; node++)
			picture->is_chosen[node] |= before[node] || after[node];
	}
}

static void
lay_links(struct picture *picture)
{
	const struct session *session = picture->session;

	for (int at = 0; at < session->items.count; at++)
		if (outcome_is_chosen(session, &session->items.item[at]))
			choose_from(picture, &session->items.item[at]);
	for (int at = 0; at < picture->chain.links; at++) {
		const struct chain_link *link = &picture->chain.link[at];

		picture->link[at] = (struct route_link){
			.from = link->from,
			.to = link->to,
			.heavy = picture->is_chosen[link->from] && picture->is_chosen[link->to],
		};
	}
}

static void
lay_out(struct picture *picture)
{
	struct route_plan plan = {.draws_all = true};

	chain_of(picture->session, &picture->chain);
	lay_columns(picture);
	lay_cards(picture);
	lay_links(picture);
	plan.rows = picture->rows;
	plan.cols = picture->columns * (COLUMN_CELLS + GUTTER_CELLS) - GUTTER_CELLS;
	plan.columns = picture->columns;
	memcpy(plan.column, picture->column, sizeof picture->column);
	plan.card = picture->card;
	plan.cards = picture->chain.nodes;
	plan.link = picture->link;
	plan.links = picture->chain.links;
	route_lay(&plan, &picture->route);
}

/* ---- from the grid to ink ---- */

/* The left side of a cell, and the upper. */
static int
x_of(int col)
{
	int cell = col % (COLUMN_CELLS + GUTTER_CELLS);
	int x = col / (COLUMN_CELLS + GUTTER_CELLS) * PITCH;

	if (cell <= COLUMN_CELLS)
		return x + cell * CARD_WIDTH / COLUMN_CELLS;
	return x + CARD_WIDTH + AIR + (cell - COLUMN_CELLS) * LANE;
}

static int
y_of(int row)
{
	return TOP + row * ROW;
}

/* Half cells follow each other: where the half of that number begins. */
static int
half_place(int half, int (*place)(int cell))
{
	int at = half / 2;

	return half % 2 ? (place(at) + place(at + 1)) / 2 : place(at);
}

static unsigned char
level_half(const struct route *route, int row, int half)
{
	const struct route_cell *cell = &route->cell[row][half / 2];

	return half % 2 ? cell->right : cell->left;
}

static unsigned char
upright_half(const struct route *route, int col, int half)
{
	const struct route_cell *cell = &route->cell[half / 2][col];

	return half % 2 ? cell->down : cell->up;
}

/* All strokes of one weight in a row, or in a column: as few as can be. */
static void
add_strokes(const struct picture *picture, bool is_level, int line, enum route_weight weight)
{
	const struct route *route = &picture->route;
	int halves = 2 * (is_level ? route->cols : route->rows);
	int across = is_level ? half_place(2 * line + 1, y_of) : half_place(2 * line + 1, x_of);

	for (int half = 0, first = -1; half <= halves; half++) {
		bool is_drawn = half < halves &&
				(is_level ? level_half : upright_half)(route, line, half) == weight;

		if (is_drawn && first < 0)
			first = half;
		if (is_drawn || first < 0)
			continue;
		if (is_level)
			buf_addf(picture->out, "M%d %dH%d", half_place(first, x_of), across,
				 half_place(half, x_of));
		else
			buf_addf(picture->out, "M%d %dV%d", across, half_place(first, y_of),
				 half_place(half, y_of));
		first = -1;
	}
}

static void
draw_strokes(const struct picture *picture, enum route_weight weight)
{
	buf_addf(picture->out, "<path class=\"%s\" d=\"",
		 weight == ROUTE_HEAVY ? "heavy" : "light");
	for (int row = 0; row < picture->route.rows; row++)
		add_strokes(picture, true, row, weight);
	for (int col = 0; col < picture->route.cols; col++)
		add_strokes(picture, false, col, weight);
	buf_add(picture->out, "\"/>\n");
}

static void
draw_arrow(const struct picture *picture, int row, int col)
{
	const struct route_cell *cell = &picture->route.cell[row][col];
	bool is_heavy = cell->left == ROUTE_HEAVY || cell->right == ROUTE_HEAVY;
	int x = x_of(col + 1), y = half_place(2 * row + 1, y_of);

	buf_addf(picture->out, "<path fill=\"%s\" d=\"M%d %dl-%d -5v10z\"/>\n",
		 is_heavy ? "#af0000" : "#808080", x, y, ARROW);
}

static void
draw_links(const struct picture *picture)
{
	draw_strokes(picture, ROUTE_LIGHT);
	draw_strokes(picture, ROUTE_HEAVY);
	for (int row = 0; row < picture->route.rows; row++)
		for (int col = 0; col < picture->route.cols; col++)
			if (picture->route.cell[row][col].mark == ROUTE_ARROW_RIGHT)
				draw_arrow(picture, row, col);
}

/* ---- cards in ink ---- */

static void
draw_card(const struct picture *picture, int node)
{
	const struct route_card *card = &picture->card[node];
	struct svg_box box = {x_of(picture->column[card->column].col), y_of(card->row), CARD_WIDTH,
			      card->rows * ROW + 2};
	struct svg_lines at = {
		.x = box.x + INSET,
		.y = box.y + FONT + 1,
		.step = ROW,
		.width = CARD_WIDTH - 2 * INSET,
		.font = FONT,
	};
	struct buf words = {0};
	struct wrap wrap;

	add_words(picture, node, &words, &at.lead);
	wrap_words(buf_text(&words), &wrap);
	svg_rect(picture->out, box, "#eeeeee", NULL);
	if (picture->is_chosen[node])
		svg_rect(picture->out, (struct svg_box){box.x, box.y, 3, box.height}, "#af0000",
			 NULL);
	svg_lines(picture->out, at, buf_text(&words), &wrap);
	buf_free(&words);
}

static void
draw_heading(const struct picture *picture, int column)
{
	const struct workshop *workshop = &picture->session->workshop;
	const char *name = workshop->box[workshop_stage(workshop, picture->stage[column])].name;
	struct svg_lines at = {
		.x = x_of(picture->column[column].col),
		.y = FONT,
		.step = ROW - 1,
		.width = CARD_WIDTH,
		.font = FONT,
	};
	struct wrap wrap;

	wrap_text(&wrap, name, svg_cols(CARD_WIDTH, FONT), 2, WRAP_BALANCED);
	buf_add(picture->out, "<g class=\"bold\">\n");
	svg_lines(picture->out, at, name, &wrap);
	buf_add(picture->out, "</g>\n");
	svg_rect(picture->out, (struct svg_box){at.x, TOP - 6, CARD_WIDTH, 2}, "#000", NULL);
}

/* ---- in words ---- */

static int
undrawn(const struct picture *picture)
{
	int count = 0;

	for (int at = 0; at < picture->chain.links; at++)
		count += !picture->route.drawn[at];
	return count;
}

static void
add_legend(const struct picture *picture, struct buf *words)
{
	int left_out = undrawn(picture), chosen = 0;

	for (int node = 0; node < picture->chain.nodes; node++)
		chosen += picture->is_chosen[node];
	buf_add(words, chosen ? "Rött hör till en vald insats, grått gör det inte."
			      : "Ingen insats är vald ur kedjan.");
	if (left_out == 1)
		buf_add(words, " En länk ryms inte i bilden; den står i listan.");
	else if (left_out)
		buf_addf(words, " %d länkar ryms inte i bilden; de står i listan.", left_out);
}

static void
draw(struct paper *paper, struct picture *picture)
{
	int width = picture->columns * PITCH - GUTTER_WIDTH;
	int height = y_of(picture->rows) + FOOT;
	struct buf words = {0}, legend = {0};

	add_legend(picture, &legend);
	buf_addf(&words, "%d lappar i %d led, %d länkar. %s Allt står i ord under bilden.",
		 picture->chain.nodes, picture->columns, picture->chain.links, buf_text(&legend));
	svg_begin(paper, width, height, "Effektkedjan", buf_text(&words));
	for (int column = 0; column < picture->columns; column++)
		draw_heading(picture, column);
	draw_links(picture);
	for (int node = 0; node < picture->chain.nodes; node++)
		draw_card(picture, node);
	svg_text(picture->out, 0, height - 8, "grey", buf_text(&legend));
	svg_end(paper);
	buf_free(&words);
	buf_free(&legend);
}

void
chain_picture(struct paper *paper, const struct session *session)
{
	struct picture *picture = mem_new(sizeof *picture);

	picture->session = session;
	lay_out(picture);
	if (picture->chain.nodes)
		picture->out = paper_picture(paper, true);
	if (picture->out) {
		draw(paper, picture);
		paper_picture_end(paper);
	}
	mem_free(picture);
}
