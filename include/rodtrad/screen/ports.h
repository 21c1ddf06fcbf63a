/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the program asks of the world: the shell gives real functions, tests give ones that
 * remember. Drawing never calls them. Those that can fail fill `err` with a sentence.
 */
#ifndef RODTRAD_SCREEN_PORTS_H
#define RODTRAD_SCREEN_PORTS_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/search.h"
#include "rodtrad/core/session.h"

/* The forms in which the plan, and the first two of a workshop, can be had. */
enum out_form { OUT_MARKDOWN, OUT_HTML, OUT_CSV, OUT_TSV, OUT_CALENDAR, OUT_JSON, OUT_FORMS };

/* Called once a row with what lasts for the call only. */
struct port_reader {
	void *to;
	void (*session)(void *to, struct id id, const struct summary *summary);
	void (*plan)(void *to, struct id id, const char *line); /* as plan_line_write made it */
	bool (*stops)(void *to, int done, int of); /* asked between files: is it all to be left? */
	void (*draft)(void *to, const char *place, const char *text);
	void (*workshop)(void *to, const char *text,
			 size_t bytes); /* a file that was read and is sound */
	void (*hit)(void *to, struct id session, const struct search_entry *entry);
};

struct ports {
	void *world;

	/* Keeps a gesture: on the disk when it says yes. `draft` is cleared with it; may be NULL. */
	bool (*append)(void *world, struct id session, const struct record *record, int count,
		       const char *draft, struct err *err);
	/* Keeps what the session came to in short. */
	void (*summary)(void *world, const struct session *session);
	/* Keeps what is being typed; an empty text takes it away. */
	bool (*draft)(void *world, struct id session, const char *place, const char *text,
		      struct err *err);
	bool (*drafts)(void *world, struct id session, const struct port_reader *reader,
		       struct err *err);

	/* Every session there is, oldest first; and one of them, folded. `damaged` events were set aside. */
	bool (*sessions)(void *world, const struct port_reader *reader, struct err *err);
	bool (*open)(void *world, struct id id, struct session *session, int *damaged,
		     struct err *err);
	/* What each session adds to the plan, without opening it when that is known. One that cannot be read is left out. */
	bool (*plan)(void *world, const struct port_reader *reader, struct err *err);

	/* The notes, förslag and insatser of all sessions in which each of the words begins some word; at most
	 * SEARCH_HITS. */
	bool (*search)(void *world, const char *words, const struct port_reader *reader,
		       struct err *err);

	/* The workshops there are: those that come with the program, then one's own. */
	void (*workshops)(void *world, const struct port_reader *reader);
	/* The catalogue of that id; "" is the first there is. */
	bool (*catalog)(void *world, const char *id, struct catalog *catalog, struct err *err);

	/* Small things remembered. `setting` adds the value. */
	void (*set)(void *world, const char *name, const char *value);
	void (*setting)(void *world, const char *name, struct buf *value);

	/* Files in the user's folder; `where` gets the path as it is shown (at most 200 bytes). */
	bool (*export)(void *world, const struct session *session, char where[201],
		       struct err *err);
	bool (*paper)(void *world, const char *name, const char *text, char where[201],
		      struct err *err);
	/* To the clipboard, and to a file that `where` names. */
	bool (*copy)(void *world, const char *text, char where[201], struct err *err);

	/* A session as minutes (OUT_MARKDOWN or OUT_HTML), or the plan of all (`session` NULL), as a file there. */
	bool (*print)(void *world, const struct session *session, enum out_form form,
		      char where[201], struct err *err);

	/* Reads in the files that a path means, or tells with `dry_run` what that would come to: `said` gets
	 * sentences. Then `purges` gets what each file purges; else they are let in to purge just that, and
	 * nothing is read in when they purge something else, or when the reader stops it. */
	bool (*intake)(void *world, const char *path, bool dry_run,
		       const struct port_reader *reader, struct buf *said, struct buf *purges,
		       struct err *err);

	/* Purges names and removed words from before a day ("2026-01-01") in all sessions; the same. */
	bool (*purge)(void *world, const char *before, bool dry_run, struct buf *said,
		      struct err *err);

	/* A new UUIDv7; and the id that a name has on every laptop: the first 16 bytes of its SHA-256. */
	struct id (*new_id)(void *world);
	struct id (*id_of_name)(void *world, const char *name);

	/* Adds the name of the file that an event of a session came with; nothing when none is known. */
	void (*origin)(void *world, struct id session, struct id event, struct buf *file);
};

#endif
