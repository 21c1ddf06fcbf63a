/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan's rows: where each comes from, and how they are ordered. A row of the document has no
 * vem and no när of its own until somebody fills them in, and says so.
 */
#include "rodtrad/core/plan.h"

#include "rodtrad/core/conflict.h"
#include "rodtrad/core/plan_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/review.h"

#define GAPS_MAX 8

/* ---- copying ---- */

static struct field_texts
copy_texts(struct arena *arena, const char *const *text, int count)
{
	const char **copy = arena_new(arena, (size_t)(count + 1) * sizeof *copy);

	for (int at = 0; at < count; at++)
		copy[at] = arena_text(arena, text[at]);
	return (struct field_texts){copy, count};
}

/* The texts of a JSON array, which is how lists of tokens are kept. */
static struct field_texts
copy_list(struct arena *arena, const char *list)
{
	struct err ignored;
	struct json *json = *list ? json_parse_own(list, strlen(list), &ignored) : NULL;
	int room = json && json_kind(json) == JSON_ARRAY ? json_count(json) : 0;
	const char **copy = arena_new(arena, (size_t)(room + 1) * sizeof *copy);
	int count = 0;

	for (const struct json *one = room ? json_first(json) : NULL; one; one = json_next(one))
		if (json_kind(one) == JSON_TEXT)
			copy[count++] = arena_text(arena, json_text(one, ""));
	json_drop(json);
	return (struct field_texts){copy, count};
}

/* ---- the rows of the document ---- */

/* As it is while nobody has said anything of it. */
static struct plan_row
bare_measure(struct plan *plan, const struct plan_row *known)
{
	static const char *const gaps[] = {"vem", "när"};

	return (struct plan_row){
		.kind = PLAN_MEASURE,
		.id = known->id,
		.parent = "",
		.goal = known->goal,
		.goal_name = known->goal_name,
		.text = known->text,
		.unit = "",
		.owner = "",
		.start = "",
		.end = "",
		.status = STATUS_NOT_STARTED,
		.level = -1,
		.mandate = -1,
		.verdict = -1,
		.reviewed = "",
		.reason = "",
		.noticed = "",
		.gaps = copy_texts(&plan->arena, gaps, (int)COUNT(gaps)),
		.delmal = "",
		.session = "",
		.title = "",
		.date = "",
		.changed = "",
		.own_changed = "",
		.place = known->place,
		.measure = "",
		.own_reason = "",
	};
}

static void
add_measure(struct plan *plan, const struct catalog_goal *goal,
	    const struct catalog_measure *measure, int place)
{
	char name[CATALOG_NAME];
	struct plan_row row = {
		.id = arena_text(&plan->arena, catalog_measure_name(plan->catalog, measure, name)),
		.goal = goal->number,
		.goal_name = arena_text(&plan->arena, goal->name),
		.text = arena_text(&plan->arena, measure->text),
		.place = place,
	};

	*vec_add(&plan->row) = bare_measure(plan, &row);
	plan->measures++;
}

struct plan *
plan_new(const struct catalog *catalog)
{
	struct plan *plan = mem_new(sizeof *plan);
	const struct catalog_goal *goal = catalog ? catalog->goals.item : NULL;
	int place = 0;

	plan->catalog = catalog;
	for (int fact = 0; fact < PLAN_FACTS; fact++)
		plan->fact[fact] = "";
	for (int at = 0; catalog && at < catalog->goals.count; at++) {
		const struct catalog_measure *measure = goal[at].measures.item;

		for (int row = 0; row < goal[at].measures.count; row++)
			add_measure(plan, &goal[at], &measure[row], ++place);
	}
	return plan;
}

void
plan_drop(struct plan *plan)
{
	if (!plan)
		return;
	vec_free(&plan->row);
	vec_free(&plan->review);
	arena_free(&plan->arena);
	mem_free(plan);
}

/* The document's row of that name; they stand first until the rows are ordered. */
static struct plan_row *
measure_named(const struct plan *plan, const char *name)
{
	int left = plan->measures;

	for (int at = 0; *name && at < plan->row.count && left; at++) {
		struct plan_row *row = &plan->row.item[at];

		if (row->kind != PLAN_MEASURE)
			continue;
		if (!strcmp(row->id, name))
			return row;
		left--;
	}
	return NULL;
}

/* ---- the thread of a row ---- */

static void
add_step(struct arena *arena, struct field_list *thread, const struct session *session,
	 enum plan_part part, const struct item *item)
{
	struct plan_step *step = (struct plan_step *)thread->item + thread->count++;
	char id[ID_TEXT], code[NOTE_CODE] = "";

