/* SPDX-License-Identifier: EUPL-1.2 */
/* The minutes' chapter on what is done: who does what by when, and what each insats hangs together with. */
#include "minutes.h"

/* ---- who does what by when ---- */

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
	struct buf name = {0}, goal = {0};

	buf_addf(&name, "%d. %s", number, row->text);
	add_goal(minutes, row, &goal);
	paper_cell(minutes->paper, CELL_NAME, buf_text(&name));
	paper_value(minutes->paper, CELL_TEXT, buf_text(&goal), "mål?");
	add_row_cells(minutes->paper, row);
	buf_free(&name);
	buf_free(&goal);
}

static void
add_rows(const struct minutes *minutes)
{
	static const char *const columns[] = {"Insats", "Mål", ROW_COLUMNS};

	paper_table(minutes->paper, "Insatserna: vem gör vad, till när?", columns,
		    (int)COUNT(columns));
	for (int at = 0; at < minutes->plan->row.count; at++)
		add_row(minutes, &minutes->plan->row.item[at], at + 1);
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
	const char *delmal =
		session_text(minutes->session, session_self(minutes->session), ITEM_DELMAL);

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

	for (const struct item *action = minutes_next(session, KIND_ACTION, NULL); action;
	     action = minutes_next(session, KIND_ACTION, action)) {
		if (session_int(session, action, ITEM_CHOICE, -1) != CHOICE_NOT_NOW)
			continue;
		if (is_first)
			paper_heading(minutes->paper, 3, NULL, "Inte nu");
		paper_item(minutes->paper, "", outcome_words(session, action), "");
		is_first = false;
	}
}

void
minutes_actions(const struct minutes *minutes)
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
