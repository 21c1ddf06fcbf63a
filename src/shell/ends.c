/* SPDX-License-Identifier: EUPL-1.2 */
/* What the command line does with many sessions at once, from a key: the same functions, and words for the wall. */
#include "ends.h"

#include "rodtrad/base/text.h"
#include "rodtrad/exchange/session_file.h"
#include "rodtrad/shell/intake.h"
#include "rodtrad/shell/outbox.h"
#include "rodtrad/shell/press.h"
#include "rodtrad/shell/purge.h"
#include "world_store.h"

#include <stdio.h>
#include <string.h>

/* ---- out ---- */

static const char *const endings[OUT_FORMS] = {
	[OUT_MARKDOWN] = "md", [OUT_HTML] = "html",    [OUT_CSV] = "csv",
	[OUT_TSV] = "tsv",     [OUT_CALENDAR] = "ics", [OUT_JSON] = "rodtrad.json",
};

/* The last thing that was wrong, and how many there were. */
struct faults_seen {
	struct err last;
	int count;
};

static void
print_fault(void *to, const struct err *err)
{
	struct faults_seen *seen = to;

	seen->last = *err;
	seen->count++;
}

/* As the session's own file is called, but for the ending. */
static void
print_name(struct buf *name, const struct session *session, enum out_form form)
{
	char file[SESSION_FILE_NAME];

	if (session)
		*strstr(session_file_name(session, file), ".rodtrad.json") = '\0';
	else
		snprintf(file, sizeof file, "handlingsplan");
	buf_addf(name, "%s.%s", file, endings[form]);
}

static bool
print_text(const struct world *world, const struct session *session, enum out_form form,
	   struct buf *out, struct err *err)
{
	struct faults_seen seen = {.count = 0};
	struct press_listener listener = {&seen, print_fault};

	if (session)
		press_session(out, world_ports(world), session, form);
	else if (!press_plan(out, world_ports(world), form, &listener, err))
		return false;
	/* A plan that lacks something without saying so would be taken for whole. */
	if (seen.count)
		*err = seen.last;
	return !seen.count;
}

bool
world_print(void *to, const struct session *session, enum out_form form, char where[PATHS_SHOWN],
	    struct err *err)
{
	const struct world *world = to;
	struct buf out = {0}, name = {0};
	bool ok = print_text(world, session, form, &out, err);

	print_name(&name, session, form);
	ok = ok && world_ports(world)->paper(to, buf_text(&name), buf_text(&out), where, err);
	buf_free(&out);
	buf_free(&name);
	return ok;
}

/* ---- in ---- */

/* What was wrong with the first file that was refused, and what is purged. */
struct incoming {
	struct err refused;
	struct buf purges;
};

static void
incoming_file(void *to, const struct found_file *file, enum intake_fate fate,
	      const struct merge_count *count, const struct err *why)
{
	struct incoming *incoming = to;

	(void)file;
	(void)count;
	if (fate == INTAKE_REFUSED && !incoming->refused.code)
		incoming->refused = *why;
}

static void
incoming_would_purge(void *to, const struct found_file *file, const char *what)
{
	struct incoming *incoming = to;

	(void)file;
	buf_addf(&incoming->purges, "%s%s", incoming->purges.bytes ? ", " : "", what);
}

/* The person is told before, and Enter once more is the yes. */
static bool
incoming_purges(void *to, const struct found_file *file, const char *what)
{
	incoming_would_purge(to, file, what);
	return true;
}

static void
incoming_say(struct buf *said, const struct incoming *incoming, const struct intake_totals *totals)
{
	int refused = totals->files[INTAKE_REFUSED];
	int files = totals->files[INTAKE_READ] + totals->files[INTAKE_KNOWN] + refused;

	buf_addf(said, files == 1 ? "%d fil: " : "%d filer: ", files);
	intake_say(said, &totals->count);
	buf_add(said, ".");
	if (refused)
		buf_addf(said,
			 refused == 1 ? " %d fil avvisas: %s" : " %d filer avvisas, den första: %s",
			 refused, incoming->refused.text);
	if (incoming->purges.bytes)
		buf_addf(said, " Texter gallras, och det går inte att ta tillbaka: %s.",
			 buf_text(&incoming->purges));
}

/* "~/…" is in one's own folder, as in a shell; and a path that was pasted may have quotes around it. */
static void
path_meant(struct buf *out, const struct world *world, const char *path)
{
	struct buf trimmed = {0};
	const char *at;
	size_t bytes;

	text_trim(&trimmed, path);
	at = buf_text(&trimmed);
	bytes = trimmed.bytes;
	if (bytes > 1 && (*at == '"' || *at == '\'') && at[bytes - 1] == *at) {
		at++;
		bytes -= 2;
	}
	if (bytes && *at == '~' && (bytes == 1 || at[1] == '/')) {
		buf_add(out, buf_text(&world_paths(world)->home));
		at++;
		bytes--;
	}
	buf_addn(out, at, bytes);
	buf_free(&trimmed);
}

static bool
intake_path(struct world *world, const char *path, bool dry_run, struct buf *said, struct err *err)
{
	struct incoming incoming = {.refused = {0}};
	struct intake_listener listener = {
		.to = &incoming,
		.file = incoming_file,
		.purges = incoming_purges,
		.would_purge = incoming_would_purge,
	};
	struct intake_options options = {.dry_run = dry_run};
	struct found_files files = {0};
	struct intake_totals totals;
	bool ok = files_find(&files, path, err);

	if (ok && !files.count)
		ok = err_set(err, ERR_MISSING, "Det finns inga filer från Röd tråd i mappen.");
	ok = ok && intake_files(world, &files, &options, &listener, &totals, err);
	if (ok && totals.files[INTAKE_REFUSED] == files.count)
		ok = (*err = incoming.refused, false);
	if (ok)
		incoming_say(said, &incoming, &totals);
	buf_free(&incoming.purges);
	files_free(&files);
	return ok;
}

bool
world_intake(void *to, const char *path, bool dry_run, struct buf *said, struct err *err)
{
	struct buf meant = {0};
	bool ok;

	path_meant(&meant, to, path);
	ok = intake_path(to, buf_text(&meant), dry_run, said, err);
	world_wrote(to);
	buf_free(&meant);
	return ok;
}

/* ---- what is old ---- */

static void
purge_count_session(void *to, const struct session *session, const struct purge_count *count)
{
	(void)session;
	(void)count;
	++*(int *)to;
}

bool
world_purge(void *to, const char *before, bool dry_run, struct buf *said, struct err *err)
{
	int sessions = 0;
	struct purge_listener listener = {&sessions, purge_count_session};
	struct purge_count count;

	if (!purge_world(to, before, dry_run, &listener, &count, err))
		return false;
	world_wrote(to);
	if (!sessions)
		return err_set(err, ERR_MISSING, "Det finns inget så gammalt att gallra.");
	purge_say(said, &count);
	buf_addf(said, " i %d %s.", sessions, sessions == 1 ? "workshop" : "workshopar");
	return true;
}
