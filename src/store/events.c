/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Events and their texts, kept as they come and never read. Everything is inserted so that it
 * can be inserted once more: what is there and whole stays, what the disk has damaged is healed
 * by the new copy. The heart of it is checksum_of, an SQL function of ours.
 */
#include "rodtrad/store/store.h"

#include "rodtrad/base/arena.h"
#include "rodtrad/base/vec.h"

#include "query.h"

static bool
events_make_session(struct store *store, struct id session, struct err *err)
{
	struct query q = query_open(store, "INSERT INTO session (id) VALUES (:id)"
					   " ON CONFLICT DO NOTHING");

	query_id(&q, ":id", session);
	query_row(&q);
	return query_close(&q, err);
}

/* An event has the texts that it came with: one that is missing comes back, none is added. */
static bool
events_add_text(struct store *store, struct id event, const struct record_text *text,
		struct err *err)
{
	struct query q = query_open(
		store, "INSERT INTO text (event, field, text, checksum)"
		       " SELECT :event, :field, :text, checksum_of(:event, :field, :text)"
		       " WHERE EXISTS (SELECT 1 FROM text WHERE event = :event AND field = :field)"
		       "  OR (SELECT count(*) FROM text WHERE event = :event)"
		       "     < (SELECT texts FROM event WHERE id = :event)"
		       " ON CONFLICT (event, field) DO UPDATE"
		       " SET text = excluded.text, checksum = excluded.checksum"
		       " WHERE text.checksum <> checksum_of(text.event, text.field, text.text)");

	query_id(&q, ":event", event);
	query_text(&q, ":field", text->field);
	query_text(&q, ":text", text->text);
	query_row(&q);
	return query_close(&q, err);
}

static bool
events_add_line(struct store *store, struct id session, const struct record *record,
		struct err *err)
{
	struct query q = query_open(
		store,
		"INSERT INTO event (id, session, clock, line, mine, texts, checksum)"
		" VALUES (:id, :session, :clock, :line, :mine, :texts,"
		"         checksum_of(:id, :session, :clock, :line, :mine, :texts))"
		" ON CONFLICT (id) DO UPDATE"
		" SET session = excluded.session, clock = excluded.clock, line = excluded.line,"
		"     mine = excluded.mine, texts = excluded.texts, checksum = excluded.checksum"
		" WHERE event.checksum <> checksum_of(event.id, event.session, event.clock,"
		"                                     event.line, event.mine, event.texts)");

	query_id(&q, ":id", record->id);
	query_id(&q, ":session", session);
	query_int(&q, ":clock", record->clock);
	query_text(&q, ":line", record->line);
	query_int(&q, ":mine", record->mine);
	query_int(&q, ":texts", record->texts);
	query_row(&q);
	return query_close(&q, err);
}

static bool
events_add(struct store *store, struct id session, const struct record *record, struct err *err)
{
	bool ok = events_add_line(store, session, record, err);

	for (int i = 0; ok && i < record->texts; i++)
		ok = events_add_text(store, record->id, &record->text[i], err);
	return ok;
}

bool
events_change(struct store *store, struct id session, struct err *err)
{
	struct query q = query_keep(store, KEPT_SUMMARY_GONE,
				    "DELETE FROM summary WHERE session = :session");

	query_id(&q, ":session", session);
	query_row(&q);
	return query_close(&q, err) && search_forget(store, session, err);
}

bool
store_append(struct store *store, struct id session, const struct record *record, int count,
	     const char *draft, struct err *err)
{
	bool ok;

	if (!query_begin(store, err))
		return false;
	ok = events_make_session(store, session, err) && events_change(store, session, err);
	for (int i = 0; ok && i < count; i++)
		ok = events_add(store, session, &record[i], err);
	if (ok && draft)
		ok = draft_forget(store, session, draft, err);
	return query_end(store, ok, err);
}

/* ---- reading ---- */

/* The texts of the event that is being read, copied: SQLite keeps one row at a time. */
struct texts {
	struct record_text *item;
	int count, room;
	struct arena arena;
	bool whole; /* no text so far has a wrong checksum */
};

