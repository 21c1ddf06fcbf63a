/* SPDX-License-Identifier: EUPL-1.2 */
/* What counting dots and reading slips have in common: which notes a vote is about. */
#ifndef RODTRAD_CORE_SLIP_H
#define RODTRAD_CORE_SLIP_H

#include "rodtrad/core/step.h"
#include "rodtrad/core/tally.h"

/* How many notes on the wall can be voted for; of one side, or of all with SIDE_NONE. */
int tally_notes_of_side(const struct session *session, const struct step *step, enum box_side side);

#endif
