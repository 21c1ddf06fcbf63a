/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hur blev det?: the insatser of earlier workshops, one row each. A digit says how each went, and
 * what ändras or utgår is given a sentence.
 */
#include "review.h"

#include "../insats.h"

#include <stdio.h>
#include <string.h>

#define GAP        2
#define MARK_COLS  4 /* "▶ ■ " */
#define END_COLS   11
#define STATE_COLS 8
#define OTHER_ROWS 2  /* of a text that is not picked */
#define WIDE_COLS  76 /* below, vem and när stand under the insats */
#define WORDS      1200

/* clang-format off */
#define REVIEW_COMMON \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa steg", NULL,  true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",      NULL,  true  }, \
	{ 0 }

static const struct binding review_bindings[] = {
	{ '0',         ACT_DIGIT,     "Svara",       "1–4", false },
	{ K_ENTER,     ACT_ENTER,     "Vad märks?",  NULL,  false },
	{ K_UP,        ACT_UP,        "Välj rad",    "↑ ↓", false },
	{ K_F2,        ACT_EDIT,      "En mening",   NULL,  false },
	{ K_DELETE,    ACT_DELETE,    "Ta tillbaka", NULL,  false },
	{ K_DOWN,      ACT_DOWN,      NULL,          NULL,  false },
	{ K_HOME,      ACT_HOME,      NULL,          NULL,  false },
	{ K_END,       ACT_END,       NULL,          NULL,  false },
	REVIEW_COMMON
};
static const struct binding empty_bindings[] = { REVIEW_COMMON };
/* clang-format on */

/* ---- which row ---- */

/* Where the picked row stands; when it is gone, the one that has its place. -1: there are none. */
static int
place_of(const struct app *app, const struct review_rows *rows)
{
	const struct look_state *state = app_state_of(app);

	for (int at = 0; at < rows->count; at++)
		if (id_same(rows->item[at].item, state->picked))
			return at;
	if (state->list.picked < 0)
		return rows->count ? 0 : -1;
	return state->list.picked < rows->count ? state->list.picked : rows->count - 1;
}

bool
review_here(const struct app *app, struct review_row *row)
{
	struct review_rows rows;
	int place;

	review_rows_of(&app->session, &app->earlier, &rows);
	place = place_of(app, &rows);
	if (place >= 0)
		*row = rows.item[place];
	return place >= 0;
}

void
review_go(struct app *app, struct id insats)
{
	app_pick(app, insats);
}

static const struct binding *
review_keys(const struct app *app)
{
	struct review_row row;

	return review_here(app, &row) ? review_bindings : empty_bindings;
}

static int
verdict_of(const struct app *app, const struct review_row *row)
{
	return row->review ? session_int(&app->session, row->review, ITEM_VERDICT, -1) : -1;
}

static const char *
label_of(int verdict)
{
	return item_fields[ITEM_VERDICT].choices[verdict].label;
}

/* ---- drawing ---- */

/* Where the columns stand, and what heights are counted from. */
struct table {
	const struct app *app;
	struct review_rows rows;
	int place;
	bool wide;
	int lines; /* a line between rows: 1, or none */
	int text_cols, owner_col, owner_cols, end_col, state_col;
};

