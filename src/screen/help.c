/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Help: first the keys of the page that it was asked for on, from the page's own table; then, on
 * request and never by itself, what the facilitator says in this step, since the wall may be seen
 * by all.
 */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_COLS 74
#define CAP_COLS     12
#define LABEL_COLS   10
#define LINES_MAX    40

enum help_page { HELP_KEYS, HELP_SCRIPT };

/* ---- what the keys do ---- */

/* A board is any step that notes are written in: boxes, or the stages of a chain. */
enum help_where { WHERE_ANY, WHERE_SESSION, WHERE_BOARD, WHERE_BOXES, WHERE_CHAIN, WHERE_PLAN };

/* clang-format off */
static const struct {
	int key;
	enum help_where where;
	const char *cap, *text;
} general[] = {
	{ 'a',         WHERE_BOARD,   "Skriv",      "Skriv direkt. Enter sparar lappen." },
	{ K_UP,        WHERE_BOXES,   "Pilar  Tab", "Flytta mellan lappar. Tab: nästa ruta." },
	{ K_UP,        WHERE_CHAIN,   "Pilar  Tab", "Följ tråden. Tab: nästa lapp utan länk." },
	{ K_TAB,       WHERE_CHAIN,   NULL,         NULL },
	{ K_F4,        WHERE_CHAIN,   "F4",         "Länka vald lapp. Eller skriv koderna: a2>e1." },
	{ K_ENTER,     WHERE_BOXES,   "Enter",      "Öppna vald lapp: ändra, flytta, slå ihop." },
	{ K_ENTER,     WHERE_CHAIN,   "Enter",      "Öppna vald lapp: länkar, mått, märke, text." },
	{ K_DELETE,    WHERE_BOARD,   "Delete",     "Ta bort vald lapp. Ctrl+Z ångrar alltid." },
	{ K_F3,        WHERE_BOXES,   "F3",         "Förstora rutan eller lappen." },
	{ K_F3,        WHERE_CHAIN,   "F3",         "Hela kedjan, eller tre led i taget." },
	{ K_CTRL('n'), WHERE_CHAIN,   "Ctrl+N",     "Hämta ur SWOT, parkering och styrdokument." },
	{ K_F7,        WHERE_BOARD,   "F7",         "Parkera lappen till senare." },
	{ K_BACKSPACE, WHERE_PLAN,    "Skriv",      "Ansvarig, Klart: fyll i. Annars: hitta rader." },
	{ K_UP,        WHERE_PLAN,    "↑ ↓  Tab",   "Flytta mellan rader. Tab: nästa fält." },
	{ K_TAB,       WHERE_PLAN,    NULL,         NULL },
	{ ' ',         WHERE_PLAN,    "Mellanslag", "I Status: nästa status. ← → väljer också." },
	{ K_CTRL('e'), WHERE_PLAN,    "Ctrl+E",     "Exportera det som är skrivet i planen." },
	{ K_CTRL('r'), WHERE_PLAN,    "Ctrl+R",     "Tråden genom raden." },
	{ K_CTRL('z'), WHERE_PLAN,    "Ctrl+Z",     "Ångra det som gjorts här. Ctrl+Y gör om." },
	{ K_PAGE_DOWN, WHERE_SESSION, "PgDn PgUp",  "Nästa eller föregående steg, som klickaren." },
	{ K_F5,        WHERE_SESSION, "F5",         "Starta eller pausa tiden." },
	{ K_F8,        WHERE_SESSION, "F8",         "Paus: fikaklocka på väggen." },
	{ K_CTRL('r'), WHERE_SESSION, "Ctrl+R",     "Tråden genom det som är valt." },
	{ K_CTRL('z'), WHERE_SESSION, "Ctrl+Z",     "Ångra. Ctrl+Y gör om." },
	{ K_F6,        WHERE_ANY,     "F6",         "Byt färger: ljusa, mörka, hög kontrast." },
	{ '/',         WHERE_ANY,     "/",          "Alla kommandon. Skriv vad du vill göra." },
	{ K_ESCAPE,    WHERE_ANY,     "Esc",        "Stäng, eller tillbaka till start." },
};
/* clang-format on */

struct help_line {
	char cap[24];
	const char *text;
};

/* The page that help was asked for on. */
static const struct page *
page_below(const struct app *app)
{
	const struct page *below = app->page[0];

	for (int at = 0; at < app->depth && app->page[at] != &page_help; at++)
		below = app->page[at];
	return below;
}

/* While a chain's group is silent, or looks for where a link leads, its notes are not to be touched. */
static bool
chain_is_open(const struct app *app)
{
	const struct binding *key = page_below(app)->keys(app);

	while (key->key && key->key != K_TAB)
		key++;
	return key->key == K_TAB;
}

static bool
is_here(const struct app *app, enum help_where where)
{
	bool writes = page_below(app) == &page_run && app_look(app)->writes;
	bool chain = writes && app_look(app) == &look_chain;

	switch (where) {
	case WHERE_SESSION: return app->in_session && page_below(app) != &page_plan;
	case WHERE_PLAN: return page_below(app) == &page_plan;
	case WHERE_BOXES: return writes && !chain;
	case WHERE_CHAIN: return chain && chain_is_open(app);
	case WHERE_BOARD: return writes && (!chain || chain_is_open(app));
	default: return true;
	}
}

