/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan as a page to read and print: a table for each mål, what each insats hangs together with, and
 * the boards and chains that it all came from.
 */
#include <stdio.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/report/report.h"
#include "rows.h"
#include "svg.h"

#define ANCHOR 64 /* bytes of "workshop-" and an id, and an end */

struct report_plan {
	struct paper paper;
	const struct plan *plan;
	int sessions; /* so far */
};

/* ---- the rows of a mål ---- */

static const struct plan_row *
row_at(const struct report_plan *report, int at)
{
	return &report->plan->row.item[at];
}

/* Rows of one mål stand together: where those that begin at `first` end. */
static int
end_of_goal(const struct report_plan *report, int first)
{
	int at = first;

	while (at < report->plan->row.count &&
	       row_at(report, at)->goal == row_at(report, first)->goal)
		at++;
	return at;
}

static void
add_goal_title(struct buf *out, const struct plan_row *row)
{
	if (row->goal)
		buf_addf(out, "Mål %d%s%s", row->goal, *row->goal_name ? ". " : "", row->goal_name);
	else
		buf_add(out, "Utan mål");
}

static const char *
goal_anchor(char anchor[ANCHOR], const struct plan_row *row)
{
	snprintf(anchor, ANCHOR, "mal-%d", row->goal);
	return anchor;
}

/* ---- the head ---- */

static void
add_count(struct report_plan *report, const char *name, int rows)
{
	struct buf text = {0};

	buf_addf(&text, rows == 1 ? "%d rad" : "%d rader", rows);
	paper_fact(&report->paper, name, rows ? buf_text(&text) : "");
	buf_free(&text);
}

/* Version 2, decided by whom and when: what was said of the plan as a whole. */
static void
add_facts(struct report_plan *report)
{
	struct field table[PLAN_FACTS + 1];

	plan_fact_fields(table);
	for (int at = 0; at < PLAN_FACTS; at++) {
		const char *fact = report->plan->fact[at];
		struct buf text = {0};

		if (*fact && table[at].type == FIELD_DATE)
			outcome_day(&text, fact);
		else
			buf_add(&text, fact);
		paper_fact(&report->paper, table[at].label, buf_text(&text));
		buf_free(&text);
	}
}

static void
add_counts(struct report_plan *report)
{
	struct plan_counts counts = plan_count(report->plan, "");
	struct buf day = {0};
	struct moment moment;
	char date[DAY_TEXT];

	add_count(report, "I dokumentet", counts.measures);
	add_count(report, "Insatser", counts.rows - counts.measures);
	add_count(report, "Saknar vem eller när", counts.lacking);
	add_count(report, "Har olika uppgifter", counts.conflicts);
	if (moment_read(report->plan->as_of, &moment))
		outcome_day(&day, day_text(moment_day(moment), date));
	paper_fact(&report->paper, "Senaste uppgiften", buf_text(&day));
	buf_free(&day);
}

static void
add_contents(struct report_plan *report)
{
	for (int at = 0; at < report->plan->row.count; at = end_of_goal(report, at)) {
		struct buf title = {0};
		char anchor[ANCHOR];

		add_goal_title(&title, row_at(report, at));
		paper_go_to(&report->paper, goal_anchor(anchor, row_at(report, at)),
			    buf_text(&title));
		buf_free(&title);
	}
}

static void
add_head(struct report_plan *report)
{
	const struct catalog *catalog = report->plan->catalog;

	paper_heading(&report->paper, 1, NULL, "Handlingsplanen");
	paper_words(&report->paper, catalog ? catalog->title : "Utan styrdokument");
	if (catalog && *catalog->vision)
		paper_quote(&report->paper, catalog->vision);
	add_facts(report);
	add_counts(report);
	add_contents(report);
}

/* ---- a table ---- */

static void
add_row(struct report_plan *report, const struct plan_row *row)
{
	paper_cell(&report->paper, row->kind == PLAN_ACTIVITY ? CELL_UNDER : CELL_NAME, row->text);
	paper_cell(&report->paper, CELL_TEXT, row->unit);
	add_row_cells(&report->paper, row);
}

