/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing a session's file, and reading it back. What a file says that a session came to is never
 * taken over: it is made again from the events, and must be the same.
 */
#include "rodtrad/exchange/session_file.h"

#include <stdio.h>
#include <string.h>

#include "digest.h"
#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "rodtrad/core/format.h"
#include "session_read.h"
#include "stand_alone.h"

#define SESSION_VERSION "1.0"
#define PART_BYTES      48 /* of one of the parts that a file's name is made of */
#define SHOWN_BYTES     60

/* ---- which texts go along ---- */

/* Rule 7: a live event's value that no live event covers. */
static bool
is_head(const struct session *session, const struct giving *giving)
{
	return session->live[giving->event] && !giving->covered;
}

/* Where in one array the texts of each event begin. */
struct keep {
	bool *text;
	int *from; /* one an event */
};

static void
keep_begin(struct keep *keep, const struct session *session)
{
	int withs = 0;

	keep->from = mem_new((size_t)session->event.count * sizeof *keep->from);
	for (int event = 0; event < session->event.count; event++) {
		keep->from[event] = withs;
		withs += session->event.item[event].withs;
	}
	keep->text = mem_new((size_t)(withs + 1) * sizeof *keep->text);
}

static void
keep_item(struct keep *keep, const struct session *session, const struct item *item)
{
	for (int slot = item->slot; slot >= 0; slot = session->slot.item[slot].next)
		for (int at = session->slot.item[slot].last; at >= 0;
		     at = session->giving.item[at].before) {
			const struct giving *giving = &session->giving.item[at];

			if (is_head(session, giving))
				keep->text[keep->from[giving->event] + giving->with] = true;
		}
}

static void
keep_free(struct keep *keep)
{
	mem_free(keep->text);
	mem_free(keep->from);
}

/* ---- writing ---- */

static void
add_events(struct buf *out, const struct session *session)
{
	struct keep keep;

	keep_begin(&keep, session);
	for (int item = 0; item < session->items.count; item++)
		if (!session->items.item[item].removed)
			keep_item(&keep, session, &session->items.item[item]);
	buf_add(out, DIGEST_EVENTS_LINE " [");
	for (int event = 0; event < session->event.count; event++) {
		buf_add(out, event ? ",\n  " : "\n  ");
		event_line(out, &session->event.item[event], keep.text + keep.from[event]);
	}
	buf_add(out, "\n" DIGEST_END_LINE);
	keep_free(&keep);
}

static const char *
state_name(const struct session *session)
{
	enum session_state state = outcome_is_sealed(session) ? STATE_SEALED : STATE_DRAFT;

	return item_fields[ITEM_STATE].choices[state].name;
}

static void
add_head(struct buf *out, const struct session *session, const char *digest)
{
	char id[ID_TEXT];

	buf_addf(out,
		 "{\n \"format\": \"%s\", \"version\": \"%s\", \"kind\": \"result\",\n"
		 " \"id\": \"%s\", \"as_of\": \"%s\",\n \"state\": \"%s\", \"registry_number\": ",
		 SESSION_FORMAT, SESSION_VERSION, id_text(session->id, id),
		 session->event.item[session->event.count - 1].at, state_name(session));
	json_quote(out, session_text(session, session_self(session), ITEM_REGISTRY_NUMBER));
	buf_addf(out, ", \"digest\": \"%s\",\n \"session\": ", digest);
	outcome_session(out, session);
	buf_add(out, ",\n");
}

void
session_file_write(struct buf *out, const struct session *session)
{
	struct buf body = {0};
	char digest[DIGEST_TEXT];

	buf_add(&body, DIGEST_RESULT_LINE " ");
	outcome_result(&body, session);
	buf_add(&body, ",\n");
	add_events(&body, session);
	add_head(out, session, digest_text(body.text, body.bytes, digest));
	buf_addn(out, body.text, body.bytes);
	buf_add(out, "\n}\n");
	buf_free(&body);
}

/* ---- comparing ---- */

struct file_text {
	const char *text;
	size_t bytes;
};

/* How a file is compared with what its events give. */
struct comparison {
	bool newer; /* of a newer minor version: may say more than we know */
	struct err *err;
};

static bool says(const struct comparison *with, const struct json *file, const struct json *ours);

