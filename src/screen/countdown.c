/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing alone: the time that is left in big digits, the thread that is used up, and what there is to write about.
 * Nothing is written on the wall, since what stands there steers what the others write.
 */
#include "countdown.h"

#include <stdio.h>

#include "rodtrad/canvas/bar.h"
#include "rodtrad/canvas/digits.h"

#define LEAST_TIME  11 /* rows that are kept for digits, thread and instruction before any names */
#define ROWS_BELOW  3  /* thread, instruction and a row of air, at the least */
#define PROMPT_COLS 36 /* two abreast when there is room for so many each */

/* ---- the boxes ---- */

static int
prompts_abreast(const struct countdown *countdown, struct pane pane)
{
	return countdown->boxes > 1 && pane.cols >= 2 * PROMPT_COLS ? 2 : 1;
}

static int
prompts_rows(const struct countdown *countdown, struct pane pane)
{
	int abreast = prompts_abreast(countdown, pane);
	int rows = (countdown->boxes + abreast - 1) / abreast, most = pane.rows - LEAST_TIME;

	return rows < most ? rows : most < 0 ? 0 : most;
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
draw_prompts(const struct app *app, struct pane pane, const struct countdown *countdown)
{
	int abreast = prompts_abreast(countdown, pane), cols = pane.cols / abreast;

	for (int at = 0; at < countdown->boxes; at++)
		draw_prompt(pane_part(pane, at / abreast, at % abreast * cols, 1, cols - 1),
			    &app->session.workshop.box[countdown->box[at]], countdown->box[at]);
}

/* ---- the time ---- */

static enum digits_scale
scale_that_fits(struct pane pane, const char *time)
{
	bool fits =
		digits_rows(DIGITS_BIG) <= pane.rows && digits_cols(DIGITS_BIG, time) <= pane.cols;

	return fits ? DIGITS_BIG : DIGITS_SMALL;
}

/* Returns the rows it took. */
static int
draw_time(const struct app *app, struct pane pane, const struct countdown *countdown)
{
	bool stands = !app_clock_runs(app) && countdown->left_ms > 0;
	enum digits_scale scale;
	char time[16];
	int cols;

	clock_text(countdown->left_ms, time);
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
draw_thread(struct pane row, const struct countdown *countdown)
{
	int64_t done = countdown->whole_ms - countdown->left_ms;

	bar_thread(pane_centre(row, 1, row.cols * 4 / 5), 0, (int)(done / 1000),
		   (int)(countdown->whole_ms / 1000));
}

static void
draw_instruction(const struct app *app, struct pane row, const struct countdown *countdown)
{
	if (countdown->left_ms <= 0)
		pane_text_centre(row, 0, STYLE_WARN, " Tiden är ute. ");
	else if (!app_clock_runs(app))
		pane_text_centre(row, 0, STYLE_FAINT, "Tiden står still. F5 startar den.");
	else
		pane_text_centre(row, 0, STYLE_BOLD,
				 "Skriv var för sig, under tystnad. En sak på varje lapp.");
}

void
countdown_draw(const struct app *app, struct pane body, const struct countdown *countdown)
{
	int prompts = prompts_rows(countdown, body), needed, spare, air;
	struct pane digits = body;
	char time[16];

	clock_text(countdown->left_ms, time);
	digits.rows -= prompts + ROWS_BELOW - 1;
	needed = digits_rows(scale_that_fits(digits, time)) + prompts + 2;
	spare = body.rows > needed ? body.rows - needed : 0;
	air = spare >= 3;
	pane_cut_top(&body, spare > 4 ? (spare - 3) / 2 : 0);
	digits = pane_part(body, 0, 0, body.rows - prompts - 2, body.cols);
	pane_cut_top(&body, draw_time(app, digits, countdown) + air);
	draw_thread(pane_cut_top(&body, 1), countdown);
	pane_cut_top(&body, air);
	draw_prompts(app, pane_part(pane_cut_top(&body, prompts), 0, 1, prompts, body.cols - 2),
		     countdown);
	pane_cut_top(&body, air);
	draw_instruction(app, pane_cut_top(&body, 1), countdown);
}

bool
countdown_guard(const struct app *app, int64_t left_ms, struct err *why)
{
	if (!app_clock_runs(app) || left_ms <= 0)
		return false;
	(void)err_set(why, ERR_REFUSED, "Tiden går fortfarande.");
	return true;
}
