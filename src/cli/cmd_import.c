/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rodtrad import, and rodtrad plan import: sessions from files and folders, merged with those that
 * are here. A file comes in whole or not at all; one that cannot is named at once, and those after
 * it go on. What came in is told when it is on the disk, and not before.
 */
#include "command.h"

#include "rodtrad/base/text.h"
#include "rodtrad/shell/intake.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PROGRESS_FILES 50 /* from one line of progress to the next */
#define LINE_START     "\r\033[K"

/* Whether somebody has pressed Ctrl+C. A signal can be told of in no other way. */
static volatile sig_atomic_t is_stopped;

static void
import_stop(int signal)
{
	(void)signal;
	is_stopped = 1;
}

/* ---- what is said on the way ---- */

struct import {
	const struct cli *cli;
	bool shows_progress;
	bool has_progress; /* a line of it stands on the terminal */
	struct buf told;   /* owned; lines of what is true when all of it is kept */
	enum cli_exit code;
};

static void
import_clear_line(struct import *import)
{
	if (import->has_progress)
		fputs(LINE_START, stderr);
	import->has_progress = false;
}

/* Keeps a line of what is said of a file, for when it is true. */
static void
import_tell(struct import *import, const struct found_file *file, const char *said)
{
	struct buf line = {0};

	buf_addf(&line, "%s: %s", file->path, said);
	text_show(&import->told, buf_text(&line));
	buf_addc(&import->told, '\n');
	buf_free(&line);
}

/* What is found in a folder and is known already is counted and not told of. */
static void
import_file(void *to, const struct found_file *file, enum intake_fate fate,
	    const struct merge_count *count, const struct err *why)
{
	struct import *import = to;
	struct buf said = {0};

	if (fate == INTAKE_KNOWN && !file->is_named)
		return;
	if (fate == INTAKE_REFUSED) {
		import_clear_line(import);
		import->code = cli_worse(import->code, cli_complain(why));
		return;
	}
	if (fate == INTAKE_KNOWN) {
		buf_add(&said, "fanns redan.");
	} else {
		buf_add(&said, import->cli->dry_run ? "skulle läsas in: " : "inläst: ");
		intake_say(&said, count);
		buf_addc(&said, '.');
	}
	import_tell(import, file, buf_text(&said));
	buf_free(&said);
}

static void
import_edited(void *to, const struct found_file *file, int edits)
{
	struct import *import = to;
	struct buf said = {0};

	buf_addf(&said,
		 edits == 1 ? "%d uppgift är ändrad för hand."
			    : "%d uppgifter är ändrade för hand.",
		 edits);
	import_tell(import, file, buf_text(&said));
	buf_free(&said);
}

static void
import_would_purge(void *to, const struct found_file *file, const char *what)
{
	struct buf said = {0};

	buf_addf(&said, "skulle gallra: %s.", what);
	import_tell(to, file, buf_text(&said));
	buf_free(&said);
}

static bool
import_purges(void *to, const struct found_file *file, const char *what)
{
	struct import *import = to;
	struct buf question = {0};
	bool yes;

	if (import->cli->yes)
		return true;
	import_clear_line(import);
	buf_addf(&question, "%s gallrar texter, och det går inte att ta tillbaka: %s. Läsa in den?",
		 file->path, what);
	yes = cli_ask(buf_text(&question));
	buf_free(&question);
	return yes;
}

static bool
import_stops(void *to, int done, int of)
{
	struct import *import = to;

	if (import->shows_progress && of > PROGRESS_FILES && done < of &&
	    done % PROGRESS_FILES == 0) {
		fprintf(stderr, LINE_START "Läser fil %d av %d … (Ctrl+C avbryter)", done + 1, of);
		import->has_progress = true;
	}
	return is_stopped;
}

/* ---- all of it ---- */

static bool
import_find(const struct cli *cli, struct found_files *files, struct err *err)
{
	for (int i = 0; i < cli->words; i++)
		if (!files_find(files, cli->word[i], err))
			return false;
	return files->count ||
	       err_set(err, ERR_MISSING, "Det finns inga filer från Röd tråd i mappen.");
}

static void
import_sum_up(const struct cli *cli, const struct intake_totals *totals)
{
	struct buf said = {0};
	int refused = totals->files[INTAKE_REFUSED];

	buf_add(&said, cli->dry_run ? "Sammanlagt skulle det bli: " : "Sammanlagt: ");
	intake_say(&said, &totals->count);
	buf_add(&said, cli->dry_run ? ". Inget är ändrat." : ".");
	if (refused)
		buf_addf(&said, refused == 1 ? " %d fil avvisades." : " %d filer avvisades.",
			 refused);
	cli_print(buf_text(&said));
	buf_free(&said);
}

static void
import_conclude(const struct import *import, int files, const struct intake_totals *totals)
{
	cli_print(buf_text(&import->told));
	if (files > 1 || import->cli->dry_run)
		import_sum_up(import->cli, totals);
}

static enum cli_exit
import_run(struct cli *cli, const struct found_files *files)
{
	struct import import = {.cli = cli, .shows_progress = isatty(STDERR_FILENO)};
	struct intake_listener listener = {
		&import,       import_file,        import_edited,
		import_purges, import_would_purge, import_stops,
	};
	struct intake_options options = {cli->dry_run, cli->take_edits};
	struct sigaction stop = {.sa_handler = import_stop}, before;
	struct intake_totals totals;
	struct err err;
	bool ok;

	sigaction(SIGINT, &stop, &before);
	ok = intake_files(cli->world, files, &options, &listener, &totals, &err);
	sigaction(SIGINT, &before, NULL);
	import_clear_line(&import);
	if (totals.is_kept || cli->dry_run)
		import_conclude(&import, files->count, &totals);
	buf_free(&import.told);
	if (!ok)
		import.code = cli_worse(import.code, cli_complain(&err));
	return is_stopped && !totals.is_kept ? CLI_STOPPED : import.code;
}

enum cli_exit
cmd_import(struct cli *cli)
{
	struct found_files files = {0};
	struct err err;
	enum cli_exit code =
		import_find(cli, &files, &err) ? import_run(cli, &files) : cli_complain(&err);

	files_free(&files);
	return code;
}
