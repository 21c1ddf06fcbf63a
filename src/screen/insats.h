/* SPDX-License-Identifier: EUPL-1.2 */
/* What the pages say of an insats in the same words: Välj, Klart and Handlingsplanen. */
#ifndef RODTRAD_SCREEN_INSATS_H
#define RODTRAD_SCREEN_INSATS_H

#include "state.h"

#define INSATS_DAY  24
#define INSATS_CODE OUTCOME_CODE

/* "1 dec 2026", and "dec 2026" for the last day of a month; "" for what is no day. */
char *insats_day(const char *date, char text[INSATS_DAY]);

/* The notes that a förslag was made of: "S2×M1"; "" when they are gone. */
char *insats_code(const struct session *session, const struct item *crossing,
		  char code[INSATS_CODE]);

/* Has the room said yes to it? */
bool insats_is_chosen(const struct session *session, const struct item *item);

/* Draws a value over the rows of a cell, or, when there is none, what is missing as a badge.
 * Returns the rows used. */
int insats_value(struct pane cell, enum style style, const char *value, const char *missing);

#endif
