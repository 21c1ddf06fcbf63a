/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rösta: slips are typed one by one, and nobody sees a dot before the last of them, so that
 * nobody votes as the others did. A note's total can also be laid by hand on its row. Letters
 * write a slip; digits and signs belong to the row that is picked.
 */
#include "vote.h"

#include "rodtrad/base/text.h"

#include <stdio.h>

#define DIGITS_MAX 99
#define WHEEL      2 /* rows */

enum vote_order { ORDER_BOARD, ORDER_DOTS };

/* clang-format off */
#define COMMON_KEYS \
	{ K_DOWN,      ACT_DOWN,      NULL,          NULL, false }, \
	{ K_LEFT,      ACT_LEFT,      NULL,          NULL, false }, \
	{ K_RIGHT,     ACT_RIGHT,     NULL,          NULL, false }, \
	{ K_HOME,      ACT_HOME,      NULL,          NULL, false }, \
	{ K_END,       ACT_END,       NULL,          NULL, false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",  NULL, true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",       NULL, true  }

static const struct binding empty_keys[] = {
	{ K_PAGE_UP,   ACT_LAST_STEP, "Förra steget", NULL, false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",   NULL, true  },
	{ K_F1,        ACT_HELP,      "Hjälp",        NULL, true  },
	{ 0 }
};

static const struct binding slip_keys[] = {
	{ K_ENTER,     ACT_ENTER,     "Läs in sedeln", NULL,  false },
	{ K_UP,        ACT_UP,        "Välj lapp",     "↑ ↓", false },
	{ K_TAB,       ACT_SORT,      NULL,            NULL,  false },
	{ K_F5,        ACT_CLOCK,     "Tid",           NULL,  false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding result_keys[] = {
	{ K_TAB,       ACT_SORT,      "Sortera",       NULL,  false },
	{ K_UP,        ACT_UP,        "Välj lapp",     "↑ ↓", false },
	{ K_ENTER,     ACT_ENTER,     NULL,            NULL,  false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding row_keys[] = {
	{ K_UP,        ACT_UP,        "Välj",          "↑ ↓", false },
	{ '+',         ACT_MORE,      "En prick",      NULL,  false },
	{ '-',         ACT_LESS,      "Ta bort",       "–",   false },
	{ 0x2013,      ACT_LESS,      NULL,            NULL,  false },
	{ '0',         ACT_DIGIT,     "Antal",         "0–9", false },
	{ K_TAB,       ACT_SORT,      "Sortera",       NULL,  false },
	{ K_ENTER,     ACT_ENTER,     "Öppna",         NULL,  false },
	{ K_F2,        ACT_EDIT,      NULL,            NULL,  false },
	{ K_F3,        ACT_ENLARGE,   NULL,            NULL,  false },
	COMMON_KEYS,
	{ 0 }
};
/* clang-format on */

/* ---- what is voted on ---- */

struct tally
vote_tally(const struct app *app)
{
	return tally_of(&app->session, app_step(app));
}

bool
vote_writes(const struct app *app)
{
	struct tally tally = vote_tally(app);

	return !tally.people || tally.slips < tally.people;
}

static void
keep_voted_on(const struct app *app, struct note_list *list)
{
	int kept = 0;

	for (int at = 0; at < list->count; at++)
		if (tally_is_voted_on(&app->session, app_step(app),
				      note_box(app_item(app, list->item[at]))))
			list->item[kept++] = list->item[at];
	list->count = kept;
}

void
vote_notes(const struct app *app, struct note_list *list)
{
	if (app_state_of(app)->mode == ORDER_DOTS && vote_tally(app).is_open)
		tally_order(&app->session, list, false);
	else
		note_list_box(&app->session, -1, list);
	keep_voted_on(app, list);
}

void
vote_leading(const struct app *app, struct note_list *list)
{
	tally_order(&app->session, list, true);
	keep_voted_on(app, list);
}

int
vote_row(const struct app *app, const struct note_list *list, const struct item *note)
{
	for (int at = 0; at < list->count; at++)
		if (app_item(app, list->item[at]) == note)
			return at;
	return -1;
}

static const struct binding *
vote_keys(const struct app *app)
{
	struct note_list list;

	vote_notes(app, &list);
	if (!list.count)
		return empty_keys;
	if (vote_asks(app))
		return vote_asks_keys;
	if (app_picked(app))
		return row_keys;
	return vote_writes(app) ? slip_keys : result_keys;
}

/* ---- what the frame says ---- */

static void
vote_prompt(const struct app *app, struct buf *out)
{
	if (vote_asks(app))
		buf_add(out, "Hur vet vi det?");
	else
		app_fill(app, app_step(app)->prompt, out);
}

static void
vote_rail(const struct app *app, struct buf *out)
{
	struct tally tally = vote_tally(app);

	if (!tally.slips && tally.dots)
		return;
	if (tally.slips < tally.people)
		buf_addf(out, "röstsedel %d av %d", tally.slips + 1, tally.people);
	else
		buf_addf(out, "%d av %d inlästa", tally.slips, tally.people);
}

/* ---- laying dots by hand ---- */

/* May a total be laid by hand? Not among slips that are still hidden: it would tell of them. */
static bool
may_lay(struct app *app)
{
	struct tally tally = vote_tally(app);

	if (tally.is_open || !tally.slips)
		return true;
	app_tell(app, "Prickarna är dolda tills den sista röstsedeln är inläst.");
	return false;
}

static void
vote_lay(struct app *app, const struct item *note, int dots)
{
	struct tally tally = vote_tally(app);
	struct gesture gesture;

	if (tally.dots - tally_dots(note) + dots > tally.budget && dots > tally_dots(note)) {
		app_warn(app, "Det blir fler än de %d prickar som finns. Ta bort en först.",
			 tally.budget);
		return;
	}
	gesture = app_gesture(app);
	tally_set(&gesture, note, dots);
	app_take(app, &gesture, NULL);
}

/* Digits that have gathered in a cell become its total. */
static void
vote_settle(struct app *app)
{
	struct look_state *state = app_state(app);
	const struct item *picked = app_picked(app);
	int digits = state->digits;

	state->digits = -1;
	if (picked && digits >= 0)
		vote_lay(app, picked, digits);
}

static void
vote_digit(struct app *app, int digit)
{
	struct look_state *state = app_state(app);
	int before = state->digits > 0 ? state->digits : 0;

	if (app_picked(app) && may_lay(app) && before * 10 + digit <= DIGITS_MAX)
		state->digits = before * 10 + digit;
}

static void
vote_change(struct app *app, int by)
{
	const struct item *picked = app_picked(app);

	if (picked && may_lay(app))
		vote_lay(app, picked, tally_dots(picked) + by);
}

/* ---- moving ---- */

/* The list as it is on the screen now: the frame alone knows what room it leaves. */
static void
view_now(struct view *view, const struct app *app)
{
	struct canvas canvas = {0};
	struct pane body;

	canvas_start(&canvas, app->rows, app->cols);
	body = frame_session(app, pane_whole(&canvas));
	vote_view(view, app, body);
	canvas_free(&canvas);
}

static void
vote_pick(struct app *app, const struct view *view, int row)
{
	struct view after;

	app_pick(app, app_item(app, view->notes.item[row])->id);
	view_now(&after, app);
	app_state(app)->list.first = after.first;
}

/* Below the last note is the write card. */
static void
vote_move(struct app *app, int by)
{
	struct view view;

	view_now(&view, app);
	if (by == 1 && view.list.picked == view.list.count - 1 && vote_writes(app))
		app_pick(app, (struct id){{0}});
	else if (list_move(&view.list, by))
		vote_pick(app, &view, view.list.picked);
}

static void
vote_to(struct app *app, bool last)
{
	struct view view;

	view_now(&view, app);
	if (view.list.count)
		vote_pick(app, &view, last ? view.list.count - 1 : 0);
}

/* To the column beside, when there is one. */
static void
vote_aside(struct app *app, int by)
{
	struct view view;

	view_now(&view, app);
	if (view.columns > 1)
		vote_move(app, by * view.pane.rows);
}

static void
vote_pick_index(struct app *app, int index)
{
	const struct item *note;
	struct view view;
	int row;

	if (index < 0 || index >= app->session.items.count)
		return;
	note = app_item(app, index);
	view_now(&view, app);
	row = vote_row(app, &view.notes, note);
	if (note == app_picked(app))
		app_menu_note(app, note);
	else if (row >= 0)
		vote_pick(app, &view, row);
}

static void
vote_sort(struct app *app)
{
	struct look_state *state = app_state(app);

	if (!vote_tally(app).is_open) {
		app_tell(app, "Prickarna är dolda tills den sista röstsedeln är inläst.");
		return;
	}
	state->mode = state->mode == ORDER_DOTS ? ORDER_BOARD : ORDER_DOTS;
	state->list.first = 0;
	app_tell(app, state->mode == ORDER_DOTS ? "Flest prickar först. Tab går tillbaka."
						: "Ordningen är tavlans.");
}

/* ---- slips ---- */

static void
vote_take_slip(struct app *app, const struct id *note, int notes)
{
	struct gesture gesture = app_gesture(app);
	struct tally tally = vote_tally(app);

	tally_slip(&gesture, note, notes);
	if (tally.slips + 1 == tally.people)
		snprintf(gesture.said, sizeof gesture.said,
			 "Alla %d röstsedlar är inlästa. Tab sorterar efter prickar.",
			 tally.people);
	if (app_take(app, &gesture, app->place))
		app_written(app);
}

static void
vote_read_slip(struct app *app)
{
	struct id note[TALLY_CODES];
	struct err err;
	int notes;

	if (!vote_writes(app)) {
		app_tell(app, "Alla röstsedlar är inlästa. Välj en lapp med pilarna.");
		return;
	}
	if (text_is_blank(app->editor.text)) {
		app_tell(app, "Skriv koderna från en röstsedel, till exempel s2 v4 m1.");
		return;
	}
	notes = tally_read_slip(&app->session, app_step(app), app->editor.text, note, &err);
	if (notes < 0)
		app_err(app, &err);
	else
		vote_take_slip(app, note, notes);
}

/* ---- acting and typing ---- */

static void
vote_enter(struct app *app)
{
	const struct item *picked = app_picked(app);

	if (picked && app_state(app)->digits >= 0)
		vote_settle(app);
	else if (picked)
		app_menu_note(app, picked);
	else
		vote_read_slip(app);
}

/* Before the group goes on, it says of the notes that lead how it knows. */
static struct command
vote_next(struct app *app, struct command command)
{
	struct err why;
	bool holds = !app_state(app)->guarded &&
		     app_step(app)->kind->holds(&app->session, app_step(app), &why);

	if (!holds && (vote_asks_begin(app) || since_begin(app)))
		return (struct command){ACT_NONE, 0};
	return command;
}

static struct command
vote_act_list(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_UP: vote_move(app, -1); break;
	case ACT_DOWN: vote_move(app, 1); break;
	case ACT_SCROLL_UP: vote_move(app, -WHEEL); break;
	case ACT_SCROLL_DOWN: vote_move(app, WHEEL); break;
	case ACT_LEFT: vote_aside(app, -1); break;
	case ACT_RIGHT: vote_aside(app, 1); break;
	case ACT_HOME: vote_to(app, false); break;
	case ACT_END: vote_to(app, true); break;
	case ACT_PICK: vote_pick_index(app, command.arg); break;
	case ACT_PICK_PANE: app_pick(app, (struct id){{0}}); break;
	case ACT_MORE: vote_change(app, 1); break;
	case ACT_LESS: vote_change(app, -1); break;
	case ACT_SORT: vote_sort(app); break;
	case ACT_NEXT_STEP: return vote_next(app, command);
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static struct command
vote_act(struct app *app, struct command command)
{
	if (vote_asks(app))
		return vote_asks_act(app, command);
	app_state(app)->page = 0;
	if (command.action == ACT_DIGIT)
		vote_digit(app, command.arg);
	else if (command.action == ACT_ENTER)
		vote_enter(app);
	else {
		vote_settle(app);
		return vote_act_list(app, command);
	}
	return (struct command){ACT_NONE, 0};
}

/* Takes the last digit back; false when there is none. */
static bool
vote_undigit(struct app *app)
{
	struct look_state *state = app_state(app);

	if (state->digits < 0)
		return false;
	state->digits = state->digits < 10 ? -1 : state->digits / 10;
	return true;
}

/* Does a key belong to the picked row, and not to a slip? */
static bool
is_row_key(int key)
{
	return !key_is_text(key) || (key >= '0' && key <= '9') || key == '/' || key == '?' ||
	       keymap_find(row_keys, key).action != ACT_NONE;
}

static bool
vote_type(struct app *app, int key)
{
	struct note_list list;

	vote_notes(app, &list);
	if (!list.count || vote_asks(app))
		return false;
	if (app_picked(app)) {
		if (key == K_BACKSPACE)
			return vote_undigit(app);
		if (is_row_key(key) || !vote_writes(app))
			return false;
		vote_settle(app);
		app_pick(app, (struct id){{0}});
	}
	return vote_writes(app) && app_type(app, key);
}

static bool
vote_paste(struct app *app, const char *text)
{
	if (vote_asks(app) || !vote_writes(app))
		return false;
	vote_settle(app);
	app_pick(app, (struct id){{0}});
	return app_type_paste(app, text);
}

static void
vote_entered(struct app *app)
{
	char place[PLACE];

	snprintf(place, sizeof place, "%.50s/slip", app_step(app)->id);
	app_write_at(app, place);
	app_state(app)->page = 0;
	app_state(app)->compared = false;
	app_state(app)->digits = -1;
	app_pick(app, (struct id){{0}});
}

/* What the rules say, unless it was said before the questions came. */
static bool
vote_guard(const struct app *app, struct err *why)
{
	const struct step *step = app_step(app);

	return !vote_asks(app) && step->kind->holds(&app->session, step, why);
}

const struct look look_vote = {
	.writes = true,
	.keys = vote_keys,
	.draw = vote_draw,
	.act = vote_act,
	.type = vote_type,
	.paste = vote_paste,
	.enter = vote_entered,
	.prompt = vote_prompt,
	.guard = vote_guard,
	.rail = vote_rail,
	.stray = "Här röstar vi. Välj en lapp: + och – ändrar prickar.",
};
