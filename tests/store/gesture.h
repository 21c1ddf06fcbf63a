/* SPDX-License-Identifier: EUPL-1.2 */
/* Gestures of two records with a text each, so that a half one can be told. */
#ifndef RODTRAD_TESTS_STORE_GESTURE_H
#define RODTRAD_TESTS_STORE_GESTURE_H

#include "fixture.h"

static inline bool
gesture_append(struct store *store, int n, const char *words, struct err *err)
{
	struct record_text text = {"text", words};
	struct record records[] = {record_of(2 * n, n, "a"), record_of(2 * n + 1, n, "b")};

	for (size_t i = 0; i < COUNT(records); i++) {
		records[i].text = &text;
		records[i].texts = 1;
	}
	return store_append(store, id_of(1), records, 2, "plats", err);
}

#define GESTURES 4096

/* How often each half of each gesture was read. */
struct tally {
	int first[GESTURES], second[GESTURES];
};

static inline void
tally_record(void *to, const struct record *record)
{
	struct tally *tally = to;

	if (record->clock < GESTURES && record->texts == 1)
		++*(record->line[0] == 'a' ? &tally->first[record->clock]
					   : &tally->second[record->clock]);
}

/* Reads all gestures and says how many there are; -1 when one is half or there twice. */
static inline int
gestures_whole(struct store *store, struct tally *tally)
{
	struct store_reader reader = {.to = tally, .record = tally_record};
	struct err err = {0};
	int damaged, count = 0;

	memset(tally, 0, sizeof *tally);
	if (!store_read(store, id_of(1), &reader, &damaged, &err) || damaged)
		return -1;
	for (int n = 0; n < GESTURES; n++) {
		if (tally->first[n] != tally->second[n] || tally->first[n] > 1)
			return -1;
		count += tally->first[n];
	}
	return count;
}

#endif
