/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Parkerat: what belongs somewhere else. Each gets a receiver, goes back to the board, or is
 * struck.
 */
#include "overlay.h"

#include <stdio.h>

#define CONTENT_COLS  74
#define LEAST_ROWS    3
#define LIST_PAGE     5 /* notes that PgDn goes past */
#define CODE_COLS     6
#define NOTE_ROWS     3
#define RECEIVER_COLS 24

/* What heights and drawing are counted from. */
struct parking {
	const struct app *app;
	struct note_list notes;
	int cols;
};

static const struct item *
note_at(const struct parking *parking, int row)
{
	return app_item(parking->app, parking->notes.item[row]);
}

static int
text_room(const struct parking *parking)
{
	return parking->cols - CODE_COLS - RECEIVER_COLS - 4;
}

static int
row_height(const void *of, int row)
{
	const struct parking *parking = of;
	bool picked = row == parking->app->parked_list.picked;

	return board_note_rows(parking->app, note_at(parking, row), text_room(parking),
			       picked ? WRAP_LINES : NOTE_ROWS);
}

/* ---- drawing ---- */

static void
draw_receiver(const struct parking *parking, struct pane rows, const struct item *note,
	      enum style style)
{
	const char *receiver = session_text(&parking->app->session, note, ITEM_RECEIVER);

	rows = pane_part(rows, 0, rows.cols - RECEIVER_COLS - 1, rows.rows, RECEIVER_COLS);
	if (*receiver)
		pane_wrapped(rows, style, receiver);
	else
		pane_text(rows, 0, 0, STYLE_WARN, " vem? ");
}

static void
draw_note(const struct parking *parking, struct pane rows, int row)
{
	const struct app *app = parking->app;
	const struct item *note = note_at(parking, row);
	bool picked = row == app->parked_list.picked;
	enum style style = picked ? STYLE_HERE : STYLE_CARD;
	const char *text = session_text(&app->session, note, ITEM_TEXT);
	char code[NOTE_CODE];
	struct wrap wrap;

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
	pane_text(rows, 0, 2, picked ? STYLE_HERE : STYLE_CARD_BOLD,
		  note_code(&app->session, note, code));
	wrap_text(&wrap, text, text_room(parking), rows.rows, WRAP_BALANCED);
	pane_lines(pane_part(rows, 0, 2 + CODE_COLS, rows.rows, text_room(parking)), style, text,
		   &wrap, 0);
	draw_receiver(parking, rows, note, style);
	pane_spot(rows, ACT_PICK, row);
}

static void
draw_notes(const struct parking *parking, struct pane pane)
{
	struct list list = parking->app->parked_list;

	list_resize(&list, parking->notes.count);
	for (int row = list_first(&list, pane.rows, row_height, parking);
	     row < parking->notes.count && pane.rows; row++)
		draw_note(parking, pane_cut_top(&pane, row_height(parking, row)), row);
}

/* As many rows as the notes take, within what there is. */
static int
shown_rows(const struct parking *parking)
{
	int most = overlay_rows(parking->app) - 2, rows = 0;

	for (int row = 0; row < parking->notes.count && rows < most; row++)
		rows += row_height(parking, row);
	return rows > most ? most : rows < LEAST_ROWS ? LEAST_ROWS : rows;
}

static void
parked_draw(const struct app *app, struct pane pane)
{
	struct parking parking = {.app = app, .cols = overlay_cols(app, CONTENT_COLS)};
	struct pane inside;
	int rows;

	note_list_parked(&app->session, &parking.notes);
	rows = shown_rows(&parking);
	inside = frame_overlay(pane, rows + 2, parking.cols, "Parkerat");
	pane_cut_top(&inside, 1);
	if (parking.notes.count)
		draw_notes(&parking, pane_cut_top(&inside, rows));
	else
		pane_text(inside, 0, 2, STYLE_CARD, "Inget parkerat.");
	frame_toast(app, pane);
}

/* ---- acting ---- */

/* The note that is picked, NULL when nothing is parked; the list is brought up to date. */
static const struct item *
parked_picked(struct app *app)
{
	struct note_list notes;

	note_list_parked(&app->session, &notes);
	list_resize(&app->parked_list, notes.count);
	if (notes.count && app->parked_list.picked < 0)
		list_move(&app->parked_list, 1);
	return notes.count ? app_item(app, notes.item[app->parked_list.picked]) : NULL;
}

void
parked_enter(struct app *app)
{
	app->parked_list = (struct list){0, 0, 0};
	(void)parked_picked(app);
	overlay_open(app, &page_parked);
}

static void
take_back(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_park(&gesture, note, false);
	app_take(app, &gesture, NULL);
	(void)parked_picked(app);
}

static void
strike(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_remove(&gesture, note);
	app_take(app, &gesture, NULL);
	(void)parked_picked(app);
}

static void
pick(struct app *app, const struct item *note, int row)
{
	if (row == app->parked_list.picked)
		app_ask(app, ASK_RECEIVER, note->id,
			session_text(&app->session, note, ITEM_RECEIVER));
	else if (row >= 0 && row < app->parked_list.count)
		app->parked_list.picked = row;
}

static struct command
parked_act(struct app *app, struct command command)
{
	const struct item *note = parked_picked(app);
	struct command none = {ACT_NONE, 0};

	if (overlay_list(&app->parked_list, command, LIST_PAGE))
		return none;
	if (command.action == ACT_PARKED) {
		app_close(app);
		return none;
	}
	if (!note)
		return overlay_rest(command);
	switch (command.action) {
	case ACT_PARK: take_back(app, note); break;
	case ACT_DELETE: strike(app, note); break;
	case ACT_ENTER: pick(app, note, app->parked_list.picked); break;
	case ACT_PICK: pick(app, note, command.arg); break;
	default: return overlay_rest(command);
	}
	return none;
}

/* clang-format off */
#define PARKED_REST \
	{ K_UP,        ACT_UP,          NULL, NULL, false }, \
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL, NULL, false }, \
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL, NULL, false }, \
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng", NULL, false }, \
	{ 0 }

static const struct binding parked_bindings[] = {
	{ K_DOWN,   ACT_DOWN,   "Bläddra",      "↑ ↓", false },
	{ K_ENTER,  ACT_ENTER,  "Mottagare",    NULL,  false },
	{ K_F7,     ACT_PARK,   "Ta tillbaka",  NULL,  false },
	{ K_DELETE, ACT_DELETE, "Stryk",        NULL,  false },
	PARKED_REST
};
static const struct binding empty_bindings[] = {
	{ K_DOWN, ACT_DOWN, NULL, NULL, false },
	PARKED_REST
};
/* clang-format on */

static const struct binding *
parked_keys(const struct app *app)
{
	struct note_list notes;

	note_list_parked(&app->session, &notes);
	return notes.count ? parked_bindings : empty_bindings;
}

const struct page page_parked = {
	.name = "parked",
	.is_overlay = true,
	.keys = parked_keys,
	.draw = parked_draw,
	.act = parked_act,
};
