/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program: what a key, a click, a paste and the time do. A key goes to the page on top; what the
 * page does not take comes to the app; what nobody takes is told.
 */
#include "enter.h"
#include "gather.h"

#include "rodtrad/core/chain.h"
#include "rodtrad/core/tally.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TOAST_MS        6000
#define DRAFT_PAUSE_MS  300  /* a draft is kept at every pause of this length */
#define DRAFT_LATEST_MS 2000 /* and at the latest after this */

/* ---- starting and ending ---- */

static void
take_offer(void *to, const char *text, size_t bytes)
{
	struct app *app = to;
	struct offer offer = {.bytes = bytes};
	struct err err;

	if (!workshop_read(&offer.workshop, text, bytes, &err))
		return;
	offer.text = mem_text(text);
	*vec_add(&app->offers) = offer;
}

static bool
app_read_catalog(struct app *app, struct err *err)
{
	struct buf id = {0};
	bool ok;

	app->ports->setting(app->ports->world, "catalog", &id);
	ok = app->ports->catalog(app->ports->world, buf_text(&id), &app->catalog, err) ||
	     app->ports->catalog(app->ports->world, "", &app->catalog, err);
	buf_free(&id);
	return ok;
}

static bool
app_setting_is(const struct app *app, const char *name, const char *value)
{
	struct buf kept = {0};
	bool same;

	app->ports->setting(app->ports->world, name, &kept);
	same = !strcmp(buf_text(&kept), value);
	buf_free(&kept);
	return same;
}

struct app *
app_new(const struct ports *ports, const struct app_setup *setup, struct moment now,
	struct err *err)
{
	struct app *app = mem_new(sizeof *app);
	struct port_reader reader = {.to = app, .workshop = take_offer};

	app->ports = ports;
	app->stops = setup->stops;
	app->stops_to = setup->to;
	app->now = now;
	app->theme = setup->theme;
	app->full_glyphs = setup->full_glyphs;
	app->mouse = setup->mouse;
	app->rows = 24;
	app->cols = 80;
	app->saved_ms = now.ms;
	if (!app_read_catalog(app, err)) {
		app_drop(app);
		return NULL;
	}
	app->cursor = app_setting_is(app, "cursor", "on");
	ports->workshops(ports->world, &reader);
	app_read_rows(app);
	start_enter(app);
	if (setup->warning)
		app_warn(app, "%s", setup->warning);
	return app;
}

void
app_drop(struct app *app)
{
	if (!app)
		return;
	app_close_session(app);
	for (int at = 0; at < app->offers.count; at++) {
		mem_free(app->offers.item[at].text);
		workshop_free(&app->offers.item[at].workshop);
	}
	vec_free(&app->offers);
	plan_page_free(&app->plan);
	vec_free(&app->plan_menu);
	vec_free(&app->plan_logs);
	arena_free(&app->quarrel.arena);
	material_free(&app->material);
	earlier_free(&app->earlier);
	since_free(&app->since);
	thread_rows_free(&app->thread);
	matrix_free(&app->matrix);
	overview_free(&app->overview);
	buf_free(&app->deed.purges);
	hits_free(&app->found);
	vec_free(&app->session_rows);
	vec_free(&app->drafts);
	mem_free(app->pasted);
	session_free(&app->session);
	catalog_free(&app->catalog);
	mem_free(app);
}

/* ---- telling ---- */

static void
toast_put(struct app *app, bool asks, const char *fmt, va_list args)
{
	vsnprintf(app->toast.text, sizeof app->toast.text, fmt, args);
	app->toast.asks = asks;
	app->toast.until_ms = app->now.ms + TOAST_MS;
}

void
app_tell(struct app *app, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	toast_put(app, false, fmt, args);
	va_end(args);
}

void
app_warn(struct app *app, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	toast_put(app, true, fmt, args);
	va_end(args);
}

void
app_err(struct app *app, const struct err *err)
{
	app_warn(app, "%s", err->text);
}

void
app_not_kept(struct app *app, const struct err *err)
{
	app_warn(app, "%s%s", err->text,
		 err->code == ERR_STORAGE ? " Texten ligger kvar här, försök igen med Enter." : "");
}

