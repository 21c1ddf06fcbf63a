/* SPDX-License-Identifier: EUPL-1.2 */
/* The ports over a real database and real files. */
#include "rodtrad/shell/world.h"

#include "../core/room.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"
#include "rodtrad/shell/outbox.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/rodtrad-world-XXXXXX";

/* ---- what the ports give ---- */

struct seen {
	int sessions;
	struct id id;
	struct summary summary;
	int workshops;
	char first[40], names[200];
};

static void
see_session(void *to, struct id id, const struct summary *summary)
{
	struct seen *seen = to;

	seen->sessions++;
	seen->id = id;
	seen->summary = *summary;
}

static void
see_workshop(void *to, const char *text, size_t bytes)
{
	struct seen *seen = to;
	struct workshop workshop;
	struct err err;

	if (!CHECK(workshop_read(&workshop, text, bytes, &err)))
		return;
	if (!seen->workshops++)
		snprintf(seen->first, sizeof seen->first, "%s", workshop.id);
	strncat(seen->names, workshop.id, sizeof seen->names - strlen(seen->names) - 2);
	strcat(seen->names, " ");
	workshop_free(&workshop);
}

static struct seen
see_sessions(const struct ports *ports)
{
	struct seen seen = {0};
	const struct port_reader reader = {.to = &seen, .session = see_session};
	struct err err;

	CHECK(ports->sessions(ports->world, &reader, &err));
	return seen;
}

/* ---- a session ---- */

/* Keeps what the room does next, as the app does. */
static void
keep(const struct ports *ports, struct room *room, struct gesture *gesture)
{
	struct record record[20];
	struct err err = {0};
	int count;

	CHECK(gesture_may(gesture, &err));
	count = gesture_records(gesture, record);
	/* The first event's id is the session's. */
	CHECK(ports->append(ports->world,
			    room->session.event.count ? room->session.id : record[0].id, record,
			    count, NULL, &err));
	gesture_take(gesture);
	gesture_free(gesture);
}

static void
begin_session(const struct ports *ports, struct room *room)
{
	struct gesture gesture;
	char *text = room_quotes(ROOM_WORKSHOP);
	struct err err;
	struct json *json = json_parse(text, strlen(text), JSON_WORKSHOP_BYTES, &err);
	struct buf workshop = {0};

	*room = (struct room){.ms = 1795338000000};
	json_canonical(&workshop, json);
	room_begin(room, &gesture);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, buf_text(&workshop));
	gesture_text(&gesture, ITEM_DELMAL, "1.2");
	gesture_int(&gesture, ITEM_PEOPLE, 6);
	keep(ports, room, &gesture);
	buf_free(&workshop);
	json_drop(json);
	free(text);
}

static void
write_note(const struct ports *ports, struct room *room, const char *text)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	note_write(&gesture, 0, text);
	keep(ports, room, &gesture);
}

/* The list counts the notes, whether its short form was kept, is out of date or was never made. */
static void
test_sessions(struct world *world)
{
	const struct ports *ports = world_ports(world);
	struct room room;
	struct session again;
	struct err err = {0};
	int damaged = -1;

	CHECK(see_sessions(ports).sessions == 0);
	begin_session(ports, &room);
	CHECK(world_has_written(world));
	CHECK(see_sessions(ports).summary.notes == 0);
	write_note(ports, &room, "En lapp");
	CHECK(see_sessions(ports).summary.notes == 1);
	write_note(ports, &room, "En till");
	ports->summary(ports->world, &room.session);

	struct seen seen = see_sessions(ports);
	CHECK(seen.sessions == 1);
	CHECK(id_same(seen.id, room.session.id));
	CHECK(seen.summary.notes == 2);
	CHECK_TEXT(seen.summary.delmal, "1.2");

	CHECK(ports->open(ports->world, room.session.id, &again, &damaged, &err));
	CHECK(damaged == 0);
	CHECK(again.event.count == room.session.event.count);
	session_free(&again);
	CHECK(!ports->open(ports->world, ports->new_id(ports->world), &again, &damaged, &err));
	CHECK(*err.text != '\0');

	CHECK(world_tidy(world, &err));
	CHECK(!world_has_written(world));
	CHECK(world_check(world, &err));
	session_free(&room.session);
}

