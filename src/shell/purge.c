/* SPDX-License-Identifier: EUPL-1.2 */
/* A purge is a gesture in each session it concerns; then the file is written anew without what
 * went. */
#include "rodtrad/shell/purge.h"

#include "moment.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/merge.h"
#include "search.h"

struct purging {
	struct world *world;
	const char *before;
	bool dry_run;
	const struct purge_listener *listener;
	struct purge_count *count;
	struct {
		struct id *item;
		int count, room;
	} session; /* owned; all there are */
};

static void
purging_list(void *to, struct id session, const char *summary)
{
	(void)summary;
	*vec_add(&((struct purging *)to)->session) = session;
}

/* Reads and folds a session that must be whole. */
static bool
purging_open(struct purging *purging, struct id id, struct session *session, struct err *err)
{
	char text[ID_TEXT];
	int damaged;

	if (!world_read(purging->world, id, session, &damaged, err))
		return false;
	if (!damaged && session_fold(session, err))
		return true;
	session_free(session);
	return err_set(err, ERR_STORAGE,
		       "Workshopen %s är skadad på disken och går inte att gallra. Läs in en hel "
		       "kopia av den först.",
		       id_text(id, text));
}

/* What the gesture has changed is seen beside the session as it is on the disk. */
static bool
purging_keep(struct purging *purging, const struct session *session, struct err *err)
{
	struct store *store = world_store(purging->world);
	struct record *record = mem_new((size_t)session->event.count * sizeof *record);
	struct session before = {0};
	bool ok = purging_open(purging, session->id, &before, err);

	ok = ok &&
	     store_put(store, session->id, record,
		       merge_records(session, &before, record, &before.arena), err) &&
	     store_forget_drafts(store, session->id, err) &&
	     world_keep(purging->world, session, err) && world_enter(purging->world, session, err);
	session_free(&before);
	mem_free(record);
	return ok;
}

static bool
purging_session(struct purging *purging, struct session *session, struct err *err)
{
	struct purge_count count;
	struct gesture gesture;
	bool ok = true;

	gesture_begin(&gesture, session, moment_id(), moment_now());
	gesture_purge(&gesture, purging->before, &count);
	if (!gesture_is_empty(&gesture)) {
		purging->count->names += count.names;
		purging->count->removed += count.removed;
		purging->count->open += count.open;
		purging->listener->session(purging->listener->to, session, &count);
		ok = purging->dry_run || gesture_may(&gesture, err);
		if (ok && !purging->dry_run) {
			gesture_take(&gesture);
			ok = purging_keep(purging, session, err);
		}
	}
	gesture_free(&gesture);
	return ok;
}

static bool
purging_run(void *to, struct err *err)
{
	struct purging *purging = to;
	bool ok = purging->dry_run || store_owe_scrub(world_store(purging->world), err);

	for (int i = 0; ok && i < purging->session.count; i++) {
		struct session session = {0};

		ok = purging_open(purging, purging->session.item[i], &session, err) &&
		     purging_session(purging, &session, err);
		session_free(&session);
	}
	return ok;
}

bool
purge_world(struct world *world, const char *before, bool dry_run,
	    const struct purge_listener *listener, struct purge_count *count, struct err *err)
{
	struct store *store = world_store(world);
	struct purging purging = {.world = world,
				  .before = before,
				  .dry_run = dry_run,
				  .listener = listener,
				  .count = count};
	struct store_reader sessions = {.to = &purging, .session = purging_list};
	bool ok;

	*count = (struct purge_count){0};
	ok = store_sessions(store, &sessions, err) &&
	     store_together(store, purging_run, &purging, err) &&
	     (dry_run || world_scrub(world, "Gallringen är gjord", err));
	vec_free(&purging.session);
	return ok;
}

void
purge_say(struct buf *out, const struct purge_count *count)
{
	if (count->names)
		buf_addf(out, "%d namn", count->names);
	if (count->names && count->removed)
		buf_add(out, " och ");
	if (count->removed)
		buf_addf(out, count->removed == 1 ? "%d borttagen text" : "%d borttagna texter",
			 count->removed);
	if (count->open)
		buf_addf(out,
			 count->open == 1 ? " (%d insats som inte är klar blir utan ansvarig)"
					  : " (%d insatser som inte är klara blir utan ansvarig)",
			 count->open);
}
