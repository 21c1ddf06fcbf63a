/* SPDX-License-Identifier: EUPL-1.2 */
/* What a group has to choose among, and what the last step says of it: a SWOT and a chain in one
 * session, and the demo's chain. */
#include "rodtrad/core/proposal.h"

#include "chain_room.h"
#include "demo_chain.h"
#include "rodtrad/base/text.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/step.h"

/* The rows in short: "S1×M1 +A1! -" are a förslag, an aktivitet with an insats that was said yes
 * to and an insats of its own. */
static void
check_rows(const struct room *room, const char *want)
{
	const struct session *session = &room->session;
	struct proposals proposals;
	struct buf got = {0};

	proposals_of(session, &proposals);
	for (int at = 0; at < proposals.count; at++) {
		const struct proposal *row = &proposals.item[at];
		char code[NOTE_CODE];

		buf_add(&got, at ? " " : "");
		if (!row->source)
			buf_add(&got, "-");
		else if (row->source->kind == KIND_NOTE)
			buf_add(&got, note_code(session, row->source, code));
		else
			buf_add(&got, session_text(session, row->source, ITEM_TEXT));
		buf_add(&got, row->source && row->action ? "!" : "");
	}
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
}

static void
check_codes(const struct room *room, const struct note_list *list, const char *want)
{
	struct buf got = {0};
	char code[NOTE_CODE];

	for (int at = 0; at < list->count; at++)
		buf_addf(
			&got, "%s%s", at ? " " : "",
			note_code(&room->session, &room->session.items.item[list->item[at]], code));
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
}

static void
check_seen(const struct room *room, const char *want)
{
	struct note_list seen;

	CHECK(!outcome_seen(&room->session, NULL, &seen));
	check_codes(room, &seen, want);
}

static void
check_effects(const struct room *room, const char *want)
{
	struct note_list effects;

	outcome_effects(&room->session, &effects);
	check_codes(room, &effects, want);
}

static struct id
put_crossing(struct room *room, const char *text)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_CROSSING);

	gesture_text(&gesture, ITEM_TEXT, text);
	gesture_text(&gesture, ITEM_PAIR, "use");
	gesture_ref(&gesture, ITEM_INNER, named(room, "S1")->id);
	gesture_ref(&gesture, ITEM_OUTER, named(room, "M1")->id);
	room_done(&gesture);
	return id;
}

/* An insats out of a note, or of a förslag, or of both; `from` NULL and no id: of neither. */
static struct id
put_action(struct room *room, const struct item *note, struct id crossing)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_ACTION);

	gesture_text(&gesture, ITEM_TEXT, "Det här gör vi");
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	if (note)
		gesture_refs(&gesture, ITEM_NOTES, &note->id, 1);
	if (!id_is_none(crossing))
		gesture_ref(&gesture, ITEM_CROSSING, crossing);
	room_done(&gesture);
	return id;
}

static void
remove_item(struct room *room, struct id id)
{
	struct gesture gesture = room_key(room);

	gesture_remove(&gesture, id);
	room_done(&gesture);
}

static const struct id no_id;

/* A SWOT with two förslag, and two aktiviteter. */
static void
open_half_day(struct room *room, struct id crossing[2])
{
	room_open(room, "workshops/halvdag.json");
	put_note(room, "strength", "Lärspridarna finns");
	put_note(room, "opportunity", "Kurserna är avgiftsfria");
	crossing[0] = put_crossing(room, "ett");
	crossing[1] = put_crossing(room, "två");
	put_note(room, "activity", "Rektorerna går kursen");
	put_note(room, "activity", "Lärspridarna är med på lektioner");
}

static void
test_rows(void)
{
	struct id crossing[2], own;
	struct room room;

	open_half_day(&room, crossing);
	check_rows(&room, "ett två A1 A2");
	own = put_action(&room, NULL, no_id);
	put_action(&room, named(&room, "A2"), no_id);
	put_action(&room, NULL, crossing[0]);
	check_rows(&room, "ett! två A1 A2! -");
	put_action(&room, named(&room, "A2"), no_id);
	check_rows(&room, "ett! två A1 A2! - -");
	remove_item(&room, own);
	remove_item(&room, crossing[1]);
	check_rows(&room, "ett! A1 A2! -");
	put_int(&room, named(&room, "A1"), ITEM_MARK, MARK_OBSTACLE);
	check_rows(&room, "ett! A2! -");
	session_free(&room.session);
}

/* What became of an aktivitet follows it into another that it is merged with, and stays when it goes. */
static void
test_gone(void)
{
	struct id crossing[2];
	struct gesture gesture;
	struct room room;

	open_half_day(&room, crossing);
	put_action(&room, named(&room, "A2"), no_id);
	gesture = room_key(&room);
	note_merge(&gesture, named(&room, "A1"), named(&room, "A2"));
	room_done(&gesture);
	check_rows(&room, "ett två A1!");
	gesture = room_key(&room);
	note_part(&gesture, named(&room, "A1"));
	room_done(&gesture);
	check_rows(&room, "ett två A1 A2!");
	gesture = room_key(&room);
	note_park(&gesture, named(&room, "A2"), true);
	room_done(&gesture);
	check_rows(&room, "ett två A1 -");
	remove_item(&room, named(&room, "A1")->id);
	check_rows(&room, "ett två -");
	session_free(&room.session);
}

