/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Handlingsplanen: the rows of the document ("Hur?"), and what the workshops made. A unit never
 * writes on a row that all share, so what it chose under one is an aktivitet of its own there. The
 * rows are computed from the sessions, one at a time, and keep nothing of them but their words.
 */
#ifndef RODTRAD_CORE_PLAN_H
#define RODTRAD_CORE_PLAN_H

#include "rodtrad/core/outcome.h"

enum plan_kind {
	PLAN_MEASURE,  /* a row of the document */
	PLAN_ACTION,   /* an insats right under its mål */
	PLAN_ACTIVITY, /* an aktivitet under a row of the document */
};

/* What a row's thread leads through, from behov to effects. */
enum plan_part { PLAN_NEED, PLAN_NOTE, PLAN_CROSSING, PLAN_EFFECT, PLAN_PARTS };

struct plan_step {
	int part; /* enum plan_part */
	const char *id, *code, *text;
};

/* Texts are "" and numbers -1 where nothing is said. */
struct plan_row {
	int kind;           /* enum plan_kind */
	const char *id;     /* the item's; a row of the document has its name in the catalogue */
	const char *parent; /* the id of the row that an aktivitet stands under */
	int goal;           /* the mål; 0 none */
	const char *goal_name, *text, *unit, *owner;
	const char *start, *end; /* days; it starts on the day of the workshop unless said */
	struct field_texts check;
	int status, level, mandate;
	bool whole; /* the thread, from delmål to vem and när */
	struct field_texts gaps;
	struct field_list thread; /* struct plan_step */
	bool conflict; /* some field of it has two values, or its newest follow-up two answers */
	const char *delmal, *session, *title, *date;
	const char *changed;    /* the moment of the last event of it, or of a follow-up of it */
	int changes;            /* those events after the first */
	int place;              /* of its row in the document, from 1; 0 when it is under none */
	const char *measure;    /* the name of the document's row that it says it belongs under */
	const char *own_reason; /* why it was last changed or ended, by itself */
	bool is_own;            /* born in the plan: its session is the plan's own log */

	/* The newest follow-up of it, when that is newer than its own status: then `status` follows it,
	 * and ändras is pågår. -1 and "" else. */
	int verdict; /* enum reviewed */
	const char *reviewed, *reason,
		*noticed; /* the day, and what was said; of the insats itself when there is none */
	int own_status;   /* what the insats says of itself, and since when */
	int64_t own_status_ms;
	bool own_conflict; /* and what holds of it without its follow-ups */
	const char *own_changed;
	int own_changes;
};

/* What some workshop says of an insats of another. */
struct plan_review {
	const char *id, *about; /* its own id, and that of the insats */
	const char *session;    /* that it was said in */
	int64_t ms;             /* when it was said */
	int verdict;
	const char *date, *reason, *noticed;
	const char *changed; /* the moment of the last event of it */
	int changes;         /* how many there are */
};

#define PLAN_FACTS                                                                                 \
	6 /* what is said of the plan as a whole: its version, who decided on it, and so on */

struct plan {
	struct arena arena; /* owns the rows' texts */
	const struct catalog *catalog;
	int measures;                 /* rows of the document */
	struct id log;                /* of the plan's own log, when it has been added */
	const char *fact[PLAN_FACTS]; /* what that log says, in the order of plan_fact_fields */
	struct plan_rows {
		struct plan_row *item;
		int count, room;
	} row;
	struct plan_reviews {
		struct plan_review *item;
		int count, room;
	} review;
	char as_of[MOMENT_TEXT]; /* the last event of all sessions; "" when there are none */
};

/* A plan with the rows of the document; `catalog` outlives it, and may be NULL: then there are
 * none. */
struct plan *plan_new(const struct catalog *catalog) MUST_USE;

/* Adds what a session made: the insatser that the room said yes to, and what it says of earlier
 * ones. Those of a session on other governing documents have no mål here. The plan's own log
 * (plan_log.h) says who, when and status on the rows of the document, and has rows of its own.
 * The session may be freed after. */
void plan_add(struct plan *plan, const struct session *session);

/* What a workshop adds, without the threads of its rows, as a line of JSON that can be kept
 * beside it and made again; and the same added from such a line. False when it is none. A plan's
 * own log is added whole. */
void plan_line_write(struct buf *out, const struct session *session);
bool plan_add_line(struct plan *plan, struct id session, const char *line) MUST_USE;

/* Takes away what a session added, so that it can be added as it is now; then plan_arrange. */
void plan_take_away(struct plan *plan, struct id session);

/* When all are in: lets each row follow its newest follow-up, and orders the rows by mål (none
 * last), then as in the document, then by unit, day and id, so that it does not matter in which
 * order the sessions came. */
void plan_arrange(struct plan *plan);

/* NULL is fine. */
void plan_drop(struct plan *plan);

/* ---- what is wrong with a row ---- */

/* Lacks it vem or när? What utgår needs neither. */
bool plan_lacks(const struct plan_row *row);

/* Was it to be done before `today` ("2026-12-01"), and is neither klar nor utgår? */
bool plan_is_late(const struct plan_row *row, const char *today);

struct plan_counts {
	int rows, measures; /* of the rows, those of the document */
	int lacking, late, conflicts;
	int ongoing, done;
};

/* Of all rows; what is late is so on the day `today` ("2026-12-01"; "" asks for none). */
struct plan_counts plan_count(const struct plan *plan, const char *today);

/* How far it has come, in a word: its status, or ändras. */
const char *plan_status_label(const struct plan_row *row);

/* ---- its columns ---- */

#define PLAN_FIELDS 28

/* The facts as members of struct plan, which end with FIELD_END; a text that is not said is "". */
void plan_fact_fields(struct field table[PLAN_FACTS + 1]);

/* The fields of a row, for files, tables and the schema; the last is the end. */
void plan_fields(struct field table[PLAN_FIELDS + 1]);

extern const struct choice plan_parts[]; /* of enum plan_part */

#endif
