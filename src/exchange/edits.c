/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A result that somebody has edited by hand. What the file says of each row is laid beside what its
 * events give, value by value, and each difference becomes a change on top, as if it had been made
 * in the room when the last thing was done. The ids of these changes follow from the file's bytes,
 * so that the same file read twice, or by two, is the same change.
 */
#include "rodtrad/exchange/session_file.h"

#include <string.h>

#include "digest.h"
#include "session_read.h"

/* The two sides, and the gesture that makes one of the other. */
struct edits {
	const struct session *session;
	struct gesture gesture;
	int count;
	struct err *err;
};

static bool
edits_refuse(struct edits *edits, const char *what)
{
	return err_set(edits->err, ERR_FORMAT, "%s", what);
}

/* ---- one value ---- */

static bool
edit_text(struct edits *edits, enum item_field field, const struct json *value)
{
	const struct field *row = &item_fields[field];
	const char *text = value ? json_text(value, NULL) : "";

	if (!text || (row->type == FIELD_ENUM && *text && choice_index(row->choices, text) < 0))
		return edits_refuse(edits, "har ett värde av fel slag.");
	gesture_text(&edits->gesture, field, text);
	return true;
}

static bool
edit_ref(struct edits *edits, enum item_field field, const struct json *value)
{
	struct id id = {{0}};

	if (value && !id_read(json_text(value, ""), &id))
		return edits_refuse(edits, "ska vara ett id.");
	gesture_ref(&edits->gesture, field, id);
	return true;
}

static bool
edit_list(struct edits *edits, enum item_field field, const struct json *value)
{
	struct buf canonical = {0};

	if (value && json_kind(value) != JSON_ARRAY)
		return edits_refuse(edits, "ska vara en lista.");
	if (value)
		json_canonical(&canonical, value);
	gesture_json(&edits->gesture, field, value ? buf_text(&canonical) : "[]");
	buf_free(&canonical);
	return true;
}

/* `value` is NULL when it has been taken away. */
static bool
edit_value(struct edits *edits, enum item_field field, const struct json *value)
{
	switch (item_fields[field].type) {
	case FIELD_TEXT:
	case FIELD_LINES:
	case FIELD_TOKEN:
	case FIELD_DATE:
	case FIELD_ENUM: return edit_text(edits, field, value);
	case FIELD_REF: return edit_ref(edits, field, value);
	case FIELD_TOKENS:
	case FIELD_INTS: return edit_list(edits, field, value);
	case FIELD_INT:
		if (!value || json_kind(value) != JSON_INT)
			return edits_refuse(edits, "ska vara ett heltal.");
		gesture_int(&edits->gesture, field, json_int(value, 0));
		return true;
	case FIELD_BOOL:
		if (!value || json_kind(value) != JSON_BOOL)
			return edits_refuse(edits, "ska vara true eller false.");
		gesture_bool(&edits->gesture, field, json_bool(value, false));
		return true;
	default: return edits_refuse(edits, "kan inte ändras i en fil.");
	}
}

static bool
same_json(const struct json *a, const struct json *b)
{
	struct buf one = {0}, other = {0};
	bool same;

	if (!a || !b)
		return a == b;
	json_canonical(&one, a);
	json_canonical(&other, b);
	same = !strcmp(buf_text(&one), buf_text(&other));
	buf_free(&one);
	buf_free(&other);
	return same;
}

/* ---- one row ---- */

/* Is it a value of the row that can be read back? The place of a note in its box is counted, and a
 * catalogue and a delmål stand with their texts. */
static bool
is_plain(enum item_kind kind, enum item_field field)
{
	if (kind == KIND_SESSION)
		return !outcome_is_framed(field) && field != ITEM_CATALOG && field != ITEM_DELMAL;
	return field != ITEM_REMOVED && !(kind == KIND_NOTE && field == ITEM_ORDER);
}

static bool
edit_row(struct edits *edits, struct id id, enum item_kind kind, const struct json *file,
	 const struct json *ours)
{
	for (int at = 0; at < ITEM_FIELDS; at++) {
		enum item_field field = (enum item_field)at;
		const char *name =
			kind == KIND_SESSION ? item_fields[field].name : outcome_name(field);
		const struct json *value = json_member(file, name);

		if (!item_kind_has(kind, field) || !is_plain(kind, field) ||
		    same_json(value, json_member(ours, name)))
			continue;
		gesture_set(&edits->gesture, id);
		if (!edit_value(edits, field, value))
			return err_in(edits->err, "%s", name);
		edits->count++;
	}
	return true;
}

