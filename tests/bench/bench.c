/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a key costs: time to the last byte, bytes, start and memory, with 2,000 notes on a terminal of
 * 160 by 50, beside vim and less measured in the same way in the same run. It prints and judges
 * nothing: times differ between machines, so they are no test.
 */
#include "../cli/window.h"
#include "keys.h"

#include "rodtrad/base/mem.h"
#include "rodtrad/core/chain.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/store/store.h"

#define NOTES             2000
#define CHAIN_BENCH_NOTES 40
#define CHAIN_BENCH_LINKS 60

static double
resident_mib(pid_t pid)
{
	char path[64], line[200];
	long kib = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		sscanf(line, "VmRSS: %ld", &kib);
	if (file)
		fclose(file);
	return (double)kib / 1024;
}

/* ---- a session of 2,000 notes ---- */

static bool
keep(struct store *store, struct gesture *gesture, struct id session)
{
	struct record *record = mem_new((size_t)gesture->count * sizeof *record);
	int count = gesture_records(gesture, record);
	struct err err;
	bool ok = store_append(store, session, record, count, NULL, &err);

	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	mem_free(record);
	gesture_take(gesture);
	gesture_free(gesture);
	return ok;
}

static struct id
next_id(void)
{
	static int64_t at_ms = 1790000000000;

	at_ms += 1000;
	return id_make(at_ms, (const unsigned char *)"bench12345");
}

/* A session of that workshop in a database of its own; NULL when it could not be made. */
static struct store *
open_session(const char *home, const char *file, struct session *session)
{
	struct moment now = {1790000000000, 120};
	struct gesture gesture;
	struct buf workshop = {0}, line = {0};
	struct store *store;
	struct json *json;
	char path[400];
	struct err err;

	snprintf(path, sizeof path, "%s/.local/share/rodtrad/rodtrad.db", home);
	store = store_open(path, &err);
	if (!store || !file_read(file, 1 << 20, &workshop, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return NULL;
	}
	json = json_parse(workshop.text, workshop.bytes, 1 << 20, &err);
	json_canonical(&line, json);
	json_drop(json);
	gesture_begin(&gesture, session, next_id(), now);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, buf_text(&line));
	gesture_text(&gesture, ITEM_CATALOG, "orebro-2019-2022");
	gesture_text(&gesture, ITEM_DELMAL, "1.1");
	gesture_text(&gesture, ITEM_DELMAL_TEXT, "Barn och elever ska ges förutsättningar.");
	gesture_text(&gesture, ITEM_DATE, "2026-09-21");
	gesture_int(&gesture, ITEM_PEOPLE, 9);
	gesture_int(&gesture, ITEM_MINUTES, 90);
	if (!keep(store, &gesture, gesture_id(&gesture))) {
		store_drop(store);
		store = NULL;
	}
	buf_free(&workshop);
	buf_free(&line);
	return store;
}

static struct gesture
next_key(struct session *session)
{
	struct gesture gesture;

	gesture_begin(&gesture, session, next_id(), (struct moment){1790000000000, 120});
	return gesture;
}

static bool
go_to(struct store *store, struct session *session, const char *step)
{
	struct gesture gesture = next_key(session);

	gesture_go(&gesture, workshop_step(&session->workshop, step));
	return keep(store, &gesture, session->id);
}

/* The note number `at` of some made-up words. */
static const char *
words_of(int at, char text[200])
{
	static const char *const words[] = {"rektorer", "lärspridare",  "uppdrag",
					    "tid",      "undervisning", "LiKA",
					    "stöd",     "nät",          "samsyn"};

	snprintf(text, 200, "%s och %s behöver mer %s i %s, nummer %d", words[at % 9],
		 words[at / 9 % 9], words[at / 81 % 9], words[at * 7 % 9], at);
	return text;
}

