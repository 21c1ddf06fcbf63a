/* SPDX-License-Identifier: EUPL-1.2 */
/* What a command makes for others: in which form, and where it goes. */
#ifndef RODTRAD_CLI_DELIVERY_H
#define RODTRAD_CLI_DELIVERY_H

#include "command.h"

/* One form that something can be had in. A table ends with a row without a name. */
struct delivery_form {
	const char *name; /* as after --format, and as the ending of a file */
	int form;         /* an enum of whoever makes it */
};

/* The form that was asked for: by --format, else by the ending of the file after -o, else, when it
 * has none, the first. False and a sentence when there is none of that name. */
bool delivery_form(const struct cli *cli, const struct delivery_form *forms, int *form,
		   struct err *err) MUST_USE;

/* Writes the text to the file after -o, whose path is then printed, or to standard output as it stands. */
bool delivery_write(const struct cli *cli, const struct buf *text, struct err *err) MUST_USE;

#endif
