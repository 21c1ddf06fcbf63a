/* SPDX-License-Identifier: EUPL-1.2 */
/* Luckor, for those who come to it to mend something. */
#ifndef RODTRAD_SCREEN_STEPS_GAPS_H
#define RODTRAD_SCREEN_STEPS_GAPS_H

#include "../state.h"

/* In Luckor: from a control question to the chain that it is asked of, where something can be picked and linked. */
void gaps_face_chain(struct app *app);

#endif