/* Both have the same rows in the same order: those are made and removed in the program alone. */
static bool
edit_rows(struct edits *edits, enum item_kind kind, const struct json *file,
	  const struct json *ours)
{
	const struct json *row = file ? json_first(file) : NULL;
	int at = 0;

	for (const struct json *mine = json_first(ours); mine; mine = json_next(mine), at++) {
		struct id id;

		if (!row || !same_json(json_member(row, "id"), json_member(mine, "id")) ||
		    !id_read(json_text(json_member(mine, "id"), ""), &id))
			return edits_refuse(edits, "rader kan bara läggas till och tas bort i "
						   "programmet.");
		if (!edit_row(edits, id, kind, row, mine))
			return err_in(edits->err, "[%d]", at);
		row = json_next(row);
	}
	return !row || edits_refuse(edits, "rader kan bara läggas till och tas bort i programmet.");
}

static bool
edit_all(struct edits *edits, const struct json *file, const struct json *ours)
{
	const struct json *result = json_member(file, "result");

	if (!edit_row(edits, edits->session->id, KIND_SESSION, json_member(file, "session"),
		      json_member(ours, "session")))
		return err_in(edits->err, "session");
	for (int kind = KIND_SESSION + 1; kind < KINDS; kind++) {
		const char *rows = item_kinds[kind].plural;

		if (!result || !edit_rows(edits, (enum item_kind)kind, json_member(result, rows),
					  json_member(json_member(ours, "result"), rows)))
			return err_in(edits->err, "%s", rows);
	}
	return true;
}

/* ---- the file ---- */

/* What the session's events give, as a file. When its digest is the one that the file has, the
 * events are as they were written, and only what stands beside them has been changed. */
static struct json *
untouched(const struct session *session, const struct json *file, struct err *err)
{
	struct buf text = {0};
	struct json *ours;

	session_file_write(&text, session);
	ours = json_parse_own(text.text, text.bytes, err);
	buf_free(&text);
	if (ours && same_json(json_member(ours, "digest"), json_member(file, "digest")))
		return ours;
	json_drop(ours);
	err_set(err, ERR_FORMAT,
		"digest: händelserna i filen är inte de som skrevs. Den är skadad eller "
		"förfalskad. Be om den på nytt.");
	return NULL;
}

/* The first of the ids that follow from the file's bytes. */
static struct id
seed_of(const char *text, size_t bytes, struct moment when)
{
	unsigned char digest[FILE_DIGEST];

	session_file_digest(text, bytes, digest);
	return id_make(when.ms, digest);
}

/* Through the door, and nobody's own to undo. */
static bool
edits_take(struct edits *edits, struct session *session, struct err *err)
{
	struct id first = gesture_id(&edits->gesture);

	if (gesture_is_empty(&edits->gesture))
		return true;
	if (!gesture_may(&edits->gesture, err))
		return false;
	gesture_take(&edits->gesture);
	for (int event = 0; event < session->event.count; event++)
		if (id_same(session->event.item[event].gesture, first))
			session->event.item[event].mine = false;
	return true;
}

static bool
edits_read(struct session *session, const char *text, size_t bytes, const struct json *file,
	   int *count, struct err *err)
{
	struct edits edits = {.session = session, .err = err};
	struct json *ours;
	struct moment when;
	bool ok;

	if (!session_read_events(session, file, err))
		return false;
	ours = untouched(session, file, err);
	if (!ours || !moment_read(session->event.item[session->event.count - 1].at, &when)) {
		json_drop(ours);
		return false;
	}
	gesture_begin(&edits.gesture, session, seed_of(text, bytes, when), when);
	ok = edit_all(&edits, file, ours) && edits_take(&edits, session, err);
	*count = edits.count;
	gesture_free(&edits.gesture);
	json_drop(ours);
	return ok;
}

bool
session_file_read_edited(struct session *session, const char *text, size_t bytes, int *edits,
			 struct err *err)
{
	struct json *file = json_parse(text, bytes, JSON_SESSION_BYTES, err);
	bool ok;

	memset(session, 0, sizeof *session);
	ok = file && edits_read(session, text, bytes, file, edits, err);
	json_drop(file);
	if (!ok)
		session_free(session);
	return ok;
}
