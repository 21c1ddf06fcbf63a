/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A session in plain words: headings, lists, and nothing drawn, so that it reads well aloud, on
 * braille and on paper. Lines are as long as in a letter.
 */
#include "rodtrad/core/outcome.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/base/wrap.h"
#include "rodtrad/core/chain.h"
#include "rodtrad/core/step.h"

#define PAGE_COLS 72
#define CODE_COLS 4  /* "S12b" */
#define LEAD      64 /* bytes of what stands before a text */
#define GAPS_MAX  8

struct page {
	struct buf *out;
	const struct session *session;
	const struct catalog *catalog; /* NULL when it is gone */
	bool shows_dots;
};

/* ---- setting text ---- */

/* A text after `lead`, its other lines set in as far. */
static void
add_text(struct page *page, const char *lead, const char *text)
{
	struct wrap wrap;
	int indent = text_cols(lead);

	wrap_text(&wrap, text, PAGE_COLS - indent, WRAP_LINES, WRAP_FLOW);
	for (int at = 0; at < wrap.count; at++) {
		const struct wrap_line *line = &wrap.line[at];

		if (at)
			buf_addf(page->out, "%*s", indent, "");
		else
			buf_add(page->out, lead);
		buf_addn(page->out, text + line->start, line->bytes);
		buf_add(page->out, line->hyphen ? "-\n" : "\n");
	}
}

static void
add_heading(struct page *page, const char *heading)
{
	buf_addf(page->out, "\n%s\n", heading);
}

/* "Vem: rektor", if there is anything to say. */
static void
add_said(struct page *page, const char *indent, const char *name, const char *text)
{
	struct buf said = {0};

	if (!*text)
		return;
	buf_addf(&said, "%s: %s", name, text);
	add_text(page, indent, buf_text(&said));
	buf_free(&said);
}

void
outcome_day(struct buf *out, const char *date)
{
	struct day day;

	if (day_read(date, &day))
		buf_addf(out, "%d %s %d", day.day, day_month_name(day.month), day.year);
	else
		buf_add(out, date);
}

/* "När: 1 december 2026", if there is a day. */
static void
add_day(struct page *page, const char *indent, const char *name, const char *date)
{
	struct buf day = {0};

	outcome_day(&day, date);
	add_said(page, indent, name, buf_text(&day));
	buf_free(&day);
}

/* ---- the head ---- */

const char *
outcome_delmal_text(const struct session *session, const struct catalog *catalog)
{
	const struct item *self = session_self(session);
	const struct given *kept = session_given(session, self, ITEM_DELMAL_TEXT);
	const struct catalog_delmal *delmal = NULL;

	if (kept && kept->here == HERE && kept->kind == JSON_TEXT)
		return kept->text;
	if (catalog)
		delmal = catalog_delmal(catalog, session_text(session, self, ITEM_DELMAL));
	return delmal ? delmal->text : "";
}

void
outcome_title(struct buf *out, const struct session *session)
{
	const char *title = session_text(session, session_self(session), ITEM_TITLE);
	const char *delmal = session_text(session, session_self(session), ITEM_DELMAL);

	buf_add(out, *title ? title : session->workshop.title);
	if (!*title && *delmal)
		buf_addf(out, " om delmål %s", delmal);
}

static void
add_title(struct page *page)
{
	int beside = outcome_beside_seal(page->session);
	struct buf made = {0};

	outcome_title(&made, page->session);
	add_text(page, "", buf_text(&made));
	add_text(page, "", outcome_is_sealed(page->session) ? "Klarmarkerad" : "Arbetsmaterial");
	buf_clear(&made);
	if (beside)
		buf_addf(&made,
			 beside == 1 ? "%d ändring har kommit till bredvid klarmarkeringen."
				     : "%d ändringar har kommit till bredvid klarmarkeringen.",
			 beside);
	if (beside)
		add_text(page, "", buf_text(&made));
	buf_free(&made);
}

static void
add_delmal(struct page *page)
{
	const struct session *session = page->session;
	const struct item *self = session_self(session);
	const char *delmal = session_text(session, self, ITEM_DELMAL);

	if (!*delmal)
		return;
	buf_addf(page->out, "\nDelmål %s\n", delmal);
	if (*outcome_delmal_text(session, page->catalog))
		add_text(page, "  ", outcome_delmal_text(session, page->catalog));
	add_said(page, "  ", "Hos oss betyder det", session_text(session, self, ITEM_MEANS));
}

