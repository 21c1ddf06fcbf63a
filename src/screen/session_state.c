/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The session that is open, and the one way to change it: what is on the screen is on the disk, and a
 * gesture that cannot be kept does not happen.
 */
#include "earlier.h"
#include "enter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- gestures ---- */

struct gesture
app_gesture(struct app *app)
{
	struct gesture gesture;

	gesture_begin(&gesture, &app->session, app->ports->new_id(app->ports->world), app->now);
	return gesture;
}

static bool
app_keep(struct app *app, struct gesture *gesture, const char *draft, struct err *err)
{
	struct record *record = mem_new((size_t)gesture->count * sizeof *record);
	int count = gesture_records(gesture, record);
	struct id id = app->in_session ? app->session.id : gesture_id(gesture);
	bool ok = app->ports->append(app->ports->world, id, record, count, draft, err);

	mem_free(record);
	return ok;
}

/* What was sent said nothing new, so there is no event that its draft could go with. */
static bool
app_forget(struct app *app, const char *draft, struct err *err)
{
	return !draft || app->ports->draft(app->ports->world, app->session.id, draft, "", err);
}

bool
app_take(struct app *app, struct gesture *gesture, const char *draft)
{
	struct err err;
	bool empty = !gesture->err.code && gesture_is_empty(gesture);
	bool ok = empty ? app_forget(app, draft, &err)
			: gesture_may(gesture, &err) && app_keep(app, gesture, draft, &err);

	if (!ok) {
		app_not_kept(app, &err);
	} else if (!empty) {
		gesture_take(gesture);
		app->saved_ms = app->now.ms;
		plan_is_stale(app, app->session.id);
		app->ports->summary(app->ports->world, &app->session);
		if (*gesture->said)
			app_tell(app, "%s", gesture->said);
	}
	gesture_free(gesture);
	return ok;
}

bool
app_may_change(struct app *app)
{
	struct err err;

	if (session_may_change(&app->session, &err))
		return true;
	app_err(app, &err);
	return false;
}

bool
app_take_step(struct app *app, struct gesture *gesture)
{
	int from = app->session.at;
	int64_t left = app_clock_left(app);

	if (!app_take(app, gesture, NULL))
		return false;
	if (app->session.at == from)
		return true;
	if (app->clock.since_ms) {
		app->clock.left_ms[from] = left;
		app->clock.full[from] = true;
		app->clock.since_ms = 0;
	}
	if (app_step(app)->minutes && app_clock_left(app) > 0)
		app->clock.since_ms = app->now.ms;
	app_enter_step(app);
	return true;
}

/* ---- opening and closing ---- */

static void
take_draft(void *to, const char *place, const char *text)
{
	struct app *app = to;
	struct draft *draft = vec_add(&app->drafts);

	memset(draft, 0, sizeof *draft);
	snprintf(draft->place, sizeof draft->place, "%s", place);
	draft->text = mem_text(text);
}

static void
drop_drafts(struct app *app)
{
	for (int at = 0; at < app->drafts.count; at++)
		mem_free(app->drafts.item[at].text);
	app->drafts.count = 0;
	app->place[0] = 0;
	editor_clear(&app->editor);
	app->editor_changed = false;
}

/* The clocks as a setting: milliseconds left of each step, "-" where it has not been begun. */
static void
clock_name(const struct app *app, char name[64])
{
	char id[ID_TEXT];

	snprintf(name, 64, "clock/%s", id_text(app->session.id, id));
}

static void
keep_clock(struct app *app)
{
	struct buf value = {0};
	char name[64];

	if (app->clock.since_ms)
		app_clock_toggle(app);
	for (int step = 0; step < app->session.workshop.steps; step++)
		if (app->clock.full[step])
			buf_addf(&value, "%d ", (int)(app->clock.left_ms[step] / 1000));
		else
			buf_add(&value, "- ");
	clock_name(app, name);
	app->ports->set(app->ports->world, name, buf_text(&value));
	buf_free(&value);
}

