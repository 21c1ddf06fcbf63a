/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ny workshop: what the room must know of itself before it begins. Everything has an answer
 * already, so that Enter alone is enough.
 */
#include "earlier.h"
#include "form.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/base/json.h"

#define CONTENT_COLS 72
#define TIGHT_ROWS   13 /* eight fields, the minutes, the buttons, and a row of air before each */
#define AIRY_ROWS    22

enum new_field {
	NEW_METHOD,
	NEW_DELMAL,
	NEW_GROUP,
	NEW_UNIT,
	NEW_DATE,
	NEW_PEOPLE,
	NEW_FUNCTIONS,
	NEW_MINUTES,
	NEW_HOW
};
enum new_how { HOW_BEGIN, HOW_PREPARE, HOWS };

/* What the form says, once it has been read. */
struct beginning {
	const struct offer *offer;
	const struct catalog_delmal *delmal;
	struct day date;
	int people, minutes;
	bool prepares;
};

/* ---- what is chosen ---- */

static const struct offer *
chosen_offer(const struct app *app)
{
	return &app->offers.item[app->form.item[NEW_METHOD].choice];
}

static const struct catalog_delmal *
delmal_at(const struct app *app, int at)
{
	return &((const struct catalog_delmal *)app->catalog.delmal.item)[at];
}

static const struct catalog_delmal *
chosen_delmal(const struct app *app)
{
	return delmal_at(app, app->form.item[NEW_DELMAL].choice);
}

static const char *
words_in(const struct app *app, enum new_field field)
{
	return app->form.item[field].editor.text;
}

/* ---- the unit: one of the catalogue's, or another ---- */

static int
unit_written(const struct app *app)
{
	for (int unit = 0; unit < app->catalog.units.count; unit++)
		if (!strcmp(app->catalog.units.item[unit], words_in(app, NEW_UNIT)))
			return unit;
	return -1;
}

/* The first unit that what is written is found in; -1 when it is none, or nothing is written. */
static int
unit_suggested(const struct app *app)
{
	if (text_is_blank(words_in(app, NEW_UNIT)))
		return -1;
	for (int unit = 0; unit < app->catalog.units.count; unit++)
		if (text_has_words(app->catalog.units.item[unit], words_in(app, NEW_UNIT)))
			return unit;
	return -1;
}

static void
unit_write(struct app *app, int unit)
{
	editor_set(&app->form.item[NEW_UNIT].editor, app->catalog.units.item[unit]);
}

/*
 * ← and → go through the units; → also completes one that has been begun. False: they move the
 * caret.
 */
static bool
unit_turn(struct app *app, int by)
{
	const struct editor *editor = &app->form.item[NEW_UNIT].editor;
	int units = app->catalog.units.count, written = unit_written(app);

	if (app->form.field != NEW_UNIT || !units)
		return false;
	if (editor_is_empty(editor))
		unit_write(app, by > 0 ? 0 : units - 1);
	else if (written >= 0)
		unit_write(app, (written + by + units) % units);
	else if (by > 0 && !editor->text[editor->caret] && unit_suggested(app) >= 0)
		unit_write(app, unit_suggested(app));
	else
		return false;
	return true;
}

/* ---- what there is to follow up ---- */

/* The day that is written, today while it cannot be read. */
static const char *
day_written(const struct app *app, char date[DAY_TEXT])
{
	struct day today = moment_day(app->now), day;
	struct err err;

	return day_text(day_spoken(words_in(app, NEW_DATE), today, &day, &err) ? day : today, date);
}

/* Looks for earlier insatser that wait, when what decides it has been changed. */
static void
look_back(struct app *app)
{
	char date[DAY_TEXT], asked[sizeof app->waiting_for];
	struct review_scope scope = {
		.catalog = app->catalog.id,
		.delmal = chosen_delmal(app)->id,
		.unit = words_in(app, NEW_UNIT),
		.date = day_written(app, date),
	};

	snprintf(asked, sizeof asked, "%.20s %.10s %.160s", scope.delmal, scope.date, scope.unit);
	if (!strcmp(asked, app->waiting_for))
		return;
	snprintf(app->waiting_for, sizeof app->waiting_for, "%s", asked);
	app->waiting = earlier_waiting(app, &scope);
}

/* The minutes that the workshop takes, with what there is to follow up. */
static int
minutes_of(const struct app *app, const struct workshop *workshop)
{
	return workshop_minutes(workshop, app->waiting > 0);
}

/* ---- reading ---- */

