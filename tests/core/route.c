/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The routes of random chains never cross a card, end in their targets' arrows and are unbroken; and some
 * small chains are laid out as one would by hand.
 */
#include "rodtrad/core/route.h"

#include <stdint.h>

#include "../check.h"

#define CARDS 40
#define LINKS 60

static struct route route;

/* ---- following lines ---- */

static bool is_seen[ROUTE_ROWS][ROUTE_COLS];

static void
follow(int row, int col, int weight)
{
	const struct route_cell *cell;

	if (row < 0 || row >= route.rows || col < 0 || col >= route.cols || is_seen[row][col])
		return;
	is_seen[row][col] = true;
	cell = &route.cell[row][col];
	if (cell->up >= weight)
		follow(row - 1, col, weight);
	if (cell->down >= weight)
		follow(row + 1, col, weight);
	if (cell->right >= weight)
		follow(row, col + 1, weight);
	if (cell->left >= weight)
		follow(row, col - 1, weight);
}

/* From a card's side along lines that are at least so heavy. */
static void
follow_from(int row, int col, int weight)
{
	memset(is_seen, 0, sizeof is_seen);
	follow(row, col, weight);
}

static int
right_of(const struct route_plan *plan, int column)
{
	return plan->column[column].col + plan->column[column].cols;
}

static bool
is_marked(int row, int col, enum route_mark mark)
{
	return route.cell[row][col].mark == mark;
}

/* Does one of the marks that say "more" lie on the line that was followed? */
static bool
leaves_view(enum route_seen seen)
{
	int row = seen == ROUTE_HIDDEN_ABOVE ? 0 : route.rows - 1;
	enum route_mark mark = seen == ROUTE_HIDDEN_ABOVE ? ROUTE_MORE_ABOVE : ROUTE_MORE_BELOW;

	for (int col = 0; col < route.cols; col++)
		if (is_seen[row][col] && is_marked(row, col, mark))
			return true;
	return false;
}

static bool
reaches_arrow(const struct route_plan *plan, const struct route_card *from,
	      const struct route_card *to)
{
	bool is_back = from->column == to->column;
	int col = is_back ? right_of(plan, to->column) : plan->column[to->column].col - 1;

	return is_seen[to->row][col] &&
	       is_marked(to->row, col, is_back ? ROUTE_ARROW_LEFT : ROUTE_ARROW_RIGHT);
}

static void
check_link(const struct route_plan *plan, const struct route_link *link)
{
	const struct route_card *from = &plan->card[link->from], *to = &plan->card[link->to];
	bool is_back = from->column == to->column;
	int weight = link->heavy ? ROUTE_HEAVY : ROUTE_LIGHT;

	if (from->seen != ROUTE_SEEN) {
		int col = is_back ? right_of(plan, to->column) : plan->column[to->column].col - 1;

		follow_from(to->row, col, weight);
		CHECK_ALL(leaves_view(from->seen));
		CHECK_ALL(reaches_arrow(plan, from, to));
		return;
	}
	follow_from(is_back ? from->row + from->rows - 1 : from->row, right_of(plan, from->column),
		    weight);
	if (to->seen == ROUTE_SEEN)
		CHECK_ALL(reaches_arrow(plan, from, to));
	else
		CHECK_ALL(leaves_view(to->seen));
}

/* ---- random chains ---- */

static uint32_t seed;

static int
pick(int count)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 10) % (uint32_t)count);
}

static struct route_card card[CARDS];
static struct route_link links[LINKS];

/* Cards from the top of their column with a row between, those that find no room hidden below. */
static void
deal(struct route_plan *plan)
{
	int row[ROUTE_COLUMNS];

	for (int column = 0; column < ROUTE_COLUMNS; column++)
		row[column] = 1 + pick(2);
	plan->cards = 1 + pick(CARDS);
	for (int at = 0; at < plan->cards; at++) {
		int column = at * plan->columns / plan->cards, rows = 1 + pick(4);

		card[at] = (struct route_card){column, row[column], rows, ROUTE_SEEN};
		if (row[column] + rows > plan->rows)
			card[at].seen = ROUTE_HIDDEN_BELOW;
		else if (pick(20) == 0)
			card[at].seen = ROUTE_HIDDEN_ABOVE;
		else
			row[column] += rows + 1;
	}
}

static void
tie(struct route_plan *plan)
{
	int wanted = pick(LINKS + 1);

	plan->links = 0;
	for (int at = 0; at < wanted; at++) {
		int from = pick(plan->cards), to = pick(plan->cards);
		bool known = false;

		for (int other = 0; other < plan->links; other++)
			known |= links[other].from == from && links[other].to == to;
		if (known || from >= to ||
		    (card[from].column == card[to].column &&
		     card[from].column != plan->columns - 1))
			continue;
		links[plan->links++] = (struct route_link){from, to, pick(4) == 0};
	}
}

