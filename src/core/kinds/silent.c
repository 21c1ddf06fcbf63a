/* SPDX-License-Identifier: EUPL-1.2 */
/* Tyst: everybody writes alone, on paper. Nothing is typed, and the page knows the clock. */
#include "kind.h"

const struct step_kind step_kind_silent = {
	.id = STEP_SILENT,
	.name = "silent",
	.summary = "Var och en skriver tyst på papper medan klockan går.",
	.fields = kind_no_fields,
};
