/* SPDX-License-Identifier: EUPL-1.2 */
/* A part of a test in a process of its own: with other rights or limits, or to be killed. */
#ifndef RODTRAD_TESTS_STORE_CHILD_H
#define RODTRAD_TESTS_STORE_CHILD_H

#include "../check.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* Runs `part` in a child and says whether none of its checks failed. */
static inline bool
child_passes(void (*part)(const char *path), const char *path)
{
	pid_t child = fork();
	int status;

	if (child < 0) {
		perror("fork");
		exit(2);
	}
	if (child == 0) {
		check_failed = 0;
		part(path);
		_exit(check_failed ? 1 : 0);
	}
	return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Root is refused nothing, so what is about rights is done as nobody. */
static inline void
child_be_nobody(void)
{
	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)) {
		perror("setuid");
		_exit(2);
	}
}

#endif
