/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * For each way to mend a gap, what begins it. What needs the chain before one's eyes goes to a step that shows it; a gap
 * of an insats goes to its cell in Välj.
 */
#include "repair.h"
#include "chain_hand.h"
#include "enter.h"
#include "steps/choose.h"
#include "steps/gaps.h"

/* ---- where it can be mended ---- */

/* Luckor shows all of the chain; in a workshop without it the step that the note was written in shows some. */
static bool
go_to_chain(struct app *app, struct id note)
{
	int whole = app_step_of_kind(app, STEP_GAPS);

	if (app_step(app)->kind->id == STEP_CHAIN)
		return true;
	if (whole < 0)
		return app_goto(app, app->session.id, note);
	app_go(app, whole);
	if (app->session.at != whole)
		return false;
	gaps_face_chain(app);
	return true;
}

/* A gap of a link is mended from the note that it comes out of. */
static const struct item *
note_of(const struct app *app, const struct gap *gap)
{
	const struct item *item = app_item(app, gap->item);

	if (item->kind == KIND_LINK)
		item = session_item(&app->session, session_ref(&app->session, item, ITEM_FROM));
	return item && item->kind == KIND_NOTE ? note_root(&app->session, item) : NULL;
}

/* ---- one way each ---- */

static void
mend_nothing(struct app *app, const struct gap *gap)
{
	app_tell(app, "%s Det lagas med en ny lapp, i sitt steg.", gap->text);
}

/* What is not there yet cannot be opened: it is written like other effects, and then marked. */
static void
mend_mark(struct app *app, const struct gap *gap)
{
	(void)gap;
	app_tell(app, "Skriv den bland effekterna. Enter på lappen, och sedan Märk som bieffekt.");
}

static void
mend_link(struct app *app, const struct gap *gap)
{
	struct id note = note_of(app, gap)->id;

	if (!go_to_chain(app, note))
		return;
	app_pick(app, note);
	chain_link_begin(app, gap->is_before);
}

static void
mend_strength(struct app *app, const struct gap *gap)
{
	link_enter(app, app_item(app, gap->link), ITEM_STRENGTH);
}

static void
mend_split(struct app *app, const struct gap *gap)
{
	(void)app_note_act(app, note_of(app, gap), (struct command){ACT_SPLIT, 0});
}

static void
mend_move(struct app *app, const struct gap *gap)
{
	app_menu_move(app, note_of(app, gap));
}

static void
mend_indicator(struct app *app, const struct gap *gap)
{
	indicator_enter(app, note_of(app, gap));
}

static void
mend_assumption(struct app *app, const struct gap *gap)
{
	link_enter(app, app_item(app, gap->item), ITEM_ASSUMPTION);
}

static void
mend_resource(struct app *app, const struct gap *gap)
{
	app_ask(app, ASK_RESOURCE, note_of(app, gap)->id, "");
}

/* To the first cell of the insats' row in Välj that is empty. */
static void
mend_insats(struct app *app, const struct gap *gap)
{
	const struct item *action = app_item(app, gap->item);
	bool owned = *session_text(&app->session, action, ITEM_OWNER);
	struct id id = action->id;

	if (app_goto(app, app->session.id, id))
		choose_go(app, id, owned ? CELL_END : CELL_OWNER);
}

static void
mend_words(struct app *app, const struct gap *gap)
{
	if (app_item(app, gap->item)->kind == KIND_ACTION)
		mend_insats(app, gap);
	else
		(void)app_note_act(app, note_of(app, gap), (struct command){ACT_EDIT, 0});
}

static void (*const repairs[])(struct app *app, const struct gap *gap) = {
	[REPAIR_NONE] = mend_nothing,
	[REPAIR_LINK] = mend_link,
	[REPAIR_STRENGTH] = mend_strength,
	[REPAIR_SPLIT] = mend_split,
	[REPAIR_MOVE] = mend_move,
	[REPAIR_INDICATOR] = mend_indicator,
	[REPAIR_ASSUMPTION] = mend_assumption,
	[REPAIR_OWNER] = mend_insats,
	[REPAIR_RESOURCE] = mend_resource,
	[REPAIR_EDIT] = mend_words,
	[REPAIR_MARK] = mend_mark,
};

/* Is there something that can be opened, or does it have to be written first? */
static bool
has_subject(const struct app *app, const struct gap *gap)
{
	return gap->item >= 0 &&
	       (app_item(app, gap->item)->kind == KIND_ACTION || note_of(app, gap) != NULL);
}

void
repair_gap(struct app *app, const struct gap *gap)
{
	if (gap->repair != REPAIR_MARK && !has_subject(app, gap))
		mend_nothing(app, gap);
	else
		repairs[gap->repair](app, gap);
}