/* Says what is wrong and goes to the field. */
static bool
refuse(struct app *app, enum new_field field, const char *why)
{
	app->form.field = field;
	app_warn(app, "%s", why);
	return false;
}

/* False, and told, when something in it cannot be. */
static bool
read_form(struct app *app, struct beginning *out)
{
	struct err err;

	*out = (struct beginning){
		.offer = chosen_offer(app),
		.delmal = chosen_delmal(app),
		.people = form_number(&app->form, NEW_PEOPLE),
		.minutes = form_number(&app->form, NEW_MINUTES),
		.prepares = app->form.item[NEW_HOW].choice == HOW_PREPARE,
	};
	if (!day_spoken(words_in(app, NEW_DATE), moment_day(app->now), &out->date, &err))
		return refuse(app, NEW_DATE, err.text);
	if (out->people < 1 || out->people > PEOPLE_MAX)
		return refuse(app, NEW_PEOPLE, "Hur många är vi? Skriv ett tal från 1 till 60.");
	if (out->minutes < item_fields[ITEM_MINUTES].min ||
	    out->minutes > item_fields[ITEM_MINUTES].max)
		return refuse(app, NEW_MINUTES,
			      "Hur lång tid har vi? Skriv minuter, från 5 till 480.");
	return true;
}

/* ---- beginning ---- */

static void
put_words(const struct app *app, struct gesture *gesture, enum item_field field,
	  enum new_field from)
{
	struct buf trimmed = {0};

	text_trim(&trimmed, words_in(app, from));
	if (trimmed.bytes)
		gesture_text(gesture, field, buf_text(&trimmed));
	buf_free(&trimmed);
}

/*
 * The workshop as it is today goes into the session, so that it can be read when the file has
 * changed. "Hur blev det?" goes with it when there is something to follow up: else it would be an
 * empty step with minutes of its own.
 */
static bool
put_workshop(struct gesture *gesture, const struct offer *offer, bool with_extra, struct err *err)
{
	struct json *json = json_parse(offer->text, offer->bytes, JSON_WORKSHOP_BYTES, err);
	struct buf canonical = {0};

	if (!json)
		return false;
	workshop_copy(&canonical, json, with_extra);
	gesture_json(gesture, ITEM_WORKSHOP, buf_text(&canonical));
	buf_free(&canonical);
	json_drop(json);
	return true;
}

static void
put_delmal(const struct app *app, struct gesture *gesture, const struct beginning *beginning)
{
	gesture_text(gesture, ITEM_CATALOG, app->catalog.id);
	gesture_text(gesture, ITEM_CATALOG_VERSION, app->catalog.version);
	gesture_text(gesture, ITEM_DELMAL, beginning->delmal->id);
	gesture_text(gesture, ITEM_DELMAL_TEXT, beginning->delmal->text);
}

static void
put_answers(const struct app *app, struct gesture *gesture, const struct beginning *beginning)
{
	char title[200], date[DAY_TEXT];

	snprintf(title, sizeof title, "%s om delmål %s", beginning->offer->workshop.title,
		 beginning->delmal->id);
	gesture_text(gesture, ITEM_TITLE, title);
	put_words(app, gesture, ITEM_GROUP, NEW_GROUP);
	put_words(app, gesture, ITEM_UNIT, NEW_UNIT);
	put_words(app, gesture, ITEM_FUNCTIONS, NEW_FUNCTIONS);
	gesture_text(gesture, ITEM_DATE, day_text(beginning->date, date));
	gesture_int(gesture, ITEM_PEOPLE, beginning->people);
	gesture_int(gesture, ITEM_MINUTES, beginning->minutes);
	if (beginning->prepares)
		gesture_bool(gesture, ITEM_PREPARED, true);
	gesture_int(gesture, ITEM_STATE, STATE_DRAFT);
}

/* Makes the session from the form. False, and told, when it could not be kept. */
static bool
make_session(struct app *app, const struct beginning *beginning)
{
	struct gesture gesture = app_gesture(app);
	struct err err;

	gesture_open(&gesture);
	if (!put_workshop(&gesture, beginning->offer, app->waiting > 0, &err)) {
		gesture_free(&gesture);
		app_err(app, &err);
		return false;
	}
	put_delmal(app, &gesture, beginning);
	put_answers(app, &gesture, beginning);
	return app_begin_session(app, &gesture);
}

