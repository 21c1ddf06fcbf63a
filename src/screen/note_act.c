/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with a picked note, wherever it is picked: one table of actions, most of them one gesture. */
#include "enter.h"

#include "rodtrad/core/chain.h"

#include <stdio.h>

static void
act_edit(struct app *app, const struct item *note)
{
	app_ask(app, ASK_EDIT, note->id, session_text(&app->session, note, ITEM_TEXT));
}

static void
act_split(struct app *app, const struct item *note)
{
	app_ask(app, ASK_SPLIT, note->id, session_text(&app->session, note, ITEM_TEXT));
}

static void
act_merge(struct app *app, const struct item *note)
{
	app_ask(app, ASK_MERGE, note->id, "");
}

static void
act_move(struct app *app, const struct item *note)
{
	app_menu_move(app, note);
}

static void
act_big(struct app *app, const struct item *note)
{
	(void)note;
	big_enter(app);
}

static void
act_up(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_shift(&gesture, note, -1);
	app_take(app, &gesture, NULL);
}

static void
act_down(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_shift(&gesture, note, 1);
	app_take(app, &gesture, NULL);
}

static bool
is_in_chain(const struct app *app, int box)
{
	return box >= 0 && app->session.workshop.box[box].stage != STAGE_NONE;
}

/* The box before or after, from the last to the first. A chain's stages are beside each other
 * alone. */
static int
box_beside(const struct app *app, int from, int by)
{
	int boxes = app->session.workshop.boxes, box = from;

	for (int tried = 0; tried < boxes; tried++) {
		box = (box + by + boxes) % boxes;
		if (is_in_chain(app, box) == is_in_chain(app, from))
			break;
	}
	return box;
}

static void
act_beside(struct app *app, const struct item *note, int by)
{
	struct gesture gesture = app_gesture(app);

	note_move(&gesture, note, box_beside(app, note_box(note), by));
	app_take(app, &gesture, NULL);
}

static void
act_left(struct app *app, const struct item *note)
{
	act_beside(app, note, -1);
}

static void
act_right(struct app *app, const struct item *note)
{
	act_beside(app, note, 1);
}

static void
act_part(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_part(&gesture, note);
	if (gesture_is_empty(&gesture))
		app_tell(app, "Den lappen är inte hopslagen med någon annan.");
	app_take(app, &gesture, NULL);
}

static void
act_park(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_park(&gesture, note, true);
	app_take(app, &gesture, NULL);
}

static void
act_delete(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_remove(&gesture, note);
	app_take(app, &gesture, NULL);
}

/* ---- of a chain ---- */

static void
act_links(struct app *app, const struct item *note)
{
	links_enter(app, note);
}

static void
act_indicator(struct app *app, const struct item *note)
{
	indicator_enter(app, note);
}

/* A note has one mark or none: what fits where it stands, or away with the one it has. */
static void
act_mark(struct app *app, const struct item *note)
{
	const struct session *session = &app->session;
	struct gesture gesture = app_gesture(app);
	bool is_marked = session_int(session, note, ITEM_MARK, MARK_NONE) != MARK_NONE;

	chain_mark(&gesture, note,
		   is_marked ? MARK_NONE : chain_mark_of(chain_stage(session, note)));
	app_take(app, &gesture, NULL);
}

static void
act_purpose(struct app *app, const struct item *note)
{
	app_menu_purpose(app, note);
}

static void
act_no_resource(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	chain_no_resource(&gesture, note, !session_is(&app->session, note, ITEM_NO_RESOURCE));
	app_take(app, &gesture, NULL);
}

static bool
is_staged(enum stage stage)
{
	return stage != STAGE_NONE;
}

static bool
is_activity(enum stage stage)
{
	return stage == STAGE_ACTIVITY;
}

static bool
is_long_effect(enum stage stage)
{
	return stage == STAGE_EFFECT_LONG;
}

/* ---- the table ---- */

/* clang-format off */
static const struct note_act {
	enum action action;
	void (*act)(struct app *app, const struct item *note); /* NULL: the step's own */
	bool (*fits)(enum stage stage);                        /* NULL: any note */
	const char *only;                                      /* what it is for, when it does not fit */
} note_acts[] = {
	{ ACT_EDIT,        act_edit,        NULL,              NULL },
	{ ACT_SPLIT,       act_split,       NULL,              NULL },
	{ ACT_MERGE,       act_merge,       NULL,              NULL },
	{ ACT_MOVE,        act_move,        NULL,              NULL },
	{ ACT_ENLARGE,     act_big,         NULL,              NULL },
	{ ACT_NOTE_UP,     act_up,          NULL,              NULL },
	{ ACT_NOTE_DOWN,   act_down,        NULL,              NULL },
	{ ACT_NOTE_LEFT,   act_left,        NULL,              NULL },
	{ ACT_NOTE_RIGHT,  act_right,       NULL,              NULL },
	{ ACT_PART,        act_part,        NULL,              NULL },
	{ ACT_PARK,        act_park,        NULL,              NULL },
	{ ACT_DELETE,      act_delete,      NULL,              NULL },
	{ ACT_LINK,        NULL,            is_staged,         "gäller lappar i en effektkedja" },
	{ ACT_LINKS,       act_links,       is_staged,         "gäller lappar i en effektkedja" },
	{ ACT_MARK,        act_mark,        is_staged,         "gäller lappar i en effektkedja" },
	{ ACT_INDICATOR,   act_indicator,   chain_is_measured, "gäller effekter och prestationer" },
	{ ACT_PURPOSE,     act_purpose,     is_long_effect,    "gäller effekter på lång sikt" },
	{ ACT_NO_RESOURCE, act_no_resource, is_activity,       "gäller aktiviteter" },
};
/* clang-format on */

static const struct note_act *
note_act_of(enum action action)
{
	for (size_t at = 0; at < COUNT(note_acts); at++)
		if (note_acts[at].action == action)
			return &note_acts[at];
	return NULL;
}

const char *
app_note_why_not(const struct app *app, const struct item *note, enum action action)
{
	const struct note_act *row = note_act_of(action);

	return row && row->fits && !row->fits(chain_stage(&app->session, note)) ? row->only : NULL;
}

bool
app_note_act(struct app *app, const struct item *note, struct command command)
{
	const struct note_act *row = note_act_of(command.action);
	bool is_note = note && note->kind == KIND_NOTE;
	const char *only = is_note ? app_note_why_not(app, note, command.action) : NULL;

	if (!row)
		return false;
	if (!is_note)
		app_tell(app, "Välj en lapp först, med pilarna.");
	else if (only)
		app_tell(app, "Det går inte här: det %s.", only);
	else if (!row->act)
		return false;
	else
		row->act(app, note);
	return true;
}
