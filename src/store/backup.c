/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A copy beside the file. It is made under another name, synced and only then renamed, so that
 * NAME.bak.1 is always a whole database, whenever the power goes.
 */
#include "rodtrad/store/store.h"

#include "inside.h"
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define BACKUPS 3

static bool
backup_make_file(const char *path)
{
	int file;

	/* What a copy that was cut short has left. */
	unlink(path);
	file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	return file >= 0 && !close(file);
}

static bool
backup_pages(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");

	if (!backup)
		return false;
	sqlite3_backup_step(backup, -1);
	return sqlite3_backup_finish(backup) == SQLITE_OK;
}

/* Without journal and syncs of its own: until it is renamed nobody reads it. */
static bool
backup_copy(sqlite3 *from, const char *path)
{
	sqlite3 *to = NULL;
	bool ok = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
			  SQLITE_OK &&
		  sqlite3_exec(to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL,
			       NULL, NULL) == SQLITE_OK &&
		  backup_pages(from, to);

	return sqlite3_close(to) == SQLITE_OK && ok;
}

static bool
backup_sync(const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = file >= 0 && !fsync(file);

	if (file >= 0)
		close(file);
	return ok;
}

static bool
backup_sync_folder(const char *path)
{
	struct buf folder = {0};
	bool ok;

	place_folder(&folder, path);
	ok = backup_sync(buf_text(&folder));
	buf_free(&folder);
	return ok;
}

static void
backup_name(struct buf *out, const char *path, int number)
{
	buf_clear(out);
	buf_addf(out, "%s.bak.%d", path, number);
}

/* 2 becomes 3, 1 becomes 2, the new one becomes 1. Those that are not there yet are not missed. */
static bool
backup_rename(const char *path, const char *fresh)
{
	struct buf from = {0}, to = {0};
	bool ok;

	for (int number = BACKUPS - 1; number > 0; number--) {
		backup_name(&from, path, number);
		backup_name(&to, path, number + 1);
		rename(buf_text(&from), buf_text(&to));
	}
	backup_name(&to, path, 1);
	ok = !rename(fresh, buf_text(&to));
	buf_free(&from);
	buf_free(&to);
	return ok;
}

bool
store_backup(struct store *store, struct err *err)
{
	struct buf fresh = {0};
	bool ok;

	if (!store->path)
		return true;
	buf_addf(&fresh, "%s.bak.new", store->path);
	ok = backup_make_file(buf_text(&fresh)) && backup_copy(store->db, buf_text(&fresh)) &&
	     backup_sync(buf_text(&fresh)) && backup_rename(store->path, buf_text(&fresh)) &&
	     backup_sync_folder(store->path);
	if (!ok)
		unlink(buf_text(&fresh));
	buf_free(&fresh);
	return ok || err_set(err, ERR_STORAGE,
			     "Det gick inte att spara en säkerhetskopia. Disken är full eller "
			     "skrivskyddad.");
}

bool
backup_remove(struct store *store, struct err *err)
{
	struct buf name = {0};
	bool ok = true;

	for (int number = 0; store->path && number <= BACKUPS; number++) {
		backup_name(&name, store->path, number);
		/* Number 0 is one that was cut short. */
		if (!number) {
			buf_clear(&name);
			buf_addf(&name, "%s.bak.new", store->path);
		}
		ok = (!unlink(buf_text(&name)) || errno == ENOENT) && ok;
	}
	buf_free(&name);
	return ok || err_set(err, ERR_STORAGE,
			     "De gamla säkerhetskopiorna (.bak.1 till .bak.%d) gick inte att ta "
			     "bort. Ta bort dem för hand.",
			     BACKUPS);
}
