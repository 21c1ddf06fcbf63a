/* SPDX-License-Identifier: EUPL-1.2 */
/* Who does it and who measures it: names are offered while one writes, in Välj and in an indicator. */
#ifndef RODTRAD_SCREEN_ROLE_H
#define RODTRAD_SCREEN_ROLE_H

#include "state.h"

/* A role, or someone named before, that begins like `text` and is longer; NULL when there is
 * none. */
const char *role_completion(const struct app *app, const char *text);

#endif
