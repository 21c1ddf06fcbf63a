/* SPDX-License-Identifier: EUPL-1.2 */
/* What concerns many sessions at once, through the ports: files in, words found, pages out, and what is old gone. */
#include "rodtrad/shell/world.h"

#include "../check.h"
#include "rodtrad/core/purge.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/rodtrad-ends-XXXXXX";

/* ---- asking ---- */

/* The ports give sentences; so does this of what failed. */
static void
says(bool ok, const struct buf *said, const struct err *err, const char *want)
{
	const char *got = ok ? buf_text(said) : err->text;

	if (!CHECK(!strncmp(got, want, strlen(want))))
		fprintf(stderr, "got  %s\nwant %s\n", got, want);
}

/* What was purged at the last try is what is said yes to. */
static struct buf tried;

/* After how many files the people leave it; -1: they wait. */
static int patience = -1;

static bool
stops_at(void *to, int done, int of)
{
	return *(int *)to >= 0 && done >= *(int *)to && done <= of;
}

static void
intake_says(const struct ports *ports, const char *path, bool dry_run, const char *want)
{
	struct port_reader reader = {.to = &patience, .stops = stops_at};
	struct buf said = {0};
	struct err err = {0};
	bool ok;

	if (dry_run)
		buf_clear(&tried);
	ok = ports->intake(ports->world, path, dry_run, &reader, &said, &tried, &err);

	says(ok, &said, &err, want);
	buf_free(&said);
}

static void
purge_says(const struct ports *ports, const char *before, bool dry_run, const char *want)
{
	struct buf said = {0};
	struct err err = {0};
	bool ok = ports->purge(ports->world, before, dry_run, &said, &err);

	says(ok, &said, &err, want);
	buf_free(&said);
}

/* What was found, and where the last of it is. */
struct found {
	struct buf told;
	struct id session, item;
};

static void
take_hit(void *to, struct id session, const struct search_entry *entry)
{
	struct found *found = to;

	buf_addf(&found->told, "%s %s;", entry->code, entry->text);
	found->session = session;
	found->item = entry->item;
}

static struct found
finds(const struct ports *ports, const char *words, const char *want)
{
	struct found found = {0};
	struct port_reader reader = {.to = &found, .hit = take_hit};
	struct err err = {0};

	if (!CHECK(ports->search(ports->world, words, &reader, &err)))
		fprintf(stderr, "%s\n", err.text);
	CHECK_TEXT(buf_text(&found.told), want);
	buf_free(&found.told);
	return found;
}

/* ---- in ---- */

static void
test_intake(const struct ports *ports)
{
	char demo[200], quoted[210], damaged[100];

	snprintf(demo, sizeof demo, "%s/demo", getenv("RODTRAD_SHARE"));
	snprintf(quoted, sizeof quoted, "  '%s' ", demo);
	intake_says(ports, "~/ingen.json", true, "Filen ");
	intake_says(ports, "~/tom", true, "Det finns inga filer från Röd tråd i mappen.");
	intake_says(ports, demo, true, "5 filer: 133 nya.");
	/* Whoever has waited long enough leaves it, and nothing is read in. */
	patience = 3;
	intake_says(ports, demo, true, "Avbrutet. Inget är inläst.");
	intake_says(ports, demo, false, "Avbrutet. Inget är inläst.");
	patience = -1;
	finds(ports, "digital", "");
	intake_says(ports, quoted, false, "5 filer: 133 nya.");
	finds(ports, "DIGITAL egen", "V2 Digitalisering blir en egen punkt vid sidan om;");
	intake_says(ports, demo, true, "5 filer: 133 kända.");
	/* One bad file among good ones is told of; alone it is refused. */
	snprintf(damaged, sizeof damaged, "%s/blandat/trasig.rodtrad.json: Rad 2", folder);
	intake_says(ports, "~/blandat/trasig.rodtrad.json", true, damaged);
	intake_says(ports, "~/blandat", false, "3 filer: 59 kända. 1 fil avvisas: ");
}

/* ---- what changes ---- */

/* As the app keeps a gesture, and knows nothing of any index. */
static void
keep(const struct ports *ports, struct gesture *gesture)
{
	struct record record[20];
	struct err err = {0};
	int count;

	CHECK(gesture_may(gesture, &err));
	count = gesture_records(gesture, record);
	CHECK(ports->append(ports->world, gesture->session->id, record, count, NULL, &err));
	gesture_take(gesture);
	gesture_free(gesture);
}

