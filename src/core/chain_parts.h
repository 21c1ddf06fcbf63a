/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the chain tell each other. */
#ifndef RODTRAD_CORE_CHAIN_PARTS_H
#define RODTRAD_CORE_CHAIN_PARTS_H

#include "rodtrad/core/chain.h"

/* The note at an end of a link (ITEM_FROM, ITEM_TO), NULL when it is not on the wall in a stage. */
const struct item *chain_end(const struct session *session, const struct item *link,
			     enum item_field end);

#endif
