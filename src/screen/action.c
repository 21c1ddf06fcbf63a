/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of actions and of the keys that do the same everywhere. */
#include "rodtrad/screen/action.h"

#include <string.h>

#include "rodtrad/canvas/key.h"

const struct action_row actions[ACTIONS] = {
#define ACTION(NAME, name, where, label) [ACT_##NAME] = {name, where, label},
#include "rodtrad/screen/actions.def"
#undef ACTION
};

/* clang-format off */
const struct binding app_keys[] = {
	{ K_ESCAPE,      ACT_ESCAPE,     NULL, NULL, false },
	{ K_PAGE_DOWN,   ACT_NEXT_STEP,  NULL, NULL, false },
	{ K_PAGE_UP,     ACT_LAST_STEP,  NULL, NULL, false },
	{ K_CTRL('f'),   ACT_NEXT_STEP,  NULL, NULL, false },
	{ K_CTRL('b'),   ACT_LAST_STEP,  NULL, NULL, false },
	{ K_CTRL('z'),   ACT_UNDO,       NULL, NULL, false },
	{ K_CTRL('y'),   ACT_REDO,       NULL, NULL, false },
	{ K_CTRL('e'),   ACT_EXPORT,     NULL, NULL, false },
	{ K_CTRL('c'),   ACT_COPY,       NULL, NULL, false },
	{ K_CTRL('s'),   ACT_SAVED,      NULL, NULL, false },
	{ K_CTRL('v'),   ACT_PASTE_HINT, NULL, NULL, false },
	{ K_CTRL('q'),   ACT_QUIT,       NULL, NULL, false },
	{ K_CTRL('l'),   ACT_REPAINT,    NULL, NULL, false },
	{ K_CTRL('r'),   ACT_THREAD,     NULL, NULL, false },
	{ K_CTRL('g'),   ACT_SEARCH,     NULL, NULL, false },
	{ K_CTRL('k'),   ACT_PALETTE,    NULL, NULL, false },
	{ '/',           ACT_PALETTE,    NULL, NULL, false },
	{ K_F1,          ACT_HELP,       NULL, NULL, false },
	{ '?',           ACT_HELP,       NULL, NULL, false },
	{ K_F5,          ACT_CLOCK,      NULL, NULL, false },
	{ K_CTRL('t'),   ACT_CLOCK,      NULL, NULL, false },
	{ K_F6,          ACT_THEME,      NULL, NULL, false },
	{ K_F8,          ACT_PAUSE,      NULL, NULL, false },
	{ 0 }
};
/* clang-format on */

enum action
action_named(const char *name)
{
	for (int action = 0; action < ACTIONS; action++)
		if (!strcmp(actions[action].name, name))
			return (enum action)action;
	return ACT_NONE;
}

/* Is it a letter or a sign that no row of its own binds? */
static bool
is_other_text(int key)
{
	return key_is_text(key) && key != '/' && key != '?';
}

struct command
keymap_find(const struct binding *keys, int key)
{
	const struct binding *digits = NULL, *letters = NULL;

	for (; keys && keys->key; keys++) {
		if (keys->action == ACT_DIGIT && keys->key == '0')
			digits = keys;
		else if (keys->action == ACT_LETTER && keys->key == 'a')
			letters = keys;
		else if (keys->key == key)
			return (struct command){keys->action, 0};
	}
	if (digits && key >= '0' && key <= '9')
		return (struct command){ACT_DIGIT, key - '0'};
	if (letters && is_other_text(key))
		return (struct command){ACT_LETTER, key};
	return (struct command){ACT_NONE, 0};
}

int
keymap_key(const struct binding *keys, enum action action)
{
	for (; keys && keys->key; keys++)
		if (keys->action == action)
			return keys->key;
	return 0;
}
