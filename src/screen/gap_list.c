/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All that is missing in the chain, as a list that can be opened from anywhere; or that which keeps the session from
 * being klarmarkerad. Enter begins to mend the picked one.
 */
#include "overlay.h"
#include "repair.h"

#include <stdio.h>

#define CONTENT_COLS 74
#define LIST_PAGE    5
#define LEAD_COLS    6 /* the mark, and the rule's gap */

/* What heights and drawing are counted from. */
struct gap_rows {
	const struct app *app;
	struct gap gap[CHAIN_GAPS];
	int gaps, cols;
};

static void
rows_of(const struct app *app, struct gap_rows *rows)
{
	bool sealing = app->gaps_sealing;
	int kept = 0;

	rows->app = app;
	rows->gaps = chain_gaps(&app->session, &app->catalog, sealing, rows->gap);
	for (int at = 0; at < rows->gaps; at++)
		if (!sealing || rows->gap[at].level == GAP_HARD)
			rows->gap[kept++] = rows->gap[at];
	rows->gaps = kept;
}

static int
row_height(const void *of, int row)
{
	const struct gap_rows *rows = of;
	char room[400];
	struct buf text = BUF_OVER(room);
	int height;

	chain_say_gap(&text, &rows->app->session, &rows->gap[row]);
	height = wrap_rows(buf_text(&text), rows->cols - LEAD_COLS - 1, WRAP_LINES);
	buf_free(&text);
	return height;
}

/* ---- drawing ---- */

static void
draw_row(const struct gap_rows *rows, struct pane pane, int row)
{
	const struct gap *gap = &rows->gap[row];
	bool picked = row == rows->app->gap_list.picked;
	enum style style = picked ? STYLE_HERE : STYLE_CARD;
	char room[400];
	struct buf text = BUF_OVER(room);

	if (picked) {
		pane_fill(pane, STYLE_HERE);
		pane_cursor(pane, 0, LEAD_COLS, false);
	}
	pane_text(pane, 0, 1, picked ? STYLE_HERE : STYLE_WARN,
		  picked                   ? " ▶ "
		  : gap->level == GAP_HARD ? " ! "
					   : " ? ");
	chain_say_gap(&text, &rows->app->session, gap);
	pane_wrapped(pane_part(pane, 0, LEAD_COLS, pane.rows, pane.cols - LEAD_COLS - 1), style,
		     buf_text(&text));
	pane_spot(pane, ACT_PICK, row);
	buf_free(&text);
}

static void
draw_rows(const struct gap_rows *rows, struct pane pane)
{
	struct list list = rows->app->gap_list;

	list_resize(&list, rows->gaps);
	for (int row = list_first(&list, pane.rows, row_height, rows);
	     row < rows->gaps && pane.rows; row++)
		draw_row(rows, pane_cut_top(&pane, row_height(rows, row)), row);
}

static void
gap_list_draw(const struct app *app, struct pane pane)
{
	struct gap_rows rows = {.cols = overlay_cols(app, CONTENT_COLS)};
	int most = overlay_rows(app) - 2, height = 0;
	struct pane inside;

	rows_of(app, &rows);
	for (int row = 0; row < rows.gaps && height < most; row++)
		height += row_height(&rows, row);
	height = height > most ? most : height < 1 ? 1 : height;
	inside = frame_overlay(pane, height + 2, rows.cols,
			       app->gaps_sealing ? "Det här behövs innan ni klarmarkerar"
						 : "Luckor i kedjan");
	pane_cut_top(&inside, 1);
	if (rows.gaps)
		draw_rows(&rows, pane_cut_top(&inside, height));
	else
		pane_text(inside, 0, 2, STYLE_CARD,
			  app->gaps_sealing ? "Inget. Klarmarkera går bra nu."
					    : "Inga luckor: tråden håller hela vägen.");
	frame_toast(app, pane);
}

/* ---- acting ---- */

static void
mend(struct app *app, int row)
{
	struct gap_rows rows;

	rows_of(app, &rows);
	if (row < 0 || row >= rows.gaps)
		return;
	app_close(app);
	repair_gap(app, &rows.gap[row]);
}

static struct command
gap_list_act(struct app *app, struct command command)
{
	struct gap_rows rows;

	rows_of(app, &rows);
	list_resize(&app->gap_list, rows.gaps);
	if (overlay_list(&app->gap_list, command, LIST_PAGE))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: mend(app, app->gap_list.picked); break;
	case ACT_PICK: mend(app, command.arg); break;
	case ACT_GAPS: app_close(app); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding gap_list_bindings[] = {
	{ K_DOWN,      ACT_DOWN,        "Välj",        "↑ ↓", false },
	{ K_UP,        ACT_UP,          NULL,          NULL,  false },
	{ K_ENTER,     ACT_ENTER,       "Laga luckan", NULL,  false },
	{ K_HOME,      ACT_HOME,        NULL,          NULL,  false },
	{ K_END,       ACT_END,         NULL,          NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,          NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,          NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng",       NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
gap_list_keys(const struct app *app)
{
	(void)app;
	return gap_list_bindings;
}

void
gap_list_enter(struct app *app, bool sealing)
{
	if (!outcome_is_chained(&app->session)) {
		app_tell(app, "Den här workshopen har ingen effektkedja.");
		return;
	}
	app->gaps_sealing = sealing;
	app->gap_list = (struct list){1, 0, 0};
	overlay_open(app, &page_gap_list);
}

const struct page page_gap_list = {
	.name = "gap-list",
	.is_overlay = true,
	.keys = gap_list_keys,
	.draw = gap_list_draw,
	.act = gap_list_act,
};
