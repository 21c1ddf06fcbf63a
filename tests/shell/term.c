/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The terminal side through a real pty into libvterm: a small program (below, "the child") that
 * shows on a canvas what it was told, and checks of what came out at the other end. Nothing sleeps:
 * each wait is for something that must come, and gives up after ten seconds.
 */
#include "../check.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "rodtrad/canvas/pane.h"
#include "rodtrad/shell/term.h"

#define PATIENCE_MS 10000
/* The child's clock goes at a tenth of the pace, so that a slow machine makes no gap between two
 * bytes. */
#define SLOWER 10

/* How a child is started. */
struct scene {
	const char *terminal; /* TERM, NULL for none */
	const char *locale;
	enum theme theme;
	enum glyphs glyphs;
	bool is_deaf; /* to SIGHUP */
};

static const struct scene usual = {"xterm-256color", "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false};

/* ---- the child ---- */

enum { LEFT = 0, REFUSED = 2, GONE = 3, HUNG_UP = 4, TERMINATED = 5 };

static struct {
	char last[64], text[4096], paste[128];
	enum theme theme;
	struct canvas canvas;
	unsigned long turns;
} child;

static int64_t
child_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return ((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000) / SLOWER;
}

/* A cell that says that it is two columns wide, where wcwidth says one. */
static void
child_draw_odd(struct pane pane)
{
	struct cell *odd;

	if (pane.rows < 5 || pane.cols < 2)
		return;
	odd = &pane.on->cell[4 * pane.cols];
	pane_text(pane, 4, 0, STYLE_PLAIN, "??|漢|a|━●");
	snprintf(odd[0].text, sizeof odd[0].text, "å");
	odd[0].width = 2;
	odd[1].text[0] = '\0';
	odd[1].width = 0;
}

static void
child_show(void)
{
	int rows, cols, caret;
	struct pane pane;

	term_size(&rows, &cols);
	canvas_start(&child.canvas, rows, cols);
	pane = pane_whole(&child.canvas);
	pane_textf(pane, 0, 0, STYLE_HERE, "%d×%d", rows, cols);
	pane_text(pane, 1, 0, STYLE_FAINT, child.last);
	caret = pane_text(pane, 2, 0, STYLE_WRITE, child.text);
	pane_text(pane, 2, caret, STYLE_CARET, " ");
	pane_cursor(pane, 2, caret, false);
	pane_text(pane, 3, 0, STYLE_PLAIN, child.paste);
	child_draw_odd(pane);
	for (int row = 5; row < rows; row++)
		pane_row_of(pane, row, 0, cols, STYLE_BAR, row % 2 ? "▒" : "ö");
	term_show(&child.canvas);
	term_mark(child.turns);
}

static unsigned
sum_of(const char *text)
{
	unsigned sum = 0;

	for (; *text; text++)
		sum = sum * 31 + (unsigned char)*text;
	return sum;
}

static void
child_key(int key)
{
	char utf8[5];

	key_script_name(key, child.last);
	if (key_is_text(key) && text_encode(key, utf8) > 0)
		strncat(child.text, utf8, sizeof child.text - strlen(child.text) - 1);
	if (key == K_CTRL('q'))
		exit(LEFT);
	if (key == K_CTRL('b')) {
		fprintf(stderr, "sista orden\n");
		abort();
	}
	if (key == K_CTRL('s'))
		raise(SIGSEGV);
	if (key == K_CTRL('d'))
		die("dog i god ordning");
	if (key == K_CTRL('t'))
		term_title("Tråden\033 1.2");
	if (key == K_CTRL('k'))
		snprintf(child.last, sizeof child.last, "copied %d", term_copy("Hallå där"));
	if (key == K_CTRL('l'))
		term_repaint();
	if (key == K_CTRL('o')) {
		term_pause();
		term_resume();
	}
	if (key == K_F6)
		child.theme = term_theme(theme_next(child.theme));
}

static void
child_take(const struct term_event *event)
{
	if (event->kind == TERM_GONE)
		exit(GONE);
	if (event->kind == TERM_KEY)
		child_key(event->key);
	else if (event->kind == TERM_PASTE)
		snprintf(child.paste, sizeof child.paste, "%zu %u", strlen(event->text),
			 sum_of(event->text));
	else
		snprintf(child.last, sizeof child.last, "mouse %d %d,%d", event->mouse, event->row,
			 event->col);
}

static void
child_signal(int fd)
{
	struct signalfd_siginfo info;

	if (read(fd, &info, sizeof info) != sizeof info)
		return;
	if (info.ssi_signo == SIGHUP)
		exit(HUNG_UP);
	if (info.ssi_signo == SIGTERM)
		exit(TERMINATED);
	term_repaint();
}

static void
child_loop(int signals)
{
	struct pollfd fds[] = {{.fd = term_fd(), .events = POLLIN},
			       {.fd = signals, .events = POLLIN}};
	struct term_event event;

	for (;; child.turns++) {
		int wait_ms;

		child_show();
		wait_ms = term_wait(child_now());
		poll(fds, COUNT(fds), wait_ms < 0 ? -1 : wait_ms * SLOWER);
		if (fds[1].revents & POLLIN)
			child_signal(signals);
		while (term_next(child_now(), &event))
			child_take(&event);
	}
}

static void
child_run(const struct scene *scene)
{
	static const int numbers[] = {SIGWINCH, SIGHUP, SIGTERM};
	struct term_setup setup = {.theme = scene->theme, .glyphs = scene->glyphs, .mouse = true};
	struct err err;
	sigset_t taken;

	sigemptyset(&taken);
	for (size_t i = 0; i < COUNT(numbers); i++)
		sigaddset(&taken, numbers[i]);
	sigprocmask(SIG_BLOCK, &taken, NULL);
	if (scene->is_deaf)
		sigdelset(&taken, SIGHUP);
	setenv("RODTRAD_TEST", "1", 1);
	setenv("LC_ALL", scene->locale, 1);
	unsetenv("TERM");
	if (scene->terminal)
		setenv("TERM", scene->terminal, 1);
	if (!term_start(&setup, &err)) {
		printf("%s\n", err.text);
		exit(REFUSED);
	}
	child.theme = scene->theme;
	if (term_remark())
		snprintf(child.last, sizeof child.last, "%.60s", term_remark());
	child_loop(signalfd(-1, &taken, SFD_CLOEXEC));
}

/* ---- the other end ---- */

struct end {
	int fd;
	pid_t pid;
	VTerm *vterm;
	VTermScreen *screen;
	struct termios before;
	bool is_alternate, is_cursor_shown, is_closed;
	int mouse;
	struct buf said; /* every byte since it was last cleared */
};

static int
end_prop(VTermProp prop, VTermValue *value, void *of)
{
	struct end *end = of;

	if (prop == VTERM_PROP_ALTSCREEN)
		end->is_alternate = value->boolean;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		end->is_cursor_shown = value->boolean;
	else if (prop == VTERM_PROP_MOUSE)
		end->mouse = value->number;
	return 1;
}

/* The settings that a new terminal has, asked for where no child can have changed them. */
static struct termios
end_settings(void)
{
	struct termios settings = {0};
	int master, slave;

	if (openpty(&master, &slave, NULL, NULL, NULL) == 0) {
		tcgetattr(slave, &settings);
		close(slave);
		close(master);
	}
	return settings;
}

static void
end_open(struct end *end, const struct scene *scene)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = end_prop};
	struct winsize size = {.ws_row = 24, .ws_col = 80};

	*end = (struct end){.is_cursor_shown = true, .before = end_settings()};
	end->vterm = vterm_new(size.ws_row, size.ws_col);
	vterm_set_utf8(end->vterm, 1);
	end->screen = vterm_obtain_screen(end->vterm);
	vterm_screen_enable_altscreen(end->screen, 1);
	vterm_screen_set_callbacks(end->screen, &callbacks, end);
	vterm_screen_reset(end->screen, 1);
	fflush(NULL);
	end->pid = forkpty(&end->fd, NULL, &end->before, &size);
	if (end->pid == 0)
		child_run(scene);
}

