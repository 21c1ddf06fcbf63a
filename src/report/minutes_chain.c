/* SPDX-License-Identifier: EUPL-1.2 */
/* The minutes' chapter on the effektkedja: the picture, and all of it in words. */
#include "minutes.h"

#include "rodtrad/core/chain.h"
#include "svg.h"

/* ---- what it should lead to ---- */

static void
add_link(const struct minutes *minutes, const struct chain *chain, const struct chain_link *link)
{
	const struct session *session = minutes->session;
	const struct item *item = &session->items.item[link->item];
	const struct item *from = &session->items.item[chain->node[link->from].item];
	const struct item *to = &session->items.item[chain->node[link->to].item];
	const char *assumption = session_text(session, item, ITEM_ASSUMPTION);
	int support = session_int(session, item, ITEM_SUPPORT, -1);
	char a[NOTE_CODE], b[NOTE_CODE];
	struct buf lead = {0}, words = {0}, note = {0};

	buf_addf(&lead, "%s → %s", note_code(session, from, a), note_code(session, to, b));
	if (*assumption)
		buf_addf(&words, "om detta stämmer: %s", assumption);
	else if (session_is(session, item, ITEM_NO_ASSUMPTION))
		buf_add(&words, "inget avgörande antagande");
	buf_add(&note, choice_label(ITEM_STRENGTH, session_int(session, item, ITEM_STRENGTH, -1)));
	if (support == SUPPORT_NOTHING)
		buf_add(add_comma(&note), "utan stöd");
	else if (support >= 0)
		buf_addf(add_comma(&note), "stöd: %s", choice_label(ITEM_SUPPORT, support));
	paper_item(minutes->paper, buf_text(&lead), buf_text(&words), buf_text(&note));
	buf_free(&lead);
	buf_free(&words);
	buf_free(&note);
}

static void
add_links(const struct minutes *minutes)
{
	struct chain chain;

	chain_of(minutes->session, &chain);
	if (chain.links)
		paper_heading(minutes->paper, 3, NULL, "Vad som leder till vad");
	for (int at = 0; at < chain.links; at++)
		add_link(minutes, &chain, &chain.link[at]);
}

static void
add_indicator(const struct minutes *minutes, const struct item *indicator)
{
	static const enum item_field fields[] = {ITEM_TEXT, ITEM_BASELINE, ITEM_TARGET,
						 ITEM_DUE,  ITEM_SOURCE,   ITEM_MEASURER};
	const struct session *session = minutes->session;
	const struct item *of = session_item(session, session_ref(session, indicator, ITEM_OF));
	char code[NOTE_CODE];

	paper_cell(minutes->paper, CELL_NAME, of ? note_code(session, of, code) : "–");
	for (size_t at = 0; at < COUNT(fields); at++)
		paper_cell(minutes->paper, fields[at] == ITEM_DUE ? CELL_DAY : CELL_TEXT,
			   session_text(session, indicator, fields[at]));
}

static void
add_indicators(const struct minutes *minutes)
{
	static const char *const columns[] = {"På",    "Mått",  "Utgångsvärde", "Målvärde",
					      "Datum", "Källa", "Vem mäter"};
	const struct item *indicator = minutes_next(minutes->session, KIND_INDICATOR, NULL);

	if (!indicator)
		return;
	paper_heading(minutes->paper, 3, NULL, "Mått");
	paper_table(minutes->paper, "Hur vi märker att det blir som vi tänkt", columns,
		    (int)COUNT(columns));
	for (; indicator; indicator = minutes_next(minutes->session, KIND_INDICATOR, indicator))
		add_indicator(minutes, indicator);
}

/* A gap of an insats does not say which, since on the wall one stands on it. */
static void
add_gap(const struct minutes *minutes, const struct gap *gap)
{
	const struct session *session = minutes->session;
	const struct item *about = gap->item < 0 ? NULL : &session->items.item[gap->item];
	struct buf words = {0};

	buf_add(&words, gap->text);
	if (about && about->kind == KIND_ACTION)
		buf_addf(&words, " (%s)", outcome_words(session, about));
	paper_missing(minutes->paper, buf_text(&words));
	buf_free(&words);
}

static void
add_chain_gaps(const struct minutes *minutes)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(minutes->session, minutes->catalog, false, gap);

	if (gaps)
		paper_heading(minutes->paper, 3, NULL, "Luckor i kedjan");
	for (int at = 0; at < gaps; at++)
		add_gap(minutes, &gap[at]);
}

void
minutes_chain(const struct minutes *minutes)
{
	if (!minutes_has_boxes(minutes, true))
		return;
	paper_heading(minutes->paper, 2, NULL, "Det här ska det leda till");
	chain_picture(minutes->paper, minutes->session);
	minutes_boxes(minutes, true);
	add_links(minutes);
	add_indicators(minutes);
	add_chain_gaps(minutes);
}