	*step = (struct plan_step){
		.part = part,
		.id = arena_text(arena, id_text(item->id, id)),
		.code = arena_text(arena,
				   item->kind == KIND_NOTE ? note_code(session, item, code) : ""),
		.text = arena_text(arena, session_text(session, item, ITEM_TEXT)),
	};
}

static void
add_steps(struct arena *arena, struct field_list *list, const struct session *session,
	  enum plan_part part, const struct note_list *notes)
{
	for (int at = 0; at < notes->count; at++)
		add_step(arena, list, session, part, &session->items.item[notes->item[at]]);
}

static struct field_list
copy_thread(struct arena *arena, const struct session *session, const struct item *action)
{
	struct field_list list = {0};
	struct thread thread;

	outcome_thread(session, action, &thread);
	list.item = arena_new(arena, (size_t)(thread.needs.count + thread.notes.count +
					      thread.effects.count + 1) *
					     sizeof(struct plan_step));
	add_steps(arena, &list, session, PLAN_NEED, &thread.needs);
	add_steps(arena, &list, session, PLAN_NOTE, &thread.notes);
	if (thread.crossing >= 0)
		add_step(arena, &list, session, PLAN_CROSSING,
			 &session->items.item[thread.crossing]);
	add_steps(arena, &list, session, PLAN_EFFECT, &thread.effects);
	return list;
}

/* ---- the rows of a session ---- */

/* The later of two moments; what is no moment is before all. */
static const char *
later_of(const char *kept, const char *at)
{
	struct moment one, other;

	return moment_read(at, &one) && (!moment_read(kept, &other) || one.ms > other.ms) ? at
											  : kept;
}

static void
keep_later(char kept[MOMENT_TEXT], const char *at)
{
	const char *later = later_of(kept, at);

	if (later != kept)
		snprintf(kept, MOMENT_TEXT, "%s", later);
}

/* An `undone` names no item, but the event that it takes back; nor does an event name what it
 * adds. */
static bool
is_about(const struct session *session, const struct event *event, struct id item)
{
	if (id_same(event->item, item) || id_same(event->id, item))
		return true;
	for (int at = 0; event->type == EVENT_UNDONE && at < session->event.count; at++)
		if (id_same(session->event.item[at].id, event->undoes))
			return id_same(session->event.item[at].item, item);
	return false;
}

/* When it was last touched, and how often after it came. Both only grow when copies are merged. */
static int
count_changes(const struct session *session, struct arena *arena, const struct item *item,
	      const char **changed)
{
	char last[MOMENT_TEXT] = "";
	int changes = 0;

	for (int at = item->event; at < session->event.count; at++)
		if (is_about(session, &session->event.item[at], item->id)) {
			keep_later(last, session->event.item[at].at);
			changes += at > item->event;
		}
	*changed = arena_text(arena, last);
	return changes;
}

/* The session's own words, the same in all of its rows. */
struct source {
	const struct session *session;
	const char *id, *title, *date, *delmal, *unit;
	bool is_ours; /* on the governing documents of the plan */
	bool is_log;  /* the plan's own */
};

static struct source
source_of(struct plan *plan, const struct session *session)
{
	const struct item *self = session_self(session);
	const char *catalog = session_text(session, self, ITEM_CATALOG);
	struct buf title = {0};
	char id[ID_TEXT];
	struct source source = {
		.session = session,
		.id = arena_text(&plan->arena, id_text(session->id, id)),
		.date = arena_text(&plan->arena, session_text(session, self, ITEM_DATE)),
		.delmal = arena_text(&plan->arena, session_text(session, self, ITEM_DELMAL)),
		.unit = arena_text(&plan->arena, session_text(session, self, ITEM_UNIT)),
		.is_ours = !plan->catalog || !*catalog || !strcmp(catalog, plan->catalog->id),
		.is_log = plan_log_is(session),
	};

	outcome_title(&title, session);
	source.title = arena_text(&plan->arena, buf_text(&title));
	buf_free(&title);
	return source;
}

/* A row by itself, as it is while nobody has followed it up. */
static void
follow_none(struct plan_row *row)
{
	row->status = row->own_status;
	row->conflict = row->own_conflict;
	row->changed = row->own_changed;
	row->changes = row->own_changes;
	row->verdict = -1;
	row->reviewed = row->noticed = "";
	row->reason = row->own_reason;
}

/* The row that it belongs under decides its mål: it stands there. What a session on other
 * documents says of mål is nothing here. */
static void
place_row(const struct plan *plan, bool is_ours, struct plan_row *row)
{
	const struct plan_row *parent = measure_named(plan, row->measure);
	int number = is_ours ? row->goal : 0;
	const struct catalog_goal *goal =
		plan->catalog ? catalog_goal(plan->catalog, number) : NULL;

	row->kind = parent ? PLAN_ACTIVITY : PLAN_ACTION;
	row->parent = parent ? parent->id : "";
	row->place = parent ? parent->place : 0;
	row->goal = parent ? parent->goal : number;
	row->goal_name = parent ? parent->goal_name : goal ? goal->name : "";
}

