/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sök: words in all notes, förslag and insatser of all workshops. What is found changes with every letter,
 * each workshop's own under its name; Enter goes there.
 */
#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK_COLS  2
#define CODE_COLS  8
#define OTHER_ROWS 3 /* of a text that is not picked */
#define LIST_PAGE  5
#define HEADING    700

/* ---- finding ---- */

void
hits_free(struct hits *hits)
{
	vec_free(hits);
	arena_free(&hits->arena);
	*hits = (struct hits){0};
}

static int
row_of(const struct app *app, struct id session)
{
	for (int at = 0; at < app->session_rows.count; at++)
		if (id_same(app->session_rows.item[at].id, session))
			return at;
	return -1;
}

static void
take_hit(void *to, struct id session, const struct search_entry *entry)
{
	struct app *app = to;
	struct hits *found = &app->found;

	*vec_add(found) = (struct hit){
		.session = session,
		.item = entry->item,
		.code = arena_text(&found->arena, entry->code),
		.text = arena_text(&found->arena, entry->text),
		.row = row_of(app, session),
	};
}

/* The newest workshops first, and in each what was made first. */
static int
compare_hits(const void *one, const void *other)
{
	const struct hit *a = one, *b = other;
	int order = b->row - a->row;

	return order ? order : id_compare(a->item, b->item);
}

static void
find(struct app *app)
{
	struct port_reader reader = {.to = app, .hit = take_hit};
	struct err err;

	hits_free(&app->found);
	if (search_is_worth(app->sought.text) &&
	    !app->ports->search(app->ports->world, app->sought.text, &reader, &err))
		app_err(app, &err);
	if (app->found.count)
		qsort(app->found.item, (size_t)app->found.count, sizeof *app->found.item,
		      compare_hits);
	app->found_list = (struct list){app->found.count, app->found.count ? 0 : -1, 0};
}

/* What was looked for last stands there still, and is looked for anew, until something else is written. */
void
search_enter(struct app *app)
{
	app_keep_draft(app);
	app_read_rows(app);
	app->sought_before = !editor_is_empty(&app->sought);
	find(app);
	app_show(app, &page_search);
}

/* ---- drawing ---- */

/* What heights and drawing are counted from. */
struct layout {
	const struct app *app;
	int cols; /* of the words */
};

static const struct hit *
hit_at(const struct app *app, int at)
{
	return &app->found.item[at];
}

static bool
begins_session(const struct app *app, int at)
{
	return !at || !id_same(hit_at(app, at)->session, hit_at(app, at - 1)->session);
}

static int
heading_rows(const struct app *app, int at)
{
	return !begins_session(app, at) ? 0 : at ? 2 : 1;
}

static int
row_height(const void *of, int at)
{
	const struct layout *layout = of;
	bool picked = at == layout->app->found_list.picked;

	return heading_rows(layout->app, at) + wrap_rows(hit_at(layout->app, at)->text,
							 layout->cols,
							 picked ? WRAP_LINES : OTHER_ROWS);
}

/* "1.2 · SWOT · Skolområde Nordväst · 13 oktober 2026". */
static void
draw_heading(const struct app *app, struct pane rows, int at)
{
	int row = hit_at(app, at)->row;
	const struct summary *of;
	char room[HEADING];
	struct buf words = BUF_OVER(room);

	if (!rows.rows)
		return;
	rows = pane_part(rows, rows.rows - 1, 0, 1, rows.cols);
	pane_fill(rows, STYLE_BAR);
	if (row >= 0 && row < app->session_rows.count) {
		of = &app->session_rows.item[row].summary;
		buf_addf(&words, "%s · %s%s%s · ", of->delmal, of->workshop, *of->unit ? " · " : "",
			 of->unit);
		outcome_day(&words, of->date);
	}
	pane_text(rows, 0, 1, STYLE_BAR, buf_text(&words));
	buf_free(&words);
}

static void
draw_hit(const struct layout *layout, struct pane rows, int at)
{
	const struct app *app = layout->app;
	const struct hit *hit = hit_at(app, at);
	bool here = at == app->found_list.picked;
	struct wrap wrap;

	draw_heading(app, pane_cut_top(&rows, heading_rows(app, at)), at);
	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
	}
	pane_text(pane_part(rows, 0, MARK_COLS, 1, CODE_COLS - 1), 0, 0,
		  here ? STYLE_HERE : STYLE_THREAD_TEXT, hit->code);
	wrap_text(&wrap, hit->text, layout->cols, here ? WRAP_LINES : OTHER_ROWS, WRAP_BALANCED);
	pane_lines(pane_part(rows, 0, MARK_COLS + CODE_COLS, rows.rows, layout->cols),
		   here ? STYLE_HERE : STYLE_PLAIN, hit->text, &wrap, 0);
	pane_spot(rows, ACT_PICK, at);
}

