/* SPDX-License-Identifier: EUPL-1.2 */
/* Whole files, read and written safely. */
#ifndef RODTRAD_EXCHANGE_FILE_H
#define RODTRAD_EXCHANGE_FILE_H

#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"

/* Adds the file to `out`; at most `max` bytes. Refuses a folder, a pipe and whatever else is no
 * file, what is not there or may not be read, what is too large, with a Swedish sentence that names
 * the file. */
bool file_read(const char *path, size_t max, struct buf *out, struct err *err) MUST_USE;

/* A file that was asked for, or found in a folder that was. */
struct found_file {
	char *path; /* owned by the list */
	char *refused; /* owned; why it is not to be read (a folder in which nobody may look), or NULL */
	bool is_named;
};

struct found_files {
	struct found_file *item;
	int count, room;
};

/* Adds a file to the list; of a folder, and of the folders in it, the session files (by the end of
 * their name, or by how they begin), in the order of their paths. Links to files are followed, those
 * to folders are not. Refuses a folder that may not be read; one in it is added as `refused`, and the
 * others are gone through. */
bool files_find(struct found_files *files, const char *path, struct err *err) MUST_USE;
void files_free(struct found_files *files);

/* Writes beside the target, syncs, renames over it and syncs the folder (which is made when it
 * is missing). When it refuses, what was there before is there still. What is neither file nor
 * folder (a terminal, a pipe) is written into and stays what it is. */
bool file_write(const char *path, const char *text, size_t bytes, struct err *err) MUST_USE;

#endif
