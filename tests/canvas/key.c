/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys: which are written, and that every name leads back to its key. */
#include "rodtrad/canvas/key.h"

#include "../check.h"

static void
only_characters_are_text(void)
{
	static const int text[] = {' ', 'a', '~', 0xe5, 0x30a, 0x2014, 0x4f1a, 0x1f600, 0x10fffd};
	static const int others[] = {K_NONE,      K_TAB, K_ENTER, K_ESCAPE, K_BACKSPACE,
				     K_CTRL('z'), 0x85,  0x9f,    0xd800,   0xdfff,
				     K_UP,        K_F12, K_AFTER, -1};

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		CHECK(key_is_text(text[i]));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		CHECK(!key_is_text(others[i]));
}

static void
check_names(int key, const char *label, const char *name)
{
	char room[16];

	CHECK_TEXT(key_label(key, room), label);
	CHECK_TEXT(key_script_name(key, room), name);
	CHECK(key_named(name) == key);
}

static void
names_lead_back(void)
{
	char name[16];

	for (int key = -2; key <= K_AFTER; key += key < 0x300 || key >= K_UP - 2 ? 1 : 997) {
		key_script_name(key, name);
		if (*name)
			CHECK_ALL(key_named(name) == key);
		else
			CHECK_ALL(!key_is_text(key) && (key < K_UP || key == K_AFTER));
	}
	CHECK(key_named("") == K_NONE);
	CHECK(key_named("enterx") == K_NONE);
	CHECK(key_named("ctrl-") == K_NONE);
	CHECK(key_named("ctrl-zz") == K_NONE);
	CHECK(key_named("ctrl-Z") == K_NONE);
	CHECK(key_named("\xc3") == K_NONE);
	CHECK(key_named("\x01") == K_NONE);
}

int
main(void)
{
	only_characters_are_text();
	check_names(K_ENTER, "Enter", "enter");
	check_names(K_ESCAPE, "Esc", "escape");
	check_names(K_CTRL('z'), "Ctrl+Z", "ctrl-z");
	check_names(K_F1, "F1", "f1");
	check_names(K_F12, "F12", "f12");
	check_names(K_CTRL_UP, "Ctrl+↑", "ctrl-up");
	check_names(' ', "Mellanslag", "space");
	check_names('a', "a", "a");
	check_names(0xe5, "å", "å");
	check_names(0x1f600, "😀", "😀");
	names_lead_back();
	return check_done("canvas/key");
}
