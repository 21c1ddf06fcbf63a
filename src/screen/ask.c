/* SPDX-License-Identifier: EUPL-1.2 */
/* A question with one line to write, in an overlay. What it asks and what Enter does is a row of a table. */
#include "overlay.h"
#include "rodtrad/core/chain.h"
#include "rodtrad/core/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Does what was asked; false (with a toast told) when it could not, and the question stays. */
typedef bool ask_answer(struct app *app, const struct item *item, const char *text);

static bool
take_said(struct app *app, struct gesture *gesture, const char *said)
{
	if (said)
		snprintf(gesture->said, sizeof gesture->said, "%s", said);
	return app_take(app, gesture, NULL);
}

static bool
put_text(struct app *app, const struct item *item, enum item_field field, const char *text,
	 const char *said)
{
	struct gesture gesture = app_gesture(app);

	gesture_set(&gesture, item->id);
	gesture_text(&gesture, field, text);
	return take_said(app, &gesture, said);
}

static bool
answer_edit(struct app *app, const struct item *note, const char *text)
{
	struct gesture gesture = app_gesture(app);

	if (text_is_blank(text)) {
		gesture_free(&gesture);
		app_warn(app, "En lapp kan inte vara tom. Delete tar bort den.");
		return false;
	}
	note_edit(&gesture, note, text);
	return app_take(app, &gesture, NULL);
}

/* The caret says where the text is to be parted. */
static bool
answer_split(struct app *app, const struct item *note, const char *text)
{
	struct buf first = {0}, left = {0}, right = {0};
	bool ok = false;

	(void)text;
	buf_addn(&first, app->ask.editor.text, app->ask.editor.caret);
	text_trim(&left, buf_text(&first));
	text_trim(&right, app->ask.editor.text + app->ask.editor.caret);
	if (text_is_blank(buf_text(&left)) || text_is_blank(buf_text(&right))) {
		app_warn(app, "Ställ markören där lappen ska delas, med ← och →.");
	} else {
		struct gesture gesture = app_gesture(app);

		note_split(&gesture, note, buf_text(&left), buf_text(&right));
		ok = app_take(app, &gesture, NULL);
	}
	buf_free(&first);
	buf_free(&left);
	buf_free(&right);
	return ok;
}

static bool
answer_merge(struct app *app, const struct item *note, const char *text)
{
	const struct item *other = note_named(&app->session, text);
	struct gesture gesture;

	if (!other || other == note) {
		app_warn(app, "Skriv koden på en annan lapp på tavlan, till exempel S3.");
		return false;
	}
	gesture = app_gesture(app);
	note_merge(&gesture, note, other);
	return app_take(app, &gesture, NULL);
}

static bool
answer_means(struct app *app, const struct item *self, const char *text)
{
	return put_text(app, self, ITEM_MEANS, text, "Sparat: hos oss betyder det.");
}

static bool
answer_grounds(struct app *app, const struct item *note, const char *text)
{
	return put_text(app, note, ITEM_GROUNDS, text, "Källan är sparad.");
}

static int
slips_read(const struct app *app)
{
	return tally_of(&app->session, app_vote_step(app)).slips;
}

static bool
answer_people(struct app *app, const struct item *self, const char *text)
{
	struct gesture gesture;
	char *end;
	long people = strtol(text, &end, 10);

	if (end == text || *end || people < 1 || people > PEOPLE_MAX) {
		app_warn(app, "Skriv antalet med siffror, från 1 till %d.", PEOPLE_MAX);
		return false;
	}
	if (people < slips_read(app)) {
		app_warn(app,
			 "%d röstsedlar är redan inlästa. Skriv minst så många, eller rösta om.",
			 slips_read(app));
		return false;
	}
	gesture = app_gesture(app);
	gesture_set(&gesture, self->id);
	gesture_int(&gesture, ITEM_PEOPLE, (int)people);
	snprintf(gesture.said, sizeof gesture.said, "Nu är vi %ld.", people);
	return app_take(app, &gesture, NULL);
}

/* "11:30" or "11.30": minutes until then; "40": so many minutes. -1 when it is neither. */
static int
minutes_left(const struct app *app, const char *text)
{
	char *end;
	long hours = strtol(text, &end, 10), minutes;

	if (end == text || hours < 0)
		return -1;
	if (!*end)
		return hours >= 1 && hours <= 480 ? (int)hours : -1;
	if ((*end != ':' && *end != '.') || strlen(end) != 3)
		return -1;
	minutes = strtol(end + 1, &end, 10);
	if (*end || hours > 23 || minutes < 0 || minutes > 59)
		return -1;
	minutes += hours * 60 - moment_minute(app->now);
	return minutes > 0 ? (int)minutes : -1;
}

static bool
answer_time(struct app *app, const struct item *self, const char *text)
{
	int minutes = minutes_left(app, text);
	struct gesture gesture;

	(void)self;
	if (minutes < 0) {
		app_warn(app, "Skriv minuter, till exempel 40, eller ett klockslag, till exempel "
			      "11.30.");
		return false;
	}
	gesture = app_gesture(app);
	timebox_share(&gesture, minutes);
	if (!app_take(app, &gesture, NULL))
		return false;
	clock_replanned(app);
	return true;
}

