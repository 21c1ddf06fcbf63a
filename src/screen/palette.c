/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All commands: what there is to do, by what it is called, with the key that does it. What cannot
 * be done now stands last and says why, so that nobody wonders where it went. A note's code and a
 * delmål's number are found too.
 */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 70
#define SHOWN_ROWS   12
#define OTHER_ROWS   5 /* the search, the count, and the air around them */
#define FOUND_NOTES  8 /* at the most, so that the commands are not pushed away */
#define PALETTE_ROWS (ACTIONS + WORKSHOP_STEPS + FOUND_NOTES + 64)
#define LABEL_BYTES  320

enum palette_kind { ROW_ACTION, ROW_STEP, ROW_NOTE, ROW_DELMAL };

struct palette_row {
	enum palette_kind kind;
	int index; /* an action, a step, an index into session.items, one into the delmål */
	const char *reason; /* why not now; NULL: it can be done */
};

struct palette {
	int count, commands; /* all that are shown, and those of them that are commands */
	int total;           /* commands there are */
	struct palette_row row[PALETTE_ROWS];
};

/* ---- what is found ---- */

static const char *
words(const struct app *app)
{
	return app->search.text;
}

/* Why it cannot be done now; NULL when it can. */
static const char *
why_not(const struct app *app, enum action action)
{
	enum action_where where = actions[action].where;
	const struct item *picked;

	if ((action == ACT_CONFLICTS || action == ACT_EXPORT) && app->page[0] != &page_plan &&
	    !app->in_session)
		return "gäller i planen eller en workshop";
	if (where == IN_ANY || (app->page[0] == &page_plan && plan_does(action)))
		return NULL;
	if (where == IN_PLAN)
		return "gäller i handlingsplanen";
	if (!app->in_session)
		return "gäller i en öppen workshop";
	if (where == IN_SESSION)
		return NULL;
	picked = app_picked(app);
	if (!picked || picked->kind != KIND_NOTE)
		return "välj en lapp först";
	return where == IN_CHAIN ? app_note_why_not(app, picked, action) : NULL;
}

static void
palette_add(struct palette *palette, enum palette_kind kind, int index, const char *reason)
{
	if (palette->count == PALETTE_ROWS)
		return;
	palette->row[palette->count++] = (struct palette_row){kind, index, reason};
	palette->commands += kind == ROW_ACTION || kind == ROW_STEP;
}

/* The actions that can be done now, or those that cannot. */
static void
find_actions(const struct app *app, struct palette *palette, bool possible)
{
	for (int action = 0; action < ACTIONS; action++) {
		const char *label = actions[action].label, *reason;

		if (!label)
			continue;
		palette->total += possible;
		reason = why_not(app, (enum action)action);
		if (!reason == possible && text_has_words(label, words(app)))
			palette_add(palette, ROW_ACTION, action, reason);
	}
}

static void
step_label(const struct app *app, int step, char label[LABEL_BYTES])
{
	snprintf(label, LABEL_BYTES, "Gå till steg %d %s", step + 1,
		 app->session.workshop.step[step].title);
}

static void
find_steps(const struct app *app, struct palette *palette)
{
	char label[LABEL_BYTES];

	if (!app->in_session)
		return;
	palette->total += app->session.workshop.steps;
	for (int step = 0; step < app->session.workshop.steps; step++) {
		step_label(app, step, label);
		if (text_has_words(label, words(app)))
			palette_add(palette, ROW_STEP, step, NULL);
	}
}

static void
note_label(const struct app *app, const struct item *note, char label[LABEL_BYTES])
{
	const char *text = session_text(&app->session, note, ITEM_TEXT);
	char code[NOTE_CODE];

	snprintf(label, LABEL_BYTES, "%s  %.*s", note_code(&app->session, note, code),
		 (int)text_fit(text, 70), text);
}

/* Notes are looked for when something has been written: all of them would be no help. */
static void
find_notes(const struct app *app, struct palette *palette)
{
	struct note_list notes;
	int found = 0;

	if (!app->in_session || text_is_blank(words(app)))
		return;
	note_list_box(&app->session, -1, &notes);
	for (int at = 0; at < notes.count && found < FOUND_NOTES; at++) {
		char label[LABEL_BYTES];

		note_label(app, app_item(app, notes.item[at]), label);
		if (!text_has_words(label, words(app)))
			continue;
		palette_add(palette, ROW_NOTE, notes.item[at], NULL);
		found++;
	}
}

