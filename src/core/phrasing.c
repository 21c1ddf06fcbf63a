/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text rules: lists of words, and a text as a row of words in small letters to look for them in. A
 * hyphen belongs to its word ("kvalitets- och utvecklingschef"). It may run at every key: nothing is allocated.
 */
#include "rodtrad/core/phrasing.h"
#include "rodtrad/base/text.h"

#include <stdio.h>
#include <string.h>

#define WORDS_MAX 256 /* a note has room for 500 characters */
#define SLACK     2   /* letters that an ending may add to a word of a pair: eleverna */

/* ---- the lists ---- */

/* clang-format off */

/* Said in one breath: "och" does not part them. */
static const char *const pairs[] = {
	"barn och elever", "barns och elevers", "förskola och skola", "förskolor och skolor",
	"förskollärare och lärare", "lärare och elever", "forskning och beprövad erfarenhet",
	"vetenskaplig grund och beprövad erfarenhet", "undervisning och lärande",
	"utveckling och lärande", "roller och ansvar", "uppdrag och ansvar",
	"teknisk och pedagogisk", "pedagogiska och administrativa", "mål och insatser",
	"uppföljning och utvärdering", "kvalitets- och utvecklingschef",
	"huvudlärspridare och lärspridare", "plan och budget", NULL
};

static const char *const joints[] = { "och", "samt", "genom att", NULL };

/* An activity begins with one of these; its first word may be bent: "utbildar", "utbildas". */
static const char *const activity_verbs[] = {
	"anordna", "arbeta för", "arbeta med", "avsätta", "bjuda in", "bygga", "ta fram", "erbjuda",
	"etablera", "fortbilda", "följa upp", "fördela", "främja", "förbereda", "genomföra",
	"implementera", "informera", "införa", "inrätta", "kartlägga", "köpa in", "lyfta", "ordna",
	"revidera", "samordna", "se över", "sprida", "starta", "stödja", "säkerställa", "skapa",
	"upphandla", "upprätta", "utbilda", "utreda", "utveckla", "verka för", "öka", NULL
};

/* Words that an order begins with before its verb: "att utbilda", "vi ska utbilda". */
static const char *const orders[] = { "att", "vi", "ska", "bör", "måste", "vill", NULL };

/* A row a word, with all its forms. */
static const char *const vague_words[] = {
	"adekvat adekvata", "bättre", "effektiv effektivt effektiva effektivare", "fungerande",
	"fördjupad fördjupat fördjupade", "god gott goda", "hållbar hållbart hållbara hållbarare",
	"helhetssyn helhetssynen", "högre", "kontinuerlig kontinuerligt kontinuerliga", "levande",
	"likvärdig likvärdigt likvärdiga", "långsiktig långsiktigt långsiktiga långsiktigare",
	"medveten medvetet medvetna", "medvetenhet medvetenheten",
	"måluppfyllelse måluppfyllelsen", "optimal optimalt optimala", "samsyn samsynen",
	"stärkt stärkta", "trygg tryggt trygga tryggare", "tydlig tydligt tydliga tydligare",
	"utvecklad utvecklat utvecklade", "ändamålsenlig ändamålsenligt ändamålsenliga",
	"ökad ökat ökade", NULL
};

static const char *const passives[] = {
	"avsätts", "erbjuds", "etableras", "följs upp", "genomförs", "implementeras", "införs",
	"revideras", "samordnas", "ses över", "skapas", "säkerställs", "tas fram", "tydliggörs",
	"upphandlas", "upprättas", "utvecklas", NULL
};

static const char *const numbers[] = {
	"två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
	"fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo", "trettio", "fyrtio",
	"femtio", "sextio", "sjuttio", "åttio", "nittio", "hundra", "tusen", NULL
};
/* clang-format on */

/* ---- words ---- */

struct words {
	int count;
	char word[WORDS_MAX][PHRASING_WORD];
};

/* Small letters of ASCII and Latin-1, which is what Swedish is written with. */
static int32_t
small(int32_t point)
{
	if ((point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7))
		return point + 0x20;
	return point;
}

/* A hyphen belongs to its word; a dash does not. */
static bool
is_of_word(int32_t point)
{
	return (point >= '0' && point <= '9') || (small(point) >= 'a' && small(point) <= 'z') ||
	       (point >= 0xC0 && point != 0xD7 && point != 0xF7 && point < 0x2000) || point == '-';
}

