/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The XDG base directories, and the places where what came with the program may lie: the program
 * runs from its source tree, from where it was installed, and from where that was moved to.
 */
#include "rodtrad/shell/paths.h"

#include "rodtrad/base/text.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* From the folder of the binary. */
static const char *const beside[] = {"share", "../share/rodtrad", "../share", "../../share"};

bool
paths_is_folder(const char *path)
{
	struct stat there;

	return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

void
paths_join(struct buf *path, const char *folder, const char *name)
{
	size_t bytes = strlen(folder);

	buf_clear(path);
	buf_addf(path, "%s%s%s", folder, bytes && folder[bytes - 1] == '/' ? "" : "/", name);
}

/* A variable that is set to nothing is not set. */
static const char *
paths_variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static const char *
paths_home(void)
{
	const char *home = paths_variable("HOME");
	const struct passwd *user = home ? NULL : getpwuid(getuid());

	return home ? home : user ? user->pw_dir : ".";
}

/* The folder that the binary lies in; nothing when the system does not say. */
static void
paths_binary(struct buf *folder)
{
	char path[4096];
	ssize_t bytes = readlink("/proc/self/exe", path, sizeof path - 1);

	if (bytes <= 0)
		return;
	path[bytes] = '\0';
	buf_addn(folder, path, (size_t)(strrchr(path, '/') - path));
}

/* Other programs have folders called share, too. */
static bool
paths_is_share(const char *folder)
{
	struct buf catalog = {0};

	paths_join(&catalog, folder, "catalog");
	bool is_ours = paths_is_folder(buf_text(&catalog));
	buf_free(&catalog);
	return is_ours;
}

static bool
paths_find_beside(struct buf *share)
{
	struct buf binary = {0};
	bool is_found = false;

	paths_binary(&binary);
	for (size_t i = 0; binary.bytes && !is_found && i < COUNT(beside); i++) {
		paths_join(share, buf_text(&binary), beside[i]);
		is_found = paths_is_share(buf_text(share));
	}
	buf_free(&binary);
	return is_found;
}

static void
paths_find_share(struct paths *paths)
{
	const char *told = paths_variable("RODTRAD_SHARE");

	if (told) {
		buf_add(&paths->share, told);
	} else if (!paths_find_beside(&paths->share)) {
		buf_clear(&paths->share);
		buf_add(&paths->share, RODTRAD_PREFIX "/share/rodtrad");
	}
}

/* Installed they lie in share, in the source tree beside it. */
static void
paths_find_workshops(struct paths *paths)
{
	paths_join(&paths->workshops, buf_text(&paths->share), "workshops");
	if (!paths_is_folder(buf_text(&paths->workshops)))
		paths_join(&paths->workshops, buf_text(&paths->share), "../workshops");
}

/* Where programs keep what is the user's. The standard says to ignore a folder that is not
 * absolute. */
static void
paths_find_data(struct buf *data, const char *home)
{
	const char *told = paths_variable("XDG_DATA_HOME");

	if (told && *told == '/')
		buf_add(data, told);
	else
		paths_join(data, home, ".local/share");
}

static void
paths_find_database(struct buf *database, const char *data, const char *told)
{
	if (!told)
		told = paths_variable("RODTRAD_DB");
	if (told)
		buf_add(database, told);
	else
		paths_join(database, data, "rodtrad/rodtrad.db");
}

void
paths_find(struct paths *paths, const char *database)
{
	struct buf data = {0};

	*paths = (struct paths){0};
	buf_add(&paths->home, paths_home());
	paths_find_data(&data, buf_text(&paths->home));
	paths_find_database(&paths->database, buf_text(&data), database);
	paths_join(&paths->own_workshops, buf_text(&data), "rodtrad/workshops");
	paths_join(&paths->exports, buf_text(&paths->home), "rodtrad");
	paths_find_share(paths);
	paths_find_workshops(paths);
	buf_free(&data);
}

void
paths_free(struct paths *paths)
{
	buf_free(&paths->home);
	buf_free(&paths->database);
	buf_free(&paths->share);
	buf_free(&paths->workshops);
	buf_free(&paths->own_workshops);
	buf_free(&paths->exports);
}

void
paths_show(const struct paths *paths, const char *path, char shown[PATHS_SHOWN])
{
	struct buf text = {0};
	bool is_home = paths->home.bytes &&
		       !strncmp(path, buf_text(&paths->home), paths->home.bytes) &&
		       path[paths->home.bytes] == '/';
	size_t from = 0;

	buf_add(&text, is_home ? "~" : "");
	text_show(&text, path + (is_home ? paths->home.bytes : 0));
	while (text.bytes - from + sizeof "…" > PATHS_SHOWN)
		from = text_after(buf_text(&text), from);
	snprintf(shown, PATHS_SHOWN, "%s%s", from ? "…" : "", buf_text(&text) + from);
	buf_free(&text);
}
