/* SPDX-License-Identifier: EUPL-1.2 */
/* A setting written down once: how it is read, checked, written and described. */
#include "rodtrad/base/field.h"
#include "rodtrad/base/day.h"
#include "rodtrad/base/text.h"

#include <assert.h>
#include <string.h>

#define TOKEN_BYTES    32
#define SHOWN_KEY_COLS 40
#define KEY_BYTES      32 /* the longest name that a likeness is looked for to */
#define TOKEN_PATTERN  "^[a-z][a-z0-9_-]{0,31}$"
#define DATE_PATTERN   "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#define ID_PATTERN     "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
#define SCHEMA_STEP    2 /* spaces that a schema is indented by */

/* What is the same for all fields of one reading. */
struct reading {
	enum field_unknown unknown;
	struct arena *arena;
	struct faults *faults;
};

/*
 * What is done with a value of one type: for lists, with one of its items. `value` is the
 * member of the struct.
 */
struct field_kind {
	bool (*read)(const struct field *field, const struct json *json, void *value,
		     const struct reading *reading);
	void (*clear)(const struct field *field, void *value);
	bool (*is_cleared)(const struct field *field, const void *value);
	void (*write)(struct buf *out, const struct field *field, const void *value);
	const char *json_type; /* in a schema; NULL is any */
	void (*describe)(struct buf *out, const struct field *field, int indent, bool closed);
	bool list;
};

static const struct field_kind *kind_of(const struct field *field);

const struct field *
field_named(const struct field *fields, const char *name)
{
	for (const struct field *field = fields; field->type != FIELD_END; field++)
		if (!strcmp(field->name, name))
			return field;
	return NULL;
}

int
choice_index(const struct choice *choices, const char *name)
{
	for (int i = 0; choices[i].name; i++)
		if (!strcmp(choices[i].name, name))
			return i;
	return -1;
}

static const void *
member_of(const struct field *field, const void *from)
{
	return (const char *)from + field->offset;
}

static void *
room_for(const struct field *field, void *into)
{
	return (char *)into + field->offset;
}

/* ---- lists ---- */

/* Each kind of list has a struct of its own, so that its items have their type. */
static void
keep_list(const struct field *field, void *value, void *item, int count)
{
	if (field->type == FIELD_INTS)
		*(struct field_ints *)value = (struct field_ints){item, count};
	else if (field->type == FIELD_LIST)
		*(struct field_list *)value = (struct field_list){item, count};
	else
		*(struct field_texts *)value = (struct field_texts){item, count};
}

static const void *
list_items(const struct field *field, const void *value)
{
	if (field->type == FIELD_INTS)
		return ((const struct field_ints *)value)->item;
	if (field->type == FIELD_LIST)
		return ((const struct field_list *)value)->item;
	return ((const struct field_texts *)value)->item;
}

static int
list_count(const struct field *field, const void *value)
{
	if (field->type == FIELD_INTS)
		return ((const struct field_ints *)value)->count;
	if (field->type == FIELD_LIST)
		return ((const struct field_list *)value)->count;
	return ((const struct field_texts *)value)->count;
}

static size_t
item_bytes(const struct field *field)
{
	if (field->type == FIELD_INTS)
		return sizeof(int);
	return field->type == FIELD_LIST ? field->size : sizeof(const char *);
}

/* The limits of a list are not those of what stands in it, which has none. */
static struct field
item_field(const struct field *field)
{
	struct field item = *field;

	item.min = item.max = 0;
	return item;
}

/* ---- reading: one value ----
 * These say what is wrong, and read_field says where. */

static bool
read_int(const struct field *field, const struct json *json, void *value,
	 const struct reading *reading)
{
	bool any = field->min == 0 && field->max == 0;
	int number = json_int(json, 0);

	if (json_kind(json) == JSON_INT &&
	    (any || (number >= field->min && number <= field->max))) {
		*(int *)value = number;
		return true;
	}
	if (any)
		return faults_add(reading->faults, "ska vara ett heltal.");
	return faults_add(reading->faults, "ska vara ett heltal från %d till %d.", field->min,
			  field->max);
}

