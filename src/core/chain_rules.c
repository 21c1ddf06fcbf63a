/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of what leads where: from the delmål (E01) to what may go wrong on the way (E11). */
#include <string.h>

#include "chain_look.h"
#include "rodtrad/base/text.h"

#define STAGES_PASSED 1 /* that a link may pass without being asked about */

/* ---- which way links lead ---- */

bool
look_is_linked(const struct chain *chain, int node, bool out)
{
	for (int at = 0; at < chain->links; at++)
		if ((out ? chain->link[at].from : chain->link[at].to) == node)
			return true;
	return false;
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

void
look_for_delmal(struct look_through *look)
{
	if (!has_delmal(look))
		look_found(look, (struct gap){.rule = "E01", .level = GAP_HARD, .item = -1},
			   "Kedjan hör inte till något delmål.");
}

/* ---- E02: which way links go ---- */

/* Links that pointed forward until a note was moved. The chain does not show them. */
void
look_for_backward_links(struct look_through *look)
{
	const struct session *session = look->session;
	char text[LOOK_ARROW];

	for (int at = 0; at < session->items.count; at++) {
		const struct item *link = &session->items.item[at];
		const struct item *from = link->kind == KIND_LINK && !link->removed
						  ? chain_end(session, link, ITEM_FROM)
						  : NULL;
		const struct item *to = from ? chain_end(session, link, ITEM_TO) : NULL;

		if (to && from != to && chain_stage(session, from) >= chain_stage(session, to))
			look_found(look,
				   (struct gap){.rule = "E02",
						.level = GAP_HARD,
						.item = at,
						.repair = REPAIR_MOVE},
				   "%s går inte till ett senare led.",
				   look_arrow(look, from, to, text));
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

void
look_for_leaps(struct look_through *look)
{
	char text[LOOK_ARROW];

	for (int at = 0; at < look->chain.links; at++) {
		const struct chain_link *link = &look->chain.link[at];

		if (stages_passed(look, link) > STAGES_PASSED)
			look_found(look,
				   (struct gap){.rule = "E02",
						.level = GAP_ADVICE,
						.item = link->item,
						.repair = REPAIR_LINK},
				   "%s hoppar över flera led. Vad händer däremellan?",
				   look_link_arrow(look, link, text));
	}
}

/* ---- E03–E06: what leads where ---- */

static bool
reaches_effect(const struct look_through *look, int node)
{
	bool reached[CHAIN_NODES];

	chain_reach(&look->chain, node, false, reached);
	for (int at = 0; at < look->chain.nodes; at++)
		if (reached[at] && look_is_wanted(&look->chain.node[at]))
			return true;
	return false;
}

void
look_for_idle_activities(struct look_through *look)
{
	char code[NOTE_CODE];

	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];

		if (at->stage == STAGE_ACTIVITY && !at->is_aside && !reaches_effect(look, node))
			look_found(look,
				   (struct gap){.rule = "E03",
						.level = GAP_HARD,
						.item = at->item,
						.repair = REPAIR_LINK},
				   "%s leder inte till någon effekt. Digitalisering har inget eget "
				   "värde.",
				   look_code(look, node, code));
	}
}

void
look_for_wishes(struct look_through *look)
{
	char code[NOTE_CODE];

	for (int node = 0; node < look->chain.nodes; node++)
		if (stage_is_effect(look->chain.node[node].stage) &&
		    !look_is_linked(&look->chain, node, false))
			look_found(look,
				   (struct gap){.rule = "E04",
						.level = GAP_HARD,
						.item = look->chain.node[node].item,
						.is_before = true,
						.repair = REPAIR_LINK},
				   "Inget leder till %s.", look_code(look, node, code));
}

void
look_for_far_effects(struct look_through *look)
{
	for (int node = 0; node < look->chain.nodes; node++)
		if (look_is_wanted(&look->chain.node[node]) &&
		    look->chain.node[node].stage != STAGE_EFFECT_SHORT)
			return;
	look_found(look, (struct gap){.rule = "E05", .level = GAP_HARD, .item = -1},
		   "Kedjan har ingen effekt om två till tre år eller på lång sikt.");
}

/* A note of an earlier SWOT is named by its id; a row of the catalogue has slashes in its name. */
static bool
comes_from_note(const struct look_through *look, int node)
{
	const char *origin = session_text(look->session, look_note(look, node), ITEM_ORIGIN);
	struct id id;

	return id_read(origin, &id);
}

static bool
is_fed(const struct look_through *look)
{
	for (int node = 0; node < look->chain.nodes; node++)
		if (look_is_linked(&look->chain, node, true) && !look->chain.node[node].is_aside &&
		    (look->chain.node[node].stage == STAGE_NEED || comes_from_note(look, node)))
			return true;
	return false;
}

/* Once something feeds the chain, each need that does not is asked about by itself. */
void
look_for_needs(struct look_through *look)
{
	char code[NOTE_CODE];

	if (!look->chain.nodes)
		return;
	if (!is_fed(look)) {
		look_found(look, (struct gap){.rule = "E06", .level = GAP_SOFT, .item = -1},
			   "Inget behov leder in i kedjan. Vad svarar den mot?");
		return;
	}
	for (int node = 0; node < look->chain.nodes; node++)
		if (look->chain.node[node].stage == STAGE_NEED &&
		    !look->chain.node[node].is_aside && !look_is_linked(&look->chain, node, true))
			look_found(look,
				   (struct gap){.rule = "E06",
						.level = GAP_ADVICE,
						.item = look->chain.node[node].item,
						.repair = REPAIR_LINK},
				   "%s har ingen som svarar mot det.", look_code(look, node, code));
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
	return session_is(look->session, look_note(look, node), ITEM_NO_RESOURCE);
}

void
look_for_resources(struct look_through *look)
{
	char code[NOTE_CODE];

	if (workshop_stage(&look->session->workshop, STAGE_RESOURCE) < 0)
		return;
	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];

		if (at->stage == STAGE_ACTIVITY && !at->is_aside && !has_resource(look, node))
			look_found(look,
				   (struct gap){.rule = "E07",
						.level = GAP_SOFT,
						.item = at->item,
						.is_before = true,
						.repair = REPAIR_RESOURCE},
				   "%s saknar resurs.", look_code(look, node, code));
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

	return look_missing(out, names, is_missing, (int)COUNT(names));
}

