/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A row of the plan with all that can be said of it, and the plan's own uppgifter: two forms in
 * overlays. What they ask for is a table each; what has changed becomes one event in the log of the
 * row.
 */
#include "form.h"
#include "insats.h"
#include "plan_page.h"
#include "role.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 76
#define TEXT_ROWS    2

/* How a field is asked for. */
enum asked_as { AS_TEXT, AS_WORDS, AS_DAY, AS_DAYS, AS_CHOICE, AS_LEVEL };

struct asked {
	enum item_field field;
	enum asked_as as;
	const char *hint;
};

enum { ROW_OF_TEXT, ROW_OF_OWNER, ROW_OF_END, ROW_OF_STATUS, ROW_OF_REASON };

static const struct asked row_fields[] = {
	[ROW_OF_TEXT] = {ITEM_TEXT, AS_TEXT, "Vad ska göras?"},
	[ROW_OF_OWNER] = {ITEM_OWNER, AS_WORDS, "Helst en roll."},
	[ROW_OF_END] = {ITEM_END, AS_DAY, "Till exempel dec 2026, vt27."},
	[ROW_OF_STATUS] = {ITEM_STATUS, AS_CHOICE, NULL},
	[ROW_OF_REASON] = {ITEM_REASON, AS_WORDS, "Varför den ändras eller avslutas."},
	{ITEM_MANDATE, AS_CHOICE, NULL},
	{ITEM_START, AS_DAY, "Dagen då den börjar."},
	{ITEM_CHECK, AS_DAYS, "En eller flera dagar, med komma emellan."},
	{ITEM_FORUM, AS_WORDS, "Till exempel Ledarforum."},
	{ITEM_LEVEL, AS_CHOICE, NULL},
	{ITEM_ALIKE, AS_CHOICE, NULL},
	{ITEM_APPLIES, AS_CHOICE, NULL},
	{ITEM_RESPONSIBILITY, AS_LEVEL, NULL},
	{ITEM_BENEFIT, AS_LEVEL, "1 liten, 3 stor."},
	{ITEM_EFFORT, AS_LEVEL, "1 lite, 3 mycket."},
	{ITEM_FUNDING, AS_CHOICE, NULL},
	{ITEM_RESOURCES, AS_WORDS, "Tid, pengar och annat."},
	{ITEM_SUPPORTED_BY, AS_WORDS, "En nationell insats."},
	{ITEM_PM3, AS_WORDS, "Förvaltningsobjektet som den hör till."},
};

static const struct asked about_fields[] = {
	{ITEM_DECIDED_BY, AS_WORDS, "Nämnden eller chefen."},
	{ITEM_DECIDED_ON, AS_DAY, "Dagen då planen fastställdes."},
	{ITEM_REGISTRY_NUMBER, AS_WORDS, "Till exempel Gy 123/2026."},
	{ITEM_KEEPER, AS_WORDS, "Rollen som håller den aktuell."},
	{ITEM_EDITION, AS_WORDS, "Till exempel 2."},
	{ITEM_VALID_TO, AS_DAY, "Dagen då den slutar gälla."},
};

#define ROW_FIELDS   ((int)COUNT(row_fields))
#define ABOUT_FIELDS ((int)COUNT(about_fields))

_Static_assert(COUNT(row_fields) < FORM_FIELDS, "a form has room for the row and its buttons");

/* ---- what stands there ---- */

static int
choices_of(const struct app *app, enum item_field field)
{
	const struct choice *choice = item_fields[field].choices;
	int count = 0;

	if (field == ITEM_RESPONSIBILITY)
		return app->catalog.responsibilities.count < item_fields[field].max
			       ? app->catalog.responsibilities.count
			       : item_fields[field].max;
	if (!choice)
		return item_fields[field].max;
	while (choice[count].name)
		count++;
	return count;
}

/* A status is always said; of the others the first choice is that nothing is. */
static bool
is_always_said(enum item_field field)
{
	return field == ITEM_STATUS;
}

static int
choice_in(const struct session *log, const struct item *item, const struct asked *asked)
{
	int none = is_always_said(asked->field) ? 0 : -1;
	int number =
		item ? session_int(log, item, asked->field, asked->as == AS_LEVEL ? 0 : none) : 0;

	if (asked->as == AS_LEVEL)
		return number;
	if (!item)
		return 0;
	return is_always_said(asked->field) ? number : number + 1;
}

