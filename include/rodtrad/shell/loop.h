/* SPDX-License-Identifier: EUPL-1.2 */
/* The program while a terminal is there: waits, hears, shows. */
#ifndef RODTRAD_SHELL_LOOP_H
#define RODTRAD_SHELL_LOOP_H

#include "rodtrad/shell/world.h"

/* What the command line says; NULL where it says nothing. */
struct loop_setup {
	const char *theme, *glyphs;
	bool no_mouse;
};

/*
 * Runs until somebody leaves, the terminal goes away or the program is asked to end; all three
 * leave in good order. False and `err` when it could not start, or when something is to be said
 * that nobody saw.
 */
bool loop_run(struct world *world, const struct loop_setup *setup, struct err *err) MUST_USE;

#endif
