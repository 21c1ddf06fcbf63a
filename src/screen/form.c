/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A form: one red field at a time. Tab and the arrows go between fields; ← and → choose where
 * there is something to choose, and move the caret where there is something written.
 */
#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_COL  2
#define VALUE_COL  23
#define NUMBER_MAX 9999

/* ---- making ---- */

static bool
has_form(const struct page *page)
{
	static const struct page *const pages[] = {&page_new,      &page_group,
						   &page_link,     &page_indicator,
						   &page_plan_row, &page_plan_about};

	for (size_t at = 0; at < COUNT(pages); at++)
		if (page == pages[at])
			return true;
	return false;
}

void
form_let_go(struct app *app)
{
	for (int depth = 1; depth < app->depth; depth++)
		if (has_form(app->page[depth]))
			while (app->depth > depth)
				app_close(app);
}

void
form_start(struct form *form)
{
	memset(form, 0, sizeof *form);
	form->fresh = true;
}

void
form_words(struct form *form, const char *label, int cols, const char *text)
{
	struct form_field *item = &form->item[form->fields++];

	item->label = label;
	item->cols = cols;
	editor_set(&item->editor, text);
}

void
form_lines(struct form *form, const char *label, int rows, const char *text)
{
	form->item[form->fields].rows = rows;
	form_words(form, label, 0, text);
}

void
form_choice(struct form *form, const char *label, int choice, int choices)
{
	struct form_field *item = &form->item[form->fields++];

	item->label = label;
	item->choice = choice;
	item->choices = choices;
}

/* ---- acting ---- */

bool
form_type(struct form *form, int key)
{
	struct form_field *item = &form->item[form->field];

	if (item->choices)
		return false;
	if (form->fresh && key_is_text(key))
		editor_clear(&item->editor);
	form->fresh = false;
	return editor_key(&item->editor, key) != EDITOR_NOT_MINE;
}

bool
form_paste(struct form *form, const char *text)
{
	struct form_field *item = &form->item[form->field];

	if (item->choices)
		return false;
	if (form->fresh)
		editor_clear(&item->editor);
	form->fresh = false;
	return editor_insert(&item->editor, text) != EDITOR_NOT_MINE;
}

static void
form_move(struct form *form, int by)
{
	form->field = (form->field + by + form->fields) % form->fields;
	form->fresh = true;
}

static void
form_choose(struct form *form, int by)
{
	struct form_field *item = &form->item[form->field];

	if (item->choices)
		item->choice = (item->choice + by + item->choices) % item->choices;
}

/* A spot's number: the field, and above it the choice, counted from 1; 0 is the field alone. */
static int
spot_of(int field, int choice)
{
	return field + FORM_FIELDS * (choice + 1);
}

static struct command
form_click(struct form *form, int spot)
{
	struct form_field *item;
	bool chooses = spot >= FORM_FIELDS;

	if (spot < 0 || spot % FORM_FIELDS >= form->fields)
		return (struct command){ACT_NONE, 0};
	form->field = spot % FORM_FIELDS;
	item = &form->item[form->field];
	if (chooses)
		item->choice = spot / FORM_FIELDS - 1;
	return (struct command){chooses && !item->label ? ACT_ENTER : ACT_NONE, 0};
}

struct command
form_act(struct form *form, struct command command)
{
	switch (command.action) {
	case ACT_PICK: return form_click(form, command.arg);
	case ACT_UP:
	case ACT_LAST_PANE: form_move(form, -1); break;
	case ACT_DOWN:
	case ACT_NEXT_PANE: form_move(form, 1); break;
	case ACT_LEFT: form_choose(form, -1); break;
	case ACT_RIGHT: form_choose(form, 1); break;
	default: return overlay_rest(command);
	}
	return (struct command){ACT_NONE, 0};
}

int
form_number(const struct form *form, int field)
{
	const char *text = form->item[field].editor.text;
	char *end;
	long number = strtol(text, &end, 10);

	return end == text || !text_is_blank(end) || number < 0 || number > NUMBER_MAX
		       ? -1
		       : (int)number;
}

/* ---- drawing ---- */

struct form_drawing {
	const struct app *app;
	const struct form_page *page;
	int field;
	const struct form_field *item;
	bool focused;
	char hint[FORM_HINT];
};

static struct form_drawing
form_drawing(const struct app *app, const struct form_page *page, int field)
{
	struct form_drawing drawing = {
		.app = app,
		.page = page,
		.field = field,
		.item = &app->form.item[field],
		.focused = app->form.field == field,
	};

	if (drawing.item->label)
		page->hint(app, field, drawing.hint);
	return drawing;
}

static const char *
choice_name(const struct form_drawing *of, int choice, char text[FORM_HINT])
{
	*text = 0;
	of->page->choice(of->app, of->field, choice, text);
	return text;
}

/* Columns of all choices side by side. */
static int
choices_cols(const struct form_drawing *of)
{
	char text[FORM_HINT];
	int cols = 0;

	for (int choice = 0; choice < of->item->choices; choice++)
		cols += text_cols(choice_name(of, choice, text)) + 5;
	return cols;
}

