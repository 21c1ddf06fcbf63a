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
	*vec_add(files) = (struct found_file){.path = mem_text(path), .is_named = is_named};
}

static void
folder_refuse(const char *folder, struct err *err)
{
	struct buf shown = {0};

	text_show(&shown, folder);
	err_set(err, ERR_STORAGE, "Mappen %s får inte läsas.", buf_text(&shown));
	buf_free(&shown);
}

/* A folder that may not be read, as something that is refused later: the others are read. */
static void
files_add_refused(struct found_files *files, const char *folder)
{
	struct err err;

	folder_refuse(folder, &err);
	*vec_add(files) =
		(struct found_file){.path = mem_text(folder), .refused = mem_text(err.text)};
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

static bool files_find_in(struct found_files *files, const char *folder, int depth);

/* Looks at what is there, and where a link goes. What has gone since the folder was read is not
 * missed; nor is a folder that a link goes to, which may be one that we come from. */
static bool
files_look(const char *path, struct stat *there)
{
	if (lstat(path, there) != 0)
		return false;
	return !S_ISLNK(there->st_mode) || (stat(path, there) == 0 && !S_ISDIR(there->st_mode));
}

static void
files_take(struct found_files *files, const char *path, int depth)
{
	struct stat there;

	if (!files_look(path, &there))
		return;
	if (S_ISREG(there.st_mode) && is_session(path))
		files_add(files, path, false);
	else if (S_ISDIR(there.st_mode) && depth < FOLDERS_DEEP &&
		 !files_find_in(files, path, depth + 1))
		files_add_refused(files, path);
}

/* False when the folder may not be read. */
static bool
files_find_in(struct found_files *files, const char *folder, int depth)
{
	DIR *open_folder = opendir(folder);
	const struct dirent *entry;
	struct buf path = {0};

	if (!open_folder)
		return false;
	/* Its names may be listed, and nothing that they name be opened. */
	if (access(folder, X_OK) != 0) {
		closedir(open_folder);
		return false;
	}
	while ((entry = readdir(open_folder))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		buf_clear(&path);
		buf_addf(&path, "%s%s%s", folder, ends_in(folder, "/") ? "" : "/", entry->d_name);
		files_take(files, buf_text(&path), depth);
	}
	closedir(open_folder);
	buf_free(&path);
	return true;
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
	if (!files_find_in(files, path, 0)) {
		folder_refuse(path, err);
		return false;
	}
	if (files->count > before)
		qsort(files->item + before, (size_t)(files->count - before), sizeof *files->item,
		      file_compare);
	return true;
}

void
files_free(struct found_files *files)
{
	for (int i = 0; i < files->count; i++) {
		mem_free(files->item[i].path);
		mem_free(files->item[i].refused);
	}
	vec_free(files);
}
