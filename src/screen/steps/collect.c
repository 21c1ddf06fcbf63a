/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Samla: notes into boxes, round the table. A low screen shows one box at a time under tabs, a tall
 * one all of them; F3 changes between the two. Typing writes; a text that is nothing but codes is an order.
 */
#include "../enter.h"
#include "../gather.h"

#include <stdio.h>
#include <string.h>

#define TAB_BYTES 160 /* of a box's name in capitals, and its count */

enum collect_mode { COLLECT_AUTO, COLLECT_ONE, COLLECT_ALL };

/* clang-format off */
#define COMMON_KEYS \
	{ K_BACKTAB,    ACT_LAST_PANE,  NULL,          NULL,  false }, \
	{ K_LEFT,       ACT_LEFT,       NULL,          NULL,  false }, \
	{ K_RIGHT,      ACT_RIGHT,      NULL,          NULL,  false }, \
	{ K_HOME,       ACT_HOME,       NULL,          NULL,  false }, \
	{ K_END,        ACT_END,        NULL,          NULL,  false }, \
	{ K_PAGE_DOWN,  ACT_NEXT_STEP,  "Nästa steg",  NULL,  true  }, \
	{ K_F1,         ACT_HELP,       "Hjälp",       NULL,  true  }

static const struct binding writing_keys[] = {
	{ K_ENTER,      ACT_ENTER,      "Spara lapp",  NULL,  false },
	{ K_TAB,        ACT_NEXT_PANE,  "Nästa ruta",  NULL,  false },
	{ K_UP,         ACT_UP,         "Välj lapp",   "↑ ↓", false },
	{ K_DOWN,       ACT_DOWN,       NULL,          NULL,  false },
	{ K_F3,         ACT_ENLARGE,    "Alla eller en", NULL, false },
	{ K_F5,         ACT_CLOCK,      "Tid",         NULL,  false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding picked_keys[] = {
	{ K_ENTER,      ACT_ENTER,      "Öppna lapp",  NULL,  false },
	{ K_UP,         ACT_UP,         "Välj",        "↑ ↓", false },
	{ K_DOWN,       ACT_DOWN,       NULL,          NULL,  false },
	{ K_F3,         ACT_ENLARGE,    "Visa stort",  NULL,  false },
	{ K_F7,         ACT_PARK,       "Parkera",     NULL,  false },
	{ K_DELETE,     ACT_DELETE,     "Ta bort",     NULL,  false },
	{ K_F2,         ACT_EDIT,       "Ändra",       NULL,  false },
	{ K_TAB,        ACT_NEXT_PANE,  NULL,          NULL,  false },
	{ K_CTRL_UP,    ACT_NOTE_UP,    NULL,          NULL,  false },
	{ K_CTRL_DOWN,  ACT_NOTE_DOWN,  NULL,          NULL,  false },
	{ K_CTRL_LEFT,  ACT_NOTE_LEFT,  NULL,          NULL,  false },
	{ K_CTRL_RIGHT, ACT_NOTE_RIGHT, NULL,          NULL,  false },
	COMMON_KEYS,
	{ 0 }
};
/* clang-format on */

static const struct binding *
collect_keys(const struct app *app)
{
	return app_picked(app) ? picked_keys : writing_keys;
}

/* ---- the boxes of this step ---- */

static bool
shows_one(const struct app *app)
{
	int mode = app_state_of(app)->mode;

	if (app_mode(app) == MODE_LARGE)
		return true;
	return mode == COLLECT_AUTO ? app->rows < 30 : mode == COLLECT_ONE;
}

/* Is the wall getting full? Notes of other steps' boxes are not on it. */
static bool
is_many(const struct app *app)
{
	const struct collect_params *params = app_step(app)->params;
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box), notes = 0;

	for (int at = 0; at < boxes; at++)
		notes += note_count(&app->session, box[at]);
	return params->soft_limit && notes > params->soft_limit;
}

static struct board_box
collect_how(const struct app *app, int pane, int box)
{
	const struct look_state *state = app_state_of(app);
	bool focused = pane == state->pane;

	return (struct board_box){
		.box = box,
		.focused = focused,
		.writes = focused,
		.wide = app_mode(app) == MODE_WIDE,
		.warns = is_many(app),
		.first = state->first[box],
	};
}

/* ---- where they stand ---- */

/* Beside each other two and two, a blank column pair and a row between. */
static struct pane
grid_pane(struct pane body, int at, int of)
{
	int columns = of > 1 ? 2 : 1, rows = (of + columns - 1) / columns;
	struct pane inside = pane_part(body, 0, 1, body.rows, body.cols - 2);
	int cols = (inside.cols - (columns - 1) * 2) / columns;
	int height = (inside.rows - (rows - 1)) / rows;
	int row = at / columns, col = at % columns;

	return pane_part(inside, row * (height + 1), col * (cols + 2),
			 row == rows - 1 ? inside.rows : height,
			 col == columns - 1 ? inside.cols : cols);
}

/* What a tab says: " STYRKOR  3 ", or without the air when they do not all find room. */
static void
tab_words(const struct app *app, int box, bool tight, char words[TAB_BYTES])
{
	char room[160];
	struct buf name = BUF_OVER(room);

	text_upper(&name, app->session.workshop.box[box].name);
	snprintf(words, TAB_BYTES, tight ? "%s %d " : " %s  %d ", buf_text(&name),
		 note_count(&app->session, box));
	buf_free(&name);
}

static void
draw_tab(const struct app *app, struct pane *row, int pane, int box, bool tight)
{
	enum style own = style_box(STYLE_BAND_1, box);
	enum style style = pane == app_state_of(app)->pane ? STYLE_HERE : own;
	char words[TAB_BYTES];
	struct pane tab;

	tab_words(app, box, tight, words);
	tab = pane_cut_left(row, text_cols(words) + 3);
	pane_fill(tab, style);
	pane_textf(pane_part(tab, 0, 0, 1, 3), 0, 0, own, " %s ",
		   app->session.workshop.box[box].glyph);
	pane_text(tab, 0, 3, is_many(app) ? STYLE_WARN : style, words);
	pane_spot(tab, ACT_PICK_PANE, box);
	pane_cut_left(row, 1);
}

static void
draw_tabs(const struct app *app, struct pane row)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box), cols = -1;
	char words[TAB_BYTES];
	bool tight;

	for (int pane = 0; pane < boxes; pane++) {
		tab_words(app, box[pane], false, words);
		cols += text_cols(words) + 4;
	}
	tight = cols > row.cols;
	for (int pane = 0; pane < boxes; pane++)
		draw_tab(app, &row, pane, box[pane], tight);
}

