/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A world in memory for the screen's tests: what is kept is remembered, what is made has ids
 * that are the same each time, and the disk can be told to be full. Files are read and none are
 * written.
 */
#ifndef RODTRAD_TESTS_SCREEN_WORLD_H
#define RODTRAD_TESTS_SCREEN_WORLD_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/event.h"
#include "rodtrad/core/plan.h"
#include "rodtrad/screen/ports.h"

#define WORLD_FIRST_MS 1791889200000 /* ids begin at 2026-10-13 11:00 UTC */

struct kept_record {
	struct record record; /* what it points at is owned */
};

/* A place and what is written there, or a setting and its value; both owned. */
struct kept_text {
	char *name, *text;
};

struct kept_texts {
	struct kept_text *item;
	int count, room;
};

struct kept_session {
	struct id id;
	struct kept_records {
		struct kept_record *item;
		int count, room;
	} records;
	struct kept_texts drafts;
};

struct world {
	struct ports ports;
	struct kept_sessions {
		struct kept_session *item;
		int count, room;
	} sessions;
	struct kept_texts settings;
	int ids;    /* made so far */
	int writes; /* of any sort, so that drawing is seen to make none */
	int exports, papers, copies, prints, intakes, purges;
	char *copied;        /* what was copied last; owned */
	const char *failure; /* what every write says; NULL: they work */
};

/* ---- texts by name ---- */

static inline struct kept_text *
kept_find(const struct kept_texts *texts, const char *name)
{
	for (int at = 0; at < texts->count; at++)
		if (!strcmp(texts->item[at].name, name))
			return &texts->item[at];
	return NULL;
}

static inline void
kept_put(struct kept_texts *texts, const char *name, const char *text)
{
	struct kept_text *kept = kept_find(texts, name);

	if (!kept) {
		kept = vec_add(texts);
		*kept = (struct kept_text){.name = mem_text(name)};
	}
	mem_free(kept->text);
	kept->text = mem_text(text);
}

static inline void
kept_free(struct kept_texts *texts)
{
	for (int at = 0; at < texts->count; at++) {
		mem_free(texts->item[at].name);
		mem_free(texts->item[at].text);
	}
	vec_free(texts);
}

/* ---- sessions ---- */

static inline struct kept_session *
world_find(struct world *world, struct id id)
{
	for (int at = 0; at < world->sessions.count; at++)
		if (id_same(world->sessions.item[at].id, id))
			return &world->sessions.item[at];
	return NULL;
}

static inline struct kept_session *
world_find_or_add(struct world *world, struct id id)
{
	struct kept_session *session = world_find(world, id);

	if (!session) {
		session = vec_add(&world->sessions);
		*session = (struct kept_session){.id = id};
	}
	return session;
}

static inline struct kept_record
kept_copy(const struct record *record)
{
	struct record_text *text = mem_new((size_t)record->texts * sizeof *text);
	struct kept_record kept = {*record};

	for (int at = 0; at < record->texts; at++) {
		text[at].field = mem_text(record->text[at].field);
		text[at].text = record->text[at].text ? mem_text(record->text[at].text) : NULL;
	}
	kept.record.line = mem_text(record->line);
	kept.record.text = text;
	return kept;
}

static inline void
kept_drop(struct kept_record *kept)
{
	for (int at = 0; at < kept->record.texts; at++) {
		mem_free((char *)kept->record.text[at].field);
		mem_free((char *)kept->record.text[at].text);
	}
	mem_free((struct record_text *)kept->record.text);
	mem_free((char *)kept->record.line);
}

static inline bool
world_may_write(struct world *world, struct err *err)
{
	world->writes++;
	return !world->failure || err_set(err, ERR_STORAGE, "%s", world->failure);
}

static inline bool
world_append(void *to, struct id id, const struct record *record, int count, const char *draft,
	     struct err *err)
{
	struct world *world = to;
	struct kept_session *session;

	if (!world_may_write(world, err))
		return false;
	session = world_find_or_add(world, id);
	for (int at = 0; at < count; at++)
		*vec_add(&session->records) = kept_copy(&record[at]);
	if (draft)
		kept_put(&session->drafts, draft, "");
	return true;
}

/* Folds what was kept: the same that the database does. */
static inline bool
world_open(void *to, struct id id, struct session *session, int *damaged, struct err *err)
{
	struct kept_session *kept = world_find(to, id);

	*session = (struct session){0};
	*damaged = 0;
	if (!kept)
		return err_set(err, ERR_MISSING, "Workshopen finns inte.");
	for (int at = 0; at < kept->records.count; at++)
		if (!session_take_record(session, &kept->records.item[at].record, err))
			return false;
	return session_fold(session, err);
}

