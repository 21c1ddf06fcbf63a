/* SPDX-License-Identifier: EUPL-1.2 */
/* What is open and what comes next: the same in every form. */
#include "paper.h"

#include <assert.h>
#include <string.h>

/* Goes over to `block`; what was open is closed first. */
static void
paper_go_over(struct paper *paper, enum paper_block block)
{
	if (paper->open == block)
		return;
	assert(paper->open != PAPER_TABLE || paper->cell == 0);
	if (paper->open != PAPER_NONE)
		paper->form->close(paper, paper->open);
	paper->open = block;
	if (block != PAPER_NONE)
		paper->form->open(paper, block);
}

struct paper
paper_begin(struct buf *out, const struct paper_form *form, const char *title)
{
	struct paper paper = {.out = out, .form = form};

	form->begin(&paper, title);
	return paper;
}

void
paper_end(struct paper *paper)
{
	paper_go_over(paper, PAPER_NONE);
	paper->form->end(paper);
}

void
paper_heading(struct paper *paper, int level, const char *anchor, const char *text)
{
	paper_go_over(paper, PAPER_NONE);
	paper->form->heading(paper, level, anchor, text);
	paper->turns = false;
}

void
paper_turn(struct paper *paper)
{
	paper->turns = true;
}

void
paper_words(struct paper *paper, const char *text)
{
	paper_go_over(paper, PAPER_NONE);
	paper->form->words(paper, text);
}

void
paper_quote(struct paper *paper, const char *text)
{
	paper_go_over(paper, PAPER_NONE);
	paper->form->quote(paper, text);
}

void
paper_item(struct paper *paper, const char *lead, const char *text, const char *note)
{
	paper_go_over(paper, PAPER_LIST);
	paper->form->item(paper, lead, text, note);
}

void
paper_missing(struct paper *paper, const char *text)
{
	paper_go_over(paper, PAPER_LIST);
	paper->form->missing(paper, text);
}

void
paper_fact(struct paper *paper, const char *name, const char *text)
{
	if (!*text)
		return;
	paper_go_over(paper, PAPER_FACTS);
	paper->form->fact(paper, name, text);
}

void
paper_go_to(struct paper *paper, const char *anchor, const char *text)
{
	paper_go_over(paper, PAPER_CONTENTS);
	paper->form->go_to(paper, anchor, text);
}

/* ---- tables ---- */

void
paper_table(struct paper *paper, const char *caption, const char *const *column, int columns)
{
	paper_go_over(paper, PAPER_NONE);
	paper->column = column;
	paper->columns = columns;
	paper->cell = 0;
	paper->open = PAPER_TABLE;
	paper->form->table(paper, caption);
}

void
paper_cell(struct paper *paper, enum paper_cell kind, const char *text)
{
	assert(paper->open == PAPER_TABLE);
	paper->form->cell(paper, kind, text);
	paper->cell = (paper->cell + 1) % paper->columns;
}

void
paper_value(struct paper *paper, enum paper_cell kind, const char *text, const char *missing)
{
	if (*text)
		paper_cell(paper, kind, text);
	else
		paper_cell(paper, CELL_MISSING, missing);
}

/* ---- pictures ---- */

struct buf *
paper_picture(struct paper *paper, bool is_wide)
{
	if (!paper->form->has_pictures)
		return NULL;
	paper_go_over(paper, PAPER_NONE);
	paper->pictures++;
	buf_addf(paper->out, "<figure%s tabindex=\"0\" aria-labelledby=\"bild-%d\">\n",
		 is_wide ? " class=\"wide\"" : "", paper->pictures);
	return paper->out;
}

void
paper_picture_end(struct paper *paper)
{
	buf_add(paper->out, "</figure>\n");
}
