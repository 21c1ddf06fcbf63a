/* SPDX-License-Identifier: EUPL-1.2 */
/* The arithmetic of lists: what is picked, and what is scrolled into view. */
#include "rodtrad/canvas/list.h"

#include <stdbool.h>

static int
list_clamp(int number, int min, int max)
{
	return number < min ? min : number > max ? max : number;
}

void
list_resize(struct list *list, int count)
{
	int last = count > 0 ? count - 1 : 0;

	list->count = count > 0 ? count : 0;
	list->picked = list_clamp(list->picked, -1, list->count - 1);
	list->first = list_clamp(list->first, 0, last);
}

/* Where the first step goes when nothing is picked: to the end that it comes in from. */
static int
list_enter(const struct list *list, int by)
{
	return by > 0 ? 0 : list->count - 1;
}

/* Steps of more than the whole list reach its end as well, and cannot overflow. */
static int
list_step(const struct list *list, int by)
{
	return list_clamp(list->picked + list_clamp(by, -list->count, list->count), 0,
			  list->count - 1);
}

int
list_move(struct list *list, int by)
{
	int before = list->picked;

	if (list->count == 0 || by == 0)
		return 0;
	list->picked = before < 0 ? list_enter(list, by) : list_step(list, by);
	return list->picked != before;
}

/* ---- scrolling ---- */

/* The heights of the list's rows, for as long as list_first asks for them. */
struct list_rows {
	int count;
	int (*height)(const void *of, int row);
	const void *of;
};

/* The earliest row from which all rows up to `last` are whole in `rows`; `last` itself if it is
 * taller. */
static int
list_earliest(const struct list_rows *all, int last, int rows)
{
	int first = last;
	int left = rows - all->height(all->of, last);

	while (first > 0 && left >= all->height(all->of, first - 1)) {
		first--;
		left -= all->height(all->of, first);
	}
	return first;
}

/* Do the rows from `first` to the end leave some of `rows` empty? */
static bool
list_ends_early(const struct list_rows *all, int first, int rows)
{
	for (int row = first; row < all->count && rows >= 0; row++)
		rows -= all->height(all->of, row);
	return rows > 0;
}

int
list_first(const struct list *list, int rows, int (*height)(const void *of, int row),
	   const void *of)
{
	struct list_rows all = {.count = list->count, .height = height, .of = of};
	int first = list_clamp(list->first, 0, list->count > 0 ? list->count - 1 : 0);

	if (list->count == 0 || rows <= 0)
		return first;
	if (list->picked >= 0) {
		int earliest = list_earliest(&all, list->picked, rows);

		first = list_clamp(first, earliest, list->picked);
	}
	return list_ends_early(&all, first, rows) ? list_earliest(&all, list->count - 1, rows)
						  : first;
}
