/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A session in short, for the start screen. It can always be made again from the events, so a line
 * of another shape than ours is no harm: it is refused, and made again.
 */
#include "rodtrad/core/outcome.h"

#include "rodtrad/core/conflict.h"
#include "rodtrad/core/plan_log.h"

#include <string.h>

#include "rodtrad/base/text.h"

/* ---- made from a session ---- */

/* Copies as many whole clusters as there is room for. */
static void
copy_text(char *to, size_t room, const char *text)
{
	struct text_pos pos = {0}, next = {0};

	while (text_next(text, &next) && next.bytes < room)
		pos = next;
	memcpy(to, text, pos.bytes);
	to[pos.bytes] = '\0';
}

/* Once at the last step, a group has been through it all, even if it went back. */
static bool
has_been_last(const struct session *session)
{
	int last = session->workshop.steps - 1;

	for (int at = 0; at < session->event.count; at++) {
		const struct event *event = &session->event.item[at];

		if (event->type == EVENT_WENT && session->live[at] && event->step &&
		    workshop_step(&session->workshop, event->step) == last)
			return true;
	}
	return session->at == last;
}

static void
count_action(const struct session *session, const struct item *action, struct summary *summary)
{
	if (session_int(session, action, ITEM_CHOICE, CHOICE_NOT_NOW) != CHOICE_YES)
		return;
	summary->actions++;
	summary->ownerless += !*session_text(session, action, ITEM_OWNER) ||
			      !*session_text(session, action, ITEM_END);
	summary->broken += !outcome_is_whole(session, action);
}

static void
count_items(const struct session *session, struct summary *summary)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		if (item->removed)
			continue;
		summary->notes += item->kind == KIND_NOTE && note_is_up(item);
		summary->crossings += item->kind == KIND_CROSSING;
		if (item->kind == KIND_ACTION)
			count_action(session, item, summary);
	}
}

void
summary_of(const struct session *session, struct summary *summary)
{
	const struct item *self = session_self(session);
	const struct {
		enum item_field field;
		char *to;
		size_t room;
	} copies[] = {
		{ITEM_DELMAL, summary->delmal, sizeof summary->delmal},
		{ITEM_CATALOG, summary->catalog, sizeof summary->catalog},
		{ITEM_GROUP, summary->group, sizeof summary->group},
		{ITEM_UNIT, summary->unit, sizeof summary->unit},
		{ITEM_TITLE, summary->title, sizeof summary->title},
		{ITEM_DATE, summary->date, sizeof summary->date},
	};

	memset(summary, 0, sizeof *summary);
	for (size_t at = 0; at < COUNT(copies); at++)
		copy_text(copies[at].to, copies[at].room,
			  session_text(session, self, copies[at].field));
	copy_text(summary->workshop, sizeof summary->workshop, session->workshop.title);
	summary->step = session->at;
	summary->steps = session->workshop.steps;
	summary->prepared = session_is(session, self, ITEM_PREPARED);
	summary->sealed = outcome_is_sealed(session);
	summary->closed = has_been_last(session);
	summary->chained = outcome_is_chained(session);
	summary->waits = !text_is_blank(session_text(session, self, ITEM_WAITS));
	summary->plan = plan_log_is(session);
	summary->conflicts = conflict_items(session, NULL, 0);
	count_items(session, summary);
}

int
summary_squares(const struct summary *summary)
{
	if (summary->closed || summary->sealed)
		return summary->chained ? 4 : 3;
	return summary->prepared && !summary->step ? 1 : 2;
}

/* ---- as a line ---- */

/* A row a member, in the order of canonical JSON. */
struct summary_row {
	const char *name;
	enum json_kind kind;
	size_t offset, room; /* `room` of a text, its end counted */
};

/* clang-format off */
#define ROW(member, kind, room)	{#member, kind, offsetof(struct summary, member), room}
#define TEXT_ROW(member)	ROW(member, JSON_TEXT, sizeof(((struct summary *)0)->member))
#define INT_ROW(member)		ROW(member, JSON_INT, 0)
#define BOOL_ROW(member)	ROW(member, JSON_BOOL, 0)
static const struct summary_row rows[] = {
	INT_ROW(actions),   INT_ROW(broken),     TEXT_ROW(catalog),  BOOL_ROW(chained),
	BOOL_ROW(closed),   INT_ROW(conflicts),  INT_ROW(crossings), TEXT_ROW(date),
	TEXT_ROW(delmal),   TEXT_ROW(group),     INT_ROW(notes),     INT_ROW(ownerless),
	BOOL_ROW(plan),     BOOL_ROW(prepared),  BOOL_ROW(sealed),   INT_ROW(step),
	INT_ROW(steps),     TEXT_ROW(title),     TEXT_ROW(unit),     BOOL_ROW(waits),
	TEXT_ROW(workshop),
};
#undef ROW
#undef TEXT_ROW
#undef INT_ROW
#undef BOOL_ROW
/* clang-format on */

void
summary_write(struct buf *out, const struct summary *summary)
{
	for (size_t at = 0; at < COUNT(rows); at++) {
		const char *value = (const char *)summary + rows[at].offset;

		buf_addf(out, "%s\"%s\":", at ? "," : "{", rows[at].name);
		if (rows[at].kind == JSON_TEXT)
			json_quote(out, value);
		else if (rows[at].kind == JSON_INT)
			buf_addf(out, "%d", *(const int *)(const void *)value);
		else
			buf_add(out, *(const bool *)value ? "true" : "false");
	}
	buf_addc(out, '}');
}

static bool
read_row(const struct summary_row *row, const struct json *json, struct summary *summary)
{
	char *value = (char *)summary + row->offset;

	if (!json || json_kind(json) != row->kind)
		return false;
	if (row->kind == JSON_TEXT)
		copy_text(value, row->room, json_text(json, ""));
	else if (row->kind == JSON_INT)
		*(int *)(void *)value = json_int(json, 0);
	else
		*(bool *)value = json_bool(json, false);
	return true;
}

bool
summary_read(struct summary *summary, const char *line)
{
	struct err ignored;
	struct json *json = json_parse_own(line, strlen(line), &ignored);
	bool ok = json != NULL;

	memset(summary, 0, sizeof *summary);
	for (size_t at = 0; ok && at < COUNT(rows); at++)
		ok = read_row(&rows[at], json_member(json, rows[at].name), summary);
	json_drop(json);
	return ok;
}
