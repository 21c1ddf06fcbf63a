/* SPDX-License-Identifier: EUPL-1.2 */
/* What others ask of the step "Hur blev det?". */
#ifndef RODTRAD_SCREEN_STEPS_REVIEW_H
#define RODTRAD_SCREEN_STEPS_REVIEW_H

#include "../enter.h"

#include "rodtrad/core/review.h"

/* The picked row; false when there are none. */
bool review_here(const struct app *app, struct review_row *row);

/* Picks the row of an insats. */
void review_go(struct app *app, struct id insats);

#endif