/* ---- pages ---- */

const struct page *
app_page(const struct app *app)
{
	return app->page[app->depth - 1];
}

void
app_open(struct app *app, const struct page *page)
{
	for (int at = 0; at < app->depth; at++)
		if (app->page[at] == page)
			return;
	assert(app->depth < PAGES_DEEP);
	app->page[app->depth++] = page;
}

void
app_close(struct app *app)
{
	if (app->depth > 1)
		app->depth--;
}

void
app_show(struct app *app, const struct page *page)
{
	app->depth = 1;
	app->page[0] = page;
}

/* ---- what the app does itself ---- */

static void
app_undo(struct app *app, bool back)
{
	struct gesture gesture = app_gesture(app);
	struct err err;

	if (back ? gesture_redo(&gesture, &err) : gesture_undo(&gesture, &err)) {
		app_keep_draft(app);
		app_take_step(app, &gesture);
		return;
	}
	gesture_free(&gesture);
	app_tell(app, "%s", err.text);
}

static void
app_export(struct app *app)
{
	char where[201];
	struct err err;

	if (app->ports->export(app->ports->world, &app->session, where, &err))
		app_tell(app, "Exporterat till %s.", where);
	else
		app_err(app, &err);
}

static void
app_copy(struct app *app)
{
	const struct item *picked = app_picked(app);
	struct buf text = {0};
	char where[201];
	struct err err;

	if (picked && *session_text(&app->session, picked, ITEM_TEXT))
		buf_add(&text, session_text(&app->session, picked, ITEM_TEXT));
	else
		outcome_text(&text, &app->session, &app->catalog);
	if (app->ports->copy(app->ports->world, buf_text(&text), where, &err))
		app_tell(app, "Kopierat. Klistra in var du vill. Texten finns också i %s.", where);
	else
		app_err(app, &err);
	buf_free(&text);
}

static void
app_next_theme(struct app *app)
{
	static const char *const names[THEMES] = {"ljusa", "mörka", "hög kontrast", "utan färg"};
	static const char *const saved[THEMES] = {"ljus", "mörk", "kontrast", "mono"};

	app->theme = (enum theme)((app->theme + 1) % THEMES);
	app->ports->set(app->ports->world, "theme", saved[app->theme]);
	app_tell(app, "Färger: %s.", names[app->theme]);
}

static void
app_flip(struct app *app, bool *which, const char *name, const char *on, const char *off)
{
	*which = !*which;
	app->ports->set(app->ports->world, name, *which ? "on" : "off");
	app_tell(app, "%s", *which ? on : off);
}

static void
delmal_again(struct app *app)
{
	delmal_enter(app, app->overview_delmal);
}

/* Pages that one goes from to what stands in a workshop, and comes back to. */
static const struct {
	const struct page *page;
	void (*enter)(struct app *app);
	const char *said;
} lookouts[] = {
	{&page_start, start_enter, "Esc igen går till start. Allt är sparat."},
	{&page_plan, plan_enter, "Esc igen går tillbaka till handlingsplanen. Allt är sparat."},
	{&page_search, search_enter, "Esc igen går tillbaka till sökningen. Allt är sparat."},
	{&page_delmal, delmal_again, "Esc igen går tillbaka till delmålet. Allt är sparat."},
	{&page_matrix, matrix_enter, "Esc igen går tillbaka till enheterna. Allt är sparat."},
};

static size_t
lookout_of(const struct page *page)
{
	for (size_t at = 1; at < COUNT(lookouts); at++)
		if (lookouts[at].page == page)
			return at;
	return 0;
}

void
app_comes_from(struct app *app, const struct page *page)
{
	if (page != &page_run)
		app->came_from = lookouts[lookout_of(page)].page;
}

/* Out of a workshop: once says where to, once more goes there. */
static void
leave_session(struct app *app)
{
	size_t to = lookout_of(app->came_from);

	if (!app->escape_warned) {
		app->escape_warned = true;
		app_tell(app, "%s", lookouts[to].said);
		return;
	}
	app_close_session(app);
	app_read_rows(app);
	lookouts[to].enter(app);
}

