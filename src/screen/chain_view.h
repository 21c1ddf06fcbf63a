/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The chain on the wall: columns of cards with the links between them, laid out for a size. A view is a
 * value made anew each time from the session and the step's state; it knows no keys.
 */
#ifndef RODTRAD_SCREEN_CHAIN_VIEW_H
#define RODTRAD_SCREEN_CHAIN_VIEW_H

#include "rodtrad/core/chain.h"
#include "rodtrad/core/route.h"
#include "state.h"

#define VIEW_ENTRIES (CHAIN_NODES + WORKSHOP_BOXES)
#define VIEW_WORDS   64 /* rows of words between and under cards */

/* Work: a few stages beside each other, round the one that is worked on. Whole: all of them, the horizons of
 * effects under each other where there is no room for a column each. */
enum view_scope { VIEW_WORK, VIEW_WHOLE };

/* What is to be seen of the chain, beside what the session and the step's state say. */
struct view_how {
	enum view_scope scope;
	int middle;     /* work: the box that the others stand beside */
	int writes;     /* the box whose write card is shown; -1: none */
	struct id from; /* a link is being drawn from this note; none: no link is */
	const struct note_list *
		thread; /* the one thread that is read; NULL: all that hangs together with the note that is followed */
	const struct gap *gap; /* the notes of these get a question mark */
	int gaps;
};

/* A card in a column, after a row that is blank or says what begins here. Without a node: a stage that has no notes. */
struct view_entry {
	int node, box;
	int rows;   /* of the card */
	bool heads; /* the row before it says the box */
};

/* Boxes under each other. Its entries are first … until - 1 of the view's; those from `shown` to `hidden` - 1 are seen. */
struct view_column {
	int boxes, box[WORKSHOP_BOXES];
	int col, cols;
	int first, until, shown, hidden;
};

struct view {
	const struct app *app;
	const struct view_how *how;
	struct pane pane;
	struct chain chain;
	struct view_column column[ROUTE_COLUMNS];
	int columns;
	struct view_entry entry[VIEW_ENTRIES];
	int entries;
	bool before[CHAIN_NODES],
		after[CHAIN_NODES]; /* what leads to the note that is followed, and what it leads to; itself in both */
	bool names[CHAIN_NODES]; /* the card's last row says where it leads, since a line cannot */
	struct route_card
		card[CHAIN_NODES + VIEW_WORDS]; /* one a node, then rows that have words */
	int cards;
	struct route_link link[CHAIN_LINKS]; /* those between cards of the columns shown */
	int chain_link[CHAIN_LINKS];         /* which of the chain's each of them is; */
	int links;
	bool is_drawn[CHAIN_LINKS]; /* and which of the chain's are lines */
	struct route route;
};

/* Lays out what is to be seen in the pane. */
void view_lay(struct view *view, const struct app *app, struct pane pane,
	      const struct view_how *how);

/* Draws what was laid out, and leaves a spot on each card and band. */
void view_draw(const struct view *view);

/* ---- for the drawing ---- */

/* A card's words, the code first; rows of an entry with the one before it, and of the write card. */
const char *view_words(const struct view *view, int node, char words[EDITOR_BYTES]);
int view_entry_rows(const struct view *view, const struct view_entry *entry);
int view_write_rows(const struct view *view, const struct view_column *column);

/* The node of the picked note, -1 when it is none or is not in the chain. */
int view_picked(const struct view *view);

#endif
