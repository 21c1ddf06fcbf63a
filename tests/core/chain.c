/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The effektkedja: its notes and links, and every rule with a change that trips it and one that mends it.
 * Rules are tried on a chain that lacks nothing, so that what one finds is what was changed.
 */
#include "rodtrad/core/chain.h"

#include <string.h>

#include "chain_room.h"
#include "demo_chain.h"
#include "rodtrad/core/outcome.h"

/* ---- a chain that lacks nothing ---- */

static const struct demo_note sound_notes[] = {
	{"E1", "effect_long", "Barn och elever förlorar ingen lärtid", MARK_NONE, DEMO_NONE, NULL},
	{"E2", "effect_medium", "Lärare prövar nytt varje vecka", MARK_NONE, DEMO_NONE, NULL},
	{"E3", "effect_short", "Lärare vet vem som hjälper", MARK_NONE, DEMO_NONE, NULL},
	{"E4", "effect_short", "Lärspridaren blir teknikjour", MARK_SIDE_EFFECT, DEMO_NONE, NULL},
	{"A1", "activity", "Rektorerna bokar träffar", MARK_NONE, DEMO_NONE, NULL},
	{"P1", "output", "2 träffar per termin", MARK_NONE, DEMO_NONE, NULL},
	{"R1", "resource", "Lärspridarnas timmar", MARK_NONE, DEMO_NONE, NULL},
	{"B1", "need", "Lärare behöver hjälp på lektionen", MARK_NONE, DEMO_NONE, NULL},
};

static const struct demo_link sound_links[] = {
	{"B1", "A1", STRENGTH_LIKELY, NULL, SUPPORT_OWN},
	{"R1", "A1", STRENGTH_CERTAIN, NULL, SUPPORT_DATA},
	{"A1", "P1", STRENGTH_CERTAIN, NULL, SUPPORT_DATA},
	{"P1", "E3", STRENGTH_LIKELY, "Alla kommer", SUPPORT_OWN},
	{"P1", "E4", STRENGTH_LIKELY, "", SUPPORT_OWN},
	{"E3", "E2", STRENGTH_LIKELY, NULL, SUPPORT_OWN},
	{"E2", "E1", STRENGTH_LIKELY, NULL, SUPPORT_OWN},
};

static const struct demo_indicator sound_indicator = {
	"E2", "Andel som prövar", "10 %", "60 %", "2028-11-30", "enkäten", "Rektor",
};

static const struct demo_action sound_action = {
	"Träffar", "A1", CHOICE_YES, 5, NULL, "unit", "Rektor", NULL, "2027-05-31", NULL,
};

static void
put_rows(struct room *room, const struct demo_note *note, size_t notes,
	 const struct demo_link *link, size_t links)
{
	for (size_t at = 0; at < notes; at++) {
		struct gesture gesture = room_key(room);

		demo_write_note(&gesture, &note[at]);
		room_done(&gesture);
		CHECK_TEXT(session_text(&room->session, named(room, note[at].code), ITEM_TEXT),
			   note[at].text);
	}
	for (size_t at = 0; at < links; at++) {
		struct gesture gesture = room_key(room);

		demo_write_link(&gesture, &link[at]);
		room_done(&gesture);
	}
}

static void
put_indicator(struct room *room, const struct demo_indicator *row)
{
	struct gesture gesture = room_key(room);

	demo_write_indicator(&gesture, row);
	room_done(&gesture);
}

static void
put_action(struct room *room, const struct demo_action *row, int order)
{
	struct gesture gesture = room_key(room);

	demo_write_action(&gesture, row, order);
	room_done(&gesture);
}

static void
room_sound(struct room *room)
{
	room_open(room, "workshops/effektkedja.json");
	put_rows(room, sound_notes, COUNT(sound_notes), sound_links, COUNT(sound_links));
	put_indicator(room, &sound_indicator);
	put_action(room, &sound_action, 1);
}

static void
room_demo(struct room *room)
{
	room_open(room, "workshops/effektkedja.json");
	put_rows(room, demo_notes, COUNT(demo_notes), demo_links, COUNT(demo_links));
	for (size_t at = 0; at < COUNT(demo_indicators); at++)
		put_indicator(room, &demo_indicators[at]);
	for (size_t at = 0; at < COUNT(demo_actions); at++)
		put_action(room, &demo_actions[at], (int)at + 1);
}

/* ---- what is found ---- */

/* All of it, as "E07 A5 saknar resurs." with bars between. */
static const char *
found(const struct room *room, const struct catalog *catalog, bool sealing, struct buf *text)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(&room->session, catalog, sealing, gap);

	buf_clear(text);
	for (int at = 0; at < gaps; at++)
		buf_addf(text, "%s%s %s%s", at ? " | " : "", gap[at].rule,
			 gap[at].level == GAP_HARD     ? "!"
			 : gap[at].level == GAP_ADVICE ? "~"
						       : "",
			 gap[at].text);
	return buf_text(text);
}

#define CHECK_GAPS(room, want)                                                                     \
	do {                                                                                       \
		struct buf text_ = {0};                                                            \
		CHECK_TEXT(found(room, NULL, false, &text_), want);                                \
		buf_free(&text_);                                                                  \
	} while (0)

