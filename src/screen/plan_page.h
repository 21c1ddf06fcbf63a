/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the plan's page share: its rows, its changes, how it is laid out. */
#ifndef RODTRAD_SCREEN_PLAN_PAGE_H
#define RODTRAD_SCREEN_PLAN_PAGE_H

#include "overlay.h"

/* ---- rows (plan_rows.c) ---- */

/* Reads what has changed since it was last read; all of it the first time. */
void plan_read(struct app *app);

/* A session as it is now takes its old rows' place. */
void plan_put_session(struct app *app, const struct session *session);

/* Finds anew which rows are shown, in which order, and the picked one among them. */
void plan_refresh(struct app *app);

/* Moves the view so that the picked row is seen; after anything that may have changed what is
 * shown. */
void plan_settle(struct app *app);

/* A row that is shown, and the picked one; NULL when there is none. */
const struct plan_row *plan_row_at(const struct app *app, int at);
const struct plan_row *plan_row_here(const struct app *app);

/* Picks the shown row at a place. */
void plan_pick_at(struct app *app, int at);

/* The row that an item of a log stands for, shown or not, of the document's rows too; NULL when
 * there is none. */
const struct plan_row *plan_row_in(const struct app *app, struct id log, struct id item);

/* Picks it; false when it is not shown. */
bool plan_pick_in(struct app *app, struct id log, struct id item);

/* Which log a row is in, and its item there. */
struct id plan_log_id(const struct app *app);
struct id plan_row_log(const struct app *app, const struct plan_row *row);
struct id plan_row_item(const struct app *app, const struct plan_row *row);

/* Today as it is compared with deadlines. */
char *plan_today(const struct app *app, char day[DAY_TEXT]);

/* ---- changes (plan_change.c) ---- */

/* A change of whichever log it is in: between begin and end `gesture` is filled. */
struct plan_change {
	struct app *app;
	struct session own;      /* the log, when it is not the one that is open */
	struct session *session; /* either of them */
	struct id id;            /* of the log */
	struct gesture gesture;
	struct records {
		struct record *item;
		int count, room;
	} first; /* what the plan's log must begin with, kept with the gesture */
};

/* Opens the log; that of the plan is begun when it is not there, and when `row` names a row of
 * the catalogue that has no item in it, gets one. False, and told, when it cannot be read; then
 * there is nothing to end. */
bool plan_change_begin(struct app *app, struct plan_change *change, struct id log, const char *row);

/* Asks the door, keeps and takes the gesture, and shows it. False, and told, when it was
 * refused. The change is done with either way. With `made` it can be undone from the page. */
bool plan_change_end(struct plan_change *change, struct plan_mades *made);

/* Begins a change of a row: what is put belongs to it. */
bool plan_row_change(struct app *app, struct plan_change *change, const struct plan_row *row);

/* Ends one, with what is to be said (NULL: nothing). */
bool plan_row_changed(struct plan_change *change, const char *said);

/* The plan's own log to a file, as a session's, or tells that there is none yet. */
void plan_export(struct app *app);

/* Takes back what was done on the page, and does it again, the last first, in whichever log it was. */
void plan_undo(struct app *app);
void plan_redo(struct app *app);

/* ---- what is done with rows (plan_cells.c) ---- */

/* A key or a paste: for the cell where it is one to write in, else for the filter. Says whether it was taken. */
bool plan_cell_type(struct app *app, int key);
bool plan_cell_paste(struct app *app, const char *text);
/* Keeps what is written in the cell; false, and told, when it cannot be. */
bool plan_cell_keep(struct app *app);
/* Opens the cell with what stands there, or with what was left unfinished. */
void plan_cell_open(struct app *app);
/* Lets go of what is being written, which is remembered until the cell is written in. */
void plan_cell_leave(struct app *app);
/* On the picked row: the status `by` places on, round and round; taken away where it was written in the plan, one out
 * of a workshop asked why it utgår, one of the document told to stay; moved to the mål of that number. */
void plan_status_by(struct app *app, int by);
void plan_take_row_away(struct app *app);
void plan_move_to(struct app *app, int goal);

/* Begins a row under a mål, or under the row of the document with that name (`parent`, "" for none). */
void plan_new_row(struct app *app, int goal, const char *parent);

/* ---- other pages about it ---- */

void plan_row_enter(struct app *app);
void plan_about_enter(struct app *app);
void plan_menu_only(struct app *app);
void plan_menu_sort(struct app *app);
void plan_menu_new(struct app *app);
void plan_menu_goal(struct app *app);
void plan_source(struct app *app);

/* ---- drawing (plan_draw.c) ---- */

void plan_draw(const struct app *app, struct pane pane);

/* The first row to show, of the list as it is now. */
int plan_first(const struct app *app);

#endif
