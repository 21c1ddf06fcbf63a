/* SPDX-License-Identifier: EUPL-1.2 */
/* What a room says of notes and links in a chain: each is one gesture with a sentence, and goes again with one undo. */
#include "chain_room.h"

/* P1 → E1 and A1 → P1, and a need that leads nowhere. */
static void
room_small(struct room *room)
{
	room_open(room, "workshops/effektkedja.json");
	put_note(room, "effect_long", "Barn och elever förlorar ingen lärtid");
	put_note(room, "output", "2 träffar per termin");
	put_note(room, "activity", "Rektorerna bokar träffar");
	put_note(room, "need", "Lärare behöver hjälp på lektionen");
	put_link(room, "P1", "E1");
	put_link(room, "A1", "P1");
}

/* Lets the gesture in, which is to be one event and to say that. */
static void
done_saying(struct room *room, struct gesture *gesture, const char *said)
{
	int events = room->session.event.count;

	CHECK_TEXT(gesture->said, said);
	room_done(gesture);
	CHECK(room->session.event.count == events + 1);
}

static void
undo(struct room *room)
{
	struct gesture gesture = room_key(room);
	struct err err = {0};

	CHECK(gesture_undo(&gesture, &err));
	room_done(&gesture);
}

static int
value(const struct room *room, const char *code, enum item_field field)
{
	return session_int(&room->session, named(room, code), field, -1);
}

static void
test_mark(void)
{
	static const enum mark marks[STAGES] = {
		MARK_NONE,     MARK_OBSTACLE,    MARK_OBSTACLE,    MARK_OBSTACLE,
		MARK_OBSTACLE, MARK_SIDE_EFFECT, MARK_SIDE_EFFECT, MARK_SIDE_EFFECT,
	};
	struct gesture gesture;
	struct room room;

	for (int stage = 0; stage < STAGES; stage++)
		CHECK(chain_mark_of((enum stage)stage) == marks[stage]);
	room_small(&room);
	gesture = room_key(&room);
	chain_mark(&gesture, named(&room, "E1"), MARK_NONE);
	CHECK(gesture_is_empty(&gesture));
	gesture_free(&gesture);
	gesture = room_key(&room);
	chain_mark(&gesture, named(&room, "E1"), MARK_SIDE_EFFECT);
	done_saying(&room, &gesture, "E1 är märkt som bieffekt. Ctrl+Z ångrar.");
	CHECK(value(&room, "E1", ITEM_MARK) == MARK_SIDE_EFFECT);
	gesture = room_key(&room);
	chain_mark(&gesture, named(&room, "E1"), MARK_NONE);
	done_saying(&room, &gesture, "E1 är inte längre märkt som bieffekt. Ctrl+Z ångrar.");
	CHECK(value(&room, "E1", ITEM_MARK) == MARK_NONE);
	undo(&room);
	undo(&room);
	CHECK(value(&room, "E1", ITEM_MARK) == -1);
	session_free(&room.session);
}

static void
test_purpose_and_resource(void)
{
	struct gesture gesture;
	struct room room;

	room_small(&room);
	gesture = room_key(&room);
	chain_purpose(&gesture, named(&room, "E1"), PURPOSE_ENVIRONMENT);
	done_saying(&room, &gesture, "Syftet med E1 är lärmiljö. Ctrl+Z ångrar.");
	CHECK(value(&room, "E1", ITEM_PURPOSE) == PURPOSE_ENVIRONMENT);
	undo(&room);
	CHECK(value(&room, "E1", ITEM_PURPOSE) == -1);
	gesture = room_key(&room);
	chain_no_resource(&gesture, named(&room, "A1"), false);
	CHECK(gesture_is_empty(&gesture));
	gesture_free(&gesture);
	gesture = room_key(&room);
	chain_no_resource(&gesture, named(&room, "A1"), true);
	done_saying(&room, &gesture, "A1 kräver inga extra resurser. Ctrl+Z ångrar.");
	CHECK(session_is(&room.session, named(&room, "A1"), ITEM_NO_RESOURCE));
	gesture = room_key(&room);
	chain_no_resource(&gesture, named(&room, "A1"), false);
	done_saying(&room, &gesture, "A1 kan kräva extra resurser. Ctrl+Z ångrar.");
	CHECK(!session_is(&room.session, named(&room, "A1"), ITEM_NO_RESOURCE));
	session_free(&room.session);
}

