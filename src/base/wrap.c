/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines are found one after the other by walking the clusters, with no memory but the last
 * place where the line may end; balancing is the same walk at a few other widths. Walking is
 * so cheap that nothing is kept between walks.
 */
#include "rodtrad/base/wrap.h"
#include "rodtrad/base/text.h"

enum { HYPHEN_LETTERS = 3 }; /* at least, before a hyphen and after it */

/* Where a line ends, and how the text goes on. */
struct line_end {
	size_t byte; /* after the last that is seen */
	int cols;    /* without the hyphen */
	size_t next; /* where the next line starts */
	bool hyphen;
	bool broken; /* inside a word, which is longer than the line */
	bool last;   /* there is no next line */
};

/* ---- hyphens ---- */

/* Only Latin letters take a hyphen: the scripts that are wide break anywhere. */
static bool
wrap_is_letter(int32_t point)
{
	return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
	       (point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7);
}

static int32_t
wrap_small_letter(int32_t point)
{
	bool capital = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE);

	return capital ? point + 0x20 : point;
}

static bool
wrap_is_vowel(int32_t point)
{
	static const int32_t vowels[] = {
		'a',  'e',  'i',  'o',  'u',  'y',  0xE5, 0xE4, 0xF6, 0xE6, 0xF8,
		0xE0, 0xE1, 0xE8, 0xE9, 0xEA, 0xEB, 0xED, 0xF3, 0xFA, 0xFC,
	};
	int32_t small = wrap_small_letter(point);

	for (size_t i = 0; i < COUNT(vowels); i++) {
		if (vowels[i] == small)
			return true;
	}
	return false;
}

/* The first point of the cluster at `byte`; 0 at the end. */
static int32_t
wrap_point(const char *text, size_t byte)
{
	size_t bytes;

	return text_point(text + byte, &bytes);
}

/* One consonant before a vowel, and letters enough to stand after a hyphen. */
static bool
wrap_is_syllable(const char *text, size_t byte)
{
	int32_t point[HYPHEN_LETTERS];

	for (int i = 0; i < HYPHEN_LETTERS; i++) {
		point[i] = wrap_point(text, byte);
		byte = text_after(text, byte);
		if (!wrap_is_letter(point[i]))
			return false;
	}
	return !wrap_is_vowel(point[0]) && wrap_is_vowel(point[1]);
}

/* Finds the last place for a hyphen in the word at `start`, with the hyphen within `cols`. */
static bool
wrap_hyphenate(const char *text, size_t start, int cols, struct line_end *end)
{
	struct text_pos pos = {.bytes = start};
	bool found = false;
	int letters = 0;

	do {
		if (letters >= HYPHEN_LETTERS && wrap_is_syllable(text, pos.bytes)) {
			*end = (struct line_end){.byte = pos.bytes,
						 .cols = pos.cols,
						 .next = pos.bytes,
						 .hyphen = true,
						 .broken = true};
			found = true;
		}
		letters = wrap_is_letter(wrap_point(text, pos.bytes)) ? letters + 1 : 0;
	} while (text_next(text, &pos) && pos.cols < cols);
	return found;
}

/* Do `bytes` of `word` end between two letters? */
static bool
wrap_parts_letters(const char *word, size_t bytes)
{
	return wrap_is_letter(wrap_point(word, text_before(word, bytes))) &&
	       wrap_is_letter(wrap_point(word, bytes));
}

/* A word with no good place is cut where the line is full. */
static struct line_end
wrap_cut_word(const char *text, size_t start, int cols)
{
	const char *word = text + start;
	struct line_end end = {.broken = true};
	struct text_pos pos = {0};
	size_t bytes = text_fit(word, cols);

	if (!bytes)
		bytes = text_after(word, 0);
	if (cols > 1 && wrap_parts_letters(word, bytes)) {
		bytes = text_fit(word, cols - 1);
		end.hyphen = wrap_parts_letters(word, bytes);
	}
	while (pos.bytes < bytes)
		text_next(word, &pos);
	end.byte = end.next = start + bytes;
	end.cols = pos.cols;
	return end;
}

