/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Vässa: one note at a time, in big letters, with its questions under it, until every note has
 * been seen by all. A note counts as seen when it is left forwards; the board in small says which
 * are not.
 */
#include "../enter.h"

#include "rodtrad/canvas/letters.h"
#include "rodtrad/core/wording.h"

#include <stdio.h>

#define MAP_COLS      22 /* the board in small */
#define MAP_COLS_WIDE 27
#define QUESTION_ROWS 5
#define NUMBER_WORDS  13

/* What the step waits for: a second 3 moves the note to the outer box. */
enum sharpen_mode { SHARPEN_READS, SHARPEN_ASKS_MOVE };

/* clang-format off */
#define SHARPEN_KEYS(next) \
	{ K_RIGHT,     ACT_RIGHT,     "Nästa lapp",  "← →", false }, \
	{ K_ENTER,     ACT_EDIT,      "Ändra",       NULL,  false }, \
	{ '0',         ACT_DIGIT,     "Vem råder",   "1–3", false }, \
	{ 'd',         ACT_SPLIT,     "Dela",        NULL,  false }, \
	{ K_F7,        ACT_PARK,      "Parkera",     NULL,  false }, \
	{ K_DELETE,    ACT_DELETE,    "Ta bort",     NULL,  false }, \
	{ K_F3,        ACT_ENLARGE,   "Förstora",    NULL,  false }, \
	{ K_LEFT,      ACT_LEFT,      NULL,          NULL,  false }, \
	{ K_UP,        ACT_LEFT,      NULL,          NULL,  false }, \
	{ K_DOWN,      ACT_RIGHT,     NULL,          NULL,  false }, \
	{ K_HOME,      ACT_HOME,      NULL,          NULL,  false }, \
	{ K_END,       ACT_END,       NULL,          NULL,  false }, \
	{ 'D',         ACT_SPLIT,     NULL,          NULL,  false }, \
	{ 'l',         ACT_LETTER,    NULL,          NULL,  false }, \
	{ 'L',         ACT_LETTER,    NULL,          NULL,  false }, \
	{ K_F2,        ACT_EDIT,      NULL,          NULL,  false }, \
	{ K_PAGE_DOWN, ACT_NEXT_STEP, next,          NULL,  true  }, \
	{ K_F1,        ACT_HELP,      "Hjälp",       NULL,  true  }

static const struct binding unseen_keys[] = { SHARPEN_KEYS("Nästa olästa"), { 0 } };
static const struct binding seen_keys[] = { SHARPEN_KEYS("Nästa steg"), { 0 } };

static const struct {
	const char *words; /* the answer */
	const char *said;  /* after the note's code, when it was given */
} sways[] = {
	[SWAY_US]             = { "vi",                    "råder vi över" },
	[SWAY_ADMINISTRATION] = { "förvaltningen (lyfts)", "lyfts: det råder förvaltningen över" },
	[SWAY_NOBODY]         = { "ingen av oss",          "råder ingen av oss över" },
};
/* clang-format on */

static const char *const number_words[NUMBER_WORDS] = {
	"ingen", "en",   "två", "tre", "fyra", "fem",  "sex",
	"sju",   "åtta", "nio", "tio", "elva", "tolv",
};

/* ---- the notes of the step ---- */

static int
sharpen_boxes(const struct app *app, int box[WORKSHOP_BOXES])
{
	const struct sharpen_params *params = app_step(app)->params;

	return app_step_boxes(app, &params->boxes, box);
}

/* All of them, box by box, as they stand on the board. */
static void
sharpen_list(const struct app *app, struct note_list *list)
{
	int box[WORKSHOP_BOXES], boxes = sharpen_boxes(app, box);
	struct note_list part;

	list->count = 0;
	for (int at = 0; at < boxes; at++) {
		note_list_box(&app->session, box[at], &part);
		for (int note = 0; note < part.count && list->count < ITEMS_MAX; note++)
			list->item[list->count++] = part.item[note];
	}
}

static bool
is_seen(const struct app *app, const struct item *note)
{
	return session_is(&app->session, note, ITEM_SEEN);
}

