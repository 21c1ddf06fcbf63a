/* SPDX-License-Identifier: EUPL-1.2 */
/* The one file that reads the clock and draws lots. */
#include "moment.h"

#include "rodtrad/base/mem.h"

#include <errno.h>
#include <sys/random.h>
#include <time.h>

static int64_t
moment_of(clockid_t clock)
{
	struct timespec time;

	if (clock_gettime(clock, &time) != 0)
		die("Datorns klocka går inte att läsa.");
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* A place that the system does not know is in Greenwich. */
static int
moment_offset(time_t seconds)
{
	struct tm local;

	return localtime_r(&seconds, &local) ? (int)(local.tm_gmtoff / 60) : 0;
}

struct moment
moment_now(void)
{
	int64_t ms = moment_of(CLOCK_REALTIME);

	return (struct moment){.ms = ms, .offset_minutes = moment_offset((time_t)(ms / 1000))};
}

int64_t
moment_forward_ms(void)
{
	return moment_of(CLOCK_MONOTONIC);
}

struct id
moment_id(void)
{
	unsigned char random[10];

	/* So few bytes come all at once or not at all; a signal may be in the way. */
	while (getrandom(random, sizeof random, 0) != sizeof random)
		if (errno != EINTR)
			die("Datorn ger inga slumptal.");
	return id_make(moment_of(CLOCK_REALTIME), random);
}
