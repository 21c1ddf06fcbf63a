/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Luckor: first the whole chain with what is missing in it, then one thread at a time read aloud, then the control
 * questions. PgDn goes through all of it and then on, so that a clicker is enough.
 */
#include "../chain_hand.h"
#include "../chain_view.h"
#include "../enter.h"
#include "../repair.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/canvas/letters.h"

#define GAP_COLS  4  /* the mark before a sentence */
#define MORE_COLS 12 /* "▼ 23 till" */

enum gaps_page { GAPS_WHOLE, GAPS_THREADS, GAPS_QUESTIONS, GAPS_PAGES };

/* ---- where the room is ---- */

static enum gaps_page
page_of(const struct app *app)
{
	return (enum gaps_page)app_state_of(app)->page;
}

static const struct field_texts *
questions_of(const struct app *app)
{
	const struct gaps_params *params = app_step(app)->params;

	return &params->questions;
}

/* How many pages of a kind there are to turn. */
static int
leaves(const struct app *app, enum gaps_page page)
{
	struct note_list notes;

	switch (page) {
	case GAPS_THREADS: return chain_read_aloud(&app->session, -1, NULL, &notes);
	case GAPS_QUESTIONS: return questions_of(app)->count;
	default: return 1;
	}
}

static int
leaf_of(const struct app *app)
{
	int count = leaves(app, page_of(app)), leaf = app_state_of(app)->leaf;

	return leaf < count ? leaf : count ? count - 1 : 0;
}

/* On to the next leaf, or back; false when there is none: then the step is done with. */
static bool
turn(struct app *app, int by)
{
	struct look_state *state = app_state(app);
	int page = state->page, leaf = leaf_of(app) + by;

	while (page >= 0 && page < GAPS_PAGES) {
		int count = leaves(app, (enum gaps_page)page);

		if (leaf >= 0 && leaf < count) {
			chain_link_end(app, false);
			state->page = page;
			state->leaf = leaf;
			state->gap = -1;
			state->next_gap = 0;
			app_pick(app, (struct id){{0}});
			return true;
		}
		page += by;
		leaf = by > 0 || page < 0 ? 0 : leaves(app, (enum gaps_page)page) - 1;
	}
	return false;
}

/* ---- gaps ---- */

/* Those of the whole chain, or those of the notes of a thread, of the links between them, and of their insatser. */
static bool
is_of_thread(const struct app *app, const struct gap *gap, const struct note_list *thread)
{
	const struct item *item = gap->item < 0 ? NULL : app_item(app, gap->item);
	struct id from = {{0}}, to = {{0}};
	bool is_from = false, is_to = false;

	if (!item || item->kind == KIND_ACTION)
		return false;
	if (item->kind == KIND_LINK) {
		from = session_ref(&app->session, item, ITEM_FROM);
		to = session_ref(&app->session, item, ITEM_TO);
	} else {
		from = to = item->id;
	}
	for (int at = 0; at < thread->count; at++) {
		is_from = is_from || id_same(app_item(app, thread->item[at])->id, from);
		is_to = is_to || id_same(app_item(app, thread->item[at])->id, to);
	}
	return is_from && is_to;
}

static int
gaps_of(const struct app *app, const struct note_list *thread, struct gap gap[CHAIN_GAPS])
{
	int gaps = chain_gaps(&app->session, &app->catalog, false, gap), kept = 0;

	for (int at = 0; at < gaps; at++)
		if (!thread || is_of_thread(app, &gap[at], thread))
			gap[kept++] = gap[at];
	return kept;
}

static int
gap_picked(const struct app *app, int gaps)
{
	int picked = app_state_of(app)->gap;

	return picked < gaps ? picked : gaps - 1;
}

/* ---- drawing ---- */

static int
gap_height(const struct app *app, const struct gap *gap, int cols)
{
	char room[400];
	struct buf text = BUF_OVER(room);
	int rows;

	chain_say_gap(&text, &app->session, gap);
	rows = wrap_rows(buf_text(&text), cols - GAP_COLS, WRAP_LINES);
	buf_free(&text);
	return rows;
}