/* ---- the changes ---- */

static void
lose_delmal(struct room *room)
{
	put_text(room, session_self(&room->session), ITEM_DELMAL, "");
}

static void
find_delmal(struct room *room)
{
	put_text(room, session_self(&room->session), ITEM_DELMAL, "2.2");
}

static void
move_effect(struct room *room)
{
	struct gesture gesture = room_key(room);

	note_move(&gesture, named(room, "E3"),
		  workshop_box(&room->session.workshop, "effect_long"));
	room_done(&gesture);
	CHECK(note_named(&room->session, "E3") != NULL); /* of the same letter: it keeps its code */
}

static void
move_effect_back(struct room *room)
{
	struct gesture gesture = room_key(room);

	note_move(&gesture, named(room, "E3"),
		  workshop_box(&room->session.workshop, "effect_short"));
	room_done(&gesture);
}

static void
leap(struct room *room)
{
	put_link(room, "B1", "E3");
}

static void
leap_back(struct room *room)
{
	put_away(room, link_of(room, "B1", "E3"));
}

static void
idle_activity(struct room *room)
{
	put_note(room, "activity", "Rektorerna åker på mässa");
	put_link(room, "R1", "A2");
}

/* Through a prestation, and to an effect: what may go wrong does not count. */
static void
idle_to_side_effect(struct room *room)
{
	idle_activity(room);
	put_link(room, "A2", "P1");
	put_away(room, link_of(room, "P1", "E3"));
	put_link(room, "A1", "E3");
}

static void
use_activity(struct room *room)
{
	put_link(room, "A2", "E3");
}

static void
make_obstacle(struct room *room)
{
	put_int(room, named(room, "A2"), ITEM_MARK, MARK_OBSTACLE);
}

static void
wish(struct room *room)
{
	put_note(room, "effect_short", "Elever ber om hjälp tidigt");
}

static void
reach_wish(struct room *room)
{
	put_link(room, "A1", "E5");
}

static void
lose_far_effects(struct room *room)
{
	put_away(room, named(room, "E1"));
	put_away(room, named(room, "E2"));
	put_text(room, named(room, "E3"), ITEM_TEXT, "Barn vet vem som hjälper");
}

static void
far_side_effect(struct room *room)
{
	lose_far_effects(room);
	put_note(room, "effect_long", "Lärare slutar fråga");
	put_link(room, "E3", "E5");
	put_int(room, named(room, "E5"), ITEM_MARK, MARK_SIDE_EFFECT);
}

static void
add_far_effect(struct room *room)
{
	put_note(room, "effect_long", "Barn får mer tid");
	put_link(room, "E3", "E5");
}

static void
lose_need(struct room *room)
{
	put_away(room, link_of(room, "B1", "A1"));
}

static void
from_plan(struct room *room)
{
	lose_need(room);
	put_text(room, named(room, "A1"), ITEM_ORIGIN, "orebro-2019-2022/measure/1.3");
}

static void
from_swot(struct room *room)
{
	put_text(room, named(room, "A1"), ITEM_ORIGIN, DEMO_SWOT_V9);
	put_away(room, named(room, "B1"));
}

static void
need_more(struct room *room)
{
	put_note(room, "need", "Personalen på förskolan behöver någon som visar");
}

static void
answer_it(struct room *room)
{
	put_link(room, "B2", "A1");
}

static void
lose_resource(struct room *room)
{
	put_away(room, link_of(room, "R1", "A1"));
}

static void
resource_is_obstacle(struct room *room)
{
	put_int(room, named(room, "R1"), ITEM_MARK, MARK_OBSTACLE);
}

static void
needs_no_resource(struct room *room)
{
	put_yes(room, named(room, "A1"), ITEM_NO_RESOURCE);
}

static void
add_resource(struct room *room)
{
	put_note(room, "resource", "En timme i veckan");
	put_link(room, "R2", "A1");
}

static void
lose_indicator(struct room *room)
{
	put_away(room, first_of(room, KIND_INDICATOR));
}

static void
lose_source(struct room *room)
{
	put_text(room, first_of(room, KIND_INDICATOR), ITEM_SOURCE, " ");
}

static void
lose_all_of_indicator(struct room *room)
{
	lose_source(room);
	put_text(room, first_of(room, KIND_INDICATOR), ITEM_TARGET, "");
	put_text(room, first_of(room, KIND_INDICATOR), ITEM_DUE, "");
}

static void
add_indicator(struct room *room)
{
	put_indicator(room, &sound_indicator);
}

static void
lose_assumption(struct room *room)
{
	put_text(room, link_of(room, "P1", "E3"), ITEM_ASSUMPTION, "");
}

static void
no_assumption(struct room *room)
{
	put_yes(room, link_of(room, "P1", "E3"), ITEM_NO_ASSUMPTION);
}

static void
doubt(struct room *room)
{
	put_int(room, link_of(room, "E3", "E2"), ITEM_STRENGTH, STRENGTH_UNCERTAIN);
}

static void
doubt_twice(struct room *room)
{
	doubt(room);
	put_int(room, link_of(room, "A1", "P1"), ITEM_STRENGTH, STRENGTH_UNCERTAIN);
}

