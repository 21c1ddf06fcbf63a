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

#endif