/* Out of a page, one step: an overlay closes, a session lets go and then goes to where it was come from. */
static void
app_escape(struct app *app)
{
	if (app->depth > 1) {
		app_close(app);
	} else if (app->page[0] == &page_run) {
		leave_session(app);
	} else if (app->page[0] == &page_start) {
		app_open(app, &page_quit);
	} else if (app->in_session) {
		app_show(app, &page_run);
	} else {
		start_enter(app);
	}
}

static void
app_seal(struct app *app, bool seal)
{
	struct gesture gesture = app_gesture(app);
	struct err err;

	if (outcome_is_sealed(&app->session) == seal) {
		gesture_free(&gesture);
		app_tell(app, seal ? "Workshopen är redan klarmarkerad." : "Workshopen är öppen.");
		return;
	}
	if (seal && !chain_may_seal(&app->session, &app->catalog, &err)) {
		gesture_free(&gesture);
		gap_list_enter(app, true);
		app_warn(app, "Det går inte att klarmarkera än. Enter lagar den valda luckan.");
		return;
	}
	if (seal)
		gesture_seal(&gesture);
	else
		gesture_reopen(&gesture);
	snprintf(gesture.said, sizeof gesture.said,
		 seal ? "Klarmarkerad. Den går att öppna igen: / och öppna."
		      : "Öppen igen. Den är arbetsmaterial tills den klarmarkeras.");
	app_take(app, &gesture, NULL);
}

static void
app_vote(struct app *app, void (*change)(struct gesture *gesture))
{
	struct gesture gesture = app_gesture(app);

	change(&gesture);
	if (gesture_is_empty(&gesture))
		app_tell(app, "Resultatet visas redan.");
	app_take(app, &gesture, NULL);
}

/* What needs a session to be open. */
static void
app_act_session(struct app *app, struct command command)
{
	const struct item *self = session_self(&app->session);
	char number[16];

	switch (command.action) {
	case ACT_NEXT_STEP: app_next_step(app); break;
	case ACT_LAST_STEP: app_last_step(app); break;
	case ACT_GO_STEP: app_go(app, command.arg); break;
	case ACT_CLOCK: app_clock_toggle(app); break;
	case ACT_PAUSE: pause_enter(app); break;
	case ACT_UNDO: app_undo(app, false); break;
	case ACT_REDO: app_undo(app, true); break;
	case ACT_EXPORT: app_export(app); break;
	case ACT_COPY: app_copy(app); break;
	case ACT_SEAL: app_seal(app, true); break;
	case ACT_REOPEN: app_seal(app, false); break;
	case ACT_PARKED: parked_enter(app); break;
	case ACT_SINCE: since_enter(app); break;
	case ACT_GAPS: gap_list_enter(app, false); break;
	case ACT_MATERIAL:
		material_enter(app, app_step(app)->kind->id == STEP_CHAIN ? gather_box(app) : -1);
		break;
	case ACT_SHOW_RESULT: app_vote(app, tally_show); break;
	case ACT_VOTE_AGAIN: app_vote(app, tally_again); break;
	case ACT_PEOPLE:
		snprintf(number, sizeof number, "%d",
			 session_int(&app->session, self, ITEM_PEOPLE, 0));
		app_ask(app, ASK_PEOPLE, self->id, number);
		break;
	case ACT_SHARE_TIME: app_ask(app, ASK_TIME, self->id, ""); break;
	case ACT_MEANS:
		app_ask(app, ASK_MEANS, self->id, session_text(&app->session, self, ITEM_MEANS));
		break;
	case ACT_WAITS:
		app_ask(app, ASK_WAITS, self->id, session_text(&app->session, self, ITEM_WAITS));
		break;
	case ACT_TELLING:
		app_ask(app, ASK_TELLING, self->id,
			session_text(&app->session, self, ITEM_TELLING));
		break;
	case ACT_PAPER_SCRIPT:
	case ACT_PAPER_SHEET:
	case ACT_PAPER_SLIPS: paper_write(app, command.action); break;
	default:
		if (!app_note_act(app, app_picked(app), command))
			app_tell(app, "Det går inte just här.");
	}
}

