/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A session being held: the items the room has made, where the group is, and the events all of
 * it follows from. Nothing here is a second truth: session_fold makes it again from the events.
 *
 * The rules by number are those of share/doc/architecture.md, "Ids, merging and conflicts".
 */
#ifndef RODTRAD_CORE_SESSION_H
#define RODTRAD_CORE_SESSION_H

#include "rodtrad/core/event.h"
#include "rodtrad/core/workshop.h"

/* What a field of an item is now. */
struct slot {
	int field;     /* enum item_field, or ITEM_FIELDS and up: a name that no row knows */
	int next;      /* the item's next slot; -1 none */
	int last;      /* the newest giving of it, an index into session.giving */
	int shown;     /* the giving whose value is shown; -1 when it has none */
	bool conflict; /* its heads have two different values */
};

struct item {
	struct id id; /* that of the event which added it */
	enum item_kind kind;
	int event; /* the one that added it */
	int slot;  /* its first slot, an index into session.slot; -1 none */
	bool removed;
	bool removal_disputed;

	/* Of notes, so that a wall of thousands is quick to draw. */
	bool is_up; /* on the wall: not parked, not merged into another */
	int box;    /* its box in the workshop, -1 none */
	int merged; /* how many lie in it */
	int dots;   /* in the round that counts, those of notes merged into it too */
	int twin;   /* how many older notes have the same code, after a merge */
};

/* One (event, field): a link in the chain of all that was ever said about a field. */
struct giving {
	int event, with;
	int before;   /* the giving before it of the same field and item; -1 */
	bool covered; /* a live giving covers it */
	bool cleared; /* a head of the item's removal covers it */
};

struct session {
	struct arena arena; /* owns what the events point at */
	struct events {
		struct event *item;
		int count, room;
	} event; /* in fold order */
	struct id id;
	struct workshop workshop; /* as it was on the day */

	/* All below is folded. */
	struct items {
		struct item *item;
		int count, room;
	} items; /* in the order they were added */
	struct slots {
		struct slot *item;
		int count, room;
	} slot;
	struct givings {
		struct giving *item;
		int count, room;
	} giving;
	struct names {
		const char **item;
		int count, room;
	} names;      /* fields no row knows */
	bool *live;   /* one an event: not taken back */
	int *item_of; /* one an event: the item it added, -1 */
	int *index;   /* hash of ids to events */
	int index_size;
	int self;  /* the session's own item; -1 before it is opened */
	int at;    /* the step the group is in */
	int clock; /* the greatest */
};

/* All zeros is an empty session. */
void session_free(struct session *session);

/* Takes in one event from the disk or a file; session_fold is to be called when all are in. */
bool session_take_record(struct session *session, const struct record *record,
			 struct err *err) MUST_USE;
void session_take_event(struct session *session, const struct event *event);

/* Folds everything: sorts, finds what is live, heads and conflicts, and reads the workshop when it has not
 * been. Total: what does not fit does nothing. False and `err` only when there is no opened event or its workshop cannot be read. */
bool session_fold(struct session *session, struct err *err) MUST_USE;

/* ---- what is there ---- */

/* NULL when there is none; removed ones are found too. */
const struct item *session_item(const struct session *session, struct id id);

/* The value shown, NULL when it has none. */
const struct given *session_given(const struct session *session, const struct item *item,
				  enum item_field field);

/* The value, or what stands for none: "", `none`, no id. A purged or withheld text is "". */
const char *session_text(const struct session *session, const struct item *item,
			 enum item_field field);
int session_int(const struct session *session, const struct item *item, enum item_field field,
		int none);
struct id session_ref(const struct session *session, const struct item *item,
		      enum item_field field);
bool session_is(const struct session *session, const struct item *item, enum item_field field);
bool session_in_conflict(const struct session *session, const struct item *item,
			 enum item_field field);

/* The session's own item. */
const struct item *session_self(const struct session *session);

/* ---- what one key does ---- */

/*
 * A change being made: the events of one gesture, not yet said yes to. Between begin and take the session must
 * not change otherwise. A limit that a put would break is kept in `err`, and the door says it: nothing is half done.
 */