static void
find_another_way(struct room *room)
{
	put_int(room, link_of(room, "A1", "P1"), ITEM_STRENGTH, STRENGTH_LIKELY);
	put_link(room, "P1", "E2");
	put_yes(room, link_of(room, "P1", "E2"), ITEM_NO_ASSUMPTION);
}

static void
lose_side_effect(struct room *room)
{
	put_int(room, named(room, "E4"), ITEM_MARK, MARK_NONE);
}

static void
fear(struct room *room)
{
	put_int(room, named(room, "E4"), ITEM_MARK, MARK_SIDE_EFFECT);
}

static void
effect_as_activity(struct room *room)
{
	put_text(room, named(room, "E2"), ITEM_TEXT, "Utbilda personalen i systemen");
}

static void
effect_as_state(struct room *room)
{
	put_text(room, named(room, "E2"), ITEM_TEXT, "Personalen kan systemen");
}

static void
two_and_nobody(struct room *room)
{
	put_text(room, named(room, "A1"), ITEM_TEXT,
		 "Hjälptavlor skapas och personalen informeras");
}

static void
one_and_somebody(struct room *room)
{
	put_text(room, named(room, "A1"), ITEM_TEXT,
		 "Huvudlärspridarna gör en hjälptavla till varje enhet");
}

static void
vague(struct room *room)
{
	put_text(room, named(room, "E3"), ITEM_TEXT, "Bättre support");
}

static void
measure_vague(struct room *room)
{
	struct demo_indicator indicator = sound_indicator;

	indicator.of = "E3";
	put_indicator(room, &indicator);
}

static void
uncounted(struct room *room)
{
	put_text(room, named(room, "P1"), ITEM_TEXT, "Många lärspridare medverkar");
}

static void
counted(struct room *room)
{
	put_text(room, named(room, "P1"), ITEM_TEXT, "Sex lärspridare medverkar");
}

static void
too_long(struct room *room)
{
	put_text(room, named(room, "B1"), ITEM_TEXT,
		 "Lärare behöver hjälp medan lektionen pågår så att ingen tid går förlorad i "
		 "onödan");
}

static void
short_enough(struct room *room)
{
	put_text(room, named(room, "B1"), ITEM_TEXT, "Lärare behöver hjälp medan lektionen pågår");
}

static void
lose_owner(struct room *room)
{
	put_text(room, first_of(room, KIND_ACTION), ITEM_OWNER, "");
}

static void
lose_end(struct room *room)
{
	put_text(room, first_of(room, KIND_ACTION), ITEM_END, "");
}

static void
lose_promise(struct room *room)
{
	lose_owner(room);
	lose_end(room);
}

static void
not_now(struct room *room)
{
	put_int(room, first_of(room, KIND_ACTION), ITEM_CHOICE, CHOICE_NOT_NOW);
}

static void
end_late(struct room *room)
{
	put_text(room, first_of(room, KIND_ACTION), ITEM_END, "2028-05-18");
}

static void
end_in_time(struct room *room)
{
	put_text(room, first_of(room, KIND_ACTION), ITEM_END, "2028-05-17");
}

static void
expect_early(struct room *room)
{
	put_text(room, first_of(room, KIND_INDICATOR), ITEM_DUE, "2027-04-30");
}

static void
expect_late(struct room *room)
{
	put_text(room, first_of(room, KIND_INDICATOR), ITEM_DUE, "2027-05-31");
}

static void
for_nobody(struct room *room)
{
	put_text(room, named(room, "E1"), ITEM_TEXT, "Elever förlorar ingen lärtid");
}

static void
for_preschool(struct room *room)
{
	put_text(room, first_of(room, KIND_ACTION), ITEM_TEXT, "Träffar för förskolorna");
}

