/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done, and the tables that say which key does it. */
#ifndef RODTRAD_SCREEN_ACTION_H
#define RODTRAD_SCREEN_ACTION_H

#include "rodtrad/base/base.h"

enum action {
#define ACTION(NAME, name, where, label) ACT_##NAME,
#include "rodtrad/screen/actions.def"
#undef ACTION
	ACTIONS
};

/* An action and its argument: a digit, a letter's code point, a spot's number, a step. */
struct command {
	enum action action;
	int arg;
};

enum action_where { IN_ANY, IN_SESSION, ON_NOTE, IN_CHAIN, IN_PLAN };

struct action_row {
	const char *name; /* in scripts */
	enum action_where where;
	const char *label; /* in the palette; NULL: not there */
};

extern const struct action_row actions[ACTIONS];

/* By the name in a script; ACT_NONE when there is none. */
enum action action_named(const char *name);

/* One row of a keymap: what to press, what it does, what the foot line says. */
struct binding {
	int key; /* a code point or an enum key; 0 ends a table */
	enum action action;
	const char *hint; /* for the foot line; NULL keeps it off */
	const char *cap;  /* on the keycap instead of the key's name: "↑ ↓" */
	bool pinned;      /* to the right, never dropped */
};

/* The command of a key in a table; digits and letters are found by '0' and 'a' bound to ACT_DIGIT and ACT_LETTER, and their
 * argument is the number or the code point. ACT_NONE when it is not there. `keys` may be NULL. */
struct command keymap_find(const struct binding *keys, int key);

/* The first key in the table that does it; 0 when none does. */
int keymap_key(const struct binding *keys, enum action action);

/* Keys that do the same everywhere. */
extern const struct binding app_keys[];

#endif
