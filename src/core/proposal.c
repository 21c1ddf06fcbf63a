/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a group chooses among. A förslag that was brought into the chain is there twice, as itself
 * and as the aktivitet whose origin it is; the room is to choose once. So of the two the one that
 * has an insats stands, and when neither has, the aktivitet: it is what the group worked on last,
 * and through it the thread goes on to the effects. Both stand only when both have an insats, as
 * when two copies of a session were merged, since no insats may be out of sight.
 */
#include "rodtrad/core/proposal.h"

#include "rodtrad/core/outcome.h"

/* ---- which there are ---- */

static void
add(struct proposals *proposals, const struct item *source, const struct item *action)
{
	if (proposals->count < ITEMS_MAX)
		proposals->item[proposals->count++] = (struct proposal){source, action};
}

static void
add_crossings(const struct session *session, struct proposals *proposals)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		if (item->kind == KIND_CROSSING && !item->removed)
			add(proposals, item, NULL);
	}
}

/* What stands among the aktiviteter as a hinder or a bieffekt is nothing to do. */
static void
add_activities(const struct session *session, struct proposals *proposals)
{
	struct note_list list;

	for (int box = 0; box < session->workshop.boxes; box++) {
		if (session->workshop.box[box].stage != STAGE_ACTIVITY)
			continue;
		note_list_box(session, box, &list);
		for (int at = 0; at < list.count; at++) {
			const struct item *note = &session->items.item[list.item[at]];

			if (session_int(session, note, ITEM_MARK, MARK_NONE) == MARK_NONE)
				add(proposals, note, NULL);
		}
	}
}

/* ---- what became of them ---- */

/* The one of this source that no insats has taken yet. */
static struct proposal *
find_free(struct proposals *proposals, struct id source)
{
	for (int at = 0; at < proposals->count; at++) {
		struct proposal *proposal = &proposals->item[at];

		if (proposal->source && !proposal->action && id_same(proposal->source->id, source))
			return proposal;
	}
	return NULL;
}

/* An aktivitet is asked for before a förslag, since an insats may name both. */
static struct proposal *
find_source(const struct session *session, struct proposals *proposals, const struct item *action)
{
	const struct given *notes = session_given(session, action, ITEM_NOTES);
	struct proposal *found = NULL;

	for (int ref = 0; notes && ref < notes->refs && !found; ref++) {
		const struct item *note = session_item(session, notes->ref[ref]);

		if (note && note->kind == KIND_NOTE)
			found = find_free(proposals, note_root(session, note)->id);
	}
	return found ? found : find_free(proposals, session_ref(session, action, ITEM_CROSSING));
}

static void
add_actions(const struct session *session, struct proposals *proposals)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *action = &session->items.item[at];
		struct proposal *proposal;

		if (action->kind != KIND_ACTION || action->removed)
			continue;
		proposal = find_source(session, proposals, action);
		if (proposal)
			proposal->action = action;
		else
			add(proposals, NULL, action);
	}
}

/* ---- one row each ---- */

const struct item *
proposal_crossing(const struct session *session, const struct item *note)
{
	const struct item *origin;
	struct id id;

	if (!id_read(session_text(session, note, ITEM_ORIGIN), &id))
		return NULL;
	origin = session_item(session, id);
	return origin && origin->kind == KIND_CROSSING && !origin->removed ? origin : NULL;
}

static int
find_place(const struct proposals *proposals, const struct item *source)
{
	for (int at = 0; at < proposals->count; at++)
		if (proposals->item[at].source == source)
			return at;
	return -1;
}

/* Which of an aktivitet and its förslag is said already by the other; -1: neither. */
static int
find_twin(const struct session *session, const struct proposals *proposals, int at)
{
	const struct proposal *proposal = &proposals->item[at];
	const struct item *crossing = NULL;
	int twin;

	if (proposal->source && proposal->source->kind == KIND_NOTE)
		crossing = proposal_crossing(session, proposal->source);
	twin = crossing ? find_place(proposals, crossing) : -1;
	if (twin < 0 || !proposals->item[twin].action)
		return twin;
	return proposal->action ? -1 : at;
}

static void
drop_twins(const struct session *session, struct proposals *proposals)
{
	bool is_twin[ITEMS_MAX] = {false};
	int kept = 0;

	for (int at = 0; at < proposals->count; at++) {
		int twin = find_twin(session, proposals, at);

		if (twin >= 0)
			is_twin[twin] = true;
	}
	for (int at = 0; at < proposals->count; at++)
		if (!is_twin[at])
			proposals->item[kept++] = proposals->item[at];
	proposals->count = kept;
}

void
proposals_of(const struct session *session, struct proposals *proposals)
{
	proposals->count = 0;
	add_crossings(session, proposals);
	add_activities(session, proposals);
	add_actions(session, proposals);
	drop_twins(session, proposals);
}

/* ---- what each is ---- */

struct id
proposal_id(const struct proposal *proposal)
{
	return proposal->source ? proposal->source->id : proposal->action->id;
}

const char *
proposal_text(const struct session *session, const struct proposal *proposal)
{
	return proposal->action ? outcome_words(session, proposal->action)
				: session_text(session, proposal->source, ITEM_TEXT);
}
