/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be found in all workshops, for the world and for what changes many at once. */
#ifndef RODTRAD_SHELL_SEARCH_H
#define RODTRAD_SHELL_SEARCH_H

#include "world_store.h"

/* Keeps what can be searched for in a session that is folded; within store_together. */
bool world_enter(const struct world *world, const struct session *session,
		 struct err *err) MUST_USE;

/* The port of that name. */
bool world_search(void *to, const char *words, const struct port_reader *reader,
		  struct err *err) MUST_USE;

#endif
