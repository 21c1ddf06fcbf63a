/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of the plan, and what it hangs together with, in words. */
#include "rows.h"

#include <string.h>

#include "rodtrad/report/report.h"

const struct paper_form *const paper_forms[] = {
	[REPORT_MARKDOWN] = &paper_markdown,
	[REPORT_HTML] = &paper_html,
};

struct buf *
add_comma(struct buf *out)
{
	if (out->bytes)
		buf_add(out, ", ");
	return out;
}

const char *
choice_label(enum item_field field, int choice)
{
	return choice < 0 ? "" : item_fields[field].choices[choice].label;
}

/* The days of its avstämning, with commas between. */
static void
add_checks(struct buf *out, const struct plan_row *row)
{
	for (int at = 0; at < row->check.count; at++)
		buf_addf(out, "%s%s", at ? ", " : "", row->check.item[at]);
}

/* What is missing in its thread: "vem, när". */
static void
add_gaps(struct buf *out, const struct plan_row *row)
{
	for (int at = 0; at < row->gaps.count; at++)
		buf_addf(out, "%s%s", at ? ", " : "", row->gaps.item[at]);
}

/* Is there no effektkedja yet that it could be in? Its thread is not broken by that. */
static bool
awaits_chain(const struct plan_row *row)
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

static void
add_step(struct paper *paper, const struct plan_step *step)
{
	struct buf lead = {0};

	buf_addf(&lead, "%s%s%s", plan_parts[step->part].label, *step->code ? " " : "", step->code);
	paper_item(paper, buf_text(&lead), step->text, "");
	buf_free(&lead);
}

/* "Hur blev det?  ändras: Träffen ställdes in.  Det märks: …" */
static void
add_follow_up(struct paper *paper, const struct plan_row *row)
{
	struct buf words = {0}, noticed = {0};

	if (row->verdict < 0)
		return;
	buf_add(&words, choice_label(ITEM_VERDICT, row->verdict));
	if (*row->reason)
		buf_addf(&words, ": %s", row->reason);
	if (*row->noticed)
		buf_addf(&noticed, "det märks: %s", row->noticed);
	paper_item(paper, "Hur blev det?", buf_text(&words), buf_text(&noticed));
	buf_free(&words);
	buf_free(&noticed);
}

void
add_row_thread(struct paper *paper, const struct plan_row *row)
{
	const struct plan_step *step = row->thread.item;
	struct buf gaps = {0};

	for (int at = 0; at < row->thread.count; at++)
		add_step(paper, &step[at]);
	add_follow_up(paper, row);
	buf_add(&gaps, "Luckor i tråden: ");
	add_gaps(&gaps, row);
	buf_addc(&gaps, '.');
	if (row->gaps.count)
		paper_missing(paper, buf_text(&gaps));
	if (awaits_chain(row))
		paper_item(paper, "", "Effektkedja återstår.", "");
	else if (!row->gaps.count)
		paper_item(paper, "", "Tråden är hel.", "");
	buf_free(&gaps);
}

/* ---- a row of a table ---- */

/* A row of the document has no thread of its own: that it lacks vem and när is told in their cells. */
static bool
is_broken(const struct plan_row *row)
{
	return row->gaps.count && row->kind != PLAN_MEASURE;
}

/* "hel", "effektkedja återstår", "vem, när", and whether two say different things. */
static void
add_state(struct buf *out, const struct plan_row *row)
{
	if (is_broken(row))
		add_gaps(out, row);
	else if (awaits_chain(row))
		buf_add(out, "effektkedja återstår");
	else if (row->whole)
		buf_add(out, "hel");
	if (row->conflict)
		buf_add(add_comma(out), "olika uppgifter");
}

void
add_row_cells(struct paper *paper, const struct plan_row *row)
{
	struct buf checks = {0}, state = {0};

	add_checks(&checks, row);
	add_state(&state, row);
	paper_value(paper, CELL_TEXT, row->owner, "vem?");
	paper_cell(paper, CELL_DAY, row->start);
	paper_value(paper, CELL_DAY, row->end, "när?");
	paper_cell(paper, CELL_TEXT, buf_text(&checks));
	paper_cell(paper, CELL_TEXT, plan_status_label(row));
	paper_cell(paper, CELL_TEXT, choice_label(ITEM_MANDATE, row->mandate));
	paper_cell(paper, is_broken(row) || row->conflict ? CELL_MISSING : CELL_TEXT,
		   buf_text(&state));
	buf_free(&checks);
	buf_free(&state);
}
