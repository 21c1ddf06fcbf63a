/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the tests are written with. A test program runs its checks and ends with check_done(), which
 * prints "N passed, N failed" and gives the exit code; tests/run.sh adds the numbers up.
 */
#ifndef RODTRAD_TESTS_CHECK_H
#define RODTRAD_TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int check_passed, check_failed;

static inline bool
check_that(bool ok, const char *file, int line, const char *what)
{
	if (ok) {
		check_passed++;
	} else {
		check_failed++;
		fprintf(stderr, "%s:%d: %s\n", file, line, what);
	}
	return ok;
}

static inline bool
check_text(const char *got, const char *want, const char *file, int line)
{
	if (got && want && !strcmp(got, want)) {
		check_passed++;
		return true;
	}
	check_failed++;
	fprintf(stderr, "%s:%d: got  \"%s\"\n%s:%d: want \"%s\"\n", file, line,
		got ? got : "(null)", file, line, want ? want : "(null)");
	return false;
}

static inline int
check_done(const char *name)
{
	printf("%s: %d passed, %d failed\n", name, check_passed, check_failed);
	return check_failed ? 1 : 0;
}

#define CHECK(condition)      check_that((condition), __FILE__, __LINE__, #condition)
#define CHECK_TEXT(got, want) check_text((got), (want), __FILE__, __LINE__)

/* Counts as one pass or fail however often it is asked: for random histories. */
#define CHECK_ALL(condition)                                                                       \
	((condition) ? true                                                                        \
		     : (check_failed++,                                                            \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition), false))

#endif
