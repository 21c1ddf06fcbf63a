/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text rules: each with notes that trip it and notes that do not, and the plan's own words, for each of
 * which it stands here what they are asked.
 */
#include "rodtrad/core/phrasing.h"

#include "chain_room.h"
#include "rodtrad/base/text.h"

/* The rules that a text trips: "T02 T07". */
static const char *
asked(enum stage stage, const char *text, bool has_indicator, struct buf *rules)
{
	struct phrasing_fault fault[PHRASINGS];
	int faults = phrasing_faults(stage, text, has_indicator, fault);

	buf_clear(rules);
	for (int at = 0; at < faults; at++)
		buf_addf(rules, "%s%s", at ? " " : "", phrasing_rule(fault[at].rule));
	return buf_text(rules);
}

#define LONG_NAME "Personalen i alla våra förskolor visar varandra hur de gör på sina träffar"

/* clang-format off */
static const struct {
	enum stage stage;
	const char *text, *want;
} notes[] = {
	/* An effect written as an activity. */
	{ STAGE_EFFECT_SHORT, "Utbilda personalen i systemen", "T01" },
	{ STAGE_EFFECT_LONG, "UTBILDA PERSONALEN", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Utbildar personalen", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Ta fram en plan", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Tar fram en plan", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Följer upp resultaten", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Arbeta med språket", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Att lyfta lärspridarna", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Vi ska skapa forum", "T01" },
	{ STAGE_EFFECT_MEDIUM, "”Införa” ett system", "T01" },
	{ STAGE_EFFECT_MEDIUM, "Arbeta tillsammans kan alla", "" },
	{ STAGE_EFFECT_MEDIUM, "Ta del av varandras lektioner vill alla", "" },
	{ STAGE_EFFECT_MEDIUM, "Inför lov vet alla vad som gäller", "" },
	{ STAGE_EFFECT_MEDIUM, "Personalen kan utbilda andra", "" },
	{ STAGE_EFFECT_MEDIUM, "Utbildningen når fler", "" },
	{ STAGE_EFFECT_MEDIUM, "Startar dagen med rätt lösenord, det gör alla", "T01" },
	{ STAGE_ACTIVITY, "Utbilda personalen i systemen", "" },
	{ STAGE_OUTPUT, "Utbilda 20 lärare", "" },

	/* Two in one, and what is said in one breath. */
	{ STAGE_NEED, "Nätet är segt och datorerna gamla", "T02" },
	{ STAGE_ACTIVITY, "Rektorerna läser samt sprider", "T02" },
	{ STAGE_ACTIVITY, "Rektorerna når dit genom att läsa", "T02" },
	{ STAGE_ACTIVITY, "Rektorerna når dit genom läsning", "" },
	{ STAGE_EFFECT_LONG, "Barn och elever förlorar ingen lärtid", "" },
	{ STAGE_EFFECT_LONG, "Barns och elevers lärtid räcker", "" },
	{ STAGE_EFFECT_LONG, "Barnen och eleverna förlorar ingen lärtid", "" },
	{ STAGE_EFFECT_LONG, "Barn och vårdnadshavare hittar rätt", "T02" },
	{ STAGE_EFFECT_LONG, "Barn och elever läser och skriver", "T02" },
	{ STAGE_EFFECT_LONG, "Tekniska och pedagogiska frågor får svar", "" },
	{ STAGE_NEED, "Kvalitets- och utvecklingschefen frågar", "" },
	{ STAGE_NEED, "Beslut på vetenskaplig grund och beprövad erfarenhet", "" },
	{ STAGE_NEED, "Och så nätet", "" },
	{ STAGE_NEED, "Ochraväggar", "" },

	/* A word that cannot be measured. */
	{ STAGE_EFFECT_MEDIUM, "Bättre support", "T03" },
	{ STAGE_EFFECT_MEDIUM, "Vi har GODA rutiner", "T03" },
	{ STAGE_EFFECT_MEDIUM, "Ökat lärande", "T03" },
	{ STAGE_EFFECT_MEDIUM, "Likvärdigt stöd i hela området", "T03" },
	{ STAGE_EFFECT_MEDIUM, "Personalen är medveten om vägen", "T03" },
	{ STAGE_EFFECT_MEDIUM, "Godkända resultat", "" },
	{ STAGE_EFFECT_MEDIUM, "Personalen hittar rätt hjälp redan första gången", "" },
	{ STAGE_ACTIVITY, "Bättre support", "" },
	{ STAGE_NEED, "Samsyn saknas", "" },

	/* Nobody does it. */
	{ STAGE_ACTIVITY, "Rutiner för ärenden tas fram", "T04" },
	{ STAGE_ACTIVITY, "Hjälptavlor skapas och personalen informeras", "T02 T04" },
	{ STAGE_ACTIVITY, "Arbetet följs upp varje termin", "T04" },
	{ STAGE_ACTIVITY, "Besöken genomförs av lärspridarna", "" },
	{ STAGE_ACTIVITY, "Rektorerna tar fram rutiner", "" },
	{ STAGE_ACTIVITY, "Lapparna tas ner", "" },
	{ STAGE_EFFECT_SHORT, "Rutiner följs upp", "" },

	/* A prestation that cannot be counted. */
	{ STAGE_OUTPUT, "Många lärspridare medverkar", "T05" },
	{ STAGE_OUTPUT, "24 lärspridare medverkar", "" },
	{ STAGE_OUTPUT, "Tolv lärspridare medverkar", "" },
	{ STAGE_OUTPUT, "Alla enheter i F–3 har en tavla", "" },
	{ STAGE_EFFECT_SHORT, "Många lärspridare medverkar", "" },

	/* More than two lines on the wall. */
	{ STAGE_NEED, LONG_NAME, "T07" },
	{ STAGE_RESOURCE, "Åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäöå", "" },
	{ STAGE_RESOURCE, "Åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäöåä", "T07" },

	{ STAGE_EFFECT_LONG, "", "" },
	{ STAGE_OUTPUT, " …? ", "" },
};

/* What the plan's ten mål are asked as long effects: none is written as an activity. */
static const char *const goals[] = {
	"T02 T03 T07",  /* kompetens och metoder · ökat */
	"T03 T07",      /* ökad samsyn, adekvat */
	"T07",
	"T02 T07",      /* kunskap om och använder */
	"T02 T03 T07",  /* förankring, spridning och kunskapsutveckling · tydlig */
	"T02 T03 T07",  /* samt · fungerande */
	"T02 T03 T07",  /* fungerande och likvärdiga */
	"T02 T03 T07",  /* förvaltningens och enheters · kontinuerlig */
	"T07",          /* forskning och beprövad erfarenhet, barns och elevers: pairs */
	"T02 T07",      /* samt */
};

/* And its "Hur?" rows as activities. */
static const struct {
	const char *id, *want;
} measures[] = {
	{ "1.1", "T04" }, /* Miniminivåer … tas fram. */
	{ "1.2", "" },
	{ "1.3", "T02 T04" },
	{ "1.4", "" },
	{ "1.5", "" },
	{ "2.1", "T02" },
	{ "2.2", "T02" },
	{ "3.1", "" },
	{ "3.2", "" },
	{ "3.3", "" },
	{ "3.4", "T02" },
	{ "4.1", "T02 T07" },
	{ "4.2", "" },
	{ "5.1", "T02 T07" },
	{ "5.2", "T02" },
	{ "6.1", "T02 T07" },
	{ "6.2", "T02" },
	{ "7.1", "T02 T07" },
	{ "7.2", "T02" },
	{ "7.3", "" },
	{ "8.1", "T02 T07" },
	{ "8.2", "T02" },
	{ "9.1", "T02 T07" },
	{ "10.1", "T02 T07" },
	{ "10.2", "T02" },
	{ "10.3", "" },
};
/* clang-format on */

static void
test_notes(void)
{
	struct buf rules = {0};

	for (size_t at = 0; at < COUNT(notes); at++)
		if (!CHECK_TEXT(asked(notes[at].stage, notes[at].text, false, &rules),
				notes[at].want))
			fprintf(stderr, "%s\n", notes[at].text);
	CHECK_TEXT(asked(STAGE_EFFECT_MEDIUM, "Bättre support", true, &rules), "");
	CHECK_TEXT(asked(STAGE_EFFECT_MEDIUM, "Skapa bättre support och lugn", true, &rules),
		   "T01 T02");
	buf_free(&rules);
}

static void
test_plan(void)
{
	struct buf file = {0}, rules = {0};
	struct catalog catalog;
	struct err err = {0};
	size_t row = 0;

	read_shipped(&file, "RODTRAD_SHARE", "share", "catalog/orebro-2019-2022.json");
	if (!CHECK(catalog_read(&catalog, buf_text(&file), file.bytes, &err)))
		return;
	CHECK(catalog.goals.count == (int)COUNT(goals));
	for (int at = 0; at < catalog.goals.count; at++) {
		const struct catalog_goal *goal =
			(const struct catalog_goal *)catalog.goals.item + at;

		if (!CHECK_TEXT(asked(STAGE_EFFECT_LONG, goal->text, false, &rules), goals[at]))
			fprintf(stderr, "mål %d\n", goal->number);
		for (int of = 0; of < goal->measures.count; of++, row++) {
			const struct catalog_measure *measure =
				(const struct catalog_measure *)goal->measures.item + of;

			if (!CHECK(row < COUNT(measures)))
				return;
			CHECK_TEXT(measure->id, measures[row].id);
			if (!CHECK_TEXT(asked(STAGE_ACTIVITY, measure->text, false, &rules),
					measures[row].want))
				fprintf(stderr, "%s\n", measure->text);
		}
	}
	CHECK(row == COUNT(measures));
	catalog_free(&catalog);
	buf_free(&file);
	buf_free(&rules);
}

/* The word is the one that was found, and a text of any length is looked through. */
static void
test_words(void)
{
	struct phrasing_fault fault[PHRASINGS];
	struct buf text = {0};
	char question[240];

	CHECK(phrasing_faults(STAGE_EFFECT_SHORT, "Tar fram en ökad samsyn", false, fault) == 2);
	CHECK_TEXT(fault[0].word, "ta fram");
	CHECK_TEXT(fault[1].word, "ökad");
	phrasing_question(&fault[1], "E2", question, sizeof question);
	CHECK_TEXT(question, "E2: hur märker vi ”ökad”?");
	for (int word = 0; word < 300; word++)
		buf_add(&text, "a ");
	CHECK(phrasing_faults(STAGE_NEED, buf_text(&text), false, fault) == 1);
	buf_clear(&text);
	for (int letter = 0; letter < 500; letter++)
		buf_add(&text, "ö");
	CHECK(phrasing_faults(STAGE_EFFECT_SHORT, buf_text(&text), false, fault) == 1);
	buf_free(&text);
}

static void
test_mentions(void)
{
	static const char *const words[] = {"barn-", "åk", NULL};

	CHECK(phrasing_mentions("Alla barnen hittar", words));
	CHECK(phrasing_mentions("ÅK 3", words));
	CHECK(!phrasing_mentions("Åka buss", words));
	CHECK(!phrasing_mentions("Skolbarn", words));
	CHECK(!phrasing_mentions("", words));
}

int
main(void)
{
	test_notes();
	test_plan();
	test_words();
	test_mentions();
	return check_done("core/phrasing");
}
