/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The vote. A slip is an item that names notes; a total set by hand is kept on the note, as what it
 * has beyond the slips. Everything is counted anew at each fold, so a merge, an undo or a slip that is
 * taken back needs no rule of its own.
 */
#include "rodtrad/core/tally.h"
#include "fold.h"
#include "kinds/kind.h"
#include "slip.h"

#include <stdio.h>
#include <string.h>

#define EACH_MIN 3
#define EACH_MAX 5

/* ---- what counts ---- */

static int
round_now(const struct session *session)
{
	return session_int(session, session_self(session), ITEM_ROUND, 0);
}

static bool
is_slip(const struct session *session, const struct item *item, int round)
{
	return item->kind == KIND_RATING && !item->removed &&
	       session_int(session, item, ITEM_ROUND, 0) == round;
}

bool
tally_is_voted_on(const struct session *session, const struct step *step, int box)
{
	static const struct field_texts all = {0};
	bool is_vote = step && step->kind->id == STEP_VOTE;
	const struct vote_params *params = is_vote ? step->params : NULL;

	return kind_has_box(&session->workshop, params ? &params->boxes : &all, box);
}

int
tally_notes_of_side(const struct session *session, const struct step *step, enum box_side side)
{
	int notes = 0;

	for (int i = 0; i < session->items.count; i++) {
		const struct item *note = &session->items.item[i];

		if (note->kind != KIND_NOTE || !note_is_up(note) ||
		    !tally_is_voted_on(session, step, note_box(note)))
			continue;
		notes += side == SIDE_NONE ||
			 session->workshop.box[note_box(note)].side == (int)side;
	}
	return notes;
}

/* ---- dots ---- */

/* Adds to the note that a note is a part of now; what is gone has no dots. */
static void
lay(struct session *session, const struct item *note, int number)
{
	if (note && note->kind == KIND_NOTE && !note->removed)
		session->items.item[note_root(session, note) - session->items.item].dots += number;
}

static void
lay_slip(struct session *session, const struct item *slip)
{
	const struct given *notes = session_given(session, slip, ITEM_NOTES);

	for (int i = 0; notes && i < notes->refs; i++)
		lay(session, session_item(session, notes->ref[i]), 1);
}

void
fold_dots(struct session *session)
{
	int round = round_now(session);

	for (int i = 0; i < session->items.count; i++) {
		const struct item *item = &session->items.item[i];

		if (is_slip(session, item, round))
			lay_slip(session, item);
		else if (item->kind == KIND_NOTE)
			lay(session, item, session_int(session, item, ITEM_HAND, 0));
	}
}

int
tally_dots(const struct item *note)
{
	return note->dots;
}

/* ---- where the vote stands ---- */

static int
people_in(const struct session *session)
{
	return session_int(session, session_self(session), ITEM_PEOPLE, 0);
}

static int
slips_of(const struct session *session)
{
	int slips = 0, round = round_now(session);

	for (int i = 0; i < session->items.count; i++)
		slips += is_slip(session, &session->items.item[i], round);
	return slips;
}

/* The root of n, rounded: it passes k and a half when 4n passes (2k + 1) squared. */
static int
each_for(int notes)
{
	int each = EACH_MIN;

	while (each < EACH_MAX && (2 * each + 1) * (2 * each + 1) < 4 * notes)
		each++;
	return each;
}

int
tally_dots_each(const struct session *session, const struct step *step)
{
	int said = session_int(session, session_self(session), ITEM_DOTS_EACH, 0);

	if (!said && step && step->kind->id == STEP_VOTE)
		said = ((const struct vote_params *)step->params)->dots;
	return said ? said : each_for(tally_notes_of_side(session, step, SIDE_NONE));
}

static bool
is_open(const struct session *session, const struct tally *tally)
{
	bool all_in = tally->people > 0 && tally->slips >= tally->people;
	bool by_hand = tally->slips == 0 && tally->dots > 0;

	return all_in || by_hand ||
	       session_int(session, session_self(session), ITEM_SHOWN, -1) == round_now(session);
}

