/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Many sessions in one transaction: files that are read in, and what is purged. Merging is done
 * by then; here it is only seen to that no event is written over by another one.
 */
#include "rodtrad/store/store.h"

#include "query.h"

/*
 * A batch is written with more pages in memory (32 MiB), and past the log: what is new goes into the
 * file at once, and only what was there before is put aside for the case that it fails. That is as
 * safe, and half the writing. Nor is it looked up whether what a row points at is there: store_put
 * writes it first. All is as it was afterwards; where a file is trusted less nothing is changed.
 */
static const char batch_begin[] = "PRAGMA cache_size = -32768; PRAGMA journal_mode = TRUNCATE;"
				  "PRAGMA foreign_keys = OFF";
static const char batch_end[] = "PRAGMA foreign_keys = ON; PRAGMA cache_size = -1024;"
				"PRAGMA journal_mode = WAL";

/* A journal that cannot be changed is no harm: one way or the other, all or nothing is kept. */
static void
batch_set(struct store *store, const char *settings)
{
	struct err ignored;

	if (store->path && !store->warning)
		(void)!query_run(store, settings, &ignored);
	store->log_pages = 0;
}

bool
store_together(struct store *store, store_work *work, void *to, struct err *err)
{
	bool ok;

	/* What may not be on the disk yet is in the log, which must be whole before it is left. */
	if (store->doubtful && !store_empty_log(store, err))
		return false;
	batch_set(store, batch_begin);
	ok = query_begin(store, err) && query_end(store, work(to, err), err);
	batch_set(store, batch_end);
	return ok;
}

bool
store_apart(struct store *store, store_work *work, void *to, struct err *err)
{
	return query_begin_part(store, err) && query_end_part(store, work(to, err), err);
}

/* ---- putting records ---- */

static bool
put_session(struct store *store, struct id session, struct err *err)
{
	struct query q = query_keep(store, KEPT_SESSION,
				    "INSERT INTO session (id) VALUES (:id)"
				    " ON CONFLICT DO NOTHING");

	query_id(&q, ":id", session);
	query_row(&q);
	return query_close(&q, err);
}

/* Is the event that is there the one that was to be put? */
static bool
put_same(struct store *store, struct id session, const struct record *record, struct err *err)
{
	struct query q = query_keep(store, KEPT_SAME,
				    "SELECT 1 FROM event"
				    " WHERE id = :id AND session = :session AND line = :line");
	bool same;
	char id[ID_TEXT];

	query_id(&q, ":id", record->id);
	query_id(&q, ":session", session);
	query_text(&q, ":line", record->line);
	same = query_row(&q);
	return query_close(&q, err) &&
	       (same || err_set(err, ERR_FORMAT,
				"händelsen %s finns redan här med ett annat innehåll. En av dem är "
				"ändrad för hand, eller förfalskad.",
				id_text(record->id, id)));
}

/*
 * Runs a statement of an event. Most rows are new, so a plain INSERT is tried first: with ON
 * CONFLICT DO UPDATE, SQLite makes ready to take back each row by itself, which costs a sixth of the
 * time.
 */
static bool
put_run_event(struct query *q, struct id session, const struct record *record, bool *is_put,
	      struct err *err)
{
	query_id(q, ":id", record->id);
	query_id(q, ":session", session);
	query_int(q, ":clock", record->clock);
	query_text(q, ":line", record->line);
	query_int(q, ":mine", record->mine);
	query_int(q, ":texts", record->texts);
	query_row(q);
	*is_put = sqlite3_changes(q->store->db) > 0;
	return query_close(q, err);
}

#define INSERT_EVENT                                                                               \
	"INSERT INTO event (id, session, clock, line, mine, texts, checksum)"                      \
	" VALUES (:id, :session, :clock, :line, :mine, :texts,"                                    \
	"         checksum_of(:id, :session, :clock, :line, :mine, :texts))"

