/* SPDX-License-Identifier: EUPL-1.2 */
/* Välj for an aktivitet that was brought in from a förslag of the same session: one row, and an
 * insats that leads back to both. */
#include "group.h"

#define OFFER_HALF_DAY 2

struct half_day {
	struct group group;
	struct id crossing, activity;
};

static void
look(struct group *group)
{
	stage_check_draw(&group->stage);
	stage_check_fold(&group->stage);
}

static const struct session *
session_of(const struct half_day *day)
{
	return &day->group.stage.app->session;
}

static struct id
put_note(struct half_day *day, const char *box, const char *text, const char *origin)
{
	struct app *app = day->group.stage.app;
	struct gesture gesture = app_gesture(app);
	struct id id = note_write(&gesture, workshop_box(&app->session.workshop, box), text);

	if (*origin)
		gesture_text(&gesture, ITEM_ORIGIN, origin);
	CHECK(app_take(app, &gesture, NULL));
	return id;
}

static struct id
put_crossing(struct half_day *day, struct id inner, struct id outer)
{
	struct app *app = day->group.stage.app;
	struct gesture gesture = app_gesture(app);
	struct id id = gesture_add(&gesture, KIND_CROSSING);

	gesture_text(&gesture, ITEM_TEXT, "Vi går kursen tillsammans.");
	gesture_ref(&gesture, ITEM_INNER, inner);
	gesture_ref(&gesture, ITEM_OUTER, outer);
	CHECK(app_take(app, &gesture, NULL));
	return id;
}

/* A förslag of two notes, and the aktivitet that it became in the chain; the group is at Välj. */
static bool
hold(struct half_day *day)
{
	struct id inner, outer;
	char origin[ID_TEXT];

	*day = (struct half_day){.group = {.look = look}};
	stage_prepare(&day->group.stage, 24, 80);
	if (!CHECK(stage_start(&day->group.stage)) ||
	    !CHECK(group_begin(&day->group, OFFER_HALF_DAY)))
		return false;
	inner = put_note(day, "strength", "Lärspridarna finns", "");
	outer = put_note(day, "opportunity", "Kurserna är avgiftsfria", "");
	day->crossing = put_crossing(day, inner, outer);
	day->activity =
		put_note(day, "activity", "Rektorerna går kursen", id_text(day->crossing, origin));
	stage_do(&day->group.stage, ACT_GO_STEP, workshop_step(&session_of(day)->workshop, "valj"));
	return CHECK(app_step(day->group.stage.app)->kind->id == STEP_CHOOSE);
}

static void
end(struct half_day *day)
{
	CHECK_TEXT(day->group.stage.fault, "");
	stage_close(&day->group.stage);
}

/* The only row there is. */
static struct proposal
only_row(const struct half_day *day)
{
	struct proposals rows;

	proposals_of(session_of(day), &rows);
	CHECK(rows.count == 1);
	return rows.item[0];
}

static void
test_both(void)
{
	struct half_day day;
	struct proposal row;
	struct thread thread;

	if (!hold(&day))
		return;
	row = only_row(&day);
	CHECK(id_same(row.source->id, day.activity));
	CHECK(!row.action);
	group_key(&day.group, K_ENTER);
	row = only_row(&day);
	CHECK(id_same(row.source->id, day.activity));
	if (CHECK(row.action)) {
		CHECK_TEXT(session_text(session_of(&day), row.action, ITEM_TEXT),
			   "Rektorerna går kursen");
		CHECK(id_same(session_ref(session_of(&day), row.action, ITEM_CROSSING),
			      day.crossing));
		outcome_thread(session_of(&day), row.action, &thread);
		CHECK(thread.notes.count == 3 && thread.is_chained);
	}
	group_key(&day.group, K_CTRL('z'));
	CHECK(!only_row(&day).action);
	end(&day);
}

/* The aktivitet is taken away; its insats is then that of the förslag, in the same words. */
static void
test_back_to_crossing(void)
{
	struct half_day day;
	struct gesture gesture;
	struct proposal row;

	if (!hold(&day))
		return;
	group_key(&day.group, K_ENTER);
	gesture = app_gesture(day.group.stage.app);
	note_remove(&gesture, session_item(session_of(&day), day.activity));
	CHECK(app_take(day.group.stage.app, &gesture, NULL));
	look(&day.group);
	row = only_row(&day);
	CHECK(id_same(row.source->id, day.crossing));
	CHECK(row.action);
	group_key(&day.group, K_ENTER);
	row = only_row(&day);
	CHECK(session_int(session_of(&day), row.action, ITEM_CHOICE, CHOICE_YES) == CHOICE_NOT_NOW);
	end(&day);
}

int
main(void)
{
	test_both();
	test_back_to_crossing();
	return check_done("screen/choose");
}