/* What the next workshop begins with. */
static void
remember(struct app *app)
{
	static const struct {
		enum new_field field;
		const char *name;
	} kept[] = {
		{NEW_GROUP, "group"},
		{NEW_UNIT, "unit"},
		{NEW_PEOPLE, "people"},
		{NEW_MINUTES, "minutes"},
	};

	const struct workshop *workshop = &chosen_offer(app)->workshop;
	char minutes[16];

	for (size_t at = 0; at < COUNT(kept); at++)
		app->ports->set(app->ports->world, kept[at].name, words_in(app, kept[at].field));
	/* The next may have nothing to follow up. */
	snprintf(minutes, sizeof minutes, "%d", workshop->minutes);
	if (form_number(&app->form, NEW_MINUTES) == minutes_of(app, workshop))
		app->ports->set(app->ports->world, "minutes", minutes);
}

/* A session that is open is let go first; the form stays until the new one is there. */
static void
leave_session(struct app *app)
{
	if (!app->in_session)
		return;
	app_close_session(app);
	app_read_rows(app);
	start_enter(app);
	app_open(app, &page_new);
}

static void
new_begin(struct app *app)
{
	struct beginning beginning;

	if (!read_form(app, &beginning))
		return;
	remember(app);
	leave_session(app);
	if (!make_session(app, &beginning)) {
		session_free(&app->session);
		return;
	}
	if (beginning.prepares) {
		app->clock.since_ms = 0;
		app_tell(app, "Workshopen är förberedd. Esc två gånger går till start.");
	} else {
		room_first(app);
	}
}

/* Another method has other minutes, and so has one with something to follow up: they follow,
 * unless the group has written its own. */
static void
follow(struct app *app, int before)
{
	int now = minutes_of(app, &chosen_offer(app)->workshop);
	char minutes[16];

	if (now == before || form_number(&app->form, NEW_MINUTES) != before)
		return;
	snprintf(minutes, sizeof minutes, "%d", now);
	editor_set(&app->form.item[NEW_MINUTES].editor, minutes);
}

/* ---- opening ---- */

/* A setting, or what stands for it when it has not been made. */
static void
words_kept(struct app *app, const char *label, int cols, const char *name, const char *none)
{
	struct buf value = {0};

	app->ports->setting(app->ports->world, name, &value);
	form_words(&app->form, label, cols, value.bytes ? buf_text(&value) : none);
	buf_free(&value);
}

static int
index_of(const struct app *app, const struct catalog_delmal *delmal)
{
	return delmal ? (int)(delmal - delmal_at(app, 0)) : 0;
}

static void
make_form(struct app *app, const struct catalog_delmal *delmal)
{
	struct form *form = &app->form;
	const struct workshop *workshop = &app->offers.item[0].workshop;
	char people[16], minutes[16], date[DAY_TEXT];

	snprintf(people, sizeof people, "%d", (workshop->people_min + workshop->people_max) / 2);
	snprintf(minutes, sizeof minutes, "%d", workshop->minutes);
	app->waiting_for[0] = 0;
	app->waiting = 0;
	form_start(form);
	form_choice(form, "Metod", 0, app->offers.count);
	form_choice(form, "Delmål", index_of(app, delmal), app->catalog.delmal.count);
	words_kept(app, "Grupp", 0, "group", "");
	words_kept(app, "Enhet", 0, "unit", "");
	form_words(form, "Datum", 16, day_text(moment_day(app->now), date));
	words_kept(app, "Hur många är vi?", 8, "people", people);
	form_words(form, "Funktioner på plats", 0, "");
	words_kept(app, "Hur lång tid har vi?", 8, "minutes", minutes);
	form_choice(form, NULL, HOW_BEGIN, HOWS);
	look_back(app);
	follow(app, workshop->minutes);
}

void
new_enter(struct app *app, const struct catalog_delmal *delmal)
{
	if (!app->offers.count) {
		app_warn(app, "Det finns ingen workshop att börja. Kör rodtrad check.");
		return;
	}
	if (!app->catalog.delmal.count) {
		app_warn(app, "Styrdokumentet har inga delmål. Välj ett annat i Vår grupp.");
		return;
	}
	form_let_go(app);
	app_read_rows(app);
	make_form(app, delmal);
	overlay_open(app, &page_new);
}

/* ---- what the form says of its fields ---- */

static void
name_of_choice(const struct app *app, int field, int choice, char text[FORM_HINT])
{
	static const char *const hows[HOWS] = {"Börja", "Förbered"};
	const struct catalog_delmal *delmal;

	switch (field) {
	case NEW_METHOD:
		snprintf(text, FORM_HINT, "%.100s", app->offers.item[choice].workshop.title);
		break;
	case NEW_DELMAL:
		delmal = delmal_at(app, choice);
		snprintf(text, FORM_HINT, "%.20s  %.120s", delmal->id, delmal->name);
		break;
	default: snprintf(text, FORM_HINT, "%s", hows[choice]);
	}
}