static const char *
texts_keep(struct texts *texts, const char *text)
{
	return text ? arena_text(&texts->arena, text) : NULL;
}

static void
texts_read(struct texts *texts, struct query *q, struct id event)
{
	arena_free(&texts->arena);
	texts->count = 0;
	texts->whole = true;
	query_again(q);
	query_id(q, ":event", event);
	while (query_row(q)) {
		struct record_text *text = vec_add(texts);

		text->field = texts_keep(texts, query_text_at(q, 0));
		text->text = texts_keep(texts, query_text_at(q, 1));
		texts->whole = texts->whole && query_int_at(q, 2);
	}
}

/* Reads the record in the row; false when it or one of its texts is damaged. */
static bool
events_read_row(struct query *q, struct query *text, struct texts *texts, struct record *record)
{
	texts_read(texts, text, query_id_at(q, 0));
	record->id = query_id_at(q, 0);
	record->clock = query_int_at(q, 1);
	record->line = query_text_at(q, 2);
	record->mine = query_int_at(q, 3) != 0;
	record->text = texts->item;
	record->texts = texts->count;
	return query_int_at(q, 5) && texts->whole && texts->count == query_int_at(q, 4);
}

bool
store_read(struct store *store, struct id session, const struct store_reader *reader, int *damaged,
	   struct err *err)
{
	struct query q = query_keep(store, KEPT_READ,
				    "SELECT id, clock, line, mine, texts,"
				    " checksum = checksum_of(id, session, clock, line, mine, texts)"
				    " FROM event WHERE session = :session ORDER BY clock, id");
	struct query text = query_keep(store, KEPT_READ_TEXT,
				       "SELECT field, text,"
				       " checksum = checksum_of(event, field, text)"
				       " FROM text WHERE event = :event ORDER BY field");
	struct texts texts = {0};
	struct record record;
	bool ok;

	*damaged = 0;
	query_id(&q, ":session", session);
	while (!text.err.code && query_row(&q)) {
		bool whole = events_read_row(&q, &text, &texts, &record);

		if (text.err.code)
			break;
		if (whole)
			reader->record(reader->to, &record);
		else
			++*damaged;
	}
	arena_free(&texts.arena);
	vec_free(&texts);
	ok = query_close(&text, err);
	return query_close(&q, err) && ok;
}

/* The summary of a session that is not before the one asked for earlier; NULL when there is none, or its checksum
 * is wrong. */
static const char *
summary_of_next(struct query *summary, bool *has_row, struct id session)
{
	while (*has_row && id_compare(query_id_at(summary, 0), session) < 0)
		*has_row = query_row(summary);
	return *has_row && id_same(query_id_at(summary, 0), session) ? query_text_at(summary, 1)
								     : NULL;
}

/* Two walks side by side: a join would look each summary up. */
bool
store_sessions(struct store *store, const struct store_reader *reader, struct err *err)
{
	struct query session = query_open(store, "SELECT id FROM session ORDER BY id");
	struct query summary = query_open(
		store, "SELECT session, CASE WHEN checksum = checksum_of(session, events, line)"
		       " THEN line END FROM summary ORDER BY session");
	bool has_row = query_row(&summary), ok;

	while (query_row(&session)) {
		struct id id = query_id_at(&session, 0);

		reader->session(reader->to, id, summary_of_next(&summary, &has_row, id));
	}
	ok = query_close(&summary, err);
	return query_close(&session, err) && ok;
}

bool
store_summary(struct store *store, struct id session, const char *summary, struct err *err)
{
	struct query q = query_keep(store, KEPT_SUMMARY,
				    "INSERT INTO summary (session, events, line, checksum)"
				    " SELECT id, 0, :line, checksum_of(id, 0, :line)"
				    " FROM session WHERE id = :session"
				    " ON CONFLICT (session) DO UPDATE SET events = excluded.events,"
				    " line = excluded.line, checksum = excluded.checksum");

	query_id(&q, ":session", session);
	query_text(&q, ":line", summary);
	query_row(&q);
	return query_close(&q, err);
}