static void
add_action(struct plan *plan, const struct source *source, const struct item *action)
{
	const struct session *session = source->session;
	struct arena *arena = &plan->arena;
	const char *unit = session_text(session, action, ITEM_UNIT);
	const char *start = session_text(session, action, ITEM_START);
	const char *gap[GAPS_MAX];
	int gaps = outcome_gaps(session, action, gap, GAPS_MAX);
	char id[ID_TEXT];
	struct plan_row row = {
		.id = arena_text(arena, id_text(action->id, id)),
		.text = arena_text(arena, outcome_words(session, action)),
		.unit = *unit ? arena_text(arena, unit) : source->unit,
		.owner = arena_text(arena, session_text(session, action, ITEM_OWNER)),
		.start = *start ? arena_text(arena, start) : source->date,
		.end = arena_text(arena, session_text(session, action, ITEM_END)),
		.check = copy_list(arena, session_text(session, action, ITEM_CHECK)),
		.status = session_int(session, action, ITEM_STATUS, STATUS_NOT_STARTED),
		.level = session_int(session, action, ITEM_LEVEL, -1),
		.mandate = session_int(session, action, ITEM_MANDATE, -1),
		.own_status_ms = review_moment(session, action, ITEM_STATUS),
		.whole = !gaps,
		.gaps = copy_texts(arena, gap, gaps),
		.thread = copy_thread(arena, session, action),
		.own_conflict = conflict_is_in(session, action),
		.delmal = source->delmal,
		.session = source->id,
		.title = source->title,
		.date = source->date,
		.goal = session_int(session, action, ITEM_GOAL, 0),
		.measure = arena_text(arena, session_text(session, action, ITEM_MEASURE)),
		.own_reason = arena_text(arena, session_text(session, action, ITEM_REASON)),
		.is_own = source->is_log,
	};

	row.own_status = row.status;
	place_row(plan, source->is_ours, &row);
	row.own_changes = count_changes(session, arena, action, &row.own_changed);
	follow_none(&row);
	*vec_add(&plan->row) = row;
}

/* What the plan's log says of a row that all share. Its words are the catalogue's. */
static void
fill_measure(struct plan *plan, const struct session *log, const struct item *item)
{
	struct plan_row *row = measure_named(plan, plan_log_row(log, item));
	struct arena *arena = &plan->arena;
	const char *gap[2];
	int gaps = 0;

	if (!row)
		return;
	row->owner = arena_text(arena, session_text(log, item, ITEM_OWNER));
	row->start = arena_text(arena, session_text(log, item, ITEM_START));
	row->end = arena_text(arena, session_text(log, item, ITEM_END));
	row->check = copy_list(arena, session_text(log, item, ITEM_CHECK));
	row->status = session_int(log, item, ITEM_STATUS, STATUS_NOT_STARTED);
	row->level = session_int(log, item, ITEM_LEVEL, -1);
	row->mandate = session_int(log, item, ITEM_MANDATE, -1);
	row->own_status = row->status;
	row->own_status_ms = review_moment(log, item, ITEM_STATUS);
	row->own_reason = arena_text(arena, session_text(log, item, ITEM_REASON));
	row->own_conflict = conflict_is_in(log, item);
	if (text_is_blank(row->owner))
		gap[gaps++] = outcome_phrase(MISSING_OWNER);
	if (!*row->end)
		gap[gaps++] = outcome_phrase(MISSING_END);
	row->gaps = copy_texts(arena, gap, gaps);
	row->own_changes = count_changes(log, arena, item, &row->own_changed);
	/* That the row is there is no change of it. */
	if (!row->own_changes)
		row->own_changed = "";
	follow_none(row);
}

static void
add_review(struct plan *plan, const struct source *source, const struct item *review)
{
	const struct session *session = source->session;
	struct arena *arena = &plan->arena;
	const char *changed;
	int changes = count_changes(session, arena, review, &changed);
	char id[ID_TEXT];

	*vec_add(&plan->review) = (struct plan_review){
		.id = arena_text(arena, id_text(review->id, id)),
		.session = source->id,
		.about = arena_text(arena, session_text(session, review, ITEM_ABOUT)),
		.ms = review_moment(session, review, ITEM_VERDICT),
		.verdict = session_int(session, review, ITEM_VERDICT, -1),
		.date = source->date,
		.reason = arena_text(arena, session_text(session, review, ITEM_REASON)),
		.noticed = arena_text(arena, session_text(session, review, ITEM_NOTICED)),
		.changed = changed,
		.changes = 1 + changes,
	};
}