static int
unseen_count(const struct app *app)
{
	struct note_list list;
	int unseen = 0;

	sharpen_list(app, &list);
	for (int at = 0; at < list.count; at++)
		unseen += !is_seen(app, app_item(app, list.item[at]));
	return unseen;
}

static int
list_place(const struct app *app, const struct note_list *list, const struct item *note)
{
	for (int at = 0; at < list->count; at++)
		if (app_item(app, list->item[at]) == note)
			return at;
	return -1;
}

/* The next note that nobody has read, after `place` and then from the start; -1 when all the
 * others are read. */
static int
next_unseen(const struct app *app, const struct note_list *list, int place)
{
	for (int step = 1; step <= list->count; step++) {
		int at = (place + step) % list->count;

		if (at != place && !is_seen(app, app_item(app, list->item[at])))
			return at;
	}
	return -1;
}

/* The note in turn: the one picked, else the first unread, else the first. NULL when there are
 * none. */
static const struct item *
sharpen_note(const struct app *app)
{
	const struct item *picked = app_picked(app);
	struct note_list list;
	int at;

	sharpen_list(app, &list);
	if (picked && list_place(app, &list, picked) >= 0)
		return picked;
	if (!list.count)
		return NULL;
	at = next_unseen(app, &list, -1);
	return app_item(app, list.item[at < 0 ? 0 : at]);
}

/* The note of the same box that says much the same; NULL when there is none. */
static const struct item *
alike(const struct app *app, const struct item *note)
{
	return wording_like(&app->session, note_box(note),
			    session_text(&app->session, note, ITEM_TEXT), note);
}

/* The box for what nobody has a say over, -1 when there is none or the note is outside already. */
static int
outer_box(const struct app *app, const struct item *note)
{
	const struct workshop *workshop = &app->session.workshop;
	int box = workshop->boxes - 1;

	if (note_box(note) < 0 || workshop->box[note_box(note)].side == SIDE_OUTER)
		return -1;
	while (box >= 0 && workshop->box[box].side != SIDE_OUTER)
		box--;
	return box;
}

/* ---- what is done ---- */

static bool
is_sealed(const struct app *app)
{
	return outcome_is_sealed(&app->session);
}

/* It is marked when it is left, since it has then been read. A sealed workshop is only looked
 * at. */
static void
see(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	if (!is_seen(app, note) && !is_sealed(app))
		note_see(&gesture, note);
	app_take(app, &gesture, NULL);
}

static const char *
next_title(const struct app *app)
{
	const struct workshop *workshop = &app->session.workshop;
	int next = app->session.at + 1;

	return next < workshop->steps ? workshop->step[next].title : "nästa steg";
}

static void
tell_left(struct app *app)
{
	int unseen = unseen_count(app);

	if (unseen)
		app_tell(app, unseen == 1 ? "%d lapp kvar att läsa." : "%d lappar kvar att läsa.",
			 unseen);
	else
		app_tell(app, "Alla lappar är lästa. PgDn går till %s.", next_title(app));
}

/* Leaves the note forwards: to the one after it, and from the last to one that was passed over. */
static void
act_right(struct app *app, const struct item *note, int arg)
{
	struct note_list list;
	struct id next;
	int place, to;

	(void)arg;
	sharpen_list(app, &list);
	place = list_place(app, &list, note);
	to = place + 1 < list.count ? place + 1 : next_unseen(app, &list, place);
	next = app_item(app, list.item[to < 0 ? place : to])->id;
	see(app, note);
	app_pick(app, next);
	tell_left(app);
}

static void
act_left(struct app *app, const struct item *note, int arg)
{
	struct note_list list;
	int place;

	(void)arg;
	sharpen_list(app, &list);
	place = list_place(app, &list, note);
	if (place > 0)
		app_pick(app, app_item(app, list.item[place - 1])->id);
	else
		app_tell(app, "Det här är första lappen.");
}

static void
act_home(struct app *app, const struct item *note, int arg)
{
	struct note_list list;

	(void)note;
	(void)arg;
	sharpen_list(app, &list);
	if (list.count)
		app_pick(app, app_item(app, list.item[0])->id);
}

