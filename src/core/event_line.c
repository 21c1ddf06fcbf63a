/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing an event as one line of canonical JSON: its keys in order, those that this program does not
 * know among them, so that the same event is the same bytes wherever it is written.
 */
#include <string.h>

#include "rodtrad/core/event.h"

/* Keys come in order; what is unknown is let in where it belongs. */
struct line {
	struct buf *out;
	const struct event *event;
	int extra;     /* the next of the unknown members */
	bool has_some; /* a comma is due */
};

static void
line_key(struct line *line, const char *name)
{
	if (line->has_some)
		buf_addc(line->out, ',');
	line->has_some = true;
	json_quote(line->out, name);
	buf_addc(line->out, ':');
}

/* Writes the unknown members that come before `name` (NULL: all that are left), then its key. */
static void
line_member(struct line *line, const char *name)
{
	const struct event *event = line->event;

	while (line->extra < event->extras &&
	       (!name || json_key_compare(event->extra[line->extra].name, name) < 0)) {
		line_key(line, event->extra[line->extra].name);
		buf_add(line->out, event->extra[line->extra++].json);
	}
	if (name)
		line_key(line, name);
}

static void
line_text(struct line *line, const char *name, const char *text)
{
	if (!text)
		return;
	line_member(line, name);
	json_quote(line->out, text);
}

static void
line_id(struct line *line, const char *name, struct id id)
{
	char text[ID_TEXT];

	if (!id_is_none(id))
		line_text(line, name, id_text(id, text));
}

static void
line_rows(struct line *line, const char *name, const struct replaced *rows, int count)
{
	char text[ID_TEXT];

	if (!count)
		return;
	line_member(line, name);
	for (int row = 0; row < count; row++) {
		buf_addc(line->out, row ? ',' : '{');
		json_quote(line->out, rows[row].name);
		for (int tip = 0; tip < rows[row].tips; tip++) {
			buf_add(line->out, tip ? "," : ":[");
			json_quote(line->out, id_text(rows[row].tip[tip], text));
		}
		buf_add(line->out, rows[row].tips ? "]" : ":[]");
	}
	buf_addc(line->out, '}');
}

/* The names of the texts that lie beside, or that are withheld. */
static void
line_names(struct line *line, const char *name, const bool *leave_out)
{
	const struct event *event = line->event;
	bool some = false;

	for (int at = 0; at < event->withs; at++) {
		if (!event->with[at].is_text || (leave_out && leave_out[at]))
			continue;
		if (!some)
			line_member(line, name);
		buf_addc(line->out, some ? ',' : '[');
		json_quote(line->out, event->with[at].name);
		some = true;
	}
	if (some)
		buf_addc(line->out, ']');
}

static void
line_with(struct line *line, const bool *leave_in)
{
	const struct event *event = line->event;
	bool some = false;

	for (int at = 0; at < event->withs; at++) {
		const struct given *given = &event->with[at];

		if (given->is_text && !(leave_in && leave_in[at]))
			continue;
		if (!some)
			line_member(line, "with");
		buf_addc(line->out, some ? ',' : '{');
		json_quote(line->out, given->name);
		buf_addc(line->out, ':');
		if (given->kind == JSON_TEXT)
			json_quote(line->out, given->text);
		else
			buf_add(line->out, given->text);
		some = true;
	}
	if (some)
		buf_addc(line->out, '}');
}

/* `texts` says for each of `withs` whether its text is in the line; NULL: the skeleton. */
static void
line_write(struct buf *out, const struct event *event, const bool *texts)
{
	struct line line = {.out = out, .event = event};

	buf_addc(out, '{');
	line_text(&line, "at", event->at);
	line_member(&line, "clock");
	buf_addf(out, "%d", event->clock);
	if (event->closes >= 0) {
		line_member(&line, "closes");
		buf_addf(out, "%d", event->closes);
	}
	line_id(&line, "gesture", event->gesture);
	line_id(&line, "id", event->id);
	line_id(&line, "item", event->item);
	line_text(&line, "kind", event->kind_name);
	line_rows(&line, "purges", event->purges, event->purgings);
	line_rows(&line, "replaces", event->replaces, event->replacings);
	line_text(&line, "step", event->step);
	if (!texts)
		line_names(&line, "texts", NULL);
	line_text(&line, "type", event->type_name);
	line_id(&line, "undoes", event->undoes);
	line_with(&line, texts);
	if (texts)
		line_names(&line, "withheld", texts);
	line_member(&line, NULL);
	buf_addc(out, '}');
}

void
event_skeleton(struct buf *out, const struct event *event)
{
	line_write(out, event, NULL);
}

void
event_line(struct buf *out, const struct event *event, const bool *keep)
{
	bool texts[EVENT_WITHS];

	for (int at = 0; at < event->withs; at++)
		texts[at] = event->with[at].here == HERE && (!keep || keep[at]);
	line_write(out, event, texts);
}

void
event_record(struct record *record, const struct event *event, struct arena *arena)
{
	struct record_text *text = arena_new(arena, (size_t)(event->withs + 1) * sizeof *text);
	struct buf line = {0};
	int texts = 0;

	event_skeleton(&line, event);
	for (int at = 0; at < event->withs; at++)
		if (event->with[at].is_text)
			text[texts++] = (struct record_text){
				event->with[at].name,
				event->with[at].here == HERE ? event->with[at].text : NULL,
			};
	*record = (struct record){
		.id = event->id,
		.clock = event->clock,
		.line = arena_text(arena, buf_text(&line)),
		.text = text,
		.texts = texts,
		.mine = event->mine,
	};
	buf_free(&line);
}
