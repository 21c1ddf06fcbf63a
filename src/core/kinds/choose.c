/* SPDX-License-Identifier: EUPL-1.2 */
/* Välj: which proposals and activities become insatser, under which goal, who does it, and when. */
#include "kind.h"

#include "rodtrad/core/session.h"

static bool
is_chosen(const struct session *session, const struct item *item)
{
	return item->kind == KIND_ACTION && !item->removed &&
	       session_int(session, item, ITEM_CHOICE, CHOICE_NOT_NOW) == CHOICE_YES;
}

static bool
lacks_owner_or_end(const struct session *session, const struct item *item)
{
	return !*session_text(session, item, ITEM_OWNER) || !*session_text(session, item, ITEM_END);
}

static bool
holds(const struct session *session, const struct step *step, struct err *why)
{
	int lacking = 0;

	(void)step;
	for (int i = 0; i < session->items.count; i++) {
		const struct item *item = &session->items.item[i];

		lacking += is_chosen(session, item) && lacks_owner_or_end(session, item);
	}
	return kind_advise(why, lacking, "insats saknar ansvarig eller datum.",
			   "insatser saknar ansvarig eller datum.");
}

const struct step_kind step_kind_choose = {
	.id = STEP_CHOOSE,
	.name = "choose",
	.summary = "Gruppen väljer vilka förslag och aktiviteter som blir insatser, vem som gör "
		   "dem och när.",
	.fields = kind_no_fields,
	.holds = holds,
};
