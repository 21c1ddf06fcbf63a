/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rows are gathered session by session, put in an order that does not depend on which came first, and then each
 * is held against those before it in the same box. The first of those that are alike stands for them.
 */
#include "rodtrad/core/overview.h"

#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/step.h"
#include "rodtrad/core/wording.h"

/* ---- gathering ---- */

static const struct step *
vote_step(const struct session *session)
{
	for (int at = 0; at < session->workshop.steps; at++)
		if (session->workshop.step[at].kind->id == STEP_VOTE)
			return &session->workshop.step[at];
	return NULL;
}

static struct overview_row *
add_row(struct overview *overview, const struct session *session, const struct item *item,
	enum overview_part part)
{
	struct arena *arena = &overview->arena;
	struct overview_row *row = vec_add(overview);
	const char *unit = session_text(session, item, ITEM_UNIT);

	if (!*unit)
		unit = session_text(session, session_self(session), ITEM_UNIT);
	*row = (struct overview_row){
		.part = part,
		.heading = "",
		.text = "",
		.code = "",
		.unit = arena_text(arena, unit),
		.detail = "",
		.session = session->id,
		.item = item->id,
		.box = -1,
		.box_id = "",
		.measure = "",
		.end = "",
	};
	return row;
}

static struct overview_row *
add_note(struct overview *overview, const struct session *session, const struct item *note,
	 enum overview_part part)
{
	const struct box *box = &session->workshop.box[note_box(note)];
	struct overview_row *row = add_row(overview, session, note, part);
	char code[NOTE_CODE];

	row->text = arena_text(&overview->arena, session_text(session, note, ITEM_TEXT));
	row->code = arena_text(&overview->arena, note_code(session, note, code));
	if (part != OVERVIEW_LIFTED) {
		row->box = note_box(note);
		row->box_id = arena_text(&overview->arena, box->id);
		row->heading = arena_text(&overview->arena, box->name);
	}
	return row;
}

/* Of a SWOT: what leads by dots, or all of the wall while no result is shown. A chain's own notes
 * are told of as effects and insatser. */
static void
add_seen(struct overview *overview, const struct session *session)
{
	const struct step *vote = vote_step(session);
	struct note_list seen;
	bool by_dots = outcome_seen(session, vote, &seen);

	for (int at = 0; at < seen.count; at++) {
		const struct item *note = &session->items.item[seen.item[at]];

		if (note_box(note) < 0 || session->workshop.box[note_box(note)].stage != STAGE_NONE)
			continue;
		add_note(overview, session, note, OVERVIEW_NOTES)->dots = by_dots ? note->dots : 0;
	}
}

static void
add_lifted(struct overview *overview, const struct session *session)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *note = &session->items.item[at];

		if (note->kind == KIND_NOTE && note_is_up(note) && note_box(note) >= 0 &&
		    session_int(session, note, ITEM_SWAY, SWAY_US) == SWAY_ADMINISTRATION)
			add_note(overview, session, note, OVERVIEW_LIFTED)->heading =
				"Lyfts till förvaltningen";
	}
}

static void
add_effects(struct overview *overview, const struct session *session)
{
	struct note_list effects;

	if (!outcome_is_chained(session))
		return;
	outcome_effects(session, &effects);
	for (int at = 0; at < effects.count; at++)
		add_note(overview, session, &session->items.item[effects.item[at]],
			 OVERVIEW_EFFECTS);
}

/* "rektor, till 1 december 2026 · pågår": who and when, and how far when it has been begun. */
static const char *
insats_detail(struct overview *overview, const struct session *session, const struct item *action)
{
	const char *owner = session_text(session, action, ITEM_OWNER);
	const char *end = session_text(session, action, ITEM_END);
	int status = session_int(session, action, ITEM_STATUS, STATUS_NOT_STARTED);
	struct buf out = {0};
	const char *kept;

	buf_add(&out, *owner ? owner : "ingen ansvarig");
	buf_add(&out, *end ? ", till " : ", inget datum");
	outcome_day(&out, end);
	if (status != STATUS_NOT_STARTED)
		buf_addf(&out, " · %s", item_fields[ITEM_STATUS].choices[status].label);
	kept = arena_text(&overview->arena, buf_text(&out));
	buf_free(&out);
	return kept;
}

