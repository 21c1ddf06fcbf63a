/* SPDX-License-Identifier: EUPL-1.2 */
/* One or more stages of an effektkedja: written alone for some minutes, then gathered and linked. */
#include "../workshop_check.h"
#include "kind.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "boxes", .type = FIELD_TOKENS,
	  .offset = FIELD_OFFSET(struct chain_params, boxes, struct field_texts),
	  .required = true, .min = 1, .max = WORKSHOP_BOXES,
	  .label = "Led", .help = "Leden som steget arbetar med, i ordning." },
	{ .name = "silence", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct chain_params, silence, int), .min = 0, .max = 60,
	  .label = "Tysta minuter",
	  .help = "Så många av stegets minuter som var och en skriver för sig själv." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
check_stages(const struct workshop *workshop, const struct field_texts *boxes,
	     struct faults *faults)
{
	for (int i = 0; i < boxes->count; i++) {
		int box = workshop_box(workshop, boxes->item[i]);

		if (box >= 0 && workshop->box[box].stage == STAGE_NONE)
			faults_add(faults, "boxes[%d]: rutan %s är inget led (stage saknas).", i,
				   boxes->item[i]);
	}
}

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	const struct chain_params *params = step->params;

	kind_check_boxes(workshop, &params->boxes, faults);
	check_stages(workshop, &params->boxes, faults);
	if (step->minutes != MINUTES_UNREAD && params->silence > step->minutes)
		faults_add(faults, "silence: det är mer än stegets %d minuter.", step->minutes);
}

const struct step_kind step_kind_chain = {
	.id = STEP_CHAIN,
	.name = "chain",
	.summary = "Ett eller flera led i effektkedjan skrivs och länkas.",
	.needs = STEP_NEEDS_BOXES,
	.gives_notes = true,
	.fields = fields,
	.params_size = sizeof(struct chain_params),
	.check = check,
};
