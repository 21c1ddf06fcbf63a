/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Klart: the thread from the delmål to the insatser, under four headings, on one sheet that
 * scrolls when it does not fit; and what is still without someone who takes care of it.
 */
#include "../enter.h"
#include "../insats.h"

#include "rodtrad/canvas/bar.h"
#include "rodtrad/core/proposal.h"

#include <stdio.h>

#define CODE_COLS 8
#define DAY_COLS  12
#define DOTS_COLS 22
#define DUE_COLS  14

/* Texts under a heading, at the most: on a wide wall, on a narrow one, and when it else does not
 * fit. */
#define MOST_WIDE   5
#define MOST_NARROW 3
#define MOST_SCARCE 2

/* clang-format off */
static const struct binding close_bindings[] = {
	{ K_CTRL('e'), ACT_EXPORT,  "Exportera",      NULL,  false },
	{ K_ENTER,     ACT_PLAN,    "Handlingsplanen", NULL, false },
	{ K_F2,        ACT_TELLING, "Vem berättar?",  NULL,  false },
	{ K_CTRL('c'), ACT_COPY,    "Kopiera",        NULL,  false },
	{ K_ESCAPE,    ACT_ESCAPE,  "Till start",     NULL,  false },
	{ K_UP,        ACT_UP,      "Bläddra",        "↑ ↓", false },
	{ K_DOWN,      ACT_DOWN,    NULL,             NULL,  false },
	{ K_HOME,      ACT_HOME,    NULL,             NULL,  false },
	{ K_END,       ACT_END,     NULL,             NULL,  false },
	{ K_F1,        ACT_HELP,    "Hjälp",          NULL,  true  },
	{ 0 }
};
/* clang-format on */

static const struct binding *
close_keys(const struct app *app)
{
	(void)app;
	return close_bindings;
}

/* ---- a sheet that is longer than the screen ---- */

/* What stands under the headings, found once for all the times that the sheet is laid out. */
struct found {
	bool voted; /* those that were seen are in the order of their dots */
	struct note_list seen, effects;
	struct proposals proposals;
	enum verdict verdict;
	char said[400]; /* the verdict in words */
};

struct sheet {
	const struct app *app;
	const struct found *found;
	struct pane pane;
	int skip;  /* rows that are scrolled away */
	int row;   /* the next, from the top of the sheet */
	bool airy; /* a blank row before each heading */
	int lines; /* of each text, at the most */
	int most;  /* texts under a heading, but for the insatser: each is to be seen */
};

/* The next row of the sheet: a pane without area when it is scrolled out of sight. */
static struct pane
sheet_row(struct sheet *sheet)
{
	int row = sheet->row++ - sheet->skip;

	return pane_part(sheet->pane, row, 0, row < 0 ? 0 : 1, sheet->pane.cols);
}

/* A text from a column of `row` on, its other lines on rows of their own with `beside` before
 * them. */
static void
sheet_text(struct sheet *sheet, struct pane row, int col, int cols, enum style style,
	   const char *text, const char *beside)
{
	struct wrap wrap;

	wrap_text(&wrap, text, cols, sheet->lines, WRAP_BALANCED);
	for (int line = 0; line < wrap.count; line++) {
		struct wrap one = {.count = 1, .line = {wrap.line[line]}};

		one.cut = wrap.cut && line + 1 == wrap.count;
		if (line) {
			row = sheet_row(sheet);
			pane_text(row, 0, 0, STYLE_THREAD, beside);
		}
		pane_lines(pane_part(row, 0, col, row.rows, cols), style, text, &one, 0);
	}
}

static void
sheet_blank(struct sheet *sheet)
{
	if (sheet->airy)
		pane_text(sheet_row(sheet), 0, 0, STYLE_THREAD, "┃");
}

static void
sheet_heading(struct sheet *sheet, const char *heading)
{
	bool is_first = sheet->row == 0;
	struct pane row;

	if (!is_first)
		sheet_blank(sheet);
	row = sheet_row(sheet);
	pane_text(row, 0, 0, STYLE_THREAD, is_first ? "┏━" : "┣━");
	pane_textf(row, 0, 2, STYLE_BADGE, " %s ", heading);
}