static void
app_act(struct app *app, struct command command)
{
	switch (command.action) {
	case ACT_NONE: break;
	case ACT_ESCAPE: app_escape(app); break;
	case ACT_QUIT: app_open(app, &page_quit); break;
	case ACT_HELP: help_enter(app); break;
	case ACT_PALETTE: palette_enter(app); break;
	case ACT_THEME: app_next_theme(app); break;
	case ACT_REPAINT: app->repaint = true; break;
	case ACT_SAVED: app_tell(app, "Allt sparas av sig självt."); break;
	case ACT_PASTE_HINT: app_tell(app, "Klistra in med Ctrl+Shift+V."); break;
	case ACT_GROUP: group_enter(app); break;
	case ACT_ROOM: app_show(app, &page_room); break;
	case ACT_PLAN: plan_enter(app); break;
	case ACT_THREAD: thread_enter(app); break;
	case ACT_MATRIX: matrix_enter(app); break;
	case ACT_DELMAL: delmal_enter_here(app); break;
	case ACT_SEARCH: search_enter(app); break;
	case ACT_INTAKE: intake_enter(app); break;
	case ACT_PRINT: print_enter(app); break;
	case ACT_PURGE: purge_enter(app); break;
	case ACT_CONFLICTS: conflict_enter(app); break;
	case ACT_START:
		app_close_session(app);
		app_read_rows(app);
		start_enter(app);
		break;
	case ACT_MOUSE:
		app_flip(app, &app->mouse, "mouse", "Musen är på.",
			 "Musen är av. Nu går det att markera text som vanligt.");
		break;
	case ACT_CURSOR:
		app_flip(app, &app->cursor, "cursor", "Markören syns.", "Markören är dold.");
		break;
	default:
		if (app->in_session && actions[command.action].where != IN_ANY)
			app_act_session(app, command);
		else
			app_tell(app, "Den tangenten gör inget här. Tryck ? för hjälp.");
	}
}

void
app_do(struct app *app, struct command command)
{
	if (command.action != ACT_ESCAPE)
		app->escape_warned = false;
	app_act(app, app_page(app)->act(app, command));
}

/* ---- keys ---- */

static void
app_stray(struct app *app, int key)
{
	const char *stray = app_page(app) == &page_run ? app_look(app)->stray : NULL;

	if (key_is_text(key) && stray)
		app_tell(app, "%s", stray);
	else
		app_tell(app, "Den tangenten gör inget här. Tryck ? för hjälp.");
}

void
app_key(struct app *app, int key)
{
	const struct page *page = app_page(app);
	struct command command;

	app->toast.until_ms = 0;
	if (key == K_CTRL('h'))
		key = K_BACKSPACE;
	if ((paste_end(app, key == K_ENTER) && (key == K_ENTER || key == K_ESCAPE)) ||
	    (page->type && page->type(app, key))) {
		app->escape_warned = false;
		return;
	}
	command = keymap_find(page->keys(app), key);
	if (command.action == ACT_NONE)
		command = keymap_find(app_keys, key);
	if (command.action == ACT_NONE)
		app_stray(app, key);
	else
		app_do(app, command);
}

void
app_mouse(struct app *app, int row, int col, enum mouse mouse)
{
	struct canvas canvas = {0};
	const struct spot *spot;
	struct command command = {ACT_NONE, 0};

	app->toast.until_ms = 0;
	app_draw(app, &canvas, app->rows, app->cols);
	spot = canvas_spot_at(&canvas, row, col);
	if (spot)
		command = (struct command){(enum action)spot->action, spot->arg};
	canvas_free(&canvas);
	/* A click may lead to another step, where nothing can be told apart. */
	paste_end(app, false);
	if (mouse == MOUSE_PRESS && spot)
		app_do(app, command);
	else if (mouse == MOUSE_PRESS && app_page(app)->is_overlay)
		app_do(app, (struct command){ACT_ESCAPE, 0});
	else if (mouse != MOUSE_PRESS)
		app_do(app,
		       (struct command){mouse == MOUSE_WHEEL_UP ? ACT_SCROLL_UP : ACT_SCROLL_DOWN,
					spot ? spot->arg : -1});
}

/* ---- the time ---- */