/* The days of a list, as they are said. */
static void
say_days(struct buf *out, const char *list)
{
	struct err ignored;
	struct json *json = *list ? json_parse_own(list, strlen(list), &ignored) : NULL;
	char day[INSATS_DAY];

	for (const struct json *one = json ? json_first(json) : NULL; one; one = json_next(one))
		buf_addf(out, "%s%s", out->bytes ? ", " : "", insats_day(json_text(one, ""), day));
	json_drop(json);
}

static void
words_in(struct buf *out, const struct session *log, const struct item *item,
	 const struct asked *asked)
{
	const char *text = item ? session_text(log, item, asked->field) : "";
	char day[INSATS_DAY];

	if (asked->as == AS_DAY)
		buf_add(out, insats_day(text, day));
	else if (asked->as == AS_DAYS)
		say_days(out, text);
	else if (asked->field == ITEM_TEXT && item)
		buf_add(out, outcome_words(log, item));
	else
		buf_add(out, text);
}

static void
add_field(struct app *app, const struct session *log, const struct item *item,
	  const struct asked *asked)
{
	const char *label = item_fields[asked->field].label;
	struct buf words = {0};

	if (asked->as == AS_CHOICE || asked->as == AS_LEVEL) {
		form_choice(&app->form, label, choice_in(log, item, asked),
			    choices_of(app, asked->field) + !is_always_said(asked->field));
		return;
	}
	words_in(&words, log, item, asked);
	if (asked->as == AS_TEXT)
		form_lines(&app->form, label, TEXT_ROWS, buf_text(&words));
	else
		form_words(&app->form, label, 0, buf_text(&words));
	buf_free(&words);
}

static void
fill_form(struct app *app, const struct session *log, const struct item *item,
	  const struct asked *asked, int count)
{
	form_let_go(app);
	form_start(&app->form);
	for (int at = 0; at < count; at++)
		add_field(app, log, item, &asked[at]);
}

/* ---- opening ---- */

/* Which fields two have said different things of, a bit each. */
static unsigned
fields_apart(const struct session *log, const struct item *item)
{
	struct conflict conflict[ITEM_FIELDS];
	int count = item ? conflict_fields(log, item, conflict, (int)COUNT(conflict)) : 0;
	unsigned apart = 0;

	for (int at = 0; at < count; at++)
		for (int field = 0; field < ROW_FIELDS; field++)
			if (conflict[at].field == (int)row_fields[field].field)
				apart |= 1u << field;
	return apart;
}

static bool
has_workshop(const struct plan_row *row)
{
	return row->kind != PLAN_MEASURE && !row->is_own;
}

void
plan_row_enter(struct app *app)
{
	const struct plan_row *row = plan_row_here(app);
	struct plan_change change;
	const struct item *item;

	if (!row || !plan_row_change(app, &change, row))
		return;
	item = session_item(change.session, plan_row_item(app, row));
	app->plan.apart = fields_apart(change.session, item);
	fill_form(app, change.session, item, row_fields, ROW_FIELDS);
	if (row->kind == PLAN_MEASURE)
		editor_set(&app->form.item[ROW_OF_TEXT].editor, row->text);
	form_choice(&app->form, NULL, 0, has_workshop(row) ? 2 : 1);
	app->form.item[ROW_OF_STATUS].choice = row->status;
	app->form.field = ROW_OF_OWNER;
	/* Nothing was put: it was opened to be read. */
	(void)!plan_change_end(&change, NULL);
	overlay_open(app, &page_plan_row);
}

void
plan_about_enter(struct app *app)
{
	struct plan_change change;

	if (!plan_change_begin(app, &change, plan_log_id(app), ""))
		return;
	fill_form(app, change.session, session_self(change.session), about_fields, ABOUT_FIELDS);
	form_choice(&app->form, NULL, 0, 1);
	(void)!plan_change_end(&change, NULL);
	overlay_open(app, &page_plan_about);
}

/* ---- what the forms say of their fields ---- */

static void
name_choice(const struct asked *asked, int choice, char text[FORM_HINT])
{
	const struct choice *choices = item_fields[asked->field].choices;
	int at = is_always_said(asked->field) ? choice : choice - 1;

	if (at < 0)
		snprintf(text, FORM_HINT, "–");
	else if (choices)
		snprintf(text, FORM_HINT, "%s", choices[at].label);
	else
		snprintf(text, FORM_HINT, "%d", choice);
}

