/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * JSON (RFC 8259), read strictly and written canonically. This is the one file that knows
 * cJSON, and only for reading, behind a check of our own: cJSON by itself accepts invalid
 * UTF-8, cuts texts at \u0000, keeps two keys of one name and turns 1e400 into null.
 */
#ifndef RODTRAD_BASE_JSON_H
#define RODTRAD_BASE_JSON_H

#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"

#define JSON_DEPTH          32
#define JSON_WORKSHOP_BYTES (1u << 20)
#define JSON_SESSION_BYTES  (32u << 20)

/* A value in a tree that json_parse made. */
struct json;

enum json_kind { JSON_OBJECT, JSON_ARRAY, JSON_TEXT, JSON_INT, JSON_BOOL };

/*
 * Reads one value. Refuses, with line and column and a Swedish sentence: more than
 * `max_bytes`; ill-formed UTF-8 or JSON; a byte order mark; anything after the end; nesting over
 * JSON_DEPTH; \u0000 and lone surrogates; a key twice; null; numbers that are no whole number of 32 bits (signed);
 * texts that text_fault refuses (newline is allowed). Returns the tree, the caller's, or
 * NULL with `err` filled.
 */
struct json *json_parse(const char *text, size_t bytes, size_t max_bytes, struct err *err) MUST_USE;

/* Like json_parse for a line that we wrote ourselves and whose checksum was right: only the
 * grammar is checked. */
struct json *json_parse_own(const char *text, size_t bytes, struct err *err) MUST_USE;

void json_drop(struct json *json);

/* From now on each tree is read into memory of its own, which is faster. To be called once, before there
 * are threads. */
void json_use_arenas(void);

enum json_kind json_kind(const struct json *json);

/* The first member of an object or array, and the one after; NULL when there is none. */
const struct json *json_first(const struct json *json);
const struct json *json_next(const struct json *json);
int json_count(const struct json *json);

/* The key of a member of an object. */
const char *json_name(const struct json *json);

/* The member of that name, letter for letter; NULL when there is none or `json` is no object. */
const struct json *json_member(const struct json *json, const char *name);

/* The value, or `none` when `json` is NULL or of another kind. Texts live as long as the tree. */
const char *json_text(const struct json *json, const char *none);
int json_int(const struct json *json, int none);
bool json_bool(const struct json *json, bool none);

/* ---- writing ---- */

/* Adds the quoted text. Control characters as \n or \u00XX; nothing else is escaped but " and \. */
void json_quote(struct buf *out, const char *text);

/* Adds a whole tree on one line: keys in byte order, no spaces. */
void json_canonical(struct buf *out, const struct json *json);

/* Orders keys as json_canonical does. */
int json_key_compare(const char *a, const char *b);

#endif
