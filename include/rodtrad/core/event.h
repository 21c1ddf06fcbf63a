/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The eight things that can happen in a session, as a struct, and as a line. An event never changes. It
 * is kept as its skeleton, one line of canonical JSON without its texts; in a file the line has
 * its texts filled in where they are here.
 */
#ifndef RODTRAD_CORE_EVENT_H
#define RODTRAD_CORE_EVENT_H

#include "rodtrad/base/arena.h"
#include "rodtrad/base/day.h"
#include "rodtrad/base/json.h"
#include "rodtrad/core/item.h"
#include "rodtrad/core/record.h"

#define EVENT_WITHS 64 /* fields that one event gives, at the most */

enum event_type {
	EVENT_OPENED,
	EVENT_ADDED,
	EVENT_SET,
	EVENT_WENT,
	EVENT_UNDONE,
	EVENT_SEALED,
	EVENT_REOPENED,
	EVENT_PURGED,
	EVENT_UNKNOWN, /* of a newer program: kept and carried */
	EVENT_TYPES = EVENT_UNKNOWN
};

extern const char *const event_types[EVENT_TYPES];

/* Where a text is. */
enum here { HERE, WITHHELD, PURGED };

/* A field that an event gives, and the value. */
struct given {
	const char *name;      /* the key in `with` */
	enum item_field field; /* ITEM_FIELDS when no row knows it */
	bool is_text;
	enum here here;
	enum json_kind kind;  /* of the value */
	int number;           /* JSON_INT, JSON_BOOL, and the index of an ENUM's choice */
	const char *text;     /* JSON_TEXT: the words; others: canonical JSON */
	const struct id *ref; /* FIELD_REF and FIELD_REFS: what it points at */
	int refs;
};

/* A field, and the events whose values of it this one replaces or, with a purge, blanks for good. */
struct replaced {
	const char *name;
	const struct id *tip;
	int tips;
};

/* A member that this program does not know. */
struct event_extra {
	const char *name, *json;
};

struct event {
	struct id id;
	int clock;
	char at[MOMENT_TEXT];
	enum event_type type;
	const char *type_name;
	struct id gesture;     /* the first event of what one key did */
	struct id item;        /* none when it gives nothing */
	struct id undoes;      /* EVENT_UNDONE */
	int closes;            /* EVENT_SEALED: how many changes it closes over; -1 when not said */
	enum item_kind kind;   /* EVENT_ADDED; KIND_UNKNOWN else */
	const char *kind_name; /* NULL when absent */
	const char *step;      /* the step's id, NULL when absent */
	const struct given *with; /* sorted by name */
	int withs;
	const struct replaced *replaces; /* sorted by name */
	int replacings;
	const struct replaced *purges; /* EVENT_PURGED: the texts it blanks, sorted by name */
	int purgings;
	const struct event_extra *extra;
	int extras;
	bool mine;
};

/*
 * Reads a record; what the event keeps lies in `arena`. False and `err` when the line is no event. A text that
 * the record has as NULL becomes WITHHELD.
 */
bool event_of_record(struct event *event, const struct record *record, struct arena *arena,
		     struct err *err) MUST_USE;

/* Reads an event as it stands in a file: texts in `with`, others named in `withheld`. Stricter, since it is a
 * stranger's: known members must have their types and patterns. */
bool event_of_file(struct event *event, const struct json *json, struct arena *arena,
		   struct err *err) MUST_USE;

/* Adds the skeleton line; and the line as it stands in a file, where `keep` says for each of `withs`
 * whether its text is to be there (NULL: all that are here). No newline. */
void event_skeleton(struct buf *out, const struct event *event);
void event_line(struct buf *out, const struct event *event, const bool *keep);

/* The record to be kept of it; what it points at lies in `arena` or is the event's. */
void event_record(struct record *record, const struct event *event, struct arena *arena);

/* Does it change what the room has made (rule 12), rather than where it is or who may change it? */
bool event_is_change(const struct event *event);

/* Below, at or above zero: (clock, id), the order of folding. */
int event_compare(const struct event *a, const struct event *b);

/* The member of that field, or NULL. */
const struct given *event_given(const struct event *event, enum item_field field);

/* Do they give the same value? A withheld text differs from every other text, a purged one from none. */
bool given_same(const struct given *a, const struct given *b);

#endif
