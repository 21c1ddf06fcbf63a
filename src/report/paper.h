/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A page being written: headings, words, lists, tables and pictures, said once and set as Markdown or as
 * HTML. What is said next closes what was open. Every text that is given may be anybody's: each form
 * makes it harmless in its own way.
 */
#ifndef RODTRAD_REPORT_PAPER_H
#define RODTRAD_REPORT_PAPER_H

#include "rodtrad/base/buf.h"

/* What goes on until something else is said. */
enum paper_block { PAPER_NONE, PAPER_LIST, PAPER_FACTS, PAPER_TABLE, PAPER_CONTENTS, PAPER_BLOCKS };

/* A cell of a table: words, a day, the name of its row, of one that stands under the row above, or what is missing. */
enum paper_cell { CELL_TEXT, CELL_DAY, CELL_NAME, CELL_UNDER, CELL_MISSING };

struct paper {
	struct buf *out; /* borrowed */
	const struct paper_form *form;
	enum paper_block open;
	const char *const *column; /* of the open table: the headings, borrowed while it is open */
	int columns, cell;         /* the next cell in its row */
	bool turns;                /* the next heading begins a page */
	int pictures;              /* so far: each has an id */
};

/* How all of it is set. `begin` and `end` are of the whole page. */
struct paper_form {
	bool has_pictures;
	void (*begin)(struct paper *paper, const char *title);
	void (*end)(struct paper *paper);
	void (*heading)(struct paper *paper, int level, const char *anchor, const char *text);
	void (*words)(struct paper *paper, const char *text);
	void (*quote)(struct paper *paper, const char *text);
	void (*item)(struct paper *paper, const char *lead, const char *text, const char *note);
	void (*missing)(struct paper *paper, const char *text);
	void (*fact)(struct paper *paper, const char *name, const char *text);
	void (*go_to)(struct paper *paper, const char *anchor, const char *text);
	void (*table)(struct paper *paper, const char *caption);
	void (*cell)(struct paper *paper, enum paper_cell kind, const char *text);
	void (*open)(struct paper *paper, enum paper_block block);
	void (*close)(struct paper *paper, enum paper_block block);
};

extern const struct paper_form paper_markdown, paper_html;

struct paper paper_begin(struct buf *out, const struct paper_form *form, const char *title);
void paper_end(struct paper *paper);

/* Level 1 is the page's own. `anchor` is a name of ours that a link can lead to, or NULL. */
void paper_heading(struct paper *paper, int level, const char *anchor, const char *text);
/* On paper the next heading stands first on a page. */
void paper_turn(struct paper *paper);

void paper_words(struct paper *paper, const char *text);
void paper_quote(struct paper *paper, const char *text);

/* A row of a list: "**S1** Ledarforum ger oss en plats (3 prickar)". Each part may be "". */
void paper_item(struct paper *paper, const char *lead, const char *text, const char *note);
/* A row of a list that says what is missing. */
void paper_missing(struct paper *paper, const char *text);
/* A name and what it is; nothing when that is "". */
void paper_fact(struct paper *paper, const char *name, const char *text);
/* A row of the contents, where a page can be walked in. */
void paper_go_to(struct paper *paper, const char *anchor, const char *text);

/* A table, whose cells then come row by row, as many as there are columns. */
void paper_table(struct paper *paper, const char *caption, const char *const *column, int columns);
void paper_cell(struct paper *paper, enum paper_cell kind, const char *text);
/* A cell with words of a kind, or else with what is missing: "vem?" */
void paper_value(struct paper *paper, enum paper_cell kind, const char *text, const char *missing);

/* Where a picture is to be drawn, NULL when the form has none. It is `wide` when it needs a page
 * across. */
struct buf *paper_picture(struct paper *paper, bool is_wide);
void paper_picture_end(struct paper *paper);

/* Adds a text so that it is only a text in HTML, in an attribute too. */
void html_text(struct buf *out, const char *text);
void html_textn(struct buf *out, const char *text, size_t bytes);

#endif