static void
table_make(const struct app *app, struct table *table, struct pane pane)
{
	int cols = pane.cols, owner = cols < 90 ? 15 : 22;

	table->app = app;
	review_rows_of(&app->session, &app->earlier, &table->rows);
	table->place = place_of(app, &table->rows);
	table->wide = cols >= WIDE_COLS;
	table->lines = app_mode(app) == MODE_WIDE;
	table->state_col = cols - STATE_COLS;
	table->end_col = table->state_col - GAP - END_COLS;
	table->owner_cols = owner;
	table->owner_col = table->end_col - GAP - owner;
	table->text_cols = (table->wide ? table->owner_col : table->state_col) - GAP - MARK_COLS;
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

/* "Rektorerna, 29 maj 2026" */
static const char *
words_promise(const struct review_row *row, char words[WORDS])
{
	char day[INSATS_DAY];

	insats_day(row->end, day);
	snprintf(words, WORDS, "%.400s%s%s", row->owner, *row->owner && *day ? ", " : "", day);
	return words;
}

/* "Träffen ställdes in två gånger." */
static const char *
words_reason(const struct app *app, const struct review_row *row)
{
	return row->review ? session_text(&app->session, row->review, ITEM_REASON) : "";
}

/* "Märks: …" */
static const char *
words_noticed(const struct app *app, const struct review_row *row, char words[WORDS])
{
	const char *noticed =
		row->review ? session_text(&app->session, row->review, ITEM_NOTICED) : "";

	snprintf(words, WORDS, "%s%.1100s", *noticed ? "Märks: " : "", noticed);
	return words;
}

static int
most_rows(const struct table *table, int at)
{
	return at == table->place ? WRAP_LINES : OTHER_ROWS;
}

static int
rows_of(const struct table *table, int at, const char *text, int cols)
{
	return *text ? wrap_rows(text, cols, most_rows(table, at)) : 0;
}

/* The columns under the insats, as far as the state's. */
static int
under_cols(const struct table *table)
{
	return table->state_col - GAP - MARK_COLS;
}

static int
insats_rows(const struct table *table, int at)
{
	const struct review_row *row = &table->rows.item[at];
	int rows = larger(rows_of(table, at, row->text, table->text_cols), 1);

	return table->wide ? larger(rows, rows_of(table, at, row->owner, table->owner_cols)) : rows;
}

static int
row_height(const void *of, int at)
{
	const struct table *table = of;
	const struct review_row *row = &table->rows.item[at];
	char words[WORDS];
	int rows = insats_rows(table, at);

	if (!table->wide)
		rows += rows_of(table, at, words_promise(row, words), under_cols(table));
	rows += rows_of(table, at, words_reason(table->app, row), under_cols(table));
	rows += rows_of(table, at, words_noticed(table->app, row, words), under_cols(table));
	return rows + table->lines;
}

static void
draw_header(struct pane row, const struct table *table)
{
	pane_fill(row, STYLE_BAR);
	pane_text(row, 0, MARK_COLS, STYLE_BAR, "Insats");
	if (table->wide) {
		pane_text(row, 0, table->owner_col, STYLE_BAR, "Vem");
		pane_text(row, 0, table->end_col, STYLE_BAR, "När");
	}
	pane_text(row, 0, table->state_col, STYLE_BAR, "Läge");
}

static void
draw_under(const struct table *table, struct pane *rows, int at, enum style style, const char *text)
{
	int height = rows_of(table, at, text, under_cols(table));

	if (height)
		pane_wrapped(pane_part(pane_cut_top(rows, height), 0, MARK_COLS, height,
				       under_cols(table)),
			     style, text);
}

/* What was answered; before that, that it is asked. */
static void
draw_state(const struct table *table, struct pane rows, const struct review_row *row, bool here)
{
	int verdict = verdict_of(table->app, row);
	struct pane cell = pane_part(rows, 0, table->state_col, 1, STATE_COLS);

	if (row->review && review_is_disputed(&table->app->session, row->item))
		pane_text(cell, 0, 0, STYLE_WARN, " 2 svar ");
	else if (verdict >= 0)
		pane_text(cell, 0, 0, here ? STYLE_HERE : STYLE_BOLD, label_of(verdict));
	else
		pane_text(cell, 0, 0, STYLE_WARN, " läge? ");
	pane_text(rows, 0, 2,
		  here           ? STYLE_HERE
		  : verdict >= 0 ? STYLE_THREAD
				 : STYLE_FAINT,
		  verdict >= 0 ? "■" : "□");
}

static void
draw_row(const struct table *table, struct pane rows, int at)
{
	const struct review_row *row = &table->rows.item[at];
	bool here = at == table->place;
	enum style style = here ? STYLE_HERE : STYLE_PLAIN;
	enum style faint = here ? STYLE_HERE_FAINT : STYLE_FAINT;
	struct pane all = rows;
	char words[WORDS], day[INSATS_DAY];
	struct pane top;

	if (here) {
		pane_fill(rows, STYLE_HERE);
		pane_text(rows, 0, 0, STYLE_HERE, "▶");
		pane_cursor(rows, 0, MARK_COLS, false);
	}
	draw_state(table, rows, row, here);
	top = pane_cut_top(&rows, insats_rows(table, at));
	pane_wrapped(pane_part(top, 0, MARK_COLS, top.rows, table->text_cols),
		     here ? STYLE_HERE : STYLE_BOLD, row->text);
	if (table->wide) {
		pane_wrapped(pane_part(top, 0, table->owner_col, top.rows, table->owner_cols),
			     style, row->owner);
		pane_text(pane_part(top, 0, table->end_col, 1, END_COLS), 0, 0, style,
			  insats_day(row->end, day));
	} else {
		draw_under(table, &rows, at, faint, words_promise(row, words));
	}
	draw_under(table, &rows, at, style, words_reason(table->app, row));
	draw_under(table, &rows, at, faint, words_noticed(table->app, row, words));
	pane_spot(all, ACT_PICK, at);
}

static void
draw_table(const struct app *app, struct pane pane, const struct table *table)
{
	struct list list = {table->rows.count, table->place, app_state_of(app)->list.first};

	draw_header(pane_cut_top(&pane, 1), table);
	for (int at = list_first(&list, pane.rows + table->lines, row_height, table);
	     at < table->rows.count && pane.rows; at++) {
		draw_row(table, pane_cut_top(&pane, row_height(table, at) - table->lines), at);
		if (table->lines && at + 1 < table->rows.count && pane.rows)
			pane_row_of(pane_cut_top(&pane, 1), 0, 0, pane.cols, STYLE_LINE, "─");
	}
}

/* " 1  klar ", the one that was given in red. */
static void
draw_answers(struct pane row, int given)
{
	int col = 0;

	for (int verdict = 0; verdict < REVIEWEDS; verdict++) {
		int cols = text_cols(label_of(verdict)) + 5;
		struct pane at = pane_part(row, 0, col, 1, cols);

		pane_textf(at, 0, 0, STYLE_KEYCAP, " %d ", verdict + 1);
		pane_textf(at, 0, 3, given == verdict ? STYLE_HERE : STYLE_BOLD, " %s ",
			   label_of(verdict));
		pane_spot(at, ACT_DIGIT, verdict + 1);
		col += cols + GAP;
	}
}

static bool
ends_sentence(const char *text)
{
	return strchr(".!?", text[strlen(text) - 1]) != NULL;
}

/* How the picked one stood when it was last told, and how many are still to answer. */
static void
draw_count(const struct table *table, struct pane row)
{
	int left = review_left(&table->app->session, &table->rows);
	int count = table->rows.count + table->rows.waiting;
	const char *state = table->rows.item[table->place].state;

	if (*state)
		pane_textf(pane_part(row, 0, 0, 1, row.cols - 26), 0, 0, STYLE_FAINT,
			   ends_sentence(state) ? "Senast: %s" : "Senast: %s.", state);
	row = pane_part(row, 0, row.cols - 24, 1, 24);
	if (left) {
		char text[40];

		snprintf(text, sizeof text, "%d av %d är kvar", left, count);
		pane_text_right(row, 0, STYLE_BOLD, text);
	} else {
		pane_text_right(row, 0, STYLE_BOLD, "Alla har fått ett svar");
	}
}

static void
draw_empty(struct pane pane)
{
	pane_text(pane, 0, 2, STYLE_BOLD, "Inget att följa upp.");
	pane_wrapped(pane_part(pane, 2, 2, 3, pane.cols - 4), STYLE_FAINT,
		     "Tidigare workshopar om delmålet har inga insatser som är kvar att göra. "
		     "PgDn går vidare.");
}

static void
review_draw(const struct app *app, struct pane body)
{
	struct pane pane = pane_part(body, 0, 1, body.rows, body.cols - 2);
	struct table table;

	table_make(app, &table, pane);
	if (table.place < 0) {
		draw_empty(pane);
		return;
	}
	draw_count(&table, pane_cut_bottom(&pane, 1));
	draw_answers(pane_cut_bottom(&pane, 1), verdict_of(app, &table.rows.item[table.place]));
	pane_cut_bottom(&pane, 1);
	draw_table(app, pane, &table);
}

/* ---- answering ---- */

/* What a sentence could be about; of what utgår the question itself says it. */
static const char *const reason_help[REVIEWEDS] = {
	[REVIEWED_DONE] = "Hur gick det? Lämna tomt om inget behöver sägas.",
	[REVIEWED_ONGOING] = "Hur går det? Lämna tomt om inget behöver sägas.",
	[REVIEWED_CHANGES] = ("Skriv hur den ändras och varför: ny dag, ny ansvarig eller nytt "
			      "sätt."),
};

static void
ask_reason(struct app *app, const struct review_row *row)
{
	int verdict = verdict_of(app, row);

	app_ask(app, ASK_REASON, row->review->id,
		session_text(&app->session, row->review, ITEM_REASON));
	if (verdict >= 0 && reason_help[verdict])
		snprintf(app->ask.help, sizeof app->ask.help, "%s", reason_help[verdict]);
}

/* What ändras or utgår is asked why at once, and can be left without. */
static void
answer(struct app *app, struct review_row *row, int digit)
{
	struct gesture gesture;

	if (digit < 1 || digit > REVIEWEDS) {
		app_tell(app, "Svara med en siffra från 1 till %d.", REVIEWEDS);
		return;
	}
	gesture = app_gesture(app);
	review_put(&gesture, row, (enum reviewed)(digit - 1));
	snprintf(gesture.said, sizeof gesture.said, "Läge: %s. Enter: vad märks?",
		 label_of(digit - 1));
	if (!app_take(app, &gesture, NULL) || !review_here(app, row) || !row->review)
		return;
	if (digit - 1 == REVIEWED_CHANGES || digit - 1 == REVIEWED_DROPPED)
		ask_reason(app, row);
}

static void
ask_noticed(struct app *app, const struct review_row *row)
{
	if (!row->review)
		app_tell(app, "Svara först: 1 klar, 2 pågår, 3 ändras, 4 utgår.");
	else
		app_ask(app, ASK_NOTICED, row->review->id,
			session_text(&app->session, row->review, ITEM_NOTICED));
}

static void
edit(struct app *app, const struct review_row *row)
{
	if (!row->review)
		app_tell(app, "Svara först: 1 klar, 2 pågår, 3 ändras, 4 utgår.");
	else
		ask_reason(app, row);
}

static void
take_back(struct app *app, const struct review_row *row)
{
	struct gesture gesture = app_gesture(app);

	if (!row->review) {
		gesture_free(&gesture);
		app_tell(app, "Det finns inget svar att ta tillbaka.");
		return;
	}
	review_take_back(&gesture, row->item);
	snprintf(gesture.said, sizeof gesture.said, "Svaret är borttaget. Ctrl+Z ångrar.");
	app_take(app, &gesture, NULL);
}

/* ---- moving about ---- */

/* Holds on to the picked row by its id and its place. */
static void
settle(struct app *app)
{
	struct look_state *state = app_state(app);
	struct review_rows rows;
	int place;

	review_rows_of(&app->session, &app->earlier, &rows);
	place = place_of(app, &rows);
	list_resize(&state->list, rows.count);
	state->list.picked = place;
	if (place >= 0)
		app_pick(app, rows.item[place].item);
}

static void
go_to(struct app *app, int place)
{
	struct review_rows rows;

	review_rows_of(&app->session, &app->earlier, &rows);
	if (place >= 0 && place < rows.count)
		app_pick(app, rows.item[place].item);
}

static void
move(struct app *app, int by)
{
	struct list *list = &app_state(app)->list;

	if (list_move(list, by))
		go_to(app, list->picked);
}

/* What is done with the picked row; false when it is none of these. */
static bool
act_on(struct app *app, struct review_row *row, struct command command)
{
	switch (command.action) {
	case ACT_DIGIT: answer(app, row, command.arg); break;
	case ACT_ENTER: ask_noticed(app, row); break;
	case ACT_EDIT: edit(app, row); break;
	case ACT_DELETE: take_back(app, row); break;
	default: return false;
	}
	return true;
}

static struct command
review_act(struct app *app, struct command command)
{
	struct command none = {ACT_NONE, 0};
	struct review_row row;

	settle(app);
	if (!review_here(app, &row))
		return command;
	switch (command.action) {
	case ACT_UP:
	case ACT_SCROLL_UP: move(app, -1); break;
	case ACT_DOWN:
	case ACT_SCROLL_DOWN: move(app, 1); break;
	case ACT_HOME: move(app, -REVIEW_ROWS); break;
	case ACT_END: move(app, REVIEW_ROWS); break;
	case ACT_PICK: go_to(app, command.arg); break;
	default:
		if (!act_on(app, &row, command))
			return command;
	}
	settle(app);
	return none;
}

/* All are to have an answer, and what ändras or utgår a sentence. */
static bool
review_guard(const struct app *app, struct err *why)
{
	const struct step *step = app_step(app);
	struct review_rows rows;
	int left;

	review_rows_of(&app->session, &app->earlier, &rows);
	left = review_left(&app->session, &rows);
	if (!left)
		return step->kind->holds(&app->session, step, why);
	err_set(why, ERR_REFUSED,
		left == 1 ? "%d insats har inget svar än." : "%d insatser har inget svar än.",
		left);
	return true;
}

const struct look look_review = {
	.short_head = true,
	.keys = review_keys,
	.draw = review_draw,
	.act = review_act,
	.enter = settle,
	.guard = review_guard,
	.stray = "Här svarar siffrorna: 1 klar, 2 pågår, 3 ändras, 4 utgår.",
};
