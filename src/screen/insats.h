/* SPDX-License-Identifier: EUPL-1.2 */
/* What the pages say of an insats in the same words: Välj, Klart and Handlingsplanen. */
#ifndef RODTRAD_SCREEN_INSATS_H
#define RODTRAD_SCREEN_INSATS_H

#include "state.h"

#define INSATS_DAY 24

/* "1 dec 2026", and "dec 2026" for the last day of a month; "" for what is no day. */
char *insats_day(const char *date, char text[INSATS_DAY]);

/* That there is nothing to choose among, in words that suit the steps that the workshop has. */
const char *insats_no_proposals(const struct workshop *workshop);

/* Has it a step that makes anything to choose among? */
bool insats_has_proposals(const struct workshop *workshop);

/* Has the room said yes to it? */
bool insats_is_chosen(const struct session *session, const struct item *item);

/* Draws a value over the rows of a cell, or, when there is none, what is missing as a badge.
 * Returns the rows used. */
int insats_value(struct pane cell, enum style style, const char *value, const char *missing);

#endif
