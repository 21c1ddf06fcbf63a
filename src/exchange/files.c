/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Finding the session files of a folder: a unit's share, a mail folder, a memory stick with other
 * things on it. What is not ours is passed over there; a file that somebody names is always tried.
 */
#include "rodtrad/exchange/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/exchange/session_file.h"

#define BEGINNING_BYTES 256 /* in which a file of ours says what it is */
#define FOLDERS_DEEP    32
#define OUR_FORMATS     "rodtrad." /* how they all begin */

static void
files_add(struct found_files *files, const char *path, bool is_named)
{
	*vec_add(files) = (struct found_file){mem_text(path), is_named};
}

static bool
ends_in(const char *name, const char *end)
{
	size_t bytes = strlen(name), end_bytes = strlen(end);

	return bytes >= end_bytes && !strcmp(name + bytes - end_bytes, end);
}

/* Reads how the file begins; nothing when it cannot be read. */
static void
read_beginning(const char *path, char text[BEGINNING_BYTES + 1])
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t bytes = file < 0 ? -1 : read(file, text, BEGINNING_BYTES);

	if (file >= 0)
		close(file);
	text[bytes < 0 ? 0 : bytes] = '\0';
}

/* What says near its beginning that it is a session, or has the name of one and does not say that it
 * is something else of ours: a plan lies in the same folders. */
static bool
is_session(const char *path)
{
	char text[BEGINNING_BYTES + 1];

	if (!ends_in(path, ".json"))
		return false;
	read_beginning(path, text);
	return strstr(text, "\"" SESSION_FORMAT "\"") ||
	       (ends_in(path, ".rodtrad.json") && !strstr(text, "\"" OUR_FORMATS));
}

static bool files_find_in(struct found_files *files, const char *folder, int depth,
			  struct err *err);

static bool
files_take(struct found_files *files, const char *path, int depth, struct err *err)
{
	struct stat there;

	/* What has gone since the folder was read is not missed. */
	if (lstat(path, &there) != 0)
		return true;
	if (S_ISDIR(there.st_mode))
		return depth >= FOLDERS_DEEP || files_find_in(files, path, depth + 1, err);
	if (S_ISREG(there.st_mode) && is_session(path))
		files_add(files, path, false);
	return true;
}

static bool
files_find_in(struct found_files *files, const char *folder, int depth, struct err *err)
{
	DIR *open_folder = opendir(folder);
	const struct dirent *entry;
	struct buf path = {0};
	bool ok = true;

	if (!open_folder) {
		text_show(&path, folder);
		err_set(err, ERR_STORAGE, "Mappen %s får inte läsas.", buf_text(&path));
		buf_free(&path);
		return false;
	}
	while (ok && (entry = readdir(open_folder))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		buf_clear(&path);
		buf_addf(&path, "%s%s%s", folder, ends_in(folder, "/") ? "" : "/", entry->d_name);
		ok = files_take(files, buf_text(&path), depth, err);
	}
	closedir(open_folder);
	buf_free(&path);
	return ok;
}

static int
file_compare(const void *a, const void *b)
{
	return strcmp(((const struct found_file *)a)->path, ((const struct found_file *)b)->path);
}

bool
files_find(struct found_files *files, const char *path, struct err *err)
{
	int before = files->count;
	struct stat there;

	if (stat(path, &there) != 0 || !S_ISDIR(there.st_mode)) {
		files_add(files, path, true);
		return true;
	}
	if (!files_find_in(files, path, 0, err))
		return false;
	if (files->count > before)
		qsort(files->item + before, (size_t)(files->count - before), sizeof *files->item,
		      file_compare);
	return true;
}

void
files_free(struct found_files *files)
{
	for (int i = 0; i < files->count; i++)
		mem_free(files->item[i].path);
	vec_free(files);
}
