/* SPDX-License-Identifier: EUPL-1.2 */
/* What the last step says under its headings, whatever steps there were before it. */
#include "rodtrad/core/outcome.h"

#include "chain_look.h"

/* ---- det här såg vi ---- */

/* The behov that lead to something; all of them while none does. */
static void
add_needs(const struct session *session, struct note_list *seen)
{
	struct chain chain;
	int linked = 0;

	chain_of(session, &chain);
	for (int at = 0; at < chain.links; at++)
		linked += chain.node[chain.link[at].from].stage == STAGE_NEED;
	for (int node = 0; node < chain.nodes; node++) {
		bool leads = !linked;

		if (chain.node[node].stage != STAGE_NEED)
			continue;
		for (int at = 0; at < chain.links && !leads; at++)
			leads = chain.link[at].from == node;
		if (leads)
			seen->item[seen->count++] = chain.node[node].item;
	}
}

/* The notes of the boxes that are no stages, box by box. */
static void
add_notes(const struct session *session, struct note_list *seen)
{
	struct note_list wall;

	note_list_box(session, -1, &wall);
	for (int at = 0; at < wall.count; at++) {
		int box = note_box(&session->items.item[wall.item[at]]);

		if (session->workshop.box[box].stage == STAGE_NONE)
			seen->item[seen->count++] = wall.item[at];
	}
}

bool
outcome_seen(const struct session *session, const struct step *vote, struct note_list *seen)
{
	seen->count = 0;
	if (vote && tally_of(session, vote).is_open)
		tally_order(session, seen, true);
	if (seen->count)
		return true;
	add_needs(session, seen);
	if (!seen->count)
		add_notes(session, seen);
	return false;
}

/* ---- det här ska det leda till ---- */

/* Marks the nodes that the chosen insatser lead to. Are there any? */
static bool
mark_led_to(const struct session *session, const struct chain *chain, bool is_led_to[CHAIN_NODES])
{
	bool some = false;

	for (int at = 0; at < session->items.count; at++) {
		struct thread thread;

		if (!outcome_is_chosen(session, &session->items.item[at]))
			continue;
		outcome_thread(session, &session->items.item[at], &thread);
		for (int effect = 0; effect < thread.effects.count; effect++) {
			int item = thread.effects.item[effect];

			is_led_to[chain_node_of(session, chain, &session->items.item[item])] =
				some = true;
		}
	}
	return some;
}

void
outcome_effects(const struct session *session, struct note_list *effects)
{
	bool is_led_to[CHAIN_NODES] = {false}, some;
	struct chain chain;

	effects->count = 0;
	chain_of(session, &chain);
	some = mark_led_to(session, &chain, is_led_to);
	for (int node = 0; node < chain.nodes; node++)
		if (look_is_wanted(&chain.node[node]) && (!some || is_led_to[node]))
			effects->item[effects->count++] = chain.node[node].item;
}
