/* SPDX-License-Identifier: EUPL-1.2 */
/* Vår grupp: who we are and which document governs us. It is what the next workshop begins with. */
#include "form.h"

#include <stdio.h>
#include <string.h>

#define CONTENT_ROWS 9
#define CONTENT_COLS 72

enum group_field { GROUP_NAME, GROUP_UNIT, GROUP_DOCUMENT, GROUP_SAVE };

/* The documents that come with the program; one's own, when it is in use, is added by its id. */
static const char *const shipped[] = {"orebro-2019-2022", "stockholm-it-strategi"};

/* ---- the documents ---- */

static void
add_document(struct form *form, const struct catalog *catalog)
{
	struct form_document *document = &form->document[form->documents];

	for (int at = 0; at < form->documents; at++)
		if (!strcmp(form->document[at].id, catalog->id))
			return;
	if (form->documents == FORM_DOCUMENTS)
		return;
	snprintf(document->id, sizeof document->id, "%s", catalog->id);
	snprintf(document->title, sizeof document->title, "%.*s",
		 (int)text_fit(catalog->title, 100), catalog->title);
	form->documents++;
}

/* The one in use first, then those that come with the program and can be read. */
static void
find_documents(struct app *app)
{
	add_document(&app->form, &app->catalog);
	for (size_t at = 0; at < COUNT(shipped); at++) {
		struct catalog catalog = {0};
		struct err err;

		if (!app->ports->catalog(app->ports->world, shipped[at], &catalog, &err))
			continue;
		add_document(&app->form, &catalog);
		catalog_free(&catalog);
	}
}

/* Takes another document into use. False, and told, when it can no longer be read. */
static bool
change_document(struct app *app, const char *id)
{
	struct catalog catalog = {0};
	struct err err;

	if (!strcmp(id, app->catalog.id))
		return true;
	if (!app->ports->catalog(app->ports->world, id, &catalog, &err)) {
		app_err(app, &err);
		return false;
	}
	catalog_free(&app->catalog);
	app->catalog = catalog;
	/* Another document is another plan, with another log. */
	plan_forget(app);
	app->plan.done.count = app->plan.undone.count = 0;
	app->ports->set(app->ports->world, "catalog", id);
	return true;
}

/* ---- opening and saving ---- */

static void
words_kept(struct app *app, const char *label, const char *name)
{
	struct buf value = {0};

	app->ports->setting(app->ports->world, name, &value);
	form_words(&app->form, label, 0, buf_text(&value));
	buf_free(&value);
}

void
group_enter(struct app *app)
{
	form_let_go(app);
	form_start(&app->form);
	words_kept(app, "Grupp", "group");
	words_kept(app, "Enhet", "unit");
	find_documents(app);
	form_choice(&app->form, "Styrdokument", 0, app->form.documents);
	form_choice(&app->form, NULL, 0, 1);
	overlay_open(app, &page_group);
}

static void
keep_words(struct app *app, enum group_field field, const char *name)
{
	struct buf trimmed = {0};

	text_trim(&trimmed, app->form.item[field].editor.text);
	app->ports->set(app->ports->world, name, buf_text(&trimmed));
	buf_free(&trimmed);
}

static void
group_save(struct app *app)
{
	if (!change_document(app, app->form.document[app->form.item[GROUP_DOCUMENT].choice].id))
		return;
	keep_words(app, GROUP_NAME, "group");
	keep_words(app, GROUP_UNIT, "unit");
	app_close(app);
	if (app_page(app) == &page_start)
		start_enter(app);
	app_tell(app, "Sparat. Nästa workshop börjar med det här.");
}

/* ---- drawing ---- */

static void
name_of_choice(const struct app *app, int field, int choice, char text[FORM_HINT])
{
	snprintf(text, FORM_HINT, "%s",
		 field == GROUP_DOCUMENT ? app->form.document[choice].title : "Spara");
}

static void
hint_of_field(const struct app *app, int field, char text[FORM_HINT])
{
	static const char *const hints[] = {"till exempel Ledningsgruppen", "skola eller område"};

	if (field <= GROUP_UNIT && editor_is_empty(&app->form.item[field].editor))
		snprintf(text, FORM_HINT, "%s", hints[field]);
}

static const struct form_page group_form = {name_of_choice, hint_of_field};

static void
group_draw(const struct app *app, struct pane pane)
{
	struct pane inside =
		frame_overlay(pane, CONTENT_ROWS, overlay_cols(app, CONTENT_COLS), "Vår grupp");

	pane_cut_top(&inside, 1);
	form_draw(app, &group_form, &inside, 1);
	form_draw_buttons(app, &group_form, pane_cut_top(&inside, 1));
	frame_toast(app, pane);
}

/* ---- keys ---- */

/* clang-format off */
static const struct binding group_bindings[] = {
	{ K_TAB,     ACT_NEXT_PANE, "Nästa fält",        NULL,  false },
	{ K_BACKTAB, ACT_LAST_PANE, NULL,                NULL,  false },
	{ K_RIGHT,   ACT_RIGHT,     "Välj styrdokument", "← →", false },
	{ K_LEFT,    ACT_LEFT,      NULL,                NULL,  false },
	{ K_UP,      ACT_UP,        NULL,                NULL,  false },
	{ K_DOWN,    ACT_DOWN,      NULL,                NULL,  false },
	{ K_ENTER,   ACT_ENTER,     "Spara",             NULL,  false },
	{ K_ESCAPE,  ACT_ESCAPE,    "Avbryt",            NULL,  false },
	{ 0 }
};
/* clang-format on */

static const struct binding *
group_keys(const struct app *app)
{
	(void)app;
	return group_bindings;
}

static struct command
group_act(struct app *app, struct command command)
{
	command = form_act(&app->form, command);
	if (command.action != ACT_ENTER)
		return command;
	group_save(app);
	return (struct command){ACT_NONE, 0};
}

static bool
group_type(struct app *app, int key)
{
	return form_type(&app->form, key);
}

static bool
group_paste(struct app *app, const char *text)
{
	return form_paste(&app->form, text);
}

const struct page page_group = {
	.name = "group",
	.is_overlay = true,
	.keys = group_keys,
	.draw = group_draw,
	.act = group_act,
	.type = group_type,
	.paste = group_paste,
};
