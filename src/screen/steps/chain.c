/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One or more stages of the effektkedja: first some minutes of silence, then the notes round the table, each
 * linked to the note that is picked in the stage beside it. The stage that is worked on stands in the middle; F3
 * shows the whole chain.
 */
#include "../chain_hand.h"
#include "../chain_view.h"
#include "../countdown.h"
#include "../enter.h"
#include "../gather.h"

#include <stdio.h>

enum chain_page { CHAIN_SILENCE, CHAIN_ROUND };
enum chain_scope { CHAIN_WORK, CHAIN_WHOLE };

/* ---- where the room is ---- */

static const struct chain_params *
params_of(const struct app *app)
{
	return app_step(app)->params;
}

static bool
has_notes(const struct app *app)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box), notes = 0;

	for (int at = 0; at < boxes; at++)
		notes += note_count(&app->session, box[at]);
	return notes > 0;
}

/* Until the room goes on; where there was something on the wall already, it is past. */
static bool
is_silent(const struct app *app)
{
	return params_of(app)->silence && app_state_of(app)->page == CHAIN_SILENCE;
}

/* The silence has its share of the step's minutes, however the time was fitted. */
static struct countdown
silence_of(const struct app *app)
{
	int planned[WORKSHOP_STEPS];
	struct countdown countdown = {0};
	int64_t step_ms;

	timebox_planned(&app->session, planned);
	step_ms = (int64_t)planned[app->session.at] * 60000;
	countdown.whole_ms = step_ms * params_of(app)->silence / app_step(app)->minutes;
	countdown.left_ms = app_clock_left(app) - (step_ms - countdown.whole_ms);
	if (countdown.left_ms > countdown.whole_ms)
		countdown.whole_ms = countdown.left_ms;
	countdown.boxes = gather_boxes(app, countdown.box);
	return countdown;
}

static bool
is_whole(const struct app *app)
{
	return app_state_of(app)->mode == CHAIN_WHOLE && app_mode(app) != MODE_LARGE;
}

/* ---- drawing ---- */

/* Under the chain stands what is not linked yet. */
static struct pane
chain_pane(struct pane body)
{
	return pane_part(body, 0, 1, body.rows - 1, body.cols - 2);
}

static struct view_how
chain_how(const struct app *app, const struct gap *gap, int gaps)
{
	return (struct view_how){
		.scope = is_whole(app) ? VIEW_WHOLE : VIEW_WORK,
		.middle = gather_box(app),
		.writes = is_whole(app) || chain_is_linking(app) ? -1 : gather_box(app),
		.from = app_state_of(app)->from,
		.gap = gap,
		.gaps = gaps,
	};
}

static void
chain_draw(const struct app *app, struct pane body)
{
	struct gap gap[CHAIN_GAPS];
	struct view_how how;
	struct view view;
	int gaps;

	if (is_silent(app)) {
		struct countdown countdown = silence_of(app);

		countdown_draw(app, body, &countdown);
		return;
	}
	gaps = chain_loose(&app->session, gather_box(app), gap);
	how = chain_how(app, gap, gaps);
	view_lay(&view, app, chain_pane(body), &how);
	view_draw(&view);
	chain_draw_gaps(pane_part(body, body.rows - 1, 1, 1, body.cols - 2), gap, gaps,
			"utan länk");
}

static void
chain_prompt(const struct app *app, struct buf *out)
{
	const char *prompt = app->session.workshop.box[gather_box(app)].prompt;

	if (chain_is_linking(app))
		chain_link_prompt(app, out);
	else
		app_fill(app,
			 *prompt && params_of(app)->boxes.count > 1 ? prompt
								    : app_step(app)->prompt,
			 out);
}

/* ---- writing ---- */

/* Writes there if the step works on that box; else its first note is picked. */
static void
focus_box(struct app *app, int which)
{
	struct note_list list;

	note_list_box(&app->session, which, &list);
	if (!gather_focus_box(app, which) && list.count)
		app_pick(app, app_item(app, list.item[0])->id);
}

static void
pick(struct app *app, const struct item *note)
{
	app_pick(app, note->id);
}

static void
enter(struct app *app)
{
	if (chain_is_linking(app))
		chain_link_end(app, true);
	else if (editor_is_empty(&app->editor) && app_picked(app))
		app_menu_note(app, app_picked(app));
	else
		gather_send(app, pick);
}

/* ---- acting ---- */

static void
pick_index(struct app *app, int index)
{
	const struct item *note;

	if (index < 0 || index >= app->session.items.count)
		return;
	note = app_item(app, index);
	if (note == app_picked(app) && !chain_is_linking(app))
		app_menu_note(app, note);
	else if (note->kind == KIND_NOTE)
		app_pick(app, note->id);
}