static void
read_clock(struct app *app)
{
	struct buf value = {0};
	char name[64];
	const char *at;

	memset(&app->clock, 0, sizeof app->clock);
	clock_name(app, name);
	app->ports->setting(app->ports->world, name, &value);
	at = buf_text(&value);
	for (int step = 0; step < app->session.workshop.steps && *at; step++) {
		app->clock.full[step] = *at != '-' || at[1] != ' ';
		app->clock.left_ms[step] = strtol(at, NULL, 10) * 1000;
		at += strcspn(at, " ");
		at += strspn(at, " ");
	}
	buf_free(&value);
}

static void
remember_place(struct app *app)
{
	char id[ID_TEXT];

	app->ports->set(app->ports->world, "session", id_text(app->session.id, id));
	app->ports->set(app->ports->world, "delmal", app_delmal_id(app));
}

/* After a session has come in, opened or begun. */
static void
session_entered(struct app *app)
{
	struct port_reader reader = {.to = app, .draft = take_draft};
	struct err err;

	app->in_session = true;
	app->came_from = NULL;
	memset(app->look, 0, sizeof app->look);
	drop_drafts(app);
	if (!app->ports->drafts(app->ports->world, app->session.id, &reader, &err))
		app_err(app, &err);
	read_clock(app);
	remember_place(app);
	earlier_enter(app);
	app_show(app, &page_run);
	app_enter_step(app);
	if (conflict_items(&app->session, NULL, 0))
		app_warn(app,
			 "Här finns olika uppgifter från två håll. Tryck / och skriv olika för att "
			 "se dem och välja.");
	if (app->damaged)
		app_warn(
			app,
			"%d händelser var skadade på disken och är lagda åt sidan. Resten är kvar.",
			app->damaged);
}

bool
app_open_session(struct app *app, struct id id)
{
	struct err err;

	app_close_session(app);
	if (!app->ports->open(app->ports->world, id, &app->session, &app->damaged, &err)) {
		session_free(&app->session);
		app_err(app, &err);
		return false;
	}
	session_entered(app);
	return true;
}

void
app_close_session(struct app *app)
{
	if (!app->in_session)
		return;
	app_keep_draft(app);
	keep_clock(app);
	drop_drafts(app);
	earlier_free(&app->earlier);
	since_free(&app->since);
	session_free(&app->session);
	app->in_session = false;
}

bool
app_begin_session(struct app *app, struct gesture *gesture)
{
	app->damaged = 0;
	if (!app_take(app, gesture, NULL))
		return false;
	session_entered(app);
	app->clock.since_ms = app_step(app)->minutes ? app->now.ms : 0;
	return true;
}

static void
take_row(void *to, struct id id, const struct summary *summary)
{
	struct app *app = to;

	if (summary->plan)
		*vec_add(&app->plan_logs) = (struct row){.id = id, .summary = *summary};
	else
		*vec_add(&app->session_rows) = (struct row){.id = id, .summary = *summary};
}

void
app_read_rows(struct app *app)
{
	struct port_reader reader = {.to = app, .session = take_row};
	struct err err;

	app->session_rows.count = app->plan_logs.count = 0;
	if (!app->ports->sessions(app->ports->world, &reader, &err))
		app_err(app, &err);
}

/* ---- steps ---- */

static const struct look *const looks[STEP_KINDS] = {
#define STEP_KIND(ID, name) [STEP_##ID] = &look_##name,
#include "rodtrad/core/step_kinds.def"
#undef STEP_KIND
};

const struct step *
app_step(const struct app *app)
{
	return &app->session.workshop.step[app->session.at];
}

int
app_step_of_kind(const struct app *app, enum step_kind_id kind)
{
	for (int step = 0; step < app->session.workshop.steps; step++)
		if (app->session.workshop.step[step].kind->id == kind)
			return step;
	return -1;
}

const struct step *
app_vote_step(const struct app *app)
{
	int step = app_step_of_kind(app, STEP_VOTE);

	return step < 0 ? NULL : &app->session.workshop.step[step];
}

int
app_step_boxes(const struct app *app, const struct field_texts *named, int box[WORKSHOP_BOXES])
{
	int boxes = 0;

	if (!named->count)
		for (; boxes < app->session.workshop.boxes; boxes++)
			box[boxes] = boxes;
	for (int at = 0; at < named->count; at++)
		box[boxes++] = workshop_box(&app->session.workshop, named->item[at]);
	return boxes;
}