static void
row_choice(const struct app *app, int field, int choice, char text[FORM_HINT])
{
	static const char *const buttons[] = {"Spara", "Till workshopen"};

	(void)app;
	if (field >= ROW_FIELDS)
		snprintf(text, FORM_HINT, "%s", buttons[choice]);
	else
		name_choice(&row_fields[field], choice, text);
}

static void
about_choice(const struct app *app, int field, int choice, char text[FORM_HINT])
{
	(void)app;
	(void)field;
	(void)choice;
	snprintf(text, FORM_HINT, "Spara");
}

/* The day that will be kept, the name that is offered, or what could be written. */
static void
hint_field(const struct app *app, const struct asked *asked, int field, char text[FORM_HINT])
{
	const char *words = app->form.item[field].editor.text;
	const char *whole = asked->field == ITEM_OWNER ? role_completion(app, words) : NULL;
	struct day day;
	struct err err;

	if (whole && app->form.field == field)
		snprintf(text, FORM_HINT, "Tab: %.100s", whole);
	else if (!*words && asked->hint)
		snprintf(text, FORM_HINT, "%s", asked->hint);
	else if (*words && asked->as == AS_DAY &&
		 day_spoken(words, moment_day(app->now), &day, &err))
		snprintf(text, FORM_HINT, "→ %d %s %d", day.day, day_month_short(day.month),
			 day.year);
}

static void
row_hint(const struct app *app, int field, char text[FORM_HINT])
{
	const struct plan_row *row = plan_row_here(app);

	if (app->plan.apart & 1u << field)
		snprintf(text, FORM_HINT, "olika uppgifter");
	else if (field == ROW_OF_TEXT && row && row->kind == PLAN_MEASURE)
		snprintf(text, FORM_HINT, "står i dokumentet");
	else
		hint_field(app, &row_fields[field], field, text);
}

static void
about_hint(const struct app *app, int field, char text[FORM_HINT])
{
	hint_field(app, &about_fields[field], field, text);
}

static const struct form_page row_form = {row_choice, row_hint};
static const struct form_page about_form = {about_choice, about_hint};

/* ---- drawing ---- */

static void
draw_form(const struct app *app, struct pane pane, const struct form_page *form, int rows,
	  const char *title)
{
	int most = overlay_rows(app);
	struct pane inside = frame_overlay(pane, rows + 4 < most ? rows + 4 : most,
					   overlay_cols(app, CONTENT_COLS), title);
	struct pane buttons;

	pane_cut_top(&inside, 1);
	pane_cut_bottom(&inside, 1);
	buttons = pane_cut_bottom(&inside, 1);
	pane_cut_bottom(&inside, 1);
	form_draw(app, form, &inside, 0);
	form_draw_buttons(app, form, buttons);
	frame_toast(app, pane);
}

static void
row_draw(const struct app *app, struct pane pane)
{
	const struct plan_row *row = plan_row_here(app);
	char title[300];

	if (row && row->goal)
		snprintf(title, sizeof title, "Mål %d  %.200s", row->goal, row->goal_name);
	else
		snprintf(title, sizeof title, "Insats utan mål");
	draw_form(app, pane, &row_form, ROW_FIELDS + TEXT_ROWS - 1, title);
}

static void
about_draw(const struct app *app, struct pane pane)
{
	draw_form(app, pane, &about_form, ABOUT_FIELDS, "Planens uppgifter");
}

/* ---- saving ---- */

static bool
refuse(struct app *app, int field, const struct err *err)
{
	app->form.field = field;
	app->form.fresh = false;
	app_err(app, err);
	return false;
}

/* Adds the day that the words are, with a comma before it unless it is the first. */
static bool
add_day(struct buf *out, const char *words, struct day today, struct err *err)
{
	char date[DAY_TEXT];
	struct day day;

	if (!day_spoken(words, today, &day, err))
		return false;
	buf_addf(out, "%s\"%s\"", out->bytes > 1 ? "," : "", day_text(day, date));
	return true;
}

