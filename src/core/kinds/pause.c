/* SPDX-License-Identifier: EUPL-1.2 */
/* Paus: the break. */
#include "kind.h"

const struct step_kind step_kind_pause = {
	.id = STEP_PAUSE,
	.name = "pause",
	.summary = "En paus. Väggen visar när ni fortsätter.",
	.fields = kind_no_fields,
};