static void
draw_gap(const struct app *app, struct pane rows, const struct gap *gap, bool picked)
{
	struct pane words = pane_part(rows, 0, GAP_COLS, rows.rows, rows.cols - GAP_COLS);
	char room[400];
	struct buf text = BUF_OVER(room);

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_cursor(rows, 0, GAP_COLS, false);
	}
	pane_text(rows, 0, 0, picked ? STYLE_HERE : STYLE_WARN,
		  picked                   ? " ▶ "
		  : gap->level == GAP_HARD ? " ! "
					   : " ? ");
	chain_say_gap(&text, &app->session, gap);
	if (picked)
		pane_wrapped(words, STYLE_HERE, buf_text(&text));
	else
		pane_text(words, 0, 0, STYLE_PLAIN, buf_text(&text));
	buf_free(&text);
}

/* As many as there are rows; the picked one is among them, and whole. */
static void
draw_gaps(const struct app *app, struct pane rows, const struct gap *gap, int gaps)
{
	int picked = gap_picked(app, gaps), first = 0;
	int height = picked < 0 ? 1 : gap_height(app, &gap[picked], rows.cols);

	if (picked + height > rows.rows)
		first = picked + height - rows.rows;
	if (first > picked && picked >= 0)
		first = picked;
	for (int at = first; at < gaps && rows.rows; at++) {
		struct pane row = pane_cut_top(&rows, at == picked ? height : 1);

		pane_spot(row, ACT_PICK_GAP, at);
		if (!rows.rows && at + 1 < gaps && at != picked)
			pane_textf(pane_cut_right(&row, MORE_COLS), 0, 1, STYLE_FAINT, "▼ %d till",
				   gaps - at - 1);
		draw_gap(app, row, &gap[at], at == picked);
	}
}

static struct view_how
chain_how(const struct app *app, const struct gap *gap, int gaps, const struct note_list *thread)
{
	return (struct view_how){
		.scope = app_mode(app) == MODE_LARGE ? VIEW_WORK : VIEW_WHOLE,
		.middle = -1,
		.writes = -1,
		.from = app_state_of(app)->from,
		.thread = thread,
		.gap = gap,
		.gaps = gaps,
	};
}

static void
draw_chain(const struct app *app, struct pane pane, const struct gap *gap, int gaps,
	   const struct note_list *thread)
{
	struct view_how how = chain_how(app, gap, gaps, thread);
	struct view view;

	view_lay(&view, app, pane, &how);
	view_draw(&view);
}

/* On a low wall the words come first, and the chain has what is left. */
static int
gap_rows(const struct app *app, int gaps)
{
	int most = app_mode(app) == MODE_WIDE ? 4 : app_mode(app) == MODE_NORMAL ? 2 : 5;

	return gaps < most ? gaps : most;
}

static void
draw_whole(const struct app *app, struct pane pane)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = gaps_of(app, NULL, gap);
	struct pane words = pane_cut_bottom(&pane, gaps ? gap_rows(app, gaps) : 1);

	if (gaps)
		draw_gaps(app, words, gap, gaps);
	else
		pane_text(words, 0, 0, STYLE_BOLD, "Inga luckor: tråden håller hela vägen.");
	draw_chain(app, pane, gap, gaps, NULL);
}

static void
draw_thread(const struct app *app, struct pane pane)
{
	char room[2400];
	struct buf text = BUF_OVER(room);
	struct gap gap[CHAIN_GAPS];
	struct note_list thread;
	int gaps, rows;
	struct pane words;

	chain_read_aloud(&app->session, leaf_of(app), &text, &thread);
	gaps = gaps_of(app, &thread, gap);
	rows = wrap_rows(buf_text(&text), pane.cols, pane.rows / 2);
	pane_wrapped(pane_cut_top(&pane, rows), STYLE_BOLD, buf_text(&text));
	buf_free(&text);
	words = pane_cut_bottom(&pane, gaps ? gap_rows(app, gaps) : 1);
	if (gaps)
		draw_gaps(app, words, gap, gaps);
	else
		pane_text(words, 0, 0, STYLE_FAINT, "Inga luckor i den här tråden.");
	pane_cut_top(&pane, pane.rows > 10);
	draw_chain(app, pane, gap, gaps, &thread);
}