static bool
differs(const struct comparison *with)
{
	return err_set(with->err, ERR_FORMAT,
		       "det här är inte vad händelserna i filen ger. Filen är ändrad för hand; "
		       "ändra i programmet i stället.");
}

/* These do not follow from the events: which kind of file it is, and what has been looked at
 * already. */
static bool
is_given(const char *name)
{
	return !strcmp(name, "kind") || !strcmp(name, "digest") || !strcmp(name, "version") ||
	       !strcmp(name, "events");
}

static bool
object_says(const struct comparison *with, const struct json *file, const struct json *ours)
{
	for (const struct json *one = json_first(ours); one; one = json_next(one)) {
		const struct json *other = json_member(file, json_name(one));

		if (!(other ? says(with, other, one) : differs(with)))
			return err_in(with->err, "%.*s", SHOWN_BYTES, json_name(one));
	}
	return with->newer || json_count(file) == json_count(ours) || differs(with);
}

static bool
array_says(const struct comparison *with, const struct json *file, const struct json *ours)
{
	const struct json *other = json_first(file);
	int at = 0;

	for (const struct json *one = json_first(ours); one; one = json_next(one), at++) {
		if (!(other ? says(with, other, one) : differs(with)))
			return err_in(with->err, "[%d]", at);
		other = json_next(other);
	}
	return !other || differs(with);
}

static bool
says(const struct comparison *with, const struct json *file, const struct json *ours)
{
	bool same = json_kind(file) == json_kind(ours);

	if (!same)
		return differs(with);
	switch (json_kind(ours)) {
	case JSON_OBJECT: return object_says(with, file, ours);
	case JSON_ARRAY: return array_says(with, file, ours);
	case JSON_TEXT: same = !strcmp(json_text(file, ""), json_text(ours, "")); break;
	case JSON_INT: same = json_int(file, 0) == json_int(ours, 0); break;
	case JSON_BOOL: same = json_bool(file, false) == json_bool(ours, false); break;
	}
	return same || differs(with);
}

/* Both have the same members at the top, but for what a newer file has more. */
static bool
file_says(const struct comparison *with, const struct json *file, const struct json *ours)
{
	for (const struct json *one = json_first(ours); one; one = json_next(one)) {
		const struct json *other = json_member(file, json_name(one));

		if (!other)
			return err_set(with->err, ERR_FORMAT, "%s: saknas.", json_name(one));
		if (!is_given(json_name(one)) && !says(with, other, one))
			return err_in(with->err, "%s", json_name(one));
	}
	return with->newer || json_count(file) == json_count(ours) || differs(with);
}

/* Rule 6 of the formats: the events are folded, and what they give is compared with what the
 * file says. */
static bool
result_follows(const struct session *session, const struct json *file, bool newer, struct err *err)
{
	struct comparison with = {newer, err};
	struct buf again = {0};
	struct json *ours;
	bool ok;

	session_file_write(&again, session);
	ours = json_parse_own(again.text, again.bytes, err);
	ok = ours && file_says(&with, file, ours);
	json_drop(ours);
	buf_free(&again);
	return ok;
}

/* ---- reading ---- */

static bool
check_kind(const struct json *file, struct err *err)
{
	const char *kind = json_text(json_member(file, "kind"), "");

	return !strcmp(kind, "result") || !strcmp(kind, "suitcase") ||
	       err_set(err, ERR_FORMAT, "kind: ska vara result eller suitcase.");
}

static bool
check_digest(const struct json *file, const struct file_text *text, struct err *err)
{
	const char *said = json_text(json_member(file, "digest"), "");
	char digest[DIGEST_TEXT];

	return (digest_of_file(text->text, text->bytes, digest) && !strcmp(said, digest)) ||
	       err_set(err, ERR_FORMAT,
		       "digest: stämmer inte med det som står i filen. Den är skadad eller ändrad "
		       "för hand. Be om den på nytt.");
}

static bool
take_events(struct session *session, const struct json *events, struct err *err)
{
	struct event event;
	int at = 0;

	if (!events || json_kind(events) != JSON_ARRAY)
		return err_set(err, ERR_FORMAT, "events: ska vara en lista av händelser.");
	for (const struct json *one = json_first(events); one; one = json_next(one), at++) {
		if (!event_of_file(&event, one, &session->arena, err))
			return err_in(err, "events[%d]", at);
		session_take_event(session, &event);
	}
	return true;
}

