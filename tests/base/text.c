/* SPDX-License-Identifier: EUPL-1.2 */
/* Text at the border, clusters, columns, cells, folding and order. */
#include "rodtrad/base/text.h"

#include "../check.h"

#define FAMILY       "👩‍👩‍👧"
#define LENGTH(text) (sizeof(text) - 1)

/* ---- the border ---- */

/* What must be refused, and what becomes of it when it is cleaned and shown. */
struct bad_text {
	const char *text;
	size_t bytes;
	const char *word; /* in what is said of it */
	const char *clean;
	const char *shown; /* NULL when it cannot be asked */
};

#define BAD(text, word, clean, shown)                                                              \
	{                                                                                          \
		text, LENGTH(text), word, clean, shown                                             \
	}
#define WRONG1 "\xEF\xBF\xBD"
#define WRONG2 WRONG1 WRONG1
#define WRONG3 WRONG2 WRONG1
#define WRONG4 WRONG3 WRONG1

/* clang-format off */
static const struct bad_text bad_texts[] = {
	/* Ill-formed: stray, cut, overlong, surrogates, beyond U+10FFFF, bytes that are never used. */
	BAD("\x80",             "UTF-8", WRONG1, WRONG1),
	BAD("a\xBFz",           "UTF-8", "a" WRONG1 "z", "a" WRONG1 "z"),
	BAD("\xC3",             "UTF-8", WRONG1, WRONG1),
	BAD("\xC3z",            "UTF-8", WRONG1 "z", WRONG1 "z"),
	BAD("\xE2\x82",         "UTF-8", WRONG2, WRONG2),
	BAD("\xF0\x9F\x98",     "UTF-8", WRONG3, WRONG3),
	BAD("\xC0\x80",         "UTF-8", WRONG2, WRONG2),
	BAD("\xC1\xBF",         "UTF-8", WRONG2, WRONG2),
	BAD("\xE0\x9F\xBF",     "UTF-8", WRONG3, WRONG3),
	BAD("\xF0\x8F\xBF\xBF", "UTF-8", WRONG4, WRONG4),
	BAD("\xED\xA0\x80",     "UTF-8", WRONG3, WRONG3),
	BAD("\xED\xBF\xBF",     "UTF-8", WRONG3, WRONG3),
	BAD("\xF4\x90\x80\x80", "UTF-8", WRONG4, WRONG4),
	BAD("\xF5\x80\x80\x80", "UTF-8", WRONG4, WRONG4),
	BAD("\xFE\xFF",         "UTF-8", WRONG2, WRONG2),
	/* Controls. */
	BAD("a\0z",             "styrtecken", "az", NULL),
	BAD("\x1B[31m",         "styrtecken", "[31m", WRONG1 "[31m"),
	BAD("a\x7F",            "styrtecken", "a", "a" WRONG1),
	BAD("a\xC2\x80z",       "styrtecken", "az", "a" WRONG1 "z"),
	BAD("a\xC2\x9Fz",       "styrtecken", "az", "a" WRONG1 "z"),
	BAD("a\tz",             "styrtecken", "a z", "a" WRONG1 "z"),
	BAD("a\rz",             "styrtecken", "a z", "a" WRONG1 "z"),
	BAD("a\r\nz",           "styrtecken", "a z", "a" WRONG2 "z"),
	BAD("a\nz",             "radbrytning", "a z", "a" WRONG1 "z"),
	BAD("a\xE2\x80\xA8z",   "radbrytning", "a z", "a" WRONG1 "z"),
	/* What turns, hides and marks. */
	BAD("\u202Eabc",        "skrivriktning", "abc", WRONG1 "abc"),
	BAD("\u2066س\u2069",    "skrivriktning", "س", WRONG1 "س" WRONG1),
	BAD("\u061Cس\u200F",    "skrivriktning", "س", WRONG1 "س" WRONG1),
	BAD("a\u200Bz",         "osynligt", "az", "a" WRONG1 "z"),
	BAD("a\u2060z",         "osynligt", "az", "a" WRONG1 "z"),
	BAD("\uFEFFa",          "osynligt", "a", WRONG1 "a"),
	BAD("🏴\U000E0067\U000E007F", "osynligt", "🏴", "🏴" WRONG2),
	BAD("\uFDD0",           "inte är ett tecken", "", WRONG1),
	BAD("\U0010FFFF",       "inte är ett tecken", "", WRONG1),
	BAD("\xEF\xBF\xBE",     "inte är ett tecken", "", WRONG1),
	/* Not in NFC: macOS, marks in another order, Korean letters, and a sign that is another. */
	BAD("a\u030A",          "NFC", "å", "a\u030A"),
	BAD("q\u0307\u0323",    "NFC", "q\u0323\u0307", "q\u0307\u0323"),
	BAD("\u1112\u1161\u11AB", "NFC", "한", "\u1112\u1161\u11AB"),
	BAD("\u212B",           "NFC", "Å", "\u212B"),
	/* What is taken out stood between a letter and its mark. */
	BAD("a\u200B\u0308",    "osynligt", "ä", "a" WRONG1 "\u0308"),
};
/* clang-format on */

