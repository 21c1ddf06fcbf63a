/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where each card of the chain stands. Cards are as high as their words; when a column has more of them than
 * there are rows it turns its pages by itself. What a line cannot be drawn for is told in words on its card;
 * which those are is found by trying, and does not hang on what is picked.
 */
#include "chain_view.h"

#include <stdio.h>
#include <string.h>

#define WORK_COLUMNS 3
#define CARD_ROWS    5   /* of a card that is not picked */
#define BESIDE_ALL   150 /* columns of the screen from which every stage has a column of its own */
#define TRIES        3

/* ---- columns ---- */

static bool
is_effect_box(const struct view *view, int box)
{
	return stage_is_effect((enum stage)view->app->session.workshop.box[box].stage);
}

static void
add_column(struct view *view, int box)
{
	struct view_column *column = &view->column[view->columns++];

	memset(column, 0, sizeof *column);
	column->boxes = 1;
	column->box[0] = box;
}

/* Side by side, and the effects under each other unless the screen is very wide. */
static void
columns_whole(struct view *view, const int *box, int boxes)
{
	bool stacks = view->app->cols < BESIDE_ALL;

	for (int at = 0; at < boxes; at++) {
		struct view_column *last = view->columns ? &view->column[view->columns - 1] : NULL;
		bool joins = last && stacks && is_effect_box(view, box[at]) &&
			     is_effect_box(view, last->box[0]);

		if (last && (joins || view->columns == ROUTE_COLUMNS))
			last->box[last->boxes++] = box[at];
		else
			add_column(view, box[at]);
	}
}

static int
place_of(const int *box, int boxes, int which)
{
	for (int at = 0; at < boxes; at++)
		if (box[at] == which)
			return at;
	return 0;
}

/* Round the box that is worked on, and further along when what is picked is beyond; but what is being written is
 * always seen. */
static void
columns_work(struct view *view, const int *box, int boxes)
{
	int abreast = app_mode(view->app) == MODE_LARGE ? 1 : WORK_COLUMNS;
	bool writes = view->how->writes >= 0 && !editor_is_empty(&view->app->editor);
	int picked = writes ? -1 : view_picked(view);
	int first = place_of(box, boxes, view->how->middle) - abreast / 2;

	if (first > boxes - abreast)
		first = boxes - abreast;
	if (first < 0)
		first = 0;
	if (picked >= 0) {
		int at = place_of(box, boxes,
				  note_box(app_item(view->app, view->chain.node[picked].item)));

		first = at < first ? at : at >= first + abreast ? at - abreast + 1 : first;
	}
	for (int at = first; at < first + abreast && at < boxes; at++)
		add_column(view, box[at]);
}

/* Gutters have room for some uprights and an arrow; the last one holds links within its column. */
static void
columns_place(struct view *view)
{
	bool wide = view->app->cols >= 100, work = view->how->scope == VIEW_WORK;
	int last = view->columns - 1, gap = work ? (wide ? 7 : 5) : wide ? 5 : 4;
	int edge = last >= 0 && view->column[last].boxes > 1 ? 3 : 0;
	int room = view->pane.cols - gap * last - edge, col = 0;

	for (int at = 0; at <= last; at++) {
		view->column[at].col = col;
		view->column[at].cols = room / view->columns;
		col += view->column[at].cols + gap;
	}
}

static void
columns_of(struct view *view)
{
	int box[WORKSHOP_BOXES];
	int boxes = chain_boxes(&view->app->session.workshop, box);

	view->columns = 0;
	if (view->how->scope == VIEW_WORK)
		columns_work(view, box, boxes);
	else
		columns_whole(view, box, boxes);
	columns_place(view);
}

/* ---- entries ---- */

int
view_picked(const struct view *view)
{
	return chain_node_of(&view->app->session, &view->chain, app_picked(view->app));
}

static int
words_cols(const struct view_column *column)
{
	return column->cols - 2;
}

const char *
view_words(const struct view *view, int node, char words[EDITOR_BYTES])
{
	const struct session *session = &view->app->session;
	const struct item *note = app_item(view->app, view->chain.node[node].item);
	int mark = session_int(session, note, ITEM_MARK, MARK_NONE);
	char code[NOTE_CODE];

	snprintf(words, EDITOR_BYTES, mark == MARK_NONE ? "%s %s" : "%s %s (%s)",
		 note_code(session, note, code), session_text(session, note, ITEM_TEXT),
		 item_fields[ITEM_MARK].choices[mark].label);
	return words;
}

static int
card_rows(const struct view *view, const struct view_column *column, int node)
{
	char words[EDITOR_BYTES];
	int most = node == view_picked(view) ? WRAP_LINES : CARD_ROWS;

	return wrap_rows(view_words(view, node, words), words_cols(column), most);
}

static void
add_entry(struct view *view, struct view_entry entry)
{
	view->entry[view->entries++] = entry;
}