static bool
read_bool(const struct field *field, const struct json *json, void *value,
	  const struct reading *reading)
{
	(void)field;
	if (json_kind(json) != JSON_BOOL)
		return faults_add(reading->faults, "ska vara true eller false.");
	*(bool *)value = json_bool(json, false);
	return true;
}

/* Is `text` as long as the field says? A `max` of 0 is no limit. */
static bool
check_length(const struct field *field, const char *text, struct faults *faults)
{
	int clusters = text_clusters(text);

	if (field->max && clusters > field->max)
		return faults_add(faults, "får ha högst %d tecken, och har %d.", field->max,
				  clusters);
	if (clusters < field->min && !clusters)
		return faults_add(faults, "får inte vara tom.");
	if (clusters < field->min)
		return faults_add(faults, "ska ha minst %d tecken.", field->min);
	return true;
}

static bool
read_lines(const struct field *field, const struct json *json, void *value,
	   const struct reading *reading)
{
	const char *text = json_text(json, NULL);

	if (!text)
		return faults_add(reading->faults, "ska vara en text.");
	if (!check_length(field, text, reading->faults))
		return false;
	*(const char **)value = arena_text(reading->arena, text);
	return true;
}

static bool
read_text(const struct field *field, const struct json *json, void *value,
	  const struct reading *reading)
{
	const char *text = json_text(json, "");

	if (strchr(text, '\n'))
		return faults_add(reading->faults, "ska stå på en enda rad.");
	return read_lines(field, json, value, reading);
}

static bool
is_token(const char *text)
{
	size_t bytes = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return text[0] >= 'a' && text[0] <= 'z' && !text[bytes] && bytes <= TOKEN_BYTES;
}

static bool
read_token(const struct field *field, const struct json *json, void *value,
	   const struct reading *reading)
{
	const char *text = json_text(json, "");

	(void)field;
	if (!is_token(text))
		return faults_add(reading->faults,
				  "ska vara ett kort namn av a–z, 0–9, - och _ som börjar med en "
				  "bokstav.");
	*(const char **)value = arena_text(reading->arena, text);
	return true;
}

static bool
read_date(const struct field *field, const struct json *json, void *value,
	  const struct reading *reading)
{
	const char *text = json_text(json, "");
	struct day day;

	(void)field;
	if (!day_read(text, &day))
		return faults_add(reading->faults, "ska vara ett datum, till exempel 2026-12-01.");
	*(const char **)value = arena_text(reading->arena, text);
	return true;
}

static bool
read_enum(const struct field *field, const struct json *json, void *value,
	  const struct reading *reading)
{
	struct buf names = {0};
	int index = choice_index(field->choices, json_text(json, ""));

	if (index >= 0) {
		*(int *)value = index;
		return true;
	}
	for (const struct choice *choice = field->choices; choice->name; choice++)
		buf_addf(&names, "%s%s", names.bytes ? ", " : "", choice->name);
	faults_add(reading->faults, "ska vara något av %s.", buf_text(&names));
	buf_free(&names);
	return false;
}

static bool
read_any(const struct field *field, const struct json *json, void *value,
	 const struct reading *reading)
{
	struct buf text = {0};

	(void)field;
	json_canonical(&text, json);
	*(const char **)value = arena_textn(reading->arena, text.text, text.bytes);
	buf_free(&text);
	return true;
}

static bool
read_object(const struct field *field, const struct json *json, void *value,
	    const struct reading *reading)
{
	const struct field_part parts[] = {{field->of, value}, {0}};

	return field_read(json, parts, reading->unknown, reading->arena, reading->faults);
}

/* ---- reading: a list ---- */

/* Is `json` an array of as many as the field says? A `max` of 0 is no limit. */
static bool
check_count(const struct field *field, const struct json *json, struct faults *faults)
{
	if (json_kind(json) != JSON_ARRAY)
		return faults_add(faults, "ska vara en lista inom [ och ].");
	int count = json_count(json);
	if (count < field->min)
		return faults_add(faults, "ska ha minst %d i listan, och har %d.", field->min,
				  count);
	if (field->max && count > field->max)
		return faults_add(faults, "får ha högst %d i listan, och har %d.", field->max,
				  count);
	return true;
}