static void
check_bad_text(const struct bad_text *bad)
{
	const char *fault = text_fault(bad->text, bad->bytes, TEXT_ONE_LINE);
	struct buf clean = {0}, shown = {0};

	if (!CHECK(fault && strstr(fault, bad->word)))
		fprintf(stderr, "\"%s\": %s\n", bad->text, fault ? fault : "(no fault)");
	text_clean(&clean, bad->text, bad->bytes, TEXT_ONE_LINE);
	CHECK_TEXT(buf_text(&clean), bad->clean);
	CHECK(!text_fault(buf_text(&clean), clean.bytes, TEXT_ONE_LINE));
	if (bad->shown) {
		text_show(&shown, bad->text);
		CHECK_TEXT(buf_text(&shown), bad->shown);
	}
	buf_free(&clean);
	buf_free(&shown);
}

static const char *const good_texts[] = {
	"",
	"Förskolechefer, rektorer – “och” huvudmän…",
	"┏━●━◇ ▶ ▲ 3 till",
	"日本語 한국어 ﷺ سلام שלום",
	FAMILY " 👍🏽 ❤️ 🇸🇪 1️⃣",
	"q\u0323\u0307",
	"می\u200Cخواهم",
	"\xF4\x8F\xBF\xBD \xED\x9F\xBF \xEE\x80\x80",
};

static void
check_good_text(const char *text)
{
	struct buf clean = {0}, shown = {0};

	CHECK(!text_fault(text, strlen(text), TEXT_ONE_LINE));
	text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	CHECK_TEXT(buf_text(&clean), text);
	text_show(&shown, text);
	CHECK_TEXT(buf_text(&shown), text);
	buf_free(&clean);
	buf_free(&shown);
}

static void
check_lines(void)
{
	struct buf clean = {0};

	CHECK(!text_fault("a\nb\n", 4, TEXT_LINES));
	CHECK(text_fault("a\rb", 3, TEXT_LINES));
	text_clean(&clean, "a\r\nb\rc\n\n\td\xE2\x80\xA9", 13, TEXT_LINES);
	CHECK_TEXT(buf_text(&clean), "a\nb\nc\n\n d\n");
	text_clean(&clean, "å", 2, TEXT_LINES);
	CHECK_TEXT(buf_text(&clean), "a\nb\nc\n\n d\nå");
	buf_free(&clean);
}

/* Whatever bytes come in, what has been cleaned is never refused and is not changed again. */
static void
check_random_bytes(void)
{
	static const char pieces[] =
		"\xC3\xA5\xCC\x8A\xE2\x80\x8D\xF0\x9F\x91\xA9 a\r\n\xE0\xED\x80";
	uint32_t seed = 20260301;

	for (int round = 0; round < 20000; round++) {
		struct buf clean = {0}, again = {0};
		char text[24];

		for (size_t i = 0; i < sizeof text; i++) {
			seed = seed * 1664525u + 1013904223u;
			text[i] = seed >> 31 ? pieces[(seed >> 8) % LENGTH(pieces)]
					     : (char)(seed >> 16);
		}
		text_clean(&clean, text, sizeof text, TEXT_LINES);
		CHECK_ALL(!text_fault(buf_text(&clean), clean.bytes, TEXT_LINES));
		text_clean(&again, buf_text(&clean), clean.bytes, TEXT_LINES);
		CHECK_ALL(!strcmp(buf_text(&clean), buf_text(&again)));
		buf_free(&clean);
		buf_free(&again);
	}
	CHECK(!check_failed);
}

static void
check_trim(void)
{
	/* Text, and what is left of it. */
	static const char *const pairs[][2] = {
		{"", ""},
		{"   ", ""},
		{" \n ", ""},
		{"  två   ord ", "två ord"},
		{"\u00A0 ö \u3000", "ö"},
		{"10\u00A0000", "10\u00A0000"},
		{"\na\n\nb\n", "a\n\nb"},
	};

	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct buf out = {0};

		text_trim(&out, pairs[i][0]);
		CHECK_TEXT(buf_text(&out), pairs[i][1]);
		CHECK(text_is_blank(pairs[i][0]) == !pairs[i][1][0]);
		buf_free(&out);
	}
}

