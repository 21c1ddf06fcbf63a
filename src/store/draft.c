/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is being typed. It is kept every time the fingers rest, so it must cost next to nothing:
 * without a sync it outlives the program, and the gesture that keeps the note clears it.
 */
#include "rodtrad/store/store.h"

#include "query.h"

bool
draft_forget(struct store *store, struct id session, const char *place, struct err *err)
{
	struct query q = query_open(store, "DELETE FROM draft"
					   " WHERE session = :session AND place = :place");

	query_id(&q, ":session", session);
	query_text(&q, ":place", place);
	query_row(&q);
	return query_close(&q, err);
}

bool
store_forget_drafts(struct store *store, struct id session, struct err *err)
{
	struct query q = query_open(store, "DELETE FROM draft WHERE session = :session");

	query_id(&q, ":session", session);
	query_row(&q);
	return query_close(&q, err);
}

static bool
draft_keep(struct store *store, struct id session, const char *place, const char *text,
	   struct err *err)
{
	struct query q = query_open(
		store, "INSERT INTO draft (session, place, text) VALUES (:session, :place, :text)"
		       " ON CONFLICT (session, place) DO UPDATE SET text = excluded.text");

	query_id(&q, ":session", session);
	query_text(&q, ":place", place);
	query_text(&q, ":text", text);
	query_row(&q);
	return query_close(&q, err);
}

bool
store_draft(struct store *store, struct id session, const char *place, const char *text,
	    struct err *err)
{
	struct err late;
	bool ok;

	if (!query_run(store, "PRAGMA synchronous = NORMAL", err))
		return false;
	ok = *text ? draft_keep(store, session, place, text, err)
		   : draft_forget(store, session, place, err);
	/* Whatever became of the draft, the next gesture is to be safe. */
	if (query_run(store, "PRAGMA synchronous = FULL", &late))
		return ok;
	*err = late;
	return false;
}

bool
store_drafts(struct store *store, struct id session, const struct store_reader *reader,
	     struct err *err)
{
	struct query q = query_open(store, "SELECT place, text FROM draft"
					   " WHERE session = :session ORDER BY place");

	query_id(&q, ":session", session);
	while (query_row(&q)) {
		const char *place = query_text_at(&q, 0), *text = query_text_at(&q, 1);

		/* Neither is NULL, unless the disk has made it so. */
		if (place && text)
			reader->draft(reader->to, place, text);
	}
	return query_close(&q, err);
}
