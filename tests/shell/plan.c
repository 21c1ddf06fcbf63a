/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan on two laptops: each begins the plan's log without knowing of the other, and says who on
 * the same row of the document. Files carried both ways give both one row with olika uppgifter;
 * settled on one, it is settled on both.
 */
#include "rodtrad/shell/intake.h"

#include "../../src/screen/state.h"
#include "../check.h"
#include "rodtrad/exchange/session_file.h"

#include <stdlib.h>
#include <unistd.h>

#define ROW "orebro-2019-2022/measure/1.1"

static char folder[] = "/tmp/rodtrad-plan-XXXXXX";

struct desk {
	struct paths paths;
	struct world *world;
	struct app *app;
};

static const char *
path_of(const char *name, char path[120])
{
	snprintf(path, 120, "%s/%s", folder, name);
	return path;
}

static void
desk_sit(struct desk *desk)
{
	static const struct app_setup setup = {.theme = THEME_MONO};
	struct err err = {0};

	desk->app =
		app_new(world_ports(desk->world), &setup, (struct moment){1795350000000, 60}, &err);
	if (!CHECK(desk->app != NULL)) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	app_do(desk->app, (struct command){ACT_PLAN, 0});
}

static void
desk_open(struct desk *desk, const char *name)
{
	struct err err = {0};
	char path[120];

	*desk = (struct desk){0};
	paths_find(&desk->paths, path_of(name, path));
	desk->world = world_open(&desk->paths, NULL, &err);
	if (!CHECK(desk->world != NULL)) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	desk_sit(desk);
}

static void
desk_close(struct desk *desk)
{
	app_drop(desk->app);
	world_drop(desk->world);
	paths_free(&desk->paths);
}

static void
type(struct desk *desk, const char *text)
{
	size_t bytes;

	for (; *text; text += bytes)
		app_key(desk->app, text_point(text, &bytes));
	app_key(desk->app, K_ENTER);
}

static struct session
desk_log(const struct desk *desk)
{
	const struct ports *ports = world_ports(desk->world);
	struct session log = {0};
	struct err err = {0};
	char name[CATALOG_NAME];
	int damaged;

	if (!CHECK(ports->open(
		    ports->world,
		    ports->id_of_name(ports->world, plan_log_name(&desk->app->catalog, name)), &log,
		    &damaged, &err)))
		fprintf(stderr, "%s\n", err.text);
	return log;
}

static void
write_log(const struct desk *desk, const char *name)
{
	struct session log = desk_log(desk);
	struct buf text = {0};
	struct err err = {0};
	char path[120];

	session_file_write(&text, &log);
	CHECK(file_write(path_of(name, path), buf_text(&text), text.bytes, &err));
	buf_free(&text);
	session_free(&log);
}

static void
hear_file(void *to, const struct found_file *file, enum intake_fate fate,
	  const struct merge_count *count, const struct err *why)
{
	(void)to;
	(void)file;
	(void)count;
	CHECK(fate != INTAKE_REFUSED);
	if (why)
		fprintf(stderr, "%s\n", why->text);
}

/* Reads a file in, and comes to the plan again. */
static struct intake_totals
take(struct desk *desk, const char *name)
{
	struct intake_listener told = {.file = hear_file};
	struct intake_options options = {0};
	struct found_files files = {0};
	struct intake_totals totals;
	struct err err = {0};
	char path[120];

	CHECK(files_find(&files, path_of(name, path), &err));
	if (!CHECK(intake_files(desk->world, &files, &options, &told, &totals, &err)))
		fprintf(stderr, "%s\n", err.text);
	CHECK(totals.files[INTAKE_REFUSED] == 0);
	files_free(&files);
	app_drop(desk->app);
	desk_sit(desk);
	return totals;
}

static const struct plan_row *
row_of(const struct desk *desk)
{
	const struct plan *plan = desk->app->plan.all;

	for (int at = 0; at < plan->row.count; at++)
		if (!strcmp(plan->row.item[at].id, ROW))
			return &plan->row.item[at];
	return NULL;
}

static int
rows_with(const struct desk *desk, const char *text)
{
	const struct plan *plan = desk->app->plan.all;
	int rows = 0;

	for (int at = 0; at < plan->row.count; at++)
		rows += !strcmp(plan->row.item[at].text, text);
	return rows;
}