/* ---- clusters and columns ---- */

/* One cluster, its columns, and what a cell shows of it. */
struct cluster {
	const char *text;
	int cols;
	const char *cell;
};

/* clang-format off */
static const struct cluster clusters[] = {
	{ "a",                    1, "a" },
	{ "~",                    1, "~" },
	{ "å",                    1, "å" },
	{ "Ł",                    1, "Ł" },
	{ "…",                    1, "…" },
	{ "━",                    1, "━" },
	{ "●",                    1, "●" }, /* of ambiguous width */
	{ "日",                   2, "日" },
	{ "한",                   2, "한" },
	{ "\u3000",               2, "\u3000" },
	{ "س",                    1, "س" },
	{ "a\u030A",              1, "a\u030A" },
	{ "e\u0301\u0302\u0303\u0304\u0305", 1, "e\u0301\u0302\u0303\u0304" },
	{ "😀",                   2, "😀" },
	{ FAMILY,                 2, "👩" },
	{ "👍🏽",                   2, "👍" },
	{ "👩🏽\u200D🚒",            2, "👩" },
	{ "❤\uFE0F",              1, "❤" },
	{ "🇸🇪",                   1, "🇸" },
	{ "1\uFE0F\u20E3",        1, "1\u20E3" },
	{ "की",                   1, "क" },
	{ "\u0301",               0, "" },
	/* What must not be shown. */
	{ "\n",                   1, WRONG1 },
	{ "\r\n",                 1, WRONG1 },
	{ "\x1B",                 1, WRONG1 },
	{ "\xC2\x85",             1, WRONG1 },
	{ "\u202E",               1, WRONG1 },
	{ "\u200B",               1, WRONG1 },
	{ "\xFF",                 1, WRONG1 },
	{ "🏴\U000E0067\U000E007F", 1, WRONG1 },
};
/* clang-format on */

static void
check_cluster(const struct cluster *cluster)
{
	struct text_pos all = text_measure(cluster->text);
	char shown[22];

	if (!CHECK(all.clusters == 1) || !CHECK(all.cols == cluster->cols))
		fprintf(stderr, "\"%s\": %d, %d\n", cluster->text, all.clusters, all.cols);
	CHECK(all.bytes == strlen(cluster->text));
	CHECK(text_cluster_cols(cluster->text, all.bytes) == cluster->cols);
	text_cell(cluster->text, all.bytes, shown);
	CHECK_TEXT(shown, cluster->cell);
	CHECK(text_cols(shown) == cluster->cols);
}

/* The longest that a cell can be asked to show is four bytes five times. */
static void
check_fullest_cell(void)
{
	static const char mark[] = "\U0001E000"; /* a Glagolitic mark, four bytes */
	char shown[22], cluster[4 * 7 + 1] = "\U00010400";

	for (int i = 0; i < 6; i++)
		strcat(cluster, mark);
	text_cell(cluster, strlen(cluster), shown);
	CHECK(strlen(shown) == 20);
	CHECK(!strncmp(shown, cluster, 20));
	text_cell("", 0, shown);
	CHECK_TEXT(shown, "");
}

/* Every cluster before every other is still one, but where they belong together. */
static void
check_neighbours(void)
{
	for (size_t a = 0; a < COUNT(clusters); a++) {
		for (size_t b = 0; b < COUNT(clusters); b++) {
			char text[128];
			struct text_pos pos = {0};
			bool joins = !strcmp(clusters[b].text, "\u0301") &&
				     strcmp(clusters[a].cell, WRONG1) != 0;

			snprintf(text, sizeof text, "%s%s", clusters[a].text, clusters[b].text);
			joins = joins || strstr(text, "🏴\U000E0067\U000E007F\u0301");
			CHECK_ALL(text_next(text, &pos));
			CHECK_ALL(joins || pos.bytes == strlen(clusters[a].text));
			CHECK_ALL(text_clusters(text) == 2 - joins);
		}
	}
	CHECK(!check_failed);
}

static void
check_steps(void)
{
	static const char text[] = "å" FAMILY "日\n\xFFz";
	static const size_t starts[] = {0, 2, 20, 23, 24, 25, 26};
	struct text_pos pos = {0};

	CHECK(text_clusters(text) == 6);
	CHECK(text_cols(text) == 8);
	for (size_t i = 0; i + 1 < COUNT(starts); i++) {
		CHECK(text_after(text, starts[i]) == starts[i + 1]);
		CHECK(text_before(text, starts[i + 1]) == starts[i]);
		CHECK(text_next(text, &pos) && pos.bytes == starts[i + 1]);
	}
	CHECK(!text_next(text, &pos) && pos.bytes == 26 && pos.clusters == 6 && pos.cols == 8);
	CHECK(text_before(text, 0) == 0);
	CHECK(text_after(text, 26) == 26);
	CHECK(!text_next("", &(struct text_pos){0}));
	CHECK(text_before("🇸🇪🇳🇴", 16) == 8);
}

