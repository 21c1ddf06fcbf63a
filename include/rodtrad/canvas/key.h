/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be pressed. A character is its code point; Ctrl and a letter is the code point
 * less 0x60, as ASCII has it; the rest sits above Unicode. */
#ifndef RODTRAD_CANVAS_KEY_H
#define RODTRAD_CANVAS_KEY_H

#include <stdbool.h>

#define K_CTRL(letter) ((letter)&0x1f)

enum key {
	K_NONE = 0,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESCAPE = 27,
	K_BACKSPACE = 127,
	K_UP = 0x110000,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKTAB,
	K_CTRL_UP,
	K_CTRL_DOWN,
	K_CTRL_LEFT,
	K_CTRL_RIGHT,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_AFTER
};

/* Is it a character that can be written? */
bool key_is_text(int key);

/* Its name as on a keycap ("Enter", "Ctrl+Z", "F1", "a") and as in a script ("enter",
 * "ctrl-z", "f1", "a"). `name` gets at most 15 bytes and an end. */
char *key_label(int key, char name[16]);
char *key_script_name(int key, char name[16]);

/* The key of that script name; K_NONE when there is none. */
int key_named(const char *name);

#endif
