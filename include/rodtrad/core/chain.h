/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The effektkedja: notes in stages, links towards later ones, what hangs together and what does not.
 * Everything is read from the session's items each time; the rules explain themselves in a sentence.
 */
#ifndef RODTRAD_CORE_CHAIN_H
#define RODTRAD_CORE_CHAIN_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/note.h"

#define CHAIN_NODES 200
#define CHAIN_LINKS 400
#define CHAIN_GAPS  200

/* A note of the chain: where it is, and by how its neighbours are found. */
struct chain_node {
	int item; /* index into session.items */
	enum stage stage;
	bool is_aside; /* hinder or bieffekt: exempt from E03, E07, E08 */
};

struct chain_link {
	int item;     /* index into session.items */
	int from, to; /* nodes */
};

/* Nodes stage by stage from needs to long effects, in a stage as they stand on the board; links between two that are
 * both there, the earlier first. A link that goes forward no more, since a note was moved, is left out: E02 speaks of it. */
struct chain {
	int nodes, links;
	struct chain_node node[CHAIN_NODES];
	struct chain_link link[CHAIN_LINKS];
};

/* Fills it from what the session holds now; it holds nothing that is to be freed. */
void chain_of(const struct session *session, struct chain *chain);

/* The boxes of the chain in its order, as indexes in the workshop. Returns how many. */
int chain_boxes(const struct workshop *workshop, int box[WORKSHOP_BOXES]);

/* The node of an item, -1 when it is not in the chain. */
int chain_node_of(const struct session *session, const struct chain *chain,
		  const struct item *note);

/* Marks all that leads to the node (`back`) or that it leads to, itself counted. */
void chain_reach(const struct chain *chain, int node, bool back, bool reached[CHAIN_NODES]);

/* Are there more notes or links on the wall than a chain holds? Then what can be said of it is not the truth. */
bool chain_is_cut(const struct session *session);
/* Is there room for so many more? Asked at the door. */
bool chain_has_room(const struct session *session, int notes, int links, struct err *err) MUST_USE;

/* ---- linking ---- */

/* E02: may they be linked, this way round? When only the other way is right it says so. */
bool chain_may_link(const struct session *session, const struct item *from, const struct item *to,
		    struct err *err) MUST_USE;
/* The link from one to the other, NULL when there is none. */
const struct item *chain_link_between(const struct session *session, const struct item *from,
				      const struct item *to);
/* Is there no stage between theirs in this workshop? */
bool chain_are_neighbours(const struct session *session, enum stage one, enum stage other);
/* Writes a note in a box; it is linked to or from `beside`, a note of a neighbouring stage (never past one), if that is given.
 * Returns its id. */
struct id chain_write(struct gesture *gesture, int box, const char *text,
		      const struct item *beside);
/* Adds it (nothing when it is there); takes it away. `said` tells. */
void chain_link(struct gesture *gesture, const struct item *from, const struct item *to);
void chain_unlink(struct gesture *gesture, const struct item *link);

/* The links of a note: first the `leads` that go from it, then those that come to it; those that go backward,
 * since a note was moved, too. */
struct link_list {
	int leads, count;
	int item[CHAIN_LINKS]; /* indexes into session.items */
};

/* Fills the list; empty for a note without links. */
void chain_links_of(const struct session *session, const struct item *note, struct link_list *list);

/* The notes at its ends; false, and both NULL, when one of them is not on the wall in a stage. */
bool chain_link_ends(const struct session *session, const struct item *link,
		     const struct item **from, const struct item **to) MUST_USE;

/* ---- what is said of notes and links; each adds to the gesture, and `said` tells it ---- */

/* The stage that a note is in, STAGE_NONE when its box is no stage. */
enum stage chain_stage(const struct session *session, const struct item *note);

