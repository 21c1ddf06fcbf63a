/* SPDX-License-Identifier: EUPL-1.2 */
/* Vässa: one note at a time, until every note has been seen by all. */
#include "kind.h"

#include "rodtrad/core/note.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "boxes", .type = FIELD_TOKENS,
	  .offset = FIELD_OFFSET(struct sharpen_params, boxes, struct field_texts),
	  .max = WORKSHOP_BOXES,
	  .label = "Rutor", .help = "Rutorna som gås igenom. Utan listan gäller alla." },
	{ .name = "most", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct sharpen_params, most, int),
	  .min = 1, .max = 40, .fallback = 5,
	  .label = "Högst i en ruta",
	  .help = "Så många lappar bör en ruta ha när den är genomgången." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	const struct sharpen_params *params = step->params;

	kind_check_boxes(workshop, &params->boxes, faults);
}

/* Is it on the wall in one of the step's boxes, and not yet gone through? */
static bool
is_unseen(const struct session *session, const struct sharpen_params *params,
	  const struct item *item)
{
	return item->kind == KIND_NOTE && note_is_up(item) &&
	       kind_has_box(&session->workshop, &params->boxes, note_box(item)) &&
	       !session_is(session, item, ITEM_SEEN);
}

static bool
holds(const struct session *session, const struct step *step, struct err *why)
{
	int unseen = 0;

	for (int i = 0; i < session->items.count; i++)
		unseen += is_unseen(session, step->params, &session->items.item[i]);
	return kind_advise(why, unseen, "lapp är inte läst än.", "lappar är inte lästa än.");
}

const struct step_kind step_kind_sharpen = {
	.id = STEP_SHARPEN,
	.name = "sharpen",
	.summary = "Gruppen går igenom lapparna en i taget: förtydligar, slår ihop och delar.",
	.needs = STEP_NEEDS_BOXES | STEP_NEEDS_NOTES,
	.fields = fields,
	.params_size = sizeof(struct sharpen_params),
	.check = check,
	.holds = holds,
};
