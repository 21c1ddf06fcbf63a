/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Comparing: folding case for search, and Swedish order for lists. The order compares letters
 * first, then their marks, then their case, each through the whole text.
 */
#include "rodtrad/base/text.h"
#include "text_parts.h"

#include <string.h>
#include <utf8proc.h>

/* ---- case ---- */

void
text_fold(struct buf *out, const char *text)
{
	text_compose(out, text, strlen(text), TEXT_CASE_FOLDED);
}

/* A point folds into a few at most: ΐ into ι and two marks, which are dropped. */
enum { FOLDED_MAX = 8 };

/* Folds one point and drops its marks; returns how many points are left of it. */
static int
text_fold_point(int32_t point, int32_t folded[FOLDED_MAX])
{
	utf8proc_ssize_t count;
	int boundclass = UTF8PROC_BOUNDCLASS_START;

	if (point >= 0 && point < 0x80) {
		folded[0] = point >= 'A' && point <= 'Z' ? point - 'A' + 'a' : point;
		return 1;
	}
	count = utf8proc_decompose_char(point, folded, FOLDED_MAX,
					UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
						UTF8PROC_STRIPMARK,
					&boundclass);
	return count >= 0 && count <= FOLDED_MAX ? (int)count : 0;
}

void
text_fold_loose(struct buf *out, const char *text)
{
	int32_t folded[FOLDED_MAX];
	size_t bytes;

	for (; *text; text += bytes) {
		int count = text_fold_point(text_point(text, &bytes), folded);

		for (int i = 0; i < count; i++)
			text_add_point(out, folded[i]);
	}
}

void
text_upper(struct buf *out, const char *text)
{
	size_t bytes;

	for (; *text; text += bytes)
		text_add_point(out, utf8proc_toupper(text_point(text, &bytes)));
}

/* ---- search ---- */

bool
text_has_words(const char *text, const char *words)
{
	char rooms[3][512];
	struct buf where = BUF_OVER(rooms[0]), what = BUF_OVER(rooms[1]), word = BUF_OVER(rooms[2]);
	bool found = true;
	const char *at;

	text_fold_loose(&where, text);
	text_fold_loose(&what, words);
	for (at = buf_text(&what); found && *at; at += *at == ' ') {
		size_t bytes = strcspn(at, " ");

		buf_clear(&word);
		buf_addn(&word, at, bytes);
		found = strstr(buf_text(&where), buf_text(&word));
		at += bytes;
	}
	buf_free(&word);
	buf_free(&what);
	buf_free(&where);
	return found;
}

/* ---- order ---- */

/* Letters that have a place of their own in the Swedish alphabet. */
struct placed_letter {
	int32_t point, place;
};

/* clang-format off */
static const struct placed_letter placed_letters[] = {
	{ 0xE5, 'z' + 1 },                    /* å */
	{ 0xE4, 'z' + 2 }, { 0xE6, 'z' + 2 }, /* ä æ */
	{ 0xF6, 'z' + 3 }, { 0xF8, 'z' + 3 }, /* ö ø */
	{ 0xFC, 'y' },                        /* ü */
};
/* clang-format on */

/* The letters of a text one after the other, as places in the order. */
struct letter_walk {
	const char *text;
	int32_t waiting[FOLDED_MAX]; /* of the point before, which gave more than one */
	int count, next;
};

/* Signs come before digits, and digits before letters. */
static int32_t
text_rank(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);
	int32_t rank = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO ? 1 : 0;

	if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
		rank = 2;
	return rank * 0x200000 + point;
}

static int
text_place_point(int32_t point, int32_t places[FOLDED_MAX])
{
	int32_t small = utf8proc_tolower(point);
	int count;

	for (size_t i = 0; i < COUNT(placed_letters); i++) {
		if (placed_letters[i].point == small) {
			places[0] = text_rank('z') - 'z' + placed_letters[i].place;
			return 1;
		}
	}
	count = text_fold_point(point, places);
	for (int i = 0; i < count; i++)
		places[i] = text_rank(places[i]);
	return count;
}

/* The next place, 0 at the end. */
static int32_t
letter_walk_next(struct letter_walk *walk)
{
	size_t bytes;

	while (walk->next == walk->count) {
		int32_t point = text_point(walk->text, &bytes);

		if (!bytes)
			return 0;
		walk->text += bytes;
		walk->count = text_place_point(point, walk->waiting);
		walk->next = 0;
	}
	return walk->waiting[walk->next++];
}

static int
text_compare_letters(const char *a, const char *b)
{
	struct letter_walk in_a = {.text = a}, in_b = {.text = b};
	int32_t of_a, of_b;

	do {
		of_a = letter_walk_next(&in_a);
		of_b = letter_walk_next(&in_b);
	} while (of_a && of_a == of_b);
	return (of_a > of_b) - (of_a < of_b);
}

static int
text_compare_marks(const char *a, const char *b)
{
	int32_t of_a, of_b;
	size_t bytes;

	do {
		of_a = utf8proc_tolower(text_point(a, &bytes));
		a += bytes;
		of_b = utf8proc_tolower(text_point(b, &bytes));
		b += bytes;
	} while (of_a && of_a == of_b);
	return (of_a > of_b) - (of_a < of_b);
}

static bool
is_within_point(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Bytes that begin both, up to the point that tells them apart: points are ordered one by one, so those before it
 * say nothing. */
static size_t
text_same_start(const char *a, const char *b)
{
	size_t same = 0;

	while (a[same] && a[same] == b[same])
		same++;
	while (same && (is_within_point(a[same]) || is_within_point(b[same])))
		same--;
	return same;
}

int
text_compare(const char *a, const char *b)
{
	size_t same = text_same_start(a, b);
	int order;

	a += same;
	b += same;
	order = text_compare_letters(a, b);
	if (!order)
		order = text_compare_marks(a, b);
	/* Only case is left. A small letter has the greater code, and comes first. */
	return order ? order : strcmp(b, a);
}
