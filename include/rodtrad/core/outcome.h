/* SPDX-License-Identifier: EUPL-1.2 */
/* What a session came to: for the last step, for the start screen, for paper and for files. */
#ifndef RODTRAD_CORE_OUTCOME_H
#define RODTRAD_CORE_OUTCOME_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/tally.h"

#define OUTCOME_CODE (2 * NOTE_CODE + 4) /* bytes of what a förslag is called, and its end */

/* ---- the thread of an insats ---- */

/* What an action leads back to. Indexes into session.items. */
struct thread {
	struct note_list notes;   /* those it came from: its crossing's two, and its own */
	struct note_list needs;   /* behov that lead to those of them that are in a chain */
	struct note_list effects; /* and the effects that they lead to, short before long */
	int crossing;             /* -1 when there is none */
	bool is_chained;          /* it came from a note of a chain */
};

void outcome_thread(const struct session *session, const struct item *action,
		    struct thread *thread);

/* What it says: its own words, else those of the proposal it came from; "" when there are none. */
const char *outcome_words(const struct session *session, const struct item *action);

/* What can be missing in the thread of an insats: from the end that the room can mend to the one that
 * was there from the start. */
enum missing {
	MISSING_OWNER,
	MISSING_END,
	MISSING_GOAL,
	MISSING_NOTES,
	MISSING_NEED,
	MISSING_EFFECT,
	MISSING_DELMAL,
	MISSINGS
};

/* What is missing in it, as a set of 1 << MISSING_…; empty: the thread is whole (rule C03). A SWOT
 * alone is not a broken thread: that no need and no effect is named is a gap only of what came from a
 * chain. */
unsigned outcome_missing(const struct session *session, const struct item *action);

/* "vem", "när", "mål", "ingen lapp": a gap as a short phrase; and all of an insats as such, at most
 * `max`. Returns how many. */
const char *outcome_phrase(enum missing missing);
int outcome_gaps(const struct session *session, const struct item *action, const char **gap,
		 int max);

/* What the room calls a source of insatser by: a förslag by the notes that it was made of, "S2×M1" ("" when they are
 * gone), an aktivitet by its own code, "A2". */
char *outcome_code(const struct session *session, const struct item *source,
		   char code[OUTCOME_CODE]);

/* Is the thread whole from delmål to a named and dated insats, as far as the workshop goes? */
bool outcome_is_whole(const struct session *session, const struct item *action);

/* ---- the threads of a whole workshop ---- */

/* How its insatser stand. */
enum verdict {
	VERDICT_NONE,   /* there are none */
	VERDICT_LEFT,   /* whole as far as a SWOT goes: effektkedja återstår */
	VERDICT_WHOLE,  /* each from behov to effect */
	VERDICT_BROKEN, /* some thread has a gap */
};

enum verdict outcome_verdict(const struct session *session);

/* Adds it as a sentence: "Tråden är hel.", "… Effektkedja återstår.", "Tråden är bruten i 2 insatser: vem,
 * när."; nothing when there are no insatser. */
void outcome_say_verdict(struct buf *out, const struct session *session);

/* Proposals of notes that the room laid dots on (all of them when none has any) that are neither an
 * insats nor said no to (rule C02). */
int outcome_undecided(const struct session *session);

/* Has its workshop stages, so that a chain is made in it? */
bool outcome_is_chained(const struct session *session);
/* Is it an action that the room has said yes to? */
bool outcome_is_chosen(const struct session *session, const struct item *item);

/* Is it klarmarkerad? Every head of its state must say so (rule 12). */
bool outcome_is_sealed(const struct session *session);

/* How many changes have come beside the seal: made elsewhere by those who did not know of it. 0 when it is
 * not sealed. */
int outcome_beside_seal(const struct session *session);

/* ---- the headings of the last step ---- */

/* Det här såg vi: the notes that lead by dots, and true; where no result is shown the behov of the
 * chain, else the notes as they stand on the wall, and false. `vote` is the step that is voted in,
 * NULL when there is none. */
bool outcome_seen(const struct session *session, const struct step *vote, struct note_list *seen);

/* Det här ska det leda till: the effects that the chosen insatser lead to, all of the chain while
 * they lead to none, short before long. A bieffekt is none. */
void outcome_effects(const struct session *session, struct note_list *effects);

/* ---- the start screen ---- */

/* A session in short: made from its events, kept beside them as a line, and made again when that
 * is out of date. */
struct summary {
	char delmal[16], catalog[64], workshop[64], group[160], unit[160], title[240];
	char date[DAY_TEXT];
	int step, steps;               /* where the group is, from 0 */
	bool prepared, sealed, closed; /* closed: the last step has been reached */
	int notes, crossings;
	int actions;   /* chosen ones */
	int ownerless; /* of these, without vem or när */
	int broken;    /* of these, whose thread has a gap */
	bool chained;  /* a chain is made in it */
	bool waits;    /* the group waits with a chain, and has said why */
	bool plan;     /* it is no workshop but the plan's own log */
	int conflicts; /* items in which uppgifter stand against each other */
};

void summary_of(const struct session *session, struct summary *summary);

/* How far it has come, of the five squares of a delmål: 1 prepared, 2 under way, 3 been through, 4 that with a
 * chain. The fifth is for insatser whose threads hold. */
int summary_squares(const struct summary *summary);

/* As one line of canonical JSON, and back. False when the line is none. */
void summary_write(struct buf *out, const struct summary *summary);
bool summary_read(struct summary *summary, const char *line) MUST_USE;

/* ---- words on paper ---- */

/* Adds what the session is called: its title, else "SWOT om delmål 1.2". */
void outcome_title(struct buf *out, const struct session *session);

/* The delmål in full: as it stood on the day, else as `catalog` (may be NULL) has it; "" when neither says. Lives as
 * long as both. */
const char *outcome_delmal_text(const struct session *session, const struct catalog *catalog);

/* Totals are a secret of the slips until they are shown in the room: may they be told? */
bool outcome_shows_dots(const struct session *session);

/* Adds a day as it is said, "1 december 2026"; what is no day is added as it is. */
void outcome_day(struct buf *out, const char *date);

/* Adds the whole session as plain Swedish text: headings, lists, no lines, for reading aloud and
 * for `rodtrad show`. `catalog` may be NULL. */
void outcome_text(struct buf *out, const struct session *session, const struct catalog *catalog);

/* Adds the `session` object of a session file, on one line, and the `result` object: each array
 * one object a line. */
void outcome_session(struct buf *out, const struct session *session);
void outcome_result(struct buf *out, const struct session *session);

/* What a field is called in a row of a result: its own name, but for a crossing's `pair`, which
 * is its kind there. */
const char *outcome_name(enum item_field field);

/* Is it a field of the session that stands at the top of its file, or inside `catalog` or
 * `delmal`, and so is no member of the `session` object? */
bool outcome_is_framed(enum item_field field);

#endif