/* `heads`: the boxes of the column have to be told apart. */
static void
entries_of_box(struct view *view, const struct view_column *column, int box, bool heads)
{
	bool is_first = true;

	for (int node = 0; node < view->chain.nodes; node++) {
		if (note_box(app_item(view->app, view->chain.node[node].item)) != box)
			continue;
		add_entry(view, (struct view_entry){
					.node = node,
					.box = box,
					.rows = card_rows(view, column, node),
					.heads = heads && is_first,
				});
		is_first = false;
	}
	if (heads && is_first)
		add_entry(view, (struct view_entry){.node = -1, .box = box, .heads = true});
}

static void
entries_of(struct view *view)
{
	view->entries = 0;
	for (int at = 0; at < view->columns; at++) {
		struct view_column *column = &view->column[at];

		column->first = view->entries;
		for (int box = 0; box < column->boxes; box++)
			entries_of_box(view, column, column->box[box], column->boxes > 1);
		column->until = view->entries;
	}
}

/* The column of a node, -1 when it is not shown. */
static int
column_of(const struct view *view, int node)
{
	for (int at = 0; at < view->columns; at++)
		for (int entry = view->column[at].first; entry < view->column[at].until; entry++)
			if (view->entry[entry].node == node)
				return at;
	return -1;
}

/* ---- what is seen of a column ---- */

int
view_entry_rows(const struct view *view, const struct view_entry *entry)
{
	return 1 + entry->rows + (entry->node >= 0 && view->names[entry->node]);
}

int
view_write_rows(const struct view *view, const struct view_column *column)
{
	for (int at = 0; at < column->boxes; at++)
		if (column->box[at] == view->how->writes) {
			int rows = editor_rows(&view->app->editor, words_cols(column) - 4);

			return 1 + (rows > 3 ? 3 : rows);
		}
	return 0;
}

/* The first entry that is not seen when `from` is the first that is; a row is kept to say that there are more. */
static int
column_hidden(const struct view *view, const struct view_column *column, int from)
{
	int room = view->pane.rows - 1 - view_write_rows(view, column), used = 0, at = from;

	for (; at < column->until; at++) {
		used += view_entry_rows(view, &view->entry[at]);
		if (used + (at < column->until - 1) > room)
			break;
	}
	return at == from && from < column->until ? from + 1 : at;
}

/* The first note of a column that is of the thread that is read. */
static int
column_read(const struct view *view, const struct view_column *column)
{
	const struct note_list *thread = view->how->thread;

	for (int at = column->first; thread && at < column->until; at++)
		for (int note = 0; view->entry[at].node >= 0 && note < thread->count; note++)
			if (thread->item[note] == view->chain.node[view->entry[at].node].item)
				return at;
	return -1;
}

static int
column_note(const struct view *view, const struct view_column *column, struct id note)
{
	for (int at = column->first; at < column->until; at++)
		if (view->entry[at].node >= 0 &&
		    id_same(app_item(view->app, view->chain.node[view->entry[at].node].item)->id,
			    note))
			return at;
	return -1;
}

/* The entry that must be seen: what is picked, else what is read, else where one writes, else what was picked last. */
static int
column_must(const struct view *view, const struct view_column *column)
{
	const struct look_state *state = app_state_of(view->app);
	int must = column_note(view, column, state->picked);

	if (must < 0)
		must = column_read(view, column);
	if (must < 0 && view_picked(view) < 0 && view_write_rows(view, column))
		must = column->until - 1;
	return must < 0 ? column_note(view, column, state->seen[column->box[0]]) : must;
}

/* The first entry of the page that ends before `until`. */
static int
page_before(const struct view *view, const struct view_column *column, int until)
{
	int from = until - 1;

	while (from > column->first && column_hidden(view, column, from - 1) >= until)
		from--;
	return from;
}

/*
 * Page by page, so that the wall stands still for most keys; counted from the end, where one writes, so that the
 * last page is full and going up from there does not turn it at once.
 */
static void
column_scroll(const struct view *view, struct view_column *column)
{
	int must = column_must(view, column), from = column->first;

	if (must >= 0)
		from = page_before(view, column, column->until);
	while (from > column->first && from > must)
		from = page_before(view, column, from);
	column->shown = from;
	column->hidden = column_hidden(view, column, from);
}

/* ---- cards and links for the routes ---- */

/* No line runs through these rows of a column: words stand there. */
static void
cover(struct view *view, int column, int row, int rows)
{
	if (rows > 0 && view->cards < CHAIN_NODES + VIEW_WORDS)
		view->card[view->cards++] = (struct route_card){
			.column = column, .row = row, .rows = rows, .seen = ROUTE_SEEN};
}