static const struct catalog_delmal *
delmal_at(const struct app *app, int at)
{
	return &((const struct catalog_delmal *)app->catalog.delmal.item)[at];
}

static void
delmal_label(const struct app *app, int at, char label[LABEL_BYTES])
{
	const struct catalog_delmal *delmal = delmal_at(app, at);

	snprintf(label, LABEL_BYTES, "Ny workshop om %s %s", delmal->id, delmal->name);
}

static void
find_delmal(const struct app *app, struct palette *palette)
{
	char label[LABEL_BYTES];

	if (text_is_blank(words(app)))
		return;
	for (int at = 0; at < app->catalog.delmal.count; at++) {
		delmal_label(app, at, label);
		if (text_has_words(label, words(app)))
			palette_add(palette, ROW_DELMAL, at, NULL);
	}
}

static void
palette_find(const struct app *app, struct palette *palette)
{
	palette->count = palette->commands = palette->total = 0;
	find_actions(app, palette, true);
	find_steps(app, palette);
	find_notes(app, palette);
	find_delmal(app, palette);
	find_actions(app, palette, false);
}

/* ---- drawing ---- */

static void
row_label(const struct app *app, const struct palette_row *row, char label[LABEL_BYTES])
{
	switch (row->kind) {
	case ROW_ACTION: snprintf(label, LABEL_BYTES, "%s", actions[row->index].label); break;
	case ROW_STEP: step_label(app, row->index, label); break;
	case ROW_NOTE: note_label(app, app_item(app, row->index), label); break;
	case ROW_DELMAL: delmal_label(app, row->index, label); break;
	}
}

/* The page that the palette was opened on: its keys are those that are shown. */
static const struct page *
page_below(const struct app *app)
{
	const struct page *below = app->page[0];

	for (int at = 0; at < app->depth && app->page[at] != &page_palette; at++)
		below = app->page[at];
	return below;
}

/* The key that does it without the palette, or why it cannot be done. */
static const char *
row_right(const struct app *app, const struct palette_row *row, char name[16])
{
	int key;

	if (row->reason)
		return row->reason;
	if (row->kind != ROW_ACTION)
		return "";
	key = keymap_key(page_below(app)->keys(app), (enum action)row->index);
	if (!key)
		key = keymap_key(app_keys, (enum action)row->index);
	return key ? key_label(key, name) : "";
}

static void
draw_row(const struct app *app, struct pane line, const struct palette_row *row, bool picked)
{
	enum style style = picked ? STYLE_HERE : row->reason ? STYLE_CARD_FAINT : STYLE_CARD;
	enum style faint = picked ? STYLE_HERE_FAINT : STYLE_CARD_FAINT;
	char label[LABEL_BYTES], name[16];
	const char *right = row_right(app, row, name);

	row_label(app, row, label);
	if (picked)
		pane_fill(line, STYLE_HERE);
	if (picked)
		pane_text(line, 0, 0, STYLE_HERE, "▶");
	pane_text_right(pane_part(line, 0, 0, 1, line.cols - 1), 0, faint, right);
	pane_text(pane_part(line, 0, 0, 1, line.cols - text_cols(right) - 2), 0, 2, style, label);
}

static int
one_row(const void *of, int row)
{
	(void)of;
	(void)row;
	return 1;
}

static void
draw_rows(const struct app *app, struct pane rows, const struct palette *palette)
{
	struct list list = app->palette_list;
	int first;

	list_resize(&list, palette->count);
	first = list_first(&list, rows.rows, one_row, NULL);
	for (int at = first; at < palette->count && at < first + rows.rows; at++) {
		struct pane line = pane_part(rows, at - first, 0, 1, rows.cols);

		draw_row(app, line, &palette->row[at], at == list.picked);
		pane_spot(line, ACT_PICK, at);
	}
	if (!palette->count)
		pane_text(rows, 0, 2, STYLE_CARD, "Inget heter så. Pröva ett annat ord.");
}

static void
draw_search(const struct app *app, struct pane row)
{
	struct pane card = pane_part(row, 0, 0, 1, row.cols);

	pane_fill(card, STYLE_WRITE);
	pane_text(card, 0, 1, STYLE_WRITE, "/");
	editor_draw(&app->search, pane_part(card, 0, 3, 1, card.cols - 4), STYLE_WRITE,
		    STYLE_WRITE_HINT, "skriv vad du vill göra, en kod eller ett delmål");
}

