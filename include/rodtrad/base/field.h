/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A setting written down once. A table of fields says how one struct is read from JSON and
 * checked, how it is written, what its JSON Schema is and what the manual says of it.
 */
#ifndef RODTRAD_BASE_FIELD_H
#define RODTRAD_BASE_FIELD_H

#include "rodtrad/base/arena.h"
#include "rodtrad/base/err.h"
#include "rodtrad/base/json.h"

/* What a field is in JSON, and in its struct. */
enum field_type {
	FIELD_END,
	FIELD_INT,    /* number: int */
	FIELD_BOOL,   /* bool */
	FIELD_TEXT,   /* words for people, one line: const char *, "" when absent */
	FIELD_LINES,  /* words for people, several lines: const char * */
	FIELD_TOKEN,  /* a name as ^[a-z][a-z0-9_-]{0,31}$: const char * */
	FIELD_ENUM,   /* one of `choices`: int, the index in the table */
	FIELD_DATE,   /* "2026-12-01": const char * */
	FIELD_TEXTS,  /* array of texts: struct field_texts */
	FIELD_TOKENS, /* array of tokens: struct field_texts */
	FIELD_INTS,   /* array of whole numbers: struct field_ints */
	FIELD_OBJECT, /* one object of the fields in `of`: the struct itself */
	FIELD_LIST,   /* array of objects of `of`: struct field_list */
	FIELD_REF,    /* an item's id (items only): struct id */
	FIELD_REFS,   /* array of ids (items only) */
	FIELD_ANY,    /* any JSON, kept as its canonical text: const char * */
};

struct field_texts {
	const char *const *item; /* in the arena */
	int count;
};

struct field_ints {
	const int *item;
	int count;
};

struct field_list {
	void *item; /* an array of structs of the size in the field's row, in the arena */
	int count;
};

struct choice {
	const char *name;  /* as in JSON; a table ends with NULL */
	const char *label; /* Swedish, as on the wall */
};

struct field {
	const char *name; /* the key in JSON */
	enum field_type type;
	size_t offset; /* of the member in the struct */
	bool required;
	bool quiet; /* items: concurrent changes are no conflict */
	int min, max,
		fallback; /* INT: range (both 0: any); texts: at most max clusters, at least min; lists: how many */
	const struct choice *choices; /* ENUM */
	const struct field *of;       /* OBJECT, LIST */
	size_t size;                  /* LIST: bytes of one member's struct */
	const char *label;            /* Swedish, for forms and columns; the schema's title */
	const char *help;             /* one Swedish sentence; the schema's description */
};

/* offsetof that does not compile when the member has another type. */
#define FIELD_OFFSET(T, member, type) _Generic(((T *)0)->member, type : offsetof(T, member))

/* The row of that name, or NULL. A table ends with a row of type FIELD_END. */
const struct field *field_named(const struct field *fields, const char *name);

/* What to do about a key that no row knows. */
enum field_unknown {
	FIELD_UNKNOWN_REFUSED, /* "dot: en sådan inställning finns inte" */
	FIELD_UNKNOWN_SKIPPED, /* a file of a newer minor version */
};

/* One table of an object's fields and the struct that they are read into. Without a struct they
 * are only looked for: allowed, and missed when they are required. */
struct field_part {
	const struct field *fields; /* NULL ends a list of parts */
	void *into;
};

/*
 * Reads the object `json` into its parts, filling absent ones with their fallback (texts with "").
 * What it keeps is copied into `arena`. Refuses with the path and a Swedish sentence: "steps[1]:
 * dots: ska vara ett heltal från 1 till 20.", where [0] is the first of a list. It goes on until
 * `faults` is full; a key that is refused as a misspelling is not missed as well. A field with a
 * fault in it is then as if it were absent, but for a list of objects, where only the faulty
 * fields of its members are: enough to look for more faults by, and for nothing else. Returns
 * whether there was no fault.
 */
bool field_read(const struct json *json, const struct field_part *parts, enum field_unknown unknown,
		struct arena *arena, struct faults *faults);

/* Adds the members of `from` as `"key":value` with commas between, in the table's order, leaving out
 * texts that are "", empty lists, and settings that have their fallback, unless they are required; no braces.
 * Returns whether anything was added. `first` says that no comma is needed before the first. */
bool field_write(struct buf *out, const struct field *fields, const void *from, bool first);

/* Adds the JSON Schema (2020-12) of one object of these fields: {"type": "object", …}, one
 * property a line. Its last brace stands after `indent` spaces, its properties two further in;
 * `closed` adds "additionalProperties": false. */
void field_schema(struct buf *out, const struct field *fields, int indent, bool closed);

/* The index in `choices` of a JSON name, -1 when there is none. */
int choice_index(const struct choice *choices, const char *name);

#endif
