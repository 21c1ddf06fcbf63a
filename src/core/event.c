/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading an event, from the database or from a stranger's file. Both go through the same table of
 * members; they differ in where the texts are: beside the skeleton, or in the line.
 */
#include "rodtrad/core/event.h"

#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/text.h"

const char *const event_types[EVENT_TYPES] = {
	[EVENT_OPENED] = "opened",     [EVENT_ADDED] = "added",   [EVENT_SET] = "set",
	[EVENT_WENT] = "went",         [EVENT_UNDONE] = "undone", [EVENT_SEALED] = "sealed",
	[EVENT_REOPENED] = "reopened", [EVENT_PURGED] = "purged",
};

/* An event on its way in. */
struct event_reader {
	struct event *event;
	struct arena *arena;
	const struct record *record; /* NULL when it comes from a file */
	struct given given[EVENT_WITHS];
	int givens;
	struct err *err;
};

static bool
reader_says(struct event_reader *reader, const char *member, const char *what)
{
	return err_set(reader->err, ERR_FORMAT, "%s: %s", member, what);
}

static bool
read_id(struct event_reader *reader, const struct json *json, struct id *id)
{
	if (id_read(json_text(json, ""), id))
		return true;
	return reader_says(reader, json_name(json), "ska vara ett id.");
}

static bool
read_event_id(struct event_reader *reader, const struct json *json)
{
	return read_id(reader, json, &reader->event->id);
}

static bool
read_clock(struct event_reader *reader, const struct json *json)
{
	reader->event->clock = json_int(json, 0);
	if (reader->event->clock >= 1)
		return true;
	return reader_says(reader, "clock", "ska vara ett heltal från 1.");
}

static bool
read_at(struct event_reader *reader, const struct json *json)
{
	const char *at = json_text(json, "");
	struct moment moment;

	if (!moment_read(at, &moment))
		return reader_says(reader, "at",
				   "ska vara en tidpunkt, som 2026-11-22T13:00:00+01:00.");
	memcpy(reader->event->at, at, MOMENT_TEXT);
	return true;
}

static bool
read_type(struct event_reader *reader, const struct json *json)
{
	struct event *event = reader->event;

	event->type_name = arena_text(reader->arena, json_text(json, ""));
	if (!*event->type_name)
		return reader_says(reader, "type", "ska vara en text.");
	for (int type = 0; type < EVENT_TYPES; type++)
		if (!strcmp(event_types[type], event->type_name))
			event->type = (enum event_type)type;
	return true;
}

static bool
read_gesture(struct event_reader *reader, const struct json *json)
{
	return read_id(reader, json, &reader->event->gesture);
}

static bool
read_item(struct event_reader *reader, const struct json *json)
{
	return read_id(reader, json, &reader->event->item);
}

static bool
read_undoes(struct event_reader *reader, const struct json *json)
{
	return read_id(reader, json, &reader->event->undoes);
}

static bool
read_closes(struct event_reader *reader, const struct json *json)
{
	reader->event->closes = json_int(json, -1);
	return reader->event->closes >= 0 ||
	       reader_says(reader, "closes", "ska vara ett heltal från 0.");
}

static bool
read_kind(struct event_reader *reader, const struct json *json)
{
	reader->event->kind_name = arena_text(reader->arena, json_text(json, ""));
	reader->event->kind = item_kind_named(reader->event->kind_name);
	return *reader->event->kind_name || reader_says(reader, "kind", "ska vara en text.");
}

static bool
read_step(struct event_reader *reader, const struct json *json)
{
	reader->event->step = arena_text(reader->arena, json_text(json, ""));
	return *reader->event->step || reader_says(reader, "step", "ska vara en text.");
}

static bool
read_ids(struct event_reader *reader, const struct json *json, const struct id **ids, int *count)
{
	struct id *id = arena_new(reader->arena, (size_t)(json_count(json) + 1) * sizeof *id);
	int at = 0;

	for (const struct json *one = json_first(json); one; one = json_next(one))
		if (!id_read(json_text(one, ""), &id[at++]))
			return reader_says(reader, json_name(json), "ska vara en lista av id:n.");
	*ids = id;
	*count = at;
	return true;
}