/* "1 juni, 2027-01-10" as a JSON list of days. */
static bool
read_days(struct buf *out, const char *words, struct day today, struct err *err)
{
	bool ok = true;

	buf_add(out, "[");
	while (ok && *words) {
		size_t bytes = strcspn(words, ",");
		struct buf one = {0}, trimmed = {0};

		buf_addn(&one, words, bytes);
		text_trim(&trimmed, buf_text(&one));
		ok = !trimmed.bytes || add_day(out, buf_text(&trimmed), today, err);
		buf_free(&one);
		buf_free(&trimmed);
		words += bytes + (words[bytes] == ',');
	}
	buf_add(out, "]");
	return ok;
}

static bool
put_words(struct app *app, struct gesture *gesture, const struct asked *asked, int field)
{
	struct buf words = {0}, value = {0};
	struct day today = moment_day(app->now), day;
	char date[DAY_TEXT];
	struct err err;
	bool ok = true;

	text_trim(&words, app->form.item[field].editor.text);
	if (asked->as == AS_DAYS)
		ok = read_days(&value, buf_text(&words), today, &err);
	else if (asked->as == AS_DAY && words.bytes)
		ok = day_spoken(buf_text(&words), today, &day, &err);
	if (!ok)
		refuse(app, field, &err);
	else if (asked->as == AS_DAYS)
		gesture_json(gesture, asked->field, buf_text(&value));
	else if (asked->as == AS_DAY)
		gesture_text(gesture, asked->field, words.bytes ? day_text(day, date) : "");
	else
		gesture_text(gesture, asked->field, buf_text(&words));
	buf_free(&words);
	buf_free(&value);
	return ok;
}

static void
put_choice(struct gesture *gesture, const struct asked *asked, int choice)
{
	if (asked->as == AS_LEVEL)
		gesture_int(gesture, asked->field, choice);
	else if (is_always_said(asked->field))
		gesture_int(gesture, asked->field, choice);
	else if (choice)
		gesture_int(gesture, asked->field, choice - 1);
	else
		gesture_text(gesture, asked->field, "");
}

/* What a choice was when the form was opened: a status may follow what a later workshop said. */
static int
choice_before(const struct app *app, const struct session *log, const struct item *item,
	      const struct asked *asked)
{
	return asked->field == ITEM_STATUS ? plan_row_here(app)->status
					   : choice_in(log, item, asked);
}

/* Puts what differs from what stands; what was never said and is not said now is left alone. */
static bool
put_form(struct app *app, struct plan_change *change, struct id id, const struct asked *asked,
	 int first, int count)
{
	for (int field = first; field < count; field++) {
		const struct item *item = session_item(change->session, id);
		int choice = app->form.item[field].choice;
		struct buf before = {0};
		bool ok = true;

		if (asked[field].as == AS_CHOICE || asked[field].as == AS_LEVEL) {
			change->gesture.repeats = asked[field].field == ITEM_STATUS;
			if (choice != choice_before(app, change->session, item, &asked[field]))
				put_choice(&change->gesture, &asked[field], choice);
			change->gesture.repeats = false;
			continue;
		}
		words_in(&before, change->session, item, &asked[field]);
		if (strcmp(buf_text(&before), app->form.item[field].editor.text) != 0)
			ok = put_words(app, &change->gesture, &asked[field], field);
		buf_free(&before);
		if (!ok)
			return false;
	}
	return true;
}

/* Keeps it, or lets go of it; false, and told, when it is not kept. */
static bool
end_form(struct app *app, struct plan_change *change, bool ok, const char *said)
{
	if (!ok) {
		gesture_free(&change->gesture);
		change->gesture.count = 0;
		change->gesture.err.code = ERR_NONE;
		(void)!plan_change_end(change, NULL);
		return false;
	}
	if (!plan_row_changed(change, said))
		return false;
	app_close(app);
	return true;
}

/* What ends without klar is to say why. */
static bool
has_reason(struct app *app)
{
	struct err err;

	if (app->form.item[ROW_OF_STATUS].choice != STATUS_DROPPED ||
	    plan_row_here(app)->status == STATUS_DROPPED ||
	    !text_is_blank(app->form.item[ROW_OF_REASON].editor.text))
		return true;
	err_set(&err, ERR_REFUSED, "Skriv varför den utgår. Den som läser planen senare undrar.");
	return refuse(app, ROW_OF_REASON, &err);
}

