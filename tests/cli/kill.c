/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kill -9 at random moments of a session. A note whose Enter has been painted is on the disk, once; the
 * one that was not may be there or not, never half.
 */
#include "window.h"

#include "../check.h"

#define KILLS        200
#define NOTES_A_LIFE 4

static unsigned seed = 20261123u;

static unsigned
chance(unsigned below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* The whole session as the export has it; the caller's. */
static char *
exported(const char *home)
{
	char command[4500];
	char *text = calloc(1, 1 << 24);
	FILE *pipe;

	snprintf(command, sizeof command,
		 "HOME='%s' XDG_DATA_HOME= RODTRAD_DB= '%s' export 1.1 -o -", home,
		 window_program());
	pipe = popen(command, "r");
	if (pipe && fread(text, 1, (1 << 24) - 1, pipe) == 0)
		text[0] = 0;
	if (pipe)
		pclose(pipe);
	return text;
}

/* How often a note of this text is in the result: its `text` member. */
static int
times_there(const char *file, int number)
{
	char member[100];
	const char *end = strstr(file, "\"events\"");
	int times = 0;

	snprintf(member, sizeof member, "\"text\":\"Lapp nummer %d åäö\"", number);
	for (const char *at = strstr(file, member); at && at < end; at = strstr(at + 1, member))
		times++;
	return times;
}

int
main(void)
{
	bool *acknowledged = calloc(KILLS * NOTES_A_LIFE, sizeof *acknowledged);
	int notes = 0, kept = 0, lost = 0, doubled = 0;
	char home[64], text[100], *file;
	struct pty pty;

	window_home(home);
	for (int life = 0; life < KILLS; life++) {
		int most = (int)chance(NOTES_A_LIFE);

		if (!window_start(&pty, 24, 80, home) || !window_collect(&pty)) {
			CHECK(!"it starts again after a kill");
			pty_print(&pty, stderr);
			break;
		}
		for (int at = 0; at < most; at++) {
			snprintf(text, sizeof text, "Lapp nummer %d åäö", notes);
			window_type(&pty, text);
			window_press(&pty, PTY_ENTER);
			acknowledged[notes++] = pty_shows(&pty, "Sparad");
		}
		/* One on its way: the kill comes somewhere in it. */
		snprintf(text, sizeof text, "Lapp nummer %d åäö\r", notes++);
		pty_send(&pty, text, 0);
		for (int64_t until = pty_now_us() + chance(3000); pty_now_us() < until;)
			;
		kill(pty.pid, SIGKILL);
		pty_wait(&pty);
		if (life == 0)
			CHECK(notes > 0);
	}
	file = exported(home);
	for (int at = 0; at < notes; at++) {
		int times = times_there(file, at);

		kept += times;
		lost += acknowledged[at] && !times;
		doubled += times > 1;
	}
	CHECK(kept > 0);
	CHECK(lost == 0);
	CHECK(doubled == 0);
	free(file);
	free(acknowledged);
	window_forget(home);
	return check_done("cli/kill");
}