/* Fields by name, each with a list of events. */
static bool
read_rows(struct event_reader *reader, const struct json *json, const struct replaced **rows,
	  int *count)
{
	struct replaced *row =
		arena_new(reader->arena, (size_t)(json_count(json) + 1) * sizeof *row);

	if (json_kind(json) != JSON_OBJECT)
		return reader_says(reader, json_name(json), "ska vara ett objekt.");
	*rows = row;
	*count = 0;
	for (const struct json *one = json_first(json); one; one = json_next(one), row++) {
		if (json_kind(one) != JSON_ARRAY)
			return reader_says(reader, json_name(json), "ska ha listor av id:n.");
		row->name = arena_text(reader->arena, json_name(one));
		if (!read_ids(reader, one, &row->tip, &row->tips))
			return err_in(reader->err, "%s", json_name(json));
		++*count;
	}
	return true;
}

static bool
read_replaces(struct event_reader *reader, const struct json *json)
{
	return read_rows(reader, json, &reader->event->replaces, &reader->event->replacings);
}

static bool
read_purges(struct event_reader *reader, const struct json *json)
{
	return read_rows(reader, json, &reader->event->purges, &reader->event->purgings);
}

/* What JSON a field's values are, by its type. */
static bool
value_fits(const struct field *field, const struct json *json)
{
	struct day day;
	const char *text = json_text(json, NULL);

	switch (field->type) {
	case FIELD_INT: return json_kind(json) == JSON_INT;
	case FIELD_BOOL: return json_kind(json) == JSON_BOOL;
	case FIELD_DATE: return text && (!*text || day_read(text, &day));
	case FIELD_TEXT:
	case FIELD_LINES:
	case FIELD_TOKEN:
	case FIELD_REF:
	case FIELD_ENUM: return text != NULL;
	case FIELD_TEXTS:
	case FIELD_TOKENS:
	case FIELD_REFS:
	case FIELD_INTS: return json_kind(json) == JSON_ARRAY;
	case FIELD_OBJECT: return json_kind(json) == JSON_OBJECT;
	case FIELD_LIST: return json_kind(json) == JSON_ARRAY;
	case FIELD_ANY: return true;
	case FIELD_END: break;
	}
	return false;
}

static bool
read_value_refs(struct event_reader *reader, struct given *given, const struct json *json)
{
	struct id *id;

	if (item_fields[given->field].type == FIELD_REFS)
		return read_ids(reader, json, &given->ref, &given->refs);
	if (item_fields[given->field].type != FIELD_REF || !*json_text(json, ""))
		return true;
	id = arena_new(reader->arena, sizeof *id);
	given->ref = id;
	given->refs = 1;
	return read_id(reader, json, id);
}

static const char *
value_canonical(struct event_reader *reader, const struct json *json)
{
	struct buf buf = {0};
	const char *text;

	json_canonical(&buf, json);
	text = arena_text(reader->arena, buf_text(&buf));
	buf_free(&buf);
	return text;
}

static bool
read_value(struct event_reader *reader, struct given *given, const struct json *json)
{
	const struct field *field = given->field < ITEM_FIELDS ? &item_fields[given->field] : NULL;

	if (field && !value_fits(field, json))
		return reader_says(reader, given->name, "har ett värde av fel slag.");
	given->kind = json_kind(json);
	given->number = given->kind == JSON_BOOL ? json_bool(json, false) : json_int(json, 0);
	if (given->kind != JSON_TEXT)
		given->text = value_canonical(reader, json);
	else
		given->text = arena_text(reader->arena, json_text(json, ""));
	if (field && field->type == FIELD_ENUM)
		given->number = choice_index(field->choices, given->text);
	return !field || read_value_refs(reader, given, json);
}

