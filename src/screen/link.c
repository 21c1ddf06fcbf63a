/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is said of a link: how sure it is, what must be true for it, and what it builds on. All of it is
 * one gesture. Where an assumption matters most it is asked for once, and nobody is held back.
 */
#include "form.h"

#include "rodtrad/core/chain.h"

#include <stdio.h>

#define CONTENT_COLS    74
#define ASSUMPTION_ROWS 3
#define FIELD_ROWS      (ASSUMPTION_ROWS + 3)
#define OTHER_ROWS      4 /* air above and below the notes, the buttons, and air under them */
#define GAPS            4 /* rows between fields, when there is room */
#define NOTE_ROWS       2
#define CODE_COLS       6

enum link_form { LINK_STRENGTH, LINK_ASSUMPTION, LINK_NO_ASSUMPTION, LINK_SUPPORT, LINK_BUTTONS };
enum link_button { BUTTON_SAVE, BUTTON_UNLINK };

/* The link and the notes at its ends; held until the session changes. */
struct link_ends {
	const struct item *link, *from, *to;
};

/* False when a note at one of the ends has left the wall. */
static bool
ends_here(const struct app *app, struct link_ends *ends)
{
	ends->link = session_item(&app->session, app->linking.link);
	return chain_link_ends(&app->session, ends->link, &ends->from, &ends->to);
}

/* ---- what there is to choose ---- */

/* The item's field that a choice of the form is, ITEM_FIELDS when it is none. */
static enum item_field
field_of(int field)
{
	return field == LINK_STRENGTH  ? ITEM_STRENGTH
	       : field == LINK_SUPPORT ? ITEM_SUPPORT
				       : ITEM_FIELDS;
}

static int
choice_count(enum item_field field)
{
	int count = 0;

	while (item_fields[field].choices[count].name)
		count++;
	return count;
}

/* "Inte sagt" stands first until something has been said: after that there is only something else to
 * say, and Ctrl+Z. */
static int
unsaid_choices(const struct app *app, enum link_form field)
{
	return app->form.item[field].choices - choice_count(field_of(field));
}

static void
enum_choice(struct app *app, const struct item *link, enum item_field field)
{
	int said = session_int(&app->session, link, field, -1), count = choice_count(field);

	form_choice(&app->form, item_fields[field].label, said < 0 ? 0 : said, count + (said < 0));
}

/* What is chosen as the field's number; -1: nothing has been said. */
static int
chosen(const struct app *app, enum link_form field)
{
	return app->form.item[field].choice - unsaid_choices(app, field);
}

static void
name_of_choice(const struct app *app, int field, int choice, char text[FORM_HINT])
{
	static const char *const answers[] = {"nej", "ja, vi har frågat"};
	static const char *const buttons[] = {"Spara", "Ta bort länken"};
	enum item_field of = field_of(field);
	int unsaid = of == ITEM_FIELDS ? 0 : unsaid_choices(app, (enum link_form)field);

	snprintf(text, FORM_HINT, "%s",
		 field == LINK_BUTTONS         ? buttons[choice]
		 : field == LINK_NO_ASSUMPTION ? answers[choice]
		 : choice < unsaid             ? "inte sagt"
					       : item_fields[of].choices[choice - unsaid].label);
}

static void
hint_of_field(const struct app *app, int field, char text[FORM_HINT])
{
	bool is_none = app->form.item[LINK_NO_ASSUMPTION].choice;

	if (field == LINK_ASSUMPTION && editor_is_empty(&app->form.item[field].editor))
		snprintf(text, FORM_HINT, "%s",
			 is_none ? "Inget avgörande antagande."
				 : "Vad måste vara sant för att det ska hända?");
}

static const struct form_page link_form = {name_of_choice, hint_of_field};

/* ---- opening ---- */

