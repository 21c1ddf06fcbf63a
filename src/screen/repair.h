/* SPDX-License-Identifier: EUPL-1.2 */
/* Mending a gap on one key, wherever it is told of. */
#ifndef RODTRAD_SCREEN_REPAIR_H
#define RODTRAD_SCREEN_REPAIR_H

#include "rodtrad/core/chain.h"
#include "state.h"

/* Begins to mend it: opens what is to be filled in, or goes where it can be done. An overlay that tells of gaps is
 * to be closed first. */
void repair_gap(struct app *app, const struct gap *gap);

#endif
