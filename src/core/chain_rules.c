/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is missing in a chain. Each rule looks at the whole and says what it finds in a sentence; hard ones
 * stop klarmarkera, and nothing else.
 */
#include "rodtrad/core/chain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "chain_parts.h"
#include "rodtrad/base/day.h"
#include "rodtrad/base/text.h"
#include "rodtrad/core/phrasing.h"

#define ARROW      (2 * NOTE_CODE + 4) /* bytes of "P4→E5" */
#define SKIPS_SOFT 1                   /* stages that a link may pass without being asked */

/* A look at the whole, and what has been found in it so far. */
struct look_through {
	const struct session *session;
	const struct catalog *catalog; /* NULL when it is gone */
	bool sealing;
	struct chain chain;
	struct gap *gap;
	int gaps;
};

/* ---- saying it ---- */

static void found(struct look_through *look, struct gap gap, const char *fmt, ...)
	PRINTF_LIKE(3, 4);

static void
found(struct look_through *look, struct gap gap, const char *fmt, ...)
{
	va_list args;

	if (look->gaps == CHAIN_GAPS)
		return;
	va_start(args, fmt);
	vsnprintf(gap.text, sizeof gap.text, fmt, args);
	va_end(args);
	look->gap[look->gaps++] = gap;
}

static const struct item *
item_at(const struct look_through *look, int item)
{
	return &look->session->items.item[item];
}

static int
index_of(const struct look_through *look, const struct item *item)
{
	return (int)(item - look->session->items.item);
}

static const struct item *
note_of(const struct look_through *look, int node)
{
	return item_at(look, look->chain.node[node].item);
}

static const char *
code_of(const struct look_through *look, int node, char code[NOTE_CODE])
{
	return note_code(look->session, note_of(look, node), code);
}

/* "P4→E5" */
static const char *
arrow(const struct look_through *look, const struct item *from, const struct item *to,
      char text[ARROW])
{
	char a[NOTE_CODE], b[NOTE_CODE];

	snprintf(text, ARROW, "%s→%s", note_code(look->session, from, a),
		 note_code(look->session, to, b));
	return text;
}

static const char *
arrow_of(const struct look_through *look, const struct chain_link *link, char text[ARROW])
{
	return arrow(look, note_of(look, link->from), note_of(look, link->to), text);
}

/* "målvärde, datum och källa" of those that are missing. Returns how many are. */
static int
list_missing(struct buf *out, const char *const *names, const bool *is_missing, int count)
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

static bool
is_main_effect(const struct chain_node *node)
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

static bool
has_effects(const struct look_through *look)
{
	return has_stage(look, STAGE_EFFECT_SHORT) || has_stage(look, STAGE_EFFECT_MEDIUM) ||
	       has_stage(look, STAGE_EFFECT_LONG);
}

