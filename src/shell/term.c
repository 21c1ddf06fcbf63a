/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The one file that knows ncurses. Only what goes out goes through it: what comes in is read below
 * it and taken apart by keys, because ncurses waits or loses bytes where we must not (an å in two
 * reads, the release of a mouse button, a terminal that hung up).
 */
#include "rodtrad/shell/term.h"

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "osc.h"
#include "tty.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

#define TERM_SIZE_MAX   1000
#define TERM_COPY_BYTES 55000 /* 74 kB in base64, which is what terminals are said to take */

static struct {
	bool is_on, is_gone, is_watched, is_marking;
	SCREEN *screen;
	char remark[300];

	enum theme theme;
	enum glyphs glyphs;
	bool has_colours; /* start_color has been called */
	attr_t attr[STYLES];
	short pair[STYLES];

	bool has_mouse, shows_cursor;
	char title[256];

	struct canvas shown; /* what the terminal has, if not `is_stale` */
	bool is_stale;
	int cursor_row, cursor_col;

	struct keys keys;
	unsigned char in[4096];
	int in_bytes, in_next;
} term;

/* ---- which terminal this is ---- */

/* Only LC_CTYPE is ever set: the others would change how numbers are read and written. */
static bool
term_locale(struct err *err)
{
	static const char *const names[] = {"", "C.UTF-8", "sv_SE.UTF-8", "en_US.UTF-8"};

	for (size_t i = 0; i < COUNT(names); i++)
		if (setlocale(LC_CTYPE, names[i]) && !strcmp(nl_langinfo(CODESET), "UTF-8"))
			return true;
	return err_set(err, ERR_MISSING,
		       "Röd tråd behöver UTF-8 för å, ä och ö, och datorn har inget "
		       "sådant språkval. Sätt LC_ALL till C.UTF-8.");
}

enum term_type { TERM_TYPE_UNKNOWN, TERM_TYPE_POOR, TERM_TYPE_GOOD };

/* Poor ones cannot put the cursor where we want it. */
static enum term_type
term_type(const char *name)
{
	enum term_type type;
	int result;

	if (!*name || setupterm(name, TTY_OUT, &result) != OK)
		return TERM_TYPE_UNKNOWN;
	type = tigetstr("cup") ? TERM_TYPE_GOOD : TERM_TYPE_POOR;
	del_curterm(cur_term);
	return type;
}

static void
term_say_stand_in(const char *name, const char *stand_in)
{
	struct buf said = {0};

	text_show(&said, name);
	snprintf(term.remark, sizeof term.remark,
		 "Terminalen heter \"%.80s\", och det namnet är inte känt här. Röd tråd tar "
		 "den för %s.",
		 buf_text(&said), stand_in);
	buf_free(&said);
}

/* The name to use: TERM's own, or that of one which most terminals understand. */
static const char *
term_name(struct err *err)
{
	static const char *const stand_ins[] = {"xterm-256color", "vt100"};
	const char *name = getenv("TERM");
	enum term_type type = term_type(name ? name : "");

	if (type == TERM_TYPE_GOOD)
		return name;
	if (type == TERM_TYPE_UNKNOWN)
		for (size_t i = 0; i < COUNT(stand_ins); i++)
			if (term_type(stand_ins[i]) == TERM_TYPE_GOOD) {
				term_say_stand_in(name ? name : "", stand_ins[i]);
				return stand_ins[i];
			}
	err_set(err, ERR_MISSING,
		"Den här terminalen kan inte visa Röd tråd (TERM är \"%.40s\"). Öppna ett "
		"vanligt terminalfönster.",
		type == TERM_TYPE_POOR ? name : "okänd");
	return NULL;
}

/* The Linux console and the old glass terminals print what they do not know of OSC. */
static bool
term_has_osc(void)
{
	const char *name = termname();

	return strncmp(name, "linux", 5) && (strncmp(name, "vt", 2) || !strncmp(name, "vte", 3));
}

/* ---- looks ---- */

static int
term_colour(int index)
{
	return COLORS > 256 ? theme_rgb(index) : index;
}

static void
term_look(enum style style)
{
	struct look look = theme_look(term.theme, style);
	enum style twin = theme_twin(term.theme, style);

	term.attr[style] = (look.bold ? A_BOLD : A_NORMAL) |
			   (look.underline ? A_UNDERLINE : A_NORMAL) |
			   (look.reverse ? A_REVERSE : A_NORMAL);
	term.pair[style] = (short)(term.theme == THEME_MONO ? 0 : twin + 1);
	if (term.theme != THEME_MONO && twin == style)
		init_extended_pair(style + 1, term_colour(look.fg), term_colour(look.bg));
}

/* Without colours start_color is not called, so that the terminal keeps its own. */
enum theme
term_theme(enum theme theme)
{
	term.theme = tigetnum("colors") < 256 ? THEME_MONO : theme;
	if (term.theme != THEME_MONO && !term.has_colours) {
		start_color();
		use_default_colors();
		term.has_colours = true;
	}
	for (int style = 0; style < STYLES; style++)
		term_look((enum style)style);
	term.is_stale = true;
	return term.theme;
}