static bool
fill_swot(const char *home)
{
	struct session session = {0};
	struct store *store = open_session(home, "workshops/swot.json", &session);
	struct gesture gesture;
	char text[200];
	bool ok;

	if (!store)
		return false;
	gesture = next_key(&session);
	for (int at = 0; at < NOTES; at++)
		note_write(&gesture, at % 4, words_of(at, text));
	ok = keep(store, &gesture, session.id) && go_to(store, &session, "samla");
	session_free(&session);
	store_drop(store);
	return ok;
}

/* Links between stages that follow each other, each note having one or two. */
static bool
fill_links(struct store *store, struct session *session)
{
	struct gesture gesture = next_key(session);
	struct chain chain;
	int links = 0;

	chain_of(session, &chain);
	for (int far = 1; links < CHAIN_BENCH_LINKS; far++)
		for (int from = 0; from + far < chain.nodes && links < CHAIN_BENCH_LINKS; from++) {
			if (chain.node[from + far].stage != chain.node[from].stage + 1)
				continue;
			chain_link(&gesture, &session->items.item[chain.node[from].item],
				   &session->items.item[chain.node[from + far].item]);
			links++;
		}
	return keep(store, &gesture, session->id);
}

static bool
fill_chain(const char *home)
{
	struct session session = {0};
	struct store *store = open_session(home, "workshops/effektkedja.json", &session);
	struct gesture gesture;
	char text[200];
	bool ok;

	if (!store)
		return false;
	gesture = next_key(&session);
	for (int at = 0; at < CHAIN_BENCH_NOTES; at++)
		note_write(&gesture, at % session.workshop.boxes, words_of(at, text));
	ok = keep(store, &gesture, session.id) && fill_links(store, &session) &&
	     go_to(store, &session, "aktiviteter");
	session_free(&session);
	store_drop(store);
	return ok;
}

/* ---- the runs ---- */

static double
start_ms(struct pty *pty, const char *home, const char *const *argv, bool marks)
{
	int64_t start = pty_now_us();

	pty_start(pty, 50, 160, home, argv);
	if (!marks) {
		while (!pty->bytes)
			pty_read(pty, 1000);
		return (double)(last_byte(pty, false) - start) / 1000;
	}
	while (pty->marked < 0 && !pty->gone)
		pty_read(pty, 1000);
	return (double)(pty_now_us() - start) / 1000;
}

static double
median_start(const char *home, const char *const *argv, bool marks)
{
	double ms[21];

	for (int at = 0; at < 21; at++) {
		struct pty pty;

		ms[at] = start_ms(&pty, home, argv, marks);
		kill(pty.pid, SIGKILL);
		pty_wait(&pty);
	}
	qsort(ms, 21, sizeof *ms, by_size);
	return ms[10];
}

static void
run_ours(const char *home)
{
	static const char *const letters[] = {"a", "n", "å", " ", "s", "e", "ö", "t"};
	static const char *const up[] = {PTY_UP};
	static const char *const pages[] = {PTY_PAGE_UP, PTY_PAGE_DOWN};
	const char *const argv[] = {window_program(), NULL};
	struct figures figures;
	double start, memory;
	struct pty pty;

	start = median_start(home, argv, true);
	window_start(&pty, 50, 160, home);
	window_press(&pty, PTY_ENTER);
	window_until(&pty, PTY_ENTER, "Samla", 4);
	measure(&pty, true, letters, 8, &figures);
	print_figures("rodtrad, typing", &figures, "0.4 / 2 ms, 80 bytes");
	measure(&pty, true, up, 1, &figures);
	print_figures("rodtrad, the cursor", &figures, "0.5 / 3 ms, 400 bytes");
	memory = resident_mib(pty.pid);
	measure(&pty, true, pages, 2, &figures);
	print_figures("rodtrad, a step", &figures, "1 / 5 ms, 16,000 bytes");
	pty_send(&pty, "\021\r", 2);
	pty_wait(&pty);
	printf("%-34s %7.1f ms %24s\n", "rodtrad, start to painted", start, "30 ms");
	printf("%-34s %7.1f MiB %23s\n", "rodtrad, memory in Samla", memory, "12 MiB");
}