static void
add_facts(struct page *page)
{
	static const enum item_field fields[] = {
		ITEM_GROUP, ITEM_UNIT, ITEM_FUNCTIONS, ITEM_FACILITATOR, ITEM_REGISTRY_NUMBER,
	};
	const struct session *session = page->session;
	const struct item *self = session_self(session);
	int people = session_int(session, self, ITEM_PEOPLE, 0);
	char text[LEAD];

	add_heading(page, "Om workshopen");
	add_said(page, "  ", "Workshop", session->workshop.title);
	add_day(page, "  ", item_fields[ITEM_DATE].label, session_text(session, self, ITEM_DATE));
	if (people) {
		snprintf(text, sizeof text, "%d", people);
		add_said(page, "  ", "Antal personer", text);
	}
	for (size_t at = 0; at < COUNT(fields); at++)
		add_said(page, "  ", item_fields[fields[at]].label,
			 session_text(session, self, fields[at]));
}

/* ---- notes ---- */

static void
add_note(struct page *page, const struct item *note)
{
	int dots = page->shows_dots ? tally_dots(note) : 0;
	int mark = session_int(page->session, note, ITEM_MARK, MARK_NONE);
	char code[NOTE_CODE], lead[LEAD];
	struct buf text = {0};
	int cols = text_cols(note_code(page->session, note, code));

	snprintf(lead, sizeof lead, "  %s%*s ", code, cols < CODE_COLS ? CODE_COLS - cols : 0, "");
	buf_add(&text, session_text(page->session, note, ITEM_TEXT));
	if (dots > 0)
		buf_addf(&text, " (%d %s)", dots, dots == 1 ? "prick" : "prickar");
	if (mark != MARK_NONE)
		buf_addf(&text, " (%s)", item_fields[ITEM_MARK].choices[mark].label);
	add_text(page, lead, buf_text(&text));
	buf_free(&text);
}

static void
add_box(struct page *page, int box)
{
	const struct session *session = page->session;
	struct note_list list;

	note_list_box(session, box, &list);
	add_heading(page, session->workshop.box[box].name);
	if (!list.count)
		add_text(page, "  ", "Inga lappar.");
	for (int at = 0; at < list.count; at++)
		add_note(page, &session->items.item[list.item[at]]);
}

static void
add_parked(struct page *page)
{
	const struct session *session = page->session;
	struct note_list list;

	note_list_parked(session, &list);
	if (list.count)
		add_heading(page, "Parkerat");
	for (int at = 0; at < list.count; at++) {
		const struct item *note = &session->items.item[list.item[at]];

		add_note(page, note);
		add_said(page, "       ", item_fields[ITEM_RECEIVER].label,
			 session_text(session, note, ITEM_RECEIVER));
	}
}

/* ---- proposals and actions ---- */

/* The codes of some notes: "S2 och M1". */
static void
add_codes(struct buf *out, const struct session *session, const struct note_list *list)
{
	char code[NOTE_CODE];

	for (int at = 0; at < list->count; at++)
		buf_addf(out, "%s%s",
			 !at                    ? ""
			 : at + 1 < list->count ? ", "
						: " och ",
			 note_code(session, &session->items.item[list->item[at]], code));
}

static void
add_crossing(struct page *page, const struct item *crossing)
{
	const struct session *session = page->session;
	const struct item *inner =
		session_item(session, session_ref(session, crossing, ITEM_INNER));
	const struct item *outer =
		session_item(session, session_ref(session, crossing, ITEM_OUTER));
	char a[NOTE_CODE], b[NOTE_CODE];
	struct buf text = {0};

	buf_add(&text, session_text(session, crossing, ITEM_TEXT));
	if (inner && outer)
		buf_addf(&text, " (ur %s och %s)", note_code(session, inner, a),
			 note_code(session, outer, b));
	add_text(page, "  - ", buf_text(&text));
	buf_free(&text);
}