/* The first row of the document is picked when the page is come to. */
static void
say_owner(struct desk *desk, const char *owner)
{
	app_key(desk->app, K_HOME);
	app_key(desk->app, K_TAB);
	type(desk, owner);
	CHECK_TEXT(row_of(desk)->owner, owner);
	CHECK(!row_of(desk)->conflict);
}

/* How the log begins on each of them, as it is carried. */
static void
check_same_start(const struct desk *one, const struct desk *other)
{
	struct session a = desk_log(one), b = desk_log(other);

	for (int at = 0; at < 2; at++) {
		struct buf left = {0}, right = {0};

		event_line(&left, &a.event.item[at], NULL);
		event_line(&right, &b.event.item[at], NULL);
		CHECK_TEXT(buf_text(&left), buf_text(&right));
		CHECK(!a.event.item[at].mine && !b.event.item[at].mine);
		buf_free(&left);
		buf_free(&right);
	}
	CHECK(a.event.item[2].mine && b.event.item[2].mine);
	session_free(&a);
	session_free(&b);
}

static void
check_conflict(const struct desk *desk)
{
	struct session log = desk_log(desk);
	struct conflict conflict[2];
	int item;

	CHECK(row_of(desk)->conflict);
	CHECK(desk->app->plan.counts.conflicts == 1);
	CHECK(conflict_items(&log, &item, 1) == 1);
	CHECK(conflict_fields(&log, &log.items.item[item], conflict, 2) == 1);
	CHECK(conflict[0].field == ITEM_OWNER && conflict[0].heads == 2);
	CHECK(conflict[0].head[0].event->mine != conflict[0].head[1].event->mine);
	session_free(&log);
}

/* One was said here, and the other says which file it came with. */
static void
check_told_where(const struct desk *desk, const char *file)
{
	const struct quarrel *quarrel = &desk->app->quarrel;
	int here = 0, came = 0;

	CHECK(quarrel->values == 2);
	for (int at = 0; at < quarrel->values; at++) {
		here += strstr(quarrel->value[at].from, "på den här datorn") != NULL;
		came += strstr(quarrel->value[at].from, file) != NULL;
	}
	CHECK(here == 1 && came == 1);
}

static void
test_two_laptops(void)
{
	struct desk one, other;

	desk_open(&one, "one.db");
	desk_open(&other, "other.db");
	say_owner(&one, "Rektor");
	say_owner(&other, "IT-strateg");
	check_same_start(&one, &other);
	app_do(one.app, (struct command){ACT_NEW_ROW, 0});
	app_key(one.app, '2');
	type(&one, "Kompetensdag i juni");

	write_log(&one, "one.json");
	write_log(&other, "other.json");
	CHECK(take(&one, "other.json").count.conflicts == 1);
	CHECK(take(&other, "one.json").count.conflicts == 1);
	check_conflict(&one);
	check_conflict(&other);
	CHECK(rows_with(&other, "Kompetensdag i juni") == 1);
	CHECK(one.app->session_rows.count == 0 && one.app->plan_logs.count == 1);

	app_do(one.app, (struct command){ACT_CONFLICTS, 0});
	check_told_where(&one, "other.json");
	app_key(one.app, '1');
	CHECK(!row_of(&one)->conflict);
	write_log(&one, "settled.json");
	take(&other, "settled.json");
	CHECK(!row_of(&other)->conflict);
	CHECK_TEXT(row_of(&other)->owner, row_of(&one)->owner);
	desk_close(&one);
	desk_close(&other);
}

/* What is undone after a restart is what was made, not how the log begins. */
static void
test_again(void)
{
	struct desk desk;

	desk_open(&desk, "again.db");
	say_owner(&desk, "Rektor");
	app_do(desk.app, (struct command){ACT_UNDO, 0});
	CHECK_TEXT(row_of(&desk)->owner, "");
	app_do(desk.app, (struct command){ACT_REDO, 0});
	CHECK_TEXT(row_of(&desk)->owner, "Rektor");
	app_drop(desk.app);
	desk_sit(&desk);
	CHECK_TEXT(row_of(&desk)->owner, "Rektor");
	say_owner(&desk, "Utvecklingschef");
	desk_close(&desk);
}

int
main(void)
{
	char command[160];

	if (!mkdtemp(folder))
		return 2;
	test_two_laptops();
	test_again();
	snprintf(command, sizeof command, "rm -r %s", folder);
	CHECK(!system(command));
	return check_done("shell/plan");
}
