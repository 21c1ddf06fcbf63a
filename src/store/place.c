/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is to be known of a path before SQLite gets it: SQLite says "unable to open" of a folder,
 * of a missing right and of a missing folder alike, and knows nothing of network shares.
 */
#include "place.h"

#include "rodtrad/base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define ONLY_READ "%s ligger på en disk som bara går att läsa. Flytta filen till en annan disk."

void
place_folder(struct buf *out, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		buf_add(out, ".");
	else if (slash == path)
		buf_add(out, "/");
	else
		buf_addn(out, path, (size_t)(slash - path));
}

/* Says why `path` could not be made, from errno. */
static bool
place_unmade(const char *path, struct err *err)
{
	switch (errno) {
	case EACCES:
	case EPERM:
		return err_set(err, ERR_STORAGE,
			       "Det gick inte att skapa %s. Du har inte rätt att spara i mappen.",
			       path);
	case EROFS: return err_set(err, ERR_STORAGE, ONLY_READ, path);
	case ENOSPC:
	case EDQUOT:
		return err_set(err, ERR_STORAGE, "Det gick inte att skapa %s. Disken är full.",
			       path);
	default:
		return err_set(err, ERR_STORAGE,
			       "Det gick inte att skapa %s. Kontrollera att sökvägen är rätt.",
			       path);
	}
}

static bool
place_make_folder(const char *folder, struct err *err)
{
	return !mkdir(folder, 0700) || errno == EEXIST || place_unmade(folder, err);
}

/* Makes every folder on the way to the file that is not there. */
static bool
place_make_folders(const char *path, struct err *err)
{
	bool ok = true;

	for (const char *slash = strchr(path, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
		struct buf folder = {0};
		struct stat there;

		buf_addn(&folder, path, (size_t)(slash - path));
		/* Asked for first: on a disk that can only be read, mkdir says EROFS of what is
		 * there as well. */
		if (slash > path && stat(buf_text(&folder), &there) != 0)
			ok = place_make_folder(buf_text(&folder), err);
		buf_free(&folder);
	}
	return ok;
}

static bool
place_make_file(const char *path, struct err *err)
{
	int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (file < 0)
		return errno == EEXIST || place_unmade(path, err);
	close(file);
	return true;
}

static bool
place_is_file(const char *path, struct err *err)
{
	struct stat there;

	if (stat(path, &there) != 0)
		return place_make_folders(path, err) && place_make_file(path, err);
	if (S_ISDIR(there.st_mode))
		return err_set(err, ERR_STORAGE, "%s är en mapp. Ange en fil i mappen i stället.",
			       path);
	if (!S_ISREG(there.st_mode))
		return err_set(err, ERR_STORAGE, "%s är ingen vanlig fil.", path);
	return true;
}

/* The folder too: the log is made in it. */
static bool
place_has_rights(const char *path, struct err *err)
{
	struct buf folder = {0};
	bool ok = true;

	place_folder(&folder, path);
	if (access(path, R_OK | W_OK) != 0)
		ok = err_set(err, ERR_STORAGE,
			     errno == EROFS ? ONLY_READ
					    : "Du har inte rätt att läsa och ändra filen %s.",
			     path);
	else if (access(buf_text(&folder), W_OK | X_OK) != 0)
		ok = err_set(err, ERR_STORAGE, "Du har inte rätt att spara i mappen %s.",
			     buf_text(&folder));
	buf_free(&folder);
	return ok;
}

char *
place_make(const char *path, struct err *err)
{
	char *real, *kept;

	if (!place_is_file(path, err))
		return NULL;
	real = realpath(path, NULL);
	if (!real) {
		place_unmade(path, err);
		return NULL;
	}
	kept = place_has_rights(real, err) ? mem_text(real) : NULL;
	free(real);
	return kept;
}

void
place_close_to_others(const char *path)
{
	struct stat there;

	/* A share that knows no modes refuses; then there is nothing to take away. */
	if (!stat(path, &there) && (there.st_mode & 077))
		chmod(path, 0600);
}

/* ---- how far it is to be trusted ---- */

/* File systems on which locks or syncs are not what WAL needs, by the magic number of statfs(2). */
static const unsigned long distant[] = {
	0x6969,     /* NFS */
	0x517b,     /* SMB */
	0xff534d42, /* CIFS */
	0xfe534d42, /* SMB 2 */
	0x5346414f, /* AFS */
	0x00c36400, /* Ceph */
	0x65735546, /* FUSE */
	0x01021997, /* 9p */
	0x4d44,     /* vfat */
	0x2011bab0, /* exfat */
};

/* How the folders of programs that copy files behind one's back begin: "OneDrive - Skolan". */
static const char *const synchronised[] = {
	"OneDrive",    "Dropbox",   "iCloud",       "Mobile Documents",
	"GoogleDrive", "Nextcloud", "Google Drive", "CloudStorage",
};

static bool
place_is_distant(const char *path)
{
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return false;
	for (size_t i = 0; i < COUNT(distant); i++)
		if (((unsigned long)fs.f_type & 0xffffffff) == distant[i])
			return true;
	return false;
}

static bool
place_is_synchronised(const char *path)
{
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/'))
		for (size_t i = 0; i < COUNT(synchronised); i++)
			if (!strncasecmp(slash + 1, synchronised[i], strlen(synchronised[i])))
				return strchr(slash + 1, '/') != NULL;
	return false;
}

const char *
place_warning(const char *path)
{
	if (place_is_synchronised(path))
		return "Databasen ligger i en mapp som synkroniseras, och det kan skada den. "
		       "Lägg den i en mapp som bara finns på den här datorn.";
	if (place_is_distant(path))
		return "Databasen ligger på en nätverksdisk eller ett flyttbart minne. "
		       "Det är säkrare på datorns egen disk.";
	return NULL;
}