/* Reads until `faults` is full, and says how many that were. */
static bool
read_items(const struct field *field, const struct json *json, char *items, int *count,
	   const struct reading *reading)
{
	struct faults *faults = reading->faults;
	struct field one = item_field(field);
	const struct json *item = json_first(json);
	bool is_sound = true;

	for (*count = 0; item && !faults_full(faults); item = json_next(item), ++*count) {
		char *value = items + (size_t)*count * item_bytes(field);
		int before = faults->count;

		if (!kind_of(field)->read(&one, item, value, reading))
			is_sound = faults_in(faults, before, "%s[%d]", field->name, *count);
	}
	return is_sound;
}

static bool
read_list(const struct field *field, const struct json *json, void *value,
	  const struct reading *reading)
{
	int before = reading->faults->count, count = 0;

	if (!check_count(field, json, reading->faults))
		return faults_in(reading->faults, before, "%s", field->name);
	char *items = arena_new(reading->arena, (size_t)json_count(json) * item_bytes(field));
	bool is_sound = read_items(field, json, items, &count, reading);
	/* Of a text or a number that could not be read there is nothing to keep. */
	if (is_sound || field->type == FIELD_LIST)
		keep_list(field, value, items, count);
	return is_sound;
}

/* ---- reading: an object ---- */

static bool
read_field(const struct field *field, const struct json *json, void *value,
	   const struct reading *reading)
{
	int before = reading->faults->count;

	if (kind_of(field)->list)
		return read_list(field, json, value, reading);
	if (kind_of(field)->read(field, json, value, reading))
		return true;
	kind_of(field)->clear(field, value);
	return faults_in(reading->faults, before, "%s", field->name);
}

