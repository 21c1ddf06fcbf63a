/* SPDX-License-Identifier: EUPL-1.2 */
/* What the parts of the vote share: the list, how it stands, and the question that follows. */
#ifndef RODTRAD_SCREEN_STEPS_VOTE_H
#define RODTRAD_SCREEN_STEPS_VOTE_H

#include "../enter.h"

#include "rodtrad/core/tally.h"

struct tally vote_tally(const struct app *app);

/* Is there a slip left to type? */
bool vote_writes(const struct app *app);

/* The notes that the step is about: as they stand on the board or sorted, and those with dots, most
 * first. */
void vote_notes(const struct app *app, struct note_list *list);
void vote_leading(const struct app *app, struct note_list *list);

/* Where a note is in a list; -1 when it is not there. */
int vote_row(const struct app *app, const struct note_list *list, const struct item *note);

/* ---- the list on a screen (vote_view.c) ---- */

/* The list as it stands on a screen: in one column, or two side by side when it is long. */
struct view {
	const struct app *app;
	struct note_list notes;
	struct list list;
	struct pane pane;  /* of all rows */
	int columns, cols; /* and the width of each */
	int dots_cols;     /* of each row, for its dots; 0 while they are hidden */
	bool spaced;       /* the dots */
	int lines;         /* of a note that is not picked, at most */
	int first;         /* the first row shown */
};

/* The list as it stands in the body that the frame leaves. */
void vote_view(struct view *view, const struct app *app, struct pane body);

void vote_draw(const struct app *app, struct pane body);

/* ---- after the vote, of the notes that lead: how do we know? (vote_asks.c) ---- */

extern const struct binding vote_asks_keys[];

/* Is the question on the wall? It is asked of the picked note. */
bool vote_asks(const struct app *app);

/* Asks it of the first leading note that has no answer; false when there is none, or the dots are
 * hidden. */
bool vote_asks_begin(struct app *app);

void vote_asks_draw(const struct app *app, struct pane body);
struct command vote_asks_act(struct app *app, struct command command);

#endif