/* Does anything lead to the node, or out of it? */
static bool
is_linked(const struct chain *chain, int node, bool out)
{
	for (int at = 0; at < chain->links; at++)
		if ((out ? chain->link[at].from : chain->link[at].to) == node)
			return true;
	return false;
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

/* The first indicator of a note from `from` on, NULL when there is none. */
static const struct item *
indicator_after(const struct session *session, const struct item *note, int from)
{
	for (int at = from; at < session->items.count; at++)
		if (is_indicator_of(session, &session->items.item[at], note))
			return &session->items.item[at];
	return NULL;
}

/* ---- E01: the delmål ---- */

static bool
has_delmal(const struct look_through *look)
{
	const struct item *self = session_self(look->session);
	const char *delmal = session_text(look->session, self, ITEM_DELMAL);
	const char *catalog = session_text(look->session, self, ITEM_CATALOG);

	if (!*delmal || !*catalog || !*session_text(look->session, self, ITEM_CATALOG_VERSION))
		return false;
	return !look->catalog || strcmp(look->catalog->id, catalog) != 0 ||
	       catalog_delmal(look->catalog, delmal) != NULL;
}

static void
look_for_delmal(struct look_through *look)
{
	if (!has_delmal(look))
		found(look, (struct gap){.rule = "E01", .level = GAP_HARD, .item = -1},
		      "Kedjan hör inte till något delmål.");
}

/* ---- E02: which way links go ---- */

/* Links that pointed forward until a note was moved. The chain does not show them. */
static void
look_for_backward_links(struct look_through *look)
{
	const struct session *session = look->session;
	char text[ARROW];

	for (int at = 0; at < session->items.count; at++) {
		const struct item *link = &session->items.item[at];
		const struct item *from = link->kind == KIND_LINK && !link->removed
						  ? chain_end(session, link, ITEM_FROM)
						  : NULL;
		const struct item *to = from ? chain_end(session, link, ITEM_TO) : NULL;

		if (to && from != to && chain_stage(session, from) >= chain_stage(session, to))
			found(look,
			      (struct gap){.rule = "E02",
					   .level = GAP_HARD,
					   .item = at,
					   .repair = REPAIR_MOVE},
			      "%s går inte till ett senare led.", arrow(look, from, to, text));
	}
}

/* Stages of the workshop that the link passes. */
static int
stages_passed(const struct look_through *look, const struct chain_link *link)
{
	int passed = 0;

	for (int stage = (int)look->chain.node[link->from].stage + 1;
	     stage < (int)look->chain.node[link->to].stage; stage++)
		passed += workshop_stage(&look->session->workshop, (enum stage)stage) >= 0;
	return passed;
}

static void
look_for_leaps(struct look_through *look)
{
	char text[ARROW];

	for (int at = 0; at < look->chain.links; at++) {
		const struct chain_link *link = &look->chain.link[at];

		if (stages_passed(look, link) > SKIPS_SOFT)
			found(look,
			      (struct gap){.rule = "E02",
					   .level = GAP_ADVICE,
					   .item = link->item,
					   .repair = REPAIR_LINK},
			      "%s hoppar över flera led. Vad händer däremellan?",
			      arrow_of(look, link, text));
	}
}

/* ---- E03–E06: what leads where ---- */

static bool
reaches_effect(const struct look_through *look, int node)
{
	bool reached[CHAIN_NODES];

	chain_reach(&look->chain, node, false, reached);
	for (int at = 0; at < look->chain.nodes; at++)
		if (reached[at] && is_main_effect(&look->chain.node[at]))
			return true;
	return false;
}

static void
look_for_idle_activities(struct look_through *look)
{
	char code[NOTE_CODE];

	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];

		if (at->stage == STAGE_ACTIVITY && !at->is_aside && !reaches_effect(look, node))
			found(look,
			      (struct gap){.rule = "E03",
					   .level = GAP_HARD,
					   .item = at->item,
					   .repair = REPAIR_LINK},
			      "%s leder inte till någon effekt. Digitalisering har inget eget "
			      "värde.",
			      code_of(look, node, code));
	}
}

static void
look_for_wishes(struct look_through *look)
{
	char code[NOTE_CODE];

	for (int node = 0; node < look->chain.nodes; node++)
		if (stage_is_effect(look->chain.node[node].stage) &&
		    !is_linked(&look->chain, node, false))
			found(look,
			      (struct gap){.rule = "E04",
					   .level = GAP_HARD,
					   .item = look->chain.node[node].item,
					   .repair = REPAIR_LINK},
			      "Inget leder till %s.", code_of(look, node, code));
}

static void
look_for_far_effects(struct look_through *look)
{
	for (int node = 0; node < look->chain.nodes; node++)
		if (is_main_effect(&look->chain.node[node]) &&
		    look->chain.node[node].stage != STAGE_EFFECT_SHORT)
			return;
	found(look, (struct gap){.rule = "E05", .level = GAP_HARD, .item = -1},
	      "Kedjan har ingen effekt om två till tre år eller på lång sikt.");
}

/* A note of an earlier SWOT is named by its id; a row of the catalogue has slashes in its name. */
static bool
comes_from_note(const struct look_through *look, int node)
{
	const char *origin = session_text(look->session, note_of(look, node), ITEM_ORIGIN);
	struct id id;

	return id_read(origin, &id);
}

static void
look_for_needs(struct look_through *look)
{
	if (!look->chain.nodes)
		return;
	for (int node = 0; node < look->chain.nodes; node++)
		if ((look->chain.node[node].stage == STAGE_NEED &&
		     is_linked(&look->chain, node, true)) ||
		    comes_from_note(look, node))
			return;
	found(look, (struct gap){.rule = "E06", .level = GAP_SOFT, .item = -1},
	      "Inget behov leder in i kedjan. Vad svarar den mot?");
}

/* ---- E07: resources ---- */

