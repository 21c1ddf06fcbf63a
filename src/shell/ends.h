/* SPDX-License-Identifier: EUPL-1.2 */
/* The ports through which many sessions at once come in, go out, and lose what is old. */
#ifndef RODTRAD_SHELL_ENDS_H
#define RODTRAD_SHELL_ENDS_H

#include "rodtrad/shell/world.h"

bool world_print(void *to, const struct session *session, enum out_form form,
		 char where[PATHS_SHOWN], struct err *err) MUST_USE;
bool world_intake(void *to, const char *path, bool dry_run, const struct port_reader *reader,
		  struct buf *said, struct buf *purges, struct err *err) MUST_USE;
bool world_purge(void *to, const char *before, bool dry_run, struct buf *said,
		 struct err *err) MUST_USE;

#endif