/* To the next note that is not linked, or to the next box where the step has several. */
static void
next_pane(struct app *app, int by)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_loose(&app->session, gather_box(app), gap), at = by < 0 ? -1 : 0;

	if (params_of(app)->boxes.count > 1) {
		gather_focus(app, app_state(app)->pane + by);
		return;
	}
	for (int place = 0; place < gaps; place++)
		if (app_item(app, gap[place].item) == app_picked(app))
			at = place + by;
	if (gaps)
		app_pick(app, app_item(app, gap[(at + gaps) % gaps].item)->id);
	else
		app_tell(app, "Här finns ingen lapp utan länk.");
}

static struct command
act_silent(struct app *app, struct command command)
{
	struct err why;

	switch (command.action) {
	case ACT_MORE: app_clock_add(app, 1); break;
	case ACT_LESS: app_clock_add(app, -1); break;
	case ACT_NEXT_STEP:
		if (!app_state(app)->guarded &&
		    countdown_guard(app, silence_of(app).left_ms, &why)) {
			app_state(app)->guarded = true;
			app_warn(app, "%s PgDn igen för att gå vidare.", why.text);
			break;
		}
		app_state(app)->guarded = false;
		app_state(app)->page = CHAIN_ROUND;
		break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static void
enlarge(struct app *app)
{
	if (app_mode(app) == MODE_LARGE)
		app_tell(app, "Fönstret är för litet för hela kedjan på en gång.");
	else
		app_state(app)->mode = is_whole(app) ? CHAIN_WORK : CHAIN_WHOLE;
}

static struct command
chain_act(struct app *app, struct command command)
{

	if (is_silent(app))
		return act_silent(app, command);
	if (chain_is_linking(app) && command.action == ACT_ESCAPE)
		chain_link_end(app, false);
	else if (chain_move(app, gather_box(app), command))
		;
	else
		switch (command.action) {
		case ACT_ENTER: enter(app); break;
		case ACT_LAST_PANE: next_pane(app, -1); break;
		case ACT_NEXT_PANE: next_pane(app, 1); break;
		case ACT_PICK: pick_index(app, command.arg); break;
		case ACT_PICK_PANE: focus_box(app, command.arg); break;
		case ACT_ENLARGE: enlarge(app); break;
		case ACT_LINK:
			if (chain_is_linking(app))
				chain_link_end(app, false);
			else
				chain_link_begin(app, false);
			break;
		default: return command;
		}
	chain_settle(app);
	return (struct command){ACT_NONE, 0};
}

/* Is it of a stage beside that which is written in, so that a new note is linked with it? */
static bool
leads_beside(const struct app *app, const struct item *note)
{
	const struct workshop *workshop = &app->session.workshop;

	return note_box(note) >= 0 &&
	       chain_are_neighbours(&app->session, (enum stage)workshop->box[gather_box(app)].stage,
				    (enum stage)workshop->box[note_box(note)].stage);
}

/* Letters write, and let go of what the new note will not be linked with. */
static bool
chain_type(struct app *app, int key)
{
	const struct item *picked = app_picked(app);
	bool empty = editor_is_empty(&app->editor);

	if (is_silent(app) || (empty && (!key_is_text(key) || key == '/' || key == '?')))
		return false;
	if (chain_is_linking(app)) {
		app_tell(app, "Pilarna väljer lapp, Enter länkar och Esc avbryter.");
		return key_is_text(key);
	}
	if (picked && !leads_beside(app, picked))
		app_pick(app, (struct id){{0}});
	app_state(app)->mode = CHAIN_WORK;
	return app_type(app, key);
}

static bool
chain_paste(struct app *app, const char *text)
{
	if (is_silent(app) || chain_is_linking(app))
		return false;
	app_state(app)->mode = CHAIN_WORK;
	return app_type_paste(app, text);
}

static void
chain_entered(struct app *app)
{
	app_state(app)->from = (struct id){{0}};
	if (has_notes(app))
		app_state(app)->page = CHAIN_ROUND;
	gather_write_here(app);
}

/* ---- keys ---- */

/* clang-format off */
#define CHAIN_REST(next) \
	{ K_CTRL('n'),  ACT_MATERIAL,   "Hämta",       NULL,  false }, \
	{ K_LEFT,       ACT_LEFT,       NULL,          NULL,  false }, \
	{ K_RIGHT,      ACT_RIGHT,      NULL,          NULL,  false }, \
	{ K_DOWN,       ACT_DOWN,       NULL,          NULL,  false }, \
	{ K_TAB,        ACT_NEXT_PANE,  next,          NULL,  false }, \
	{ K_BACKTAB,    ACT_LAST_PANE,  NULL,          NULL,  false }, \
	{ K_HOME,       ACT_HOME,       NULL,          NULL,  false }, \
	{ K_END,        ACT_END,        NULL,          NULL,  false }, \
	{ K_F5,         ACT_CLOCK,      "Tid",         NULL,  false }, \
	{ K_PAGE_DOWN,  ACT_NEXT_STEP,  "Nästa steg",  NULL,  true  }, \
	{ K_F1,         ACT_HELP,       "Hjälp",       NULL,  true  }, \
	{ 0 }

#define WRITING(next) { \
	{ K_ENTER,      ACT_ENTER,      "Spara",       NULL,  false }, \
	{ K_UP,         ACT_UP,         "Välj",        "Pilar", false }, \
	{ K_F3,         ACT_ENLARGE,    "Hela kedjan", NULL,  false }, \
	CHAIN_REST(next) }

#define PICKED(next) { \
	{ K_ENTER,      ACT_ENTER,      "Öppna",       NULL,  false }, \
	{ K_UP,         ACT_UP,         "Följ tråden", "Pilar", false }, \
	{ K_F4,         ACT_LINK,       "Länka",       NULL,  false }, \
	{ K_F3,         ACT_ENLARGE,    "Hela kedjan", NULL,  false }, \
	{ K_F7,         ACT_PARK,       "Parkera",     NULL,  false }, \
	{ K_DELETE,     ACT_DELETE,     "Ta bort",     NULL,  false }, \
	{ K_F2,         ACT_EDIT,       NULL,          NULL,  false }, \
	{ K_CTRL_UP,    ACT_NOTE_UP,    NULL,          NULL,  false }, \
	{ K_CTRL_DOWN,  ACT_NOTE_DOWN,  NULL,          NULL,  false }, \
	CHAIN_REST(next) }

