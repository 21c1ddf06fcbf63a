/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Notes. A note is on the wall, parked, merged into another, or removed; nothing else is remembered of
 * it than what its fields say. Codes are spoken in the room, so they are never used again.
 */
#include "rodtrad/core/note.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "fold.h"
#include "gesture.h"

/* ---- which are where ---- */

/* The note this one lies in, if that is there. */
static const struct item *
note_above(const struct session *session, const struct item *note)
{
	const struct item *above = session_item(session, session_ref(session, note, ITEM_MERGED));

	return above && above->kind == KIND_NOTE && !above->removed ? above : NULL;
}

const struct item *
note_root(const struct session *session, const struct item *note)
{
	const struct item *slow = note, *fast = note;

	for (;;) {
		const struct item *next = note_above(session, fast);

		if (!next)
			return fast;
		fast = next;
		next = note_above(session, fast);
		if (!next)
			return fast;
		fast = next;
		slow = note_above(session, slow);
		if (slow == fast)
			return note; /* a ring, after a merge of two copies: it stands alone */
	}
}

static bool
is_there(const struct item *note)
{
	return note && note->kind == KIND_NOTE && !note->removed;
}

bool
note_is_parked(const struct session *session, const struct item *note)
{
	return is_there(note) && session_is(session, note, ITEM_PARKED) &&
	       note_root(session, note) == note;
}

bool
note_is_up(const struct item *note)
{
	return note->is_up;
}

int
note_box(const struct item *note)
{
	return note->box;
}

/* ---- what folding finds ---- */

/* Notes by their codes, to find those that share one: a hash table of items. */
static void
fold_twins(struct session *session)
{
	int size = 16, *table;

	while (size < session->items.count * 2)
		size *= 2;
	table = mem_new((size_t)size * sizeof *table);
	for (int item = 0; item < session->items.count; item++) {
		struct item *note = &session->items.item[item];
		const char *code = session_text(session, note, ITEM_CODE);
		unsigned at = 5381;

		if (!is_there(note) || !*code)
			continue;
		for (const char *c = code; *c; c++)
			at = at * 33 + (unsigned char)*c;
		for (at &= (unsigned)size - 1; table[at]; at = (at + 1) & ((unsigned)size - 1))
			note->twin += !strcmp(
				code, session_text(session, &session->items.item[table[at] - 1],
						   ITEM_CODE));
		table[at] = item + 1;
	}
	mem_free(table);
}

void
fold_notes(struct session *session)
{
	for (int item = 0; item < session->items.count; item++) {
		struct item *note = &session->items.item[item];

		if (note->kind != KIND_NOTE)
			continue;
		note->box = workshop_box(&session->workshop, session_text(session, note, ITEM_BOX));
		note->is_up = is_there(note) && !session_is(session, note, ITEM_PARKED) &&
			      note_root(session, note) == note;
	}
	for (int item = 0; item < session->items.count; item++) {
		const struct item *note = &session->items.item[item];
		const struct item *root = is_there(note) ? note_root(session, note) : note;

		if (root != note)
			session->items.item[root - session->items.item].merged++;
	}
	fold_twins(session);
}

/* The field `order`; without it, items stand as they were added. */
static int
order_of(const struct session *session, int item)
{
	return session_int(session, &session->items.item[item], ITEM_ORDER, item);
}

/* Sorts what came in from `first` on. */
static void
list_sort(const struct session *session, struct note_list *list, int first)
{
	for (int at = first + 1; at < list->count; at++) {
		int item = list->item[at], to = at;
		int order = order_of(session, item);

		for (; to > first && order_of(session, list->item[to - 1]) > order; to--)
			list->item[to] = list->item[to - 1];
		list->item[to] = item;
	}
}

static void
list_box(const struct session *session, int box, struct note_list *list)
{
	int first = list->count;

	for (int item = 0; item < session->items.count && list->count < ITEMS_MAX; item++) {
		const struct item *note = &session->items.item[item];

		if (note->is_up && note->box == box)
			list->item[list->count++] = item;
	}
	list_sort(session, list, first);
}

void
note_list_box(const struct session *session, int box, struct note_list *list)
{
	list->count = 0;
	if (box >= 0)
		list_box(session, box, list);
	for (int each = 0; box < 0 && each < session->workshop.boxes; each++)
		list_box(session, each, list);
}

void
note_list_parked(const struct session *session, struct note_list *list)
{
	list->count = 0;
	for (int item = 0; item < session->items.count && list->count < ITEMS_MAX; item++)
		if (note_is_parked(session, &session->items.item[item]))
			list->item[list->count++] = item;
}

