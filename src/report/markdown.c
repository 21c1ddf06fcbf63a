/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Markdown as CommonMark and GitHub read it, that also reads well as it stands: blocks are apart by one
 * line, and what a text could be taken for is escaped, so that it is a text.
 */
#include <string.h>

#include "paper.h"
#include "rodtrad/base/text.h"

/* ---- texts ---- */

/* What means something wherever it stands in a line. */
static const char special[] = "\\`*_[]<>|&~";

/* What means something first in a line: headings, lists and rules; the digits are of "1." and "1)". */
static bool
is_special_first(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return *text &&
	       (strchr("#+-=", *text) || (digits && text[digits] && strchr(".)", text[digits])));
}

static void
add_escaped(struct buf *out, const char *text, bool is_first)
{
	struct buf shown = {0};
	const char *at;

	text_show(&shown, text);
	at = buf_text(&shown);
	if (is_first && is_special_first(at)) {
		size_t digits = strspn(at, "0123456789");

		buf_addn(out, at, digits);
		buf_addc(out, '\\');
		buf_addc(out, at[digits]);
		at += digits + 1;
	}
	for (; *at; at++) {
		if (strchr(special, *at))
			buf_addc(out, '\\');
		buf_addc(out, *at);
	}
	buf_free(&shown);
}

/* One line apart from what stands above. */
static void
part(struct paper *paper)
{
	const struct buf *out = paper->out;

	if (out->bytes && (out->bytes < 2 || strcmp(out->text + out->bytes - 2, "\n\n") != 0))
		buf_addc(paper->out, '\n');
}

/* ---- the form ---- */

static void
markdown_begin(struct paper *paper, const char *title)
{
	(void)paper, (void)title;
}

static void
markdown_end(struct paper *paper)
{
	(void)paper;
}

static void
markdown_heading(struct paper *paper, int level, const char *anchor, const char *text)
{
	(void)anchor;
	part(paper);
	if (paper->turns)
		buf_add(paper->out, "---\n\n");
	for (int at = 0; at < level; at++)
		buf_addc(paper->out, '#');
	buf_addc(paper->out, ' ');
	add_escaped(paper->out, text, false);
	buf_add(paper->out, "\n\n");
}

static void
markdown_words(struct paper *paper, const char *text)
{
	part(paper);
	add_escaped(paper->out, text, true);
	buf_addc(paper->out, '\n');
}

static void
markdown_quote(struct paper *paper, const char *text)
{
	part(paper);
	buf_add(paper->out, "> ");
	add_escaped(paper->out, text, true);
	buf_addc(paper->out, '\n');
}

static void
markdown_item(struct paper *paper, const char *lead, const char *text, const char *note)
{
	buf_add(paper->out, "- ");
	if (*lead) {
		buf_add(paper->out, "**");
		add_escaped(paper->out, lead, false);
		buf_add(paper->out, *text ? "** " : "**");
	}
	add_escaped(paper->out, text, !*lead);
	if (*note) {
		buf_add(paper->out, " (");
		add_escaped(paper->out, note, false);
		buf_addc(paper->out, ')');
	}
	buf_addc(paper->out, '\n');
}

static void
markdown_missing(struct paper *paper, const char *text)
{
	buf_add(paper->out, "- **");
	add_escaped(paper->out, text, false);
	buf_add(paper->out, "**\n");
}

static void
markdown_fact(struct paper *paper, const char *name, const char *text)
{
	buf_add(paper->out, "- **");
	add_escaped(paper->out, name, false);
	buf_add(paper->out, ":** ");
	add_escaped(paper->out, text, false);
	buf_addc(paper->out, '\n');
}

/* There is no place to go to that all readers of Markdown agree on. */
static void
markdown_go_to(struct paper *paper, const char *anchor, const char *text)
{
	(void)paper, (void)anchor, (void)text;
}

static void
markdown_table(struct paper *paper, const char *caption)
{
	(void)caption;
	part(paper);
	for (int at = 0; at < paper->columns; at++) {
		buf_add(paper->out, "| ");
		add_escaped(paper->out, paper->column[at], false);
		buf_addc(paper->out, ' ');
	}
	buf_add(paper->out, "|\n");
	for (int at = 0; at < paper->columns; at++)
		buf_add(paper->out, "|---");
	buf_add(paper->out, "|\n");
}

static void
markdown_cell(struct paper *paper, enum paper_cell kind, const char *text)
{
	const char *mark = kind == CELL_MISSING ? "**" : "";

	buf_addf(paper->out, "| %s%s", mark, kind == CELL_UNDER ? "↳ " : "");
	add_escaped(paper->out, text, false);
	buf_addf(paper->out, "%s ", mark);
	if (paper->cell + 1 == paper->columns)
		buf_add(paper->out, "|\n");
}

static void
markdown_open(struct paper *paper, enum paper_block block)
{
	(void)block;
	part(paper);
}

static void
markdown_close(struct paper *paper, enum paper_block block)
{
	(void)paper, (void)block;
}

const struct paper_form paper_markdown = {
	.begin = markdown_begin,
	.end = markdown_end,
	.heading = markdown_heading,
	.words = markdown_words,
	.quote = markdown_quote,
	.item = markdown_item,
	.missing = markdown_missing,
	.fact = markdown_fact,
	.go_to = markdown_go_to,
	.table = markdown_table,
	.cell = markdown_cell,
	.open = markdown_open,
	.close = markdown_close,
};
