/* SPDX-License-Identifier: EUPL-1.2 */
/* A session's events and items: taking them in, and looking things up. Folding is in fold.c. */
#include "rodtrad/core/session.h"

#include <string.h>

#include "rodtrad/base/vec.h"
#include "fold.h"

void
session_free(struct session *session)
{
	arena_free(&session->arena);
	vec_free(&session->event);
	workshop_free(&session->workshop);
	vec_free(&session->items);
	vec_free(&session->slot);
	vec_free(&session->giving);
	vec_free(&session->names);
	mem_free(session->live);
	mem_free(session->item_of);
	mem_free(session->index);
	memset(session, 0, sizeof *session);
}

void
session_take_event(struct session *session, const struct event *event)
{
	*vec_add(&session->event) = *event;
}

bool
session_take_record(struct session *session, const struct record *record, struct err *err)
{
	struct event event;

	if (!event_of_record(&event, record, &session->arena, err))
		return false;
	session_take_event(session, &event);
	return true;
}

const struct item *
session_item(const struct session *session, struct id id)
{
	int event = fold_event(session, id);
	int item = event < 0 ? -1 : session->item_of[event];

	return item < 0 ? NULL : &session->items.item[item];
}

const struct item *
session_self(const struct session *session)
{
	return &session->items.item[session->self];
}

static const struct slot *
session_slot(const struct session *session, const struct item *item, int field)
{
	for (int slot = item->slot; slot >= 0; slot = session->slot.item[slot].next)
		if (session->slot.item[slot].field == field)
			return &session->slot.item[slot];
	return NULL;
}

const struct given *
session_given(const struct session *session, const struct item *item, enum item_field field)
{
	const struct slot *slot = item ? session_slot(session, item, (int)field) : NULL;
	const struct giving *shown;

	if (!slot || slot->shown < 0)
		return NULL;
	shown = &session->giving.item[slot->shown];
	return &session->event.item[shown->event].with[shown->with];
}

const char *
session_text(const struct session *session, const struct item *item, enum item_field field)
{
	const struct given *given = session_given(session, item, field);

	return given && given->here == HERE ? given->text : "";
}

int
session_int(const struct session *session, const struct item *item, enum item_field field, int none)
{
	const struct given *given = session_given(session, item, field);

	if (!given || (given->kind == JSON_TEXT && given->number < 0))
		return none;
	return given->number;
}

struct id
session_ref(const struct session *session, const struct item *item, enum item_field field)
{
	const struct given *given = session_given(session, item, field);

	return given && given->refs ? given->ref[0] : (struct id){{0}};
}

bool
session_is(const struct session *session, const struct item *item, enum item_field field)
{
	const struct given *given = session_given(session, item, field);

	return given && given->kind == JSON_BOOL && given->number;
}

bool
session_in_conflict(const struct session *session, const struct item *item, enum item_field field)
{
	const struct slot *slot = session_slot(session, item, (int)field);

	return slot && slot->conflict;
}
