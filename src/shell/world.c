/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Each port is a function of a few lines here. The database keeps lines and texts, the files come
 * and go by exchange, and a session is what its events fold to.
 */
#include "rodtrad/shell/world.h"

#include "ends.h"
#include "library.h"
#include "moment.h"
#include "search.h"
#include "world_store.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/plan.h"
#include "rodtrad/exchange/session_file.h"
#include "rodtrad/shell/outbox.h"
#include "rodtrad/shell/term.h"
#include "rodtrad/store/store.h"

#include <stdio.h>
#include <string.h>

struct world {
	const struct paths *paths; /* borrowed */
	const char *catalog;       /* borrowed; a file, or NULL */
	struct store *store;
	struct ports ports;
	bool has_written; /* since it was tidied */
};

/* ---- keeping ---- */

static bool
world_append(void *to, struct id session, const struct record *record, int count, const char *draft,
	     struct err *err)
{
	struct world *world = to;

	world->has_written = true;
	return store_append(world->store, session, record, count, draft, err);
}

static bool
world_draft(void *to, struct id session, const char *place, const char *text, struct err *err)
{
	struct world *world = to;

	world->has_written = true;
	return store_draft(world->store, session, place, text, err);
}

static bool
world_drafts(void *to, struct id session, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;
	struct store_reader drafts = {.to = reader->to, .draft = reader->draft};

	return store_drafts(world->store, session, &drafts, err);
}

/* Two lines: what it came to in short, and what it adds to the plan. JSON has no line breaks of its own. */
static void
world_summarise(struct buf *lines, const struct session *session)
{
	struct summary summary;

	summary_of(session, &summary);
	summary_write(lines, &summary);
	buf_addc(lines, '\n');
	plan_line_write(lines, session);
}

bool
world_keep(const struct world *world, const struct session *session, struct err *err)
{
	struct buf lines = {0};
	bool ok;

	world_summarise(&lines, session);
	ok = store_summary(world->store, session->id, buf_text(&lines), err);
	buf_free(&lines);
	return ok;
}

/* It can be made again from the events, so a disk that refuses it does no harm. */
static void
world_summary(void *to, const struct session *session)
{
	struct world *world = to;
	struct err err;

	world->has_written |= world_keep(world, session, &err);
}

/* ---- one session ---- */

/* The session that is being read, and what was set aside of it. */
struct opening {
	struct session *session;
	int damaged;
};

static void
opening_take(void *to, const struct record *record)
{
	struct opening *opening = to;
	struct err err;

	if (!session_take_record(opening->session, record, &err))
		opening->damaged++;
}

bool
world_read(const struct world *world, struct id id, struct session *session, int *damaged,
	   struct err *err)
{
	struct opening opening = {.session = session};
	struct store_reader records = {.to = &opening, .record = opening_take};

	*session = (struct session){0};
	if (!store_read(world->store, id, &records, damaged, err)) {
		session_free(session);
		return false;
	}
	*damaged += opening.damaged;
	return true;
}

/* The files that a damaged session came from are to be read again, should they come once more. */
static bool
world_open_session(void *to, struct id id, struct session *session, int *damaged, struct err *err)
{
	struct world *world = to;
	struct err ignored;

	if (!world_read(world, id, session, damaged, err))
		return false;
	if (*damaged)
		(void)!store_forget_files(world->store, id, &ignored);
	if (session_fold(session, err))
		return true;
	session_free(session);
	return false;
}

struct store *
world_store(const struct world *world)
{
	return world->store;
}

const struct paths *
world_paths(const struct world *world)
{
	return world->paths;
}

void
world_wrote(struct world *world)
{
	world->has_written = true;
}

/* ---- what is to be gone ---- */

