/* SPDX-License-Identifier: EUPL-1.2 */
/* Which notes of two boards are the same note. */
#include "rodtrad/core/since.h"

#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/wording.h"

#define CERTAIN 101 /* more than any likeness */

/* ---- which notes ---- */

/* The box of today's workshop that a note lies in by the box's name; -1 when it lies in none, or in
 * a stage of a chain. */
static int
box_today(const struct session *today, const struct session *session, const struct item *note)
{
	int own = note_box(note);
	int box = own < 0 ? -1 : workshop_box(&today->workshop, session->workshop.box[own].id);

	return box >= 0 && today->workshop.box[box].stage == STAGE_NONE ? box : -1;
}

/* The notes on a wall that can be compared. */
static void
list_notes(const struct session *today, const struct session *session, struct note_list *list)
{
	int kept = 0;

	note_list_box(session, -1, list);
	for (int at = 0; at < list->count; at++)
		if (box_today(today, session, &session->items.item[list->item[at]]) >= 0)
			list->item[kept++] = list->item[at];
	list->count = kept;
}

const struct session *
since_last(const struct session *today, const struct session *other, int others)
{
	struct review_scope scope = review_scope_of(today);
	const struct session *last = NULL;

	for (int at = 0; at < others; at++) {
		struct review_scope its = review_scope_of(&other[at]), best;
		struct note_list list;

		list_notes(today, &other[at], &list);
		if (!list.count || !review_is_earlier(&scope, &its))
			continue;
		best = last ? review_scope_of(last) : its;
		if (!last || review_is_earlier(&its, &best))
			last = &other[at];
	}
	return last;
}

/* ---- which are the same ---- */

/* The two boards, and which note of the other each is: an index into that list, -1 none. */
struct boards {
	const struct session *today, *last;
	struct note_list now, then;
	int *of_now, *of_then;
};

static const struct item *
now_at(const struct boards *boards, int at)
{
	return &boards->today->items.item[boards->now.item[at]];
}

static const struct item *
then_at(const struct boards *boards, int at)
{
	return &boards->last->items.item[boards->then.item[at]];
}

static bool
is_brought_in(const struct boards *boards, const struct item *now, const struct item *then)
{
	struct id origin;

	return id_read(session_text(boards->today, now, ITEM_ORIGIN), &origin) &&
	       id_same(origin, then->id);
}

/* How sure it is that they are the same, 0–CERTAIN; notes of two boxes never are. */
static int
sameness(const struct boards *boards, int now_place, int then_place)
{
	const struct item *now = now_at(boards, now_place), *then = then_at(boards, then_place);
	const char *words = session_text(boards->today, now, ITEM_TEXT);
	const char *before = session_text(boards->last, then, ITEM_TEXT);

	if (box_today(boards->today, boards->today, now) !=
	    box_today(boards->today, boards->last, then))
		return 0;
	if (is_brought_in(boards, now, then) || !strcmp(words, before))
		return CERTAIN;
	return wording_likeness(words, before);
}

/* Pairs each note of today that has none with the free one that it is most like, if that is enough. */
static void
pair_notes(struct boards *boards, int least)
{
	for (int now = 0; now < boards->now.count; now++) {
		int best = -1, most = least - 1;

		for (int then = 0; boards->of_now[now] < 0 && then < boards->then.count; then++) {
			int sure = boards->of_then[then] < 0 ? sameness(boards, now, then) : 0;

			if (sure > most) {
				best = then;
				most = sure;
			}
		}
		if (best < 0)
			continue;
		boards->of_now[now] = best;
		boards->of_then[best] = now;
	}
}

/* ---- what is said of them ---- */

static void
add_note(struct since *since, const struct boards *boards, enum since_change change,
	 const struct item *note, const char *before)
{
	const struct session *session = change == SINCE_GONE ? boards->last : boards->today;
	const char *text = session_text(session, note, ITEM_TEXT);
	char code[NOTE_CODE];

	*vec_add(since) = (struct since_note){
		.change = change,
		.box = box_today(boards->today, session, note),
		.code = arena_text(&since->arena, note_code(session, note, code)),
		.text = arena_text(&since->arena, text),
		.before = arena_text(&since->arena, strcmp(text, before) ? before : ""),
	};
	since->counts[change]++;
}

static void
add_notes(struct since *since, const struct boards *boards)
{
	for (int at = 0; at < boards->now.count; at++)
		if (boards->of_now[at] < 0)
			add_note(since, boards, SINCE_NEW, now_at(boards, at), "");
	for (int at = 0; at < boards->then.count; at++)
		if (boards->of_then[at] < 0)
			add_note(since, boards, SINCE_GONE, then_at(boards, at), "");
	for (int at = 0; at < boards->now.count; at++)
		if (boards->of_now[at] >= 0)
			add_note(since, boards, SINCE_LEFT, now_at(boards, at),
				 session_text(boards->last, then_at(boards, boards->of_now[at]),
					      ITEM_TEXT));
}

static int *
none_of(int count)
{
	int *of = mem_new((size_t)(count + 1) * sizeof *of);

	for (int at = 0; at < count; at++)
		of[at] = -1;
	return of;
}

void
since_of(struct since *since, const struct session *today, const struct session *last)
{
	struct boards boards = {.today = today, .last = last};

	since_free(since);
	list_notes(today, today, &boards.now);
	list_notes(today, last, &boards.then);
	boards.of_now = none_of(boards.now.count);
	boards.of_then = none_of(boards.then.count);
	pair_notes(&boards, CERTAIN);
	pair_notes(&boards, WORDING_ALIKE);
	since->date = arena_text(&since->arena, session_text(last, session_self(last), ITEM_DATE));
	add_notes(since, &boards);
	mem_free(boards.of_now);
	mem_free(boards.of_then);
}

void
since_free(struct since *since)
{
	vec_free(since);
	arena_free(&since->arena);
	*since = (struct since){0};
}

void
since_say(struct buf *out, const struct since *since)
{
	int new = since->counts[SINCE_NEW];

	buf_add(out, "Sedan ");
	outcome_day(out, since->date);
	buf_addf(out, ": %d %s, %d borta, %d kvar", new, new == 1 ? "ny" : "nya",
		 since->counts[SINCE_GONE], since->counts[SINCE_LEFT]);
}
