/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of Välj as they follow from the session, and the gestures that change them. */
#include "choose.h"

#include <stdio.h>

/* ---- which is picked ---- */

int
choose_place(const struct app *app, const struct proposals *rows)
{
	const struct look_state *state = app_state_of(app);

	for (int at = 0; at < rows->count; at++)
		if (id_same(proposal_id(&rows->item[at]), state->picked))
			return at;
	if (state->list.picked < 0)
		return rows->count ? 0 : -1;
	return state->list.picked < rows->count ? state->list.picked : rows->count - 1;
}

bool
choose_here(const struct app *app, struct proposal *row)
{
	struct proposals rows;
	int place;

	proposals_of(&app->session, &rows);
	place = choose_place(app, &rows);
	if (place < 0)
		return false;
	*row = rows.item[place];
	return true;
}

/* ---- what they say ---- */

const char *
choose_text(const struct app *app, const struct proposal *row)
{
	return proposal_text(&app->session, row);
}

bool
choose_is_insats(const struct app *app, const struct proposal *row)
{
	return row->action && insats_is_chosen(&app->session, row->action);
}

bool
choose_is_decided(const struct app *app, const struct proposal *row)
{
	return row->action && session_int(&app->session, row->action, ITEM_MANDATE,
					  MANDATE_PROPOSED) == MANDATE_DECIDED;
}

const char *
choose_field(const struct app *app, const struct proposal *row, enum item_field field)
{
	return row->action ? session_text(&app->session, row->action, field) : "";
}

/* The row of the plan that an aktivitet was taken from, NULL when it was not. */
static const struct catalog_measure *
origin_measure(const struct app *app, const struct item *source)
{
	if (!source || source->kind != KIND_NOTE)
		return NULL;
	return catalog_measure(&app->catalog, session_text(&app->session, source, ITEM_ORIGIN));
}

static bool
goal_has(const struct catalog_goal *goal, const struct catalog_measure *measure)
{
	const struct catalog_measure *own = goal->measures.item;

	for (int at = 0; at < goal->measures.count; at++)
		if (&own[at] == measure)
			return true;
	return false;
}

static const struct catalog_goal *
goal_of_measure(const struct app *app, const struct catalog_measure *measure)
{
	const struct catalog_goal *goals = app->catalog.goals.item;

	for (int at = 0; measure && at < app->catalog.goals.count; at++)
		if (goal_has(&goals[at], measure))
			return &goals[at];
	return NULL;
}

const struct catalog_goal *
choose_goal(const struct app *app, const struct proposal *row)
{
	int number;

	if (!row->action)
		return goal_of_measure(app, origin_measure(app, row->source));
	number = session_int(&app->session, row->action, ITEM_GOAL, 0);
	return number ? catalog_goal(&app->catalog, number) : NULL;
}

const struct catalog_measure *
choose_measure(const struct app *app, const struct proposal *row)
{
	const struct catalog_goal *goal = choose_goal(app, row);
	const struct catalog_measure *measure =
		row->action ? catalog_measure(&app->catalog, choose_field(app, row, ITEM_MEASURE))
			    : origin_measure(app, row->source);

	return goal && measure && goal_has(goal, measure) ? measure : NULL;
}

/* ---- what is put in them ---- */

static int
action_count(const struct app *app)
{
	int count = 0;

	for (int at = 0; at < app->session.items.count; at++)
		count += app_item(app, at)->kind == KIND_ACTION;
	return count;
}

/* A new insats, and what is the same for all of them. */
static struct id
add_action(struct app *app, struct gesture *gesture, const char *text)
{
	const struct session *session = &app->session;
	const char *date = session_text(session, session_self(session), ITEM_DATE);
	const char *unit = session_text(session, session_self(session), ITEM_UNIT);
	struct id id = gesture_add(gesture, KIND_ACTION);

	gesture_text(gesture, ITEM_TEXT, text);
	gesture_int(gesture, ITEM_CHOICE, CHOICE_YES);
	gesture_int(gesture, ITEM_MANDATE, MANDATE_PROPOSED);
	gesture_int(gesture, ITEM_STATUS, STATUS_NOT_STARTED);
	gesture_int(gesture, ITEM_ORDER, action_count(app) + 1);
	if (*date)
		gesture_text(gesture, ITEM_START, date);
	if (*unit)
		gesture_text(gesture, ITEM_UNIT, unit);
	return id;
}

/* The förslag as an insats, which keeps the notes that it came from. */
static void
add_of_crossing(struct app *app, struct gesture *gesture, const struct item *crossing)
{
	const struct session *session = &app->session;
	struct id notes[2] = {session_ref(session, crossing, ITEM_INNER),
			      session_ref(session, crossing, ITEM_OUTER)};

	add_action(app, gesture, session_text(session, crossing, ITEM_TEXT));
	gesture_ref(gesture, ITEM_CROSSING, crossing->id);
	if (!id_is_none(notes[0]) && !id_is_none(notes[1]))
		gesture_refs(gesture, ITEM_NOTES, notes, 2);
}