static void
draw_question(const struct app *app, struct pane pane)
{
	const char *question = questions_of(app)->item[leaf_of(app)];
	int rows = app->full_glyphs ? letters_rows(pane.rows - 2, pane.cols, question) : 0;

	if (rows)
		letters_draw(pane_centre(pane, rows, pane.cols), STYLE_BIG, question, false);
	else
		pane_wrapped(pane_centre(pane, 3, pane.cols), STYLE_BOLD, question);
	pane_cursor(pane, 0, 0, false);
}

static void
gaps_draw(const struct app *app, struct pane body)
{
	struct pane inside = pane_part(body, 0, 1, body.rows, body.cols - 2);

	if (page_of(app) == GAPS_THREADS && leaves(app, GAPS_THREADS))
		draw_thread(app, inside);
	else if (page_of(app) == GAPS_QUESTIONS && leaves(app, GAPS_QUESTIONS))
		draw_question(app, inside);
	else
		draw_whole(app, inside);
}

static void
gaps_prompt(const struct app *app, struct buf *out)
{
	if (chain_is_linking(app))
		chain_link_prompt(app, out);
	else if (page_of(app) == GAPS_QUESTIONS)
		buf_add(out, "En fråga till hela kedjan. Vad behöver ändras?");
	else
		app_fill(app, app_step(app)->prompt, out);
}

static void
gaps_rail(const struct app *app, struct buf *out)
{
	static const char *const names[GAPS_PAGES] = {
		[GAPS_THREADS] = "tråd",
		[GAPS_QUESTIONS] = "fråga",
	};
	int count = leaves(app, page_of(app));
	struct gap gap[CHAIN_GAPS];

	if (page_of(app) == GAPS_WHOLE && (count = gaps_of(app, NULL, gap)))
		buf_addf(out, count == 1 ? "%d lucka" : "%d luckor", count);
	if (names[page_of(app)] && count)
		buf_addf(out, "%s %d av %d", names[page_of(app)], leaf_of(app) + 1, count);
}

/* ---- acting ---- */

/* The gaps that are on the wall, and how many. */
static int
gaps_here(const struct app *app, struct gap gap[CHAIN_GAPS])
{
	struct note_list thread;
	struct buf ignored = {0};
	int gaps;

	if (page_of(app) == GAPS_QUESTIONS)
		return 0;
	if (page_of(app) == GAPS_WHOLE)
		return gaps_of(app, NULL, gap);
	chain_read_aloud(&app->session, leaf_of(app), &ignored, &thread);
	gaps = gaps_of(app, &thread, gap);
	buf_free(&ignored);
	return gaps;
}

/* The gap is picked in words, and its note in the chain. */
static void
pick_gap(struct app *app, int which)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = gaps_here(app, gap);
	const struct item *item;

	chain_link_end(app, false);
	if (!gaps) {
		app_tell(app, "Här finns inga luckor.");
		return;
	}
	which = (which + gaps) % gaps;
	app_state(app)->gap = which;
	app_state(app)->next_gap = which;
	item = gap[which].item < 0 ? NULL : app_item(app, gap[which].item);
	if (item && item->kind == KIND_LINK)
		item = session_item(&app->session, session_ref(&app->session, item, ITEM_FROM));
	app_pick(app, item && item->kind == KIND_NOTE ? item->id : (struct id){{0}});
}

/* Lets go of the gap. When it has been mended the one after it has its place, and Tab goes there. */
static void
let_go(struct app *app)
{
	app_state(app)->gap = -1;
}

