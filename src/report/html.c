/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One HTML page that needs nothing but itself: no script, no network, and a policy that forbids both to
 * whatever somebody might have got past us. The colours are those of the light theme.
 */
#include <stdio.h>
#include <string.h>

#include "paper.h"
#include "rodtrad/base/text.h"

/* ---- texts ---- */

static void
add_harmless(struct buf *out, const char *shown)
{
	static const struct {
		char is;
		const char *instead;
	} escapes[] = {
		{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

	for (; *shown; shown++) {
		const char *instead = NULL;

		for (size_t at = 0; at < COUNT(escapes); at++)
			if (escapes[at].is == *shown)
				instead = escapes[at].instead;
		if (instead)
			buf_add(out, instead);
		else
			buf_addc(out, *shown);
	}
}

void
html_textn(struct buf *out, const char *text, size_t bytes)
{
	struct buf part = {0}, shown = {0};

	buf_addn(&part, text, bytes);
	text_show(&shown, buf_text(&part));
	add_harmless(out, buf_text(&shown));
	buf_free(&part);
	buf_free(&shown);
}

void
html_text(struct buf *out, const char *text)
{
	html_textn(out, text, strlen(text));
}

/* <NAME CLASS>text</NAME> */
static void
add_element(struct buf *out, const char *name, const char *attributes, const char *text)
{
	buf_addf(out, "<%s%s>", name, attributes);
	html_text(out, text);
	buf_addf(out, "</%s>", name);
}

/* ---- how it looks ---- */

#define MANY_COLUMNS 9 /* a table of rows of the plan: each is as wide in all of them */

/* A line of grey text is no lighter than #303030, and nothing is told by colour alone: see the design of
 * the light theme. Below 40rem a table's rows are cards whose cells name themselves. */
/* clang-format off */
static const char style[] =
	"*{box-sizing:border-box}\n"
	"body{margin:0;background:#fff;color:#000;font:1rem/1.5 Helvetica,Arial,'Liberation Sans',sans-serif;overflow-wrap:break-word}\n"
	"main{max-width:82rem;margin:0 auto;padding:1.5rem 1.5rem 4rem}\n"
	"p,ul,dl,blockquote{max-width:48rem}\n"
	"h1{margin:.5rem 0 1rem;padding-left:.8rem;border-left:.45rem solid #af0000;font-size:2rem;line-height:1.2}\n"
	"h2{margin:2.6rem 0 .8rem;padding-top:.7rem;border-top:.2rem solid #af0000;font-size:1.45rem;line-height:1.25}\n"
	"h3{margin:1.7rem 0 .5rem;font-size:1.15rem;line-height:1.3}\n"
	"h4{margin:1.3rem 0 .3rem;font-size:1rem}\n"
	"blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1rem;border-left:.2rem solid #af0000;font-size:1.15rem}\n"
	"ul{margin:.5rem 0;padding-left:1.2rem}\n"
	"li{margin:.25rem 0}\n"
	"li b,dt{font-weight:bold}\n"
	"li>b:first-child{color:#af0000}\n"
	"small{color:#303030;font-size:.875rem}\n"
	"dl{display:grid;grid-template-columns:11rem 1fr;gap:.15rem 1.2rem;margin:1rem 0}\n"
	"dd{margin:0}\n"
	".gap{padding:.05em .4em;background:#ffaf5f;color:#000;font-weight:bold}\n"
	"nav ul{columns:18rem auto;max-width:none;list-style:none;padding:0}\n"
	"nav li{margin:0 0 .5rem;break-inside:avoid}\n"
	"a{color:#af0000}\n"
	"table{width:100%;margin:.8rem 0 1.4rem;border-collapse:collapse;font-size:.9375rem;line-height:1.35}\n"
	"caption{padding:.3rem 0;text-align:left;color:#303030}\n"
	"th,td{padding:.45rem .6rem;border-bottom:1px solid #444;text-align:left;vertical-align:top}\n"
	".many{table-layout:fixed;hyphens:auto}\n"
	".many th:nth-child(1){width:20%}\n"
	".many th:nth-child(2){width:11%}\n"
	".many th:nth-child(3){width:13.5%}\n"
	".many th:nth-child(n+4){width:10.4%}\n"
	".many th:nth-child(7),.many th:nth-child(8){width:7.8%}\n"
	".many th:nth-child(9){width:8.7%}\n"
	".day{white-space:nowrap}\n"
	".under{padding-left:1.6rem;font-weight:normal}\n"
	".under::before{content:'↳ '}\n"
	"thead th{background:#e4e4e4;border-bottom-color:#000}\n"
	"figure{margin:1rem 0 1.5rem;overflow-x:auto}\n"
	"svg{display:block;width:100%;height:auto;min-width:42rem;font:14px Helvetica,Arial,'Liberation Sans',sans-serif}\n"
	"figure:not(.wide) svg{max-width:58rem}\n"
	".wide svg{min-width:66rem;font-size:13px}\n"
	"svg .bold{font-weight:bold}\n"
	"svg .red{fill:#af0000;font-weight:bold}\n"
	"svg .grey{fill:#303030}\n"
	"svg .light{fill:none;stroke:#808080;stroke-width:1.5;stroke-linecap:round}\n"
	"svg .heavy{fill:none;stroke:#af0000;stroke-width:3;stroke-linecap:round}\n"
	"@media(max-width:80rem){\n"
	".many{font-size:.78rem}\n"
	".many th,.many td{padding:.4rem .25rem}\n"
	"}\n"
	"@media(max-width:40rem){\n"
	"table.many{font-size:.9375rem}\n"
	"main{padding:1rem .8rem 3rem}\n"
	"h1{font-size:1.5rem}\n"
	"dl{display:block}dd{margin:0 0 .4rem}\n"
	"table,tbody,tr,th,td,caption{display:block}\n"
	"thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
	"tr{margin:.8rem 0;padding:.4rem .6rem;border:1px solid #444;border-left:.3rem solid #af0000}\n"
	"th,td{padding:.1rem 0;border:0}\n"
	"td:empty{display:none}\n"
	"td::before{content:attr(data-name) ': ';color:#303030}\n"
	"}\n"
	"@page{size:A4;margin:15mm 14mm}\n"
	"@page wide{size:A4 landscape;margin:12mm}\n"
	"@media print{\n"
	"*{-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
	"body{font-size:10.5pt}\n"
	"main{max-width:none;padding:0}\n"
	"nav{display:none}\n"
	"h1,h2,h3,h4,caption{break-after:avoid}\n"
	"li,tr,dd,blockquote,figure{break-inside:avoid}\n"
	"thead{display:table-header-group;break-after:avoid}\n"
	"tbody tr:first-child{break-before:avoid}\n"
	"figure{margin:.5rem 0;overflow:visible}\n"
	"svg,.wide svg{min-width:0;max-height:160mm}\n"
	".wide,:has(+.wide),:has(+p+.wide){page:wide}\n"
	"h2:has(+.wide){margin-top:0}\n"
	"h2+blockquote,:has(+figure){break-after:avoid}\n"
	"table{font-size:8pt}\n"
	"th,td{padding:.3rem .3rem}\n"
	".turn{break-before:page}\n"
	"}\n";
/* clang-format on */

/* ---- the form ---- */

static void
html_begin(struct paper *paper, const char *title)
{
	buf_add(paper->out,
		"<!DOCTYPE html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	add_element(paper->out, "title", "", title);
	buf_addf(paper->out, "\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

static void
html_end(struct paper *paper)
{
	buf_add(paper->out, "</main>\n</body>\n</html>\n");
}

static void
html_heading(struct paper *paper, int level, const char *anchor, const char *text)
{
	buf_addf(paper->out, "<h%d", level);
	if (anchor)
		buf_addf(paper->out, " id=\"%s\"", anchor);
	if (paper->turns)
		buf_add(paper->out, " class=\"turn\"");
	buf_addc(paper->out, '>');
	html_text(paper->out, text);
	buf_addf(paper->out, "</h%d>\n", level);
}

static void
html_words(struct paper *paper, const char *text)
{
	add_element(paper->out, "p", "", text);
	buf_addc(paper->out, '\n');
}

static void
html_quote(struct paper *paper, const char *text)
{
	buf_add(paper->out, "<blockquote>");
	add_element(paper->out, "p", "", text);
	buf_add(paper->out, "</blockquote>\n");
}

static void
html_item(struct paper *paper, const char *lead, const char *text, const char *note)
{
	buf_add(paper->out, "<li>");
	if (*lead) {
		add_element(paper->out, "b", "", lead);
		buf_addc(paper->out, ' ');
	}
	html_text(paper->out, text);
	if (*note) {
		buf_add(paper->out, " <small>(");
		html_text(paper->out, note);
		buf_add(paper->out, ")</small>");
	}
	buf_add(paper->out, "</li>\n");
}

static void
html_missing(struct paper *paper, const char *text)
{
	buf_add(paper->out, "<li>");
	add_element(paper->out, "strong", " class=\"gap\"", text);
	buf_add(paper->out, "</li>\n");
}

static void
html_fact(struct paper *paper, const char *name, const char *text)
{
	add_element(paper->out, "dt", "", name);
	add_element(paper->out, "dd", "", text);
	buf_addc(paper->out, '\n');
}

static void
html_go_to(struct paper *paper, const char *anchor, const char *text)
{
	buf_addf(paper->out, "<li><a href=\"#%s\">", anchor);
	html_text(paper->out, text);
	buf_add(paper->out, "</a></li>\n");
}

static void
html_table(struct paper *paper, const char *caption)
{
	buf_addf(paper->out, "<table%s>\n",
		 paper->columns >= MANY_COLUMNS ? " class=\"many\"" : "");
	add_element(paper->out, "caption", "", caption);
	buf_add(paper->out, "\n<thead><tr>");
	for (int at = 0; at < paper->columns; at++)
		add_element(paper->out, "th", " scope=\"col\"", paper->column[at]);
	buf_add(paper->out, "</tr></thead>\n<tbody>\n");
}

/* An empty cell stays empty, so that it can be passed over in a narrow window. */
static void
html_cell(struct paper *paper, enum paper_cell kind, const char *text)
{
	if (paper->cell == 0)
		buf_add(paper->out, "<tr>");
	if (kind == CELL_NAME || kind == CELL_UNDER) {
		add_element(paper->out, "th",
			    kind == CELL_NAME ? " scope=\"row\"" : " scope=\"row\" class=\"under\"",
			    text);
	} else {
		buf_addf(paper->out, "<td%s data-name=\"",
			 kind == CELL_DAY ? " class=\"day\"" : "");
		html_text(paper->out, paper->column[paper->cell]);
		buf_add(paper->out, "\">");
		if (kind == CELL_MISSING)
			add_element(paper->out, "strong", " class=\"gap\"", text);
		else
			html_text(paper->out, text);
		buf_add(paper->out, "</td>");
	}
	if (paper->cell + 1 == paper->columns)
		buf_add(paper->out, "</tr>\n");
}

/* What stands around the rows of each block; a table is begun with its head. */
static const struct {
	const char *first, *last;
} around[PAPER_BLOCKS] = {
	[PAPER_LIST] = {"<ul>\n", "</ul>\n"},
	[PAPER_FACTS] = {"<dl>\n", "</dl>\n"},
	[PAPER_TABLE] = {"", "</tbody>\n</table>\n"},
	[PAPER_CONTENTS] = {"<nav aria-label=\"Innehåll\">\n<ul>\n", "</ul>\n</nav>\n"},
};

static void
html_open(struct paper *paper, enum paper_block block)
{
	buf_add(paper->out, around[block].first);
}

static void
html_close(struct paper *paper, enum paper_block block)
{
	buf_add(paper->out, around[block].last);
}

const struct paper_form paper_html = {
	.has_pictures = true,
	.begin = html_begin,
	.end = html_end,
	.heading = html_heading,
	.words = html_words,
	.quote = html_quote,
	.item = html_item,
	.missing = html_missing,
	.fact = html_fact,
	.go_to = html_go_to,
	.table = html_table,
	.cell = html_cell,
	.open = html_open,
	.close = html_close,
};
