/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The demo's effektkedja on delmål 2.2, in rows, and each row as one key: for the rules of the chain, whose
 * gaps it must have exactly, and for the file in share/demo. Units, people and numbers are made up.
 */
#ifndef RODTRAD_TESTS_CORE_DEMO_CHAIN_H
#define RODTRAD_TESTS_CORE_DEMO_CHAIN_H

#include "rodtrad/core/chain.h"

#define DEMO_NONE (-1)

/* Notes of the demo's SWOT on 1.2, by their ids. */
#define DEMO_SWOT_M4 "01a13509-9598-7000-8000-000000001700"
#define DEMO_SWOT_V9 "01a1350e-cd88-7000-8000-000000001d00"

struct demo_note {
	const char *code, *box, *text;
	int mark, purpose;
	const char *origin;
};

struct demo_link {
	const char *from, *to;
	enum strength strength;
	const char *assumption; /* "": said to be none; NULL: not asked */
	enum support support;
};

struct demo_indicator {
	const char *of, *text, *baseline, *target, *due, *source, *measurer;
};

struct demo_action {
	const char *text, *note;
	enum action_choice choice;
	int goal;
	const char *measure, *level, *owner, *start, *end, *check;
};

/* clang-format off */

/* As they are written: from the end of the chain to its beginning. */
static const struct demo_note demo_notes[] = {
	{ "E1", "effect_long", "Barn och elever förlorar ingen lärtid på tekniska fel", MARK_NONE, PURPOSE_LEARNING, NULL },
	{ "E2", "effect_long", "Elever möter samma digitala möjligheter på alla enheter", MARK_NONE, PURPOSE_ENVIRONMENT, NULL },
	{ "E3", "effect_medium", "Lärare använder teknik utan att planera för krångel", MARK_NONE, DEMO_NONE, NULL },
	{ "E4", "effect_medium", "Personalen hittar rätt hjälp redan första gången", MARK_NONE, DEMO_NONE, NULL },
	{ "E5", "effect_medium", "Rektorer tar upp ärendestatistiken i kvalitetsdialogen", MARK_NONE, DEMO_NONE, NULL },
	{ "E6", "effect_short", "Alla i personalen vet vem som hjälper med vad", MARK_NONE, DEMO_NONE, NULL },
	{ "E7", "effect_short", "Lärare vill pröva nytt när en lärspridare är med", MARK_NONE, DEMO_NONE, NULL },
	{ "E8", "effect_short", "Förvaltning IT vet vilka fel som stör undervisningen", MARK_NONE, DEMO_NONE, NULL },
	{ "E9", "effect_short", "Lärspridaren blir teknikjour i stället för stöd", MARK_SIDE_EFFECT, DEMO_NONE, NULL },
	{ "A1", "activity", "Huvudlärspridarna gör en hjälptavla till varje enhet", MARK_NONE, DEMO_NONE, NULL },
	{ "A2", "activity", "Lärspridarna är med på kollegors lektioner", MARK_NONE, DEMO_NONE, NULL },
	{ "A3", "activity", "Rektorerna inventerar behov med Förvaltning IT", MARK_NONE, DEMO_NONE, "orebro-2019-2022/measure/6.1" },
	{ "A4", "activity", "Förvaltning IT redovisar ärenden per enhet", MARK_NONE, DEMO_NONE, NULL },
	{ "A5", "activity", "IT-samordnaren testar nätet före varje prov", MARK_NONE, DEMO_NONE, DEMO_SWOT_V9 },
	{ "P1", "output", "12 enheter har en hjälptavla uppsatt", MARK_NONE, DEMO_NONE, NULL },
	{ "P2", "output", "24 lärspridare har varit med på 3 lektioner var", MARK_NONE, DEMO_NONE, NULL },
	{ "P3", "output", "2 gemensamma behovsinventeringar per läsår", MARK_NONE, DEMO_NONE, NULL },
	{ "P4", "output", "10 månadsrapporter om ärenden", MARK_NONE, DEMO_NONE, NULL },
	{ "R1", "resource", "Lärspridarnas 40 timmar per läsår", MARK_NONE, DEMO_NONE, NULL },
	{ "R2", "resource", "Huvudlärspridare på 40 procent", MARK_NONE, DEMO_NONE, NULL },
	{ "R3", "resource", "Förvaltning IT:s ärendesystem", MARK_NONE, DEMO_NONE, NULL },
	{ "R4", "resource", "Mötesforumet i pm3", MARK_NONE, DEMO_NONE, NULL },
	{ "R5", "resource", "Medel från digitaliseringskommittén (söks)", MARK_NONE, DEMO_NONE, DEMO_SWOT_M4 },
	{ "R6", "resource", "Vikarie saknas när lärspridaren går ifrån", MARK_OBSTACLE, DEMO_NONE, NULL },
	{ "B1", "need", "Lärare behöver hjälp medan lektionen pågår", MARK_NONE, DEMO_NONE, NULL },
	{ "B2", "need", "Stödet skiljer sig mellan enheterna", MARK_NONE, DEMO_NONE, "orebro-2019-2022/need/8" },
	{ "B3", "need", "Personalen behöver någon som visar, inte bara lagar", MARK_NONE, DEMO_NONE, NULL },
};

