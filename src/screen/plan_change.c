/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Changing a row where it belongs: an insats is changed in the log of the workshop where it was
 * made, also long after; a row of the document in the plan's own log. What was changed on the page
 * is remembered in order, so that Ctrl+Z finds the newest, whichever log it is in.
 */
#include "plan_page.h"

#include <stdio.h>

#define ROW_WORDS 28 /* columns of a row's words in what is said of it */

/* ---- the log ---- */

static bool
has_log(const struct app *app, struct id log)
{
	for (int at = 0; at < app->plan_logs.count; at++)
		if (id_same(app->plan_logs.item[at].id, log))
			return true;
	return false;
}

/* An event that the log must begin with: taken now, and kept together with the change that needs
 * it. */
static void
take_first(struct plan_change *change, struct gesture *gesture)
{
	struct record record;

	(void)gesture_records(gesture, &record);
	*vec_add(&change->first) = record;
	gesture_take(gesture);
	gesture_free(gesture);
}

static bool
open_log(struct plan_change *change, struct id log)
{
	struct app *app = change->app;
	struct gesture gesture;
	struct err err;
	int damaged;

	change->session = &change->own;
	if (app->in_session && id_same(app->session.id, log)) {
		change->session = &app->session;
		return true;
	}
	if (!has_log(app, log) && id_same(log, plan_log_id(app))) {
		plan_log_open(&gesture, &change->own, log, &app->catalog);
		take_first(change, &gesture);
		return true;
	}
	if (app->ports->open(app->ports->world, log, &change->own, &damaged, &err))
		return true;
	session_free(&change->own);
	app_err(app, &err);
	return false;
}

static void
close_log(struct plan_change *change)
{
	gesture_free(&change->gesture);
	vec_free(&change->first);
	session_free(&change->own);
}

bool
plan_change_begin(struct app *app, struct plan_change *change, struct id log, const char *row)
{
	struct gesture gesture;
	struct id item;

	*change = (struct plan_change){.app = app, .id = log};
	if (!open_log(change, log))
		return false;
	item = app->ports->id_of_name(app->ports->world, row);
	if (*row && !session_item(change->session, item)) {
		plan_log_add(&gesture, change->session, item, &app->catalog, row);
		take_first(change, &gesture);
	}
	gesture_begin(&change->gesture, change->session, app->ports->new_id(app->ports->world),
		      app->now);
	change->gesture.follows_up = true;
	return true;
}

/* ---- keeping ---- */

static bool
keep(struct plan_change *change, struct err *err)
{
	const struct ports *ports = change->app->ports;
	int first = change->first.count, count = first + change->gesture.count;
	struct record *record = mem_new((size_t)count * sizeof *record);
	bool ok;

	for (int at = 0; at < first; at++)
		record[at] = change->first.item[at];
	(void)gesture_records(&change->gesture, record + first);
	ok = ports->append(ports->world, change->id, record, count, NULL, err);
	mem_free(record);
	return ok;
}

/* The plan's log is known from now on, as if it had been listed. */
static void
know_log(struct plan_change *change)
{
	struct row row = {.id = change->id};

	if (!plan_log_is(change->session) || has_log(change->app, change->id))
		return;
	summary_of(change->session, &row.summary);
	*vec_add(&change->app->plan_logs) = row;
}

static void
take(struct plan_change *change, struct plan_mades *made)
{
	struct app *app = change->app;

	gesture_take(&change->gesture);
	app->saved_ms = app->now.ms;
	app->ports->summary(app->ports->world, change->session);
	know_log(change);
	if (made)
		*vec_add(made) = (struct plan_made){change->id, gesture_id(&change->gesture)};
	if (*change->gesture.said)
		app_tell(app, "%s", change->gesture.said);
	plan_put_session(app, change->session);
}

bool
plan_change_end(struct plan_change *change, struct plan_mades *made)
{
	struct err err;
	bool is_empty = !change->gesture.err.code && gesture_is_empty(&change->gesture);
	bool ok = is_empty || (gesture_may(&change->gesture, &err) && keep(change, &err));

	if (!ok)
		app_not_kept(change->app, &err);
	else if (!is_empty)
		take(change, made);
	close_log(change);
	return ok;
}

