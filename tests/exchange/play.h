/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A play: a session that is held again key by key, by the clock on its wall, with the ids that follow
 * from it. What the room may not do fails the test.
 */
#ifndef RODTRAD_TESTS_EXCHANGE_PLAY_H
#define RODTRAD_TESTS_EXCHANGE_PLAY_H

#include <stdlib.h>

#include "../check.h"
#include "rodtrad/core/catalog.h"
#include "rodtrad/core/review.h"
#include "rodtrad/core/step.h"
#include "rodtrad/core/tally.h"
#include "rodtrad/exchange/file.h"

#define FILE_BYTES (1u << 20)
#define NO_ANSWER  (-1)

/* ---- the play: a session, and the clock on the wall ---- */

struct play {
	struct session session;
	const struct catalog *catalog;
	const char *date, *offset;
	struct moment now;
	int pace; /* seconds from one key to the next */
	int keys; /* so far */
};

/* The clock on the wall shows this: "13.08". */
static inline void
play_at(struct play *play, const char *clock)
{
	char text[MOMENT_TEXT];

	snprintf(text, sizeof text, "%sT%.2s:%.2s:00%s", play->date, clock, clock + 3,
		 play->offset);
	CHECK(moment_read(text, &play->now));
}

static inline struct gesture
play_key(struct play *play)
{
	unsigned char chance[10] = {0};
	struct gesture gesture;

	chance[7] = (unsigned char)(++play->keys >> 8);
	chance[8] = (unsigned char)play->keys;
	play->now.ms += play->pace * 1000;
	gesture_begin(&gesture, &play->session, id_make(play->now.ms, chance), play->now);
	return gesture;
}

/* Through the door, or the demo is not what can be done. */
static inline void
play_done(struct gesture *gesture)
{
	struct err err = {0};

	if (CHECK(gesture_may(gesture, &err)))
		gesture_take(gesture);
	else
		fprintf(stderr, "%s\n", err.text);
	gesture_free(gesture);
}

static inline void
play_go(struct play *play, const char *step, const char *clock, int pace)
{
	struct gesture gesture;

	play_at(play, clock);
	play->pace = 0;
	gesture = play_key(play);
	gesture_go(&gesture, workshop_step(&play->session.workshop, step));
	play_done(&gesture);
	play->pace = pace;
}

static inline struct id
play_self(const struct play *play)
{
	return session_self(&play->session)->id;
}

static inline void
play_say(struct play *play, enum item_field field, const char *text)
{
	struct gesture gesture = play_key(play);

	gesture_set(&gesture, play_self(play));
	gesture_text(&gesture, field, text);
	play_done(&gesture);
}

/* The note of a code on the wall. The demo names no other. */
static inline const struct item *
play_note(const struct play *play, const char *code)
{
	const struct item *note = note_named(&play->session, code);

	if (!note) {
		fprintf(stderr, "there is no note %s\n", code);
		exit(check_done("exchange/demo") + 1);
	}
	return note;
}

/* ---- opening ---- */

struct opening {
	const char *workshop; /* its file */
	const char *date, *offset, *clock;
	const char *delmal, *title, *group, *unit, *functions, *facilitator;
	int people, minutes;
	bool prepared;
	bool follows_up; /* there are earlier insatser: "Hur blev det?" goes with it */
};

static inline const char *
folder_of(const char *variable, const char *none)
{
	const char *folder = getenv(variable);

	return folder ? folder : none;
}

/* Adds a file that must be there. */
static inline void
read_whole(const char *folder, const char *name, struct buf *out)
{
	struct buf path = {0};
	struct err err = {0};

	buf_addf(&path, "%s/%s", folder, name);
	if (!CHECK(file_read(buf_text(&path), FILE_BYTES, out, &err)))
		fprintf(stderr, "%s\n", err.text);
	buf_free(&path);
}

/* The workshop goes into the session as it is, but for a step with nothing to follow up. */
static inline void
put_workshop(struct gesture *gesture, const char *name, bool with_extra)
{
	struct buf text = {0}, canonical = {0};
	struct err err = {0};
	struct json *json;

	read_whole(folder_of("RODTRAD_WORKSHOPS", "workshops"), name, &text);
	json = json_parse(buf_text(&text), text.bytes, FILE_BYTES, &err);
	if (CHECK(json)) {
		workshop_copy(&canonical, json, with_extra);
		gesture_json(gesture, ITEM_WORKSHOP, buf_text(&canonical));
	}
	json_drop(json);
	buf_free(&canonical);
	buf_free(&text);
}

