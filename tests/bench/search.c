/* SPDX-License-Identifier: EUPL-1.2 */
/* How long it takes to keep what can be searched for in 10,000 workshops of 60 notes, and to find words in it. */
#include "rodtrad/base/mem.h"
#include "rodtrad/store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SESSIONS 10000
#define NOTES    60
#define WORDS    9 /* in a note */

/* What school leaders write, and endings so that there are many different words. */
static const char *const stems[] = {
	"lärspridar",  "rektor",    "digital", "ledarforum", "introduktion", "nätverk", "planering",
	"uppföljning", "kompetens", "verktyg", "tid",        "enhet",        "barn",    "elev",
	"bedömning",   "samverkan", "support", "resurs",     "arbetslag",    "våg",
};
static const char *const endings[] = {"", "e", "en", "na", "s", "ar", "er", "orna"};

static unsigned chance = 1;

static unsigned
next_chance(unsigned sides)
{
	chance ^= chance << 13;
	chance ^= chance >> 17;
	chance ^= chance << 5;
	return chance % sides;
}

static void
make_note(char text[400])
{
	size_t used = 0;

	for (int word = 0; word < WORDS; word++)
		used += (size_t)snprintf(text + used, 400 - used, "%s%s%s%s", word ? " " : "",
					 stems[next_chance(sizeof stems / sizeof *stems)],
					 endings[next_chance(sizeof endings / sizeof *endings)],
					 next_chance(40) ? "" : "a");
	/* Each workshop has some word of its own. */
	snprintf(text + used, 400 - used, " ord%u", next_chance(SESSIONS));
}

static struct id
id_of(int number)
{
	return (struct id){{[6] = 0x70,
			    [12] = (unsigned char)(number >> 24),
			    [13] = (unsigned char)(number >> 16),
			    [14] = (unsigned char)(number >> 8),
			    [15] = (unsigned char)number}};
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- keeping ---- */

static double making; /* seconds that the words took, which is not the store's time */

/* The entries of a session, which are a part of a batch as those of a file are. */
struct work {
	struct store *store;
	struct id session;
	const struct search_entry *entry;
};

static bool
keep_session(void *to, struct err *err)
{
	const struct work *work = to;

	return store_put(work->store, work->session, NULL, 0, err) &&
	       store_enter(work->store, work->session, work->entry, NOTES, err);
}

static bool
keep_all(void *to, struct err *err)
{
	static char text[NOTES][400];
	struct search_entry entry[NOTES];
	struct work work;
	bool ok = true;

	for (int session = 1; ok && session <= SESSIONS; session++) {
		double start = seconds();

		for (int note = 0; note < NOTES; note++) {
			make_note(text[note]);
			entry[note] = (struct search_entry){id_of(session * 100 + note), "S1",
							    text[note]};
		}
		making += seconds() - start;
		work = (struct work){to, id_of(session), entry};
		ok = store_apart(to, keep_session, &work, err);
	}
	return ok;
}

/* ---- finding ---- */

static void
count_entry(void *to, struct id session, const struct search_entry *entry)
{
	(void)session;
	(void)entry;
	++*(int *)to;
}

static bool
find(struct store *store, const char *words, struct err *err)
{
	int found = 0;
	struct store_reader reader = {.to = &found, .entry = count_entry};
	double start = seconds();
	bool ok = store_search(store, words, &reader, err);

	printf("  %-28s %4d found %8.2f ms\n", words, found, (seconds() - start) * 1e3);
	return ok;
}

static bool
run(struct store *store, struct err *err)
{
	static const char *const words[] = {
		"ord4711",        "ord47",           "digital",   "lärspridarna ord12",
		"våg rektor tid", "ledarforum elev", "finnsinte", "di",
	};
	double start = seconds();

	if (!store_together(store, keep_all, store, err))
		return false;
	printf("search: %d notes kept in %.2f s\n", SESSIONS * NOTES, seconds() - start - making);
	for (size_t at = 0; at < sizeof words / sizeof *words; at++)
		if (!find(store, words[at], err))
			return false;
	return true;
}

int
main(void)
{
	char path[] = "/tmp/rodtrad-search-XXXXXX", command[60];
	char file[60];
	struct err err = {0};
	struct store *store;
	bool ok;

	if (!mkdtemp(path))
		return 1;
	snprintf(file, sizeof file, "%s/a.db", path);
	store = store_open(file, &err);
	ok = store && run(store, &err);
	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	store_drop(store);
	snprintf(command, sizeof command, "rm -rf %s", path);
	return system(command) || !ok;
}
