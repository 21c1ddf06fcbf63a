/* SPDX-License-Identifier: EUPL-1.2 */
/* Bytes become what a person did, whatever the gaps between them are. */
#include "../check.h"

#include <stdlib.h>

#include "rodtrad/base/base.h"
#include "rodtrad/shell/keys.h"

#define PASTE(text) "\033[200~" text "\033[201~"

/* Feeds `bytes` with `gap_ms` between them and says what was done, a word each. */
static const char *
done(const char *bytes, size_t length, int gap_ms)
{
	static char said[512];
	struct keys keys = {0};
	struct term_event event;
	int64_t now = 1000;
	size_t at = 0;

	said[0] = '\0';
	for (size_t i = 0; i <= length; i++) {
		char name[16], word[128] = "";
		bool is_event;

		/* As the loop does: what is there first, and only then the silence. */
		is_event = i < length ? keys_byte(&keys, (unsigned char)bytes[i], now, &event)
				      : keys_quiet(&keys, now + 5000, &event);
		now += gap_ms;
		if (!is_event && i < length)
			is_event = keys_quiet(&keys, now, &event);
		if (!is_event)
			continue;
		if (event.kind == TERM_KEY)
			snprintf(word, sizeof word, " %s", key_script_name(event.key, name));
		else if (event.kind == TERM_PASTE)
			snprintf(word, sizeof word, " \"%s\"", event.text);
		else
			snprintf(word, sizeof word, " mouse%d@%d,%d", event.mouse, event.row,
				 event.col);
		at += (size_t)snprintf(said + at, sizeof said - at, "%s", word);
	}
	keys_free(&keys);
	return said;
}

struct sample {
	const char *bytes, *done;
};

static const struct sample samples[] = {
	/* clang-format off */
	{ "", "" },
	{ "aå€😀", " a å € 😀" },
	{ "\r\n\t", " enter enter tab" },
	{ "\x7f\b", " backspace backspace" },
	{ "\x03\x1a\x11", " ctrl-c ctrl-z ctrl-q" },
	{ "\x1c\x1f", "" },
	{ "\033[A\033OB\033[1;5C\033Od", " up down ctrl-right ctrl-left" },
	{ "\033OP\033[15~\033[[A\033[24~", " f1 f5 f1 f12" },
	{ "\033[H\033[4~\033[6~\033[3~\033[Z", " home end page-down delete shift-tab" },
	{ "\033OM\033Os", " enter 3" },
	/* Alt and a character, also one of two bytes, does nothing. */
	{ "\033xa", " a" },
	{ "\033åa", " a" },
	{ "\033\ra", " a" },
	{ "\033", " escape" },
	{ "\033\033", " escape escape" },
	{ "\033\033[A", " escape up" },
	/* Sequences that nobody knows are swallowed to their ends, however long. */
	{ "\033[99;1;2Qa", " a" },
	{ "\033[1;2;3;4;5;6;7;8;9;10;11;12;13Aa", " a" },
	{ "\033[?25$pa", " a" },
	{ "\033[1\033[Ba", " down a" },
	{ "\033[1\nab", " a b" },
	{ "\033[201~a", " a" },
	{ "\033O2Pa", " a" },
	/* Ill-formed characters, and such as must not be in a text. */
	{ "\xc3" "a", " a" },
	{ "\xa5" "a", " a" },
	{ "\xff" "a", " a" },
	{ "\xe0\x80\x80" "a", " a" },
	{ "\xed\xa0\x80" "a", " a" },
	{ "\xf4\x90\x80\x80" "a", " a" },
	{ "\xe2\x80\xae" "a", " a" },
	{ "\xe2\x80\x8b" "a", " a" },
	{ "\xc2\x9b" "a", " a" },
	/* The mouse, new and old. */
	{ "\033[<0;12;5M\033[<0;12;5m", " mouse0@4,11" },
	{ "\033[<64;1;1M\033[<65;235;1M", " mouse1@0,0 mouse2@0,234" },
	{ "\033[<16;3;4M", " mouse0@3,2" },
	{ "\033[<2;3;4M\033[<35;3;4M\033[<66;3;4M", "" },
	{ "\033[<0;0;4M\033[<0;4M\033[<;;M\033[<0;1;2;3M\033[<0;99999;1Ma", " a" },
	{ "\033[M !!\033[M`\"#a", " mouse0@0,0 mouse1@2,1 a" },
	{ "\033[M \xe0\xc3" "a", " mouse0@162,191 a" },
	/* Pastes. */
	{ PASTE("a\rb\r\nc"), " \"a\nb\nc\"" },
	{ PASTE("a\xcc\x8a\tb"), " \"å b\"" },
	{ PASTE("a\033[31mb\033[20\033[2c"), " \"a[31mb[20[2c\"" },
	{ PASTE("\033\033[201"), " \"[201\"" },
	{ PASTE("") "a", " a" },
	{ PASTE("\xff"), " \"\uFFFD\"" },
	{ "\033[200~utan slut", " \"utan slut\"" },
	/* clang-format on */
};

/* The same at once and with gaps of up to 25 ms between the bytes. */
static void
check_samples(void)
{
	for (size_t i = 0; i < COUNT(samples); i++)
		for (int gap_ms = 0; gap_ms <= 25; gap_ms += 5)
			CHECK_TEXT(done(samples[i].bytes, strlen(samples[i].bytes), gap_ms),
				   samples[i].done);
}

