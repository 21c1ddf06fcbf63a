/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sets a text in the alphabet of font.c: its shapes are measured in pixels, broken into lines
 * about as long as each other, painted as bits into one line of pixels at a time and shown as
 * blocks.
 */
#include "rodtrad/canvas/letters.h"

#include "rodtrad/base/text.h"

#include "font.h"

#include <string.h>

#define LETTERS_MAX    500
#define LETTERS_LINES  64
#define LETTERS_PIXELS 2048 /* the widest line */
#define LETTERS_ROWS   (FONT_ROWS / 2)

/*
 * One way to show pixels: so many beside each other in a cell, always two above each other. Two
 * beside each other are half as wide as they are high, so that uprights of two look as thick as
 * the bars.
 */
struct letters_size {
	int across;
	int pitch; /* rows from one line to the next */
	int gap;   /* pixels between letters */
	bool bold;
};

static const struct letters_size letters_sizes[] = {
	{.across = 1, .pitch = 5, .gap = 1, .bold = false},
	{.across = 2, .pitch = 5, .gap = 2, .bold = true},
	{.across = 2, .pitch = 5, .gap = 1, .bold = true},
	{.across = 2, .pitch = 5, .gap = 1, .bold = false},
	{.across = 2, .pitch = 4, .gap = 1, .bold = false},
};

/* A text as shapes. */
struct letters {
	int count;
	struct font_shape shape[LETTERS_MAX];
	bool space[LETTERS_MAX];
	bool joint[LETTERS_MAX]; /* a line may end after it */
};

/* A line: letters `start` to before `end`, without the spaces at its ends. */
struct letters_line {
	int start, end;
	int pixels;
};

/* How a text is set in one size. */
struct letters_set {
	const struct letters_size *size;
	int lines;
	struct letters_line line[LETTERS_LINES];
};

/* ---- from text to shapes ---- */

static bool
letters_take(struct letters *letters, const char *cluster, size_t bytes)
{
	int at = letters->count;

	if (at == LETTERS_MAX || !font_shape(cluster, bytes, &letters->shape[at]))
		return false;
	letters->space[at] = *cluster == ' ';
	letters->joint[at] = bytes == 1 && strchr("-/", *cluster);
	letters->count++;
	return true;
}

static bool
letters_read(struct letters *letters, const char *text)
{
	struct text_pos pos = {0};

	letters->count = 0;
	for (size_t at = 0; text_next(text, &pos); at = pos.bytes)
		if (!letters_take(letters, text + at, pos.bytes - at))
			return false;
	return true;
}

/* ---- lines ---- */

static int
letters_skip_spaces(const struct letters *letters, int at)
{
	while (at < letters->count && letters->space[at])
		at++;
	return at;
}

/* Where the word that starts here ends: before a space, after a joint, or with the text. */
static int
letters_word_end(const struct letters *letters, int at)
{
	while (at < letters->count && !letters->space[at])
		if (letters->joint[at++])
			break;
	return at;
}

static int
letters_pixels(const struct letters_size *size, const struct letters *letters, int start, int end)
{
	int letter = size->gap + (size->bold ? 1 : 0);
	int pixels = letter * (end - start) - size->gap;

	for (int at = start; at < end; at++)
		pixels += letters->shape[at].cols;
	return pixels;
}

/* The line that starts at letter `start`, as full as it can be. It has no end when its first
 * word is wider than `pixels`. */
static struct letters_line
letters_fill(const struct letters_size *size, const struct letters *letters, int start, int pixels)
{
	struct letters_line line = {.start = start, .end = start};
	int at = start;

	while (at < letters->count) {
		int end = letters_word_end(letters, at);
		int wide = letters_pixels(size, letters, start, end);

		if (wide > pixels)
			break;
		line.end = end;
		line.pixels = wide;
		at = letters_skip_spaces(letters, end);
	}
	return line;
}

/* Breaks the text into at most `max` lines of `pixels`. False when it does not go. */
static bool
letters_break(struct letters_set *set, const struct letters *letters, int pixels, int max)
{
	int at = letters_skip_spaces(letters, 0);

	set->lines = 0;
	while (at < letters->count) {
		struct letters_line line = letters_fill(set->size, letters, at, pixels);

		if (line.end == at || set->lines == max)
			return false;
		set->line[set->lines++] = line;
		at = letters_skip_spaces(letters, line.end);
	}
	return set->lines > 0;
}

/* The narrowest width that needs no more lines gives lines about as long as each other. */
static void
letters_balance(struct letters_set *set, const struct letters *letters, int pixels)
{
	int max = set->lines;
	int low = 1;

	while (low < pixels) {
		int middle = low + (pixels - low) / 2;

		if (letters_break(set, letters, middle, max))
			pixels = middle;
		else
			low = middle + 1;
	}
	letters_break(set, letters, pixels, max);
}

