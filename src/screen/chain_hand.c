/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Arrows in a chain follow its links; where there is none they go to the next stage that has notes. While a
 * link is being drawn they go among the notes that it may lead to, whatever the view has room for.
 */
#include "chain_hand.h"
#include "enter.h"

#include <string.h>

#define FOLLOW_MS 80 /* longer than a key that is held down takes to come again */

static const struct id none;

/* ---- where one is ---- */

static int
stage_of(const struct app *app, const struct item *note)
{
	int box = note_box(note);

	return box < 0 ? STAGE_NONE : app->session.workshop.box[box].stage;
}

static const struct item *
link_source(const struct app *app)
{
	const struct item *note = session_item(&app->session, app_state_of(app)->from);

	return note && !note->removed && note_is_up(note) ? note : NULL;
}

bool
chain_is_linking(const struct app *app)
{
	return link_source(app) != NULL;
}

/* May one be on notes of this box: any of the chain, or those on the right side of what is being linked. */
static bool
is_open(const struct app *app, int box)
{
	const struct item *from = link_source(app);
	int stage = app->session.workshop.box[box].stage;

	if (stage == STAGE_NONE)
		return false;
	if (!from)
		return true;
	return app_state_of(app)->backwards ? stage < stage_of(app, from)
					    : stage > stage_of(app, from);
}

/* The next box that one may be on and that has notes, in the chain's order; -1 when there is none. */
static int
box_beside(const struct app *app, int box, int by)
{
	int order[WORKSHOP_BOXES], boxes = chain_boxes(&app->session.workshop, order), at = 0;

	while (at < boxes && order[at] != box)
		at++;
	for (at += by; at >= 0 && at < boxes; at += by)
		if (is_open(app, order[at]) && note_count(&app->session, order[at]))
			return order[at];
	return -1;
}

/* The last note when there are not so many. */
static void
pick_in(struct app *app, int box, int place)
{
	struct note_list list;
	int last;

	note_list_box(&app->session, box, &list);
	last = list.count - 1;
	if (last >= 0)
		app_pick(app, app_item(app, list.item[place < last ? place : last])->id);
}

static int
place_in_box(const struct app *app, const struct item *note)
{
	struct note_list list;

	note_list_box(&app->session, note_box(note), &list);
	return app_place(app, &list, note->id);
}

/* ---- moving ---- */

/* The note at the other end of the first link out of it, or into it; NULL when there is none. */
static const struct item *
along_link(const struct app *app, const struct item *note, bool back)
{
	struct chain chain;
	int node;

	chain_of(&app->session, &chain);
	node = chain_node_of(&app->session, &chain, note);
	for (int at = 0; at < chain.links; at++)
		if ((back ? chain.link[at].to : chain.link[at].from) == node)
			return app_item(
				app,
				chain.node[back ? chain.link[at].from : chain.link[at].to].item);
	return NULL;
}

static void
go_beside(struct app *app, const struct item *picked, int from, int by)
{
	const struct item *linked =
		picked && !chain_is_linking(app) ? along_link(app, picked, by < 0) : NULL;
	int box = box_beside(app, picked ? note_box(picked) : from, by);

	if (linked)
		app_pick(app, linked->id);
	else if (box >= 0)
		pick_in(app, box, picked ? place_in_box(app, picked) : 0);
}

/* Within the box; past its last note nothing is picked where one writes, and a link goes on to the next box. */
static void
go_along(struct app *app, const struct item *picked, int from, int by)
{
	int box = picked ? note_box(picked) : from, count = note_count(&app->session, box);
	int place = picked ? place_in_box(app, picked) + by : by < 0 ? count - 1 : count;

	if (place >= 0 && place < count)
		pick_in(app, box, place);
	else if (chain_is_linking(app) && box_beside(app, box, by) >= 0)
		pick_in(app, box_beside(app, box, by), by < 0 ? ITEMS_MAX : 0);
	else if (!chain_is_linking(app) && place >= count && box == from)
		app_pick(app, none);
}

bool
chain_move(struct app *app, int from, struct command command)
{
	const struct item *picked = app_picked(app);

	switch (command.action) {
	case ACT_UP: go_along(app, picked, from, -1); break;
	case ACT_DOWN: go_along(app, picked, from, 1); break;
	case ACT_LEFT: go_beside(app, picked, from, -1); break;
	case ACT_RIGHT: go_beside(app, picked, from, 1); break;
	case ACT_HOME: pick_in(app, picked ? note_box(picked) : from, 0); break;
	case ACT_END: pick_in(app, picked ? note_box(picked) : from, ITEMS_MAX); break;
	default: return false;
	}
	return true;
}