/* Adds the code point in small letters. What is longer than any word of ours is cut. */
static void
word_add(char *word, int32_t point)
{
	char utf8[5];
	size_t bytes = text_encode(small(point), utf8), used = strlen(word);

	if (used + bytes < PHRASING_WORD)
		memcpy(word + used, utf8, bytes + 1);
}

static void
words_of(struct words *words, const char *text)
{
	bool inside = false;
	size_t bytes = 0;

	words->count = 0;
	for (int32_t point; (point = text_point(text, &bytes)) != 0; text += bytes) {
		if (!is_of_word(point)) {
			inside = false;
			continue;
		}
		if (!inside && words->count == WORDS_MAX)
			return;
		if (!inside)
			words->word[words->count++][0] = '\0';
		inside = true;
		word_add(words->word[words->count - 1], point);
	}
}

/* ---- comparing words ---- */

/* The word at the start of a phrase. */
static size_t
first_bytes(const char *phrase)
{
	return strcspn(phrase, " ");
}

static bool
is_word(const char *word, const char *want, size_t bytes)
{
	return strlen(word) == bytes && !memcmp(word, want, bytes);
}

/* With a short ending: "eleverna", "tekniska". */
static bool
is_nearly(const char *word, const char *want, size_t bytes)
{
	return !strncmp(word, want, bytes) && text_clusters(word + bytes) <= SLACK;
}

/* The verb itself, or bent: skapar, skapas; lyfter, which loses its a. */
static bool
is_verb(const char *word, const char *verb, size_t bytes)
{
	size_t stem = verb[bytes - 1] == 'a' ? bytes - 1 : bytes;

	if (!strncmp(word, verb, bytes))
		return !word[bytes] || !strcmp(word + bytes, "r") || !strcmp(word + bytes, "s");
	return stem > 2 && !strncmp(word, verb, stem) && !strcmp(word + stem, "er");
}

/* How the words of a phrase are compared: the first, and the others. */
struct sameness {
	bool (*first)(const char *word, const char *want, size_t bytes);
	bool (*others)(const char *word, const char *want, size_t bytes);
};

static const struct sameness exactly = {is_word, is_word};
static const struct sameness as_verb = {is_verb, is_word};
static const struct sameness nearly = {is_nearly, is_nearly};

/* How many words from `at` on are those of the phrase, 0 when they are not. */
static int
phrase_at(const struct words *words, int at, const char *phrase, const struct sameness *same)
{
	int count = 0;

	for (; *phrase; count++) {
		size_t bytes = first_bytes(phrase);

		if (at + count >= words->count ||
		    !(count ? same->others : same->first)(words->word[at + count], phrase, bytes))
			return 0;
		phrase += bytes + strspn(phrase + bytes, " ");
	}
	return count;
}

/* Which of the phrases stands at a place, NULL when none does; `count` gets its words. */
static const char *
one_at(const struct words *words, int at, const char *const *phrases, const struct sameness *same,
       int *count)
{
	for (; *phrases; phrases++) {
		*count = phrase_at(words, at, *phrases, same);
		if (*count)
			return *phrases;
	}
	return NULL;
}

static bool
found(struct phrasing_fault *fault, const char *phrase)
{
	snprintf(fault->word, sizeof fault->word, "%.*s", PHRASING_WORD - 1, phrase);
	return true;
}

/* ---- the rules ---- */

static bool
is_activity(const struct words *words, struct phrasing_fault *fault)
{
	int at = 0, count;
	const char *verb;

	while (one_at(words, at, orders, &exactly, &count))
		at++;
	verb = one_at(words, at, activity_verbs, &as_verb, &count);
	return verb && found(fault, verb);
}

/* How many words a pair takes here, 0 when none begins. */
static int
pair_at(const struct words *words, int at)
{
	int count;

	return one_at(words, at, pairs, &nearly, &count) ? count : 0;
}

static bool
is_two(const struct words *words, struct phrasing_fault *fault)
{
	int count;

	for (int at = 0; at < words->count; at++) {
		const char *joint;
		int taken = pair_at(words, at);

		if (taken) {
			at += taken - 1;
			continue;
		}
		joint = one_at(words, at, joints, &exactly, &count);
		if (joint && at > 0)
			return found(fault, joint);
	}
	return false;
}

