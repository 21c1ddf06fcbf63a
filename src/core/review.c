/* SPDX-License-Identifier: EUPL-1.2 */
/* Which insatser there are to follow up, how far each had come, and what is said of it now. */
#include "rodtrad/core/review.h"

#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/outcome.h"

/* ---- which workshops are earlier ---- */

struct review_scope
review_scope_of(const struct session *session)
{
	const struct item *self = session_self(session);

	return (struct review_scope){
		.catalog = session_text(session, self, ITEM_CATALOG),
		.delmal = session_text(session, self, ITEM_DELMAL),
		.unit = session_text(session, self, ITEM_UNIT),
		.date = session_text(session, self, ITEM_DATE),
		.session = session->id,
	};
}

static bool
is_same_unit(const char *a, const char *b)
{
	return text_is_blank(a) || text_is_blank(b) || !text_compare(a, b);
}

/* Days are written so that they sort as text. A workshop that is not there yet is the youngest. */
static bool
is_older(const struct review_scope *a, const struct review_scope *b)
{
	int days = strcmp(a->date, b->date);

	if (days)
		return days < 0;
	return id_is_none(b->session) || id_compare(a->session, b->session) < 0;
}

bool
review_is_earlier(const struct review_scope *scope, const struct review_scope *other)
{
	return *scope->delmal && !id_same(scope->session, other->session) &&
	       !strcmp(scope->delmal, other->delmal) && !strcmp(scope->catalog, other->catalog) &&
	       is_same_unit(scope->unit, other->unit) && is_older(other, scope);
}

/* ---- when something was said ---- */

int64_t
review_moment(const struct session *session, const struct item *item, enum item_field field)
{
	struct moment moment;

	for (int at = session->event.count - 1; at >= 0; at--) {
		const struct event *event = &session->event.item[at];
		bool is_its = id_same(event->item, item->id) || id_same(event->id, item->id);

		if (is_its && session->live[at] && event_given(event, field) &&
		    moment_read(event->at, &moment))
			return moment.ms;
	}
	return 0;
}

/* ---- their insatser ---- */

/* What was last said of an insats: by its own workshop, or by a later one. */
struct told {
	int64_t ms;
	struct id by;
	const char *state, *reason;
	bool is_over;
};

static struct told
told_by_own(const struct session *session, const struct item *action)
{
	int status = session_int(session, action, ITEM_STATUS, STATUS_NOT_STARTED);

	return (struct told){
		.ms = review_moment(session, action, ITEM_STATUS),
		.state = item_fields[ITEM_STATUS].choices[status].label,
		.reason = session_text(session, action, ITEM_REASON),
		.is_over = status == STATUS_DONE || status == STATUS_DROPPED,
	};
}

static void
keep_later(struct told *told, const struct session *session, const struct item *review)
{
	int verdict = session_int(session, review, ITEM_VERDICT, -1);
	int64_t ms = review_moment(session, review, ITEM_VERDICT);

	if (verdict < 0 || ms < told->ms ||
	    (ms == told->ms && id_compare(review->id, told->by) < 0))
		return;
	*told = (struct told){
		.ms = ms,
		.by = review->id,
		.state = item_fields[ITEM_VERDICT].choices[verdict].label,
		.reason = session_text(session, review, ITEM_REASON),
		.is_over = verdict == REVIEWED_DONE || verdict == REVIEWED_DROPPED,
	};
}

static bool
is_about(const struct session *session, const struct item *item, struct id insats)
{
	struct id about;

	return item->kind == KIND_REVIEW && !item->removed &&
	       id_read(session_text(session, item, ITEM_ABOUT), &about) && id_same(about, insats);
}

static bool
is_earlier(const struct review_scope *scope, const struct session *other)
{
	struct review_scope its = review_scope_of(other);

	return review_is_earlier(scope, &its);
}

static struct told
told_of(const struct review_scope *scope, const struct session *other, int others,
	const struct session *own, const struct item *action)
{
	struct told told = told_by_own(own, action);

	for (int at = 0; at < others; at++) {
		if (!is_earlier(scope, &other[at]))
			continue;
		for (int item = 0; item < other[at].items.count; item++)
			if (is_about(&other[at], &other[at].items.item[item], action->id))
				keep_later(&told, &other[at], &other[at].items.item[item]);
	}
	return told;
}

static const char *
state_of(struct arena *arena, struct told told)
{
	struct buf words = {0};
	const char *state;

	buf_add(&words, told.state);
	if (*told.reason)
		buf_addf(&words, ": %s", told.reason);
	state = arena_text(arena, buf_text(&words));
	buf_free(&words);
	return state;
}

static void
add_earlier(struct earlier_list *list, const struct session *session, const struct item *action,
	    struct told told)
{
	struct arena *arena = &list->arena;
	const struct item *self = session_self(session);

	*vec_add(list) = (struct earlier){
		.session = session->id,
		.item = action->id,
		.text = arena_text(arena, outcome_words(session, action)),
		.owner = arena_text(arena, session_text(session, action, ITEM_OWNER)),
		.end = arena_text(arena, session_text(session, action, ITEM_END)),
		.date = arena_text(arena, session_text(session, self, ITEM_DATE)),
		.state = state_of(arena, told),
		.is_over = told.is_over,
	};
}

static int
compare_earlier(const void *one, const void *other)
{
	const struct earlier *a = one, *b = other;
	int order = strcmp(a->date, b->date);

	order = order ? order : id_compare(a->session, b->session);
	return order ? order : id_compare(a->item, b->item);
}

