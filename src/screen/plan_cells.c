/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with a row of the plan: vem and när written in their cells, status, new rows,
 * moving and taking away. */
#include "insats.h"
#include "plan_page.h"
#include "role.h"

#include <stdio.h>
#include <string.h>

/* ---- vem and när ---- */

static bool
is_written_in(const struct app *app)
{
	return app->plan.cell == PLAN_OWNER || app->plan.cell == PLAN_END;
}

static void
begin(struct app *app, const char *text)
{
	if (!plan_row_here(app))
		return;
	app->plan.writes = true;
	editor_set(&app->plan.editor, text);
}

/* What stands in the cell, as it is written there. */
static const char *
words_here(const struct app *app, char day[INSATS_DAY])
{
	const struct plan_row *row = plan_row_here(app);

	return app->plan.cell == PLAN_OWNER ? row->owner : insats_day(row->end, day);
}

/* Was something left unfinished in the cell that keys go to? */
static bool
is_left_here(const struct app *app)
{
	const struct plan_page *page = &app->plan;

	return !strcmp(page->left.row, page->picked) && page->left.cell == page->cell;
}

void
plan_cell_open(struct app *app)
{
	char day[INSATS_DAY];

	if (plan_row_here(app) && is_written_in(app))
		begin(app, is_left_here(app) ? app->plan.left.editor.text : words_here(app, day));
}

void
plan_cell_leave(struct app *app)
{
	struct plan_page *page = &app->plan;
	char day[INSATS_DAY];

	if (plan_row_here(app) && !text_is_blank(page->editor.text) &&
	    strcmp(page->editor.text, words_here(app, day)) != 0) {
		page->left.editor = page->editor;
		page->left.cell = page->cell;
		snprintf(page->left.row, sizeof page->left.row, "%s", page->picked);
		app_tell(app, "Det du skrev är inte sparat. Enter i fältet tar fram det igen.");
	}
	page->writes = false;
	editor_clear(&page->editor);
}

static bool
put_text(struct app *app, enum item_field field, const char *text)
{
	struct plan_change change;

	if (!plan_row_change(app, &change, plan_row_here(app)))
		return false;
	gesture_text(&change.gesture, field, text);
	return plan_row_changed(&change, NULL);
}

static bool
keep_end(struct app *app)
{
	const char *words = app->plan.editor.text;
	char date[DAY_TEXT] = "";
	struct day day;
	struct err err;

	if (!text_is_blank(words)) {
		if (!day_spoken(words, moment_day(app->now), &day, &err)) {
			app_err(app, &err);
			return false;
		}
		day_text(day, date);
	}
	return put_text(app, ITEM_END, date);
}

static bool
keep_owner(struct app *app)
{
	struct buf owner = {0};
	bool ok;

	text_trim(&owner, app->plan.editor.text);
	ok = put_text(app, ITEM_OWNER, buf_text(&owner));
	buf_free(&owner);
	return ok;
}

bool
plan_cell_keep(struct app *app)
{
	if (!app->plan.writes)
		return true;
	if (!(app->plan.cell == PLAN_END ? keep_end(app) : keep_owner(app)))
		return false;
	if (is_left_here(app))
		app->plan.left.row[0] = 0;
	app->plan.writes = false;
	editor_clear(&app->plan.editor);
	return true;
}

static bool
takes_completion(struct app *app, int key)
{
	return app->plan.cell == PLAN_OWNER && role_complete(app, key, &app->plan.editor);
}

/* ---- typing: in the cell, or for finding rows ---- */

static bool
filter_key(struct app *app, int key)
{
	struct editor *filter = &app->plan.filter;

	if (!key_is_text(key) && (key != K_BACKSPACE || editor_is_empty(filter)))
		return false;
	if (editor_is_empty(filter) && (key == ' ' || key == '/' || key == '?'))
		return false;
	if (editor_key(filter, key) == EDITOR_CHANGED)
		plan_refresh(app);
	return true;
}

bool
plan_cell_type(struct app *app, int key)
{
	if (app->plan.writes)
		return takes_completion(app, key) ||
		       editor_key(&app->plan.editor, key) != EDITOR_NOT_MINE;
	if (key == ' ' && app->plan.cell == PLAN_STATUS)
		return false;
	if (!is_written_in(app))
		return filter_key(app, key);
	if (!key_is_text(key) || key == ' ' || key == '/' || key == '?' || !plan_row_here(app))
		return false;
	begin(app, "");
	return editor_key(&app->plan.editor, key) != EDITOR_NOT_MINE;
}

bool
plan_cell_paste(struct app *app, const char *text)
{
	if (!app->plan.writes && is_written_in(app))
		begin(app, "");
	if (app->plan.writes)
		return editor_insert(&app->plan.editor, text) != EDITOR_NOT_MINE;
	editor_insert(&app->plan.filter, text);
	plan_refresh(app);
	return true;
}

/* ---- status ---- */

/* Where a follow-up has the last word, the status is said anew even when it is what the row
 * itself said before. */
