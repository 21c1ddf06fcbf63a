/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Would a workshop work in a room? It is looked at as a whole, since a step may speak of any box
 * and needs what the steps before it give; better here than when ten people are waiting.
 */
#include "workshop_check.h"
#include "kinds/kind.h"
#include "rodtrad/base/text.h"

#include <string.h>

/* ---- boxes ---- */

/* One character that has a small and a capital form is a letter, in every script that codes are
 * written in. */
static bool
is_letter(const char *text)
{
	struct buf small = {0}, capital = {0};
	size_t bytes = 0;

	if (text_point(text, &bytes) <= 0 || text[bytes])
		return false;
	text_fold(&small, text);
	text_upper(&capital, text);
	bool is_one = strcmp(buf_text(&small), buf_text(&capital)) != 0;
	buf_free(&small);
	buf_free(&capital);
	return is_one;
}

/* Effects are E whatever their horizon; else a letter says which box a note is in. */
static bool
may_share_letter(const struct box *a, const struct box *b)
{
	return stage_is_effect((enum stage)a->stage) && stage_is_effect((enum stage)b->stage);
}

static bool
check_box(const struct workshop *workshop, int i, struct err *err)
{
	const struct box *box = &workshop->box[i];
	int same = workshop_box(workshop, box->id);

	if (same != i)
		return err_set(err, ERR_FORMAT, "id: %s finns redan, i boxes[%d].", box->id, same);
	if (!is_letter(box->letter))
		return err_set(err, ERR_FORMAT, "letter: ska vara en enda bokstav.");
	same = workshop_letter(workshop, box->letter);
	if (same != i && !may_share_letter(&workshop->box[same], box))
		return err_set(err, ERR_FORMAT, "letter: %s finns redan, i boxes[%d].", box->letter,
			       same);
	return kind_check_placeholders(box->prompt, err) || err_in(err, "prompt");
}

static bool
check_boxes(const struct workshop *workshop, struct err *err)
{
	for (int i = 0; i < workshop->boxes; i++)
		if (!check_box(workshop, i, err))
			return err_in(err, "boxes[%d]", i);
	return true;
}

/* ---- steps ---- */

static bool
refuse_need(const struct step *step, const char *reason, struct err *err)
{
	return err_set(err, ERR_FORMAT, "%s (%s) kan inte hållas: %s.", step->title,
		       step->kind->name, reason);
}

/* `notes`: some step before it gathers notes. */
static bool
check_needs(const struct workshop *workshop, const struct step *step, bool notes, struct err *err)
{
	if ((step->kind->needs & STEP_NEEDS_BOXES) && workshop->boxes == 0)
		return refuse_need(step, "workshopen har inga rutor", err);
	if ((step->kind->needs & STEP_NEEDS_NOTES) && !notes)
		return refuse_need(step, "inget steg före det samlar in lappar", err);
	return true;
}

static bool
check_lines(const struct field_texts *lines, const char *name, struct err *err)
{
	for (int i = 0; i < lines->count; i++)
		if (!kind_check_placeholders(lines->item[i], err))
			return err_in(err, "%s[%d]", name, i);
	return true;
}

static bool
check_texts(const struct step *step, struct err *err)
{
	if (!kind_check_placeholders(step->prompt, err))
		return err_in(err, "prompt");
	return check_lines(&step->say, "say", err) && check_lines(&step->think, "think", err);
}

static bool
check_step(const struct workshop *workshop, int i, bool notes, struct err *err)
{
	const struct step *step = &workshop->step[i];
	int same = workshop_step(workshop, step->id);

	if (same != i)
		return err_set(err, ERR_FORMAT, "id: %s finns redan, i steps[%d].", step->id, same);
	return check_texts(step, err) && check_needs(workshop, step, notes, err) &&
	       (!step->kind->check || step->kind->check(workshop, step, err));
}

static bool
check_steps(const struct workshop *workshop, struct err *err)
{
	bool notes = false;

	for (int i = 0; i < workshop->steps; i++) {
		if (!check_step(workshop, i, notes, err))
			return err_in(err, "steps[%d]", i);
		notes = notes || workshop->step[i].kind->gives_notes;
	}
	return true;
}

/* ---- the whole ---- */

static bool
check_people(const struct workshop *workshop, struct err *err)
{
	if (workshop->people_min <= workshop->people_max)
		return true;
	return err_set(err, ERR_FORMAT, "people: min är %d, och det är mer än max, %d.",
		       workshop->people_min, workshop->people_max);
}

static bool
check_minutes(const struct workshop *workshop, struct err *err)
{
	int sum = 0;

	for (int i = 0; i < workshop->steps; i++)
		sum += workshop->step[i].minutes;
	if (sum == workshop->minutes)
		return true;
	return err_set(err, ERR_FORMAT,
		       "minutes: ska vara summan av stegens minuter, %d, och är %d.", sum,
		       workshop->minutes);
}

bool
workshop_check(const struct workshop *workshop, struct err *err)
{
	return check_people(workshop, err) && check_boxes(workshop, err) &&
	       check_steps(workshop, err) && check_minutes(workshop, err);
}
