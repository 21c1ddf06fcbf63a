/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Units by delmål: who has held which workshop, how far it has come, and whether the thread holds. Made
 * from sessions in short, so that none has to be opened.
 */
#ifndef RODTRAD_CORE_MATRIX_H
#define RODTRAD_CORE_MATRIX_H

#include "rodtrad/core/outcome.h"

#define MATRIX_LETTERS 3  /* workshops of different kinds that a cell has room to name */
#define MATRIX_WORKS   16 /* bytes of their letters, and the end */

/* What one unit has done about one delmål. */
struct matrix_cell {
	int first, count;    /* its sessions, newest first, in matrix.session */
	int squares;         /* of five; 0: nothing */
	int actions, broken; /* insatser, and those of them whose thread has a gap */
	char works
		[MATRIX_WORKS]; /* "SE": the first letter of each kind of workshop, the newest first */
	const char *date;       /* of the newest; "" when it has none */
};

struct matrix {
	struct arena arena; /* owns all that is pointed at, but for the delmål */
	const char **unit;  /* in Swedish order; "" stands last: sessions that name none */
	int units;
	int columns; /* the delmål of the catalogue, in its order */
	struct matrix_cell *cell;
	struct id *session;
	int sessions;
	int others; /* that are on other governing documents, and in no cell */
};

/* `summary` are sessions as they come, `id` whose they are; neither is needed after, nor the catalogue. */
void matrix_make(struct matrix *matrix, const struct summary *const *summary, const struct id *id,
		 int count, const struct catalog *catalog);
void matrix_free(struct matrix *matrix);

/* Both are indexes within the matrix; a cell in which there is nothing has no sessions. */
const struct matrix_cell *matrix_cell(const struct matrix *matrix, int unit, int column);

/* All units together. */
struct matrix_cell matrix_column(const struct matrix *matrix, int column);

#endif
