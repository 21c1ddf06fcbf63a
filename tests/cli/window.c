/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The whole program through a real terminal: it starts, takes what a keyboard can send, follows a window
 * that changes, costs few bytes and no wake-ups, and leaves the terminal as it was.
 */
#include "window.h"

#include "../check.h"

#define BYTES_A_KEY  80  /* the budget of typing */
#define BYTES_A_ROW  700 /* in the plan: two rows of several lines, as wide as the wall */
#define BYTES_A_MOVE 400 /* and of going to the note beside, where the wall stands still */

static long
wakeups(pid_t pid)
{
	char path[64], line[200];
	long count = -1;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		sscanf(line, "voluntary_ctxt_switches: %ld", &count);
	if (file)
		fclose(file);
	return count;
}

static void
ends_well(struct pty *pty, int status)
{
	int left = pty_wait(pty);

	CHECK(WIFEXITED(left) && WEXITSTATUS(left) == status);
}

static void
quits(struct pty *pty)
{
	/* Just after a paste keys are not believed yet, so it is asked again if nothing comes. */
	for (int press = 0; press < 100 && !pty_shows(pty, "Avsluta Röd tråd?"); press++) {
		int64_t until = pty_now_us() + 2000000;

		pty_send(pty, "\021", 0);
		while (!pty_shows(pty, "Avsluta Röd tråd?") && pty_now_us() < until)
			pty_read(pty, 100);
	}
	if (!CHECK(pty_shows(pty, "Avsluta Röd tråd?")))
		pty_print(pty, stderr);
	pty_send(pty, PTY_ENTER, 1);
	ends_well(pty, 0);
}

static void
test_start(void)
{
	char home[64];
	struct pty pty;

	window_home(home);
	CHECK(window_start(&pty, 24, 80, home));
	CHECK(pty_shows(&pty, "Välkommen! Välj ett delmål så börjar vi."));
	CHECK(pty_shows(&pty, "Handlingsplanen"));
	quits(&pty);
	window_forget(home);
}

/* Letters of two bytes, also when they come in two reads, and what macOS sends for them. */
static void
test_letters(void)
{
	char home[64], row[1000];
	struct pty pty;
	bool found = false;

	window_home(home);
	CHECK(window_start(&pty, 24, 80, home));
	CHECK(window_collect(&pty));
	for (int at = 0; at < 40; at++) {
		pty_send(&pty, "\303", 0);
		pty_read(&pty, 1);
		pty_send(&pty, at % 2 ? "\245" : "\266", 1);
		pty_settle(&pty);
	}
	window_type(&pty, " a\314\212 e\314\201");
	for (int at = 0; at < pty.rows; at++)
		found = found || strstr(pty_row(&pty, at, row, sizeof row),
					"öåöåöåöåöåöåöåöåöåöåöåöåöåöåöåöåöåöåöåöå å é");
	CHECK(found);
	quits(&pty);
	window_forget(home);
}

/* A paste of ten thousand characters: as much as a note holds is kept, the rest is refused in a
 * sentence, and nothing in it counts as a key. */
static void
test_paste(void)
{
	char home[64], *text = malloc(20001);
	struct pty pty;

	for (int at = 0; at < 10000; at++)
		memcpy(text + at, at % 7 ? "x" : "\033", 1);
	text[10000] = 0;
	window_home(home);
	CHECK(window_start(&pty, 24, 80, home));
	CHECK(window_collect(&pty));
	pty_send(&pty, "\033[200~", 0);
	pty_send(&pty, text, 0);
	pty_send(&pty, "\033[201~", 1);
	CHECK(pty_settle(&pty));
	CHECK(pty_shows(&pty, "inte fler"));
	CHECK(pty_shows(&pty, "3 Samla"));
	quits(&pty);
	window_forget(home);
	free(text);
}

static void
test_resizes(void)
{
	char home[64], row[4096], fresh[4096];
	struct pty pty, other;
	unsigned random = 7;

	window_home(home);
	CHECK(window_start(&pty, 24, 80, home));
	for (int at = 0; at < 300; at++) {
		random = random * 1103515245u + 12345u;
		pty_resize(&pty, 5 + (int)(random >> 16) % 60, 10 + (int)(random >> 20) % 190);
		pty_read(&pty, 1);
	}
	pty_resize(&pty, 30, 100);
	for (int quiet = 0; quiet < 5 || !pty_shows(&pty, "Handlingsplanen");)
		quiet = pty_read(&pty, 50) ? 0 : quiet + 1;
	CHECK(pty_shows(&pty, "Avsluta"));
	pty_row(&pty, 29, row, sizeof row);
	quits(&pty);
	CHECK(window_start(&other, 30, 100, home));
	CHECK_TEXT(row, pty_row(&other, 29, fresh, sizeof fresh));
	quits(&other);
	window_forget(home);
}

