/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of what becomes of the chain: who does it, until when (D01), and is that in time (D02)? */
#include "chain_look.h"
#include "rodtrad/base/day.h"
#include "rodtrad/base/text.h"
#include "rodtrad/core/outcome.h"

/* ---- D01: the promise ---- */

/* It starts on the day of the workshop unless something else is said. */
static const char *
start_of(const struct session *session, const struct item *action)
{
	const char *start = session_text(session, action, ITEM_START);

	return *start ? start : session_text(session, session_self(session), ITEM_DATE);
}

static void
look_at_promise(struct look_through *look, const struct item *action)
{
	static const char *const names[] = {"ansvarig", "datum"};
	const struct session *session = look->session;
	const bool is_missing[COUNT(names)] = {
		text_is_blank(session_text(session, action, ITEM_OWNER)),
		!*session_text(session, action, ITEM_END) || !*start_of(session, action),
	};
	char room[60];
	struct buf missing = BUF_OVER(room);

	if (look_missing(&missing, names, is_missing, (int)COUNT(names)))
		look_found(look,
			   (struct gap){.rule = "D01",
					.level = GAP_HARD,
					.item = look_index(look, action),
					.repair = REPAIR_OWNER},
			   "Insatsen saknar %s.", buf_text(&missing));
	buf_free(&missing);
}

/* ---- D02: in time? ---- */

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
	const struct item *note = look_note(look, node);
	int months = horizon_months[look->chain.node[node].stage];
	bool is_dated = false;

	for (const struct item *at = look_indicator(session, note, 0); at;
	     at = look_indicator(session, note, look_index(look, at) + 1)) {
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

/* An effect, and the day it is expected; -1 when none is. */
struct expected_first {
	int effect;
	struct day day;
};

/* Those that the aktivitet leads to, one sooner than what has been found. */
static void
look_below(const struct look_through *look, int activity, struct expected_first *first)
{
	bool reached[CHAIN_NODES];

	chain_reach(&look->chain, activity, false, reached);
	for (int at = 0; at < look->chain.nodes; at++) {
		struct day day;

		if (!reached[at] || !look_is_wanted(&look->chain.node[at]) ||
		    !expected(look, at, &day))
			continue;
		if (first->effect < 0 || day_compare(day, first->day) < 0)
			*first = (struct expected_first){.effect = at, .day = day};
	}
}

static struct expected_first
expected_of(const struct look_through *look, const struct item *action)
{
	const struct given *notes = session_given(look->session, action, ITEM_NOTES);
	struct expected_first first = {.effect = -1};

	for (int ref = 0; notes && ref < notes->refs; ref++) {
		const struct item *note = session_item(look->session, notes->ref[ref]);
		int node = note && note->kind == KIND_NOTE
				   ? chain_node_of(look->session, &look->chain,
						   note_root(look->session, note))
				   : -1;

		if (node >= 0 && look->chain.node[node].stage == STAGE_ACTIVITY)
			look_below(look, node, &first);
	}
	return first;
}

static void
look_at_end(struct look_through *look, const struct item *action)
{
	char code[NOTE_CODE], when[DAY_TEXT];
	struct expected_first first = expected_of(look, action);
	struct day end;

	if (first.effect < 0 || !day_read(session_text(look->session, action, ITEM_END), &end) ||
	    day_compare(end, first.day) <= 0)
		return;
	look_found(look,
		   (struct gap){.rule = "D02",
				.level = GAP_SOFT,
				.item = look_index(look, action),
				.repair = REPAIR_EDIT},
		   "Insatsen blir klar efter det att %s väntas (%s).",
		   look_code(look, first.effect, code), day_text(first.day, when));
}

/* ---- each insats ---- */

static void
look_at_each(struct look_through *look,
	     void (*look_at)(struct look_through *look, const struct item *action))
{
	const struct session *session = look->session;

	for (int at = 0; at < session->items.count; at++)
		if (outcome_is_chosen(session, &session->items.item[at]))
			look_at(look, &session->items.item[at]);
}

void
look_for_promises(struct look_through *look)
{
	look_at_each(look, look_at_promise);
}

void
look_for_lateness(struct look_through *look)
{
	look_at_each(look, look_at_end);
}
