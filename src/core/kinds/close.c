/* SPDX-License-Identifier: EUPL-1.2 */
/* Klart: what the group came to, and who takes care of what was parked. */
#include "kind.h"

#include "rodtrad/core/note.h"

static bool
holds(const struct session *session, const struct step *step, struct err *why)
{
	int homeless = 0;

	(void)step;
	for (int i = 0; i < session->items.count; i++) {
		const struct item *item = &session->items.item[i];

		homeless += item->kind == KIND_NOTE && note_is_parked(session, item) &&
			    !*session_text(session, item, ITEM_RECEIVER);
	}
	return kind_advise(why, homeless, "parkerad lapp saknar mottagare.",
			   "parkerade lappar saknar mottagare.");
}

const struct step_kind step_kind_close = {
	.id = STEP_CLOSE,
	.name = "close",
	.summary = "Gruppen ser vad den kom fram till och bestämmer vem som för det vidare.",
	.fields = kind_no_fields,
	.holds = holds,
};
