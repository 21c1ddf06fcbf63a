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

static bool
world_write_summary(const struct world *world, struct id session, int events,
		    const struct summary *summary, struct err *err)
{
	struct buf line = {0};
	bool ok;

	summary_write(&line, summary);
	ok = store_summary(world->store, session, events, buf_text(&line), err);
	buf_free(&line);
	return ok;
}

/* It can be made again from the events, so a disk that refuses it does no harm. */
static void
world_keep_summary(struct world *world, struct id session, int events,
		   const struct summary *summary)
{
	struct err err;

	world->has_written |= world_write_summary(world, session, events, summary, &err);
}

static void
world_summary(void *to, const struct session *session)
{
	struct summary summary;

	summary_of(session, &summary);
	world_keep_summary(to, session->id, session->event.count, &summary);
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

bool
world_keep(const struct world *world, const struct session *session, struct err *err)
{
	struct summary summary;

	summary_of(session, &summary);
	return world_write_summary(world, session->id, session->event.count, &summary, err);
}

/* ---- every session ---- */

/* A row of the list, kept until the database has given all: it is not written to while it is
 * being read. */
struct listed {
	struct id id;
	int events;
	char *summary; /* owned; NULL when there is none */
};

struct listing {
	struct listed *item;
	int count, room;
};

static void
listing_take(void *to, struct id session, int events, const char *summary)
{
	*vec_add((struct listing *)to) = (struct listed){
		.id = session,
		.events = events,
		.summary = summary ? mem_text(summary) : NULL,
	};
}

static void
listing_free(struct listing *listing)
{
	for (int i = 0; i < listing->count; i++)
		mem_free(listing->item[i].summary);
	vec_free(listing);
}

/* A session that cannot be opened is still listed, so that nobody thinks that it is gone. */
static void
world_make_summary(struct world *world, const struct listed *listed, struct summary *summary)
{
	struct session session;
	struct err err;
	int damaged;

	if (world_open_session(world, listed->id, &session, &damaged, &err)) {
		summary_of(&session, summary);
		world_keep_summary(world, listed->id, listed->events, summary);
		session_free(&session);
	} else {
		*summary = (struct summary){.title = "Skadad, går inte att öppna"};
	}
}

static bool
world_sessions(void *to, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;
	struct listing listing = {0};
	struct store_reader rows = {.to = &listing, .session = listing_take};
	bool is_read = store_sessions(world->store, &rows, err);

	for (int i = 0; is_read && i < listing.count; i++) {
		const struct listed *listed = &listing.item[i];
		struct summary summary;

		if (!listed->summary || !summary_read(&summary, listed->summary))
			world_make_summary(world, listed, &summary);
		reader->session(reader->to, listed->id, &summary);
	}
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
	bool is_handed = term_copy(text);

	(void)is_handed;
	return world_paper(to, "kopia.txt", text, where, err);
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

/* ---- the world ---- */

static const struct ports world_functions = {
	.append = world_append,
	.summary = world_summary,
	.draft = world_draft,
	.drafts = world_drafts,
	.sessions = world_sessions,
	.open = world_open_session,
	.search = world_search,
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
};

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
