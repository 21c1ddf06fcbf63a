/* SPDX-License-Identifier: EUPL-1.2 */
/* What keys are called, on keycaps and in scripts. */
#include "rodtrad/canvas/key.h"

#include "rodtrad/base/base.h"
#include "rodtrad/base/text.h"

#include <stdio.h>
#include <string.h>

/* A key that is no character, or one that is not seen. Looked up from the top: Tab is Ctrl+I
 * too. */
struct key_row {
	int key;
	const char *label;
	const char *name;
};

/* clang-format off */
static const struct key_row key_rows[] = {
	{ K_TAB,        "Tab",         "tab" },
	{ K_ENTER,      "Enter",       "enter" },
	{ K_ESCAPE,     "Esc",         "escape" },
	{ ' ',          "Mellanslag",  "space" },
	{ K_BACKSPACE,  "Backsteg",    "backspace" },
	{ K_UP,         "↑",           "up" },
	{ K_DOWN,       "↓",           "down" },
	{ K_LEFT,       "←",           "left" },
	{ K_RIGHT,      "→",           "right" },
	{ K_HOME,       "Home",        "home" },
	{ K_END,        "End",         "end" },
	{ K_PAGE_UP,    "PgUp",        "page-up" },
	{ K_PAGE_DOWN,  "PgDn",        "page-down" },
	{ K_INSERT,     "Insert",      "insert" },
	{ K_DELETE,     "Delete",      "delete" },
	{ K_BACKTAB,    "Shift+Tab",   "shift-tab" },
	{ K_CTRL_UP,    "Ctrl+↑",      "ctrl-up" },
	{ K_CTRL_DOWN,  "Ctrl+↓",      "ctrl-down" },
	{ K_CTRL_LEFT,  "Ctrl+←",      "ctrl-left" },
	{ K_CTRL_RIGHT, "Ctrl+→",      "ctrl-right" },
	{ K_F1,         "F1",          "f1" },
	{ K_F2,         "F2",          "f2" },
	{ K_F3,         "F3",          "f3" },
	{ K_F4,         "F4",          "f4" },
	{ K_F5,         "F5",          "f5" },
	{ K_F6,         "F6",          "f6" },
	{ K_F7,         "F7",          "f7" },
	{ K_F8,         "F8",          "f8" },
	{ K_F9,         "F9",          "f9" },
	{ K_F10,        "F10",         "f10" },
	{ K_F11,        "F11",         "f11" },
	{ K_F12,        "F12",         "f12" },
};
/* clang-format on */

static bool
key_is_control(int key)
{
	return key < 0x20 || (key >= 0x7f && key < 0xa0);
}

static bool
key_is_surrogate(int key)
{
	return key >= 0xd800 && key < 0xe000;
}

bool
key_is_text(int key)
{
	return !key_is_control(key) && !key_is_surrogate(key) && key < K_UP;
}

static bool
key_is_ctrl(int key)
{
	return key >= K_CTRL('a') && key <= K_CTRL('z');
}

static const struct key_row *
key_row(int key)
{
	for (size_t i = 0; i < COUNT(key_rows); i++)
		if (key_rows[i].key == key)
			return &key_rows[i];
	return NULL;
}

/* What a key is called that is not in the table; "" for what is no key at all. */
static char *
key_spell(int key, const char *ctrl, char first_letter, char name[16])
{
	char utf8[5] = "";

	name[0] = '\0';
	if (key_is_ctrl(key)) {
		snprintf(name, 16, "%s%c", ctrl, first_letter + key - K_CTRL('a'));
	} else if (key_is_text(key)) {
		text_encode(key, utf8);
		snprintf(name, 16, "%s", utf8);
	}
	return name;
}

char *
key_label(int key, char name[16])
{
	const struct key_row *row = key_row(key);

	if (!row)
		return key_spell(key, "Ctrl+", 'A', name);
	snprintf(name, 16, "%s", row->label);
	return name;
}

char *
key_script_name(int key, char name[16])
{
	const struct key_row *row = key_row(key);

	if (!row)
		return key_spell(key, "ctrl-", 'a', name);
	snprintf(name, 16, "%s", row->name);
	return name;
}

/* The key of "ctrl-z". */
static int
key_ctrl_named(const char *name)
{
	static const char ctrl[] = "ctrl-";
	char letter;

	if (strncmp(name, ctrl, strlen(ctrl)) != 0)
		return K_NONE;
	letter = name[strlen(ctrl)];
	if (letter < 'a' || letter > 'z' || name[strlen(ctrl) + 1])
		return K_NONE;
	return K_CTRL(letter);
}

int
key_named(const char *name)
{
	size_t bytes;
	int32_t point = text_point(name, &bytes);

	for (size_t i = 0; i < COUNT(key_rows); i++)
		if (!strcmp(key_rows[i].name, name))
			return key_rows[i].key;
	if (point > 0 && !name[bytes])
		return key_is_text(point) ? point : K_NONE;
	return key_ctrl_named(name);
}
