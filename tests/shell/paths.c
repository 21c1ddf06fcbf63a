/* SPDX-License-Identifier: EUPL-1.2 */
/* Where things are looked for, by what the environment says. */
#include "rodtrad/shell/paths.h"

#include "../check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char room[] = "/tmp/rodtrad-paths-XXXXXX";

static const char *const variables[] = {"HOME", "XDG_DATA_HOME", "RODTRAD_DB", "RODTRAD_SHARE"};

/* The environment has these and nothing else of what is asked for. */
static void
test_environment(const char *home, const char *data, const char *database, const char *share)
{
	const char *const values[] = {home, data, database, share};

	for (size_t i = 0; i < COUNT(variables); i++)
		if (values[i])
			setenv(variables[i], values[i], 1);
		else
			unsetenv(variables[i]);
}

static void
test_database(const char *told, const char *want)
{
	struct paths paths;

	paths_find(&paths, told);
	CHECK_TEXT(buf_text(&paths.database), want);
	paths_free(&paths);
}

static void
test_databases(void)
{
	test_environment("/home/eva", NULL, NULL, NULL);
	test_database(NULL, "/home/eva/.local/share/rodtrad/rodtrad.db");
	test_environment("/home/eva", "/data", NULL, NULL);
	test_database(NULL, "/data/rodtrad/rodtrad.db");
	test_environment("/home/eva", "data", "", NULL);
	test_database(NULL, "/home/eva/.local/share/rodtrad/rodtrad.db");
	test_environment("/home/eva", "/data", "/env.db", NULL);
	test_database(NULL, "/env.db");
	test_database("told.db", "told.db");
}

static void
test_folders(void)
{
	struct paths paths;
	char path[100];

	test_environment(room, NULL, NULL, room);
	paths_find(&paths, NULL);
	CHECK_TEXT(buf_text(&paths.share), room);
	snprintf(path, sizeof path, "%s/../workshops", room);
	CHECK_TEXT(buf_text(&paths.workshops), path);
	snprintf(path, sizeof path, "%s/.local/share/rodtrad/workshops", room);
	CHECK_TEXT(buf_text(&paths.own_workshops), path);
	snprintf(path, sizeof path, "%s/rodtrad", room);
	CHECK_TEXT(buf_text(&paths.exports), path);
	paths_free(&paths);

	/* Installed, the workshops lie in share. */
	snprintf(path, sizeof path, "%s/workshops", room);
	CHECK(mkdir(path, 0700) == 0);
	paths_find(&paths, NULL);
	CHECK_TEXT(buf_text(&paths.workshops), path);
	paths_free(&paths);
	rmdir(path);
}

static void
test_shown(const char *path, const char *want)
{
	struct paths paths;
	char shown[PATHS_SHOWN];

	paths_find(&paths, NULL);
	paths_show(&paths, path, shown);
	CHECK_TEXT(shown, want);
	paths_free(&paths);
}

/* Of a path that is too long the end is shown, between two characters. */
static void
test_long(int less)
{
	struct paths paths;
	struct buf path = {0};
	char shown[PATHS_SHOWN];

	buf_addn(&path, "/aaaaaaa", 8 - (size_t)less);
	for (int i = 0; i < 150; i++)
		buf_add(&path, "å");
	buf_add(&path, "/fil.json");
	paths_find(&paths, NULL);
	paths_show(&paths, buf_text(&path), shown);
	CHECK(strlen(shown) < PATHS_SHOWN && strlen(shown) > PATHS_SHOWN - 4);
	CHECK(!strncmp(shown, "…å", strlen("…å")));
	CHECK(!strcmp(shown + strlen(shown) - 11, "å/fil.json"));
	buf_free(&path);
	paths_free(&paths);
}

static void
test_shows(void)
{
	test_environment("/home/eva", NULL, NULL, NULL);
	test_shown("/home/eva/rodtrad/a.json", "~/rodtrad/a.json");
	test_shown("/home/evald/a.json", "/home/evald/a.json");
	test_shown("/home/eva", "/home/eva");
	test_shown("", "");
	test_shown("/tmp/\033[31m", "/tmp/\uFFFD[31m");
	test_long(0);
	test_long(1);
}

static void
test_join(void)
{
	struct buf path = {0};

	paths_join(&path, "a", "b");
	CHECK_TEXT(buf_text(&path), "a/b");
	paths_join(&path, "a/", "b");
	CHECK_TEXT(buf_text(&path), "a/b");
	paths_join(&path, "/", "b");
	CHECK_TEXT(buf_text(&path), "/b");
	buf_free(&path);
}

int
main(void)
{
	if (!CHECK(mkdtemp(room) != NULL))
		return check_done("shell/paths");
	test_databases();
	test_folders();
	test_shows();
	test_join();
	CHECK(paths_is_folder(room));
	CHECK(!paths_is_folder("/dev/null"));
	rmdir(room);
	CHECK(!paths_is_folder(room));
	return check_done("shell/paths");
}