static void
hint_unit(const struct app *app, char text[FORM_HINT])
{
	int suggested = unit_suggested(app);

	if (unit_written(app) >= 0 || !*words_in(app, NEW_UNIT))
		snprintf(text, FORM_HINT, "%s", app->catalog.units.count ? "← → väljer" : "");
	else if (suggested >= 0)
		snprintf(text, FORM_HINT, "→ %.100s", app->catalog.units.item[suggested]);
}

/* The day as it is said, so that a slip of the finger is seen. */
static void
hint_date(const struct app *app, char text[FORM_HINT])
{
	struct day today = moment_day(app->now), day;
	const char *weekday;
	struct err err;

	if (!day_spoken(words_in(app, NEW_DATE), today, &day, &err)) {
		snprintf(text, FORM_HINT, "till exempel 1/12");
		return;
	}
	weekday = day_weekday_name(day_weekday(day));
	if (!day_compare(day, today))
		snprintf(text, FORM_HINT, "i dag, %s", weekday);
	else
		snprintf(text, FORM_HINT, "%.*s %d %s", (int)text_fit(weekday, 3), weekday, day.day,
			 day_month_short(day.month));
	if (day.year != today.year)
		snprintf(text + strlen(text), FORM_HINT - strlen(text), " %d", day.year);
}

static void
hint_people(const struct app *app, char text[FORM_HINT])
{
	const struct workshop *workshop = &chosen_offer(app)->workshop;
	int people = form_number(&app->form, NEW_PEOPLE);

	if (!workshop->people_max)
		return;
	if (people > workshop->people_max)
		snprintf(text, FORM_HINT, "Fler än %d: dela gärna gruppen.", workshop->people_max);
	else
		snprintf(text, FORM_HINT, "lagom är %d–%d", workshop->people_min,
			 workshop->people_max);
}

static void
hint_minutes(const struct app *app, char text[FORM_HINT])
{
	const struct workshop *workshop = &chosen_offer(app)->workshop;
	int extra = minutes_of(app, workshop) - workshop->minutes;

	snprintf(text, FORM_HINT, "minuter");
	if (extra)
		snprintf(text, FORM_HINT, "+ Hur blev det? %d min", extra);
}

static void
hint_of_field(const struct app *app, int field, char text[FORM_HINT])
{
	switch (field) {
	case NEW_GROUP: snprintf(text, FORM_HINT, "till exempel Ledningsgruppen"); break;
	case NEW_UNIT: hint_unit(app, text); break;
	case NEW_DATE: hint_date(app, text); break;
	case NEW_PEOPLE: hint_people(app, text); break;
	case NEW_FUNCTIONS: snprintf(text, FORM_HINT, "roller, inga namn"); break;
	case NEW_MINUTES: hint_minutes(app, text); break;
	default: break;
	}
	/* An example is for an empty field. */
	if ((field == NEW_GROUP || field == NEW_FUNCTIONS) && *words_in(app, (enum new_field)field))
		*text = 0;
}

static const struct form_page new_form = {name_of_choice, hint_of_field};

/* ---- drawing ---- */

/* The workshop with the steps that it will be held with. It owns nothing: all of it is the offer's,
 * but for the list of steps. */
static struct workshop
as_held(const struct app *app, struct step step[WORKSHOP_STEPS])
{
	const struct workshop *offered = &chosen_offer(app)->workshop;
	struct workshop workshop = *offered;

	workshop.step = step;
	workshop.steps = 0;
	for (int at = 0; at < offered->steps; at++)
		if (app->waiting || !step_is_extra(&offered->step[at]))
			step[workshop.steps++] = offered->step[at];
	return workshop;
}

/*
 * "Målet 6 · Tyst 7 · Samla 22 …", or nothing when the minutes cannot be. What belongs together has
 * no-break spaces, so that no line ends between a step and its minutes.
 */
static void
minutes_line(const struct app *app, char *line, size_t bytes)
{
	struct step step[WORKSHOP_STEPS];
	struct workshop workshop = as_held(app, step);
	int minutes = form_number(&app->form, NEW_MINUTES), planned[WORKSHOP_STEPS];
	size_t used = 0;

	*line = 0;
	if (minutes < 1)
		return;
	timebox_fit(&workshop, minutes, planned);
	for (int at = 0; at < workshop.steps; at++)
		if (planned[at] && used < bytes)
			used += (size_t)snprintf(line + used, bytes - used, "%s%s\u00a0%d",
						 used ? "\u00a0· " : "", step[at].title,
						 planned[at]);
}