static int
smallest(int a, int b, int c)
{
	int ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* How many letters must be changed, added or taken away to make `a` into `b`; both have at
 * most KEY_BYTES. */
static int
distance(const char *a, const char *b)
{
	int row[KEY_BYTES + 1], bytes = (int)strlen(b);

	assert(bytes <= KEY_BYTES);
	for (int i = 0; i <= bytes; i++)
		row[i] = i;
	for (int line = 1; *a; a++, line++) {
		int diagonal = row[0];

		row[0] = line;
		for (int i = 1; i <= bytes; i++) {
			int changed = diagonal + (*a != b[i - 1]);

			diagonal = row[i];
			row[i] = smallest(row[i] + 1, row[i - 1] + 1, changed);
		}
	}
	return row[bytes];
}

/* The field that `name` is probably a misspelling of, or NULL. */
static const struct field *
likely(const struct field *fields, const char *name)
{
	const struct field *best = NULL;
	int limit = strlen(name) > 4 ? 2 : 1;

	if (strlen(name) > KEY_BYTES)
		return NULL;
	for (const struct field *field = fields; field->type != FIELD_END; field++) {
		int away = distance(name, field->name);

		if (away <= limit) {
			best = field;
			limit = away - 1;
		}
	}
	return best;
}

static const struct field *
likely_in(const struct field_part *parts, const char *name)
{
	const struct field *field = NULL;

	for (; parts->fields && !field; parts++)
		field = likely(parts->fields, name);
	return field;
}

/* The part that has a field of that name. */
static const struct field_part *
part_of(const struct field_part *parts, const char *name)
{
	for (; parts->fields; parts++)
		if (field_named(parts->fields, name))
			return parts;
	return NULL;
}

static bool
refuse_unknown(const struct field_part *parts, const char *name, struct faults *faults)
{
	int shown = (int)text_fit(name, SHOWN_KEY_COLS);
	const struct field *meant = likely_in(parts, name);

	return faults_add(faults, "%.*s: en sådan inställning finns inte.%s%s%s", shown, name,
			  meant ? " Menar du " : "", meant ? meant->name : "", meant ? "?" : "");
}

static bool
read_member(const struct field_part *parts, const struct json *json, const struct reading *reading)
{
	const char *name = json_name(json);
	const struct field_part *part = part_of(parts, name);

	if (!part)
		return reading->unknown == FIELD_UNKNOWN_SKIPPED ||
		       refuse_unknown(parts, name, reading->faults);
	if (!part->into)
		return true;
	const struct field *field = field_named(part->fields, name);
	return read_field(field, json, room_for(field, part->into), reading);
}

/* Is it there under a name that was refused as its misspelling? One slip is one fault. */
static bool
is_misspelt(const struct json *json, const struct field_part *parts, const struct field *field,
	    enum field_unknown unknown)
{
	if (unknown == FIELD_UNKNOWN_SKIPPED)
		return false;
	for (const struct json *one = json_first(json); one; one = json_next(one))
		if (!part_of(parts, json_name(one)) && likely_in(parts, json_name(one)) == field)
			return true;
	return false;
}

static bool
has_required(const struct json *json, const struct field_part *parts, const struct reading *reading)
{
	bool has_all = true;

	for (const struct field_part *part = parts; part->fields; part++)
		for (const struct field *field = part->fields; field->type != FIELD_END; field++)
			if (field->required && !json_member(json, field->name) &&
			    !is_misspelt(json, parts, field, reading->unknown))
				has_all = faults_add(reading->faults, "%s: saknas.", field->name);
	return has_all;
}

static void
clear_fields(const struct field *fields, void *into)
{
	for (const struct field *field = fields; field->type != FIELD_END; field++) {
		/* No struct has a member that is an item's id. */
		assert(kind_of(field)->read);
		if (kind_of(field)->list)
			keep_list(field, room_for(field, into), NULL, 0);
		else
			kind_of(field)->clear(field, room_for(field, into));
	}
}

static void
clear_parts(const struct field_part *parts)
{
	for (; parts->fields; parts++)
		if (parts->into)
			clear_fields(parts->fields, parts->into);
}

bool
field_read(const struct json *json, const struct field_part *parts, enum field_unknown unknown,
	   struct arena *arena, struct faults *faults)
{
	const struct reading reading = {unknown, arena, faults};
	bool is_sound = true;

	clear_parts(parts);
	if (json_kind(json) != JSON_OBJECT)
		return faults_add(faults, "ska vara ett objekt inom { och }.");
	for (const struct json *one = json_first(json); one && !faults_full(faults);
	     one = json_next(one))
		is_sound = read_member(parts, one, &reading) && is_sound;
	return has_required(json, parts, &reading) && is_sound;
}

/* ---- what an absent field is ---- */

static void
clear_int(const struct field *field, void *value)
{
	*(int *)value = field->fallback;
}

static bool
is_cleared_int(const struct field *field, const void *value)
{
	return *(const int *)value == field->fallback;
}

static void
clear_bool(const struct field *field, void *value)
{
	*(bool *)value = field->fallback != 0;
}

static bool
is_cleared_bool(const struct field *field, const void *value)
{
	return *(const bool *)value == (field->fallback != 0);
}

static void
clear_text(const struct field *field, void *value)
{
	(void)field;
	*(const char **)value = "";
}

static bool
is_cleared_text(const struct field *field, const void *value)
{
	(void)field;
	return !**(const char *const *)value;
}

static void
clear_object(const struct field *field, void *value)
{
	clear_fields(field->of, value);
}

static bool is_absent(const struct field *field, const void *value);

static bool
is_cleared_object(const struct field *field, const void *value)
{
	for (const struct field *one = field->of; one->type != FIELD_END; one++)
		if (!is_absent(one, member_of(one, value)))
			return false;
	return true;
}

/* Need `value` not be written, since reading nothing gives the same? */
static bool
is_absent(const struct field *field, const void *value)
{
	if (kind_of(field)->list)
		return list_count(field, value) == 0;
	return kind_of(field)->is_cleared(field, value);
}

/* ---- writing ---- */

static void
write_int(struct buf *out, const struct field *field, const void *value)
{
	(void)field;
	buf_addf(out, "%d", *(const int *)value);
}

static void
write_bool(struct buf *out, const struct field *field, const void *value)
{
	(void)field;
	buf_add(out, *(const bool *)value ? "true" : "false");
}

static void
write_text(struct buf *out, const struct field *field, const void *value)
{
	(void)field;
	json_quote(out, *(const char *const *)value);
}

static void
write_enum(struct buf *out, const struct field *field, const void *value)
{
	json_quote(out, field->choices[*(const int *)value].name);
}

static void
write_any(struct buf *out, const struct field *field, const void *value)
{
	(void)field;
	buf_add(out, *(const char *const *)value);
}

static void
write_object(struct buf *out, const struct field *field, const void *value)
{
	buf_addc(out, '{');
	field_write(out, field->of, value, true);
	buf_addc(out, '}');
}

static void
write_list(struct buf *out, const struct field *field, const void *value)
{
	const char *items = list_items(field, value);
	int count = list_count(field, value);

	buf_addc(out, '[');
	for (int i = 0; i < count; i++) {
		if (i)
			buf_addc(out, ',');
		kind_of(field)->write(out, field, items + (size_t)i * item_bytes(field));
	}
	buf_addc(out, ']');
}

static void
write_field(struct buf *out, const struct field *field, const void *value)
{
	assert(kind_of(field)->write);
	json_quote(out, field->name);
	buf_addc(out, ':');
	if (kind_of(field)->list)
		write_list(out, field, value);
	else
		kind_of(field)->write(out, field, value);
}

bool
field_write(struct buf *out, const struct field *fields, const void *from, bool first)
{
	bool added = false;

	for (const struct field *field = fields; field->type != FIELD_END; field++) {
		const void *value = member_of(field, from);

		if (!field->required && is_absent(field, value))
			continue;
		if (added || !first)
			buf_addc(out, ',');
		write_field(out, field, value);
		added = true;
	}
	return added;
}

/* ---- describing ---- */

/* Adds a key of a schema, and a comma if it is not the first. */
static void
schema_key(struct buf *out, const char *key)
{
	if (out->text[out->bytes - 1] != '{')
		buf_add(out, ", ");
	buf_addf(out, "\"%s\": ", key);
}

static void
schema_text(struct buf *out, const char *key, const char *text)
{
	if (!text)
		return;
	schema_key(out, key);
	json_quote(out, text);
}

static void
schema_int(struct buf *out, const char *key, int number)
{
	schema_key(out, key);
	buf_addf(out, "%d", number);
}

/* At least and at most, as the field says: 0 is no limit. */
static void
schema_limits(struct buf *out, const struct field *field, const char *least, const char *most)
{
	if (field->min)
		schema_int(out, least, field->min);
	if (field->max)
		schema_int(out, most, field->max);
}

static void
describe_int(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)indent, (void)closed;
	if (!field->min && !field->max)
		return;
	schema_int(out, "minimum", field->min);
	schema_int(out, "maximum", field->max);
	if (!field->required && field->fallback >= field->min && field->fallback <= field->max)
		schema_int(out, "default", field->fallback);
}

