/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every workshop there is, played to its end by a made-up group, with the invariants after each
 * key; each step is drawn at every usual size. What came of it is whole, is exported, and is
 * there after a restart.
 */
#include "group.h"

static void
look(struct group *group)
{
	stage_check_draw(&group->stage);
}

/* A step as it is on a small wall and on a large. */
static void
look_at_sizes(struct group *group)
{
	static const struct {
		int rows, cols;
	} sizes[] = {
		{18, 60}, {20, 64}, {30, 100}, {50, 160}, {60, 200}, {24, 80},
	};

	for (size_t at = 0; at < COUNT(sizes); at++) {
		group->stage.rows = sizes[at].rows;
		group->stage.cols = sizes[at].cols;
		look(group);
	}
	stage_check_fold(&group->stage);
	if (!CHECK_TEXT(group->stage.fault, ""))
		fprintf(stderr, "in the step %s\n", app_step(group->stage.app)->id);
	*group->stage.fault = 0;
}

/* Has the workshop a step of this kind? */
static bool
has_kind(const struct workshop *workshop, enum step_kind_id kind)
{
	for (int step = 0; step < workshop->steps; step++)
		if (workshop->step[step].kind->id == kind)
			return true;
	return false;
}

static int
count_activities(const struct session *session)
{
	int count = 0;

	for (int box = 0; box < session->workshop.boxes; box++)
		if (session->workshop.box[box].stage == STAGE_ACTIVITY)
			count += note_count(session, box);
	return count;
}

static void
check_outcome(const struct session *session)
{
	const struct workshop *workshop = &session->workshop;
	struct summary summary;

	summary_of(session, &summary);
	CHECK(summary.closed);
	CHECK(summary.step == summary.steps - 1);
	if (has_kind(workshop, STEP_COLLECT))
		CHECK(summary.notes >= workshop->boxes);
	if (has_kind(workshop, STEP_CROSS))
		CHECK(summary.crossings > 0);
	if (has_kind(workshop, STEP_CHAIN))
		CHECK(count_activities(session) > 0);
	if (has_kind(workshop, STEP_CHOOSE)) {
		CHECK(summary.actions == summary.crossings + count_activities(session));
		CHECK(summary.ownerless == 0);
	}
}

/* All of it is there for those who come back. */
static void
check_restart(struct group *group)
{
	struct buf before = {0}, after = {0};

	tell_session(&before, &group->stage.app->session);
	CHECK(stage_restart(&group->stage));
	CHECK(!group->stage.app->in_session);
	group_key(group, K_ENTER);
	CHECK(group->stage.app->in_session);
	tell_session(&after, &group->stage.app->session);
	CHECK_TEXT(buf_text(&after), buf_text(&before));
	buf_free(&before);
	buf_free(&after);
}

/* Plays one; false when there is no workshop so far to the right. */
static bool
play(int offer)
{
	struct group group = {.look = look, .step = look_at_sizes};
	const struct app *app;
	bool there;

	stage_prepare(&group.stage, 24, 80);
	CHECK(stage_start(&group.stage));
	app = group.stage.app;
	there = offer < app->offers.count;
	if (there && CHECK(group_begin(&group, offer))) {
		CHECK_TEXT(app->session.workshop.id, app->offers.item[offer].workshop.id);
		if (!CHECK(group_play(&group)))
			fprintf(stderr, "%s stops in the step %s\n", app->session.workshop.title,
				app_step(app)->id);
		CHECK(group.stage.world.exports == 1);
		check_outcome(&app->session);
		check_restart(&group);
	}
	CHECK_TEXT(group.stage.fault, "");
	stage_close(&group.stage);
	return there;
}

/* A workshop on the delmål of the demo's spring SWOT, `left` steps to the left among those offered. */
static bool
begin_after_spring(struct group *group, int left)
{
	static const int to_form[] = {K_HOME, K_DOWN, K_ENTER, 0};
	static const int to_people[] = {K_TAB,       K_RIGHT,     K_TAB,
					K_TAB,       K_TAB,       K_TAB,
					K_BACKSPACE, K_BACKSPACE, '0' + GROUP_PEOPLE,
					K_ENTER,     K_ENTER,     0};

	group_keys(group, to_form);
	while (left--)
		group_key(group, K_LEFT);
	group_keys(group, to_people);
	return group->stage.app->in_session;
}

static int
count_reviews(const struct session *session)
{
	int count = 0;

	for (int at = 0; at < session->items.count; at++)
		count += session->items.item[at].kind == KIND_REVIEW &&
			 !session->items.item[at].removed;
	return count;
}

/* What was decided before is followed up, in a SWOT and in the workshop that is for that alone. */
static void
play_follow_up(int left, const char *workshop)
{
	struct group group = {.look = look, .step = look_at_sizes};
	const struct app *app;
	struct err err = {0};

	stage_prepare(&group.stage, 24, 80);
	group.stage.now.ms += 86400000;
	CHECK(world_load(&group.stage.world,
			 "share/demo/1.2-snabb-swot-2026-03-17-skolomrade-nordvast.rodtrad.json",
			 "", &err));
	CHECK(stage_start(&group.stage));
	app = group.stage.app;
	if (CHECK(begin_after_spring(&group, left))) {
		CHECK_TEXT(app->session.workshop.id, workshop);
		CHECK(app_step_of_kind(app, STEP_REVIEW) >= 0);
		CHECK(group_play(&group));
		CHECK(count_reviews(&app->session) == 2);
		CHECK(group.stage.world.exports == 1);
		check_outcome(&app->session);
		check_restart(&group);
	}
	CHECK_TEXT(group.stage.fault, "");
	stage_close(&group.stage);
}

int
main(void)
{
	int played = 0;

	while (play(played))
		played++;
	CHECK(played > 0);
	play_follow_up(0, "swot");
	play_follow_up(1, "uppfoljning");
	return check_done("screen/play");
}
