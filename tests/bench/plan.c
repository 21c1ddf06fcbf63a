/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What it costs to read in many units' files: session files of 60 notes and 100 events, two insatser among them, are
 * made, and read into an empty plan, and once more; beside jq with sqlite3's .import, and SQL alone with readfile and
 * json_each, over the same files in the same run. Those only insert the events and find nothing out. Then what the
 * page of such a plan costs. It prints and judges nothing. plan FILES
 */
#define _GNU_SOURCE
#include "../cli/window.h"
#include "keys.h"

#include "rodtrad/core/note.h"
#include "rodtrad/core/proposal.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NOTES     60
#define INSATSER  2
#define EVENTS    100
#define IN_FOLDER 100

/* ---- the files ---- */

struct maker {
	struct session session;
	struct gesture gesture;
	int64_t ms;
	int n; /* keys so far, of all sessions */
};

static void
make_begin(struct maker *maker)
{
	unsigned char chance[10] = {0};

	maker->ms += 7000;
	maker->n++;
	memcpy(chance + 2, &maker->n, sizeof maker->n);
	gesture_begin(&maker->gesture, &maker->session, id_make(maker->ms, chance),
		      (struct moment){maker->ms, 60});
}

static void
make_end(struct maker *maker)
{
	gesture_take(&maker->gesture);
	gesture_free(&maker->gesture);
}

static void
make_open(struct maker *maker, const char *workshop, int n)
{
	char unit[40];

	snprintf(unit, sizeof unit, "Skolområde %d", n % 50 + 1);
	make_begin(maker);
	gesture_open(&maker->gesture);
	gesture_json(&maker->gesture, ITEM_WORKSHOP, workshop);
	gesture_text(&maker->gesture, ITEM_TITLE, "SWOT om delmål 1.2");
	gesture_text(&maker->gesture, ITEM_GROUP, "Ledningsgruppen F–6");
	gesture_text(&maker->gesture, ITEM_UNIT, unit);
	gesture_text(&maker->gesture, ITEM_DATE, "2026-09-21");
	gesture_text(&maker->gesture, ITEM_CATALOG, "orebro-2019-2022");
	gesture_text(&maker->gesture, ITEM_DELMAL, "1.2");
	gesture_text(&maker->gesture, ITEM_DELMAL_TEXT, "Rektorer ska kunna leda digitalt arbete.");
	gesture_int(&maker->gesture, ITEM_PEOPLE, 9);
	make_end(maker);
}

/* Some notes at once, as when they are pasted. */
static void
make_notes(struct maker *maker, int from, int count)
{
	static const char *const words[] = {"rektorer", "lärspridare", "uppdrag", "tid",   "stöd",
					    "samsyn",   "nätet",       "LiKA",    "kurser"};
	char text[120];

	make_begin(maker);
	for (int note = from; note < from + count; note++) {
		snprintf(text, sizeof text, "%s och %s behöver mer %s på enhet %d", words[note % 9],
			 words[note / 9 % 9], words[note * 7 % 9], maker->n % 500);
		note_write(&maker->gesture, note % 4, text);
	}
	make_end(maker);
}

/* What the group says of some notes it has; the first few are written anew. */
static void
make_changes(struct maker *maker, int from, int count)
{
	make_begin(maker);
	for (int note = from; note < from + count; note++) {
		const struct item *item = &maker->session.items.item[1 + note];

		gesture_set(&maker->gesture, item->id);
		gesture_int(&maker->gesture, ITEM_SWAY, note % 3);
		gesture_int(&maker->gesture, ITEM_EVIDENCE, note % EVIDENCES);
		if (note < 12)
			gesture_text(&maker->gesture, ITEM_TEXT, "Det här skrevs om i rummet");
	}
	make_end(maker);
}

