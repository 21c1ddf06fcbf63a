/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is written on a board becomes a note in the box that has the focus; a text that is nothing but codes is an
 * order about notes that are there.
 */
#include "gather.h"
#include "chain_hand.h"
#include "enter.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/core/wording.h"

#define LIKE_FROM 8 /* characters from which a text is compared with others */

/* ---- the boxes ---- */

static const struct field_texts *
named_boxes(const struct step *step)
{
	switch (step->kind->id) {
	case STEP_COLLECT: return &((const struct collect_params *)step->params)->boxes;
	case STEP_CHAIN: return &((const struct chain_params *)step->params)->boxes;
	default: return NULL;
	}
}

int
gather_boxes(const struct app *app, int box[WORKSHOP_BOXES])
{
	const struct field_texts *named = named_boxes(app_step(app));

	return named ? app_step_boxes(app, named, box) : 0;
}

int
gather_box(const struct app *app)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box);

	return boxes ? box[app_state_of(app)->pane % boxes] : -1;
}

void
gather_write_here(struct app *app)
{
	char place[PLACE];

	snprintf(place, sizeof place, "%.20s/%.40s", app_step(app)->id,
		 app->session.workshop.box[gather_box(app)].id);
	app_write_at(app, place);
}

void
gather_focus(struct app *app, int pane)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box);

	app_state(app)->pane = (pane + boxes) % boxes;
	app_pick(app, (struct id){{0}});
	gather_write_here(app);
}

bool
gather_focus_box(struct app *app, int which)
{
	int box[WORKSHOP_BOXES], boxes = gather_boxes(app, box);

	for (int pane = 0; pane < boxes; pane++) {
		if (box[pane] != which)
			continue;
		gather_focus(app, pane);
		return true;
	}
	return false;
}

/* ---- what was written ---- */

typedef void pick_note(struct app *app, const struct item *note);

static void
send_note(struct app *app, int box, const char *text, pick_note *pick)
{
	struct gesture gesture = app_gesture(app);
	struct buf trimmed = {0};
	char code[NOTE_CODE];
	struct id id;
	bool is_long, links; /* a link that came of itself is told before all else */

	text_trim(&trimmed, text);
	note_next_code(&app->session, box, 0, code);
	id = chain_write(&gesture, box, buf_text(&trimmed), app_picked(app));
	links = gesture.count > 1;
	is_long = text_clusters(buf_text(&trimmed)) > TEXT_SOFT;
	if (is_long && !links)
		snprintf(gesture.said, sizeof gesture.said,
			 "Lång lapp. Är det två saker? Enter, Dela upp.");
	else if (!links && box != gather_box(app))
		snprintf(gesture.said, sizeof gesture.said, "Sparad som %s. Ctrl+Z ångrar.", code);
	buf_free(&trimmed);
	if (!app_take(app, &gesture, app->place))
		return;
	app_written(app);
	if (is_long)
		pick(app, session_item(&app->session, id));
}

/* The code that a note was spoken of by becomes what it says to do. */
static void
send_order(struct app *app, const struct said *said, pick_note *pick)
{
	struct gesture gesture;
	struct id picked = said->a->id;

	if (said->kind == SAID_LINK) {
		if (chain_link_named(app, said->a, said->b, app->place))
			app_written(app);
		return;
	}
	gesture = app_gesture(app);
	if (said->kind == SAID_MERGE)
		note_merge(&gesture, said->a, said->b);
	else if (said->kind == SAID_SAME)
		note_same(&gesture, said->a);
	else if (said->kind == SAID_MOVE)
		note_move(&gesture, said->a, said->box);
	if (!app_take(app, &gesture, app->place))
		return;
	app_written(app);
	if (said->kind != SAID_SAME)
		pick(app, session_item(&app->session, picked));
}

void
gather_send(struct app *app, pick_note *pick)
{
	struct said said = note_said(&app->session, app->editor.text);

	if (text_is_blank(app->editor.text))
		app_tell(app, "Skriv en lapp, eller välj en med pilarna.");
	else if (said.kind == SAID_WRITE)
		send_note(app, said.box, said.text, pick);
	else if (said.kind == SAID_NOTE)
		send_note(app, gather_box(app), app->editor.text, pick);
	else
		send_order(app, &said, pick);
}

void
gather_rest(struct app *app)
{
	const char *text = app->editor.text;
	int clusters = text_clusters(text);
	const struct item *like =
		clusters < LIKE_FROM ? NULL
				     : wording_like(&app->session, gather_box(app), text, NULL);
	char code[NOTE_CODE];

	if (like)
		app_tell(app, "Liknar %s. Enter sparar ändå.",
			 note_code(&app->session, like, code));
	else if (clusters >= EDITOR_CLUSTERS)
		app_warn(app, "Lappen är full. Är det två saker?");
	else if (clusters >= TEXT_SOFT - 20)
		app_tell(app, "%d/%d", clusters, TEXT_SOFT);
}

/* Several pasted lines become a note each, in one gesture. */
void
gather_lines(struct app *app, const char *text)
{
	struct gesture gesture = app_gesture(app);
	struct buf line = {0};
	int notes = 0;

	for (; *text; text += strcspn(text, "\n"), text += *text == '\n') {
		struct buf trimmed = {0};

		buf_clear(&line);
		buf_addn(&line, text, strcspn(text, "\n"));
		text_trim(&trimmed, buf_text(&line));
		if (!text_is_blank(buf_text(&trimmed))) {
			note_write(&gesture, gather_box(app), buf_text(&trimmed));
			notes++;
		}
		buf_free(&trimmed);
	}
	buf_free(&line);
	snprintf(gesture.said, sizeof gesture.said, "%d lappar sparade. Ctrl+Z ångrar.", notes);
	app_take(app, &gesture, NULL);
}
