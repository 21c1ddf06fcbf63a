/* SPDX-License-Identifier: EUPL-1.2 */
/* What the minutes of a session and the plan say in the same words. */
#ifndef RODTRAD_REPORT_MINUTES_H
#define RODTRAD_REPORT_MINUTES_H

#include "paper.h"
#include "rodtrad/core/plan.h"

extern const struct paper_form *const report_forms[];

/* The days of a row's avstämning, with commas between. */
void add_checks(struct buf *out, const struct plan_row *row);

/* The label of a choice, "" for -1. */
const char *choice_label(enum item_field field, int choice);

/* Is there no effektkedja yet that it could be in? Its thread is not broken by that. */
bool row_awaits_chain(const struct plan_row *row);

/* What the row hangs together with, as a list, from behov to effects, and what is missing, in words. */
void add_row_thread(struct paper *paper, const struct plan_row *row);

#endif
