/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All that the units have said of one delmål, side by side: the notes that weighed most, what is lifted, the
 * effects and the insatser. What is alike is shown together and never merged: likeness of words is advice.
 */
#ifndef RODTRAD_CORE_OVERVIEW_H
#define RODTRAD_CORE_OVERVIEW_H

#include "rodtrad/core/outcome.h"

enum overview_part {
	OVERVIEW_NOTES,    /* a heading a box */
	OVERVIEW_LIFTED,   /* what the administration has to deal with */
	OVERVIEW_EFFECTS,  /* a heading a horizon */
	OVERVIEW_INSATSER, /* by unit and day */
	OVERVIEW_ALIKE     /* insatser of different units that could stand under one joint row */
};

/* Texts are "" where nothing is said. */
struct overview_row {
	enum overview_part part;
	const char *heading; /* the name of the box, or of the part */
	const char *text, *code, *unit;
	const char *detail; /* of an insats: who, and when */
	int dots;           /* 0: none, or not told */
	int units;          /* that say it, on the first row of those that are alike; else 0 */
	bool is_again;      /* it is alike the row above it, in other words */
	bool is_broken;     /* of an insats: its thread has a gap */
	struct id session, item;

	/* For ordering. */
	int box;
	const char *box_id, *measure, *end;
	int group; /* the first row that it is alike */
};

struct overview {
	struct arena arena; /* owns the texts */
	struct overview_row *item;
	int count, room;
	int sessions, units, insatser, broken;
};

/* Adds what a session came to; it may be freed after. */
void overview_add(struct overview *overview, const struct session *session);

/* When all are in: lays alike beside alike, what most units say first. The order in which the sessions
 * came makes no difference. */
void overview_arrange(struct overview *overview);

void overview_free(struct overview *overview);

#endif