void
app_now(struct app *app, struct moment now)
{
	app->now = now;
	if (app->toast.until_ms && now.ms >= app->toast.until_ms)
		app->toast.until_ms = 0;
	if (app->follow_ms && now.ms >= app->follow_ms) {
		app->follow_ms = 0;
		if (app->in_session)
			app_state(app)->followed = app_state(app)->picked;
	}
	if (!app->editor_changed)
		return;
	if (now.ms - app->typed_ms >= DRAFT_PAUSE_MS && app_page(app) == &page_run &&
	    app_look(app)->rest)
		app_look(app)->rest(app);
	if (now.ms - app->typed_ms >= DRAFT_PAUSE_MS || now.ms - app->unkept_ms >= DRAFT_LATEST_MS)
		app_keep_draft(app);
}

static int64_t
sooner(int64_t a, int64_t b)
{
	return !a || (b && b < a) ? b : a;
}

/* When the second shown by a clock changes next. */
static int64_t
next_second(const struct app *app)
{
	int64_t left = app_clock_left(app);

	return left > 0 ? app->now.ms + (left - 1) % 1000 + 1 : 0;
}

int64_t
app_wake_at(const struct app *app)
{
	int64_t wake = sooner(app->toast.until_ms, app->follow_ms);
	int64_t minute = app->now.ms - app->now.ms % 60000 + 60000;

	if (app->editor_changed)
		wake = sooner(wake, sooner(app->typed_ms + DRAFT_PAUSE_MS,
					   app->unkept_ms + DRAFT_LATEST_MS));
	if (app_clock_runs(app) && app->page[0] == &page_run)
		wake = sooner(wake, next_second(app));
	if (app->page[0] == &page_start || app->page[0] == &page_pause)
		wake = sooner(wake, minute);
	return wake;
}

/* ---- drawing ---- */

enum mode
mode_of(int rows, int cols)
{
	if (cols < 60 || rows < 18)
		return MODE_TINY;
	if (cols < 80 || rows < 24)
		return MODE_LARGE;
	return cols < 100 || rows < 30 ? MODE_NORMAL : MODE_WIDE;
}

enum mode
app_mode(const struct app *app)
{
	return mode_of(app->rows, app->cols);
}

static void
draw_tiny(const struct app *app, struct pane pane)
{
	struct pane middle = pane_centre(pane, 4, pane.cols - 2);

	pane_text_centre(middle, 0, STYLE_BOLD, "Fönstret är för litet");
	pane_textf(middle, 1, 0, STYLE_PLAIN, "Nu: %d × %d tecken. Minst: 60 × 18.", app->cols,
		   app->rows);
	pane_wrapped(pane_part(middle, 2, 0, 2, middle.cols), STYLE_PLAIN,
		     "Gör fönstret större, eller texten mindre: Ctrl och minus. Allt är sparat.");
}

void
app_draw(struct app *app, struct canvas *canvas, int rows, int cols)
{
	struct pane whole;

	app->rows = rows;
	app->cols = cols;
	canvas_start(canvas, rows, cols);
	whole = pane_whole(canvas);
	if (app_mode(app) == MODE_TINY) {
		draw_tiny(app, whole);
		return;
	}
	for (int page = 0; page < app->depth; page++) {
		if (app->page[page]->is_overlay)
			canvas->spots = 0;
		app->page[page]->draw(app, whole);
	}
	canvas->cursor_shown = canvas->cursor_shown || app->cursor;
}

/* ---- for the shell ---- */

enum theme
app_theme(const struct app *app)
{
	return app->theme;
}

bool
app_mouse_on(const struct app *app)
{
	return app->mouse;
}

bool
app_cursor_on(const struct app *app)
{
	return app->cursor;
}

bool
app_is_done(const struct app *app)
{
	return app->done;
}

bool
app_wants_repaint(struct app *app)
{
	bool wants = app->repaint;

	app->repaint = false;
	return wants;
}

const char *
app_title(struct app *app)
{
	if (app->in_session)
		snprintf(app->title, sizeof app->title, "Röd tråd – Delmål %s – %s – %s",
			 app_delmal_id(app), app->session.workshop.title, app_step(app)->title);
	else
		snprintf(app->title, sizeof app->title, "Röd tråd");
	return app->title;
}
