/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Somebody who does not know the program: random keys, clicks, pastes and sizes, most of them
 * sensible. After each of them the invariants hold, and when all has been undone nothing of it
 * is left.
 *
 *	monkey [SEED [KEYS]]     one seed alone, and every key told
 */
#include "stage.h"

#include "rodtrad/canvas/key.h"

#define SEEDS      10
#define KEYS       2000
#define FOLD_EVERY 50

struct monkey {
	struct scene stage;
	uint32_t chance;
	int told;       /* tells what it does */
	char deed[100]; /* what it did last */
};

/* xorshift: the same on any machine. */
static int
chance(struct monkey *monkey, int sides)
{
	monkey->chance ^= monkey->chance << 13;
	monkey->chance ^= monkey->chance >> 17;
	monkey->chance ^= monkey->chance << 5;
	return (int)(monkey->chance % (uint32_t)sides);
}

/* ---- what it says ---- */

static const char *const words[] = {
	"Vi saknar en plan",
	"Lärspridare på varje enhet",
	"Tid för kollegialt lärande",
	"Nätet är segt i paviljongen",
	"åäö ÅÄÖ é ü",
	"ska sa ja",
	"Ledarforum",
	"x",
	"Målbilden är gemensam för förskola och skola, och den används i planeringen varje vecka",
	"👩‍👩‍👧‍👦 och 🇸🇪",
	"e\u0301a\u030a\u0308",
	"日本語のテキスト",
	"h: oklart vem som beslutar",
	"…",
	"w",
};

static const char *const codes[] = {
	"s1",       "s1+s2",    "s2+",        "v1>h",  "s1>m",     "m1",    "v1+s1",
	"s1 v1 m1", "s2 h1 m1", "s1, m1, h1", "h: oj", "s1 s2 s3", "S9999", "s1+s1",
	"v1>v",     "a1>p1",    "p1>e1",      "r1>a1", "e2>e1",    "p1>e2",
};

static const char *const hostile[] = {
	"\u202Ebakvänt\u202C",
	"\x1b[31mröd\x1b[0m",
	"\x1b]0;titel\x07",
	"a\u0308o\u0308a\u030a",
	"👍🏽👍🏽👍🏽",
	"rad ett\nrad två\nrad tre",
	"\xff\xfe\xc3(",
	"\u2066inne\u2069",
	"\u200b\u200b\u200b",
	"\t\tindrag\r\nCRLF\r\n",
	"z\u0300\u0301\u0302\u0303\u0304\u0305\u0306",
	"\302\205\302\23331m",
	"\n\n\n",
	" ",
	"\uFEFFbom",
	"ﷺ﷽",
	"\u1100\u1161\u11a8",
};

static const int keys[] = {
	K_ENTER,      K_ENTER,     K_ENTER,     K_UP,        K_DOWN,      K_LEFT,      K_RIGHT,
	K_UP,         K_DOWN,      K_LEFT,      K_RIGHT,     K_TAB,       K_TAB,       K_BACKTAB,
	K_HOME,       K_END,       K_PAGE_DOWN, K_PAGE_DOWN, K_PAGE_UP,   K_DELETE,    K_BACKSPACE,
	K_ESCAPE,     K_CTRL('z'), K_CTRL('z'), K_CTRL('y'), K_F1,        K_F2,        K_F3,
	K_F5,         K_F6,        K_F7,        K_F8,        K_CTRL_UP,   K_CTRL_DOWN, K_CTRL_LEFT,
	K_CTRL_RIGHT, K_CTRL('n'), K_CTRL('e'), K_CTRL('c'), K_CTRL('l'), K_CTRL('s'), K_CTRL('k'),
	K_INSERT,     '+',         '-',         '?',         '/',         ' ',         'd',
	'l',          0x2013,
};

/* ---- what it does ---- */

static void
do_key(struct monkey *monkey, int key)
{
	char name[16];

	snprintf(monkey->deed, sizeof monkey->deed, "key %s", key_script_name(key, name));
	stage_key(&monkey->stage, key);
}

