/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of the database, as the steps that led to them. */
#ifndef RODTRAD_STORE_SCHEMA_H
#define RODTRAD_STORE_SCHEMA_H

#include "inside.h"

/* Marks a file as ours in SQLite's header: "RTrd". */
#define SCHEMA_APPLICATION 0x52547264

/* Each entry takes a database from the version before it to its own; version 0 is an empty
 * file. */
struct schema {
	const char *const *steps;
	int version; /* how many steps there are */
};

/* The one this program knows. */
extern const struct schema schema;

/*
 * Looks at the first bytes of the file, before SQLite has read any of it: a file of another
 * program, or one of a newer version than `ours`, is refused untouched.
 */
bool schema_is_ours(struct store *store, const struct schema *ours, struct err *err) MUST_USE;

/*
 * Brings the database up to `ours`, each step in a transaction of its own, after a backup if
 * there was anything in it. Takes the exclusive lock whether there is anything to do or not.
 */
bool schema_raise(struct store *store, const struct schema *ours, struct err *err) MUST_USE;

#endif
