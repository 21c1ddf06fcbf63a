/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Links as lines between cards. Each gutter is a channel of its own: all that leads to one card in
 * the gutter is a net with one upright, which its sources join and which ends in one arrow. A link that
 * passes a column comes out of it again on a free row, as if that row were its target and then its source.
 *
 * Every half of every cell has an owner while a gutter is laid out: two nets may cross and may not run
 * together, since that would say that something leads where it does not.
 */
#include "rodtrad/core/route.h"

#include <string.h>

#define NETS     256
#define LEGS     1200
#define VIAS     200
#define LANES    12  /* cells of a gutter that uprights stand in */
#define TOGETHER 100 /* what it costs to run together with another net, beside merely crossing it */

enum side { UP, RIGHT, DOWN, LEFT, SIDES };

/* How a net runs: the upright that its sources join, the row where it turns to the one that its
 * target hangs on; mostly they are the same and it does not turn. */
struct shape {
	int first, turn, last;
};

/* All in one gutter that leads to one card, or that leaves the view on one side. */
struct net {
	int gutter, target;
	int row;       /* where it goes to */
	bool is_edge;  /* its row is the last that is seen: it goes on beyond it */
	bool is_via;   /* it goes on through the next column */
	bool is_back;  /* to a card of the column it came from */
	bool is_heavy; /* some leg of it is */
	int legs, top, bottom;
	int source; /* the row of its only source */
	bool is_laid;
	struct shape shape;
};

/* The part of a link in one gutter. */
struct leg {
	int link, net;
	int row;      /* where it comes from */
	bool is_edge; /* from beyond the last row that is seen */
	bool is_heavy;
};

/* The row that what leads to a card takes through a column. */
struct via {
	int target, column, row;
};

struct work {
	const struct route_plan *plan;
	struct route *route;
	struct net net[NETS];
	struct leg leg[LEGS];
	struct via via[VIAS];
	int nets, legs, vias;
	bool fails[ROUTE_LINKS];
	int gutter; /* whose owners these are: a net's number from 1, a source's row from -1 down */
	short owner[ROUTE_ROWS][LANES][SIDES];
};

/* ---- the gutters ---- */

static int
gutter_col(const struct work *work, int gutter)
{
	return work->plan->column[gutter].col + work->plan->column[gutter].cols;
}

static int
gutter_cols(const struct work *work, int gutter)
{
	int end = gutter + 1 < work->plan->columns ? work->plan->column[gutter + 1].col
						   : work->route->cols;

	return end - gutter_col(work, gutter);
}

/* The cells that an upright can stand in; the arrow has one of its own. */
static void
lanes_of(const struct work *work, const struct net *net, int *first, int *last)
{
	int cols = gutter_cols(work, net->gutter);

	*first = net->is_back;
	*last = net->is_back ? cols - 1 : cols - 2;
	if (*last >= LANES)
		*last = LANES - 1;
}

static const struct route_card *
card_of(const struct work *work, int card)
{
	return &work->plan->card[card];
}

/* ---- rows through columns ---- */

static bool
is_covered(const struct work *work, int column, int row)
{
	for (int at = 0; at < work->plan->cards; at++) {
		const struct route_card *card = card_of(work, at);

		if (card->column == column && card->seen == ROUTE_SEEN && row >= card->row &&
		    row < card->row + card->rows)
			return true;
	}
	return false;
}

static bool
is_taken(const struct work *work, int column, int row)
{
	for (int at = 0; at < work->vias; at++)
		if (work->via[at].column == column && work->via[at].row == row)
			return true;
	return false;
}

/* The free row nearest to the one above the target; -1 when there is none. A heavy line may share one. */
static int
free_row(const struct work *work, int column, int near, bool is_heavy)
{
	int shared = -1;

	for (int away = 0; away < work->route->rows; away++)
		for (int sign = -1; sign <= 1; sign += 2) {
			int row = near + sign * away;

			if (row < 0 || row >= work->route->rows || is_covered(work, column, row))
				continue;
			if (!is_taken(work, column, row))
				return row;
			if (shared < 0)
				shared = row;
		}
	return is_heavy ? shared : -1;
}

