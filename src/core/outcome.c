/* SPDX-License-Identifier: EUPL-1.2 */
/* The thread of an insats: what it leads back to, and what is missing in it; what that comes to for the
 * whole session; and is it sealed? */
#include "rodtrad/core/outcome.h"

#include <stdio.h>

#include "chain_look.h"
#include "rodtrad/base/text.h"

/* ---- what it leads back to ---- */

static void
list_add(struct note_list *list, int item)
{
	for (int at = 0; at < list->count; at++)
		if (list->item[at] == item)
			return;
	if (list->count < ITEMS_MAX)
		list->item[list->count++] = item;
}

/* Adds the note that this one lies in, since that is the one the room sees. */
static void
thread_add(const struct session *session, struct thread *thread, struct id id)
{
	const struct item *note = session_item(session, id);

	if (note && note->kind == KIND_NOTE && !note->removed)
		list_add(&thread->notes, (int)(note_root(session, note) - session->items.item));
}

/* Adds what is reached along the chain and is wanted; what may go wrong is no effect to hope for. */
static void
thread_follow(struct thread *thread, const struct chain *chain, int node)
{
	bool before[CHAIN_NODES], after[CHAIN_NODES];

	chain_reach(chain, node, true, before);
	chain_reach(chain, node, false, after);
	for (int at = 0; at < chain->nodes; at++) {
		const struct chain_node *reached = &chain->node[at];

		if (before[at] && reached->stage == STAGE_NEED)
			list_add(&thread->needs, reached->item);
		if (after[at] && stage_is_effect(reached->stage) && !reached->is_aside)
			list_add(&thread->effects, reached->item);
	}
}

static void
thread_chain(const struct session *session, struct thread *thread)
{
	struct chain chain;

	chain_of(session, &chain);
	for (int at = 0; at < thread->notes.count; at++) {
		int node = chain_node_of(session, &chain,
					 &session->items.item[thread->notes.item[at]]);

		if (node < 0)
			continue;
		thread->is_chained = true;
		thread_follow(thread, &chain, node);
	}
}

/* The proposal that an action came from, NULL when there is none. */
static const struct item *
crossing_of(const struct session *session, const struct item *action)
{
	const struct item *crossing =
		session_item(session, session_ref(session, action, ITEM_CROSSING));

	return crossing && crossing->kind == KIND_CROSSING && !crossing->removed ? crossing : NULL;
}

const char *
outcome_words(const struct session *session, const struct item *action)
{
	const char *own = session_text(session, action, ITEM_TEXT);
	const struct item *crossing = crossing_of(session, action);

	return *own || !crossing ? own : session_text(session, crossing, ITEM_TEXT);
}

char *
outcome_code(const struct session *session, const struct item *source, char code[OUTCOME_CODE])
{
	const struct item *inner = session_item(session, session_ref(session, source, ITEM_INNER));
	const struct item *outer = session_item(session, session_ref(session, source, ITEM_OUTER));
	char a[NOTE_CODE], b[NOTE_CODE];

	code[0] = 0;
	if (source->kind == KIND_NOTE)
		snprintf(code, OUTCOME_CODE, "%s", note_code(session, source, a));
	else if (inner && outer)
		snprintf(code, OUTCOME_CODE, "%s×%s", note_code(session, inner, a),
			 note_code(session, outer, b));
	return code;
}

void
outcome_thread(const struct session *session, const struct item *action, struct thread *thread)
{
	const struct item *crossing = crossing_of(session, action);
	const struct given *own = session_given(session, action, ITEM_NOTES);

	thread->notes.count = thread->needs.count = thread->effects.count = 0;
	thread->crossing = -1;
	thread->is_chained = false;
	if (crossing) {
		thread->crossing = (int)(crossing - session->items.item);
		thread_add(session, thread, session_ref(session, crossing, ITEM_INNER));
		thread_add(session, thread, session_ref(session, crossing, ITEM_OUTER));
	}
	for (int ref = 0; own && ref < own->refs; ref++)
		thread_add(session, thread, own->ref[ref]);
	thread_chain(session, thread);
}

/* ---- what is missing ---- */

static bool
lacks_owner(const struct session *session, const struct item *action)
{
	return text_is_blank(session_text(session, action, ITEM_OWNER));
}

static bool
lacks_end(const struct session *session, const struct item *action)
{
	return !*session_text(session, action, ITEM_END);
}

static bool
lacks_goal(const struct session *session, const struct item *action)
{
	return session_int(session, action, ITEM_GOAL, 0) < 1;
}

/* A follow-up has no notes: there an insats comes out of what was said of an earlier one. */
static bool
lacks_notes(const struct session *session, const struct item *action)
{
	struct thread thread;

	if (!session->workshop.boxes)
		return false;
	outcome_thread(session, action, &thread);
	return !thread.notes.count;
}

static bool
lacks_need(const struct session *session, const struct item *action)
{
	struct thread thread;

	outcome_thread(session, action, &thread);
	return thread.is_chained && !thread.needs.count;
}

static bool
lacks_effect(const struct session *session, const struct item *action)
{
	struct thread thread;

	outcome_thread(session, action, &thread);
	return thread.is_chained && !thread.effects.count;
}

static bool
lacks_delmal(const struct session *session, const struct item *action)
{
	(void)action;
	return !*session_text(session, session_self(session), ITEM_DELMAL);
}