static const struct demo_link demo_links[] = {
	{ "B1", "A1", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "B1", "A5", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "B2", "A1", STRENGTH_CERTAIN, NULL, SUPPORT_DATA },
	{ "B2", "A3", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "B2", "A4", STRENGTH_LIKELY, NULL, SUPPORT_DATA },
	{ "B3", "A2", STRENGTH_CERTAIN, NULL, SUPPORT_PROVEN },
	{ "R1", "A2", STRENGTH_CERTAIN, NULL, SUPPORT_DATA },
	{ "R2", "A1", STRENGTH_CERTAIN, NULL, SUPPORT_DATA },
	{ "R3", "A4", STRENGTH_CERTAIN, NULL, SUPPORT_DATA },
	{ "R4", "A3", STRENGTH_LIKELY, "Rektorerna får en stående punkt i forumet", SUPPORT_OWN },
	{ "R5", "A2", STRENGTH_UNCERTAIN, "Kommittén säger ja till ansökan i februari", SUPPORT_NOTHING },
	{ "R6", "A2", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "A1", "P1", STRENGTH_CERTAIN, NULL, SUPPORT_OWN },
	{ "A2", "P2", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "A3", "P3", STRENGTH_CERTAIN, NULL, SUPPORT_OWN },
	{ "A4", "P4", STRENGTH_CERTAIN, NULL, SUPPORT_DATA },
	{ "A5", "E8", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "P1", "E6", STRENGTH_LIKELY, "Tavlan uppdateras varje termin", SUPPORT_OWN },
	{ "P1", "E9", STRENGTH_LIKELY, "", SUPPORT_OWN },
	{ "P2", "E7", STRENGTH_UNCERTAIN, "Läraren väljer själv vilken lektion det blir", SUPPORT_PROVEN },
	{ "P3", "E8", STRENGTH_LIKELY, "Rektorerna har frågat personalen innan", SUPPORT_OWN },
	{ "P4", "E5", STRENGTH_LIKELY, NULL, SUPPORT_NOTHING },
	{ "P4", "E8", STRENGTH_CERTAIN, "", SUPPORT_DATA },
	{ "E6", "E4", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "E7", "E3", STRENGTH_LIKELY, NULL, SUPPORT_PROVEN },
	{ "E8", "E3", STRENGTH_LIKELY, "Förvaltning IT får prioritera efter vad som stör mest", SUPPORT_OWN },
	{ "E3", "E1", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "E3", "E2", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "E4", "E1", STRENGTH_LIKELY, NULL, SUPPORT_OWN },
	{ "E5", "E2", STRENGTH_UNCERTAIN, "Statistiken leder till beslut, inte bara till samtal", SUPPORT_NOTHING },
};

static const struct demo_indicator demo_indicators[] = {
	{ "E3", "Andel lärare som avstått från ett digitalt inslag av rädsla för krångel", "38 %", "15 %", "2028-11-30", "medarbetarenkäten", "Kvalitets- och utvecklingschef" },
	{ "E4", "Andel ärenden som hamnar rätt första gången", "61 %", "85 %", "2028-05-31", "ärendesystemet", "IT-strateg" },
	{ "P1", "Antal enheter med hjälptavla", "0", "12", "2027-04-30", "huvudlärspridarnas besök", "Huvudlärspridare" },
};

