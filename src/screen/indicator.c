/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How an effekt or a prestation is measured: from what to what, when, where the figure comes from and
 * who takes it. A note can have several indicators; one is asked about at a time.
 */
#include "form.h"
#include "insats.h"
#include "role.h"

#include "rodtrad/core/chain.h"

#include <stdio.h>

#define CONTENT_COLS 74
#define NOTE_ROWS    2
#define TEXT_ROWS    2 /* of what is measured; the rest are short */
#define OTHER_ROWS   4 /* air above and below the note, the buttons, and air under them */
#define CODE_COLS    6

/* The fields are those of enum measure, in that order, and then the buttons. */
#define INDICATOR_BUTTONS MEASURES

enum indicator_button { BUTTON_SAVE, BUTTON_REMOVE };

static const struct item *
measured_note(const struct app *app)
{
	return session_item(&app->session, app->measuring.note);
}

/* The indicator that is shown, NULL when it is a new one. */
static const struct item *
here(const struct app *app)
{
	return id_is_none(app->measuring.indicator)
		       ? NULL
		       : session_item(&app->session, app->measuring.indicator);
}

static const struct item *
indicator_at(const struct app *app, int number)
{
	return chain_indicator(&app->session, measured_note(app), number);
}

static int
indicator_count(const struct app *app)
{
	int count = 0;

	while (indicator_at(app, count))
		count++;
	return count;
}

/* Which of them is shown, from 0; a new one stands after them. */
static int
place_of(const struct app *app)
{
	int at = 0;

	while (indicator_at(app, at) && indicator_at(app, at) != here(app))
		at++;
	return at;
}

static const char *
words_in(const struct app *app, int field)
{
	return app->form.item[field].editor.text;
}

/* ---- opening ---- */

/* What a field says to begin with: a day as it is said. */
static const char *
value_of(const struct app *app, const struct item *indicator, int measure, char day[INSATS_DAY])
{
	const char *text =
		indicator ? session_text(&app->session, indicator, chain_measures[measure]) : "";

	return measure == MEASURE_DUE ? insats_day(text, day) : text;
}

/* Fills the form from an indicator, or empties it for a new one (NULL). */
static void
show(struct app *app, const struct item *indicator)
{
	char day[INSATS_DAY];

	app->measuring.indicator = indicator ? indicator->id : (struct id){{0}};
	form_start(&app->form);
	form_lines(&app->form, "Mått", TEXT_ROWS, value_of(app, indicator, MEASURE_TEXT, day));
	for (int measure = MEASURE_TEXT + 1; measure < MEASURES; measure++)
		form_words(&app->form, item_fields[chain_measures[measure]].label, 0,
			   value_of(app, indicator, measure, day));
	form_choice(&app->form, NULL, BUTTON_SAVE, indicator ? 2 : 1);
}

void
indicator_enter(struct app *app, const struct item *note)
{
	if (!chain_is_measured(chain_stage(&app->session, note))) {
		app_tell(app, "Mått hör till effekter och prestationer. Välj en sådan lapp.");
		return;
	}
	form_let_go(app);
	app->measuring.note = note->id;
	show(app, indicator_at(app, 0));
	overlay_open(app, &page_indicator);
}

/* ---- what the form says of its fields ---- */

static void
name_of_choice(const struct app *app, int field, int choice, char text[FORM_HINT])
{
	static const char *const buttons[] = {"Spara", "Ta bort måttet"};

	(void)app;
	(void)field;
	snprintf(text, FORM_HINT, "%s", buttons[choice]);
}

/* The day that will be kept, so that a slip of the finger is seen. */
static void
hint_day(const struct app *app, const char *words, char text[FORM_HINT])
{
	struct day day;
	struct err err;

	if (!*words)
		snprintf(text, FORM_HINT, "Till exempel vt27, dec 2028.");
	else if (day_spoken(words, moment_day(app->now), &day, &err))
		snprintf(text, FORM_HINT, "→ %d %s %d", day.day, day_month_short(day.month),
			 day.year);
}

static void
hint_of_field(const struct app *app, int field, char text[FORM_HINT])
{
	const char *words = words_in(app, field);
	const char *whole = field == MEASURE_WHO ? role_completion(app, words) : NULL;

	if (field == MEASURE_DUE)
		hint_day(app, words, text);
	else if (whole)
		snprintf(text, FORM_HINT, "Tab: %.100s", whole);
	else if (!*words)
		snprintf(text, FORM_HINT, "%s",
			 field == MEASURE_TEXT ? "Till exempel andelen ja-svar."
					       : item_fields[chain_measures[field]].help);
}