bool
world_scrub(const struct world *world, const char *done, struct err *err)
{
	struct err why;
	bool owes;

	if (!store_owes_scrub(world->store, &owes, err))
		return false;
	return !owes || store_scrub(world->store, &why) ||
	       err_set(err, ERR_STORAGE,
		       "%s, men det som gallrades kan finnas kvar i databasfilen och dess "
		       "säkerhetskopior: %s Rätta till det och starta Röd tråd igen, så görs det "
		       "klart.",
		       done, why.text);
}

/* ---- every session ---- */

/* A row of the list, kept until the database has given all: it is not written to while it is
 * being read. */
struct listed {
	struct id id;
	char *summary;    /* owned; NULL when there is none that is up to date */
	const char *plan; /* the line after it; NULL */
};

struct listing {
	struct listed *item;
	int count, room;
};

/* Parts the two lines. An older program kept but one. */
static void
listed_take(struct listed *listed, char *lines)
{
	char *end = lines ? strchr(lines, '\n') : NULL;

	if (end)
		*end = '\0';
	mem_free(listed->summary);
	listed->summary = lines;
	listed->plan = end ? end + 1 : NULL;
}

static void
listing_take(void *to, struct id session, const char *summary)
{
	struct listed *listed = vec_add((struct listing *)to);

	*listed = (struct listed){.id = session};
	listed_take(listed, summary ? mem_text(summary) : NULL);
}

static void
listing_free(struct listing *listing)
{
	for (int i = 0; i < listing->count; i++)
		mem_free(listing->item[i].summary);
	vec_free(listing);
}

/* Makes what is not up to date. False when the session cannot be opened. */
static bool
world_renew(struct world *world, struct listed *listed)
{
	struct session session;
	struct buf lines = {0};
	struct err err;
	int damaged;

	if (!world_open_session(world, listed->id, &session, &damaged, &err))
		return false;
	world_summarise(&lines, &session);
	listed_take(listed, buf_take(&lines));
	world_summary(world, &session);
	session_free(&session);
	return true;
}

/* A session that cannot be opened is still listed, so that nobody thinks that it is gone. */
static void
world_read_summary(struct world *world, struct listed *listed, struct summary *summary)
{
	if (listed->plan && summary_read(summary, listed->summary))
		return;
	if (!world_renew(world, listed) || !summary_read(summary, listed->summary))
		*summary = (struct summary){.title = "Skadad, går inte att öppna"};
}

static bool
world_list(const struct world *world, struct listing *listing, struct err *err)
{
	struct store_reader rows = {.to = listing, .session = listing_take};

	*listing = (struct listing){0};
	return store_sessions(world->store, &rows, err);
}

static bool
world_sessions(void *to, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;
	struct listing listing;
	bool is_read = world_list(world, &listing, err);

	for (int i = 0; is_read && i < listing.count; i++) {
		struct summary summary;

		world_read_summary(world, &listing.item[i], &summary);
		reader->session(reader->to, listing.item[i].id, &summary);
	}
	listing_free(&listing);
	return is_read;
}

static bool
world_plan(void *to, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;
	struct listing listing;
	bool is_read = world_list(world, &listing, err);

	for (int i = 0; is_read && i < listing.count; i++)
		if (listing.item[i].plan || world_renew(world, &listing.item[i]))
			reader->plan(reader->to, listing.item[i].id, listing.item[i].plan);
	listing_free(&listing);
	return is_read;
}

/* ---- files ---- */

static void
world_workshops(void *to, const struct port_reader *reader)
{
	const struct world *world = to;

	library_workshops(world->paths, reader);
}

static bool
world_catalog(void *to, const char *id, struct catalog *catalog, struct err *err)
{
	const struct world *world = to;

	return library_catalog(world->paths, world->catalog, id, catalog, err);
}

static bool
world_export(void *to, const struct session *session, char where[PATHS_SHOWN], struct err *err)
{
	const struct world *world = to;
	struct buf path = {0};
	bool is_written = outbox_session(buf_text(&world->paths->exports), session, &path, err);

	paths_show(world->paths, buf_text(&path), where);
	buf_free(&path);
	return is_written;
}