/* The aktivitet as an insats: bound to it by its note, so that the thread goes on along the
 * chain; and to the förslag that it was brought in from, so that it goes back to the SWOT. */
static void
add_of_activity(struct app *app, struct gesture *gesture, const struct item *note)
{
	const struct item *crossing = proposal_crossing(&app->session, note);
	const struct catalog_measure *measure = origin_measure(app, note);
	char name[CATALOG_NAME];

	add_action(app, gesture, session_text(&app->session, note, ITEM_TEXT));
	gesture_refs(gesture, ITEM_NOTES, &note->id, 1);
	if (crossing)
		gesture_ref(gesture, ITEM_CROSSING, crossing->id);
	if (measure) {
		gesture_int(gesture, ITEM_GOAL, goal_of_measure(app, measure)->number);
		gesture_text(gesture, ITEM_MEASURE,
			     catalog_measure_name(&app->catalog, measure, name));
	}
}

/* A gesture that puts to the row's insats: whoever gives it a value has said yes to it. */
static struct gesture
gesture_on(struct app *app, const struct proposal *row)
{
	struct gesture gesture = app_gesture(app);

	if (row->action) {
		gesture_set(&gesture, row->action->id);
		gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	} else if (row->source->kind == KIND_NOTE) {
		add_of_activity(app, &gesture, row->source);
	} else {
		add_of_crossing(app, &gesture, row->source);
	}
	return gesture;
}

bool
choose_put_yes(struct app *app, bool yes)
{
	struct gesture gesture;
	struct proposal row;

	if (!choose_here(app, &row))
		return false;
	gesture = gesture_on(app, &row);
	if (!yes)
		gesture_int(&gesture, ITEM_CHOICE, CHOICE_NOT_NOW);
	snprintf(gesture.said, sizeof gesture.said, "%s",
		 yes ? "Blir insats. Tab går till mål, vem och när." : "Inte nu.");
	return app_take(app, &gesture, NULL);
}

bool
choose_put_goal(struct app *app, int number)
{
	const struct catalog_goal *goal = catalog_goal(&app->catalog, number);
	struct gesture gesture;
	struct proposal row;

	if (!choose_here(app, &row))
		return false;
	gesture = gesture_on(app, &row);
	if (goal && goal != choose_goal(app, &row) &&
	    (choose_measure(app, &row) || *choose_field(app, &row, ITEM_MEASURE)))
		gesture_text(&gesture, ITEM_MEASURE, "");
	gesture_int(&gesture, ITEM_GOAL, number);
	if (goal)
		snprintf(gesture.said, sizeof gesture.said, "Mål %d: %s.", number, goal->name);
	return app_take(app, &gesture, NULL);
}

bool
choose_put_measure(struct app *app, const struct catalog_measure *measure)
{
	struct gesture gesture;
	struct proposal row;
	char name[CATALOG_NAME] = "";

	if (!choose_here(app, &row))
		return false;
	gesture = gesture_on(app, &row);
	if (measure)
		catalog_measure_name(&app->catalog, measure, name);
	gesture_text(&gesture, ITEM_MEASURE, name);
	snprintf(gesture.said, sizeof gesture.said, "%s",
		 measure ? "Den ligger nu under den raden i planen."
			 : "En ny rad under målet, ingen av dem som finns.");
	return app_take(app, &gesture, NULL);
}

bool
choose_put_text(struct app *app, enum item_field field, const char *text, const char *draft)
{
	struct gesture gesture;
	struct proposal row;

	if (!choose_here(app, &row))
		return false;
	gesture = gesture_on(app, &row);
	gesture_text(&gesture, field, text);
	return app_take(app, &gesture, draft);
}

bool
choose_put_decided(struct app *app)
{
	struct gesture gesture;
	struct proposal row;
	bool decided;

	if (!choose_here(app, &row))
		return false;
	decided = !choose_is_decided(app, &row);
	gesture = gesture_on(app, &row);
	gesture_int(&gesture, ITEM_MANDATE, decided ? MANDATE_DECIDED : MANDATE_PROPOSED);
	snprintf(gesture.said, sizeof gesture.said, "%s",
		 decided ? "Beslutat." : "Ett förslag: någon annan beslutar.");
	return app_take(app, &gesture, NULL);
}

bool
choose_put_away(struct app *app)
{
	struct gesture gesture;
	struct proposal row;

	if (!choose_here(app, &row))
		return false;
	if (row.source)
		return choose_put_yes(app, false);
	gesture = app_gesture(app);
	gesture_remove(&gesture, row.action->id);
	snprintf(gesture.said, sizeof gesture.said, "Insatsen är borttagen. Ctrl+Z ångrar.");
	return app_take(app, &gesture, NULL);
}

bool
choose_add(struct app *app, const char *text)
{
	struct gesture gesture = app_gesture(app);
	struct id id = add_action(app, &gesture, text);

	snprintf(gesture.said, sizeof gesture.said, "Ny insats. Tab går till mål, vem och när.");
	if (!app_take(app, &gesture, NULL))
		return false;
	app_pick(app, id);
	return true;
}
