/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Likeness of texts by their trigrams. Each word stands by itself with spaces around it, so that
 * the order of words does not matter and the beginning of a word, where Swedish carries its
 * meaning, weighs more. It runs at every key that is pressed, against every note in a box:
 * nothing is allocated.
 */
#include "rodtrad/core/wording.h"
#include "rodtrad/base/text.h"

#include <stdlib.h>
#include <string.h>

#define WORD_POINTS 40   /* longer words are compared by their beginning */
#define GRAM_ROOM   2048 /* a power of two; more than twice the letters of the longest note */
#define GRAMS_MAX   (GRAM_ROOM / 2)
#define POINT_BITS  21 /* of a code point: three fit in 64 bits */

/* Words that stand in every sentence. "Inte" and "saknas" are not among them: they turn it
 * round. */
/* clang-format off */
static const char *const stop_words[] = {
	"alla", "att", "av", "blir", "de", "dem", "den", "det", "där", "då", "en", "ett", "finns",
	"för", "från", "ha", "har", "hos", "här", "i", "in", "kan", "man", "med", "men", "mot",
	"nu", "när", "och", "också", "om", "oss", "på", "sig", "ska", "som", "så", "till", "under",
	"upp", "ut", "vad", "var", "varje", "vi", "vid", "vår", "våra", "vårt", "än", "är", "över",
};
/* clang-format on */

/* One word in small letters. */
struct word {
	int32_t point[WORD_POINTS];
	int points;
};

/* The different trigrams of a text, hashed. No trigram is 0: it has a letter in it. */
struct grams {
	uint64_t gram[GRAM_ROOM];
	int count;
};

/* ---- words ---- */

/* Small letters of ASCII and Latin-1: what Swedish is written with, its neighbours too. */
static int32_t
small(int32_t point)
{
	if ((point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7))
		return point + 0x20;
	return point;
}

static bool
is_of_word(int32_t point)
{
	return (point >= '0' && point <= '9') || (small(point) >= 'a' && small(point) <= 'z') ||
	       (point >= 0xC0 && point != 0xD7 && point != 0xF7 && point < 0x2000);
}

/* Reads the next word and where it ends. False when there is none. */
static bool
next_word(const char **text, struct word *word)
{
	size_t bytes = 0;

	word->points = 0;
	for (int32_t point; (point = text_point(*text, &bytes)) != 0; *text += bytes) {
		if (!is_of_word(point)) {
			if (word->points)
				break;
		} else if (word->points < WORD_POINTS) {
			word->point[word->points++] = small(point);
		}
	}
	return word->points > 0;
}

/* Most words differ in their first letter, and there is no need to read on. */
static bool
is_word(const struct word *word, const char *text)
{
	struct word other;
	size_t bytes;

	return text_point(text, &bytes) == word->point[0] && next_word(&text, &other) &&
	       other.points == word->points &&
	       !memcmp(other.point, word->point, (size_t)word->points * sizeof *word->point);
}

static bool
is_stop_word(const struct word *word)
{
	for (size_t i = 0; i < COUNT(stop_words); i++)
		if (is_word(word, stop_words[i]))
			return true;
	return false;
}

/* ---- trigrams ---- */

/* Where the trigram is, or where it would be. */
static size_t
place_of(const struct grams *grams, uint64_t gram)
{
	size_t at = (size_t)((gram * 0x9E3779B97F4A7C15u) >> 40) % GRAM_ROOM;

	while (grams->gram[at] && grams->gram[at] != gram)
		at = (at + 1) % GRAM_ROOM;
	return at;
}

static void
add_gram(struct grams *grams, uint64_t gram)
{
	size_t at = place_of(grams, gram);

	if (grams->gram[at] || grams->count == GRAMS_MAX)
		return;
	grams->gram[at] = gram;
	grams->count++;
}

/* Two spaces before and one after: a word's first letter is in three trigrams, its last in two. */
static void
add_word(struct grams *grams, const struct word *word)
{
	const uint64_t mask = ((uint64_t)1 << (3 * POINT_BITS)) - 1;
	uint64_t gram = ((uint64_t)' ' << POINT_BITS) | ' ';

	for (int i = 0; i <= word->points; i++) {
		uint64_t point = i < word->points ? (uint64_t)word->point[i] : ' ';

		gram = ((gram << POINT_BITS) | point) & mask;
		add_gram(grams, gram);
	}
}