static void
sheet_faint(struct sheet *sheet, const char *text)
{
	struct pane row = sheet_row(sheet);

	pane_text(row, 0, 0, STYLE_THREAD, "┃");
	pane_text(row, 0, 5, STYLE_FAINT, text);
}

/* A code, the text that it is of, and what stands to the right. Returns the row. */
static struct pane
sheet_coded(struct sheet *sheet, const char *code, enum style style, const char *text, int right)
{
	int col = 5 + CODE_COLS, cols = sheet->pane.cols - col - right;
	struct pane row = sheet_row(sheet);

	pane_text(row, 0, 0, STYLE_THREAD, "┃");
	pane_textf(pane_part(row, 0, 4, 1, CODE_COLS), 0, 0, style, " %s ", code);
	sheet_text(sheet, row, col, cols, STYLE_PLAIN, text, "┃");
	return row;
}

/* How many of so many are shown: one too many takes no more room than to say so. */
static int
shown_of(int count, int most)
{
	return count <= most + 1 ? count : most;
}

static void
sheet_more(struct sheet *sheet, int more)
{
	struct pane row;

	if (more <= 0)
		return;
	row = sheet_row(sheet);
	pane_text(row, 0, 0, STYLE_THREAD, "┃");
	pane_textf(row, 0, 5, STYLE_FAINT, "+ %d till", more);
}

/* ---- hur blev det? ---- */

static bool
is_answer(const struct session *session, const struct item *item)
{
	return item->kind == KIND_REVIEW && !item->removed &&
	       session_int(session, item, ITEM_VERDICT, -1) >= 0;
}

/* What was said of an insats, and why where that was said. */
static void
add_answer(struct sheet *sheet, const struct item *review)
{
	const struct session *session = &sheet->app->session;
	const char *reason = session_text(session, review, ITEM_REASON);
	char room[600];
	struct buf words = BUF_OVER(room);

	buf_add(&words, session_text(session, review, ITEM_TEXT));
	if (*reason)
		buf_addf(&words, ": %s", reason);
	sheet_coded(sheet,
		    item_fields[ITEM_VERDICT]
			    .choices[session_int(session, review, ITEM_VERDICT, 0)]
			    .label,
		    STYLE_BOLD, buf_text(&words), 0);
	buf_free(&words);
}

static void
add_answers(struct sheet *sheet)
{
	const struct session *session = &sheet->app->session;
	int count = 0, shown, done = 0;

	for (int at = 0; at < session->items.count; at++)
		count += is_answer(session, &session->items.item[at]);
	if (!count)
		return;
	shown = shown_of(count, sheet->most);
	sheet_heading(sheet, "Hur blev det?");
	for (int at = 0; at < session->items.count && done < shown; at++) {
		const struct item *item = &session->items.item[at];

		if (!is_answer(session, item))
			continue;
		done++;
		add_answer(sheet, item);
	}
	sheet_more(sheet, count - shown);
}

/* ---- det här såg vi ---- */

/* The colours are those of the four boxes of a SWOT: a note of a chain is a grey card. */
static enum style
note_style(const struct session *session, const struct item *note)
{
	int box = note_box(note);

	return box < 0 || session->workshop.box[box].stage != STAGE_NONE
		       ? STYLE_CARD_BOLD
		       : style_box(STYLE_BAND_1, box);
}

static struct pane
sheet_note(struct sheet *sheet, const struct item *note, int right)
{
	const struct session *session = &sheet->app->session;
	char code[NOTE_CODE];

	return sheet_coded(sheet, note_code(session, note, code), note_style(session, note),
			   session_text(session, note, ITEM_TEXT), right);
}

/* Those that lead: who else got dots is for Rösta to say, and is not counted here. */
static void
add_voted(struct sheet *sheet)
{
	const struct note_list *seen = &sheet->found->seen;
	bool wide = app_mode(sheet->app) == MODE_WIDE;
	int right = wide ? DOTS_COLS + 10 : DOTS_COLS - 8;

	for (int at = 0; at < seen->count && at < sheet->most; at++) {
		const struct item *note = app_item(sheet->app, seen->item[at]);
		struct pane row = sheet_note(sheet, note, right);

		bar_dots(row, 0, row.cols - right + 2, STYLE_BOLD, STYLE_THREAD, tally_dots(note),
			 wide);
	}
}

