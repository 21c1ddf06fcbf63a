/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hämta: what the room has already said, here or in an earlier workshop, and what the documents
 * say, to be taken into the chain one by one. What has been taken stays in the list and says what
 * it is called now.
 */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 92
#define LEAST_ROWS   3
#define LIST_PAGE    5 /* offers that PgDn goes past */
#define CODE_COLS    7
#define TEXT_ROWS    3

/* What heights and drawing are counted from. */
struct shelf {
	const struct app *app;
	int cols;
};

/* ---- drawing ---- */

static int
whence_cols(const struct shelf *shelf)
{
	return shelf->cols < 70 ? 14 : 18;
}

static int
text_room(const struct shelf *shelf)
{
	return shelf->cols - CODE_COLS - whence_cols(shelf) - 5;
}

/* The first of its source, over which the heading stands. */
static bool
is_first(const struct material *material, int row)
{
	return !row || strcmp(material->item[row - 1].source, material->item[row].source) != 0;
}

static int
text_rows(const struct shelf *shelf, int row)
{
	bool picked = row == shelf->app->material_list.picked;

	return wrap_rows(shelf->app->material.item[row].text, text_room(shelf),
			 picked ? WRAP_LINES : TEXT_ROWS);
}

/* A heading has a row of air before it, but for the first. */
static int
heading_rows(const struct shelf *shelf, int row)
{
	return !is_first(&shelf->app->material, row) ? 0 : row ? 2 : 1;
}

static int
row_height(const void *of, int row)
{
	const struct shelf *shelf = of;

	return heading_rows(shelf, row) + text_rows(shelf, row);
}

static void
draw_heading(const struct shelf *shelf, struct pane rows, int row)
{
	int heading = heading_rows(shelf, row);

	if (heading)
		pane_text(rows, heading - 1, 2, STYLE_CARD_THREAD,
			  shelf->app->material.item[row].source);
}

/* A box to fill; when it is filled, what the note is called that it became. */
static void
draw_taken(const struct app *app, struct pane rows, const struct item *taken, enum style style)
{
	struct pane cell = pane_part(rows, 0, 2, 1, CODE_COLS - 1);
	char code[NOTE_CODE];

	if (taken)
		pane_textf(cell, 0, 0, style, "■ %s", note_code(&app->session, taken, code));
	else
		pane_text(cell, 0, 0, style, "□");
}

static void
draw_offer(const struct shelf *shelf, struct pane rows, int row)
{
	const struct app *app = shelf->app;
	const struct material_offer *offer = &app->material.item[row];
	const struct item *taken = material_taken(&app->session, offer);
	bool picked = row == app->material_list.picked;
	enum style style = picked ? STYLE_HERE : taken ? STYLE_CARD_FAINT : STYLE_CARD;
	int room = text_room(shelf), whence = whence_cols(shelf);
	struct wrap wrap;

	if (picked) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, 2, false);
	}
	draw_taken(app, rows, taken, picked ? STYLE_HERE : STYLE_CARD_BOLD);
	wrap_text(&wrap, offer->text, room, rows.rows, WRAP_BALANCED);
	pane_lines(pane_part(rows, 0, 2 + CODE_COLS, rows.rows, room), style, offer->text, &wrap,
		   0);
	pane_text_right(pane_part(rows, 0, rows.cols - whence - 1, 1, whence), 0,
			picked ? STYLE_HERE_FAINT : STYLE_CARD_FAINT, offer->whence);
	pane_spot(rows, ACT_PICK, row);
}

static void
draw_offers(const struct shelf *shelf, struct pane pane)
{
	const struct list *list = &shelf->app->material_list;

	for (int row = list_first(list, pane.rows, row_height, shelf);
	     row < list->count && pane.rows; row++) {
		draw_heading(shelf, pane_cut_top(&pane, heading_rows(shelf, row)), row);
		draw_offer(shelf, pane_cut_top(&pane, text_rows(shelf, row)), row);
	}
}

static bool
is_for_box(const struct app *app)
{
	int box = app->material_box;

	return box >= 0 && material_is_for((enum stage)app->session.workshop.box[box].stage);
}

/* Why there is nothing, and where there is something. */
static void
draw_empty(const struct app *app, struct pane pane)
{
	static const char elsewhere[] =
		"Hit finns inget att hämta. I stegen Behov och Aktiviteter går det att hämta det "
		"ni redan har sagt, och rader ur handlingsplanen.";
	static const char nothing[] =
		"Det finns inget att hämta. Ingen SWOT om delmålet är gjord, inget är parkerat, "
		"och styrdokumentet har inga rader här.";

	pane = pane_part(pane, 0, 2, pane.rows, pane.cols - 4);
	pane_wrapped(pane, STYLE_CARD, is_for_box(app) ? nothing : elsewhere);
}

/* As many rows as the offers take, within what there is. */
static int
shown_rows(const struct shelf *shelf)
{
	int most = overlay_rows(shelf->app) - 2, rows = 0;

	for (int row = 0; row < shelf->app->material.count && rows < most; row++)
		rows += row_height(shelf, row);
	return rows > most ? most : rows < LEAST_ROWS ? LEAST_ROWS : rows;
}

/* Which of them it is, so that a list longer than the wall is known to go on. */
static void
draw_place(const struct app *app, struct pane row)
{
	char place[40];

	snprintf(place, sizeof place, "%d av %d", app->material_list.picked + 1,
		 app->material.count);
	pane_text_right(pane_part(row, 0, 0, 1, row.cols - 1), 0, STYLE_CARD_FAINT, place);
}