static bool
world_paper(void *to, const char *name, const char *text, char where[PATHS_SHOWN], struct err *err)
{
	const struct world *world = to;
	struct buf path = {0};
	bool is_written = outbox_text(buf_text(&world->paths->exports), name, text, &path, err);

	paths_show(world->paths, buf_text(&path), where);
	buf_free(&path);
	return is_written;
}

/* No terminal answers, and many take nothing: the file is what can be relied on. */
static bool
world_copy(void *to, const char *text, char where[PATHS_SHOWN], struct err *err)
{
	const struct world *world = to;
	struct buf path = {0};
	bool is_handed = term_copy(text);
	bool is_written =
		outbox_copy(buf_text(&world->paths->exports), "kopia.txt", text, &path, err);

	(void)is_handed;
	paths_show(world->paths, buf_text(&path), where);
	buf_free(&path);
	return is_written;
}

/* ---- small things ---- */

/* What cannot be remembered is forgotten: nobody waits for it, and the disk is heard of when it
 * matters. */
static void
world_set(void *to, const char *name, const char *value)
{
	struct world *world = to;
	struct err err;

	world->has_written |= store_set(world->store, name, value, &err);
}

static void
world_setting(void *to, const char *name, struct buf *value)
{
	struct world *world = to;
	struct err err;

	if (!store_setting(world->store, name, value, &err))
		buf_clear(value);
}

static struct id
world_new_id(void *to)
{
	(void)to;
	return moment_id();
}

static void
world_origin(void *to, struct id session, struct id event, struct buf *file)
{
	const struct world *world = to;

	store_origin(world->store, event, file);
	if (!file->bytes)
		store_origin(world->store, session, file);
}

static struct id
world_id_of_name(void *to, const char *name)
{
	unsigned char digest[FILE_DIGEST];
	struct id id;

	(void)to;
	session_file_digest(name, strlen(name), digest);
	memcpy(id.byte, digest, sizeof id.byte);
	return id;
}

/* ---- the world ---- */

static const struct ports world_functions = {
	.append = world_append,
	.summary = world_summary,
	.draft = world_draft,
	.drafts = world_drafts,
	.sessions = world_sessions,
	.open = world_open_session,
	.search = world_search,
	.plan = world_plan,
	.workshops = world_workshops,
	.catalog = world_catalog,
	.set = world_set,
	.setting = world_setting,
	.export = world_export,
	.paper = world_paper,
	.copy = world_copy,
	.print = world_print,
	.intake = world_intake,
	.purge = world_purge,
	.new_id = world_new_id,
	.id_of_name = world_id_of_name,
	.origin = world_origin,
};

/* What the power or a full disk cut short is done now, and if it still cannot be, the next time:
 * nobody is kept from the work because of it. */
static void
world_settle(const struct world *world)
{
	struct err ignored;

	(void)!world_scrub(world, "", &ignored);
}

struct world *
world_open(const struct paths *paths, const char *catalog, struct err *err)
{
	struct store *store = store_open(buf_text(&paths->database), err);
	struct world *world;

	if (!store)
		return NULL;
	world = mem_new(sizeof *world);
	world->paths = paths;
	world->catalog = catalog;
	world->store = store;
	world->ports = world_functions;
	world->ports.world = world;
	world_settle(world);
	return world;
}

void
world_drop(struct world *world)
{
	if (!world)
		return;
	store_drop(world->store);
	mem_free(world);
}

const struct ports *
world_ports(const struct world *world)
{
	return &world->ports;
}

const char *
world_warning(const struct world *world)
{
	return store_warning(world->store);
}

bool
world_has_written(const struct world *world)
{
	return world->has_written;
}

bool
world_tidy(struct world *world, struct err *err)
{
	world->has_written = false;
	return store_tidy(world->store, err);
}

bool
world_check(struct world *world, struct err *err)
{
	return store_check(world->store, err);
}