/* clang-format off */
static const struct {
	void (*change)(struct room *room), (*mend)(struct room *room);
	const char *want; /* hard gaps have a "!", advice a "~" */
} rules[] = {
	{ lose_delmal, find_delmal, "E01 !Kedjan hör inte till något delmål." },
	{ move_effect, move_effect_back, "E04 !Inget leder till E2. | E02 !E3→E2 går inte till ett senare led. | E02 ~P1→E3 hoppar över flera led. Vad händer däremellan?" },
	{ leap, leap_back, "E02 ~B1→E3 hoppar över flera led. Vad händer däremellan?" },
	{ idle_activity, use_activity, "E03 !A2 leder inte till någon effekt. Digitalisering har inget eget värde." },
	{ idle_activity, make_obstacle, "E03 !A2 leder inte till någon effekt. Digitalisering har inget eget värde." },
	{ idle_to_side_effect, use_activity, "E03 !A2 leder inte till någon effekt. Digitalisering har inget eget värde." },
	{ wish, reach_wish, "E04 !Inget leder till E5." },
	{ lose_far_effects, add_far_effect, "E05 !Kedjan har ingen effekt om två till tre år eller på lång sikt." },
	{ lose_need, from_swot, "E06 Inget behov leder in i kedjan. Vad svarar den mot?" },
	{ need_more, answer_it, "E06 ~B2 har ingen som svarar mot det." },
	{ from_plan, from_swot, "E06 Inget behov leder in i kedjan. Vad svarar den mot?" },
	{ lose_resource, needs_no_resource, "E07 A1 saknar resurs." },
	{ resource_is_obstacle, add_resource, "E07 A1 saknar resurs." },
	{ lose_indicator, add_indicator, "E08 E2 har inget mått." },
	{ lose_source, add_indicator, "E08 Måttet på E2 saknar källa." },
	{ lose_all_of_indicator, add_indicator, "E08 Måttet på E2 saknar målvärde, datum och källa." },
	{ lose_assumption, no_assumption, "E09 Vad måste vara sant för att P1 ska leda till E3?" },
	{ doubt, find_another_way, "E10 A1 når delmålet bara genom en osäker länk (E3→E2)." },
	{ doubt_twice, find_another_way, "E10 A1 når delmålet bara genom en osäker länk (A1→P1)." },
	{ lose_side_effect, fear, "E11 Ingen bieffekt är uppskriven. Vad kan gå fel?" },
	{ effect_as_activity, effect_as_state, "T01 E2 låter som en aktivitet (”utbilda”). Beskriv läget när det är uppnått: någon har, kan eller använder något." },
	{ two_and_nobody, one_and_somebody, "T02 A1 är kanske två saker (”och”). Ska den delas? | T04 A1: vem gör det (”skapas”)?" },
	{ vague, measure_vague, "T03 E3: hur märker vi ”bättre”?" },
	{ uncounted, counted, "T05 P1 saknar ett antal. Vad går att räkna?" },
	{ too_long, short_enough, "T07 B1 är längre än två rader på väggen. Hur låter det på tio ord?" },
	{ lose_owner, not_now, "D01 !Insatsen saknar ansvarig." },
	{ lose_end, not_now, "D01 !Insatsen saknar datum." },
	{ lose_promise, not_now, "D01 !Insatsen saknar ansvarig och datum." },
	{ end_late, end_in_time, "D02 Insatsen blir klar efter det att E3 väntas (2028-05-17)." },
	{ expect_early, expect_late, "D02 Insatsen blir klar efter det att E2 väntas (2027-04-30)." },
	{ for_nobody, for_preschool, "C04 Vad gör förskolan? Kedjan säger inte vem den gäller för." },
};
/* clang-format on */

static void
test_rules(void)
{
	for (size_t at = 0; at < COUNT(rules); at++) {
		struct room room;

		room_sound(&room);
		CHECK_GAPS(&room, "");
		rules[at].change(&room);
		CHECK_GAPS(&room, rules[at].want);
		rules[at].mend(&room);
		CHECK_GAPS(&room, "");
		session_free(&room.session);
	}
}

/* Far effects that are only feared, and a session without any note. */
static void
test_nothing_to_reach(void)
{
	struct room room;

	room_sound(&room);
	far_side_effect(&room);
	CHECK_GAPS(&room, "E05 !Kedjan har ingen effekt om två till tre år eller på lång sikt.");
	session_free(&room.session);
	room_open(&room, "workshops/effektkedja.json");
	CHECK_GAPS(&room, "E05 !Kedjan har ingen effekt om två till tre år eller på lång sikt.");
	session_free(&room.session);
	room_open(&room, "workshops/swot.json");
	CHECK_GAPS(&room, "");
	session_free(&room.session);
}

static void
test_catalog(void)
{
	struct buf file = {0}, text = {0};
	struct catalog catalog;
	struct err err = {0};
	struct room room;

	read_shipped(&file, "RODTRAD_SHARE", "share", "catalog/orebro-2019-2022.json");
	if (!CHECK(catalog_read(&catalog, buf_text(&file), file.bytes, &err)))
		return;
	room_sound(&room);
	CHECK_TEXT(found(&room, &catalog, false, &text), "");
	put_text(&room, session_self(&room.session), ITEM_DELMAL, "9.9");
	CHECK_TEXT(found(&room, &catalog, false, &text), "E01 !Kedjan hör inte till något delmål.");
	CHECK_TEXT(found(&room, NULL, false, &text), "");
	session_free(&room.session);
	catalog_free(&catalog);
	buf_free(&file);
	buf_free(&text);
}

/* ---- klarmarkera ---- */

static void
test_seal(void)
{
	struct err err = {0};
	struct room room;

	room_sound(&room);
	CHECK(chain_may_seal(&room.session, NULL, &err));
	lose_assumption(&room);
	CHECK(chain_may_seal(&room.session, NULL, &err));
	lose_indicator(&room);
	CHECK_GAPS(&room,
		   "E09 Vad måste vara sant för att P1 ska leda till E3? | E08 E2 har inget mått.");
	CHECK(!chain_may_seal(&room.session, NULL, &err));
	CHECK_TEXT(err.text, "Det går inte att klarmarkera än. E2 har inget mått.");
	lose_owner(&room);
	CHECK(!chain_may_seal(&room.session, NULL, &err));
	CHECK_TEXT(err.text, "Det går inte att klarmarkera än. E2 har inget mått. Insatsen saknar "
			     "ansvarig: Träffar.");
	for (int more = 0; more < 20; more++)
		wish(&room);
	CHECK(!chain_may_seal(&room.session, NULL, &err));
	CHECK(strstr(err.text, "än. Inget leder till E5. ") && strstr(err.text, ". Och "));
	CHECK_TEXT(err.text + strlen(err.text) - strlen(" till."), " till.");
	session_free(&room.session);
}