/* What is missing in the indicators of a note: nothing when one of them is complete. */
static bool
lacks_indicator(const struct look_through *look, const struct item *note, struct buf *missing)
{
	const struct item *indicator = look_indicator(look->session, note, 0);

	for (const struct item *at = indicator; at;
	     at = look_indicator(look->session, note, look_index(look, at) + 1)) {
		buf_clear(missing);
		if (!indicator_lacks(look->session, at, missing))
			return false;
	}
	return true;
}

static void
look_at_indicators(struct look_through *look, int node)
{
	struct gap gap = {.rule = "E08",
			  .level = look->sealing ? GAP_HARD : GAP_SOFT,
			  .item = look->chain.node[node].item,
			  .repair = REPAIR_INDICATOR};
	char room[60];
	struct buf missing = BUF_OVER(room);
	bool lacks = lacks_indicator(look, look_note(look, node), &missing);
	char code[NOTE_CODE];

	if (lacks && missing.bytes)
		look_found(look, gap, "Måttet på %s saknar %s.", look_code(look, node, code),
			   buf_text(&missing));
	else if (lacks)
		look_found(look, gap, "%s har inget mått.", look_code(look, node, code));
	buf_free(&missing);
}

void
look_for_indicators(struct look_through *look)
{
	for (int node = 0; node < look->chain.nodes; node++)
		if (look->chain.node[node].stage == STAGE_EFFECT_MEDIUM &&
		    !look->chain.node[node].is_aside)
			look_at_indicators(look, node);
}

/* ---- E09–E11: what must be true, and what may go wrong ---- */

void
look_for_assumptions(struct look_through *look)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	for (int at = 0; at < look->chain.links; at++) {
		const struct chain_link *link = &look->chain.link[at];

		if (chain_lacks_assumption(look->session, look_item(look, link->item)))
			look_found(look,
				   (struct gap){.rule = "E09",
						.level = GAP_SOFT,
						.item = link->item,
						.repair = REPAIR_ASSUMPTION},
				   "Vad måste vara sant för att %s ska leda till %s?",
				   look_code(look, link->from, a), look_code(look, link->to, b));
	}
}

static bool
is_uncertain(const struct look_through *look, const struct chain_link *link)
{
	return session_int(look->session, look_item(look, link->item), ITEM_STRENGTH,
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
	if (!look_is_wanted(&chain->node[node]))
		return false;
	for (int at = 0; at < chain->links; at++)
		if (chain->link[at].from == node &&
		    look_is_wanted(&chain->node[chain->link[at].to]))
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

void
look_for_weak_threads(struct look_through *look)
{
	struct chain safe;
	char code[NOTE_CODE], text[LOOK_ARROW];

	believed(look, &safe);
	for (int node = 0; node < look->chain.nodes; node++) {
		const struct chain_node *at = &look->chain.node[node];
		const struct chain_link *link = at->stage == STAGE_ACTIVITY && !at->is_aside
							? weakest(look, &safe, node)
							: NULL;

		if (link)
			look_found(look,
				   (struct gap){.rule = "E10",
						.level = GAP_SOFT,
						.item = at->item,
						.repair = REPAIR_STRENGTH,
						.link = link->item},
				   "%s når delmålet bara genom en osäker länk (%s).",
				   look_code(look, node, code), look_link_arrow(look, link, text));
	}
}

void
look_for_side_effects(struct look_through *look)
{
	if (!look_has_effects(look))
		return;
	for (int node = 0; node < look->chain.nodes; node++)
		if (session_int(look->session, look_note(look, node), ITEM_MARK, MARK_NONE) ==
		    MARK_SIDE_EFFECT)
			return;
	look_found(look, (struct gap){.rule = "E11", .level = GAP_SOFT, .item = -1},
		   "Ingen bieffekt är uppskriven. Vad kan gå fel?");
}
