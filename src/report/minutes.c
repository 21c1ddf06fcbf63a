/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Minutes of a session, as a secretary would attach them: what it was about, what the group saw, what it
 * chose, what that should lead to, and who does what by when. A part that has nothing to say is not there.
 */
#include "minutes.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/core/chain.h"
#include "rodtrad/core/step.h"
#include "rodtrad/core/tally.h"
#include "rodtrad/report/report.h"
#include "svg.h"

#define NUMBER 16 /* bytes of a number and its end */

struct minutes {
	struct paper *paper;
	const struct session *session;
	const struct catalog *catalog; /* NULL when it is gone */
	const struct plan *plan;       /* what this session made, in its order */
	bool shows_dots;
};

const struct paper_form *const report_forms[] = {
	[REPORT_MARKDOWN] = &paper_markdown,
	[REPORT_HTML] = &paper_html,
};

static const struct item *
self_of(const struct minutes *minutes)
{
	return session_self(minutes->session);
}

static const char *
own_text(const struct minutes *minutes, enum item_field field)
{
	return session_text(minutes->session, self_of(minutes), field);
}

const char *
choice_label(enum item_field field, int choice)
{
	return choice < 0 ? "" : item_fields[field].choices[choice].label;
}

/* The next thing that is added stands after a comma. */
static struct buf *
comma(struct buf *out)
{
	if (out->bytes)
		buf_add(out, ", ");
	return out;
}

/* ---- what it was about ---- */

static void
add_fact_day(const struct minutes *minutes)
{
	struct buf day = {0};

	outcome_day(&day, own_text(minutes, ITEM_DATE));
	paper_fact(minutes->paper, item_fields[ITEM_DATE].label, buf_text(&day));
	buf_free(&day);
}

static void
add_people(const struct minutes *minutes)
{
	int people = session_int(minutes->session, self_of(minutes), ITEM_PEOPLE, 0);
	const char *functions = own_text(minutes, ITEM_FUNCTIONS);
	struct buf text = {0};

	if (people)
		buf_addf(&text, people == 1 ? "%d person" : "%d personer", people);
	if (*functions)
		buf_addf(&text, "%s%s", people ? ": " : "", functions);
	paper_fact(minutes->paper, "Deltagare", buf_text(&text));
	buf_free(&text);
}

static void
add_head(const struct minutes *minutes)
{
	static const enum item_field fields[] = {ITEM_GROUP, ITEM_UNIT};
	static const enum item_field more[] = {ITEM_FACILITATOR, ITEM_REGISTRY_NUMBER};
	const char *delmal = own_text(minutes, ITEM_DELMAL);
	const char *text = outcome_delmal_text(minutes->session, minutes->catalog);
	struct buf title = {0};

	outcome_title(&title, minutes->session);
	paper_heading(minutes->paper, 1, NULL, buf_text(&title));
	paper_words(minutes->paper,
		    outcome_is_sealed(minutes->session)
			    ? "Minnesanteckningar. Klarmarkerad."
			    : "Minnesanteckningar. Arbetsmaterial, inte klarmarkerat.");
	add_fact_day(minutes);
	for (size_t at = 0; at < COUNT(fields); at++)
		paper_fact(minutes->paper, item_fields[fields[at]].label,
			   own_text(minutes, fields[at]));
	add_people(minutes);
	for (size_t at = 0; at < COUNT(more); at++)
		paper_fact(minutes->paper, item_fields[more[at]].label,
			   own_text(minutes, more[at]));
	paper_fact(minutes->paper, "Workshop", minutes->session->workshop.title);
	paper_fact(minutes->paper, item_fields[ITEM_DELMAL].label, delmal);
	if (*text)
		paper_quote(minutes->paper, text);
	paper_fact(minutes->paper, item_fields[ITEM_MEANS].label, own_text(minutes, ITEM_MEANS));
	buf_free(&title);
}

/* ---- what the group saw ---- */

static void
add_evidence(const struct minutes *minutes, const struct item *note, struct buf *out)
{
	const struct session *session = minutes->session;
	int evidence = session_int(session, note, ITEM_EVIDENCE, -1);
	const char *grounds = session_text(session, note, ITEM_GROUNDS);

	if (evidence >= 0)
		buf_addf(comma(out), "bygger på %s", choice_label(ITEM_EVIDENCE, evidence));
	if (*grounds)
		buf_addf(comma(out), "källa: %s", grounds);
}