static void
add_goal(struct page *page, const struct item *action)
{
	int number = session_int(page->session, action, ITEM_GOAL, 0);
	const struct catalog_goal *goal =
		page->catalog ? catalog_goal(page->catalog, number) : NULL;
	struct buf text = {0};

	if (!number)
		return;
	buf_addf(&text, "%d", number);
	if (goal)
		buf_addf(&text, ", %s", goal->name);
	add_said(page, "     ", item_fields[ITEM_GOAL].label, buf_text(&text));
	buf_free(&text);
}

static void
add_thread(struct page *page, const struct item *action)
{
	const char *gap[GAPS_MAX];
	int gaps = outcome_gaps(page->session, action, gap, GAPS_MAX);
	struct thread thread;
	struct buf text = {0};

	outcome_thread(page->session, action, &thread);
	add_codes(&text, page->session, &thread.notes);
	add_said(page, "     ", "Kommer ur", buf_text(&text));
	buf_clear(&text);
	add_codes(&text, page->session, &thread.needs);
	add_said(page, "     ", "Svarar mot", buf_text(&text));
	buf_clear(&text);
	add_codes(&text, page->session, &thread.effects);
	add_said(page, "     ", "Ska leda till", buf_text(&text));
	buf_clear(&text);
	for (int at = 0; at < gaps; at++)
		buf_addf(&text, "%s%s", at ? ", " : "", gap[at]);
	add_said(page, "     ", "Saknas", gaps ? buf_text(&text) : "");
	buf_free(&text);
}

static void
add_action(struct page *page, const struct item *action, int number)
{
	const struct session *session = page->session;
	char lead[LEAD];

	snprintf(lead, sizeof lead, "  %d. ", number);
	add_text(page, lead, outcome_words(session, action));
	add_said(page, "     ", item_fields[ITEM_OWNER].label,
		 session_text(session, action, ITEM_OWNER));
	add_day(page, "     ", item_fields[ITEM_END].label,
		session_text(session, action, ITEM_END));
	add_goal(page, action);
	add_thread(page, action);
}

static void
add_crossings(struct page *page)
{
	bool some = false;

	for (int at = 0; at < page->session->items.count; at++) {
		const struct item *item = &page->session->items.item[at];

		if (item->kind != KIND_CROSSING || item->removed)
			continue;
		if (!some)
			add_heading(page, "Förslag");
		add_crossing(page, item);
		some = true;
	}
}

/* ---- the chain ---- */

/* "E3 → E1 (osäker): Läraren väljer själv" */
static void
add_link(struct page *page, const struct chain *chain, const struct chain_link *link)
{
	const struct session *session = page->session;
	const struct item *item = &session->items.item[link->item];
	const struct item *from = &session->items.item[chain->node[link->from].item];
	const struct item *to = &session->items.item[chain->node[link->to].item];
	int strength = session_int(session, item, ITEM_STRENGTH, -1);
	const char *assumption = session_text(session, item, ITEM_ASSUMPTION);
	char a[NOTE_CODE], b[NOTE_CODE];
	struct buf text = {0};

	buf_addf(&text, "%s leder till %s", note_code(session, from, a), note_code(session, to, b));
	if (strength >= 0)
		buf_addf(&text, " (%s)", item_fields[ITEM_STRENGTH].choices[strength].label);
	if (*assumption)
		buf_addf(&text, ", om detta stämmer: %s", assumption);
	add_text(page, "  - ", buf_text(&text));
	buf_free(&text);
}

static void
add_links(struct page *page)
{
	struct chain chain;

	chain_of(page->session, &chain);
	if (chain.links)
		add_heading(page, "Vad som leder till vad");
	for (int at = 0; at < chain.links; at++)
		add_link(page, &chain, &chain.link[at]);
}

static void
add_indicator(struct page *page, const struct item *indicator)
{
	static const enum item_field fields[] = {ITEM_BASELINE, ITEM_TARGET, ITEM_DUE, ITEM_SOURCE,
						 ITEM_MEASURER};
	const struct session *session = page->session;
	const struct item *of = session_item(session, session_ref(session, indicator, ITEM_OF));
	char code[NOTE_CODE], lead[LEAD];

	snprintf(lead, sizeof lead, "  %s  ", of ? note_code(session, of, code) : "-");
	add_text(page, lead, session_text(session, indicator, ITEM_TEXT));
	for (size_t at = 0; at < COUNT(fields); at++) {
		const char *text = session_text(session, indicator, fields[at]);

		(fields[at] == ITEM_DUE ? add_day : add_said)(page, "     ",
							      item_fields[fields[at]].label, text);
	}
}

