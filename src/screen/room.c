/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rumskoll: can the one at the back read? Shown before the first workshop of a day. The text is as
 * large as all else on the wall, so that what is seen here is what will be seen.
 */
#include "enter.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/canvas/letters.h"

#define METRES 8
/* Tenths of a millimetre of picture a row and metre needs, for a capital of 16 minutes of arc. */
#define TENTHS_A_ROW 7435
#define NARROW       72 /* below this the boxes stand two and two */

/* ---- once a day ---- */

void
room_first(struct app *app)
{
	char today[DAY_TEXT];
	struct buf seen = {0};

	app->ports->setting(app->ports->world, "room", &seen);
	if (strcmp(buf_text(&seen), day_text(moment_day(app->now), today))) {
		app->clock.since_ms = 0;
		app->clicked = ACT_NONE;
		app_show(app, &page_room);
	}
	buf_free(&seen);
}

/* Back to the workshop, whose clock has waited; or to the start. */
static void
room_leave(struct app *app)
{
	if (!app->in_session) {
		start_enter(app);
		return;
	}
	app_show(app, &page_run);
	if (!app->clock.full[app->session.at] && !app_clock_runs(app))
		app_clock_toggle(app);
}

static void
room_done(struct app *app)
{
	char today[DAY_TEXT];

	app->ports->set(app->ports->world, "room", day_text(moment_day(app->now), today));
	room_leave(app);
}

/* ---- drawing ---- */

static void
draw_question(const struct app *app, struct pane rows)
{
	if (!app->full_glyphs || !letters_draw(rows, STYLE_BIG, "Kan alla läsa?", false))
		pane_text(rows, 1, 0, STYLE_BOLD, "Kan alla läsa?");
}

static void
draw_box(struct pane pane, int box, const char *glyph, const char *name)
{
	struct pane band = pane_cut_top(&pane, 1);

	pane_fill(band, style_box(STYLE_BAND_1, box));
	pane_textf(band, 0, 1, style_box(STYLE_BAND_1, box), "%s %s", glyph, name);
	pane_fill(pane, style_box(STYLE_SHEET_1, box));
	pane_column_of(pane, 0, 0, pane.rows, style_box(STYLE_STRIP_1, box), "┃");
	pane_wrapped(pane_part(pane, 0, 2, pane.rows, pane.cols - 3), style_box(STYLE_SHEET_1, box),
		     "så här ser en lapp ut");
}

static void
draw_boxes(struct pane *rest)
{
	static const struct {
		const char *glyph, *name;
	} boxes[] = {
		{"+", "STYRKOR"},
		{"–", "SVAGHETER"},
		{"↑", "MÖJLIGHETER"},
		{"!", "HOT"},
	};
	bool narrow = rest->cols < NARROW;
	int abreast = narrow ? 2 : 4, rows = narrow ? 2 : 3;
	int cols = (rest->cols - 2 * (abreast - 1)) / abreast;
	struct pane line = {0};

	for (int box = 0; box < (int)COUNT(boxes); box++) {
		if (box % abreast == 0)
			line = pane_cut_top(rest, rows);
		draw_box(pane_part(line, 0, box % abreast * (cols + 2), rows, cols), box,
			 boxes[box].glyph, boxes[box].name);
	}
}

static void
draw_themes(const struct app *app, struct pane row)
{
	static const char *const names[THEMES] = {"ljusa", "mörka", "hög kontrast", "utan färg"};
	int col = pane_text(row, 0, 0, STYLE_PLAIN, "Färger:") + 1;

	for (int theme = 0; theme < THEMES; theme++)
		col += 1 + pane_textf(row, 0, col,
				      theme == (int)app->theme ? STYLE_KEYCAP : STYLE_CARD, " %s ",
				      names[theme]);
	if (row.cols >= NARROW)
		pane_text(row, 0, col + 1, STYLE_FAINT, "F6 byter");
	pane_spot(row, ACT_THEME, 0);
}

/* How high the picture must be for these rows, in whole centimetres. */
static void
draw_size(const struct app *app, struct pane row)
{
	int least = (app->rows * METRES * TENTHS_A_ROW + 5000) / 10000;
	int good = (app->rows * METRES * TENTHS_A_ROW / 4 * 5 + 5000) / 10000;

	int col = 0;

	if (row.cols >= NARROW)
		col = pane_textf(row, 0, 0, STYLE_FAINT, "%d × %d tecken. ", app->cols, app->rows);
	pane_textf(row, 0, col, STYLE_FAINT, "För %d meter: bilden minst %d cm hög, helst %d.",
		   METRES, least, good);
}

static void
draw_clicker(const struct app *app, struct pane row)
{
	switch (app->clicked) {
	case ACT_NEXT_STEP:
		pane_text(row, 0, 0, STYLE_BOLD, "Klickaren: framåt fungerar. Tryck bakåt också.");
		break;
	case ACT_LAST_STEP: pane_text(row, 0, 0, STYLE_BOLD, "Klickaren: bakåt fungerar."); break;
	default: pane_text(row, 0, 0, STYLE_PLAIN, "Tryck framåt på klickaren, om ni har en.");
	}
}

static void
room_draw(const struct app *app, struct pane pane)
{
	struct pane rest;
	int minute = moment_minute(app->now), gap = app_mode(app) != MODE_LARGE;
	char time[16];

	snprintf(time, sizeof time, "%02d:%02d", minute / 60 % 24, minute % 60);
	rest = frame_bars(app, pane, "Innan vi börjar", time);
	rest = pane_part(rest, gap, 3, rest.rows - gap, rest.cols - 6);
	draw_question(app, pane_cut_top(&rest, 4));
	pane_cut_top(&rest, gap);
	pane_text(pane_cut_top(&rest, 1), 0, 0, STYLE_BOLD,
		  "Den här raden är lika stor som allt annat på väggen.");
	pane_text(pane_cut_top(&rest, 1), 0, 0, STYLE_PLAIN,
		  rest.cols < NARROW
			  ? "Fråga längst bak. Ctrl och + gör texten större."
			  : "Fråga den som sitter längst bak. Ctrl och + gör texten större.");
	pane_cut_top(&rest, gap);
	draw_boxes(&rest);
	pane_cut_top(&rest, gap);
	pane_text(pane_cut_top(&rest, 1), 0, 0, STYLE_HERE, " ▶ Det röda visar var vi är. ");
	pane_cut_top(&rest, gap);
	draw_themes(app, pane_cut_top(&rest, 1));
	draw_size(app, pane_cut_top(&rest, 1));
	pane_cut_top(&rest, gap);
	draw_clicker(app, pane_cut_top(&rest, 1));
	frame_toast(app, pane);
}

/* ---- keys ---- */

static struct command
room_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_ENTER: room_done(app); break;
	case ACT_ESCAPE: room_leave(app); break;
	case ACT_NEXT_STEP:
	case ACT_LAST_STEP: app->clicked = command.action; break;
	case ACT_MORE:
		app_tell(app, "Håll ner Ctrl och tryck +. Då blir all text i fönstret större.");
		break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
static const struct binding room_bindings[] = {
	{ K_F6,     ACT_THEME,  "Byt färger",     NULL,     false },
	{ '+',      ACT_MORE,   "Större text",    "Ctrl +", false },
	{ K_ENTER,  ACT_ENTER,  "Alla kan läsa",  NULL,     true },
	{ 0 }
};
/* clang-format on */

static const struct binding *
room_keys(const struct app *app)
{
	(void)app;
	return room_bindings;
}

const struct page page_room = {
	.name = "room",
	.keys = room_keys,
	.draw = room_draw,
	.act = room_act,
};