/* What is said of a note beside its text. */
static void
add_remarks(const struct minutes *minutes, const struct item *note, struct buf *out)
{
	const struct session *session = minutes->session;
	int dots = minutes->shows_dots ? tally_dots(note) : 0;
	int same = session_int(session, note, ITEM_SAME, 0);
	int mark = session_int(session, note, ITEM_MARK, MARK_NONE);
	int purpose = session_int(session, note, ITEM_PURPOSE, -1);

	if (dots > 0)
		buf_addf(comma(out), dots == 1 ? "%d prick" : "%d prickar", dots);
	if (same > 0)
		buf_addf(comma(out), same == 1 ? "%d till skrev samma" : "%d till skrev samma",
			 same);
	if (mark != MARK_NONE)
		buf_add(comma(out), choice_label(ITEM_MARK, mark));
	if (purpose >= 0)
		buf_addf(comma(out), "syfte: %s", choice_label(ITEM_PURPOSE, purpose));
	add_evidence(minutes, note, out);
	if (session_int(session, note, ITEM_SWAY, -1) == SWAY_ADMINISTRATION)
		buf_add(comma(out), "lyfts till förvaltningen");
	if (session_is(session, note, ITEM_NO_RESOURCE))
		buf_add(comma(out), "kräver inga extra resurser");
}

static void
add_note(const struct minutes *minutes, const struct item *note)
{
	struct buf remarks = {0};
	char code[NOTE_CODE];

	add_remarks(minutes, note, &remarks);
	paper_item(minutes->paper, note_code(minutes->session, note, code),
		   session_text(minutes->session, note, ITEM_TEXT), buf_text(&remarks));
	buf_free(&remarks);
}

static void
add_box(const struct minutes *minutes, int index)
{
	const struct box *box = &minutes->session->workshop.box[index];
	struct note_list list;
	struct buf name = {0};

	note_list_box(minutes->session, index, &list);
	buf_add(&name, box->name);
	if (*box->sub)
		buf_addf(&name, " (%s)", box->sub);
	paper_heading(minutes->paper, 3, NULL, buf_text(&name));
	if (!list.count)
		paper_words(minutes->paper, "Inga lappar.");
	for (int at = 0; at < list.count; at++)
		add_note(minutes, &minutes->session->items.item[list.item[at]]);
	buf_free(&name);
}

/* Is there a box that is a stage of a chain, or one that is none? */
static bool
has_boxes(const struct minutes *minutes, bool in_chain)
{
	for (int box = 0; box < minutes->session->workshop.boxes; box++)
		if ((minutes->session->workshop.box[box].stage != STAGE_NONE) == in_chain)
			return true;
	return false;
}

static void
add_boxes(const struct minutes *minutes, bool in_chain)
{
	for (int box = 0; box < minutes->session->workshop.boxes; box++)
		if ((minutes->session->workshop.box[box].stage != STAGE_NONE) == in_chain)
			add_box(minutes, box);
}

static void
add_seen(const struct minutes *minutes)
{
	if (!has_boxes(minutes, false))
		return;
	paper_heading(minutes->paper, 2, NULL, "Det här såg vi");
	board_picture(minutes->paper, minutes->session, minutes->shows_dots);
	add_boxes(minutes, false);
}

/* ---- what it chose ---- */

/* The verb of a crossing ("bygg upp"), "" when the workshop has none of its name. */
static const char *
verb_of(const struct session *session, const struct item *crossing)
{
	const char *name = session_text(session, crossing, ITEM_PAIR);

	for (int at = 0; at < session->workshop.steps; at++) {
		const struct step *step = &session->workshop.step[at];
		const struct cross_params *params = step->params;
		const struct pair *pair;

		if (step->kind->id != STEP_CROSS)
			continue;
		pair = params->pairs.item;
		for (int row = 0; row < params->pairs.count; row++)
			if (!strcmp(pair[row].id, name))
				return pair[row].verb;
	}
	return "";
}

