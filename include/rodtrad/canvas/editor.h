/* SPDX-License-Identifier: EUPL-1.2 */
/* A text being written: what it says, where the caret is, and what keys do to it. A value; it
 * knows no page. */
#ifndef RODTRAD_CANVAS_EDITOR_H
#define RODTRAD_CANVAS_EDITOR_H

#include "rodtrad/base/base.h"
#include "rodtrad/canvas/pane.h"

#define EDITOR_CLUSTERS 500  /* a text's hard limit */
#define EDITOR_BYTES    4096 /* and the room that it has, its end counted */

/* All zeros is an empty one. `text` is clean (text_fault is NULL). */
struct editor {
	char text[EDITOR_BYTES];
	size_t caret; /* a byte, at a cluster's start or the end */
};

/* What a key was to it. */
enum editor_answer {
	EDITOR_NOT_MINE, /* nothing to do with writing */
	EDITOR_MOVED,    /* the caret moved or could not */
	EDITOR_CHANGED,  /* the text changed */
	EDITOR_FULL,     /* there was no room; nothing changed */
};

/* Takes `text` (clean) and puts the caret at its end. What does not fit is left out. */
void editor_set(struct editor *editor, const char *text);
void editor_clear(struct editor *editor);
bool editor_is_empty(const struct editor *editor);

/*
 * Characters are written (composed: a and U+030A become å), Backspace and Delete take a cluster,
 * Left, Right, Home and End move, Ctrl+U takes all before the caret, Ctrl+W a word. In an empty
 * editor Backspace, Delete, Left, Right, Home and End are not its own.
 */
enum editor_answer editor_key(struct editor *editor, int key);

/* Writes clean text at the caret; EDITOR_FULL and nothing changed when it does not all fit. */
enum editor_answer editor_insert(struct editor *editor, const char *text);

/* How many rows it takes at a width, the caret's cell included; at least 1. */
int editor_rows(const struct editor *editor, int cols);

/*
 * Draws the text wrapped (flowing), scrolled so that the caret's row is seen, the caret as a
 * cell of STYLE_CARET, and puts the cursor there. An empty one shows `hint` after the caret in
 * `faint`.
 */
void editor_draw(const struct editor *editor, struct pane pane, enum style style, enum style faint,
		 const char *hint);

#endif