static const struct form_page indicator_form = {name_of_choice, hint_of_field};

/* ---- drawing ---- */

static void
indicator_title(const struct app *app, char title[120])
{
	int count = indicator_count(app);
	char code[NOTE_CODE];

	note_code(&app->session, measured_note(app), code);
	if (!here(app))
		snprintf(title, 120, "Nytt mått på %s", code);
	else if (count > 1)
		snprintf(title, 120, "Mått på %s: %d av %d", code, place_of(app) + 1, count);
	else
		snprintf(title, 120, "Mått på %s", code);
}

static void
draw_note(const struct app *app, struct pane rows)
{
	const struct item *note = measured_note(app);
	char code[NOTE_CODE];

	pane_text(rows, 0, 2, STYLE_CARD_BOLD, note_code(&app->session, note, code));
	pane_wrapped(pane_part(rows, 0, 2 + CODE_COLS, rows.rows, rows.cols - CODE_COLS - 4),
		     STYLE_CARD, session_text(&app->session, note, ITEM_TEXT));
}

static void
indicator_draw(const struct app *app, struct pane pane)
{
	int cols = overlay_cols(app, CONTENT_COLS);
	int notes = wrap_rows(session_text(&app->session, measured_note(app), ITEM_TEXT),
			      cols - CODE_COLS - 4, NOTE_ROWS);
	int rows = OTHER_ROWS + notes + TEXT_ROWS + MEASURES - 1;
	bool airy = rows + MEASURES < overlay_rows(app);
	struct pane inside;
	char title[120];

	indicator_title(app, title);
	inside = frame_overlay(pane, airy ? rows + MEASURES - 1 : rows + 1, cols, title);
	pane_cut_top(&inside, 1);
	draw_note(app, pane_cut_top(&inside, notes));
	pane_cut_top(&inside, 1);
	form_draw(app, &indicator_form, &inside, airy);
	pane_cut_top(&inside, !airy);
	form_draw_buttons(app, &indicator_form, pane_cut_top(&inside, 1));
	frame_toast(app, pane);
}

/* ---- saving ---- */

static bool
is_blank(const struct app *app)
{
	for (int measure = 0; measure < MEASURES; measure++)
		if (!text_is_blank(words_in(app, measure)))
			return false;
	return true;
}

static bool
refuse(struct app *app, int field)
{
	app->form.field = field;
	app->form.fresh = false;
	return false;
}

/* The day as it is kept; false, and told, when it cannot be read. */
static bool
read_due(struct app *app, struct buf *due)
{
	char date[DAY_TEXT];
	struct day day;
	struct err err;

	if (text_is_blank(words_in(app, MEASURE_DUE)))
		return true;
	if (!day_spoken(words_in(app, MEASURE_DUE), moment_day(app->now), &day, &err)) {
		app_err(app, &err);
		return refuse(app, MEASURE_DUE);
	}
	buf_add(due, day_text(day, date));
	return true;
}

static bool
put(struct app *app)
{
	const char *text[MEASURES];
	struct buf trimmed[MEASURES] = {{0}};
	bool ok = read_due(app, &trimmed[MEASURE_DUE]);

	for (int measure = 0; measure < MEASURES; measure++) {
		if (measure != MEASURE_DUE)
			text_trim(&trimmed[measure], words_in(app, measure));
		text[measure] = buf_text(&trimmed[measure]);
	}
	if (ok) {
		struct gesture gesture = app_gesture(app);
		struct id id = chain_measure(&gesture, measured_note(app), here(app), text);

		ok = app_take(app, &gesture, NULL);
		if (ok)
			app->measuring.indicator = id;
	}
	for (int measure = 0; measure < MEASURES; measure++)
		buf_free(&trimmed[measure]);
	return ok;
}

/* Keeps what is written; of a new one that says nothing there is nothing to keep. False, and told, when
 * it could not be kept. */
static bool
keep(struct app *app)
{
	if (!here(app) && is_blank(app))
		return true;
	if (text_is_blank(words_in(app, MEASURE_TEXT))) {
		app_warn(app, "Skriv vad det är som mäts, i det översta fältet.");
		return refuse(app, MEASURE_TEXT);
	}
	return put(app);
}