static inline bool
world_sessions(void *to, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;

	for (int at = 0; at < world->sessions.count; at++) {
		struct session session;
		struct summary summary;
		int damaged;

		if (!world_open(to, world->sessions.item[at].id, &session, &damaged, err))
			return false;
		summary_of(&session, &summary);
		reader->session(reader->to, session.id, &summary);
		session_free(&session);
	}
	return true;
}

static inline bool
world_plan(void *to, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;

	for (int at = 0; at < world->sessions.count; at++) {
		struct session session;
		struct buf line = {0};
		int damaged;

		if (!world_open(to, world->sessions.item[at].id, &session, &damaged, err))
			return false;
		plan_line_write(&line, &session);
		reader->plan(reader->to, session.id, buf_text(&line));
		buf_free(&line);
		session_free(&session);
	}
	return true;
}

/* It is made anew from the events each time it is asked for. */
static inline void
world_summary(void *to, const struct session *session)
{
	struct world *world = to;
	struct summary summary;

	world->writes++;
	summary_of(session, &summary);
}

static inline bool
world_draft(void *to, struct id id, const char *place, const char *text, struct err *err)
{
	struct world *world = to;

	if (!world_may_write(world, err))
		return false;
	kept_put(&world_find_or_add(world, id)->drafts, place, text);
	return true;
}

static inline bool
world_drafts(void *to, struct id id, const struct port_reader *reader, struct err *err)
{
	struct kept_session *session = world_find(to, id);

	(void)err;
	for (int at = 0; session && at < session->drafts.count; at++)
		if (*session->drafts.item[at].text)
			reader->draft(reader->to, session->drafts.item[at].name,
				      session->drafts.item[at].text);
	return true;
}

/* ---- searching ---- */

/* Words that are looked for, and who is told. */
struct world_search {
	const char *words;
	const struct port_reader *reader;
	struct id session;
};

/* Does some word of the text begin so, letter case aside? */
static inline bool
world_has_beginning(const char *text, const char *word, size_t bytes)
{
	for (const char *at = text; (at = strstr(at, word)); at++)
		if ((at == text || at[-1] == ' ') && strlen(at) >= bytes)
			return true;
	return false;
}

static inline bool
world_has_words(const char *text, const char *words)
{
	struct buf folded = {0}, wanted = {0};
	bool has = true;

	text_fold(&folded, text);
	text_fold(&wanted, words);
	for (char *word = strtok(wanted.text, " "); word && has; word = strtok(NULL, " "))
		has = world_has_beginning(buf_text(&folded), word, strlen(word));
	buf_free(&folded);
	buf_free(&wanted);
	return has;
}

static inline void
world_match(void *to, const struct search_entry *entry)
{
	struct world_search *search = to;

	if (world_has_words(entry->text, search->words))
		search->reader->hit(search->reader->to, search->session, entry);
}

/* Opens all there are: the same that the database finds. */
static inline bool
world_search(void *to, const char *words, const struct port_reader *reader, struct err *err)
{
	struct world *world = to;

	for (int at = 0; at < world->sessions.count; at++) {
		struct world_search search = {words, reader, world->sessions.item[at].id};
		struct session session;
		int damaged;
		bool ok = world_open(to, search.session, &session, &damaged, err);

		if (ok)
			search_entries(&session, world_match, &search);
		session_free(&session);
		if (!ok)
			return false;
	}
	return true;
}

/* ---- files ---- */

static inline bool
world_file(const char *path, struct buf *text)
{
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t bytes;

	if (!file)
		return false;
	while ((bytes = fread(part, 1, sizeof part, file)) > 0)
		buf_addn(text, part, bytes);
	fclose(file);
	return true;
}

static inline int
world_ends_in(const char *name, const char *end)
{
	size_t bytes = strlen(name), tail = strlen(end);

	return *name != '.' && bytes > tail && !strcmp(name + bytes - tail, end);
}

static inline int
world_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct world_files {
	char **item;
	int count, room;
};

/* The paths in a folder that end so, in order. */
static inline struct world_files
world_folder(const char *folder, const char *end)
{
	struct world_files files = {0};
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		struct buf path = {0};

		if (!world_ends_in(entry->d_name, end))
			continue;
		buf_addf(&path, "%s/%s", folder, entry->d_name);
		*vec_add(&files) = buf_take(&path);
	}
	if (dir)
		closedir(dir);
	if (files.count)
		qsort(files.item, (size_t)files.count, sizeof *files.item, world_order);
	return files;
}

