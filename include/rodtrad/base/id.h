/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The name of an event or an item: a UUIDv7 (RFC 9562), made by the shell and handed in, so
 * that they sort by when they were made. Nothing here knows a clock or chance.
 */
#ifndef RODTRAD_BASE_ID_H
#define RODTRAD_BASE_ID_H

#include "rodtrad/base/base.h"

#define ID_TEXT 37 /* bytes of an id as text, its end counted */

/* All zeros is no id. */
struct id {
	unsigned char byte[16];
};

/* The version 7 id of a moment (milliseconds since 1970) and ten random bytes. */
struct id id_make(int64_t at_ms, const unsigned char random[10]);

/* Reads the 36 characters of a UUID in lower case. False, and `id` untouched, if they are
 * anything else or all zeros, which is no id. */
bool id_read(const char *text, struct id *id) MUST_USE;

/* Writes the 36 characters and an end; returns `text`. */
char *id_text(struct id id, char text[ID_TEXT]);

/* Below, at or above zero, as memcmp. */
int id_compare(struct id a, struct id b);
bool id_same(struct id a, struct id b);
bool id_is_none(struct id id);

/* For hash tables. */
uint32_t id_hash(struct id id);

#endif
