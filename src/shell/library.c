/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files are read each time they are asked for: there are few, and one that was put there a moment
 * ago is then found. What is faulty is passed over; `rodtrad check` tells what is wrong with it.
 */
#include "library.h"

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/workshop.h"
#include "rodtrad/exchange/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* The names of the JSON files in a folder, owned. */
struct shelf {
	char **item;
	int count, room;
};

/* The workshop that most groups begin with stands first. */
static const char first_workshop[] = "swot.json";

static bool
shelf_is_json(const char *name)
{
	size_t bytes = strlen(name);

	return *name != '.' && bytes > 5 && !strcmp(name + bytes - 5, ".json");
}

static int
shelf_compare(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;
	bool is_first = !strcmp(*one, first_workshop), is_other = !strcmp(*other, first_workshop);

	return is_first != is_other ? is_other - is_first : text_compare(*one, *other);
}

/* A folder that is not there has none. */
static void
shelf_read(struct shelf *shelf, const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	*shelf = (struct shelf){0};
	while (dir && (entry = readdir(dir)))
		if (shelf_is_json(entry->d_name))
			*vec_add(shelf) = mem_text(entry->d_name);
	if (dir)
		closedir(dir);
	if (shelf->count)
		qsort(shelf->item, (size_t)shelf->count, sizeof *shelf->item, shelf_compare);
}

static void
shelf_free(struct shelf *shelf)
{
	for (int i = 0; i < shelf->count; i++)
		mem_free(shelf->item[i]);
	vec_free(shelf);
}

/* ---- governing documents ---- */

static bool
library_read_catalog(const char *path, struct catalog *catalog, struct err *err)
{
	struct buf text = {0};
	bool is_read = file_read(path, JSON_WORKSHOP_BYTES, &text, err);

	if (is_read && !catalog_read(catalog, buf_text(&text), text.bytes, err))
		is_read = err_in(err, "%s", path);
	buf_free(&text);
	return is_read;
}

/* Keeps the catalogue when it is the one that was asked for. */
static bool
library_is_it(struct catalog *catalog, const char *id)
{
	if (!*id || !strcmp(catalog->id, id))
		return true;
	catalog_free(catalog);
	return false;
}

static bool
library_find_catalog(const char *folder, const char *id, struct catalog *catalog)
{
	struct buf path = {0};
	struct shelf shelf;
	struct err err;
	bool is_found = false;

	shelf_read(&shelf, folder);
	for (int i = 0; !is_found && i < shelf.count; i++) {
		paths_join(&path, folder, shelf.item[i]);
		is_found = library_read_catalog(buf_text(&path), catalog, &err) &&
			   library_is_it(catalog, id);
	}
	shelf_free(&shelf);
	buf_free(&path);
	return is_found;
}

bool
library_catalog(const struct paths *paths, const char *own, const char *id, struct catalog *catalog,
		struct err *err)
{
	struct buf folder = {0};

	if (own) {
		if (!library_read_catalog(own, catalog, err))
			return false;
		if (library_is_it(catalog, id))
			return true;
	}
	paths_join(&folder, buf_text(&paths->share), "catalog");
	bool is_found = library_find_catalog(buf_text(&folder), id, catalog);
	if (!is_found)
		err_set(err, ERR_MISSING, "Styrdokumentet %s%sfinns inte i mappen %s.", id,
			*id ? " " : "", buf_text(&folder));
	buf_free(&folder);
	return is_found;
}

/* ---- workshops ---- */

static bool
library_is_sound(const struct buf *text)
{
	struct workshop workshop;
	struct err err;

	if (!workshop_read(&workshop, buf_text(text), text->bytes, &err))
		return false;
	workshop_free(&workshop);
	return true;
}

static void
library_give_workshops(const char *folder, const struct port_reader *reader)
{
	struct buf path = {0}, text = {0};
	struct shelf shelf;
	struct err err;

	shelf_read(&shelf, folder);
	for (int i = 0; i < shelf.count; i++) {
		paths_join(&path, folder, shelf.item[i]);
		buf_clear(&text);
		if (file_read(buf_text(&path), JSON_WORKSHOP_BYTES, &text, &err) &&
		    library_is_sound(&text))
			reader->workshop(reader->to, buf_text(&text), text.bytes);
	}
	shelf_free(&shelf);
	buf_free(&path);
	buf_free(&text);
}

void
library_workshops(const struct paths *paths, const struct port_reader *reader)
{
	library_give_workshops(buf_text(&paths->workshops), reader);
	library_give_workshops(buf_text(&paths->own_workshops), reader);
}