/* Yes to an insats, which somebody has to be done with some day. */
static void
make_insats(struct maker *maker, int at)
{
	char text[120];

	make_begin(maker);
	gesture_add(&maker->gesture, KIND_ACTION);
	snprintf(text, sizeof text, "Vi prövar %s på enhet %d",
		 at ? "en hjälptavla" : "egna träffar", maker->n % 500);
	gesture_text(&maker->gesture, ITEM_TEXT, text);
	gesture_text(&maker->gesture, ITEM_OWNER, at ? "Biträdande rektor" : "Rektor");
	gesture_text(&maker->gesture, ITEM_END, at ? "2027-05-28" : "2027-11-30");
	gesture_int(&maker->gesture, ITEM_GOAL, 1 + maker->n % 10);
	gesture_int(&maker->gesture, ITEM_CHOICE, CHOICE_YES);
	make_end(maker);
}

static void
make_session(struct maker *maker, const char *workshop, int n)
{
	make_open(maker, workshop, n);
	for (int note = 0; note < NOTES; note += 12)
		make_notes(maker, note, 12);
	for (int at = 0; at < INSATSER; at++)
		make_insats(maker, at);
	for (int note = 0; maker->session.event.count < EVENTS; note += 13)
		make_changes(maker, note, 13);
}

static bool
make_file(const struct maker *maker, const char *folder, int n, struct err *err)
{
	struct buf path = {0}, text = {0};
	bool ok;
	FILE *file;

	buf_addf(&path, "%s/%03d", folder, n / IN_FOLDER);
	if (n % IN_FOLDER == 0)
		mkdir(buf_text(&path), 0700);
	buf_addf(&path, "/1.2-swot-%05d.rodtrad.json", n);
	session_file_write(&text, &maker->session);
	/* Without syncs: it is not this that is measured. */
	file = fopen(buf_text(&path), "w");
	ok = file && fwrite(buf_text(&text), 1, text.bytes, file) == text.bytes;
	ok = file && !fclose(file) && ok;
	buf_free(&path);
	buf_free(&text);
	return ok || err_set(err, ERR_STORAGE, "Filerna fick inte plats.");
}

static bool
make_files(const char *folder, int files, struct err *err)
{
	struct maker maker = {.ms = 1790000000000};
	struct buf text = {0}, workshop = {0};
	struct json *json = NULL;
	bool ok = file_read("workshops/swot.json", JSON_WORKSHOP_BYTES, &text, err) &&
		  (json = json_parse(text.text, text.bytes, JSON_WORKSHOP_BYTES, err)) != NULL;

	if (ok)
		json_canonical(&workshop, json);
	for (int n = 0; ok && n < files; n++) {
		make_session(&maker, buf_text(&workshop), n);
		ok = make_file(&maker, folder, n, err);
		session_free(&maker.session);
	}
	json_drop(json);
	buf_free(&text);
	buf_free(&workshop);
	return ok;
}

/* ---- running ---- */

struct run {
	double seconds;
	double busy; /* seconds of all processors, which others on the machine change less */
	double mib;  /* at the most */
	bool ok;
};

