/* SPDX-License-Identifier: EUPL-1.2 */
/* Luckor: the whole chain is read aloud, one thread at a time, and what is missing in it is said. */
#include "kind.h"

#include "rodtrad/core/chain.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "questions", .type = FIELD_TEXTS,
	  .offset = FIELD_OFFSET(struct gaps_params, questions, struct field_texts), .max = 20,
	  .label = "Kontrollfrågor",
	  .help = "Frågor att ställa till hela kedjan när luckorna är genomgångna." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	for (int i = 0; i < workshop->boxes; i++)
		if (workshop->box[i].stage != STAGE_NONE)
			return;
	if (workshop->boxes)
		faults_add(faults, "%s (gaps) kan inte hållas: workshopen har inga led (stage).",
			   step->title);
}

static bool
holds(const struct session *session, const struct step *step, struct err *why)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(session, NULL, false, gap), hard = 0;

	(void)step;
	while (hard < gaps && gap[hard].level == GAP_HARD)
		hard++;
	return kind_advise(why, hard, "lucka behöver lagas innan kedjan håller.",
			   "luckor behöver lagas innan kedjan håller.");
}

const struct step_kind step_kind_gaps = {
	.id = STEP_GAPS,
	.name = "gaps",
	.summary = "Hela kedjan läses tråd för tråd, och det som saknas sägs i ord.",
	.needs = STEP_NEEDS_BOXES | STEP_NEEDS_NOTES,
	.fields = fields,
	.params_size = sizeof(struct gaps_params),
	.check = check,
	.holds = holds,
};
