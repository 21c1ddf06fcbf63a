/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines: breaks, balance, Swedish hyphens, narrow columns and texts of every kind. */
#include "rodtrad/base/wrap.h"
#include "rodtrad/base/text.h"

#include "../check.h"

/* The lines with | between them, as they would be drawn. */
static void
draw(const struct wrap *wrap, const char *text, char *drawn, size_t room)
{
	size_t used = 0;

	drawn[0] = '\0';
	for (int i = 0; i < wrap->count && used < room; i++) {
		const struct wrap_line *line = &wrap->line[i];

		used += (size_t)snprintf(drawn + used, room - used, "%s%.*s%s", i ? "|" : "",
					 (int)line->bytes, text + line->start,
					 line->hyphen ? "-" : "");
	}
}

/* What must be so of every layout of every text. */
static void
check_sound(const struct wrap *wrap, const char *text, int cols)
{
	size_t end = 0;

	for (int i = 0; i < wrap->count; i++) {
		const struct wrap_line *line = &wrap->line[i];
		struct text_pos pos = {.bytes = line->start};

		CHECK_ALL(line->start >= end);
		for (; end < line->start; end++)
			CHECK_ALL(text[end] == ' ' || text[end] == '\n');
		end = line->start + line->bytes;
		while (pos.bytes < end && text_next(text, &pos))
			;
		CHECK_ALL(pos.bytes == end);
		CHECK_ALL(line->cols == pos.cols + line->hyphen);
		CHECK_ALL(line->cols <= cols || (pos.clusters == 1 && !line->hyphen));
	}
	for (; !wrap->cut && text[end]; end++)
		CHECK_ALL(text[end] == ' ' || text[end] == '\n');
}

static void
check_lines(const char *text, int cols, enum wrap_style style, const char *want)
{
	struct wrap wrap;
	char drawn[1024];

	wrap_text(&wrap, text, cols, WRAP_LINES, style);
	draw(&wrap, text, drawn, sizeof drawn);
	if (!CHECK_TEXT(drawn, want))
		fprintf(stderr, "(%d columns)\n", cols);
	check_sound(&wrap, text, cols < 1 ? 1 : cols);
	CHECK(!wrap.cut);
	CHECK(wrap_is_hyphenated(&wrap) == (strstr(want, "-|") && !strstr(text, "-")));
}

struct layout {
	const char *text;
	int cols;
	const char *want;
};

/* clang-format off */
static const struct layout flows[] = {
	{ "", 10, "" },
	{ "", 0, "" },
	{ "ord", 3, "ord" },
	{ "ett två tre", 7, "ett två|tre" },
	{ "ett två tre", 11, "ett två tre" },
	{ "ett två tre", 6, "ett|två|tre" },
	/* Spaces. */
	{ "ett   två", 3, "ett|två" },
	{ "ett  två", 8, "ett  två" },
	{ "ett   ", 3, "ett" },
	{ "     ", 3, "" },
	{ "ett \n två", 9, "ett| två" },
	{ "  ett", 9, "  ett" },
	/* A space that does not break. */
	{ "ca 10\u00A0000 kr", 7, "ca|10\u00A0000|kr" },
	/* Newlines. */
	{ "ett\ntvå tre", 7, "ett|två tre" },
	{ "ett\n\ntvå", 7, "ett||två" },
	{ "ett\n", 7, "ett|" },
	{ "\n", 7, "|" },
	{ "ett\ntvå", 3, "ett|två" },
	/* After - and /, but not where they begin a word. */
	{ "it-stöd", 4, "it-|stöd" },
	{ "och/eller", 8, "och/|eller" },
	{ "it-stöd", 7, "it-stöd" },
	{ "kallt -5 ute", 7, "kallt|-5 ute" },
	{ "ja - nej", 4, "ja -|nej" },
	/* One consonant before a vowel, and three letters on both sides. */
	{ "undervisning", 11, "undervis-|ning" },
	{ "lärspridare", 10, "lärspri-|dare" },
	{ "förändringsarbetet", 17, "förändringsarbe-|tet" },
	{ "förändringsarbetet", 15, "förändringsar-|betet" },
	{ "FÖRÄNDRINGSARBETET", 17, "FÖRÄNDRINGSARBE-|TET" },
	{ "i undervisning nu", 11, "i|undervis-|ning nu" },
	{ "datorrummet", 10, "datorrum-|met" },
	{ "(undervisning)", 11, "(undervis-|ning)" },
	/* No good place. */
	{ "abcdefg", 3, "ab-|cd-|efg" },
	{ "aaaaaaaa", 5, "aaaa-|aaaa" },
	{ "schttscht", 8, "schttsc-|ht" },
	{ "12345678", 5, "12345|678" },
	{ "123abcdef", 4, "123|abc-|def" },
	/* Columns that hardly are. */
	{ "åäö", 1, "å|ä|ö" },
	{ "ab cd", 1, "a|b|c|d" },
	{ "ab", -7, "a|b" },
	{ "abc", 2, "a-|bc" },
	{ "日本 å", 1, "日|本|å" },
	{ "日", 1, "日" },
	{ "日 ", 1, "日" },
	{ "日\nå", 1, "日|å" },
	{ "😀👩‍👩‍👧z", 1, "😀|👩‍👩‍👧|z" },
	/* Wide, joined and marked. */
	{ "日本語テキスト", 6, "日本語|テキス|ト" },
	{ "日本語", 5, "日本|語" },
	{ "👩‍👩‍👧👩‍👩‍👧 👍🏽", 4, "👩‍👩‍👧👩‍👩‍👧|👍🏽" },
	{ "a\u030Aa\u0308o\u0308 e\u0301", 3, "a\u030Aa\u0308o\u0308|e\u0301" },
	{ "\u202Eabc\u202C de", 5, "\u202Eabc\u202C|de" },
	{ "\xFF\xFE\xC3 z", 3, "\xFF\xFE\xC3|z" },
};

