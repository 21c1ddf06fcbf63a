/* SPDX-License-Identifier: EUPL-1.2 */
/* Tyst: everybody writes alone, on paper. Nothing is typed, and the page knows the clock. */
#include "kind.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "boxes", .type = FIELD_TOKENS,
	  .offset = FIELD_OFFSET(struct silent_params, boxes, struct field_texts),
	  .max = WORKSHOP_BOXES,
	  .label = "Rutor", .help = "Rutorna som det skrivs till. Utan listan visas alla." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	const struct silent_params *params = step->params;

	kind_check_boxes(workshop, &params->boxes, faults);
}

const struct step_kind step_kind_silent = {
	.id = STEP_SILENT,
	.name = "silent",
	.summary = "Var och en skriver tyst på papper medan klockan går.",
	.fields = fields,
	.params_size = sizeof(struct silent_params),
	.check = check,
};
