/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A ring of places: the readers fill them from the front, each taking the next file that nobody
 * has, and the one who merges empties them in order. A place is filled again only when it is empty,
 * so what is held in memory does not grow with the number of files.
 */
#include "arrival.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rodtrad/base/mem.h"

#define PLACES     16
#define READERS    4
#define FEW_AHEAD  4 /* files read and not merged, from which a spare reader rests */
#define FEW_FILES  8 /* not worth a thread */
#define NONE_TAKEN (-1)

struct place {
	struct arrival arrival;
	bool is_full;
};

struct reader {
	struct arrivals *arrivals;
	pthread_t thread;
	int ahead; /* how many files it reads before the one that is asked for */
};

struct arrivals {
	const struct found_files *files;
	const struct known_files *known;
	bool take_edits;
	struct place place[PLACES];
	int next;  /* the file that is read next */
	int asked; /* the file that is asked for next */
	int held;  /* the place that was handed out, or NONE_TAKEN */
	bool is_ending;
	struct reader reader[READERS];
	int readers; /* 0: files are read when they are asked for */
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

/* ---- one file ---- */

static int
known_compare(const void *a, const void *b)
{
	return memcmp(((const struct known_file *)a)->digest,
		      ((const struct known_file *)b)->digest, FILE_DIGEST);
}

static const struct known_file *
known_find(const struct known_files *known, const unsigned char digest[FILE_DIGEST])
{
	struct known_file wanted = {.items = 0};

	memcpy(wanted.digest, digest, FILE_DIGEST);
	return known->count ? bsearch(&wanted, known->item, (size_t)known->count, sizeof wanted,
				      known_compare)
			    : NULL;
}

static void
arrival_record(struct arrival *arrival)
{
	struct session *session = &arrival->session;

	arrival->record =
		arena_new(&session->arena, (size_t)session->event.count * sizeof *arrival->record);
	arrival->records = session_file_records(session, arrival->record, &session->arena);
}

/* A result that was edited by hand is said to be, whether the edits are taken or not. */
static bool
arrival_parse(struct arrival *arrival, const struct buf *text, bool take_edits)
{
	struct session *session = &arrival->session;
	struct err *err = &arrival->err, edited = {0};

	if (session_file_read(session, buf_text(text), text->bytes, err))
		return true;
	if (session_file_read_edited(session, buf_text(text), text->bytes, &arrival->edits,
				     &edited)) {
		err->code = ERR_NONE;
		if (take_edits || !arrival->edits)
			return true;
		session_free(session);
		err_set(err, ERR_FORMAT,
			"filen är ändrad för hand, %d %s. Ska det gälla: läs in den med "
			"--take-edits.",
			arrival->edits, arrival->edits == 1 ? "uppgift" : "uppgifter");
	} else if (take_edits) {
		*err = edited;
	}
	return err_in(err, "%s", arrival->file->path);
}

static void
arrival_read(const struct arrivals *arrivals, struct arrival *arrival,
	     const struct found_file *file)
{
	struct buf text = {0};

	session_free(&arrival->session);
	memset(arrival, 0, sizeof *arrival);
	arrival->file = file;
	if (file->refused)
		err_set(&arrival->err, ERR_STORAGE, "%s", file->refused);
	else if (file_read(file->path, JSON_SESSION_BYTES, &text, &arrival->err)) {
		session_file_digest(buf_text(&text), text.bytes, arrival->digest);
		arrival->known = known_find(arrivals->known, arrival->digest);
		if (!arrival->known && arrival_parse(arrival, &text, arrivals->take_edits))
			arrival_record(arrival);
	}
	buf_free(&text);
}

/* ---- the readers ---- */

static bool
may_read(const struct arrivals *arrivals, int ahead)
{
	return arrivals->next < arrivals->files->count &&
	       arrivals->next < arrivals->asked + ahead &&
	       !arrivals->place[arrivals->next % PLACES].is_full;
}

/* Waits until there is a file to read and a place for it; false when there is no more to do. */
static bool
take_next(struct arrivals *arrivals, int ahead, int *file)
{
	while (!arrivals->is_ending && arrivals->next < arrivals->files->count &&
	       !may_read(arrivals, ahead))
		pthread_cond_wait(&arrivals->changed, &arrivals->lock);
	*file = arrivals->next;
	if (arrivals->is_ending || arrivals->next == arrivals->files->count)
		return false;
	arrivals->next++;
	return true;
}

static void *
reader_run(void *to)
{
	const struct reader *reader = to;
	struct arrivals *arrivals = reader->arrivals;
	int file;

	pthread_mutex_lock(&arrivals->lock);
	while (take_next(arrivals, reader->ahead, &file)) {
		struct place *place = &arrivals->place[file % PLACES];

		pthread_mutex_unlock(&arrivals->lock);
		arrival_read(arrivals, &place->arrival, &arrivals->files->item[file]);
		pthread_mutex_lock(&arrivals->lock);
		place->is_full = true;
		pthread_cond_broadcast(&arrivals->changed);
	}
	pthread_mutex_unlock(&arrivals->lock);
	return NULL;
}

static bool
begin_reader(struct arrivals *arrivals, int ahead)
{
	struct reader *reader = &arrivals->reader[arrivals->readers];

	*reader = (struct reader){.arrivals = arrivals, .ahead = ahead};
	return !pthread_create(&reader->thread, NULL, reader_run, reader);
}

/*
 * As many as there are processors. One of them is needed by the one who merges, as soon as there is something to
 * merge: so the last reader is a spare one, that rests while there is. Where the system gives none, files are read
 * when they are asked for.
 */
static void
begin_readers(struct arrivals *arrivals)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (arrivals->files->count < FEW_FILES)
		return;
	while (arrivals->readers < READERS && arrivals->readers < processors &&
	       begin_reader(arrivals, arrivals->readers + 1 < processors ? PLACES : FEW_AHEAD))
		arrivals->readers++;
}

