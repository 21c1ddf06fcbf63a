/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Korsa: what is with us is laid beside what is around us, and the room writes what it makes of the
 * two, in one sentence. First all combinations at once, for groups of three; then one at a time.
 */
#include "cross.h"

#include "rodtrad/base/text.h"
#include "rodtrad/core/tally.h"

#include <stdio.h>
#include <string.h>

/* clang-format off */
#define COMMON_KEYS \
	{ K_BACKTAB,   ACT_LAST_PANE, NULL,          NULL,   false }, \
	{ K_DOWN,      ACT_DOWN,      NULL,          NULL,   false }, \
	{ K_RIGHT,     ACT_RIGHT,     NULL,          NULL,   false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",  NULL,   true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",       NULL,   true  }

#define CARD_KEYS \
	{ K_CTRL_RIGHT, ACT_RIGHT,    NULL,          NULL,   false }, \
	{ K_CTRL_UP,    ACT_UP,       NULL,          NULL,   false }, \
	{ K_CTRL_DOWN,  ACT_DOWN,     NULL,          NULL,   false }, \
	{ K_UP,         ACT_UP,       NULL,          NULL,   false }

static const struct binding all_keys[] = {
	{ K_TAB,        ACT_NEXT_PANE, "Gå in i rutan", NULL,    false },
	{ '0',          ACT_DIGIT,     "Välj ruta",     "Siffra", false },
	{ K_UP,         ACT_UP,        "Förslag",       "↑ ↓",   false },
	{ K_LEFT,       ACT_LEFT,      "Byt ruta",      "← →",   false },
	{ K_ENTER,      ACT_ENTER,     NULL,            NULL,    false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding picked_keys[] = {
	{ K_ENTER,      ACT_ENTER,     "Ändra",         NULL,    false },
	{ K_DELETE,     ACT_DELETE,    "Ta bort",       NULL,    false },
	{ K_UP,         ACT_UP,        "Välj",          "↑ ↓",   false },
	{ K_TAB,        ACT_NEXT_PANE, NULL,            NULL,    false },
	{ K_LEFT,       ACT_LEFT,      NULL,            NULL,    false },
	{ K_F2,         ACT_EDIT,      NULL,            NULL,    false },
	{ '0',          ACT_DIGIT,     NULL,            NULL,    false },
	COMMON_KEYS,
	{ 0 }
};

static const struct binding card_keys[] = {
	{ K_ENTER,      ACT_ENTER,     "Spara",         NULL,    false },
	{ K_LEFT,       ACT_LEFT,      "Byt lapp",      "←→↑↓",  false },
	{ K_TAB,        ACT_NEXT_PANE, "Byt ruta",      NULL,    false },
	{ K_ESCAPE,     ACT_ESCAPE,    "Översikt",      NULL,    false },
	{ K_CTRL_LEFT,  ACT_LEFT,      NULL,            NULL,    false },
	CARD_KEYS,
	COMMON_KEYS,
	{ 0 }
};

static const struct binding written_keys[] = {
	{ K_ENTER,      ACT_ENTER,     "Spara",         NULL,    false },
	{ K_CTRL_LEFT,  ACT_LEFT,      "Byt lapp",      "Ctrl+pil", false },
	{ K_TAB,        ACT_NEXT_PANE, "Byt ruta",      NULL,    false },
	{ K_ESCAPE,     ACT_ESCAPE,    "Översikt",      NULL,    false },
	{ K_LEFT,       ACT_LEFT,      NULL,            NULL,    false },
	CARD_KEYS,
	COMMON_KEYS,
	{ 0 }
};
/* clang-format on */

static const struct binding *
cross_keys(const struct app *app)
{
	if (app_state_of(app)->mode == CROSS_ONE)
		return editor_is_empty(&app->editor) ? card_keys : written_keys;
	return app_picked(app) ? picked_keys : all_keys;
}

/* ---- combinations and cards ---- */

int
cross_pairs(const struct app *app)
{
	const struct cross_params *params = app_step(app)->params;

	return params->pairs.count;
}

const struct pair *
cross_pair(const struct app *app, int pair)
{
	const struct cross_params *params = app_step(app)->params;

	return (const struct pair *)params->pairs.item + pair;
}

int
cross_box(const struct app *app, int pair, enum box_side side)
{
	const struct pair *of = cross_pair(app, pair);

	return workshop_box(&app->session.workshop, side == SIDE_INNER ? of->inner : of->outer);
}

void
cross_candidates(const struct app *app, int box, struct note_list *list)
{
	int kept = 0;

	if (!tally_of(&app->session, app_step(app)).is_open) {
		note_list_box(&app->session, box, list);
		return;
	}
	tally_order(&app->session, list, false);
	for (int at = 0; at < list->count; at++)
		if (note_box(app_item(app, list->item[at])) == box)
			list->item[kept++] = list->item[at];
	list->count = kept;
}

static struct id
chosen(const struct app *app, int pair, enum box_side side)
{
	const struct look_state *state = app_state_of(app);

	return side == SIDE_INNER ? state->inner[pair] : state->outer[pair];
}

const struct item *
cross_card(const struct app *app, int pair, enum box_side side)
{
	struct note_list list;
	int at;

	cross_candidates(app, cross_box(app, pair, side), &list);
	at = app_place(app, &list, chosen(app, pair, side));
	return list.count ? app_item(app, list.item[at < 0 ? 0 : at]) : NULL;
}

bool
cross_can_write(const struct app *app)
{
	int pair = app_state_of(app)->pane;

	return app_state_of(app)->mode == CROSS_ONE && cross_card(app, pair, SIDE_INNER) &&
	       cross_card(app, pair, SIDE_OUTER);
}

/* ---- proposals ---- */

static int
order_of(const struct app *app, int item)
{
	return session_int(&app->session, app_item(app, item), ITEM_ORDER, item);
}

static void
add_proposals(const struct app *app, int pair, struct note_list *list)
{
	const char *id = cross_pair(app, pair)->id;
	int first = list->count;

	for (int item = 0; item < app->session.items.count && list->count < ITEMS_MAX; item++) {
		const struct item *proposal = app_item(app, item);
		int to = list->count;

		if (proposal->kind != KIND_CROSSING || proposal->removed ||
		    strcmp(session_text(&app->session, proposal, ITEM_PAIR), id) != 0)
			continue;
		for (; to > first && order_of(app, list->item[to - 1]) > order_of(app, item); to--)
			list->item[to] = list->item[to - 1];
		list->item[to] = item;
		list->count++;
	}
}

void
cross_proposals(const struct app *app, int pair, struct note_list *list)
{
	list->count = 0;
	if (pair >= 0)
		add_proposals(app, pair, list);
	for (int each = 0; pair < 0 && each < cross_pairs(app); each++)
		add_proposals(app, each, list);
}

/* The code of the note that a proposal came from: that which it lies in now, if it was merged. */
static void
source_code(const struct app *app, const struct item *proposal, enum item_field field,
	    char code[NOTE_CODE])
{
	const struct item *note =
		session_item(&app->session, session_ref(&app->session, proposal, field));

	if (note)
		note_code(&app->session, note_root(&app->session, note), code);
	else
		snprintf(code, NOTE_CODE, "–");
}

char *
cross_name(const struct app *app, const struct item *proposal, char name[CROSS_NAME])
{
	char inner[NOTE_CODE], outer[NOTE_CODE];

	source_code(app, proposal, ITEM_INNER, inner);
	source_code(app, proposal, ITEM_OUTER, outer);
	snprintf(name, CROSS_NAME, "%s×%s", inner, outer);
	return name;
}

/* The combination that a proposal is of; -1 when the step has none such. */
static int
pair_of(const struct app *app, const struct item *proposal)
{
	for (int pair = 0; pair < cross_pairs(app); pair++)
		if (!strcmp(session_text(&app->session, proposal, ITEM_PAIR),
			    cross_pair(app, pair)->id))
			return pair;
	return -1;
}

/* After all there are, so that they stand in the order they were made. */
static int
next_order(const struct app *app)
{
	int last = 0;

	for (int item = 0; item < app->session.items.count; item++)
		if (app_item(app, item)->kind == KIND_CROSSING && order_of(app, item) > last)
			last = order_of(app, item);
	return last + 1;
}

static void
put_proposal(const struct app *app, struct gesture *gesture, const char *text)
{
	int pair = app_state_of(app)->pane;
	const struct item *inner = cross_card(app, pair, SIDE_INNER);
	const struct item *outer = cross_card(app, pair, SIDE_OUTER);
	char inner_code[NOTE_CODE], outer_code[NOTE_CODE];

	gesture_add(gesture, KIND_CROSSING);
	gesture_text(gesture, ITEM_PAIR, cross_pair(app, pair)->id);
	gesture_ref(gesture, ITEM_INNER, inner->id);
	gesture_ref(gesture, ITEM_OUTER, outer->id);
	gesture_text(gesture, ITEM_TEXT, text);
	gesture_int(gesture, ITEM_ORDER, next_order(app));
	snprintf(gesture->said, sizeof gesture->said, "Förslaget %s×%s är sparat. Ctrl+Z ångrar.",
		 note_code(&app->session, inner, inner_code),
		 note_code(&app->session, outer, outer_code));
}

static void
cross_save(struct app *app)
{
	struct buf trimmed = {0};
	struct gesture gesture;

	if (!cross_can_write(app)) {
		app_tell(app, "Det behövs en lapp på varje sida. Tab går till nästa ruta.");
		return;
	}
	if (text_is_blank(app->editor.text)) {
		app_tell(app, "Skriv förslaget först: Vi gör det här, så att det där.");
		return;
	}
	text_trim(&trimmed, app->editor.text);
	gesture = app_gesture(app);
	put_proposal(app, &gesture, buf_text(&trimmed));
	if (app_take(app, &gesture, app->place))
		app_written(app);
	buf_free(&trimmed);
}

static void
cross_edit(struct app *app, const struct item *proposal)
{
	app_ask(app, ASK_CROSSING, proposal->id, session_text(&app->session, proposal, ITEM_TEXT));
}

static void
cross_remove(struct app *app, const struct item *proposal)
{
	struct gesture gesture = app_gesture(app);
	char name[CROSS_NAME];

	gesture_remove(&gesture, proposal->id);
	snprintf(gesture.said, sizeof gesture.said, "Förslaget %s är borttaget. Ctrl+Z ångrar.",
		 cross_name(app, proposal, name));
	app_take(app, &gesture, NULL);
}

/* ---- moving ---- */

static void
cross_leave(struct app *app)
{
	app_write_at(app, app_step(app)->id);
	app_state(app)->mode = CROSS_ALL;
}

/* Into a combination, to write there. */
static void
cross_go_in(struct app *app, int pair)
{
	struct look_state *state = app_state(app);
	char place[PLACE];

	if (pair < 0 || pair >= cross_pairs(app))
		return;
	state->mode = CROSS_ONE;
	state->pane = pair;
	app_pick(app, (struct id){{0}});
	snprintf(place, sizeof place, "%.20s/%.40s", app_step(app)->id, cross_pair(app, pair)->id);
	app_write_at(app, place);
}

static void
cross_focus(struct app *app, int by)
{
	int pairs = cross_pairs(app);

	app_state(app)->pane = (app_state(app)->pane + by + pairs) % pairs;
	app_pick(app, (struct id){{0}});
}

/* The card before or after on a side; from the last to the first. */
static void
cross_turn(struct app *app, enum box_side side, int by)
{
	struct look_state *state = app_state(app);
	int pair = state->pane;
	struct id *keep = side == SIDE_INNER ? &state->inner[pair] : &state->outer[pair];
	const struct item *card = cross_card(app, pair, side);
	struct note_list list;
	int at;

	if (!card)
		return;
	cross_candidates(app, cross_box(app, pair, side), &list);
	at = app_place(app, &list, card->id) + by + list.count;
	*keep = app_item(app, list.item[at % list.count])->id;
}

static void
cross_pick(struct app *app, const struct item *proposal)
{
	int pair = pair_of(app, proposal);

	if (pair < 0)
		return;
	app_state(app)->pane = pair;
	app_pick(app, proposal->id);
}

/* Up and down go through all proposals there are. */
static void
cross_walk(struct app *app, int by)
{
	const struct item *picked = app_picked(app);
	struct note_list all;
	struct list list = {.picked = -1};

	cross_proposals(app, -1, &all);
	if (!all.count) {
		app_tell(app, "Inga förslag än. Tab går in i en ruta.");
		return;
	}
	list_resize(&list, all.count);
	if (picked)
		list.picked = app_place(app, &all, picked->id);
	list_move(&list, by);
	cross_pick(app, app_item(app, all.item[list.picked]));
}

static void
cross_click(struct app *app, int index)
{
	const struct item *item;

	if (index < 0 || index >= app->session.items.count)
		return;
	item = app_item(app, index);
	if (item == app_picked(app))
		cross_edit(app, item);
	else if (item->kind == KIND_CROSSING)
		cross_pick(app, item);
}

/* ---- acting and typing ---- */

static void
cross_open(struct app *app)
{
	const struct item *picked = app_picked(app);

	if (picked)
		cross_edit(app, picked);
	else
		cross_go_in(app, app_state(app)->pane);
}

static struct command
cross_act_all(struct app *app, struct command command)
{
	const struct item *picked = app_picked(app);

	switch (command.action) {
	case ACT_ENTER: cross_open(app); break;
	case ACT_NEXT_PANE: cross_go_in(app, app_state(app)->pane); break;
	case ACT_DIGIT: cross_go_in(app, command.arg - 1); break;
	case ACT_PICK_PANE: cross_go_in(app, command.arg); break;
	case ACT_LAST_PANE:
	case ACT_LEFT: cross_focus(app, -1); break;
	case ACT_RIGHT: cross_focus(app, 1); break;
	case ACT_UP:
	case ACT_SCROLL_UP: cross_walk(app, -1); break;
	case ACT_DOWN:
	case ACT_SCROLL_DOWN: cross_walk(app, 1); break;
	case ACT_PICK: cross_click(app, command.arg); break;
	case ACT_EDIT:
	case ACT_DELETE:
		if (!picked)
			return command;
		if (command.action == ACT_EDIT)
			cross_edit(app, picked);
		else
			cross_remove(app, picked);
		break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static struct command
cross_act_one(struct app *app, struct command command)
{
	int pair = app_state(app)->pane, pairs = cross_pairs(app);

	switch (command.action) {
	case ACT_ENTER: cross_save(app); break;
	case ACT_ESCAPE: cross_leave(app); break;
	case ACT_NEXT_PANE: cross_go_in(app, (pair + 1) % pairs); break;
	case ACT_LAST_PANE: cross_go_in(app, (pair + pairs - 1) % pairs); break;
	case ACT_PICK_PANE: cross_go_in(app, command.arg); break;
	case ACT_LEFT: cross_turn(app, SIDE_INNER, -1); break;
	case ACT_RIGHT: cross_turn(app, SIDE_INNER, 1); break;
	case ACT_UP:
	case ACT_SCROLL_UP: cross_turn(app, SIDE_OUTER, -1); break;
	case ACT_DOWN:
	case ACT_SCROLL_DOWN: cross_turn(app, SIDE_OUTER, 1); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static struct command
cross_act(struct app *app, struct command command)
{
	return app_state(app)->mode == CROSS_ONE ? cross_act_one(app, command)
						 : cross_act_all(app, command);
}

/* While something is written, up and down have no row to go to and change no card. */
static bool
cross_type(struct app *app, int key)
{
	if (!cross_can_write(app))
		return false;
	if (!editor_is_empty(&app->editor) && (key == K_UP || key == K_DOWN))
		return true;
	return app_type(app, key);
}

static bool
cross_paste(struct app *app, const char *text)
{
	return cross_can_write(app) && app_type_paste(app, text);
}

static void
cross_entered(struct app *app)
{
	struct look_state *state = app_state(app);

	state->mode = CROSS_ALL;
	if (state->pane >= cross_pairs(app))
		state->pane = 0;
	app_pick(app, (struct id){{0}});
}

static void
cross_prompt(const struct app *app, struct buf *out)
{
	const struct look_state *state = app_state_of(app);

	if (state->mode == CROSS_ONE)
		app_fill(app, cross_pair(app, state->pane)->prompt, out);
	else
		buf_add(out, "Para ihop: vad gör vi av det? Tre och tre.");
}

/* Half the time is for groups of three, half for reading aloud. */
static void
cross_rail(const struct app *app, struct buf *out)
{
	int planned[WORKSHOP_STEPS];
	int64_t left;
	char text[16];

	timebox_planned(&app->session, planned);
	left = app_clock_left(app) - (int64_t)planned[app->session.at] * 30000;
	if (app_state_of(app)->mode == CROSS_ONE || app_mode(app) == MODE_LARGE ||
	    !app_step(app)->minutes)
		return;
	clock_text(left, text);
	if (left > 0)
		buf_addf(out, "tre och tre %s", text);
	else
		buf_add(out, "dags att läsa upp");
}

const struct look look_cross = {
	.writes = true,
	.keys = cross_keys,
	.draw = cross_draw,
	.act = cross_act,
	.type = cross_type,
	.paste = cross_paste,
	.enter = cross_entered,
	.prompt = cross_prompt,
	.rail = cross_rail,
	.stray = "Här skriver vi inne i en ruta: Tab går till nästa.",
};
