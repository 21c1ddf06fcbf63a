/* SPDX-License-Identifier: EUPL-1.2 */
/* Do the events of a file stand alone (rule 23)? */
#ifndef RODTRAD_EXCHANGE_STAND_ALONE_H
#define RODTRAD_EXCHANGE_STAND_ALONE_H

#include "rodtrad/core/session.h"

/*
 * Refuses, with the number of the event and a sentence: an id that is there twice, an event that
 * names one that is not there or one whose clock is not below its own, and clocks that have a gap
 * in them. The events need not be folded.
 */
bool stands_alone(const struct session *session, struct err *err) MUST_USE;

#endif
