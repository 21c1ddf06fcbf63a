/* SPDX-License-Identifier: EUPL-1.2 */
/* The words for an insats that several pages share: its day, its code, its gaps. */
#include "insats.h"

#include <stdio.h>

static bool
is_last_of_month(struct day day)
{
	return day_of_number(day_number(day) + 1).day == 1;
}

char *
insats_day(const char *date, char text[INSATS_DAY])
{
	struct day day;

	text[0] = 0;
	if (!day_read(date, &day))
		return text;
	if (is_last_of_month(day))
		snprintf(text, INSATS_DAY, "%s %d", day_month_short(day.month), day.year);
	else
		snprintf(text, INSATS_DAY, "%d %s %d", day.day, day_month_short(day.month),
			 day.year);
	return text;
}

static bool
has_kind(const struct workshop *workshop, enum step_kind_id kind)
{
	for (int step = 0; step < workshop->steps; step++)
		if (workshop->step[step].kind->id == kind)
			return true;
	return false;
}

const char *
insats_no_proposals(const struct workshop *workshop)
{
	static const char *const words[2][2] = {
		{"Inga insatser än.", "Inga aktiviteter än."},
		{"Inga förslag än.", "Inga förslag och inga aktiviteter än."},
	};
	bool crosses = has_kind(workshop, STEP_CROSS);
	bool chains = workshop_stage(workshop, STAGE_ACTIVITY) >= 0;

	return words[crosses][chains];
}

bool
insats_has_proposals(const struct workshop *workshop)
{
	return has_kind(workshop, STEP_CROSS) || workshop_stage(workshop, STAGE_ACTIVITY) >= 0;
}

bool
insats_is_chosen(const struct session *session, const struct item *item)
{
	return item->kind == KIND_ACTION && !item->removed &&
	       session_int(session, item, ITEM_CHOICE, CHOICE_NOT_NOW) == CHOICE_YES;
}

int
insats_value(struct pane cell, enum style style, const char *value, const char *missing)
{
	if (*value)
		return pane_wrapped(cell, style, value);
	pane_textf(cell, 0, 0, STYLE_WARN, " %s ", missing);
	return 1;
}
