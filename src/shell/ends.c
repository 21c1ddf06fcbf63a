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

#define PURGES_BYTES 100 /* of what is purged that is said: the card on the wall is small */

/* What was wrong with the first file that was refused, and what is purged. */
struct incoming {
	struct err refused;
	bool dry_run;
	const struct port_reader *reader; /* who waits meanwhile */
	bool is_left;
	const char *accepted;    /* the purges that a person has seen and said yes to */
	struct buf purges;       /* of all files, as they are accepted */
	struct buf first_purges; /* of the first file that purges anything */
	int purging;             /* files */
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

	buf_addf(&incoming->purges, "%s: %s\n", file->path, what);
	if (!incoming->purging++)
		buf_add(&incoming->first_purges, what);
}

/* The person is told before, and Enter once more is the yes. */
static bool
incoming_purges(void *to, const struct found_file *file, const char *what)
{
	incoming_would_purge(to, file, what);
	return true;
}

static bool
purges_unseen(const struct incoming *incoming)
{
	return !incoming->dry_run && strcmp(buf_text(&incoming->purges), incoming->accepted) != 0;
}

/* It is asked after the last file, too: then all of it is known, and nothing is kept yet. */
static bool
incoming_stops(void *to, int done, int of)
{
	struct incoming *incoming = to;
	const struct port_reader *reader = incoming->reader;

	incoming->is_left = reader->stops && reader->stops(reader->to, done, of);
	return incoming->is_left || (done == of && purges_unseen(incoming));
}

static void
incoming_free(struct incoming *incoming)
{
	buf_free(&incoming->purges);
	buf_free(&incoming->first_purges);
}

/* What cannot be taken back comes first, so that it is seen however long the rest is. */
static void
incoming_say_purges(struct buf *said, const struct incoming *incoming)
{
	const char *first = buf_text(&incoming->first_purges);
	size_t bytes = text_fit(first, PURGES_BYTES);

	if (!incoming->purging)
		return;
	buf_addf(said, incoming->purging == 1 ? "%d fil gallrar texter" : "%d filer gallrar texter",
		 incoming->purging);
	buf_addf(said, ", och det går inte att ta tillbaka: %s%.*s%s. ",
		 incoming->purging == 1 ? "" : "den första ", (int)bytes, first,
		 first[bytes] ? "…" : "");
}

static void
incoming_say(struct buf *said, const struct incoming *incoming, const struct intake_totals *totals)
{
	int refused = totals->files[INTAKE_REFUSED];
	int files = totals->files[INTAKE_READ] + totals->files[INTAKE_KNOWN] + refused;

	incoming_say_purges(said, incoming);
	buf_addf(said, files == 1 ? "%d fil: " : "%d filer: ", files);
	intake_say(said, &totals->count);
	buf_add(said, ".");
	if (refused)
		buf_addf(said,
			 refused == 1 ? " %d fil avvisas: %s" : " %d filer avvisas, den första: %s",
			 refused, incoming->refused.text);
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

/* Why nothing was read in: the disk knows, or somebody left it; else there is something else to say yes to. */
static bool
intake_fails(const struct incoming *incoming, struct err *err)
{
	if (err->code == ERR_REFUSED && !incoming->is_left)
		err_set(err, ERR_REFUSED,
			"Filerna gallrar något annat nu än när ni prövade. Inget är inläst: pröva "
			"igen, så visas vad.");
	return false;
}

static bool
intake_found(struct world *world, const struct found_files *files, struct incoming *incoming,
	     struct buf *said, struct err *err)
{
	struct intake_listener listener = {.to = incoming,
					   .file = incoming_file,
					   .purges = incoming_purges,
					   .would_purge = incoming_would_purge,
					   .stops = incoming_stops};
	struct intake_options options = {.dry_run = incoming->dry_run};
	struct intake_totals totals;

	if (!files->count)
		return err_set(err, ERR_MISSING, "Det finns inga filer från Röd tråd i mappen.");
	if (!intake_files(world, files, &options, &listener, &totals, err))
		return intake_fails(incoming, err);
	if (totals.files[INTAKE_REFUSED] == files->count) {
		*err = incoming->refused;
		return false;
	}
	incoming_say(said, incoming, &totals);
	return true;
}

bool
world_intake(void *to, const char *path, bool dry_run, const struct port_reader *reader,
	     struct buf *said, struct buf *purges, struct err *err)
{
	struct incoming incoming = {
		.dry_run = dry_run, .reader = reader, .accepted = buf_text(purges)};
	struct found_files files = {0};
	struct buf meant = {0};
	bool ok;

	path_meant(&meant, to, path);
	ok = files_find(&files, buf_text(&meant), err) &&
	     intake_found(to, &files, &incoming, said, err);
	if (dry_run)
		buf_add(purges, buf_text(&incoming.purges));
	world_wrote(to);
	incoming_free(&incoming);
	files_free(&files);
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
