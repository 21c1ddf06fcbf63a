/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The menu of a note, the boxes it can be moved to, and why an effect is important: lines with a number
 * each, chosen with arrows, the number or a click. What a line does is an action of its own.
 */
#include "overlay.h"

#include <stdio.h>

#include "rodtrad/core/chain.h"

#define MENU_LINES 16
#define NUMBERED   9 /* lines that a digit chooses */

enum menu_kind { MENU_NOTE, MENU_MOVE, MENU_PURPOSE };

struct menu_line {
	struct command command;
	char label[100];
	const char *key;
};

/* clang-format off */
static const struct {
	enum action action;
	const char *label; /* NULL: it depends on the note */
	const char *in_chain; /* what it is called there; NULL: the same */
	const char *key;
} note_lines[] = {
	{ ACT_LINK,        "Länka till en annan lapp",         NULL, "F4" },
	{ ACT_LINKS,       "Länkar: styrka, antagande, stöd",  NULL, "" },
	{ ACT_INDICATOR,   "Mått: vad visar det?",             NULL, "" },
	{ ACT_MARK,        NULL,                               NULL, "" },
	{ ACT_PURPOSE,     "Syfte: varför är den viktig?",     NULL, "" },
	{ ACT_NO_RESOURCE, NULL,                               NULL, "" },
	{ ACT_EDIT,        "Ändra texten",                     NULL, "F2" },
	{ ACT_MOVE,        "Flytta till en annan ruta", "Flytta till ett annat led", "" },
	{ ACT_MERGE,       "Slå ihop med en annan lapp",       NULL, "" },
	{ ACT_PART,        "Ta isär",                          NULL, "" },
	{ ACT_SPLIT,       "Dela upp i två",                   NULL, "" },
	{ ACT_ENLARGE,     "Visa stort på väggen",             NULL, "F3" },
	{ ACT_PARK,        "Parkera till senare",              NULL, "F7" },
	{ ACT_CONFLICTS,   "Visa olika uppgifter",             NULL, "" },
	{ ACT_DELETE,      "Ta bort",                          NULL, "Delete" },
};

#define NOTE_KEYS \
	{ K_UP,     ACT_UP,     "Bläddra",     "↑ ↓", false }, \
	{ K_DOWN,   ACT_DOWN,   NULL,          NULL,  false }, \
	{ K_ENTER,  ACT_ENTER,  "Välj",        NULL,  false }, \
	{ '0',      ACT_DIGIT,  "Välj direkt", "Nr",  false }, \
	{ K_F2,     ACT_EDIT,   NULL,          NULL,  false }, \
	{ K_F3,     ACT_ENLARGE, NULL,         NULL,  false }, \
	{ K_F7,     ACT_PARK,   NULL,          NULL,  false }, \
	{ K_DELETE, ACT_DELETE, NULL,          NULL,  false }, \
	{ K_ESCAPE, ACT_ESCAPE, "Stäng",       NULL,  false }, \
	{ 0 }

static const struct binding note_keys[] = { NOTE_KEYS };
static const struct binding chain_keys[] = {
	{ K_F4,     ACT_LINK,   NULL,          NULL,  false },
	NOTE_KEYS
};