/* Is the key told of by a general line that stands here? */
static bool
is_general(const struct app *app, int key)
{
	for (size_t at = 0; at < COUNT(general); at++)
		if (general[at].key == key && is_here(app, general[at].where))
			return true;
	return key == K_F1 || key == '?';
}

static int
help_lines(const struct app *app, struct help_line line[LINES_MAX])
{
	const struct binding *key = page_below(app)->keys(app);
	char name[16];
	int lines = 0;

	for (; key && key->key && lines < LINES_MAX - (int)COUNT(general); key++) {
		if (!key->hint || is_general(app, key->key))
			continue;
		line[lines].text = key->hint;
		snprintf(line[lines++].cap, sizeof line->cap, "%s",
			 key->cap ? key->cap : key_label(key->key, name));
	}
	for (size_t at = 0; at < COUNT(general); at++) {
		if (!general[at].text || !is_here(app, general[at].where))
			continue;
		line[lines].text = general[at].text;
		snprintf(line[lines++].cap, sizeof line->cap, "%s", general[at].cap);
	}
	return lines;
}

/* ---- where one is ---- */

static const struct {
	const struct page *page;
	const char *place;
} places[] = {
	{&page_start, "på startsidan"},
	{&page_new, "i Ny workshop"},
	{&page_group, "i Vår grupp"},
	{&page_plan, "i handlingsplanen"},
	{&page_room, "i rumskollen"},
	{&page_pause, "i pausen"},
	{&page_palette, "i alla kommandon"},
	{&page_menu, "i lappens meny"},
	{&page_ask, "i en fråga"},
	{&page_big, "på en förstorad lapp"},
	{&page_parked, "i Parkerat"},
	{&page_quit, "på väg ut"},
	{&page_thread, "i tråden"},
	{&page_links, "i lappens länkar"},
	{&page_link, "i en länk"},
	{&page_indicator, "i ett mått"},
	{&page_plan_row, "på en rad i planen"},
	{&page_plan_about, "i planens uppgifter"},
	{&page_plan_menu, "i en av planens menyer"},
	{&page_conflict, "i olika uppgifter"},
};

static void
help_title(const struct app *app, char title[160])
{
	const struct page *below = page_below(app);

	if (app->help_page == HELP_SCRIPT) {
		snprintf(title, 160, "Så arbetar vi i steget %.100s", app_step(app)->title);
		return;
	}
	for (size_t at = 0; at < COUNT(places); at++)
		if (places[at].page == below) {
			snprintf(title, 160, "Hjälp: du är %s", places[at].place);
			return;
		}
	snprintf(title, 160, "Hjälp: du är i %.40s, steg %d av %d, %.60s",
		 app->session.workshop.title, app->session.at + 1, app->session.workshop.steps,
		 app_step(app)->title);
}

/* ---- the script ---- */

/* Lines of a page that is longer than its pane: those from `first` on are drawn. */
struct script {
	const struct app *app;
	struct pane pane;
	int row, first;
};

static void
script_line(struct script *script, const char *label, const char *text,
	    const struct wrap_line *line)
{
	int row = script->row++ - script->first;

	if (row < 0 || row >= script->pane.rows)
		return;
	pane_text(script->pane, row, 1, STYLE_CARD_THREAD, label);
	pane_textf(script->pane, row, LABEL_COLS, STYLE_CARD_BOLD, "%.*s%s", (int)line->bytes,
		   text + line->start, line->hyphen ? "-" : "");
}

/* One thing to say or to think of, under its label, and a blank row. */
static void
script_text(struct script *script, const char *label, const char *text)
{
	char room[1200];
	struct buf filled = BUF_OVER(room);
	struct wrap wrap;

	app_fill(script->app, text, &filled);
	wrap_text(&wrap, buf_text(&filled), script->pane.cols - LABEL_COLS - 2, WRAP_LINES,
		  WRAP_BALANCED);
	for (int at = 0; at < wrap.count; at++)
		script_line(script, at ? "" : label, buf_text(&filled), &wrap.line[at]);
	script->row++;
	buf_free(&filled);
}

/* Draws what of the script is in the pane; returns the rows of all of it. */
static int
script_draw(const struct app *app, struct pane pane, int first)
{
	const struct step *step = app_step(app);
	struct script script = {app, pane, 0, first};

	for (int at = 0; at < step->say.count; at++)
		script_text(&script, at ? "" : "SÄG", step->say.item[at]);
	for (int at = 0; at < step->think.count; at++)
		script_text(&script, at ? "" : "TÄNK PÅ", step->think.item[at]);
	if (!step->say.count && !step->think.count)
		script_text(&script, "", "Det här steget har inga anvisningar.");
	return script.row - 1; /* without the blank row after the last */
}

/* ---- drawing ---- */

