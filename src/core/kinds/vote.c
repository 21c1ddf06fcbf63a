/* SPDX-License-Identifier: EUPL-1.2 */
/* Rösta: everybody writes codes on a slip, or the dots are counted by hand. */
#include "kind.h"

#include "../gesture.h"
#include "rodtrad/core/tally.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "boxes", .type = FIELD_TOKENS,
	  .offset = FIELD_OFFSET(struct vote_params, boxes, struct field_texts),
	  .max = WORKSHOP_BOXES,
	  .label = "Rutor", .help = "Rutorna som man röstar i. Utan listan gäller alla." },
	{ .name = "dots", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct vote_params, dots, int), .min = 0, .max = TALLY_CODES,
	  .label = "Prickar var",
	  .help = "Prickar för var och en. 0 låter antalet lappar avgöra: tre till fem." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	const struct vote_params *params = step->params;

	kind_check_boxes(workshop, &params->boxes, faults);
}

static int
slips_in(const struct gesture *gesture)
{
	int slips = 0;

	for (int i = 0; i < gesture->count; i++)
		slips += gesture->item[i].event.type == EVENT_ADDED &&
			 gesture->item[i].event.kind == KIND_RATING;
	return slips;
}

/* One slip a person: a late guest is counted first. */
static bool
may(const struct session *session, const struct step *step, const struct gesture *gesture,
    struct err *err)
{
	(void)step;
	return slips_in(gesture) == 0 || tally_has_room(session, err);
}

/* Slips are what is waited for, unless the dots are being counted by hand. */
static bool
holds(const struct session *session, const struct step *step, struct err *why)
{
	struct tally tally = tally_of(session, step);

	if (tally.slips == 0 && tally.dots > 0)
		return kind_advise(why, tally.budget - tally.dots, "prick är kvar.",
				   "prickar är kvar.");
	return kind_advise(why, tally.people - tally.slips, "röstsedel är kvar.",
			   "röstsedlar är kvar.");
}

const struct step_kind step_kind_vote = {
	.id = STEP_VOTE,
	.name = "vote",
	.summary = "Var och en ger prickar på en röstsedel. Resultatet visas när alla är inlästa.",
	.needs = STEP_NEEDS_BOXES | STEP_NEEDS_NOTES,
	.fields = fields,
	.params_size = sizeof(struct vote_params),
	.check = check,
	.may = may,
	.holds = holds,
};
