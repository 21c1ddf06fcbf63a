/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is on every screen: the bar that says where one is, the delmål, the thread with its steps,
 * the question to the room, the keys that work now. A page gets the body and no more.
 */
#include "enter.h"

#include <stdio.h>
#include <string.h>

/* ---- the foot line ---- */

static const char *
binding_cap(const struct binding *binding, char name[16])
{
	return binding->cap ? binding->cap : key_label(binding->key, name);
}

static int
binding_cols(const struct binding *binding)
{
	char name[16];

	return text_cols(binding_cap(binding, name)) + text_cols(binding->hint) + 5;
}

/* A keycap and what it does; hot. */
static void
foot_item(struct pane row, int col, const struct binding *binding)
{
	struct pane item = pane_part(row, 0, col, 1, binding_cols(binding) - 1);
	char name[16];
	int used = pane_textf(item, 0, 0, STYLE_KEYCAP, " %s ", binding_cap(binding, name));

	pane_textf(item, 0, used, STYLE_BAR, " %s", binding->hint);
	pane_spot(item, (int)binding->action, 0);
}

static void
frame_foot(const struct app *app, struct pane row)
{
	const struct binding *keys = app_page(app)->keys(app);
	int right = row.cols, left = 1;

	pane_fill(row, STYLE_BAR);
	for (const struct binding *key = keys; key && key->key; key++)
		right -= key->pinned && key->hint ? binding_cols(key) : 0;
	for (const struct binding *key = keys; key && key->key; key++) {
		if (key->pinned || !key->hint)
			continue;
		if (left + binding_cols(key) > right)
			break;
		foot_item(row, left, key);
		left += binding_cols(key);
	}
	for (const struct binding *key = keys; key && key->key; key++) {
		if (!key->pinned || !key->hint)
			continue;
		foot_item(row, right, key);
		right += binding_cols(key);
	}
}

/* ---- the bar ---- */

static int
bar_brand(struct pane bar)
{
	struct pane brand = pane_part(bar, 0, 1, 1, 10);

	pane_fill(bar, STYLE_BAR);
	pane_text(brand, 0, 0, STYLE_BADGE, " Röd tråd ");
	pane_spot(brand, ACT_START, 0);
	return 11;
}

static int
bar_crumb(struct pane bar, int col, const char *crumb)
{
	col += pane_text(bar, 0, col, STYLE_BAR_FAINT, " › ");
	return col + pane_text(bar, 0, col, STYLE_BAR, crumb);
}

void
frame_saved(const struct app *app, char text[40])
{
	struct moment saved = {app->saved_ms, app->now.offset_minutes};
	int minute = moment_minute(saved);

	snprintf(text, 40, "sparat %02d:%02d", minute / 60, minute % 60);
}

void
frame_date(const struct app *app, char text[60])
{
	struct day day = moment_day(app->now);
	int minute = moment_minute(app->now);

	snprintf(text, 60, "%s %d %s  %02d:%02d", day_weekday_name(day_weekday(day)), day.day,
		 day_month_name(day.month), minute / 60, minute % 60);
}

struct pane
frame_bars(const struct app *app, struct pane pane, const char *place, const char *right)
{
	struct pane foot = pane_cut_bottom(&pane, 1);
	struct pane bar = pane_cut_top(&pane, 1);
	int col = bar_brand(bar);

	if (*place)
		bar_crumb(pane_part(bar, 0, 0, 1, bar.cols - text_cols(right) - 2), col, place);
	pane_text_right(pane_part(bar, 0, 0, 1, bar.cols - 1), 0, STYLE_BAR_FAINT, right);
	frame_foot(app, foot);
	pane_cut_bottom(&pane, 1);
	return pane;
}

/* When it was saved; or, as long as they stand, that there are uppgifter against each other. */
static void
session_right(const struct app *app, struct pane bar)
{
	static const char badge[] = " olika uppgifter ";
	char saved[40];

	if (conflict_items(&app->session, NULL, 0)) {
		struct pane place =
			pane_part(bar, 0, bar.cols - text_cols(badge) - 1, 1, text_cols(badge));

		pane_text(place, 0, 0, STYLE_WARN, badge);
		pane_spot(place, ACT_CONFLICTS, 0);
		return;
	}
	frame_saved(app, saved);
	pane_text_right(pane_part(bar, 0, 0, 1, bar.cols - 1), 0, STYLE_BAR_FAINT, saved);
}

static void
session_bar(const struct app *app, struct pane bar)
{
	const struct catalog_delmal *delmal = catalog_delmal(&app->catalog, app_delmal_id(app));
	struct pane left = pane_part(bar, 0, 0, 1, bar.cols - 19);
	char crumb[60];
	int col = bar_brand(bar);

	if (delmal) {
		snprintf(crumb, sizeof crumb, "Fokusområde %.20s", delmal->focus);
		col = bar_crumb(left, col, crumb);
	}
	snprintf(crumb, sizeof crumb, "Delmål %.20s", app_delmal_id(app));
	col = bar_crumb(left, col, crumb);
	bar_crumb(left, col, app->session.workshop.title);
	session_right(app, bar);
}