static inline void
world_folder_free(struct world_files *files)
{
	for (int at = 0; at < files->count; at++)
		mem_free(files->item[at]);
	vec_free(files);
}

/* The SWOT first, as the shell has it. */
static inline void
world_workshops(void *to, const struct port_reader *reader)
{
	const char *folder = getenv("RODTRAD_WORKSHOPS");
	struct world_files files = world_folder(folder ? folder : "workshops", ".json");

	(void)to;
	for (int first = 1; first >= 0; first--)
		for (int at = 0; at < files.count; at++) {
			struct buf text = {0};

			if (world_ends_in(files.item[at], "/swot.json") == first &&
			    world_file(files.item[at], &text))
				reader->workshop(reader->to, buf_text(&text), text.bytes);
			buf_free(&text);
		}
	world_folder_free(&files);
}

static inline bool
world_catalog(void *to, const char *id, struct catalog *catalog, struct err *err)
{
	const char *share = getenv("RODTRAD_SHARE");
	struct world_files files;
	struct buf folder = {0};
	bool found = false;

	(void)to;
	buf_addf(&folder, "%s/catalog", share ? share : "share");
	files = world_folder(buf_text(&folder), ".json");
	for (int at = 0; !found && at < files.count; at++) {
		struct buf text = {0};

		if (world_file(files.item[at], &text) &&
		    catalog_read(catalog, buf_text(&text), text.bytes, err)) {
			found = !*id || !strcmp(catalog->id, id);
			if (!found)
				catalog_free(catalog);
		}
		buf_free(&text);
	}
	buf_free(&folder);
	world_folder_free(&files);
	return found || err_set(err, ERR_MISSING, "Styrdokumentet finns inte.");
}

static inline bool
world_export(void *to, const struct session *session, char where[201], struct err *err)
{
	struct world *world = to;

	(void)session;
	if (!world_may_write(world, err))
		return false;
	snprintf(where, 201, "~/Rod-trad/workshop-%d.rodtrad.json", ++world->exports);
	return true;
}

static inline bool
world_paper(void *to, const char *name, const char *text, char where[201], struct err *err)
{
	struct world *world = to;

	(void)text;
	if (!world_may_write(world, err))
		return false;
	world->papers++;
	snprintf(where, 201, "~/Rod-trad/%.150s", name);
	return true;
}

static inline bool
world_copy(void *to, const char *text, char where[201], struct err *err)
{
	struct world *world = to;

	if (!world_may_write(world, err))
		return false;
	world->copies++;
	mem_free(world->copied);
	world->copied = mem_text(text);
	snprintf(where, 201, "~/Rod-trad/kopia.txt");
	return true;
}

static inline bool
world_print(void *to, const struct session *session, enum out_form form, char where[201],
	    struct err *err)
{
	struct world *world = to;

	if (!world_may_write(world, err))
		return false;
	world->prints++;
	snprintf(where, 201, "~/Rod-trad/%s-%d", session ? "workshop" : "planen", (int)form);
	return true;
}

/* A file that is called after what reading it comes to; nothing of it is read. */
/* What comes in leaves no session where it was in the list. */
static inline void
world_reorder(struct world *world)
{
	struct kept_session first = world->sessions.item[0];

	world->sessions.count--;
	memmove(world->sessions.item, world->sessions.item + 1,
		(size_t)world->sessions.count * sizeof first);
	*vec_add(&world->sessions) = first;
}

static inline bool
world_intake(void *to, const char *path, bool dry_run, const struct port_reader *reader,
	     struct buf *said, struct buf *purges, struct err *err)
{
	struct world *world = to;

	if (reader->stops(reader->to, 50, 3000))
		return err_set(err, ERR_REFUSED, "Avbrutet. Inget är inläst.");

	if (strcmp(path, "~/filer") != 0)
		return err_set(err, ERR_MISSING, "Filen %.80s finns inte.", path);
	if (!dry_run && !world_may_write(world, err))
		return false;
	if (!dry_run && strcmp(buf_text(purges), "a.json: Vem (1)\n") != 0)
		return err_set(err, ERR_REFUSED, "Ingen har sett vad som gallras.");
	if (dry_run)
		buf_add(purges, "a.json: Vem (1)\n");
	if (!dry_run)
		world_reorder(world);
	world->intakes += !dry_run;
	buf_add(said, "4 filer: 12 nya, 3 ändrade, 1 konflikt, 240 kända.");
	return true;
}

