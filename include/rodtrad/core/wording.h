/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be said of a text by its words alone. */
#ifndef RODTRAD_CORE_WORDING_H
#define RODTRAD_CORE_WORDING_H

#include "rodtrad/core/note.h"

/*
 * Likeness of two texts, 0–100: Dice of the padded trigrams of their words, stop words dropped, letter
 * case aside. From WORDING_ALIKE on they are worth asking about; it cannot see a "saknas", so it only suggests.
 */
#define WORDING_ALIKE 56
int wording_likeness(const char *a, const char *b);

/* The note on the wall in the same box that is most like `text`, if any is alike; `but` is left out (may be NULL). */
const struct item *wording_like(const struct session *session, int box, const char *text,
				const struct item *but);

#endif
