/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whole files. A file is written beside its target and takes its place in one step, so that a full
 * disk or a pulled plug never leaves half a file under a name that somebody trusts.
 */
#include "rodtrad/exchange/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rodtrad/base/text.h"

#define READ_BYTES   65536
#define BESIDE_TRIES 16

/* ---- saying what went wrong ---- */

/* What stands before the file's name and after it. */
struct sentence {
	int number; /* errno; 0 is all others */
	const char *before, *after;
};

static const struct sentence read_sentences[] = {
	{ENOENT, "Filen ", " finns inte."},     {ENOTDIR, "Filen ", " finns inte."},
	{EACCES, "Filen ", " får inte läsas."}, {EISDIR, "", " är en mapp, ingen fil."},
	{ENXIO, "", " är ingen vanlig fil."},   {0, "Filen ", " gick inte att läsa."},
};

static const struct sentence write_sentences[] = {
	{ENOENT, "Mappen till ", " finns inte."},
	{ENOTDIR, "Mappen till ", " finns inte."},
	{EACCES, "Filen ", " får inte skrivas där."},
	{EPERM, "Filen ", " får inte skrivas där."},
	{EROFS, "Filen ", " kan inte skrivas: det går bara att läsa där."},
	{EISDIR, "", " är en mapp, ingen fil."},
	{ENOSPC, "Filen ", " fick inte plats: disken är full."},
	{EDQUOT, "Filen ", " fick inte plats: disken är full."},
	{ENAMETOOLONG, "Namnet ", " är för långt."},
	{0, "Filen ", " gick inte att skriva."},
};

static bool
refuse(const struct sentence *sentence, int number, const char *path, struct err *err)
{
	enum err_code code = number == ENOENT || number == ENOTDIR ? ERR_MISSING : ERR_STORAGE;
	struct buf shown = {0};

	text_show(&shown, path);
	while (sentence->number && sentence->number != number)
		sentence++;
	err_set(err, code, "%s%s%s", sentence->before, buf_text(&shown), sentence->after);
	buf_free(&shown);
	return false;
}

static bool
refuse_large(const char *path, size_t max, struct err *err)
{
	struct buf shown = {0};

	text_show(&shown, path);
	err_set(err, ERR_FORMAT, "Filen %s är för stor: högst %zu byte kan läsas.",
		buf_text(&shown), max);
	buf_free(&shown);
	return false;
}

/* ---- reading ---- */

/* Opens a file that has an end, and waits for nobody: a pipe would wait until somebody writes, and
 * some devices never end. -1 and errno when it is none; ENXIO as for a socket. */
static int
open_file(const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat there;

	if (file < 0 || fstat(file, &there) != 0 || S_ISREG(there.st_mode))
		return file;
	close(file);
	errno = S_ISDIR(there.st_mode) ? EISDIR : ENXIO;
	return -1;
}

/* Reads to the end, or one byte past `max`. False and errno when the disk would not. */
static bool
read_all(int file, size_t max, struct buf *out)
{
	char part[READ_BYTES];
	size_t bytes = 0;

	while (bytes <= max) {
		size_t want = max + 1 - bytes < sizeof part ? max + 1 - bytes : sizeof part;
		ssize_t got = read(file, part, want);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			return true;
		buf_addn(out, part, (size_t)got);
		bytes += (size_t)got;
	}
	return true;
}

bool
file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	size_t before = out->bytes;
	int file = open_file(path);
	int number;
	bool ok;

	if (file < 0)
		return refuse(read_sentences, errno, path, err);
	ok = read_all(file, max, out);
	number = errno;
	close(file);
	if (ok && out->bytes - before <= max)
		return true;
	if (out->text) {
		out->bytes = before;
		out->text[before] = '\0';
	}
	return ok ? refuse_large(path, max, err) : refuse(read_sentences, number, path, err);
}

/* ---- writing ---- */

/* Adds the folder that the path is in: "." when it names none. */
static void
folder_of(struct buf *out, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		buf_addc(out, '.');
	else
		buf_addn(out, path, slash == path ? 1 : (size_t)(slash - path));
}

/* Makes the folder and those it lies in, where they are missing. */
static bool
make_folders(const char *folder)
{
	struct buf part = {0};
	bool ok = true;

	for (const char *end = folder; ok && *end; part.bytes = 0) {
		end += strspn(end, "/");
		end += strcspn(end, "/");
		buf_addn(&part, folder, (size_t)(end - folder));
		ok = mkdir(buf_text(&part), 0777) == 0 || errno == EEXIST ||
		     access(buf_text(&part), F_OK) == 0;
	}
	buf_free(&part);
	return ok;
}

/* Opens a new file beside the target, under a name that nobody else has, with the rights the
 * user's files get. */
static int
open_beside(const char *path, struct buf *beside)
{
	int file = -1;

	for (int try = 0; file < 0 && try < BESIDE_TRIES; try++) {
		buf_clear(beside);
		buf_addf(beside, "%s.%ld-%d.tmp", path, (long)getpid(), try);
		file = open(buf_text(beside), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (file < 0 && errno != EEXIST)
			break;
	}
	return file;
}

static bool
write_all(int file, const char *text, size_t bytes)
{
	while (bytes > 0) {
		ssize_t written = write(file, text, bytes);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		text += written;
		bytes -= (size_t)written;
	}
	return true;
}

/* A rename is on the disk when its folder is. Some file systems cannot sync a folder; then
 * nothing more can be done. */
static void
sync_folder(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (file < 0)
		return;
	(void)fsync(file);
	close(file);
}

/* False and errno when not all of it is on the disk. */
static bool
fill_and_close(int file, const char *text, size_t bytes)
{
	bool ok = write_all(file, text, bytes) && fsync(file) == 0;
	int number = errno;

	if (close(file) < 0)
		return false;
	errno = number;
	return ok;
}

/* False and errno when it did not come to anything; then nothing is left beside the target. */
static bool
write_beside(const char *path, const char *text, size_t bytes)
{
	struct buf beside = {0};
	int file = open_beside(path, &beside);
	bool ok = file >= 0 && fill_and_close(file, text, bytes) &&
		  rename(buf_text(&beside), path) == 0;
	int number = errno;

	if (file >= 0 && !ok)
		unlink(buf_text(&beside));
	buf_free(&beside);
	errno = number;
	return ok;
}

/* Is something there that is neither file nor folder: a terminal, a pipe? */
static bool
is_passage(const char *path)
{
	struct stat there;

	return stat(path, &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode);
}

/* Whoever renamed over a device would take it from all others. What has gone through is gone. */
static bool
write_through(const char *path, const char *text, size_t bytes, struct err *err)
{
	int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	bool ok = file >= 0 && write_all(file, text, bytes);
	int number = errno;

	if (file >= 0)
		close(file);
	return ok || refuse(write_sentences, number, path, err);
}

bool
file_write(const char *path, const char *text, size_t bytes, struct err *err)
{
	struct buf folder = {0};
	bool ok;

	if (is_passage(path))
		return write_through(path, text, bytes, err);
	folder_of(&folder, path);
	ok = make_folders(buf_text(&folder)) && write_beside(path, text, bytes);
	if (ok)
		sync_folder(buf_text(&folder));
	else
		refuse(write_sentences, errno, path, err);
	buf_free(&folder);
	return ok;
}
