/* SPDX-License-Identifier: EUPL-1.2 */
/* Which row is picked and which is first on the screen, in a list whose rows may differ in
 * height. A value; the rows themselves are the page's. */
#ifndef RODTRAD_CANVAS_LIST_H
#define RODTRAD_CANVAS_LIST_H

/* `picked` is -1 when nothing is. */
struct list {
	int count, picked, first;
};

/* There are so many rows now; what is picked and shown is kept inside them. */
void list_resize(struct list *list, int count);

/* Up or down by so many, stopping at the ends; from nothing, down picks the first and up the
 * last. Returns whether it moved. */
int list_move(struct list *list, int by);

/*
 * The first row to draw so that `picked` is whole in `rows` rows of the screen, moving as
 * little as possible from `first`: `height(of, row)` is asked only near the picked row. Nothing
 * picked: `first`, if the end is then filled. Pure: give the answer to list->first in an act,
 * or use it as it is in a draw.
 */
int list_first(const struct list *list, int rows, int (*height)(const void *of, int row),
	       const void *of);

#endif