/* Takes what the child says next; false when it says nothing in time, or has ended. */
static bool
end_hear(struct end *end)
{
	struct pollfd in = {.fd = end->fd, .events = POLLIN};
	char bytes[4096];
	ssize_t got;

	if (end->is_closed || poll(&in, 1, PATIENCE_MS) <= 0)
		return false;
	got = read(end->fd, bytes, sizeof bytes);
	if (got <= 0) {
		end->is_closed = true;
		return false;
	}
	buf_addn(&end->said, bytes, (size_t)got);
	vterm_input_write(end->vterm, bytes, (size_t)got);
	return true;
}

static void
end_say(struct end *end, const char *bytes, size_t length)
{
	while (length > 0) {
		struct pollfd both = {.fd = end->fd, .events = POLLIN | POLLOUT};
		ssize_t written;

		poll(&both, 1, PATIENCE_MS);
		if (both.revents & POLLIN)
			end_hear(end);
		if (!(both.revents & POLLOUT))
			continue;
		written = write(end->fd, bytes, length > 512 ? 512 : length);
		if (written <= 0)
			return;
		bytes += written;
		length -= (size_t)written;
	}
}

static void
end_type(struct end *end, const char *text)
{
	end_say(end, text, strlen(text));
}

/* The text of a row, without the spaces at its end; an empty cell is a space. */
static const char *
end_row(struct end *end, int row)
{
	static struct buf text;
	int rows, cols;

	vterm_get_size(end->vterm, &rows, &cols);
	buf_clear(&text);
	for (int col = 0; row < rows && col < cols;) {
		VTermScreenCell cell;
		char utf8[5];

		vterm_screen_get_cell(end->screen, (VTermPos){.row = row, .col = col}, &cell);
		if (!cell.chars[0])
			buf_addc(&text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
			text_encode((int32_t)cell.chars[i], utf8);
			buf_add(&text, utf8);
		}
		col += cell.width ? cell.width : 1;
	}
	while (text.bytes > 0 && text.text[text.bytes - 1] == ' ')
		text.text[--text.bytes] = '\0';
	return buf_text(&text);
}

