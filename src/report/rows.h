/* SPDX-License-Identifier: EUPL-1.2 */
/* What the minutes of a session and the plan say of a row in the same words. */
#ifndef RODTRAD_REPORT_ROWS_H
#define RODTRAD_REPORT_ROWS_H

#include "paper.h"
#include "rodtrad/core/plan.h"

/* By enum report_form. */
extern const struct paper_form *const paper_forms[];

/* The next thing that is added to it stands after a comma. */
struct buf *add_comma(struct buf *out);

/* The label of a choice, "" for -1. */
const char *choice_label(enum item_field field, int choice);

/* What the row hangs together with, as a list, from behov to effects, and what is missing, in words. */
void add_row_thread(struct paper *paper, const struct plan_row *row);

/* The columns of a table of rows after the first two, and their cells. */
#define ROW_COLUMNS "Vem", "Start", "När", "Avstämning", "Status", "Mandat", "Tråd"
void add_row_cells(struct paper *paper, const struct plan_row *row);

#endif
