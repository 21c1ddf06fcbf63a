/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The governing documents as data: focus areas, delmål, the plan's goals with their measures
 * ("Hur?"), needs and the rest. Another municipality's plan is another file.
 */
#ifndef RODTRAD_CORE_CATALOG_H
#define RODTRAD_CORE_CATALOG_H

#include "rodtrad/base/field.h"

#define CATALOG_FORMAT "rodtrad.catalog"
#define CATALOG_NAME   121 /* bytes of the name of a row, as files have it, and its end */

struct catalog_focus {
	const char *id;    /* "1" */
	const char *name;  /* short, for the start screen */
	const char *title; /* as it stands */
	const char *goal;  /* its "Mål" */
};

struct catalog_delmal {
	const char *id;            /* "1.2" */
	const char *focus;         /* the focus' id */
	const char *name;          /* short: at most 31 characters, for the wall */
	const char *text;          /* as it stands, in full */
	const char *note;          /* what was corrected in it, if anything was */
	struct field_texts covers; /* what it embraces, in our words: the second page of Målet */
	struct field_texts questions; /* one at a time */
	const char *statement;        /* for the self-assessment */
	const char *low, *high;       /* how a one may sound, how a four is noticed */
	struct field_texts bring;     /* material to bring */
	struct field_ints goals;      /* where its measures usually belong, best first */
};

struct catalog_measure {
	const char *id; /* "3.2" */
	const char *text;
};

struct catalog_goal {
	int number;
	const char *name;           /* short, for tables */
	const char *text;           /* as it stands */
	struct field_list measures; /* struct catalog_measure */
};

/* A numbered row with a text, and a heading where there is one. */
struct catalog_row {
	const char *id;
	const char *title;
	const char *text;
};

struct catalog_horizon {
	int year;
	const char *source;
	struct field_texts goals;
};

struct catalog {
	struct arena arena; /* owns every text */
	const char *format, *version, *id, *title, *organisation;
	const char *valid_from, *valid_to;
	const char *vision;                 /* målbilden */
	struct field_list focuses;          /* struct catalog_focus */
	struct field_list delmal;           /* struct catalog_delmal */
	struct field_list goals;            /* struct catalog_goal */
	struct field_list needs;            /* struct catalog_row, as the next three */
	struct field_list considerations;   /* hänsyn */
	struct field_list responsibilities; /* ansvarsområden */
	struct field_list ladder;           /* document types */
	struct field_list horizons;         /* struct catalog_horizon */
	struct field_texts roles, units;
	struct field_list sources; /* struct catalog_row */
};

extern const struct field catalog_fields[];

/* Reads and checks a catalogue file. Refuses with the place and a sentence, also two rows of one id and
 * references to what is not there; `catalog` is then empty. */
bool catalog_read(struct catalog *catalog, const char *text, size_t bytes,
		  struct err *err) MUST_USE;

/* Adds all that is wrong with the file, until `faults` is full: first what cannot be read, then the
 * ids and references that do not agree, as far as that can be told. */
void catalog_faults(const char *text, size_t bytes, struct faults *faults);

void catalog_free(struct catalog *catalog);

/* By id or number; NULL when there is none. */
const struct catalog_focus *catalog_focus(const struct catalog *catalog, const char *id);
const struct catalog_delmal *catalog_delmal(const struct catalog *catalog, const char *id);
const struct catalog_goal *catalog_goal(const struct catalog *catalog, int number);

/* The measure of a name as it is written in files ("orebro-2019-2022/measure/3.2"), NULL when it
 * is of another catalogue or gone; and its goal. */
const struct catalog_measure *catalog_measure(const struct catalog *catalog, const char *name);

/* Writes that name, or that of a need ("orebro-2019-2022/need/8"). */
char *catalog_measure_name(const struct catalog *catalog, const struct catalog_measure *measure,
			   char name[CATALOG_NAME]);
char *catalog_need_name(const struct catalog *catalog, const struct catalog_row *need,
			char name[CATALOG_NAME]);

#endif
