/* SPDX-License-Identifier: EUPL-1.2 */
/* What a key costs on a terminal: the time to the last byte that follows it, and how many bytes there are. */
#ifndef TESTS_BENCH_KEYS_H
#define TESTS_BENCH_KEYS_H

#include "../pty.h"

#include <stdio.h>
#include <stdlib.h>

#define KEYS     300
#define QUIET_MS 12 /* so long without a byte means that a peer is done */

struct figures {
	double ms[KEYS];
	int count;
	long bytes;
};

static inline int
by_size(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return left < right ? -1 : left > right;
}

static inline void
print_figures(const char *what, struct figures *figures, const char *budget)
{
	qsort(figures->ms, (size_t)figures->count, sizeof *figures->ms, by_size);
	printf("%-34s %7.2f / %-6.2f %7ld   %s\n", what, figures->ms[figures->count / 2],
	       figures->ms[figures->count * 99 / 100], figures->bytes / figures->count, budget);
}

/* Waits for our mark, or, of a peer, until it has been quiet; the time of the last byte. */
static inline int64_t
last_byte(struct pty *pty, bool marks)
{
	int64_t last = pty_now_us();

	if (marks) {
		while (pty->marked < pty->sent && !pty->gone)
			if (pty_read(pty, 1000))
				last = pty_now_us();
		return last;
	}
	while (pty_read(pty, QUIET_MS))
		last = pty_now_us();
	return last;
}

static inline void
measure(struct pty *pty, bool marks, const char *const *keys, int of, struct figures *figures)
{
	figures->count = 0;
	figures->bytes = 0;
	for (int at = 0; at < KEYS; at++) {
		long bytes = pty->bytes;
		int64_t start = pty_now_us();

		pty_send(pty, keys[at % of], 1);
		figures->ms[figures->count++] = (double)(last_byte(pty, marks) - start) / 1000;
		figures->bytes += pty->bytes - bytes;
	}
}

#endif