static bool
is_form(const char *word, const char *forms)
{
	for (; *forms; forms += first_bytes(forms), forms += strspn(forms, " "))
		if (is_word(word, forms, first_bytes(forms)))
			return true;
	return false;
}

static bool
is_vague(const struct words *words, struct phrasing_fault *fault)
{
	for (int at = 0; at < words->count; at++)
		for (const char *const *forms = vague_words; *forms; forms++)
			if (is_form(words->word[at], *forms))
				return found(fault, words->word[at]);
	return false;
}

/* "Genomförs av lärspridarna" says who. */
static bool
is_by_nobody(const struct words *words, struct phrasing_fault *fault)
{
	int count;

	for (int at = 0; at < words->count; at++) {
		const char *passive = one_at(words, at, passives, &exactly, &count);

		if (passive &&
		    (at + count >= words->count || strcmp(words->word[at + count], "av") != 0))
			return found(fault, passive);
	}
	return false;
}

static bool
is_uncounted(const struct words *words)
{
	int count;

	for (int at = 0; at < words->count; at++)
		if (strpbrk(words->word[at], "0123456789") ||
		    one_at(words, at, numbers, &exactly, &count))
			return false;
	return true;
}

/* Does the rule ask something of this text? The stages that a rule is about are said here. */
static bool
asks(enum phrasing rule, enum stage stage, const struct words *words, bool has_indicator,
     struct phrasing_fault *fault)
{
	switch (rule) {
	case PHRASING_ACTIVITY: return stage_is_effect(stage) && is_activity(words, fault);
	case PHRASING_TWO: return is_two(words, fault);
	case PHRASING_VAGUE:
		return stage_is_effect(stage) && !has_indicator && is_vague(words, fault);
	case PHRASING_NOBODY: return stage == STAGE_ACTIVITY && is_by_nobody(words, fault);
	case PHRASING_UNCOUNTED: return stage == STAGE_OUTPUT && is_uncounted(words);
	default: return false;
	}
}

int
phrasing_faults(enum stage stage, const char *text, bool has_indicator,
		struct phrasing_fault fault[PHRASINGS])
{
	struct words words;
	int faults = 0;

	words_of(&words, text);
	for (int rule = 0; rule < PHRASINGS; rule++) {
		struct phrasing_fault *next = &fault[faults];

		*next = (struct phrasing_fault){.rule = (enum phrasing)rule};
		if (words.count && (rule == PHRASING_TOO_LONG
					    ? text_clusters(text) > PHRASING_LONG
					    : asks(next->rule, stage, &words, has_indicator, next)))
			faults++;
	}
	return faults;
}

/* ---- what is asked ---- */

/* Each question is about a code, and most name the word. */
/* clang-format off */
static const struct {
	const char *rule, *question;
} questions[PHRASINGS] = {
	[PHRASING_ACTIVITY] = { "T01", "%s låter som en aktivitet (”%s”). Beskriv läget när det är uppnått: någon har, kan eller använder något." },
	[PHRASING_TWO] = { "T02", "%s är kanske två saker (”%s”). Ska den delas?" },
	[PHRASING_VAGUE] = { "T03", "%s: hur märker vi ”%s”?" },
	[PHRASING_NOBODY] = { "T04", "%s: vem gör det (”%s”)?" },
	[PHRASING_UNCOUNTED] = { "T05", "%s saknar ett antal. Vad går att räkna?" },
	[PHRASING_TOO_LONG] = { "T07", "%s är längre än två rader på väggen. Hur låter det på tio ord?" },
};
/* clang-format on */

const char *
phrasing_rule(enum phrasing rule)
{
	return questions[rule].rule;
}

void
phrasing_question(const struct phrasing_fault *fault, const char *code, char *text, size_t room)
{
	snprintf(text, room, questions[fault->rule].question, code, fault->word);
}

bool
phrasing_mentions(const char *text, const char *const *wanted)
{
	struct words words;

	words_of(&words, text);
	for (int at = 0; at < words.count; at++)
		for (const char *const *want = wanted; *want; want++) {
			size_t bytes = strlen(*want);
			bool is_stem = (*want)[bytes - 1] == '-';

			if (is_stem ? !strncmp(words.word[at], *want, bytes - 1)
				    : !strcmp(words.word[at], *want))
				return true;
		}
	return false;
}
