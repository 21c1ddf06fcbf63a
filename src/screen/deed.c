/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What concerns many workshops at once: files that come in, and what is old and is to go. It is first told
 * what it would come to, and Enter once more does it; what was written in between is tried anew.
 */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 70
#define HELP_ROWS    2
#define SAID_ROWS    5
#define CARD_ROWS    2
#define SAID_COLS    320 /* more than there are rows for */

enum deed_kind { DEED_INTAKE, DEED_PURGE, DEEDS };

/* Does it, or tries it; `said` gets sentences. */
typedef bool deed_run(struct app *app, const char *words, bool dry_run, struct buf *said,
		      struct err *err);

/* How far it has come is on the wall meanwhile. */
static bool
deed_stops(void *to, int done, int of)
{
	struct app *app = to;

	app->deed.done = done;
	app->deed.of = of;
	return app->stops && app->stops(app->stops_to);
}

static bool
run_intake(struct app *app, const char *words, bool dry_run, struct buf *said, struct err *err)
{
	struct port_reader reader = {.to = app, .stops = deed_stops};
	bool ok;

	if (text_is_blank(words))
		return err_set(err, ERR_MISSING,
			       "Skriv var filen eller mappen ligger, till exempel ~/Hämtningar.");
	ok = app->ports->intake(app->ports->world, words, dry_run, &reader, said, &app->deed.purges,
				err);
	app->deed.done = app->deed.of = 0;
	return ok;
}

static bool
run_purge(struct app *app, const char *words, bool dry_run, struct buf *said, struct err *err)
{
	char text[DAY_TEXT];
	struct day day;

	return day_spoken(words, moment_day(app->now), &day, err) &&
	       app->ports->purge(app->ports->world, day_text(day, text), dry_run, said, err);
}

static const struct {
	const char *title, *help, *hint;
	const char *would; /* before what it would come to */
	const char *apart; /* and after it: what it leaves as it is */
	const char *tried; /* what Enter does next, when it has been tried */
	const char *done;  /* before what it came to */
	const char *after; /* and after it */
	deed_run *run;
} deeds[DEEDS] = {
	[DEED_INTAKE] = {"Läs in filer till planen",
			 "Skriv var filen eller mappen ligger. Enter säger först vad det skulle "
			 "bli, och ändrar inget.",
			 "~/Hämtningar", "", "", "Enter läser in. Esc låter bli.", "Inläst. ", "",
			 run_intake},
	[DEED_PURGE] =
		{"Gallra namn och borttagna lappar",
		 "Gallra det som sades före vilken dag? Enter säger först vad som skulle gå, "
		 "och ändrar inget.",
		 "2026-01-01", "Det här skulle gå: ",
		 " Filer som redan är exporterade, och kopia.txt, är orörda: ta bort dem själv.",
		 "Enter gallrar för alltid, det går inte att ångra.", "Gallrat: ",
		 " Ta bort exporterade filer själv, och exportera på nytt.", run_purge},
};

/* ---- drawing ---- */

static void
draw_card(const struct app *app, struct pane card)
{
	card = pane_part(card, 0, 1, card.rows, card.cols - 2);
	pane_fill(card, STYLE_WRITE);
	editor_draw(&app->deed.editor, pane_part(card, 0, 1, card.rows, card.cols - 2), STYLE_WRITE,
		    STYLE_WRITE_HINT, deeds[app->deed.kind].hint);
}

static void
draw_said(const struct app *app, struct pane rows)
{
	int used;

	if (app->deed.of) {
		pane_textf(rows, 0, 0, STYLE_CARD_BOLD, "Läser fil %d av %d …",
			   app->deed.done + (app->deed.done < app->deed.of), app->deed.of);
		return;
	}
	used = pane_wrapped(pane_part(rows, 0, 0, rows.rows - 1, rows.cols), STYLE_CARD_BOLD,
			    app->deed.said);

	if (app->deed.tried)
		pane_text(rows, used, 0, STYLE_CARD_THREAD, deeds[app->deed.kind].tried);
}

static void
deed_draw(const struct app *app, struct pane pane)
{
	int rows = HELP_ROWS + CARD_ROWS + SAID_ROWS + 3;
	struct pane inside = frame_overlay(pane, rows, overlay_cols(app, CONTENT_COLS),
					   deeds[app->deed.kind].title);
	struct pane help;

	pane_cut_top(&inside, 1);
	help = pane_cut_top(&inside, HELP_ROWS);
	pane_wrapped(pane_part(help, 0, 1, help.rows, help.cols - 2), STYLE_CARD,
		     deeds[app->deed.kind].help);
	pane_cut_top(&inside, 1);
	draw_card(app, pane_cut_top(&inside, CARD_ROWS));
	pane_cut_top(&inside, 1);
	draw_said(app, pane_part(inside, 0, 1, inside.rows, inside.cols - 2));
	frame_toast(app, pane);
}

