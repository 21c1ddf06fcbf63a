/* SPDX-License-Identifier: EUPL-1.2 */
/* How each page is come to, and what pages do for each other. Each function is in the page's file. */
#ifndef RODTRAD_SCREEN_ENTER_H
#define RODTRAD_SCREEN_ENTER_H

#include "state.h"

void start_enter(struct app *app);
void new_enter(struct app *app, const struct catalog_delmal *delmal);
void group_enter(struct app *app);
void plan_enter(struct app *app);
void plan_page_free(struct plan_page *page);
/* The session has changed elsewhere: its rows are read anew when the plan is next opened; and all of them. */
void plan_is_stale(struct app *app, struct id session);
void plan_forget(struct app *app);
/* What the picked row is of, and in which log; false when none is picked. */
bool plan_picked(const struct app *app, struct id *log, struct id *item);
/* Picks the row of an item. False when it is not shown. */
bool plan_pick(struct app *app, struct id item);
/* The words for a new row, and the reason for a status, that the plan asked for. */
bool plan_answer_new(struct app *app, const char *text);
bool plan_answer_reason(struct app *app, const char *text);
/* Does the plan's page do it itself, so that it can be done without a workshop? */
bool plan_does(enum action action);
/* What stands against each other: of what is picked, else of the first that has any. Told when nothing does. */
void conflict_enter(struct app *app);
void pause_enter(struct app *app);
void parked_enter(struct app *app);
/* What can be taken into a box (-1: the step has none) from what was parked, was made earlier, or
 * stands in the documents. */
void material_enter(struct app *app, int box);
/* The last SWOT on the delmål beside today's; told, and not opened, before the vote is done, or when there
 * is none. */
void since_enter(struct app *app);
/* The same on the way out of Rösta, once a visit; false, and nothing told, when there is nothing to show. */
bool since_begin(struct app *app);
/* Reads it for the line at Klart; false when there is no earlier SWOT. */
bool since_read(struct app *app);
void help_enter(struct app *app);
void palette_enter(struct app *app);
void big_enter(struct app *app);
void gap_list_enter(struct app *app, bool sealing);

/* The keeper's pages: units by delmål, all about one delmål (an index in the catalogue), and words in all workshops. What
 * they show is read when they are opened. */
void matrix_enter(struct app *app);
/* The same as the rows are now, with the same cell picked. */
void matrix_return(struct app *app);
void delmal_enter(struct app *app, int delmal);
/* That of the open workshop, or of what is picked on the start or in the matrix. */
void delmal_enter_here(struct app *app);
void search_enter(struct app *app);
void hits_free(struct hits *hits);

/* Files that come in, what is old and is to go, and what is written for others. */
void intake_enter(struct app *app);
void purge_enter(struct app *app);
void print_enter(struct app *app);

/* The thread of what is picked, on the wall or in the plan; with nothing picked it is told how to
 * pick. */
void thread_enter(struct app *app);

/* Goes to an item and picks it: in the open session to a step that shows it, in another by opening
 * that. False, and told, when nothing shows it. */
bool app_goto(struct app *app, struct id session, struct id item);

/* Esc out of the workshop that has been opened goes back to that page, where it is one to come back to. */
void app_comes_from(struct app *app, const struct page *page);

/* All links of a note; what is said of one of them, `first` (ITEM_STRENGTH or ITEM_ASSUMPTION) to
 * begin with; and the indicators of a note. Told, and not opened, when it has none of these. */
void links_enter(struct app *app, const struct item *note);
void link_enter(struct app *app, const struct item *link, enum item_field first);
void indicator_enter(struct app *app, const struct item *note);

/* A new insats without a förslag behind it; in the step Välj. False, and told, when it could not be kept. */
bool choose_add(struct app *app, const char *text);

/* The room check, if it has not been made today: the clock waits for it. */
void room_first(struct app *app);

/* The pause is to end in so many minutes, at a time that is easy to say. */
void pause_for(struct app *app, int minutes);
/* The time that the group is to be back, and what comes then (a sentence). */
void pause_draw_time(const struct app *app, struct pane pane, const char *then);

/* Writes a page to print (ACT_PAPER_…) to a file and says where. */
void paper_write(struct app *app, enum action which);

/* Pasted lines that wait become a note each, or one text where one writes; false when none wait. */
bool paste_end(struct app *app, bool apart);

/* A note of each line, in the box that is written in; in a step that gathers notes. */
void gather_lines(struct app *app, const char *text);

#endif