struct gesture {
	struct session *session; /* what its events say lies in the session's arena */
	struct id seed;          /* the next event's id */
	char at[MOMENT_TEXT];
	struct draft_event *item; /* owned: the events so far */
	int count, room;
	struct id target; /* the item that is put to */
	int current;      /* the event that is put to; -1: a set that has nothing yet */
	bool repeats;     /* what stands already is said again: it stands newer */
	bool follows_up; /* what becomes of insatser is told after the seal, too: the plan says so */
	struct err err;  /* the first thing that was wrong */
	char said[240];  /* a sentence for the wall: "V3 är borttagen. Ctrl+Z ångrar." */
};

/* `seed` is a new id: the first event gets it, those after it the ones that follow. */
void gesture_begin(struct gesture *gesture, struct session *session, struct id seed,
		   struct moment now);
void gesture_free(struct gesture *gesture);

/* A new item; what is put after it belongs to it. Returns its id. */
struct id gesture_add(struct gesture *gesture, enum item_kind kind);

/* A change of an item; what is put after it belongs to it. Two sets of one item in a gesture are one event. */
void gesture_set(struct gesture *gesture, struct id item);

/* Gives a field of the item last added or set. A value that the field has already is left out of a set. */
void gesture_text(struct gesture *gesture, enum item_field field, const char *text);
void gesture_int(struct gesture *gesture, enum item_field field, int number);
void gesture_ints(struct gesture *gesture, enum item_field field, const int *number, int count);
void gesture_bool(struct gesture *gesture, enum item_field field, bool yes);
void gesture_ref(struct gesture *gesture, enum item_field field, struct id ref);
void gesture_refs(struct gesture *gesture, enum item_field field, const struct id *ref, int count);
void gesture_json(struct gesture *gesture, enum item_field field, const char *canonical);
/* Gives a field the value that some event gave it: how a conflict is settled by choosing. */
void gesture_again(struct gesture *gesture, const struct given *given);

/* Removes an item (rule 10), or brings a removed one back. */
void gesture_remove(struct gesture *gesture, struct id item);
void gesture_restore(struct gesture *gesture, struct id item);

/* The group goes to a step. */
void gesture_go(struct gesture *gesture, int step);

/* The session's first event; what is put after it belongs to the session. */
void gesture_open(struct gesture *gesture);

/* klarmarkera, and back. */
void gesture_seal(struct gesture *gesture);
void gesture_reopen(struct gesture *gesture);

/* Takes back the newest live gesture made here, or brings back what was last taken back (rules 13–18). False and
 * `err` ("Inget mer att ångra.") when there is none. `said` tells what came of it. */
bool gesture_undo(struct gesture *gesture, struct err *err) MUST_USE;
bool gesture_redo(struct gesture *gesture, struct err *err) MUST_USE;

/* Takes back one gesture, of which the first event has this id, wherever in the log it is; one that took
 * something back is taken back itself. False and `err` when nothing of it stands. */
bool gesture_take_back(struct gesture *gesture, struct id made, struct err *err) MUST_USE;

/* What such a gesture was about. */
struct gesture_about {
	struct id item;
	int field; /* the one that it set; ITEM_FIELDS of several, -1 when it was none */
	bool back; /* taking it back brings something back */
};

/* Fills `about`; false when the gesture is not in the log. */
bool gesture_about(const struct session *session, struct id made, struct gesture_about *about);

/* Its id: that of its first event. */
struct id gesture_id(const struct gesture *gesture);

/* Is there nothing in it? */
bool gesture_is_empty(const struct gesture *gesture);

/*
 * The door: is it within the limits, is the session open for changes, and does the step allow it? A refused gesture
 * changes nothing.
 */
bool gesture_may(struct gesture *gesture, struct err *err) MUST_USE;

/* Is the session open for changes of what is in it? False and `err` when it is klarmarkerad. */
bool session_may_change(const struct session *session, struct err *err) MUST_USE;

/* Its events as records to be kept, written into `record`, which has room for `gesture->count` of them; texts
 * and lines lie in the session's arena. Returns how many. */
int gesture_records(struct gesture *gesture, struct record *record);

/* Puts the gesture, which is now on the disk, into the session and folds. */
void gesture_take(struct gesture *gesture);

#endif