int
note_count(const struct session *session, int box)
{
	int count = 0;

	for (int item = 0; item < session->items.count; item++) {
		const struct item *note = &session->items.item[item];

		count += note->is_up && (box < 0 || note->box == box);
	}
	return count;
}

int
note_merged(const struct session *session, const struct item *note, const struct item **into,
	    int max)
{
	int count = 0;

	for (int item = 0; item < session->items.count; item++) {
		const struct item *other = &session->items.item[item];

		if (other == note || !is_there(other) || note_root(session, other) != note)
			continue;
		if (count < max)
			into[count] = other;
		count++;
	}
	return count;
}

/* ---- codes ---- */

/* A stranger's code may be longer than ours are; it is cut between two clusters. */
static int
shown_bytes(const char *code)
{
	size_t bytes = 0;

	for (size_t next = 0; next < NOTE_CODE - 3; next = text_after(code, bytes)) {
		bytes = next;
		if (!code[bytes])
			break;
	}
	return (int)bytes;
}

char *
note_code(const struct session *session, const struct item *note, char code[NOTE_CODE])
{
	const char *own = session_text(session, note, ITEM_CODE);
	int bytes = shown_bytes(own);

	if (note->twin > 0 && note->twin < 25)
		snprintf(code, NOTE_CODE, "%.*s%c", bytes, own, 'a' + note->twin);
	else
		snprintf(code, NOTE_CODE, "%.*s", bytes, own);
	return code;
}

/* The number of a code of this letter, 0 when it has another or one that no room counts to. */
static int
code_number(const char *code, const char *letter)
{
	size_t bytes = strlen(letter);

	if (strncmp(code, letter, bytes) || !code[bytes] || strlen(code + bytes) > 8 ||
	    strspn(code + bytes, "0123456789") != strlen(code + bytes))
		return 0;
	return atoi(code + bytes);
}

char *
note_next_code(const struct session *session, int box, int also, char code[NOTE_CODE])
{
	const char *letter = session->workshop.box[box].letter;
	int highest = 0;

	for (int giving = 0; giving < session->giving.count; giving++) {
		const struct giving *at = &session->giving.item[giving];
		const struct given *given = &session->event.item[at->event].with[at->with];
		int number = given->field == ITEM_CODE ? code_number(given->text, letter) : 0;

		if (number > highest)
			highest = number;
	}
	snprintf(code, NOTE_CODE, "%.8s%d", letter, highest + 1 + also);
	return code;
}

/* The same, letter case aside? Codes are short. */
static bool
code_same(const char *a, const char *b, size_t b_bytes)
{
	struct buf fold_a = {0}, fold_b = {0};
	char part[NOTE_CODE];
	bool same;

	snprintf(part, sizeof part, "%.*s", (int)b_bytes, b);
	text_fold(&fold_a, a);
	text_fold(&fold_b, part);
	same = !strcmp(buf_text(&fold_a), buf_text(&fold_b));
	buf_free(&fold_a);
	buf_free(&fold_b);
	return same;
}

static const struct item *
note_named_bytes(const struct session *session, const char *code, size_t bytes)
{
	char own[NOTE_CODE];

	if (!bytes || bytes >= NOTE_CODE)
		return NULL;
	for (int item = 0; item < session->items.count; item++) {
		const struct item *note = &session->items.item[item];

		if (note->is_up && code_same(note_code(session, note, own), code, bytes))
			return note;
	}
	return NULL;
}

const struct item *
note_named(const struct session *session, const char *code)
{
	return note_named_bytes(session, code, strlen(code));
}

/* ---- what a room does ---- */

/* Do their notes have codes of the same letter? Effects of all horizons do. */
static bool
shares_letter(const struct workshop *workshop, int box, int other)
{
	return box >= 0 && other >= 0 &&
	       !strcmp(workshop->box[box].letter, workshop->box[other].letter);
}

/* Notes that this gesture has already given a code of the box's letter. */
static int
gesture_added(const struct gesture *gesture, int box)
{
	const char *letter = gesture->session->workshop.box[box].letter;
	int added = 0;

	for (int at = 0; at < gesture->count; at++) {
		const struct draft_event *draft = &gesture->item[at];

		for (int with = 0; with < draft->with.count; with++)
			added += draft->with.item[with].field == ITEM_CODE &&
				 code_number(draft->with.item[with].text, letter) > 0;
	}
	return added;
}

/* Last in a box. */
static void
put_place(struct gesture *gesture, int box, int also)
{
	const struct session *session = gesture->session;
	int last = 0;

	for (int item = 0; item < session->items.count; item++) {
		int order = order_of(session, item);

		if (session->items.item[item].kind == KIND_NOTE && order > last)
			last = order;
	}
	gesture_text(gesture, ITEM_BOX, session->workshop.box[box].id);
	gesture_int(gesture, ITEM_ORDER, last + 1 + also);
}

