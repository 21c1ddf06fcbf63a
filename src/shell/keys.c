/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A machine with a state for each thing that can be half done. Each state is one function that
 * takes the next byte; what cannot be read is swallowed whole, so that no piece of an arrow
 * key is ever written as a note.
 */
#include "rodtrad/shell/keys.h"

#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/text.h"

#define ESCAPE 27

static const char paste_start[] = "[200~";
static const char paste_end[] = "\033[201~";

/* What terminals send after Esc, besides what this one's description says: xterm and those like it
 * in both of its modes, the Linux console, rxvt, and the keypad in its application mode. */
static const struct {
	const char *bytes;
	int key;
} common[] = {
	/* clang-format off */
	{ "[A", K_UP }, { "[B", K_DOWN }, { "[C", K_RIGHT }, { "[D", K_LEFT },
	{ "OA", K_UP }, { "OB", K_DOWN }, { "OC", K_RIGHT }, { "OD", K_LEFT },
	{ "[1;5A", K_CTRL_UP }, { "[1;5B", K_CTRL_DOWN },
	{ "[1;5C", K_CTRL_RIGHT }, { "[1;5D", K_CTRL_LEFT },
	{ "Oa", K_CTRL_UP }, { "Ob", K_CTRL_DOWN }, { "Oc", K_CTRL_RIGHT }, { "Od", K_CTRL_LEFT },
	{ "[H", K_HOME }, { "OH", K_HOME }, { "[1~", K_HOME }, { "[7~", K_HOME },
	{ "[F", K_END }, { "OF", K_END }, { "[4~", K_END }, { "[8~", K_END },
	{ "[2~", K_INSERT }, { "[3~", K_DELETE }, { "[5~", K_PAGE_UP }, { "[6~", K_PAGE_DOWN },
	{ "[Z", K_BACKTAB },
	{ "OP", K_F1 }, { "OQ", K_F2 }, { "OR", K_F3 }, { "OS", K_F4 },
	{ "[11~", K_F1 }, { "[12~", K_F2 }, { "[13~", K_F3 }, { "[14~", K_F4 },
	{ "[[A", K_F1 }, { "[[B", K_F2 }, { "[[C", K_F3 }, { "[[D", K_F4 }, { "[[E", K_F5 },
	{ "[15~", K_F5 }, { "[17~", K_F6 }, { "[18~", K_F7 }, { "[19~", K_F8 },
	{ "[20~", K_F9 }, { "[21~", K_F10 }, { "[23~", K_F11 }, { "[24~", K_F12 },
	{ "OM", K_ENTER }, { "Oj", '*' }, { "Ok", '+' }, { "Ol", ',' }, { "Om", '-' },
	{ "On", '.' }, { "Oo", '/' },
	{ "Op", '0' }, { "Oq", '1' }, { "Or", '2' }, { "Os", '3' }, { "Ot", '4' },
	{ "Ou", '5' }, { "Ov", '6' }, { "Ow", '7' }, { "Ox", '8' }, { "Oy", '9' },
	/* clang-format on */
};

void
keys_free(struct keys *keys)
{
	buf_free(&keys->paste);
	buf_free(&keys->text);
	*keys = (struct keys){0};
}

void
keys_learn(struct keys *keys, const char *bytes, int key)
{
	size_t length = strlen(bytes);

	if (length < 3 || bytes[0] != ESCAPE || (bytes[1] != '[' && bytes[1] != 'O'))
		return;
	if (length > sizeof keys->learnt[0].bytes || keys->learnt_count == KEYS_LEARNT)
		return;
	memcpy(keys->learnt[keys->learnt_count].bytes, bytes + 1, length);
	keys->learnt[keys->learnt_count++].key = key;
}

/* ---- what the states share ---- */

static int
keys_patience(enum keys_state state)
{
	if (state == KEYS_ESCAPE)
		return KEYS_ESCAPE_MS;
	return state == KEYS_PASTE ? KEYS_PASTE_MS : KEYS_REST_MS;
}

/* Adds a byte of the sequence. What finds no room is left out: so long a one is no key, and only its
 * end is still looked for. */
static void
keys_keep(struct keys *keys, unsigned char byte)
{
	if (keys->part_bytes < sizeof keys->part - 1)
		keys->part[keys->part_bytes++] = (char)byte;
	keys->part[keys->part_bytes] = '\0';
}

static void
keys_enter(struct keys *keys, enum keys_state state)
{
	keys->state = state;
	keys->part_bytes = 0;
	keys->part[0] = '\0';
}

/* Straight after a paste nothing but text is believed: a pasted text may hold the mark that ends
 * a paste, and what follows it must not be obeyed. */
static bool
keys_give(struct keys *keys, int key, struct term_event *event)
{
	if (key == K_NONE || (keys->now_ms < keys->guard_ms && !key_is_text(key)))
		return false;
	*event = (struct term_event){.kind = TERM_KEY, .key = key};
	return true;
}

/* ---- characters ---- */

/* Ctrl+J is what some send for Enter, Ctrl+H what some send for Backspace; the last few
 * controls are no letters. */