static const struct binding purpose_keys[] = {
	{ K_UP,     ACT_UP,     "Välj",        "↑ ↓", false },
	{ K_DOWN,   ACT_DOWN,   NULL,          NULL,  false },
	{ K_ENTER,  ACT_ENTER,  "Spara",       NULL,  false },
	{ '0',      ACT_DIGIT,  "Spara direkt", "Nr", false },
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

static const struct item *
menu_item(const struct app *app)
{
	return session_item(&app->session, app->menu.item);
}

static bool
is_in_chain(const struct app *app)
{
	return chain_stage(&app->session, menu_item(app)) != STAGE_NONE;
}

static const struct binding *
keys_of_menu(const struct app *app)
{
	switch (app->menu.kind) {
	case MENU_MOVE: return move_keys;
	case MENU_PURPOSE: return purpose_keys;
	default: return is_in_chain(app) ? chain_keys : note_keys;
	}
}

/* ---- lines ---- */

/* From a stage to another, and from a box of a SWOT to another of it. */
static int
box_lines(const struct app *app, struct menu_line line[MENU_LINES])
{
	int lines = 0;

	for (int box = 0; box < app->session.workshop.boxes && lines < MENU_LINES; box++) {
		const struct box *it = &app->session.workshop.box[box];

		if ((it->stage != STAGE_NONE) != is_in_chain(app))
			continue;
		line[lines].command = (struct command){ACT_MOVE, box};
		line[lines].key = it->letter;
		snprintf(line[lines++].label, sizeof line->label, "%s", it->name);
	}
	return lines;
}

static int
purpose_lines(const struct app *app, struct menu_line line[MENU_LINES])
{
	const struct choice *choice = item_fields[ITEM_PURPOSE].choices;
	int chosen = session_int(&app->session, menu_item(app), ITEM_PURPOSE, -1), at = 0;

	for (; choice[at].name; at++) {
		line[at].command = (struct command){ACT_PURPOSE, at};
		line[at].key = at == chosen ? "valt" : "";
		snprintf(line[at].label, sizeof line->label, "%s", choice[at].label);
	}
	return at;
}

/* "Ta isär" is there only for a note that others were merged into. */
static bool
note_line_fits(const struct app *app, enum action action)
{
	const struct item *merged[1];

	if (action == ACT_CONFLICTS)
		return conflict_is_in(&app->session, menu_item(app));
	if (action == ACT_PART)
		return note_merged(&app->session, menu_item(app), merged, 1) > 0;
	return !app_note_why_not(app, menu_item(app), action);
}

/* What the line will do: a mark that is there is taken away. */
static void
mark_label(const struct app *app, char label[100])
{
	const struct session *session = &app->session;
	const struct choice *names = item_fields[ITEM_MARK].choices;
	int mark = session_int(session, menu_item(app), ITEM_MARK, MARK_NONE);

	if (mark != MARK_NONE)
		snprintf(label, 100, "Ta bort märket %s", names[mark].label);
	else
		snprintf(label, 100, "Märk som %s",
			 names[chain_mark_of(chain_stage(session, menu_item(app)))].label);
}

static void
note_label(const struct app *app, size_t at, char label[100])
{
	bool is_said = session_is(&app->session, menu_item(app), ITEM_NO_RESOURCE);

	if (note_lines[at].action == ACT_MARK)
		mark_label(app, label);
	else if (note_lines[at].action == ACT_NO_RESOURCE)
		snprintf(label, 100, "%s",
			 is_said ? "Kan kräva extra resurser" : "Kräver inga extra resurser");
	else
		snprintf(label, 100, "%s",
			 note_lines[at].in_chain && is_in_chain(app) ? note_lines[at].in_chain
								     : note_lines[at].label);
}

static int
menu_lines(const struct app *app, struct menu_line line[MENU_LINES])
{
	int lines = 0;

	if (app->menu.kind == MENU_MOVE)
		return box_lines(app, line);
	if (app->menu.kind == MENU_PURPOSE)
		return purpose_lines(app, line);
	for (size_t at = 0; at < COUNT(note_lines); at++) {
		if (!note_line_fits(app, note_lines[at].action))
			continue;
		line[lines].command = (struct command){note_lines[at].action, 0};
		line[lines].key = note_lines[at].key;
		note_label(app, at, line[lines++].label);
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
		snprintf(title, 120, "Flytta %s till %s?", code,
			 is_in_chain(app) ? "vilket led" : "vilken ruta");
	else if (app->menu.kind == MENU_PURPOSE)
		snprintf(title, 120, "Varför är %s viktig?", code);
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
	if (at < NUMBERED)
		pane_textf(row, 0, 3, bold, "%d", at + 1);
	pane_text(row, 0, 6, picked ? STYLE_HERE : style, line->label);
	pane_text_right(pane_part(row, 0, 0, 1, row.cols - 2), 0,
			picked ? STYLE_HERE_FAINT : STYLE_CARD_FAINT, line->key);
	pane_spot(row, ACT_PICK, at);
}

static int
one_row(const void *of, int line)
{
	(void)of;
	(void)line;
	return 1;
}

/* The lines that there are rows for, between what is said of those that there are not. */
static void
menu_draw_lines(const struct app *app, struct pane inside, int shown)
{
	const struct list *list = &app->menu.list;
	struct menu_line line[MENU_LINES];
	int lines = menu_lines(app, line), first = list_first(list, shown, one_row, NULL);
	struct pane above = pane_cut_top(&inside, 1);

	if (first > 0)
		pane_textf(above, 0, 3, STYLE_CARD_FAINT, "▲ %d till", first);
	for (int at = first; at < lines && at < first + shown; at++)
		menu_draw_line(pane_cut_top(&inside, 1), &line[at], at, at == list->picked);
	if (first + shown < lines)
		pane_textf(inside, 0, 3, STYLE_CARD_FAINT, "▼ %d till", lines - first - shown);
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
	if (lines + note_rows + 3 > overlay_rows(app))
		lines = overlay_rows(app) - note_rows - 3;
	menu_title(app, title);
	inside = frame_overlay(pane, lines + note_rows + 3, cols, title);
	pane_cut_top(&inside, 1);
	note = pane_cut_top(&inside, note_rows);
	note = pane_part(note, 0, 1, note.rows, note.cols - 2);
	pane_fill(note, STYLE_WRITE);
	pane_wrapped(pane_part(note, 0, 1, note.rows, note.cols - 2), STYLE_WRITE, text);
	menu_draw_lines(app, inside, lines);
}

/* ---- acting ---- */

/* What is done with the note: the menu is gone by then. */
static void
menu_hand_on(struct app *app, struct command command)
{
	const struct item *note = menu_item(app);

	app_close(app);
	if (!app_note_act(app, note, command))
		app_do(app, command);
}

static void
menu_change(struct app *app, struct command command)
{
	const struct item *note = menu_item(app);
	struct gesture gesture = app_gesture(app);

	if (command.action == ACT_MOVE)
		note_move(&gesture, note, command.arg);
	else
		chain_purpose(&gesture, note, (enum purpose)command.arg);
	app_close(app);
	app_take(app, &gesture, NULL);
}

static void
menu_do(struct app *app, int at)
{
	struct menu_line line[MENU_LINES];

	if (at < 0 || at >= menu_lines(app, line))
		return;
	if (app->menu.kind == MENU_NOTE)
		menu_hand_on(app, line[at].command);
	else
		menu_change(app, line[at].command);
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
	case ACT_LINK:
	case ACT_EDIT:
	case ACT_ENLARGE:
	case ACT_PARK:
	case ACT_DELETE: menu_hand_on(app, command); break;
	default: return overlay_writes(app, command);
	}
	return (struct command){ACT_NONE, 0};
}

/* In the move menu the letter of a box chooses it. */
static bool
menu_type(struct app *app, int key)
{
	struct menu_line line[MENU_LINES];
	char letter[5];
	int box;

	if (app->menu.kind != MENU_MOVE || !key_is_text(key) || !text_encode(key, letter))
		return false;
	box = workshop_letter(&app->session.workshop, letter);
	for (int at = 0; box >= 0 && at < menu_lines(app, line); at++)
		if (line[at].command.arg == box) {
			menu_do(app, at);
			return true;
		}
	return false;
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
	struct menu_line line[MENU_LINES];
	int lines;

	menu_open(app, MENU_MOVE, note, 0);
	lines = menu_lines(app, line);
	for (int at = 0; at < lines; at++)
		if (line[at].command.arg == note_box(note))
			app->menu.list.picked = at;
}

void
app_menu_purpose(struct app *app, const struct item *note)
{
	menu_open(app, MENU_PURPOSE, note,
		  session_int(&app->session, note, ITEM_PURPOSE, PURPOSE_LEARNING));
}

const struct page page_menu = {
	.name = "menu",
	.is_overlay = true,
	.keys = keys_of_menu,
	.draw = menu_draw,
	.act = menu_act,
	.type = menu_type,
};
