/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program on a stage: its keys, its time and its picture are the test's, and after each of them
 * what must always hold is looked at. The first thing that does not is remembered.
 */
#ifndef RODTRAD_TESTS_SCREEN_STAGE_H
#define RODTRAD_TESTS_SCREEN_STAGE_H

#include "../../src/screen/state.h"
#include "../check.h"
#include "world.h"

struct scene {
	struct world world;
	struct app *app;
	struct app_setup setup;
	struct moment now;
	int rows, cols;
	bool leaves;          /* what takes long */
	struct canvas canvas; /* as last drawn */
	struct buf print;     /* of it, as a test keeps it */
	struct buf plain;     /* of it, the text alone */
	char fault[400];      /* "" while all is well */
};

static inline void
stage_fail(struct scene *stage, const char *what)
{
	if (!*stage->fault)
		snprintf(stage->fault, sizeof stage->fault, "%s", what);
}

/* ---- what a session says of itself ---- */

static inline void
tell_field(struct buf *out, const struct session *session, const struct item *item,
	   enum item_field field)
{
	const struct given *given = session_given(session, item, field);
	char id[ID_TEXT];

	if (!given)
		return;
	buf_addf(out, " %s=%d", given->name, given->number);
	if (given->text)
		buf_addf(out, "\"%s\"", given->text);
	for (int at = 0; at < given->refs; at++)
		buf_addf(out, ",%s", id_text(given->ref[at], id));
	if (session_in_conflict(session, item, field))
		buf_add(out, "!");
}

/* Everything folded, as text, so that two sessions can be compared. */
static inline void
tell_session(struct buf *out, const struct session *session)
{
	char id[ID_TEXT];

	buf_addf(out, "at %d clock %d events %d\n", session->at, session->clock,
		 session->event.count);
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		buf_addf(out, "%s %d%s%s%s box %d twin %d", id_text(item->id, id), (int)item->kind,
			 item->removed ? " removed" : "", item->removal_disputed ? " disputed" : "",
			 item->is_up ? " up" : "", item->box, item->twin);
		for (int field = 0; field < ITEM_FIELDS; field++)
			tell_field(out, session, item, (enum item_field)field);
		buf_add(out, "\n");
	}
}

/* What was kept folds to what is shown. */
static inline void
stage_check_fold(struct scene *stage)
{
	struct buf shown = {0}, kept = {0};
	struct session session;
	struct err err;
	int damaged;

	if (!stage->app->in_session)
		return;
	if (!world_open(&stage->world, stage->app->session.id, &session, &damaged, &err)) {
		stage_fail(stage, err.text);
	} else {
		tell_session(&shown, &stage->app->session);
		tell_session(&kept, &session);
		if (strcmp(buf_text(&shown), buf_text(&kept)))
			stage_fail(stage, "folding anew gives another session");
	}
	session_free(&session);
	buf_free(&shown);
	buf_free(&kept);
}

/* ---- the picture ---- */

