/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hur vet vi det? Asked after the vote, of the notes that lead, one at a time: a digit answers,
 * and a line can be written of where it stands. A note that has no answer is still a note.
 */
#include "vote.h"

#include "rodtrad/base/text.h"
#include "rodtrad/canvas/letters.h"
#include "rodtrad/core/tally.h"

#include <stdio.h>

#define LEADERS 5

/* clang-format off */
const struct binding vote_asks_keys[] = {
	{ '0',         ACT_DIGIT,     "Svara",        "1–5", false },
	{ K_ENTER,     ACT_ENTER,     "Skriv källa",  NULL,  false },
	{ K_UP,        ACT_UP,        "Byt lapp",     "↑ ↓", false },
	{ K_DOWN,      ACT_DOWN,      NULL,           NULL,  false },
	{ K_LEFT,      ACT_UP,        NULL,           NULL,  false },
	{ K_RIGHT,     ACT_DOWN,      NULL,           NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,    "Till listan",  NULL,  false },
	{ K_F2,        ACT_EDIT,      NULL,           NULL,  false },
	{ K_F3,        ACT_ENLARGE,   NULL,           NULL,  false },
	{ K_PAGE_DOWN, ACT_NEXT_STEP, "Nästa",        NULL,  true  },
	{ K_F1,        ACT_HELP,      "Hjälp",        NULL,  true  },
	{ 0 }
};
/* clang-format on */

/* ---- which notes ---- */

/* The notes that it is asked of, most dots first. */
static void
leaders(const struct app *app, struct note_list *list)
{
	vote_leading(app, list);
	if (list->count > LEADERS)
		list->count = LEADERS;
}

/* Where the picked note is among them; -1 when it is not. */
static int
leader_picked(const struct app *app, const struct note_list *list)
{
	const struct item *picked = app_picked(app);

	for (int at = 0; at < list->count; at++)
		if (app_item(app, list->item[at]) == picked)
			return at;
	return -1;
}

bool
vote_asks(const struct app *app)
{
	struct note_list list;

	if (app_state_of(app)->page != 1 || !app_picked(app))
		return false;
	leaders(app, &list);
	return leader_picked(app, &list) >= 0;
}

static int
evidence_of(const struct app *app, const struct item *note)
{
	return session_int(&app->session, note, ITEM_EVIDENCE, -1);
}

bool
vote_asks_begin(struct app *app)
{
	struct note_list list;

	if (!tally_of(&app->session, app_step(app)).is_open)
		return false;
	leaders(app, &list);
	for (int at = 0; at < list.count; at++) {
		const struct item *note = app_item(app, list.item[at]);

		if (evidence_of(app, note) >= 0)
			continue;
		app_state(app)->page = 1;
		app_pick(app, note->id);
		return true;
	}
	return false;
}

/* ---- drawing ---- */

static void
draw_band(const struct app *app, struct pane band, const struct item *note, int at, int of)
{
	enum style style = style_box(STYLE_BAND_1, note_box(note));
	int dots = tally_dots(note);
	char code[NOTE_CODE];
	int col;

	pane_fill(band, style);
	col = 2 + pane_text(band, 0, 2, style, note_code(&app->session, note, code));
	pane_textf(band, 0, col + 2, style, dots == 1 ? "%d prick" : "%d prickar", dots);
	col = band.cols - 12;
	pane_textf(pane_part(band, 0, col, 1, 10), 0, 0, style, "%3d av %d", at + 1, of);
}

/* The note in letters that fill the card, or in bold where they do not fit. */
static void
draw_text(const struct app *app, struct pane card, const struct item *note)
{
	const char *text = session_text(&app->session, note, ITEM_TEXT);
	int above = card.rows > 10;
	struct pane inside = pane_part(card, above, 2, card.rows - above, card.cols - 3);

	if (app->full_glyphs && letters_draw(inside, STYLE_BIG, text, false))
		return;
	pane_wrapped(inside, STYLE_BOLD, text);
}

static int
answer_cols(int answer)
{
	return text_cols(item_fields[ITEM_EVIDENCE].choices[answer].label) + 7;
}

