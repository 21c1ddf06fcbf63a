/* SPDX-License-Identifier: EUPL-1.2 */
/* What a session came to: for the last step, for the start screen, for paper and for files. */
#ifndef RODTRAD_CORE_OUTCOME_H
#define RODTRAD_CORE_OUTCOME_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/tally.h"

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

/* What is missing in it, as short Swedish phrases ("vem", "när", "mål", "ingen lapp"); at most
 * `max`; returns how many. A SWOT alone is not a broken thread: that no effect is named is a gap
 * only of what came from a chain. */
int outcome_gaps(const struct session *session, const struct item *action, const char **gap,
		 int max);

/* Is the thread whole from delmål to a named and dated insats, as far as the workshop goes? */
bool outcome_is_whole(const struct session *session, const struct item *action);

/* Is it klarmarkerad? Every head of its state must say so (rule 12). */
bool outcome_is_sealed(const struct session *session);

/* How many changes have come beside the seal: made elsewhere by those who did not know of it. 0 when it is
 * not sealed. */
int outcome_beside_seal(const struct session *session);

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
};

void summary_of(const struct session *session, struct summary *summary);

/* As one line of canonical JSON, and back. False when the line is none. */
void summary_write(struct buf *out, const struct summary *summary);
bool summary_read(struct summary *summary, const char *line) MUST_USE;

/* ---- words on paper ---- */

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
