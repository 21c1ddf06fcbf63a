/* SPDX-License-Identifier: EUPL-1.2 */
/* Would a workshop work in a room? */
#ifndef RODTRAD_CORE_WORKSHOP_CHECK_H
#define RODTRAD_CORE_WORKSHOP_CHECK_H

#include "rodtrad/core/workshop.h"

/* A step's minutes that could not be read: no file can say it. */
#define MINUTES_UNREAD (-1)

/*
 * Adds what its field tables cannot say: names used once, boxes that are there, steps in an order
 * that works, minutes that add up. What could not be read is absent (a text "", minutes 0 or
 * MINUTES_UNREAD, a kind NULL; `boxes_read` is false when it is all boxes) and has been told: no
 * rule that needs it is judged.
 */
void workshop_check(const struct workshop *workshop, bool boxes_read, struct faults *faults);

#endif
