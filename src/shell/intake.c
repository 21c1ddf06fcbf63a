/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files come in one after the other, each by itself in a part of one transaction. What is read of a
 * file does not depend on the database, and what it means is found by folding the union.
 */
#include "rodtrad/shell/intake.h"

#include <string.h>

#include "arrival.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "search.h"

_Static_assert(STORE_DIGEST == FILE_DIGEST, "both are SHA-256");

/* ---- the files that are known ---- */

static void
known_take(void *to, const unsigned char digest[FILE_DIGEST], int items)
{
	struct known_file *known = vec_add((struct known_files *)to);

	memcpy(known->digest, digest, FILE_DIGEST);
	known->items = items;
}

/* ---- one file, as it is taken in ---- */

struct intake {
	struct world *world;
	const struct found_files *files;
	const struct intake_listener *listener;
	struct intake_totals *totals;
	struct known_files known;
	const struct intake_options *options;
};

/* A file being merged: what was here, what came, and both. */
struct meeting {
	struct intake *intake;
	const struct arrival *arrival;
	struct session here, both;
	const struct session *united; /* `both`, or what came when there was nothing here */
	struct merge_count count;
	int records; /* that the database lacked */
	bool purges; /* texts, for good */
};

static int
items_there(const struct session *session)
{
	int there = 0;

	for (int item = 0; item < session->items.count; item++)
		there += !session->items.item[item].removed;
	return there;
}

/* Adds "Vem (3), Text (1)". */
static void
say_purges(struct buf *out, const int texts[ITEM_FIELDS + 1])
{
	for (int field = 0; field <= ITEM_FIELDS; field++)
		if (texts[field])
			buf_addf(out, "%s%s (%d)", out->bytes ? ", " : "",
				 field < ITEM_FIELDS ? item_fields[field].label : "annat",
				 texts[field]);
}

/* Is the file let in, though it purges? Nothing is purged by a try, so there it is only told. */
static bool
meeting_is_let_in(const struct meeting *meeting, const char *what)
{
	const struct intake_listener *listener = meeting->intake->listener;
	const struct found_file *file = meeting->arrival->file;

	if (!meeting->intake->options->dry_run)
		return listener->purges && listener->purges(listener->to, file, what);
	if (listener->would_purge)
		listener->would_purge(listener->to, file, what);
	return true;
}

/* Rule 25: purges that are not known here are asked about, and a no refuses the whole file. */
static bool
meeting_asks(struct meeting *meeting, struct err *err)
{
	int texts[ITEM_FIELDS + 1];
	struct buf what = {0};
	bool ok;

	meeting->purges = merge_purges(meeting->united, &meeting->here, texts) > 0;
	if (!meeting->purges)
		return true;
	say_purges(&what, texts);
	ok = meeting_is_let_in(meeting, buf_text(&what));
	if (!ok)
		err_set(err, ERR_REFUSED,
			"filen gallrar texter för alltid: %s. Den läses in först när det är "
			"godkänt (--yes).",
			buf_text(&what));
	buf_free(&what);
	return ok;
}

/* Finds what was here. One that cannot be folded is damaged, and healed by what came. */
static bool
meeting_unite(struct meeting *meeting, struct err *err)
{
	const struct session *came = &meeting->arrival->session;
	struct err ignored;
	int damaged;

	if (!world_read(meeting->intake->world, came->id, &meeting->here, &damaged, err))
		return false;
	meeting->united = came;
	if (!meeting->here.event.count)
		return true;
	meeting->united = &meeting->both;
	(void)!session_fold(&meeting->here, &ignored);
	return session_unite(&meeting->both, &meeting->here, came, err);
}

/* What the database lacks: of a session that is new, all of it. */
static const struct record *
meeting_records(struct meeting *meeting)
{
	const struct arrival *arrival = meeting->arrival;
	struct arena *arena = &meeting->both.arena;
	struct record *record;

	meeting->records = arrival->records;
	if (meeting->united == &arrival->session)
		return arrival->record;
	record = arena_new(arena, (size_t)meeting->united->event.count * sizeof *record);
	meeting->records = merge_records(meeting->united, &meeting->here, record, arena);
	return record;
}

/* So that somebody who has to choose between two uppgifter can ask where each comes from. */
static bool
meeting_mark(const struct meeting *meeting, const struct record *record, struct err *err)
{
	struct store *store = world_store(meeting->intake->world);
	const char *path = meeting->arrival->file->path, *slash = strrchr(path, '/');
	const char *file = slash ? slash + 1 : path;
	bool ok = true;

	if (!meeting->here.event.count)
		return store_came_with(store, meeting->united->id, file, err);
	for (int at = 0; ok && at < meeting->records; at++)
		ok = store_came_with(store, record[at].id, file, err);
	return ok;
}