const struct look *
app_look(const struct app *app)
{
	return looks[app_step(app)->kind->id];
}

struct look_state *
app_state(struct app *app)
{
	return &app->look[app->session.at];
}

const struct look_state *
app_state_of(const struct app *app)
{
	return &app->look[app->session.at];
}

void
app_enter_step(struct app *app)
{
	struct look_state *state = app_state(app);

	if (!state->entered) {
		state->list = (struct list){0, -1, 0};
		state->digits = -1;
	}
	state->entered = true;
	state->guarded = false;
	app->escape_warned = false;
	app_write_at(app, app_step(app)->id);
	if (app_look(app)->enter)
		app_look(app)->enter(app);
}

/* A workshop that was prepared is begun when one goes on in it on its day, or later. */
static bool
is_opened_in_the_room(const struct app *app)
{
	const struct item *self = session_self(&app->session);
	struct day day;

	return session_is(&app->session, self, ITEM_PREPARED) &&
	       day_read(session_text(&app->session, self, ITEM_DATE), &day) &&
	       day_compare(moment_day(app->now), day) >= 0;
}

void
app_go(struct app *app, int step)
{
	const char *from = app_step(app)->title;
	bool is_begun = !editor_is_empty(&app->editor);
	struct gesture gesture;

	if (step == app->session.at || step < 0 || step >= app->session.workshop.steps)
		return;
	app_keep_draft(app);
	gesture = app_gesture(app);
	if (is_opened_in_the_room(app)) {
		gesture_set(&gesture, app->session.id);
		gesture_bool(&gesture, ITEM_PREPARED, false);
	}
	gesture_go(&gesture, step);
	if (app_take_step(app, &gesture) && is_begun)
		app_tell(app, "Texten som ni började på ligger kvar i %s.", from);
}

/* Does a soft guard hold the group back, the first time? */
static bool
step_holds(struct app *app)
{
	struct look_state *state = app_state(app);
	const struct step *step = app_step(app);
	struct err why = {0};
	bool holds;

	if (state->guarded)
		return false;
	holds = app_look(app)->guard
			? app_look(app)->guard(app, &why)
			: step->kind->holds && step->kind->holds(&app->session, step, &why);
	if (!holds)
		return false;
	state->guarded = true;
	app_warn(app, "%s PgDn igen för att gå vidare.", why.text);
	return true;
}

void
app_next_step(struct app *app)
{
	if (app->session.at + 1 >= app->session.workshop.steps)
		app_tell(app, "Det här är sista steget. Esc går till start.");
	else if (!step_holds(app))
		app_go(app, app->session.at + 1);
}

void
app_last_step(struct app *app)
{
	if (!app->session.at)
		app_tell(app, "Det här är första steget.");
	else
		app_go(app, app->session.at - 1);
}

/* ---- what is picked ---- */

const struct item *
app_picked(const struct app *app)
{
	const struct item *item = session_item(&app->session, app_state_of(app)->picked);

	if (!item || item->removed || (item->kind == KIND_NOTE && !note_is_up(item)))
		return NULL;
	return item;
}

void
app_pick(struct app *app, struct id id)
{
	app_state(app)->picked = id;
}

const struct item *
app_item(const struct app *app, int index)
{
	return &app->session.items.item[index];
}

int
app_place(const struct app *app, const struct note_list *list, struct id id)
{
	for (int at = 0; at < list->count; at++)
		if (id_same(app_item(app, list->item[at])->id, id))
			return at;
	return -1;
}

/* ---- the delmål ---- */

const char *
app_delmal_id(const struct app *app)
{
	return session_text(&app->session, session_self(&app->session), ITEM_DELMAL);
}

const char *
app_delmal_text(const struct app *app)
{
	const char *own =
		session_text(&app->session, session_self(&app->session), ITEM_DELMAL_TEXT);
	const struct catalog_delmal *delmal = catalog_delmal(&app->catalog, app_delmal_id(app));

	return *own || !delmal ? own : delmal->text;
}

const char *
app_delmal_name(const struct app *app)
{
	const struct catalog_delmal *delmal = catalog_delmal(&app->catalog, app_delmal_id(app));

	return delmal ? delmal->name : app_delmal_text(app);
}
