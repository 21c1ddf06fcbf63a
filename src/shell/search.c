/* SPDX-License-Identifier: EUPL-1.2 */
/* Searching all workshops: those that have changed since somebody last looked are entered first. */
#include "search.h"

#include "rodtrad/base/vec.h"

/* ---- entering a session ---- */

/* The entries of a session, copied: what they are called is handed over one at a time. */
struct entries {
	struct search_entry *item;
	int count, room;
	struct arena arena;
};

static void
entries_take(void *to, const struct search_entry *entry)
{
	struct entries *entries = to;

	*vec_add(entries) = (struct search_entry){
		.item = entry->item,
		.code = arena_text(&entries->arena, entry->code),
		.text = entry->text,
	};
}

bool
world_enter(const struct world *world, const struct session *session, struct err *err)
{
	struct entries entries = {0};
	bool ok;

	search_entries(session, entries_take, &entries);
	ok = store_enter(world_store(world), session->id, entries.item, entries.count, err);
	arena_free(&entries.arena);
	vec_free(&entries);
	return ok;
}

/* ---- entering those that are not ---- */

struct entering {
	const struct world *world;
	struct {
		struct id *item;
		int count, room;
	} session; /* owned */
};

static void
entering_list(void *to, struct id session, const char *summary)
{
	(void)summary;
	*vec_add(&((struct entering *)to)->session) = session;
}

/* One that cannot be folded is damaged, and is told of where sessions are opened; nothing is found in it. */
static bool
entering_one(const struct world *world, struct id id, struct err *err)
{
	struct session session;
	struct err ignored;
	int damaged;
	bool ok;

	if (!world_read(world, id, &session, &damaged, err))
		return false;
	ok = session_fold(&session, &ignored) ? world_enter(world, &session, err)
					      : store_enter(world_store(world), id, NULL, 0, err);
	session_free(&session);
	return ok;
}

static bool
entering_run(void *to, struct err *err)
{
	const struct entering *entering = to;
	bool ok = true;

	for (int at = 0; ok && at < entering->session.count; at++)
		ok = entering_one(entering->world, entering->session.item[at], err);
	return ok;
}

static bool
enter_all(const struct world *world, struct err *err)
{
	struct store *store = world_store(world);
	struct entering entering = {.world = world};
	struct store_reader sessions = {.to = &entering, .session = entering_list};
	bool ok = store_not_entered(store, &sessions, err);

	if (ok && entering.session.count)
		ok = store_together(store, entering_run, &entering, err);
	vec_free(&entering.session);
	return ok;
}

/* ---- looking ---- */

bool
world_search(void *to, const char *words, const struct port_reader *reader, struct err *err)
{
	const struct world *world = to;
	struct store_reader hits = {.to = reader->to, .entry = reader->hit};

	return enter_all(world, err) && store_search(world_store(world), words, &hits, err);
}