/* ---- notes and links ---- */

static bool
may_link(const struct room *room, const char *from, const char *to, struct err *err)
{
	*err = (struct err){0};
	return chain_may_link(&room->session, named(room, from), named(room, to), err);
}

static void
test_linking(void)
{
	struct gesture gesture;
	struct chain chain;
	struct room room;
	struct err err;

	room_sound(&room);
	CHECK(may_link(&room, "B1", "E1", &err));
	CHECK(!may_link(&room, "E3", "A1", &err));
	CHECK_TEXT(err.text, "En länk går till ett senare led: A1 leder till E3.");
	CHECK(!may_link(&room, "E3", "E4", &err));
	CHECK_TEXT(err.text, "E3 och E4 är i samma led. En länk går till ett senare led.");
	CHECK(!may_link(&room, "E3", "E3", &err));
	CHECK_TEXT(err.text, "En lapp kan inte leda till sig själv.");

	gesture = room_key(&room);
	chain_link(&gesture, named(&room, "A1"), named(&room, "P1"));
	CHECK(gesture_is_empty(&gesture));
	chain_link(&gesture, named(&room, "A1"), named(&room, "E2"));
	CHECK_TEXT(gesture.said, "A1 leder nu till E2. Ctrl+Z ångrar.");
	room_done(&gesture);
	CHECK(link_of(&room, "A1", "E2") && !link_of(&room, "E2", "A1"));
	chain_of(&room.session, &chain);
	CHECK(chain.links == (int)COUNT(sound_links) + 1);

	gesture = room_key(&room);
	chain_unlink(&gesture, link_of(&room, "A1", "E2"));
	CHECK_TEXT(gesture.said, "A1 leder inte längre till E2. Ctrl+Z ångrar.");
	room_done(&gesture);
	CHECK(!link_of(&room, "A1", "E2"));
	session_free(&room.session);
}

/* A note that is written beside another: linked, if their stages follow each other, and one key takes both back. */
static void
test_writing_beside(void)
{
	static const struct {
		const char *box, *beside, *from, *to; /* NULL: no link */
	} cases[] = {
		{"output", "A1", "A1", "P2"},        {"activity", "P1", "A2", "P1"},
		{"resource", "A1", "R2", "A1"},      {"activity", "R1", "R1", "A2"},
		{"effect_medium", "E1", "E5", "E1"}, {"activity", "E3", NULL, NULL},
		{"need", "A1", NULL, NULL},          {"activity", "A1", NULL, NULL},
		{"activity", NULL, NULL, NULL},
	};

	for (size_t at = 0; at < COUNT(cases); at++) {
		const char *beside = cases[at].beside;
		struct chain chain;
		struct gesture gesture;
		struct room room;
		struct err err;
		int links;

		room_sound(&room);
		chain_of(&room.session, &chain);
		links = chain.links;
		gesture = room_key(&room);
		chain_write(&gesture, workshop_box(&room.session.workshop, cases[at].box),
			    "Något nytt", beside ? named(&room, beside) : NULL);
		CHECK(!!strstr(gesture.said, "leder nu till") == (cases[at].from != NULL));
		room_done(&gesture);
		chain_of(&room.session, &chain);
		CHECK(chain.links == links + (cases[at].from != NULL));
		if (cases[at].from && !CHECK(link_of(&room, cases[at].from, cases[at].to)))
			fprintf(stderr, "no link from %s\n", cases[at].from);
		gesture = room_key(&room);
		CHECK(gesture_undo(&gesture, &err));
		room_done(&gesture);
		chain_of(&room.session, &chain);
		CHECK(chain.links == links && chain.nodes == (int)COUNT(sound_notes));
		session_free(&room.session);
	}
}

/* What is asked of the stage at hand, towards the side that the room comes from. */
static void
test_loose(void)
{
	static const struct {
		const char *box, *want;
	} cases[] = {
		{"effect_long", NULL},
		{"effect_medium", "E5 leder inte till något."},
		{"activity", "A2 leder inte till något."},
		{"need", "B2 har ingen som svarar mot det."},
	};
	struct gap gap[CHAIN_GAPS];

	for (size_t at = 0; at < COUNT(cases); at++) {
		struct room room;
		int box, before;

		room_sound(&room);
		box = workshop_box(&room.session.workshop, cases[at].box);
		before = chain_loose(&room.session, box, gap);
		put_note(&room, cases[at].box, "Något nytt");
		CHECK(chain_loose(&room.session, box, gap) == before + (cases[at].want != NULL));
		if (cases[at].want)
			CHECK_TEXT(gap[before].text, cases[at].want);
		session_free(&room.session);
	}
}

