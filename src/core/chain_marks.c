/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a room says of the notes and links of a chain beyond what stands on them: marks, purposes, how
 * sure a link is and what must be true for it, and how an effect is measured.
 */
#include <stdio.h>

#include "chain_look.h"
#include "rodtrad/base/text.h"

/* ---- which links there are ---- */

/* Adds those that have the note at that end. */
static void
add_links(const struct session *session, const struct item *note, enum item_field end,
	  struct link_list *list)
{
	for (int at = 0; at < session->items.count && list->count < CHAIN_LINKS; at++) {
		const struct item *link = &session->items.item[at], *from, *to;

		if (link->kind != KIND_LINK || link->removed ||
		    !chain_link_ends(session, link, &from, &to))
			continue;
		if (note == (end == ITEM_FROM ? from : to) &&
		    link == chain_link_between(session, from, to))
			list->item[list->count++] = at;
	}
}

void
chain_links_of(const struct session *session, const struct item *note, struct link_list *list)
{
	list->count = 0;
	add_links(session, note, ITEM_FROM, list);
	list->leads = list->count;
	add_links(session, note, ITEM_TO, list);
}

bool
chain_link_ends(const struct session *session, const struct item *link, const struct item **from,
		const struct item **to)
{
	*from = chain_end(session, link, ITEM_FROM);
	*to = chain_end(session, link, ITEM_TO);
	if (*from && *to && *from != *to)
		return true;
	*from = *to = NULL;
	return false;
}

/* ---- notes ---- */

enum mark
chain_mark_of(enum stage stage)
{
	if (stage == STAGE_NONE)
		return MARK_NONE;
	return stage_is_effect(stage) ? MARK_SIDE_EFFECT : MARK_OBSTACLE;
}

void
chain_mark(struct gesture *gesture, const struct item *note, enum mark mark)
{
	const struct session *session = gesture->session;
	const struct choice *names = item_fields[ITEM_MARK].choices;
	int old = session_int(session, note, ITEM_MARK, MARK_NONE);
	char code[NOTE_CODE];

	if ((int)mark == old)
		return;
	note_code(session, note, code);
	gesture_set(gesture, note->id);
	gesture_int(gesture, ITEM_MARK, (int)mark);
	if (mark == MARK_NONE)
		snprintf(gesture->said, sizeof gesture->said,
			 "%s är inte längre märkt som %s. Ctrl+Z ångrar.", code, names[old].label);
	else
		snprintf(gesture->said, sizeof gesture->said, "%s är märkt som %s. Ctrl+Z ångrar.",
			 code, names[mark].label);
}

void
chain_purpose(struct gesture *gesture, const struct item *note, enum purpose purpose)
{
	char code[NOTE_CODE];

	gesture_set(gesture, note->id);
	gesture_int(gesture, ITEM_PURPOSE, (int)purpose);
	snprintf(gesture->said, sizeof gesture->said, "Syftet med %s är %s. Ctrl+Z ångrar.",
		 note_code(gesture->session, note, code),
		 item_fields[ITEM_PURPOSE].choices[purpose].label);
}

void
chain_no_resource(struct gesture *gesture, const struct item *note, bool none)
{
	char code[NOTE_CODE];

	if (session_is(gesture->session, note, ITEM_NO_RESOURCE) == none)
		return;
	gesture_set(gesture, note->id);
	gesture_bool(gesture, ITEM_NO_RESOURCE, none);
	snprintf(gesture->said, sizeof gesture->said,
		 none ? "%s kräver inga extra resurser. Ctrl+Z ångrar."
		      : "%s kan kräva extra resurser. Ctrl+Z ångrar.",
		 note_code(gesture->session, note, code));
}

/* ---- links ---- */

bool
chain_meets_effect(const struct session *session, const struct item *link)
{
	const struct item *from, *to;

	return chain_link_ends(session, link, &from, &to) &&
	       chain_stage(session, from) == STAGE_OUTPUT &&
	       stage_is_effect(chain_stage(session, to));
}