struct arrivals *
arrivals_begin(const struct found_files *files, const struct known_files *known, bool take_edits)
{
	struct arrivals *arrivals = mem_new(sizeof *arrivals);

	arrivals->files = files;
	arrivals->known = known;
	arrivals->take_edits = take_edits;
	arrivals->held = NONE_TAKEN;
	pthread_mutex_init(&arrivals->lock, NULL);
	pthread_cond_init(&arrivals->changed, NULL);
	begin_readers(arrivals);
	return arrivals;
}

/* ---- the one who asks ---- */

/* Called with the lock. */
static void
empty_held(struct arrivals *arrivals)
{
	if (arrivals->held == NONE_TAKEN)
		return;
	arrivals->place[arrivals->held].is_full = false;
	arrivals->held = NONE_TAKEN;
	pthread_cond_broadcast(&arrivals->changed);
}

const struct arrival *
arrivals_next(struct arrivals *arrivals)
{
	struct place *place = &arrivals->place[arrivals->asked % PLACES];

	pthread_mutex_lock(&arrivals->lock);
	empty_held(arrivals);
	if (arrivals->asked == arrivals->files->count) {
		pthread_mutex_unlock(&arrivals->lock);
		return NULL;
	}
	while (arrivals->readers && !place->is_full)
		pthread_cond_wait(&arrivals->changed, &arrivals->lock);
	if (!arrivals->readers)
		arrival_read(arrivals, &place->arrival, &arrivals->files->item[arrivals->asked]);
	place->is_full = true;
	arrivals->held = arrivals->asked++ % PLACES;
	pthread_mutex_unlock(&arrivals->lock);
	return &place->arrival;
}

void
arrivals_drop(struct arrivals *arrivals)
{
	pthread_mutex_lock(&arrivals->lock);
	arrivals->is_ending = true;
	pthread_cond_broadcast(&arrivals->changed);
	pthread_mutex_unlock(&arrivals->lock);
	for (int reader = 0; reader < arrivals->readers; reader++)
		pthread_join(arrivals->reader[reader].thread, NULL);
	for (int place = 0; place < PLACES; place++)
		session_free(&arrivals->place[place].arrival.session);
	pthread_cond_destroy(&arrivals->changed);
	pthread_mutex_destroy(&arrivals->lock);
	mem_free(arrivals);
}
