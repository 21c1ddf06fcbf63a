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
	   struct faults *faults)
{
	int box = workshop_box(workshop, id);

	if (!*id)
		return false;
	if (box < 0)
		return faults_add(faults, "%s: rutan %s finns inte.", where, id);
	if (workshop->box[box].side == (int)wrong)
		return faults_add(faults, "%s: rutan %s står på andra sidan (side: %s).", where, id,
				  wrong == SIDE_INNER ? "inner" : "outer");
	return true;
}

static void
check_pair(const struct workshop *workshop, const struct pair *pair, struct faults *faults)
{
	bool has_inner = check_side(workshop, pair->inner, SIDE_OUTER, "inner", faults);
	bool has_outer = check_side(workshop, pair->outer, SIDE_INNER, "outer", faults);

	if (has_inner && has_outer && !strcmp(pair->inner, pair->outer))
		faults_add(faults, "outer: rutan %s korsas med sig själv.", pair->outer);
	int before = faults->count;
	kind_check_placeholders(pair->prompt, faults);
	faults_in(faults, before, "prompt");
}

static void
check_id(const struct pair *pairs, int i, struct faults *faults)
{
	for (int before = 0; *pairs[i].id && before < i; before++)
		if (!strcmp(pairs[before].id, pairs[i].id)) {
			faults_add(faults, "id: %s finns redan, i pairs[%d].", pairs[i].id, before);
			return;
		}
}

static void
check(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	const struct cross_params *params = step->params;
	const struct pair *pairs = params->pairs.item;

	for (int i = 0; i < params->pairs.count; i++) {
		int before = faults->count;

		check_id(pairs, i, faults);
		check_pair(workshop, &pairs[i], faults);
		faults_in(faults, before, "pairs[%d]", i);
	}
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
