/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates as a school says them: "1 december", "v 12", "vt27", "läsårets slut". */
#include "rodtrad/base/day.h"
#include "rodtrad/base/text.h"

#include <string.h>

/* The last days of the terms, as near as a plan needs. */
#define SPRING_END_MONTH 6
#define SPRING_END_DAY   15
#define AUTUMN_END_MONTH 12
#define AUTUMN_END_DAY   18

#define CENTURY     2000 /* what "27" is counted from */
#define FRIDAY      5
#define YEARS_AHEAD 8 /* a leap day or a week 53 is never further away */

/* A way to say a date. False: `text` is not of this form. A day that is of this form and in
 * no calendar, as 31/2, is true and not valid. */
typedef bool spoken(const char *text, struct day today, struct day *day);

/* ---- pieces of a date ---- */

static bool
take(const char **from, const char *word)
{
	size_t bytes = strlen(word);

	if (strncmp(*from, word, bytes) != 0)
		return false;
	*from += bytes;
	return true;
}

/* Takes it if it is there; for `&&` chains. */
static bool
skip(const char **from, const char *word)
{
	(void)take(from, word);
	return true;
}

/* A number of one to `most` digits. */
static bool
take_number(const char **from, int most, int *number)
{
	const char *digits = *from;

	for (*number = 0; **from >= '0' && **from <= '9' && *from < digits + most; (*from)++)
		*number = *number * 10 + (**from - '0');
	return *from > digits;
}

/* "2027" or "27". */
static bool
take_year(const char **from, int *year)
{
	const char *digits = *from;

	if (!take_number(from, 4, year))
		return false;
	if (*from - digits == 2)
		*year += CENTURY;
	else if (*from - digits != 4)
		return false;
	return true;
}

/* "december", "dec" or "dec."; the whole name first, since the short one begins it. */
static bool
take_month(const char **from, int *month)
{
	for (*month = 1; *month <= 12; (*month)++)
		if (take(from, day_month_name(*month)) ||
		    (take(from, day_month_short(*month)) && skip(from, ".")))
			return true;
	return false;
}

/* ---- which day ---- */

static struct day
last_of_month(int year, int month)
{
	struct day day = {year, month, 31};

	while (month >= 1 && month <= 12 && day.day > 28 && !day_is_valid(day))
		day.day--;
	return day;
}

/* The next such day from `today` on; no day if no year has it. */
static struct day
next_day(struct day today, int month, int date)
{
	for (int year = today.year; year <= today.year + YEARS_AHEAD; year++) {
		struct day day = {year, month, date};

		if (day_is_valid(day) && day_compare(day, today) >= 0)
			return day;
	}
	return (struct day){0};
}

/* The Friday of a week of the year; no day if the year has no such week. */
static struct day
friday_of(int year, int week)
{
	/* 4 January is always in week 1. */
	struct day fourth = {year, 1, 4};
	int monday = day_number(fourth) - day_weekday(fourth) + 1;
	struct day friday = day_of_number(monday + (week - 1) * 7 + FRIDAY - 1);

	return week >= 1 && day_week(friday) == week ? friday : (struct day){0};
}

/* ---- the forms ---- */

static bool
say_date(const char *text, struct day today, struct day *day)
{
	(void)today;
	return take_year(&text, &day->year) && take(&text, "-") &&
	       take_number(&text, 2, &day->month) && take(&text, "-") &&
	       take_number(&text, 2, &day->day) && !*text;
}

/* "2026-12": its last day. */
static bool
say_year_month(const char *text, struct day today, struct day *day)
{
	int year, month;

	(void)today;
	if (!take_number(&text, 4, &year) || !take(&text, "-") || !take_number(&text, 2, &month) ||
	    *text || year < CENTURY)
		return false;
	*day = last_of_month(year, month);
	return true;
}

/* "dec 2026": its last day. */
static bool
say_month_year(const char *text, struct day today, struct day *day)
{
	int year, month;

	(void)today;
	if (!take_month(&text, &month) || !take(&text, " ") || !take_year(&text, &year) || *text)
		return false;
	*day = last_of_month(year, month);
	return true;
}

/* "1/12", the next to come. */
static bool
say_day_slash_month(const char *text, struct day today, struct day *day)
{
	int date, month;

	if (!take_number(&text, 2, &date) || !take(&text, "/") || !take_number(&text, 2, &month) ||
	    *text)
		return false;
	*day = next_day(today, month, date);
	return true;
}

/* "1 december", the next to come, or "1 dec 2026". */
static bool
say_day_month(const char *text, struct day today, struct day *day)
{
	int date, month, year;

	if (!take_number(&text, 2, &date) || !skip(&text, " ") || !take_month(&text, &month))
		return false;
	if (!*text) {
		*day = next_day(today, month, date);
		return true;
	}
	if (!take(&text, " ") || !take_year(&text, &year) || *text)
		return false;
	*day = (struct day){year, month, date};
	return true;
}

