/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Olika uppgifter: what two have said of the same thing without knowing of each other, side by
 * side, until somebody chooses. A digit takes one of them, the last line writes another. Nothing is
 * chosen unseen.
 */
#include "insats.h"
#include "plan_page.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS  70
#define VALUE_ROWS    4
#define FROM_ROWS     3  /* when it was said, and where */
#define ITEMS_AT_ONCE 64 /* of a session, that are gone through */

static bool
is_in_plan(const struct app *app)
{
	return app->page[0] == &page_plan;
}

/* ---- in words ---- */

static const char *
choice_label(const struct given *given)
{
	const struct choice *choices =
		given->field < ITEM_FIELDS ? item_fields[given->field].choices : NULL;

	return choices && given->number >= 0 ? choices[given->number].label : given->text;
}

static const char *
removal_words(const struct given *given)
{
	return given->number ? "borttagen" : "ska vara kvar";
}

/* A value as a person would say it. */
static const char *
value_words(const struct session *session, const struct given *given, char day[INSATS_DAY])
{
	const struct item *other = given->refs == 1 ? session_item(session, given->ref[0]) : NULL;

	if (given->here != HERE)
		return "(texten finns inte på den här datorn)";
	if (given->field == ITEM_REMOVED)
		return removal_words(given);
	if (other)
		return session_text(session, other, ITEM_TEXT);
	if (!*given->text || !strcmp(given->text, "[]"))
		return "(inget)";
	if (given->kind == JSON_BOOL)
		return given->number ? "ja" : "nej";
	if (given->field < ITEM_FIELDS && item_fields[given->field].type == FIELD_DATE)
		return *insats_day(given->text, day) ? day : given->text;
	return choice_label(given);
}

static void
say_where(const struct app *app, const struct session *session, const struct event *event,
	  struct buf *out)
{
	struct buf file = {0};

	app->ports->origin(app->ports->world, session->id, event->id, &file);
	if (event->mine)
		buf_add(out, "på den här datorn");
	else if (file.bytes)
		buf_addf(out, "kom med filen %s", buf_text(&file));
	else
		buf_add(out, "kom med en fil");
	buf_free(&file);
}

/* "22 nov 2026 kl. 14.40, Skolområde Nordväst, på den här datorn": who wrote is never known, and when and where is. */
static void
say_from(const struct app *app, const struct session *session, const struct event *event,
	 struct buf *out)
{
	const char *unit = session_text(session, session_self(session), ITEM_UNIT);
	struct moment moment;
	struct day day;
	int minute;

	if (!moment_read(event->at, &moment))
		return;
	day = moment_day(moment);
	minute = moment_minute(moment);
	buf_addf(out, "%d %s %d kl. %d.%02d, %s%s", day.day, day_month_short(day.month), day.year,
		 minute / 60, minute % 60, unit, *unit ? ", " : "");
	say_where(app, session, event, out);
}

static const char *
item_words(const struct session *session, const struct item *item, struct buf *words)
{
	char code[NOTE_CODE];
	const char *row = plan_log_row(session, item);

	if (item->kind == KIND_SESSION)
		outcome_title(words, session);
	else if (item->kind == KIND_NOTE)
		buf_addf(words, "%s  %s", note_code(session, item, code),
			 session_text(session, item, ITEM_TEXT));
	else if (item->kind == KIND_ACTION && !*row)
		buf_add(words, outcome_words(session, item));
	else
		buf_add(words, session_text(session, item, ITEM_TEXT));
	if (!words->bytes && item->kind < KINDS)
		buf_add(words, item_kinds[item->kind].label);
	return buf_text(words);
}

/* ---- reading ---- */

static void
copy_values(struct app *app, const struct session *session, const struct conflict *conflict)
{
	struct quarrel *quarrel = &app->quarrel;

	quarrel->values = conflict->heads;
	for (int at = 0; at < conflict->heads; at++) {
		const struct conflict_head *head = &conflict->head[at];
		struct buf from = {0};
		char day[INSATS_DAY];

		say_from(app, session, head->event, &from);
		quarrel->value[at] = (struct quarrel_value){
			.event = head->event->id,
			.text = arena_text(&quarrel->arena, value_words(session, head->given, day)),
			.from = arena_text(&quarrel->arena, buf_text(&from)),
		};
		buf_free(&from);
	}
	/* A removal that nobody has spoken against stands against what was written meanwhile. */
	if (conflict->field == ITEM_REMOVED && quarrel->values == 1)
		quarrel->value[quarrel->values++] = (struct quarrel_value){
			.text = "ska vara kvar",
			.from = "den ändrades av någon som inte visste att den var borttagen",
		};
}

