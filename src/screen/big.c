/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One note that fills the wall, for reading aloud and summing up. ← and → go through the notes of
 * its box.
 */
#include "overlay.h"

#include <stdio.h>

#include "rodtrad/canvas/letters.h"

/* Its place among the notes of its box; -1 when it is none of them. */
static int
place_in_box(const struct app *app, const struct item *note, struct note_list *list)
{
	list->count = 0;
	if (note->kind != KIND_NOTE || note_box(note) < 0)
		return -1;
	note_list_box(&app->session, note_box(note), list);
	return app_place(app, list, note->id);
}

/* ---- drawing ---- */

static void
draw_band(const struct app *app, struct pane row, const struct item *note)
{
	const struct box *box = &app->session.workshop.box[note_box(note)];
	struct note_list list;
	int at = place_in_box(app, note, &list);
	char room[160];
	struct buf one = BUF_OVER(room);
	char code[NOTE_CODE], count[40];
	int col;

	text_upper(&one, box->one);
	snprintf(count, sizeof count, "lapp %d av %d", at + 1, list.count);
	col = pane_textf(row, 0, 0, style_box(STYLE_BAND_1, note_box(note)), " %s ", box->glyph);
	pane_textf(row, 0, col + 1, STYLE_BOLD, "%s  %s", buf_text(&one),
		   note_code(&app->session, note, code));
	pane_text_right(row, 0, STYLE_FAINT, count);
	buf_free(&one);
}

/* As large as it can be; plainly, in the middle, when no lettering has room for it. */
static void
draw_text(const struct app *app, struct pane pane, const char *text)
{
	int rows;

	if (app->full_glyphs && letters_draw(pane, STYLE_BIG, text, false))
		return;
	rows = wrap_rows(text, pane.cols, WRAP_LINES);
	pane_wrapped(pane_centre(pane, rows, pane.cols), STYLE_BOLD, text);
}

static void
big_draw(const struct app *app, struct pane pane)
{
	const struct item *item = app_picked(app);
	struct pane body;

	pane_fill(pane, STYLE_PLAIN);
	body = frame_session(app, pane);
	body = pane_part(body, 0, 3, body.rows, body.cols - 6);
	if (!item) {
		pane_text(body, 1, 0, STYLE_PLAIN, "Lappen är inte kvar på tavlan.");
	} else {
		if (item->kind == KIND_NOTE && note_box(item) >= 0)
			draw_band(app, pane_cut_top(&body, 1), item);
		pane_cut_top(&body, 1);
		draw_text(app, body, session_text(&app->session, item, ITEM_TEXT));
	}
	frame_toast(app, pane);
}

/* ---- acting ---- */

void
big_enter(struct app *app)
{
	if (!app_picked(app)) {
		app_tell(app, "Välj en lapp först.");
		return;
	}
	overlay_open(app, &page_big);
}

static void
big_turn(struct app *app, int by)
{
	const struct item *item = app_picked(app);
	struct note_list list;
	int at = item ? place_in_box(app, item, &list) : -1;

	if (at >= 0 && at + by >= 0 && at + by < list.count)
		app_pick(app, app_item(app, list.item[at + by])->id);
}

static void
big_edit(struct app *app)
{
	const struct item *item = app_picked(app);

	if (item && item->kind == KIND_NOTE)
		app_ask(app, ASK_EDIT, item->id, session_text(&app->session, item, ITEM_TEXT));
}

static struct command
big_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_LEFT:
	case ACT_UP:
	case ACT_SCROLL_UP: big_turn(app, -1); break;
	case ACT_RIGHT:
	case ACT_DOWN:
	case ACT_SCROLL_DOWN: big_turn(app, 1); break;
	case ACT_ENTER:
	case ACT_EDIT: big_edit(app); break;
	case ACT_ENLARGE: app_close(app); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding big_bindings[] = {
	{ K_RIGHT,     ACT_RIGHT,       "Bläddra",              "← →", false },
	{ K_LEFT,      ACT_LEFT,        NULL,                   NULL,  false },
	{ K_UP,        ACT_UP,          NULL,                   NULL,  false },
	{ K_DOWN,      ACT_DOWN,        NULL,                   NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,                   NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,                   NULL,  false },
	{ K_CTRL('b'), ACT_SCROLL_UP,   NULL,                   NULL,  false },
	{ K_CTRL('f'), ACT_SCROLL_DOWN, NULL,                   NULL,  false },
	{ K_ENTER,     ACT_ENTER,       "Ändra",                NULL,  false },
	{ K_F2,        ACT_EDIT,        NULL,                   NULL,  false },
	{ K_F3,        ACT_ENLARGE,     "Tillbaka till tavlan", NULL,  false },
	{ K_F1,        ACT_HELP,        "Hjälp",                NULL,  true },
	{ 0 }
};
/* clang-format on */

static const struct binding *
big_keys(const struct app *app)
{
	(void)app;
	return big_bindings;
}

const struct page page_big = {
	.name = "big",
	.is_overlay = true,
	.keys = big_keys,
	.draw = big_draw,
	.act = big_act,
};
