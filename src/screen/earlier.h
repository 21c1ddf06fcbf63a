/* SPDX-License-Identifier: EUPL-1.2 */
/* Earlier workshops on the same delmål, and what they came to. */
#ifndef RODTRAD_SCREEN_EARLIER_H
#define RODTRAD_SCREEN_EARLIER_H

#include "state.h"

/* Sessions that are open for as long as they are looked at. */
struct earlier_sessions {
	struct session *item; /* owned */
	int count, room;
};

/* Opens those of app->session_rows that are earlier than the scope says; what cannot be read is told.
 * Returns how many there are in all. */
int earlier_read(struct app *app, const struct review_scope *scope, struct earlier_sessions *read);
void earlier_sessions_free(struct earlier_sessions *read);

/* Reads what there is to follow up in the workshop that has come in. */
void earlier_enter(struct app *app);

/* How many insatser there would be to follow up in a workshop like that, by app->session_rows. */
int earlier_waiting(struct app *app, const struct review_scope *scope);

#endif