/* Waits until a row says that. */
static bool
end_awaits(struct end *end, int row, const char *text)
{
	while (strcmp(end_row(end, row), text))
		if (!end_hear(end)) {
			fprintf(stderr, "row %d is \"%s\"\n", row, end_row(end, row));
			return false;
		}
	return true;
}

/* The last mark that is whole: turns, rows, cols. False when there is none. */
static bool
end_mark(const struct end *end, unsigned long mark[3])
{
	static const char start[] = "\033]7777;";
	const char *found = NULL;

	for (const char *at = buf_text(&end->said); (at = strstr(at, start)); at++)
		if (strchr(at, '\a'))
			found = at;
	return found &&
	       sscanf(found + sizeof start - 1, "%lu;%lu;%lu", &mark[0], &mark[1], &mark[2]) == 3;
}

/* Types, and waits until the child has had a turn with it. */
static bool
end_turn(struct end *end, const char *text)
{
	unsigned long before[3] = {0}, after[3] = {0};

	end_mark(end, before);
	end_type(end, text);
	while (!end_mark(end, after) || after[0] <= before[0])
		if (!end_hear(end))
			return false;
	return true;
}

static VTermScreenCell
end_cell(struct end *end, int row, int col)
{
	VTermScreenCell cell = {0};

	vterm_screen_get_cell(end->screen, (VTermPos){.row = row, .col = col}, &cell);
	return cell;
}

static bool
has_background(VTermScreenCell cell, int index)
{
	return VTERM_COLOR_IS_INDEXED(&cell.bg) && cell.bg.indexed.idx == index;
}