/* " 1  LiKA ", the one that was given in red. Returns the columns used. */
static int
draw_answer(struct pane row, int col, int answer, bool given)
{
	const char *label = item_fields[ITEM_EVIDENCE].choices[answer].label;
	struct pane at = pane_part(row, 0, col, 1, answer_cols(answer) - 1);

	pane_textf(at, 0, 0, STYLE_KEYCAP, " %d ", answer + 1);
	pane_textf(at, 0, 3, given ? STYLE_HERE : STYLE_BOLD, " %s ", label);
	pane_spot(at, ACT_DIGIT, answer + 1);
	return answer_cols(answer);
}

/* Beside each other, and on a second row when the screen is narrow. */
static void
draw_answers(const struct app *app, struct pane rows, const struct item *note)
{
	int col = 0, row = 0;

	for (int answer = 0; answer < EVIDENCES; answer++) {
		if (col + answer_cols(answer) > rows.cols + 1) {
			col = 0;
			row++;
		}
		col += draw_answer(pane_part(rows, row, 0, 1, rows.cols), col, answer,
				   evidence_of(app, note) == answer);
	}
}

static int
answers_rows(int cols)
{
	int all = 0;

	for (int answer = 0; answer < EVIDENCES; answer++)
		all += answer_cols(answer);
	return all <= cols + 1 ? 1 : 2;
}

static void
draw_grounds(const struct app *app, struct pane row, const struct item *note)
{
	const char *grounds = session_text(&app->session, note, ITEM_GROUNDS);

	if (*grounds)
		pane_textf(row, 0, 0, STYLE_PLAIN, "Källa: %s", grounds);
	else
		pane_text(row, 0, 0, STYLE_FAINT,
			  "Enter skriver en källa, till exempel: LiKA oktober 2026");
	pane_spot(row, ACT_ENTER, 0);
}

void
vote_asks_draw(const struct app *app, struct pane body)
{
	struct pane card = pane_part(body, 0, 1, body.rows, body.cols - 2);
	const struct item *note = app_picked(app);
	struct note_list list;

	leaders(app, &list);
	draw_grounds(app, pane_cut_bottom(&card, 1), note);
	pane_cut_bottom(&card, 1);
	draw_answers(app, pane_cut_bottom(&card, answers_rows(card.cols)), note);
	pane_cut_bottom(&card, 1);
	draw_band(app, pane_cut_top(&card, 1), note, leader_picked(app, &list), list.count);
	pane_column_of(card, 0, 0, card.rows, style_box(STYLE_STRIP_1, note_box(note)), "┃");
	draw_text(app, card, note);
	pane_cursor(card, 0, 2, false);
}

/* ---- acting ---- */

/* To the leading note so far away; false at the ends. */
static bool
asks_move(struct app *app, int by)
{
	struct note_list list;
	int at;

	leaders(app, &list);
	at = leader_picked(app, &list) + by;
	if (at < 0 || at >= list.count)
		return false;
	app_pick(app, app_item(app, list.item[at])->id);
	return true;
}

static void
asks_answer(struct app *app, int digit)
{
	const struct item *note = app_picked(app);
	struct gesture gesture = app_gesture(app);
	char code[NOTE_CODE];

	if (digit < 1 || digit > EVIDENCES) {
		gesture_free(&gesture);
		app_tell(app, "Svara med en siffra från 1 till %d.", EVIDENCES);
		return;
	}
	gesture_set(&gesture, note->id);
	gesture_int(&gesture, ITEM_EVIDENCE, digit - 1);
	snprintf(gesture.said, sizeof gesture.said, "%s: %s. Enter skriver källan, PgDn nästa.",
		 note_code(&app->session, note, code),
		 item_fields[ITEM_EVIDENCE].choices[digit - 1].label);
	app_take(app, &gesture, NULL);
}

static void
asks_leave(struct app *app)
{
	app_state(app)->page = 0;
	app_pick(app, (struct id){{0}});
}

static void
asks_grounds(struct app *app)
{
	const struct item *note = app_picked(app);

	app_ask(app, ASK_GROUNDS, note->id, session_text(&app->session, note, ITEM_GROUNDS));
}

struct command
vote_asks_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_DIGIT: asks_answer(app, command.arg); break;
	case ACT_ENTER: asks_grounds(app); break;
	case ACT_UP: asks_move(app, -1); break;
	case ACT_DOWN: asks_move(app, 1); break;
	case ACT_ESCAPE: asks_leave(app); break;
	case ACT_LAST_STEP:
		if (!asks_move(app, -1))
			asks_leave(app);
		break;
	case ACT_NEXT_STEP:
		if (!asks_move(app, 1) && !since_begin(app))
			return command;
		break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}
