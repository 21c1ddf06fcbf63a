/* SPDX-License-Identifier: EUPL-1.2 */
/* The plan as one file that any tool can read: its rows, each on a line, as its schema describes them. */
#ifndef RODTRAD_EXCHANGE_PLAN_FILE_H
#define RODTRAD_EXCHANGE_PLAN_FILE_H

#include "rodtrad/core/plan.h"

#define PLAN_FORMAT "rodtrad.plan"

/* Adds the whole file; the rows are in order. The same sessions give the same bytes, whenever and wherever. */
void plan_file_write(struct buf *out, const struct plan *plan);

#endif