static void
add_item(struct plan *plan, const struct source *source, const struct item *item)
{
	if (source->is_log && !item->removed && *plan_log_row(source->session, item))
		fill_measure(plan, source->session, item);
	else if (outcome_is_chosen(source->session, item))
		add_action(plan, source, item);
	else if (item->kind == KIND_REVIEW && !item->removed &&
		 session_int(source->session, item, ITEM_VERDICT, -1) >= 0)
		add_review(plan, source, item);
}

static const enum item_field facts[PLAN_FACTS] = {
	ITEM_EDITION,         ITEM_DECIDED_BY, ITEM_DECIDED_ON,
	ITEM_REGISTRY_NUMBER, ITEM_VALID_TO,   ITEM_KEEPER,
};

static void
fill_facts(struct plan *plan, const struct session *log)
{
	plan->log = log->id;
	for (int fact = 0; fact < PLAN_FACTS; fact++)
		plan->fact[fact] =
			arena_text(&plan->arena, session_text(log, session_self(log), facts[fact]));
}

void
plan_add(struct plan *plan, const struct session *session)
{
	struct source source = source_of(plan, session);

	if (source.is_log && !source.is_ours)
		return; /* the log of another plan */
	if (source.is_log)
		fill_facts(plan, session);
	for (int at = 0; at < session->event.count; at++)
		keep_later(plan->as_of, session->event.item[at].at);
	for (int at = 0; at < session->items.count; at++)
		add_item(plan, &source, &session->items.item[at]);
}

/* ---- what a session adds, as a line ---- */

/* A moment in milliseconds is more than a number in a file of ours holds, so it is written as a
 * text. */
struct line_row {
	struct plan_row row;
	const char *since; /* its own status */
};

struct line_review {
	struct plan_review review;
	const char *at;
};

/* What is the same in all rows of it stands once. */
struct line {
	const char *catalog, *delmal, *title, *date, *as_of;
	struct field_list rows;    /* struct line_row */
	struct field_list reviews; /* struct line_review */
};

/* clang-format off */
#define IN_ROW(member, type)    .offset = FIELD_OFFSET(struct line_row, member, type)
#define IN_REVIEW(member, type) .offset = FIELD_OFFSET(struct line_review, member, type)
#define IN_LINE(member, type)   .offset = FIELD_OFFSET(struct line, member, type)

/* Our own file reads it, so nothing of it is explained; a line that does not fit is made again. */
static const struct field line_row_fields[] = {
	{ .name = "id", .type = FIELD_TEXT, IN_ROW(row.id, const char *), .required = true },
	{ .name = "measure", .type = FIELD_TEXT, IN_ROW(row.measure, const char *) },
	{ .name = "goal", .type = FIELD_INT, IN_ROW(row.goal, int) },
	{ .name = "text", .type = FIELD_TEXT, IN_ROW(row.text, const char *) },
	{ .name = "unit", .type = FIELD_TEXT, IN_ROW(row.unit, const char *) },
	{ .name = "owner", .type = FIELD_TEXT, IN_ROW(row.owner, const char *) },
	{ .name = "start", .type = FIELD_TEXT, IN_ROW(row.start, const char *) },
	{ .name = "end", .type = FIELD_TEXT, IN_ROW(row.end, const char *) },
	{ .name = "check", .type = FIELD_TEXTS, IN_ROW(row.check, struct field_texts) },
	{ .name = "status", .type = FIELD_INT, IN_ROW(row.own_status, int) },
	{ .name = "since", .type = FIELD_TEXT, IN_ROW(since, const char *) },
	{ .name = "level", .type = FIELD_INT, IN_ROW(row.level, int), .fallback = -1 },
	{ .name = "mandate", .type = FIELD_INT, IN_ROW(row.mandate, int), .fallback = -1 },
	{ .name = "whole", .type = FIELD_BOOL, IN_ROW(row.whole, bool) },
	{ .name = "gaps", .type = FIELD_TEXTS, IN_ROW(row.gaps, struct field_texts) },
	{ .name = "conflict", .type = FIELD_BOOL, IN_ROW(row.own_conflict, bool) },
	{ .name = "reason", .type = FIELD_TEXT, IN_ROW(row.own_reason, const char *) },
	{ .name = "changed", .type = FIELD_TEXT, IN_ROW(row.own_changed, const char *) },
	{ .name = "changes", .type = FIELD_INT, IN_ROW(row.own_changes, int) },
	{ .type = FIELD_END },
};