static void
describe_bool(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)indent, (void)closed;
	if (field->required)
		return;
	schema_key(out, "default");
	buf_add(out, field->fallback ? "true" : "false");
}

static void
describe_text(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)indent, (void)closed;
	schema_limits(out, field, "minLength", "maxLength");
}

static void
describe_token(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)field, (void)indent, (void)closed;
	schema_text(out, "pattern", TOKEN_PATTERN);
}

static void
describe_date(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)field, (void)indent, (void)closed;
	schema_text(out, "format", "date");
	schema_text(out, "pattern", DATE_PATTERN);
}

static void
describe_id(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)field, (void)indent, (void)closed;
	schema_text(out, "format", "uuid");
	schema_text(out, "pattern", ID_PATTERN);
}

static void
describe_enum(struct buf *out, const struct field *field, int indent, bool closed)
{
	int count = 0;

	(void)indent, (void)closed;
	schema_key(out, "enum");
	for (; field->choices[count].name; count++) {
		buf_add(out, count ? ", " : "[");
		json_quote(out, field->choices[count].name);
	}
	buf_addc(out, ']');
	if (!field->required && field->fallback >= 0 && field->fallback < count)
		schema_text(out, "default", field->choices[field->fallback].name);
}

static void
describe_any(struct buf *out, const struct field *field, int indent, bool closed)
{
	(void)out, (void)field, (void)indent, (void)closed;
}

