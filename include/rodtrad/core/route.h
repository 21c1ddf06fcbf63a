/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where the links of a chain run between its cards: a grid of line weights, so that a screen can draw
 * it in characters and a report in ink. Pure, and of a fixed size.
 */
#ifndef RODTRAD_CORE_ROUTE_H
#define RODTRAD_CORE_ROUTE_H

#include <stdbool.h>

#define ROUTE_ROWS    100
#define ROUTE_COLS    240
#define ROUTE_COLUMNS 8
#define ROUTE_LINKS   400
#define ROUTE_CROWDED 12 /* links in a gutter: with more of them only heavy ones are drawn there */

/* As the weights of lines that can be drawn (canvas/lines.h has the same values). */
enum route_weight { ROUTE_NONE, ROUTE_LIGHT, ROUTE_HEAVY };

/* What stands in a cell instead of its lines. */
enum route_mark {
	ROUTE_LINE,
	ROUTE_ARROW_RIGHT, /* into the card to the right */
	ROUTE_ARROW_LEFT,  /* into the card to the left: a link within a column */
	ROUTE_MORE_ABOVE,  /* the line's other end is scrolled away */
	ROUTE_MORE_BELOW,
};

/* Weights towards each side, as bytes since there are many. */
struct route_cell {
	unsigned char up, right, down, left, mark;
};

/* Columns from left to right; what is between two of them, and right of the last, is a gutter. */
struct route_column {
	int col, cols;
};

enum route_seen { ROUTE_SEEN, ROUTE_HIDDEN_ABOVE, ROUTE_HIDDEN_BELOW };

/* A card in a column; where it stands, if it is seen. Each column has a row without cards. */
struct route_card {
	int column, row, rows;
	enum route_seen seen;
};

/* Between cards, towards a later column or further down in the same one. */
struct route_link {
	int from, to;
	bool heavy;
};

/* What is to be drawn. What lies outside the bounds above is left out. */
struct route_plan {
	int rows, cols;
	int columns;
	struct route_column column[ROUTE_COLUMNS];
	const struct route_card *card;
	int cards;
	const struct route_link *link;
	int links;
	bool is_steady; /* every line runs where it would if none were heavy: then a heavy one may find no room, too */
	bool draws_all; /* light links are drawn in a crowded gutter too: ink is finer than characters */
};

struct route {
	int rows, cols;
	struct route_cell cell[ROUTE_ROWS][ROUTE_COLS];
	bool drawn
		[ROUTE_LINKS]; /* the links that found room; a heavy one does, unless the plan is steady */
};

/*
 * Lays the links out. A line never crosses a card; one arrow stands before each card that a drawn link leads to; a
 * link that passes columns runs along a free row in them, that above its target if it can. Lines of
 * different links cross and do not run together, but where they share an end, or are heavy.
 */
void route_lay(const struct route_plan *plan, struct route *route);

#endif
