/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan's rows: where each comes from, and how they are ordered. A row of the document has no vem and no
 * när of its own until somebody fills them in, and says so.
 */
#include "rodtrad/core/plan.h"

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

static void
add_measure(struct plan *plan, const struct catalog_goal *goal,
	    const struct catalog_measure *measure, int place)
{
	static const char *const gaps[] = {"vem", "när"};
	char name[121];

	catalog_measure_name(plan->catalog, measure, name);
	*vec_add(&plan->row) = (struct plan_row){
		.kind = PLAN_MEASURE,
		.id = arena_text(&plan->arena, name),
		.parent = "",
		.goal = goal->number,
		.goal_name = arena_text(&plan->arena, goal->name),
		.text = arena_text(&plan->arena, measure->text),
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
		.place = place,
	};
}

struct plan *
plan_new(const struct catalog *catalog)
{
	struct plan *plan = mem_new(sizeof *plan);
	const struct catalog_goal *goal = catalog ? catalog->goals.item : NULL;
	int place = 0;

	plan->catalog = catalog;
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
static const struct plan_row *
measure_named(const struct plan *plan, const char *name)
{
	for (int at = 0; *name && at < plan->row.count; at++) {
		const struct plan_row *row = &plan->row.item[at];

		if (row->kind != PLAN_MEASURE)
			return NULL;
		if (!strcmp(row->id, name))
			return row;
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

static bool
is_in_conflict(const struct session *session, const struct item *action)
{
	for (int field = 0; field < ITEM_FIELDS; field++)
		if (item_kind_has(KIND_ACTION, (enum item_field)field) &&
		    session_in_conflict(session, action, (enum item_field)field))
			return true;
	return action->removal_disputed;
}

/* Keeps the later of two moments; what is no moment is before all. */
static void
keep_later(char kept[MOMENT_TEXT], const char *at)
{
	struct moment one, other;

	if (moment_read(at, &one) && (!moment_read(kept, &other) || one.ms > other.ms))
		snprintf(kept, MOMENT_TEXT, "%s", at);
}

/* An `undone` names no item, but the event that it takes back; nor does an event name what it adds. */
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

/* When it was last touched, and how often. Both only grow when copies are merged. */
static void
count_changes(const struct session *session, struct arena *arena, const struct item *action,
	      struct plan_row *row)
{
	char changed[MOMENT_TEXT] = "";

	for (int at = action->event; at < session->event.count; at++)
		if (is_about(session, &session->event.item[at], action->id)) {
			keep_later(changed, session->event.item[at].at);
			row->changes += at > action->event;
		}
	row->changed = arena_text(arena, changed);
}

/* The session's own words, the same in all of its rows. */
struct source {
	const struct session *session;
	const char *id, *title, *date, *delmal, *unit;
	bool is_ours; /* on the governing documents of the plan */
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
	};

	outcome_title(&title, session);
	source.title = arena_text(&plan->arena, buf_text(&title));
	buf_free(&title);
	return source;
}

/* The row that it belongs under decides its mål: it stands there. */
static void
place_row(const struct plan *plan, const struct source *source, const struct item *action,
	  struct plan_row *row)
{
	const struct plan_row *parent =
		measure_named(plan, session_text(source->session, action, ITEM_MEASURE));
	int number = source->is_ours ? session_int(source->session, action, ITEM_GOAL, 0) : 0;
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
		.verdict = -1,
		.reviewed = "",
		.reason = "",
		.noticed = "",
		.own_status_ms = review_moment(session, action, ITEM_STATUS),
		.whole = !gaps,
		.gaps = copy_texts(arena, gap, gaps),
		.thread = copy_thread(arena, session, action),
		.conflict = is_in_conflict(session, action),
		.delmal = source->delmal,
		.session = source->id,
		.title = source->title,
		.date = source->date,
	};

	row.own_status = row.status;
	place_row(plan, source, action, &row);
	count_changes(session, arena, action, &row);
	*vec_add(&plan->row) = row;
}

static void
add_review(struct plan *plan, const struct source *source, const struct item *review)
{
	const struct session *session = source->session;
	struct arena *arena = &plan->arena;
	char id[ID_TEXT];

	*vec_add(&plan->review) = (struct plan_review){
		.id = arena_text(arena, id_text(review->id, id)),
		.about = arena_text(arena, session_text(session, review, ITEM_ABOUT)),
		.ms = review_moment(session, review, ITEM_VERDICT),
		.verdict = session_int(session, review, ITEM_VERDICT, -1),
		.date = source->date,
		.reason = arena_text(arena, session_text(session, review, ITEM_REASON)),
		.noticed = arena_text(arena, session_text(session, review, ITEM_NOTICED)),
	};
}

void
plan_add(struct plan *plan, const struct session *session)
{
	struct source source = source_of(plan, session);

	for (int at = 0; at < session->event.count; at++)
		keep_later(plan->as_of, session->event.item[at].at);
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		if (outcome_is_chosen(session, item))
			add_action(plan, &source, item);
		else if (item->kind == KIND_REVIEW && !item->removed &&
			 session_int(session, item, ITEM_VERDICT, -1) >= 0)
			add_review(plan, &source, item);
	}
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

/* The newest review of the row, when it is no older than its own status; the reviews are in order. */
static const struct plan_review *
newest_review(const struct plan *plan, const struct plan_row *row)
{
	int low = 0, high = plan->review.count;
	const struct plan_review *newest;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (strcmp(plan->review.item[middle].about, row->id) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	newest = low ? &plan->review.item[low - 1] : NULL;
	return newest && !strcmp(newest->about, row->id) && newest->ms >= row->own_status_ms
		       ? newest
		       : NULL;
}

static void
follow_review(const struct plan *plan, struct plan_row *row)
{
	static const int status[REVIEWEDS] = {
		[REVIEWED_DONE] = STATUS_DONE,
		[REVIEWED_ONGOING] = STATUS_ONGOING,
		[REVIEWED_CHANGES] = STATUS_ONGOING,
		[REVIEWED_DROPPED] = STATUS_DROPPED,
	};
	const struct plan_review *newest = newest_review(plan, row);

	row->verdict = newest ? newest->verdict : -1;
	row->status = newest ? status[newest->verdict] : row->own_status;
	row->reviewed = newest ? newest->date : "";
	row->reason = newest ? newest->reason : "";
	row->noticed = newest ? newest->noticed : "";
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

static int
compare_rows(const void *one, const void *other)
{
	const struct plan_row *a = one, *b = other;
	int order = compare_last(!a->goal, !b->goal);

	order = order ? order : a->goal - b->goal;
	order = order ? order : compare_last(!a->place, !b->place);
	order = order ? order : a->place - b->place;
	order = order ? order : (b->kind == PLAN_MEASURE) - (a->kind == PLAN_MEASURE);
	order = order ? order : text_compare(a->unit, b->unit);
	order = order ? order : strcmp(a->unit, b->unit);
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
		if (plan->row.item[at].kind != PLAN_MEASURE)
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