static bool
meeting_keep(struct meeting *meeting, struct err *err)
{
	const struct session *united = meeting->united;
	struct store *store = world_store(meeting->intake->world);
	const struct record *record = meeting_records(meeting);
	bool ok;

	ok = store_put(store, united->id, record, meeting->records, err) &&
	     meeting_mark(meeting, record, err) &&
	     (!meeting->records || (world_keep(meeting->intake->world, united, err) &&
				    world_enter(meeting->intake->world, united, err))) &&
	     (!meeting->purges ||
	      (store_forget_drafts(store, united->id, err) && store_owe_scrub(store, err))) &&
	     store_know_file(store, meeting->arrival->digest, united->id,
			     items_there(&meeting->arrival->session), err);
	return ok;
}

/* A part of the transaction: kept when the answer is yes. */
static bool
meeting_run(void *to, struct err *err)
{
	struct meeting *meeting = to;

	if (!meeting_unite(meeting, err) || !meeting_asks(meeting, err))
		return false;
	merge_count(meeting->united, &meeting->here, &meeting->count);
	return meeting_keep(meeting, err);
}

static void
intake_tell(struct intake *intake, const struct found_file *file, enum intake_fate fate,
	    const struct merge_count *count, const struct err *why)
{
	struct merge_count *all = &intake->totals->count;

	intake->totals->files[fate]++;
	all->added += count->added;
	all->changed += count->changed;
	all->conflicts += count->conflicts;
	all->known += count->known;
	intake->listener->file(intake->listener->to, file, fate, count, why);
}

/* False only when the disk will not. */
static bool
intake_merge(struct intake *intake, const struct arrival *arrival, struct err *err)
{
	struct meeting meeting = {.intake = intake, .arrival = arrival};
	struct merge_count none = {0};
	bool ok = store_apart(world_store(intake->world), meeting_run, &meeting, err);

	session_free(&meeting.both);
	session_free(&meeting.here);
	if (!ok && err->code == ERR_STORAGE)
		return false;
	if (!ok)
		err_in(err, "%s", arrival->file->path);
	intake_tell(intake, arrival->file,
		    !ok               ? INTAKE_REFUSED
		    : meeting.records ? INTAKE_READ
				      : INTAKE_KNOWN,
		    ok ? &meeting.count : &none, ok ? NULL : err);
	return true;
}

static bool
intake_take(struct intake *intake, const struct arrival *arrival, struct err *err)
{
	struct merge_count count = {0};

	if (arrival->err.code) {
		intake_tell(intake, arrival->file, INTAKE_REFUSED, &count, &arrival->err);
		return true;
	}
	if (arrival->known) {
		count.known = arrival->known->items;
		intake_tell(intake, arrival->file, INTAKE_KNOWN, &count, NULL);
		return true;
	}
	if (arrival->edits && intake->listener->edited)
		intake->listener->edited(intake->listener->to, arrival->file, arrival->edits);
	return intake_merge(intake, arrival, err);
}

/* ---- all of them ---- */

static bool
intake_goes_on(const struct intake *intake, int done, struct err *err)
{
	const struct intake_listener *listener = intake->listener;

	return !listener->stops || !listener->stops(listener->to, done, intake->files->count) ||
	       err_set(err, ERR_REFUSED, "Avbrutet. Inget är inläst.");
}

/* What is tried is rolled back at the end like what fails; then there is no fault to tell. */
static bool
intake_run(void *to, struct err *err)
{
	struct intake *intake = to;
	struct arrivals *arrivals =
		arrivals_begin(intake->files, &intake->known, intake->options->take_edits);
	const struct arrival *arrival = NULL;
	int done = 0;
	bool ok;

	do
		ok = (!arrival || intake_take(intake, arrival, err)) &&
		     intake_goes_on(intake, done++, err);
	while (ok && (arrival = arrivals_next(arrivals)));
	arrivals_drop(arrivals);
	if (!ok || !intake->options->dry_run)
		return ok;
	err->code = ERR_NONE;
	return false;
}

bool
intake_files(struct world *world, const struct found_files *files,
	     const struct intake_options *options, const struct intake_listener *listener,
	     struct intake_totals *totals, struct err *err)
{
	struct store *store = world_store(world);
	struct intake intake = {.world = world,
				.files = files,
				.listener = listener,
				.totals = totals,
				.options = options};
	struct store_reader known = {.to = &intake.known, .file = known_take};
	bool ok;

	memset(totals, 0, sizeof *totals);
	ok = store_files(store, &known, err) && store_together(store, intake_run, &intake, err);
	vec_free(&intake.known);
	totals->is_kept = ok;
	if (ok)
		return world_scrub(world, "Filerna är inlästa", err);
	if (err->code == ERR_STORAGE)
		err_in(err, "Inget är inläst");
	return options->dry_run && err->code == ERR_NONE;
}

void
intake_say(struct buf *out, const struct merge_count *count)
{
	const struct {
		int count;
		const char *one, *many;
	} parts[] = {
		{count->added, "ny", "nya"},
		{count->changed, "ändrad", "ändrade"},
		{count->conflicts, "konflikt", "konflikter"},
		{count->known, "känd", "kända"},
	};
	size_t before = out->bytes;

	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i].count)
			buf_addf(out, "%s%d %s", out->bytes > before ? ", " : "", parts[i].count,
				 parts[i].count == 1 ? parts[i].one : parts[i].many);
	if (out->bytes == before)
		buf_add(out, "inget nytt");
}
