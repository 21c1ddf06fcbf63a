/* SPDX-License-Identifier: EUPL-1.2 */
/* The thread of an insats: what it leads back to, and what is missing in it; and is the session
 * sealed? */
#include "rodtrad/core/outcome.h"

#include "rodtrad/base/text.h"
#include "rodtrad/core/chain.h"

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

static bool
lacks_notes(const struct session *session, const struct item *action)
{
	struct thread thread;

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

/* From the end of the thread that the room can mend to the one that was there from the start. */
static const struct {
	const char *phrase;
	bool (*is_missing)(const struct session *session, const struct item *action);
} gaps[] = {
	{"vem", lacks_owner},           {"när", lacks_end},          {"mål", lacks_goal},
	{"ingen lapp", lacks_notes},    {"inget behov", lacks_need}, {"ingen effekt", lacks_effect},
	{"inget delmål", lacks_delmal},
};

int
outcome_gaps(const struct session *session, const struct item *action, const char **gap, int max)
{
	int count = 0;

	for (size_t at = 0; at < COUNT(gaps) && count < max; at++)
		if (gaps[at].is_missing(session, action))
			gap[count++] = gaps[at].phrase;
	return count;
}

bool
outcome_is_whole(const struct session *session, const struct item *action)
{
	const char *gap;

	return !outcome_gaps(session, action, &gap, 1);
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