/* The same stages left to right whatever box was filled first, and links that are always forward. */
static void
test_order(void)
{
	struct chain chain;
	struct room room;

	room_demo(&room);
	chain_of(&room.session, &chain);
	CHECK(chain.nodes == (int)COUNT(demo_notes) && chain.links == (int)COUNT(demo_links));
	for (int at = 1; at < chain.nodes; at++)
		CHECK(chain.node[at - 1].stage <= chain.node[at].stage);
	for (int at = 0; at < chain.links; at++)
		CHECK(chain.link[at].from < chain.link[at].to);
	CHECK(chain.node[0].stage == STAGE_NEED &&
	      chain.node[chain.nodes - 1].stage == STAGE_EFFECT_LONG);
	CHECK(chain_node_of(&room.session, &chain, session_self(&room.session)) < 0);
	CHECK(chain_node_of(&room.session, &chain, NULL) < 0);
	session_free(&room.session);
}

/* A link follows its note into the one it is merged with; parked and removed notes take theirs along. */
static void
test_what_becomes_of_links(void)
{
	struct gesture gesture;
	struct chain chain;
	struct room room;

	room_sound(&room);
	put_note(&room, "activity", "Rektorerna bokar möten");
	put_link(&room, "B1", "A2");
	put_link(&room, "A2", "E2");
	gesture = room_key(&room);
	note_merge(&gesture, named(&room, "A1"), named(&room, "A2"));
	room_done(&gesture);
	chain_of(&room.session, &chain);
	CHECK(link_of(&room, "A1", "E2") != NULL);
	CHECK(chain.links == (int)COUNT(sound_links) + 1); /* B1 leads to A1 once */

	gesture = room_key(&room);
	note_park(&gesture, named(&room, "E3"), true);
	room_done(&gesture);
	chain_of(&room.session, &chain);
	CHECK(chain.nodes == (int)COUNT(sound_notes) - 1);
	CHECK(chain.links == (int)COUNT(sound_links) + 1 - 2);
	put_away(&room, named(&room, "P1"));
	chain_of(&room.session, &chain);
	CHECK(chain.links == (int)COUNT(sound_links) + 1 - 2 - 2);
	session_free(&room.session);
}

static void
test_reach(void)
{
	static const char *const above[] = {"B3", "R1", "R5", "R6", "A2", "P2", "E7"};
	static const char *const below[] = {"E7", "E3", "E1", "E2"};
	bool reached[CHAIN_NODES];
	struct chain chain;
	struct room room;
	int count;

	room_demo(&room);
	chain_of(&room.session, &chain);
	for (int back = 0; back < 2; back++) {
		const char *const *codes = back ? above : below;
		int codes_in_all = back ? (int)COUNT(above) : (int)COUNT(below);

		chain_reach(&chain, chain_node_of(&room.session, &chain, named(&room, "E7")), back,
			    reached);
		count = 0;
		for (int node = 0; node < chain.nodes; node++)
			count += reached[node];
		CHECK(count == codes_in_all);
		for (int at = 0; at < codes_in_all; at++)
			CHECK(reached[chain_node_of(&room.session, &chain,
						    named(&room, codes[at]))]);
	}
	session_free(&room.session);
}

/* ---- what is typed ---- */

static void
test_said(void)
{
	struct room room;
	struct said said;

	room_sound(&room);
	said = note_said(&room.session, "a1>e2");
	CHECK(said.kind == SAID_LINK && said.a == named(&room, "A1") &&
	      said.b == named(&room, "E2"));
	said = note_said(&room.session, "A1 > E2 ");
	CHECK(said.kind == SAID_LINK);
	CHECK(note_said(&room.session, "a1>e9").kind == SAID_NOTE);
	CHECK(note_said(&room.session, "a1>a1").kind == SAID_NOTE);
	CHECK(note_said(&room.session, "a1>").kind == SAID_NOTE);
	CHECK(note_said(&room.session, "a1>r").kind == SAID_MOVE);
	CHECK(note_said(&room.session, "a1+e2").kind == SAID_MERGE);
	session_free(&room.session);
	room_open(&room, "workshops/swot.json");
	put_note(&room, "strength", "Ett");
	put_note(&room, "threat", "Två");
	CHECK(note_said(&room.session, "s1>h1").kind == SAID_NOTE);
	session_free(&room.session);
}

/* Effects of all horizons count on from one another. */
static void
test_codes(void)
{
	struct gesture gesture;
	struct room room;
	struct id long_one, short_one;
	char code[NOTE_CODE];

	room_sound(&room);
	gesture = room_key(&room);
	long_one = note_write(&gesture, workshop_box(&room.session.workshop, "effect_long"), "Ett");
	short_one =
		note_write(&gesture, workshop_box(&room.session.workshop, "effect_short"), "Två");
	room_done(&gesture);
	CHECK_TEXT(note_code(&room.session, session_item(&room.session, long_one), code), "E5");
	CHECK_TEXT(note_code(&room.session, session_item(&room.session, short_one), code), "E6");
	session_free(&room.session);
}

/* ---- reading aloud ---- */

