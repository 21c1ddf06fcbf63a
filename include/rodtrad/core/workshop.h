/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A workshop as read from a file: boxes to put notes in, and steps of known kinds with their
 * minutes, prompts and script. A new workshop needs no C.
 */
#ifndef RODTRAD_CORE_WORKSHOP_H
#define RODTRAD_CORE_WORKSHOP_H

#include "rodtrad/base/field.h"

#define WORKSHOP_FORMAT "rodtrad.workshop"
#define WORKSHOP_BOXES  12
#define WORKSHOP_STEPS  24

struct step_kind;

enum box_side { SIDE_NONE, SIDE_INNER, SIDE_OUTER };

/* Where in an effektkedja a box stands, from what calls for it to what comes of it. */
enum stage {
	STAGE_NONE,
	STAGE_NEED,
	STAGE_RESOURCE,
	STAGE_ACTIVITY,
	STAGE_OUTPUT,
	STAGE_EFFECT_SHORT,
	STAGE_EFFECT_MEDIUM,
	STAGE_EFFECT_LONG,
	STAGES
};

/* A box to put notes in; a stage of a chain is a box too. */
struct box {
	const char *id;     /* "strength" */
	const char *letter; /* "S": codes begin with it */
	const char *name;   /* "Styrkor" */
	const char *one;    /* "styrka" */
	const char *sub;    /* "hos oss · hjälper" */
	const char *glyph;  /* "+" */
	const char *prompt; /* what the room is asked while it fills this box */
	int side;           /* enum box_side: hos oss, or i omvärlden */
	int stage;          /* enum stage: of the chain, if it is in one */
};

/* One step. What belongs to its kind alone is in `params`. */
struct step {
	const char *id, *title;
	const char *prompt;            /* the NU line */
	int minutes;                   /* as planned in the file; 0 takes no time */
	struct field_texts say, think; /* the facilitator's script */
	const char *kind_name;
	const struct step_kind *kind;
	void *params; /* the kind's own struct, in the arena */
};

struct workshop {
	struct arena arena; /* owns everything */
	const char *format, *version, *id, *title, *summary;
	int people_min, people_max;
	int minutes; /* the sum that the file is written for, extra steps not counted */
	struct box *box;
	int boxes;
	struct step *step;
	int steps;
};

extern const struct field workshop_fields[]; /* of the file, but for boxes' and steps' members */
extern const struct field box_fields[];
extern const struct field step_fields[]; /* what every step has */

/*
 * Reads and checks a workshop. Refuses with the place and a Swedish sentence ("steps[3]: dots: …"), also what
 * could not work in a room: a box that is not there, a vote before there are notes. `workshop` is then
 * empty. In a file of a newer minor version, settings that are unknown are skipped.
 */
bool workshop_read(struct workshop *workshop, const char *text, size_t bytes,
		   struct err *err) MUST_USE;

/* Adds all that is wrong with the file, until `faults` is full: first what cannot be read, then
 * what could not work in a room, as far as that can be told. One slip is told once. */
void workshop_faults(const char *text, size_t bytes, struct faults *faults);

void workshop_free(struct workshop *workshop);

/* Adds the copy that a session keeps, as canonical JSON; without the steps that follow earlier
 * insatser up (step_is_extra) unless there are some to follow up. */
void workshop_copy(struct buf *out, const struct json *json, bool with_extra);

/* The minutes that the workshop is made for, those of its extra steps counted or not. */
int workshop_minutes(const struct workshop *workshop, bool with_extra);

/* Index by id, -1 when there is none. */
int workshop_box(const struct workshop *workshop, const char *id);
int workshop_step(const struct workshop *workshop, const char *id);

/* The box whose codes begin with this letter (case does not matter), -1 when there is none. Boxes of
 * effects may share a letter: then it is the first of them. */
int workshop_letter(const struct workshop *workshop, const char *letter);

/* Is it an effect, on any horizon? */
bool stage_is_effect(enum stage stage);

/* The first box of a stage, -1 when the workshop leaves that stage out. */
int workshop_stage(const struct workshop *workshop, enum stage stage);

#endif