/* Hears the child to its end. Its exit code, or minus the signal that it died of. */
static int
end_wait(struct end *end)
{
	int status = 0;

	while (end_hear(end))
		;
	if (!end->is_closed)
		kill(end->pid, SIGKILL);
	waitpid(end->pid, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* First screen, cursor shown, mouse and paste marks off, settings as they were. */
static bool
end_is_clean(const struct end *end)
{
	const char *on = strstr(buf_text(&end->said), "\033[?2004h");
	struct termios after;

	for (const char *at = on; at && (at = strstr(at + 1, "\033[?2004h"));)
		on = at;
	tcgetattr(end->fd, &after);
	return !end->is_alternate && end->is_cursor_shown && end->mouse == 0 &&
	       (!on || strstr(on, "\033[?2004l")) && after.c_lflag == end->before.c_lflag &&
	       after.c_iflag == end->before.c_iflag && after.c_oflag == end->before.c_oflag;
}

static void
end_close(struct end *end)
{
	close(end->fd);
	vterm_free(end->vterm);
	buf_free(&end->said);
}

static bool
end_has_row(struct end *end, const char *text)
{
	for (int row = 0; row < 24; row++)
		if (strstr(end_row(end, row), text))
			return true;
	return false;
}

/* ---- what is checked ---- */

static void
check_keys(void)
{
	struct end end;

	end_open(&end, &usual);
	CHECK(end_awaits(&end, 0, "24×80"));
	CHECK(end.is_alternate && !end.is_cursor_shown);
	end_type(&end, "åäö");
	CHECK(end_awaits(&end, 2, "åäö"));
	CHECK(end_turn(&end, "\xc3"));
	CHECK(end_turn(&end, "\xa5"));
	CHECK(end_awaits(&end, 2, "åäöå"));
	end_type(&end, "\033");
	CHECK(end_awaits(&end, 1, "escape"));
	end_type(&end, "\033xz");
	CHECK(end_awaits(&end, 2, "åäöåz"));
	CHECK(end_turn(&end, "\033["));
	end_type(&end, "A");
	CHECK(end_awaits(&end, 1, "up"));
	CHECK(end_turn(&end, "\033[9"));
	end_type(&end, "9~y");
	CHECK(end_awaits(&end, 2, "åäöåzy"));
	end_type(&end, "\033[1;5C");
	CHECK(end_awaits(&end, 1, "ctrl-right"));
	end_type(&end, "\x03");
	CHECK(end_awaits(&end, 1, "ctrl-c"));
	end_type(&end, "\x1a");
	CHECK(end_awaits(&end, 1, "ctrl-z"));
	end_type(&end, "\r");
	CHECK(end_awaits(&end, 1, "enter"));
	end_type(&end, "\x11");
	CHECK(end_wait(&end) == LEFT);
	CHECK(end_is_clean(&end));
	end_close(&end);
}

static void
check_mouse(void)
{
	struct end end;

	end_open(&end, &usual);
	CHECK(end_awaits(&end, 0, "24×80"));
	CHECK(end.mouse == VTERM_PROP_MOUSE_CLICK);
	end_type(&end, "\033[<0;12;5M\033[<0;12;5m");
	CHECK(end_awaits(&end, 1, "mouse 0 4,11"));
	end_type(&end, "\033[<65;1;1M");
	CHECK(end_awaits(&end, 1, "mouse 2 0,0"));
	end_type(&end, "\x11");
	CHECK(end_wait(&end) == LEFT);
	CHECK(end_is_clean(&end));
	end_close(&end);
}

/* 10,000 characters with lines and å, a piece at a time, as one. */
static void
check_paste(void)
{
	struct buf pasted = {0}, marked = {0};
	char want[64];
	struct end end;

	for (int i = 0; i < 10000; i++)
		buf_add(&pasted, i % 80 == 79 ? "\n" : i % 3 ? "a" : "å");
	buf_addf(&marked, "\033[200~%s\033[201~", buf_text(&pasted));
	snprintf(want, sizeof want, "%zu %u", pasted.bytes, sum_of(buf_text(&pasted)));
	end_open(&end, &usual);
	CHECK(end_awaits(&end, 0, "24×80"));
	end_say(&end, buf_text(&marked), marked.bytes);
	CHECK(end_awaits(&end, 3, want));
	CHECK_TEXT(end_row(&end, 2), "");
	end_type(&end, "b");
	CHECK(end_awaits(&end, 2, "b"));
	kill(end.pid, SIGTERM);
	CHECK(end_wait(&end) == TERMINATED);
	CHECK(end_is_clean(&end));
	end_close(&end);
	buf_free(&pasted);
	buf_free(&marked);
}

static void
end_resize(struct end *end, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	vterm_set_size(end->vterm, rows, cols);
	ioctl(end->fd, TIOCSWINSZ, &size);
}

static bool
end_is_painted(struct end *end, int rows, int cols)
{
	for (int row = 5; row < rows; row++)
		for (int col = 0; col < cols; col++)
			if (end_cell(end, row, col).chars[0] != (row % 2 ? 0x2592 : 0xf6))
				return false;
	return true;
}

/* Waits until the child has painted in that size, and for what it may still be painting. */
static bool
end_awaits_picture(struct end *end, int rows, int cols)
{
	unsigned long mark[3] = {0};

	while (!end_mark(end, mark) || mark[1] != (unsigned long)rows ||
	       mark[2] != (unsigned long)cols || !end_is_painted(end, rows, cols))
		if (!end_hear(end))
			return false;
	return true;
}

/* Three hundred bursts of three sizes each; the last of each burst is another than those before. */
static void
check_resizing(void)
{
	struct end end;
	int burst;

	end_open(&end, &usual);
	CHECK(end_awaits(&end, 0, "24×80"));
	for (burst = 0; burst < 300; burst++) {
		int rows = 0, cols = 0;

		buf_clear(&end.said);
		for (int i = 0; i < 3; i++) {
			rows = 8 + (burst * 3 + i) * 7 % 31;
			cols = 20 + (burst * 3 + i) * 11 % 97;
			end_resize(&end, rows, cols);
		}
		if (!CHECK_ALL(end_awaits_picture(&end, rows, cols)))
			break;
	}
	CHECK(burst == 300);
	buf_clear(&end.said);
	end_resize(&end, 1, 1);
	CHECK(end_awaits_picture(&end, 1, 1));
	end_resize(&end, 24, 80);
	CHECK(end_awaits_picture(&end, 24, 80));
	CHECK(end_awaits(&end, 0, "24×80"));
	end_type(&end, "\x11");
	CHECK(end_wait(&end) == LEFT);
	end_close(&end);
}

/* Bytes for one more letter, its mark not counted. */
static size_t
bytes_of_a_letter(struct end *end)
{
	size_t bytes = 0;

	buf_clear(&end->said);
	CHECK(end_turn(end, "a"));
	for (const char *at = buf_text(&end->said); *at && strncmp(at, "\033]7777;", 7); at++)
		bytes++;
	return bytes;
}

static void
check_frugality(void)
{
	struct end end;

	end_open(&end, &usual);
	CHECK(end_awaits(&end, 0, "24×80"));
	bytes_of_a_letter(&end);
	for (int i = 0; i < 60; i++)
		CHECK(bytes_of_a_letter(&end) <= 80);
	buf_clear(&end.said);
	CHECK(end_turn(&end, "\x0c"));
	CHECK(end.said.bytes > 1000);
	CHECK(end.said.bytes < 16000);
	kill(end.pid, SIGTERM);
	CHECK(end_wait(&end) == TERMINATED);
	end_close(&end);
}

/* The cell that ncurses measures otherwise is shown as that many replacement characters. */
static void
check_cells(void)
{
	struct end end;

	end_open(&end, &usual);
	CHECK(end_awaits(&end, 4, "\uFFFD\uFFFD|漢|a|━●"));
	CHECK(end_awaits_picture(&end, 24, 80));
	CHECK(has_background(end_cell(&end, 0, 0), 124));
	CHECK(has_background(end_cell(&end, 10, 0), 254));
	CHECK(end_cell(&end, 0, 0).attrs.bold);
	CHECK(end_turn(&end, "\033[17~"));
	CHECK(end_awaits(&end, 1, "f6"));
	CHECK(has_background(end_cell(&end, 10, 0), 237));
	CHECK(end_turn(&end, "\033[17~"));
	CHECK(end_turn(&end, "\033[17~"));
	CHECK(end_cell(&end, 0, 0).attrs.reverse);
	CHECK(!has_background(end_cell(&end, 0, 0), 226));
	CHECK(end_turn(&end, "\x0f"));
	CHECK(end_awaits(&end, 1, "ctrl-o"));
	CHECK(end_awaits_picture(&end, 24, 80));
	CHECK(end.is_alternate && end.mouse == VTERM_PROP_MOUSE_CLICK);
	kill(end.pid, SIGTERM);
	CHECK(end_wait(&end) == TERMINATED);
	CHECK(end_is_clean(&end));
	end_close(&end);
}

static void
check_told(void)
{
	struct end end;

	end_open(&end, &usual);
	CHECK(end_awaits(&end, 0, "24×80"));
	CHECK(end_turn(&end, "\x14"));
	CHECK(strstr(buf_text(&end.said), "\033]2;Tråden\uFFFD 1.2\a") != NULL);
	buf_clear(&end.said);
	CHECK(end_turn(&end, "\x14"));
	CHECK(!strstr(buf_text(&end.said), "\033]2;"));
	CHECK(end_turn(&end, "\x0b"));
	CHECK(strstr(buf_text(&end.said), "\033]52;c;SGFsbMOlIGTDpHI=\a") != NULL);
	CHECK(end_awaits(&end, 1, "copied 1"));
	kill(end.pid, SIGTERM);
	CHECK(end_wait(&end) == TERMINATED);
	end_close(&end);
}

/* Each kind of terminal: what row `row` says there, and whether it has our colours. */
static void
check_terminals(void)
{
	static const struct {
		struct scene scene;
		int row;
		const char *says;
		bool has_colours;
	} terminals[] = {
		/* clang-format off */
		{ { "xterm-256color", "C", THEME_DARK, GLYPHS_FULL, false }, 0, "24×80", true },
		{ { "xterm-256color", "sv_SE.ISO-8859-1", THEME_LIGHT, GLYPHS_FULL, false }, 0,
		  "24×80", true },
		{ { "xterm-256color", "C.UTF-8", THEME_MONO, GLYPHS_FULL, false }, 0, "24×80", false },
		{ { "xterm-256color", "C.UTF-8", THEME_LIGHT, GLYPHS_ASCII, false }, 4,
		  "??|漢|a|=*", true },
		{ { "xterm", "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false }, 0, "24×80", false },
		{ { "vt100", "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false }, 0, "24×80", false },
		{ { "linux", "C.UTF-8", THEME_LIGHT, GLYPHS_ASCII, false }, 0, "24x80", false },
		{ { "tmux-256color", "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false }, 0, "24×80", true },
		{ { "finns-inte", "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false }, 1,
		  "Terminalen heter \"finns-inte\", och det namnet är inte känt", true },
		{ { NULL, "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false }, 0, "24×80", true },
		/* clang-format on */
	};

	for (size_t i = 0; i < COUNT(terminals); i++) {
		const char *says = terminals[i].says;
		struct end end;

		end_open(&end, &terminals[i].scene);
		CHECK(end_awaits(&end, terminals[i].row, says));
		CHECK(has_background(end_cell(&end, 0, 0), 124) == terminals[i].has_colours);
		CHECK(terminals[i].has_colours || end_cell(&end, 0, 0).attrs.reverse);
		end_type(&end, "å\033OA");
		CHECK(end_awaits(&end, 2, "å") && end_awaits(&end, 1, "up"));
		end_type(&end, "\x11");
		CHECK(end_wait(&end) == LEFT);
		CHECK(end_is_clean(&end));
		end_close(&end);
	}
}

static void
check_refusal(void)
{
	static const struct scene dumb = {"dumb", "C.UTF-8", THEME_LIGHT, GLYPHS_FULL, false};
	struct end end;

	end_open(&end, &dumb);
	CHECK(end_wait(&end) == REFUSED);
	CHECK_TEXT(end_row(&end, 0),
		   "Den här terminalen kan inte visa Röd tråd (TERM är \"dumb\"). "
		   "Öppna ett vanligt te");
	CHECK(!strchr(buf_text(&end.said), 27));
	CHECK(end_is_clean(&end));
	end_close(&end);
}

/* However it ends, the terminal is as it was, and the last words are on it. */
static void
check_ends(void)
{
	static const struct {
		const char *key;
		int code;
		const char *words;
	} ends[] = {
		{"\x02", -SIGABRT, "sista orden"},
		{"\x13", -SIGSEGV, ""},
		{"\x04", -SIGABRT, "dog i god ordning"},
	};

	for (size_t i = 0; i < COUNT(ends); i++) {
		struct end end;

		end_open(&end, &usual);
		CHECK(end_awaits(&end, 0, "24×80"));
		end_type(&end, ends[i].key);
		CHECK(end_wait(&end) == ends[i].code);
		CHECK(end_is_clean(&end));
		CHECK(end_has_row(&end, ends[i].words));
		end_close(&end);
	}
}

/* The terminal is closed: the child notices and ends by itself, by the signal or without it. */
static void
check_hang_up(bool is_deaf)
{
	struct scene scene = usual;
	struct end end;
	int status = 0;

	scene.is_deaf = is_deaf;
	end_open(&end, &scene);
	CHECK(end_awaits(&end, 0, "24×80"));
	close(end.fd);
	CHECK(waitpid(end.pid, &status, 0) == end.pid);
	CHECK(WIFEXITED(status));
	CHECK(WEXITSTATUS(status) == GONE || (!is_deaf && WEXITSTATUS(status) == HUNG_UP));
	vterm_free(end.vterm);
	buf_free(&end.said);
}

int
main(void)
{
	struct term_setup setup = {0};
	struct err err = {0};

	alarm(120);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		CHECK(!term_start(&setup, &err));
		CHECK_TEXT(err.text, "Röd tråd visas i ett terminalfönster, och här finns inget.");
	}
	check_keys();
	check_mouse();
	check_paste();
	check_resizing();
	check_frugality();
	check_cells();
	check_told();
	check_terminals();
	check_refusal();
	check_ends();
	check_hang_up(false);
	check_hang_up(true);
	return check_done("shell/term");
}
