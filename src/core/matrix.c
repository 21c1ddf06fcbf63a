/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The sessions are sorted once, by unit and then by delmål; a cell is a stretch of them. The order in which
 * they came makes no difference.
 */
#include "rodtrad/core/matrix.h"

#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"

/* A session, by what it is sorted by. */
struct key {
	const struct summary *of;
	struct id session;
	int column;
};

/* ---- the order ---- */

/* Those that name no unit come last. */
static int
compare_units(const char *a, const char *b)
{
	int order = (int)!*a - (int)!*b;

	order = order ? order : text_compare(a, b);
	return order ? order : strcmp(a, b);
}

static int
compare_keys(const void *one, const void *other)
{
	const struct key *a = one, *b = other;
	int order = compare_units(a->of->unit, b->of->unit);

	order = order ? order : a->column - b->column;
	order = order ? order : strcmp(b->of->date, a->of->date);
	return order ? order : id_compare(b->session, a->session);
}

/* -1 when it is no delmål of the catalogue. */
static int
column_of(const struct catalog *catalog, const struct summary *of)
{
	const struct catalog_delmal *delmal = catalog->delmal.item;

	for (int at = 0; at < catalog->delmal.count; at++)
		if (!strcmp(of->delmal, delmal[at].id) && !strcmp(of->catalog, catalog->id))
			return at;
	return -1;
}

/* ---- a cell ---- */

/* The letter stands once, however many workshops of the kind there are. */
static void
add_letter(char works[MATRIX_WORKS], const char *workshop)
{
	struct text_pos end = {0};
	struct buf letter = {0};
	size_t used = strlen(works);
	char first[8] = "";

	if (text_next(workshop, &end) && end.bytes < sizeof first)
		memcpy(first, workshop, end.bytes);
	text_upper(&letter, first);
	if (letter.bytes && used + letter.bytes < MATRIX_WORKS &&
	    !strstr(works, buf_text(&letter)) && text_clusters(works) < MATRIX_LETTERS)
		memcpy(works + used, buf_text(&letter), letter.bytes + 1);
	buf_free(&letter);
}

static void
cell_add(struct matrix_cell *cell, const struct summary *of)
{
	if (summary_squares(of) > cell->squares)
		cell->squares = summary_squares(of);
	cell->actions += of->actions;
	cell->broken += of->broken;
	cell->count++;
	add_letter(cell->works, of->workshop);
}

/* The fifth square is for insatser whose threads all hold. */
static void
cell_end(struct matrix_cell *cell)
{
	if (cell->squares == 4 && cell->actions && !cell->broken)
		cell->squares = 5;
}

/* ---- all of them ---- */

static int
count_units(const struct key *key, int keys)
{
	int units = 0;

	for (int at = 0; at < keys; at++)
		units += !at || strcmp(key[at - 1].of->unit, key[at].of->unit) != 0;
	return units;
}

static void
make_cells(struct matrix *matrix, const struct key *key, int keys)
{
	int cells, unit = -1;

	matrix->units = count_units(key, keys);
	cells = matrix->units * matrix->columns;
	matrix->unit = arena_new(&matrix->arena, (size_t)(matrix->units + 1) * sizeof(char *));
	matrix->cell = arena_new(&matrix->arena, (size_t)(cells + 1) * sizeof *matrix->cell);
	for (int at = 0; at < cells; at++)
		matrix->cell[at].date = "";
	for (int at = 0; at < keys; at++) {
		const struct summary *of = key[at].of;
		struct matrix_cell *cell;

		if (!at || strcmp(key[at - 1].of->unit, of->unit) != 0)
			matrix->unit[++unit] = arena_text(&matrix->arena, of->unit);
		cell = &matrix->cell[unit * matrix->columns + key[at].column];
		if (!cell->count) {
			cell->first = at;
			cell->date = arena_text(&matrix->arena, of->date);
		}
		cell_add(cell, of);
		matrix->session[at] = key[at].session;
	}
	for (int at = 0; at < cells; at++)
		cell_end(&matrix->cell[at]);
}

void
matrix_make(struct matrix *matrix, const struct summary *const *summary, const struct id *id,
	    int count, const struct catalog *catalog)
{
	struct key *key = mem_new((size_t)(count + 1) * sizeof *key);
	int keys = 0;

	*matrix = (struct matrix){.columns = catalog->delmal.count};
	for (int at = 0; at < count; at++) {
		int column = column_of(catalog, summary[at]);

		if (column >= 0)
			key[keys++] = (struct key){summary[at], id[at], column};
	}
	qsort(key, (size_t)keys, sizeof *key, compare_keys);
	matrix->sessions = keys;
	matrix->others = count - keys;
	matrix->session = arena_new(&matrix->arena, (size_t)(keys + 1) * sizeof *matrix->session);
	make_cells(matrix, key, keys);
	mem_free(key);
}

void
matrix_free(struct matrix *matrix)
{
	arena_free(&matrix->arena);
	*matrix = (struct matrix){0};
}

const struct matrix_cell *
matrix_cell(const struct matrix *matrix, int unit, int column)
{
	return &matrix->cell[unit * matrix->columns + column];
}

struct matrix_cell
matrix_column(const struct matrix *matrix, int column)
{
	struct matrix_cell all = {.date = ""};

	for (int unit = 0; unit < matrix->units; unit++) {
		const struct matrix_cell *cell = matrix_cell(matrix, unit, column);

		all.count += cell->count;
		all.actions += cell->actions;
		all.broken += cell->broken;
		if (cell->squares > all.squares)
			all.squares = cell->squares;
		if (strcmp(cell->date, all.date) > 0)
			all.date = cell->date;
	}
	return all;
}