/* An obstacle among the resources is none. */
static bool
has_resource(const struct look_through *look, int node)
{
	for (int at = 0; at < look->chain.links; at++) {
		const struct chain_link *link = &look->chain.link[at];

		if (link->to == node && look->chain.node[link->from].stage == STAGE_RESOURCE &&
		    !look->chain.node[link->from].is_aside)
			return true;
	}
	return session_is(look->session, note_of(look, node), ITEM_NO_RESOURCE);
}

static void
look_for_resources(struct look_through *look)
{
	char code[NOTE_CODE];

	if (workshop_stage(&look->session->workshop, STAGE_RESOURCE) < 0)
		return;
	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];

		if (at->stage == STAGE_ACTIVITY && !at->is_aside && !has_resource(look, node))
			found(look,
			      (struct gap){.rule = "E07",
					   .level = GAP_SOFT,
					   .item = at->item,
					   .repair = REPAIR_RESOURCE},
			      "%s saknar resurs.", code_of(look, node, code));
	}
}

/* ---- E08: indicators ---- */

/* What an indicator lacks to be one, in words. Returns how many things. */
static int
indicator_lacks(const struct session *session, const struct item *indicator, struct buf *out)
{
	static const char *const names[] = {"målvärde", "datum", "källa"};
	const bool is_missing[COUNT(names)] = {
		text_is_blank(session_text(session, indicator, ITEM_TARGET)),
		!*session_text(session, indicator, ITEM_DUE),
		text_is_blank(session_text(session, indicator, ITEM_SOURCE)),
	};

	return list_missing(out, names, is_missing, (int)COUNT(names));
}

/* What is missing in the indicators of a note: nothing when one of them is complete. */
static bool
lacks_indicator(const struct look_through *look, const struct item *note, struct buf *missing)
{
	const struct item *indicator = indicator_after(look->session, note, 0);

	for (const struct item *at = indicator; at;
	     at = indicator_after(look->session, note, index_of(look, at) + 1)) {
		buf_clear(missing);
		if (!indicator_lacks(look->session, at, missing))
			return false;
	}
	return true;
}

static void
look_for_indicators(struct look_through *look)
{
	char code[NOTE_CODE];

	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];
		struct gap gap = {.rule = "E08",
				  .level = look->sealing ? GAP_HARD : GAP_SOFT,
				  .item = at->item,
				  .repair = REPAIR_INDICATOR};
		struct buf missing = {0};

		if (at->stage != STAGE_EFFECT_MEDIUM || at->is_aside ||
		    !lacks_indicator(look, note_of(look, node), &missing))
			continue;
		if (missing.bytes)
			found(look, gap, "Måttet på %s saknar %s.", code_of(look, node, code),
			      buf_text(&missing));
		else
			found(look, gap, "%s har inget mått.", code_of(look, node, code));
		buf_free(&missing);
	}
}

/* ---- E09–E11: what must be true, and what may go wrong ---- */

static bool
is_untested(const struct look_through *look, const struct chain_link *link)
{
	const struct item *item = item_at(look, link->item);

	return look->chain.node[link->from].stage == STAGE_OUTPUT &&
	       text_is_blank(session_text(look->session, item, ITEM_ASSUMPTION)) &&
	       !session_is(look->session, item, ITEM_NO_ASSUMPTION);
}

static void
look_for_assumptions(struct look_through *look)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	for (int at = 0; at < look->chain.links; at++) {
		const struct chain_link *link = &look->chain.link[at];

		if (is_untested(look, link))
			found(look,
			      (struct gap){.rule = "E09",
					   .level = GAP_SOFT,
					   .item = link->item,
					   .repair = REPAIR_ASSUMPTION},
			      "Vad måste vara sant för att %s ska leda till %s?",
			      code_of(look, link->from, a), code_of(look, link->to, b));
	}
}

static bool
is_uncertain(const struct look_through *look, const struct chain_link *link)
{
	return session_int(look->session, item_at(look, link->item), ITEM_STRENGTH,
			   STRENGTH_LIKELY) == STRENGTH_UNCERTAIN;
}

/* The chain with only those links that the room believes in. */
static void
believed(const struct look_through *look, struct chain *chain)
{
	*chain = look->chain;
	chain->links = 0;
	for (int at = 0; at < look->chain.links; at++)
		if (!is_uncertain(look, &look->chain.link[at]))
			chain->link[chain->links++] = look->chain.link[at];
}

