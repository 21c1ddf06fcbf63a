/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * For each way to mend a gap, what begins it. What needs the chain before one's eyes goes to a step that shows it; a gap
 * of an insats goes to its cell in Välj.
 */
#include "repair.h"
#include "chain_hand.h"
#include "enter.h"
#include "steps/choose.h"

/* ---- where it can be mended ---- */

static bool
shows_chain(const struct app *app)
{
	return app_step(app)->kind->id == STEP_CHAIN || app_step(app)->kind->id == STEP_GAPS;
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

static void
mend_link(struct app *app, const struct gap *gap)
{
	struct id note = note_of(app, gap)->id;

	if (!shows_chain(app) && !app_goto(app, app->session.id, note))
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

static const struct {
	const char *hint;
	void (*mend)(struct app *app, const struct gap *gap);
} repairs[] = {
	[REPAIR_NONE] = {"Läs", mend_nothing},
	[REPAIR_LINK] = {"Länka", mend_link},
	[REPAIR_STRENGTH] = {"Ändra länken", mend_strength},
	[REPAIR_SPLIT] = {"Dela upp", mend_split},
	[REPAIR_MOVE] = {"Flytta", mend_move},
	[REPAIR_INDICATOR] = {"Skriv mått", mend_indicator},
	[REPAIR_ASSUMPTION] = {"Skriv antagande", mend_assumption},
	[REPAIR_OWNER] = {"Till insatsen", mend_insats},
	[REPAIR_RESOURCE] = {"Skriv resurs", mend_resource},
	[REPAIR_EDIT] = {"Ändra", mend_words},
};

const char *
repair_hint(enum gap_repair repair)
{
	return repairs[repair].hint;
}

void
repair_gap(struct app *app, const struct gap *gap)
{
	if (gap->item < 0 || (app_item(app, gap->item)->kind != KIND_ACTION && !note_of(app, gap)))
		mend_nothing(app, gap);
	else
		repairs[gap->repair].mend(app, gap);
}