static void
test_read_aloud(void)
{
	static const char *const want[] = {
		"Lärare behöver hjälp medan lektionen pågår (B1). Om huvudlärspridarna gör en "
		"hjälptavla till varje enhet (A1), så 12 enheter har en hjälptavla uppsatt (P1), "
		"så att alla i personalen vet vem som hjälper med vad (E6), så att personalen "
		"hittar rätt hjälp redan första gången (E4), så att barn och elever förlorar ingen "
		"lärtid på tekniska fel (E1).",
		[3] = "Stödet skiljer sig mellan enheterna (B2). Om rektorerna inventerar behov "
		      "med "
		      "Förvaltning IT (A3), så 2 gemensamma behovsinventeringar per läsår (P3), "
		      "så att Förvaltning IT vet vilka fel som stör undervisningen (E8), så att "
		      "lärare använder teknik utan att planera för krångel (E3), så att barn och "
		      "elever förlorar ingen lärtid på tekniska fel (E1).",
		[8] = "Lärare behöver hjälp medan lektionen pågår (B1). Om IT-samordnaren testar "
		      "nätet före varje prov (A5), så att Förvaltning IT vet vilka fel som stör "
		      "undervisningen (E8), så att lärare använder teknik utan att planera för "
		      "krångel (E3), så att barn och elever förlorar ingen lärtid på tekniska fel "
		      "(E1).",
	};
	struct note_list notes;
	struct buf text = {0};
	struct room room;

	room_demo(&room);
	CHECK(chain_read_aloud(&room.session, -1, &text, &notes) == 10);
	CHECK(!text.bytes && !notes.count);
	CHECK(chain_read_aloud(&room.session, 10, &text, &notes) == 10 && !text.bytes);
	for (int path = 0; path < 10; path++) {
		buf_clear(&text);
		CHECK(chain_read_aloud(&room.session, path, &text, &notes) == 10);
		CHECK(notes.count >= 5 && strstr(buf_text(&text), "Om ") != NULL);
		if (path < (int)COUNT(want) && want[path])
			CHECK_TEXT(buf_text(&text), want[path]);
	}
	buf_free(&text);
	session_free(&room.session);
	room_open(&room, "workshops/effektkedja.json");
	CHECK(chain_read_aloud(&room.session, 0, &text, &notes) == 0 && !notes.count);
	session_free(&room.session);
}

/* ---- the demo ---- */

static void
check_demo_gaps(const struct room *room)
{
	struct gap gap[CHAIN_GAPS];
	int gaps = chain_gaps(&room->session, NULL, false, gap);

	CHECK(gaps == (int)COUNT(demo_gaps));
	for (int at = 0; at < gaps && at < (int)COUNT(demo_gaps); at++) {
		CHECK_TEXT(gap[at].rule, demo_gaps[at].rule);
		CHECK_TEXT(gap[at].text, demo_gaps[at].text);
		CHECK(gap[at].repair != REPAIR_NONE);
	}
}

static void
mend_demo(struct room *room)
{
	static const struct demo_indicator indicator = {
		"E5",
		"Antal kvalitetsdialoger där statistiken finns med",
		"2",
		"12",
		"2028-06-15",
		"protokoll",
		"Verksamhetschef",
	};
	const struct item *action = NULL;

	put_note(room, "resource", "IT-samordnarens tid, fyra timmar per prov");
	put_link(room, "R7", "A5");
	put_indicator(room, &indicator);
	put_text(room, link_of(room, "P4", "E5"), ITEM_ASSUMPTION,
		 "Rapporten går att läsa på fem minuter");
	put_int(room, link_of(room, "P2", "E7"), ITEM_STRENGTH, STRENGTH_LIKELY);
	for (int at = 0; at < room->session.items.count; at++)
		if (room->session.items.item[at].kind == KIND_ACTION &&
		    !*session_text(&room->session, &room->session.items.item[at], ITEM_OWNER) &&
		    !action)
			action = &room->session.items.item[at];
	put_text(room, action, ITEM_OWNER, "IT-samordnare");
	action = session_item(&room->session, action->id);
	put_text(room, action, ITEM_END, "2027-06-11");
}

static void
test_demo(void)
{
	struct err err = {0};
	struct room room;

	room_demo(&room);
	check_demo_gaps(&room);
	CHECK(!chain_may_seal(&room.session, NULL, &err));
	mend_demo(&room);
	CHECK_GAPS(&room, "");
	CHECK(chain_may_seal(&room.session, NULL, &err));
	session_free(&room.session);
}

/* "B1 E8 E3 E1 E2": what an insats leads back to and on to. */
static const char *
thread_codes(const struct room *room, const struct note_list *list, struct buf *text)
{
	char code[NOTE_CODE];

	buf_clear(text);
	for (int at = 0; at < list->count; at++)
		buf_addf(
			text, "%s%s", at ? " " : "",
			note_code(&room->session, &room->session.items.item[list->item[at]], code));
	return buf_text(text);
}