/* ---- links ---- */

static void
describe(struct room *room, const struct link_words *words, const char *said)
{
	struct gesture gesture = room_key(room);

	chain_describe(&gesture, link_of(room, "P1", "E1"), words);
	done_saying(room, &gesture, said);
}

#define SAVED "Sparat om länken från P1 till E1. Ctrl+Z ångrar."

static void
test_describe(void)
{
	const struct link_words all = {STRENGTH_UNCERTAIN, SUPPORT_DATA, "Träffarna blir av",
				       false};
	const struct link_words none = {STRENGTH_UNCERTAIN, SUPPORT_DATA, " ", true};
	const struct link_words both = {-1, -1, "Rektor är med", true};
	const struct link_words nothing = {-1, -1, "", false};
	const struct session *session;
	struct gesture gesture;
	struct room room;

	room_small(&room);
	session = &room.session;
	gesture = room_key(&room);
	chain_describe(&gesture, link_of(&room, "P1", "E1"), &nothing);
	CHECK(gesture_is_empty(&gesture));
	CHECK_TEXT(gesture.said, "");
	gesture_free(&gesture);
	CHECK(chain_lacks_assumption(session, link_of(&room, "P1", "E1")));
	describe(&room, &all, SAVED);
	CHECK(!chain_lacks_assumption(session, link_of(&room, "P1", "E1")));
	CHECK(session_int(session, link_of(&room, "P1", "E1"), ITEM_STRENGTH, -1) ==
	      STRENGTH_UNCERTAIN);
	CHECK(session_int(session, link_of(&room, "P1", "E1"), ITEM_SUPPORT, -1) == SUPPORT_DATA);
	describe(&room, &none, SAVED);
	CHECK_TEXT(session_text(session, link_of(&room, "P1", "E1"), ITEM_ASSUMPTION), "");
	CHECK(!chain_lacks_assumption(session, link_of(&room, "P1", "E1")));
	describe(&room, &both, SAVED);
	CHECK_TEXT(session_text(session, link_of(&room, "P1", "E1"), ITEM_ASSUMPTION),
		   "Rektor är med");
	CHECK(!session_is(session, link_of(&room, "P1", "E1"), ITEM_NO_ASSUMPTION));
	for (int said = 0; said < 3; said++)
		undo(&room);
	CHECK(chain_lacks_assumption(session, link_of(&room, "P1", "E1")));
	CHECK(session_int(session, link_of(&room, "P1", "E1"), ITEM_STRENGTH, -1) == -1);
	session_free(&room.session);
}