void
link_enter(struct app *app, const struct item *link, enum item_field first)
{
	const struct item *from, *to;

	if (!chain_link_ends(&app->session, link, &from, &to)) {
		app_tell(app, "Länken leder inte längre någonstans: en av lapparna är borta.");
		return;
	}
	form_let_go(app);
	form_start(&app->form);
	app->linking.link = link->id;
	app->linking.asked = false;
	enum_choice(app, link, ITEM_STRENGTH);
	form_lines(&app->form, item_fields[ITEM_ASSUMPTION].label, ASSUMPTION_ROWS,
		   session_text(&app->session, link, ITEM_ASSUMPTION));
	form_choice(&app->form, "Inget avgörande",
		    session_is(&app->session, link, ITEM_NO_ASSUMPTION), 2);
	enum_choice(app, link, ITEM_SUPPORT);
	form_choice(&app->form, NULL, BUTTON_SAVE, 2);
	app->form.field = first == ITEM_ASSUMPTION ? LINK_ASSUMPTION : LINK_STRENGTH;
	overlay_open(app, &page_link);
}

/* ---- drawing ---- */

static void
draw_note(const struct app *app, struct pane *rest, const struct item *note, int rows)
{
	char code[NOTE_CODE];
	struct pane line = pane_cut_top(rest, rows);

	pane_text(line, 0, 2, STYLE_CARD_BOLD, note_code(&app->session, note, code));
	pane_wrapped(pane_part(line, 0, 2 + CODE_COLS, rows, line.cols - CODE_COLS - 4), STYLE_CARD,
		     session_text(&app->session, note, ITEM_TEXT));
}

static int
note_rows(const struct app *app, const struct item *note, int cols)
{
	int rows = wrap_rows(session_text(&app->session, note, ITEM_TEXT), cols - CODE_COLS - 4,
			     NOTE_ROWS);

	return rows < 1 ? 1 : rows;
}

static void
draw_ends(const struct app *app, struct pane *inside, const struct link_ends *ends, bool airy)
{
	draw_note(app, inside, ends->from, airy ? note_rows(app, ends->from, inside->cols) : 1);
	draw_note(app, inside, ends->to, airy ? note_rows(app, ends->to, inside->cols) : 1);
}

static void
link_draw(const struct app *app, struct pane pane)
{
	int cols = overlay_cols(app, CONTENT_COLS), notes = 2;
	struct link_ends ends;
	char title[120] = "Länken", a[NOTE_CODE], b[NOTE_CODE];
	bool there = ends_here(app, &ends), airy;
	struct pane inside;

	if (there) {
		snprintf(title, sizeof title, "%s leder till %s",
			 note_code(&app->session, ends.from, a),
			 note_code(&app->session, ends.to, b));
		notes = note_rows(app, ends.from, cols) + note_rows(app, ends.to, cols);
	}
	airy = OTHER_ROWS + FIELD_ROWS + GAPS + notes < overlay_rows(app);
	inside = frame_overlay(pane, OTHER_ROWS + FIELD_ROWS + (airy ? GAPS - 1 + notes : 2), cols,
			       title);
	pane_cut_top(&inside, 1);
	if (there)
		draw_ends(app, &inside, &ends, airy);
	pane_cut_top(&inside, 1);
	form_draw(app, &link_form, &inside, airy);
	pane_cut_top(&inside, !airy);
	form_draw_buttons(app, &link_form, pane_cut_top(&inside, 1));
	frame_toast(app, pane);
}

/* ---- saving ---- */

static bool
has_assumption(const struct app *app)
{
	return !text_is_blank(app->form.item[LINK_ASSUMPTION].editor.text) ||
	       app->form.item[LINK_NO_ASSUMPTION].choice;
}

/* Asks for an assumption, the first time, where a prestation meets an effekt and of what is unsure. */
static bool
asks_first(struct app *app, const struct link_ends *ends)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	if (app->linking.asked || has_assumption(app) ||
	    (chosen(app, LINK_STRENGTH) != STRENGTH_UNCERTAIN &&
	     !chain_meets_effect(&app->session, ends->link)))
		return false;
	app->linking.asked = true;
	app->form.field = LINK_ASSUMPTION;
	app_warn(app,
		 "Vad måste vara sant för att %s ska leda till %s? Skriv det, eller tryck Enter "
		 "igen.",
		 note_code(&app->session, ends->from, a), note_code(&app->session, ends->to, b));
	return true;
}