static int
content_cols(const struct app *app)
{
	return overlay_cols(app, CONTENT_COLS);
}

static int
content_rows(const struct app *app)
{
	struct help_line line[LINES_MAX];
	struct pane nowhere = {.cols = content_cols(app)};

	if (app->help_page == HELP_SCRIPT)
		return script_draw(app, nowhere, 0);
	return help_lines(app, line) + 2;
}

/* Rows that are seen at once, the row of air above and below them left out. */
static int
shown_rows(const struct app *app)
{
	int rows = content_rows(app), most = overlay_rows(app) - 2;

	return rows < most ? rows : most;
}

static int
first_row(const struct app *app)
{
	int last = content_rows(app) - shown_rows(app);

	return app->help_list.first < last ? app->help_list.first : last;
}

static void
draw_keys(const struct app *app, struct pane pane, int first)
{
	struct help_line line[LINES_MAX];
	int lines = help_lines(app, line);

	if (!first)
		pane_text(pane, 0, 1, STYLE_CARD_BOLD,
			  "Det röda visar var vi är. Allt sparas av sig självt.");
	for (int at = 0; at < lines; at++) {
		int row = at + 2 - first;

		if (row < 0 || row >= pane.rows)
			continue;
		pane_text(pane_part(pane, row, 1, 1, CAP_COLS), 0, 0, STYLE_CARD_BOLD,
			  line[at].cap);
		pane_text(pane, row, 1 + CAP_COLS, STYLE_CARD, line[at].text);
	}
}

static void
help_draw(const struct app *app, struct pane pane)
{
	int rows = shown_rows(app), first = first_row(app);
	char title[160];
	struct pane inside;

	help_title(app, title);
	inside = frame_overlay(pane, rows + 2, content_cols(app), title);
	if (first + rows < content_rows(app))
		pane_text_right(pane_part(inside, rows + 1, 0, 1, inside.cols - 1), 0,
				STYLE_CARD_THREAD, "▼");
	inside = pane_part(inside, 1, 0, rows, inside.cols);
	if (app->help_page == HELP_SCRIPT)
		(void)script_draw(app, inside, first);
	else
		draw_keys(app, inside, first);
}

/* ---- acting ---- */

void
help_enter(struct app *app)
{
	app->help_page = HELP_KEYS;
	app->help_list = (struct list){0};
	overlay_open(app, &page_help);
}

static void
help_turn(struct app *app, enum help_page to)
{
	if (to == HELP_SCRIPT && !app->in_session)
		return;
	app->help_page = (int)to;
	app->help_list.first = 0;
}

static void
help_scroll(struct app *app, int by)
{
	int last = content_rows(app) - shown_rows(app), first = first_row(app) + by;

	app->help_list.first = first < 0 ? 0 : first > last ? last : first;
}

static struct command
help_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_UP: help_scroll(app, -1); break;
	case ACT_DOWN: help_scroll(app, 1); break;
	case ACT_SCROLL_UP: help_scroll(app, -shown_rows(app)); break;
	case ACT_SCROLL_DOWN: help_scroll(app, shown_rows(app)); break;
	case ACT_LEFT: help_turn(app, HELP_KEYS); break;
	case ACT_RIGHT: help_turn(app, HELP_SCRIPT); break;
	case ACT_ENTER:
	case ACT_HELP: app_close(app); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

/* clang-format off */
#define HELP_MOVES \
	{ K_DOWN,      ACT_DOWN,        "Bläddra", "↑ ↓", false }, \
	{ K_UP,        ACT_UP,          NULL,      NULL,  false }, \
	{ K_PAGE_UP,   ACT_SCROLL_UP,   NULL,      NULL,  false }, \
	{ K_PAGE_DOWN, ACT_SCROLL_DOWN, NULL,      NULL,  false }, \
	{ K_ENTER,     ACT_ENTER,       NULL,      NULL,  false }
#define HELP_PALETTE { '/', ACT_PALETTE, "Sök kommando", NULL, false }
#define HELP_CLOSE { K_ESCAPE, ACT_ESCAPE, "Stäng", NULL, false }

static const struct binding help_bindings[] = {
	HELP_CLOSE, HELP_MOVES, HELP_PALETTE, { 0 }
};
static const struct binding help_keys_bindings[] = {
	HELP_CLOSE,
	{ K_RIGHT, ACT_RIGHT, "Så arbetar vi", NULL, false },
	HELP_MOVES, HELP_PALETTE, { 0 }
};
static const struct binding help_script_bindings[] = {
	HELP_CLOSE,
	{ K_LEFT, ACT_LEFT, "Tangenterna", NULL, false },
	HELP_MOVES, HELP_PALETTE, { 0 }
};
/* clang-format on */

static const struct binding *
help_keys(const struct app *app)
{
	if (!app->in_session)
		return help_bindings;
	return app->help_page == HELP_SCRIPT ? help_script_bindings : help_keys_bindings;
}

const struct page page_help = {
	.name = "help",
	.is_overlay = true,
	.keys = help_keys,
	.draw = help_draw,
	.act = help_act,
};