static void
random_plan(struct route_plan *plan)
{
	int gap = 3 + pick(5), cols = 8 + pick(12);

	memset(plan, 0, sizeof *plan);
	plan->columns = 2 + pick(6);
	plan->rows = 10 + pick(40);
	for (int column = 0; column < plan->columns; column++)
		plan->column[column] = (struct route_column){1 + column * (cols + gap), cols};
	plan->cols = 1 + plan->columns * (cols + gap);
	plan->card = card;
	plan->link = links;
	deal(plan);
	tie(plan);
}

static void
check_cards(const struct route_plan *plan)
{
	for (int at = 0; at < plan->cards; at++) {
		const struct route_column *column = &plan->column[card[at].column];

		for (int row = 0; row < card[at].rows && card[at].seen == ROUTE_SEEN; row++)
			for (int col = 0; col < column->cols; col++) {
				const struct route_cell *cell =
					&route.cell[card[at].row + row][column->col + col];

				CHECK_ALL(!cell->up && !cell->right && !cell->down && !cell->left &&
					  !cell->mark);
			}
	}
}

/* What goes out of a cell comes into the next, but where a card stands. */
static void
check_joints(void)
{
	for (int row = 0; row + 1 < route.rows; row++)
		for (int col = 0; col < route.cols; col++)
			CHECK_ALL(route.cell[row][col].down == route.cell[row + 1][col].up);
}

static bool
is_drawable(const struct route_link *link)
{
	return card[link->from].seen == ROUTE_SEEN || card[link->to].seen == ROUTE_SEEN;
}

static void
test_random(void)
{
	int drawn = 0, light = 0;

	for (uint32_t run = 1; run <= 1500; run++) {
		struct route_plan plan;

		seed = run * 7919u;
		random_plan(&plan);
		route_lay(&plan, &route);
		check_cards(&plan);
		check_joints();
		for (int at = 0; at < plan.links; at++) {
			if (links[at].heavy)
				CHECK_ALL(route.drawn[at] == is_drawable(&links[at]));
			if (!route.drawn[at])
				continue;
			check_link(&plan, &links[at]);
			drawn++;
			light += !links[at].heavy;
		}
	}
	CHECK(drawn > 5000);
	CHECK(light > 1000);
}

/* Where there is a line at all, and how it turns. */
static void
shape_of(unsigned char shape[ROUTE_ROWS][ROUTE_COLS])
{
	for (int row = 0; row < route.rows; row++)
		for (int col = 0; col < route.cols; col++) {
			const struct route_cell *cell = &route.cell[row][col];

			shape[row][col] =
				(unsigned char)((cell->up ? 1 : 0) + (cell->right ? 2 : 0) +
						(cell->down ? 4 : 0) + (cell->left ? 8 : 0) +
						16 * cell->mark);
		}
}

/* A steady plan draws the same lines whichever of them are heavy, and each heavy one unbroken. */
static void
test_steady(void)
{
	static unsigned char light[ROUTE_ROWS][ROUTE_COLS], heavy[ROUTE_ROWS][ROUTE_COLS];
	static bool was_heavy[ROUTE_LINKS], drawn[ROUTE_LINKS];
	int seen = 0;

	for (uint32_t run = 1; run <= 500; run++) {
		struct route_plan plan;

		seed = run * 104729u;
		random_plan(&plan);
		plan.is_steady = true;
		for (int at = 0; at < plan.links; at++) {
			was_heavy[at] = links[at].heavy;
			links[at].heavy = false;
		}
		route_lay(&plan, &route);
		shape_of(light);
		memcpy(drawn, route.drawn, sizeof drawn);
		for (int at = 0; at < plan.links; at++)
			links[at].heavy = was_heavy[at];
		route_lay(&plan, &route);
		shape_of(heavy);
		CHECK_ALL(!memcmp(light, heavy, sizeof light));
		CHECK_ALL(!memcmp(drawn, route.drawn, sizeof drawn));
		for (int at = 0; at < plan.links; at++)
			if (links[at].heavy && drawn[at]) {
				check_link(&plan, &links[at]);
				seen++;
			}
	}
	CHECK(seen > 200);
}

/* ---- small ones, as drawings ---- */

/* A character for each cell: the sum of its sides as a letter would tell nobody anything. */
static const char *
drawing(void)
{
	static const char *const glyphs[16] = {" ", "'", "-", "`", ",", "|", ",", "+",
					       "-", "'", "-", "+", ".", "+", "+", "+"};
	static const char *const marks[] = {"", ">", "<", "^", "v"};
	static char text[4000];

	*text = '\0';
	for (int row = 0; row < route.rows; row++) {
		for (int col = 0; col < route.cols; col++) {
			const struct route_cell *cell = &route.cell[row][col];
			int sides = (cell->up ? 1 : 0) + (cell->right ? 2 : 0) +
				    (cell->down ? 4 : 0) + (cell->left ? 8 : 0);

			strcat(text, cell->mark ? marks[cell->mark] : glyphs[sides]);
		}
		strcat(text, "\n");
	}
	return text;
}

static struct route_plan
plan_of(int rows, const struct route_card *cards, int count, const struct route_link *of, int ties)
{
	struct route_plan plan = {.rows = rows, .cols = 12, .columns = 2};

	plan.column[0] = (struct route_column){0, 2};
	plan.column[1] = (struct route_column){7, 2};
	plan.card = cards;
	plan.cards = count;
	plan.link = of;
	plan.links = ties;
	return plan;
}