static void
add_indicators(struct page *page)
{
	bool some = false;

	for (int at = 0; at < page->session->items.count; at++) {
		const struct item *item = &page->session->items.item[at];

		if (item->kind != KIND_INDICATOR || item->removed)
			continue;
		if (!some)
			add_heading(page, "Mått");
		add_indicator(page, item);
		some = true;
	}
}

/* Only those that were chosen: the rest are among the proposals. */
static void
add_actions(struct page *page)
{
	const struct session *session = page->session;
	int number = 0;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		if (!outcome_is_chosen(session, item))
			continue;
		if (!number)
			add_heading(page, "Insatser");
		add_action(page, item, ++number);
	}
}

/* "Ändras. Träffen ställdes in två gånger." */
static void
add_review(struct page *page, const struct item *review)
{
	const struct session *session = page->session;
	int verdict = session_int(session, review, ITEM_VERDICT, -1);

	add_text(page, "  - ", session_text(session, review, ITEM_TEXT));
	add_said(page, "    ", item_fields[ITEM_OWNER].label,
		 session_text(session, review, ITEM_OWNER));
	add_day(page, "    ", item_fields[ITEM_END].label, session_text(session, review, ITEM_END));
	add_said(page, "    ", "Läge",
		 verdict < 0 ? "" : item_fields[ITEM_VERDICT].choices[verdict].label);
	add_said(page, "    ", item_fields[ITEM_REASON].label,
		 session_text(session, review, ITEM_REASON));
	add_said(page, "    ", item_fields[ITEM_NOTICED].label,
		 session_text(session, review, ITEM_NOTICED));
}

static void
add_reviews(struct page *page)
{
	bool some = false;

	for (int at = 0; at < page->session->items.count; at++) {
		const struct item *item = &page->session->items.item[at];

		if (item->kind != KIND_REVIEW || item->removed)
			continue;
		if (!some)
			add_heading(page, "Hur blev det?");
		add_review(page, item);
		some = true;
	}
}

/* Of all of them together, and why no chain is made where the group waits with it. */
static void
add_verdict(struct page *page)
{
	const struct session *session = page->session;
	const struct item *self = session_self(session);
	int undecided = outcome_undecided(session);
	struct buf text = {0};

	outcome_say_verdict(&text, session);
	if (undecided)
		buf_addf(&text, "%s%d förslag är varken insats eller inte nu.",
			 text.bytes ? " " : "", undecided);
	if (text.bytes || *session_text(session, self, ITEM_WAITS))
		add_heading(page, "Tråden");
	if (text.bytes)
		add_text(page, "  ", buf_text(&text));
	add_said(page, "  ", item_fields[ITEM_WAITS].label,
		 session_text(session, self, ITEM_WAITS));
	buf_free(&text);
}

/* ---- all of it ---- */

bool
outcome_shows_dots(const struct session *session)
{
	for (int at = 0; at < session->workshop.steps; at++) {
		const struct step *step = &session->workshop.step[at];

		if (step->kind->id == STEP_VOTE && tally_of(session, step).is_open)
			return true;
	}
	return false;
}

void
outcome_text(struct buf *out, const struct session *session, const struct catalog *catalog)
{
	const struct item *self = session_self(session);
	struct page page = {
		.out = out,
		.session = session,
		.catalog = catalog,
		.shows_dots = outcome_shows_dots(session),
	};

	add_title(&page);
	add_delmal(&page);
	add_facts(&page);
	add_reviews(&page);
	for (int box = 0; box < session->workshop.boxes; box++)
		add_box(&page, box);
	add_parked(&page);
	add_crossings(&page);
	add_links(&page);
	add_indicators(&page);
	add_actions(&page);
	add_verdict(&page);
	if (*session_text(session, self, ITEM_TELLING))
		add_heading(&page, "Så förs det vidare");
	add_said(&page, "  ", item_fields[ITEM_TELLING].label,
		 session_text(session, self, ITEM_TELLING));
}