/* A line that is no event is set aside and counted, and the rest opens. */
static void
test_damage(struct world *world)
{
	const struct ports *ports = world_ports(world);
	struct id session = see_sessions(ports).id;
	struct record record = {
		.id = ports->new_id(ports->world), .clock = 99, .line = "{\"type\":7}"};
	struct session opened;
	struct err err;
	int damaged = 0;

	CHECK(ports->append(ports->world, session, &record, 1, NULL, &err));
	CHECK(ports->open(ports->world, session, &opened, &damaged, &err));
	CHECK(damaged == 1);
	session_free(&opened);
	CHECK(see_sessions(ports).summary.notes == 2);

	/* One of which nothing can be read is listed all the same. */
	CHECK(ports->append(ports->world, record.id,
			    &(struct record){.id = ports->new_id(NULL), .clock = 1, .line = "{}"},
			    1, NULL, &err));
	CHECK(see_sessions(ports).sessions == 2);
	CHECK(!ports->open(ports->world, record.id, &opened, &damaged, &err));
}

static void
test_small_things(struct world *world)
{
	const struct ports *ports = world_ports(world);
	struct buf value = {0};
	struct id a = ports->new_id(ports->world), b = ports->new_id(ports->world);

	ports->setting(ports->world, "theme", &value);
	CHECK_TEXT(buf_text(&value), "");
	ports->set(ports->world, "theme", "mörk");
	ports->setting(ports->world, "theme", &value);
	CHECK_TEXT(buf_text(&value), "mörk");
	buf_free(&value);
	CHECK(!id_same(a, b));
	CHECK(a.byte[6] >> 4 == 7 && a.byte[8] >> 6 == 2);
}

/* ---- files ---- */

static void
put_file(const char *name, const char *text)
{
	char path[200];
	struct err err = {0};

	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (!CHECK(file_write(path, text, strlen(text), &err)))
		fprintf(stderr, "%s\n", err.text);
}

static void
put_workshop(const char *name, const char *id)
{
	char *text = room_quotes(ROOM_WORKSHOP), *at = strstr(text, "\"prov\"");

	memcpy(at + 1, id, 4);
	put_file(name, text);
	free(text);
}

/* Those that came with the program first, swot.json first of them; what is faulty is not there. */
static void
test_workshops(struct world *world)
{
	const struct ports *ports = world_ports(world);
	struct seen seen = {0};
	const struct port_reader reader = {.to = &seen, .workshop = see_workshop};

	put_workshop("share/workshops/b.json", "bbbb");
	put_workshop("share/workshops/a.json", "aaaa");
	put_workshop("share/workshops/swot.json", "swot");
	put_file("share/workshops/.hidden.json", "{}");
	put_file("share/workshops/readme.txt", "{}");
	put_workshop(".local/share/rodtrad/workshops/a.json", "mine");
	put_file(".local/share/rodtrad/workshops/faulty.json", "{\"format\":\"rodtrad.workshop\"}");
	ports->workshops(ports->world, &reader);
	CHECK_TEXT(seen.names, "swot aaaa bbbb mine ");
}

#define CATALOG(id)                                                                                \
	"{\"format\":\"rodtrad.catalog\",\"version\":\"1.0\",\"id\":\"" id "\",\"title\":\"T\","   \
	"\"organisation\":\"O\",\"valid_from\":\"2026-01-01\","                                    \
	"\"focuses\":[{\"id\":\"1\",\"name\":\"N\",\"title\":\"T\",\"goal\":\"G\"}],"              \
	"\"delmal\":[{\"id\":\"1.1\",\"focus\":\"1\",\"name\":\"N\",\"text\":\"T\"}]}"

static void
test_catalog(const struct ports *ports, const char *id, const char *want)
{
	struct catalog catalog;
	struct err err = {0};

	if (!ports->catalog(ports->world, id, &catalog, &err)) {
		CHECK_TEXT(want, NULL);
		fprintf(stderr, "%s\n", err.text);
		return;
	}
	CHECK_TEXT(catalog.id, want);
	catalog_free(&catalog);
}

static void
test_catalogs(const struct paths *paths)
{
	struct err err = {0};
	struct catalog catalog;
	char own[200];
	struct world *world = world_open(paths, NULL, &err);

	put_file("share/catalog/a.json", "{}");
	put_file("share/catalog/b.json", CATALOG("beta"));
	put_file("share/catalog/c.json", CATALOG("gamma"));
	put_file("own.json", CATALOG("own"));
	test_catalog(world_ports(world), "", "beta");
	test_catalog(world_ports(world), "gamma", "gamma");
	CHECK(!world_ports(world)->catalog(world, "delta", &catalog, &err));
	CHECK(err.code == ERR_MISSING && strstr(err.text, "delta"));
	world_drop(world);

	snprintf(own, sizeof own, "%s/own.json", folder);
	world = world_open(paths, own, &err);
	test_catalog(world_ports(world), "", "own");
	test_catalog(world_ports(world), "beta", "beta");
	put_file("own.json", "{}");
	CHECK(!world_ports(world)->catalog(world, "", &catalog, &err));
	CHECK(strstr(err.text, "own.json: ") != NULL);
	world_drop(world);
}