static int
shown_rows(const struct app *app)
{
	int most = overlay_rows(app) - OTHER_ROWS;

	return most < SHOWN_ROWS ? most : SHOWN_ROWS;
}

static void
palette_draw(const struct app *app, struct pane pane)
{
	int rows = shown_rows(app);
	struct pane inside = frame_overlay(pane, rows + OTHER_ROWS, overlay_cols(app, CONTENT_COLS),
					   "Vad vill du göra?");
	struct palette palette;

	palette_find(app, &palette);
	pane_cut_top(&inside, 1);
	draw_search(app, pane_cut_top(&inside, 1));
	pane_cut_top(&inside, 1);
	draw_rows(app, pane_cut_top(&inside, rows), &palette);
	pane_cut_top(&inside, 1);
	pane_textf(inside, 0, 2, STYLE_CARD_FAINT, "%d av %d kommandon", palette.commands,
		   palette.total);
	frame_toast(app, pane);
}

/* ---- acting ---- */

void
palette_enter(struct app *app)
{
	editor_clear(&app->search);
	app->palette_list = (struct list){0, 0, 0};
	overlay_open(app, &page_palette);
}

/* On a board the note gets the focus in its box; in the other steps it is shown in big letters. */
static void
go_to_note(struct app *app, const struct item *note)
{
	if (app->page[0] != &page_run)
		app_show(app, &page_run);
	app_pick(app, note->id);
	if (app_step(app)->kind->id == STEP_COLLECT)
		app_state(app)->pane = note_box(note);
	else
		big_enter(app);
}

static void
palette_run(struct app *app, struct palette_row row)
{
	if (row.reason) {
		app_warn(app, "Det går inte nu: %s.", row.reason);
		return;
	}
	app_close(app);
	switch (row.kind) {
	case ROW_ACTION: app_do(app, (struct command){(enum action)row.index, 0}); break;
	case ROW_STEP: app_do(app, (struct command){ACT_GO_STEP, row.index}); break;
	case ROW_NOTE: go_to_note(app, app_item(app, row.index)); break;
	case ROW_DELMAL: new_enter(app, delmal_at(app, row.index)); break;
	}
}

static struct command
palette_act(struct app *app, struct command command)
{
	struct palette palette;
	struct command none = {ACT_NONE, 0};

	palette_find(app, &palette);
	list_resize(&app->palette_list, palette.count);
	if (app->palette_list.picked < 0)
		list_move(&app->palette_list, 1);
	if (overlay_list(&app->palette_list, command, shown_rows(app)))
		return none;
	if (command.action == ACT_PICK && command.arg >= 0 && command.arg < palette.count) {
		app->palette_list.picked = command.arg;
		palette_run(app, palette.row[command.arg]);
		return none;
	}
	if (command.action == ACT_ENTER && palette.count) {
		palette_run(app, palette.row[app->palette_list.picked]);
		return none;
	}
	if (command.action == ACT_ENTER)
		return none;
	return overlay_rest(command);
}

/* What is found changes with every letter: the best is at the top. */
static bool
palette_type(struct app *app, int key)
{
	if (editor_is_empty(&app->search) && (key == '/' || key == '?'))
		return key == '/';
	switch (editor_key(&app->search, key)) {
	case EDITOR_NOT_MINE: return false;
	case EDITOR_CHANGED: app->palette_list = (struct list){0, 0, 0}; break;
	default: break;
	}
	return true;
}

static bool
palette_paste(struct app *app, const char *text)
{
	app->palette_list = (struct list){0, 0, 0};
	return editor_insert(&app->search, text) != EDITOR_NOT_MINE;
}

/* clang-format off */
static const struct binding palette_bindings[] = {
	{ K_DOWN,      ACT_DOWN,        "Bläddra", "↑ ↓", false },
	{ K_UP,        ACT_UP,          NULL,      NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,      NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,      NULL,  false },
	{ K_ENTER,     ACT_ENTER,       "Välj",    NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng",   NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
palette_keys(const struct app *app)
{
	(void)app;
	return palette_bindings;
}

const struct page page_palette = {
	.name = "palette",
	.is_overlay = true,
	.keys = palette_keys,
	.draw = palette_draw,
	.act = palette_act,
	.type = palette_type,
	.paste = palette_paste,
};