static inline void
put_delmal(struct gesture *gesture, const struct catalog *catalog, const char *id)
{
	const struct catalog_delmal *delmal = catalog_delmal(catalog, id);

	gesture_text(gesture, ITEM_CATALOG, catalog->id);
	gesture_text(gesture, ITEM_CATALOG_VERSION, catalog->version);
	gesture_text(gesture, ITEM_DELMAL, id);
	if (CHECK(delmal))
		gesture_text(gesture, ITEM_DELMAL_TEXT, delmal->text);
}

static inline void
put_answers(struct gesture *gesture, const struct opening *opening)
{
	gesture_text(gesture, ITEM_TITLE, opening->title);
	gesture_text(gesture, ITEM_GROUP, opening->group);
	gesture_text(gesture, ITEM_UNIT, opening->unit);
	gesture_text(gesture, ITEM_FUNCTIONS, opening->functions);
	gesture_text(gesture, ITEM_FACILITATOR, opening->facilitator);
	gesture_text(gesture, ITEM_DATE, opening->date);
	gesture_int(gesture, ITEM_PEOPLE, opening->people);
	gesture_int(gesture, ITEM_MINUTES, opening->minutes);
	if (opening->prepared)
		gesture_bool(gesture, ITEM_PREPARED, true);
	gesture_int(gesture, ITEM_STATE, STATE_DRAFT);
}

static inline void
play_open(struct play *play, const struct opening *opening, const char *made)
{
	struct gesture gesture;

	play->date = made;
	play->offset = opening->offset;
	play_at(play, opening->clock);
	gesture = play_key(play);
	gesture_open(&gesture);
	put_workshop(&gesture, opening->workshop, opening->follows_up);
	put_delmal(&gesture, play->catalog, opening->delmal);
	put_answers(&gesture, opening);
	play_done(&gesture);
}

/* ---- notes ---- */

struct note_row {
	const char *code; /* as it was written; the letter is the box */
	const char *now;  /* what it is called in the end; NULL: it was merged into another */
	const char *text;
	int evidence, sway; /* NO_ANSWER: not asked */
};

static inline void
play_write(struct play *play, const struct note_row *row)
{
	const struct workshop *workshop = &play->session.workshop;
	struct gesture gesture = play_key(play);
	char letter[2] = {row->code[0], 0};

	note_write(&gesture, workshop_letter(workshop, letter), row->text);
	play_done(&gesture);
	CHECK_TEXT(session_text(&play->session, play_note(play, row->code), ITEM_TEXT), row->text);
}

static inline void
play_collect(struct play *play, const struct note_row *rows, size_t count)
{
	for (size_t at = 0; at < count; at++)
		play_write(play, &rows[at]);
}

static inline void
play_merge(struct play *play, const char *into, const char *from)
{
	struct gesture gesture = play_key(play);

	note_merge(&gesture, play_note(play, into), play_note(play, from));
	play_done(&gesture);
}

static inline void
play_move(struct play *play, const char *code, const char *letter)
{
	struct gesture gesture = play_key(play);

	note_move(&gesture, play_note(play, code),
		  workshop_letter(&play->session.workshop, letter));
	play_done(&gesture);
}

static inline void
play_park(struct play *play, const char *code)
{
	struct gesture gesture = play_key(play);

	note_park(&gesture, play_note(play, code), true);
	play_done(&gesture);
}

/* The group reads a note, and says how it knows and who has a say. */
static inline void
play_read(struct play *play, const struct note_row *row)
{
	struct gesture gesture = play_key(play);
	const struct item *note = play_note(play, row->now);

	gesture_set(&gesture, note->id);
	gesture_int(&gesture, ITEM_EVIDENCE, row->evidence);
	gesture_int(&gesture, ITEM_SWAY, row->sway);
	note_see(&gesture, note);
	play_done(&gesture);
}

/* Who takes the parked note of this place further. */
static inline void
play_hand_over(struct play *play, int place, const char *receiver)
{
	struct note_list parked;
	struct gesture gesture = play_key(play);

	note_list_parked(&play->session, &parked);
	if (CHECK(place < parked.count)) {
		gesture_set(&gesture, play->session.items.item[parked.item[place]].id);
		gesture_text(&gesture, ITEM_RECEIVER, receiver);
	}
	play_done(&gesture);
}

/* ---- votes ---- */