static void
add_words(struct grams *grams, const char *text, bool stop_words_too)
{
	struct word word;

	while (next_word(&text, &word))
		if (stop_words_too || !is_stop_word(&word))
			add_word(grams, &word);
}

/* A text of nothing but stop words is compared by them. */
static void
grams_of(struct grams *grams, const char *text)
{
	memset(grams, 0, sizeof *grams);
	add_words(grams, text, false);
	if (grams->count == 0)
		add_words(grams, text, true);
}

/* Dice: twice what they share, of what both have, in hundredths. */
static int
likeness(const struct grams *a, const struct grams *b)
{
	int shared = 0;

	for (size_t i = 0; i < GRAM_ROOM; i++)
		shared += a->gram[i] && b->gram[place_of(b, a->gram[i])];
	return a->count + b->count ? 200 * shared / (a->count + b->count) : 0;
}

/* ---- trigrams that are kept ---- */

static int
compare_grams(const void *one, const void *other)
{
	const uint64_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

void
wording_make(struct wording *wording, const char *text, struct arena *arena)
{
	struct grams grams;
	uint64_t *gram;
	int kept = 0;

	grams_of(&grams, text);
	gram = arena_new(arena, (size_t)(grams.count + 1) * sizeof *gram);
	*wording = (struct wording){.gram = gram, .grams = grams.count};
	for (size_t at = 0; at < GRAM_ROOM; at++) {
		unsigned bit = (unsigned)((grams.gram[at] * 0x9E3779B97F4A7C15u) >>
					  (64 - WORDING_SIGN_BITS));

		if (!grams.gram[at])
			continue;
		gram[kept++] = grams.gram[at];
		wording->sign[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	qsort(gram, (size_t)kept, sizeof *gram, compare_grams);
}

/* The bits of a word, added up in pairs, in fours and in bytes. */
static int
bits_of(uint64_t word)
{
	word -= (word >> 1) & 0x5555555555555555u;
	word = (word & 0x3333333333333333u) + ((word >> 2) & 0x3333333333333333u);
	word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
	return (int)((word * 0x0101010101010101u) >> 56);
}

/* Each bit that the other lacks stands for a trigram at least that it lacks, too. */
static int
shared_at_most(const struct wording *wording, const struct wording *other)
{
	int most = wording->grams;

	for (int at = 0; at < WORDING_SIGN; at++)
		most -= bits_of(wording->sign[at] & ~other->sign[at]);
	return most;
}

/* Left as soon as what is left of either is too little. */
static bool
shares(const struct wording *a, const struct wording *b, int needed)
{
	int i = 0, j = 0;

	while (needed > 0 && a->grams - i >= needed && b->grams - j >= needed) {
		uint64_t one = a->gram[i], other = b->gram[j];

		needed -= one == other;
		i += one <= other;
		j += other <= one;
	}
	return needed <= 0;
}

bool
wording_alike(const struct wording *a, const struct wording *b)
{
	int needed = (WORDING_ALIKE * (a->grams + b->grams) + 199) / 200;

	return needed > 0 && a->grams >= needed && b->grams >= needed &&
	       shared_at_most(a, b) >= needed && shared_at_most(b, a) >= needed &&
	       shares(a, b, needed);
}

/* ---- for others ---- */

int
wording_likeness(const char *a, const char *b)
{
	struct grams one, other;

	grams_of(&one, a);
	grams_of(&other, b);
	return likeness(&one, &other);
}

const struct item *
wording_like(const struct session *session, int box, const char *text, const struct item *but)
{
	const struct item *best = NULL;
	struct grams own, other;
	int most = WORDING_ALIKE - 1;

	grams_of(&own, text);
	for (int i = 0; i < session->items.count; i++) {
		const struct item *note = &session->items.item[i];

		if (note->kind != KIND_NOTE || !note_is_up(note) || note_box(note) != box ||
		    note == but)
			continue;
		grams_of(&other, session_text(session, note, ITEM_TEXT));
		int alike = likeness(&own, &other);
		if (alike > most) {
			most = alike;
			best = note;
		}
	}
	return best;
}
