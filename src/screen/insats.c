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

char *
insats_code(const struct session *session, const struct item *crossing, char code[INSATS_CODE])
{
	return outcome_code(session, crossing, code);
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