/* "vt27" and "ht26". */
static bool
say_term(const char *text, struct day today, struct day *day)
{
	bool spring = *text == 'v';
	int year;

	(void)today;
	if (!take(&text, spring ? "vt" : "ht") || !skip(&text, " ") || !take_year(&text, &year) ||
	    *text)
		return false;
	*day = spring ? (struct day){year, SPRING_END_MONTH, SPRING_END_DAY}
		      : (struct day){year, AUTUMN_END_MONTH, AUTUMN_END_DAY};
	return true;
}

/* "v 12", "v. 12", "v12" and "vecka 12": the next Friday of such a week. */
static bool
say_week(const char *text, struct day today, struct day *day)
{
	int week;

	if (!(take(&text, "vecka") || (take(&text, "v") && skip(&text, "."))) ||
	    !skip(&text, " ") || !take_number(&text, 2, &week) || *text)
		return false;
	*day = (struct day){0};
	/* Around New Year a week may belong to the year before. */
	for (int year = today.year - 1; year <= today.year + YEARS_AHEAD; year++) {
		struct day friday = friday_of(year, week);

		if (day_is_valid(friday) && day_compare(friday, today) >= 0) {
			*day = friday;
			return true;
		}
	}
	return true;
}

/* "läsåret 26/27": its last day. */
static bool
say_school_year(const char *text, struct day today, struct day *day)
{
	int from, to;

	(void)today;
	if (!take(&text, "läsåret ") || !take_year(&text, &from) ||
	    !(take(&text, "/") || take(&text, "-") || take(&text, "–")) || !take_year(&text, &to) ||
	    *text)
		return false;
	*day = to == from + 1 ? (struct day){to, SPRING_END_MONTH, SPRING_END_DAY}
			      : (struct day){0};
	return true;
}

static bool
say_end_of_school_year(const char *text, struct day today, struct day *day)
{
	if (strcmp(text, "läsårets slut") != 0)
		return false;
	*day = next_day(today, SPRING_END_MONTH, SPRING_END_DAY);
	return true;
}

static spoken *const forms[] = {
	say_date, say_year_month, say_month_year,  say_day_slash_month,    say_day_month,
	say_term, say_week,       say_school_year, say_end_of_school_year,
};

/* ---- what is no date ---- */

/* Words that mean another day each year and in each municipality, with a day about then for
 * the example. */
static const struct season {
	const char *word, *name;
	int month, date;
} seasons[] = {
	{"sportlov", "sportlovet", 2, 26},
	{"sportlovet", "sportlovet", 2, 26},
	{"påsk", "påsken", 3, 26},
	{"påsken", "påsken", 3, 26},
	{"påsklov", "påsklovet", 4, 2},
	{"påsklovet", "påsklovet", 4, 2},
	{"midsommar", "midsommar", 6, 23},
	{"sommarlov", "sommarlovet", 6, 15},
	{"sommarlovet", "sommarlovet", 6, 15},
	{"höstlov", "höstlovet", 10, 30},
	{"höstlovet", "höstlovet", 10, 30},
	{"jul", "julen", 12, 18},
	{"julen", "julen", 12, 18},
	{"jullov", "jullovet", 12, 18},
	{"jullovet", "jullovet", 12, 18},
};

static bool
refuse(const char *text, struct day today, struct err *err)
{
	char example[DAY_TEXT];

	for (size_t i = 0; i < COUNT(seasons); i++) {
		const struct season *season = &seasons[i];

		if (!strcmp(text, season->word))
			return err_set(
				err, ERR_FORMAT, "Skriv datum för %s, till exempel %s.",
				season->name,
				day_text(next_day(today, season->month, season->date), example));
	}
	return err_set(err, ERR_FORMAT, "Skriv ett datum, till exempel %s, 1 december eller v 12.",
		       day_text(next_day(today, 12, 1), example));
}

static bool
understand(const char *text, struct day today, struct day *day, struct err *err)
{
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct day found;

		if (!forms[i](text, today, &found))
			continue;
		if (!day_is_valid(found))
			return err_set(err, ERR_FORMAT, "%s finns inte i almanackan.", text);
		*day = found;
		return true;
	}
	return refuse(text, today, err);
}

bool
day_spoken(const char *text, struct day today, struct day *day, struct err *err)
{
	struct buf folded = {0}, trimmed = {0};

	text_fold(&folded, text);
	text_trim(&trimmed, buf_text(&folded));
	bool understood = understand(buf_text(&trimmed), today, day, err);
	buf_free(&folded);
	buf_free(&trimmed);
	return understood;
}
