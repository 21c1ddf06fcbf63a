/* SPDX-License-Identifier: EUPL-1.2 */
/* The program in a window of our own: starting it, and the way to the steps that tests need. */
#ifndef RODTRAD_TESTS_CLI_WINDOW_H
#define RODTRAD_TESTS_CLI_WINDOW_H

#include "../pty.h"

static inline const char *
window_program(void)
{
	static char path[4096];
	const char *build = getenv("BUILD");

	snprintf(path, sizeof path, "%s/rodtrad", build ? build : "build");
	return path;
}

/* A new empty folder to be HOME; in the given room. */
static inline char *
window_home(char path[64])
{
	snprintf(path, 64, "/tmp/rodtrad-test-XXXXXX");
	return mkdtemp(path);
}

static inline void
window_forget(const char *home)
{
	char command[200];

	snprintf(command, sizeof command, "rm -rf '%s'", home);
	if (system(command) != 0)
		fprintf(stderr, "%s could not be taken away\n", home);
}

static inline bool
window_start(struct pty *pty, int rows, int cols, const char *home)
{
	const char *const argv[] = {window_program(), NULL};

	return pty_start(pty, rows, cols, home, argv) && pty_settle(pty);
}

static inline void
window_press(struct pty *pty, const char *bytes)
{
	pty_send(pty, bytes, 1);
	pty_settle(pty);
}

static inline void
window_type(struct pty *pty, const char *text)
{
	pty_type(pty, text);
	pty_settle(pty);
}

/* Presses a key until the screen shows something; false after so many. */
static inline bool
window_until(struct pty *pty, const char *bytes, const char *what, int most)
{
	for (int press = 0; press < most && !pty_shows(pty, what); press++)
		window_press(pty, bytes);
	return pty_shows(pty, what);
}

/* From the start screen into Samla of a workshop about the delmål that is picked: the last one, else a new one. */
static inline bool
window_collect(struct pty *pty)
{
	for (int press = 0; press < 5; press++)
		if (!pty_shows(pty, "1 Målet") && !pty_shows(pty, "3 Samla"))
			window_press(pty, PTY_ENTER);
	return window_until(pty, PTY_PAGE_DOWN, "3 Samla", 8);
}

#endif
