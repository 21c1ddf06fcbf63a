/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be said of a text by its words alone. */
#ifndef RODTRAD_CORE_WORDING_H
#define RODTRAD_CORE_WORDING_H

#include "rodtrad/base/arena.h"
#include "rodtrad/core/note.h"

/*
 * Likeness of two texts, 0–100: Dice of the padded trigrams of their words, stop words dropped, letter
 * case aside. From WORDING_ALIKE on they are worth asking about; it cannot see a "saknas", so it only suggests.
 */
#define WORDING_ALIKE 56
int wording_likeness(const char *a, const char *b);

/* The trigrams of a text, made once for a text that is held against many. */
#define WORDING_SIGN_BITS 9
#define WORDING_SIGN      ((1 << WORDING_SIGN_BITS) / 64)
struct wording {
	const uint64_t *gram; /* in order, each once; they lie in the arena */
	int grams;
	uint64_t sign[WORDING_SIGN]; /* a bit for each: tells most that are unlike apart */
};
void wording_make(struct wording *wording, const char *text, struct arena *arena);

/* Is their likeness WORDING_ALIKE or more? The same answer as by wording_likeness, and soon. */
bool wording_alike(const struct wording *a, const struct wording *b);

/* The note on the wall in the same box that is most like `text`, if any is alike; `but` is left out (may be NULL). */
const struct item *wording_like(const struct session *session, int box, const char *text,
				const struct item *but);

#endif