static void
draw_hits(const struct app *app, struct pane pane)
{
	struct layout layout = {app, pane.cols - MARK_COLS - CODE_COLS - 1};
	const struct list *list = &app->found_list;

	for (int at = list_first(list, pane.rows, row_height, &layout);
	     at < list->count && pane.rows; at++)
		draw_hit(&layout, pane_cut_top(&pane, row_height(&layout, at)), at);
}

/* How many, or what to do when there are none. */
static void
draw_count(const struct app *app, struct pane row)
{
	int found = app->found.count, workshops = 0;

	for (int at = 0; at < found; at++)
		workshops += begins_session(app, at);
	if (!search_is_worth(app->sought.text))
		pane_text(row, 0, 0, STYLE_FAINT,
			  "Varje ord letas upp som början på ett ord: lär hittar lärare.");
	else if (!found)
		pane_text(row, 0, 0, STYLE_FAINT,
			  "Inget hittades. Pröva början på ordet, eller ett annat.");
	else if (found >= SEARCH_HITS)
		pane_textf(row, 0, 0, STYLE_FAINT, "De %d senaste. Skriv ett ord till.", found);
	else
		pane_textf(row, 0, 0, STYLE_FAINT, "%d i %d %s", found, workshops,
			   workshops == 1 ? "workshop" : "workshopar");
}

static void
search_draw(const struct app *app, struct pane pane)
{
	struct pane rest, card;
	char saved[40];

	frame_saved(app, saved);
	rest = frame_bars(app, pane, "Sök", saved);
	rest = pane_part(rest, 0, 1, rest.rows, rest.cols - 2);
	if (app_mode(app) != MODE_LARGE)
		pane_cut_top(&rest, 1);
	card = pane_cut_top(&rest, 1);
	pane_text(card, 0, 0, STYLE_THREAD, "▶");
	editor_draw(&app->sought, pane_part(card, 0, 2, 1, card.cols - 2),
		    app->sought_before ? STYLE_WRITE_HINT : STYLE_WRITE, STYLE_WRITE_HINT,
		    "skriv ord ur en lapp, ett förslag eller en insats");
	pane_row_of(pane_cut_top(&rest, 1), 0, 0, rest.cols, STYLE_LINE, "─");
	draw_count(app, pane_cut_top(&rest, 1));
	if (app_mode(app) != MODE_LARGE)
		pane_cut_top(&rest, 1);
	draw_hits(app, rest);
	frame_toast(app, pane);
}

/* ---- acting ---- */

static void
search_follow(struct app *app, int at)
{
	if (at >= 0 && at < app->found.count)
		app_goto(app, hit_at(app, at)->session, hit_at(app, at)->item);
}

static void
search_pick(struct app *app, int at)
{
	if (at == app->found_list.picked)
		search_follow(app, at);
	else if (at >= 0 && at < app->found.count)
		app->found_list.picked = at;
}

static struct command
search_act(struct app *app, struct command command)
{
	if (overlay_list(&app->found_list, command, LIST_PAGE))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: search_follow(app, app->found_list.picked); break;
	case ACT_PICK: search_pick(app, command.arg); break;
	case ACT_SEARCH: break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static bool
search_written(struct app *app, enum editor_answer answer)
{
	if (answer == EDITOR_CHANGED)
		find(app);
	return answer != EDITOR_NOT_MINE;
}

/* The words of last time give way to the first that is written; a key that moves in them keeps
 * them. */
static void
give_way(struct app *app, bool writes)
{
	if (app->sought_before && writes)
		editor_clear(&app->sought);
}

/* Where nothing new is written / and ? mean what they do everywhere. */
static bool
search_type(struct app *app, int key)
{
	enum editor_answer answer;

	if ((editor_is_empty(&app->sought) || app->sought_before) && (key == '/' || key == '?'))
		return false;
	give_way(app, key_is_text(key));
	answer = editor_key(&app->sought, key);
	if (answer != EDITOR_NOT_MINE)
		app->sought_before = false;
	return search_written(app, answer);
}

static bool
search_paste(struct app *app, const char *text)
{
	give_way(app, true);
	app->sought_before = false;
	return search_written(app, editor_insert(&app->sought, text));
}

/* clang-format off */
static const struct binding search_bindings[] = {
	{ K_ENTER,     ACT_ENTER,       "Gå dit",   NULL,  false },
	{ K_DOWN,      ACT_DOWN,        "Välj",     "↑ ↓", false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Tillbaka", NULL,  false },
	{ K_UP,        ACT_UP,          NULL,       NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,       NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,       NULL,  false },
	{ K_F1,        ACT_HELP,        "Hjälp",    NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
search_keys(const struct app *app)
{
	(void)app;
	return search_bindings;
}

const struct page page_search = {
	.name = "search",
	.keys = search_keys,
	.draw = search_draw,
	.act = search_act,
	.type = search_type,
	.paste = search_paste,
};
