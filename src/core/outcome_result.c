/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a session came to, as the `session` and `result` objects of its file. The members of an item
 * are those of items.def, in that order, and then what follows from other items. Rows stand in the
 * order their items were added, one a line, so that a changed note is one changed line.
 */
#include "rodtrad/core/outcome.h"

#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/core/timebox.h"

#define GAPS_MAX 8

/* ---- members ---- */

static void
add_name(struct buf *out, const char *name)
{
	char last = out->text[out->bytes - 1];

	if (last != '{')
		buf_addc(out, ',');
	buf_addf(out, "\"%s\":", name);
}

static void
add_id(struct buf *out, struct id id)
{
	char text[ID_TEXT];

	buf_addf(out, "\"%s\"", id_text(id, text));
}

/* A text, unless there is none. */
static void
add_words(struct buf *out, const char *name, const char *words)
{
	if (!*words)
		return;
	add_name(out, name);
	json_quote(out, words);
}

/* The shown value of a field, unless there is none; "" and the empty list are none. A withheld
 * text reads as absent. */
static void
add_field(struct buf *out, const struct session *session, const struct item *item,
	  enum item_field field, const char *name)
{
	const struct given *given = session_given(session, item, field);

	if (!given || given->here != HERE || !*given->text || !strcmp(given->text, "[]"))
		return;
	add_name(out, name);
	if (given->kind == JSON_TEXT)
		json_quote(out, given->text);
	else
		buf_add(out, given->text);
}

/* ---- the session's own ---- */

bool
outcome_is_framed(enum item_field field)
{
	switch (field) {
	case ITEM_REMOVED:
	case ITEM_STATE:
	case ITEM_REGISTRY_NUMBER:
	case ITEM_CATALOG_VERSION:
	case ITEM_DELMAL_TEXT: return true;
	default: return false;
	}
}

static void
add_pair(struct buf *out, const struct session *session, enum item_field id, enum item_field other,
	 const char *other_name)
{
	const struct item *self = session_self(session);

	add_name(out, item_fields[id].name);
	buf_addc(out, '{');
	add_field(out, session, self, id, "id");
	add_field(out, session, self, other, other_name);
	buf_addc(out, '}');
}

void
outcome_session(struct buf *out, const struct session *session)
{
	buf_addc(out, '{');
	for (int at = 0; at < ITEM_FIELDS; at++) {
		enum item_field field = (enum item_field)at;

		if (!item_kind_has(KIND_SESSION, field) || outcome_is_framed(field))
			continue;
		if (field == ITEM_CATALOG)
			add_pair(out, session, field, ITEM_CATALOG_VERSION, "version");
		else if (field == ITEM_DELMAL)
			add_pair(out, session, field, ITEM_DELMAL_TEXT, "text");
		else
			add_field(out, session, session_self(session), field,
				  item_fields[field].name);
	}
	buf_addc(out, '}');
}

/* ---- what lies where ---- */

/* What is known of all notes together, one of each an item: -1 is none. */
struct board {
	int *place; /* in its box, from 0 */
	int *first; /* the first note that lies in it */
	int *last;
	int *next; /* the next note that lies in the same */
};

static void
board_places(const struct session *session, struct board *board)
{
	struct note_list list;

	for (int box = 0; box < session->workshop.boxes; box++) {
		note_list_box(session, box, &list);
		for (int at = 0; at < list.count; at++)
			board->place[list.item[at]] = at;
	}
}

static void
board_merged(const struct session *session, struct board *board)
{
	for (int item = 0; item < session->items.count; item++) {
		const struct item *note = &session->items.item[item];
		int root;

		if (note->kind != KIND_NOTE || note->removed)
			continue;
		root = (int)(note_root(session, note) - session->items.item);
		if (root == item)
			continue;
		if (board->first[root] < 0)
			board->first[root] = item;
		else
			board->next[board->last[root]] = item;
		board->last[root] = item;
	}
}

static int *
board_row(int items)
{
	int *row = mem_new((size_t)items * sizeof *row);

	for (int item = 0; item < items; item++)
		row[item] = -1;
	return row;
}

static void
board_of(const struct session *session, struct board *board)
{
	board->place = board_row(session->items.count);
	board->first = board_row(session->items.count);
	board->last = board_row(session->items.count);
	board->next = board_row(session->items.count);
	board_places(session, board);
	board_merged(session, board);
}

static void
board_free(struct board *board)
{
	mem_free(board->place);
	mem_free(board->first);
	mem_free(board->last);
	mem_free(board->next);
}

/* ---- the rows of each kind ---- */

struct rows {
	struct buf *out;
	const struct session *session;
	struct board board;
};

/* A note's dots and what lies in it are those of the note that stands for it. */
static void
add_note(struct rows *rows, const struct item *note)
{
	const struct session *session = rows->session;
	int item = (int)(note - session->items.item);
	bool some = false;

	if (note_root(session, note) != note)
		return;
	add_name(rows->out, "dots");
	buf_addf(rows->out, "%d", tally_dots(note));
	for (int part = rows->board.first[item]; part >= 0; part = rows->board.next[part]) {
		if (!some)
			add_name(rows->out, "merged");
		buf_addc(rows->out, some ? ',' : '[');
		add_id(rows->out, session->items.item[part].id);
		some = true;
	}
	if (some)
		buf_addc(rows->out, ']');
	if (rows->board.place[item] >= 0) {
		add_name(rows->out, "order");
		buf_addf(rows->out, "%d", rows->board.place[item] + 1);
	}
}

