/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing alone: the time that is left in digits that are seen from every chair, and what there is to write about. */
#ifndef RODTRAD_SCREEN_COUNTDOWN_H
#define RODTRAD_SCREEN_COUNTDOWN_H

#include "state.h"

struct countdown {
	int64_t left_ms, whole_ms;
	int boxes, box[WORKSHOP_BOXES]; /* whose names stand under the digits */
};

void countdown_draw(const struct app *app, struct pane body, const struct countdown *countdown);

/* A soft guard: the time still runs. */
bool countdown_guard(const struct app *app, int64_t left_ms, struct err *why);

#endif
