/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds of things a room makes, and what their fields are: the tables made from items.def. */
#ifndef RODTRAD_CORE_ITEM_H
#define RODTRAD_CORE_ITEM_H

#include "rodtrad/base/field.h"

#define PEOPLE_MAX 60
#ifndef ITEMS_MAX
#define ITEMS_MAX 4000
#endif
#define TEXT_SOFT 140 /* clusters: a longer note is asked whether it is two */
#define TEXT_MAX  500

enum item_kind {
#define ITEM_KIND(NAME, name, plural, label) KIND_##NAME,
#include "rodtrad/core/items.def"
	KINDS,
	KIND_UNKNOWN = KINDS /* of a newer program: kept, carried, and not shown */
};

enum item_field {
#define ITEM_FIELD(NAME, name, type, quiet, min, max, choices, label, help, kinds) ITEM_##NAME,
#include "rodtrad/core/items.def"
	ITEM_FIELDS
};

/* Session states, as they stand in files. */
enum session_state { STATE_DRAFT, STATE_SEALED };
enum sway { SWAY_US, SWAY_ADMINISTRATION, SWAY_NOBODY };
enum evidence {
	EVIDENCE_LIKA,
	EVIDENCE_SURVEY,
	EVIDENCE_RESULT,
	EVIDENCE_OBSERVATION,
	EVIDENCE_FEELING,
	EVIDENCES
};
enum action_choice { CHOICE_YES, CHOICE_NOT_NOW };
enum mandate { MANDATE_PROPOSED, MANDATE_DECIDED };
enum mark { MARK_NONE, MARK_OBSTACLE, MARK_SIDE_EFFECT };
enum purpose { PURPOSE_LEARNING, PURPOSE_ENVIRONMENT, PURPOSE_WORK };
enum strength { STRENGTH_CERTAIN, STRENGTH_LIKELY, STRENGTH_UNCERTAIN };
enum support { SUPPORT_RESEARCH, SUPPORT_PROVEN, SUPPORT_DATA, SUPPORT_OWN, SUPPORT_NOTHING };
enum status { STATUS_NOT_STARTED, STATUS_ONGOING, STATUS_DONE, STATUS_DROPPED };
enum reviewed { REVIEWED_DONE, REVIEWED_ONGOING, REVIEWED_CHANGES, REVIEWED_DROPPED, REVIEWEDS };

/* One row a kind. */
struct item_kind_row {
	const char *name;   /* in JSON */
	const char *plural; /* the array in a result */
	const char *label;  /* Swedish */
};

extern const struct item_kind_row item_kinds[KINDS];

/* One row a field, in the order of enum item_field, with a FIELD_END after. `offset` and `size` are
 * not used. */
extern const struct field item_fields[ITEM_FIELDS + 1];

/* Has an item of this kind this field? */
bool item_kind_has(enum item_kind kind, enum item_field field);

/* May what it says be the name of a person? */
bool item_field_names(enum item_field field);

/* By name; KIND_UNKNOWN and ITEM_FIELDS when there is none. */
enum item_kind item_kind_named(const char *name);
enum item_field item_field_named(const char *name);

/* Is a field of this name a text, which lies beside its event? `is_string` says what its value in JSON is, for names
 * that no row knows: a string of unknown meaning counts as a text. */
bool item_field_is_text(const char *name, bool is_string);

#endif