static void
act_end(struct app *app, const struct item *note, int arg)
{
	struct note_list list;

	(void)note;
	(void)arg;
	sharpen_list(app, &list);
	if (list.count)
		app_pick(app, app_item(app, list.item[list.count - 1])->id);
}

static void
act_pick(struct app *app, const struct item *note, int arg)
{
	(void)note;
	app_pick(app, app_item(app, arg)->id);
}

static void
move_out(struct app *app, const struct item *note)
{
	struct gesture gesture = app_gesture(app);

	note_move(&gesture, note, outer_box(app, note));
	app_take(app, &gesture, NULL);
}

static void
put_sway(struct app *app, const struct item *note, enum sway sway)
{
	struct gesture gesture = app_gesture(app);
	char code[NOTE_CODE];

	note_code(&app->session, note, code);
	gesture_set(&gesture, note->id);
	gesture_int(&gesture, ITEM_SWAY, (int)sway);
	snprintf(gesture.said, sizeof gesture.said, "%s %s.", code, sways[sway].said);
	app_take(app, &gesture, NULL);
}

/* 1 vi, 2 förvaltningen, 3 ingen av oss; what nobody has a say over is asked whether it is a
 * threat. */
static void
act_digit(struct app *app, const struct item *note, int digit)
{
	struct look_state *state = app_state(app);
	bool again = state->mode == SHARPEN_ASKS_MOVE;
	int box = outer_box(app, note);

	state->mode = SHARPEN_READS;
	if (digit < 1 || digit > (int)COUNT(sways)) {
		app_tell(app, "Svara 1, 2 eller 3: vem råder över det?");
		return;
	}
	if (again && digit == SWAY_NOBODY + 1 && box >= 0) {
		move_out(app, note);
		return;
	}
	put_sway(app, note, (enum sway)(digit - 1));
	if (digit == SWAY_NOBODY + 1 && box >= 0 && !is_sealed(app)) {
		state->mode = SHARPEN_ASKS_MOVE;
		app_warn(app, "Ska den till %s? Tryck 3 igen.",
			 app->session.workshop.box[box].name);
	}
}

/* The first written of the two stays, and is opened so that it can say what both said. */
static void
act_merge(struct app *app, const struct item *note, int arg)
{
	const struct item *like = alike(app, note);
	struct gesture gesture;
	struct id stays;

	(void)arg;
	if (!like) {
		app_ask(app, ASK_MERGE, note->id, "");
		return;
	}
	stays = like < note ? like->id : note->id;
	gesture = app_gesture(app);
	note_merge(&gesture, like < note ? like : note, like < note ? note : like);
	if (!app_take(app, &gesture, NULL))
		return;
	app_pick(app, stays);
	app_ask(app, ASK_EDIT, stays,
		session_text(&app->session, session_item(&app->session, stays), ITEM_TEXT));
}

static const struct {
	enum action action;
	void (*act)(struct app *app, const struct item *note, int arg);
} sharpen_acts[] = {
	{ACT_RIGHT, act_right}, {ACT_LEFT, act_left},   {ACT_HOME, act_home},    {ACT_END, act_end},
	{ACT_PICK, act_pick},   {ACT_DIGIT, act_digit}, {ACT_LETTER, act_merge},
};

/* To the next note that is unread; false when there is none, and then it is time for the next
 * step. */
static bool
go_unseen(struct app *app, const struct item *note)
{
	struct note_list list;
	struct id next;
	int to;

	sharpen_list(app, &list);
	to = next_unseen(app, &list, list_place(app, &list, note));
	if (to >= 0)
		next = app_item(app, list.item[to])->id;
	see(app, note);
	if (to < 0)
		return false;
	app_pick(app, next);
	tell_left(app);
	return true;
}