static bool
answer_telling(struct app *app, const struct item *self, const char *text)
{
	return put_text(app, self, ITEM_TELLING, text, "Sparat: vem berättar för vem, när.");
}

static bool
answer_receiver(struct app *app, const struct item *note, const char *text)
{
	return put_text(app, note, ITEM_RECEIVER, text, "Sparat: den har en mottagare.");
}

static bool
answer_crossing(struct app *app, const struct item *crossing, const char *text)
{
	if (text_is_blank(text)) {
		app_warn(app, "Ett förslag kan inte vara tomt. Delete tar bort det.");
		return false;
	}
	return put_text(app, crossing, ITEM_TEXT, text, "Förslaget är ändrat. Ctrl+Z ångrar.");
}

static bool
answer_action(struct app *app, const struct item *action, const char *text)
{
	if (text_is_blank(text)) {
		app_warn(app, "Skriv vad som ska göras, eller tryck Esc.");
		return false;
	}
	if (action)
		return put_text(app, action, ITEM_TEXT, text, "Insatsen är ändrad. Ctrl+Z ångrar.");
	return choose_add(app, text);
}

/* A new resource that leads to it, or the word that none is needed. */
static bool
answer_resource(struct app *app, const struct item *activity, const char *text)
{
	int box = workshop_stage(&app->session.workshop, STAGE_RESOURCE);
	struct gesture gesture = app_gesture(app);

	if (!text_is_blank(text)) {
		chain_write(&gesture, box, text, activity);
		return app_take(app, &gesture, NULL);
	}
	gesture_set(&gesture, activity->id);
	gesture_bool(&gesture, ITEM_NO_RESOURCE, true);
	return take_said(app, &gesture, "Sparat: kräver inga extra resurser. Ctrl+Z ångrar.");
}

/* An empty reason takes it back. */
static bool
answer_waits(struct app *app, const struct item *self, const char *text)
{
	return put_text(app, self, ITEM_WAITS, text,
			*text ? "Sparat: ni avvaktar med effektkedja. Ctrl+Z ångrar."
			      : "Ni avvaktar inte längre med effektkedja.");
}

static bool
answer_plan_new(struct app *app, const struct item *none, const char *text)
{
	(void)none;
	return plan_answer_new(app, text);
}

static bool
answer_plan_reason(struct app *app, const struct item *none, const char *text)
{
	(void)none;
	return plan_answer_reason(app, text);
}

static bool
answer_reason(struct app *app, const struct item *review, const char *text)
{
	return put_text(app, review, ITEM_REASON, text, "Meningen är sparad. Ctrl+Z ångrar.");
}

static bool
answer_noticed(struct app *app, const struct item *review, const char *text)
{
	return put_text(app, review, ITEM_NOTICED, text, "Sparat: vad som märks. Ctrl+Z ångrar.");
}

/* clang-format off */
static const struct {
	const char *title; /* with the note's code where there is %s */
	const char *help;
	ask_answer *answer;
	bool replaces;     /* the first character written takes the place of what stands there */
} asks[ASKS] = {
	[ASK_EDIT]     = { "Ändra %s", "Enter sparar. Esc låter den vara.", answer_edit, false },
	[ASK_SPLIT]    = { "Dela upp %s i två", "Ställ markören med ← → där den ska delas. Enter delar.", answer_split, false },
	[ASK_MERGE]    = { "Slå ihop %s med vilken lapp?", "Skriv den andra lappens kod, till exempel S3.", answer_merge, false },
	[ASK_MEANS]    = { "Hos oss betyder det …", "En mening om vad delmålet betyder hos oss.", answer_means, false },
	[ASK_GROUNDS]  = { "Hur vet vi det om %s?", "Till exempel: LiKA oktober 2026, 14 av 20 svar.", answer_grounds, false },
	[ASK_PEOPLE]   = { "Hur många är vi nu?", "Röstsedlar och prickar räknas om.", answer_people, true },
	[ASK_TIME]     = { "När ska vi vara klara?", "Ett klockslag, till exempel 11.30, eller minuter, till exempel 40.", answer_time, false },
	[ASK_TELLING]  = { "Vem berättar för vem, när?", "Till exempel: Rektorerna för arbetslagen, före fredag.", answer_telling, false },
	[ASK_RECEIVER] = { "Vem tar %s vidare?", "En roll, till exempel IT-samordnaren.", answer_receiver, false },
	[ASK_CROSSING] = { "Ändra förslaget", "En mening som börjar med Vi.", answer_crossing, false },
	[ASK_ACTION]   = { "Insatsen", "Vad ska göras? En rad som går att läsa från väggen.", answer_action, false },
	[ASK_RESOURCE] = { "Vilken resurs bygger %s på?", "Till exempel: IT-samordnarens tid. Lämna tomt om inga extra resurser behövs.", answer_resource, false },
	[ASK_WAITS]    = { "Varför avvaktar ni med effektkedja?", "Till exempel: Ny rektor i januari. Tomt: ni avvaktar inte.", answer_waits, false },
	[ASK_PLAN_NEW] = { "Ny rad i planen", "Vad ska göras? En rad som går att läsa från väggen.", answer_plan_new, false },
	[ASK_PLAN_REASON] = { "Varför?", "En mening, så att den som läser planen senare förstår.", answer_plan_reason, false },
	[ASK_REASON]   = { "Hur blev det? En mening räcker", "Utgår den är det inget misslyckande. Skriv varför, det är lärdomen.", answer_reason, false },
	[ASK_NOTICED]  = { "Vad märker barn, elever eller personal?", "Till exempel: Eleverna laddar själva. Lämna tomt om inget märks än.", answer_noticed, false },
};

