/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Tyst: the time that is left, in digits that are seen from every chair, and the thread that is
 * used up. Nothing is written on the wall, since what stands there steers what the others write.
 */
#include "../enter.h"

#include <stdio.h>

#include "rodtrad/canvas/bar.h"
#include "rodtrad/canvas/digits.h"

#define ROWS_BELOW  3  /* thread, instruction and a row of air, at the least */
#define PROMPT_COLS 36 /* two abreast when there is room for so many each */

/* ---- the boxes that are thought of ---- */

static int
silent_boxes(const struct app *app, int box[WORKSHOP_BOXES])
{
	const struct silent_params *params = app_step(app)->params;

	return app_step_boxes(app, &params->boxes, box);
}

static int
prompts_abreast(struct pane pane)
{
	return pane.cols >= 2 * PROMPT_COLS ? 2 : 1;
}

static int
prompts_rows(const struct app *app, struct pane pane)
{
	int box[WORKSHOP_BOXES], abreast = prompts_abreast(pane);

	return (silent_boxes(app, box) + abreast - 1) / abreast;
}

static void
draw_prompt(struct pane row, const struct box *box, int at)
{
	int col = 4;

	pane_textf(row, 0, 0, style_box(STYLE_BAND_1, at), " %s ", box->glyph);
	col += pane_text(row, 0, col, STYLE_BOLD, box->name);
	pane_text(row, 0, col + 2, STYLE_FAINT, box->sub);
}

static void
draw_prompts(const struct app *app, struct pane pane)
{
	int abreast = prompts_abreast(pane), cols = pane.cols / abreast;
	int box[WORKSHOP_BOXES], boxes = silent_boxes(app, box);

	for (int at = 0; at < boxes; at++)
		draw_prompt(pane_part(pane, at / abreast, at % abreast * cols, 1, cols - 1),
			    &app->session.workshop.box[box[at]], box[at]);
}

/* ---- the time ---- */

/* The planned time and what has been added to it. */
static int64_t
whole_ms(const struct app *app)
{
	int planned[WORKSHOP_STEPS];
	int64_t whole, left = app_clock_left(app);

	timebox_planned(&app->session, planned);
	whole = (int64_t)planned[app->session.at] * 60000;
	return left > whole ? left : whole;
}

static enum digits_scale
scale_that_fits(struct pane pane, const char *time)
{
	bool fits =
		digits_rows(DIGITS_BIG) <= pane.rows && digits_cols(DIGITS_BIG, time) <= pane.cols;

	return fits ? DIGITS_BIG : DIGITS_SMALL;
}

/* Returns the rows it took. */
static int
draw_time(const struct app *app, struct pane pane)
{
	bool stands = !app_clock_runs(app) && app_clock_left(app) > 0;
	enum digits_scale scale;
	char time[16];
	int cols;

	clock_text(app_clock_left(app), time);
	scale = scale_that_fits(pane, time);
	if (scale == DIGITS_SMALL && !app->full_glyphs) {
		pane_text_centre(pane, 0, stands ? STYLE_FAINT : STYLE_BOLD, time);
		return 1;
	}
	cols = digits_cols(scale, time);
	digits_draw(pane_part(pane, 0, (pane.cols - cols) / 2, digits_rows(scale), cols), scale,
		    stands ? STYLE_BIG_FAINT : STYLE_BIG, stands ? STYLE_PAINT_FAINT : STYLE_PAINT,
		    time);
	return digits_rows(scale);
}

static void
draw_thread(const struct app *app, struct pane row)
{
	int64_t whole = whole_ms(app), done = whole - app_clock_left(app);

	bar_thread(pane_centre(row, 1, row.cols * 4 / 5), 0, (int)(done / 1000),
		   (int)(whole / 1000));
}

static void
draw_instruction(const struct app *app, struct pane row)
{
	if (app_clock_left(app) <= 0)
		pane_text_centre(row, 0, STYLE_WARN, " Tiden är ute. ");
	else if (!app_clock_runs(app))
		pane_text_centre(row, 0, STYLE_FAINT, "Tiden står still. F5 startar den.");
	else
		pane_text_centre(row, 0, STYLE_BOLD,
				 "Skriv var för sig, under tystnad. En sak på varje lapp.");
}

static void
silent_draw(const struct app *app, struct pane body)
{
	int prompts = prompts_rows(app, body), needed, spare, air;
	struct pane digits = body;
	char time[16];

	clock_text(app_clock_left(app), time);
	digits.rows -= prompts + ROWS_BELOW - 1;
	needed = digits_rows(scale_that_fits(digits, time)) + prompts + 2;
	spare = body.rows > needed ? body.rows - needed : 0;
	air = spare >= 3;
	pane_cut_top(&body, spare > 4 ? (spare - 3) / 2 : 0);
	digits = pane_part(body, 0, 0, body.rows - prompts - 2, body.cols);
	pane_cut_top(&body, draw_time(app, digits) + air);
	draw_thread(app, pane_cut_top(&body, 1));
	pane_cut_top(&body, air);
	draw_prompts(app, pane_part(pane_cut_top(&body, prompts), 0, 1, prompts, body.cols - 2));
	pane_cut_top(&body, air);
	draw_instruction(app, pane_cut_top(&body, 1));
}

/* ---- keys ---- */

static struct command
silent_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_MORE: app_clock_add(app, 1); break;
	case ACT_LESS: app_clock_add(app, -1); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static bool
silent_guard(const struct app *app, struct err *why)
{
	if (!app_clock_runs(app) || app_clock_left(app) <= 0)
		return false;
	(void)err_set(why, ERR_REFUSED, "Tiden går fortfarande.");
	return true;
}

/* clang-format off */
#define SILENT_REST \
	{ '+',         ACT_MORE,      "1 min till",   NULL, false }, \
	{ '-',         ACT_LESS,      "1 min mindre", "–",  false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg",   NULL, true }, \
	{ K_F1,        ACT_HELP,      "Hjälp",        NULL, true }, \
	{ 0 }

static const struct binding running[] = {
	{ K_F5,        ACT_CLOCK,     "Pausa",        NULL, false }, SILENT_REST
};
static const struct binding standing[] = {
	{ K_F5,        ACT_CLOCK,     "Starta",       NULL, false }, SILENT_REST
};
/* clang-format on */

static const struct binding *
silent_keys(const struct app *app)
{
	return app_clock_runs(app) ? running : standing;
}

const struct look look_silent = {
	.short_head = true,
	.keys = silent_keys,
	.draw = silent_draw,
	.act = silent_act,
	.guard = silent_guard,
	.stray = "Nu skriver var och en på sina egna lappar.",
};
