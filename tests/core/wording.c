/* SPDX-License-Identifier: EUPL-1.2 */
/* Likeness: pairs that a room would call the same, and pairs that only look alike. */
#include "rodtrad/core/wording.h"

#include "room.h"

static const struct pair_of_notes {
	bool alike;
	const char *a, *b;
} pairs[] = {
	{true, "Rektorers digitala kompetens är ojämn", "Ojämn digital kompetens hos rektorerna"},
	{true, "Vi har lärspridare på varje enhet", "Lärspridare finns på alla enheter"},
	{true, "Dåligt nätverk i de äldre lokalerna", "Nätverket är dåligt i äldre lokaler"},
	{true, "Brist på tid för kompetensutveckling", "Tid för kompetensutveckling saknas"},
	{true, "Nationella prov blir digitala", "De nationella proven digitaliseras"},
	{true, "Snabb support från Förvaltning IT", "Supporten från Förvaltning IT är snabb"},
	{true, "Många lösenord att hålla reda på", "För många lösenord att hålla ordning på"},
	{true, "Samarbete med universitetet", "Samarbetet med Örebro universitet"},
	{true, "AI-verktyg som skriver elevtexter", "Elevtexter som skrivs av AI-verktyg"},
	{true, "EN DATOR TILL VARJE ELEV", "en dator till varje elev"},
	{true, "Läromedel köps in utan plan", "Inköp av läromedel utan plan"},
	{true, "Oklart vem som ansvarar för supporten", "Oklart ansvar för support"},
	{false, "Rektorers digitala kompetens är ojämn", "Vi har gott om surfplattor i förskolan"},
	{false, "Dåligt nätverk i äldre lokaler", "Bra nätverk mellan förskolor och skolor"},
	{false, "Eleverna är nyfikna på programmering", "Eleverna saknar egna datorer hemma"},
	{false, "Tid för kollegialt lärande", "Tid går åt till dubbel dokumentation"},
	{false, "Statsbidrag kan sökas", "Statliga styrdokument ändras ofta"},
	{false, "Lärspridare finns på varje enhet", "Vårdnadshavare vill följa lärandet"},
	{false, "Personalen vågar prova nytt", "Personalen byts ut ofta"},
	{false, "Gemensam plan för kompetensutveckling", "Gemensamma system i hela kommunen"},
	{false, "Kostnaden för licenser ökar", "Skärmtiden för barn ökar"},
	{false, "Vi delar material med varandra", "Materialet är inte tillgängligt för alla barn"},
	{false, "Osäkra molntjänster", "Osäker ekonomi nästa år"},
	{false, "Hög närvaro på träffarna", "Hög frånvaro bland eleverna"},
};

static void
test_pairs(void)
{
	for (size_t i = 0; i < COUNT(pairs); i++) {
		int there = wording_likeness(pairs[i].a, pairs[i].b);

		CHECK(there == wording_likeness(pairs[i].b, pairs[i].a));
		if (!CHECK((there >= WORDING_ALIKE) == pairs[i].alike))
			fprintf(stderr, "%d: %s | %s\n", there, pairs[i].a, pairs[i].b);
	}
}

static void
test_ends(void)
{
	CHECK(wording_likeness("", "") == 0);
	CHECK(wording_likeness("", "Läsning") == 0);
	CHECK(wording_likeness("!!! ???", "...") == 0);
	CHECK(wording_likeness("Läsning", "Läsning") == 100);
	CHECK(wording_likeness("Läsning!", "  LÄSNING") == 100);
	CHECK(wording_likeness("ÅÄÖ ÉÜ", "åäö éü") == 100);
	CHECK(wording_likeness("abc", "xyz") == 0);
	CHECK(wording_likeness("nät support", "support nät") == 100);
	CHECK(wording_likeness("en dator", "dator") == 100);
	/* Stop words are all there is. */
	CHECK(wording_likeness("vad har vi", "vad har vi") == 100);
	CHECK(wording_likeness("vad har vi", "dator") == 0);
	CHECK(wording_likeness("9", "9") == 100);
	/* A word said twice is one word. */
	CHECK(wording_likeness("å", "å å") == 100);
}