/* One that the disk has damaged is healed; one that is there and whole stays. */
static bool
put_event(struct store *store, struct id session, const struct record *record, struct err *err)
{
	struct query add = query_keep(store, KEPT_EVENT, INSERT_EVENT " ON CONFLICT DO NOTHING");
	struct query heal;
	bool is_put;

	if (!put_run_event(&add, session, record, &is_put, err))
		return false;
	if (is_put)
		return true;
	heal = query_keep(
		store, KEPT_HEAL,
		INSERT_EVENT
		" ON CONFLICT (id) DO UPDATE"
		" SET session = excluded.session, clock = excluded.clock, line = excluded.line,"
		"     mine = excluded.mine, texts = excluded.texts, checksum = excluded.checksum"
		" WHERE event.checksum <> checksum_of(event.id, event.session, event.clock,"
		"                                     event.line, event.mine, event.texts)");
	return put_run_event(&heal, session, record, &is_put, err) &&
	       (is_put || put_same(store, session, record, err));
}

static bool
put_run_text(struct query *q, struct id event, const struct record_text *text, bool *is_put,
	     struct err *err)
{
	query_id(q, ":event", event);
	query_text(q, ":field", text->field);
	query_text(q, ":text", text->text);
	query_row(q);
	*is_put = sqlite3_changes(q->store->db) > 0;
	return query_close(q, err);
}

static bool
put_text(struct store *store, struct id event, const struct record_text *text, struct err *err)
{
	struct query add = query_keep(store, KEPT_TEXT,
				      "INSERT INTO text (event, field, text, checksum)"
				      " VALUES (:event, :field, :text,"
				      "         checksum_of(:event, :field, :text))"
				      " ON CONFLICT DO NOTHING");
	struct query change;
	bool is_put;

	if (!put_run_text(&add, event, text, &is_put, err))
		return false;
	if (is_put)
		return true;
	change = query_keep(store, KEPT_CHANGE,
			    "UPDATE text"
			    " SET text = :text, checksum = checksum_of(:event, :field, :text)"
			    " WHERE event = :event AND field = :field");
	return put_run_text(&change, event, text, &is_put, err);
}

bool
store_put(struct store *store, struct id session, const struct record *record, int count,
	  struct err *err)
{
	bool ok =
		put_session(store, session, err) && (!count || events_change(store, session, err));

	for (int i = 0; ok && i < count; i++) {
		ok = put_event(store, session, &record[i], err);
		for (int text = 0; ok && text < record[i].texts; text++)
			ok = put_text(store, record[i].id, &record[i].text[text], err);
	}
	return ok;
}

/* ---- files that have been read ---- */

bool
store_know_file(struct store *store, const unsigned char digest[STORE_DIGEST], struct id session,
		int items, struct err *err)
{
	struct query q = query_keep(store, KEPT_FILE,
				    "INSERT INTO file (digest, session, items)"
				    " VALUES (:digest, :session, :items)"
				    " ON CONFLICT DO NOTHING");

	query_bytes(&q, ":digest", digest, STORE_DIGEST);
	query_id(&q, ":session", session);
	query_int(&q, ":items", items);
	query_row(&q);
	return query_close(&q, err);
}

bool
store_files(struct store *store, const struct store_reader *reader, struct err *err)
{
	struct query q = query_open(store, "SELECT digest, items FROM file ORDER BY digest");

	while (query_row(&q)) {
		int bytes;
		const void *digest = query_bytes_at(&q, 0, &bytes);

		/* Others are not ours, or the disk has changed them. */
		if (bytes == STORE_DIGEST)
			reader->file(reader->to, digest, query_int_at(&q, 1));
	}
	return query_close(&q, err);
}

bool
store_forget_files(struct store *store, struct id session, struct err *err)
{
	struct query q = query_open(store, "DELETE FROM file WHERE session = :session");

	query_id(&q, ":session", session);
	query_row(&q);
	return query_close(&q, err);
}

/* ---- where it came from ---- */

bool
store_came_with(struct store *store, struct id id, const char *file, struct err *err)
{
	struct query q = query_keep(store, KEPT_ORIGIN,
				    "INSERT INTO origin (id, file) VALUES (:id, :file)"
				    " ON CONFLICT DO NOTHING");

	query_id(&q, ":id", id);
	query_text(&q, ":file", file);
	query_row(&q);
	return query_close(&q, err);
}

void
store_origin(struct store *store, struct id id, struct buf *file)
{
	struct query q = query_open(store, "SELECT file FROM origin WHERE id = :id");
	struct err ignored;

	query_id(&q, ":id", id);
	if (query_row(&q) && query_text_at(&q, 0))
		buf_add(file, query_text_at(&q, 0));
	(void)!query_close(&q, &ignored);
}
