/* SPDX-License-Identifier: EUPL-1.2 */
/* What several kinds of steps have in common. */
#ifndef RODTRAD_CORE_KINDS_KIND_H
#define RODTRAD_CORE_KINDS_KIND_H

#include "rodtrad/core/item.h"
#include "rodtrad/core/step.h"

/* The settings of a kind that has none. */
extern const struct field kind_no_fields[];

/* Are these the ids of boxes in the workshop, each once? Adds those that are not. */
void kind_check_boxes(const struct workshop *workshop, const struct field_texts *boxes,
		      struct faults *faults);

/* Is the box (by index) one of these? No ids: all boxes are. */
bool kind_has_box(const struct workshop *workshop, const struct field_texts *boxes, int box);

/*
 * Are all placeholders in a text known ("{prickar}")? Adds those that are not. What the program
 * fills them with hangs on the moment, so here only their names are looked at.
 */
void kind_check_placeholders(const char *text, struct faults *faults);

/* Puts "1 lapp är …" or "4 lappar är …" into `why`, and returns whether there is anything to
 * say. */
bool kind_advise(struct err *why, int count, const char *one, const char *many);

#endif
