/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a database holds after any number of keys and files, said as slowly as the rules say it:
 * which events, and which of their texts. It reads files by themselves and shares nothing with the
 * program's merging. It can be told to make the mistakes that a merge could make.
 */
#ifndef RODTRAD_TESTS_EXCHANGE_MODEL_H
#define RODTRAD_TESTS_EXCHANGE_MODEL_H

#include <string.h>

#include "rodtrad/core/item.h"
#include "rodtrad/core/record.h"
#include "rodtrad/base/arena.h"
#include "rodtrad/base/json.h"

#define MODEL_EVENTS 400
#define MODEL_TEXTS  1200
#define MODEL_FILES  200

enum model_mistake {
	MODEL_RIGHT,
	MODEL_REPLACES,      /* the file takes the place of what is here */
	MODEL_PURGE_IS_WEAK, /* a purge blanks what is here, and a later file brings it back */
	MODEL_SKIPS_DIGESTS, /* a file is known by the digest that it says it has */
	MODEL_KEEPS_OLD,     /* a text that comes for a known event is not taken */
	MODEL_MISTAKES
};

struct model_text {
	struct id event;
	const char *field;
	const char *text; /* NULL: not here */
	bool is_purged;
};

struct model {
	struct arena *arena; /* borrowed: the history's */
	enum model_mistake mistake;
	struct id event[MODEL_EVENTS];
	int events;
	struct model_text text[MODEL_TEXTS];
	int texts;
	const char *digest[MODEL_FILES];
	int digests;
};

static inline bool
model_has(const struct model *model, struct id id)
{
	for (int at = 0; at < model->events; at++)
		if (id_same(model->event[at], id))
			return true;
	return false;
}

static inline struct model_text *
model_find(struct model *model, struct id event, const char *field)
{
	for (int at = 0; at < model->texts; at++)
		if (id_same(model->text[at].event, event) && !strcmp(model->text[at].field, field))
			return &model->text[at];
	return NULL;
}

static inline struct model_text *
model_make(struct model *model, struct id event, const char *field)
{
	struct model_text *text = model_find(model, event, field);

	if (text)
		return text;
	text = &model->text[model->texts++];
	*text = (struct model_text){event, arena_text(model->arena, field), NULL, false};
	return text;
}

/* The union of texts, but for what is purged. */
static inline void
model_put(struct model *model, struct id event, const char *field, const char *words)
{
	bool is_old = model_find(model, event, field) != NULL;
	struct model_text *text = model_make(model, event, field);

	if (text->is_purged || !words || (is_old && model->mistake == MODEL_KEEPS_OLD))
		return;
	text->text = arena_text(model->arena, words);
}

static inline void
model_purge(struct model *model, struct id event, const char *field)
{
	struct model_text *text = model_make(model, event, field);

	text->text = NULL;
	text->is_purged = model->mistake != MODEL_PURGE_IS_WEAK;
}

static inline void
model_add(struct model *model, struct id event)
{
	if (!model_has(model, event))
		model->event[model->events++] = event;
}

/* ---- keys ---- */

/* What a purge names, from its line or its place in a file. */
static inline void
model_take_purges(struct model *model, const struct json *event)
{
	const struct json *purges = json_member(event, "purges");

	for (const struct json *row = purges ? json_first(purges) : NULL; row; row = json_next(row))
		for (const struct json *one = json_first(row); one; one = json_next(one)) {
			struct id id;

			if (id_read(json_text(one, ""), &id))
				model_purge(model, id, json_name(row));
		}
}

static inline void
model_take_record(struct model *model, const struct record *record)
{
	struct err err;
	struct json *line = json_parse_own(record->line, strlen(record->line), &err);

	model_add(model, record->id);
	for (int at = 0; at < record->texts; at++)
		model_put(model, record->id, record->text[at].field, record->text[at].text);
	model_take_purges(model, line);
	json_drop(line);
}

/* ---- files ---- */

/* Does this database think that it has read the file before? */
static inline bool
model_knows(struct model *model, const struct json *file)
{
	const char *digest = json_text(json_member(file, "digest"), "");

	for (int at = 0; at < model->digests; at++)
		if (!strcmp(model->digest[at], digest))
			return model->mistake == MODEL_SKIPS_DIGESTS;
	model->digest[model->digests++] = arena_text(model->arena, digest);
	return false;
}

static inline void
model_take_event(struct model *model, const struct json *event)
{
	const struct json *with = json_member(event, "with");
	const struct json *withheld = json_member(event, "withheld");
	struct id id;

	if (!id_read(json_text(json_member(event, "id"), ""), &id))
		return;
	model_add(model, id);
	for (const struct json *one = with ? json_first(with) : NULL; one; one = json_next(one))
		if (item_field_is_text(json_name(one), json_kind(one) == JSON_TEXT))
			model_put(model, id, json_name(one), json_text(one, ""));
	for (const struct json *one = withheld ? json_first(withheld) : NULL; one;
	     one = json_next(one))
		model_put(model, id, json_text(one, ""), NULL);
}

/* `is_whole`: the file is not damaged, so that it is let in. */
static inline void
model_take_file(struct model *model, const char *text, size_t bytes, bool is_whole)
{
	struct err err;
	struct json *file = json_parse(text, bytes, JSON_SESSION_BYTES, &err);
	const struct json *events = file ? json_member(file, "events") : NULL;

	if (file && !model_knows(model, file) && is_whole) {
		if (model->mistake == MODEL_REPLACES)
			model->events = model->texts = 0;
		for (const struct json *one = json_first(events); one; one = json_next(one))
			model_take_event(model, one);
		for (const struct json *one = json_first(events); one; one = json_next(one))
			model_take_purges(model, one);
	}
	json_drop(file);
}

#endif
