/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All links of a note: where it leads and what leads to it, and in short what is said of each. What
 * is still to be asked is amber.
 */
#include "overlay.h"

#include "rodtrad/core/chain.h"

#include <stdio.h>

#define CONTENT_COLS  74
#define LEAST_ROWS    2
#define LIST_PAGE     5 /* links that PgDn goes past */
#define CODE_COLS     6
#define STRENGTH_COLS 8

/* What heights and drawing are counted from. */
struct linked {
	const struct app *app;
	const struct item *note;
	struct link_list links;
};

static void
linked_of(const struct app *app, struct linked *linked)
{
	linked->app = app;
	linked->note = session_item(&app->session, app->linking.note);
	chain_links_of(&app->session, linked->note, &linked->links);
}

static const struct item *
link_at(const struct linked *linked, int row)
{
	return app_item(linked->app, linked->links.item[row]);
}

/* ---- how high ---- */

/* A heading stands over the first that it leads to, and over the first that leads to it; between them
 * an empty row. */
static int
heading_rows(const struct linked *linked, int row)
{
	if (row && row != linked->links.leads)
		return 0;
	return row ? 2 : 1;
}

static bool
has_words(const struct linked *linked, const struct item *link)
{
	const struct session *session = &linked->app->session;

	return chain_lacks_assumption(session, link) ||
	       session_is(session, link, ITEM_NO_ASSUMPTION) ||
	       !text_is_blank(session_text(session, link, ITEM_ASSUMPTION));
}

static int
row_height(const void *of, int row)
{
	const struct linked *linked = of;

	return heading_rows(linked, row) + 1 + has_words(linked, link_at(linked, row));
}

/* ---- drawing ---- */

static void
draw_heading(const struct linked *linked, struct pane rows, int row)
{
	char code[NOTE_CODE];

	note_code(&linked->app->session, linked->note, code);
	pane_textf(rows, rows.rows - 1, 2, STYLE_CARD_THREAD,
		   row < linked->links.leads ? "%s leder till" : "Leder till %s", code);
}

/* The assumption, that there is none, or that it is still to be asked for. */
static void
draw_assumption(const struct linked *linked, struct pane row, const struct item *link,
		enum style style)
{
	const struct session *session = &linked->app->session;

	if (chain_lacks_assumption(session, link))
		pane_text(row, 0, 0, STYLE_WARN, " Vad måste vara sant? ");
	else if (session_is(session, link, ITEM_NO_ASSUMPTION))
		pane_text(row, 0, 0, style, "Inget avgörande antagande");
	else
		pane_textf(row, 0, 0, style, "Om: %s",
			   session_text(session, link, ITEM_ASSUMPTION));
}

static const char *
strength_words(const struct linked *linked, const struct item *link)
{
	int strength = session_int(&linked->app->session, link, ITEM_STRENGTH, -1);

	return strength < 0 ? "" : item_fields[ITEM_STRENGTH].choices[strength].label;
}

static void
draw_link(const struct linked *linked, struct pane rows, int row, bool picked)
{
	const struct session *session = &linked->app->session;
	enum style style = picked ? STYLE_HERE : STYLE_CARD;
	const struct item *link = link_at(linked, row), *from, *to, *other;
	char code[NOTE_CODE];
	struct pane words =
		pane_part(rows, 0, 2 + CODE_COLS, 1, rows.cols - CODE_COLS - STRENGTH_COLS - 4);

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
	pane_spot(rows, ACT_PICK, row);
	if (!chain_link_ends(session, link, &from, &to))
		return;
	other = row < linked->links.leads ? to : from;
	pane_text(rows, 0, 2, picked ? STYLE_HERE : STYLE_CARD_BOLD,
		  note_code(session, other, code));
	pane_text(words, 0, 0, style, session_text(session, other, ITEM_TEXT));
	pane_text(pane_part(rows, 0, rows.cols - STRENGTH_COLS, 1, STRENGTH_COLS), 0, 0, style,
		  strength_words(linked, link));
	draw_assumption(linked, pane_part(rows, 1, 2 + CODE_COLS, 1, rows.cols - CODE_COLS - 4),
			link, picked ? STYLE_HERE_FAINT : STYLE_CARD_FAINT);
}

static void
draw_links(const struct linked *linked, struct pane pane)
{
	struct list list = linked->app->linking.list;

	list_resize(&list, linked->links.count);
	for (int row = list_first(&list, pane.rows, row_height, linked);
	     row < linked->links.count && pane.rows; row++) {
		int heading = heading_rows(linked, row);

		if (heading)
			draw_heading(linked, pane_cut_top(&pane, heading), row);
		draw_link(linked, pane_cut_top(&pane, row_height(linked, row) - heading), row,
			  row == list.picked);
	}
}

