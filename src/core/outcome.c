/* SPDX-License-Identifier: EUPL-1.2 */
/* The thread of an insats: what it leads back to, and what is missing in it; and is the session
 * sealed? */
#include "rodtrad/core/outcome.h"

#include "rodtrad/base/text.h"

/* ---- what it leads back to ---- */

static bool
thread_has(const struct thread *thread, int item)
{
	for (int at = 0; at < thread->notes.count; at++)
		if (thread->notes.item[at] == item)
			return true;
	return false;
}

/* Adds the note that this one lies in, since that is the one the room sees. */
static void
thread_add(const struct session *session, struct thread *thread, struct id id)
{
	const struct item *note = session_item(session, id);
	int item;

	if (!note || note->kind != KIND_NOTE || note->removed || thread->notes.count == ITEMS_MAX)
		return;
	item = (int)(note_root(session, note) - session->items.item);
	if (!thread_has(thread, item))
		thread->notes.item[thread->notes.count++] = item;
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

	thread->notes.count = 0;
	thread->crossing = -1;
	if (crossing) {
		thread->crossing = (int)(crossing - session->items.item);
		thread_add(session, thread, session_ref(session, crossing, ITEM_INNER));
		thread_add(session, thread, session_ref(session, crossing, ITEM_OUTER));
	}
	for (int ref = 0; own && ref < own->refs; ref++)
		thread_add(session, thread, own->ref[ref]);
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
	{"vem", lacks_owner},
	{"när", lacks_end},
	{"mål", lacks_goal},
	{"ingen lapp", lacks_notes},
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
