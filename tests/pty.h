/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs the program on a terminal of our own, presses keys and looks at what it shows. It waits for the
 * mark that the program sends after each paint (RODTRAD_TEST=1), never for a length of time.
 */
#ifndef RODTRAD_TESTS_PTY_H
#define RODTRAD_TESTS_PTY_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct pty {
	int fd;
	pid_t pid;
	VTerm *term;
	VTermScreen *screen;
	int rows, cols;
	long sent;     /* keys pressed */
	long marked;   /* keys that the last mark has counted; -1 before the first */
	long bytes;    /* that came out, marks not counted */
	char tail[64]; /* the end of what came, for marks cut in two */
	size_t tail_bytes;
	bool gone;
};

static inline int64_t
pty_now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Starts a program with its arguments (ended by NULL). `home` becomes HOME, and the database lies there. */
static inline bool
pty_start(struct pty *pty, int rows, int cols, const char *home, const char *const *argv)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	memset(pty, 0, sizeof *pty);
	pty->rows = rows;
	pty->cols = cols;
	pty->marked = -1;
	pty->term = vterm_new(rows, cols);
	vterm_set_utf8(pty->term, 1);
	pty->screen = vterm_obtain_screen(pty->term);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
	pty->pid = forkpty(&pty->fd, NULL, NULL, &size);
	if (pty->pid == 0) {
		setenv("HOME", home, 1);
		setenv("TERM", "xterm-256color", 1);
		setenv("RODTRAD_TEST", "1", 1);
		unsetenv("NO_COLOR");
		unsetenv("XDG_DATA_HOME");
		unsetenv("RODTRAD_DB");
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	return pty->pid > 0;
}

/* Takes the marks out of what came: "OSC 7777;keys;rows;cols BEL". */
static inline void
pty_take(struct pty *pty, const char *bytes, size_t count)
{
	char joined[64 + 65536];
	size_t all = pty->tail_bytes + count, at = 0;

	memcpy(joined, pty->tail, pty->tail_bytes);
	memcpy(joined + pty->tail_bytes, bytes, count);
	vterm_input_write(pty->term, bytes, count);
	pty->bytes += (long)count;
	for (; at + 7 <= all; at++) {
		char *end;

		if (memcmp(joined + at, "\033]7777;", 7))
			continue;
		end = memchr(joined + at, '\a', all - at);
		if (!end)
			break;
		pty->marked = strtol(joined + at + 7, NULL, 10);
		pty->bytes -= end + 1 - (joined + at);
	}
	pty->tail_bytes = all - at > 40 ? 40 : all - at;
	memmove(pty->tail, joined + all - pty->tail_bytes, pty->tail_bytes);
	if (memchr(pty->tail, '\a', pty->tail_bytes))
		pty->tail_bytes = 0;
}

/* Reads what there is within so many milliseconds; false when nothing came or it is gone. */
static inline bool
pty_read(struct pty *pty, int ms)
{
	struct pollfd poller = {.fd = pty->fd, .events = POLLIN};
	static char bytes[65536];
	ssize_t count;

	if (poll(&poller, 1, ms) <= 0)
		return false;
	count = read(pty->fd, bytes, sizeof bytes);
	if (count <= 0) {
		pty->gone = true;
		return false;
	}
	pty_take(pty, bytes, (size_t)count);
	return true;
}

/* Waits until every key sent has been painted; false after ten seconds. */
static inline bool
pty_settle(struct pty *pty)
{
	int64_t until = pty_now_us() + 10000000;

	while (pty->marked < pty->sent && !pty->gone && pty_now_us() < until)
		pty_read(pty, 100);
	return pty->marked >= pty->sent;
}

/* Bytes as they come from a keyboard; `keys` is how many keys they are to the program. */
static inline void
pty_send(struct pty *pty, const char *bytes, int keys)
{
	size_t left = strlen(bytes);

	while (left > 0) {
		ssize_t wrote = write(pty->fd, bytes, left);

		if (wrote <= 0)
			return;
		bytes += wrote;
		left -= (size_t)wrote;
	}
	pty->sent += keys;
}

/* A text, a key a character. */
static inline void
pty_type(struct pty *pty, const char *text)
{
	int keys = 0;

	for (const char *at = text; *at; at++)
		keys += (*at & 0xc0) != 0x80;
	pty_send(pty, text, keys);
}

#define PTY_UP        "\033OA"
#define PTY_DOWN      "\033OB"
#define PTY_RIGHT     "\033OC"
#define PTY_LEFT      "\033OD"
#define PTY_PAGE_DOWN "\033[6~"
#define PTY_PAGE_UP   "\033[5~"
#define PTY_ENTER     "\r"
#define PTY_TAB       "\t"

/* One row of the screen as UTF-8, spaces at the end left out. */
static inline char *
pty_row(const struct pty *pty, int row, char *text, size_t room)
{
	VTermRect rect = {row, row + 1, 0, pty->cols};
	size_t bytes = vterm_screen_get_text(pty->screen, text, room - 1, rect);

	while (bytes > 0 && text[bytes - 1] == ' ')
		bytes--;
	text[bytes] = 0;
	return text;
}

/* Does the screen show it anywhere? */
static inline bool
pty_shows(const struct pty *pty, const char *what)
{
	char row[4096];

	for (int at = 0; at < pty->rows; at++)
		if (strstr(pty_row(pty, at, row, sizeof row), what))
			return true;
	return false;
}

static inline void
pty_print(const struct pty *pty, FILE *to)
{
	char row[4096];

	for (int at = 0; at < pty->rows; at++)
		fprintf(to, "%s\n", pty_row(pty, at, row, sizeof row));
}

static inline void
pty_resize(struct pty *pty, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	pty->rows = rows;
	pty->cols = cols;
	vterm_set_size(pty->term, rows, cols);
	ioctl(pty->fd, TIOCSWINSZ, &size);
}

/* Waits for the end and gives the exit status as waitpid has it; kills after five seconds. */
static inline int
pty_wait(struct pty *pty)
{
	int64_t until = pty_now_us() + 5000000;
	int status = 0;

	while (waitpid(pty->pid, &status, WNOHANG) == 0) {
		pty_read(pty, 20);
		if (pty_now_us() > until)
			kill(pty->pid, SIGKILL);
	}
	close(pty->fd);
	vterm_free(pty->term);
	pty->pid = 0;
	return status;
}

#endif