/* "S2 × M1" */
static void
add_crossing(const struct minutes *minutes, const struct item *crossing)
{
	const struct session *session = minutes->session;
	const struct item *inner =
		session_item(session, session_ref(session, crossing, ITEM_INNER));
	const struct item *outer =
		session_item(session, session_ref(session, crossing, ITEM_OUTER));
	char a[NOTE_CODE], b[NOTE_CODE];
	struct buf lead = {0};

	if (inner && outer)
		buf_addf(&lead, "%s × %s", note_code(session, inner, a),
			 note_code(session, outer, b));
	paper_item(minutes->paper, buf_text(&lead), session_text(session, crossing, ITEM_TEXT),
		   verb_of(session, crossing));
	buf_free(&lead);
}

/* The next item of a kind that is there, from `at` on; NULL at the end. */
static const struct item *
next_of(const struct session *session, enum item_kind kind, const struct item *after)
{
	int at = after ? (int)(after - session->items.item) + 1 : 0;

	for (; at < session->items.count; at++)
		if (session->items.item[at].kind == kind && !session->items.item[at].removed)
			return &session->items.item[at];
	return NULL;
}

static void
add_crossings(const struct minutes *minutes)
{
	const struct item *crossing = next_of(minutes->session, KIND_CROSSING, NULL);

	if (crossing)
		paper_heading(minutes->paper, 2, NULL, "Det här väljer vi");
	for (; crossing; crossing = next_of(minutes->session, KIND_CROSSING, crossing))
		add_crossing(minutes, crossing);
}

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
		buf_add(comma(&note), "utan stöd");
	else if (support >= 0)
		buf_addf(comma(&note), "stöd: %s", choice_label(ITEM_SUPPORT, support));
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
	const struct item *indicator = next_of(minutes->session, KIND_INDICATOR, NULL);

	if (!indicator)
		return;
	paper_heading(minutes->paper, 3, NULL, "Mått");
	paper_table(minutes->paper, "Hur vi märker att det blir som vi tänkt", columns,
		    (int)COUNT(columns));
	for (; indicator; indicator = next_of(minutes->session, KIND_INDICATOR, indicator))
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
add_gaps(const struct minutes *minutes)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(minutes->session, minutes->catalog, false, gap);

	if (gaps)
		paper_heading(minutes->paper, 3, NULL, "Luckor i kedjan");
	for (int at = 0; at < gaps; at++)
		add_gap(minutes, &gap[at]);
}

static void
add_chain(const struct minutes *minutes)
{
	if (!has_boxes(minutes, true))
		return;
	paper_heading(minutes->paper, 2, NULL, "Det här ska det leda till");
	chain_picture(minutes->paper, minutes->session);
	add_boxes(minutes, true);
	add_links(minutes);
	add_indicators(minutes);
	add_gaps(minutes);
}

/* ---- who does what by when ---- */

void
add_checks(struct buf *out, const struct plan_row *row)
{
	for (int at = 0; at < row->check.count; at++)
		buf_addf(out, "%s%s", at ? ", " : "", row->check.item[at]);
}

/* "8 Del av kvalitetsarbetet" */
static void
add_goal(const struct minutes *minutes, const struct plan_row *row, struct buf *out)
{
	const struct catalog_goal *goal =
		minutes->catalog ? catalog_goal(minutes->catalog, row->goal) : NULL;

	if (row->goal)
		buf_addf(out, "%d", row->goal);
	if (goal)
		buf_addf(out, " %s", goal->name);
}

static void
add_row(const struct minutes *minutes, const struct plan_row *row, int number)
{
	char text[NUMBER];
	struct buf goal = {0}, checks = {0};

	snprintf(text, sizeof text, "%d", number);
	add_goal(minutes, row, &goal);
	add_checks(&checks, row);
	paper_cell(minutes->paper, CELL_TEXT, text);
	paper_cell(minutes->paper, CELL_NAME, row->text);
	paper_value(minutes->paper, CELL_TEXT, buf_text(&goal), "mål?");
	paper_value(minutes->paper, CELL_TEXT, row->owner, "vem?");
	paper_cell(minutes->paper, CELL_DAY, row->start);
	paper_value(minutes->paper, CELL_DAY, row->end, "när?");
	paper_cell(minutes->paper, CELL_DAY, buf_text(&checks));
	paper_cell(minutes->paper, CELL_TEXT, choice_label(ITEM_STATUS, row->status));
	paper_cell(minutes->paper, CELL_TEXT, choice_label(ITEM_MANDATE, row->mandate));
	buf_free(&goal);
	buf_free(&checks);
}

