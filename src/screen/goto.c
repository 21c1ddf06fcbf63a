/* SPDX-License-Identifier: EUPL-1.2 */
/* The way to an item: which step shows it, and how it is picked there. */
#include "gather.h"
#include "steps/choose.h"
#include "steps/review.h"

#include <stddef.h>
#include <string.h>

/* ---- the step ---- */

/* Steps in which notes are worked with and that name their boxes, those first where notes are written. */
static const struct {
	enum step_kind_id kind;
	size_t boxes; /* where in its settings they are */
} note_steps[] = {
	{STEP_CHAIN, offsetof(struct chain_params, boxes)},
	{STEP_COLLECT, offsetof(struct collect_params, boxes)},
	{STEP_SHARPEN, offsetof(struct sharpen_params, boxes)},
	{STEP_VOTE, offsetof(struct vote_params, boxes)},
};

static bool
names_box(const struct app *app, const struct field_texts *named, int wanted)
{
	int box[WORKSHOP_BOXES], boxes = app_step_boxes(app, named, box);

	for (int at = 0; at < boxes; at++)
		if (box[at] == wanted)
			return true;
	return false;
}

/* Is it a step of that row of the table which works with notes of the box? */
static bool
works_on(const struct app *app, size_t row, int step, int box)
{
	const struct step *of = &app->session.workshop.step[step];
	const char *params = of->params;

	return of->kind->id == note_steps[row].kind &&
	       names_box(app, (const void *)(params + note_steps[row].boxes), box);
}

/* The step that one is in does as well as any. -1: none shows the box. */
static int
step_of_box(const struct app *app, int box)
{
	if (app_step(app)->kind->id == STEP_GAPS && box >= 0 &&
	    app->session.workshop.box[box].stage != STAGE_NONE)
		return app->session.at;
	for (size_t row = 0; row < COUNT(note_steps); row++)
		if (works_on(app, row, app->session.at, box))
			return app->session.at;
	for (size_t row = 0; row < COUNT(note_steps); row++)
		for (int step = 0; step < app->session.workshop.steps; step++)
			if (works_on(app, row, step, box))
				return step;
	return -1;
}

static bool
go_to_step(struct app *app, int step)
{
	if (step < 0) {
		app_tell(app, "Inget steg i den här workshopen visar den.");
		return false;
	}
	app_show(app, &page_run);
	app_go(app, step);
	return app->session.at == step;
}

/* ---- what is picked there ---- */

/* A note that is parked is found among those that are. */
static bool
go_to_note(struct app *app, struct id id)
{
	const struct item *note = note_root(&app->session, session_item(&app->session, id));
	struct id root = note->id;
	int box = note_box(note);

	if (!note_is_up(note)) {
		app_show(app, &page_run);
		parked_enter(app);
		return true;
	}
	if (!go_to_step(app, step_of_box(app, box)))
		return false;
	if (app_step(app)->kind->id == STEP_COLLECT)
		(void)gather_focus_box(app, box);
	app_pick(app, root);
	return true;
}

static bool
go_to_crossing(struct app *app, struct id id)
{
	const struct cross_params *params;
	const struct pair *pair;

	if (!go_to_step(app, app_step_of_kind(app, STEP_CROSS)))
		return false;
	params = app_step(app)->params;
	pair = params->pairs.item;
	for (int at = 0; at < params->pairs.count; at++)
		if (!strcmp(pair[at].id, session_text(&app->session,
						      session_item(&app->session, id), ITEM_PAIR)))
			app_state(app)->pane = at;
	app_pick(app, id);
	return true;
}

static bool
go_to_action(struct app *app, struct id id)
{
	if (!go_to_step(app, app_step_of_kind(app, STEP_CHOOSE)))
		return false;
	choose_go(app, id, CELL_TEXT);
	return true;
}

/* What is said of an insats stands in its row. */
static bool
go_to_review(struct app *app, struct id id)
{
	struct id insats;

	if (!id_read(session_text(&app->session, session_item(&app->session, id), ITEM_ABOUT),
		     &insats) ||
	    !go_to_step(app, app_step_of_kind(app, STEP_REVIEW)))
		return false;
	review_go(app, insats);
	return true;
}

static bool
go_to(struct app *app, struct id session, struct id id)
{
	static bool (*const ways[KINDS])(struct app * app, struct id id) = {
		[KIND_NOTE] = go_to_note,
		[KIND_CROSSING] = go_to_crossing,
		[KIND_ACTION] = go_to_action,
		[KIND_REVIEW] = go_to_review,
	};
	const struct item *item;

	for (int at = 0; at < app->plan_logs.count; at++)
		if (id_same(app->plan_logs.item[at].id, session)) {
			plan_enter(app);
			return plan_pick(app, id);
		}
	if ((!app->in_session || !id_same(app->session.id, session)) &&
	    !app_open_session(app, session))
		return false;
	item = session_item(&app->session, id);
	if (!item || item->removed || item->kind == KIND_UNKNOWN || !ways[item->kind]) {
		app_tell(app, "Den finns inte kvar.");
		return false;
	}
	return ways[item->kind](app, id);
}

bool
app_goto(struct app *app, struct id session, struct id id)
{
	const struct page *from = app->page[0];

	if (!go_to(app, session, id))
		return false;
	app_comes_from(app, from);
	return true;
}