static void
enter(struct app *app)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = gaps_here(app, gap), picked = gap_picked(app, gaps);

	if (chain_is_linking(app))
		chain_link_end(app, true);
	else if (picked >= 0) {
		let_go(app);
		repair_gap(app, &gap[picked]);
	} else if (app_picked(app))
		app_menu_note(app, app_picked(app));
	else
		app_tell(app, "Tab väljer en lucka, pilarna väljer en lapp.");
}

/* What is struck of a gap in a link is the link. Says whether it is one. */
static bool
strike_link(struct app *app)
{
	struct gap gap[CHAIN_GAPS];
	int picked = gap_picked(app, gaps_here(app, gap));
	struct gesture gesture;

	if (picked < 0 || gap[picked].item < 0 ||
	    app_item(app, gap[picked].item)->kind != KIND_LINK)
		return false;
	gesture = app_gesture(app);
	chain_unlink(&gesture, app_item(app, gap[picked].item));
	let_go(app);
	app_take(app, &gesture, NULL);
	return true;
}

static void
pick_index(struct app *app, int index)
{
	if (index < 0 || index >= app->session.items.count ||
	    app_item(app, index)->kind != KIND_NOTE)
		return;
	app_state(app)->gap = -1;
	if (app_item(app, index) == app_picked(app) && !chain_is_linking(app))
		app_menu_note(app, app_picked(app));
	else
		app_pick(app, app_item(app, index)->id);
}

/* The first box of the chain that has notes: where arrows begin. */
static int
first_box(const struct app *app)
{
	for (int stage = STAGE_ACTIVITY, tries = 0; tries < STAGES;
	     tries++, stage = stage % (STAGES - 1) + 1) {
		int box = workshop_stage(&app->session.workshop, (enum stage)stage);

		if (box >= 0 && note_count(&app->session, box))
			return box;
	}
	return 0;
}

/* Arrows let go of the gap; on a leaf that is no chain they turn leaves. */
static bool
move(struct app *app, struct command command)
{
	struct look_state *state = app_state(app);
	bool turns = page_of(app) == GAPS_QUESTIONS ||
		     (page_of(app) == GAPS_THREADS && !app_picked(app));

	if (turns && (command.action == ACT_LEFT || command.action == ACT_RIGHT))
		return turn(app, command.action == ACT_LEFT ? -1 : 1);
	if (page_of(app) == GAPS_QUESTIONS)
		return false;
	if (!app_picked(app) && command.action == ACT_UP)
		command.action = ACT_HOME;
	if (!chain_move(app, first_box(app),
			app_picked(app) || command.action != ACT_DOWN
				? command
				: (struct command){ACT_HOME, 0}))
		return false;
	state->gap = -1;
	return true;
}

static struct command
act(struct app *app, struct command command)
{
	struct look_state *state = app_state(app);
	struct command done = {ACT_NONE, 0};

	if (chain_is_linking(app) && (command.action == ACT_ESCAPE || command.action == ACT_LINK)) {
		chain_link_end(app, false);
		return done;
	}
	if (move(app, command))
		return done;
	switch (command.action) {
	case ACT_ENTER: enter(app); break;
	case ACT_NEXT_PANE: pick_gap(app, state->gap < 0 ? state->next_gap : state->gap + 1); break;
	case ACT_LAST_PANE:
		pick_gap(app, state->gap < 0 ? state->next_gap - 1 : state->gap - 1);
		break;
	case ACT_DELETE:
		if (strike_link(app))
			break;
		let_go(app);
		return command;
	case ACT_PARK:
	case ACT_UNDO:
	case ACT_REDO: let_go(app); return command;
	case ACT_PICK_GAP: pick_gap(app, command.arg); break;
	case ACT_PICK: pick_index(app, command.arg); break;
	case ACT_LINK: chain_link_begin(app, false); break;
	case ACT_NEXT_STEP: return turn(app, 1) ? done : command;
	case ACT_LAST_STEP: return turn(app, -1) ? done : command;
	case ACT_ESCAPE:
		if (!app_picked(app) && state->gap < 0)
			return command;
		let_go(app);
		app_pick(app, (struct id){{0}});
		break;
	default: return command;
	}
	return done;
}

