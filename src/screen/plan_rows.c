/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rows of the plan's page. They are read from all sessions once, and then from those that have
 * changed; which of them are shown, and in which order, is found anew when that or what is asked
 * for changes.
 */
#include "plan_page.h"

#include <stdio.h>
#include <string.h>

/* ---- ids ---- */

struct id
plan_log_id(const struct app *app)
{
	char name[CATALOG_NAME];

	return app->ports->id_of_name(app->ports->world, plan_log_name(&app->catalog, name));
}

struct id
plan_row_log(const struct app *app, const struct plan_row *row)
{
	struct id id;

	return row->kind != PLAN_MEASURE && id_read(row->session, &id) ? id : plan_log_id(app);
}

struct id
plan_row_item(const struct app *app, const struct plan_row *row)
{
	struct id id;

	return row->kind != PLAN_MEASURE && id_read(row->id, &id)
		       ? id
		       : app->ports->id_of_name(app->ports->world, row->id);
}

char *
plan_today(const struct app *app, char day[DAY_TEXT])
{
	return day_text(moment_day(app->now), day);
}

/* ---- reading ---- */

/* "Planen: version 2 · beslutad av utbildningsnämnden · beslut 2026-12-01 · dnr 123". */
static void
say_about(struct plan_page *page, const struct session *log)
{
	static const struct {
		enum item_field field;
		const char *before;
	} parts[] = {
		{ITEM_EDITION, " · version "},      {ITEM_DECIDED_BY, " · beslutad av "},
		{ITEM_DECIDED_ON, " · beslut "},    {ITEM_REGISTRY_NUMBER, " · dnr "},
		{ITEM_VALID_TO, " · gäller till "}, {ITEM_KEEPER, " · ansvarig: "},
	};
	const struct item *self = session_self(log);
	struct buf about = {0};

	for (size_t at = 0; at < COUNT(parts); at++)
		if (*session_text(log, self, parts[at].field))
			buf_addf(&about, "%s%s", parts[at].before,
				 session_text(log, self, parts[at].field));
	if (conflict_is_in(log, self))
		buf_add(&about, " · olika uppgifter");
	page->about[0] = 0;
	if (about.bytes) {
		const char *first = buf_text(&about) + strlen(" · ");

		snprintf(page->about, sizeof page->about, "Planen: %.*s", (int)text_fit(first, 300),
			 first);
	}
	buf_free(&about);
}

static void
add_session(struct app *app, const struct session *session)
{
	plan_add(app->plan.all, session);
	if (id_same(session->id, plan_log_id(app)))
		say_about(&app->plan, session);
}

/* One that cannot be read is told, and the others are shown. */
static void
read_session(struct app *app, struct id id)
{
	struct session session = {0};
	struct err err;
	int damaged;

	if (app->ports->open(app->ports->world, id, &session, &damaged, &err))
		add_session(app, &session);
	else
		app_err(app, &err);
	session_free(&session);
}

/* A line that says nothing is no harm: the session says it. */
static void
take_line(void *to, struct id id, const char *line)
{
	struct app *app = to;

	if (!plan_add_line(app->plan.all, id, line))
		read_session(app, id);
}

static void
read_all(struct app *app)
{
	struct port_reader reader = {.to = app, .plan = take_line};
	struct err err;

	app->plan.all = plan_new(&app->catalog);
	if (!app->ports->plan(app->ports->world, &reader, &err))
		app_err(app, &err);
	for (int at = 0; at < app->plan_logs.count; at++)
		read_session(app, app->plan_logs.item[at].id);
}

static void
read_stale(struct app *app)
{
	struct plan_page *page = &app->plan;

	for (int at = 0; at < page->stale.count; at++) {
		plan_take_away(page->all, page->stale.item[at]);
		read_session(app, page->stale.item[at]);
	}
}

void
plan_read(struct app *app)
{
	struct plan_page *page = &app->plan;

	if (page->all && !page->stale.count)
		return;
	if (page->all)
		read_stale(app);
	else
		read_all(app);
	page->stale.count = 0;
	plan_arrange(page->all);
}

void
plan_put_session(struct app *app, const struct session *session)
{
	if (!app->plan.all)
		return;
	plan_take_away(app->plan.all, session->id);
	add_session(app, session);
	plan_arrange(app->plan.all);
	plan_refresh(app);
}

void
plan_is_stale(struct app *app, struct id session)
{
	struct plan_page *page = &app->plan;

	if (!page->all)
		return;
	for (int at = 0; at < page->stale.count; at++)
		if (id_same(page->stale.item[at], session))
			return;
	*vec_add(&page->stale) = session;
}

void
plan_forget(struct app *app)
{
	plan_drop(app->plan.all);
	app->plan.all = NULL;
	app->plan.about[0] = 0;
	app->plan.shown.count = app->plan.stale.count = 0;
}

void
plan_page_free(struct plan_page *page)
{
	plan_drop(page->all);
	vec_free(&page->stale);
	vec_free(&page->shown);
	vec_free(&page->done);
	vec_free(&page->undone);
}

/* ---- which are shown ---- */

static bool
is_wanted(const struct plan_page *page, const struct plan_row *row, const char *today)
{
	switch ((enum plan_only)page->only) {
	case ONLY_DELMAL: return !strcmp(row->delmal, page->value);
	case ONLY_GOAL: return row->goal == page->number;
	case ONLY_UNIT: return !strcmp(row->unit, page->value);
	case ONLY_OWNER: return !strcmp(row->owner, page->value);
	case ONLY_STATUS: return row->status == page->number;
	case ONLY_LATE: return plan_is_late(row, today);
	case ONLY_LACKING: return plan_lacks(row);
	case ONLY_CONFLICTS: return row->conflict;
	default: return true;
	}
}

