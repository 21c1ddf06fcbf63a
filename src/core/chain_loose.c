/* SPDX-License-Identifier: EUPL-1.2 */
/* What is not linked yet while the stages are worked through: asked of the stage at hand, towards the side that the
 * room comes from, so that nothing is called a gap before its time. */
#include "chain_look.h"
#include "rodtrad/core/step.h"

#include <string.h>

/* The first step that works on a box, the number of steps when none does. */
static int
step_of(const struct workshop *workshop, int box)
{
	for (int at = 0; at < workshop->steps; at++) {
		const struct step *step = &workshop->step[at];
		const struct chain_params *params = step->params;

		if (step->kind->id != STEP_CHAIN)
			continue;
		for (int named = 0; named < params->boxes.count; named++)
			if (!strcmp(params->boxes.item[named], workshop->box[box].id))
				return at;
	}
	return workshop->steps;
}

/* Was some stage on that side worked on before this one? */
static bool
came_before(const struct workshop *workshop, int box, bool later)
{
	for (int at = 0; at < workshop->boxes; at++) {
		int stage = workshop->box[at].stage, own = workshop->box[box].stage;

		if (stage != STAGE_NONE && (later ? stage > own : stage < own) &&
		    step_of(workshop, at) < step_of(workshop, box))
			return true;
	}
	return false;
}

int
chain_loose(const struct session *session, int box, struct gap gap[CHAIN_GAPS])
{
	struct look_through look = {.session = session, .gap = gap};
	bool out = came_before(&session->workshop, box, true);
	char code[NOTE_CODE];

	chain_of(session, &look.chain);
	if (!out && !came_before(&session->workshop, box, false))
		return 0;
	for (int node = 0; node < look.chain.nodes; node++) {
		const struct chain_node *at = &look.chain.node[node];

		if (look_note(&look, node)->box != box || at->is_aside ||
		    look_is_linked(&look.chain, node, out))
			continue;
		look_found(&look,
			   (struct gap){.level = GAP_ADVICE,
					.item = at->item,
					.is_before = !out,
					.repair = REPAIR_LINK},
			   out && at->stage == STAGE_NEED ? "%s har ingen som svarar mot det."
			   : out                          ? "%s leder inte till något."
							  : "Inget leder till %s.",
			   look_code(&look, node, code));
	}
	return look.gaps;
}