static void
add_table(struct report_plan *report, int first, int end)
{
	static const char *const columns[] = {"Insats", "Enhet", ROW_COLUMNS};

	paper_table(
		&report->paper,
		"Raderna i dokumentet, och under dem det som enheterna gör. Vem gör vad, till när?",
		columns, (int)COUNT(columns));
	for (int at = first; at < end; at++)
		add_row(report, row_at(report, at));
}

/* ---- threads ---- */

/* "Nordväst: Introduktion för nya rektorer" */
static void
add_thread(struct report_plan *report, const struct plan_row *row)
{
	struct buf title = {0}, source = {0};

	buf_addf(&title, "%s%s%s", row->unit, *row->unit ? ": " : "", row->text);
	paper_heading(&report->paper, 4, NULL, buf_text(&title));
	buf_addf(&source, "%s, ", row->title);
	outcome_day(&source, row->date);
	paper_item(&report->paper, "Workshop", buf_text(&source), "");
	if (*row->delmal)
		paper_item(&report->paper, "Delmål", row->delmal, "");
	add_row_thread(&report->paper, row);
	buf_free(&title);
	buf_free(&source);
}

static void
add_threads(struct report_plan *report, int first, int end)
{
	bool is_first = true;

	for (int at = first; at < end; at++) {
		if (row_at(report, at)->kind == PLAN_MEASURE)
			continue;
		if (is_first)
			paper_heading(&report->paper, 3, NULL, "Trådarna");
		add_thread(report, row_at(report, at));
		is_first = false;
	}
}

static void
add_goal(struct report_plan *report, int first)
{
	const struct plan_row *row = row_at(report, first);
	const struct catalog *catalog = report->plan->catalog;
	const struct catalog_goal *goal = catalog ? catalog_goal(catalog, row->goal) : NULL;
	int end = end_of_goal(report, first);
	struct buf title = {0};
	char anchor[ANCHOR];

	add_goal_title(&title, row);
	paper_heading(&report->paper, 2, goal_anchor(anchor, row), buf_text(&title));
	if (goal)
		paper_quote(&report->paper, goal->text);
	add_table(report, first, end);
	add_threads(report, first, end);
	buf_free(&title);
}

/* ---- all of it ---- */

struct report_plan *
report_plan_begin(struct buf *out, const struct plan *plan, enum report_form form)
{
	struct report_plan *report = mem_new(sizeof *report);

	report->plan = plan;
	report->paper = paper_begin(out, paper_forms[form], "Handlingsplanen");
	add_head(report);
	if (!plan->row.count)
		paper_words(&report->paper, "Inga insatser än.");
	for (int at = 0; at < plan->row.count; at = end_of_goal(report, at))
		add_goal(report, at);
	return report;
}

static void
add_source(struct buf *out, const struct session *session)
{
	const char *unit = session_text(session, session_self(session), ITEM_UNIT);

	if (*unit)
		buf_addf(out, "%s, ", unit);
	outcome_day(out, session_text(session, session_self(session), ITEM_DATE));
}

void
report_plan_session(struct report_plan *report, const struct session *session)
{
	struct paper *paper = &report->paper;
	struct buf title = {0}, source = {0};

	outcome_title(&title, session);
	add_source(&source, session);
	if (!report->sessions++)
		paper_heading(paper, 2, "workshopar", "Workshoparna bakom planen");
	if (paper->form->has_pictures) {
		if (report->sessions > 1)
			paper_turn(paper);
		paper_heading(paper, 3, NULL, buf_text(&title));
		paper_words(paper, buf_text(&source));
		board_picture(paper, session, outcome_shows_dots(session));
		chain_picture(paper, session);
	} else {
		paper_item(paper, buf_text(&title), buf_text(&source), "");
	}
	buf_free(&title);
	buf_free(&source);
}

void
report_plan_end(struct report_plan *report)
{
	paper_end(&report->paper);
	mem_free(report);
}