static void
add_seen(struct sheet *sheet)
{
	const struct note_list *seen = &sheet->found->seen;
	int shown = shown_of(seen->count, sheet->most);

	sheet_heading(sheet, "Det här såg vi");
	if (sheet->found->voted) {
		add_voted(sheet);
		return;
	}
	for (int at = 0; at < shown; at++)
		sheet_note(sheet, app_item(sheet->app, seen->item[at]), 0);
	sheet_more(sheet, seen->count - shown);
	if (!seen->count)
		sheet_faint(sheet, "Inga lappar än.");
}

/* ---- det här väljer vi ---- */

static bool
became_insats(const struct session *session, const struct proposal *proposal)
{
	return proposal->source && proposal->action && insats_is_chosen(session, proposal->action);
}

/* The förslag and aktiviteter that became insatser; all of them before any has. */
static int
chosen_of(const struct session *session, const struct proposals *proposals, int chosen[ITEMS_MAX])
{
	bool some = false;
	int count = 0;

	for (int at = 0; at < proposals->count; at++)
		some = some || became_insats(session, &proposals->item[at]);
	for (int at = 0; at < proposals->count; at++)
		if (some ? became_insats(session, &proposals->item[at])
			 : proposals->item[at].source != NULL)
			chosen[count++] = at;
	return count;
}

static void
add_chosen(struct sheet *sheet)
{
	const struct session *session = &sheet->app->session;
	const struct proposals *proposals = &sheet->found->proposals;
	int chosen[ITEMS_MAX], count = chosen_of(session, proposals, chosen);
	int shown = shown_of(count, sheet->most);
	char code[OUTCOME_CODE];

	sheet_heading(sheet, "Det här väljer vi");
	for (int at = 0; at < shown; at++) {
		const struct item *source = proposals->item[chosen[at]].source;

		sheet_coded(sheet, outcome_code(session, source, code),
			    source->kind == KIND_NOTE ? STYLE_CARD_BOLD : STYLE_BOLD,
			    session_text(session, source, ITEM_TEXT), 0);
	}
	sheet_more(sheet, count - shown);
	if (!count)
		sheet_faint(sheet, insats_no_proposals(&session->workshop));
}

/* ---- det här ska det leda till ---- */

static enum stage
effect_stage(const struct sheet *sheet, int at)
{
	const struct session *session = &sheet->app->session;
	const struct item *note = &session->items.item[sheet->found->effects.item[at]];

	return (enum stage)session->workshop.box[note_box(note)].stage;
}

/* How many of the effects are shown when each horizon has at most `each`: the way from the first
 * to the last is to be seen, not the first ones alone. */
static int
effects_shown(const struct sheet *sheet, int each, bool is_shown[ITEMS_MAX])
{
	int of_stage[STAGES] = {0}, shown = 0;

	for (int at = 0; at < sheet->found->effects.count; at++) {
		is_shown[at] = of_stage[effect_stage(sheet, at)]++ < each;
		shown += is_shown[at];
	}
	return shown;
}

static void
add_effect(struct sheet *sheet, int at)
{
	static const char *const due[STAGES] = {
		[STAGE_EFFECT_SHORT] = "inom ett år",
		[STAGE_EFFECT_MEDIUM] = "om 2–3 år",
		[STAGE_EFFECT_LONG] = "på lång sikt",
	};
	const struct item *note = app_item(sheet->app, sheet->found->effects.item[at]);
	struct pane row = sheet_note(sheet, note, DUE_COLS);

	pane_text(row, 0, row.cols - DUE_COLS + 2, STYLE_FAINT, due[effect_stage(sheet, at)]);
}

static void
add_effects(struct sheet *sheet)
{
	int count = sheet->found->effects.count, shown;
	bool is_shown[ITEMS_MAX];

	shown = effects_shown(sheet, (sheet->most + 1) / 2, is_shown);
	if (shown_of(count, shown) == count)
		shown = effects_shown(sheet, count, is_shown);
	for (int at = 0; at < count; at++)
		if (is_shown[at])
			add_effect(sheet, at);
	sheet_more(sheet, count - shown);
}