static inline bool
world_purge(void *to, const char *before, bool dry_run, struct buf *said, struct err *err)
{
	struct world *world = to;

	if (strcmp(before, "2026-01-01") < 0)
		return err_set(err, ERR_MISSING, "Det finns inget så gammalt att gallra.");
	if (!dry_run && !world_may_write(world, err))
		return false;
	world->purges += !dry_run;
	buf_add(said, "3 namn och 2 borttagna texter i 2 workshopar.");
	return true;
}

/* ---- small things ---- */

static inline void
world_set(void *to, const char *name, const char *value)
{
	struct world *world = to;

	world->writes++;
	kept_put(&world->settings, name, value);
}

static inline void
world_setting(void *to, const char *name, struct buf *value)
{
	const struct world *world = to;
	const struct kept_text *kept = kept_find(&world->settings, name);

	if (kept)
		buf_add(value, kept->text);
}

static inline struct id
world_new_id(void *to)
{
	static const unsigned char chance[10];
	struct world *world = to;

	return id_make(WORLD_FIRST_MS + world->ids++, chance);
}

/* Whatever came here came with one file. */
static inline void
world_origin(void *to, struct id session, struct id event, struct buf *file)
{
	(void)to;
	(void)session;
	(void)event;
	buf_add(file, "2.2-effektkedja-2026-11-17-skolomrade-nordvast.rodtrad.json");
}

/* Not the hash that the shell has, but one that is the same each time. */
static inline struct id
world_id_of_name(void *to, const char *name)
{
	uint64_t sum = 14695981039346656037u;
	struct id id;

	(void)to;
	for (; *name; name++)
		sum = (sum ^ (unsigned char)*name) * 1099511628211u;
	for (int at = 0; at < 16; at++, sum = sum * 6364136223846793005u + 1)
		id.byte[at] = (unsigned char)(sum >> 56);
	return id;
}

static inline void
world_start(struct world *world)
{
	*world = (struct world){.ports = {
					.world = world,
					.append = world_append,
					.summary = world_summary,
					.draft = world_draft,
					.drafts = world_drafts,
					.sessions = world_sessions,
					.open = world_open,
					.search = world_search,
					.plan = world_plan,
					.workshops = world_workshops,
					.catalog = world_catalog,
					.set = world_set,
					.setting = world_setting,
					.export = world_export,
					.paper = world_paper,
					.copy = world_copy,
					.print = world_print,
					.intake = world_intake,
					.purge = world_purge,
					.new_id = world_new_id,
					.id_of_name = world_id_of_name,
					.origin = world_origin,
				}};
}

/* ---- a session that is there from the start ---- */

static inline void
world_take(struct world *world, struct id session, const struct event *event, struct arena *arena)
{
	struct record record;

	event_record(&record, event, arena);
	*vec_add(&world_find_or_add(world, session)->records) = kept_copy(&record);
}

/* All events of a file, or those until the group came to a step. */
static inline bool
world_take_until(struct world *world, const struct json *file, const char *step,
		 struct arena *arena, struct err *err)
{
	const struct json *one = json_first(json_member(file, "events"));
	struct event event;
	struct id id;

	if (!id_read(json_text(json_member(file, "id"), ""), &id))
		return err_set(err, ERR_FORMAT, "filen saknar id.");
	for (; one; one = json_next(one)) {
		if (!event_of_file(&event, one, arena, err))
			return false;
		world_take(world, id, &event, arena);
		if (*step && event.type == EVENT_WENT && !strcmp(event.step, step))
			return true;
	}
	return !*step || err_set(err, ERR_MISSING, "gruppen kom aldrig till steget %s.", step);
}

/* Lays a session file in the world, as importing it does, but without trying what the file says
 * of itself: it is one of our own. With a step it is as it was when the group came to that; ""
 * is all of it. */
static inline bool
world_load(struct world *world, const char *path, const char *step, struct err *err)
{
	struct arena arena = {0};
	struct buf text = {0};
	struct json *file;
	bool ok;

	if (!world_file(path, &text))
		return err_set(err, ERR_MISSING, "%s går inte att läsa.", path);
	file = json_parse_own(text.text, text.bytes, err);
	ok = file && world_take_until(world, file, step, &arena, err);
	json_drop(file);
	arena_free(&arena);
	buf_free(&text);
	return ok;
}

static inline void
world_end(struct world *world)
{
	for (int at = 0; at < world->sessions.count; at++) {
		struct kept_session *session = &world->sessions.item[at];

		for (int record = 0; record < session->records.count; record++)
			kept_drop(&session->records.item[record]);
		vec_free(&session->records);
		kept_free(&session->drafts);
	}
	vec_free(&world->sessions);
	kept_free(&world->settings);
	mem_free(world->copied);
}

#endif
