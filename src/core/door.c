/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The one door through which a session changes. Limits, sealing and "it is gone" are asked here,
 * when a key is pressed, and never when folding (rule 19): what has happened has happened.
 */
#include "gesture.h"

#include "rodtrad/core/chain.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/step.h"

/* What becomes of an insats is told in the plan long after the workshop was klarmarkerad. */
static bool
is_follow_up(const struct gesture *gesture, const struct draft_event *draft)
{
	const struct item *item = session_item(gesture->session, draft->event.item);

	if (!gesture->follows_up)
		return false;
	return draft->event.type == EVENT_UNDONE || (item && item->kind == KIND_ACTION);
}

bool
session_may_change(const struct session *session, struct err *err)
{
	if (session->self < 0 || !outcome_is_sealed(session))
		return true;
	return err_set(err, ERR_REFUSED,
		       "Workshopen är klarmarkerad. Öppna den igen (tryck / och skriv öppna) om "
		       "något ska ändras.");
}

static bool
may_be_open(const struct gesture *gesture, struct err *err)
{
	for (int at = 0; at < gesture->count; at++)
		if (event_is_change(&gesture->item[at].event) &&
		    !is_follow_up(gesture, &gesture->item[at]))
			return session_may_change(gesture->session, err);
	return true;
}

static bool
may_find_room(const struct gesture *gesture, struct err *err)
{
	int added = 0;

	for (int at = 0; at < gesture->count; at++)
		added += gesture->item[at].event.type == EVENT_ADDED;
	if (!added || gesture->session->items.count + added <= ITEMS_MAX)
		return true;
	return err_set(err, ERR_REFUSED,
		       "Det ryms inte fler än %d lappar i en workshop. Börja en ny för resten.",
		       ITEMS_MAX);
}

/* What a chain has no room for would be missing in all that is said of it. */
static bool
may_be_chained(const struct gesture *gesture, struct err *err)
{
	int notes = 0, links = 0;

	if (!outcome_is_chained(gesture->session))
		return true;
	for (int at = 0; at < gesture->count; at++) {
		const struct event *event = &gesture->item[at].event;

		notes += event->type == EVENT_ADDED && event->kind == KIND_NOTE;
		links += event->type == EVENT_ADDED && event->kind == KIND_LINK;
	}
	return chain_has_room(gesture->session, notes, links, err);
}

static bool
may_find_it(const struct gesture *gesture, struct err *err)
{
	for (int at = 0; at < gesture->count; at++) {
		const struct draft_event *draft = &gesture->item[at];
		const struct item *item = session_item(gesture->session, draft->event.item);

		if (draft->event.type == EVENT_SET && item && item->removed &&
		    draft->with.item[0].field != ITEM_REMOVED)
			return err_set(err, ERR_REFUSED,
				       "Den är borttagen. Ctrl+Z tar tillbaka den.");
	}
	return true;
}

/* How many fields that are shown have no text here. */
static int
missing_texts(const struct session *session)
{
	int missing = 0;

	for (int item = 0; item < session->items.count; item++) {
		if (session->items.item[item].removed)
			continue;
		for (int slot = session->items.item[item].slot; slot >= 0;
		     slot = session->slot.item[slot].next) {
			int shown = session->slot.item[slot].shown;
			const struct giving *giving = &session->giving.item[shown < 0 ? 0 : shown];

			missing +=
				shown >= 0 &&
				session->event.item[giving->event].with[giving->with].here != HERE;
		}
	}
	return missing;
}

/* Rule 18, by trying: the events are let in, folded, looked at and taken out again. */
static bool
may_be_undone(struct gesture *gesture, struct err *err)
{
	struct session *session = gesture->session;
	int before, after, count = session->event.count;
	bool undoes = false;
	struct err ignored;

	for (int at = 0; at < gesture->count; at++)
		undoes = undoes || gesture->item[at].event.type == EVENT_UNDONE ||
			 (gesture->item[at].with.count &&
			  gesture->item[at].with.item[0].field == ITEM_REMOVED);
	before = undoes ? missing_texts(session) : 0;
	if (!undoes)
		return true;
	gesture_take(gesture);
	after = missing_texts(session);
	session->event.count = count;
	return (session_fold(session, &ignored) && after <= before) ||
	       err_set(err, ERR_REFUSED,
		       "Det går inte att ta tillbaka: texten finns inte längre på den här datorn.");
}

bool
gesture_may(struct gesture *gesture, struct err *err)
{
	const struct session *session = gesture->session;
	const struct step *step =
		session->workshop.steps ? &session->workshop.step[session->at] : NULL;

	if (gesture->err.code) {
		*err = gesture->err;
		return false;
	}
	if (!may_be_open(gesture, err) || !may_find_room(gesture, err) ||
	    !may_be_chained(gesture, err) || !may_find_it(gesture, err))
		return false;
	if (step && step->kind->may && !step->kind->may(session, step, gesture, err))
		return false;
	return may_be_undone(gesture, err);
}