/* Controls, and marks that turn the reading around: never to reach a terminal. */
static inline bool
is_raw(int32_t point)
{
	return point < 0 || (point < 0x20 && point != '\n') || (point >= 0x7f && point < 0xa0) ||
	       (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
	       point == 0x200e || point == 0x200f || point == 0x061c || point == 0x2028 ||
	       point == 0x2029 || point == 0xfeff;
}

static inline void
stage_check_text(struct scene *stage)
{
	const char *at = buf_text(&stage->print);
	size_t bytes;

	for (; *at; at += bytes)
		if (is_raw(text_point(at, &bytes))) {
			stage_fail(stage, "a control character is shown");
			return;
		}
}

/* The first and the last column stay empty, since terminals treat them in their own ways. */
static inline void
stage_check_edges(struct scene *stage)
{
	for (int row = 0; row < stage->rows; row++) {
		const struct cell *first = canvas_at(&stage->canvas, row, 0);
		const struct cell *last = canvas_at(&stage->canvas, row, stage->cols - 1);

		if (strcmp(first->text, " ") || strcmp(last->text, " ")) {
			stage_fail(stage, "something stands in the first or the last column");
			return;
		}
	}
}

/* Draws, and looks whether that changed anything. */
static inline void
stage_draw(struct scene *stage)
{
	struct app *before = mem_new(sizeof *before);
	int writes = stage->world.writes, events = stage->app->session.event.count;

	memcpy(before, stage->app, sizeof *before);
	before->rows = stage->rows;
	before->cols = stage->cols;
	app_draw(stage->app, &stage->canvas, stage->rows, stage->cols);
	if (memcmp(before, stage->app, sizeof *before) != 0 || writes != stage->world.writes ||
	    events != stage->app->session.event.count)
		stage_fail(stage, "drawing changed something");
	mem_free(before);
	buf_clear(&stage->print);
	canvas_print(&stage->print, &stage->canvas);
	buf_clear(&stage->plain);
	canvas_plain(&stage->plain, &stage->canvas);
}

static inline void
stage_check_draw(struct scene *stage)
{
	struct buf first = {0};

	stage_draw(stage);
	buf_add(&first, buf_text(&stage->print));
	stage_draw(stage);
	if (strcmp(buf_text(&first), buf_text(&stage->print)))
		stage_fail(stage, "drawing twice gives two pictures");
	buf_free(&first);
	if (!canvas_is_sound(&stage->canvas))
		stage_fail(stage, "the canvas is not sound");
	stage_check_text(stage);
	if (mode_of(stage->rows, stage->cols) != MODE_TINY)
		stage_check_edges(stage);
}

/* ---- what happens on it ---- */

/* In the midst of something long: it is drawn as ever, and left when the test says so. */
static inline bool
stage_stops(void *to)
{
	struct scene *stage = to;

	stage_check_draw(stage);
	if (mode_of(stage->rows, stage->cols) != MODE_TINY &&
	    !strstr(buf_text(&stage->plain), "fil 51 av 3000"))
		stage_fail(stage, "it is not told how far it has come");
	return stage->leaves;
}

static inline bool
stage_start(struct scene *stage)
{
	struct err err;

	stage->app = app_new(&stage->world.ports, &stage->setup, stage->now, &err);
	if (!stage->app)
		stage_fail(stage, err.text);
	return stage->app;
}

/* A new world, before the program is started in it. */
static inline void
stage_prepare(struct scene *stage, int rows, int cols)
{
	*stage = (struct scene){.rows = rows, .cols = cols};
	stage->setup = (struct app_setup){
		.full_glyphs = true, .mouse = true, .stops = stage_stops, .to = stage};
	stage->now = (struct moment){WORLD_FIRST_MS, 120};
	world_start(&stage->world);
}

static inline void
stage_close(struct scene *stage)
{
	app_drop(stage->app);
	world_end(&stage->world);
	canvas_free(&stage->canvas);
	buf_free(&stage->print);
	buf_free(&stage->plain);
}

/* Ends the program and starts it anew on what was kept. */
static inline bool
stage_restart(struct scene *stage)
{
	app_drop(stage->app);
	return stage_start(stage);
}

static inline void
stage_key(struct scene *stage, int key)
{
	app_now(stage->app, stage->now);
	app_key(stage->app, key);
}

/* As somebody types it: a key for each character. */
static inline void
stage_type(struct scene *stage, const char *text)
{
	size_t bytes;

	for (; *text; text += bytes)
		stage_key(stage, text_point(text, &bytes));
}

/* What came between "paste starts" and "paste ends", cleaned as the shell cleans it. */
static inline void
stage_paste(struct scene *stage, const char *raw)
{
	struct buf clean = {0};

	text_clean(&clean, raw, strlen(raw), TEXT_LINES);
	app_now(stage->app, stage->now);
	app_paste(stage->app, buf_text(&clean));
	buf_free(&clean);
}

static inline void
stage_do(struct scene *stage, enum action action, int arg)
{
	app_now(stage->app, stage->now);
	app_do(stage->app, (struct command){action, arg});
}

/* Time goes; the program is woken when it asked for it. */
static inline void
stage_wait(struct scene *stage, int64_t ms)
{
	int64_t until = stage->now.ms + ms;

	while (stage->now.ms < until) {
		int64_t wake = app_wake_at(stage->app);

		stage->now.ms = wake > stage->now.ms && wake < until ? wake : until;
		app_now(stage->app, stage->now);
	}
}

#endif
