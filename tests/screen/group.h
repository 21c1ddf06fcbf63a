/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A made-up group that holds a workshop by keys alone, whatever steps it has: for each kind of
 * step there is a way to do it. A workshop that is a file more needs nothing here.
 */
#ifndef RODTRAD_TESTS_SCREEN_GROUP_H
#define RODTRAD_TESTS_SCREEN_GROUP_H

#include "stage.h"

#include "rodtrad/canvas/key.h"
#include "rodtrad/core/proposal.h"
#include "rodtrad/core/tally.h"

#define GROUP_PEOPLE   4
#define GROUP_PATIENCE 60 /* presses of PgDn before a step is said to hold for ever */

struct group {
	struct scene stage;
	/* After each key. */
	void (*look)(struct group *group);
	/* In each step, when it has been come to and when it is done. May be NULL. */
	void (*step)(struct group *group);
};

static inline void
group_key(struct group *group, int key)
{
	stage_key(&group->stage, key);
	group->look(group);
}

static inline void
group_keys(struct group *group, const int *key)
{
	for (; *key; key++)
		group_key(group, *key);
}

static inline void
group_write(struct group *group, const char *text)
{
	size_t bytes;

	for (; *text; text += bytes)
		group_key(group, text_point(text, &bytes));
	group_key(group, K_ENTER);
}

/* ---- a kind of step each ---- */

static inline void
group_land(struct group *group)
{
	group_key(group, K_RIGHT);
	group_write(group, "Att vi gör det tillsammans, för barnen och eleverna.");
}

static inline void
group_wait(struct group *group)
{
	stage_wait(&group->stage, 3 * 60 * (int64_t)1000);
	group->look(group);
}

static inline void
group_collect(struct group *group)
{
	const struct collect_params *params = app_step(group->stage.app)->params;
	int boxes = params->boxes.count ? params->boxes.count
					: group->stage.app->session.workshop.boxes;

	for (int box = 0; box < boxes; box++) {
		group_write(group, "Lärspridare på varje enhet");
		group_write(group, "Målbilden är känd av alla som arbetar här");
		group_write(group, "Nätet är segt i paviljongen");
		group_key(group, K_TAB);
	}
}

/* An answer to each of the earlier insatser, with a sentence where one is asked for. */
static inline void
group_review(struct group *group)
{
	struct review_rows rows;

	review_rows_of(&group->stage.app->session, &group->stage.app->earlier, &rows);
	for (int at = 0; at < rows.count; at++) {
		group_key(group, '1' + at % REVIEWEDS);
		if (app_page(group->stage.app) == &page_ask)
			group_write(group, "Vi tar det en termin senare.");
		group_key(group, K_DOWN);
	}
}

/* Going on is what reads the notes. */
static inline void
group_nothing(struct group *group)
{
	(void)group;
}

/* A slip with a note out of each box in turn, so that both sides have theirs. */
static inline void
group_slip(const struct app *app, int person, struct buf *slip)
{
	struct note_list list;
	int boxes = app->session.workshop.boxes;
	int dots = tally_dots_each(&app->session, app_step(app)), left = dots;
	char code[NOTE_CODE];

	for (int round = 0; left > 0 && round < dots; round++)
		for (int box = 0; left > 0 && box < boxes; box++) {
			int which = (box + person) % boxes;

			note_list_box(&app->session, which, &list);
			if (round >= list.count)
				continue;
			buf_addf(slip, "%s ",
				 note_code(&app->session, app_item(app, list.item[round]), code));
			left--;
		}
}

static inline void
group_vote(struct group *group)
{
	for (int person = 0; person < GROUP_PEOPLE; person++) {
		struct buf slip = {0};

		group_slip(group->stage.app, person, &slip);
		group_write(group, buf_text(&slip));
		buf_free(&slip);
	}
}

static inline void
group_cross(struct group *group)
{
	const struct cross_params *params = app_step(group->stage.app)->params;

	for (int pair = 0; pair < params->pairs.count; pair++) {
		group_key(group, K_TAB);
		group_write(group, "Vi gör det här, så att det där blir bättre.");
	}
}

/* A few notes in the stage that is worked on. */
static inline void
group_chain(struct group *group)
{
	group_write(group, "Alla i personalen vet vem som hjälper med vad");
	group_write(group, "Lärspridarna är med på tre lektioner var");
}

/* Every förslag and every aktivitet becomes an insats with all that it is to have. */
static inline void
group_choose(struct group *group)
{
	static const int goal[] = {K_ENTER, K_TAB, '1', K_TAB, '1', K_TAB, 0};
	struct proposals proposals;

	proposals_of(&group->stage.app->session, &proposals);
	for (int at = 0; at < proposals.count; at++) {
		group_keys(group, goal);
		group_write(group, "Rektorn");
		group_write(group, "vt27");
	}
}

static inline void
group_close(struct group *group)
{
	group_key(group, K_CTRL('e'));
}

static void (*const group_ways[STEP_KINDS])(struct group *group) = {
	[STEP_LAND] = group_land,       [STEP_SILENT] = group_wait,  [STEP_COLLECT] = group_collect,
	[STEP_SHARPEN] = group_nothing, [STEP_VOTE] = group_vote,    [STEP_CROSS] = group_cross,
	[STEP_CHAIN] = group_chain,     [STEP_GAPS] = group_nothing, [STEP_CHOOSE] = group_choose,
	[STEP_PAUSE] = group_nothing,   [STEP_CLOSE] = group_close,  [STEP_REVIEW] = group_review,
};

/* ---- the whole ---- */

/* Begins the workshop that stands so far to the right among those offered; false when it could
 * not. */
static inline bool
group_begin(struct group *group, int offer)
{
	group_key(group, K_DOWN);
	group_key(group, K_ENTER);
	for (int at = 0; at < offer; at++)
		group_key(group, K_RIGHT);
	for (int field = 0; field < 5; field++)
		group_key(group, K_TAB);
	for (int at = 0; at < 4; at++)
		group_key(group, K_BACKSPACE);
	group_key(group, '0' + GROUP_PEOPLE);
	group_key(group, K_ENTER);
	group_key(group, K_ENTER);
	return group->stage.app->in_session;
}

/* On to the next step; false when the step does not let the group go. */
static inline bool
group_go_on(struct group *group)
{
	int at = group->stage.app->session.at;

	for (int press = 0; press < GROUP_PATIENCE; press++) {
		group_key(group, K_PAGE_DOWN);
		if (group->stage.app->session.at != at)
			return true;
	}
	return false;
}

/* From the first step to the last; false when it stopped on the way. */
static inline bool
group_play(struct group *group)
{
	const struct app *app = group->stage.app;
	int last = app->session.workshop.steps - 1;

	for (int step = 0; step <= last; step++) {
		if (group->step)
			group->step(group);
		group_ways[app_step(app)->kind->id](group);
		if (group->step)
			group->step(group);
		if (app->session.at == last)
			return true;
		if (!group_go_on(group))
			return false;
	}
	return false;
}

#endif