/* Types it letter by letter; what each cost on the average. */
static long
bytes_a_letter(struct pty *pty, const char *text)
{
	long before = pty->bytes, letters = 0;

	for (const char *c = text; *c; c++, letters++) {
		char one[3] = {*c, 0, 0};

		if ((*c & 0xc0) == 0xc0)
			one[1] = *++c;
		pty_send(pty, one, 1);
		pty_settle(pty);
	}
	return (pty->bytes - before) / letters;
}

/* Typing costs few bytes, and doing nothing costs nothing. */
static void
test_thrift(void)
{
	char home[64];
	struct pty pty;
	long before, woken;

	window_home(home);
	CHECK(window_start(&pty, 50, 160, home));
	CHECK(window_collect(&pty));
	window_press(&pty, "\033[15~"); /* F5 stops the clock */
	window_type(&pty, "x");
	CHECK(bytes_a_letter(&pty, "Lärspridarna har uppdrag på varje enhet.") <= BYTES_A_KEY);
	/* The draft is kept and the log tidied; after that nothing is due. */
	for (int quiet = 0; quiet < 50; quiet++)
		pty_read(&pty, 100);
	woken = wakeups(pty.pid);
	before = pty.bytes;
	for (int quiet = 0; quiet < 15; quiet++)
		pty_read(&pty, 100);
	CHECK(wakeups(pty.pid) == woken);
	CHECK(pty.bytes == before);
	quits(&pty);
	window_forget(home);
}

static void
test_signals(void)
{
	static const int signals[] = {SIGHUP, SIGTERM};
	char home[64];
	struct pty pty;

	for (size_t at = 0; at < 2; at++) {
		window_home(home);
		CHECK(window_start(&pty, 24, 80, home));
		CHECK(window_collect(&pty));
		window_type(&pty, "halv lapp om rutiner");
		kill(pty.pid, signals[at]);
		pty_wait(&pty);
		CHECK(window_start(&pty, 24, 80, home));
		CHECK(window_collect(&pty));
		CHECK(pty_shows(&pty, "halv lapp om rutiner"));
		quits(&pty);
		window_forget(home);
	}
}

static void
test_second_window(void)
{
	char home[64];
	struct pty first, second;
	const char *const argv[] = {window_program(), NULL};

	window_home(home);
	CHECK(window_start(&first, 24, 80, home));
	CHECK(pty_start(&second, 24, 80, home, argv));
	ends_well(&second, 75);
	quits(&first);
	window_forget(home);
}

/* The same on a chain of 28 notes and 30 links: the thread of what is picked is drawn when the arrows rest. */
static void
test_thrift_of_chain(void)
{
	static const char *const moves[] = {PTY_UP, PTY_UP, "\033OB", "\033OB"};
	char home[64], command[600];
	struct pty pty;
	long before;

	window_home(home);
	snprintf(command, sizeof command,
		 "HOME='%s' XDG_DATA_HOME= '%.200s' import share/demo/2.2-effektkedja-*.json "
		 ">/dev/null",
		 home, window_program());
	CHECK(system(command) == 0);
	CHECK(window_start(&pty, 30, 100, home));
	window_until(&pty, PTY_ENTER, "12 Klart", 4);
	CHECK(window_until(&pty, PTY_PAGE_UP, "5 Aktiviteter", 12));
	window_press(&pty, "\033[15~"); /* F5 stops the clock */
	window_type(&pty, "x");
	CHECK(bytes_a_letter(&pty, "Biblioteket lånar ut lärplattor") <= BYTES_A_KEY);
	window_press(&pty, "\025"); /* Ctrl+U */
	window_press(&pty, PTY_UP);
	before = pty.bytes;
	for (int at = 0; at < 40; at++) {
		pty_send(&pty, moves[at % 4], 1);
		pty_settle(&pty);
	}
	CHECK((pty.bytes - before) / 40 <= BYTES_A_MOVE);
	quits(&pty);
	window_forget(home);
}

/* The same in the plan, with the rows of the document and of the demo. */
static void
test_thrift_of_plan(void)
{
	static const char *const moves[] = {"\033OB", "\033OB", PTY_UP, PTY_UP};
	char home[64], command[600];
	struct pty pty;
	long before;

	window_home(home);
	snprintf(command, sizeof command,
		 "HOME='%s' XDG_DATA_HOME= '%.200s' import share/demo/*.json >/dev/null", home,
		 window_program());
	CHECK(system(command) == 0);
	CHECK(window_start(&pty, 30, 100, home));
	window_press(&pty, "/");
	window_type(&pty, "handlingsplanen");
	CHECK(window_until(&pty, PTY_ENTER, "Vem gör vad", 1));
	before = pty.bytes;
	for (int at = 0; at < 40; at++) {
		pty_send(&pty, moves[at % 4], 1);
		pty_settle(&pty);
	}
	CHECK((pty.bytes - before) / 40 <= BYTES_A_ROW);
	quits(&pty);
	window_forget(home);
}

int
main(void)
{
	test_start();
	test_letters();
	test_paste();
	test_resizes();
	test_thrift();
	test_thrift_of_chain();
	test_thrift_of_plan();
	test_signals();
	test_second_window();
	return check_done("cli/window");
}
