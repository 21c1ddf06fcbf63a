/* SPDX-License-Identifier: EUPL-1.2 */
/* What was blanked is nowhere on the disk: not in the file, its journal, or the copies beside it.
 */
#include "fixture.h"

#define WORDS "Anna Andersson"
#define DRAFT "Bo Bengtsson"

static int
files_with(const char *path, const char *words)
{
	static const char *const endings[] = {"", "-wal", "-journal", ".bak.1", ".bak.2", ".bak.3"};
	int files = 0;

	for (size_t i = 0; i < COUNT(endings); i++) {
		struct buf name = {0}, bytes;
		size_t length = strlen(words);
		bool has = false;

		buf_addf(&name, "%s%s", path, endings[i]);
		bytes = file_bytes(buf_text(&name));
		for (size_t at = 0; at + length <= bytes.bytes && !has; at++)
			has = !memcmp(bytes.text + at, words, length);
		files += has;
		buf_free(&bytes);
		buf_free(&name);
	}
	return files;
}

struct blanking {
	struct store *store;
	const struct record *record;
	int count;
};

static bool
blank(void *to, struct err *err)
{
	struct blanking *work = to;

	return store_put(work->store, id_of(1), work->record, work->count, err) &&
	       store_forget_drafts(work->store, id_of(1), err) && store_owe_scrub(work->store, err);
}

int
main(void)
{
	enum { MANY = 300 };
	static struct record record[MANY];
	struct record_text text = {"owner", WORDS};
	struct folder folder = folder_make();
	struct name name = folder_name(&folder, "a.db");
	struct store *store = store_there(name.path);
	struct blanking work = {store, record, MANY};
	struct err err = {0};
	bool owes;

	for (int i = 0; i < MANY; i++) {
		record[i] = record_of(i + 1, i + 1, "{}");
		record[i].text = &text;
		record[i].texts = 1;
	}
	CHECK(store_append(store, id_of(1), record, MANY, NULL, &err));
	CHECK(store_draft(store, id_of(1), "plats", DRAFT, &err));
	CHECK(store_draft(store, id_of(2), "plats", "en annans", &err));
	CHECK(store_tidy(store, &err));
	for (int i = 0; i < 3; i++)
		CHECK(store_backup(store, &err));
	CHECK(files_with(name.path, WORDS) >= 4 && files_with(name.path, DRAFT) >= 4);

	text.text = NULL;
	CHECK(store_together(store, blank, &work, &err));
	CHECK(store_owes_scrub(store, &owes, &err) && owes);
	CHECK(store_scrub(store, &err));
	CHECK(store_owes_scrub(store, &owes, &err) && !owes);
	CHECK(files_with(name.path, WORDS) == 0);
	CHECK(files_with(name.path, DRAFT) == 0);
	CHECK(file_is_there(name.path, ".bak.1") && !file_is_there(name.path, ".bak.2"));
	drafts_are(store, 2, "plats=en annans;");
	CHECK(store_check(store, &err));
	/* The connection is as careful as before. */
	record[0] = record_of(9000, 9000, "sist");
	CHECK(store_append(store, id_of(1), record, 1, NULL, &err));
	store_drop(store);
	CHECK(files_with(name.path, WORDS) == 0);

	store = store_there(":memory:");
	CHECK(store_scrub(store, &err));
	store_drop(store);
	folder_remove(&folder);
	return check_done("store/scrub");
}
