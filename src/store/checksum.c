/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * checksum_of(value, …): 64 bits of FNV-1a over all values. It is there for bit rot, not for
 * forgery. Every step of FNV-1a is reversible, so a change of one byte is always noticed.
 */
#include "checksum.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FNV_START UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x00000100000001b3)

static uint64_t
checksum_bytes(uint64_t sum, const unsigned char *byte, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		sum = (sum ^ byte[i]) * FNV_PRIME;
	return sum;
}

/* Byte by byte from the lowest, so that a file may move to a machine of the other byte order. */
static uint64_t
checksum_number(uint64_t sum, uint64_t number)
{
	for (int shift = 0; shift < 64; shift += 8)
		sum = (sum ^ ((number >> shift) & 0xff)) * FNV_PRIME;
	return sum;
}

/* The type and the length go in too: ("ab", "c") is not ("a", "bc"), and "" is not NULL. */
static uint64_t
checksum_value(uint64_t sum, sqlite3_value *value)
{
	int type = sqlite3_value_type(value);
	const unsigned char *byte;
	size_t bytes;

	sum = checksum_number(sum, (uint64_t)type);
	if (type == SQLITE_NULL)
		return sum;
	if (type == SQLITE_INTEGER)
		return checksum_number(sum, (uint64_t)sqlite3_value_int64(value));
	byte = sqlite3_value_blob(value);
	bytes = (size_t)sqlite3_value_bytes(value);
	return checksum_bytes(checksum_number(sum, bytes), byte, bytes);
}

static void
checksum_call(sqlite3_context *context, int count, sqlite3_value **values)
{
	uint64_t sum = FNV_START;
	int64_t result;

	for (int i = 0; i < count; i++)
		sum = checksum_value(sum, values[i]);
	memcpy(&result, &sum, sizeof result);
	sqlite3_result_int64(context, result);
}

int
checksum_register(sqlite3 *db)
{
	return sqlite3_create_function_v2(db, "checksum_of", -1,
					  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
					  NULL, checksum_call, NULL, NULL, NULL);
}