void
term_glyphs(enum glyphs glyphs)
{
	term.glyphs = glyphs;
	term.is_stale = true;
}

/* ---- showing ---- */

/* The cell's text as ncurses takes it; false where it would take another width than the canvas has
 * (it asks wcwidth, which differs from machine to machine). */
static bool
term_wide(const struct cell *cell, wchar_t wide[CCHARW_MAX + 1])
{
	const char *text = term.glyphs == GLYPHS_ASCII ? glyphs_plain(cell->text) : cell->text;
	size_t count = mbstowcs(wide, text, CCHARW_MAX);

	if (count == (size_t)-1 || count == 0 || wcwidth(wide[0]) != cell->width)
		return false;
	for (size_t mark = 1; mark < count; mark++)
		if (wcwidth(wide[mark]) != 0)
			return false;
	return true;
}

/* Each is placed by its own row and column, so that no idea of widths can push a neighbour. In the
 * last corner mvadd_wch complains that the cursor cannot go on; the cell is there all the same. */
static void
term_put(int row, int col, const struct cell *cell)
{
	wchar_t wide[CCHARW_MAX + 1] = {0};
	int times = 1;
	cchar_t shown;

	if (!term_wide(cell, wide)) {
		wide[0] = term.glyphs == GLYPHS_ASCII ? L'?' : L'\uFFFD';
		wide[1] = L'\0';
		times = cell->width;
	}
	setcchar(&shown, wide, term.attr[cell->style], term.pair[cell->style], NULL);
	for (int i = 0; i < times; i++)
		mvadd_wch(row, col + i, &shown);
}

static bool
term_is_same(const struct cell *a, const struct cell *b)
{
	return a->style == b->style && a->width == b->width && !strcmp(a->text, b->text);
}

static void
term_put_cells(const struct canvas *canvas)
{
	bool is_whole =
		term.is_stale || canvas->rows != term.shown.rows || canvas->cols != term.shown.cols;

	for (int row = 0; row < canvas->rows; row++)
		for (int col = 0; col < canvas->cols; col++) {
			size_t at = (size_t)row * canvas->cols + col;

			if (canvas->cell[at].width > 0 &&
			    (is_whole || !term_is_same(&canvas->cell[at], &term.shown.cell[at])))
				term_put(row, col, &canvas->cell[at]);
		}
}

/* Last of all, because screen readers and braille displays follow it, shown or not. Without a
 * focus it stays where it was. */
static void
term_put_cursor(const struct canvas *canvas)
{
	if (canvas->cursor_row >= 0) {
		term.cursor_row = canvas->cursor_row;
		term.cursor_col = canvas->cursor_col;
	}
	move(term.cursor_row, term.cursor_col);
	curs_set(canvas->cursor_row >= 0 && (canvas->cursor_shown || term.shows_cursor));
}

void
term_show(const struct canvas *canvas)
{
	if (!term.is_on)
		return;
	term_put_cells(canvas);
	term_put_cursor(canvas);
	refresh();
	canvas_copy(&term.shown, canvas);
	term.is_stale = false;
}

void
term_repaint(void)
{
	if (!term.is_on)
		return;
	clearok(curscr, TRUE);
	term.is_stale = true;
}

static int
term_between(int number, int min, int max)
{
	if (number < min)
		return min;
	return number > max ? max : number;
}

void
term_size(int *rows, int *cols)
{
	*rows = LINES;
	*cols = COLS;
	tty_size(rows, cols);
	*rows = term_between(*rows, 1, TERM_SIZE_MAX);
	*cols = term_between(*cols, 1, TERM_SIZE_MAX);
	if (*rows == LINES && *cols == COLS)
		return;
	resizeterm(*rows, *cols);
	term_repaint();
}

/* ---- what is told past ncurses ---- */

static void
term_tell(struct buf *told)
{
	tty_write(buf_text(told));
	buf_free(told);
}

void
term_mark(unsigned long events)
{
	struct buf told = {0};

	if (!term.is_on || !term.is_marking)
		return;
	osc_mark(&told, events, term.shown.rows, term.shown.cols);
	term_tell(&told);
}

void
term_mouse(bool on)
{
	term.has_mouse = on;
	if (term.is_on)
		tty_write(on ? TTY_MOUSE_ON : TTY_MOUSE_OFF);
}

void
term_cursor(bool always)
{
	term.shows_cursor = always;
}

void
term_title(const char *title)
{
	struct buf told = {0};

	if (!term.is_on || !term_has_osc() || !strncmp(title, term.title, sizeof term.title - 1))
		return;
	snprintf(term.title, sizeof term.title, "%s", title);
	osc_title(&told, term.title);
	term_tell(&told);
}

bool
term_copy(const char *text)
{
	struct buf told = {0};

	if (!term.is_on || !term_has_osc() || strlen(text) > TERM_COPY_BYTES)
		return false;
	osc_copy(&told, text);
	term_tell(&told);
	return true;
}