static const char *
done_with(const char *bytes, int gap_ms)
{
	return done(bytes, strlen(bytes), gap_ms);
}

static void
check_gaps(void)
{
	CHECK_TEXT(done_with("å€", 150), " å €");
	CHECK_TEXT(done_with("å", 600), "");
	/* The Esc is one by itself when the rest is later than 30 ms; a sequence that has begun is
	 * waited for. */
	CHECK_TEXT(done_with("\033x", 31), " escape x");
	CHECK_TEXT(done_with("\033x", 29), "");
	CHECK_TEXT(done("ab\0c", 4, 0), " a b c");
}

/* What follows a paste at once is text or nothing. */
static void
check_guard(void)
{
	CHECK_TEXT(done_with(PASTE("a") "\rb\033[A\x1a", 0), " \"a\" b");
	CHECK_TEXT(done_with(PASTE("a") "\r\rb\r", 20), " \"a\" b enter");
}

static void
check_wait(void)
{
	struct keys keys = {0};
	struct term_event event;

	CHECK(keys_wait(&keys, 0) == -1);
	CHECK(!keys_byte(&keys, 27, 100, &event));
	CHECK(keys_wait(&keys, 100) == 30);
	CHECK(keys_wait(&keys, 125) == 5);
	CHECK(!keys_quiet(&keys, 129, &event));
	CHECK(keys_wait(&keys, 200) == 0);
	CHECK(keys_quiet(&keys, 130, &event) && event.key == K_ESCAPE);
	CHECK(keys_wait(&keys, 130) == -1);
	CHECK(!keys_quiet(&keys, 999, &event));
	keys_free(&keys);
}

static void
check_learning(void)
{
	struct keys keys = {0};
	struct term_event event;

	keys_learn(&keys, "\033[A", K_F9);
	keys_learn(&keys, "\033[77z", K_F8);
	keys_learn(&keys, "\b", K_F7);
	keys_learn(&keys, "\033[1234567890123456z", K_F6);
	CHECK(keys.learnt_count == 2);
	for (const char *at = "\033[77"; *at; at++)
		CHECK(!keys_byte(&keys, (unsigned char)*at, 0, &event));
	CHECK(keys_byte(&keys, 'z', 0, &event) && event.key == K_F8);
	for (const char *at = "\033["; *at; at++)
		CHECK(!keys_byte(&keys, (unsigned char)*at, 0, &event));
	CHECK(keys_byte(&keys, 'A', 0, &event) && event.key == K_F9);
	for (int i = 0; i < KEYS_LEARNT + 5; i++)
		keys_learn(&keys, "\033[B", K_F1);
	CHECK(keys.learnt_count == KEYS_LEARNT);
	keys_free(&keys);
}

static bool
feed(struct keys *keys, const char *bytes, struct term_event *event)
{
	bool is_event = false;

	for (; *bytes; bytes++)
		is_event = keys_byte(keys, (unsigned char)*bytes, 0, event);
	return is_event;
}

/* A paste of more than there is room for ends between two characters, and says so. */
static void
check_large_paste(void)
{
	struct keys keys = {0};
	struct term_event event = {0};

	feed(&keys, "\033[200~a", &event);
	for (int i = 0; i < 40000; i++)
		CHECK_ALL(!feed(&keys, "å", &event));
	CHECK(feed(&keys, "\033[201~", &event));
	CHECK(event.cut);
	CHECK(strlen(event.text) <= KEYS_PASTE_BYTES);
	CHECK(strlen(event.text) > KEYS_PASTE_BYTES - 4);
	CHECK(!strstr(event.text, "\uFFFD"));
	CHECK(feed(&keys, "\033[200~liten\033[201~", &event));
	CHECK_TEXT(event.text, "liten");
	CHECK(!event.cut);
	keys_free(&keys);
}

/* Any bytes at all: nothing is written that must not be, and the machine comes to rest. */
static void
check_noise(void)
{
	static const char likely[] = "\033[O~M<;0123456789\x1b\xc3\xa5\xe2\x80\xae"
				     "aA\r";
	struct keys keys = {0};
	struct term_event event;
	uint32_t random = 1;

	for (int64_t now = 0; now < 300000; now++) {
		unsigned char byte;

		random = random * 1664525 + 1013904223;
		byte = random >> 31 ? (unsigned char)(random >> 16)
				    : (unsigned char)likely[(random >> 16) % (sizeof likely - 1)];
		if (!keys_byte(&keys, byte, now, &event))
			continue;
		CHECK_ALL(event.kind != TERM_KEY || (event.key > 0 && event.key < K_AFTER));
		CHECK_ALL(event.kind != TERM_KEY || event.key != 0x202e);
		CHECK_ALL(event.kind != TERM_PASTE || !strchr(event.text, 27));
		CHECK_ALL(event.kind != TERM_MOUSE || (event.row >= 0 && event.col >= 0));
	}
	keys_quiet(&keys, 400000, &event);
	CHECK(keys_wait(&keys, 400000) == -1);
	keys_free(&keys);
}

int
main(void)
{
	check_samples();
	check_gaps();
	check_guard();
	check_wait();
	check_learning();
	check_large_paste();
	check_noise();
	return check_done("shell/keys");
}