static void
add_insatser(struct overview *overview, const struct session *session)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *action = &session->items.item[at];
		struct overview_row *row;

		if (!outcome_is_chosen(session, action))
			continue;
		row = add_row(overview, session, action, OVERVIEW_INSATSER);
		row->heading = "Insatser";
		row->text = arena_text(&overview->arena, outcome_words(session, action));
		row->detail = insats_detail(overview, session, action);
		row->measure =
			arena_text(&overview->arena, session_text(session, action, ITEM_MEASURE));
		row->end = arena_text(&overview->arena, session_text(session, action, ITEM_END));
		row->is_broken = !outcome_is_whole(session, action);
		overview->insatser++;
		overview->broken += row->is_broken;
	}
}

void
overview_add(struct overview *overview, const struct session *session)
{
	overview->sessions++;
	add_seen(overview, session);
	add_lifted(overview, session);
	add_effects(overview, session);
	add_insatser(overview, session);
}

/* ---- alike ---- */

/* By part and box; then what weighs most, or is to be done first; then by unit, those that name
 * none last, and by words. */
static int
compare_rows(const void *one, const void *other)
{
	const struct overview_row *a = one, *b = other;
	int order = (int)a->part - (int)b->part;

	order = order ? order : a->box - b->box;
	order = order ? order : strcmp(a->box_id, b->box_id);
	order = order ? order : b->dots - a->dots;
	order = order ? order : (int)!*a->unit - (int)!*b->unit;
	order = order ? order : text_compare(a->unit, b->unit);
	order = order ? order : strcmp(a->unit, b->unit);
	order = order ? order : strcmp(a->end, b->end);
	order = order ? order : text_compare(a->text, b->text);
	return order ? order : id_compare(a->item, b->item);
}

static bool
is_held_against(const struct overview_row *row)
{
	return row->part == OVERVIEW_NOTES || row->part == OVERVIEW_EFFECTS ||
	       row->part == OVERVIEW_ALIKE;
}

static bool
is_same_box(const struct overview_row *a, const struct overview_row *b)
{
	return a->part == b->part && a->box == b->box && !strcmp(a->box_id, b->box_id);
}

/* Those under one row of the plan stand together there already. */
static bool
may_be_alike(const struct overview_row *a, const struct overview_row *b)
{
	return !*a->measure || strcmp(a->measure, b->measure) != 0;
}

/* Rows of one box as they are grouped: those that stand for others so far, and the words of all. */
struct grouping {
	struct overview_row *row;
	struct wording *words; /* of each row */
	int *first;            /* the rows that stand for others */
	int firsts;
};

/* Only against rows that stand for others: that a is like b and b like c makes no likeness of a and c. */
static void
group_row(struct grouping *grouping, int at)
{
	struct overview_row *row = grouping->row;

	row[at].group = at;
	for (int i = 0; i < grouping->firsts; i++) {
		int before = grouping->first[i];

		if (wording_alike(&grouping->words[before], &grouping->words[at]) &&
		    may_be_alike(&row[before], &row[at])) {
			row[at].group = before;
			return;
		}
	}
	grouping->first[grouping->firsts++] = at;
}

static void
group_rows(struct overview *overview)
{
	size_t count = (size_t)overview->count;
	struct overview_row *row = overview->item;
	struct grouping grouping = {.row = row,
				    .words = mem_new(count * sizeof *grouping.words),
				    .first = mem_new(count * sizeof *grouping.first)};
	struct arena arena = {0};

	for (int at = 0; at < overview->count; at++) {
		if (!at || !is_same_box(&row[at - 1], &row[at]))
			grouping.firsts = 0;
		row[at].group = at;
		if (!is_held_against(&row[at]))
			continue;
		wording_make(&grouping.words[at], row[at].text, &arena);
		group_row(&grouping, at);
	}
	arena_free(&arena);
	mem_free(grouping.words);
	mem_free(grouping.first);
}