static struct command
sharpen_act(struct app *app, struct command command)
{
	const struct item *note = sharpen_note(app);

	if (command.action != ACT_DIGIT)
		app_state(app)->mode = SHARPEN_READS;
	if (!note)
		return command;
	app_pick(app, note->id);
	if (command.action == ACT_NEXT_STEP && !is_sealed(app) && go_unseen(app, note))
		return (struct command){ACT_NONE, 0};
	for (size_t at = 0; at < COUNT(sharpen_acts); at++) {
		if (sharpen_acts[at].action != command.action)
			continue;
		sharpen_acts[at].act(app, note, command.arg);
		return (struct command){ACT_NONE, 0};
	}
	return command;
}

static const struct binding *
sharpen_keys(const struct app *app)
{
	const struct item *note = sharpen_note(app);
	struct note_list list;

	sharpen_list(app, &list);
	return note && !is_sealed(app) && next_unseen(app, &list, list_place(app, &list, note)) >= 0
		       ? unseen_keys
		       : seen_keys;
}

static void
sharpen_enter(struct app *app)
{
	const struct item *note = sharpen_note(app);

	if (note)
		app_pick(app, note->id);
	app_state(app)->mode = SHARPEN_READS;
}

static void
sharpen_rail(const struct app *app, struct buf *out)
{
	int unseen = unseen_count(app);

	if (!unseen)
		return;
	buf_addf(out, unseen == 1 ? "%d lapp kvar" : "%d lappar kvar", unseen);
	if (app_mode(app) != MODE_LARGE)
		buf_add(out, " att läsa");
}

/* ---- the board in small ---- */

/* How the codes of a box stand: so many columns each, so many beside each other. */
struct map_grid {
	struct note_list list;
	int cols, beside, rows;
};

static void
map_grid_of(const struct app *app, int box, int cols, struct map_grid *grid)
{
	char code[NOTE_CODE];

	note_list_box(&app->session, box, &grid->list);
	grid->cols = 4;
	for (int at = 0; at < grid->list.count; at++) {
		const struct item *note = app_item(app, grid->list.item[at]);
		int wide = text_cols(note_code(&app->session, note, code)) + 2;

		grid->cols = wide > grid->cols ? wide : grid->cols;
	}
	grid->beside = (cols - 1) / grid->cols < 1 ? 1 : (cols - 1) / grid->cols;
	grid->rows = (grid->list.count + grid->beside - 1) / grid->beside;
}

/* The rows of codes that a box may have, so that all boxes with their bands find room. */
static int
map_most_rows(const struct app *app, struct pane pane)
{
	int box[WORKSHOP_BOXES], boxes = sharpen_boxes(app, box), most = pane.rows;
	int rows[WORKSHOP_BOXES], sum;
	struct map_grid grid;

	for (int at = 0; at < boxes; at++) {
		map_grid_of(app, box[at], pane.cols, &grid);
		rows[at] = grid.rows;
	}
	for (; most > 1; most--) {
		sum = boxes;
		for (int at = 0; at < boxes; at++)
			sum += rows[at] < most ? rows[at] : most;
		if (sum <= pane.rows)
			break;
	}
	return most;
}

static bool
has_too_many(const struct app *app, int box)
{
	const struct sharpen_params *params = app_step(app)->params;

	return note_count(&app->session, box) > params->most;
}

static void
draw_map_band(const struct app *app, struct pane band, int box)
{
	const struct box *it = &app->session.workshop.box[box];
	enum style style = style_box(STYLE_BAND_1, box);
	char count[16];

	snprintf(count, sizeof count, " %d ", note_count(&app->session, box));
	pane_fill(band, style);
	pane_textf(band, 0, 0, style, " %s ", it->glyph);
	pane_text(pane_part(band, 0, 4, 1, band.cols - 9), 0, 0, style, it->name);
	pane_text_right(pane_part(band, 0, 0, 1, band.cols - 1), 0,
			has_too_many(app, box) ? STYLE_WARN : style, count);
}

static void
draw_map_code(const struct app *app, struct pane cell, int index, int box, bool here)
{
	const struct item *note = app_item(app, index);
	bool seen = is_seen(app, note);
	enum style style = here   ? STYLE_HERE
			   : seen ? style_box(STYLE_SHEET_1, box)
				  : style_box(STYLE_CODE_1, box);
	char code[NOTE_CODE];

	pane_textf(cell, 0, 0, style, "%s%s%s", seen ? " " : "·",
		   note_code(&app->session, note, code), here ? " " : "");
	pane_spot(cell, ACT_PICK, index);
}