static void
add_rows(const struct minutes *minutes)
{
	static const char *const columns[] = {"Nr",  "Insats",     "Mål",    "Vem",   "Start",
					      "När", "Avstämning", "Status", "Mandat"};

	paper_table(minutes->paper, "Insatserna: vem gör vad, till när?", columns,
		    (int)COUNT(columns));
	for (int at = 0; at < minutes->plan->row.count; at++)
		add_row(minutes, &minutes->plan->row.item[at], at + 1);
}

bool
row_awaits_chain(const struct plan_row *row)
{
	const struct plan_step *step = row->thread.item;

	for (int at = 0; at < row->thread.count; at++)
		if (step[at].part == PLAN_EFFECT)
			return false;
	for (int at = 0; at < row->gaps.count; at++)
		if (!strcmp(row->gaps.item[at], "ingen effekt"))
			return false;
	return row->kind != PLAN_MEASURE;
}

void
add_row_thread(struct paper *paper, const struct plan_row *row)
{
	const struct plan_step *step = row->thread.item;
	struct buf gaps = {0};

	for (int at = 0; at < row->thread.count; at++) {
		struct buf lead = {0};

		buf_addf(&lead, "%s%s%s", plan_parts[step[at].part].label,
			 *step[at].code ? " " : "", step[at].code);
		paper_item(paper, buf_text(&lead), step[at].text, "");
		buf_free(&lead);
	}
	for (int at = 0; at < row->gaps.count; at++)
		buf_add(comma(&gaps), row->gaps.item[at]);
	if (row->gaps.count) {
		struct buf said = {0};

		buf_addf(&said, "Här är tråden bruten: %s.", buf_text(&gaps));
		paper_missing(paper, buf_text(&said));
		buf_free(&said);
	} else if (!row_awaits_chain(row)) {
		paper_item(paper, "", "Tråden är hel.", "");
	}
	if (row_awaits_chain(row))
		paper_item(paper, "", "Effektkedja återstår.", "");
	buf_free(&gaps);
}

/* The row of the document that it stands under, "" when that is none or unknown. */
static const char *
measure_text(const struct minutes *minutes, const struct plan_row *row)
{
	struct id id;
	const struct item *action =
		id_read(row->id, &id) ? session_item(minutes->session, id) : NULL;
	const struct catalog_measure *measure = NULL;

	if (action && minutes->catalog)
		measure = catalog_measure(minutes->catalog,
					  session_text(minutes->session, action, ITEM_MEASURE));
	return measure ? measure->text : "";
}

static void
add_threads(const struct minutes *minutes)
{
	const char *delmal = own_text(minutes, ITEM_DELMAL);

	paper_heading(minutes->paper, 3, NULL, "Tråden i varje insats");
	for (int at = 0; at < minutes->plan->row.count; at++) {
		const struct plan_row *row = &minutes->plan->row.item[at];
		const char *measure = measure_text(minutes, row);
		struct buf title = {0};

		buf_addf(&title, "%d. %s", at + 1, row->text);
		paper_heading(minutes->paper, 4, NULL, buf_text(&title));
		if (*delmal)
			paper_item(minutes->paper, "Delmål", delmal, "");
		if (*measure)
			paper_item(minutes->paper, "Hur?", measure, "");
		add_row_thread(minutes->paper, row);
		buf_free(&title);
	}
}

static void
add_not_now(const struct minutes *minutes)
{
	const struct session *session = minutes->session;
	bool is_first = true;

	for (const struct item *action = next_of(session, KIND_ACTION, NULL); action;
	     action = next_of(session, KIND_ACTION, action)) {
		if (session_int(session, action, ITEM_CHOICE, -1) != CHOICE_NOT_NOW)
			continue;
		if (is_first)
			paper_heading(minutes->paper, 3, NULL, "Inte nu");
		paper_item(minutes->paper, "", outcome_words(session, action), "");
		is_first = false;
	}
}

static void
add_actions(const struct minutes *minutes)
{
	paper_heading(minutes->paper, 2, NULL, "Så gör vi");
	if (minutes->plan->row.count) {
		add_rows(minutes);
		add_threads(minutes);
	} else {
		paper_words(minutes->paper, "Inga insatser är valda.");
	}
	add_not_now(minutes);
}

