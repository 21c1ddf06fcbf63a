/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Material that comes along into a chain: what was parked, what an earlier SWOT on the same delmål
 * came to, and what the governing documents say. Nothing is guessed: a room takes what it wants.
 */
#ifndef RODTRAD_CORE_MATERIAL_H
#define RODTRAD_CORE_MATERIAL_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/note.h"

#define MATERIAL_OFFERS 400 /* more than these are not offered */

/* Something to take. The texts lie in the material's arena. */
struct material_offer {
	const char *source; /* "SWOT 13 oktober 2026"; offers of one source stand together */
	const char *whence; /* where in it: "V2, 5 prickar" */
	const char *from;   /* as it is said when taken: "ur SWOT (V2)" */
	const char *text;
	const char
		*origin;  /* what the note's field `origin` is to be; "": it is moved, not copied */
	struct id parked; /* the parked note of this session that it is; else none */
	const char *key;  /* the text without its case, by which a second of the same is known */
};

struct material {
	struct arena arena;
	struct material_offer *item; /* owned */
	int count, room;
};

/* Is there anything to be taken into boxes of this stage? Behov and aktiviteter alone. */
bool material_is_for(enum stage stage);

/*
 * Fills an empty `material` with what can be taken into a box (-1: none, and then nothing is
 * offered). First what is parked here without a receiver; then this session's own SWOT; then those
 * of the `other` sessions that are on the same delmål of the same catalogue, newest first; last the
 * catalogue's rows. Into behov go the notes with dots, most first, or, where no result has been
 * seen, all on the wall; into aktiviteter the förslag. What is removed or has no text here is left
 * out, and no text is offered twice.
 */
void material_gather(struct material *material, const struct session *session, int box,
		     const struct catalog *catalog, const struct session *other, int others);
void material_free(struct material *material);

/* The note that the offer has become in this session, NULL when it has not been taken. */
const struct item *material_taken(const struct session *session,
				  const struct material_offer *offer);

/* Takes it into the box: a note with its text and origin, or the parked note itself; `said` tells.
 * Nothing when the parked note is parked no more. */
void material_take(struct gesture *gesture, int box, const struct material_offer *offer);

#endif