static const char *
field_label(int field)
{
	if (field == ITEM_REMOVED)
		return "Borttagen av någon. Ska den vara kvar?";
	return field < ITEM_FIELDS ? item_fields[field].label : "Okänd uppgift";
}

/* The first conflict of an item is the one that is asked about. False when it has none. */
static bool
read_quarrel(struct app *app, const struct session *session, const struct item *item)
{
	struct quarrel *quarrel = &app->quarrel;
	struct conflict conflict[8];
	int count = item ? conflict_fields(session, item, conflict, (int)COUNT(conflict)) : 0;
	struct buf words = {0};

	arena_free(&quarrel->arena);
	memset(quarrel, 0, sizeof *quarrel);
	if (!count)
		return false;
	quarrel->log = session->id;
	quarrel->item = item->id;
	quarrel->field = conflict[0].field;
	quarrel->label = arena_text(&quarrel->arena, field_label(conflict[0].field));
	quarrel->what = arena_text(&quarrel->arena, item_words(session, item, &words));
	quarrel->left = count;
	copy_values(app, session, &conflict[0]);
	quarrel->list = (struct list){quarrel->values, 0, 0};
	buf_free(&words);
	return true;
}

/* Can a new value be written? Only words and days are. */
static bool
is_writable(const struct app *app)
{
	int field = app->quarrel.field;

	if (field >= ITEM_FIELDS)
		return false;
	return item_fields[field].type == FIELD_TEXT || item_fields[field].type == FIELD_LINES ||
	       item_fields[field].type == FIELD_DATE;
}

static int
lines_of(const struct app *app)
{
	return app->quarrel.values + is_writable(app);
}

/* ---- coming to it ---- */

static bool
open_item(struct app *app, const struct session *session, const struct item *item)
{
	if (!read_quarrel(app, session, item))
		return false;
	app->quarrel.list.count = lines_of(app);
	overlay_open(app, &page_conflict);
	return true;
}

/* The first row from the picked one on. */
static bool
find_row(struct app *app)
{
	int count = app->plan.shown.count, from = app->plan.list.picked;

	for (int by = 0; by < count; by++)
		if (plan_row_at(app, (from + by) % count)->own_conflict) {
			plan_pick_at(app, (from + by) % count);
			return true;
		}
	return false;
}

/* The row's item in its log; with no row in conflict, the plan's own uppgifter. */
static bool
open_in_plan(struct app *app)
{
	bool is_row = find_row(app);
	const struct plan_row *row = plan_row_here(app);
	struct id log = is_row ? plan_row_log(app, row) : plan_log_id(app), item;
	struct plan_change change;
	bool is_open;

	if (!plan_change_begin(app, &change, log, ""))
		return false;
	item = is_row ? plan_row_item(app, row) : change.session->id;
	is_open = open_item(app, change.session, session_item(change.session, item));
	if (is_open && is_row)
		app->quarrel.what = arena_text(&app->quarrel.arena, row->text);
	(void)!plan_change_end(&change, NULL);
	plan_settle(app);
	return is_open;
}

static bool
open_in_session(struct app *app)
{
	const struct session *session = &app->session;
	int item[ITEMS_AT_ONCE];

	if (app_picked(app) && open_item(app, session, app_picked(app)))
		return true;
	return conflict_items(session, item, ITEMS_AT_ONCE) &&
	       open_item(app, session, app_item(app, item[0]));
}

void
conflict_enter(struct app *app)
{
	if (is_in_plan(app) ? !open_in_plan(app) : !app->in_session || !open_in_session(app))
		app_tell(app, is_in_plan(app) || app->in_session
				      ? "Här finns inga olika uppgifter."
				      : "Öppna handlingsplanen eller en workshop först.");
}

/* ---- settling ---- */

/* What is left goes on; when nothing is, the overlay closes. */
static void
go_on(struct app *app)
{
	bool is_more;

	app_close(app);
	if (is_in_plan(app))
		is_more = app->plan.counts.conflicts && open_in_plan(app);
	else
		is_more = open_in_session(app);
	if (!is_more)
		app_tell(app, "Valt. Nu säger alla uppgifter samma sak. Ctrl+Z ångrar.");
}

static bool
settle(struct app *app, struct plan_change *change)
{
	bool ok;

	ok = is_in_plan(app) ? plan_row_changed(change, NULL) : plan_change_end(change, NULL);
	if (ok)
		go_on(app);
	return ok;
}