static void
draw_all_choices(const struct form_drawing *of, struct pane row)
{
	for (int choice = 0; choice < of->item->choices; choice++) {
		bool chosen = choice == of->item->choice;
		char text[FORM_HINT];
		const char *name = choice_name(of, choice, text);
		struct pane place = pane_cut_left(&row, text_cols(name) + 4);
		enum style style = !chosen ? STYLE_CARD : of->focused ? STYLE_HERE : STYLE_WRITE;

		pane_textf(place, 0, 0, style, chosen ? " ▶ %s " : "   %s ", name);
		pane_spot(place, ACT_PICK, spot_of(of->field, choice));
		pane_cut_left(&row, 1);
	}
}

/* They do not all find room: the chosen one, and how many there are. */
static void
draw_one_choice(const struct form_drawing *of, struct pane row)
{
	char count[24], text[FORM_HINT];
	struct pane right;

	snprintf(count, sizeof count, "%d av %d", of->item->choice + 1, of->item->choices);
	right = pane_cut_right(&row, text_cols(count) + 1);
	pane_textf(row, 0, 0, of->focused ? STYLE_HERE : STYLE_WRITE, " %s ",
		   choice_name(of, of->item->choice, text));
	pane_text_right(right, 0, STYLE_CARD_FAINT, count);
}

/* What is written, or what could be, where the caret is: after its cell. */
static void
draw_editor(const struct form_drawing *of, struct pane inner)
{
	const struct editor *editor = &of->item->editor;
	bool is_high = inner.rows > 1;

	editor_draw(editor, inner, STYLE_WRITE, STYLE_WRITE_HINT,
		    of->item->cols || is_high ? "" : of->hint);
	if (is_high && editor_is_empty(editor))
		pane_wrapped(pane_part(inner, 0, 1, inner.rows, inner.cols - 1), STYLE_WRITE_HINT,
			     of->hint);
}

static void
draw_words(const struct form_drawing *of, struct pane row)
{
	const struct editor *editor = &of->item->editor;
	bool is_wide = !of->item->cols, is_empty = editor_is_empty(editor);
	struct pane card = is_wide ? row : pane_cut_left(&row, of->item->cols);
	struct pane inner = pane_part(card, 0, 1, card.rows, card.cols - 2);

	pane_fill(card, STYLE_WRITE);
	if (of->focused)
		draw_editor(of, inner);
	else if (is_empty && is_wide)
		pane_wrapped(inner, STYLE_WRITE_HINT, of->hint);
	else if (inner.rows > 1)
		pane_wrapped(inner, STYLE_WRITE, editor->text);
	else
		pane_text(inner, 0, 0, STYLE_WRITE, editor->text);
	if (!is_wide)
		pane_text(row, 0, 1, STYLE_CARD_FAINT, of->hint);
	else if (!is_empty && text_cols(editor->text) + text_cols(of->hint) + 3 < inner.cols)
		pane_text_right(inner, 0, STYLE_WRITE_HINT, of->hint);
}

static void
draw_field(const struct form_drawing *of, struct pane row)
{
	pane_spot(row, ACT_PICK, spot_of(of->field, -1));
	pane_text(row, 0, LABEL_COL, of->focused ? STYLE_CARD_BOLD : STYLE_CARD, of->item->label);
	row = pane_part(row, 0, VALUE_COL, row.rows, row.cols - VALUE_COL);
	if (!of->item->choices)
		draw_words(of, row);
	else if (choices_cols(of) <= row.cols)
		draw_all_choices(of, row);
	else
		draw_one_choice(of, row);
}

static int
field_rows(const void *of, int field)
{
	const struct form_field *item = &((const struct form *)of)->item[field];

	return !item->label ? 0 : item->rows ? item->rows : 1;
}

/* The first field to draw: the one that is written in is seen, whatever there is room for. */
static int
first_field(const struct form *form, int rows, int gap)
{
	struct list list = {form->fields, form->field, 0};
	int needs = 0;

	for (int field = 0; field < form->fields; field++)
		needs += field_rows(form, field) ? field_rows(form, field) + gap : 0;
	return needs - gap <= rows ? 0 : list_first(&list, rows, field_rows, form);
}

void
form_draw(const struct app *app, const struct form_page *page, struct pane *rest, int gap)
{
	for (int field = first_field(&app->form, rest->rows, gap); field < app->form.fields;
	     field++) {
		struct form_drawing drawing = form_drawing(app, page, field);

		if (!drawing.item->label)
			continue;
		draw_field(&drawing,
			   pane_cut_top(rest, drawing.item->rows ? drawing.item->rows : 1));
		pane_cut_top(rest, gap);
	}
}

/* A button; the chosen one is what Enter does. */
static void
draw_button(const struct form_drawing *of, int choice, struct pane *row)
{
	bool chosen = choice == of->item->choice;
	char name[FORM_HINT], text[FORM_HINT + 16];
	struct pane place;

	snprintf(text, sizeof text, chosen ? " Enter  %s " : " %s ", choice_name(of, choice, name));
	place = pane_cut_left(row, text_cols(text));
	pane_text(place, 0, 0,
		  !chosen       ? STYLE_WRITE
		  : of->focused ? STYLE_HERE
				: STYLE_KEYCAP,
		  text);
	pane_spot(place, ACT_PICK, spot_of(of->field, choice));
	pane_cut_left(row, 2);
}

void
form_draw_buttons(const struct app *app, const struct form_page *page, struct pane row)
{
	struct form_drawing drawing = form_drawing(app, page, app->form.fields - 1);

	pane_cut_left(&row, LABEL_COL);
	for (int choice = 0; choice < drawing.item->choices; choice++)
		draw_button(&drawing, choice, &row);
}