static struct line_end
wrap_break_word(const char *text, size_t start, int cols)
{
	struct line_end end;

	return wrap_hyphenate(text, start, cols, &end) ? end : wrap_cut_word(text, start, cols);
}

/* ---- one line ---- */

/* May a line end after this, the first byte of a cluster that is not a space? */
static bool
wrap_breaks_after(char c)
{
	return c == '-' || c == '/';
}

static bool
wrap_goes_on(char c)
{
	return c && c != '\n';
}

/* Finds the end of the line at `start`: at a newline, at the end of the text, or at the last
 * place before it gets wider than `cols`. */
static struct line_end
wrap_find_end(const char *text, size_t start, int cols)
{
	struct text_pos pos = {.bytes = start};
	struct line_end full = {.byte = start, .next = start}, soft = full;

	while (wrap_goes_on(text[pos.bytes])) {
		size_t byte = pos.bytes;

		text_next(text, &pos);
		if (text[byte] == ' ') {
			soft = full;
			soft.next = pos.bytes;
		} else if (pos.cols > cols && byte > start) {
			return soft.byte > start ? soft : wrap_break_word(text, start, cols);
		} else {
			full = (struct line_end){
				.byte = pos.bytes, .cols = pos.cols, .next = pos.bytes};
			if (wrap_breaks_after(text[byte]) && byte > soft.next)
				soft = full;
		}
	}
	full.last = !text[pos.bytes];
	full.next = pos.bytes + !full.last;
	return full;
}

/* ---- all lines ---- */

/* What became of a text at one width. */
struct wrap_tally {
	int rows;
	int broken; /* lines that end inside a word */
	int hyphens;
	bool cut; /* there are more rows */
};

static struct wrap_line
wrap_line_of(size_t start, const struct line_end *end)
{
	return (struct wrap_line){.start = start,
				  .bytes = end->byte - start,
				  .cols = end->cols + end->hyphen,
				  .hyphen = end->hyphen};
}

/* Walks at most `max` lines, and keeps them when `line` is not NULL. */
static struct wrap_tally
wrap_walk(const char *text, int cols, int max, struct wrap_line *line)
{
	struct wrap_tally tally = {0};
	struct line_end end = {0};

	for (; !end.last && tally.rows < max; tally.rows++) {
		size_t start = end.next;

		end = wrap_find_end(text, start, cols);
		tally.broken += end.broken;
		tally.hyphens += end.hyphen;
		if (line)
			line[tally.rows] = wrap_line_of(start, &end);
	}
	tally.cut = !end.last;
	return tally;
}

static bool
wrap_is_no_worse(struct wrap_tally tally, struct wrap_tally full)
{
	return !tally.cut && tally.broken <= full.broken && tally.hyphens <= full.hyphens;
}

/* The narrowest width that needs no more lines and breaks no more words than `cols` does. */
static int
wrap_balance(const char *text, int cols, struct wrap_tally full)
{
	int narrow = cols / 2, wide = cols;

	if (narrow < 1)
		narrow = 1;
	while (narrow < wide) {
		int middle = (narrow + wide) / 2;

		if (wrap_is_no_worse(wrap_walk(text, middle, full.rows, NULL), full))
			wide = middle;
		else
			narrow = middle + 1;
	}
	return wide;
}

static int
wrap_at_least_one(int cols)
{
	return cols < 1 ? 1 : cols;
}

void
wrap_text(struct wrap *wrap, const char *text, int cols, int max, enum wrap_style style)
{
	struct wrap_tally tally;

	cols = wrap_at_least_one(cols);
	if (max > WRAP_LINES)
		max = WRAP_LINES;
	tally = wrap_walk(text, cols, max, wrap->line);
	if (style == WRAP_BALANCED && tally.rows > 1 && !tally.cut)
		tally = wrap_walk(text, wrap_balance(text, cols, tally), max, wrap->line);
	wrap->count = tally.rows;
	wrap->cut = tally.cut;
}

int
wrap_rows(const char *text, int cols, int max)
{
	return wrap_walk(text, wrap_at_least_one(cols), max, NULL).rows;
}

bool
wrap_is_hyphenated(const struct wrap *wrap)
{
	for (int i = 0; i < wrap->count; i++) {
		if (wrap->line[i].hyphen)
			return true;
	}
	return false;
}