static const struct {
	const char *phrase;
	bool (*is_missing)(const struct session *session, const struct item *action);
} gaps[MISSINGS] = {
	[MISSING_OWNER] = {"vem", lacks_owner},
	[MISSING_END] = {"när", lacks_end},
	[MISSING_GOAL] = {"mål", lacks_goal},
	[MISSING_NOTES] = {"ingen lapp", lacks_notes},
	[MISSING_NEED] = {"inget behov", lacks_need},
	[MISSING_EFFECT] = {"ingen effekt", lacks_effect},
	[MISSING_DELMAL] = {"inget delmål", lacks_delmal},
};

unsigned
outcome_missing(const struct session *session, const struct item *action)
{
	unsigned missing = 0;

	for (int at = 0; at < MISSINGS; at++)
		if (gaps[at].is_missing(session, action))
			missing |= 1u << at;
	return missing;
}

const char *
outcome_phrase(enum missing missing)
{
	return gaps[missing].phrase;
}

int
outcome_gaps(const struct session *session, const struct item *action, const char **gap, int max)
{
	unsigned missing = outcome_missing(session, action);
	int count = 0;

	for (int at = 0; at < MISSINGS && count < max; at++)
		if (missing & 1u << at)
			gap[count++] = gaps[at].phrase;
	return count;
}

bool
outcome_is_whole(const struct session *session, const struct item *action)
{
	return !outcome_missing(session, action);
}

/* ---- the threads of a whole workshop ---- */

/* Its insatser, how many of them have a gap, and what is missing in some of them. */
struct threads {
	int insatser, broken;
	unsigned missing;
};

static struct threads
threads_of(const struct session *session)
{
	struct threads threads = {0};

	for (int at = 0; at < session->items.count; at++) {
		unsigned missing;

		if (!outcome_is_chosen(session, &session->items.item[at]))
			continue;
		missing = outcome_missing(session, &session->items.item[at]);
		threads.insatser++;
		threads.broken += missing != 0;
		threads.missing |= missing;
	}
	return threads;
}

bool
outcome_is_chained(const struct session *session)
{
	for (int box = 0; box < session->workshop.boxes; box++)
		if (session->workshop.box[box].stage != STAGE_NONE)
			return true;
	return false;
}

enum verdict
outcome_verdict(const struct session *session)
{
	struct threads threads = threads_of(session);

	if (!threads.insatser)
		return VERDICT_NONE;
	if (threads.broken)
		return VERDICT_BROKEN;
	return outcome_is_chained(session) ? VERDICT_WHOLE : VERDICT_LEFT;
}

static void
say_broken(struct buf *out, const struct threads *threads)
{
	const char *before = ": ";

	buf_addf(out, "Tråden är bruten i %d %s", threads->broken,
		 threads->broken == 1 ? "insats" : "insatser");
	for (int at = 0; at < MISSINGS; at++) {
		if (!(threads->missing & 1u << at))
			continue;
		buf_addf(out, "%s%s", before, gaps[at].phrase);
		before = ", ";
	}
	buf_addc(out, '.');
}

void
outcome_say_verdict(struct buf *out, const struct session *session)
{
	struct threads threads = threads_of(session);

	switch (outcome_verdict(session)) {
	case VERDICT_NONE: break;
	case VERDICT_LEFT:
		buf_add(out, "Varje insats har vem, när och mål. Effektkedja återstår.");
		break;
	case VERDICT_WHOLE: buf_add(out, "Tråden är hel."); break;
	case VERDICT_BROKEN: say_broken(out, &threads); break;
	}
}

/* ---- proposals ---- */

static bool
has_dots(const struct session *session, const struct item *crossing, enum item_field side)
{
	const struct item *note = session_item(session, session_ref(session, crossing, side));

	return note && note->kind == KIND_NOTE && tally_dots(note_root(session, note)) > 0;
}

/* Is it made of what the room thought most important? */
static bool
is_voted_for(const struct session *session, const struct item *crossing)
{
	return has_dots(session, crossing, ITEM_INNER) && has_dots(session, crossing, ITEM_OUTER);
}

/* Said no to is said too: an action that is not for now is the record of it. */
static bool
is_decided(const struct session *session, const struct item *crossing)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *action = &session->items.item[at];

		if (action->kind == KIND_ACTION && !action->removed &&
		    id_same(session_ref(session, action, ITEM_CROSSING), crossing->id))
			return true;
	}
	return false;
}

int
outcome_undecided(const struct session *session)
{
	struct note_list voted;
	int undecided = 0;

	tally_order(session, &voted, true);
	for (int at = 0; at < session->items.count; at++) {
		const struct item *crossing = &session->items.item[at];

		if (crossing->kind == KIND_CROSSING && !crossing->removed &&
		    (!voted.count || is_voted_for(session, crossing)))
			undecided += !is_decided(session, crossing);
	}
	return undecided;
}

/* ---- the state ---- */

bool
outcome_is_chosen(const struct session *session, const struct item *item)
{
	return item->kind == KIND_ACTION && !item->removed &&
	       session_int(session, item, ITEM_CHOICE, CHOICE_NOT_NOW) == CHOICE_YES;
}

bool
outcome_is_sealed(const struct session *session)
{
	const struct item *self = session_self(session);

	return session_int(session, self, ITEM_STATE, STATE_DRAFT) == STATE_SEALED &&
	       !session_in_conflict(session, self, ITEM_STATE);
}

int
outcome_beside_seal(const struct session *session)
{
	int changes = 0, closes = -1;

	if (!outcome_is_sealed(session))
		return 0;
	for (int event = 0; event < session->event.count; event++) {
		const struct event *ev = &session->event.item[event];

		changes += event_is_change(ev);
		if (ev->type == EVENT_SEALED && ev->closes > closes)
			closes = ev->closes;
	}
	return closes >= 0 && changes > closes ? changes - closes : 0;
}