#define ASK_KEYS(verb) { \
	{ K_ENTER,  ACT_ENTER,  verb,     NULL, false }, \
	{ K_ESCAPE, ACT_ESCAPE, "Avbryt", NULL, false }, \
	{ 0 } }

static const struct binding save_keys[] = ASK_KEYS("Spara");
static const struct binding split_keys[] = ASK_KEYS("Dela");
static const struct binding merge_keys[] = ASK_KEYS("Slå ihop");
/* clang-format on */

static const struct binding *
ask_keys(const struct app *app)
{
	if (app->ask.kind == ASK_SPLIT)
		return split_keys;
	return app->ask.kind == ASK_MERGE ? merge_keys : save_keys;
}

void
app_ask(struct app *app, enum ask_kind kind, struct id id, const char *text)
{
	const struct item *item = session_item(&app->session, id);
	char code[NOTE_CODE] = "";

	if (item && item->kind == KIND_NOTE)
		note_code(&app->session, item, code);
	app->ask.kind = (int)kind;
	app->ask.item = id;
	if (strstr(asks[kind].title, "%s")) {
		size_t before = (size_t)(strstr(asks[kind].title, "%s") - asks[kind].title);

		snprintf(app->ask.title, sizeof app->ask.title, "%.*s%s%s", (int)before,
			 asks[kind].title, code, asks[kind].title + before + 2);
	} else {
		snprintf(app->ask.title, sizeof app->ask.title, "%s", asks[kind].title);
	}
	snprintf(app->ask.help, sizeof app->ask.help, "%s", asks[kind].help);
	editor_set(&app->ask.editor, text);
	app->ask.fresh = asks[kind].replaces;
	app_open(app, &page_ask);
}

static void
ask_draw(const struct app *app, struct pane pane)
{
	int cols = pane.cols < 70 ? pane.cols - 8 : 62;
	int rows = editor_rows(&app->ask.editor, cols - 4), most = pane.rows - 10;
	struct pane inside, card;

	if (rows < 2)
		rows = 2;
	if (rows > most)
		rows = most;
	inside = frame_overlay(pane, rows + 4, cols, app->ask.title);
	pane_cut_top(&inside, 1);
	card = pane_cut_top(&inside, rows);
	card = pane_part(card, 0, 1, card.rows, card.cols - 2);
	pane_fill(card, STYLE_WRITE);
	editor_draw(&app->ask.editor, pane_part(card, 0, 1, card.rows, card.cols - 2), STYLE_WRITE,
		    STYLE_WRITE_HINT, "");
	pane_cut_top(&inside, 1);
	pane_wrapped(pane_part(inside, 0, 1, 2, inside.cols - 2), STYLE_CARD_FAINT, app->ask.help);
	frame_toast(app, pane);
}

static void
ask_enter(struct app *app)
{
	const struct item *item = session_item(&app->session, app->ask.item);
	struct buf trimmed = {0};
	int depth = app->depth;

	text_trim(&trimmed, app->ask.editor.text);
	if (asks[app->ask.kind].answer(app, item, buf_text(&trimmed)) && app->depth == depth)
		app_close(app);
	buf_free(&trimmed);
}

static struct command
ask_act(struct app *app, struct command command)
{
	if (command.action == ACT_ENTER) {
		ask_enter(app);
		return (struct command){ACT_NONE, 0};
	}
	return overlay_writes(app, command);
}

/* What was there to begin with gives way to the first that is written. */
static void
ask_give_way(struct app *app, bool writes)
{
	if (app->ask.fresh && writes)
		editor_clear(&app->ask.editor);
	app->ask.fresh = false;
}

static bool
ask_typed(struct app *app, enum editor_answer answer)
{
	if (answer == EDITOR_FULL)
		app_warn(app, "Här ryms %d tecken, inte fler.", EDITOR_CLUSTERS);
	return answer != EDITOR_NOT_MINE;
}

static bool
ask_type(struct app *app, int key)
{
	ask_give_way(app, key_is_text(key));
	return ask_typed(app, editor_key(&app->ask.editor, key));
}

static bool
ask_paste(struct app *app, const char *text)
{
	ask_give_way(app, true);
	return ask_typed(app, editor_insert(&app->ask.editor, text));
}

const struct page page_ask = {
	.name = "ask",
	.is_overlay = true,
	.keys = ask_keys,
	.draw = ask_draw,
	.act = ask_act,
	.type = ask_type,
	.paste = ask_paste,
};
