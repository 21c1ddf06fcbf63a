/* SPDX-License-Identifier: EUPL-1.2 */
/* Samla: notes are read aloud round the table and typed into their boxes. */
#include "kind.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "boxes", .type = FIELD_TOKENS,
	  .offset = FIELD_OFFSET(struct collect_params, boxes, struct field_texts),
	  .max = WORKSHOP_BOXES,
	  .label = "Rutor", .help = "Rutorna som fylls i, i ordning. Utan listan gäller alla." },
	{ .name = "soft_limit", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct collect_params, soft_limit, int),
	  .min = 1, .max = 400, .fallback = 40,
	  .label = "Lagom många lappar", .help = "Antalet lappar då räknaren blir gul." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	const struct collect_params *params = step->params;

	kind_check_boxes(workshop, &params->boxes, faults);
}

const struct step_kind step_kind_collect = {
	.id = STEP_COLLECT,
	.name = "collect",
	.summary = "Lapparna läses upp varvet runt och skrivs in i rutorna.",
	.needs = STEP_NEEDS_BOXES,
	.gives_notes = true,
	.fields = fields,
	.params_size = sizeof(struct collect_params),
	.check = check,
};
