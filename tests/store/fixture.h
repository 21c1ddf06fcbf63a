/* SPDX-License-Identifier: EUPL-1.2 */
/* What the tests of the store share: a folder of their own, records, and readers that write down
 * what they are given. */
#ifndef RODTRAD_TESTS_STORE_FIXTURE_H
#define RODTRAD_TESTS_STORE_FIXTURE_H

#include "../check.h"

#include "rodtrad/base/buf.h"
#include "rodtrad/store/store.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder that is there for one test program. */
struct folder {
	char path[64];
};

/* The name of a file in the folder. */
struct name {
	char path[160];
};

static inline struct folder
folder_make(void)
{
	struct folder folder = {"/tmp/rodtrad-store-XXXXXX"};

	if (!mkdtemp(folder.path)) {
		perror(folder.path);
		exit(2);
	}
	return folder;
}

static inline int
folder_remove_one(const char *path, const struct stat *there, int type, struct FTW *where)
{
	(void)there;
	(void)type;
	(void)where;
	return remove(path);
}

static inline void
folder_remove(const struct folder *folder)
{
	nftw(folder->path, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static inline struct name
folder_name(const struct folder *folder, const char *file)
{
	struct name name;

	snprintf(name.path, sizeof name.path, "%s/%s", folder->path, file);
	return name;
}

static inline bool
file_is_there(const char *path, const char *ending)
{
	struct buf name = {0};
	bool there;

	buf_addf(&name, "%s%s", path, ending);
	there = !access(buf_text(&name), F_OK);
	buf_free(&name);
	return there;
}

/* All bytes of a file. */
static inline struct buf
file_bytes(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf bytes = {0};
	char part[4096];
	size_t count;

	while (file && (count = fread(part, 1, sizeof part, file)) > 0)
		buf_addn(&bytes, part, count);
	if (file)
		fclose(file);
	return bytes;
}

static inline void
file_write(const char *path, const void *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes, 1, count, file) != count || fclose(file) != 0) {
		perror(path);
		exit(2);
	}
}

/* The n-th id; they sort as their numbers do. */
static inline struct id
id_of(int n)
{
	return (struct id){{[12] = (unsigned char)(n >> 24),
			    [13] = (unsigned char)(n >> 16),
			    [14] = (unsigned char)(n >> 8),
			    [15] = (unsigned char)n,
			    [6] = 0x70}};
}

static inline struct record
record_of(int n, int clock, const char *line)
{
	return (struct record){.id = id_of(n), .clock = clock, .line = line};
}

/* "clock line (field=text) mine;" for each. */
static inline void
note_record(void *to, const struct record *record)
{
	buf_addf(to, "%d %s", record->clock, record->line);
	for (int i = 0; i < record->texts; i++)
		buf_addf(to, " (%s=%s)", record->text[i].field,
			 record->text[i].text ? record->text[i].text : "NULL");
	buf_addf(to, "%s;", record->mine ? " mine" : "");
}

static inline void
note_session(void *to, struct id session, const char *summary)
{
	buf_addf(to, "%d: %s;", session.byte[15], summary ? summary : "NULL");
}

static inline void
note_draft(void *to, const char *place, const char *text)
{
	buf_addf(to, "%s=%s;", place, text);
}

static inline struct store_reader
note_into(struct buf *buf)
{
	return (struct store_reader){
		.to = buf, .record = note_record, .session = note_session, .draft = note_draft};
}

/* Reads the session and compares it with what is wanted, and the number of damaged ones. */
static inline bool
session_is(struct store *store, int session, const char *want, int want_damaged)
{
	struct buf got = {0};
	struct store_reader reader = note_into(&got);
	struct err err = {0};
	int damaged = -1;
	bool ok = CHECK(store_read(store, id_of(session), &reader, &damaged, &err));

	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	ok = CHECK_TEXT(buf_text(&got), want) && ok;
	ok = CHECK(damaged == want_damaged) && ok;
	buf_free(&got);
	return ok;
}

static inline bool
drafts_are(struct store *store, int session, const char *want)
{
	struct buf got = {0};
	struct store_reader reader = note_into(&got);
	struct err err = {0};
	bool ok = CHECK(store_drafts(store, id_of(session), &reader, &err));

	ok = CHECK_TEXT(buf_text(&got), want) && ok;
	buf_free(&got);
	return ok;
}

static inline bool
sessions_are(struct store *store, const char *want)
{
	struct buf got = {0};
	struct store_reader reader = note_into(&got);
	struct err err = {0};
	bool ok = CHECK(store_sessions(store, &reader, &err));

	ok = CHECK_TEXT(buf_text(&got), want) && ok;
	buf_free(&got);
	return ok;
}

/* Opens, or ends the program with the sentence: nothing else can be tested then. */
static inline struct store *
store_there(const char *path)
{
	struct err err = {0};
	struct store *store = store_open(path, &err);

	if (!store) {
		fprintf(stderr, "%s: %s\n", path, err.text);
		exit(2);
	}
	return store;
}

#endif