static void
do_words(struct monkey *monkey, const char *text)
{
	snprintf(monkey->deed, sizeof monkey->deed, "write %.80s", text);
	stage_type(&monkey->stage, text);
	if (chance(monkey, 4))
		stage_key(&monkey->stage, K_ENTER);
}

/* A command out of the palette, as it is written there. */
static void
do_palette(struct monkey *monkey)
{
	const struct action_row *row = &actions[chance(monkey, ACTIONS)];

	if (!row->label)
		return;
	snprintf(monkey->deed, sizeof monkey->deed, "palette %.80s", row->label);
	stage_key(&monkey->stage, '/');
	stage_type(&monkey->stage, row->label);
	stage_key(&monkey->stage, K_ENTER);
}

static void
do_mouse(struct monkey *monkey)
{
	int row = chance(monkey, monkey->stage.rows), col = chance(monkey, monkey->stage.cols);
	int kind = chance(monkey, 6);

	snprintf(monkey->deed, sizeof monkey->deed, "mouse %d %d %d", kind, row, col);
	app_mouse(monkey->stage.app, row, col,
		  kind == 0   ? MOUSE_WHEEL_UP
		  : kind == 1 ? MOUSE_WHEEL_DOWN
			      : MOUSE_PRESS);
}

static void
do_paste(struct monkey *monkey)
{
	struct buf text = {0};
	int which = chance(monkey, (int)COUNT(hostile) + 1);

	snprintf(monkey->deed, sizeof monkey->deed, "paste %d", which);
	if (which < (int)COUNT(hostile))
		buf_add(&text, hostile[which]);
	else
		for (int at = 0; at < 600; at++)
			buf_add(&text, at % 7 ? "ö" : " ");
	stage_paste(&monkey->stage, buf_text(&text));
	buf_free(&text);
}

static void
do_size(struct monkey *monkey)
{
	static const struct {
		int rows, cols;
	} usual[] = {
		{24, 80}, {20, 64}, {30, 100}, {50, 160}, {18, 60}, {60, 200}, {1, 1},
	};
	int which = chance(monkey, (int)COUNT(usual) + 3);

	if (which < (int)COUNT(usual)) {
		monkey->stage.rows = usual[which].rows;
		monkey->stage.cols = usual[which].cols;
	} else {
		monkey->stage.rows = 1 + chance(monkey, 60);
		monkey->stage.cols = 1 + chance(monkey, 200);
	}
	snprintf(monkey->deed, sizeof monkey->deed, "size %dx%d", monkey->stage.cols,
		 monkey->stage.rows);
}

/* To a step, as a click on the thread does. */
static void
do_go(struct monkey *monkey)
{
	int step = chance(monkey, WORKSHOP_STEPS / 2);

	snprintf(monkey->deed, sizeof monkey->deed, "go to step %d", step);
	if (app_page(monkey->stage.app) == &page_run)
		stage_do(&monkey->stage, ACT_GO_STEP, step);
}

/* The disk is full for a while. */
static void
do_failure(struct monkey *monkey)
{
	monkey->stage.world.failure =
		monkey->stage.world.failure ? NULL : "Det gick inte att spara: disken är full.";
	snprintf(monkey->deed, sizeof monkey->deed, "disk %s",
		 monkey->stage.world.failure ? "full" : "works");
}

static void
do_something(struct monkey *monkey)
{
	int what = chance(monkey, 100);

	if (what < 36)
		do_key(monkey, keys[chance(monkey, (int)COUNT(keys))]);
	else if (what < 40)
		do_go(monkey);
	else if (what < 58)
		do_words(monkey, words[chance(monkey, (int)COUNT(words))]);
	else if (what < 68)
		do_words(monkey, codes[chance(monkey, (int)COUNT(codes))]);
	else if (what < 76)
		do_key(monkey, '0' + chance(monkey, 10));
	else if (what < 84)
		do_mouse(monkey);
	else if (what < 88)
		do_palette(monkey);
	else if (what < 92)
		do_paste(monkey);
	else if (what < 96)
		do_size(monkey);
	else if (what < 97 || monkey->stage.world.failure)
		do_failure(monkey);
	else
		stage_wait(&monkey->stage, (int64_t)chance(monkey, 100000));
}