static struct pane
one_pane(struct pane body)
{
	struct pane inside = pane_part(body, 0, 1, body.rows, body.cols - 2);

	pane_cut_top(&inside, 1);
	return inside;
}

static void
collect_draw(const struct app *app, struct pane body)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box);

	if (shows_one(app)) {
		struct board_box how = collect_how(app, app_state_of(app)->pane, gather_box(app));

		how.bare = true;
		draw_tabs(app, pane_part(body, 0, 1, 1, body.cols - 2));
		board_draw(app, one_pane(body), &how);
		return;
	}
	for (int pane = 0; pane < boxes; pane++) {
		struct board_box how = collect_how(app, pane, box[pane]);

		board_draw(app, grid_pane(body, pane, boxes), &how);
	}
}

static void
collect_prompt(const struct app *app, struct buf *out)
{
	const char *prompt = app->session.workshop.box[gather_box(app)].prompt;

	app_fill(app, *prompt ? prompt : app_step(app)->prompt, out);
}

/* ---- moving ---- */

/* Picks a note and shows its box; one whose box is of another step is told of. */
static void
collect_pick(struct app *app, const struct item *note)
{
	char code[NOTE_CODE];

	if (gather_focus_box(app, note_box(note)))
		app_pick(app, note->id);
	else
		app_tell(app, "%s ligger i en ruta som det här steget inte visar.",
			 note_code(&app->session, note, code));
}