bool
chain_lacks_assumption(const struct session *session, const struct item *link)
{
	return chain_meets_effect(session, link) &&
	       text_is_blank(session_text(session, link, ITEM_ASSUMPTION)) &&
	       !session_is(session, link, ITEM_NO_ASSUMPTION);
}

/* To say no of what nobody has said yes to says nothing. */
static void
put_no_assumption(struct gesture *gesture, const struct item *link, bool none)
{
	if (session_is(gesture->session, link, ITEM_NO_ASSUMPTION) != none)
		gesture_bool(gesture, ITEM_NO_ASSUMPTION, none);
}

static void
say_described(struct gesture *gesture, const struct item *link)
{
	const struct item *from, *to;
	char a[NOTE_CODE], b[NOTE_CODE];

	if (gesture_is_empty(gesture) || !chain_link_ends(gesture->session, link, &from, &to))
		return;
	snprintf(gesture->said, sizeof gesture->said,
		 "Sparat om länken från %s till %s. Ctrl+Z ångrar.",
		 note_code(gesture->session, from, a), note_code(gesture->session, to, b));
}

void
chain_describe(struct gesture *gesture, const struct item *link, const struct link_words *words)
{
	bool assumes = !text_is_blank(words->assumption);

	gesture_set(gesture, link->id);
	if (words->strength >= 0)
		gesture_int(gesture, ITEM_STRENGTH, words->strength);
	gesture_text(gesture, ITEM_ASSUMPTION, assumes ? words->assumption : "");
	put_no_assumption(gesture, link, words->no_assumption && !assumes);
	if (words->support >= 0)
		gesture_int(gesture, ITEM_SUPPORT, words->support);
	say_described(gesture, link);
}

/* ---- indicators ---- */

const enum item_field chain_measures[MEASURES] = {
	[MEASURE_TEXT] = ITEM_TEXT,     [MEASURE_BASELINE] = ITEM_BASELINE,
	[MEASURE_TARGET] = ITEM_TARGET, [MEASURE_DUE] = ITEM_DUE,
	[MEASURE_SOURCE] = ITEM_SOURCE, [MEASURE_WHO] = ITEM_MEASURER,
};

bool
chain_is_measured(enum stage stage)
{
	return stage == STAGE_OUTPUT || stage_is_effect(stage);
}

const struct item *
chain_indicator(const struct session *session, const struct item *note, int number)
{
	const struct item *at = look_indicator(session, note, 0);

	for (; at && number > 0; number--)
		at = look_indicator(session, note, (int)(at - session->items.item) + 1);
	return at;
}

struct id
chain_measure(struct gesture *gesture, const struct item *note, const struct item *indicator,
	      const char *const text[MEASURES])
{
	struct id id;
	char code[NOTE_CODE];

	if (indicator) {
		id = indicator->id;
		gesture_set(gesture, id);
	} else {
		id = gesture_add(gesture, KIND_INDICATOR);
		gesture_ref(gesture, ITEM_OF, note->id);
	}
	for (int measure = 0; measure < MEASURES; measure++)
		if (indicator || *text[measure])
			gesture_text(gesture, chain_measures[measure], text[measure]);
	if (!gesture_is_empty(gesture))
		snprintf(gesture->said, sizeof gesture->said,
			 indicator ? "Måttet på %s är ändrat. Ctrl+Z ångrar."
				   : "%s har fått ett mått. Ctrl+Z ångrar.",
			 note_code(gesture->session, note, code));
	return id;
}

void
chain_unmeasure(struct gesture *gesture, const struct item *note, const struct item *indicator)
{
	char code[NOTE_CODE];

	gesture_remove(gesture, indicator->id);
	snprintf(gesture->said, sizeof gesture->said, "Måttet på %s är borttaget. Ctrl+Z ångrar.",
		 note_code(gesture->session, note, code));
}