static const struct layout balances[] = {
	{ "", 10, "" },
	{ "Ledarforum", 20, "Ledarforum" },
	{ "Ledarforum och teamträffar är redan på plats", 40,
	  "Ledarforum och teamträffar|är redan på plats" },
	{ "Rektorers digitala kompetens är ojämn", 32, "Rektorers digitala|kompetens är ojämn" },
	{ "Tiden för uppföljning äts upp av vardagen", 38,
	  "Tiden för uppföljning|äts upp av vardagen" },
	{ "ett två tre fyra fem sex sju", 20, "ett två tre fyra|fem sex sju" },
	/* Narrower would be as few lines, but would break a word that fits. */
	{ "i undervisning", 12, "i|undervisning" },
	{ "undervisning i", 13, "undervisning|i" },
	{ "en ny organisation a b", 18, "en ny|organisation a b" },
	/* The last line must not be longer than the width allows. */
	{ "a b c d e f g", 5, "a b c|d e f|g" },
	{ "日本語テキスト", 12, "日本語テ|キスト" },
};
/* clang-format on */

static void
check_max(void)
{
	static const char text[] = "ett två tre fyra";
	struct wrap wrap;

	wrap_text(&wrap, text, 4, 2, WRAP_BALANCED);
	CHECK(wrap.count == 2 && wrap.cut);
	CHECK(wrap.line[1].start == 4 && wrap.line[1].bytes == 4 && wrap.line[1].cols == 3);
	wrap_text(&wrap, text, 4, 4, WRAP_BALANCED);
	CHECK(wrap.count == 4 && !wrap.cut);
	wrap_text(&wrap, text, 4, 0, WRAP_FLOW);
	CHECK(wrap.count == 0 && wrap.cut);
	wrap_text(&wrap, "", 4, 1, WRAP_FLOW);
	CHECK(wrap.count == 1 && !wrap.cut && !wrap.line[0].bytes);
	CHECK(wrap_rows(text, 4, 64) == 4);
	CHECK(wrap_rows(text, 4, 3) == 3);
	CHECK(wrap_rows(text, 8, 64) == 2);
	CHECK(wrap_rows("", 8, 64) == 1);
}

static void
check_many_lines(void)
{
	char text[4 * WRAP_LINES + 1];
	struct wrap wrap;

	for (size_t i = 0; i + 1 < sizeof text; i++)
		text[i] = i % 2 ? ' ' : 'a';
	text[sizeof text - 1] = '\0';
	wrap_text(&wrap, text, 1, 1000, WRAP_FLOW);
	CHECK(wrap.count == WRAP_LINES && wrap.cut);
	CHECK(wrap_rows(text, 1, 1000) == 2 * WRAP_LINES);
}

/* Balancing takes no more lines and breaks no more words than flowing, and both are sound, for
 * made-up texts at every width. */
static void
check_random_texts(void)
{
	static const char *const pieces[] = {
		" ",   " ",  " ",    "undervisning",       "är",      "å",    "-",
		"/",   "\n", "日本", "👩‍👩‍👧", "a\u030A", "\xFF", "förändringsarbetet",
		"och", "10",
	};
	uint32_t seed = 5;

	for (int round = 0; round < 3000; round++) {
		struct wrap flow, balanced;
		char text[512] = "";
		int cols = 1 + round % 40;

		for (int i = 0; i < 12; i++) {
			seed = seed * 1664525u + 1013904223u;
			strcat(text, pieces[(seed >> 12) % COUNT(pieces)]);
		}
		wrap_text(&flow, text, cols, WRAP_LINES, WRAP_FLOW);
		wrap_text(&balanced, text, cols, WRAP_LINES, WRAP_BALANCED);
		check_sound(&flow, text, cols);
		check_sound(&balanced, text, cols);
		CHECK_ALL(balanced.count <= flow.count);
		CHECK_ALL(wrap_is_hyphenated(&flow) || !wrap_is_hyphenated(&balanced));
		CHECK_ALL(wrap_rows(text, cols, WRAP_LINES) == flow.count);
	}
	CHECK(!check_failed);
}

int
main(void)
{
	for (size_t i = 0; i < COUNT(flows); i++)
		check_lines(flows[i].text, flows[i].cols, WRAP_FLOW, flows[i].want);
	for (size_t i = 0; i < COUNT(balances); i++)
		check_lines(balances[i].text, balances[i].cols, WRAP_BALANCED, balances[i].want);
	check_max();
	check_many_lines();
	check_random_texts();
	return check_done("base/wrap");
}