/* ---- doing ---- */

static void
deed_open(struct app *app, enum deed_kind kind)
{
	buf_free(&app->deed.purges);
	app->deed = (struct deed){.kind = (int)kind};
	overlay_open(app, &page_deed);
}

void
intake_enter(struct app *app)
{
	deed_open(app, DEED_INTAKE);
}

void
purge_enter(struct app *app)
{
	deed_open(app, DEED_PURGE);
}

/* Trying leaves everything as it is. */
static void
deed_try(struct app *app)
{
	struct buf said = {0};
	struct err err;

	buf_clear(&app->deed.purges);
	if (deeds[app->deed.kind].run(app, app->deed.editor.text, true, &said, &err)) {
		snprintf(app->deed.said, sizeof app->deed.said, "%s%.*s%s",
			 deeds[app->deed.kind].would, (int)text_fit(buf_text(&said), SAID_COLS),
			 buf_text(&said), deeds[app->deed.kind].apart);
		app->deed.tried = true;
	} else {
		app_err(app, &err);
	}
	buf_free(&said);
}

/* What the page below shows is read anew: the workshops are others now. */
static void
deed_refresh(struct app *app, struct id open)
{
	const struct page *below = app->page[0];

	app_read_rows(app);
	plan_forget(app);
	if (!id_is_none(open))
		app_open_session(app, open);
	else if (below == &page_matrix)
		matrix_return(app);
	else if (below == &page_delmal)
		delmal_enter(app, app->overview_delmal);
	else if (below == &page_plan)
		plan_enter(app);
	else if (below == &page_search)
		search_enter(app);
	else
		app_close(app);
}

/* The open workshop is let go of first: it may be another one afterwards. It is drawn no more until it
 * is open again. */
static void
deed_do(struct app *app)
{
	struct id open = app->in_session ? app->session.id : (struct id){{0}};
	struct buf said = {0};
	struct err err;
	bool ok;

	app_close_session(app);
	if (!id_is_none(open))
		app->page[0] = &page_start;
	ok = deeds[app->deed.kind].run(app, app->deed.editor.text, false, &said, &err);
	deed_refresh(app, open);
	if (ok)
		app_tell(app, "%s%s%s", deeds[app->deed.kind].done, buf_text(&said),
			 deeds[app->deed.kind].after);
	else
		app_err(app, &err);
	buf_free(&said);
}

static struct command
deed_act(struct app *app, struct command command)
{
	if (command.action != ACT_ENTER)
		return overlay_writes(app, command);
	if (app->deed.tried)
		deed_do(app);
	else
		deed_try(app);
	return (struct command){ACT_NONE, 0};
}

static bool
deed_written(struct app *app, enum editor_answer answer)
{
	if (answer == EDITOR_CHANGED) {
		app->deed.tried = false;
		app->deed.said[0] = '\0';
	}
	return answer != EDITOR_NOT_MINE;
}

static bool
deed_type(struct app *app, int key)
{
	return deed_written(app, editor_key(&app->deed.editor, key));
}

static bool
deed_paste(struct app *app, const char *text)
{
	return deed_written(app, editor_insert(&app->deed.editor, text));
}

/* clang-format off */
static const struct binding try_bindings[] = {
	{ K_ENTER,  ACT_ENTER,  "Pröva",     NULL, false },
	{ K_ESCAPE, ACT_ESCAPE, "Stäng",     NULL, false },
	{ 0 }
};
static const struct binding stop_bindings[] = {
	{ K_ESCAPE, ACT_ESCAPE, "Avbryt",    NULL, false },
	{ 0 }
};
static const struct binding do_bindings[] = {
	{ K_ENTER,  ACT_ENTER,  "Gör det",   NULL, false },
	{ K_ESCAPE, ACT_ESCAPE, "Låt bli",   NULL, false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
deed_keys(const struct app *app)
{
	if (app->deed.of)
		return stop_bindings;
	return app->deed.tried ? do_bindings : try_bindings;
}

const struct page page_deed = {
	.name = "deed",
	.is_overlay = true,
	.keys = deed_keys,
	.draw = deed_draw,
	.act = deed_act,
	.type = deed_type,
	.paste = deed_paste,
};