void
chain_settle(struct app *app)
{
	const struct workshop *workshop = &app->session.workshop;
	struct look_state *state = app_state(app);
	const struct item *picked = app_picked(app);
	enum stage stage = picked ? (enum stage)stage_of(app, picked) : STAGE_NONE;

	if (!link_source(app))
		state->from = none;
	for (int box = 0; picked && box < workshop->boxes; box++)
		if (box == note_box(picked) ||
		    (stage_is_effect(stage) &&
		     stage_is_effect((enum stage)workshop->box[box].stage)))
			state->seen[box] = picked->id;
	app->follow_ms = id_same(state->picked, state->followed) ? 0 : app->now.ms + FOLLOW_MS;
}

/* ---- drawing a link ---- */

/* Picks the nearest note that it is not linked with yet; when it is with all, the nearest. False when there are none. */
static bool
pick_unlinked(struct app *app, const struct item *note, int by)
{
	int nearest = box_beside(app, note_box(note), by);

	for (int box = nearest; box >= 0; box = box_beside(app, box, by)) {
		struct note_list list;

		note_list_box(&app->session, box, &list);
		for (int at = 0; at < list.count; at++) {
			const struct item *other = app_item(app, list.item[at]);

			if (chain_link_between(&app->session, by < 0 ? other : note,
					       by < 0 ? note : other))
				continue;
			app_pick(app, other->id);
			return true;
		}
	}
	if (nearest >= 0)
		pick_in(app, nearest, 0);
	return nearest >= 0;
}

void
chain_link_begin(struct app *app, bool back)
{
	const struct item *note = app_picked(app);
	struct look_state *state = app_state(app);

	if (!note || stage_of(app, note) == STAGE_NONE) {
		app_tell(app, "Välj först lappen som länken ska gå från, med pilarna.");
		return;
	}
	if (!app_may_change(app))
		return;
	state->from = note->id;
	state->backwards = back;
	if (!pick_unlinked(app, note, back ? -1 : 1)) {
		state->from = none;
		app_tell(app, back ? "Det finns inga lappar i leden före än."
				   : "Det finns inga lappar i leden efter än.");
	}
}

/* Where a prestation meets an effekt it is asked at once what must be true. */
static void
ask_of_link(struct app *app, struct id from, struct id to)
{
	const struct item *link = chain_link_between(
		&app->session, session_item(&app->session, from), session_item(&app->session, to));

	if (link && chain_lacks_assumption(&app->session, link))
		link_enter(app, link, ITEM_ASSUMPTION);
}

/* Links them, or parts them when they are linked. Says whether it could. */
static bool
join(struct app *app, const struct item *from, const struct item *to, const char *draft)
{
	const struct item *link = chain_link_between(&app->session, from, to);
	struct id from_id = from->id, to_id = to->id;
	struct gesture gesture;
	struct err err;

	if (!link && !chain_may_link(&app->session, from, to, &err)) {
		app_err(app, &err);
		return false;
	}
	gesture = app_gesture(app);
	if (link)
		chain_unlink(&gesture, link);
	else
		chain_link(&gesture, from, to);
	if (!app_take(app, &gesture, draft))
		return false;
	ask_of_link(app, from_id, to_id);
	return true;
}

void
chain_link_end(struct app *app, bool links)
{
	struct look_state *state = app_state(app);
	const struct item *from = link_source(app), *to = app_picked(app);
	bool back = state->backwards;

	state->from = none;
	if (from)
		app_pick(app, from->id);
	if (links && from && to && from != to)
		(void)join(app, back ? to : from, back ? from : to, NULL);
}

bool
chain_link_named(struct app *app, const struct item *from, const struct item *to, const char *draft)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	if (!chain_link_between(&app->session, from, to))
		return join(app, from, to, draft);
	app_tell(app, "%s leder redan till %s. F4 tar bort länken.",
		 note_code(&app->session, from, a), note_code(&app->session, to, b));
	return false;
}

/* ---- saying it ---- */

void
chain_link_prompt(const struct app *app, struct buf *out)
{
	char code[NOTE_CODE];

	note_code(&app->session, link_source(app), code);
	buf_addf(out, app_state_of(app)->backwards ? "Vad leder till %s?" : "Vad leder %s till?",
		 code);
}

void
chain_draw_gaps(struct pane row, const struct gap *gap, int gaps, const char *badge)
{
	char room[1600];
	struct buf text = BUF_OVER(room);
	int col;

	if (!gaps)
		return;
	for (int at = 0; at < gaps && text.bytes + sizeof gap->text < sizeof room; at++)
		buf_addf(&text, "%s%.*s", at ? " · " : "", (int)(strlen(gap[at].text) - 1),
			 gap[at].text);
	col = pane_textf(row, 0, 0, STYLE_WARN, " %d %s ", gaps, badge) + 1;
	pane_text(pane_part(row, 0, 0, 1, row.cols), 0, col, STYLE_PLAIN, buf_text(&text));
	buf_free(&text);
}