/* "ab" gives "  a", " ab", "ab ": two of three are shared with "ac". */
static void
test_dice(void)
{
	CHECK(wording_likeness("ab", "ac") == 33);
	CHECK(wording_likeness("abc", "abd") == 50);
	CHECK(wording_likeness("ab cd", "ab") == 66);
}

/* More letters than any table has room for; the texts are still compared. */
static void
test_long(void)
{
	char text[20001], word[401];

	for (size_t i = 0; i < sizeof text - 1; i++)
		text[i] = i % 9 == 8 ? ' ' : (char)('a' + (i * i / 7 + i / 26) % 26);
	text[sizeof text - 1] = '\0';
	memset(word, 'q', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	CHECK(wording_likeness(text, text) == 100);
	CHECK(wording_likeness(word, word) == 100);
	CHECK(wording_likeness(text, word) < 10);
}

static void
test_notes(void)
{
	struct room room;
	struct gesture gesture;

	room_open(&room, 4);
	room_write(&room, "strength", "Lärspridare finns på varje enhet");
	room_write(&room, "strength", "Vi har lärspridare");
	room_write(&room, "threat", "Vi har lärspridare på enheten");
	const struct session *session = &room.session;
	const struct item *first = room_note(&room, "S1");

	CHECK(wording_like(session, 0, "Lärspridare på varje enhet", NULL) == first);
	CHECK(wording_like(session, 0, "Vi har lärspridare", NULL) == room_note(&room, "S2"));
	CHECK(wording_like(session, 0, "Lärspridare på varje enhet", first) ==
	      room_note(&room, "S2"));
	CHECK(wording_like(session, 0, "Bra nätverk", NULL) == NULL);
	CHECK(wording_like(session, 1, "Lärspridare på varje enhet", NULL) == NULL);
	CHECK(wording_like(session, 2, "lärspridare på enheten", NULL) == room_note(&room, "H1"));
	CHECK(wording_like(session, 0, "", NULL) == NULL);

	room_begin(&room, &gesture);
	note_park(&gesture, first, true);
	room_do(&gesture);
	CHECK(wording_like(session, 0, "Finns på varje enhet", NULL) == NULL);
	session_free(&room.session);
}

/* A sentence of few words, so that many are alike and many are nearly so. */
static void
random_text(char text[200], uint32_t *chance)
{
	static const char *const words[] = {"nät",      "nätet",       "lärspridare", "på",
					    "enheten",  "varje enhet", "saknas",      "rektorer",
					    "rektorns", "tid",         "å",           "9"};
	struct buf out = {0};

	for (int left = (int)(*chance >> 16) % 7; left >= 0; left--) {
		*chance = *chance * 1664525u + 1013904223u;
		buf_addf(&out, "%s ", words[(*chance >> 16) % COUNT(words)]);
	}
	snprintf(text, 200, "%s", buf_text(&out));
	buf_free(&out);
}

/* The quick way says what the slow way says. */
static void
test_alike(void)
{
	struct arena arena = {0};
	uint32_t chance = 7;
	int alike = 0, rounds = 20000;

	for (int round = 0; round < rounds; round++) {
		struct wording a, b;
		char one[200], other[200];
		bool is_alike;

		random_text(one, &chance);
		random_text(other, &chance);
		wording_make(&a, one, &arena);
		wording_make(&b, other, &arena);
		is_alike = wording_likeness(one, other) >= WORDING_ALIKE;
		alike += is_alike;
		if (wording_alike(&a, &b) != is_alike || wording_alike(&b, &a) != is_alike) {
			CHECK(!"the quick way says another thing");
			fprintf(stderr, "%s | %s\n", one, other);
		}
	}
	CHECK(alike > rounds / 20 && alike < rounds / 2);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct wording a, b;

		wording_make(&a, pairs[i].a, &arena);
		wording_make(&b, pairs[i].b, &arena);
		CHECK(wording_alike(&a, &b) == pairs[i].alike);
		wording_make(&b, "", &arena);
		CHECK(!wording_alike(&a, &b) && !wording_alike(&b, &b));
	}
	arena_free(&arena);
}

int
main(void)
{
	test_pairs();
	test_ends();
	test_dice();
	test_long();
	test_notes();
	test_alike();
	return check_done("core/wording");
}