static struct session
open_session(const struct ports *ports, struct id id)
{
	struct session session;
	struct err err = {0};
	int damaged;

	CHECK(ports->open(ports->world, id, &session, &damaged, &err));
	return session;
}

static void
test_changes(const struct ports *ports)
{
	struct found found = finds(ports, "hörlurarna",
				   "V1 Hörlurarna räcker inte när två klasser lyssnar samtidigt;");
	struct session session = open_session(ports, found.session);
	struct moment now = {1795900000000, 60};
	struct err err = {0};
	struct gesture gesture;

	gesture_begin(&gesture, &session, ports->new_id(ports->world), now);
	note_edit(&gesture, session_item(&session, found.item), "Lurarna räcker inte");
	keep(ports, &gesture);
	finds(ports, "hörlurarna", "");
	finds(ports, "lurarna", "V1 Lurarna räcker inte;");
	gesture_begin(&gesture, &session, ports->new_id(ports->world), now);
	note_remove(&gesture, session_item(&session, found.item));
	keep(ports, &gesture);
	finds(ports, "lurarna", "");
	gesture_begin(&gesture, &session, ports->new_id(ports->world), now);
	CHECK(gesture_undo(&gesture, &err));
	keep(ports, &gesture);
	finds(ports, "lurarna", "V1 Lurarna räcker inte;");
	session_free(&session);
}

/* ---- out ---- */

static void
check_file(const char *where)
{
	char path[400];
	struct stat there;

	snprintf(path, sizeof path, "%s%s", folder, where + 1);
	CHECK(*where == '~' && !stat(path, &there) && there.st_size > 100);
}

static void
test_print(const struct ports *ports)
{
	static const char *const wanted[OUT_FORMS] = {
		"~/rodtrad/handlingsplan.md",  "~/rodtrad/handlingsplan.html",
		"~/rodtrad/handlingsplan.csv", "~/rodtrad/handlingsplan.tsv",
		"~/rodtrad/handlingsplan.ics", "~/rodtrad/handlingsplan.rodtrad.json",
	};
	struct found found =
		finds(ports, "digital egen", "V2 Digitalisering blir en egen punkt vid sidan om;");
	struct session session = open_session(ports, found.session);
	struct err err = {0};
	char where[201];

	for (int form = 0; form < OUT_FORMS; form++) {
		CHECK(ports->print(ports->world, NULL, (enum out_form)form, where, &err));
		CHECK_TEXT(where, wanted[form]);
		check_file(where);
	}
	/* The plan's own file is not taken for a session that is damaged. */
	intake_says(ports, "~/rodtrad", true, "Det finns inga filer från Röd tråd i mappen.");
	CHECK(ports->print(ports->world, &session, OUT_HTML, where, &err));
	CHECK_TEXT(where, "~/rodtrad/1.2-swot-2026-10-13-skolomrade-nordvast.html");
	check_file(where);
	session_free(&session);
}

/* ---- what is old ---- */

static bool
database_has(const struct paths *paths, const char *words)
{
	struct buf bytes = {0};
	struct err err;
	bool has = false;

	CHECK(file_read(buf_text(&paths->database), 1u << 26, &bytes, &err));
	for (size_t at = 0; !has && at + strlen(words) <= bytes.bytes; at++)
		has = !memcmp(bytes.text + at, words, strlen(words));
	buf_free(&bytes);
	return has;
}

/* Names of a day, and then what was removed: neither is left in the file, nor found. */
static void
test_purge(const struct ports *ports, const struct paths *paths)
{
	struct found found = finds(ports, "lurarna", "V1 Lurarna räcker inte;");
	struct session session = open_session(ports, found.session);
	struct moment now = {1795900000000, 60};
	struct gesture gesture;

	purge_says(ports, "2020-01-01", true, "Det finns inget så gammalt att gallra.");
	purge_says(ports, "2026-10-20", true,
		   "12 namn (4 insatser som inte är klara blir utan ansvarig) i 2 workshopar.");
	purge_says(ports, "2026-10-20", false,
		   "12 namn (4 insatser som inte är klara blir utan ansvarig) i 2 workshopar.");
	purge_says(ports, "2026-10-20", true, "Det finns inget så gammalt att gallra.");
	finds(ports, "digital egen", "V2 Digitalisering blir en egen punkt vid sidan om;");
	gesture_begin(&gesture, &session, ports->new_id(ports->world), now);
	note_remove(&gesture, session_item(&session, found.item));
	keep(ports, &gesture);
	CHECK(database_has(paths, "rlurarna räcker"));
	purge_says(ports, "2027-01-01", false, "");
	CHECK(!database_has(paths, "rlurarna räcker") && !database_has(paths, "Lurarna räcker"));
	finds(ports, "lurarna", "");
	session_free(&session);
}