static const struct demo_action demo_actions[] = {
	{ "Hjälptavla på varje enhet: vem hjälper med vad", "A1", CHOICE_YES, 5, "orebro-2019-2022/measure/5.1", "administration", "Huvudlärspridare", "2027-01-11", "2027-04-30", "[\"2027-03-01\"]" },
	{ "Behovsinventering med Förvaltning IT, en per termin", "A3", CHOICE_YES, 6, "orebro-2019-2022/measure/6.1", "administration", "IT-strateg", "2027-01-18", "2027-06-11", "[\"2027-04-12\"]" },
	{ "Lärspridare på kollegors lektioner, tre per läsår", "A2", CHOICE_YES, 1, "orebro-2019-2022/measure/1.3", "area", "Verksamhetschef", "2027-01-11", "2027-12-17", "[\"2027-06-11\"]" },
	{ "Test av nätet före varje provperiod", "A5", CHOICE_YES, 6, NULL, "unit", NULL, NULL, NULL, NULL },
	{ "Ärenden per enhet: ärendesystemet byts under 2027", "A4", CHOICE_NOT_NOW, 6, NULL, NULL, NULL, NULL, NULL, NULL },
};

/* What Luckor says of it, hard ones first and then along the chain. */
static const struct { const char *rule, *text; } demo_gaps[] = {
	{ "D01", "Insatsen saknar ansvarig och datum." },
	{ "E10", "A2 når delmålet bara genom en osäker länk (P2→E7)." },
	{ "E07", "A5 saknar resurs." },
	{ "E09", "Vad måste vara sant för att P4 ska leda till E5?" },
	{ "E08", "E5 har inget mått." },
};
/* clang-format on */

/* ---- each row as one key ---- */

static inline void
demo_write_note(struct gesture *gesture, const struct demo_note *row)
{
	note_write(gesture, workshop_box(&gesture->session->workshop, row->box), row->text);
	if (row->mark != MARK_NONE)
		gesture_int(gesture, ITEM_MARK, row->mark);
	if (row->purpose != DEMO_NONE)
		gesture_int(gesture, ITEM_PURPOSE, row->purpose);
	if (row->origin)
		gesture_text(gesture, ITEM_ORIGIN, row->origin);
}

static inline void
demo_write_link(struct gesture *gesture, const struct demo_link *row)
{
	chain_link(gesture, note_named(gesture->session, row->from),
		   note_named(gesture->session, row->to));
	gesture_int(gesture, ITEM_STRENGTH, (int)row->strength);
	gesture_int(gesture, ITEM_SUPPORT, (int)row->support);
	if (row->assumption && *row->assumption)
		gesture_text(gesture, ITEM_ASSUMPTION, row->assumption);
	else if (row->assumption)
		gesture_bool(gesture, ITEM_NO_ASSUMPTION, true);
}

static inline void
demo_write_indicator(struct gesture *gesture, const struct demo_indicator *row)
{
	gesture_add(gesture, KIND_INDICATOR);
	gesture_ref(gesture, ITEM_OF, note_named(gesture->session, row->of)->id);
	gesture_text(gesture, ITEM_TEXT, row->text);
	gesture_text(gesture, ITEM_BASELINE, row->baseline);
	gesture_text(gesture, ITEM_TARGET, row->target);
	gesture_text(gesture, ITEM_DUE, row->due);
	gesture_text(gesture, ITEM_SOURCE, row->source);
	gesture_text(gesture, ITEM_MEASURER, row->measurer);
}

/* "" and NULL give nothing. */
static inline void
demo_put(struct gesture *gesture, enum item_field field, const char *text)
{
	if (text && *text)
		gesture_text(gesture, field, text);
}

static inline void
demo_write_action(struct gesture *gesture, const struct demo_action *row, int order)
{
	const struct session *session = gesture->session;
	struct id note = note_named(session, row->note)->id;

	gesture_add(gesture, KIND_ACTION);
	gesture_text(gesture, ITEM_TEXT, row->text);
	gesture_int(gesture, ITEM_ORDER, order);
	gesture_refs(gesture, ITEM_NOTES, &note, 1);
	gesture_int(gesture, ITEM_CHOICE, row->choice);
	gesture_int(gesture, ITEM_GOAL, row->goal);
	gesture_int(gesture, ITEM_MANDATE, MANDATE_PROPOSED);
	gesture_int(gesture, ITEM_STATUS, STATUS_NOT_STARTED);
	demo_put(gesture, ITEM_UNIT, session_text(session, session_self(session), ITEM_UNIT));
	demo_put(gesture, ITEM_MEASURE, row->measure);
	demo_put(gesture, ITEM_LEVEL, row->level);
	demo_put(gesture, ITEM_OWNER, row->owner);
	demo_put(gesture, ITEM_START, row->start);
	demo_put(gesture, ITEM_END, row->end);
	if (row->check)
		gesture_json(gesture, ITEM_CHECK, row->check);
}

#endif
