/* SPDX-License-Identifier: EUPL-1.2 */
/* Ids: made, written, read back, ordered. */
#include "rodtrad/base/id.h"

#include "../check.h"

#include <stdlib.h>

static const unsigned char some[10] = {0xff, 0xee, 0xff, 0xcc, 0xbb, 0xaa, 0x99, 0x88, 0x77, 0x66};

static void
test_make(void)
{
	char text[ID_TEXT];
	struct id id = id_make(0x0197a2c40001, some);

	/* RFC 9562: version 7 in the first digit of the third group, variant 10 in the fourth. */
	CHECK_TEXT(id_text(id, text), "0197a2c4-0001-7fee-bfcc-bbaa99887766");
	CHECK(!id_is_none(id));
	CHECK(id_is_none((struct id){0}));
}

static void
test_read(void)
{
	static const char *const refused[] = {
		"",
		"0197a2c4",
		"0197a2c4-0001-7fee-bfcc-bbaa9988776",
		"0197a2c4-0001-7fee-bfcc-bbaa998877667",
		"0197A2C4-0001-7fee-bfcc-bbaa99887766",
		"0197a2c4-0001-7fee-bfcc-bbaa9988776g",
		"0197a2c400001-7fee-bfcc-bbaa99887766",
		"0197a2c4-0001-7fee-bfccbbaa-99887766",
		"{197a2c4-0001-7fee-bfcc-bbaa99887766",
		"00000000-0000-0000-0000-000000000000",
	};
	char text[ID_TEXT];
	struct id id, kept = id_make(1, some);

	CHECK(id_read("0197a2c4-0001-7fee-bfcc-bbaa99887766", &id));
	CHECK_TEXT(id_text(id, text), "0197a2c4-0001-7fee-bfcc-bbaa99887766");
	id = kept;
	for (size_t i = 0; i < COUNT(refused); i++) {
		if (!CHECK(!id_read(refused[i], &id)))
			fprintf(stderr, "read: %s\n", refused[i]);
		CHECK(id_same(id, kept));
	}
}

static void
test_order(void)
{
	static const unsigned char low[10] = {0};
	struct id early = id_make(1000, some), late = id_make(1001, low);

	CHECK(id_compare(early, late) < 0);
	CHECK(id_compare(late, early) > 0);
	CHECK(id_compare(early, early) == 0);
	CHECK(id_same(early, early) && !id_same(early, late));
	CHECK(id_compare(id_make(1000, low), early) < 0);
}

/* Ids of one moment that differ in their last bytes alone must spread over a hash table. */
static void
test_hash(void)
{
	int used = 0;
	bool bucket[256] = {false};

	for (int i = 0; i < 256; i++) {
		unsigned char random[10] = {0};

		random[9] = (unsigned char)i;
		bucket[id_hash(id_make(1000, random)) % 256] = true;
	}
	for (int i = 0; i < 256; i++)
		used += bucket[i];
	CHECK(used > 128);
	CHECK(id_hash(id_make(5, some)) == id_hash(id_make(5, some)));
	CHECK(id_hash(id_make(5, some)) != id_hash(id_make(6, some)));
}

static void
test_round_trip(void)
{
	unsigned seed = 7;

	for (int round = 0; round < 2000; round++) {
		struct id id, again;
		char text[ID_TEXT];

		for (int i = 0; i < 16; i++) {
			seed = seed * 1103515245u + 12345u;
			id.byte[i] = (unsigned char)(seed >> 16);
		}
		CHECK_ALL(id_read(id_text(id, text), &again) && id_same(id, again));
	}
	CHECK(check_failed == 0);
}

int
main(void)
{
	test_make();
	test_read();
	test_order();
	test_hash();
	test_round_trip();
	return check_done("base/id");
}