static bool
save_row(struct app *app)
{
	const struct plan_row *row = plan_row_here(app);
	int first = row && row->kind == PLAN_MEASURE; /* its words are the catalogue's */
	struct plan_change change;
	struct id item;

	if (!row || !has_reason(app))
		return false;
	if (!first && text_is_blank(app->form.item[ROW_OF_TEXT].editor.text)) {
		app_warn(app, "Skriv vad som ska göras, i det översta fältet.");
		app->form.field = ROW_OF_TEXT;
		return false;
	}
	item = plan_row_item(app, row);
	if (!plan_row_change(app, &change, row))
		return false;
	return end_form(app, &change, put_form(app, &change, item, row_fields, first, ROW_FIELDS),
			"Raden är ändrad. Ctrl+Z ångrar.");
}

static void
save_about(struct app *app)
{
	struct plan_change change;

	if (!plan_change_begin(app, &change, plan_log_id(app), ""))
		return;
	gesture_set(&change.gesture, change.session->id);
	end_form(app, &change,
		 put_form(app, &change, change.session->id, about_fields, 0, ABOUT_FIELDS),
		 "Planens uppgifter är sparade. Ctrl+Z ångrar.");
}

/* ---- keys ---- */

/* clang-format off */
static const struct binding form_bindings[] = {
	{ K_TAB,     ACT_NEXT_PANE, "Nästa fält", NULL,  false },
	{ K_ENTER,   ACT_ENTER,     "Spara",      NULL,  false },
	{ K_RIGHT,   ACT_RIGHT,     "Välj",       "← →", false },
	{ K_ESCAPE,  ACT_ESCAPE,    "Avbryt",     NULL,  false },
	{ K_BACKTAB, ACT_LAST_PANE, NULL,         NULL,  false },
	{ K_LEFT,    ACT_LEFT,      NULL,         NULL,  false },
	{ K_UP,      ACT_UP,        NULL,         NULL,  false },
	{ K_DOWN,    ACT_DOWN,      NULL,         NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
form_keys(const struct app *app)
{
	(void)app;
	return form_bindings;
}

static struct command
row_act(struct app *app, struct command command)
{
	bool leaves;

	command = form_act(&app->form, command);
	if (command.action != ACT_ENTER)
		return overlay_writes(app, command);
	leaves = app->form.field == ROW_FIELDS && app->form.item[ROW_FIELDS].choice == 1;
	if (save_row(app) && leaves)
		plan_source(app);
	return (struct command){ACT_NONE, 0};
}

static struct command
about_act(struct app *app, struct command command)
{
	command = form_act(&app->form, command);
	if (command.action != ACT_ENTER)
		return overlay_writes(app, command);
	save_about(app);
	return (struct command){ACT_NONE, 0};
}

static bool
takes_completion(struct app *app, int key)
{
	return app->form.field == ROW_OF_OWNER &&
	       role_complete(app, key, &app->form.item[ROW_OF_OWNER].editor);
}

/* The words of a row of the document are not to be written over. */
static bool
is_locked(const struct app *app)
{
	const struct plan_row *row = plan_row_here(app);

	return app->form.field == ROW_OF_TEXT && row && row->kind == PLAN_MEASURE;
}

static bool
row_type(struct app *app, int key)
{
	if (is_locked(app) && (key_is_text(key) || key == K_BACKSPACE || key == K_DELETE)) {
		app_tell(app, "Texten står i dokumentet och ändras inte här.");
		return true;
	}
	return takes_completion(app, key) || form_type(&app->form, key);
}

static bool
row_paste(struct app *app, const char *text)
{
	return !is_locked(app) && form_paste(&app->form, text);
}

static bool
about_type(struct app *app, int key)
{
	return form_type(&app->form, key);
}

static bool
about_paste(struct app *app, const char *text)
{
	return form_paste(&app->form, text);
}

const struct page page_plan_row = {
	.name = "plan-row",
	.is_overlay = true,
	.keys = form_keys,
	.draw = row_draw,
	.act = row_act,
	.type = row_type,
	.paste = row_paste,
};

const struct page page_plan_about = {
	.name = "plan-about",
	.is_overlay = true,
	.keys = form_keys,
	.draw = about_draw,
	.act = about_act,
	.type = about_type,
	.paste = about_paste,
};
