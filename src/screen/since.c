/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Nytt, borta, kvar: the last board on the same delmål beside today's, after the vote and at Klart.
 * It is read when it is opened.
 */
#include "earlier.h"
#include "overlay.h"

#include <stdio.h>

#define CONTENT_COLS 84
#define CODE_COLS    6
#define TEXT_ROWS    3
#define LIST_PAGE    5 /* notes that PgDn goes past */
#define WORDS        1100

static const char *const headings[SINCE_CHANGES] = {
	[SINCE_NEW] = "Nytt",
	[SINCE_GONE] = "Borta",
	[SINCE_LEFT] = "Kvar",
};

/* ---- reading ---- */

bool
since_read(struct app *app)
{
	struct review_scope scope = review_scope_of(&app->session);
	struct earlier_sessions read = {0};
	const struct session *last;

	since_free(&app->since);
	app_read_rows(app);
	earlier_read(app, &scope, &read);
	last = since_last(&app->session, read.item, read.count);
	if (last)
		since_of(&app->since, &app->session, last);
	earlier_sessions_free(&read);
	return last && app->since.count;
}

/* Last time's board anchors: it waits for the result of the vote, where there is a vote. */
static bool
may_be_seen(const struct app *app)
{
	return !app_vote_step(app) || outcome_shows_dots(&app->session) ||
	       app_step(app)->kind->id == STEP_CLOSE;
}

void
since_enter(struct app *app)
{
	if (!may_be_seen(app)) {
		app_tell(app,
			 "Förra analysen visas efter omröstningen, så att den inte styr vad ni "
			 "ser.");
		return;
	}
	if (!since_read(app)) {
		app_tell(app, "Det finns ingen tidigare SWOT-analys om delmålet att jämföra med.");
		return;
	}
	app->since_list = (struct list){app->since.count, 0, 0};
	overlay_open(app, &page_since);
}

bool
since_begin(struct app *app)
{
	if (!may_be_seen(app) || app_state(app)->compared)
		return false;
	app_state(app)->compared = true;
	if (since_read(app))
		since_enter(app);
	return app->since.count > 0;
}

/* ---- drawing ---- */

/* What heights and drawing are counted from. */
struct shelf {
	const struct app *app;
	int cols;
};

static int
text_room(const struct shelf *shelf)
{
	return shelf->cols - CODE_COLS - 4;
}

static bool
is_first(const struct since *since, int row)
{
	return !row || since->item[row - 1].change != since->item[row].change;
}

/* A heading has a row of air before it, but for the first. */
static int
heading_rows(const struct shelf *shelf, int row)
{
	return !is_first(&shelf->app->since, row) ? 0 : row ? 2 : 1;
}

/* The words, and of what was worded otherwise how it was said then. */
static const char *
words_of(const struct since_note *note, char words[WORDS])
{
	snprintf(words, WORDS, *note->before ? "%.520s (förra gången: %.520s)" : "%.520s",
		 note->text, note->before);
	return words;
}

static int
text_rows(const struct shelf *shelf, int row)
{
	bool picked = row == shelf->app->since_list.picked;
	char words[WORDS];

	return wrap_rows(words_of(&shelf->app->since.item[row], words), text_room(shelf),
			 picked ? WRAP_LINES : TEXT_ROWS);
}

static int
row_height(const void *of, int row)
{
	const struct shelf *shelf = of;

	return heading_rows(shelf, row) + text_rows(shelf, row);
}

static void
draw_heading(const struct shelf *shelf, struct pane rows, int row)
{
	const struct since *since = &shelf->app->since;
	enum since_change change = since->item[row].change;
	int heading = heading_rows(shelf, row);

	if (heading)
		pane_textf(rows, heading - 1, 2, STYLE_CARD_THREAD, "%s (%d)", headings[change],
			   since->counts[change]);
}

static void
draw_note(const struct shelf *shelf, struct pane rows, int row)
{
	const struct since_note *note = &shelf->app->since.item[row];
	bool picked = row == shelf->app->since_list.picked;
	char words[WORDS];

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
	pane_textf(rows, 0, 2, style_box(STYLE_BAND_1, note->box), " %s ", note->code);
	pane_wrapped(pane_part(rows, 0, 3 + CODE_COLS, rows.rows, text_room(shelf)),
		     picked ? STYLE_HERE : STYLE_CARD, words_of(note, words));
	pane_spot(rows, ACT_PICK, row);
}

static void
draw_notes(const struct shelf *shelf, struct pane pane)
{
	const struct list *list = &shelf->app->since_list;

	for (int row = list_first(list, pane.rows, row_height, shelf);
	     row < list->count && pane.rows; row++) {
		draw_heading(shelf, pane_cut_top(&pane, heading_rows(shelf, row)), row);
		draw_note(shelf, pane_cut_top(&pane, text_rows(shelf, row)), row);
	}
}

static void
since_draw(const struct app *app, struct pane pane)
{
	struct shelf shelf = {app, overlay_cols(app, CONTENT_COLS)};
	int most = overlay_rows(app) - 1, rows = 0;
	char room[120];
	struct buf title = BUF_OVER(room);
	struct pane inside;

	for (int row = 0; row < app->since.count && rows < most; row++)
		rows += row_height(&shelf, row);
	since_say(&title, &app->since);
	inside = frame_overlay(pane, (rows > most ? most : rows) + 1, shelf.cols, buf_text(&title));
	pane_cut_top(&inside, 1);
	draw_notes(&shelf, inside);
	buf_free(&title);
	frame_toast(app, pane);
}

/* ---- acting ---- */

static bool
is_on_the_way(const struct app *app)
{
	return app_step(app)->kind->id == STEP_VOTE;
}

static struct command
since_act(struct app *app, struct command command)
{
	struct command none = {ACT_NONE, 0};

	if (command.action == ACT_NEXT_STEP || command.action == ACT_SINCE) {
		app_close(app);
		return command.action == ACT_SINCE ? none : command;
	}
	if (command.action == ACT_PICK && command.arg >= 0 && command.arg < app->since_list.count) {
		app->since_list.picked = command.arg;
		return none;
	}
	return overlay_list(&app->since_list, command, LIST_PAGE) ? none : overlay_rest(command);
}

/* clang-format off */
#define SINCE_KEYS \
	{ K_DOWN,    ACT_DOWN,      "Bläddra", "↑ ↓", false }, \
	{ K_UP,      ACT_UP,        NULL,      NULL,  false }, \
	{ K_HOME,    ACT_HOME,      NULL,      NULL,  false }, \
	{ K_END,     ACT_END,       NULL,      NULL,  false }, \
	{ K_PAGE_UP, ACT_SCROLL_UP, NULL,      NULL,  false }, \
	{ K_ESCAPE,  ACT_ESCAPE,    "Stäng",   NULL,  false }

static const struct binding since_bindings[] = {
	SINCE_KEYS,
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL, NULL, false },
	{ 0 }
};
static const struct binding way_bindings[] = {
	SINCE_KEYS,
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg", NULL, false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
since_keys(const struct app *app)
{
	return is_on_the_way(app) ? way_bindings : since_bindings;
}

const struct page page_since = {
	.name = "since",
	.is_overlay = true,
	.keys = since_keys,
	.draw = since_draw,
	.act = since_act,
};
