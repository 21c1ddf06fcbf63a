/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The schemas in share/schema are those that the tables give. With --write they are written anew;
 * with --closed and a folder, those that allow nothing else are written there, for the validator.
 */
#include <stdlib.h>

#include "../check.h"
#include "rodtrad/base/json.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/schema.h"

static const struct {
	const char *name;
	void (*write)(struct buf *out, bool closed);
} schemas[] = {
	{"session", schema_session},
	{"workshop", schema_workshop},
	{"catalog", schema_catalog},
	{"plan", schema_plan},
};

static void
write_all(const char *folder, bool closed)
{
	for (size_t at = 0; at < COUNT(schemas); at++) {
		struct buf path = {0}, text = {0};
		struct err err = {0};

		buf_addf(&path, "%s/%s.schema.json", folder, schemas[at].name);
		schemas[at].write(&text, closed);
		if (!CHECK(file_write(buf_text(&path), text.text, text.bytes, &err)))
			fprintf(stderr, "%s\n", err.text);
		buf_free(&path);
		buf_free(&text);
	}
}

static void
compare_all(const char *folder)
{
	for (size_t at = 0; at < COUNT(schemas); at++) {
		struct buf path = {0}, text = {0}, there = {0};
		struct err err = {0};

		buf_addf(&path, "%s/%s.schema.json", folder, schemas[at].name);
		schemas[at].write(&text, false);
		if (CHECK(file_read(buf_text(&path), 1 << 20, &there, &err)))
			CHECK(!strcmp(buf_text(&text), buf_text(&there)));
		else
			fprintf(stderr, "%s\n", err.text);
		buf_free(&path);
		buf_free(&text);
		buf_free(&there);
	}
}

/* Each is JSON as we read it ourselves, and says of every property what it is. */
static void
check_sound(void)
{
	for (size_t at = 0; at < COUNT(schemas); at++)
		for (int closed = 0; closed < 2; closed++) {
			struct buf text = {0};
			struct err err = {0};
			struct json *json;

			schemas[at].write(&text, closed);
			json = json_parse(text.text, text.bytes, 1 << 20, &err);
			if (!CHECK(json != NULL))
				fprintf(stderr, "%s\n", err.text);
			CHECK(json && json_member(json, "title") &&
			      json_member(json, "properties"));
			CHECK(!!strstr(buf_text(&text), "additionalProperties") == closed);
			json_drop(json);
			buf_free(&text);
		}
}

int
main(int argc, char **argv)
{
	const char *share = getenv("RODTRAD_SHARE");
	struct buf folder = {0};

	buf_addf(&folder, "%s/schema", share ? share : "share");
	if (argc == 2 && !strcmp(argv[1], "--write"))
		write_all(buf_text(&folder), false);
	else if (argc == 3 && !strcmp(argv[1], "--closed"))
		write_all(argv[2], true);
	else
		compare_all(buf_text(&folder));
	check_sound();
	buf_free(&folder);
	return check_done("exchange/schema");
}