/* ---- what is done ---- */

int
term_fd(void)
{
	return TTY_IN;
}

static bool
term_fill(void)
{
	term.in_next = 0;
	term.in_bytes = tty_read(term.in, sizeof term.in);
	return term.in_bytes > 0;
}

static bool
term_gone(struct term_event *event)
{
	term.is_gone = true;
	*event = (struct term_event){.kind = TERM_GONE};
	return true;
}

bool
term_next(int64_t now_ms, struct term_event *event)
{
	if (term.is_gone)
		return false;
	do {
		while (term.in_next < term.in_bytes)
			if (keys_byte(&term.keys, term.in[term.in_next++], now_ms, event))
				return true;
	} while (term_fill());
	if (term.in_bytes < 0)
		return term_gone(event);
	return keys_quiet(&term.keys, now_ms, event);
}

int
term_wait(int64_t now_ms)
{
	return term.is_gone ? -1 : keys_wait(&term.keys, now_ms);
}

/* What this terminal says that it sends; keys knows the common ones besides. Ctrl and an arrow has a
 * name in the terminal's description only ("kUP5"), none in curses. */
static void
term_learn_keys(void)
{
	static const struct {
		const char *name;
		int key;
	} capabilities[] = {
		/* clang-format off */
		{ "kcuu1", K_UP }, { "kcud1", K_DOWN }, { "kcub1", K_LEFT }, { "kcuf1", K_RIGHT },
		{ "kUP5", K_CTRL_UP }, { "kDN5", K_CTRL_DOWN },
		{ "kLFT5", K_CTRL_LEFT }, { "kRIT5", K_CTRL_RIGHT },
		{ "khome", K_HOME }, { "kend", K_END }, { "kpp", K_PAGE_UP }, { "knp", K_PAGE_DOWN },
		{ "kich1", K_INSERT }, { "kdch1", K_DELETE }, { "kcbt", K_BACKTAB },
		{ "kent", K_ENTER },
		{ "kf1", K_F1 }, { "kf2", K_F2 }, { "kf3", K_F3 }, { "kf4", K_F4 },
		{ "kf5", K_F5 }, { "kf6", K_F6 }, { "kf7", K_F7 }, { "kf8", K_F8 },
		{ "kf9", K_F9 }, { "kf10", K_F10 }, { "kf11", K_F11 }, { "kf12", K_F12 },
		/* clang-format on */
	};

	for (size_t i = 0; i < COUNT(capabilities); i++) {
		const char *bytes = tigetstr(capabilities[i].name);

		if (bytes && bytes != (const char *)-1)
			keys_learn(&term.keys, bytes, capabilities[i].key);
	}
}

/* ---- taking and giving back ---- */

/* raw, so that Ctrl+C and Ctrl+Z are keys like others; nonl, so that Enter is 13; no typeahead, so
 * that a picture that is begun is finished, also while someone types. */
static void
term_modes(void)
{
	raw();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	typeahead(-1);
}

static void
term_begin(const struct term_setup *setup)
{
	const char *test = getenv("RODTRAD_TEST");

	term.is_on = true;
	term.is_marking = test && !strcmp(test, "1");
	term.shows_cursor = setup->cursor;
	term_modes();
	term_learn_keys();
	term_theme(setup->theme);
	term_glyphs(setup->glyphs);
	tty_write(TTY_PASTE_ON);
	if (setup->mouse)
		term_mouse(true);
}

static void
term_watch_ends(void)
{
	if (term.is_watched)
		return;
	term.is_watched = true;
	die_first(term_stop);
	atexit(term_stop);
}

bool
term_start(const struct term_setup *setup, struct err *err)
{
	const char *name;

	if (!tty_is_there())
		return err_set(err, ERR_MISSING,
			       "Röd tråd visas i ett terminalfönster, och här finns inget.");
	if (!term_locale(err) || !(name = term_name(err)))
		return false;
	tty_take();
	term.screen = newterm(name, stdout, stdin);
	if (!term.screen) {
		tty_give();
		return err_set(err, ERR_MISSING, "Det gick inte att börja rita i terminalen.");
	}
	term_watch_ends();
	term_begin(setup);
	return true;
}

const char *
term_remark(void)
{
	return *term.remark ? term.remark : NULL;
}

void
term_pause(void)
{
	if (!term.is_on)
		return;
	term.is_on = false;
	term.title[0] = '\0';
	tty_write(TTY_PASTE_OFF);
	if (term.has_mouse)
		tty_write(TTY_MOUSE_OFF);
	endwin();
	tty_give();
}

void
term_resume(void)
{
	if (term.is_on || !term.screen)
		return;
	tty_take();
	doupdate();
	tty_write(TTY_PASTE_ON);
	if (term.has_mouse)
		tty_write(TTY_MOUSE_ON);
	term.is_on = true;
	term_repaint();
}

void
term_stop(void)
{
	term_pause();
	if (!term.screen)
		return;
	delscreen(term.screen);
	term.screen = NULL;
	canvas_free(&term.shown);
	keys_free(&term.keys);
}