static bool
reader_gives(struct event_reader *reader, const char *name, struct given **given)
{
	if (reader->givens == EVENT_WITHS)
		return reader_says(reader, "with", "har för många fält.");
	*given = &reader->given[reader->givens++];
	memset(*given, 0, sizeof **given);
	(*given)->name = arena_text(reader->arena, name);
	(*given)->field = item_field_named(name);
	(*given)->text = "";
	return true;
}

static bool
read_with(struct event_reader *reader, const struct json *json)
{
	struct given *given;

	if (json_kind(json) != JSON_OBJECT)
		return reader_says(reader, "with", "ska vara ett objekt.");
	for (const struct json *one = json_first(json); one; one = json_next(one)) {
		if (!reader_gives(reader, json_name(one), &given) ||
		    !read_value(reader, given, one))
			return err_in(reader->err, "with");
		given->is_text = !reader->record &&
				 item_field_is_text(given->name, given->kind == JSON_TEXT);
	}
	return true;
}

/* A text that lies beside the skeleton, or that a file withholds. */
static bool
reader_text_beside(struct event_reader *reader, const char *name)
{
	const struct record *record = reader->record;
	struct given *given;

	if (!reader_gives(reader, name, &given))
		return false;
	given->kind = JSON_TEXT;
	given->is_text = true;
	given->here = WITHHELD;
	for (int text = 0; record && text < record->texts; text++)
		if (!strcmp(record->text[text].field, name) && record->text[text].text) {
			given->text = arena_text(reader->arena, record->text[text].text);
			given->here = HERE;
		}
	return true;
}

static bool
read_texts_beside(struct event_reader *reader, const struct json *json)
{
	if (json_kind(json) != JSON_ARRAY)
		return reader_says(reader, json_name(json), "ska vara en lista av textfält.");
	for (const struct json *one = json_first(json); one; one = json_next(one))
		if (!*json_text(one, "") || !item_field_is_text(json_text(one, ""), true) ||
		    !reader_text_beside(reader, json_text(one, "")))
			return reader_says(reader, json_name(json),
					   "ska vara en lista av textfält.");
	return true;
}

/* A row a member. `in_record` and `in_file` say where it may stand. */
struct member {
	const char *name;
	bool (*read)(struct event_reader *reader, const struct json *json);
	bool in_record, in_file;
};

static const struct member members[] = {
	{"at", read_at, true, true},
	{"clock", read_clock, true, true},
	{"closes", read_closes, true, true},
	{"gesture", read_gesture, true, true},
	{"id", read_event_id, true, true},
	{"item", read_item, true, true},
	{"kind", read_kind, true, true},
	{"purges", read_purges, true, true},
	{"replaces", read_replaces, true, true},
	{"step", read_step, true, true},
	{"texts", read_texts_beside, true, false},
	{"type", read_type, true, true},
	{"undoes", read_undoes, true, true},
	{"with", read_with, true, true},
	{"withheld", read_texts_beside, false, true},
};

static bool
read_extra(struct event_reader *reader, const struct json *json)
{
	struct event *event = reader->event;
	struct event_extra *extra = (struct event_extra *)event->extra;

	if (event->extras == EVENT_WITHS)
		return reader_says(reader, json_name(json), "är ett fält för mycket.");
	if (!extra)
		event->extra = extra = arena_new(reader->arena, EVENT_WITHS * sizeof *extra);
	extra[event->extras].name = arena_text(reader->arena, json_name(json));
	extra[event->extras++].json = value_canonical(reader, json);
	return true;
}

static bool
read_member(struct event_reader *reader, const struct json *json)
{
	for (size_t at = 0; at < COUNT(members); at++) {
		if (strcmp(members[at].name, json_name(json)))
			continue;
		if (reader->record ? members[at].in_record : members[at].in_file)
			return members[at].read(reader, json);
		return reader_says(reader, json_name(json), "hör inte hemma här.");
	}
	return read_extra(reader, json);
}

static int
given_compare(const void *a, const void *b)
{
	return json_key_compare(((const struct given *)a)->name, ((const struct given *)b)->name);
}

static int
replaced_compare(const void *a, const void *b)
{
	return json_key_compare(((const struct replaced *)a)->name,
				((const struct replaced *)b)->name);
}

