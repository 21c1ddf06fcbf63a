/* SPDX-License-Identifier: EUPL-1.2 */
/* Time: the minutes each step gets of what there is, and what was used. */
#ifndef RODTRAD_CORE_TIMEBOX_H
#define RODTRAD_CORE_TIMEBOX_H

#include "rodtrad/core/session.h"

/*
 * Shares `minutes` over the steps as the file does: whole minutes, at least 1 for a step that has any,
 * and the sum is exact (largest remainder) as long as there are as many minutes as steps.
 */
void timebox_fit(const struct workshop *workshop, int minutes, int planned[WORKSHOP_STEPS]);

/* The minutes of each step in this session: as set, else as fitted. */
void timebox_planned(const struct session *session, int planned[WORKSHOP_STEPS]);

/* Minutes used in each step, counted between `went` events; the last step runs to `until`, unless its ms is 0. */
void timebox_used(const struct session *session, struct moment until, int used[WORKSHOP_STEPS]);

/* Shares what is left until a fixed end over this step and those after it. */
void timebox_share(struct gesture *gesture, int minutes_left);

#endif
