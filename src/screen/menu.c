/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The menu of a note, and the boxes it can be moved to: lines with a number each, chosen with arrows,
 * the number or a click. What a line does is an action of its own.
 */
#include "overlay.h"

#include <stdio.h>

#define MENU_LINES 12

enum menu_kind { MENU_NOTE, MENU_MOVE };

struct menu_line {
	struct command command;
	char label[100];
	const char *key;
};

/* clang-format off */
static const struct {
	enum action action;
	const char *label, *key;
} note_lines[] = {
	{ ACT_EDIT,    "Ändra texten",             "F2" },
	{ ACT_MOVE,    "Flytta till en annan ruta", "" },
	{ ACT_MERGE,   "Slå ihop med en annan lapp", "" },
	{ ACT_PART,    "Ta isär",                  "" },
	{ ACT_SPLIT,   "Dela upp i två",           "" },
	{ ACT_ENLARGE, "Visa stort på väggen",     "F3" },
	{ ACT_PARK,    "Parkera till senare",      "F7" },
	{ ACT_DELETE,  "Ta bort",                  "Delete" },
};

static const struct binding note_keys[] = {
	{ K_UP,     ACT_UP,     "Välj",        "↑ ↓", false },
	{ K_DOWN,   ACT_DOWN,   NULL,          NULL,  false },
	{ K_ENTER,  ACT_ENTER,  "Gör det",     NULL,  false },
	{ '0',      ACT_DIGIT,  "Välj direkt", "Nr",  false },
	{ K_F2,     ACT_EDIT,   NULL,          NULL,  false },
	{ K_F3,     ACT_ENLARGE, NULL,         NULL,  false },
	{ K_F7,     ACT_PARK,   NULL,          NULL,  false },
	{ K_DELETE, ACT_DELETE, NULL,          NULL,  false },
	{ K_ESCAPE, ACT_ESCAPE, "Stäng",       NULL,  false },
	{ 0 }
};