/* What may go wrong there: an effect can be a bieffekt, what leads to it a hinder. */
enum mark chain_mark_of(enum stage stage);
/* MARK_NONE takes the mark away. */
void chain_mark(struct gesture *gesture, const struct item *note, enum mark mark);
void chain_purpose(struct gesture *gesture, const struct item *note, enum purpose purpose);
/* E07: an aktivitet that needs nothing that is not there. */
void chain_no_resource(struct gesture *gesture, const struct item *note, bool none);

/* All that is said of a link. `strength` and `support` are -1 when nothing is; an assumption and "inget
 * avgörande antagande" exclude each other, and the assumption wins. */
struct link_words {
	int strength, support;
	const char *assumption;
	bool no_assumption;
};

/* Is it a link from a prestation to an effekt, where an assumption is asked for (E09)? */
bool chain_meets_effect(const struct session *session, const struct item *link);
/* Is it asked for there and not given? */
bool chain_lacks_assumption(const struct session *session, const struct item *link);
void chain_describe(struct gesture *gesture, const struct item *link,
		    const struct link_words *words);

/* ---- indicators ---- */

/* What an indicator says, in the order it is asked for. */
enum measure {
	MEASURE_TEXT,
	MEASURE_BASELINE,
	MEASURE_TARGET,
	MEASURE_DUE,
	MEASURE_SOURCE,
	MEASURE_WHO,
	MEASURES
};

extern const enum item_field chain_measures[MEASURES];

/* Are there indicators in this stage? */
bool chain_is_measured(enum stage stage);
/* The indicators of a note, `number` from 0; NULL when there are no more. */
const struct item *chain_indicator(const struct session *session, const struct item *note,
				   int number);
/* A new one, or with `indicator` what is changed in that. Returns its id. */
struct id chain_measure(struct gesture *gesture, const struct item *note,
			const struct item *indicator, const char *const text[MEASURES]);
void chain_unmeasure(struct gesture *gesture, const struct item *note,
		     const struct item *indicator);

/* ---- the rules ---- */

enum gap_level { GAP_ADVICE, GAP_SOFT, GAP_HARD };

/* How a gap can be mended on one key. */
enum gap_repair {
	REPAIR_NONE,
	REPAIR_LINK,
	REPAIR_STRENGTH,
	REPAIR_SPLIT,
	REPAIR_MOVE,
	REPAIR_INDICATOR,
	REPAIR_ASSUMPTION,
	REPAIR_OWNER,
	REPAIR_RESOURCE,
	REPAIR_EDIT,
	REPAIR_MARK
};

struct gap {
	const char *rule; /* "E07" */
	enum gap_level level;
	int item;       /* what it is about, index into session.items; -1 the whole */
	bool is_before; /* what is missing is to come before the note, not after it */
	enum gap_repair repair;
	int link;       /* REPAIR_STRENGTH: the link that is weak, index into session.items */
	char text[240]; /* "A5 saknar resurs." */
};

/* All that is missing, hard first, then in the chain's order. `sealing`: E08 is hard. Returns how many (at most CHAIN_GAPS). A
 * workshop without stages has no chain, and so no gaps. */
int chain_gaps(const struct session *session, const struct catalog *catalog, bool sealing,
	       struct gap gap[CHAIN_GAPS]);

/* Adds the sentence of a gap; an insats is named in it. */
void chain_say_gap(struct buf *out, const struct session *session, const struct gap *gap);

/* The notes of a box that are not linked with the side of the chain that was worked on before it ("A2 leder inte till
 * något."), as advice. Where nothing was, there are none. */
int chain_loose(const struct session *session, int box, struct gap gap[CHAIN_GAPS]);

/* May the session be klarmarkerad? The hard gaps as a list in `err` when it may not. */
bool chain_may_seal(const struct session *session, const struct catalog *catalog,
		    struct err *err) MUST_USE;

/* One thread at a time, read aloud: from each aktivitet the paths to a last effect. Adds the sentence of path number `path`
 * ("Om A2 …, så P2 …, så att E7 …"); returns how many paths there are. */
int chain_read_aloud(const struct session *session, int path, struct buf *out,
		     struct note_list *notes);

#endif
