/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with a picked note, wherever it is picked: one table of actions, most of them one gesture. */
#include "enter.h"

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

static const struct {
	enum action action;
	void (*act)(struct app *app, const struct item *note);
} note_acts[] = {
	{ACT_EDIT, act_edit},      {ACT_SPLIT, act_split},    {ACT_MERGE, act_merge},
	{ACT_MOVE, act_move},      {ACT_ENLARGE, act_big},    {ACT_NOTE_UP, act_up},
	{ACT_NOTE_DOWN, act_down}, {ACT_NOTE_LEFT, act_left}, {ACT_NOTE_RIGHT, act_right},
	{ACT_PART, act_part},      {ACT_PARK, act_park},      {ACT_DELETE, act_delete},
};

bool
app_note_act(struct app *app, const struct item *note, struct command command)
{
	for (size_t at = 0; at < COUNT(note_acts); at++) {
		if (note_acts[at].action != command.action)
			continue;
		if (note && note->kind == KIND_NOTE)
			note_acts[at].act(app, note);
		else
			app_tell(app, "Välj en lapp först, med pilarna.");
		return true;
	}
	return false;
}
