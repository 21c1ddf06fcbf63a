/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files of sessions that come in and are merged with what is here: from the command line, and from
 * wherever else files can be named. A file comes in whole or not at all.
 */
#ifndef RODTRAD_SHELL_INTAKE_H
#define RODTRAD_SHELL_INTAKE_H

#include "rodtrad/core/merge.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/shell/world.h"

/* What became of one file. */
enum intake_fate {
	INTAKE_READ,    /* it brought something */
	INTAKE_KNOWN,   /* all of it was here */
	INTAKE_REFUSED, /* and nothing of it was kept */
	INTAKE_FATES
};

struct intake_totals {
	int files[INTAKE_FATES];
	struct merge_count count;
	bool is_kept; /* all of it is in the database */
};

struct intake_options {
	bool dry_run;    /* nothing is kept, and all is told that would have been */
	bool take_edits; /* a result that was edited by hand is taken as changes on top */
};

/* Who is told, and asked. Only `file` need be there. What is told of a file is true in the end if
 * `is_kept` is: until then all of it may still be taken back. */
struct intake_listener {
	void *to;
	void (*file)(void *to, const struct found_file *file, enum intake_fate fate,
		     const struct merge_count *count, const struct err *why);
	/* The result of a file that is read was edited by hand, and so many changes are taken. */
	void (*edited)(void *to, const struct found_file *file, int edits);
	/* The file purges texts, which cannot be taken back: is it let in? Without one, no. */
	bool (*purges)(void *to, const struct found_file *file, const char *what);
	/* As it is told in a dry run, where nobody is asked. */
	void (*would_purge)(void *to, const struct found_file *file, const char *what);
	/* Asked before each file: is all of it to be left? */
	bool (*stops)(void *to, int done, int of);
};

/*
 * Reads the files into the database, all in one transaction; a file that is refused is told of, and
 * the others go on. What a file purges, now or in a run that was cut short, is gone from the disk
 * afterwards. False and `err`, with nothing kept, when the listener stops it (ERR_REFUSED) or the disk
 * will not; or with all kept, when only what was purged is still on the disk. It goes when the database
 * is next opened, if it can by then.
 */
bool intake_files(struct world *world, const struct found_files *files,
		  const struct intake_options *options, const struct intake_listener *listener,
		  struct intake_totals *totals, struct err *err) MUST_USE;

/* "12 nya, 3 ändrade, 1 konflikt, 240 kända": adds what there is any of; "inget nytt" when there is
 * none. */
void intake_say(struct buf *out, const struct merge_count *count);

#endif