/* Is it an effect that the delmål is reached by: one that leads to no other? */
static bool
is_last(const struct chain *chain, int node)
{
	if (!is_main_effect(&chain->node[node]))
		return false;
	for (int at = 0; at < chain->links; at++)
		if (chain->link[at].from == node &&
		    is_main_effect(&chain->node[chain->link[at].to]))
			return false;
	return true;
}

/* Does one of the nodes that are reached lead to the delmål? What is last is told by the whole chain. */
static bool
reaches_last(const struct chain *whole, const bool reached[CHAIN_NODES])
{
	for (int node = 0; node < whole->nodes; node++)
		if (reached[node] && is_last(whole, node))
			return true;
	return false;
}

/* The uncertain link that a node needs to reach the delmål, NULL when it does without, or never does. */
static const struct chain_link *
weakest(const struct look_through *look, const struct chain *safe, int node)
{
	bool reached[CHAIN_NODES], beyond[CHAIN_NODES];

	chain_reach(safe, node, false, reached);
	if (reaches_last(&look->chain, reached))
		return NULL;
	for (int at = 0; at < look->chain.links; at++) {
		const struct chain_link *link = &look->chain.link[at];

		if (!reached[link->from] || !is_uncertain(look, link))
			continue;
		chain_reach(&look->chain, link->to, false, beyond);
		if (reaches_last(&look->chain, beyond))
			return link;
	}
	return NULL;
}

static void
look_for_weak_threads(struct look_through *look)
{
	struct chain safe;
	char code[NOTE_CODE], text[ARROW];

	believed(look, &safe);
	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];
		const struct chain_link *link = at->stage == STAGE_ACTIVITY && !at->is_aside
							? weakest(look, &safe, node)
							: NULL;

		if (link)
			found(look,
			      (struct gap){.rule = "E10",
					   .level = GAP_SOFT,
					   .item = at->item,
					   .repair = REPAIR_LINK},
			      "%s når delmålet bara genom en osäker länk (%s).",
			      code_of(look, node, code), arrow_of(look, link, text));
	}
}

static void
look_for_side_effects(struct look_through *look)
{
	if (!has_effects(look))
		return;
	for (int node = 0; node < look->chain.nodes; node++)
		if (session_int(look->session, note_of(look, node), ITEM_MARK, MARK_NONE) ==
		    MARK_SIDE_EFFECT)
			return;
	found(look, (struct gap){.rule = "E11", .level = GAP_SOFT, .item = -1},
	      "Ingen bieffekt är uppskriven. Vad kan gå fel?");
}

/* ---- T01–T07: the words ---- */

static const enum gap_repair phrasing_repair[PHRASINGS] = {
	[PHRASING_ACTIVITY] = REPAIR_MOVE,   [PHRASING_TWO] = REPAIR_SPLIT,
	[PHRASING_VAGUE] = REPAIR_INDICATOR, [PHRASING_NOBODY] = REPAIR_EDIT,
	[PHRASING_UNCOUNTED] = REPAIR_EDIT,  [PHRASING_TOO_LONG] = REPAIR_EDIT,
};

static void
look_at_words(struct look_through *look)
{
	struct phrasing_fault fault[PHRASINGS];
	char code[NOTE_CODE], question[sizeof look->gap->text];

	for (int node = 0; node < look->chain.nodes; node++) {
		const struct item *note = note_of(look, node);
		int faults = phrasing_faults(
			look->chain.node[node].stage, session_text(look->session, note, ITEM_TEXT),
			indicator_after(look->session, note, 0) != NULL, fault);

		for (int at = 0; at < faults; at++) {
			phrasing_question(&fault[at], code_of(look, node, code), question,
					  sizeof question);
			found(look,
			      (struct gap){.rule = phrasing_rule(fault[at].rule),
					   .level = GAP_SOFT,
					   .item = look->chain.node[node].item,
					   .repair = phrasing_repair[fault[at].rule]},
			      "%s", question);
		}
	}
}

/* ---- D01, D02: the insatser ---- */

static bool
is_chosen(const struct session *session, const struct item *item)
{
	return item->kind == KIND_ACTION && !item->removed &&
	       session_int(session, item, ITEM_CHOICE, CHOICE_NOT_NOW) == CHOICE_YES;
}

