/* SPDX-License-Identifier: EUPL-1.2 */
/* One or more stages of an effektkedja: written alone for some minutes, then gathered and linked. */
#include "kind.h"

/* clang-format off */
static const struct field fields[] = {
	{ .name = "boxes", .type = FIELD_TOKENS,
	  .offset = FIELD_OFFSET(struct chain_params, boxes, struct field_texts),
	  .required = true, .min = 1, .max = WORKSHOP_BOXES,
	  .label = "Led", .help = "Leden som steget arbetar med, i ordning." },
	{ .name = "silence", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct chain_params, silence, int), .min = 0, .max = 60,
	  .label = "Tysta minuter",
	  .help = "Så många av stegets minuter som var och en skriver för sig själv." },
	{ .name = "link_to", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct chain_params, link_to, const char *),
	  .label = "Länka till",
	  .help = "Ledet som en ny lapp länkas till. Utan namnet gäller ledet efter." },
	{ .type = FIELD_END },
};
/* clang-format on */

static const struct box *
box_named(const struct workshop *workshop, const char *id)
{
	return &workshop->box[workshop_box(workshop, id)];
}

static bool
check_stages(const struct workshop *workshop, const struct field_texts *boxes, struct err *err)
{
	if (boxes->count == 0)
		return err_set(err, ERR_FORMAT, "boxes: det ska finnas minst 1.");
	if (!kind_check_boxes(workshop, boxes, err))
		return false;
	for (int i = 0; i < boxes->count; i++)
		if (box_named(workshop, boxes->item[i])->stage == STAGE_NONE)
			return err_set(err, ERR_FORMAT,
				       "boxes[%d]: rutan %s är inget led (stage saknas).", i,
				       boxes->item[i]);
	return true;
}

/* Links go to a later stage, so that is where a new note can be linked to. */
static bool
check_link_to(const struct workshop *workshop, const struct chain_params *params, struct err *err)
{
	const char *to = params->link_to;

	if (!*to)
		return true;
	if (workshop_box(workshop, to) < 0)
		return err_set(err, ERR_FORMAT, "link_to: rutan %s finns inte.", to);
	for (int i = 0; i < params->boxes.count; i++)
		if (box_named(workshop, params->boxes.item[i])->stage >=
		    box_named(workshop, to)->stage)
			return err_set(err, ERR_FORMAT, "link_to: ledet %s kommer inte efter %s.",
				       to, params->boxes.item[i]);
	return true;
}

static bool
check(const struct workshop *workshop, const struct step *step, struct err *err)
{
	const struct chain_params *params = step->params;

	if (!check_stages(workshop, &params->boxes, err) || !check_link_to(workshop, params, err))
		return false;
	if (params->silence > step->minutes)
		return err_set(err, ERR_FORMAT, "silence: det är mer än stegets %d minuter.",
			       step->minutes);
	return true;
}

const struct step_kind step_kind_chain = {
	.id = STEP_CHAIN,
	.name = "chain",
	.summary = "Ett eller flera led i effektkedjan skrivs och länkas.",
	.needs = STEP_NEEDS_BOXES,
	.gives_notes = true,
	.fields = fields,
	.params_size = sizeof(struct chain_params),
	.check = check,
};
