/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a terminal sends, byte by byte, made into what a person did. A byte may be a key, the
 * middle of an å, of an arrow key or of a paste; the rest may come a moment later or never.
 * No clock and no terminal here: both are handed in, so every gap can be tested.
 */
#ifndef RODTRAD_SHELL_KEYS_H
#define RODTRAD_SHELL_KEYS_H

#include "rodtrad/base/buf.h"
#include "rodtrad/canvas/key.h"
#include "rodtrad/screen/app.h" /* enum mouse */

#define KEYS_PASTE_BYTES (64 * 1024)
#define KEYS_ESCAPE_MS   30   /* an Esc alone has nothing after it for so long */
#define KEYS_REST_MS     500  /* what was begun and not ended for so long is dropped */
#define KEYS_PASTE_MS    2000 /* and a paste ends without its end */
#define KEYS_GUARD_MS    50   /* after a paste nothing but text is believed */
#define KEYS_LEARNT      40

enum term_event_kind { TERM_KEY, TERM_PASTE, TERM_MOUSE, TERM_GONE };

/* Something a person did, or that the terminal went away. */
struct term_event {
	enum term_event_kind kind;
	int key; /* TERM_KEY: a character or enum key */
	const char *
		text; /* TERM_PASTE: clean, lines allowed; good until the next event is asked for */
	bool cut;     /* TERM_PASTE: there was more than KEYS_PASTE_BYTES */
	enum mouse mouse;
	int row, col; /* TERM_MOUSE: from 0 */
};

enum keys_state {
	KEYS_GROUND,    /* between two keys */
	KEYS_CHARACTER, /* in a character of several bytes */
	KEYS_ESCAPE,    /* Esc, or the start of something */
	KEYS_CONTROL,   /* after Esc [ */
	KEYS_SHIFT,     /* after Esc O */
	KEYS_CONSOLE,   /* after Esc [ [, function keys of the Linux console */
	KEYS_MOUSE,     /* after Esc [ M, three bytes of an old mouse */
	KEYS_PASTE,     /* between the marks of a paste */
	KEYS_STATES
};

/* All zeros is one that has heard nothing. */
struct keys {
	enum keys_state state;
	bool alt;      /* the character comes after an Esc: Alt, and ignored */
	char part[24]; /* the sequence or character so far, without its Esc */
	size_t part_bytes;
	int64_t now_ms, due_ms; /* the last byte's time, and when the rest is given up */
	int64_t guard_ms;       /* until then only text is believed */
	struct buf paste, text; /* as it comes, and cleaned */
	size_t end_matched;     /* bytes of the paste's end mark seen */
	bool cut;
	struct {
		char bytes[16];
		int key;
	} learnt[KEYS_LEARNT];
	int learnt_count;
};

void keys_free(struct keys *keys);

/* This terminal sends `bytes` for that key. What starts with neither Esc [ nor Esc O, and what
 * finds no room, is not learnt. */
void keys_learn(struct keys *keys, const char *bytes, int key);

/* Takes a byte that came at `now_ms` of a clock that only goes forward. True when it completed
 * `event`. */
bool keys_byte(struct keys *keys, unsigned char byte, int64_t now_ms, struct term_event *event);

/* Nothing more has come until now. True when that makes `event`: an Esc that was only an Esc. */
bool keys_quiet(struct keys *keys, int64_t now_ms, struct term_event *event);

/* In how many ms keys_quiet should be asked again; -1 when nothing is begun. */
int keys_wait(const struct keys *keys, int64_t now_ms);

#endif