static const struct field line_review_fields[] = {
	{ .name = "id", .type = FIELD_TEXT, IN_REVIEW(review.id, const char *), .required = true },
	{ .name = "about", .type = FIELD_TEXT, IN_REVIEW(review.about, const char *) },
	{ .name = "at", .type = FIELD_TEXT, IN_REVIEW(at, const char *) },
	{ .name = "verdict", .type = FIELD_INT, IN_REVIEW(review.verdict, int) },
	{ .name = "reason", .type = FIELD_TEXT, IN_REVIEW(review.reason, const char *) },
	{ .name = "noticed", .type = FIELD_TEXT, IN_REVIEW(review.noticed, const char *) },
	{ .name = "changed", .type = FIELD_TEXT, IN_REVIEW(review.changed, const char *) },
	{ .name = "changes", .type = FIELD_INT, IN_REVIEW(review.changes, int), .fallback = 1 },
	{ .type = FIELD_END },
};

static const struct field line_fields[] = {
	{ .name = "catalog", .type = FIELD_TEXT, IN_LINE(catalog, const char *) },
	{ .name = "delmal", .type = FIELD_TEXT, IN_LINE(delmal, const char *) },
	{ .name = "title", .type = FIELD_TEXT, IN_LINE(title, const char *) },
	{ .name = "date", .type = FIELD_TEXT, IN_LINE(date, const char *) },
	{ .name = "as_of", .type = FIELD_TEXT, IN_LINE(as_of, const char *) },
	{ .name = "rows", .type = FIELD_LIST, IN_LINE(rows, struct field_list), .of = line_row_fields,
	  .size = sizeof(struct line_row) },
	{ .name = "reviews", .type = FIELD_LIST, IN_LINE(reviews, struct field_list),
	  .of = line_review_fields, .size = sizeof(struct line_review) },
	{ .type = FIELD_END },
};
/* clang-format on */

static const char *
say_ms(struct plan *plan, int64_t ms)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, ms);
	return arena_text(&plan->arena, text);
}

static int64_t
read_ms(const char *text)
{
	return strtoll(text, NULL, 10);
}

/* The rows and reviews of a plan that has those of one session. */
static void
fill_line(struct plan *plan, struct line *line)
{
	struct line_row *rows =
		arena_new(&plan->arena, (size_t)(plan->row.count + 1) * sizeof *rows);
	struct line_review *reviews =
		arena_new(&plan->arena, (size_t)(plan->review.count + 1) * sizeof *reviews);

	for (int at = 0; at < plan->row.count; at++)
		rows[at] = (struct line_row){plan->row.item[at],
					     say_ms(plan, plan->row.item[at].own_status_ms)};
	for (int at = 0; at < plan->review.count; at++)
		reviews[at] = (struct line_review){plan->review.item[at],
						   say_ms(plan, plan->review.item[at].ms)};
	line->as_of = plan->as_of;
	line->rows = (struct field_list){rows, plan->row.count};
	line->reviews = (struct field_list){reviews, plan->review.count};
}

void
plan_line_write(struct buf *out, const struct session *session)
{
	struct plan *plan = plan_new(NULL);
	struct source source = source_of(plan, session);
	struct line line = {
		.catalog = session_text(session, session_self(session), ITEM_CATALOG),
		.delmal = source.delmal,
		.title = source.title,
		.date = source.date,
	};

	if (!source.is_log)
		plan_add(plan, session);
	fill_line(plan, &line);
	buf_add(out, "{");
	field_write(out, line_fields, &line, true);
	buf_add(out, "}");
	plan_drop(plan);
}

static void
add_line_rows(struct plan *plan, const char *id, const struct line *line)
{
	const struct line_row *rows = line->rows.item;
	bool is_ours =
		!plan->catalog || !*line->catalog || !strcmp(line->catalog, plan->catalog->id);

	for (int at = 0; at < line->rows.count; at++) {
		struct plan_row row = rows[at].row;

		row.session = id;
		row.delmal = line->delmal;
		row.title = line->title;
		row.date = line->date;
		row.own_status_ms = read_ms(rows[at].since);
		row.thread = (struct field_list){0};
		row.is_own = false;
		follow_none(&row);
		place_row(plan, is_ours, &row);
		*vec_add(&plan->row) = row;
	}
}

static void
add_line_reviews(struct plan *plan, const char *id, const struct line *line)
{
	const struct line_review *reviews = line->reviews.item;

	for (int at = 0; at < line->reviews.count; at++) {
		struct plan_review review = reviews[at].review;

		review.session = id;
		review.ms = read_ms(reviews[at].at);
		review.date = line->date;
		*vec_add(&plan->review) = review;
	}
}

