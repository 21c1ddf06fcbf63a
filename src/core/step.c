/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds of steps there are, in one table, made from the list. */
#include "rodtrad/core/step.h"

#include <string.h>

const struct step_kind *const step_kinds[STEP_KINDS] = {
#define STEP_KIND(ID, name) [STEP_##ID] = &step_kind_##name,
#include "rodtrad/core/step_kinds.def"
#undef STEP_KIND
};

const struct step_kind *
step_kind_named(const char *name)
{
	for (int i = 0; i < STEP_KINDS; i++)
		if (!strcmp(step_kinds[i]->name, name))
			return step_kinds[i];
	return NULL;
}

bool
step_is_extra(const struct step *step)
{
	const struct review_params *params = step->params;

	return step->kind && step->kind->id == STEP_REVIEW && params && params->when_earlier;
}