/* Up and down go through the notes of the box; below the last is the write card. */
static void
collect_move(struct app *app, int by)
{
	const struct item *picked = app_picked(app);
	struct note_list list;
	int at;

	note_list_box(&app->session, gather_box(app), &list);
	for (at = 0; at < list.count; at++)
		if (app_item(app, list.item[at]) == picked)
			break;
	at += by;
	if (at < 0)
		at = 0;
	if (at < list.count)
		app_pick(app, app_item(app, list.item[at])->id);
	else
		app_pick(app, (struct id){{0}});
}

static void
collect_scroll(struct app *app, int by, int box)
{
	struct look_state *state = app_state(app);
	int which = box >= 0 && box < app->session.workshop.boxes ? box : gather_box(app);
	int first = state->first[which] + by, last = note_count(&app->session, which) - 1;

	state->first[which] = first < 0 || last < 0 ? 0 : first > last ? last : first;
}

static void
collect_enter(struct app *app)
{
	if (app_picked(app))
		app_menu_note(app, app_picked(app));
	else
		gather_send(app, collect_pick);
}

/* ---- acting and typing ---- */

static void
collect_pick_index(struct app *app, int index)
{
	const struct item *note;

	if (index < 0 || index >= app->session.items.count)
		return;
	note = app_item(app, index);
	if (note == app_picked(app))
		app_menu_note(app, note);
	else if (note->kind == KIND_NOTE)
		collect_pick(app, note);
}

static void
collect_enlarge(struct app *app)
{
	if (app_picked(app))
		big_enter(app);
	else if (app_mode(app) == MODE_LARGE)
		app_tell(app, "Fönstret är för litet för alla rutor på en gång.");
	else
		app_state(app)->mode = shows_one(app) ? COLLECT_ALL : COLLECT_ONE;
}

/* What is seen moves as little as it can: the first note shown is written down after each act. */
static void
collect_settle(struct app *app)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box);
	int pane = app_state(app)->pane;
	struct board_box how = collect_how(app, pane, box[pane % boxes]);
	struct pane whole = {.rows = app->rows - 7, .cols = app->cols};
	struct pane part = shows_one(app) ? one_pane(whole) : grid_pane(whole, pane, boxes);

	how.bare = shows_one(app);
	app_state(app)->first[how.box] = board_first(app, part, &how);
}

static struct command
collect_act(struct app *app, struct command command)
{
	int pane = app_state(app)->pane;

	switch (command.action) {
	case ACT_ENTER: collect_enter(app); break;
	case ACT_UP: collect_move(app, -1); break;
	case ACT_DOWN: collect_move(app, 1); break;
	case ACT_HOME: collect_move(app, -ITEMS_MAX); break;
	case ACT_END: collect_move(app, ITEMS_MAX); break;
	case ACT_LEFT:
	case ACT_LAST_PANE: gather_focus(app, pane - 1); break;
	case ACT_RIGHT:
	case ACT_NEXT_PANE: gather_focus(app, pane + 1); break;
	case ACT_PICK: collect_pick_index(app, command.arg); break;
	case ACT_PICK_PANE: gather_focus_box(app, command.arg); break;
	case ACT_SCROLL_UP: collect_scroll(app, -1, command.arg); return (struct command){0};
	case ACT_SCROLL_DOWN: collect_scroll(app, 1, command.arg); return (struct command){0};
	case ACT_ENLARGE: collect_enlarge(app); break;
	default: return command;
	}
	collect_settle(app);
	return (struct command){ACT_NONE, 0};
}

static bool
collect_type(struct app *app, int key)
{
	bool writes =
		key_is_text(key) && !(editor_is_empty(&app->editor) && (key == '/' || key == '?'));

	if (app_picked(app)) {
		if (!writes)
			return false;
		app_pick(app, (struct id){{0}});
	}
	return app_type(app, key);
}

static bool
collect_paste(struct app *app, const char *text)
{
	app_pick(app, (struct id){{0}});
	return app_type_paste(app, text);
}

const struct look look_collect = {
	.writes = true,
	.keys = collect_keys,
	.draw = collect_draw,
	.act = collect_act,
	.type = collect_type,
	.paste = collect_paste,
	.enter = gather_write_here,
	.rest = gather_rest,
	.prompt = collect_prompt,
};
