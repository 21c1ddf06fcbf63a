/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Minutes of a session, as a secretary would attach them: what it was about, what the group saw, what it
 * chose, what that should lead to, and who does what by when. A part that has nothing to say is not there.
 */
#include "minutes.h"

#include <string.h>

#include "rodtrad/core/step.h"
#include "rodtrad/core/tally.h"
#include "rodtrad/report/report.h"
#include "svg.h"

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
	paper_fact(minutes->paper, item_fields[ITEM_WAITS].label, own_text(minutes, ITEM_WAITS));
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
		buf_addf(add_comma(out), "bygger på %s", choice_label(ITEM_EVIDENCE, evidence));
	if (*grounds)
		buf_addf(add_comma(out), "källa: %s", grounds);
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
		buf_addf(add_comma(out), dots == 1 ? "%d prick" : "%d prickar", dots);
	if (same > 0)
		buf_addf(add_comma(out), same == 1 ? "%d till skrev samma" : "%d till skrev samma",
			 same);
	if (mark != MARK_NONE)
		buf_add(add_comma(out), choice_label(ITEM_MARK, mark));
	if (purpose >= 0)
		buf_addf(add_comma(out), "syfte: %s", choice_label(ITEM_PURPOSE, purpose));
	add_evidence(minutes, note, out);
	if (session_int(session, note, ITEM_SWAY, -1) == SWAY_ADMINISTRATION)
		buf_add(add_comma(out), "lyfts till förvaltningen");
	if (session_is(session, note, ITEM_NO_RESOURCE))
		buf_add(add_comma(out), "kräver inga extra resurser");
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

bool
minutes_has_boxes(const struct minutes *minutes, bool in_chain)
{
	for (int box = 0; box < minutes->session->workshop.boxes; box++)
		if ((minutes->session->workshop.box[box].stage != STAGE_NONE) == in_chain)
			return true;
	return false;
}

void
minutes_boxes(const struct minutes *minutes, bool in_chain)
{
	for (int box = 0; box < minutes->session->workshop.boxes; box++)
		if ((minutes->session->workshop.box[box].stage != STAGE_NONE) == in_chain)
			add_box(minutes, box);
}

static void
add_seen(const struct minutes *minutes)
{
	if (!minutes_has_boxes(minutes, false))
		return;
	paper_heading(minutes->paper, 2, NULL, "Det här såg vi");
	board_picture(minutes->paper, minutes->session, minutes->shows_dots);
	minutes_boxes(minutes, false);
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

const struct item *
minutes_next(const struct session *session, enum item_kind kind, const struct item *after)
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
	const struct item *crossing = minutes_next(minutes->session, KIND_CROSSING, NULL);

	if (crossing)
		paper_heading(minutes->paper, 2, NULL, "Det här väljer vi");
	for (; crossing; crossing = minutes_next(minutes->session, KIND_CROSSING, crossing))
		add_crossing(minutes, crossing);
}

/* ---- how it went with what was decided before ---- */

static const char *
review_words(const struct session *session, const struct item *review, enum item_field field)
{
	return field == ITEM_VERDICT ? choice_label(field, session_int(session, review, field, -1))
				     : session_text(session, review, field);
}

static void
add_reviews(const struct minutes *minutes)
{
	static const char *const columns[] = {"Insats", "Vem",    "När",
					      "Läge",   "Varför", "Vad märks?"};
	static const struct {
		enum item_field field;
		enum paper_cell cell;
	} cells[] = {
		{ITEM_TEXT, CELL_NAME},    {ITEM_OWNER, CELL_TEXT},  {ITEM_END, CELL_DAY},
		{ITEM_VERDICT, CELL_TEXT}, {ITEM_REASON, CELL_TEXT}, {ITEM_NOTICED, CELL_TEXT},
	};
	const struct session *session = minutes->session;
	const struct item *review = minutes_next(session, KIND_REVIEW, NULL);

	if (!review)
		return;
	paper_heading(minutes->paper, 2, NULL, "Hur blev det?");
	paper_table(minutes->paper, "Det som bestämdes tidigare, och hur det blev", columns,
		    (int)COUNT(columns));
	for (; review; review = minutes_next(session, KIND_REVIEW, review))
		for (size_t at = 0; at < COUNT(cells); at++)
			paper_cell(minutes->paper, cells[at].cell,
				   review_words(session, review, cells[at].field));
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

	for (const struct item *note = minutes_next(session, KIND_NOTE, NULL); note;
	     note = minutes_next(session, KIND_NOTE, note)) {
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
	paper = paper_begin(out, paper_forms[form], buf_text(&title));
	add_head(&minutes);
	add_reviews(&minutes);
	add_seen(&minutes);
	add_crossings(&minutes);
	minutes_chain(&minutes);
	minutes_actions(&minutes);
	add_parked(&minutes);
	add_lifted(&minutes);
	add_telling(&minutes);
	paper_end(&paper);
	plan_drop(plan);
	buf_free(&title);
}
