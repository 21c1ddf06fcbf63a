/* SPDX-License-Identifier: EUPL-1.2 */
/* What is made for others of one session or of all, as a text in memory: the same from a key as from the command line. */
#ifndef RODTRAD_SHELL_PRESS_H
#define RODTRAD_SHELL_PRESS_H

#include "rodtrad/screen/ports.h"

/* Who is told of a session that cannot be read, or not whole; the others go on. */
struct press_listener {
	void *to;
	void (*fault)(void *to, const struct err *err);
};

/* Adds the plan that all sessions make. They are read one at a time, so that what it takes does not grow with how
 * many there are; a page of pictures reads them twice. False and `err` when they cannot be listed. */
bool press_plan(struct buf *out, const struct ports *ports, enum out_form form,
		const struct press_listener *listener, struct err *err) MUST_USE;

/* Adds the minutes of a session, in OUT_MARKDOWN or OUT_HTML. */
void press_session(struct buf *out, const struct ports *ports, const struct session *session,
		   enum out_form form);

#endif