static bool
put_status(struct app *app, int status, const char *reason)
{
	const struct plan_row *row = plan_row_here(app);
	struct plan_change change;

	if (!plan_row_change(app, &change, row))
		return false;
	change.gesture.repeats = row->verdict >= 0;
	gesture_int(&change.gesture, ITEM_STATUS, status);
	gesture_text(&change.gesture, ITEM_REASON, reason);
	return plan_row_changed(&change, NULL);
}

/* One that ends the row asks why first. */
static void
status_to(struct app *app, int status)
{
	const struct plan_row *row = plan_row_here(app);

	if (!row)
		return;
	app->plan.status = status;
	if (status != STATUS_DONE && status != STATUS_DROPPED) {
		put_status(app, status, "");
		return;
	}
	app_ask(app, ASK_PLAN_REASON, (struct id){{0}}, "");
	snprintf(app->ask.title, sizeof app->ask.title, "%s",
		 status == STATUS_DONE ? "Klar: vad blev det?" : "Utgår: varför?");
}

void
plan_status_by(struct app *app, int by)
{
	const struct plan_row *row = plan_row_here(app);

	if (row)
		status_to(app, (row->status + by + STATUS_DROPPED + 1) % (STATUS_DROPPED + 1));
}

/* That something is klar can be plain; that it is given up never is. */
bool
plan_answer_reason(struct app *app, const char *text)
{
	if (app->plan.status == STATUS_DROPPED && text_is_blank(text)) {
		app_warn(app, "Skriv varför den utgår. Den som läser planen senare undrar.");
		return false;
	}
	return plan_row_here(app) && put_status(app, app->plan.status, text);
}

/* ---- rows ---- */

void
plan_new_row(struct app *app, int goal, const char *parent)
{
	app->plan.goal = goal;
	snprintf(app->plan.parent, sizeof app->plan.parent, "%s", parent);
	app_ask(app, ASK_PLAN_NEW, (struct id){{0}}, "");
	if (*parent)
		snprintf(app->ask.title, sizeof app->ask.title, "Ny aktivitet under raden");
	else
		snprintf(app->ask.title, sizeof app->ask.title,
			 goal ? "Ny insats under mål %d" : "Ny insats", goal);
}

/* An aktivitet is a unit's own; an insats right under its mål is everybody's. */
static void
put_unit(struct app *app, struct gesture *gesture)
{
	struct buf unit = {0};

	app->ports->setting(app->ports->world, "unit", &unit);
	if (unit.bytes)
		gesture_text(gesture, ITEM_UNIT, buf_text(&unit));
	buf_free(&unit);
}

/* What was just made is to be seen, so what hid rows is let go. */
static void
show_new(struct app *app, struct id item)
{
	if (plan_pick(app, item))
		return;
	editor_clear(&app->plan.filter);
	app->plan.only = ONLY_ALL;
	plan_refresh(app);
	plan_pick(app, item);
}

bool
plan_answer_new(struct app *app, const char *text)
{
	struct plan_change change;
	struct gesture *gesture = &change.gesture;
	struct id item;

	if (text_is_blank(text)) {
		app_warn(app, "Skriv vad som ska göras, eller tryck Esc.");
		return false;
	}
	if (!plan_change_begin(app, &change, plan_log_id(app), ""))
		return false;
	item = gesture_add(gesture, KIND_ACTION);
	gesture_text(gesture, ITEM_TEXT, text);
	gesture_int(gesture, ITEM_CHOICE, CHOICE_YES);
	if (app->plan.goal)
		gesture_int(gesture, ITEM_GOAL, app->plan.goal);
	if (*app->plan.parent) {
		gesture_text(gesture, ITEM_MEASURE, app->plan.parent);
		put_unit(app, gesture);
	}
	if (!plan_row_changed(&change, "Sparat i planen. Ctrl+Z ångrar."))
		return false;
	show_new(app, item);
	return true;
}

void
plan_take_row_away(struct app *app)
{
	const struct plan_row *row = plan_row_here(app);
	struct plan_change change;

	if (!row)
		return;
	if (row->kind == PLAN_MEASURE) {
		app_tell(app, "Raden står i dokumentet och kan inte tas bort. Den kan sättas till "
			      "utgår.");
		return;
	}
	if (!row->is_own) {
		status_to(app, STATUS_DROPPED);
		app_tell(app,
			 "Den kom till i en workshop och tas inte bort. Skriv varför den utgår.");
		return;
	}
	if (!plan_row_change(app, &change, row))
		return;
	gesture_remove(&change.gesture, plan_row_item(app, row));
	plan_row_changed(&change, "Raden är borttagen. Ctrl+Z ångrar.");
}

void
plan_move_to(struct app *app, int goal)
{
	const struct plan_row *row = plan_row_here(app);
	struct plan_change change;
	struct id item;
	char said[80];

	if (!row || row->kind == PLAN_MEASURE || !plan_row_change(app, &change, row))
		return;
	item = plan_row_item(app, row);
	gesture_int(&change.gesture, ITEM_GOAL, goal);
	gesture_text(&change.gesture, ITEM_MEASURE, "");
	snprintf(said, sizeof said,
		 goal ? "Flyttad till mål %d. Ctrl+Z ångrar." : "Utan mål. Ctrl+Z ångrar.", goal);
	if (plan_row_changed(&change, said))
		plan_pick(app, item);
}
