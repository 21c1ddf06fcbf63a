/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Finding the bytes and digesting them. Lines can be trusted as marks, since no text in JSON has a
 * line break in it.
 */
#include "digest.h"

#include "rodtrad/exchange/session_file.h"

#include <stdio.h>
#include <string.h>

#include <nettle/sha2.h>

#define PREFIX "sha256:"

void
session_file_digest(const char *text, size_t bytes, unsigned char digest[FILE_DIGEST])
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, bytes, (const uint8_t *)text);
	sha256_digest(&context, FILE_DIGEST, digest);
}

char *
digest_text(const char *text, size_t bytes, char digest[DIGEST_TEXT])
{
	uint8_t sum[FILE_DIGEST];
	char *at = digest + strlen(PREFIX);

	session_file_digest(text, bytes, sum);
	memcpy(digest, PREFIX, strlen(PREFIX));
	for (size_t byte = 0; byte < sizeof sum; byte++, at += 2)
		snprintf(at, 3, "%02x", sum[byte]);
	return digest;
}

/* The first line from `at` on that begins so, `end` when there is none. `at` is at the start of
 * a line. */
static const char *
line_of(const char *at, const char *end, const char *begins)
{
	size_t bytes = strlen(begins);

	while (at < end) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));

		if ((size_t)(end - at) >= bytes && !memcmp(at, begins, bytes))
			return at;
		at = line_end ? line_end + 1 : end;
	}
	return end;
}

bool
digest_of_file(const char *text, size_t bytes, char digest[DIGEST_TEXT])
{
	const char *end = text + bytes;
	const char *result = line_of(text, end, DIGEST_RESULT_LINE);
	const char *events = line_of(result, end, DIGEST_EVENTS_LINE);
	const char *last = line_of(events, end, DIGEST_END_LINE);

	if (last == end)
		return false;
	digest_text(result, (size_t)(last - result) + strlen(DIGEST_END_LINE), digest);
	return true;
}

const char *
digest_events(const char *text, size_t bytes, size_t *events_bytes)
{
	const char *end = text + bytes;
	const char *events = line_of(text, end, DIGEST_EVENTS_LINE);
	const char *last = line_of(events, end, DIGEST_END_LINE);

	if (last == end)
		return NULL;
	events += strlen(DIGEST_EVENTS_LINE);
	*events_bytes = (size_t)(last - events) + strlen(DIGEST_END_LINE);
	return events;
}