/* ---- what others have purged ---- */

/* A session of the demo without its names, in the folder "gallrat". */
static void
write_purged(const char *name, struct id gesture_id)
{
	struct session session = {0};
	struct purge_count count;
	struct gesture gesture;
	struct buf text = {0};
	struct err err = {0};
	char path[300];

	snprintf(path, sizeof path, "%s/demo/%s", getenv("RODTRAD_SHARE"), name);
	CHECK(file_read(path, 1u << 24, &text, &err));
	CHECK(session_file_read(&session, buf_text(&text), text.bytes, &err));
	CHECK(session_fold(&session, &err));
	gesture_begin(&gesture, &session, gesture_id, (struct moment){1795900000000, 60});
	gesture_purge(&gesture, "2026-10-20", &count);
	CHECK(count.names > 0);
	gesture_take(&gesture);
	gesture_free(&gesture);
	buf_clear(&text);
	session_file_write(&text, &session);
	snprintf(path, sizeof path, "%s/gallrat/%s", folder, name);
	CHECK(file_write(path, buf_text(&text), text.bytes, &err));
	buf_free(&text);
	session_free(&session);
}

/* Only what a person has been shown is purged, and it is said before all else. */
static void
test_unseen(const struct ports *ports)
{
	char demo[200];

	snprintf(demo, sizeof demo, "%s/demo", getenv("RODTRAD_SHARE"));
	buf_clear(&tried);
	intake_says(ports, demo, false, "5 filer: 133 nya.");
	write_purged("1.2-swot-2026-10-13-skolomrade-nordvast.rodtrad.json", (struct id){{1}});
	intake_says(ports, "~/gallrat", true,
		    "1 fil gallrar texter, och det går inte att ta tillbaka: ");
	write_purged("1.2-snabb-swot-2026-03-17-skolomrade-nordvast.rodtrad.json",
		     (struct id){{2}});
	intake_says(ports, "~/gallrat", false, "Filerna gallrar något annat nu än när ni prövade.");
	purge_says(ports, "2026-10-20", true,
		   "12 namn (4 insatser som inte är klara blir utan ansvarig) i 2 workshopar.");
	intake_says(ports, "~/gallrat", true,
		    "2 filer gallrar texter, och det går inte att ta tillbaka: den första ");
	intake_says(ports, "~/gallrat", false, "2 filer gallrar texter");
	purge_says(ports, "2026-10-20", true, "Det finns inget så gammalt att gallra.");
}

/* A session file, a damaged one, and an empty folder. */
static void
furnish(void)
{
	char command[600];

	snprintf(
		command, sizeof command,
		"cd %s && mkdir tom blandat gallrat && cp '%s'/demo/1.2-*.json blandat && echo '{' "
		">blandat/trasig.rodtrad.json",
		folder, getenv("RODTRAD_SHARE"));
	CHECK(system(command) == 0);
}

/* With a database of its own. */
static void
test_others(void)
{
	struct paths paths;
	struct world *world;
	struct err err = {0};
	char database[100];

	snprintf(database, sizeof database, "%s/others.db", folder);
	paths_find(&paths, database);
	world = world_open(&paths, NULL, &err);
	if (CHECK(world != NULL)) {
		test_unseen(world_ports(world));
		world_drop(world);
	}
	paths_free(&paths);
}

int
main(void)
{
	struct paths paths;
	struct world *world;
	struct err err = {0};
	char remove[100];

	if (!CHECK(mkdtemp(folder) != NULL && getenv("RODTRAD_SHARE") != NULL))
		return check_done("shell/ends");
	furnish();
	setenv("HOME", folder, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("RODTRAD_DB");
	paths_find(&paths, NULL);
	world = world_open(&paths, NULL, &err);
	if (CHECK(world != NULL)) {
		test_intake(world_ports(world));
		test_changes(world_ports(world));
		test_print(world_ports(world));
		test_purge(world_ports(world), &paths);
		CHECK(world_check(world, &err));
		world_drop(world);
	}
	paths_free(&paths);
	test_others();
	buf_free(&tried);
	snprintf(remove, sizeof remove, "rm -rf %s", folder);
	CHECK(system(remove) == 0);
	return check_done("shell/ends");
}