/* Has the workshop a stage for what comes of it? */
static bool
has_effects(const struct workshop *workshop)
{
	for (int box = 0; box < workshop->boxes; box++)
		if (stage_is_effect((enum stage)workshop->box[box].stage))
			return true;
	return false;
}

static void
add_leads(struct sheet *sheet)
{
	sheet_heading(sheet, "Det här ska det leda till");
	if (sheet->found->effects.count)
		add_effects(sheet);
	else if (has_effects(&sheet->app->session.workshop))
		sheet_faint(sheet, "Inga effekter än.");
	else
		sheet_faint(sheet, "Effektkedja återstår.");
}

/* ---- så gör vi ---- */

static int
insats_count(const struct session *session)
{
	int count = 0;

	for (int at = 0; at < session->items.count; at++)
		count += insats_is_chosen(session, &session->items.item[at]);
	return count;
}

/* The thread ends under the last of them. */
static void
add_insats(struct sheet *sheet, const struct item *action, bool is_last)
{
	const struct session *session = &sheet->app->session;
	int owner = app_mode(sheet->app) == MODE_WIDE ? 30 : 16;
	int cols = sheet->pane.cols - 5 - owner - DAY_COLS - 2;
	struct pane row = sheet_row(sheet);
	char day[INSATS_DAY];

	pane_text(row, 0, 0, STYLE_THREAD, is_last ? "┗━━▶" : "┣━━▶");
	insats_value(pane_part(row, 0, cols + 6, row.rows, owner), STYLE_PLAIN,
		     session_text(session, action, ITEM_OWNER), "vem?");
	insats_value(pane_part(row, 0, cols + owner + 7, row.rows, DAY_COLS), STYLE_PLAIN,
		     insats_day(session_text(session, action, ITEM_END), day), "när?");
	sheet_text(sheet, row, 5, cols, STYLE_BOLD, outcome_words(session, action),
		   is_last ? " " : "┃");
}

static void
add_insatser(struct sheet *sheet)
{
	const struct session *session = &sheet->app->session;
	int count = insats_count(session), done = 0;

	sheet_heading(sheet, "Så gör vi");
	for (int at = 0; at < session->items.count; at++) {
		const struct item *action = &session->items.item[at];

		if (!insats_is_chosen(session, action))
			continue;
		done++;
		add_insats(sheet, action, done == count);
	}
	if (!count) {
		struct pane row = sheet_row(sheet);

		pane_text(row, 0, 0, STYLE_THREAD, "┗━━");
		pane_text(row, 0, 5, STYLE_FAINT, "Inga insatser än. PgUp går tillbaka.");
	}
}

/* ---- what is still to take care of ---- */

static int
homeless_count(const struct session *session)
{
	struct note_list list;
	int homeless = 0;

	note_list_parked(session, &list);
	for (int at = 0; at < list.count; at++)
		homeless +=
			!*session_text(session, &session->items.item[list.item[at]], ITEM_RECEIVER);
	return homeless;
}

static void
add_telling(struct sheet *sheet)
{
	const struct session *session = &sheet->app->session;
	const char *telling = session_text(session, session_self(session), ITEM_TELLING);
	struct pane row = sheet_row(sheet);
	int cols = sheet->pane.cols - 16;

	pane_spot(row, ACT_TELLING, 0);
	if (!*telling) {
		pane_text(row, 0, 1, STYLE_WARN, " vem berättar? ");
		pane_text(row, 0, 17, STYLE_FAINT, "Vem berättar för vem, och när? F2 skriver.");
		return;
	}
	pane_text(row, 0, 1, STYLE_BOLD, "Vem berättar:");
	sheet_text(sheet, row, 16, cols, STYLE_PLAIN, telling, " ");
}

static void
add_parked(struct sheet *sheet)
{
	int homeless = homeless_count(&sheet->app->session);
	struct pane row;

	if (!homeless)
		return;
	row = sheet_row(sheet);
	pane_textf(row, 0, 1, STYLE_WARN, homeless == 1 ? " %d parkerad " : " %d parkerade ",
		   homeless);
	pane_text(row, 0, 17, STYLE_FAINT, "saknar mottagare. Tryck / och skriv parkerat.");
	pane_spot(row, ACT_PARKED, 0);
}

