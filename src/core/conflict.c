/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads off what folding found: the heads of each field in conflict, and who gave them. */
#include "rodtrad/core/conflict.h"

static const struct given *
given_of(const struct session *session, const struct giving *giving)
{
	return &session->event.item[giving->event].with[giving->with];
}

static bool
is_listed(const struct conflict *conflict, const struct given *given)
{
	for (int at = 0; at < conflict->heads; at++)
		if (given_same(conflict->head[at].given, given))
			return true;
	return false;
}

/* The live givings that no live giving covers (rule 7). */
static void
list_heads(const struct session *session, const struct slot *slot, struct conflict *conflict)
{
	for (int at = slot->last; at >= 0; at = session->giving.item[at].before) {
		const struct giving *giving = &session->giving.item[at];
		const struct given *given = given_of(session, giving);

		if (!session->live[giving->event] || giving->covered ||
		    is_listed(conflict, given) || conflict->heads == CONFLICT_HEADS)
			continue;
		conflict->head[conflict->heads++] =
			(struct conflict_head){&session->event.item[giving->event], given};
	}
}

static bool
is_disputed(const struct item *item, const struct slot *slot)
{
	return slot->field == ITEM_REMOVED ? item->removal_disputed : slot->conflict;
}

bool
conflict_is_in(const struct session *session, const struct item *item)
{
	if (item->removed)
		return false;
	for (int at = item->slot; at >= 0; at = session->slot.item[at].next)
		if (is_disputed(item, &session->slot.item[at]))
			return true;
	return false;
}

int
conflict_fields(const struct session *session, const struct item *item, struct conflict *conflict,
		int max)
{
	int count = 0;

	if (item->removed)
		return 0;
	for (int removal = 1; removal >= 0; removal--)
		for (int at = item->slot; at >= 0; at = session->slot.item[at].next) {
			const struct slot *slot = &session->slot.item[at];

			if ((slot->field == ITEM_REMOVED) != (removal == 1) ||
			    !is_disputed(item, slot) || count == max)
				continue;
			conflict[count] = (struct conflict){.field = slot->field};
			list_heads(session, slot, &conflict[count++]);
		}
	return count;
}

int
conflict_items(const struct session *session, int *item, int max)
{
	int count = 0;

	for (int at = 0; at < session->items.count; at++)
		if (conflict_is_in(session, &session->items.item[at])) {
			if (count < max)
				item[count] = at;
			count++;
		}
	return count;
}