static void
material_draw(const struct app *app, struct pane pane)
{
	struct shelf shelf = {.app = app, .cols = overlay_cols(app, CONTENT_COLS)};
	int rows = shown_rows(&shelf);
	struct pane inside;
	char title[120] = "Hämta";

	if (app->material_box >= 0)
		snprintf(title, sizeof title, "Hämta till %.80s",
			 app->session.workshop.box[app->material_box].name);
	inside = frame_overlay(pane, rows + 2, shelf.cols, title);
	pane_cut_top(&inside, 1);
	if (app->material.count) {
		draw_offers(&shelf, pane_cut_top(&inside, rows));
		draw_place(app, inside);
	} else {
		draw_empty(app, inside);
	}
	frame_toast(app, pane);
}

/* ---- opening ---- */

/* Is it of use to read? What it says of itself decides; the gathering looks again. */
static bool
is_of_delmal(const struct app *app, const struct row *row)
{
	return !strcmp(row->summary.delmal, app_delmal_id(app)) &&
	       !id_same(row->id, app->session.id);
}

/* Reads the sessions on the same delmål, which become the caller's; one that cannot be read is
 * told. Returns how many. */
static int
read_others(struct app *app, struct session *other)
{
	int others = 0;

	for (int at = 0; at < app->session_rows.count; at++) {
		const struct row *row = &app->session_rows.item[at];
		struct err err;
		int damaged;

		if (!is_of_delmal(app, row))
			continue;
		if (app->ports->open(app->ports->world, row->id, &other[others], &damaged, &err)) {
			others++;
		} else {
			session_free(&other[others]);
			app_err(app, &err);
		}
	}
	return others;
}

static void
gather(struct app *app)
{
	struct session *other = mem_new((size_t)app->session_rows.count * sizeof *other);
	int others = is_for_box(app) ? read_others(app, other) : 0;

	material_free(&app->material);
	material_gather(&app->material, &app->session, app->material_box, &app->catalog, other,
			others);
	for (int at = 0; at < others; at++)
		session_free(&other[at]);
	mem_free(other);
}

/* The first that has not been taken; else the first. */
static int
first_left(const struct app *app)
{
	for (int at = 0; at < app->material.count; at++)
		if (!material_taken(&app->session, &app->material.item[at]))
			return at;
	return app->material.count ? 0 : -1;
}

void
material_enter(struct app *app, int box)
{
	enum stage stage = box < 0 ? STAGE_NONE : (enum stage)app->session.workshop.box[box].stage;

	if (!app_may_change(app))
		return;
	app_read_rows(app);
	app->material_box = material_is_for(stage) ? box : -1;
	gather(app);
	app->material_list = (struct list){app->material.count, first_left(app), 0};
	overlay_open(app, &page_material);
}

/* ---- acting ---- */

static void
take(struct app *app)
{
	const struct material_offer *offer;
	const struct item *taken;
	struct gesture gesture;
	char code[NOTE_CODE];

	if (app->material_list.picked < 0)
		return;
	offer = &app->material.item[app->material_list.picked];
	taken = material_taken(&app->session, offer);
	if (taken) {
		app_tell(app, "Den är redan hämtad och heter %s.",
			 note_code(&app->session, taken, code));
		return;
	}
	gesture = app_gesture(app);
	material_take(&gesture, app->material_box, offer);
	if (gesture_is_empty(&gesture) && !gesture.err.code)
		app_warn(app, "Lappen är inte parkerad längre, så den går inte att hämta.");
	app_take(app, &gesture, NULL);
}

static void
pick(struct app *app, int row)
{
	if (row == app->material_list.picked)
		take(app);
	else if (row >= 0 && row < app->material_list.count)
		app->material_list.picked = row;
}

static struct command
material_act(struct app *app, struct command command)
{
	if (overlay_list(&app->material_list, command, LIST_PAGE))
		return (struct command){ACT_NONE, 0};
	switch (command.action) {
	case ACT_ENTER: take(app); break;
	case ACT_PICK: pick(app, command.arg); break;
	case ACT_MATERIAL: app_close(app); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding material_bindings[] = {
	{ K_ENTER,     ACT_ENTER,       "Hämta",   NULL,  false },
	{ K_DOWN,      ACT_DOWN,        "Bläddra", "↑ ↓", false },
	{ K_UP,        ACT_UP,          NULL,      NULL,  false },
	{ K_HOME,      ACT_HOME,        NULL,      NULL,  false },
	{ K_END,       ACT_END,         NULL,      NULL,  false },
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,      NULL,  false },
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,      NULL,  false },
	{ K_CTRL('n'), ACT_MATERIAL,    NULL,      NULL,  false },
	{ K_CTRL('z'), ACT_UNDO,        "Ångra",   NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,      "Stäng",   NULL,  false },
	{ 0 }
};
static const struct binding empty_bindings[] = {
	{ K_CTRL('n'), ACT_MATERIAL, NULL,    NULL, false },
	{ K_ESCAPE,    ACT_ESCAPE,   "Stäng", NULL, false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
material_keys(const struct app *app)
{
	return app->material.count ? material_bindings : empty_bindings;
}

const struct page page_material = {
	.name = "material",
	.is_overlay = true,
	.keys = material_keys,
	.draw = material_draw,
	.act = material_act,
};
