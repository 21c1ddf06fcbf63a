/* SPDX-License-Identifier: EUPL-1.2 */
/* Hur blev det?: what earlier workshops decided is followed up before anything new is begun. */
#include "kind.h"

#include "rodtrad/core/review.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "when_earlier", .type = FIELD_BOOL,
	  .offset = FIELD_OFFSET(struct review_params, when_earlier, bool),
	  .label = "Bara när något finns",
	  .help = "Steget tas med när det finns tidigare insatser att följa upp, och dess minuter läggs då till." },
	{ .type = FIELD_END },
};
/* clang-format on */

static bool
holds(const struct session *session, const struct step *step, struct err *why)
{
	int lacking = 0;

	(void)step;
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		lacking += item->kind == KIND_REVIEW && !item->removed &&
			   review_lacks_reason(session, item);
	}
	return kind_advise(why, lacking,
			   "insats har ingen mening om varför den ändras eller utgår.",
			   "insatser har ingen mening om varför de ändras eller utgår.");
}

const struct step_kind step_kind_review = {
	.id = STEP_REVIEW,
	.name = "review",
	.summary =
		"Det som tidigare workshopar bestämde följs upp: klar, pågår, ändras eller utgår.",
	.fields = fields,
	.params_size = sizeof(struct review_params),
	.holds = holds,
};
