/* SPDX-License-Identifier: EUPL-1.2 */
/* Whole files: what is written is read, and what went wrong leaves the old file as it was. */
#include "rodtrad/exchange/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"

static char folder[] = "/tmp/rodtrad-file-XXXXXX";

static const char *
in_folder(struct buf *path, const char *name)
{
	buf_clear(path);
	buf_addf(path, "%s/%s", folder, name);
	return buf_text(path);
}

static void
write_ok(const char *path, const char *text)
{
	struct err err = {0};

	if (!CHECK(file_write(path, text, strlen(text), &err)))
		fprintf(stderr, "%s\n", err.text);
}

static void
check_holds(const char *path, const char *text)
{
	struct buf got = {0};
	struct err err = {0};

	CHECK(file_read(path, 1000, &got, &err));
	CHECK_TEXT(buf_text(&got), text);
	buf_free(&got);
}

static int
files_in(const char *path)
{
	DIR *dir = opendir(path);
	int count = 0;

	while (dir && readdir(dir))
		count++;
	if (dir)
		closedir(dir);
	return count - 2; /* . and .. */
}

static void
check_writing(struct buf *path)
{
	struct stat stat_new;

	write_ok(in_folder(path, "a.json"), "ett");
	check_holds(buf_text(path), "ett");
	write_ok(buf_text(path), "två");
	check_holds(buf_text(path), "två");
	write_ok(buf_text(path), "");
	check_holds(buf_text(path), "");
	CHECK(files_in(folder) == 1);
	CHECK(stat(buf_text(path), &stat_new) == 0 && (stat_new.st_mode & 0700) == 0600);
	/* Folders that are missing are made, and one that is there is no fault. */
	write_ok(in_folder(path, "b/c//d.json"), "djupt");
	check_holds(in_folder(path, "b/c/d.json"), "djupt");
	write_ok(in_folder(path, "b/c/e.json"), "bredvid");
	CHECK(files_in(folder) == 2);
}

static void
check_refused(bool ok, const struct err *err, const char *says)
{
	CHECK(!ok);
	if (!CHECK(strstr(err->text, says) != NULL))
		fprintf(stderr, "%s\n", err->text);
}

static void
check_refusals(struct buf *path)
{
	struct buf got = {0};
	struct err err = {0};

	buf_add(&got, "förr");
	check_refused(file_read(in_folder(path, "saknas"), 10, &got, &err), &err, "finns inte");
	CHECK(err.code == ERR_MISSING);
	check_refused(file_read(in_folder(path, "b"), 10, &got, &err), &err, "är en mapp");
	write_ok(in_folder(path, "stor"), "0123456789");
	check_refused(file_read(buf_text(path), 9, &got, &err), &err, "för stor");
	CHECK_TEXT(buf_text(&got), "förr");
	CHECK(file_read(buf_text(path), 10, &got, &err));
	CHECK_TEXT(buf_text(&got), "förr0123456789");
	check_refused(file_write(in_folder(path, "b"), "x", 1, &err), &err, "är en mapp");
	/* A file where a folder should be. */
	check_refused(file_write(in_folder(path, "stor/x"), "x", 1, &err), &err, "Mappen till");
	check_refused(file_read(in_folder(path, "rad\nbryt"), 10, &got, &err), &err,
		      "rad\xEF\xBF\xBD"
		      "bryt");
	check_holds(in_folder(path, "stor"), "0123456789");
	buf_free(&got);
}

/* Where nothing may be written, what was there is there still. */
static void
check_kept(struct buf *path)
{
	struct err err = {0};
	char name[300];

	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	check_refused(file_write(in_folder(path, name), "x", 1, &err), &err, "för långt");
	if (geteuid() == 0)
		return; /* root may write anywhere */
	write_ok(in_folder(path, "b/kvar"), "kvar");
	chmod(in_folder(path, "b"), 0500);
	check_refused(file_write(in_folder(path, "b/kvar"), "x", 1, &err), &err,
		      "får inte skrivas");
	check_holds(in_folder(path, "b/kvar"), "kvar");
	chmod(in_folder(path, "b"), 0700);
}

static void
check_special(struct buf *path)
{
	struct buf got = {0};
	struct err err = {0};
	struct stat there;
	char read_back[10];
	int pipe_end;

	/* A pipe that nobody writes to. */
	CHECK(!mkfifo(in_folder(path, "pipe"), 0600));
	check_refused(file_read(buf_text(path), 10, &got, &err), &err, "är ingen vanlig fil");
	/* One that is read from is written into, and is a pipe afterwards. */
	pipe_end = open(buf_text(path), O_RDONLY | O_NONBLOCK);
	write_ok(buf_text(path), "genom");
	CHECK(read(pipe_end, read_back, sizeof read_back) == 5 && !memcmp(read_back, "genom", 5));
	close(pipe_end);
	CHECK(stat(buf_text(path), &there) == 0 && S_ISFIFO(there.st_mode));
	check_refused(file_read("/dev/zero", 10, &got, &err), &err, "är ingen vanlig fil");
	CHECK(got.bytes == 0);
	buf_free(&got);
}

static void
clear_folder(struct buf *path)
{
	static const char *const made[] = {"a.json",     "stor",   "pipe", "b/c/d.json",
					   "b/c/e.json", "b/kvar", "b/c",  "b"};

	for (size_t at = 0; at < COUNT(made); at++) {
		in_folder(path, made[at]);
		if (unlink(buf_text(path)) != 0)
			rmdir(buf_text(path));
	}
	CHECK(rmdir(folder) == 0);
}

int
main(void)
{
	struct buf path = {0};

	if (!CHECK(mkdtemp(folder) != NULL))
		return check_done("exchange/file");
	check_writing(&path);
	check_refusals(&path);
	check_kept(&path);
	check_special(&path);
	clear_folder(&path);
	buf_free(&path);
	return check_done("exchange/file");
}