static const struct given *
given_by(const struct session *session, const struct item *item, int field, struct id event)
{
	struct conflict conflict[8];
	int count = conflict_fields(session, item, conflict, (int)COUNT(conflict));

	for (int at = 0; at < count; at++)
		for (int head = 0; conflict[at].field == field && head < conflict[at].heads; head++)
			if (id_same(conflict[at].head[head].event->id, event))
				return conflict[at].head[head].given;
	return NULL;
}

static void
put_removed(struct gesture *gesture, struct id item, bool removed)
{
	if (removed)
		gesture_remove(gesture, item);
	else
		gesture_restore(gesture, item);
}

/* A settlement says of every value known that it gives way, also of the one that is taken (rule
 * 9). */
static void
choose(struct app *app, int at)
{
	const struct quarrel *quarrel = &app->quarrel;
	const struct given *given;
	struct plan_change change;
	const struct item *item;

	if (!plan_change_begin(app, &change, quarrel->log, ""))
		return;
	item = session_item(change.session, quarrel->item);
	given = item ? given_by(change.session, item, quarrel->field, quarrel->value[at].event)
		     : NULL;
	if (quarrel->field == ITEM_REMOVED) {
		put_removed(&change.gesture, quarrel->item, given && given->number);
	} else if (given) {
		gesture_set(&change.gesture, quarrel->item);
		gesture_again(&change.gesture, given);
	}
	settle(app, &change);
}

static bool
read_day(struct app *app, const char *words, char date[DAY_TEXT])
{
	struct day day;
	struct err err;

	if (day_spoken(words, moment_day(app->now), &day, &err)) {
		day_text(day, date);
		return true;
	}
	app_err(app, &err);
	return false;
}

static void
write_new(struct app *app)
{
	const struct quarrel *quarrel = &app->quarrel;
	enum item_field field = (enum item_field)quarrel->field;
	bool is_day = item_fields[field].type == FIELD_DATE;
	struct buf words = {0};
	struct plan_change change;
	char date[DAY_TEXT];

	text_trim(&words, quarrel->editor.text);
	if (!words.bytes)
		app_warn(app, "Skriv det som ska gälla, eller tryck Esc.");
	else if ((!is_day || read_day(app, buf_text(&words), date)) &&
		 plan_change_begin(app, &change, quarrel->log, "")) {
		gesture_set(&change.gesture, quarrel->item);
		gesture_text(&change.gesture, field, is_day ? date : buf_text(&words));
		settle(app, &change);
	}
	buf_free(&words);
}

/* A line is a value, and the last one, where there is one more, begins a new. */
static void
take_line(struct app *app, int at)
{
	struct quarrel *quarrel = &app->quarrel;

	if (at < 0 || at >= lines_of(app))
		return;
	quarrel->list.picked = at;
	if (at < quarrel->values)
		choose(app, at);
	else
		quarrel->writes = true;
}

/* ---- drawing ---- */

/* Heights are counted from the width of the words. */
struct layout {
	const struct app *app;
	int cols;
};

static int
line_rows(const void *of, int at)
{
	const struct layout *layout = of;
	const struct quarrel *quarrel = &layout->app->quarrel;

	if (at < quarrel->values)
		return wrap_rows(quarrel->value[at].text, layout->cols, VALUE_ROWS) +
		       wrap_rows(quarrel->value[at].from, layout->cols, FROM_ROWS) + 1;
	return quarrel->writes ? editor_rows(&quarrel->editor, layout->cols - 2) : 1;
}

static void
draw_line(const struct layout *layout, struct pane rows, int at)
{
	const struct quarrel *quarrel = &layout->app->quarrel;
	bool here = at == quarrel->list.picked;
	enum style style = here ? STYLE_HERE : STYLE_CARD;
	struct pane words = pane_part(rows, 0, 6, rows.rows, layout->cols);

	pane_spot(rows, ACT_PICK, at);
	if (here) {
		pane_fill(pane_part(rows, 0, 0, at < quarrel->values ? rows.rows - 1 : rows.rows,
				    rows.cols),
			  STYLE_HERE);
		pane_text(rows, 0, 1, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 3, false);
	}
	pane_textf(rows, 0, 3, here ? STYLE_HERE : STYLE_CARD_BOLD, "%d", at + 1);
	if (at == quarrel->values && quarrel->writes) {
		pane_fill(words, STYLE_WRITE);
		editor_draw(&quarrel->editor, pane_part(words, 0, 1, words.rows, words.cols - 2),
			    STYLE_WRITE, STYLE_WRITE_HINT, "skriv det som ska gälla");
	} else if (at == quarrel->values) {
		pane_text(words, 0, 0, style, "Skriv en ny");
	} else {
		int from = wrap_rows(quarrel->value[at].from, words.cols, FROM_ROWS);
		int used =
			pane_wrapped(pane_part(words, 0, 0, rows.rows - 1 - from, words.cols),
				     here ? STYLE_HERE : STYLE_CARD_BOLD, quarrel->value[at].text);

		pane_wrapped(pane_part(words, used, 0, from, words.cols),
			     here ? STYLE_HERE_FAINT : STYLE_CARD_FAINT, quarrel->value[at].from);
	}
}