static void
put_code(struct gesture *gesture, int box, int also)
{
	char code[NOTE_CODE];

	gesture_text(gesture, ITEM_CODE, note_next_code(gesture->session, box, also, code));
}

struct id
note_write(struct gesture *gesture, int box, const char *text)
{
	int also = gesture_added(gesture, box);
	struct id id = gesture_add(gesture, KIND_NOTE);

	put_place(gesture, box, also);
	put_code(gesture, box, also);
	gesture_text(gesture, ITEM_TEXT, text);
	snprintf(gesture->said, sizeof gesture->said, "Sparad. Ctrl+Z ångrar.");
	return id;
}

void
note_edit(struct gesture *gesture, const struct item *note, const char *text)
{
	char code[NOTE_CODE];

	gesture_set(gesture, note->id);
	gesture_text(gesture, ITEM_TEXT, text);
	snprintf(gesture->said, sizeof gesture->said, "%s är ändrad. Ctrl+Z ångrar.",
		 note_code(gesture->session, note, code));
}

void
note_move(struct gesture *gesture, const struct item *note, int box)
{
	const struct session *session = gesture->session;
	int also = gesture_added(gesture, box);
	char old[NOTE_CODE], code[NOTE_CODE];

	if (note_box(note) == box)
		return;
	note_code(session, note, old);
	gesture_set(gesture, note->id);
	put_place(gesture, box, also);
	snprintf(gesture->said, sizeof gesture->said, "%s flyttad till %s.", old,
		 session->workshop.box[box].name);
	if (shares_letter(&session->workshop, note_box(note), box))
		return;
	put_code(gesture, box, also);
	snprintf(gesture->said, sizeof gesture->said, "%s flyttad till %s, heter nu %s.", old,
		 session->workshop.box[box].name, note_next_code(session, box, also, code));
}

static void
put_order(struct gesture *gesture, int item, int order)
{
	gesture_set(gesture, gesture->session->items.item[item].id);
	gesture_int(gesture, ITEM_ORDER, order);
}

/* In copies that were merged two notes may have the same order, and nothing to change places by:
 * then every note of the box gets an order anew. */
static void
swap_orders(struct gesture *gesture, const struct note_list *list, int a, int b)
{
	const struct session *session = gesture->session;
	int order_a = order_of(session, list->item[a]), order_b = order_of(session, list->item[b]);

	if (order_a != order_b) {
		put_order(gesture, list->item[a], order_b);
		put_order(gesture, list->item[b], order_a);
		return;
	}
	for (int at = 0; at < list->count; at++)
		put_order(gesture, list->item[at], 1 + (at == a ? b : at == b ? a : at));
}

void
note_shift(struct gesture *gesture, const struct item *note, int by)
{
	int item = (int)(note - gesture->session->items.item), at = 0;
	struct note_list list;

	note_list_box(gesture->session, note_box(note), &list);
	while (at < list.count && list.item[at] != item)
		at++;
	if (at < list.count && at + by >= 0 && at + by < list.count)
		swap_orders(gesture, &list, at, at + by);
}

void
note_merge(struct gesture *gesture, const struct item *into, const struct item *from)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	if (into == from)
		return;
	gesture_set(gesture, from->id);
	gesture_ref(gesture, ITEM_MERGED, into->id);
	snprintf(gesture->said, sizeof gesture->said, "%s och %s är hopslagna. Ctrl+Z ångrar.",
		 note_code(gesture->session, into, a), note_code(gesture->session, from, b));
}

void
note_part(struct gesture *gesture, const struct item *note)
{
	const struct session *session = gesture->session;
	char code[NOTE_CODE];

	for (int item = 0; item < session->items.count; item++) {
		const struct item *other = &session->items.item[item];

		if (!is_there(other) || note_above(session, other) != note)
			continue;
		gesture_set(gesture, other->id);
		gesture_ref(gesture, ITEM_MERGED, (struct id){{0}});
	}
	snprintf(gesture->said, sizeof gesture->said, "%s är isärtagen. Ctrl+Z ångrar.",
		 note_code(session, note, code));
}

struct id
note_split(struct gesture *gesture, const struct item *note, const char *first, const char *second)
{
	char code[NOTE_CODE], other[NOTE_CODE];
	int box = note_box(note);
	struct id id = {{0}};

	if (box < 0)
		return id; /* of a box that this workshop does not have: nowhere to put the other */
	note_code(gesture->session, note, code);
	note_next_code(gesture->session, box, 0, other);
	gesture_set(gesture, note->id);
	gesture_text(gesture, ITEM_TEXT, first);
	id = note_write(gesture, box, second);
	snprintf(gesture->said, sizeof gesture->said, "%s är delad i %s och %s. Ctrl+Z ångrar.",
		 code, code, other);
	return id;
}

