/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All that is missing in a chain, in one list: each rule looks at the whole and says what it finds. Hard
 * gaps stop klarmarkera, and nothing else.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "chain_look.h"
#include "rodtrad/core/outcome.h"

#define MORE 24 /* bytes of " Och 12 till." and some */

/* ---- saying it ---- */

void
look_found(struct look_through *look, struct gap gap, const char *fmt, ...)
{
	va_list args;

	if (look->gaps == CHAIN_GAPS)
		return;
	va_start(args, fmt);
	vsnprintf(gap.text, sizeof gap.text, fmt, args);
	va_end(args);
	look->gap[look->gaps++] = gap;
}

const struct item *
look_item(const struct look_through *look, int item)
{
	return &look->session->items.item[item];
}

int
look_index(const struct look_through *look, const struct item *item)
{
	return (int)(item - look->session->items.item);
}

const struct item *
look_note(const struct look_through *look, int node)
{
	return look_item(look, look->chain.node[node].item);
}

const char *
look_code(const struct look_through *look, int node, char code[NOTE_CODE])
{
	return note_code(look->session, look_note(look, node), code);
}

const char *
look_arrow(const struct look_through *look, const struct item *from, const struct item *to,
	   char text[LOOK_ARROW])
{
	char a[NOTE_CODE], b[NOTE_CODE];

	snprintf(text, LOOK_ARROW, "%s→%s", note_code(look->session, from, a),
		 note_code(look->session, to, b));
	return text;
}

const char *
look_link_arrow(const struct look_through *look, const struct chain_link *link,
		char text[LOOK_ARROW])
{
	return look_arrow(look, look_note(look, link->from), look_note(look, link->to), text);
}

int
look_missing(struct buf *out, const char *const *names, const bool *is_missing, int count)
{
	int missing = 0, said = 0;

	for (int at = 0; at < count; at++)
		missing += is_missing[at];
	for (int at = 0; at < count; at++) {
		if (!is_missing[at])
			continue;
		said++;
		buf_addf(out, "%s%s", said == 1 ? "" : said == missing ? " och " : ", ", names[at]);
	}
	return missing;
}

/* ---- finding ---- */

bool
look_is_wanted(const struct chain_node *node)
{
	return stage_is_effect(node->stage) && !node->is_aside;
}

static bool
has_stage(const struct look_through *look, enum stage stage)
{
	for (int node = 0; node < look->chain.nodes; node++)
		if (look->chain.node[node].stage == stage)
			return true;
	return false;
}

bool
look_has_effects(const struct look_through *look)
{
	return has_stage(look, STAGE_EFFECT_SHORT) || has_stage(look, STAGE_EFFECT_MEDIUM) ||
	       has_stage(look, STAGE_EFFECT_LONG);
}

static bool
is_indicator_of(const struct session *session, const struct item *item, const struct item *note)
{
	const struct item *of;

	if (item->kind != KIND_INDICATOR || item->removed)
		return false;
	of = session_item(session, session_ref(session, item, ITEM_OF));
	return of && of->kind == KIND_NOTE && note_root(session, of) == note;
}

const struct item *
look_indicator(const struct session *session, const struct item *note, int from)
{
	for (int at = from; at < session->items.count; at++)
		if (is_indicator_of(session, &session->items.item[at], note))
			return &session->items.item[at];
	return NULL;
}

/* ---- all of it ---- */

/* Those that may find something hard come first: the list is long, but it ends. */
static void (*const looks[])(struct look_through *look) = {
	look_for_delmal,       look_for_backward_links, look_for_idle_activities,
	look_for_wishes,       look_for_far_effects,    look_for_promises,
	look_for_indicators,   look_for_leaps,          look_for_needs,
	look_for_resources,    look_for_assumptions,    look_for_weak_threads,
	look_for_side_effects, look_at_words,           look_for_lateness,
	look_for_audience,
};

/* Where in the chain a gap is: the whole first, then note by note with the links out of it, and then
 * the insatser. */
static int
place_of(const struct look_through *look, const struct gap *gap)
{
	const struct item *item = gap->item < 0 ? NULL : look_item(look, gap->item);
	int node;

	if (!item)
		return -1;
	if (item->kind == KIND_ACTION)
		return 2 * CHAIN_NODES + gap->item;
	if (item->kind == KIND_LINK)
		item = chain_end(look->session, item, ITEM_FROM);
	node = chain_node_of(look->session, &look->chain, item);
	return 2 * node + (look_item(look, gap->item)->kind == KIND_LINK);
}

static bool
comes_before(const struct look_through *look, const struct gap *a, const struct gap *b)
{
	if (a->level != b->level)
		return a->level > b->level;
	return place_of(look, a) < place_of(look, b);
}

static void
sort(struct look_through *look)
{
	for (int at = 1; at < look->gaps; at++) {
		struct gap gap = look->gap[at];
		int to = at;

		for (; to > 0 && comes_before(look, &gap, &look->gap[to - 1]); to--)
			look->gap[to] = look->gap[to - 1];
		look->gap[to] = gap;
	}
}

int
chain_gaps(const struct session *session, const struct catalog *catalog, bool sealing,
	   struct gap gap[CHAIN_GAPS])
{
	struct look_through look = {
		.session = session, .catalog = catalog, .sealing = sealing, .gap = gap};

	if (!outcome_is_chained(session))
		return 0;
	chain_of(session, &look.chain);
	if (chain_is_cut(session)) {
		look_found(
			&look, (struct gap){.level = GAP_HARD, .item = -1},
			"Kedjan har fler lappar eller länkar än %d och %d. Resten syns inte här.",
			CHAIN_NODES, CHAIN_LINKS);
		return look.gaps;
	}
	for (size_t at = 0; at < COUNT(looks); at++)
		looks[at](&look);
	sort(&look);
	return look.gaps;
}

/* ---- klarmarkera ---- */

void
chain_say_gap(struct buf *out, const struct session *session, const struct gap *gap)
{
	const struct item *item = gap->item < 0 ? NULL : &session->items.item[gap->item];

	if (item && item->kind == KIND_ACTION)
		buf_addf(out, "%.*s: %s.", (int)strcspn(gap->text, "."), gap->text,
			 outcome_words(session, item));
	else
		buf_add(out, gap->text);
}

/* Adds as many as there is room for. Returns how many. */
static int
add_sentences(struct buf *out, const struct session *session, const struct gap *gap, int gaps,
	      size_t room)
{
	int told = 0;

	for (bool fits = true; fits && told < gaps; told += fits) {
		struct buf sentence = {0};

		buf_addc(&sentence, ' ');
		chain_say_gap(&sentence, session, &gap[told]);
		fits = out->bytes + sentence.bytes <= room;
		if (fits)
			buf_add(out, buf_text(&sentence));
		buf_free(&sentence);
	}
	return told;
}

bool
chain_may_seal(const struct session *session, const struct catalog *catalog, struct err *err)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(session, catalog, true, gap), hard = 0, told;
	struct buf list = {0};

	while (hard < gaps && gap[hard].level == GAP_HARD)
		hard++;
	if (!hard)
		return true;
	buf_add(&list, "Det går inte att klarmarkera än.");
	told = add_sentences(&list, session, gap, hard, sizeof err->text - MORE);
	if (told < hard)
		buf_addf(&list, " Och %d till.", hard - told);
	err_set(err, ERR_REFUSED, "%s", buf_text(&list));
	buf_free(&list);
	return false;
}
