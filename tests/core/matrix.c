/* SPDX-License-Identifier: EUPL-1.2 */
/* Units by delmål: where a session stands, what its cell says, and that it does not matter in which order they come. */
#include "rodtrad/core/matrix.h"

#include "demo_room.h"

#include <stdio.h>

static struct catalog catalog;

/* ---- sessions in short ---- */

static struct summary
session_of(const char *unit, const char *delmal, const char *workshop, const char *date)
{
	struct summary of = {.steps = 8};

	snprintf(of.unit, sizeof of.unit, "%s", unit);
	snprintf(of.delmal, sizeof of.delmal, "%s", delmal);
	snprintf(of.workshop, sizeof of.workshop, "%s", workshop);
	snprintf(of.date, sizeof of.date, "%s", date);
	snprintf(of.catalog, sizeof of.catalog, "%s", catalog.id);
	return of;
}

#define SESSIONS 7

static void
sessions_of(struct summary of[SESSIONS])
{
	of[0] = session_of("Öster", "1.1", "SWOT", "2026-10-01");
	of[1] = session_of("", "1.2", "SWOT", "2026-10-02");
	of[2] = session_of("Norr", "1.1", "Effektkedja", "2026-11-01");
	of[2].chained = of[2].closed = true;
	of[2].actions = 2;
	of[3] = session_of("Norr", "1.1", "SWOT", "2026-10-05");
	of[3].sealed = true;
	of[4] = session_of("Ånga", "3.2", "SWOT", "2026-10-03");
	of[4].closed = true;
	of[4].actions = of[4].broken = 1;
	of[5] = session_of("Norr", "9.9", "SWOT", "2026-10-03");
	of[6] = session_of("Norr", "1.1", "SWOT", "2026-10-03");
	snprintf(of[6].catalog, sizeof of[6].catalog, "annat");
}

/* ---- all of a matrix as text ---- */

static void
tell(struct buf *out, const struct matrix *matrix, const struct summary *of)
{
	for (int unit = 0; unit < matrix->units; unit++)
		for (int column = 0; column < matrix->columns; column++) {
			const struct matrix_cell *cell = matrix_cell(matrix, unit, column);

			if (!cell->count)
				continue;
			buf_addf(out, "%s %d: %s %d %s %d/%d", matrix->unit[unit], column,
				 cell->works, cell->squares, cell->date, cell->broken,
				 cell->actions);
			for (int at = 0; at < cell->count; at++)
				buf_addf(out, " %s",
					 of[matrix->session[cell->first + at].byte[0]].date);
			buf_add(out, "\n");
		}
}

/* An id tells which of them it is. */
static void
put(const struct summary **summary, struct id *id, int at, const struct summary *of, int which)
{
	summary[at] = &of[which];
	id[at] = (struct id){{(unsigned char)which}};
}

/* In the order that `first` and `step` give, which goes through all of them. */
static void
check_order(const struct summary *of, int first, int step)
{
	const struct summary *summary[SESSIONS];
	struct id id[SESSIONS];
	struct matrix matrix;
	struct buf got = {0};

	for (int at = 0; at < SESSIONS; at++)
		put(summary, id, at, of, (first + at * step) % SESSIONS);
	matrix_make(&matrix, summary, id, SESSIONS, &catalog);
	tell(&got, &matrix, of);
	CHECK_TEXT(buf_text(&got), "Norr 0: ES 5 2026-11-01 0/2 2026-11-01 2026-10-05\n"
				   "Ånga 8: S 3 2026-10-03 1/1 2026-10-03\n"
				   "Öster 0: S 2 2026-10-01 0/0 2026-10-01\n"
				   " 1: S 2 2026-10-02 0/0 2026-10-02\n");
	CHECK(matrix.units == 4 && matrix.columns == 9);
	CHECK(matrix.sessions == 5 && matrix.others == 2);
	matrix_free(&matrix);
	buf_free(&got);
}

static void
test_orders(void)
{
	struct summary of[SESSIONS];

	sessions_of(of);
	for (int first = 0; first < SESSIONS; first++)
		for (int step = 1; step < SESSIONS; step++)
			check_order(of, first, step);
}

static void
test_column(void)
{
	struct summary of[SESSIONS];
	const struct summary *summary[SESSIONS];
	struct id id[SESSIONS];
	struct matrix matrix;
	struct matrix_cell all;

	sessions_of(of);
	for (int at = 0; at < SESSIONS; at++)
		put(summary, id, at, of, at);
	matrix_make(&matrix, summary, id, SESSIONS, &catalog);
	all = matrix_column(&matrix, 0);
	CHECK(all.count == 3 && all.squares == 5 && all.actions == 2 && !all.broken);
	CHECK_TEXT(all.date, "2026-11-01");
	all = matrix_column(&matrix, 4);
	CHECK(!all.count && !all.squares && !*all.date);
	matrix_free(&matrix);
}

/* However many kinds there are, three letters are shown, and one of a kind. */
static void
test_letters(void)
{
	static const char *const works[] = {"swot", "SWOT", "övning", "Effektkedja", "Frågor"};
	struct summary of[COUNT(works)];
	const struct summary *summary[COUNT(works)];
	struct id id[COUNT(works)];
	struct matrix matrix;

	for (size_t at = 0; at < COUNT(works); at++) {
		of[at] = session_of("Norr", "1.1", works[at], "2026-10-01");
		put(summary, id, (int)at, of, (int)at);
	}
	matrix_make(&matrix, summary, id, COUNT(works), &catalog);
	CHECK_TEXT(matrix_cell(&matrix, 0, 0)->works, "FEÖ");
	matrix_free(&matrix);
	matrix_make(&matrix, summary, id, 0, &catalog);
	CHECK(!matrix.units && !matrix.sessions);
	matrix_free(&matrix);
}

int
main(void)
{
	read_plan_catalog(&catalog);
	test_orders();
	test_column();
	test_letters();
	catalog_free(&catalog);
	return check_done("core/matrix");
}
