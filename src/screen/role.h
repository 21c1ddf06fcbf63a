/* SPDX-License-Identifier: EUPL-1.2 */
/* Who does it and who measures it: names are offered wherever one of them is written. */
#ifndef RODTRAD_SCREEN_ROLE_H
#define RODTRAD_SCREEN_ROLE_H

#include "state.h"

/* A role, or someone named before, that begins like `text` and is longer; NULL when there is
 * none. */
const char *role_completion(const struct app *app, const char *text);

/* Tab, or → at the end, takes the name that is offered: was it such a key, and was there one? */
bool role_complete(const struct app *app, int key, struct editor *editor);

#endif