static int
keys_control_letter(unsigned char byte)
{
	if (byte == K_CTRL('j'))
		return K_ENTER;
	if (byte == K_CTRL('h'))
		return K_BACKSPACE;
	return byte <= K_CTRL('z') ? byte : K_NONE;
}

static size_t
keys_character_bytes(unsigned char first)
{
	if (first >= 0xf0)
		return 4;
	return first >= 0xe0 ? 3 : 2;
}

static bool
keys_is_lead(unsigned char byte)
{
	return byte >= 0xc2 && byte <= 0xf4;
}

static bool
keys_is_middle(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* The character, or K_NONE for what must not be in a text. */
static int
keys_character(struct keys *keys)
{
	size_t bytes;
	int32_t point = text_point(keys->part, &bytes);

	if (point < 0)
		return K_NONE;
	buf_clear(&keys->text);
	text_clean(&keys->text, keys->part, keys->part_bytes, TEXT_ONE_LINE);
	return keys->text.bytes ? (int)point : K_NONE;
}

static bool
keys_in_ground(struct keys *keys, unsigned char byte, struct term_event *event)
{
	if (byte == ESCAPE) {
		keys_enter(keys, KEYS_ESCAPE);
	} else if (keys_is_lead(byte)) {
		keys_enter(keys, KEYS_CHARACTER);
		keys->alt = false;
		keys_keep(keys, byte);
	} else if (byte < 0x20) {
		return keys_give(keys, keys_control_letter(byte), event);
	} else if (byte < 0x80) {
		return keys_give(keys, byte, event);
	}
	return false;
}

static bool
keys_in_character(struct keys *keys, unsigned char byte, struct term_event *event)
{
	if (!keys_is_middle(byte)) {
		keys_enter(keys, KEYS_GROUND);
		return keys_in_ground(keys, byte, event);
	}
	keys_keep(keys, byte);
	if (keys->part_bytes < keys_character_bytes((unsigned char)keys->part[0]))
		return false;
	keys->state = KEYS_GROUND;
	return !keys->alt && keys_give(keys, keys_character(keys), event);
}

/* ---- sequences ---- */

/* A second Esc makes the first a key. Any character but [ and O is Alt and that character. */
static bool
keys_in_escape(struct keys *keys, unsigned char byte, struct term_event *event)
{
	if (byte == ESCAPE)
		return keys_give(keys, K_ESCAPE, event);
	if (byte == '[' || byte == 'O') {
		keys_enter(keys, byte == '[' ? KEYS_CONTROL : KEYS_SHIFT);
		keys_keep(keys, byte);
		return false;
	}
	keys_enter(keys, keys_is_lead(byte) ? KEYS_CHARACTER : KEYS_GROUND);
	keys->alt = true;
	if (keys->state == KEYS_CHARACTER)
		keys_keep(keys, byte);
	return false;
}

static int
keys_look_up(const struct keys *keys)
{
	for (int i = 0; i < keys->learnt_count; i++)
		if (!strcmp(keys->learnt[i].bytes, keys->part))
			return keys->learnt[i].key;
	for (size_t i = 0; i < COUNT(common); i++)
		if (!strcmp(common[i].bytes, keys->part))
			return common[i].key;
	return K_NONE;
}

/* Buttons are numbered from 0 and the wheel from 64; Shift, Alt and Ctrl add 4, 8 and 16. */
static bool
keys_give_mouse(int button, int col, int row, struct term_event *event)
{
	static const struct {
		int button;
		enum mouse mouse;
	} buttons[] = {{0, MOUSE_PRESS}, {64, MOUSE_WHEEL_UP}, {65, MOUSE_WHEEL_DOWN}};

	for (size_t i = 0; i < COUNT(buttons); i++)
		if ((button & ~(4 | 8 | 16)) == buttons[i].button && col > 0 && row > 0) {
			*event = (struct term_event){.kind = TERM_MOUSE,
						     .mouse = buttons[i].mouse,
						     .row = row - 1,
						     .col = col - 1};
			return true;
		}
	return false;
}

/* "[<0;12;5M": button, column and row, from 1. A release ends in m and is nothing. */
static bool
keys_modern_mouse(const struct keys *keys, struct term_event *event)
{
	const char *at = keys->part + 2;
	long number[3];

	for (size_t i = 0; i < COUNT(number); i++) {
		char *end;

		number[i] = strtol(at, &end, 10);
		if (end == at || *end != (i == COUNT(number) - 1 ? 'M' : ';') || number[i] > 9999)
			return false;
		at = end + 1;
	}
	return keys_give_mouse((int)number[0], (int)number[1], (int)number[2], event);
}

static void
keys_start_paste(struct keys *keys)
{
	keys_enter(keys, KEYS_PASTE);
	buf_clear(&keys->paste);
	keys->end_matched = 0;
	keys->cut = false;
}

static bool
keys_finish(struct keys *keys, struct term_event *event)
{
	keys->state = KEYS_GROUND;
	if (!strcmp(keys->part, paste_start)) {
		keys_start_paste(keys);
		return false;
	}
	if (!strncmp(keys->part, "[<", 2))
		return keys_modern_mouse(keys, event);
	return keys_give(keys, keys_look_up(keys), event);
}

/* ECMA-48: parameters and the like up to a byte of 0x40–0x7E. Anything else is no sequence,
 * and a new Esc starts over. */
static bool
keys_in_control(struct keys *keys, unsigned char byte, struct term_event *event)
{
	bool is_first = !strcmp(keys->part, "[");

	if (byte < 0x20 || byte > 0x7e) {
		keys_enter(keys, byte == ESCAPE ? KEYS_ESCAPE : KEYS_GROUND);
		return false;
	}
	keys_keep(keys, byte);
	if (is_first && byte == '[')
		keys->state = KEYS_CONSOLE;
	else if (is_first && byte == 'M')
		keys_enter(keys, KEYS_MOUSE);
	else if (byte >= 0x40)
		return keys_finish(keys, event);
	return false;
}

/* After Esc O comes one byte, in some terminals after a digit. */
static bool
keys_in_shift(struct keys *keys, unsigned char byte, struct term_event *event)
{
	if (byte >= '0' && byte <= '9') {
		keys_keep(keys, byte);
		return false;
	}
	return keys_in_control(keys, byte, event);
}

static bool
keys_in_console(struct keys *keys, unsigned char byte, struct term_event *event)
{
	keys_keep(keys, byte);
	return keys_finish(keys, event);
}

static bool
keys_in_mouse(struct keys *keys, unsigned char byte, struct term_event *event)
{
	const unsigned char *part = (const unsigned char *)keys->part;

	keys_keep(keys, byte);
	if (keys->part_bytes < 3)
		return false;
	keys->state = KEYS_GROUND;
	return keys_give_mouse(part[0] - 32, part[1] - 32, part[2] - 32, event);
}

/* ---- pastes ---- */

/* Once a byte has found no room none does, and the cut is made between two characters. */
static void
keys_paste_add(struct keys *keys, unsigned char byte)
{
	size_t limit = KEYS_PASTE_BYTES - (keys_is_middle(byte) ? 0 : 3);

	if (keys->cut || keys->paste.bytes >= limit)
		keys->cut = true;
	else
		buf_addc(&keys->paste, (char)byte);
}

static bool
keys_give_paste(struct keys *keys, struct term_event *event)
{
	keys->state = KEYS_GROUND;
	keys->guard_ms = keys->now_ms + KEYS_GUARD_MS;
	buf_clear(&keys->text);
	text_clean(&keys->text, buf_text(&keys->paste), keys->paste.bytes, TEXT_LINES);
	*event = (struct term_event){
		.kind = TERM_PASTE, .text = buf_text(&keys->text), .cut = keys->cut};
	return keys->text.bytes > 0;
}

/* The mark's bytes are held back while they match; the mark holds its first byte only once. */
static bool
keys_in_paste(struct keys *keys, unsigned char byte, struct term_event *event)
{
	if (byte != (unsigned char)paste_end[keys->end_matched]) {
		for (size_t i = 0; i < keys->end_matched; i++)
			keys_paste_add(keys, (unsigned char)paste_end[i]);
		keys->end_matched = 0;
	}
	if (byte != (unsigned char)paste_end[keys->end_matched])
		keys_paste_add(keys, byte);
	else if (++keys->end_matched == sizeof paste_end - 1)
		return keys_give_paste(keys, event);
	return false;
}

/* ---- bytes and silence ---- */

bool
keys_byte(struct keys *keys, unsigned char byte, int64_t now_ms, struct term_event *event)
{
	static bool (*const in_state[KEYS_STATES])(struct keys *, unsigned char,
						   struct term_event *) = {
		[KEYS_GROUND] = keys_in_ground, [KEYS_CHARACTER] = keys_in_character,
		[KEYS_ESCAPE] = keys_in_escape, [KEYS_CONTROL] = keys_in_control,
		[KEYS_SHIFT] = keys_in_shift,   [KEYS_CONSOLE] = keys_in_console,
		[KEYS_MOUSE] = keys_in_mouse,   [KEYS_PASTE] = keys_in_paste,
	};
	bool is_done;

	keys->now_ms = now_ms;
	is_done = in_state[keys->state](keys, byte, event);
	keys->due_ms = now_ms + keys_patience(keys->state);
	return is_done;
}

bool
keys_quiet(struct keys *keys, int64_t now_ms, struct term_event *event)
{
	enum keys_state state = keys->state;

	if (state == KEYS_GROUND || now_ms < keys->due_ms)
		return false;
	keys->now_ms = now_ms;
	keys->state = KEYS_GROUND;
	if (state == KEYS_ESCAPE)
		return keys_give(keys, K_ESCAPE, event);
	return state == KEYS_PASTE && keys_give_paste(keys, event);
}

int
keys_wait(const struct keys *keys, int64_t now_ms)
{
	if (keys->state == KEYS_GROUND)
		return -1;
	return keys->due_ms > now_ms ? (int)(keys->due_ms - now_ms) : 0;
}