static void
test_thread(void)
{
	struct thread thread;
	struct buf text = {0};
	const char *gap[8];
	struct room room;

	room_demo(&room);
	outcome_thread(&room.session, first_of(&room, KIND_ACTION), &thread);
	CHECK_TEXT(thread_codes(&room, &thread.notes, &text), "A1");
	CHECK_TEXT(thread_codes(&room, &thread.needs, &text), "B1 B2");
	CHECK_TEXT(thread_codes(&room, &thread.effects, &text), "E6 E4 E1");
	CHECK(thread.is_chained && thread.crossing < 0);
	CHECK(outcome_is_whole(&room.session, first_of(&room, KIND_ACTION)));
	put_away(&room, link_of(&room, "B1", "A1"));
	put_away(&room, link_of(&room, "B2", "A1"));
	put_away(&room, link_of(&room, "P1", "E6"));
	CHECK(outcome_gaps(&room.session, first_of(&room, KIND_ACTION), gap, 8) == 2);
	CHECK_TEXT(gap[0], "inget behov");
	CHECK_TEXT(gap[1], "ingen effekt");
	buf_free(&text);
	session_free(&room.session);
}

/* ---- whatever a room does ---- */

static unsigned
chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static const struct item *
some_note(struct room *room, unsigned *seed)
{
	struct note_list list;

	note_list_box(&room->session, -1, &list);
	return list.count ? &room->session.items.item[list.item[chance(seed, (unsigned)list.count)]]
			  : NULL;
}

static void
do_something(struct room *room, unsigned *seed)
{
	const struct item *note = some_note(room, seed), *other = some_note(room, seed);
	unsigned boxes = (unsigned)room->session.workshop.boxes;
	struct gesture gesture = room_key(room);
	struct err err;

	switch (note ? chance(seed, 12) : 0) {
	case 0:
	case 1:
	case 2: note_write(&gesture, (int)chance(seed, boxes), "Bättre samt ökad"); break;
	case 3: note_move(&gesture, note, (int)chance(seed, boxes)); break;
	case 4: note_merge(&gesture, note, other); break;
	case 5: note_park(&gesture, note, true); break;
	case 6: note_remove(&gesture, note); break;
	default:
		if (chain_may_link(&room->session, note, other, &err)) {
			chain_link(&gesture, note, other);
			gesture_int(&gesture, ITEM_STRENGTH, (int)chance(seed, 3));
		}
	}
	room_done(&gesture);
}

static void
check_chain(const struct room *room)
{
	struct gap gap[CHAIN_GAPS];
	struct note_list notes;
	struct buf text = {0};
	struct chain chain;
	int gaps = chain_gaps(&room->session, NULL, true, gap), paths;

	chain_of(&room->session, &chain);
	for (int at = 0; at < chain.links; at++)
		CHECK_ALL(chain.link[at].from < chain.link[at].to &&
			  chain.node[chain.link[at].from].stage <
				  chain.node[chain.link[at].to].stage);
	for (int at = 1; at < gaps; at++)
		CHECK_ALL(gap[at - 1].level >= gap[at].level && *gap[at].text);
	paths = chain_read_aloud(&room->session, 0, &text, &notes);
	for (int path = 0; path < paths && path < 50; path++) {
		buf_clear(&text);
		chain_read_aloud(&room->session, path, &text, &notes);
		CHECK_ALL(notes.count >= 2 && text.bytes > 20);
	}
	buf_free(&text);
}

static void
test_anything(void)
{
	for (unsigned history = 1; history <= 20; history++) {
		unsigned seed = history;
		struct room room;

		room_open(&room, "workshops/effektkedja.json");
		for (int key = 0; key < 120; key++)
			do_something(&room, &seed);
		check_chain(&room);
		session_free(&room.session);
	}
}

/* A chain that is full, and one that copies made too large: nothing is said of it that is not so. */
static void
test_too_much(void)
{
	struct gap gap[CHAIN_GAPS];
	struct gesture gesture;
	struct chain chain;
	struct room room;
	struct err err;
	int box;

	room_open(&room, "workshops/effektkedja.json");
	box = workshop_stage(&room.session.workshop, STAGE_ACTIVITY);
	gesture = room_key(&room);
	for (int at = 0; at < CHAIN_NODES; at++)
		note_write(&gesture, box, "Bättre rutiner skapas och sprids");
	room_done(&gesture);
	chain_of(&room.session, &chain);
	CHECK(chain.nodes == CHAIN_NODES && !chain_is_cut(&room.session));
	CHECK(chain_gaps(&room.session, NULL, false, gap) == CHAIN_GAPS);
	for (int at = 0; at < CHAIN_GAPS; at++)
		CHECK_ALL(gap[at].level == GAP_HARD);
	gesture = room_key(&room);
	note_write(&gesture, box, "En för mycket");
	CHECK(!gesture_may(&gesture, &err));
	CHECK_TEXT(err.text, "Kedjan rymmer 200 lappar. Slå ihop några, eller parkera dem.");
	gesture_take(&gesture);
	gesture_free(&gesture);
	CHECK(chain_is_cut(&room.session));
	CHECK(chain_gaps(&room.session, NULL, false, gap) == 1 && gap[0].level == GAP_HARD);
	CHECK(!chain_may_seal(&room.session, NULL, &err));
	session_free(&room.session);
}

int
main(void)
{
	test_rules();
	test_nothing_to_reach();
	test_catalog();
	test_seal();
	test_linking();
	test_writing_beside();
	test_loose();
	test_order();
	test_what_becomes_of_links();
	test_reach();
	test_said();
	test_codes();
	test_read_aloud();
	test_demo();
	test_thread();
	test_anything();
	test_too_much();
	return check_done("core/chain");
}
