/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists: moving, shrinking, and scrolling rows of any height into view. */
#include "rodtrad/canvas/list.h"

#include "../check.h"

#include <limits.h>

static int
height_one(const void *of, int row)
{
	(void)of;
	(void)row;
	return 1;
}

static int
height_in(const void *of, int row)
{
	return ((const int *)of)[row];
}

static void
moves_stop_at_the_ends(void)
{
	struct list list = {.count = 5, .picked = -1};

	CHECK(!list_move(&list, 0) && list.picked == -1);
	CHECK(list_move(&list, 3) && list.picked == 0);
	CHECK(list_move(&list, 3) && list.picked == 3);
	CHECK(list_move(&list, INT_MAX) && list.picked == 4);
	CHECK(!list_move(&list, 1) && list.picked == 4);
	CHECK(list_move(&list, INT_MIN) && list.picked == 0);
	list.picked = -1;
	CHECK(list_move(&list, -1) && list.picked == 4);
	list_resize(&list, 0);
	CHECK(list.picked == -1 && !list_move(&list, 1) && list.picked == -1);
}

static void
resizing_keeps_inside(void)
{
	struct list list = {.count = 9, .picked = 8, .first = 6};

	list_resize(&list, 4);
	CHECK(list.count == 4 && list.picked == 3 && list.first == 3);
	list_resize(&list, -3);
	CHECK(list.count == 0 && list.picked == -1 && list.first == 0);
	list_resize(&list, 10);
	CHECK(list.count == 10 && list.picked == -1 && list.first == 0);
}

static int
first_of(int count, int picked, int first, int rows)
{
	struct list list = {.count = count, .picked = picked, .first = first};

	return list_first(&list, rows, height_one, NULL);
}

static void
scrolls_as_little_as_it_can(void)
{
	CHECK(first_of(20, 7, 5, 5) == 5);
	CHECK(first_of(20, 4, 5, 5) == 4);
	CHECK(first_of(20, 10, 5, 5) == 6);
	CHECK(first_of(20, 19, 0, 5) == 15);
	CHECK(first_of(20, -1, 5, 5) == 5);
	CHECK(first_of(20, -1, 18, 5) == 15);
	CHECK(first_of(20, 19, 19, 5) == 15);
	CHECK(first_of(3, 2, 2, 5) == 0);
	CHECK(first_of(0, -1, 0, 5) == 0);
	CHECK(first_of(20, 7, 5, 0) == 5);
	CHECK(first_of(20, 7, 99, 5) == 7);
}

static void
heights_may_differ(void)
{
	static const int heights[] = {1, 3, 2, 1, 9, 2};
	struct list list = {.count = 6, .picked = 3};

	CHECK(list_first(&list, 4, height_in, heights) == 2);
	list.picked = 4;
	CHECK(list_first(&list, 4, height_in, heights) == 4);
	list.picked = 5;
	CHECK(list_first(&list, 4, height_in, heights) == 5);
	CHECK(list_first(&list, 11, height_in, heights) == 4);
	list.picked = -1;
	list.first = 5;
	CHECK(list_first(&list, 18, height_in, heights) == 0);
}

/* Whatever the heights: the picked row is whole, or it is the first. */
static void
picked_is_always_whole(void)
{
	unsigned seed = 1;
	int heights[12];

	for (int round = 0; round < 5000; round++) {
		struct list list = {.count = 12};
		int rows, first, used = 0;

		for (int row = 0; row < 12; row++)
			heights[row] = 1 + (int)((seed = seed * 1103515245u + 12345u) >> 16) % 4;
		list.picked = (int)(seed >> 8) % 12;
		list.first = (int)(seed >> 12) % 12;
		list.picked = list.picked < 0 ? -list.picked : list.picked;
		list.first = list.first < 0 ? -list.first : list.first;
		rows = 1 + (round % 15);
		first = list_first(&list, rows, height_in, heights);
		for (int row = first; row <= list.picked; row++)
			used += heights[row];
		CHECK_ALL(first <= list.picked && (used <= rows || first == list.picked));
	}
}

int
main(void)
{
	moves_stop_at_the_ends();
	resizing_keeps_inside();
	scrolls_as_little_as_it_can();
	heights_may_differ();
	picked_is_always_whole();
	return check_done("canvas/list");
}
