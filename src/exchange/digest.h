/* SPDX-License-Identifier: EUPL-1.2 */
/* The digest of a session file: over the exact bytes of its `result` and `events` lines (rule
 * 25). */
#ifndef RODTRAD_EXCHANGE_DIGEST_H
#define RODTRAD_EXCHANGE_DIGEST_H

#include "rodtrad/base/base.h"

#define DIGEST_TEXT 72 /* bytes of "sha256:", 64 hexadecimal digits, and an end */

/* How the two members begin, each at the start of a line, and how the last of them ends. */
#define DIGEST_RESULT_LINE " \"result\":"
#define DIGEST_EVENTS_LINE " \"events\":"
#define DIGEST_END_LINE    " ]"

/* "sha256:" and the digits of some bytes; returns `digest`. */
char *digest_text(const char *text, size_t bytes, char digest[DIGEST_TEXT]);

/*
 * The digest of a whole file: from the start of the line of `result` to the bracket that ends
 * `events`. False when the file does not have them on lines as we write them.
 */
bool digest_of_file(const char *text, size_t bytes, char digest[DIGEST_TEXT]) MUST_USE;

/* Where in a file its array of events stands, and how long it is. NULL as above. */
const char *digest_events(const char *text, size_t bytes, size_t *events_bytes);

#endif