bool
plan_row_change(struct app *app, struct plan_change *change, const struct plan_row *row)
{
	struct id item = plan_row_item(app, row);

	if (!plan_change_begin(app, change, plan_row_log(app, row),
			       row->kind == PLAN_MEASURE ? row->id : ""))
		return false;
	gesture_set(&change->gesture, item);
	return true;
}

bool
plan_row_changed(struct plan_change *change, const char *said)
{
	struct plan_page *page = &change->app->plan;
	bool is_change = !gesture_is_empty(&change->gesture);

	if (said)
		snprintf(change->gesture.said, sizeof change->gesture.said, "%s", said);
	if (!plan_change_end(change, &page->done))
		return false;
	if (is_change)
		page->undone.count = 0;
	return true;
}

/* ---- undo and redo ---- */

/* As the columns are called on the page; the others as they are called anywhere. */
static void
say_field(struct buf *out, int field)
{
	if (field == ITEM_OWNER)
		buf_add(out, "ansvarig");
	else if (field == ITEM_END)
		buf_add(out, "datum");
	else
		text_fold(out, field < ITEM_FIELDS ? item_fields[field].label : "flera uppgifter");
}

/* "Ångrat: ansvarig på Test av nätet …", where a row's uppgifter are what changed. */
static void
name_change(const struct gesture_about *about, const struct plan_row *row, char said[240])
{
	const char *before = about->back ? "Gjort om" : "Ångrat";
	struct buf field = {0};
	size_t bytes = text_fit(row->text, ROW_WORDS);

	say_field(&field, about->field);
	snprintf(said, 240, "%s: %s på %.*s%s", before, buf_text(&field), (int)bytes, row->text,
		 row->text[bytes] ? "…" : ".");
	buf_free(&field);
}

/* Picks the row that changed, letting go of what hides it. */
static void
pick_changed(struct app *app, struct id log, struct id item)
{
	struct plan_page *page = &app->plan;

	if (plan_pick_in(app, log, item) || !plan_row_in(app, log, item))
		return;
	editor_clear(&page->filter);
	page->only = ONLY_ALL;
	plan_refresh(app);
	(void)plan_pick_in(app, log, item);
}

static void
take_back(struct app *app, struct plan_mades *from, struct plan_mades *to, const char *none)
{
	struct plan_change change;
	struct gesture_about about = {.field = -1};
	const struct plan_row *row;
	struct plan_made made;
	struct err err;

	if (!from->count) {
		app_tell(app, "%s", none);
		return;
	}
	made = from->item[from->count - 1];
	if (!plan_change_begin(app, &change, made.log, ""))
		return;
	if (!gesture_take_back(&change.gesture, made.gesture, &err)) {
		app_tell(app, "%s", err.text);
		close_log(&change);
		from->count--;
		return;
	}
	(void)gesture_about(change.session, made.gesture, &about);
	row = plan_row_in(app, made.log, about.item);
	if (row && about.field >= 0)
		name_change(&about, row, change.gesture.said);
	if (!plan_change_end(&change, to))
		return;
	from->count--;
	pick_changed(app, made.log, about.item);
}

void
plan_undo(struct app *app)
{
	take_back(app, &app->plan.done, &app->plan.undone,
		  "Inget mer att ångra. Det som gjordes i en workshop ångras där.");
}

void
plan_redo(struct app *app)
{
	take_back(app, &app->plan.undone, &app->plan.done, "Inget att göra om.");
}

/* ---- to a file ---- */

void
plan_export(struct app *app)
{
	struct id log = plan_log_id(app);
	struct session session = {0};
	char where[201];
	struct err err;
	int damaged;

	if (!has_log(app, log)) {
		app_tell(app, "Inget är skrivet i planen än. En workshop exporteras där den är "
			      "öppen.");
		return;
	}
	if (app->ports->open(app->ports->world, log, &session, &damaged, &err) &&
	    app->ports->export(app->ports->world, &session, where, &err))
		app_tell(app, "Exporterat till %s.", where);
	else
		app_err(app, &err);
	session_free(&session);
}
