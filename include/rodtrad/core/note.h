/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes: which are on the wall, what they are called, and the things a room does to them. */
#ifndef RODTRAD_CORE_NOTE_H
#define RODTRAD_CORE_NOTE_H

#include "rodtrad/core/session.h"

#define NOTE_CODE 24 /* bytes of a code and its end: "S12b" */

/* Indexes into session.items, in the order they are shown. */
struct note_list {
	int count;
	int item[ITEMS_MAX];
};

/* On the wall: a note that is not removed, not parked, and not merged into another that is there. */
bool note_is_up(const struct item *note);
bool note_is_parked(const struct session *session, const struct item *note);

/* The notes on the wall in a box (index in the workshop; -1: all boxes, box by box), by their order. */
void note_list_box(const struct session *session, int box, struct note_list *list);
void note_list_parked(const struct session *session, struct note_list *list);
int note_count(const struct session *session, int box);

/* The note it was merged into in the end (itself when it was not, or when notes run in a ring). */
const struct item *note_root(const struct session *session, const struct item *note);
/* The notes merged into this one, nearest first; at most `max`. Returns how many there are. */
int note_merged(const struct session *session, const struct item *note, const struct item **into,
		int max);

/* Its box, -1 when the workshop has none of that id. */
int note_box(const struct item *note);

/* What it is called: its code, with b, c … when an older note has the same after a merge. */
char *note_code(const struct session *session, const struct item *note, char code[NOTE_CODE]);

/* The code that the next note of a box gets: the highest ever seen and one more, so that codes are
 * never used again. `also` counts notes already added to the box by the gesture at hand. */
char *note_next_code(const struct session *session, int box, int also, char code[NOTE_CODE]);

/* The note of a code on the wall (case does not matter), NULL when there is none. */
const struct item *note_named(const struct session *session, const char *code);

/* ---- what a room does; each adds to the gesture, and `said` tells it ---- */

/* Writes a note in a box. Returns its id. */
struct id note_write(struct gesture *gesture, int box, const char *text);
void note_edit(struct gesture *gesture, const struct item *note, const char *text);
/* To another box, with a new code there unless its letter is the same. */
void note_move(struct gesture *gesture, const struct item *note, int box);
/* Changes places with its neighbour in the box: `by` is -1 or 1. Nothing at the ends. */
void note_shift(struct gesture *gesture, const struct item *note, int by);
/* `from` goes into `into`, whose text stays. */
void note_merge(struct gesture *gesture, const struct item *into, const struct item *from);
/* All that were merged into it stand by themselves again. */
void note_part(struct gesture *gesture, const struct item *note);
/* The first text stays on the note, the second becomes a note after it. */
struct id note_split(struct gesture *gesture, const struct item *note, const char *first,
		     const char *second);
void note_park(struct gesture *gesture, const struct item *note, bool parked);
void note_remove(struct gesture *gesture, const struct item *note);
/* One more wrote the same. */
void note_same(struct gesture *gesture, const struct item *note);
void note_see(struct gesture *gesture, const struct item *note);

/* ---- what was typed ---- */

/* A text that is nothing but codes is an order; all else is a note. */
enum said_kind {
	SAID_NOTE,   /* just words */
	SAID_SELECT, /* s3 */
	SAID_MERGE,  /* s3+s7 */
	SAID_SAME,   /* s3+ */
	SAID_MOVE,   /* v3>h */
	SAID_WRITE,  /* h: words */
	SAID_LINK,   /* a2>e1: in a chain */
};

struct said {
	enum said_kind kind;
	const struct item *a, *b; /* the notes named */
	int box;                  /* MOVE, WRITE */
	const char *text;         /* WRITE: the words, a part of what was given */
};

/* Only codes of notes that are on the wall, and letters of boxes that are there, count. */
struct said note_said(const struct session *session, const char *text);

#endif
