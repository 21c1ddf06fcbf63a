/* SPDX-License-Identifier: EUPL-1.2 */
/* A form in an overlay: fields that are written in or chosen from, and buttons at its end. */
#ifndef RODTRAD_SCREEN_FORM_H
#define RODTRAD_SCREEN_FORM_H

#include "overlay.h"

#define FORM_HINT 160 /* bytes of a hint or a choice, its end counted */

/* What the page knows of its fields; asked while drawing. */
struct form_page {
	/* What a choice is called. */
	void (*choice)(const struct app *app, int field, int choice, char text[FORM_HINT]);
	/* What is said of a field, faint; "" for nothing. */
	void (*hint)(const struct app *app, int field, char text[FORM_HINT]);
};

/*
 * There is one form: a page that has it, and what is open on that, is closed before another takes
 * it.
 */
void form_let_go(struct app *app);

/*
 * An empty form, and its fields from the top: words on one row or on several. A choice without a
 * label is the row of buttons, last.
 */
void form_start(struct form *form);
void form_words(struct form *form, const char *label, int cols, const char *text);
void form_lines(struct form *form, const char *label, int rows, const char *text);
void form_choice(struct form *form, const char *label, int choice, int choices);

/* A key or a paste for the field that is written in; true when it was taken. */
bool form_type(struct form *form, int key);
bool form_paste(struct form *form, const char *text);

/* Moves between fields and between choices. A click on a button comes back as ACT_ENTER. */
struct command form_act(struct form *form, struct command command);

/* The whole number that a field is; -1 when it is anything else. */
int form_number(const struct form *form, int field);

/*
 * Draws the fields with labels, `gap` rows apart from one to the next, and cuts them off `rest`;
 * and the buttons.
 */
void form_draw(const struct app *app, const struct form_page *page, struct pane *rest, int gap);
void form_draw_buttons(const struct app *app, const struct form_page *page, struct pane row);

#endif