static inline void
play_vote(struct play *play, const char *slip)
{
	const struct session *session = &play->session;
	struct gesture gesture = play_key(play);
	struct id note[TALLY_CODES];
	struct err err = {0};
	int notes =
		tally_read_slip(session, &session->workshop.step[session->at], slip, note, &err);

	if (CHECK(notes > 0))
		tally_slip(&gesture, note, notes);
	else
		fprintf(stderr, "%s: %s\n", slip, err.text);
	play_done(&gesture);
}

static inline void
play_dots_each(struct play *play, int dots)
{
	struct gesture gesture = play_key(play);

	gesture_set(&gesture, play_self(play));
	gesture_int(&gesture, ITEM_DOTS_EACH, dots);
	play_done(&gesture);
}

/* ---- proposals and what becomes of them ---- */

struct proposal {
	const char *pair, *inner, *outer, *text;
};

static inline struct id
play_cross(struct play *play, const struct proposal *proposal, int order)
{
	struct gesture gesture = play_key(play);
	struct id id = gesture_add(&gesture, KIND_CROSSING);

	gesture_text(&gesture, ITEM_PAIR, proposal->pair);
	gesture_ref(&gesture, ITEM_INNER, play_note(play, proposal->inner)->id);
	gesture_ref(&gesture, ITEM_OUTER, play_note(play, proposal->outer)->id);
	gesture_text(&gesture, ITEM_TEXT, proposal->text);
	gesture_int(&gesture, ITEM_ORDER, order);
	play_done(&gesture);
	return id;
}

struct decision {
	int proposal; /* which of them, from 0 */
	enum action_choice choice;
	const char *text;
	const char *note[4]; /* those it came from: the proposal's two, and others */
	int goal;
	const char *measure, *level;
	enum mandate mandate;
	const char *owner, *start, *end, *check;
};

/* An insats begins the day it is decided, as long as nothing else is said. */
static inline void
put_beginning(struct play *play, struct gesture *gesture)
{
	const struct session *session = &play->session;
	const struct item *self = session_self(session);

	gesture_int(gesture, ITEM_MANDATE, MANDATE_PROPOSED);
	gesture_int(gesture, ITEM_STATUS, STATUS_NOT_STARTED);
	gesture_text(gesture, ITEM_START, session_text(session, self, ITEM_DATE));
	gesture_text(gesture, ITEM_UNIT, session_text(session, self, ITEM_UNIT));
}

static inline struct id
play_choose(struct play *play, const struct decision *decision, struct id crossing, int order)
{
	struct gesture gesture = play_key(play);
	struct id id = gesture_add(&gesture, KIND_ACTION), note[COUNT(decision->note)];
	int notes = 0;

	while (notes < (int)COUNT(note) && decision->note[notes]) {
		note[notes] = play_note(play, decision->note[notes])->id;
		notes++;
	}
	gesture_text(&gesture, ITEM_TEXT, decision->text);
	gesture_int(&gesture, ITEM_CHOICE, decision->choice);
	gesture_int(&gesture, ITEM_ORDER, order);
	gesture_ref(&gesture, ITEM_CROSSING, crossing);
	gesture_refs(&gesture, ITEM_NOTES, note, notes);
	put_beginning(play, &gesture);
	play_done(&gesture);
	return id;
}

/* Under which line of the plan, for whom, and with what mandate. */
static inline void
play_place(struct play *play, const struct decision *decision, struct id action)
{
	struct gesture gesture = play_key(play);

	CHECK(catalog_measure(play->catalog, decision->measure));
	gesture_set(&gesture, action);
	gesture_int(&gesture, ITEM_GOAL, decision->goal);
	gesture_text(&gesture, ITEM_MEASURE, decision->measure);
	gesture_text(&gesture, ITEM_LEVEL, decision->level);
	gesture_int(&gesture, ITEM_MANDATE, decision->mandate);
	play_done(&gesture);
}

static inline void
play_promise(struct play *play, const struct decision *decision, struct id action)
{
	struct gesture gesture = play_key(play);

	gesture_set(&gesture, action);
	gesture_text(&gesture, ITEM_OWNER, decision->owner);
	gesture_text(&gesture, ITEM_START, decision->start);
	gesture_text(&gesture, ITEM_END, decision->end);
	gesture_json(&gesture, ITEM_CHECK, decision->check);
	play_done(&gesture);
}

static inline void
play_decide(struct play *play, const struct decision *decision, struct id crossing, int order)
{
	struct id action = play_choose(play, decision, crossing, order);

	if (decision->choice == CHOICE_YES)
		play_place(play, decision, action);
	if (decision->owner)
		play_promise(play, decision, action);
}

#endif