/* The wall of an effektkedja on a projector: typing into a stage, and going about in it and in the whole. */
static void
run_chain(const char *home)
{
	static const char *const letters[] = {"a", "n", "å", " ", "s", "e", "ö", "t"};
	static const char *const near[] = {PTY_UP, "\033OB"};
	static const char *const far[] = {PTY_UP,   PTY_UP,   PTY_UP,   PTY_UP,   "\033OC",
					  "\033OB", "\033OB", "\033OB", "\033OB", "\033OD"};
	static const char *const rubbed[] = {"\025"};
	struct figures figures;
	struct pty pty;

	window_start(&pty, 30, 100, home);
	window_press(&pty, PTY_ENTER);
	window_until(&pty, PTY_ENTER, "AKTIVITETER", 4);
	measure(&pty, true, letters, 8, &figures);
	print_figures("a chain, typing", &figures, "0.4 / 2 ms, 80 bytes");
	measure(&pty, true, rubbed, 1, &figures);
	window_press(&pty, PTY_UP);
	measure(&pty, true, near, 2, &figures);
	print_figures("a chain, the cursor", &figures, "0.5 / 3 ms, 400 bytes");
	measure(&pty, true, far, 10, &figures);
	print_figures("a chain, turning columns", &figures, "1 / 5 ms, 16,000 bytes");
	window_press(&pty, "\033OR");
	measure(&pty, true, near, 2, &figures);
	print_figures("the whole chain, the cursor", &figures, "0.5 / 3 ms, 400 bytes");
	measure(&pty, true, far, 10, &figures);
	print_figures("the whole chain, turning columns", &figures, "1 / 5 ms, 16,000 bytes");
	pty_send(&pty, "\021\r", 2);
	pty_wait(&pty);
}

static void
run_peer(const char *home, const char *name, const char *file, const char *const *keys, int of,
	 const char *begin)
{
	const char *const argv[] = {name, file, NULL};
	struct figures figures;
	char what[60];
	struct pty pty;

	if (start_ms(&pty, home, argv, false) < 0)
		return;
	pty_send(&pty, begin, 1);
	last_byte(&pty, false);
	measure(&pty, false, keys, of, &figures);
	snprintf(what, sizeof what, "%s, a key", name);
	print_figures(what, &figures, "");
	snprintf(what, sizeof what, "%s, memory", name);
	printf("%-34s %7.1f MiB\n", what, resident_mib(pty.pid));
	kill(pty.pid, SIGKILL);
	pty_wait(&pty);
	snprintf(what, sizeof what, "%s, start to painted", name);
	printf("%-34s %7.1f ms\n", what, median_start(home, argv, false));
}

int
main(void)
{
	static const char *const letters[] = {"a", "n", "s", " ", "e", "t"};
	static const char *const down[] = {"j"};
	char home[64], other[64], file[100], command[300];

	window_home(home);
	window_home(other);
	if (!fill_swot(home) || !fill_chain(other))
		return 1;
	snprintf(file, sizeof file, "%s/notes.txt", home);
	snprintf(command, sizeof command, "seq -f 'En lapp om uppdrag och tid, nummer %%g' %d >%s",
		 NOTES, file);
	if (system(command) != 0)
		return 1;
	printf("%d lappar, 160 × 50, xterm-256color\n", NOTES);
	printf("%-34s %16s %7s   %s\n", "", "ms median / p99", "bytes", "budget");
	run_ours(home);
	printf("%d lappar, %d länkar, 100 × 30\n", CHAIN_BENCH_NOTES, CHAIN_BENCH_LINKS);
	run_chain(other);
	run_peer(home, "vim", file, letters, 6, "Go");
	run_peer(home, "less", file, down, 1, "g");
	window_forget(home);
	window_forget(other);
	return 0;
}
