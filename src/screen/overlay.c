/* SPDX-License-Identifier: EUPL-1.2 */
/* What overlays have in common. */
#include "overlay.h"

#define FRAME_ROWS 4 /* the bar, the foot line, the overlay's title and its bottom line */
#define FRAME_COLS 6 /* its sides, and the columns at the wall's edges that stay empty */

static bool
is_open(const struct app *app, const struct page *page)
{
	for (int at = 1; at < app->depth; at++)
		if (app->page[at] == page)
			return true;
	return false;
}

void
overlay_open(struct app *app, const struct page *page)
{
	while (is_open(app, page))
		app_close(app);
	if (app->depth == PAGES_DEEP)
		app_close(app);
	app_open(app, page);
}

struct command
overlay_rest(struct command command)
{
	switch (command.action) {
	case ACT_NEXT_STEP:
	case ACT_LAST_STEP:
	case ACT_GO_STEP:
	case ACT_PICK:
	case ACT_PICK_PANE:
	case ACT_SCROLL_UP:
	case ACT_SCROLL_DOWN: return (struct command){ACT_NONE, 0};
	default: return command;
	}
}

int
overlay_cols(const struct app *app, int wanted)
{
	int most = app->cols - FRAME_COLS;

	return wanted < most ? wanted : most;
}

int
overlay_rows(const struct app *app)
{
	return app->rows - FRAME_ROWS;
}

struct command
overlay_writes(struct app *app, struct command command)
{
	if (command.action != ACT_UNDO && command.action != ACT_REDO)
		return overlay_rest(command);
	app_tell(app, "Stäng rutan först, med Esc. Då syns vad som ångras.");
	return (struct command){ACT_NONE, 0};
}

bool
overlay_list(struct list *list, struct command command, int rows)
{
	switch (command.action) {
	case ACT_UP: list_move(list, -1); return true;
	case ACT_DOWN: list_move(list, 1); return true;
	case ACT_HOME: list_move(list, -list->count); return true;
	case ACT_END: list_move(list, list->count); return true;
	case ACT_SCROLL_UP: list_move(list, -rows); return true;
	case ACT_SCROLL_DOWN: list_move(list, rows); return true;
	default: return false;
	}
}