static double
now_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Runs a command to the shell, whose last words are printed when it fails. */
static struct run
run_command(const char *command)
{
	double start = now_seconds();
	struct rusage used = {0};
	struct run run = {0};
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (pid > 0)
		wait4(pid, &status, 0, &used);
	run.seconds = now_seconds() - start;
	run.busy = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
		   (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	run.mib = (double)used.ru_maxrss / 1024;
	run.ok = pid > 0 && status == 0;
	return run;
}

static void
print_run(const char *what, const struct run *run, const struct run *ours, const char *goal)
{
	if (!run->ok)
		printf("%-34s gick inte att köra\n", what);
	else if (ours)
		printf("%-34s %7.2f s %7.2f s   %5.1f × vår tid   %s\n", what, run->seconds,
		       run->busy, run->seconds / ours->seconds, goal);
	else
		printf("%-34s %7.2f s %7.2f s   %5.0f MiB         %s\n", what, run->seconds,
		       run->busy, run->mib, goal);
}

static bool
has_program(const char *name)
{
	char command[100];

	snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
	return system(command) == 0;
}

/* What somebody would do who had these programs and not ours. */
static const char peer_jq[] =
	"cd %s && find files -name '*.json' -print0 | xargs -0 jq -r "
	"'.id as $s | .events[] | [$s, .id, .clock, tojson] | @csv' >jq.csv && "
	"sqlite3 jq.db 'PRAGMA journal_mode=WAL' "
	"'CREATE TABLE event (session TEXT, id TEXT PRIMARY KEY, clock INTEGER, line TEXT)' "
	"'.mode csv' '.import jq.csv event' >/dev/null";
static const char peer_sql[] =
	"cd %s && sqlite3 sql.db 'PRAGMA journal_mode=WAL' "
	"'CREATE TABLE event (session TEXT, id TEXT PRIMARY KEY, clock INTEGER, line TEXT)' "
	"\"INSERT INTO event SELECT json_extract(f.text, '$.id'), json_extract(e.value, '$.id'), "
	"json_extract(e.value, '$.clock'), e.value FROM (SELECT readfile(name) AS text FROM "
	"fsdir('files') WHERE name LIKE '%%.json') f, json_each(f.text, '$.events') e\" "
	">/dev/null";

static void
run_peer(const char *what, const char *format, const char *folder, const struct run *ours,
	 const char *goal)
{
	char command[1200];
	struct run run;

	snprintf(command, sizeof command, format, folder);
	run = run_command(command);
	print_run(what, &run, ours, goal);
}

static void
run_all(const char *folder, const char *program)
{
	char command[600];
	struct run first, again;

	snprintf(command, sizeof command, "cat %s/files/*/* >/dev/null", folder);
	run_command(command);
	snprintf(command, sizeof command, "%s --db %s/plan.db plan import %s/files >/dev/null",
		 program, folder, folder);
	first = run_command(command);
	print_run("rodtrad plan import, tom plan", &first, NULL, "under 400 MiB");
	again = run_command(command);
	print_run("samma filer igen", &again, NULL, "10 000 filer på 0,5 s");
	if (!has_program("jq") || !has_program("sqlite3")) {
		printf("jq och sqlite3 finns inte här, så det blir ingen jämförelse.\n");
		return;
	}
	run_peer("jq och sqlite3 .import", peer_jq, folder, &first, "minst 4");
	run_peer("sqlite3: readfile och json_each", peer_sql, folder, &first, "minst 1,5");
}

/* ---- the plan's page ---- */

static void
run_page(const char *folder, const char *program)
{
	static const char *const down[] = {"\033OB"};
	char db[100];
	const char *const argv[] = {program, "--db", db, NULL};
	struct figures figures = {.count = 1};
	int64_t start = pty_now_us();
	struct pty pty;
	long bytes;

	snprintf(db, sizeof db, "%s/plan.db", folder);
	pty_start(&pty, 30, 100, folder, argv);
	while (pty.marked < 0 && !pty.gone)
		pty_read(&pty, 1000);
	printf("%-34s %7.0f ms\n", "starten", (double)(pty_now_us() - start) / 1000);
	pty_send(&pty, "\t", 1);
	last_byte(&pty, true);
	bytes = pty.bytes;
	start = pty_now_us();
	pty_send(&pty, PTY_ENTER, 1);
	figures.ms[0] = (double)(last_byte(&pty, true) - start) / 1000;
	figures.bytes = pty.bytes - bytes;
	print_figures("planens sida, öppna", &figures, "50 ms");
	measure(&pty, true, down, 1, &figures);
	print_figures("planens sida, nästa rad", &figures, "0,5 / 3 ms, 400 byte");
	pty_send(&pty, "\021\r", 2);
	pty_wait(&pty);
}

int
main(int argc, char **argv)
{
	int files = argc > 1 ? atoi(argv[1]) : 1000;
	const char *build = getenv("BUILD");
	char folder[] = "/tmp/rodtrad-plan-XXXXXX", within[80], program[400], command[100];
	struct err err = {0};
	bool ok;

	if (!mkdtemp(folder))
		return 1;
	snprintf(within, sizeof within, "%s/files", folder);
	mkdir(within, 0700);
	snprintf(program, sizeof program, "%s/rodtrad", build ? build : "build");
	ok = make_files(within, files, &err);
	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	printf("%d filer med %d lappar, %d insatser och %d händelser\n", files, NOTES, INSATSER,
	       EVENTS);
	printf("%-34s %9s %9s\n", "", "tid", "processor");
	fflush(stdout);
	if (ok) {
		run_all(folder, program);
		run_page(folder, program);
	}
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || !ok;
}