/* Where the step works on one stage, and where it works on several. */
static const struct binding writing_keys[] = WRITING("Nästa utan länk");
static const struct binding picked_keys[] = PICKED("Nästa utan länk");
static const struct binding writing_keys_of_many[] = WRITING("Nästa led");
static const struct binding picked_keys_of_many[] = PICKED("Nästa led");

static const struct binding silent_keys[] = {
	{ K_F5,         ACT_CLOCK,      "Tid",         NULL,  false },
	{ '+',          ACT_MORE,       "1 min till",  NULL,  false },
	{ '-',          ACT_LESS,       "1 min mindre", "–",  false },
	{ K_PAGE_DOWN,  ACT_NEXT_STEP,  "Till lapparna", NULL, true },
	{ K_F1,         ACT_HELP,       "Hjälp",       NULL,  true  },
	{ 0 }
};

static const struct binding linking_keys[] = {
	{ K_ENTER,      ACT_ENTER,      "Länka, eller ta bort länken", NULL, false },
	{ K_UP,         ACT_UP,         "Välj",        "Pilar", false },
	{ K_ESCAPE,     ACT_ESCAPE,     "Avbryt",      NULL,  false },
	{ K_F4,         ACT_LINK,       NULL,          NULL,  false },
	{ K_LEFT,       ACT_LEFT,       NULL,          NULL,  false },
	{ K_RIGHT,      ACT_RIGHT,      NULL,          NULL,  false },
	{ K_DOWN,       ACT_DOWN,       NULL,          NULL,  false },
	{ K_HOME,       ACT_HOME,       NULL,          NULL,  false },
	{ K_END,        ACT_END,        NULL,          NULL,  false },
	{ K_F1,         ACT_HELP,       "Hjälp",       NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
chain_keys(const struct app *app)
{
	if (is_silent(app))
		return silent_keys;
	if (chain_is_linking(app))
		return linking_keys;
	if (app_picked(app) && editor_is_empty(&app->editor))
		return params_of(app)->boxes.count > 1 ? picked_keys_of_many : picked_keys;
	return params_of(app)->boxes.count > 1 ? writing_keys_of_many : writing_keys;
}

const struct look look_chain = {
	.writes = true,
	.keys = chain_keys,
	.draw = chain_draw,
	.act = chain_act,
	.type = chain_type,
	.paste = chain_paste,
	.enter = chain_entered,
	.rest = gather_rest,
	.prompt = chain_prompt,
	.stray = "Nu skriver var och en på sina egna lappar.",
};