/* ---- what must hold ---- */

/* Into the session again when it has left it, or ended the program. */
static void
come_back(struct monkey *monkey)
{
	struct scene *stage = &monkey->stage;

	if (app_is_done(stage->app))
		CHECK_ALL(stage_restart(stage));
	if (stage->app->in_session || stage->app->page[0] != &page_start || chance(monkey, 4))
		return;
	stage->world.failure = NULL;
	stage_key(stage, K_HOME);
	for (int row = chance(monkey, 3); row >= 0; row--)
		stage_key(stage, K_DOWN);
	stage_key(stage, K_ENTER);
}

static void
look(struct monkey *monkey, uint32_t seed, int at)
{
	struct scene *stage = &monkey->stage;

	stage_check_draw(stage);
	if (at % FOLD_EVERY == 0)
		stage_check_fold(stage);
	CHECK_ALL(app_title(stage->app)[0]);
	if (monkey->told)
		fprintf(stderr, "%4d %-40s page %s depth %d step %d\n", at, monkey->deed,
			app_page(stage->app)->name, stage->app->depth, stage->app->session.at);
	if (!*stage->fault)
		return;
	fprintf(stderr, "seed %u key %d, page %s, %dx%d, after %s: %s\n", seed, at,
		app_page(stage->app)->name, stage->cols, stage->rows, monkey->deed, stage->fault);
	check_failed++;
	*stage->fault = 0;
}

/* What the room has made and not taken back. That a row of the document has an item in the plan's log is
 * nobody's to undo. */
static int
things_left(const struct session *session)
{
	int left = 0;

	for (int at = 0; at < session->items.count; at++)
		left += session->items.item[at].kind != KIND_SESSION &&
			!session->items.item[at].removed &&
			!*plan_log_row(session, &session->items.item[at]);
	return left;
}

/* Every session is opened, and everything in it undone. */
static void
undo_all(struct monkey *monkey)
{
	struct scene *stage = &monkey->stage;
	int undone;

	stage->world.failure = NULL;
	for (int at = 0; at < stage->world.sessions.count; at++) {
		if (!CHECK_ALL(app_open_session(stage->app, stage->world.sessions.item[at].id)))
			continue;
		stage_do(stage, ACT_REOPEN, 0);
		for (undone = 0; undone < 20000; undone++) {
			int events = stage->app->session.event.count;

			stage_do(stage, ACT_UNDO, 0);
			if (events == stage->app->session.event.count)
				break;
		}
		if (!CHECK(things_left(&stage->app->session) == 0))
			fprintf(stderr, "%d things left after undoing %d times: %s\n",
				things_left(&stage->app->session), undone, stage->app->toast.text);
		stage_check_fold(stage);
		CHECK_TEXT(stage->fault, "");
	}
}

static void
play(uint32_t seed, int count, int told)
{
	struct monkey monkey = {.chance = seed * 2654435761u + 1, .told = told};

	stage_prepare(&monkey.stage, 24, 80);
	if (!CHECK(stage_start(&monkey.stage)))
		return;
	for (int at = 0; at < count; at++) {
		do_something(&monkey);
		look(&monkey, seed, at);
		come_back(&monkey);
		monkey.stage.now.ms += chance(&monkey, 800);
	}
	undo_all(&monkey);
	stage_close(&monkey.stage);
	check_passed++;
}

int
main(int argc, char **argv)
{
	if (argc > 1) {
		play((uint32_t)atoi(argv[1]), argc > 2 ? atoi(argv[2]) : KEYS, 1);
	} else {
		for (uint32_t seed = 1; seed <= SEEDS; seed++)
			play(seed, KEYS, 0);
	}
	return check_done("screen/monkey");
}