static void
add_undecided(struct sheet *sheet)
{
	int undecided = outcome_undecided(&sheet->app->session);
	struct pane row;

	if (!undecided)
		return;
	row = sheet_row(sheet);
	pane_textf(row, 0, 1, STYLE_WARN, " %d förslag ", undecided);
	pane_text(row, 0, 17, STYLE_FAINT, "är varken insats eller inte nu.");
}

/* Why no chain is made yet, where the group has said so. */
static void
add_waits(struct sheet *sheet)
{
	const struct session *session = &sheet->app->session;
	const char *waits = session_text(session, session_self(session), ITEM_WAITS);
	struct pane row;

	if (!*waits)
		return;
	row = sheet_row(sheet);
	pane_text(row, 0, 1, STYLE_BOLD, "Vi avvaktar:");
	sheet_text(sheet, row, 16, sheet->pane.cols - 16, STYLE_PLAIN, waits, " ");
}

static void
add_verdict(struct sheet *sheet)
{
	const struct found *found = sheet->found;

	if (*found->said)
		sheet_text(sheet, sheet_row(sheet), 1, sheet->pane.cols - 1,
			   found->verdict == VERDICT_BROKEN ? STYLE_WARN_TEXT : STYLE_BOLD,
			   found->said, " ");
}

/* What is new since the last SWOT, as a line; the rest is an overlay. */
static void
add_since(struct sheet *sheet)
{
	char room[120];
	struct buf said = BUF_OVER(room);
	struct pane row;

	if (!sheet->app->since.count)
		return;
	since_say(&said, &sheet->app->since);
	row = sheet_row(sheet);
	pane_textf(row, 0, 1, STYLE_PLAIN, "%s", buf_text(&said));
	pane_spot(row, ACT_SINCE, 0);
	buf_free(&said);
}

static void
add_end(struct sheet *sheet)
{
	if (sheet->airy)
		sheet_row(sheet);
	add_telling(sheet);
	add_parked(sheet);
	add_undecided(sheet);
	add_verdict(sheet);
	add_waits(sheet);
	add_since(sheet);
}

static void
add_means(struct sheet *sheet)
{
	const struct session *session = &sheet->app->session;
	const char *means = session_text(session, session_self(session), ITEM_MEANS);
	int col = 23, cols = sheet->pane.cols - col;
	struct pane row;

	if (!*means)
		return;
	row = sheet_row(sheet);
	pane_text(row, 0, 0, STYLE_THREAD, "┏");
	pane_text(row, 0, 1, STYLE_FAINT, " Hos oss betyder det:");
	sheet_text(sheet, row, col, cols, STYLE_BOLD, means, "┃");
}

/* ---- all of it ---- */

/* How the sheet lies: with air when it then fits, else without, else with fewer texts under each
 * heading or one line of each, since the whole thread is to be seen at once; and when nothing
 * makes it fit, in full and so far that it can be scrolled. */
struct fit {
	bool airy;
	int lines;
	int most;
	int last; /* rows to skip at the most */
};

/* Lays the whole sheet out; returns its rows. */
static int
sheet_draw(const struct app *app, const struct found *found, struct pane pane, int skip,
	   const struct fit *fit)
{
	struct sheet sheet = {.app = app,
			      .found = found,
			      .pane = pane,
			      .skip = skip,
			      .airy = fit->airy,
			      .lines = fit->lines,
			      .most = fit->most};

	if (app_mode(app) != MODE_WIDE && sheet.most > MOST_NARROW)
		sheet.most = MOST_NARROW;
	add_means(&sheet);
	add_answers(&sheet);
	if (app->session.workshop
		    .boxes) { /* where nothing is written there is nothing to choose from */
		add_seen(&sheet);
		add_chosen(&sheet);
		add_leads(&sheet);
	}
	add_insatser(&sheet);
	add_end(&sheet);
	return sheet.row;
}