static void
check_fit(void)
{
	static const size_t bytes_of_cols[] = {0, 2, 2, 20, 20, 23, 24, 24};

	for (int cols = 0; cols < 8; cols++)
		CHECK(text_fit("å" FAMILY "日z", cols) == bytes_of_cols[cols]);
	CHECK(text_fit("abc", -1) == 0);
	CHECK(text_fit("e\u0301\u0302x", 1) == 5);
}

static void
check_points(void)
{
	static const int32_t points[] = {1,      0x7F,   0x80,   0x7FF,   0x800,
					 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
	char utf8[5];
	size_t bytes;

	for (size_t i = 0; i < COUNT(points); i++) {
		size_t written = text_encode(points[i], utf8);

		CHECK(written == strlen(utf8));
		CHECK(text_point(utf8, &bytes) == points[i] && bytes == written);
	}
	CHECK(text_encode(0xD800, utf8) == 0 && !utf8[0]);
	CHECK(text_encode(0x110000, utf8) == 0);
	CHECK(text_encode(-1, utf8) == 0);
	CHECK(text_point("", &bytes) == 0 && bytes == 0);
	CHECK(text_point("\xC3", &bytes) == -1 && bytes == 1);
	CHECK(text_point("\xED\xA0\x80", &bytes) == -1 && bytes == 1);
}

/* ---- comparing ---- */

static void
check_made(void (*make)(struct buf *out, const char *text), const char *text, const char *want)
{
	struct buf out = {0};

	make(&out, text);
	CHECK_TEXT(buf_text(&out), want);
	buf_free(&out);
}

static void
check_case(void)
{
	check_made(text_fold, "ÅNGSTRÖM Straße É", "ångström strasse é");
	check_made(text_fold, "", "");
	check_made(text_fold_loose, "ÅÄÖ ÉÜ åäö éü Zz9", "aao eu aao eu zz9");
	check_made(text_fold_loose, "e\u0301 日", "e 日");
	check_made(text_upper, "Styrkor, möjligheter é", "STYRKOR, MÖJLIGHETER É");
}

static void
check_words(void)
{
	CHECK(text_has_words("Rektorers digitala kompetens är ojämn", "ojamn REKT"));
	CHECK(text_has_words("Rektorers digitala kompetens", "  kompetens "));
	CHECK(!text_has_words("Rektorers digitala kompetens", "rektor ojämn"));
	CHECK(text_has_words("arbete", "ÄRBETE"));
	CHECK(text_has_words("abc", ""));
	CHECK(text_has_words("", " "));
	CHECK(!text_has_words("", "a"));
}

static int
sign(int number)
{
	return (number > 0) - (number < 0);
}

static void
check_order(void)
{
	/* clang-format off */
	static const char *const in_order[] = {
		"", "- a", "–", "2", "a", "A", "a b", "ab", "ed", "ede", "edé", "Edé", "edf",
		"muller", "my", "mü", "mycket", "müller", "mz", "o", "z", "zz", "å", "Å", "Åsa",
		"ä", "Ärlig", "ö", "øre", "ös",
	};
	/* clang-format on */

	for (size_t a = 0; a < COUNT(in_order); a++) {
		for (size_t b = 0; b < COUNT(in_order); b++) {
			int want = (a > b) - (a < b);

			if (!CHECK_ALL(sign(text_compare(in_order[a], in_order[b])) == want))
				fprintf(stderr, "\"%s\" \"%s\"\n", in_order[a], in_order[b]);
		}
	}
	CHECK(!check_failed);
	CHECK(text_compare("resume", "résumé") < 0 && text_compare("résumé", "resumf") < 0);
}

int
main(void)
{
	for (size_t i = 0; i < COUNT(bad_texts); i++)
		check_bad_text(&bad_texts[i]);
	for (size_t i = 0; i < COUNT(good_texts); i++)
		check_good_text(good_texts[i]);
	check_lines();
	check_random_bytes();
	check_trim();
	for (size_t i = 0; i < COUNT(clusters); i++)
		check_cluster(&clusters[i]);
	check_fullest_cell();
	check_neighbours();
	check_steps();
	check_fit();
	check_points();
	check_case();
	check_words();
	check_order();
	return check_done("base/text");
}