/* The codes of one box; the row with the note in turn is among those that are shown. */
static void
draw_map_codes(const struct app *app, struct pane sheet, int box, const struct map_grid *grid,
	       const struct item *note)
{
	int place = list_place(app, &grid->list, note);
	int first = place < 0 ? 0 : place / grid->beside - sheet.rows + 1;

	pane_fill(sheet, style_box(STYLE_SHEET_1, box));
	pane_column_of(sheet, 0, 0, sheet.rows, style_box(STYLE_STRIP_1, box), "┃");
	first = first < 0 ? 0 : first;
	for (int at = first * grid->beside; at < grid->list.count; at++) {
		int row = at / grid->beside - first, col = at % grid->beside;

		if (row >= sheet.rows)
			break;
		draw_map_code(app, pane_part(sheet, row, 1 + col * grid->cols, 1, grid->cols),
			      grid->list.item[at], box, at == place);
	}
}

static bool
some_have_too_many(const struct app *app)
{
	int box[WORKSHOP_BOXES], boxes = sharpen_boxes(app, box);

	for (int at = 0; at < boxes; at++)
		if (has_too_many(app, box[at]))
			return true;
	return false;
}

/* "Välj ut högst fem.": more than that in a box cannot be crossed. */
static void
draw_map_most(const struct app *app, struct pane row)
{
	const struct sharpen_params *params = app_step(app)->params;

	if (params->most < NUMBER_WORDS)
		pane_textf(row, 0, 0, STYLE_WARN_TEXT, "Välj ut högst %s.",
			   number_words[params->most]);
	else
		pane_textf(row, 0, 0, STYLE_WARN_TEXT, "Välj ut högst %d.", params->most);
}

static void
draw_map(const struct app *app, struct pane pane, const struct item *note)
{
	int box[WORKSHOP_BOXES], boxes = sharpen_boxes(app, box), most;
	struct map_grid grid;
	bool some;

	some = some_have_too_many(app);
	most = map_most_rows(app, pane_part(pane, 0, 0, pane.rows - 2 * some, pane.cols));
	for (int at = 0; at < boxes; at++) {
		int rows;

		map_grid_of(app, box[at], pane.cols, &grid);
		rows = grid.rows < most ? grid.rows : most;
		draw_map_band(app, pane_cut_top(&pane, 1), box[at]);
		draw_map_codes(app, pane_cut_top(&pane, rows), box[at], &grid, note);
	}
	pane_cut_top(&pane, 1);
	if (some)
		draw_map_most(app, pane_cut_top(&pane, 1));
}

/* ---- the note in turn and its questions ---- */

/* Its code in the colour of its box, where it lies, and which one of all it is. */
static void
draw_head(const struct app *app, struct pane row, const struct item *note)
{
	const struct box *box = &app->session.workshop.box[note_box(note)];
	char code[NOTE_CODE], place[40];
	struct note_list list;
	int col;

	sharpen_list(app, &list);
	snprintf(place, sizeof place, "%d av %d", list_place(app, &list, note) + 1, list.count);
	col = pane_textf(row, 0, 0, style_box(STYLE_BAND_1, note_box(note)), " %s ",
			 note_code(&app->session, note, code));
	col += 1 + pane_text(row, 0, col + 1, STYLE_BOLD, box->name);
	pane_textf(pane_part(row, 0, 0, 1, row.cols - 12), 0, col, STYLE_FAINT, " · %s", box->sub);
	pane_text_right(row, 0, STYLE_FAINT, place);
	pane_cursor(row, 0, 0, false);
}

static void
draw_text(const struct app *app, struct pane pane, const struct item *note)
{
	const char *text = session_text(&app->session, note, ITEM_TEXT);

	if (!app->full_glyphs || !letters_draw(pane, STYLE_BIG, text, false))
		pane_wrapped(pane, STYLE_BOLD, text);
	pane_spot(pane, ACT_ENLARGE, 0);
}

