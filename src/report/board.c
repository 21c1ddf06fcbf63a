/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The board in ink: boxes two abreast, as they stand on the wall, with their notes, and their dots once the
 * room has seen them. The two of a row are as high as the higher.
 */
#include <stdio.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/core/tally.h"
#include "svg.h"

#define WIDTH   760
#define GAP     16
#define ABREAST 2
#define FONT    14
#define LINE    19
#define BAND    34
#define INSET   12
#define CODE    44 /* what stands before a note's text */
#define APART   10 /* between two notes */

struct board {
	struct buf *out;
	const struct session *session;
	bool shows_dots;
	int box[WORKSHOP_BOXES], boxes; /* those that are no stage */
	int width;                      /* of one */
};

/* Of the light theme, by where the box stands in the workshop. */
static const struct {
	const char *band, *sheet;
} colours[] = {
	{"#5fafff", "#d7ffff"},
	{"#ffd700", "#ffffd7"},
	{"#afd787", "#d7ffd7"},
	{"#ff87af", "#ffd7d7"},
};

static int
dots_of(const struct board *board, const struct item *note)
{
	return board->shows_dots ? tally_dots(note) : 0;
}

static void
wrap_note(const struct board *board, const struct item *note, struct wrap *wrap)
{
	wrap_text(wrap, session_text(board->session, note, ITEM_TEXT),
		  svg_cols(board->width - CODE - 2 * INSET, FONT), WRAP_LINES, WRAP_BALANCED);
}

static int
note_height(const struct board *board, const struct item *note)
{
	struct wrap wrap;

	wrap_note(board, note, &wrap);
	return (wrap.count + (dots_of(board, note) > 0)) * LINE + APART;
}

static int
box_height(const struct board *board, int box)
{
	struct note_list list;
	int height = BAND + 2 * INSET;

	note_list_box(board->session, box, &list);
	for (int at = 0; at < list.count; at++)
		height += note_height(board, &board->session->items.item[list.item[at]]);
	return list.count ? height : height + LINE;
}

static int
row_height(const struct board *board, int first)
{
	int most = 0;

	for (int at = first; at < first + ABREAST && at < board->boxes; at++) {
		int height = box_height(board, board->box[at]);

		most = height > most ? height : most;
	}
	return most;
}

/* ---- drawing ---- */

/* "5 ●●●●●": as on the wall, at most so many that they fit. */
static void
draw_dots(const struct board *board, int x, int y, int dots)
{
	int most = (board->width - CODE - 2 * INSET) / FONT - 3;
	struct buf text = {0};

	buf_addf(&text, "%d ", dots);
	for (int dot = 0; dot < dots && dot < most; dot++)
		buf_add(&text, "●");
	svg_text(board->out, x, y, "red", buf_text(&text));
	buf_free(&text);
}

static void
draw_note(const struct board *board, struct svg_box place, const struct item *note)
{
	struct svg_lines at = {
		.x = place.x + INSET + CODE,
		.y = place.y + FONT,
		.step = LINE,
		.width = place.width - CODE - 2 * INSET,
		.font = FONT,
	};
	char code[NOTE_CODE];
	struct wrap wrap;

	wrap_note(board, note, &wrap);
	svg_text(board->out, place.x + INSET, at.y, "red", note_code(board->session, note, code));
	svg_lines(board->out, at, session_text(board->session, note, ITEM_TEXT), &wrap);
	if (dots_of(board, note) > 0)
		draw_dots(board, at.x, at.y + wrap.count * LINE, dots_of(board, note));
}

static void
draw_band(const struct board *board, struct svg_box place, const struct box *box, int notes)
{
	struct buf name = {0};

	if (*box->glyph)
		buf_addf(&name, "%s ", box->glyph);
	buf_addf(&name, "%s (%d)", box->name, notes);
	svg_text(board->out, place.x + INSET, place.y + 22, "bold", buf_text(&name));
	buf_free(&name);
}

static void
draw_box(const struct board *board, struct svg_box place, int index)
{
	const struct box *box = &board->session->workshop.box[board->box[index]];
	struct svg_box band = {place.x, place.y, place.width, BAND};
	size_t colour = (size_t)index % COUNT(colours);
	struct note_list list;

	note_list_box(board->session, board->box[index], &list);
	svg_rect(board->out, place, colours[colour].sheet, colours[colour].band);
	svg_rect(board->out, band, colours[colour].band, NULL);
	draw_band(board, place, box, list.count);
	place.y += BAND + INSET;
	if (!list.count)
		svg_text(board->out, place.x + INSET, place.y + FONT, "grey", "Inga lappar.");
	for (int at = 0; at < list.count; at++) {
		const struct item *note = &board->session->items.item[list.item[at]];

		draw_note(board, place, note);
		place.y += note_height(board, note);
	}
}

static void
draw_rows(const struct board *board)
{
	int y = 0;

	for (int first = 0; first < board->boxes; first += ABREAST) {
		int height = row_height(board, first);

		for (int at = first; at < first + ABREAST && at < board->boxes; at++)
			draw_box(board,
				 (struct svg_box){(at - first) * (board->width + GAP), y,
						  board->width, height},
				 at);
		y += height + GAP;
	}
}

/* ---- all of it ---- */

static void
find_boxes(struct board *board)
{
	for (int box = 0; box < board->session->workshop.boxes; box++)
		if (board->session->workshop.box[box].stage == STAGE_NONE)
			board->box[board->boxes++] = box;
	board->width = board->boxes < ABREAST ? WIDTH : (WIDTH - GAP) / ABREAST;
}

/* "Styrkor 6, Svagheter 7, Möjligheter 5, Hot 4. Lapparna står i ord under bilden." */
static void
add_description(const struct board *board, struct buf *words)
{
	for (int at = 0; at < board->boxes; at++)
		buf_addf(words, "%s%s %d", at ? ", " : "",
			 board->session->workshop.box[board->box[at]].name,
			 note_count(board->session, board->box[at]));
	buf_add(words, ". Lapparna står i ord under bilden.");
}

void
board_picture(struct paper *paper, const struct session *session, bool shows_dots)
{
	struct board board = {.session = session, .shows_dots = shows_dots};
	struct buf words = {0};
	int height = -GAP;

	find_boxes(&board);
	if (!board.boxes)
		return;
	board.out = paper_picture(paper, false);
	if (!board.out)
		return;
	for (int first = 0; first < board.boxes; first += ABREAST)
		height += row_height(&board, first) + GAP;
	add_description(&board, &words);
	svg_begin(paper, WIDTH, height, "Tavlan", buf_text(&words));
	draw_rows(&board);
	svg_end(paper);
	paper_picture_end(paper);
	buf_free(&words);
}
