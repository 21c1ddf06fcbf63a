/* SPDX-License-Identifier: EUPL-1.2 */
/* Would a workshop work in a room? */
#ifndef RODTRAD_CORE_WORKSHOP_CHECK_H
#define RODTRAD_CORE_WORKSHOP_CHECK_H

#include "rodtrad/core/workshop.h"

/* What its field tables cannot say: names used once, boxes that are there, steps in an order that
 * works, minutes that add up. Refuses with the place and a sentence. */
bool workshop_check(const struct workshop *workshop, struct err *err) MUST_USE;

#endif
