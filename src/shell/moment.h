/* SPDX-License-Identifier: EUPL-1.2 */
/* The clock and chance. What happens elsewhere is handed these and is the same every time. */
#ifndef RODTRAD_SHELL_MOMENT_H
#define RODTRAD_SHELL_MOMENT_H

#include "rodtrad/base/day.h"
#include "rodtrad/base/id.h"

/* Now, as the clock on the wall here has it. */
struct moment moment_now(void);

/* ms of a clock that only goes forward, whatever is done to the one on the wall. */
int64_t moment_forward_ms(void);

/* A new UUIDv7. */
struct id moment_id(void);

#endif