/* It starts on the day of the workshop unless something else is said. */
static const char *
start_of(const struct session *session, const struct item *action)
{
	const char *start = session_text(session, action, ITEM_START);

	return *start ? start : session_text(session, session_self(session), ITEM_DATE);
}

static void
look_for_promise(struct look_through *look, const struct item *action)
{
	static const char *const names[] = {"ansvarig", "datum"};
	const struct session *session = look->session;
	const bool is_missing[COUNT(names)] = {
		text_is_blank(session_text(session, action, ITEM_OWNER)),
		!*session_text(session, action, ITEM_END) || !*start_of(session, action),
	};
	struct buf missing = {0};

	if (list_missing(&missing, names, is_missing, (int)COUNT(names)))
		found(look,
		      (struct gap){.rule = "D01",
				   .level = GAP_HARD,
				   .item = index_of(look, action),
				   .repair = REPAIR_OWNER},
		      "Insatsen saknar %s.", buf_text(&missing));
	buf_free(&missing);
}

/* Months from the workshop until an effect without a dated indicator is expected at the latest; a horizon
 * is "about", so the first is generous. 0: it has no end. */
static const int horizon_months[STAGES] = {
	[STAGE_EFFECT_SHORT] = 18,
	[STAGE_EFFECT_MEDIUM] = 36,
};

static struct day
day_after(struct day day, int months)
{
	day.month += months;
	day.year += (day.month - 1) / 12;
	day.month = (day.month - 1) % 12 + 1;
	while (!day_is_valid(day))
		day.day--;
	return day;
}

/* The day when an effect is expected: the first that an indicator of it names, else the end of its
 * horizon. False when there is none. */
static bool
expected(const struct look_through *look, int node, struct day *day)
{
	const struct session *session = look->session;
	const struct item *note = note_of(look, node);
	int months = horizon_months[look->chain.node[node].stage];
	bool is_dated = false;

	for (const struct item *at = indicator_after(session, note, 0); at;
	     at = indicator_after(session, note, index_of(look, at) + 1)) {
		struct day due;

		if (!day_read(session_text(session, at, ITEM_DUE), &due))
			continue;
		if (!is_dated || day_compare(due, *day) < 0)
			*day = due;
		is_dated = true;
	}
	if (is_dated)
		return true;
	if (!months || !day_read(session_text(session, session_self(session), ITEM_DATE), day))
		return false;
	*day = day_after(*day, months);
	return true;
}

/* The effect that is expected first of those that the action's aktivitet leads to, -1 when none is. */
static int
first_expected(const struct look_through *look, const struct item *action, struct day *first)
{
	const struct given *notes = session_given(look->session, action, ITEM_NOTES);
	bool reached[CHAIN_NODES];
	int best = -1;

	for (int ref = 0; notes && ref < notes->refs; ref++) {
		const struct item *note = session_item(look->session, notes->ref[ref]);
		int node = chain_node_of(look->session, &look->chain, note);

		if (node < 0 || look->chain.node[node].stage != STAGE_ACTIVITY)
			continue;
		chain_reach(&look->chain, node, false, reached);
		for (int at = 0; at < look->chain.nodes; at++) {
			struct day day;

			if (!reached[at] || !is_main_effect(&look->chain.node[at]) ||
			    !expected(look, at, &day) ||
			    (best >= 0 && day_compare(day, *first) >= 0))
				continue;
			*first = day;
			best = at;
		}
	}
	return best;
}

static void
look_for_lateness(struct look_through *look, const struct item *action)
{
	char code[NOTE_CODE], when[DAY_TEXT];
	struct day end, day;
	int effect;

	if (!day_read(session_text(look->session, action, ITEM_END), &end))
		return;
	effect = first_expected(look, action, &day);
	if (effect < 0 || day_compare(end, day) <= 0)
		return;
	found(look,
	      (struct gap){.rule = "D02",
			   .level = GAP_SOFT,
			   .item = index_of(look, action),
			   .repair = REPAIR_EDIT},
	      "Insatsen blir klar efter det att %s väntas (%s).", code_of(look, effect, code),
	      day_text(day, when));
}

static void
look_at_actions(struct look_through *look)
{
	const struct session *session = look->session;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *action = &session->items.item[at];

		if (!is_chosen(session, action))
			continue;
		look_for_promise(look, action);
		look_for_lateness(look, action);
	}
}

