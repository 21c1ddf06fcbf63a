/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the events of a session's file, whatever else the file says. */
#ifndef RODTRAD_EXCHANGE_SESSION_READ_H
#define RODTRAD_EXCHANGE_SESSION_READ_H

#include "rodtrad/base/json.h"
#include "rodtrad/core/session.h"

/* Takes the events of a file of our format that stand alone into an empty session, and folds. */
bool session_read_events(struct session *session, const struct json *file,
			 struct err *err) MUST_USE;

#endif
