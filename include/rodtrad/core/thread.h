/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The whole red thread of an item, from the delmål down to the insatser, through all workshops that
 * it runs through: as rows to be read, with what is missing said where it is missing.
 */
#ifndef RODTRAD_CORE_THREAD_H
#define RODTRAD_CORE_THREAD_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/note.h"

/* What a row is, from the top of the thread to its end. */
enum thread_part {
	THREAD_DELMAL,
	THREAD_DOCUMENT, /* a row of the governing documents */
	THREAD_NEED,
	THREAD_NOTE,
	THREAD_CROSSING,
	THREAD_RESOURCE,
	THREAD_ACTIVITY,
	THREAD_OUTPUT,
	THREAD_EFFECT_SHORT,
	THREAD_EFFECT_MEDIUM,
	THREAD_EFFECT_LONG,
	THREAD_ACTION,
	THREAD_REVIEW, /* how an insats went; stands under it */
	THREAD_PARTS
};

/* How a row is to be read. */
enum thread_tone {
	THREAD_THERE,  /* it is there */
	THREAD_LEFT,   /* it is still to do, or cannot be seen from here: advice */
	THREAD_BROKEN, /* here the thread is broken: a gap that outcome_missing knows */
};

struct thread_row {
	enum thread_part part;
	enum thread_tone tone;
	struct id session, item; /* where to go from the row; no item: nowhere */
	bool is_asked;           /* the one whose thread it is */
	const char *code;        /* "S2", "S2×M1"; "" when it has none */
	const char *text;        /* its words, or the sentence of a gap */
	const char *detail;      /* of an insats: who, when and mål; else "" */
	const char *from; /* the workshop, when it is another, and always of a review: "SWOT 13 okt
				    2026"; else "" */
};

/* All zeros is no thread. The rows and their texts stand on their own: sessions may go. */
struct thread_rows {
	struct arena arena; /* owns the texts */
	struct thread_row *item;
	int count, room;
};

/* Where threads are looked for. */
struct thread_world {
	const struct session *const
		*session; /* the item's own first, then the others, oldest first */
	int sessions;
	const struct catalog *catalog; /* NULL when it is gone */
};

/* Lays out the thread of an item (a note, a crossing or an action) of the first session. What was
 * there is freed; of an item that is not there nothing is said. */
void thread_rows_of(struct thread_rows *rows, const struct thread_world *world, struct id item);
void thread_rows_free(struct thread_rows *rows);

/* "Behov", "Inom ett år": what a row of this part is called. */
const char *thread_part_label(enum thread_part part);

/* Does a note in one of the two come from an item in the other, or does one follow up an insats of the
 * other? */
bool thread_is_tied(const struct session *a, const struct session *b);

#endif
