/* SPDX-License-Identifier: EUPL-1.2 */
/* After a crash nothing may be called but what POSIX lists as safe in a signal handler: write,
 * read, lseek, dup2, tcsetattr, tcflush, raise. */
#include "tty.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Ours off, cursor on, plain text, cursor keys and keypad as they were, the first screen. */
static const char tty_normal[] =
	TTY_PASTE_OFF TTY_MOUSE_OFF "\033[?25h\033[0m\033[?1l\033>\033[?1049l\r";

static struct {
	volatile sig_atomic_t is_taken;
	struct termios before;
	bool is_holding;
	FILE *held;       /* what was said on standard error meanwhile */
	int held_fd, err; /* its descriptor, and the real standard error */
} tty;

bool
tty_is_there(void)
{
	return isatty(TTY_IN) && isatty(TTY_OUT);
}

/* ---- writing and reading ---- */

static void
tty_write_to(int fd, const char *text, size_t bytes)
{
	while (bytes > 0) {
		ssize_t written = write(fd, text, bytes);

		if (written < 0 && errno == EAGAIN)
			poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
		else if (written < 0 && errno != EINTR)
			return;
		if (written > 0) {
			text += written;
			bytes -= (size_t)written;
		}
	}
}

void
tty_write(const char *text)
{
	tty_write_to(TTY_OUT, text, strlen(text));
}

bool
tty_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(TTY_OUT, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*cols = size.ws_col;
	return true;
}

/* A terminal that hung up says so to poll, or has nothing to read where poll says that it has. */
int
tty_read(unsigned char *into, size_t bytes)
{
	struct pollfd in = {.fd = TTY_IN, .events = POLLIN};
	ssize_t got;

	if (poll(&in, 1, 0) <= 0)
		return 0;
	if (!(in.revents & POLLIN))
		return -1;
	got = read(TTY_IN, into, bytes);
	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return 0;
	return got > 0 ? (int)got : -1;
}

/* ---- standard error ---- */

static void
tty_hold(void)
{
	tty.held = isatty(STDERR_FILENO) ? tmpfile() : NULL;
	if (!tty.held)
		return;
	tty.held_fd = fileno(tty.held);
	tty.err = dup(STDERR_FILENO);
	tty.is_holding = tty.err >= 0 && dup2(tty.held_fd, STDERR_FILENO) >= 0;
}

static void
tty_show_held(void)
{
	char said[512];
	ssize_t bytes;

	if (!tty.is_holding)
		return;
	tty.is_holding = false;
	dup2(tty.err, STDERR_FILENO);
	lseek(tty.held_fd, 0, SEEK_SET);
	while ((bytes = read(tty.held_fd, said, sizeof said)) > 0)
		tty_write_to(STDERR_FILENO, said, (size_t)bytes);
}

/* ---- crashes ---- */

/* Comes back to die of the same signal, which SA_RESETHAND has given its default meaning. The
 * input is thrown away so that the rest of a paste is not run by the user's shell. */
static void
tty_crash(int number)
{
	if (tty.is_taken) {
		tty.is_taken = 0;
		tty_write_to(TTY_OUT, tty_normal, sizeof tty_normal - 1);
		tcsetattr(TTY_IN, TCSANOW, &tty.before);
		tcflush(TTY_IN, TCIFLUSH);
		tty_show_held();
	}
	raise(number);
}

static void
tty_watch_crashes(void)
{
	static const int numbers[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
	struct sigaction action = {.sa_handler = tty_crash, .sa_flags = (int)SA_RESETHAND};

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < COUNT(numbers); i++)
		sigaction(numbers[i], &action, NULL);
}

void
tty_take(void)
{
	if (tty.is_taken)
		return;
	tcgetattr(TTY_IN, &tty.before);
	tty_watch_crashes();
	tty_hold();
	tty.is_taken = 1;
}

void
tty_give(void)
{
	if (!tty.is_taken)
		return;
	tty.is_taken = 0;
	tcflush(TTY_IN, TCIFLUSH);
	tty_show_held();
	if (tty.held) {
		close(tty.err);
		fclose(tty.held);
		tty.held = NULL;
	}
}