/* ---- the delmål ---- */

/* The thread begins at it: a corner on the first row, a line down the others. */
static void
session_head(const struct app *app, struct pane *rest)
{
	bool is_short = app_mode(app) == MODE_LARGE || app_look(app)->short_head;
	const char *text = is_short ? app_delmal_name(app) : app_delmal_text(app);
	int badge = text_cols(app_delmal_id(app)) + 2;
	struct pane head;
	struct wrap wrap;

	wrap_text(&wrap, text, rest->cols - badge - 6, is_short ? 1 : 3, WRAP_BALANCED);
	head = pane_cut_top(rest, wrap.count);
	pane_text(head, 0, 1, STYLE_THREAD, "┏");
	pane_column_of(head, 1, 1, head.rows - 1, STYLE_THREAD, "┃");
	pane_textf(head, 0, 3, STYLE_BADGE, " %s ", app_delmal_id(app));
	pane_lines(pane_part(head, 0, badge + 4, head.rows, head.cols - badge - 5), STYLE_BOLD,
		   text, &wrap, 0);
	pane_spot(head, ACT_ENLARGE, 0);
}

/* ---- the rail ---- */

enum step_phase { STEP_DONE, STEP_CURRENT, STEP_COMING };

static enum step_phase
step_phase(const struct app *app, int step)
{
	if (step == app->session.at)
		return STEP_CURRENT;
	return step < app->session.at ? STEP_DONE : STEP_COMING;
}

static int
rail_full_cols(const struct app *app)
{
	int cols = 2;

	for (int step = 0; step < app->session.workshop.steps; step++) {
		cols += text_cols(app->session.workshop.step[step].title) + 5;
		if (step == app->session.at)
			cols += step < 9 ? 2 : 3;
	}
	return cols;
}

static int
rail_current(const struct app *app, struct pane row, int col)
{
	return pane_textf(row, 0, col, STYLE_BADGE, " %d %s ", app->session.at + 1,
			  app_step(app)->title);
}

static void
rail_full(const struct app *app, struct pane row)
{
	int col = 2;

	for (int step = 0; step < app->session.workshop.steps; step++) {
		const char *title = app->session.workshop.step[step].title;
		enum step_phase phase = step_phase(app, step);
		int first = col;

		if (phase == STEP_CURRENT) {
			col += pane_text(row, 0, col, STYLE_THREAD, "━━");
			col += rail_current(app, row, col) + 1;
		} else {
			col += phase == STEP_DONE ? pane_text(row, 0, col, STYLE_THREAD, "━━●")
						  : pane_text(row, 0, col, STYLE_LINE, "──◇");
			col += pane_textf(row, 0, col, STYLE_FAINT, " %s ", title);
		}
		pane_spot(pane_part(row, 0, first, 1, col - first), ACT_GO_STEP, step);
	}
}

/* What comes after this step, where there is room to say it. */
static void
rail_then(const struct app *app, struct pane row, int col)
{
	int next = app->session.at + 1;
	char then[100];

	if (next >= app->session.workshop.steps)
		return;
	snprintf(then, sizeof then, "sedan: %.80s", app->session.workshop.step[next].title);
	if (text_cols(then) <= row.cols - col)
		pane_text(row, 0, col, STYLE_FAINT, then);
}

static void
rail_short(const struct app *app, struct pane row)
{
	int col = 2, last = app->session.workshop.steps - 1;

	for (int step = 0; step <= last; step++) {
		enum step_phase phase = step_phase(app, step);
		int first = col;

		if (phase == STEP_CURRENT) {
			col += pane_text(row, 0, col, STYLE_THREAD, "━");
			col += rail_current(app, row, col);
		} else {
			col += phase == STEP_DONE ? pane_text(row, 0, col, STYLE_THREAD, "━●")
						  : pane_text(row, 0, col, STYLE_LINE, "─◇");
		}
		pane_spot(pane_part(row, 0, first, 1, col - first), ACT_GO_STEP, step);
	}
	rail_then(app, row, col + 2);
}

/* The time left, as a badge at the right; returns what remains of the row. */
static struct pane
rail_time(const struct app *app, struct pane row)
{
	int64_t left = app_clock_left(app);
	bool runs = app_clock_runs(app);
	enum style style = runs ? (left <= 60000 ? STYLE_WARN : STYLE_KEYCAP) : STYLE_CARD;
	char time[16], badge[40];
	struct pane strip;
	char room[160];
	struct buf rail = BUF_OVER(room);

	pane_cut_right(&row, 1);
	if (app_step(app)->minutes) {
		clock_text(left, time);
		snprintf(badge, sizeof badge, left > 0 ? " %s " : " Tiden är ute ", time);
		strip = pane_cut_right(&row, text_cols(badge));
		pane_text(strip, 0, 0, style, badge);
		pane_spot(strip, ACT_CLOCK, 0);
		pane_cut_right(&row, 1);
	}
	if (app_look(app)->rail)
		app_look(app)->rail(app, &rail);
	if (rail.bytes) {
		pane_text(pane_cut_right(&row, text_cols(buf_text(&rail))), 0, 0, STYLE_BOLD,
			  buf_text(&rail));
		pane_cut_right(&row, 1);
	}
	buf_free(&rail);
	return row;
}