static void
save(struct app *app, const struct link_ends *ends)
{
	struct gesture gesture;
	struct buf assumption = {0};

	if (asks_first(app, ends))
		return;
	text_trim(&assumption, app->form.item[LINK_ASSUMPTION].editor.text);
	gesture = app_gesture(app);
	chain_describe(&gesture, ends->link,
		       &(struct link_words){
			       .strength = chosen(app, LINK_STRENGTH),
			       .support = chosen(app, LINK_SUPPORT),
			       .assumption = buf_text(&assumption),
			       .no_assumption = app->form.item[LINK_NO_ASSUMPTION].choice,
		       });
	buf_free(&assumption);
	if (app_take(app, &gesture, NULL))
		app_close(app);
}

static void
take_away(struct app *app, const struct link_ends *ends)
{
	struct gesture gesture = app_gesture(app);

	chain_unlink(&gesture, ends->link);
	if (app_take(app, &gesture, NULL))
		app_close(app);
}

static void
link_enter_pressed(struct app *app)
{
	struct link_ends ends;

	if (!ends_here(app, &ends))
		app_close(app);
	else if (app->form.item[LINK_BUTTONS].choice == BUTTON_UNLINK)
		take_away(app, &ends);
	else
		save(app, &ends);
}

/* ---- keys ---- */

/* clang-format off */
static const struct binding link_bindings[] = {
	{ K_TAB,     ACT_NEXT_PANE, "Nästa fält", NULL,  false },
	{ K_BACKTAB, ACT_LAST_PANE, NULL,         NULL,  false },
	{ K_RIGHT,   ACT_RIGHT,     "Välj",       "← →", false },
	{ K_LEFT,    ACT_LEFT,      NULL,         NULL,  false },
	{ K_UP,      ACT_UP,        NULL,         NULL,  false },
	{ K_DOWN,    ACT_DOWN,      NULL,         NULL,  false },
	{ K_ENTER,   ACT_ENTER,     "Spara",      NULL,  false },
	{ K_ESCAPE,  ACT_ESCAPE,    "Avbryt",     NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
link_keys(const struct app *app)
{
	(void)app;
	return link_bindings;
}

/* The two exclude each other: to say that nothing is decisive takes the assumption away, and to take that
 * back brings the one that was saved. */
static void
settle_assumption(struct app *app, int before)
{
	struct editor *editor = &app->form.item[LINK_ASSUMPTION].editor;
	const struct item *link = session_item(&app->session, app->linking.link);
	int now = app->form.item[LINK_NO_ASSUMPTION].choice;

	if (now == before)
		return;
	editor_set(editor, now ? "" : session_text(&app->session, link, ITEM_ASSUMPTION));
}

static struct command
link_act(struct app *app, struct command command)
{
	int before = app->form.item[LINK_NO_ASSUMPTION].choice;

	command = form_act(&app->form, command);
	settle_assumption(app, before);
	if (command.action != ACT_ENTER)
		return overlay_writes(app, command);
	link_enter_pressed(app);
	return (struct command){ACT_NONE, 0};
}

/* What is written as an assumption is one. */
static bool
written(struct app *app, bool taken)
{
	if (taken && !text_is_blank(app->form.item[LINK_ASSUMPTION].editor.text))
		app->form.item[LINK_NO_ASSUMPTION].choice = 0;
	return taken;
}

static bool
link_type(struct app *app, int key)
{
	return written(app, form_type(&app->form, key));
}

static bool
link_paste(struct app *app, const char *text)
{
	return written(app, form_paste(&app->form, text));
}

const struct page page_link = {
	.name = "link",
	.is_overlay = true,
	.keys = link_keys,
	.draw = link_draw,
	.act = link_act,
	.type = link_type,
	.paste = link_paste,
};
