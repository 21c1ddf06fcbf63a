/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is being typed. There is one editor and many places to write: what was begun in one
 * place lies there as a draft when one comes back, also after a kill.
 */
#include "state.h"

#include <stdio.h>
#include <string.h>

static struct draft *
draft_at(struct app *app, const char *place)
{
	for (int at = 0; at < app->drafts.count; at++)
		if (!strcmp(app->drafts.item[at].place, place))
			return &app->drafts.item[at];
	return NULL;
}

/* Remembers the text of a place; an empty one is forgotten. */
static void
draft_put(struct app *app, const char *place, const char *text)
{
	struct draft *draft = draft_at(app, place);

	if (!draft) {
		draft = vec_add(&app->drafts);
		memset(draft, 0, sizeof *draft);
		snprintf(draft->place, sizeof draft->place, "%s", place);
	}
	mem_free(draft->text);
	draft->text = mem_text(text);
}

void
app_keep_draft(struct app *app)
{
	struct err err;

	if (!app->editor_changed || !*app->place)
		return;
	app->editor_changed = false;
	app->unkept_ms = 0;
	draft_put(app, app->place, app->editor.text);
	if (app->in_session && !app->ports->draft(app->ports->world, app->session.id, app->place,
						  app->editor.text, &err))
		app_not_kept(app, &err);
}

void
app_write_at(struct app *app, const char *place)
{
	const struct draft *draft;

	if (!strcmp(app->place, place))
		return;
	app_keep_draft(app);
	snprintf(app->place, sizeof app->place, "%s", place);
	draft = draft_at(app, place);
	editor_set(&app->editor, draft ? draft->text : "");
}

static bool
app_typed(struct app *app, enum editor_answer answer)
{
	if (answer == EDITOR_NOT_MINE)
		return false;
	if (answer == EDITOR_FULL)
		app_warn(app, "Lappen rymmer %d tecken, inte fler. Är det två saker?",
			 EDITOR_CLUSTERS);
	if (answer == EDITOR_CHANGED) {
		app->typed_ms = app->now.ms;
		if (!app->editor_changed)
			app->unkept_ms = app->now.ms;
		app->editor_changed = true;
	}
	return true;
}

bool
app_type(struct app *app, int key)
{
	if (editor_is_empty(&app->editor) && (key == '/' || key == '?'))
		return false;
	return app_typed(app, editor_key(&app->editor, key));
}

bool
app_type_paste(struct app *app, const char *text)
{
	return app_typed(app, editor_insert(&app->editor, text));
}

void
app_written(struct app *app)
{
	editor_clear(&app->editor);
	app->editor_changed = false;
	app->unkept_ms = 0;
	draft_put(app, app->place, "");
}