/* Whatever is seen of a row can be searched for. */
static bool
has_words(const struct plan_row *row, const char *words, struct buf *text)
{
	buf_clear(text);
	buf_addf(text, "%s %s %s %s %s %s %s", row->text, row->owner, row->unit, row->goal_name,
		 item_fields[ITEM_STATUS].choices[row->status].label, row->end, row->title);
	return text_has_words(buf_text(text), words);
}

static int
compare_texts(const char *a, const char *b)
{
	return !*a != !*b ? !*a - !*b : text_compare(a, b);
}

/* Rows that are equal in this stay in the order of the document. */
static int
compare_rows(enum plan_sort sort, const struct plan_row *a, const struct plan_row *b)
{
	switch (sort) {
	case SORT_DATE: return compare_texts(a->end, b->end);
	case SORT_UNIT: return compare_texts(a->unit, b->unit);
	case SORT_STATUS: return a->status - b->status;
	default: return 0;
	}
}

/* Merges two sorted runs; the left one's rows go first where they are equal. */
static void
merge_runs(const struct plan_page *page, int *left, int middle, int count, int *room)
{
	int one = 0, other = middle;

	for (int at = 0; at < count; at++) {
		const struct plan_row *rows = page->all->row.item;
		bool takes_left =
			other == count ||
			(one < middle && compare_rows((enum plan_sort)page->sort, &rows[left[one]],
						      &rows[left[other]]) <= 0);

		room[at] = takes_left ? left[one++] : left[other++];
	}
	memcpy(left, room, (size_t)count * sizeof *left);
}

static void
sort_shown(struct plan_page *page)
{
	int count = page->shown.count, *room = mem_new((size_t)(count + 1) * sizeof *room);

	for (int run = 1; run < count; run *= 2)
		for (int at = 0; at + run < count; at += 2 * run) {
			int rest = count - at;

			merge_runs(page, page->shown.item + at, run,
				   rest < 2 * run ? rest : 2 * run, room);
		}
	mem_free(room);
}

/* The row that was picked, else the one where it was. */
static void
find_picked(struct plan_page *page)
{
	list_resize(&page->list, page->shown.count);
	for (int at = 0; at < page->shown.count; at++)
		if (!strcmp(page->all->row.item[page->shown.item[at]].id, page->picked)) {
			page->list.picked = at;
			return;
		}
	if (page->list.picked < 0)
		list_move(&page->list, 1);
}

void
plan_refresh(struct app *app)
{
	struct plan_page *page = &app->plan;
	bool searches = !text_is_blank(page->filter.text);
	struct buf text = {0};
	char today[DAY_TEXT];

	plan_today(app, today);
	page->shown.count = 0;
	for (int at = 0; at < page->all->row.count; at++) {
		const struct plan_row *row = &page->all->row.item[at];

		if (is_wanted(page, row, today) &&
		    (!searches || has_words(row, page->filter.text, &text)))
			*vec_add(&page->shown) = at;
	}
	buf_free(&text);
	if (page->sort != SORT_GOAL)
		sort_shown(page);
	page->counts = plan_count(page->all, today);
	find_picked(page);
	plan_pick_at(app, page->list.picked);
}

/* ---- the picked row ---- */

const struct plan_row *
plan_row_at(const struct app *app, int at)
{
	const struct plan_page *page = &app->plan;

	return page->all && at >= 0 && at < page->shown.count
		       ? &page->all->row.item[page->shown.item[at]]
		       : NULL;
}

const struct plan_row *
plan_row_here(const struct app *app)
{
	return plan_row_at(app, app->plan.list.picked);
}

void
plan_pick_at(struct app *app, int at)
{
	const struct plan_row *row = plan_row_at(app, at);

	if (!row)
		return;
	app->plan.list.picked = at;
	snprintf(app->plan.picked, sizeof app->plan.picked, "%s", row->id);
}

void
plan_settle(struct app *app)
{
	app->plan.list.first = plan_first(app);
}

bool
plan_picked(const struct app *app, struct id *log, struct id *item)
{
	const struct plan_row *row = plan_row_here(app);

	if (!row || row->kind == PLAN_MEASURE)
		return false;
	*log = plan_row_log(app, row);
	*item = plan_row_item(app, row);
	return true;
}

static bool
is_row_of(const struct app *app, const struct plan_row *row, struct id log, struct id item)
{
	return id_same(plan_row_item(app, row), item) && id_same(plan_row_log(app, row), log);
}

const struct plan_row *
plan_row_in(const struct app *app, struct id log, struct id item)
{
	const struct plan *plan = app->plan.all;

	for (int at = 0; plan && at < plan->row.count; at++)
		if (is_row_of(app, &plan->row.item[at], log, item))
			return &plan->row.item[at];
	return NULL;
}

bool
plan_pick_in(struct app *app, struct id log, struct id item)
{
	for (int at = 0; at < app->plan.shown.count; at++)
		if (is_row_of(app, plan_row_at(app, at), log, item)) {
			plan_pick_at(app, at);
			plan_settle(app);
			return true;
		}
	return false;
}

bool
plan_pick(struct app *app, struct id item)
{
	char id[ID_TEXT];

	id_text(item, id);
	for (int at = 0; at < app->plan.shown.count; at++)
		if (!strcmp(plan_row_at(app, at)->id, id)) {
			plan_pick_at(app, at);
			plan_settle(app);
			return true;
		}
	return false;
}