void
earlier_gather(struct earlier_list *list, const struct review_scope *scope,
	       const struct session *other, int others)
{
	for (int at = 0; at < others; at++) {
		const struct session *session = &other[at];

		if (!is_earlier(scope, session))
			continue;
		for (int item = 0; item < session->items.count; item++) {
			const struct item *action = &session->items.item[item];

			if (outcome_is_chosen(session, action))
				add_earlier(list, session, action,
					    told_of(scope, other, others, session, action));
		}
	}
	if (list->count)
		qsort(list->item, (size_t)list->count, sizeof *list->item, compare_earlier);
}

void
earlier_free(struct earlier_list *list)
{
	vec_free(list);
	arena_free(&list->arena);
}

int
earlier_open(const struct earlier_list *list)
{
	int open = 0;

	for (int at = 0; at < list->count; at++)
		open += !list->item[at].is_over;
	return open;
}

/* ---- what a workshop says of them ---- */

const struct item *
review_of(const struct session *session, struct id insats)
{
	const struct item *last = NULL;

	for (int at = 0; at < session->items.count; at++)
		if (is_about(session, &session->items.item[at], insats))
			last = &session->items.item[at];
	return last;
}

/* Takes back what is said of the insats, but for one item. */
static void
drop_others(struct gesture *gesture, struct id insats, const struct item *but)
{
	const struct session *session = gesture->session;

	for (int at = 0; at < session->items.count; at++)
		if (&session->items.item[at] != but &&
		    is_about(session, &session->items.item[at], insats))
			gesture_remove(gesture, session->items.item[at].id);
}

void
review_take_back(struct gesture *gesture, struct id insats)
{
	drop_others(gesture, insats, NULL);
}

bool
review_is_disputed(const struct session *session, struct id insats)
{
	const struct item *last = review_of(session, insats);

	for (int at = 0; at < session->items.count; at++) {
		const struct item *review = &session->items.item[at];

		if (is_about(session, review, insats) &&
		    session_int(session, review, ITEM_VERDICT, -1) !=
			    session_int(session, last, ITEM_VERDICT, -1))
			return true;
	}
	return false;
}

static bool
is_gathered(const struct earlier_list *list, struct id insats)
{
	for (int at = 0; at < list->count; at++)
		if (id_same(list->item[at].item, insats))
			return true;
	return false;
}

static bool
has_verdict(const struct session *session, const struct review_row *row)
{
	return row->review && session_int(session, row->review, ITEM_VERDICT, -1) >= 0;
}

/* Takes away the first row that needs no answer any more. Says whether there was one. */
static bool
make_room(const struct session *session, struct review_rows *rows)
{
	for (int at = 0; at < rows->count; at++)
		if (has_verdict(session, &rows->item[at])) {
			rows->count--;
			memmove(&rows->item[at], &rows->item[at + 1],
				(size_t)(rows->count - at) * sizeof *rows->item);
			return true;
		}
	return false;
}

static void
add_row(const struct session *session, struct review_rows *rows, struct review_row row)
{
	bool is_answered = has_verdict(session, &row);

	if (rows->count < REVIEW_ROWS || (!is_answered && make_room(session, rows)))
		rows->item[rows->count++] = row;
	else
		rows->waiting += !is_answered;
}

/* What is reviewed, and is not among those that are found here: the review has its words. */
static void
add_lost(const struct session *session, const struct earlier_list *list, struct review_rows *rows)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *review = &session->items.item[at];
		struct review_row row = {.state = "", .review = review};

		if (review->kind != KIND_REVIEW || review->removed ||
		    !id_read(session_text(session, review, ITEM_ABOUT), &row.item) ||
		    review_of(session, row.item) != review || is_gathered(list, row.item))
			continue;
		if (!id_read(session_text(session, review, ITEM_ABOUT_SESSION), &row.session))
			row.session = (struct id){{0}};
		row.text = session_text(session, review, ITEM_TEXT);
		row.owner = session_text(session, review, ITEM_OWNER);
		row.end = session_text(session, review, ITEM_END);
		add_row(session, rows, row);
	}
}

void
review_rows_of(const struct session *session, const struct earlier_list *list,
	       struct review_rows *rows)
{
	rows->count = rows->waiting = 0;
	for (int at = 0; at < list->count; at++) {
		const struct earlier *earlier = &list->item[at];
		const struct item *review = review_of(session, earlier->item);

		if (!earlier->is_over || review)
			add_row(session, rows,
				(struct review_row){earlier->session, earlier->item, earlier->text,
						    earlier->owner, earlier->end, earlier->state,
						    review});
	}
	add_lost(session, list, rows);
}

int
review_left(const struct session *session, const struct review_rows *rows)
{
	int left = rows->waiting;

	for (int at = 0; at < rows->count; at++)
		left += !has_verdict(session, &rows->item[at]);
	return left;
}

/* ---- saying it ---- */

void
review_put(struct gesture *gesture, const struct review_row *row, enum reviewed verdict)
{
	char id[ID_TEXT];

	drop_others(gesture, row->item, row->review);
	if (row->review) {
		gesture_set(gesture, row->review->id);
	} else {
		gesture_add(gesture, KIND_REVIEW);
		gesture_text(gesture, ITEM_ABOUT, id_text(row->item, id));
		gesture_text(gesture, ITEM_ABOUT_SESSION, id_text(row->session, id));
		gesture_text(gesture, ITEM_TEXT, row->text);
		if (*row->owner)
			gesture_text(gesture, ITEM_OWNER, row->owner);
		if (*row->end)
			gesture_text(gesture, ITEM_END, row->end);
	}
	gesture_int(gesture, ITEM_VERDICT, (int)verdict);
}

bool
review_lacks_reason(const struct session *session, const struct item *review)
{
	int verdict = session_int(session, review, ITEM_VERDICT, -1);

	return (verdict == REVIEWED_CHANGES || verdict == REVIEWED_DROPPED) &&
	       text_is_blank(session_text(session, review, ITEM_REASON));
}