/* The row through a column of what leads to a card; -1 when there is none for it. */
static int
via_row(struct work *work, int target, int column, bool is_heavy)
{
	int row;

	for (int at = 0; at < work->vias; at++)
		if (work->via[at].target == target && work->via[at].column == column)
			return work->via[at].row;
	row = free_row(work, column, card_of(work, target)->row - 1, is_heavy);
	if (row < 0 || work->vias == VIAS)
		return -1;
	work->via[work->vias++] = (struct via){target, column, row};
	return row;
}

/* ---- links as legs of nets ---- */

/* Does the link have the choice of ways, and always find one? */
static bool
goes_first(const struct work *work, int link)
{
	return work->plan->link[link].heavy && !work->plan->is_steady;
}

static int
net_named(struct work *work, const struct net *like)
{
	for (int at = 0; at < work->nets; at++) {
		const struct net *net = &work->net[at];

		if (net->gutter == like->gutter && net->target == like->target &&
		    net->row == like->row && net->is_back == like->is_back)
			return at;
	}
	if (work->nets == NETS)
		return -1;
	work->net[work->nets] = *like;
	work->net[work->nets].top = work->net[work->nets].bottom = like->row;
	return work->nets++;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

static void
add_leg(struct work *work, int link, const struct net *like, int row, bool is_edge)
{
	bool is_heavy = goes_first(work, link);
	int at = net_named(work, like);
	struct net *net;

	if (at < 0 || work->legs == LEGS) {
		work->fails[link] = true;
		return;
	}
	net = &work->net[at];
	net->is_heavy |= is_heavy;
	net->legs++;
	net->top = least(net->top, row);
	net->bottom = most(net->bottom, row);
	net->source = row;
	work->leg[work->legs++] = (struct leg){link, at, row, is_edge, is_heavy};
}

/* The last row that is seen in the direction of a hidden card. */
static int
edge_row(const struct work *work, const struct route_card *card)
{
	return card->seen == ROUTE_HIDDEN_ABOVE ? 0 : work->route->rows - 1;
}

/* A link goes out of the first row of its card; within a column out of the last, since the arrow into
 * the card stands at its first. */
static int
exit_row(const struct route_card *from, bool is_back)
{
	return is_back ? from->row + from->rows - 1 : from->row;
}

/* From or to a card that is scrolled away there is one leg alone, beside the card that is seen. */
static void
add_hidden(struct work *work, int link, const struct route_card *from, const struct route_card *to)
{
	bool is_back = from->column == to->column;
	struct net net = {.is_back = is_back};

	if (from->seen != ROUTE_SEEN) {
		net.gutter = is_back ? to->column : to->column - 1;
		net.target = work->plan->link[link].to;
		net.row = to->row;
		add_leg(work, link, &net, edge_row(work, from), true);
		return;
	}
	net.gutter = from->column;
	net.target = -1;
	net.row = edge_row(work, to);
	net.is_edge = true;
	add_leg(work, link, &net, exit_row(from, is_back), false);
}

static void
add_seen(struct work *work, int link, const struct route_card *from, const struct route_card *to)
{
	bool is_heavy = goes_first(work, link), is_back = from->column == to->column;
	int target = work->plan->link[link].to, row = exit_row(from, is_back);

	for (int gutter = from->column; gutter < to->column || is_back; gutter++) {
		bool is_via = gutter + 1 < to->column;
		int next = is_via ? via_row(work, target, gutter + 1, is_heavy) : to->row;
		struct net net = {.gutter = gutter,
				  .target = target,
				  .row = next,
				  .is_via = is_via,
				  .is_back = is_back};

		if (next < 0) {
			work->fails[link] = true;
			return;
		}
		add_leg(work, link, &net, row, false);
		row = next;
		if (is_back)
			return;
	}
}

static void
add_link(struct work *work, int link)
{
	const struct route_card *from = card_of(work, work->plan->link[link].from);
	const struct route_card *to = card_of(work, work->plan->link[link].to);

	if (from->column > to->column || (from->seen != ROUTE_SEEN && to->seen != ROUTE_SEEN))
		work->fails[link] = true;
	else if (from->seen == ROUTE_SEEN && to->seen == ROUTE_SEEN)
		add_seen(work, link, from, to);
	else
		add_hidden(work, link, from, to);
}

/* How many links pass a gutter. */
static int
traffic(const struct work *work, int gutter)
{
	int links = 0;

	for (int at = 0; at < work->plan->links; at++) {
		int from = card_of(work, work->plan->link[at].from)->column;
		int to = card_of(work, work->plan->link[at].to)->column;

		links += from == to ? from == gutter : from <= gutter && gutter < to;
	}
	return links;
}

/* Does a light link stay out, because there would be too many? */
static bool
is_left_out(const struct work *work, int link, const bool crowded[ROUTE_COLUMNS])
{
	int from = card_of(work, work->plan->link[link].from)->column;
	int to = card_of(work, work->plan->link[link].to)->column;

	if (goes_first(work, link))
		return false;
	for (int gutter = from; gutter <= to; gutter++)
		if ((gutter < to || from == to) && crowded[gutter])
			return true;
	return false;
}

/* Heavy links come first, so that they have the rows and the room. */
static void
add_links(struct work *work)
{
	bool crowded[ROUTE_COLUMNS];
	int links = least(work->plan->links, ROUTE_LINKS);

	for (int gutter = 0; gutter < work->plan->columns; gutter++)
		crowded[gutter] = !work->plan->draws_all && traffic(work, gutter) > ROUTE_CROWDED;
	for (int link = 0; link < links; link++)
		if (goes_first(work, link))
			add_link(work, link);
	for (int link = 0; link < links; link++)
		if (is_left_out(work, link, crowded))
			work->fails[link] = true;
		else if (!goes_first(work, link))
			add_link(work, link);
}

/* ---- strokes ---- */

/* What is done with half a cell: `who` is an owner or a weight. Returns what it costs. */
typedef int touch(struct work *work, int row, int cell, enum side side, int who);

static int
touch_test(struct work *work, int row, int cell, enum side side, int who)
{
	const short *owner;
	int across = side == UP || side == DOWN ? LEFT : UP;

	if (cell >= LANES)
		return 0;
	owner = work->owner[row][cell];
	if (owner[side] && owner[side] != who)
		return TOGETHER;
	return owner[across] && owner[across] != who;
}

static int
touch_own(struct work *work, int row, int cell, enum side side, int who)
{
	if (cell < LANES && !work->owner[row][cell][side])
		work->owner[row][cell][side] = (short)who;
	return 0;
}

static void
draw_half(struct route *route, int row, int col, enum side side, int weight)
{
	struct route_cell *cell;
	unsigned char *half;

	if (row < 0 || row >= route->rows || col < 0 || col >= route->cols)
		return;
	cell = &route->cell[row][col];
	half = side == UP      ? &cell->up
	       : side == RIGHT ? &cell->right
	       : side == DOWN  ? &cell->down
			       : &cell->left;
	*half = (unsigned char)most(*half, weight);
}

static int
touch_draw(struct work *work, int row, int cell, enum side side, int who)
{
	draw_half(work->route, row, gutter_col(work, work->gutter) + cell, side, who);
	return 0;
}

/* A level stroke between two cells. */
static int
level(struct work *work, touch *does, int row, int from, int to, int who)
{
	int cost = 0;

	for (int cell = least(from, to); cell < most(from, to); cell++)
		cost += does(work, row, cell, RIGHT, who) + does(work, row, cell + 1, LEFT, who);
	return cost;
}

static int
upright(struct work *work, touch *does, int cell, int from, int to, int who)
{
	int cost = 0;

	for (int row = least(from, to); row < most(from, to); row++)
		cost += does(work, row, cell, DOWN, who) + does(work, row + 1, cell, UP, who);
	return cost;
}

/* Into the card, into the next column, or nowhere when the card is not seen. */
static int
last_stroke(struct work *work, touch *does, const struct net *net, struct shape shape, int who)
{
	int end = gutter_cols(work, net->gutter) - 1, cost;

	if (net->is_edge)
		return 0;
	if (net->is_back)
		return level(work, does, net->row, 0, shape.last, who);
	cost = level(work, does, net->row, shape.last, end, who);
	if (net->is_via)
		cost += does(work, net->row, end, RIGHT, who);
	return cost;
}

/* The whole way of a leg through its gutter. What belongs to its source alone is the source's, so that all
 * that comes out of one card may run together. `weight` 0: owners are meant. */
static int
trace(struct work *work, touch *does, const struct leg *leg, struct shape shape, int weight)
{
	const struct net *net = &work->net[leg->net];
	int source = weight ? weight : -(leg->row + 1);
	int own = weight ? weight : net->legs == 1 && !leg->is_edge ? source : leg->net + 1;
	int cost = 0;

	if (!leg->is_edge) {
		cost += does(work, leg->row, 0, LEFT, source);
		cost += level(work, does, leg->row, 0, shape.first, source);
	}
	cost += upright(work, does, shape.first, leg->row, shape.turn, own);
	cost += level(work, does, shape.turn, shape.first, shape.last, own);
	cost += upright(work, does, shape.last, shape.turn, net->row, own);
	return cost + last_stroke(work, does, net, shape, weight ? weight : leg->net + 1);
}

/* ---- shapes ---- */

/* What it costs to give a net this shape. Only heavy legs count when it has some: light ones join. */
static int
shape_cost(struct work *work, int net, struct shape shape)
{
	int cost = 0;

	for (int at = 0; at < work->legs; at++)
		if (work->leg[at].net == net && work->leg[at].is_heavy == work->net[net].is_heavy)
			cost += trace(work, touch_test, &work->leg[at], shape, 0);
	return cost;
}

/* The best shape so far, and its cost. */
struct best {
	struct shape shape;
	int cost; /* -1: none yet */
};

static void
try_shape(struct work *work, int net, struct shape shape, struct best *best)
{
	int cost;

	if (best->cost == 0)
		return;
	cost = shape_cost(work, net, shape);
	if (best->cost < 0 || cost < best->cost)
		*best = (struct best){shape, cost};
}

/* Straight uprights, from the middle of the gutter outwards. */
static void
try_uprights(struct work *work, int at, struct best *best)
{
	const struct net *net = &work->net[at];
	int first, last, middle;

	lanes_of(work, net, &first, &last);
	middle = (first + last + 1) / 2;
	for (int away = 0; away <= last - first + 1; away++)
		for (int sign = -1; sign <= 1; sign += 2) {
			int lane = middle + sign * away;

			if (lane >= first && lane <= last && (away || sign < 0))
				try_shape(work, at, (struct shape){lane, net->row, lane}, best);
		}
}

/* When two cards change places, one of their links has to turn on a row between. */
static void
try_turns(struct work *work, int at, struct best *best)
{
	const struct net *net = &work->net[at];
	int from, to;

	lanes_of(work, net, &from, &to);
	for (int turn = net->top; turn <= net->bottom; turn++)
		for (int first = from; first <= to; first++)
			for (int last = from; last <= to; last++)
				if (first != last)
					try_shape(work, at, (struct shape){first, turn, last},
						  best);
}

/* Each leg takes its way; a light one that would run together with something else stays out. */
static void
own_legs(struct work *work, int net)
{
	for (int heavy = 1; heavy >= 0; heavy--)
		for (int at = 0; at < work->legs; at++) {
			const struct leg *leg = &work->leg[at];
			struct shape shape = work->net[net].shape;

			if (leg->net != net || leg->is_heavy != (heavy == 1))
				continue;
			if (!heavy && trace(work, touch_test, leg, shape, 0) >= TOGETHER)
				work->fails[leg->link] = true;
			else
				trace(work, touch_own, leg, shape, 0);
		}
}

static void
fail_legs(struct work *work, int net)
{
	for (int at = 0; at < work->legs; at++)
		if (work->leg[at].net == net)
			work->fails[work->leg[at].link] = true;
}

static void
lay_net(struct work *work, int net)
{
	struct best best = {.cost = -1};

	work->net[net].is_laid = true;
	try_uprights(work, net, &best);
	if (best.cost >= TOGETHER)
		try_turns(work, net, &best);
	work->net[net].shape = best.shape;
	if (best.cost < 0)
		fail_legs(work, net);
	else
		own_legs(work, net);
}

/* Heavy ones first, and of these the shortest, which have the least choice. */
static bool
goes_before(const struct net *a, const struct net *b)
{
	if (a->is_heavy != b->is_heavy)
		return a->is_heavy;
	return a->bottom - a->top < b->bottom - b->top;
}

static int
next_net(const struct work *work)
{
	int next = -1;

	for (int at = 0; at < work->nets; at++)
		if (work->net[at].gutter == work->gutter && !work->net[at].is_laid &&
		    (next < 0 || goes_before(&work->net[at], &work->net[next])))
			next = at;
	return next;
}

static void
lay_gutter(struct work *work, int gutter)
{
	work->gutter = gutter;
	memset(work->owner, 0, sizeof work->owner);
	for (int net = next_net(work); net >= 0; net = next_net(work))
		lay_net(work, net);
}

/* ---- drawing ---- */

static void
mark(struct work *work, int row, int cell, enum route_mark mark)
{
	int col = gutter_col(work, work->gutter) + cell;

	if (row >= 0 && row < work->route->rows && col >= 0 && col < work->route->cols)
		work->route->cell[row][col].mark = (unsigned char)mark;
}

static void
mark_edge(struct work *work, int row, int cell)
{
	mark(work, row, cell, row == 0 ? ROUTE_MORE_ABOVE : ROUTE_MORE_BELOW);
}

/* The line through the column that a leg comes out in. */
static void
draw_via(struct work *work, const struct net *net, int weight)
{
	const struct route_column *column = &work->plan->column[net->gutter + 1];

	for (int col = column->col; col < column->col + column->cols; col++) {
		draw_half(work->route, net->row, col, LEFT, weight);
		draw_half(work->route, net->row, col, RIGHT, weight);
	}
}

static void
draw_leg(struct work *work, const struct leg *leg)
{
	const struct net *net = &work->net[leg->net];
	int weight = work->plan->link[leg->link].heavy ? ROUTE_HEAVY : ROUTE_LIGHT;

	work->gutter = net->gutter;
	trace(work, touch_draw, leg, net->shape, weight);
	if (net->is_via)
		draw_via(work, net, weight);
	if (leg->is_edge)
		mark_edge(work, leg->row, net->shape.first);
	if (net->is_edge)
		mark_edge(work, net->row, net->shape.last);
	else if (net->is_back)
		mark(work, net->row, 0, ROUTE_ARROW_LEFT);
	else if (!net->is_via)
		mark(work, net->row, gutter_cols(work, net->gutter) - 1, ROUTE_ARROW_RIGHT);
}

void
route_lay(const struct route_plan *plan, struct route *route)
{
	struct work work;

	memset(&work, 0, sizeof work);
	memset(route, 0, sizeof *route);
	work.plan = plan;
	work.route = route;
	route->rows = least(plan->rows, ROUTE_ROWS);
	route->cols = least(plan->cols, ROUTE_COLS);
	add_links(&work);
	for (int gutter = 0; gutter < plan->columns; gutter++)
		lay_gutter(&work, gutter);
	for (int at = 0; at < work.legs; at++)
		if (!work.fails[work.leg[at].link])
			draw_leg(&work, &work.leg[at]);
	for (int link = 0; link < least(plan->links, ROUTE_LINKS); link++)
		route->drawn[link] = !work.fails[link];
}