bool
plan_add_line(struct plan *plan, struct id session, const char *line)
{
	struct err ignored;
	struct json *json = json_parse_own(line, strlen(line), &ignored);
	struct line read = {0};
	const struct field_part parts[] = {{line_fields, &read}, {NULL, NULL}};
	struct faults faults = faults_first(&ignored);
	char id[ID_TEXT];
	bool ok = json && json_kind(json) == JSON_OBJECT &&
		  field_read(json, parts, FIELD_UNKNOWN_SKIPPED, &plan->arena, &faults);

	if (ok) {
		const char *kept = arena_text(&plan->arena, id_text(session, id));

		keep_later(plan->as_of, read.as_of);
		add_line_rows(plan, kept, &read);
		add_line_reviews(plan, kept, &read);
	}
	json_drop(json);
	return ok;
}

void
plan_take_away(struct plan *plan, struct id session)
{
	bool is_log = id_same(plan->log, session);
	char id[ID_TEXT];
	int kept = 0;

	for (int fact = 0; is_log && fact < PLAN_FACTS; fact++)
		plan->fact[fact] = "";

	id_text(session, id);
	for (int at = 0; at < plan->row.count; at++) {
		const struct plan_row *row = &plan->row.item[at];

		if (row->kind == PLAN_MEASURE && is_log)
			plan->row.item[kept++] = bare_measure(plan, row);
		else if (strcmp(row->session, id) != 0)
			plan->row.item[kept++] = *row;
	}
	plan->row.count = kept;
	kept = 0;
	for (int at = 0; at < plan->review.count; at++)
		if (strcmp(plan->review.item[at].session, id) != 0)
			plan->review.item[kept++] = plan->review.item[at];
	plan->review.count = kept;
}

/* ---- what followed ---- */

/* By the insats, then by the moment; of two at one moment by id, so that the order they came in is
 * nothing. */
static int
compare_reviews(const void *one, const void *other)
{
	const struct plan_review *a = one, *b = other;
	int order = strcmp(a->about, b->about);

	order = order ? order : (a->ms > b->ms) - (a->ms < b->ms);
	return order ? order : strcmp(a->id, b->id);
}

