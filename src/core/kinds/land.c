/* SPDX-License-Identifier: EUPL-1.2 */
/* Landa: the delmål is read aloud, and the group may write what it means here. */
#include "kind.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "means", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct land_params, means, const char *), .max = 40,
	  .label = "Rad att fylla i",
	  .help = "Början på en mening som gruppen avslutar, till exempel Hos oss betyder det." },
	{ .type = FIELD_END },
};
/* clang-format on */

const struct step_kind step_kind_land = {
	.id = STEP_LAND,
	.name = "land",
	.summary = "Gruppen läser delmålet och enas om vad det betyder.",
	.fields = fields,
	.params_size = sizeof(struct land_params),
};
