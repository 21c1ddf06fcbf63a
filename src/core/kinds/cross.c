/* SPDX-License-Identifier: EUPL-1.2 */
/* Korsa: what is with us is paired with what is around us, and each pair gives a proposal. */
#include "kind.h"

#include <string.h>

/* clang-format off */
static const struct field pair_fields[] = {
	{ .name = "id", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct pair, id, const char *), .required = true,
	  .label = "Namn", .help = "Det korta namn som förslagen känns igen på." },
	{ .name = "inner", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct pair, inner, const char *), .required = true,
	  .label = "Hos oss", .help = "Rutan som den första lappen tas ur." },
	{ .name = "outer", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct pair, outer, const char *), .required = true,
	  .label = "I omvärlden", .help = "Rutan som den andra lappen tas ur." },
	{ .name = "verb", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct pair, verb, const char *),
	  .required = true, .min = 1, .max = 20,
	  .label = "Vad man gör", .help = "Ett kort verb för kombinationen, till exempel satsa." },
	{ .name = "prompt", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct pair, prompt, const char *),
	  .required = true, .min = 1, .max = 60,
	  .label = "Fråga", .help = "Raden på väggen medan kombinationen fylls i." },
	{ .type = FIELD_END },
};

static const struct field fields[] = {
	{ .name = "pairs", .type = FIELD_LIST,
	  .offset = FIELD_OFFSET(struct cross_params, pairs, struct field_list),
	  .size = sizeof(struct pair),
	  .required = true, .min = 1, .max = 6, .of = pair_fields,
	  .label = "Kombinationer", .help = "Rutorna som korsas, två och två." },
	{ .type = FIELD_END },
};
/* clang-format on */

/* Is it a box, and one of the right side? A box of no side may stand on either. */
static bool
check_side(const struct workshop *workshop, const char *id, enum box_side wrong, const char *where,
	   struct err *err)
{
	int box = workshop_box(workshop, id);

	if (box < 0)
		return err_set(err, ERR_FORMAT, "%s: rutan %s finns inte.", where, id);
	if (workshop->box[box].side == (int)wrong)
		return err_set(err, ERR_FORMAT, "%s: rutan %s står på andra sidan (side: %s).",
			       where, id, wrong == SIDE_INNER ? "inner" : "outer");
	return true;
}

static bool
check_pair(const struct workshop *workshop, const struct pair *pair, struct err *err)
{
	if (!check_side(workshop, pair->inner, SIDE_OUTER, "inner", err) ||
	    !check_side(workshop, pair->outer, SIDE_INNER, "outer", err))
		return false;
	if (!strcmp(pair->inner, pair->outer))
		return err_set(err, ERR_FORMAT, "outer: rutan %s korsas med sig själv.",
			       pair->outer);
	return kind_check_placeholders(pair->prompt, err) || err_in(err, "prompt");
}

static bool
check_id(const struct pair *pairs, int i, struct err *err)
{
	for (int before = 0; before < i; before++)
		if (!strcmp(pairs[before].id, pairs[i].id))
			return err_set(err, ERR_FORMAT, "id: %s finns redan, i pairs[%d].",
				       pairs[i].id, before);
	return true;
}

static bool
check(const struct workshop *workshop, const struct step *step, struct err *err)
{
	const struct cross_params *params = step->params;
	const struct pair *pairs = params->pairs.item;

	for (int i = 0; i < params->pairs.count; i++)
		if (!check_id(pairs, i, err) || !check_pair(workshop, &pairs[i], err))
			return err_in(err, "pairs[%d]", i);
	return true;
}

const struct step_kind step_kind_cross = {
	.id = STEP_CROSS,
	.name = "cross",
	.summary = "Två lappar paras ihop, en hos oss och en i omvärlden, och blir ett förslag.",
	.needs = STEP_NEEDS_BOXES | STEP_NEEDS_NOTES,
	.fields = fields,
	.params_size = sizeof(struct cross_params),
	.check = check,
};