static struct fit
sheet_fit(const struct app *app, const struct found *found, struct pane pane)
{
	/* clang-format off */
	static const struct fit tries[] = {
		{ true,  WRAP_LINES, MOST_WIDE,   0 },
		{ false, WRAP_LINES, MOST_WIDE,   0 },
		{ false, WRAP_LINES, MOST_NARROW, 0 },
		{ false, 1,          MOST_NARROW, 0 },
		{ false, WRAP_LINES, MOST_SCARCE, 0 },
		{ false, 1,          MOST_SCARCE, 0 },
		{ false, 1,          1,           0 },
	};
	/* clang-format on */
	struct fit full = {false, WRAP_LINES, MOST_WIDE, 0};
	struct pane nowhere = pane;

	nowhere.rows = 0;
	for (size_t at = 0; at < COUNT(tries); at++)
		if (sheet_draw(app, found, nowhere, 0, &tries[at]) <= pane.rows)
			return tries[at];
	full.last = sheet_draw(app, found, nowhere, 0, &full) - pane.rows + 1;
	return full;
}

/* Once: the sheet may be laid out many times before it fits. */
static void
find_verdict(const struct app *app, struct found *found)
{
	char room[sizeof found->said];
	struct buf said = BUF_OVER(room);

	found->verdict = outcome_verdict(&app->session);
	outcome_say_verdict(&said, &app->session);
	snprintf(found->said, sizeof found->said, "%.*s",
		 (int)text_fit(buf_text(&said), WRAP_LINES * 4), buf_text(&said));
	buf_free(&said);
}

static void
find(const struct app *app, struct found *found)
{
	found->voted = outcome_seen(&app->session, app_vote_step(app), &found->seen);
	outcome_effects(&app->session, &found->effects);
	proposals_of(&app->session, &found->proposals);
	find_verdict(app, found);
}

/* Where the sheet lies in the body: above the question to be asked before an export. */
static struct pane
sheet_pane(struct pane body)
{
	return pane_part(body, 0, 1, body.rows - 1, body.cols - 2);
}

static void
draw_question(struct pane body)
{
	struct pane row = pane_part(body, body.rows - 1, 1, 1, body.cols - 2);

	pane_text(row, 0, 0, STYLE_WARN, " Går någon att känna igen? ");
	pane_text(pane_part(row, 0, 28, 1, row.cols - 28), 0, 0, STYLE_FAINT,
		  "Läs igenom innan filen lämnas vidare.");
}

static void
close_draw(const struct app *app, struct pane body)
{
	struct pane pane = sheet_pane(body);
	struct found found;
	struct fit fit;
	int skip = app_state_of(app)->list.first, left;
	struct pane more = pane_part(pane, pane.rows - 1, 0, 1, pane.cols);

	find(app, &found);
	fit = sheet_fit(app, &found, pane);
	skip = skip > fit.last ? fit.last : skip;
	if (fit.last)
		pane_cut_bottom(&pane, 1);
	left = sheet_draw(app, &found, pane, skip, &fit) - skip - pane.rows;
	if (fit.last && left > 0)
		pane_textf(more, 0, 4, STYLE_FAINT, "▼ %d rader till", left);
	draw_question(body);
}

/* ---- scrolling ---- */

/* How far it can be scrolled on a screen of this size: the frame says what it leaves for the
 * body. */
static int
scroll_last(const struct app *app)
{
	struct canvas canvas = {0};
	struct found found;
	struct pane body;
	int last;

	find(app, &found);
	canvas_start(&canvas, app->rows, app->cols);
	body = frame_session(app, pane_whole(&canvas));
	last = sheet_fit(app, &found, sheet_pane(body)).last;
	canvas_free(&canvas);
	return last;
}

static void
scroll(struct app *app, int by)
{
	struct list *list = &app_state(app)->list;
	int last = scroll_last(app), first = list->first + by;

	list->first = first < 0 ? 0 : first > last ? last : first;
}

static struct command
close_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_UP: scroll(app, -1); break;
	case ACT_DOWN: scroll(app, 1); break;
	case ACT_SCROLL_UP: scroll(app, -2); break;
	case ACT_SCROLL_DOWN: scroll(app, 2); break;
	case ACT_HOME: scroll(app, -ITEMS_MAX); break;
	case ACT_END: scroll(app, ITEMS_MAX); break;
	default: return command;
	}
	return (struct command){ACT_NONE, 0};
}

static void
close_entered(struct app *app)
{
	(void)since_read(app);
}

const struct look look_close = {
	.enter = close_entered,
	.keys = close_keys,
	.draw = close_draw,
	.act = close_act,
	.stray = "Här läser vi vad vi kom fram till. PgUp går tillbaka och ändrar.",
};