/* The reviews that are about the row: from the first to before the second. They are in order. */
static struct reviewed_by {
	const struct plan_review *first, *after;
} reviews_of(const struct plan *plan, const struct plan_row *row)
{
	const struct plan_review *all = plan->review.item;
	int low = 0, high = plan->review.count, after;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (strcmp(all[middle].about, row->id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (after = low; after < plan->review.count; after++)
		if (strcmp(all[after].about, row->id) != 0)
			break;
	return (struct reviewed_by){all + low, all + after};
}

/* Two who worked on copies of a workshop answered apart, and no workshop has answered since. */
static bool
is_answered_twice(const struct reviewed_by *by, const struct plan_review *newest)
{
	for (const struct plan_review *review = by->first; review < by->after; review++)
		if (!strcmp(review->session, newest->session) && review->verdict != newest->verdict)
			return true;
	return false;
}

/* What follows from the newest review, when it is no older than the row's own status; that there are others is a
 * change of it too. */
static void
follow_review(const struct plan *plan, struct plan_row *row)
{
	static const int status[REVIEWEDS] = {
		[REVIEWED_DONE] = STATUS_DONE,
		[REVIEWED_ONGOING] = STATUS_ONGOING,
		[REVIEWED_CHANGES] = STATUS_ONGOING,
		[REVIEWED_DROPPED] = STATUS_DROPPED,
	};
	struct reviewed_by by = reviews_of(plan, row);
	const struct plan_review *newest = by.first < by.after ? by.after - 1 : NULL;

	follow_none(row);
	for (const struct plan_review *review = by.first; review < by.after; review++) {
		row->changed = later_of(row->changed, review->changed);
		row->changes += review->changes;
	}
	if (!newest || newest->ms < row->own_status_ms)
		return;
	row->conflict = row->conflict || is_answered_twice(&by, newest);
	row->verdict = newest->verdict;
	row->status = status[newest->verdict];
	row->reviewed = newest->date;
	row->reason = newest->reason;
	row->noticed = newest->noticed;
}

const char *
plan_status_label(const struct plan_row *row)
{
	return row->verdict == REVIEWED_CHANGES
		       ? item_fields[ITEM_VERDICT].choices[row->verdict].label
		       : item_fields[ITEM_STATUS].choices[row->status].label;
}

/* ---- the order ---- */

/* Those that have none come last. */
static int
compare_last(bool a_has_none, bool b_has_none)
{
	return (int)a_has_none - (int)b_has_none;
}

/* Most are the same unit as their neighbour, which is seen sooner than what comes first in an alphabet. */
static int
compare_units(const char *a, const char *b)
{
	int bytes = strcmp(a, b), order = bytes ? text_compare(a, b) : 0;

	return order ? order : bytes;
}

static int
compare_rows(const void *one, const void *other)
{
	const struct plan_row *a = one, *b = other;
	int order = compare_last(!a->goal, !b->goal);

	order = order ? order : a->goal - b->goal;
	order = order ? order : compare_last(!a->place, !b->place);
	order = order ? order : a->place - b->place;
	order = order ? order : (b->kind == PLAN_MEASURE) - (a->kind == PLAN_MEASURE);
	order = order ? order : compare_units(a->unit, b->unit);
	order = order ? order : compare_last(!*a->end, !*b->end);
	order = order ? order : strcmp(a->end, b->end);
	return order ? order : strcmp(a->id, b->id);
}

void
plan_arrange(struct plan *plan)
{
	if (plan->review.count)
		qsort(plan->review.item, (size_t)plan->review.count, sizeof *plan->review.item,
		      compare_reviews);
	for (int at = 0; at < plan->row.count; at++)
		follow_review(plan, &plan->row.item[at]);
	if (plan->row.count)
		qsort(plan->row.item, (size_t)plan->row.count, sizeof *plan->row.item,
		      compare_rows);
}

/* ---- what is wrong with a row ---- */

bool
plan_lacks(const struct plan_row *row)
{
	return row->status != STATUS_DROPPED && (text_is_blank(row->owner) || !*row->end);
}

bool
plan_is_late(const struct plan_row *row, const char *today)
{
	return *row->end && strcmp(row->end, today) < 0 && row->status != STATUS_DONE &&
	       row->status != STATUS_DROPPED;
}

struct plan_counts
plan_count(const struct plan *plan, const char *today)
{
	struct plan_counts counts = {.rows = plan->row.count};

	for (int at = 0; at < plan->row.count; at++) {
		const struct plan_row *row = &plan->row.item[at];

		counts.measures += row->kind == PLAN_MEASURE;
		counts.lacking += plan_lacks(row);
		counts.late += plan_is_late(row, today);
		counts.conflicts += row->conflict;
		counts.ongoing += row->status == STATUS_ONGOING;
		counts.done += row->status == STATUS_DONE;
	}
	return counts;
}

/* ---- its columns ---- */

const struct choice plan_parts[] = {
	{"need", "Behov"}, {"note", "Lapp"}, {"crossing", "Förslag"}, {"effect", "Effekt"}, {0}};

static const struct choice kind_choices[] = {
	{"measure", "rad i dokumentet"}, {"action", "insats"}, {"activity", "aktivitet"}, {0}};

/* clang-format off */
#define AT(T, member, type) .offset = FIELD_OFFSET(struct plan_##T, member, type)

static const struct field trail_fields[] = {
	{ .name = "part", .type = FIELD_ENUM, AT(step, part, int), .required = true, .choices = plan_parts,
	  .label = "Del", .help = "Vad det är: behov, lapp, förslag eller effekt." },
	{ .name = "id", .type = FIELD_TEXT, AT(step, id, const char *), .required = true, .min = 1,
	  .label = "Id", .help = "Id i workshopens fil." },
	{ .name = "code", .type = FIELD_TEXT, AT(step, code, const char *),
	  .label = "Kod", .help = "Koden som sägs i rummet, till exempel S1." },
	{ .name = "text", .type = FIELD_TEXT, AT(step, text, const char *),
	  .label = "Text", .help = "Vad det står på den." },
	{ .type = FIELD_END },
};

/* A field that an item has too is called and described as it is there; `item` says which. */
static const struct column {
	enum item_field item;
	struct field field;
} columns[] = {
	{ ITEM_FIELDS, { .name = "id", .type = FIELD_TEXT, AT(row, id, const char *), .required = true, .min = 1,
	  .label = "Id", .help = "Id för insatsen. En rad i dokumentet heter som i katalogen." } },
	{ ITEM_FIELDS, { .name = "kind", .type = FIELD_ENUM, AT(row, kind, int), .required = true, .choices = kind_choices,
	  .label = "Slag", .help = "Rad i dokumentet, insats under ett mål, eller aktivitet under en rad." } },
	{ ITEM_FIELDS, { .name = "parent", .type = FIELD_TEXT, AT(row, parent, const char *),
	  .label = "Under", .help = "Raden som aktiviteten står under." } },
	{ ITEM_GOAL, { .type = FIELD_INT, AT(row, goal, int), .max = 99 } },
	{ ITEM_FIELDS, { .name = "goal_name", .type = FIELD_TEXT, AT(row, goal_name, const char *),
	  .label = "Målets namn", .help = "Målet med några få ord." } },
	{ ITEM_FIELDS, { .name = "text", .type = FIELD_TEXT, AT(row, text, const char *), .required = true,
	  .label = "Insats", .help = "Vad som ska göras." } },
	{ ITEM_UNIT, { .type = FIELD_TEXT, AT(row, unit, const char *) } },
	{ ITEM_OWNER, { .type = FIELD_TEXT, AT(row, owner, const char *) } },
	{ ITEM_START, { .type = FIELD_DATE, AT(row, start, const char *) } },
	{ ITEM_END, { .type = FIELD_DATE, AT(row, end, const char *) } },
	{ ITEM_CHECK, { .type = FIELD_TEXTS, AT(row, check, struct field_texts) } },
	{ ITEM_STATUS, { .type = FIELD_ENUM, AT(row, status, int), .required = true } },
	{ ITEM_VERDICT, { .type = FIELD_ENUM, AT(row, verdict, int), .fallback = -1 } },
	{ ITEM_FIELDS, { .name = "reviewed", .type = FIELD_DATE, AT(row, reviewed, const char *),
	  .label = "Följdes upp", .help = "Dagen för den senaste uppföljningen." } },
	{ ITEM_REASON, { .type = FIELD_TEXT, AT(row, reason, const char *) } },
	{ ITEM_NOTICED, { .type = FIELD_TEXT, AT(row, noticed, const char *) } },
	{ ITEM_LEVEL, { .type = FIELD_ENUM, AT(row, level, int), .fallback = -1 } },
	{ ITEM_MANDATE, { .type = FIELD_ENUM, AT(row, mandate, int), .fallback = -1 } },
	{ ITEM_FIELDS, { .name = "whole", .type = FIELD_BOOL, AT(row, whole, bool), .required = true,
	  .label = "Tråden hel", .help = "Är tråden hel från delmål till insats?" } },
	{ ITEM_FIELDS, { .name = "gaps", .type = FIELD_TEXTS, AT(row, gaps, struct field_texts), .required = true,
	  .label = "Luckor", .help = "Vad som saknas, med några få ord." } },
	{ ITEM_FIELDS, { .name = "conflict", .type = FIELD_BOOL, AT(row, conflict, bool), .required = true,
	  .label = "Olika uppgifter", .help = "Säger två enheter olika saker om den?" } },
	{ ITEM_DELMAL, { .type = FIELD_TEXT, AT(row, delmal, const char *) } },
	{ ITEM_FIELDS, { .name = "title", .type = FIELD_TEXT, AT(row, title, const char *),
	  .label = "Workshop", .help = "Workshopen som den kommer ur." } },
	{ ITEM_DATE, { .type = FIELD_DATE, AT(row, date, const char *) } },
	{ ITEM_FIELDS, { .name = "session", .type = FIELD_TEXT, AT(row, session, const char *),
	  .label = "Workshopens id", .help = "Id för workshopen som den kommer ur." } },
	{ ITEM_FIELDS, { .name = "changed", .type = FIELD_TEXT, AT(row, changed, const char *),
	  .label = "Senast ändrad", .help = "När den senast ändrades, enligt RFC 3339." } },
	{ ITEM_FIELDS, { .name = "changes", .type = FIELD_INT, AT(row, changes, int),
	  .label = "Ändringar", .help = "Hur många gånger den har ändrats." } },
	{ ITEM_FIELDS, { .name = "thread", .type = FIELD_LIST, AT(row, thread, struct field_list),
	  .of = trail_fields, .size = sizeof(struct plan_step),
	  .label = "Tråd", .help = "Vad den hänger ihop med, från behov till effekter." } },
};
/* clang-format on */

_Static_assert(COUNT(columns) == PLAN_FIELDS, "PLAN_FIELDS counts the columns");

void
plan_fact_fields(struct field table[PLAN_FACTS + 1])
{
	for (size_t fact = 0; fact < PLAN_FACTS; fact++) {
		const struct field *item = &item_fields[facts[fact]];

		table[fact] = (struct field){
			.name = item->name,
			.type = item->type,
			.offset = offsetof(struct plan, fact) + fact * sizeof(const char *),
			.label = item->label,
			.help = item->help,
		};
	}
	table[PLAN_FACTS] = (struct field){.type = FIELD_END};
}

void
plan_fields(struct field table[PLAN_FIELDS + 1])
{
	for (size_t at = 0; at < COUNT(columns); at++) {
		const struct field *item = &item_fields[columns[at].item];

		table[at] = columns[at].field;
		if (columns[at].item == ITEM_FIELDS)
			continue;
		table[at].name = item->name;
		table[at].choices = item->choices;
		table[at].label = item->label;
		table[at].help = item->help;
	}
	table[COUNT(columns)] = (struct field){.type = FIELD_END};
}