/* An aktivitet and the förslag that it was brought in from are one row. */
static void
test_twins(void)
{
	struct id crossing[2], action;
	char origin[ID_TEXT];
	struct room room;

	open_half_day(&room, crossing);
	put_text(&room, named(&room, "A1"), ITEM_ORIGIN, id_text(crossing[0], origin));
	CHECK(proposal_crossing(&room.session, named(&room, "A1")) ==
	      session_item(&room.session, crossing[0]));
	check_rows(&room, "två A1 A2");
	action = put_action(&room, NULL, crossing[0]);
	check_rows(&room, "ett! två A2");
	remove_item(&room, action);
	put_action(&room, named(&room, "A1"), crossing[0]);
	check_rows(&room, "två A1! A2");
	put_action(&room, NULL, crossing[0]);
	check_rows(&room, "ett! två A1! A2");
	session_free(&room.session);
}

/* A row of the plan, or a note of another workshop, is no förslag here. */
static void
test_other_origins(void)
{
	struct id crossing[2];
	struct room room;

	open_half_day(&room, crossing);
	put_text(&room, named(&room, "A1"), ITEM_ORIGIN, "orebro-2019-2022/measure/6.2");
	put_text(&room, named(&room, "A2"), ITEM_ORIGIN, DEMO_SWOT_V9);
	CHECK(!proposal_crossing(&room.session, named(&room, "A1")));
	CHECK(!proposal_crossing(&room.session, named(&room, "A2")));
	check_rows(&room, "ett två A1 A2");
	remove_item(&room, crossing[0]);
	put_text(&room, named(&room, "A1"), ITEM_ORIGIN, id_text(crossing[0], (char[ID_TEXT]){0}));
	CHECK(!proposal_crossing(&room.session, named(&room, "A1")));
	check_rows(&room, "två A1 A2");
	session_free(&room.session);
}

/* An insats of both leads back to the SWOT and on along the chain. */
static void
test_thread_of_both(void)
{
	struct id crossing[2], action;
	struct thread thread;
	struct room room;

	open_half_day(&room, crossing);
	put_note(&room, "effect_short", "Rektorerna vet vad som gäller");
	put_link(&room, "A1", "E1");
	action = put_action(&room, named(&room, "A1"), crossing[0]);
	outcome_thread(&room.session, session_item(&room.session, action), &thread);
	check_codes(&room, &thread.notes, "S1 M1 A1");
	check_codes(&room, &thread.effects, "E1");
	session_free(&room.session);
}

/* What is seen before a vote: behov that lead in, else all behov, else the SWOT. */
static void
test_seen(void)
{
	struct id crossing[2];
	struct room room;

	open_half_day(&room, crossing);
	check_seen(&room, "S1 M1");
	put_note(&room, "need", "Lärare behöver hjälp");
	put_note(&room, "need", "Elever behöver ro");
	check_seen(&room, "B1 B2");
	put_link(&room, "B2", "A1");
	check_seen(&room, "B2");
	session_free(&room.session);
}

/* Once there are dots they say what was seen, also where there is a chain. */
static void
test_seen_by_vote(void)
{
	struct id crossing[2];
	struct gesture gesture;
	struct note_list seen;
	const struct step *vote;
	struct room room;

	open_half_day(&room, crossing);
	put_note(&room, "need", "Lärare behöver hjälp");
	vote = &room.session.workshop.step[workshop_step(&room.session.workshop, "rosta")];
	CHECK(!outcome_seen(&room.session, vote, &seen));
	gesture = room_key(&room);
	tally_set(&gesture, named(&room, "M1"), 3);
	room_done(&gesture);
	CHECK(outcome_seen(&room.session, vote, &seen));
	check_codes(&room, &seen, "M1");
	session_free(&room.session);
}

/* The demo's chain: what the insatser lead to, and no bieffekt. */
static void
test_demo(void)
{
	struct room room;

	room_open(&room, "workshops/effektkedja.json");
	check_effects(&room, "");
	for (size_t at = 0; at < COUNT(demo_notes); at++) {
		struct gesture gesture = room_key(&room);

		demo_write_note(&gesture, &demo_notes[at]);
		room_done(&gesture);
	}
	check_effects(&room, "E6 E7 E8 E3 E4 E5 E1 E2");
	for (size_t at = 0; at < COUNT(demo_links); at++) {
		struct gesture gesture = room_key(&room);

		demo_write_link(&gesture, &demo_links[at]);
		room_done(&gesture);
	}
	check_seen(&room, "B1 B2 B3");
	check_rows(&room, "A1 A2 A3 A4 A5");
	put_action(&room, NULL, no_id);
	check_effects(&room, "E6 E7 E8 E3 E4 E5 E1 E2");
	put_action(&room, named(&room, "A1"), no_id);
	check_effects(&room, "E6 E4 E1");
	put_action(&room, named(&room, "A2"), no_id);
	check_effects(&room, "E6 E7 E3 E4 E1 E2");
	check_rows(&room, "A1! A2! A3 A4 A5 -");
	session_free(&room.session);
}

int
main(void)
{
	test_rows();
	test_gone();
	test_twins();
	test_other_origins();
	test_thread_of_both();
	test_seen();
	test_seen_by_vote();
	test_demo();
	return check_done("core/proposal");
}
