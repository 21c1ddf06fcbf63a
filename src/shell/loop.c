/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One turn: paint, wait, hear everything there is to hear. Painting comes once all that was typed
 * is taken in, so a burst of keys or of sizes costs one picture. Nothing wakes the loop but the
 * terminal, a signal, the moment the app asked for, and, once all has been quiet, the chores.
 */
#include "rodtrad/shell/loop.h"

#include "moment.h"
#include "rodtrad/canvas/key.h"
#include "rodtrad/screen/app.h"
#include "rodtrad/shell/term.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define LOOP_QUIET_MS 2000 /* nobody types: chores do not disturb */
#define LOOP_WAIT_MS  100  /* before something is long, and between pictures of it */
#define LOOP_EVENTS   1000 /* heard in one turn, so that a flood of them is seen */

enum { LOOP_TTY, LOOP_SIGNALS, LOOP_TIMER, LOOP_FDS };

struct loop {
	struct world *world;
	struct app *app;
	struct canvas canvas;
	int signals, timer; /* file descriptors; -1 when there is none */

	enum theme theme; /* what the terminal was told last */
	bool mouse, cursor;

	int64_t heard_ms;     /* when something was heard, or painted in the midst; forward only */
	unsigned long events; /* that the picture has seen */
	bool has_more;        /* not everything was heard */
	bool is_checked;      /* the database has been looked through */
	bool is_gone;         /* the terminal, or the wish to go on */
	struct err trouble;   /* of a chore, to be said at the end */
};

/* ---- signals ---- */

static const int loop_signals[] = {
	SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT,
};

static void
loop_fill_signals(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < COUNT(loop_signals); i++)
		sigaddset(set, loop_signals[i]);
}