/* Has a row of that group before this one the same unit? */
static bool
is_counted(const struct overview *overview, int group, int before)
{
	for (int at = group; at < before; at++)
		if (overview->item[at].group == group &&
		    !strcmp(overview->item[at].unit, overview->item[before].unit))
			return true;
	return false;
}

static void
count_units(struct overview *overview)
{
	for (int at = 0; at < overview->count; at++) {
		struct overview_row *row = &overview->item[at];

		if (!is_counted(overview, row->group, at))
			overview->item[row->group].units++;
		row->is_again = row->group != at;
	}
}

/* ---- the order ---- */

/* A row, and where it stands now. */
struct place {
	const struct overview_row *row, *first;
	int at;
};

/* What most units say comes first, and what is alike stays together. */
static int
compare_places(const void *one, const void *other)
{
	const struct place *a = one, *b = other;
	int order = (int)a->row->part - (int)b->row->part;

	order = order ? order : a->row->box - b->row->box;
	order = order ? order : strcmp(a->row->box_id, b->row->box_id);
	order = order ? order : b->first->units - a->first->units;
	order = order ? order : a->row->group - b->row->group;
	return order ? order : a->at - b->at;
}

static void
order_rows(struct overview *overview)
{
	struct place *place = mem_new((size_t)(overview->count + 1) * sizeof *place);
	struct overview_row *row = mem_new((size_t)(overview->count + 1) * sizeof *row);

	for (int at = 0; at < overview->count; at++) {
		const struct overview_row *of = &overview->item[at];

		place[at] = (struct place){of, &overview->item[of->group], at};
	}
	qsort(place, (size_t)overview->count, sizeof *place, compare_places);
	for (int at = 0; at < overview->count; at++)
		row[at] = *place[at].row;
	memcpy(overview->item, row, (size_t)overview->count * sizeof *row);
	mem_free(place);
	mem_free(row);
}

/* Insatser once more, to be held against each other. */
static void
copy_insatser(struct overview *overview)
{
	int count = overview->count;

	for (int at = 0; at < count; at++) {
		struct overview_row row = overview->item[at];

		if (row.part != OVERVIEW_INSATSER)
			continue;
		row.part = OVERVIEW_ALIKE;
		row.heading = "Liknande insatser: kan stå under en gemensam rad";
		*vec_add(overview) = row;
	}
}

/* Of those only what several units want to do is worth saying. */
static void
drop_unlike(struct overview *overview)
{
	int kept = 0, units = 0;

	for (int at = 0; at < overview->count; at++) {
		const struct overview_row *row = &overview->item[at];

		units = row->is_again ? units : row->units;
		if (row->part != OVERVIEW_ALIKE || units > 1)
			overview->item[kept++] = *row;
	}
	overview->count = kept;
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
all_units(const struct overview *overview)
{
	const char **unit = mem_new((size_t)(overview->count + 1) * sizeof *unit);
	int units = 0;

	for (int at = 0; at < overview->count; at++)
		unit[at] = overview->item[at].unit;
	qsort(unit, (size_t)overview->count, sizeof *unit, compare_texts);
	for (int at = 0; at < overview->count; at++)
		units += !at || strcmp(unit[at - 1], unit[at]) != 0;
	mem_free(unit);
	return units;
}

void
overview_arrange(struct overview *overview)
{
	if (!overview->count)
		return;
	copy_insatser(overview);
	qsort(overview->item, (size_t)overview->count, sizeof *overview->item, compare_rows);
	group_rows(overview);
	count_units(overview);
	order_rows(overview);
	drop_unlike(overview);
	overview->units = all_units(overview);
}

void
overview_free(struct overview *overview)
{
	vec_free(overview);
	arena_free(&overview->arena);
	*overview = (struct overview){0};
}