static void
save(struct app *app)
{
	if (!here(app) && is_blank(app))
		app_warn(app, "Skriv vad det är som mäts, eller tryck Esc.");
	else if (keep(app))
		app_close(app);
}

/* The next one takes its place; after the last one there is nothing more to ask. */
static void
take_away(struct app *app)
{
	struct gesture gesture = app_gesture(app);

	chain_unmeasure(&gesture, measured_note(app), here(app));
	if (!app_take(app, &gesture, NULL))
		return;
	if (indicator_at(app, 0))
		show(app, indicator_at(app, 0));
	else
		app_close(app);
}

/* ---- from one to another ---- */

/* Told, and true, when what is shown is a new one that says nothing. */
static bool
is_new_already(struct app *app)
{
	if (here(app) || !is_blank(app))
		return false;
	app_tell(app, "Det här är ett nytt mått. Skriv vad det är som mäts.");
	return true;
}

/* To the one before or after; what is written is kept first. After the last is a new one. */
static void
step(struct app *app, int by)
{
	int at = place_of(app) + by;

	if (at < 0)
		app_tell(app, "Det här är det första måttet.");
	else if ((by < 0 || !is_new_already(app)) && keep(app))
		show(app, indicator_at(app, at));
}

static void
begin_new(struct app *app)
{
	if (!is_new_already(app) && keep(app))
		show(app, NULL);
}

/* ---- keys ---- */

/* clang-format off */
#define INDICATOR_KEYS \
	{ K_TAB,       ACT_NEXT_PANE, "Nästa fält", NULL,  false }, \
	{ K_BACKTAB,   ACT_LAST_PANE, NULL,         NULL,  false }, \
	{ K_ENTER,     ACT_ENTER,     "Spara",      NULL,  false }, \
	{ K_PAGE_UP,   ACT_LESS,      NULL,         NULL,  false }, \
	{ K_UP,        ACT_UP,        NULL,         NULL,  false }, \
	{ K_DOWN,      ACT_DOWN,      NULL,         NULL,  false }, \
	{ K_RIGHT,     ACT_RIGHT,     NULL,         NULL,  false }, \
	{ K_LEFT,      ACT_LEFT,      NULL,         NULL,  false }

static const struct binding first_bindings[] = {
	INDICATOR_KEYS,
	{ K_PAGE_DOWN, ACT_MORE,      NULL,         NULL,  false },
	{ K_CTRL('n'), ACT_NEW_ROW,   NULL,         NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Avbryt",     NULL,  false },
	{ 0 }
};
static const struct binding indicator_bindings[] = {
	INDICATOR_KEYS,
	{ K_PAGE_DOWN, ACT_MORE,      "Nästa mått", NULL,  false },
	{ K_CTRL('n'), ACT_NEW_ROW,   "Nytt mått",  NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Avbryt",     NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
indicator_keys(const struct app *app)
{
	return indicator_at(app, 0) ? indicator_bindings : first_bindings;
}

static void
indicator_enter_pressed(struct app *app)
{
	if (app->form.item[INDICATOR_BUTTONS].choice == BUTTON_REMOVE)
		take_away(app);
	else
		save(app);
}

static struct command
indicator_act(struct app *app, struct command command)
{
	struct command none = {ACT_NONE, 0};

	command = form_act(&app->form, command);
	switch (command.action) {
	case ACT_ENTER: indicator_enter_pressed(app); return none;
	case ACT_MORE: step(app, 1); return none;
	case ACT_LESS: step(app, -1); return none;
	case ACT_NEW_ROW: begin_new(app); return none;
	default: return overlay_writes(app, command);
	}
}

static bool
takes_completion(struct app *app, int key)
{
	return app->form.field == MEASURE_WHO &&
	       role_complete(app, key, &app->form.item[MEASURE_WHO].editor);
}

static bool
indicator_type(struct app *app, int key)
{
	return takes_completion(app, key) || form_type(&app->form, key);
}

static bool
indicator_paste(struct app *app, const char *text)
{
	return form_paste(&app->form, text);
}

const struct page page_indicator = {
	.name = "indicator",
	.is_overlay = true,
	.keys = indicator_keys,
	.draw = indicator_draw,
	.act = indicator_act,
	.type = indicator_type,
	.paste = indicator_paste,
};