/* An assumption is asked for where a prestation meets an effekt, and there alone. */
static void
test_links_of(void)
{
	const struct item *from, *to;
	const struct session *session;
	struct gesture gesture;
	struct link_list list;
	struct room room;

	room_small(&room);
	session = &room.session;
	chain_links_of(session, named(&room, "P1"), &list);
	CHECK(list.leads == 1 && list.count == 2);
	CHECK(&session->items.item[list.item[0]] == link_of(&room, "P1", "E1"));
	CHECK(&session->items.item[list.item[1]] == link_of(&room, "A1", "P1"));
	chain_links_of(session, named(&room, "B1"), &list);
	CHECK(list.leads == 0 && list.count == 0);
	CHECK(chain_link_ends(session, link_of(&room, "P1", "E1"), &from, &to));
	CHECK(from == named(&room, "P1") && to == named(&room, "E1"));
	CHECK(chain_meets_effect(session, link_of(&room, "P1", "E1")));
	CHECK(!chain_meets_effect(session, link_of(&room, "A1", "P1")));
	CHECK(!chain_lacks_assumption(session, link_of(&room, "A1", "P1")));
	/* A link that goes backward since its note was moved can still be found and taken away. */
	gesture = room_key(&room);
	note_move(&gesture, named(&room, "P1"), workshop_box(&session->workshop, "need"));
	room_done(&gesture);
	chain_links_of(session, named(&room, "A1"), &list);
	CHECK(list.leads == 1 && list.count == 1);
	/* One whose note is gone leads nowhere. */
	put_away(&room, named(&room, "E1"));
	CHECK(!chain_link_ends(session, first_of(&room, KIND_LINK), &from, &to));
	CHECK(!from && !to);
	chain_links_of(session, named(&room, "B2"), &list);
	CHECK(list.leads == 0 && list.count == 1);
	session_free(&room.session);
}

/* ---- indicators ---- */

static const char *const whole[MEASURES] = {
	"Andel lärare som prövar", "10 %", "60 %", "2028-06-30", "enkäten", "Rektor",
};
static const char *const begun[MEASURES] = {"Lektioner", "", "", "", "", ""};

static void
measure(struct room *room, int number, const char *const text[MEASURES], const char *said)
{
	const struct item *note = named(room, "E1");
	struct gesture gesture = room_key(room);

	chain_measure(&gesture, note, chain_indicator(&room->session, note, number), text);
	done_saying(room, &gesture, said);
}

static void
test_measure(void)
{
	const struct session *session;
	struct gesture gesture;
	struct err err = {0};
	struct room room;

	CHECK(chain_is_measured(STAGE_OUTPUT) && chain_is_measured(STAGE_EFFECT_SHORT));
	CHECK(!chain_is_measured(STAGE_ACTIVITY) && !chain_is_measured(STAGE_NONE));
	room_small(&room);
	session = &room.session;
	CHECK(!chain_indicator(session, named(&room, "E1"), 0));
	measure(&room, 0, begun, "E1 har fått ett mått. Ctrl+Z ångrar.");
	measure(&room, 1, whole, "E1 har fått ett mått. Ctrl+Z ångrar.");
	measure(&room, 0, whole, "Måttet på E1 är ändrat. Ctrl+Z ångrar.");
	for (int at = 0; at < MEASURES; at++)
		for (int number = 0; number < 2; number++)
			CHECK_TEXT(
				session_text(session,
					     chain_indicator(session, named(&room, "E1"), number),
					     chain_measures[at]),
				whole[at]);
	CHECK(!chain_indicator(session, named(&room, "E1"), 2));
	CHECK(!chain_indicator(session, named(&room, "P1"), 0));
	gesture = room_key(&room);
	chain_measure(&gesture, named(&room, "E1"), chain_indicator(session, named(&room, "E1"), 0),
		      whole);
	CHECK(gesture_is_empty(&gesture) && !*gesture.said);
	gesture_free(&gesture);
	gesture = room_key(&room);
	chain_unmeasure(&gesture, named(&room, "E1"),
			chain_indicator(session, named(&room, "E1"), 0));
	done_saying(&room, &gesture, "Måttet på E1 är borttaget. Ctrl+Z ångrar.");
	CHECK(!chain_indicator(session, named(&room, "E1"), 1));
	gesture = room_key(&room);
	CHECK(gesture_undo(&gesture, &err));
	CHECK_TEXT(gesture.said, "Ångrat: måttet är tillbaka.");
	room_done(&gesture);
	CHECK(chain_indicator(session, named(&room, "E1"), 1) != NULL);
	session_free(&room.session);
}

int
main(void)
{
	test_mark();
	test_purpose_and_resource();
	test_describe();
	test_links_of();
	test_measure();
	return check_done("core/chain_marks");
}