/* A keycap and the question it answers; hot. Returns the columns used. */
static int
draw_question(struct pane row, int col, const char *cap, const char *words, struct command command)
{
	int used = pane_textf(row, 0, col, STYLE_KEYCAP, " %s ", cap);

	used += pane_textf(row, 0, col + used, STYLE_PLAIN, " %s", words);
	pane_spot(pane_part(row, 0, col, 1, used), (int)command.action, command.arg);
	return used;
}

/* The three answers; the one given is bold with a square before it. */
static void
draw_sways(const struct app *app, struct pane row, const struct item *note)
{
	int given = session_int(&app->session, note, ITEM_SWAY, -1), col = 0;

	for (int sway = 0; sway < (int)COUNT(sways); sway++) {
		int first = col;

		col += pane_textf(row, 0, col, STYLE_KEYCAP, " %d ", sway + 1);
		col += pane_textf(row, 0, col, sway == given ? STYLE_BOLD : STYLE_PLAIN,
				  sway == given ? " ■ %s" : " %s", sways[sway].words);
		pane_spot(pane_part(row, 0, first, 1, col - first), ACT_DIGIT, sway + 1);
		col += 2;
	}
}

static void
draw_alike(const struct app *app, struct pane row, const struct item *note)
{
	const struct item *like = alike(app, note);
	char code[NOTE_CODE], words[200];

	if (!like)
		return;
	snprintf(words, sizeof words, "Liknar %s. Slå ihop dem?",
		 note_code(&app->session, like, code));
	draw_question(row, 0, "l", words, (struct command){ACT_LETTER, 0});
}

static void
draw_questions(const struct app *app, struct pane pane, const struct item *note)
{
	struct pane row = pane_cut_top(&pane, 1);
	int col;

	draw_question(row, 0, "Enter", "Vad menar vi?", (struct command){ACT_EDIT, 0});
	pane_text(pane_cut_top(&pane, 1), 0, 0, STYLE_BOLD, "Vem råder över det?");
	draw_sways(app, pane_cut_top(&pane, 1), note);
	row = pane_cut_top(&pane, 1);
	col = draw_question(row, 0, "d", "Är det två?", (struct command){ACT_SPLIT, 0});
	draw_question(row, col + 2, "F7", "Hör det hit? Parkera", (struct command){ACT_PARK, 0});
	draw_alike(app, pane_cut_top(&pane, 1), note);
}

static void
draw_empty(const struct app *app, struct pane body)
{
	int at = app->session.at;

	if (at > 0)
		pane_textf(pane_part(body, 0, 3, 1, body.cols - 4), 0, 0, STYLE_FAINT,
			   "Inga lappar än. PgUp går till %s.",
			   app->session.workshop.step[at - 1].title);
}

static void
sharpen_draw(const struct app *app, struct pane body)
{
	const struct item *note = sharpen_note(app);
	enum mode mode = app_mode(app);
	struct pane pane = pane_part(body, 0, 1, body.rows, body.cols - 2);

	if (!note) {
		draw_empty(app, body);
		return;
	}
	if (mode != MODE_LARGE) {
		draw_map(app, pane_cut_left(&pane, mode == MODE_WIDE ? MAP_COLS_WIDE : MAP_COLS),
			 note);
		pane_cut_left(&pane, 2);
	}
	draw_head(app, pane_cut_top(&pane, 1), note);
	pane_cut_top(&pane, mode != MODE_LARGE);
	draw_questions(app, pane_cut_bottom(&pane, QUESTION_ROWS), note);
	pane_cut_bottom(&pane, 1);
	draw_text(app, pane, note);
}

const struct look look_sharpen = {
	.keys = sharpen_keys,
	.draw = sharpen_draw,
	.act = sharpen_act,
	.enter = sharpen_enter,
	.rail = sharpen_rail,
	.stray = "Här läser vi en lapp i taget. Enter ändrar texten, d delar, l slår ihop.",
};