void
note_park(struct gesture *gesture, const struct item *note, bool parked)
{
	char code[NOTE_CODE];

	gesture_set(gesture, note->id);
	gesture_bool(gesture, ITEM_PARKED, parked);
	snprintf(
		gesture->said, sizeof gesture->said,
		parked ? "%s är parkerad. Välj den i Parkerat och tryck F7 för att ta tillbaka den."
		       : "%s är tillbaka på tavlan.",
		note_code(gesture->session, note, code));
}

void
note_remove(struct gesture *gesture, const struct item *note)
{
	char code[NOTE_CODE];

	gesture_remove(gesture, note->id);
	snprintf(gesture->said, sizeof gesture->said, "%s är borttagen. Ctrl+Z ångrar.",
		 note_code(gesture->session, note, code));
}

void
note_same(struct gesture *gesture, const struct item *note)
{
	int same = session_int(gesture->session, note, ITEM_SAME, 0) + 1;
	char code[NOTE_CODE];

	gesture_set(gesture, note->id);
	gesture_int(gesture, ITEM_SAME, same);
	snprintf(gesture->said, sizeof gesture->said, "%s: %d till har skrivit samma sak.",
		 note_code(gesture->session, note, code), same);
}

void
note_see(struct gesture *gesture, const struct item *note)
{
	gesture_set(gesture, note->id);
	gesture_bool(gesture, ITEM_SEEN, true);
}

/* ---- what was typed ---- */

/* The code at the start of `text`: a letter of a box and digits (and a b, c … of a merge). */
static size_t
code_bytes(const char *text)
{
	size_t bytes = text_after(text, 0);
	size_t digits = strspn(text + bytes, "0123456789");

	if (!digits)
		return 0;
	bytes += digits;
	if (isalpha((unsigned char)text[bytes]))
		bytes++;
	return bytes;
}

static int
said_box(const struct session *session, const char *text, size_t bytes)
{
	char letter[NOTE_CODE];

	snprintf(letter, sizeof letter, "%.*s", (int)bytes, text);
	return workshop_letter(&session->workshop, letter);
}

static bool
is_in_chain(const struct session *session, const struct item *note)
{
	return note && note_box(note) >= 0 &&
	       session->workshop.box[note_box(note)].stage != STAGE_NONE;
}

/* After "a2>": a box to move to, or another note of the chain that it leads to. */
static struct said
said_towards(const struct session *session, const struct item *a, const char *after, size_t bytes)
{
	struct said said = {.kind = SAID_NOTE, .a = a};

	if (bytes && text_after(after, 0) == bytes) {
		said.box = said_box(session, after, bytes);
		said.kind = said.box >= 0 ? SAID_MOVE : SAID_NOTE;
	} else if (bytes && code_bytes(after) == bytes) {
		said.b = note_named_bytes(session, after, bytes);
		if (is_in_chain(session, a) && is_in_chain(session, said.b) && said.b != a)
			said.kind = SAID_LINK;
	}
	return said;
}

/* What follows a code: nothing, another after "+", a "+" alone, or a box or another after ">". */
static struct said
said_code(const struct session *session, const struct item *a, const char *rest)
{
	struct said said = {.a = a};
	const char *after;
	size_t bytes;

	while (*rest == ' ')
		rest++;
	after = rest + (*rest != 0);
	while (*after == ' ')
		after++;
	for (bytes = strlen(after); bytes && after[bytes - 1] == ' ';)
		bytes--;
	if (!*rest) {
		said.kind = SAID_SELECT;
	} else if (*rest == '+' && !*after) {
		said.kind = SAID_SAME;
	} else if (*rest == '+' && code_bytes(after) == bytes) {
		said.b = note_named_bytes(session, after, bytes);
		said.kind = said.b && said.b != a ? SAID_MERGE : SAID_NOTE;
	} else if (*rest == '>') {
		said = said_towards(session, a, after, bytes);
	}
	return said;
}

struct said
note_said(const struct session *session, const char *text)
{
	struct said said = {.kind = SAID_NOTE};
	size_t bytes = code_bytes(text), letter = text_after(text, 0);
	const struct item *a = note_named_bytes(session, text, bytes);

	if (a)
		return said_code(session, a, text + bytes);
	if (letter && text[letter] == ':' && !text_is_blank(text + letter + 1)) {
		said.box = said_box(session, text, letter);
		said.text = text + letter + 1 + strspn(text + letter + 1, " ");
		said.kind = said.box >= 0 ? SAID_WRITE : SAID_NOTE;
	}
	return said;
}