static bool
read_events(struct session *session, const struct json *events, struct err *err)
{
	return take_events(session, events, err) && stands_alone(session, err) &&
	       session_fold(session, err);
}

static bool
read_file(struct session *session, const struct json *file, const struct file_text *text,
	  struct err *err)
{
	enum field_unknown unknown;

	return format_check(file, SESSION_FORMAT, &unknown, err) && check_kind(file, err) &&
	       check_digest(file, text, err) &&
	       read_events(session, json_member(file, "events"), err) &&
	       result_follows(session, file, unknown == FIELD_UNKNOWN_SKIPPED, err);
}

bool
session_read_events(struct session *session, const struct json *file, struct err *err)
{
	enum field_unknown unknown;

	return format_check(file, SESSION_FORMAT, &unknown, err) && check_kind(file, err) &&
	       read_events(session, json_member(file, "events"), err);
}

/*
 * Nearly every file is, to the last byte, what we would write of its events. Then all that it says
 * follows from them, and nothing else of it needs to be read.
 */
static bool
read_canonical(struct session *session, const struct file_text *text)
{
	struct buf again = {0};
	struct json *events = NULL;
	size_t bytes;
	const char *at = digest_events(text->text, text->bytes, &bytes);
	struct err ignored;
	bool ok;

	if (at)
		events = json_parse(at, bytes, JSON_SESSION_BYTES, &ignored);
	ok = events && read_events(session, events, &ignored);
	if (ok)
		session_file_write(&again, session);
	ok = ok && again.bytes == text->bytes && !memcmp(again.text, text->text, text->bytes);
	json_drop(events);
	buf_free(&again);
	if (!ok)
		session_free(session);
	return ok;
}

/* All others: said what is wrong with, or of another minor version. */
static bool
read_carefully(struct session *session, const struct file_text *text, struct err *err)
{
	struct json *file = json_parse(text->text, text->bytes, JSON_SESSION_BYTES, err);
	bool ok = file && read_file(session, file, text, err);

	json_drop(file);
	if (!ok)
		session_free(session);
	return ok;
}

bool
session_file_read(struct session *session, const char *text, size_t bytes, struct err *err)
{
	struct file_text file = {text, bytes};

	memset(session, 0, sizeof *session);
	return (bytes <= JSON_SESSION_BYTES && read_canonical(session, &file)) ||
	       read_carefully(session, &file, err);
}

int
session_file_records(const struct session *session, struct record *record, struct arena *arena)
{
	for (int event = 0; event < session->event.count; event++)
		event_record(&record[event], &session->event.item[event], arena);
	return session->event.count;
}

/* ---- its name ---- */

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Adds a part of a name: small letters and digits, å as a, and a hyphen for all that stands
 * between. A dot stands between digits only, as in a delmål. */
static void
add_part(struct buf *name, const char *text)
{
	struct buf plain = {0};
	size_t room = name->bytes + PART_BYTES;
	bool apart = name->bytes > 0;

	text_fold_loose(&plain, text);
	for (const char *at = buf_text(&plain); *at && name->bytes < room; at++) {
		bool is_dot = *at == '.' && !apart && name->bytes && is_plain(at[1]);

		if (!is_plain(*at) && !is_dot) {
			apart = name->bytes > 0;
			continue;
		}
		if (apart)
			buf_addc(name, '-');
		buf_addc(name, *at);
		apart = false;
	}
	buf_free(&plain);
}

char *
session_file_name(const struct session *session, char name[SESSION_FILE_NAME])
{
	const struct item *self = session_self(session);
	struct buf made = {0};

	add_part(&made, session_text(session, self, ITEM_DELMAL));
	add_part(&made, session->workshop.id);
	add_part(&made, session_text(session, self, ITEM_DATE));
	add_part(&made, session_text(session, self, ITEM_UNIT));
	snprintf(name, SESSION_FILE_NAME, "%.*s.rodtrad.json",
		 SESSION_FILE_NAME - (int)sizeof ".rodtrad.json", buf_text(&made));
	buf_free(&made);
	return name;
}
