/* SPDX-License-Identifier: EUPL-1.2 */
/* Drafts and settings. */
#include "fixture.h"

static void
test_drafts(struct store *store)
{
	struct record record = record_of(1, 1, "a");
	struct err err = {0};

	CHECK(store_draft(store, id_of(1), "samla/S", "Nätet är se", &err));
	CHECK(store_draft(store, id_of(1), "samla/V", "Hum", &err));
	CHECK(store_draft(store, id_of(2), "samla/S", "annat rum", &err));
	CHECK(store_draft(store, id_of(1), "samla/S", "Nätet är segt", &err));
	drafts_are(store, 1, "samla/S=Nätet är segt;samla/V=Hum;");

	CHECK(store_append(store, id_of(1), &record, 1, "samla/S", &err));
	drafts_are(store, 1, "samla/V=Hum;");
	drafts_are(store, 2, "samla/S=annat rum;");
	CHECK(store_append(store, id_of(1), NULL, 0, NULL, &err));
	drafts_are(store, 1, "samla/V=Hum;");
	CHECK(store_draft(store, id_of(1), "samla/V", "", &err));
	CHECK(store_draft(store, id_of(1), "aldrig skrivet", "", &err));
	drafts_are(store, 1, "");
}

static bool
setting_is(struct store *store, const char *name, const char *want)
{
	struct buf value = {0};
	struct err err = {0};
	bool ok;

	buf_add(&value, "<");
	ok = CHECK(store_setting(store, name, &value, &err)) && CHECK_TEXT(value.text, want);
	buf_free(&value);
	return ok;
}

static void
test_settings(struct store *store)
{
	struct err err = {0};

	setting_is(store, "tema", "<");
	CHECK(store_set(store, "tema", "mörkt", &err));
	CHECK(store_set(store, "grupp", "Förskolan '; DROP TABLE setting; --", &err));
	CHECK(store_set(store, "tema", "ljust", &err));
	setting_is(store, "tema", "<ljust");
	setting_is(store, "grupp", "<Förskolan '; DROP TABLE setting; --");
}

int
main(void)
{
	struct folder folder = folder_make();
	struct name name = folder_name(&folder, "a.db");
	struct store *store = store_there(name.path);
	struct err err = {0};

	test_drafts(store);
	test_settings(store);
	CHECK(store_draft(store, id_of(3), "plan", "kvar", &err));
	store_drop(store);

	store = store_there(name.path);
	drafts_are(store, 3, "plan=kvar;");
	setting_is(store, "tema", "<ljust");
	store_drop(store);
	folder_remove(&folder);
	return check_done("store/draft");
}