/* ---- how it went with what was decided before ---- */

static void
add_reviews(const struct minutes *minutes)
{
	static const char *const columns[] = {"Insats", "Vem",    "När",
					      "Läge",   "Varför", "Vad märks?"};
	static const enum item_field fields[] = {ITEM_TEXT,    ITEM_OWNER,  ITEM_END,
						 ITEM_VERDICT, ITEM_REASON, ITEM_NOTICED};
	const struct session *session = minutes->session;
	const struct item *review = next_of(session, KIND_REVIEW, NULL);

	if (!review)
		return;
	paper_heading(minutes->paper, 2, NULL, "Hur blev det?");
	paper_table(minutes->paper, "Det som bestämdes tidigare, och hur det blev", columns,
		    (int)COUNT(columns));
	for (; review; review = next_of(session, KIND_REVIEW, review))
		for (size_t at = 0; at < COUNT(fields); at++)
			paper_cell(
				minutes->paper,
				!at                      ? CELL_NAME
				: fields[at] == ITEM_END ? CELL_DAY
							 : CELL_TEXT,
				fields[at] == ITEM_VERDICT
					? choice_label(ITEM_VERDICT, session_int(session, review,
										 ITEM_VERDICT, -1))
					: session_text(session, review, fields[at]));
}

/* ---- what others are to know ---- */

static void
add_parked(const struct minutes *minutes)
{
	static const char *const columns[] = {"Lapp", "Text", "Mottagare"};
	const struct session *session = minutes->session;
	struct note_list list;
	char code[NOTE_CODE];

	note_list_parked(session, &list);
	if (!list.count)
		return;
	paper_heading(minutes->paper, 2, NULL, "Parkerat");
	paper_table(minutes->paper, "Det som sparades till senare, och vem som tar det vidare",
		    columns, (int)COUNT(columns));
	for (int at = 0; at < list.count; at++) {
		const struct item *note = &session->items.item[list.item[at]];

		paper_cell(minutes->paper, CELL_NAME, note_code(session, note, code));
		paper_cell(minutes->paper, CELL_TEXT, session_text(session, note, ITEM_TEXT));
		paper_value(minutes->paper, CELL_TEXT, session_text(session, note, ITEM_RECEIVER),
			    "mottagare?");
	}
}

static void
add_lifted(const struct minutes *minutes)
{
	const struct session *session = minutes->session;
	bool is_first = true;

	for (const struct item *note = next_of(session, KIND_NOTE, NULL); note;
	     note = next_of(session, KIND_NOTE, note)) {
		char code[NOTE_CODE];

		if (!note_is_up(note) ||
		    session_int(session, note, ITEM_SWAY, -1) != SWAY_ADMINISTRATION)
			continue;
		if (is_first)
			paper_heading(minutes->paper, 2, NULL, "Lyfts till förvaltningen");
		paper_item(minutes->paper, note_code(session, note, code),
			   session_text(session, note, ITEM_TEXT), "");
		is_first = false;
	}
}

static void
add_telling(const struct minutes *minutes)
{
	if (!*own_text(minutes, ITEM_TELLING))
		return;
	paper_heading(minutes->paper, 2, NULL, "Så förs det vidare");
	paper_words(minutes->paper, own_text(minutes, ITEM_TELLING));
}

/* ---- all of it ---- */

void
report_session(struct buf *out, const struct session *session, const struct catalog *catalog,
	       enum report_form form)
{
	struct buf title = {0};
	struct plan *plan = plan_new(NULL);
	struct paper paper;
	struct minutes minutes = {
		.paper = &paper,
		.session = session,
		.catalog = catalog,
		.plan = plan,
		.shows_dots = outcome_shows_dots(session),
	};

	outcome_title(&title, session);
	plan_add(plan, session);
	paper = paper_begin(out, report_forms[form], buf_text(&title));
	add_head(&minutes);
	add_reviews(&minutes);
	add_seen(&minutes);
	add_crossings(&minutes);
	add_chain(&minutes);
	add_actions(&minutes);
	add_parked(&minutes);
	add_lifted(&minutes);
	add_telling(&minutes);
	paper_end(&paper);
	plan_drop(plan);
	buf_free(&title);
}