static void
schema_required(struct buf *out, const struct field *fields)
{
	const char *between = "[";

	for (const struct field *field = fields; field->type != FIELD_END; field++) {
		if (!field->required)
			continue;
		if (*between == '[')
			schema_key(out, "required");
		buf_addf(out, "%s\"%s\"", between, field->name);
		between = ", ";
	}
	if (*between == ',')
		buf_addc(out, ']');
}

/* The type of one value and what holds for it. */
static void
schema_value(struct buf *out, const struct field *field, int indent, bool closed)
{
	schema_text(out, "type", kind_of(field)->json_type);
	kind_of(field)->describe(out, field, indent, closed);
}

static void
schema_field(struct buf *out, const struct field *field, int indent, bool closed)
{
	buf_addf(out, "\n%*s\"%s\": {", indent, "", field->name);
	schema_text(out, "title", field->label);
	schema_text(out, "description", field->help);
	if (kind_of(field)->list) {
		struct field item = item_field(field);

		schema_text(out, "type", "array");
		schema_limits(out, field, "minItems", "maxItems");
		schema_key(out, "items");
		buf_addc(out, '{');
		schema_value(out, &item, indent, closed);
		buf_addc(out, '}');
	} else {
		schema_value(out, field, indent, closed);
	}
	buf_addc(out, '}');
}

static void
describe_fields(struct buf *out, const struct field *fields, int indent, bool closed)
{
	schema_required(out, fields);
	schema_key(out, "properties");
	buf_addc(out, '{');
	for (const struct field *field = fields; field->type != FIELD_END; field++) {
		if (field != fields)
			buf_addc(out, ',');
		schema_field(out, field, indent + SCHEMA_STEP, closed);
	}
	buf_addf(out, "\n%*s}", indent, "");
	if (!closed)
		return;
	schema_key(out, "additionalProperties");
	buf_add(out, "false");
}

static void
describe_object(struct buf *out, const struct field *field, int indent, bool closed)
{
	describe_fields(out, field->of, indent, closed);
}

void
field_schema(struct buf *out, const struct field *fields, int indent, bool closed)
{
	buf_addc(out, '{');
	schema_text(out, "type", "object");
	describe_fields(out, fields, indent, closed);
	buf_addc(out, '}');
}

/* ---- the types ---- */

static const struct field_kind *
kind_of(const struct field *field)
{
	/* clang-format off */
#define NUMBER clear_int, is_cleared_int
#define TRUTH  clear_bool, is_cleared_bool
#define WORDS  clear_text, is_cleared_text
#define PARTS  clear_object, is_cleared_object
	static const struct field_kind kinds[] = {
	[FIELD_INT]    = {read_int, NUMBER, write_int, "integer", describe_int, false},
	[FIELD_BOOL]   = {read_bool, TRUTH, write_bool, "boolean", describe_bool, false},
	[FIELD_TEXT]   = {read_text, WORDS, write_text, "string", describe_text, false},
	[FIELD_LINES]  = {read_lines, WORDS, write_text, "string", describe_text, false},
	[FIELD_TOKEN]  = {read_token, WORDS, write_text, "string", describe_token, false},
	[FIELD_ENUM]   = {read_enum, NUMBER, write_enum, "string", describe_enum, false},
	[FIELD_DATE]   = {read_date, WORDS, write_text, "string", describe_date, false},
	[FIELD_TEXTS]  = {read_text, NULL, NULL, write_text, "string", describe_text, true},
	[FIELD_TOKENS] = {read_token, NULL, NULL, write_text, "string", describe_token, true},
	[FIELD_INTS]   = {read_int, NULL, NULL, write_int, "integer", describe_int, true},
	[FIELD_OBJECT] = {read_object, PARTS, write_object, "object", describe_object, false},
	[FIELD_LIST]   = {read_object, NULL, NULL, write_object, "object", describe_object, true},
	/* Items are kept field by field and in no struct: these are only described. */
	[FIELD_REF]    = {NULL, NULL, NULL, NULL, "string", describe_id, false},
	[FIELD_REFS]   = {NULL, NULL, NULL, NULL, "string", describe_id, true},
	[FIELD_ANY]    = {read_any, WORDS, write_any, NULL, describe_any, false},
	};
	/* clang-format on */
#undef NUMBER
#undef TRUTH
#undef WORDS
#undef PARTS

	return &kinds[field->type];
}