static struct command
gaps_act(struct app *app, struct command command)
{
	command = act(app, command);
	chain_settle(app);
	return command;
}

static void
gaps_entered(struct app *app)
{
	app_state(app)->from = (struct id){{0}};
	app_state(app)->gap = -1;
}

/* ---- keys ---- */

/* clang-format off */
#define GAPS_REST \
	{ K_TAB,       ACT_NEXT_PANE, "Nästa lucka", NULL,    false }, \
	{ K_UP,        ACT_UP,        "Följ tråden", "Pilar", false }, \
	{ K_DOWN,      ACT_DOWN,      NULL,          NULL,    false }, \
	{ K_LEFT,      ACT_LEFT,      NULL,          NULL,    false }, \
	{ K_RIGHT,     ACT_RIGHT,     NULL,          NULL,    false }, \
	{ K_BACKTAB,   ACT_LAST_PANE, NULL,          NULL,    false }, \
	{ K_HOME,      ACT_HOME,      NULL,          NULL,    false }, \
	{ K_END,       ACT_END,       NULL,          NULL,    false }, \
	{ K_F5,        ACT_CLOCK,     "Tid",         NULL,    false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Vidare",      NULL,    true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",       NULL,    true  }, \
	{ 0 }

#define ON_GAP(hint) { \
	{ K_ENTER,     ACT_ENTER,     hint,          NULL,    false }, \
	{ K_F4,        ACT_LINK,      NULL,          NULL,    false }, \
	{ K_F2,        ACT_EDIT,      NULL,          NULL,    false }, \
	{ K_F7,        ACT_PARK,      NULL,          NULL,    false }, \
	{ K_DELETE,    ACT_DELETE,    NULL,          NULL,    false }, \
	GAPS_REST }

static const struct binding gap_keys[] = ON_GAP("Laga luckan");
static const struct binding note_keys[] = {
	{ K_ENTER,     ACT_ENTER,     "Öppna",       NULL,    false },
	{ K_F4,        ACT_LINK,      "Länka",       NULL,    false },
	{ K_F2,        ACT_EDIT,      NULL,          NULL,    false },
	{ K_F7,        ACT_PARK,      NULL,          NULL,    false },
	{ K_DELETE,    ACT_DELETE,    NULL,          NULL,    false },
	GAPS_REST
};
static const struct binding plain_keys[] = {
	{ K_ENTER,     ACT_ENTER,     NULL,          NULL,    false },
	GAPS_REST
};
static const struct binding linking_keys[] = {
	{ K_ENTER,     ACT_ENTER,     "Länka, eller ta bort länken", NULL, false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Avbryt",      NULL,    false },
	{ K_F4,        ACT_LINK,      NULL,          NULL,    false },
	{ K_UP,        ACT_UP,        "Välj",        "Pilar", false },
	{ K_DOWN,      ACT_DOWN,      NULL,          NULL,    false },
	{ K_LEFT,      ACT_LEFT,      NULL,          NULL,    false },
	{ K_RIGHT,     ACT_RIGHT,     NULL,          NULL,    false },
	{ K_HOME,      ACT_HOME,      NULL,          NULL,    false },
	{ K_END,       ACT_END,       NULL,          NULL,    false },
	{ K_F1,        ACT_HELP,      "Hjälp",       NULL,    true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
gaps_keys(const struct app *app)
{
	if (chain_is_linking(app))
		return linking_keys;
	if (app_state_of(app)->gap >= 0)
		return gap_keys;
	return app_picked(app) ? note_keys : plain_keys;
}

const struct look look_gaps = {
	.keys = gaps_keys,
	.draw = gaps_draw,
	.act = gaps_act,
	.enter = gaps_entered,
	.prompt = gaps_prompt,
	.rail = gaps_rail,
	.stray = "Här läser vi kedjan. Tab går till nästa lucka, Enter lagar den.",
};