static void
add_refs(struct rows *rows, const char *name, const struct note_list *list)
{
	add_name(rows->out, name);
	buf_addc(rows->out, '[');
	for (int at = 0; at < list->count; at++) {
		if (at)
			buf_addc(rows->out, ',');
		add_id(rows->out, rows->session->items.item[list->item[at]].id);
	}
	buf_addc(rows->out, ']');
}

static void
add_thread(struct rows *rows, const struct item *action)
{
	struct thread thread;

	outcome_thread(rows->session, action, &thread);
	add_name(rows->out, "thread");
	buf_addc(rows->out, '{');
	add_refs(rows, "need", &thread.needs);
	add_refs(rows, "notes", &thread.notes);
	add_name(rows->out, "crossing");
	buf_addc(rows->out, '[');
	if (thread.crossing >= 0)
		add_id(rows->out, rows->session->items.item[thread.crossing].id);
	buf_addc(rows->out, ']');
	add_refs(rows, "effect", &thread.effects);
	buf_addc(rows->out, '}');
}

static void
add_action(struct rows *rows, const struct item *action)
{
	const char *gap[GAPS_MAX];
	int gaps = outcome_gaps(rows->session, action, gap, GAPS_MAX);

	add_thread(rows, action);
	add_name(rows->out, "whole");
	buf_add(rows->out, gaps ? "false" : "true");
	add_name(rows->out, "gaps");
	buf_addc(rows->out, '[');
	for (int at = 0; at < gaps; at++) {
		if (at)
			buf_addc(rows->out, ',');
		json_quote(rows->out, gap[at]);
	}
	buf_addc(rows->out, ']');
}

/* What a kind has that its own fields do not say. */
static void (*const derived[KINDS])(struct rows *rows, const struct item *item) = {
	[KIND_NOTE] = add_note,
	[KIND_ACTION] = add_action,
};

/* Is it left out, since what is derived says it? The place in the box is; and a note that lies
 * in none, since that one was removed or it is a ring, is not said to. */
static bool
is_left_out(const struct session *session, const struct item *item, enum item_field field)
{
	if (field == ITEM_REMOVED)
		return true;
	if (item->kind != KIND_NOTE)
		return false;
	return field == ITEM_ORDER || (field == ITEM_MERGED && note_root(session, item) == item);
}

/* A member that is a field's; the words and the code are what the room reads and says. */
static void
add_member(struct rows *rows, const struct item *item, enum item_field field)
{
	char code[NOTE_CODE];

	if (item->kind == KIND_ACTION && field == ITEM_TEXT)
		add_words(rows->out, "text", outcome_words(rows->session, item));
	else if (field == ITEM_CODE)
		add_words(rows->out, "code", note_code(rows->session, item, code));
	else
		add_field(rows->out, rows->session, item, field, outcome_name(field));
}

const char *
outcome_name(enum item_field field)
{
	return field == ITEM_PAIR ? "kind" : item_fields[field].name;
}

static void
add_row(struct rows *rows, const struct item *item)
{
	buf_add(rows->out, "{\"id\":");
	add_id(rows->out, item->id);
	for (int at = 0; at < ITEM_FIELDS; at++) {
		enum item_field field = (enum item_field)at;

		if (item_kind_has(item->kind, field) && !is_left_out(rows->session, item, field))
			add_member(rows, item, field);
	}
	if (derived[item->kind])
		derived[item->kind](rows, item);
	buf_addc(rows->out, '}');
}

static void
add_kind(struct rows *rows, enum item_kind kind)
{
	bool some = false;

	buf_addf(rows->out, "\n  \"%s\": [", item_kinds[kind].plural);
	for (int at = 0; at < rows->session->items.count; at++) {
		const struct item *item = &rows->session->items.item[at];

		if (item->kind != kind || item->removed)
			continue;
		buf_add(rows->out, some ? ",\n   " : "\n   ");
		add_row(rows, item);
		some = true;
	}
	buf_add(rows->out, some ? "\n  ]," : "],");
}

/* ---- what is counted ---- */

static void
add_coverage(struct buf *out, const struct session *session)
{
	int notes = 0, seen = 0;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *note = &session->items.item[at];

		if (note->kind != KIND_NOTE || !note_is_up(note))
			continue;
		notes++;
		seen += session_is(session, note, ITEM_SEEN);
	}
	buf_addf(out, "\n  \"coverage\": {\"notes\":%d,\"seen\":%d},", notes, seen);
}

/* The last step has been used until the last thing that was done. */
static void
add_minutes(struct buf *out, const struct session *session)
{
	int planned[WORKSHOP_STEPS], used[WORKSHOP_STEPS];
	struct moment until;

	if (!moment_read(session->event.item[session->event.count - 1].at, &until))
		until = (struct moment){0};
	timebox_planned(session, planned);
	timebox_used(session, until, used);
	buf_add(out, "\n  \"minutes\": [");
	for (int step = 0; step < session->workshop.steps; step++)
		buf_addf(out, "%s\n   {\"step\":\"%s\",\"planned\":%d,\"used\":%d}",
			 step ? "," : "", session->workshop.step[step].id, planned[step],
			 used[step]);
	buf_add(out, "\n  ]");
}

void
outcome_result(struct buf *out, const struct session *session)
{
	struct rows rows = {.out = out, .session = session};

	board_of(session, &rows.board);
	buf_addc(out, '{');
	for (int kind = KIND_SESSION + 1; kind < KINDS; kind++)
		add_kind(&rows, (enum item_kind)kind);
	add_coverage(out, session);
	add_minutes(out, session);
	buf_add(out, "\n }");
	board_free(&rows.board);
}