static void
test_straight(void)
{
	static const struct route_card cards[] = {{0, 1, 1, ROUTE_SEEN}, {1, 1, 1, ROUTE_SEEN}};
	static const struct route_link of[] = {{0, 1, false}};
	struct route_plan plan = plan_of(3, cards, 2, of, 1);

	route_lay(&plan, &route);
	CHECK_TEXT(drawing(), "            \n"
			      "  ---->     \n"
			      "            \n");
}

/* Two into one: they join, and there is one arrow. */
static void
test_join(void)
{
	static const struct route_card cards[] = {
		{0, 1, 1, ROUTE_SEEN}, {0, 3, 1, ROUTE_SEEN}, {1, 1, 1, ROUTE_SEEN}};
	static const struct route_link of[] = {{0, 2, true}, {1, 2, false}};
	struct route_plan plan = plan_of(4, cards, 3, of, 2);

	route_lay(&plan, &route);
	CHECK_TEXT(drawing(), "            \n"
			      "  --+->     \n"
			      "    |       \n"
			      "  --'       \n");
	CHECK(route.cell[1][4].left == ROUTE_HEAVY && route.cell[1][4].down == ROUTE_LIGHT);
	CHECK(route.cell[3][4].left == ROUTE_LIGHT && route.cell[1][6].left == ROUTE_HEAVY);
}

/* Two that change places: one turns between the rows, so that neither seems to lead where it does not. */
static void
test_swap(void)
{
	static const struct route_card cards[] = {{0, 1, 1, ROUTE_SEEN},
						  {0, 3, 1, ROUTE_SEEN},
						  {1, 1, 1, ROUTE_SEEN},
						  {1, 3, 1, ROUTE_SEEN}};
	static const struct route_link of[] = {{0, 3, false}, {1, 2, false}};
	struct route_plan plan = plan_of(5, cards, 4, of, 2);

	route_lay(&plan, &route);
	CHECK(route.drawn[0] && route.drawn[1]);
	for (int row = 1; row <= 3; row += 2)
		for (int col = 2; col < 7; col++)
			CHECK_ALL(!(route.cell[row][col].up && route.cell[row][col].down));
	CHECK(strchr(drawing(), '+') != NULL);
}

/* Within a column: out of the last row, round, and in at the first. */
static void
test_within(void)
{
	static const struct route_card cards[] = {{1, 1, 2, ROUTE_SEEN}, {1, 4, 2, ROUTE_SEEN}};
	static const struct route_link of[] = {{0, 1, true}};
	struct route_plan plan = plan_of(6, cards, 2, of, 1);

	route_lay(&plan, &route);
	CHECK_TEXT(drawing(), "            \n"
			      "            \n"
			      "         --.\n"
			      "           |\n"
			      "         <-'\n"
			      "            \n");
}

/* Past a column on its free row. */
static void
test_past(void)
{
	static const struct route_card cards[] = {
		{0, 1, 1, ROUTE_SEEN}, {1, 1, 2, ROUTE_SEEN}, {2, 2, 1, ROUTE_SEEN}};
	static const struct route_link of[] = {{0, 2, false}};
	struct route_plan plan = plan_of(4, cards, 3, of, 1);

	plan.columns = 3;
	plan.cols = 14;
	plan.column[2] = (struct route_column){12, 2};
	route_lay(&plan, &route);
	CHECK(route.drawn[0]);
	CHECK(route.cell[0][7].left == ROUTE_LIGHT && route.cell[0][8].right == ROUTE_LIGHT);
	CHECK(is_marked(2, 11, ROUTE_ARROW_RIGHT));
}

/* More than a gutter takes: only the heavy ones. */
static void
test_crowd(void)
{
	static struct route_card cards[2 * (ROUTE_CROWDED + 1)];
	static struct route_link of[ROUTE_CROWDED + 1];
	struct route_plan plan = plan_of(60, cards, 2 * (ROUTE_CROWDED + 1), of, ROUTE_CROWDED);

	for (int at = 0; at <= ROUTE_CROWDED; at++) {
		cards[2 * at] = (struct route_card){0, 1 + 2 * at, 1, ROUTE_SEEN};
		cards[2 * at + 1] = (struct route_card){1, 1 + 2 * at, 1, ROUTE_SEEN};
		of[at] = (struct route_link){2 * at, 2 * at + 1, at == 3};
	}
	route_lay(&plan, &route);
	for (int at = 0; at < plan.links; at++)
		CHECK_ALL(route.drawn[at]);
	plan.links++;
	route_lay(&plan, &route);
	for (int at = 0; at < plan.links; at++)
		CHECK_ALL(route.drawn[at] == (at == 3));
	CHECK(route.drawn[3]);
}

int
main(void)
{
	test_straight();
	test_join();
	test_swap();
	test_within();
	test_past();
	test_crowd();
	test_random();
	test_steady();
	return check_done("core/route");
}
