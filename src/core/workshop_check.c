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

static void
check_letter(const struct workshop *workshop, int i, struct faults *faults)
{
	const char *letter = workshop->box[i].letter;
	int same = workshop_letter(workshop, letter);

	if (!is_letter(letter))
		faults_add(faults, "letter: ska vara en enda bokstav.");
	else if (same != i && !may_share_letter(&workshop->box[same], &workshop->box[i]))
		faults_add(faults, "letter: %s finns redan, i boxes[%d].", letter, same);
}

static void
check_text(const char *text, const char *name, struct faults *faults)
{
	int before = faults->count;

	kind_check_placeholders(text, faults);
	faults_in(faults, before, "%s", name);
}

static void
check_box(const struct workshop *workshop, int i, struct faults *faults)
{
	const struct box *box = &workshop->box[i];
	int same = workshop_box(workshop, box->id);

	if (*box->id && same != i)
		faults_add(faults, "id: %s finns redan, i boxes[%d].", box->id, same);
	if (*box->letter)
		check_letter(workshop, i, faults);
	check_text(box->prompt, "prompt", faults);
}

static void
check_boxes(const struct workshop *workshop, struct faults *faults)
{
	for (int i = 0; i < workshop->boxes && !faults_full(faults); i++) {
		int before = faults->count;

		check_box(workshop, i, faults);
		faults_in(faults, before, "boxes[%d]", i);
	}
}

/* A box whose name could not be read, or is another's too, may be the one that a step means. */
static bool
are_boxes_known(const struct workshop *workshop)
{
	for (int i = 0; i < workshop->boxes; i++)
		if (!*workshop->box[i].id || workshop_box(workshop, workshop->box[i].id) != i)
			return false;
	return true;
}

/* ---- steps ---- */

/* What a step may build on. */
struct known {
	bool boxes; /* every box has a name of its own */
	bool notes; /* some step before it gathers notes, or is of a kind that may do so */
};

static void
refuse_need(const struct step *step, const char *reason, struct faults *faults)
{
	faults_add(faults, "%s (%s) kan inte hållas: %s.", *step->title ? step->title : "Steget",
		   step->kind->name, reason);
}

static void
check_needs(const struct workshop *workshop, const struct step *step, struct known known,
	    struct faults *faults)
{
	if ((step->kind->needs & STEP_NEEDS_BOXES) && known.boxes && workshop->boxes == 0)
		refuse_need(step, "workshopen har inga rutor", faults);
	else if ((step->kind->needs & STEP_NEEDS_NOTES) && !known.notes)
		refuse_need(step, "inget steg före det samlar in lappar", faults);
	if (step->kind->check && known.boxes)
		step->kind->check(workshop, step, faults);
}

static void
check_lines(const struct field_texts *lines, const char *name, struct faults *faults)
{
	for (int i = 0; i < lines->count; i++) {
		int before = faults->count;

		kind_check_placeholders(lines->item[i], faults);
		faults_in(faults, before, "%s[%d]", name, i);
	}
}

static void
check_step(const struct workshop *workshop, int i, struct known known, struct faults *faults)
{
	const struct step *step = &workshop->step[i];
	int same = workshop_step(workshop, step->id);

	if (*step->id && same != i)
		faults_add(faults, "id: %s finns redan, i steps[%d].", step->id, same);
	check_text(step->prompt, "prompt", faults);
	check_lines(&step->say, "say", faults);
	check_lines(&step->think, "think", faults);
	if (step->kind)
		check_needs(workshop, step, known, faults);
}

static void
check_steps(const struct workshop *workshop, bool boxes_known, struct faults *faults)
{
	struct known known = {.boxes = boxes_known};

	for (int i = 0; i < workshop->steps && !faults_full(faults); i++) {
		const struct step_kind *kind = workshop->step[i].kind;
		int before = faults->count;

		check_step(workshop, i, known, faults);
		faults_in(faults, before, "steps[%d]", i);
		known.notes = known.notes || !kind || kind->gives_notes;
	}
}

/* ---- the whole ---- */

static void
check_people(const struct workshop *workshop, struct faults *faults)
{
	if (workshop->people_min > workshop->people_max)
		faults_add(faults, "people: min är %d, och det är mer än max, %d.",
			   workshop->people_min, workshop->people_max);
}

static void
check_minutes(const struct workshop *workshop, struct faults *faults)
{
	int sum = 0;

	for (int i = 0; i < workshop->steps; i++) {
		if (workshop->step[i].minutes == MINUTES_UNREAD)
			return;
		if (!step_is_extra(&workshop->step[i]))
			sum += workshop->step[i].minutes;
	}
	if (workshop->minutes && workshop->steps && sum != workshop->minutes)
		faults_add(faults, "minutes: ska vara summan av stegens minuter, %d, och är %d.",
			   sum, workshop->minutes);
}

void
workshop_check(const struct workshop *workshop, bool boxes_read, struct faults *faults)
{
	check_people(workshop, faults);
	check_boxes(workshop, faults);
	check_steps(workshop, boxes_read && are_boxes_known(workshop), faults);
	check_minutes(workshop, faults);
}