static int
extra_compare(const void *a, const void *b)
{
	return json_key_compare(((const struct event_extra *)a)->name,
				((const struct event_extra *)b)->name);
}

/* Sorts what was gathered, and sees that the event has what its type must have. */
static bool
reader_end(struct event_reader *reader)
{
	struct event *event = reader->event;
	struct given *with = arena_new(reader->arena, (size_t)(reader->givens + 1) * sizeof *with);

	qsort(reader->given, (size_t)reader->givens, sizeof *with, given_compare);
	memcpy(with, reader->given, (size_t)reader->givens * sizeof *with);
	event->with = with;
	event->withs = reader->givens;
	for (int at = 1; at < event->withs; at++)
		if (!strcmp(with[at - 1].name, with[at].name))
			return reader_says(reader, with[at].name, "ges två gånger.");
	if (event->replacings)
		qsort((void *)event->replaces, (size_t)event->replacings, sizeof *event->replaces,
		      replaced_compare);
	if (event->purgings)
		qsort((void *)event->purges, (size_t)event->purgings, sizeof *event->purges,
		      replaced_compare);
	if (event->extras)
		qsort((void *)event->extra, (size_t)event->extras, sizeof *event->extra,
		      extra_compare);
	if (id_is_none(event->id) || !event->clock || !*event->at || !event->type_name)
		return reader_says(reader, "händelse", "saknar id, clock, at eller type.");
	if (event->type == EVENT_SET && id_is_none(event->item))
		return reader_says(reader, "item", "saknas.");
	if (event->type == EVENT_UNDONE && id_is_none(event->undoes))
		return reader_says(reader, "undoes", "saknas.");
	return true;
}

/* The room for values is cleared one by one, when it is used: there are many events. */
static void
reader_begin(struct event_reader *reader, struct event *event, struct arena *arena,
	     const struct record *record, struct err *err)
{
	reader->event = event;
	reader->arena = arena;
	reader->record = record;
	reader->givens = 0;
	reader->err = err;
}

static bool
reader_run(struct event_reader *reader, const struct json *json)
{
	struct event *event = reader->event;

	memset(event, 0, sizeof *event);
	event->type = EVENT_UNKNOWN;
	event->kind = KIND_UNKNOWN;
	event->closes = -1;
	if (json_kind(json) != JSON_OBJECT)
		return reader_says(reader, "händelse", "ska vara ett objekt.");
	for (const struct json *one = json_first(json); one; one = json_next(one))
		if (!read_member(reader, one))
			return false;
	return reader_end(reader);
}

bool
event_of_record(struct event *event, const struct record *record, struct arena *arena,
		struct err *err)
{
	struct event_reader reader;
	struct json *json = json_parse_own(record->line, strlen(record->line), err);
	bool ok;

	if (!json)
		return false;
	reader_begin(&reader, event, arena, record, err);
	ok = reader_run(&reader, json);
	json_drop(json);
	event->mine = record->mine;
	return ok;
}

bool
event_of_file(struct event *event, const struct json *json, struct arena *arena, struct err *err)
{
	struct event_reader reader;

	reader_begin(&reader, event, arena, NULL, err);
	return reader_run(&reader, json);
}

bool
event_is_change(const struct event *event)
{
	return event->type == EVENT_ADDED || event->type == EVENT_SET ||
	       event->type == EVENT_UNDONE;
}

int
event_compare(const struct event *a, const struct event *b)
{
	if (a->clock != b->clock)
		return a->clock < b->clock ? -1 : 1;
	return id_compare(a->id, b->id);
}

const struct given *
event_given(const struct event *event, enum item_field field)
{
	for (int at = 0; at < event->withs; at++)
		if (event->with[at].field == field)
			return &event->with[at];
	return NULL;
}

bool
given_same(const struct given *a, const struct given *b)
{
	if (a->here == PURGED || b->here == PURGED)
		return true;
	if (a->here == WITHHELD || b->here == WITHHELD)
		return a == b;
	return a->kind == b->kind && !strcmp(a->text, b->text);
}