static const struct binding move_keys[] = {
	{ K_UP,     ACT_UP,     "Välj",        "↑ ↓", false },
	{ K_DOWN,   ACT_DOWN,   NULL,          NULL,  false },
	{ K_ENTER,  ACT_ENTER,  "Flytta",      NULL,  false },
	{ '0',      ACT_DIGIT,  "Flytta direkt", "Siffra", false },
	{ K_ESCAPE, ACT_ESCAPE, "Stäng",       NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
keys_of_menu(const struct app *app)
{
	return app->menu.kind == MENU_MOVE ? move_keys : note_keys;
}

static const struct item *
menu_item(const struct app *app)
{
	return session_item(&app->session, app->menu.item);
}

/* "Ta isär" is there only for a note that others were merged into. */
static bool
note_line_fits(const struct app *app, enum action action)
{
	const struct item *merged[1];

	return action != ACT_PART || note_merged(&app->session, menu_item(app), merged, 1) > 0;
}

static int
menu_lines(const struct app *app, struct menu_line line[MENU_LINES])
{
	int lines = 0;

	if (app->menu.kind == MENU_MOVE) {
		for (int box = 0; box < app->session.workshop.boxes && lines < MENU_LINES; box++) {
			const struct box *it = &app->session.workshop.box[box];

			line[lines].command = (struct command){ACT_MOVE, box};
			line[lines].key = it->letter;
			snprintf(line[lines++].label, sizeof line->label, "%s", it->name);
		}
		return lines;
	}
	for (size_t at = 0; at < COUNT(note_lines); at++) {
		if (!note_line_fits(app, note_lines[at].action))
			continue;
		line[lines].command = (struct command){note_lines[at].action, 0};
		line[lines].key = note_lines[at].key;
		snprintf(line[lines++].label, sizeof line->label, "%s", note_lines[at].label);
	}
	return lines;
}

/* ---- drawing ---- */

static void
menu_title(const struct app *app, char title[120])
{
	const struct item *note = menu_item(app);
	char code[NOTE_CODE];

	note_code(&app->session, note, code);
	if (app->menu.kind == MENU_MOVE)
		snprintf(title, 120, "Flytta %s till vilken ruta?", code);
	else
		snprintf(title, 120, "%s  %.80s", code,
			 note_box(note) < 0 ? "" : app->session.workshop.box[note_box(note)].one);
}

static void
menu_draw_line(struct pane row, const struct menu_line *line, int at, bool picked)
{
	enum style style = picked ? STYLE_HERE : STYLE_CARD;
	enum style bold = picked ? STYLE_HERE : STYLE_CARD_BOLD;

	if (picked) {
		pane_fill(row, STYLE_HERE);
		pane_text(row, 0, 1, STYLE_HERE, "▶");
		pane_cursor(row, 0, 3, false);
	}
	pane_textf(row, 0, 3, bold, "%d", at + 1);
	pane_text(row, 0, 6, picked ? STYLE_HERE : style, line->label);
	pane_text_right(pane_part(row, 0, 0, 1, row.cols - 2), 0,
			picked ? STYLE_HERE_FAINT : STYLE_CARD_FAINT, line->key);
	pane_spot(row, ACT_PICK, at);
}

static void
menu_draw(const struct app *app, struct pane pane)
{
	const char *text = session_text(&app->session, menu_item(app), ITEM_TEXT);
	struct menu_line line[MENU_LINES];
	int lines = menu_lines(app, line), cols = pane.cols < 70 ? pane.cols - 8 : 62;
	int note_rows = wrap_rows(text, cols - 4, 4), room = pane.rows - lines - 6;
	struct pane inside, note;
	char title[120];

	if (note_rows > room)
		note_rows = room < 1 ? 1 : room;
	menu_title(app, title);
	inside = frame_overlay(pane, lines + note_rows + 3, cols, title);
	pane_cut_top(&inside, 1);
	note = pane_cut_top(&inside, note_rows);
	note = pane_part(note, 0, 1, note.rows, note.cols - 2);
	pane_fill(note, STYLE_WRITE);
	pane_wrapped(pane_part(note, 0, 1, note.rows, note.cols - 2), STYLE_WRITE, text);
	pane_cut_top(&inside, 1);
	for (int at = 0; at < lines; at++)
		menu_draw_line(pane_cut_top(&inside, 1), &line[at], at,
			       at == app->menu.list.picked);
}

/* ---- acting ---- */

static void
menu_do(struct app *app, int at)
{
	struct menu_line line[MENU_LINES];
	const struct item *note = menu_item(app);
	struct gesture gesture;

	if (at < 0 || at >= menu_lines(app, line))
		return;
	if (app->menu.kind == MENU_NOTE) {
		app_close(app);
		app_note_act(app, note, line[at].command);
		return;
	}
	gesture = app_gesture(app);
	note_move(&gesture, note, line[at].command.arg);
	app_close(app);
	app_take(app, &gesture, NULL);
}

static struct command
menu_act(struct app *app, struct command command)
{
	struct list *list = &app->menu.list;

	switch (command.action) {
	case ACT_UP: list_move(list, -1); break;
	case ACT_DOWN: list_move(list, 1); break;
	case ACT_ENTER: menu_do(app, list->picked); break;
	case ACT_DIGIT: menu_do(app, command.arg - 1); break;
	case ACT_PICK: menu_do(app, command.arg); break;
	case ACT_EDIT:
	case ACT_ENLARGE:
	case ACT_PARK:
	case ACT_DELETE:
		app_close(app);
		app_note_act(app, menu_item(app), command);
		break;
	default: return overlay_writes(app, command);
	}
	return (struct command){ACT_NONE, 0};
}

/* In the move menu the letter of a box chooses it. */
static bool
menu_type(struct app *app, int key)
{
	char letter[5];
	int box;

	if (app->menu.kind != MENU_MOVE || !key_is_text(key) || !text_encode(key, letter))
		return false;
	box = workshop_letter(&app->session.workshop, letter);
	if (box < 0)
		return false;
	menu_do(app, box);
	return true;
}

static void
menu_open(struct app *app, enum menu_kind kind, const struct item *note, int picked)
{
	struct menu_line line[MENU_LINES];

	app->menu.kind = (int)kind;
	app->menu.item = note->id;
	app->menu.list = (struct list){0, picked, 0};
	app->menu.list.count = menu_lines(app, line);
	app_open(app, &page_menu);
}

void
app_menu_note(struct app *app, const struct item *note)
{
	menu_open(app, MENU_NOTE, note, 0);
}

void
app_menu_move(struct app *app, const struct item *note)
{
	menu_open(app, MENU_MOVE, note, note_box(note) < 0 ? 0 : note_box(note));
}

const struct page page_menu = {
	.name = "menu",
	.is_overlay = true,
	.keys = keys_of_menu,
	.draw = menu_draw,
	.act = menu_act,
	.type = menu_type,
};