/* The same page again is the same file; one that somebody has written on, or that says something else,
 * keeps its name. */
static void
test_papers(const struct ports *ports)
{
	struct err err = {0};
	char where[201], path[300];
	struct buf got = {0};

	CHECK(ports->paper(ports->world, "anteckningar.md", "Ett\n", where, &err));
	CHECK(ports->paper(ports->world, "anteckningar.md", "Ett\n", where, &err));
	CHECK_TEXT(where, "~/rodtrad/anteckningar.md");
	snprintf(path, sizeof path, "%s%s", folder, where + 1);
	CHECK(file_write(path, "Ett\nSekreterarens\n", 18, &err));
	CHECK(ports->paper(ports->world, "anteckningar.md", "Ett\n", where, &err));
	CHECK_TEXT(where, "~/rodtrad/anteckningar-2.md");
	CHECK(ports->paper(ports->world, "anteckningar.md", "Två\n", where, &err));
	CHECK_TEXT(where, "~/rodtrad/anteckningar-3.md");
	CHECK(file_read(path, 100, &got, &err));
	CHECK_TEXT(buf_text(&got), "Ett\nSekreterarens\n");
	buf_free(&got);
}

/* A session's file replaces its own older one, and nothing else. */
static void
test_exports(struct world *world)
{
	const struct ports *ports = world_ports(world);
	struct room room, other;
	struct buf path = {0};
	struct err err = {0};
	char where[201], first[300];

	room_open(&room, 6);
	CHECK(ports->export(ports->world, &room.session, where, &err));
	CHECK(!strncmp(where, "~/rodtrad/", 10));
	snprintf(first, sizeof first, "%s%s", folder, where + 1);
	CHECK(access(first, R_OK) == 0);
	room_write(&room, "strength", "Mer");
	CHECK(outbox_session(folder, &room.session, &path, &err));
	CHECK(outbox_session(folder, &room.session, &path, &err));
	CHECK(strstr(buf_text(&path), "-2.rodtrad.json") == NULL);

	other = room;
	other.session.id.byte[15] ^= 1;
	CHECK(outbox_session(folder, &other.session, &path, &err));
	CHECK(strstr(buf_text(&path), "-2.rodtrad.json") != NULL);
	buf_free(&path);

	CHECK(ports->paper(ports->world, "korschema.txt", "Ett\nTvå\n", where, &err));
	CHECK_TEXT(where, "~/rodtrad/korschema.txt");
	CHECK(ports->copy(ports->world, "Å", where, &err));
	CHECK(ports->copy(ports->world, "Ä", where, &err));
	CHECK_TEXT(where, "~/rodtrad/kopia.txt");
	test_papers(ports);
	session_free(&room.session);
}

int
main(void)
{
	struct paths paths;
	struct world *world;
	struct err err = {0};
	char share[100], remove[100];

	if (!CHECK(mkdtemp(folder) != NULL))
		return check_done("shell/world");
	snprintf(share, sizeof share, "%s/share", folder);
	CHECK(mkdir(share, 0700) == 0);
	snprintf(remove, sizeof remove, "%s/share/workshops", folder);
	CHECK(mkdir(remove, 0700) == 0);
	setenv("HOME", folder, 1);
	setenv("RODTRAD_SHARE", share, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("RODTRAD_DB");
	paths_find(&paths, NULL);

	world = world_open(&paths, NULL, &err);
	if (CHECK(world != NULL)) {
		CHECK(world_open(&paths, NULL, &err) == NULL && err.code == ERR_BUSY);
		test_sessions(world);
		test_damage(world);
		test_small_things(world);
		test_workshops(world);
		test_exports(world);
		world_drop(world);
		test_catalogs(&paths);
	}
	paths_free(&paths);
	snprintf(remove, sizeof remove, "rm -rf %s", folder);
	CHECK(system(remove) == 0);
	return check_done("shell/world");
}
