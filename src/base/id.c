/* SPDX-License-Identifier: EUPL-1.2 */
/* The name of an event or an item: a UUIDv7. */
#include "rodtrad/base/id.h"

#include <string.h>

#define STAMP_BYTES 6 /* how much of an id is its moment */

static const char digits[] = "0123456789abcdef";

struct id
id_make(int64_t at_ms, const unsigned char random[10])
{
	struct id id;

	for (int i = 0; i < STAMP_BYTES; i++)
		id.byte[i] = (unsigned char)((uint64_t)at_ms >> (8 * (STAMP_BYTES - 1 - i)));
	memcpy(id.byte + STAMP_BYTES, random, sizeof id.byte - STAMP_BYTES);
	id.byte[6] = (unsigned char)(0x70 | (id.byte[6] & 0x0F)); /* version 7 */
	id.byte[8] = (unsigned char)(0x80 | (id.byte[8] & 0x3F)); /* RFC 9562's variant */
	return id;
}

/* The value of a hexadecimal digit in lower case, -1 if it is none. */
static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* 8-4-4-4-12: does a hyphen stand before this byte? */
static bool
has_hyphen_before(int byte)
{
	return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

bool
id_read(const char *text, struct id *id)
{
	struct id found;

	for (int i = 0; i < (int)sizeof found.byte; i++) {
		if (has_hyphen_before(i) && *text++ != '-')
			return false;
		int high = digit_value(text[0]);
		int low = high < 0 ? -1 : digit_value(text[1]);
		if (low < 0)
			return false;
		found.byte[i] = (unsigned char)(high << 4 | low);
		text += 2;
	}
	if (*text || id_is_none(found))
		return false;
	*id = found;
	return true;
}

char *
id_text(struct id id, char text[ID_TEXT])
{
	char *to = text;

	for (int i = 0; i < (int)sizeof id.byte; i++) {
		if (has_hyphen_before(i))
			*to++ = '-';
		*to++ = digits[id.byte[i] >> 4];
		*to++ = digits[id.byte[i] & 0x0F];
	}
	*to = '\0';
	return text;
}

int
id_compare(struct id a, struct id b)
{
	return memcmp(a.byte, b.byte, sizeof a.byte);
}

bool
id_same(struct id a, struct id b)
{
	return id_compare(a, b) == 0;
}

bool
id_is_none(struct id id)
{
	return id_same(id, (struct id){0});
}

/* FNV-1a: the moment's bytes are alike in ids made together, so all bytes must count. */
uint32_t
id_hash(struct id id)
{
	uint32_t hash = 2166136261u;

	for (int i = 0; i < (int)sizeof id.byte; i++)
		hash = (hash ^ id.byte[i]) * 16777619u;
	return hash;
}