static void
session_rail(const struct app *app, struct pane row)
{
	pane_text(row, 0, 1, STYLE_THREAD, "┗");
	row = rail_time(app, row);
	if (rail_full_cols(app) <= row.cols)
		rail_full(app, row);
	else
		rail_short(app, row);
}

/* ---- the question to the room ---- */

static void
session_prompt(const struct app *app, struct pane row)
{
	const struct look *look = app_look(app);
	char room[600];
	struct buf prompt = BUF_OVER(room);

	if (look->prompt)
		look->prompt(app, &prompt);
	else
		app_fill(app, app_step(app)->prompt, &prompt);
	if (prompt.bytes) {
		pane_text(row, 0, 1, STYLE_THREAD, "▶");
		pane_text(pane_part(row, 0, 3, 1, row.cols - 4), 0, 0, STYLE_BOLD,
			  buf_text(&prompt));
	}
	buf_free(&prompt);
}

struct pane
frame_session(const struct app *app, struct pane pane)
{
	enum mode mode = app_mode(app);
	struct pane foot = pane_cut_bottom(&pane, 1);

	frame_foot(app, foot);
	if (mode != MODE_LARGE) {
		session_bar(app, pane_cut_top(&pane, 1));
		pane_cut_bottom(&pane, 1);
	}
	session_head(app, &pane);
	session_rail(app, pane_cut_top(&pane, 1));
	if (mode == MODE_WIDE)
		pane_cut_top(&pane, 1);
	session_prompt(app, pane_cut_top(&pane, 1));
	if (mode != MODE_NORMAL)
		pane_cut_top(&pane, 1);
	return pane;
}

/* ---- overlays and toasts ---- */

struct pane
frame_overlay(struct pane pane, int rows, int cols, const char *title)
{
	struct pane behind = pane_part(pane, 1, 0, pane.rows - 2, pane.cols);
	struct pane box = pane_centre(behind, rows + 2, cols + 4), band;

	pane_restyle(behind, STYLE_SHADE);
	band = pane_cut_top(&box, 1);
	pane_fill(band, STYLE_HERE);
	pane_text_right(pane_part(band, 0, 0, 1, band.cols - 1), 0, STYLE_HERE_FAINT,
			"Esc stänger");
	pane_text(pane_part(band, 0, 0, 1, band.cols - 13), 0, 2, STYLE_HERE, title);
	pane_spot(pane_part(band, 0, band.cols - 12, 1, 12), ACT_ESCAPE, 0);
	pane_fill(box, STYLE_CARD);
	pane_column_of(box, 0, 0, box.rows - 1, STYLE_CARD_THREAD, "┃");
	pane_column_of(box, 0, box.cols - 1, box.rows - 1, STYLE_CARD_THREAD, "┃");
	pane_text(box, box.rows - 1, 0, STYLE_CARD_THREAD, "┗");
	pane_row_of(box, box.rows - 1, 1, box.cols - 2, STYLE_CARD_THREAD, "━");
	pane_text(box, box.rows - 1, box.cols - 1, STYLE_CARD_THREAD, "┛");
	return pane_part(box, 0, 2, box.rows - 1, box.cols - 4);
}

/* What one row is too short for stands on two. */
static void
toast_long(const struct app *app, struct pane rows)
{
	bool asks = app->toast.asks;
	int edge = asks ? 1 : 0;

	pane_fill(rows, asks ? STYLE_WARN : STYLE_PLAIN);
	pane_wrapped(pane_part(rows, 0, edge, 2, rows.cols - 2 * edge),
		     asks ? STYLE_WARN : STYLE_FAINT, app->toast.text);
}

void
frame_toast(const struct app *app, struct pane pane)
{
	struct pane row = pane_part(pane, pane.rows - 2, 0, 1, pane.cols - 1);
	int cols;

	if (!app->toast.until_ms)
		return;
	cols = text_cols(app->toast.text);
	if (cols > row.cols - (app->toast.asks ? 3 : 1)) {
		toast_long(app, pane_part(pane, pane.rows - 3, 1, 2, pane.cols - 2));
		return;
	}
	pane_fill(row, STYLE_PLAIN);
	if (app->toast.asks)
		pane_textf(row, 0, 1, STYLE_WARN, " %s ", app->toast.text);
	else
		pane_text(row, 0, 1, STYLE_FAINT, app->toast.text);
}