/* Before anything that could start a thread, which would get them otherwise. */
static void
loop_hold_signals(void)
{
	sigset_t set;

	loop_fill_signals(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
}

/* Stops as others wish it, and takes the terminal again when it is continued. */
static void
loop_suspend(void)
{
	term_pause();
	raise(SIGSTOP);
	term_resume();
}

/* The shell that continued us may have left the terminal in a state of its own. */
static void
loop_continue(void)
{
	term_pause();
	term_resume();
}

static void
loop_hear_signals(struct loop *loop)
{
	struct signalfd_siginfo info;

	while (read(loop->signals, &info, sizeof info) == sizeof info) {
		switch (info.ssi_signo) {
		case SIGWINCH: break; /* the next paint asks for the size */
		case SIGTSTP: loop_suspend(); break;
		case SIGCONT: loop_continue(); break;
		default: loop->is_gone = true; break;
		}
	}
}

/* ---- painting ---- */

static void
loop_tell_wishes(struct loop *loop)
{
	if (app_theme(loop->app) != loop->theme) {
		loop->theme = app_theme(loop->app);
		term_theme(loop->theme);
	}
	if (app_mouse_on(loop->app) != loop->mouse) {
		loop->mouse = app_mouse_on(loop->app);
		term_mouse(loop->mouse);
	}
	if (app_cursor_on(loop->app) != loop->cursor) {
		loop->cursor = app_cursor_on(loop->app);
		term_cursor(loop->cursor);
	}
	if (app_wants_repaint(loop->app))
		term_repaint();
	term_title(app_title(loop->app));
}

static void
loop_paint(struct loop *loop)
{
	int rows, cols;

	term_size(&rows, &cols);
	loop_tell_wishes(loop);
	app_draw(loop->app, &loop->canvas, rows, cols);
	term_show(&loop->canvas);
	term_mark(loop->events);
}

/* ---- waiting ---- */

/* An absolute time follows the clock on the wall when that is set. No time disarms it: then we
 * sleep. */
static void
loop_arm(const struct loop *loop)
{
	int64_t at_ms = app_wake_at(loop->app);
	struct itimerspec when = {
		.it_value = {.tv_sec = at_ms / 1000, .tv_nsec = at_ms % 1000 * 1000000},
	};

	timerfd_settime(loop->timer, TFD_TIMER_ABSTIME, &when, NULL);
}

static bool
loop_has_chores(const struct loop *loop)
{
	return !loop->is_checked || world_has_written(loop->world);
}

/* In how many ms something is to be done although nobody does anything; -1 for never. */
static int
loop_patience(const struct loop *loop, int64_t now_ms)
{
	int keys = loop->has_more ? 0 : term_wait(now_ms);
	int64_t chores = loop->heard_ms + LOOP_QUIET_MS - now_ms;

	if (!loop_has_chores(loop))
		return keys;
	if (chores < 0)
		chores = 0;
	return keys >= 0 && keys < chores ? keys : (int)chores;
}

static void
loop_wait(struct loop *loop)
{
	struct pollfd fds[LOOP_FDS] = {
		[LOOP_TTY] = {.fd = term_fd(), .events = POLLIN},
		[LOOP_SIGNALS] = {.fd = loop->signals, .events = POLLIN},
		[LOOP_TIMER] = {.fd = loop->timer, .events = POLLIN},
	};
	uint64_t rings;

	loop_arm(loop);
	if (poll(fds, LOOP_FDS, loop_patience(loop, moment_forward_ms())) < 0 && errno != EINTR)
		loop->is_gone = true;
	if (fds[LOOP_TTY].revents & (POLLERR | POLLNVAL))
		loop->is_gone = true;
	if (fds[LOOP_TIMER].revents && read(loop->timer, &rings, sizeof rings) < 0)
		loop->is_gone |= errno != EAGAIN;
}

/* ---- hearing ---- */

static void
loop_take(struct loop *loop, const struct term_event *event)
{
	switch (event->kind) {
	case TERM_KEY: app_key(loop->app, event->key); break;
	case TERM_PASTE: app_paste(loop->app, event->text); break;
	case TERM_MOUSE: app_mouse(loop->app, event->row, event->col, event->mouse); break;
	case TERM_GONE: loop->is_gone = true; break;
	}
}

static void
loop_hear_keys(struct loop *loop, int64_t now_ms)
{
	struct term_event event;
	int heard = 0;

	while (heard < LOOP_EVENTS && !loop->is_gone && !app_is_done(loop->app) &&
	       term_next(now_ms, &event)) {
		loop->heard_ms = now_ms;
		loop_take(loop, &event);
		heard++;
	}
	loop->events += (unsigned)heard;
	loop->has_more = heard == LOOP_EVENTS;
}

/* The clock is read once a turn. */
static void
loop_hear(struct loop *loop)
{
	int64_t now_ms = moment_forward_ms();

	app_now(loop->app, moment_now());
	loop_hear_signals(loop);
	loop_hear_keys(loop, now_ms);
}

/* ---- in the midst of something long ---- */

/* What else is typed meanwhile was meant for what is seen, and would be done to what comes after. */
static bool
loop_hears_stop(struct loop *loop, int64_t now_ms)
{
	struct term_event event;
	bool stops = false;

	loop_hear_signals(loop);
	while (!loop->is_gone && term_next(now_ms, &event)) {
		loop->is_gone = event.kind == TERM_GONE;
		stops |= event.kind == TERM_KEY &&
			 (event.key == K_ESCAPE || event.key == K_CTRL('C'));
	}
	return stops || loop->is_gone;
}

static bool
loop_stops(void *to)
{
	struct loop *loop = to;
	int64_t now_ms = moment_forward_ms();

	if (now_ms < loop->heard_ms + LOOP_WAIT_MS)
		return false;
	loop->heard_ms = now_ms;
	loop_paint(loop);
	return loop_hears_stop(loop, now_ms);
}

/* ---- chores ---- */

static void
loop_note_trouble(struct loop *loop, bool is_done, const struct err *err)
{
	if (!is_done && !loop->trouble.code)
		loop->trouble = *err;
}

/* The log goes into the file, and the file is looked through once; when people are not typing. */
static void
loop_do_chores(struct loop *loop)
{
	struct err err = {0};

	if (!loop_has_chores(loop) || moment_forward_ms() < loop->heard_ms + LOOP_QUIET_MS)
		return;
	if (world_has_written(loop->world))
		loop_note_trouble(loop, world_tidy(loop->world, &err), &err);
	if (!loop->is_checked)
		loop_note_trouble(loop, world_check(loop->world, &err), &err);
	loop->is_checked = true;
}

/* ---- beginning and ending ---- */

static bool
loop_is_done(const struct loop *loop)
{
	return loop->is_gone || app_is_done(loop->app);
}

static bool
loop_open_fds(struct loop *loop, struct err *err)
{
	sigset_t set;

	loop_fill_signals(&set);
	loop->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	loop->timer = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
	if (loop->signals >= 0 && loop->timer >= 0)
		return true;
	return err_set(err, ERR_STORAGE, "Datorn har för många filer öppna. Stäng några program.");
}

static void
loop_setting(const struct loop *loop, const char *name, struct buf *value)
{
	const struct ports *ports = world_ports(loop->world);

	ports->setting(ports->world, name, value);
}

static bool
loop_start_term(struct loop *loop, const struct loop_setup *setup, struct app_setup *app,
		struct err *err)
{
	struct buf theme = {0}, mouse = {0};
	struct term_setup term = {0};

	loop_setting(loop, "theme", &theme);
	loop_setting(loop, "mouse", &mouse);
	term.theme = theme_choose(setup->theme, getenv("NO_COLOR"), buf_text(&theme));
	term.glyphs = glyphs_choose(setup->glyphs, NULL, getenv("TERM"));
	term.mouse = !setup->no_mouse && strcmp(buf_text(&mouse), "off") != 0;
	buf_free(&theme);
	buf_free(&mouse);
	if (!term_start(&term, err))
		return false;
	app->theme = term_theme(term.theme);
	app->full_glyphs = term.glyphs == GLYPHS_FULL;
	app->mouse = term.mouse;
	loop->theme = app->theme;
	loop->mouse = app->mouse;
	return true;
}

/* What is to be known about the terminal and about the disk, in one line. */
static void
loop_warnings(const struct loop *loop, struct buf *warning)
{
	const char *const sentences[] = {world_warning(loop->world), term_remark()};

	for (size_t i = 0; i < COUNT(sentences); i++)
		if (sentences[i])
			buf_addf(warning, "%s%s", warning->bytes ? " " : "", sentences[i]);
}

static bool
loop_start(struct loop *loop, const struct loop_setup *setup, struct err *err)
{
	struct app_setup app = {0};
	struct buf warning = {0};

	if (!loop_open_fds(loop, err) || !loop_start_term(loop, setup, &app, err))
		return false;
	loop_warnings(loop, &warning);
	app.stops = loop_stops;
	app.to = loop;
	app.warning = warning.bytes ? buf_text(&warning) : NULL;
	loop->app = app_new(world_ports(loop->world), &app, moment_now(), err);
	loop->heard_ms = moment_forward_ms();
	buf_free(&warning);
	return loop->app != NULL;
}

static void
loop_go(struct loop *loop)
{
	while (!loop_is_done(loop)) {
		loop_paint(loop);
		loop_wait(loop);
		loop_hear(loop);
		loop_do_chores(loop);
	}
}

/* The app goes before the terminal: it keeps what was being typed. */
static void
loop_end(struct loop *loop)
{
	app_drop(loop->app);
	term_stop();
	canvas_free(&loop->canvas);
	if (loop->signals >= 0)
		close(loop->signals);
	if (loop->timer >= 0)
		close(loop->timer);
}

bool
loop_run(struct world *world, const struct loop_setup *setup, struct err *err)
{
	struct loop loop = {.world = world, .signals = -1, .timer = -1};
	bool is_started;

	loop_hold_signals();
	is_started = loop_start(&loop, setup, err);
	if (is_started)
		loop_go(&loop);
	loop_end(&loop);
	if (is_started && loop.trouble.code)
		*err = loop.trouble;
	return is_started && !loop.trouble.code;
}
