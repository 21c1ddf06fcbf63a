/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan as a file: a row a line, the same bytes in whatever order the sessions came, and JSON whatever
 * stands in them. With a folder, it and the sessions are written there for the validators.
 */
#include "rodtrad/exchange/plan_file.h"

#include "../core/demo_room.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

static struct catalog catalog;

static void
open_unit(struct room *room, int number, const char *unit)
{
	room_open_after(room, number * 1000, "workshops/effektkedja.json");
	put_text(room, session_self(&room->session), ITEM_UNIT, unit);
	hold_demo(room);
}

static void
write_plan(struct buf *out, const struct room *const *room, int rooms)
{
	struct plan *plan = plan_new(&catalog);

	for (int at = 0; at < rooms; at++)
		plan_add(plan, &room[at]->session);
	plan_arrange(plan);
	plan_file_write(out, plan);
	plan_drop(plan);
}

static const struct json *
row_of(const struct json *file, int at)
{
	const struct json *row = json_first(json_member(file, "rows"));

	while (row && at--)
		row = json_next(row);
	return row;
}

/* A line holds one whole row. */
static void
check_lines(const char *text, int rows)
{
	int found = 0;

	for (const char *at = strstr(text, "\n  {"); at; at = strstr(at + 1, "\n  {")) {
		size_t bytes = strcspn(at + 3, "\n");
		struct err err;
		struct json *json =
			json_parse(at + 3, bytes - (at[2 + bytes] == ','), 1 << 20, &err);

		CHECK_ALL(json != NULL);
		json_drop(json);
		found++;
	}
	CHECK(found == rows);
}

static void
check_file(const struct buf *text, int actions)
{
	struct err err = {0};
	struct json *file = json_parse(buf_text(text), text->bytes, 1 << 20, &err);
	int rows;

	if (!CHECK(file != NULL)) {
		fprintf(stderr, "%s\n", err.text);
		return;
	}
	rows = json_count(json_member(file, "rows"));
	CHECK_TEXT(json_text(json_member(file, "format"), ""), PLAN_FORMAT);
	CHECK_TEXT(json_text(json_member(json_member(file, "catalog"), "id"), ""),
		   "orebro-2019-2022");
	CHECK_TEXT(json_text(json_member(row_of(file, 0), "kind"), ""), "measure");
	CHECK(json_member(row_of(file, 0), "owner") == NULL);
	CHECK(rows > actions);
	check_lines(buf_text(text), rows);
	json_drop(file);
}

/* Writes a file, if there is a folder for it. */
static void
write_out(const char *folder, const char *name, const struct buf *text)
{
	struct buf path = {0};
	struct err err;

	buf_addf(&path, "%s/%s", folder ? folder : "", name);
	if (folder)
		CHECK(file_write(buf_text(&path), text->text, text->bytes, &err));
	buf_free(&path);
}

static void
write_session(const char *folder, const char *name, const struct room *room)
{
	struct buf text = {0};

	session_file_write(&text, &room->session);
	write_out(folder, name, &text);
	buf_free(&text);
}

static void
test_orders(const char *folder)
{
	static const char hostile[] = "\"\\ </script> =1+1";
	struct room one, other;
	const struct room *const first[] = {&one, &other}, *const second[] = {&other, &one};
	struct buf text = {0}, again = {0};

	open_unit(&one, 0, "Nordväst");
	open_unit(&other, 1, hostile);
	put_text(&other, first_of(&other, KIND_ACTION), ITEM_TEXT, hostile);
	put_text(&other, named(&other, "A1"), ITEM_TEXT, hostile);
	write_plan(&text, first, 2);
	write_plan(&again, second, 2);
	CHECK(text.bytes == again.bytes && !memcmp(text.text, again.text, text.bytes));
	check_file(&text, 8);
	CHECK(strstr(buf_text(&text), "\"as_of\": \"2026-11-22T") != NULL);
	CHECK(strstr(buf_text(&text), "\"thread\":[{\"part\":\"need\",\"id\":\"") != NULL);
	write_out(folder, "two.plan.json", &text);
	write_session(folder, "one.rodtrad.json", &one);
	write_session(folder, "other.rodtrad.json", &other);
	session_free(&one.session);
	session_free(&other.session);
	buf_free(&text);
	buf_free(&again);
}

static void
test_empty(const char *folder)
{
	struct buf text = {0};
	struct plan *plan = plan_new(NULL);

	plan_file_write(&text, plan);
	CHECK_TEXT(buf_text(&text),
		   "{\n \"format\": \"rodtrad.plan\", \"version\": \"1.0\",\n \"rows\": []\n}\n");
	write_out(folder, "none.plan.json", &text);
	plan_drop(plan);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	const char *folder = argc > 1 ? argv[1] : NULL;

	read_plan_catalog(&catalog);
	test_orders(folder);
	test_empty(folder);
	catalog_free(&catalog);
	return check_done("exchange/plan_file");
}