static void
new_draw(const struct app *app, struct pane pane)
{
	bool airy = overlay_rows(app) >= AIRY_ROWS;
	int rows = airy ? AIRY_ROWS : overlay_rows(app) > TIGHT_ROWS ? TIGHT_ROWS + 2 : TIGHT_ROWS;
	char title[100], minutes[WORKSHOP_STEPS * 60];
	struct pane inside;

	snprintf(title, sizeof title, "Ny workshop om delmål %.20s", chosen_delmal(app)->id);
	inside = frame_overlay(pane, rows, overlay_cols(app, CONTENT_COLS), title);
	if (rows > TIGHT_ROWS)
		pane_cut_top(&inside, 1);
	form_draw(app, &new_form, &inside, airy ? 1 : 0);
	pane_cut_top(&inside, !airy);
	minutes_line(app, minutes, sizeof minutes);
	pane_wrapped(pane_part(pane_cut_top(&inside, 2), 0, 2, 2, inside.cols - 4),
		     STYLE_CARD_FAINT, minutes);
	pane_cut_top(&inside, 1);
	form_draw_buttons(app, &new_form, pane_cut_top(&inside, 1));
	frame_toast(app, pane);
}

/* ---- keys ---- */

/* clang-format off */
static const struct binding new_bindings[] = {
	{ K_RIGHT,     ACT_RIGHT,     "Välj",       "← →", false },
	{ K_LEFT,      ACT_LEFT,      NULL,         NULL,  false },
	{ K_TAB,       ACT_NEXT_PANE, "Nästa fält", NULL,  false },
	{ K_BACKTAB,   ACT_LAST_PANE, NULL,         NULL,  false },
	{ K_UP,        ACT_UP,        NULL,         NULL,  false },
	{ K_DOWN,      ACT_DOWN,      NULL,         NULL,  false },
	{ K_ENTER,     ACT_ENTER,     "Börja",      NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Avbryt",     NULL,  false },
	{ 0 }
};
static const struct binding prepare_bindings[] = {
	{ K_RIGHT,     ACT_RIGHT,     "Välj",       "← →", false },
	{ K_LEFT,      ACT_LEFT,      NULL,         NULL,  false },
	{ K_TAB,       ACT_NEXT_PANE, "Nästa fält", NULL,  false },
	{ K_BACKTAB,   ACT_LAST_PANE, NULL,         NULL,  false },
	{ K_UP,        ACT_UP,        NULL,         NULL,  false },
	{ K_DOWN,      ACT_DOWN,      NULL,         NULL,  false },
	{ K_ENTER,     ACT_ENTER,     "Förbered",   NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Avbryt",     NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
new_keys(const struct app *app)
{
	return app->form.item[NEW_HOW].choice == HOW_PREPARE ? prepare_bindings : new_bindings;
}

static struct command
new_act(struct app *app, struct command command)
{
	int before = minutes_of(app, &chosen_offer(app)->workshop);
	struct command none = {ACT_NONE, 0};

	if (!(command.action == ACT_LEFT && unit_turn(app, -1)) &&
	    !(command.action == ACT_RIGHT && unit_turn(app, 1)))
		command = form_act(&app->form, command);
	else
		command = none;
	look_back(app);
	follow(app, before);
	if (command.action != ACT_ENTER)
		return command;
	new_begin(app);
	return none;
}

static bool
new_type(struct app *app, int key)
{
	int before = minutes_of(app, &chosen_offer(app)->workshop);
	bool is_turn = key == K_LEFT || key == K_RIGHT;
	bool is_mine =
		(is_turn && unit_turn(app, key == K_RIGHT ? 1 : -1)) || form_type(&app->form, key);

	look_back(app);
	follow(app, before);
	return is_mine;
}

static bool
new_paste(struct app *app, const char *text)
{
	int before = minutes_of(app, &chosen_offer(app)->workshop);
	bool is_mine = form_paste(&app->form, text);

	look_back(app);
	follow(app, before);
	return is_mine;
}

const struct page page_new = {
	.name = "new",
	.is_overlay = true,
	.keys = new_keys,
	.draw = new_draw,
	.act = new_act,
	.type = new_type,
	.paste = new_paste,
};
