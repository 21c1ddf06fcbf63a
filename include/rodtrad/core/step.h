/* SPDX-License-Identifier: EUPL-1.2 */
/* What a kind of step is: its settings, and its rules. How it looks is the screen's. */
#ifndef RODTRAD_CORE_STEP_H
#define RODTRAD_CORE_STEP_H

#include "rodtrad/core/workshop.h"

struct session;
struct gesture;

enum step_kind_id {
#define STEP_KIND(ID, name) STEP_##ID,
#include "rodtrad/core/step_kinds.def"
#undef STEP_KIND
	STEP_KINDS
};

/* What a kind needs of the workshop before it; checked when the file is loaded. */
enum step_needs {
	STEP_NEEDS_BOXES = 1, /* the workshop has boxes */
	STEP_NEEDS_NOTES = 2, /* a step before it gathers notes */
};

/* The rules of one kind of step. A kind keeps no state: what it knows it reads from the session's
 * items. It knows no screen, file or clock. */
struct step_kind {
	enum step_kind_id id;
	const char *name;    /* as written in a workshop file */
	const char *summary; /* one Swedish line, for the manual */
	unsigned needs;
	bool gives_notes;           /* notes are gathered in it */
	const struct field *fields; /* its settings */
	size_t params_size;

	/* Adds what the field table cannot say: is a step of this kind sound in its workshop? What of
	 * its settings could not be read is absent, and no fault once more. May be NULL. */
	void (*check)(const struct workshop *workshop, const struct step *step,
		      struct faults *faults);

	/* May the room do this now? Asked once, at the door, never when folding. May be NULL. */
	bool (*may)(const struct session *session, const struct step *step,
		    const struct gesture *gesture, struct err *err);

	/* Why the group should not move on yet, as advice (a Swedish sentence into `why`), or false. May be NULL. */
	bool (*holds)(const struct session *session, const struct step *step, struct err *why);
};

#define STEP_KIND(ID, name) extern const struct step_kind step_kind_##name;
#include "rodtrad/core/step_kinds.def"
#undef STEP_KIND

extern const struct step_kind *const step_kinds[STEP_KINDS];

/* By the name in a file; NULL when there is none. */
const struct step_kind *step_kind_named(const char *name);

/* Is it taken along only when earlier insatser wait to be followed up? Its minutes are beside those of
 * the workshop. */
bool step_is_extra(const struct step *step);

/* ---- the settings of the kinds that have some ---- */

struct land_params {
	const char *means; /* the line that can be written: "Hos oss betyder det" */
};

struct review_params {
	bool when_earlier; /* taken along only when there is something to follow up */
};

struct collect_params {
	struct field_texts boxes; /* ids; none: all */
	int soft_limit;           /* notes in all before the counter turns amber */
};

struct sharpen_params {
	struct field_texts boxes;
	int most; /* notes a box should hold at the most before crossing */
};

struct vote_params {
	struct field_texts boxes;
	int dots; /* each person's; 0: as many as suits the number of notes */
};

/* One box of the crossing: what is inner, what is outer, and what comes of it. */
struct pair {
	const char *id, *inner, *outer;
	const char *verb;   /* "satsa" */
	const char *prompt; /* the NU line */
};

struct cross_params {
	struct field_list pairs; /* struct pair */
};

struct silent_params {
	struct field_texts boxes; /* those whose names are shown; none: all */
};

struct chain_params {
	struct field_texts boxes; /* ids: the stages that are worked on */
	int silence;              /* minutes of writing alone, of the step's; 0: none */
};

struct gaps_params {
	struct field_texts questions; /* what else to ask of the whole, one at a time */
};

#endif