/* As many rows as the links take, within what there is. */
static int
shown_rows(const struct linked *linked)
{
	int most = overlay_rows(linked->app) - 2, rows = 0;

	for (int row = 0; row < linked->links.count && rows < most; row++)
		rows += row_height(linked, row);
	return rows > most ? most : rows < LEAST_ROWS ? LEAST_ROWS : rows;
}

static void
links_draw(const struct app *app, struct pane pane)
{
	struct linked linked;
	struct pane inside;
	char title[60], code[NOTE_CODE];
	int rows;

	linked_of(app, &linked);
	rows = shown_rows(&linked);
	snprintf(title, sizeof title, "Länkar till och från %s",
		 note_code(&app->session, linked.note, code));
	inside = frame_overlay(pane, rows + 2, overlay_cols(app, CONTENT_COLS), title);
	pane_cut_top(&inside, 1);
	if (linked.links.count)
		draw_links(&linked, pane_cut_top(&inside, rows));
	else
		pane_wrapped(pane_part(inside, 0, 2, rows, inside.cols - 4), STYLE_CARD,
			     "Lappen har inga länkar än. På tavlan länkar F4 den till en annan.");
	frame_toast(app, pane);
}

/* ---- acting ---- */

/* The link that is picked, NULL when there is none; the list is brought up to date. */
static const struct item *
links_picked(struct app *app)
{
	struct list *list = &app->linking.list;
	struct linked linked;

	linked_of(app, &linked);
	list_resize(list, linked.links.count);
	if (list->picked < 0)
		list_move(list, 1);
	return list->picked < 0 ? NULL : link_at(&linked, list->picked);
}

void
links_enter(struct app *app, const struct item *note)
{
	app->linking.note = note->id;
	app->linking.list = (struct list){0, 0, 0};
	(void)links_picked(app);
	overlay_open(app, &page_links);
}

static void
take_away(struct app *app, const struct item *link)
{
	struct gesture gesture = app_gesture(app);

	chain_unlink(&gesture, link);
	app_take(app, &gesture, NULL);
	(void)links_picked(app);
}

static void
pick(struct app *app, const struct item *link, int row)
{
	if (row == app->linking.list.picked)
		link_enter(app, link,
			   chain_lacks_assumption(&app->session, link) ? ITEM_ASSUMPTION
								       : ITEM_STRENGTH);
	else if (row >= 0 && row < app->linking.list.count)
		app->linking.list.picked = row;
}

static struct command
links_act(struct app *app, struct command command)
{
	const struct item *link = links_picked(app);
	struct command none = {ACT_NONE, 0};

	if (overlay_list(&app->linking.list, command, LIST_PAGE))
		return none;
	if (!link)
		return overlay_rest(command);
	switch (command.action) {
	case ACT_DELETE: take_away(app, link); break;
	case ACT_ENTER: pick(app, link, app->linking.list.picked); break;
	case ACT_PICK: pick(app, link, command.arg); break;
	default: return overlay_rest(command);
	}
	return none;
}

/* clang-format off */
#define LINKS_REST \
	{ K_UP,        ACT_UP,          NULL,    NULL, false }, \
	{ K_HOME,      ACT_HOME,        NULL,    NULL, false }, \
	{ K_END,       ACT_END,         NULL,    NULL, false }, \
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,    NULL, false }, \
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,    NULL, false }, \
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng", NULL, false }, \
	{ 0 }

static const struct binding links_bindings[] = {
	{ K_DOWN,   ACT_DOWN,   "Bläddra",        "↑ ↓", false },
	{ K_ENTER,  ACT_ENTER,  "Hur säkert?",    NULL,  false },
	{ K_DELETE, ACT_DELETE, "Ta bort länken", NULL,  false },
	LINKS_REST
};
static const struct binding empty_bindings[] = {
	{ K_DOWN, ACT_DOWN, NULL, NULL, false },
	LINKS_REST
};
/* clang-format on */

static const struct binding *
links_keys(const struct app *app)
{
	struct linked linked;

	linked_of(app, &linked);
	return linked.links.count ? links_bindings : empty_bindings;
}

const struct page page_links = {
	.name = "links",
	.is_overlay = true,
	.keys = links_keys,
	.draw = links_draw,
	.act = links_act,
};