static bool
letters_fit(struct letters_set *set, const struct letters *letters, int rows, int cols)
{
	const struct letters_size *size = set->size;
	int lines = rows < LETTERS_ROWS ? 0 : (rows - LETTERS_ROWS) / size->pitch + 1;
	int pixels = cols < LETTERS_PIXELS / size->across ? cols * size->across : LETTERS_PIXELS;

	if (lines > LETTERS_LINES)
		lines = LETTERS_LINES;
	if (!letters_break(set, letters, pixels, lines))
		return false;
	letters_balance(set, letters, pixels);
	return true;
}

/* The largest size in which it fits. */
static bool
letters_set(struct letters_set *set, const struct letters *letters, int rows, int cols)
{
	for (size_t i = 0; i < COUNT(letters_sizes); i++) {
		set->size = &letters_sizes[i];
		if (letters_fit(set, letters, rows, cols))
			return true;
	}
	return false;
}

static int
letters_set_rows(const struct letters_set *set)
{
	return (set->lines - 1) * set->size->pitch + LETTERS_ROWS;
}

int
letters_rows(int rows, int cols, const char *text)
{
	struct letters letters;
	struct letters_set set;

	if (!letters_read(&letters, text) || !letters_set(&set, &letters, rows, cols))
		return 0;
	return letters_set_rows(&set);
}

/* ---- drawing ---- */

/* The pixels of one line, a byte a column, its lowest bit on top. One more for an odd width. */
struct letters_pixels {
	unsigned char col[LETTERS_PIXELS + 1];
};

static unsigned char
letters_column(const struct font_shape *shape, int col)
{
	unsigned char bits = 0;

	for (int row = 0; row < FONT_ROWS; row++)
		if (shape->row[row] >> col & 1)
			bits |= (unsigned char)(1u << row);
	return bits;
}

static void
letters_paint_shape(unsigned char *pixels, const struct font_shape *shape)
{
	for (int col = 0; col < shape->cols; col++)
		pixels[col] = letters_column(shape, col);
}

static void
letters_paint(struct letters_pixels *pixels, const struct letters_size *size,
	      const struct letters *letters, const struct letters_line *line)
{
	int at = 0;

	memset(pixels, 0, sizeof(*pixels));
	for (int i = line->start; i < line->end; i++) {
		struct font_shape shape = letters->shape[i];

		if (size->bold)
			shape = font_bold(&shape);
		letters_paint_shape(&pixels->col[at], &shape);
		at += shape.cols + size->gap;
	}
}

/* Two columns of two pixels as one character: bit 0 is upper left, 1 lower left, 2 upper right,
 * 3 lower right. */
static const char *
letters_block(unsigned left, unsigned right)
{
	static const char blocks[16][4] = {" ", "▘", "▖", "▌", "▝", "▀", "▞", "▛",
					   "▗", "▚", "▄", "▙", "▐", "▜", "▟", "█"};

	return blocks[left | right << 2];
}

static void
letters_show_cell(struct pane pane, int row, int col, enum style style, unsigned left,
		  unsigned right)
{
	left = left >> 2 * row & 3;
	right = right >> 2 * row & 3;
	if (left || right)
		pane_text(pane, row, col, style, letters_block(left, right));
}

/* Shows the pixels of a line in a pane that is as wide as they are. */
static void
letters_show(struct pane pane, enum style style, const struct letters_pixels *pixels, int across)
{
	for (int col = 0; col < pane.cols; col++) {
		const unsigned char *at = &pixels->col[col * across];

		for (int row = 0; row < LETTERS_ROWS; row++)
			letters_show_cell(pane, row, col, style, at[0], at[across - 1]);
	}
}

static void
letters_draw_line(struct pane pane, enum style style, const struct letters_size *size,
		  const struct letters *letters, const struct letters_line *line)
{
	struct letters_pixels pixels;

	letters_paint(&pixels, size, letters, line);
	letters_show(pane, style, &pixels, size->across);
}

/* The part of the pane that line `i` stands in. */
static struct pane
letters_place(struct pane pane, const struct letters_set *set, int i, bool centred)
{
	int cols = (set->line[i].pixels + set->size->across - 1) / set->size->across;

	return pane_part(pane, i * set->size->pitch, centred ? (pane.cols - cols) / 2 : 0,
			 LETTERS_ROWS, cols);
}

int
letters_draw(struct pane pane, enum style style, const char *text, bool centred)
{
	struct letters letters;
	struct letters_set set;

	if (!letters_read(&letters, text) || !letters_set(&set, &letters, pane.rows, pane.cols))
		return 0;
	for (int i = 0; i < set.lines; i++)
		letters_draw_line(letters_place(pane, &set, i, centred), style, set.size, &letters,
				  &set.line[i]);
	return letters_set_rows(&set);
}