static void
cards_of_column(struct view *view, int at)
{
	struct view_column *column = &view->column[at];
	int row = 0;

	column_scroll(view, column);
	for (int entry = column->first; entry < column->until; entry++) {
		const struct view_entry *it = &view->entry[entry];
		struct route_card card = {.column = at, .row = row + 1};

		card.rows = view_entry_rows(view, it) - 1;
		card.seen = entry < column->shown    ? ROUTE_HIDDEN_ABOVE
			    : entry < column->hidden ? ROUTE_SEEN
						     : ROUTE_HIDDEN_BELOW;
		if (card.seen == ROUTE_SEEN) {
			if (it->heads || (entry == column->shown && entry > column->first))
				cover(view, at, row, 1);
			row += card.rows + 1;
		}
		if (it->node >= 0)
			view->card[it->node] = card;
	}
	if (column->hidden < column->until)
		cover(view, at, row++, 1);
	cover(view, at, row + 1, view_write_rows(view, column) - 1);
}

/* Do both ends follow each other in the thread that is read? */
static bool
is_in_thread(const struct view *view, const struct chain_link *link)
{
	const struct note_list *thread = view->how->thread;
	int from = view->chain.node[link->from].item, to = view->chain.node[link->to].item;

	for (int at = 0; at + 1 < thread->count; at++)
		if (thread->item[at] == from && thread->item[at + 1] == to)
			return true;
	return false;
}

/* Of the thread that is read; else of all that hangs together with what is picked. */
static bool
is_heavy(const struct view *view, const struct chain_link *link)
{
	if (view->how->thread)
		return is_in_thread(view, link);
	return (view->before[link->from] && view->before[link->to]) ||
	       (view->after[link->from] && view->after[link->to]);
}

static void
links_of(struct view *view)
{
	bool shown[CHAIN_NODES] = {false};

	for (int node = 0; node < view->chain.nodes; node++)
		shown[node] = column_of(view, node) >= 0;
	view->links = 0;
	for (int at = 0; at < view->chain.links; at++) {
		const struct chain_link *link = &view->chain.link[at];
		int from = link->from, to = link->to;

		if (!shown[from] || !shown[to])
			continue;
		view->chain_link[view->links] = at;
		view->link[view->links++] = (struct route_link){
			.from = from,
			.to = to,
			.heavy = is_heavy(view, link),
		};
	}
}

/* How many of the chain's links are no lines: of all of them, or of the heavy ones. */
static int
undrawn(const struct view *view, bool heavy)
{
	int left = 0;

	for (int at = 0; at < view->links; at++)
		left += view->link[at].heavy && !view->is_drawn[view->chain_link[at]];
	if (heavy)
		return left;
	left = 0;
	for (int at = 0; at < view->chain.links; at++)
		left += !view->is_drawn[at];
	return left;
}

static void
lay_once(struct view *view, bool is_steady)
{
	struct route_plan plan = {
		.rows = view->pane.rows - 1,
		.cols = view->pane.cols,
		.columns = view->columns,
		.card = view->card,
		.link = view->link,
		.is_steady = is_steady,
	};

	view->cards = view->chain.nodes;
	for (int at = 0; at < view->columns; at++) {
		cards_of_column(view, at);
		plan.column[at].col = view->column[at].col;
		plan.column[at].cols = view->column[at].cols;
	}
	links_of(view);
	plan.cards = view->cards;
	plan.links = view->links;
	route_lay(&plan, &view->route);
	memset(view->is_drawn, 0, sizeof view->is_drawn);
	for (int at = 0; at < view->links; at++)
		view->is_drawn[view->chain_link[at]] = view->route.drawn[at];
}

/*
 * Lines run where they do whatever is picked, so that the wall stands still. Cards whose links found no room get a row
 * to say so; that moves other cards, so it is tried again. Only when what is picked cannot be followed by
 * lines alone, its links go first.
 */
static void
lay(struct view *view)
{
	lay_once(view, true);
	for (int tries = 0; tries < TRIES && undrawn(view, false); tries++) {
		bool grew = false;

		for (int at = 0; at < view->chain.links; at++)
			if (!view->is_drawn[at] && !view->names[view->chain.link[at].from])
				grew = view->names[view->chain.link[at].from] = true;
		if (!grew)
			break;
		lay_once(view, true);
	}
	if (undrawn(view, true))
		lay_once(view, false);
}

static void
follow(struct view *view)
{
	int node =
		chain_node_of(&view->app->session, &view->chain,
			      session_item(&view->app->session, app_state_of(view->app)->followed));

	memset(view->before, 0, sizeof view->before);
	memset(view->after, 0, sizeof view->after);
	if (node < 0)
		return;
	chain_reach(&view->chain, node, true, view->before);
	chain_reach(&view->chain, node, false, view->after);
}

void
view_lay(struct view *view, const struct app *app, struct pane pane, const struct view_how *how)
{
	view->app = app;
	view->how = how;
	view->pane = pane;
	memset(view->names, 0, sizeof view->names);
	chain_of(&app->session, &view->chain);
	follow(view);
	for (int node = 0; node < view->chain.nodes; node++)
		view->card[node] = (struct route_card){.column = -1, .seen = ROUTE_HIDDEN_ABOVE};
	columns_of(view);
	entries_of(view);
	lay(view);
}