static void
conflict_draw(const struct app *app, struct pane pane)
{
	const struct quarrel *quarrel = &app->quarrel;
	int cols = overlay_cols(app, CONTENT_COLS), lines = lines_of(app), rows = 0, most, first;
	struct layout layout = {app, cols - 7};
	int what = wrap_rows(quarrel->what, cols - 4, 2);
	struct pane inside;
	char title[60];

	for (int at = 0; at < lines; at++)
		rows += line_rows(&layout, at);
	most = overlay_rows(app) - what - 4;
	rows = rows < most ? rows : most;
	snprintf(title, sizeof title,
		 quarrel->left > 1 ? "Olika uppgifter: %d kvar på raden" : "Olika uppgifter",
		 quarrel->left);
	inside = frame_overlay(pane, rows + what + 4, cols, title);
	pane_cut_top(&inside, 1);
	pane_wrapped(pane_part(pane_cut_top(&inside, what), 0, 2, what, cols - 4), STYLE_CARD,
		     quarrel->what);
	pane_textf(pane_cut_top(&inside, 1), 0, 2, STYLE_CARD_BOLD, "%s", quarrel->label);
	pane_cut_top(&inside, 1);
	first = list_first(&quarrel->list, rows, line_rows, &layout);
	for (int at = first; at < lines && rows > 0; at++) {
		draw_line(&layout, pane_cut_top(&inside, line_rows(&layout, at)), at);
		rows -= line_rows(&layout, at);
	}
	frame_toast(app, pane);
}

/* ---- keys ---- */

/* clang-format off */
static const struct binding conflict_bindings[] = {
	{ K_UP,     ACT_UP,     "Välj",           "↑ ↓", false },
	{ K_ENTER,  ACT_ENTER,  "Det här gäller", NULL,  false },
	{ '0',      ACT_DIGIT,  "Välj direkt",    "Nr",  false },
	{ K_ESCAPE, ACT_ESCAPE, "Låt stå",        NULL,  false },
	{ K_DOWN,   ACT_DOWN,   NULL,             NULL,  false },
	{ K_HOME,   ACT_HOME,   NULL,             NULL,  false },
	{ K_END,    ACT_END,    NULL,             NULL,  false },
	{ 0 }
};
static const struct binding writing_bindings[] = {
	{ K_ENTER,  ACT_ENTER,  "Det här gäller", NULL,  false },
	{ K_ESCAPE, ACT_ESCAPE, "Ångra det",      NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
conflict_keys(const struct app *app)
{
	return app->quarrel.writes ? writing_bindings : conflict_bindings;
}

static struct command
conflict_act(struct app *app, struct command command)
{
	struct quarrel *quarrel = &app->quarrel;
	struct command none = {ACT_NONE, 0};

	if (command.action == ACT_ESCAPE && quarrel->writes) {
		quarrel->writes = false;
		return none;
	}
	if (command.action == ACT_ENTER && quarrel->writes) {
		write_new(app);
		return none;
	}
	if (!quarrel->writes && overlay_list(&quarrel->list, command, 1))
		return none;
	switch (command.action) {
	case ACT_ENTER: take_line(app, quarrel->list.picked); return none;
	case ACT_DIGIT: take_line(app, command.arg - 1); return none;
	case ACT_PICK: take_line(app, command.arg); return none;
	default: return overlay_writes(app, command);
	}
}

static bool
conflict_type(struct app *app, int key)
{
	return app->quarrel.writes && editor_key(&app->quarrel.editor, key) != EDITOR_NOT_MINE;
}

static bool
conflict_paste(struct app *app, const char *text)
{
	return app->quarrel.writes && editor_insert(&app->quarrel.editor, text) != EDITOR_NOT_MINE;
}

const struct page page_conflict = {
	.name = "conflict",
	.is_overlay = true,
	.keys = conflict_keys,
	.draw = conflict_draw,
	.act = conflict_act,
	.type = conflict_type,
	.paste = conflict_paste,
};
