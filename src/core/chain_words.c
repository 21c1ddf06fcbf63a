/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of what stands on the notes: how it is put (T), and whom it speaks of (C04). */
#include "chain_look.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/phrasing.h"

/* ---- T01–T07: the words ---- */

static const enum gap_repair phrasing_repair[PHRASINGS] = {
	[PHRASING_ACTIVITY] = REPAIR_MOVE,   [PHRASING_TWO] = REPAIR_SPLIT,
	[PHRASING_VAGUE] = REPAIR_INDICATOR, [PHRASING_NOBODY] = REPAIR_EDIT,
	[PHRASING_UNCOUNTED] = REPAIR_EDIT,  [PHRASING_TOO_LONG] = REPAIR_EDIT,
};

void
look_at_words(struct look_through *look)
{
	struct phrasing_fault fault[PHRASINGS];
	char code[NOTE_CODE], question[sizeof look->gap->text];

	for (int node = 0; node < look->chain.nodes; node++) {
		const struct item *note = look_note(look, node);
		int faults = phrasing_faults(look->chain.node[node].stage,
					     session_text(look->session, note, ITEM_TEXT),
					     look_indicator(look->session, note, 0) != NULL, fault);

		for (int at = 0; at < faults; at++) {
			phrasing_question(&fault[at], look_code(look, node, code), question,
					  sizeof question);
			look_found(look,
				   (struct gap){.rule = phrasing_rule(fault[at].rule),
						.level = GAP_SOFT,
						.item = look->chain.node[node].item,
						.repair = phrasing_repair[fault[at].rule]},
				   "%s", question);
		}
	}
}

/* ---- C04: for whom ---- */

/* What says that förskolan is meant, or some of its neighbours in the plan's thread to årskurs 9. */
static const char *const audience[] = {
	"förskol-",  "barn-",        "fritids-",  "årskurs-", "åk",
	"lågstadi-", "mellanstadi-", "högstadi-", NULL,
};

void
look_for_audience(struct look_through *look)
{
	const struct session *session = look->session;

	if (!look_has_effects(look))
		return;
	for (int node = 0; node < look->chain.nodes; node++)
		if (phrasing_mentions(session_text(session, look_note(look, node), ITEM_TEXT),
				      audience))
			return;
	for (int at = 0; at < session->items.count; at++)
		if (outcome_is_chosen(session, &session->items.item[at]) &&
		    phrasing_mentions(outcome_words(session, &session->items.item[at]), audience))
			return;
	look_found(look, (struct gap){.rule = "C04", .level = GAP_SOFT, .item = -1},
		   "Vad gör förskolan? Kedjan säger inte vem den gäller för.");
}