/* ---- C04: for whom ---- */

/* What says that förskolan is meant, or some of its neighbours in the plan's thread to årskurs 9. */
static const char *const audience[] = {
	"förskol-",  "barn-",        "fritids-",  "årskurs-", "åk",
	"lågstadi-", "mellanstadi-", "högstadi-", NULL,
};

static void
look_for_audience(struct look_through *look)
{
	const struct session *session = look->session;

	if (!has_effects(look))
		return;
	for (int node = 0; node < look->chain.nodes; node++)
		if (phrasing_mentions(session_text(session, note_of(look, node), ITEM_TEXT),
				      audience))
			return;
	for (int at = 0; at < session->items.count; at++)
		if (is_chosen(session, &session->items.item[at]) &&
		    phrasing_mentions(session_text(session, &session->items.item[at], ITEM_TEXT),
				      audience))
			return;
	found(look, (struct gap){.rule = "C04", .level = GAP_SOFT, .item = -1},
	      "Vad gör förskolan? Kedjan säger inte vem den gäller för.");
}

/* ---- all of it ---- */

static void (*const looks[])(struct look_through *look) = {
	look_for_delmal,       look_for_backward_links,
	look_for_leaps,        look_for_idle_activities,
	look_for_wishes,       look_for_far_effects,
	look_for_needs,        look_for_resources,
	look_for_indicators,   look_for_assumptions,
	look_for_weak_threads, look_for_side_effects,
	look_at_words,         look_at_actions,
	look_for_audience,
};

/* Where in the chain a gap is: the whole first, then note by note with the links out of it, and then
 * the insatser. */
static int
place_of(const struct look_through *look, const struct gap *gap)
{
	const struct item *item = gap->item < 0 ? NULL : item_at(look, gap->item);
	int node;

	if (!item)
		return -1;
	if (item->kind == KIND_ACTION)
		return 2 * CHAIN_NODES + gap->item;
	if (item->kind == KIND_LINK)
		item = chain_end(look->session, item, ITEM_FROM);
	node = chain_node_of(look->session, &look->chain, item);
	return 2 * node + (item_at(look, gap->item)->kind == KIND_LINK);
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

static bool
has_chain(const struct workshop *workshop)
{
	for (int stage = STAGE_NONE + 1; stage < STAGES; stage++)
		if (workshop_stage(workshop, (enum stage)stage) >= 0)
			return true;
	return false;
}

int
chain_gaps(const struct session *session, const struct catalog *catalog, bool sealing,
	   struct gap gap[CHAIN_GAPS])
{
	struct look_through look = {
		.session = session, .catalog = catalog, .sealing = sealing, .gap = gap};

	if (!has_chain(&session->workshop))
		return 0;
	chain_of(session, &look.chain);
	for (size_t at = 0; at < COUNT(looks); at++)
		looks[at](&look);
	sort(&look);
	return look.gaps;
}

/* ---- klarmarkera ---- */

/* Adds a gap to the list if it fits whole; the insats is named, since its sentence does not. */
static bool
add_gap(struct buf *list, const struct session *session, const struct gap *gap, size_t room)
{
	const struct item *item = gap->item < 0 ? NULL : &session->items.item[gap->item];
	size_t before = list->bytes;

	buf_addf(list, " %s", gap->text);
	if (item && item->kind == KIND_ACTION) {
		list->text[--list->bytes] = '\0';
		buf_addf(list, ": %s.", session_text(session, item, ITEM_TEXT));
	}
	if (list->bytes <= room)
		return true;
	list->bytes = before;
	list->text[before] = '\0';
	return false;
}

bool
chain_may_seal(const struct session *session, const struct catalog *catalog, struct err *err)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(session, catalog, true, gap), hard = 0, told = 0;
	struct buf list = {0};

	while (hard < gaps && gap[hard].level == GAP_HARD)
		hard++;
	if (!hard)
		return true;
	buf_add(&list, "Det går inte att klarmarkera än.");
	while (told < hard && add_gap(&list, session, &gap[told], sizeof err->text - 24))
		told++;
	if (told < hard)
		buf_addf(&list, " Och %d till.", hard - told);
	err_set(err, ERR_REFUSED, "%s", buf_text(&list));
	buf_free(&list);
	return false;
}