struct tally
tally_of(const struct session *session, const struct step *step)
{
	struct tally tally = {
		.people = people_in(session),
		.slips = slips_of(session),
		.each = tally_dots_each(session, step),
	};

	for (int i = 0; i < session->items.count; i++)
		tally.dots += session->items.item[i].dots;
	tally.budget = tally.people * tally.each;
	tally.is_open = is_open(session, &tally);
	return tally;
}

bool
tally_has_room(const struct session *session, struct err *err)
{
	int people = people_in(session);

	if (people == 0 || slips_of(session) < people)
		return true;
	return err_set(err, ERR_REFUSED, "Alla %d röstsedlar är inlästa. Ändra antalet först.",
		       people);
}

/* ---- the order ---- */

/* Few have dots and most have none, so what is moved is little. Equals keep their places. */
static void
sort_by_dots(const struct session *session, struct note_list *list)
{
	const struct item *of = session->items.item;

	for (int i = 1; i < list->count; i++) {
		int item = list->item[i], to = i;

		for (; to > 0 && of[list->item[to - 1]].dots < of[item].dots; to--)
			list->item[to] = list->item[to - 1];
		list->item[to] = item;
	}
}

void
tally_order(const struct session *session, struct note_list *list, bool voted)
{
	int kept = 0;

	note_list_box(session, -1, list);
	for (int i = 0; i < list->count; i++) {
		int item = list->item[i];

		if (!voted || session->items.item[item].dots > 0)
			list->item[kept++] = item;
	}
	list->count = kept;
	sort_by_dots(session, list);
}

/* ---- what a room does ---- */

void
tally_slip(struct gesture *gesture, const struct id *note, int notes)
{
	const struct session *session = gesture->session;

	gesture_add(gesture, KIND_RATING);
	gesture_refs(gesture, ITEM_NOTES, note, notes);
	gesture_int(gesture, ITEM_ROUND, round_now(session));
	snprintf(gesture->said, sizeof gesture->said,
		 notes == 1 ? "Röstsedel %d av %d är inläst, med %d kod."
			    : "Röstsedel %d av %d är inläst, med %d koder.",
		 slips_of(session) + 1, people_in(session), notes);
}

void
tally_set(struct gesture *gesture, const struct item *note, int dots)
{
	const struct session *session = gesture->session;
	int hand = session_int(session, note, ITEM_HAND, 0);
	int wanted = dots > 0 ? dots : 0;
	char code[NOTE_CODE];

	gesture_set(gesture, note->id);
	gesture_int(gesture, ITEM_HAND, hand + wanted - note->dots);
	snprintf(gesture->said, sizeof gesture->said, "%s har %d %s.",
		 note_code(session, note, code), wanted, wanted == 1 ? "prick" : "prickar");
}

void
tally_show(struct gesture *gesture)
{
	const struct session *session = gesture->session;

	gesture_set(gesture, session_self(session)->id);
	gesture_int(gesture, ITEM_SHOWN, round_now(session));
	snprintf(gesture->said, sizeof gesture->said,
		 "Resultatet visas. %d av %d röstsedlar är inlästa.", slips_of(session),
		 people_in(session));
}

/* Slips belong to their round; what was laid by hand does not, and is taken away. */
void
tally_again(struct gesture *gesture)
{
	const struct session *session = gesture->session;

	gesture_set(gesture, session_self(session)->id);
	gesture_int(gesture, ITEM_ROUND, round_now(session) + 1);
	for (int i = 0; i < session->items.count; i++) {
		const struct item *note = &session->items.item[i];

		if (note->kind != KIND_NOTE || note->removed ||
		    session_int(session, note, ITEM_HAND, 0) == 0)
			continue;
		gesture_set(gesture, note->id);
		gesture_int(gesture, ITEM_HAND, 0);
	}
	snprintf(gesture->said, sizeof gesture->said,
		 "Ni röstar om. Ctrl+Z tar tillbaka det förra resultatet.");
}
