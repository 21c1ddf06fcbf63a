/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The ways out: what a session came to and the plan as texts for others' programs and for paper. They are
 * made in memory; where they go is somebody else's. Nothing in them depends on when they were written.
 */
#ifndef RODTRAD_REPORT_REPORT_H
#define RODTRAD_REPORT_REPORT_H

#include "rodtrad/core/plan.h"

enum report_form { REPORT_MARKDOWN, REPORT_HTML };

/* Adds a session as minutes that can be attached to others; as HTML with pictures of its board and its
 * chain. `catalog` may be NULL. */
void report_session(struct buf *out, const struct session *session, const struct catalog *catalog,
		    enum report_form form);

/* ---- the plan, whose rows are in order ---- */

/* Adds the plan as a page: a table a mål, and the thread of each insats. The sessions behind it follow
 * one at a time, as pictures in HTML and as a list in Markdown; each may be freed after. */
struct report_plan *report_plan_begin(struct buf *out, const struct plan *plan,
				      enum report_form form) MUST_USE;
void report_plan_session(struct report_plan *report, const struct session *session);
void report_plan_end(struct report_plan *report);

/* Adds it for a spreadsheet: a row a row, a heading a column. CSV as a Swedish Excel opens it by a click (semicolons,
 * UTF-8 with its mark); no cell can be taken for a formula. */
void report_csv(struct buf *out, const struct plan *plan);
void report_tsv(struct buf *out, const struct plan *plan);

/* Adds it for a calendar: each row as something to do, and each deadline and check date as a day, since
 * some calendars do not show the former. */
void report_calendar(struct buf *out, const struct plan *plan);

#endif
