/* SPDX-License-Identifier: EUPL-1.2 */
/* Days and moments as they are written in files. What people say is in day_spoken.c. */
#include "rodtrad/base/day.h"

#include <string.h>

#define YEAR_MAX       9999
#define DAYS_IN_ERA    146097 /* 400 years, after which the calendar repeats */
#define ERA_TO_1970    719468 /* days from 0000-03-01 to 1970-01-01 */
#define MS_IN_MINUTE   60000
#define MINUTES_IN_DAY 1440

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool
day_is_valid(struct day day)
{
	return day.year >= 1 && day.year <= YEAR_MAX && day.month >= 1 && day.month <= 12 &&
	       day.day >= 1 && day.day <= days_in(day.year, day.month);
}

int
day_compare(struct day a, struct day b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Division and remainder that round down below zero too. */
static int64_t
floor_div(int64_t number, int64_t by)
{
	return number / by - (number % by < 0);
}

static int64_t
floor_mod(int64_t number, int64_t by)
{
	return number - floor_div(number, by) * by;
}

/*
 * Years are counted from 1 March, so that the leap day comes last and 153 days are five
 * months wherever one begins.
 */
int
day_number(struct day day)
{
	int year = day.year - (day.month <= 2);
	int64_t era = floor_div(year, 400);
	int64_t year_of_era = year - era * 400;
	int day_of_year = (153 * ((day.month + 9) % 12) + 2) / 5 + day.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return (int)(era * DAYS_IN_ERA + day_of_era - ERA_TO_1970);
}

struct day
day_of_number(int number)
{
	int64_t days = (int64_t)number + ERA_TO_1970;
	int64_t era = floor_div(days, DAYS_IN_ERA);
	int64_t day_of_era = floor_mod(days, DAYS_IN_ERA);
	int64_t year = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			day_of_era / (DAYS_IN_ERA - 1)) /
		       365;
	int64_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * day_of_year + 2) / 153;
	struct day day;

	day.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	day.month = (int)(month < 10 ? month + 3 : month - 9);
	day.year = (int)(year + era * 400) + (day.month <= 2);
	return day;
}

int
day_weekday(struct day day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)floor_mod(day_number(day) + 3, 7) + 1;
}

int
day_week(struct day day)
{
	/* A week belongs to the year that has its Thursday. */
	int thursday = day_number(day) + 4 - day_weekday(day);
	struct day new_year = {day_of_number(thursday).year, 1, 1};

	return (thursday - day_number(new_year)) / 7 + 1;
}

/* ---- as text ---- */

/* Writes the last `count` digits of `number`, and what comes after them. */
static char *
put(char *to, int number, int count, const char *after)
{
	unsigned left = (unsigned)number;

	for (int i = count - 1; i >= 0; i--, left /= 10)
		to[i] = (char)('0' + left % 10);
	strcpy(to + count, after);
	return to + count + strlen(after);
}

/* Reads exactly `count` digits and what comes after them. */
static bool
take(const char **from, int *number, int count, const char *after)
{
	*number = 0;
	for (; count > 0; count--, (*from)++) {
		if (**from < '0' || **from > '9')
			return false;
		*number = *number * 10 + (**from - '0');
	}
	if (strncmp(*from, after, strlen(after)) != 0)
		return false;
	*from += strlen(after);
	return true;
}

char *
day_text(struct day day, char text[DAY_TEXT])
{
	char *to = put(text, day.year, 4, "-");

	to = put(to, day.month, 2, "-");
	put(to, day.day, 2, "");
	return text;
}

/* Reads a valid day and goes to what comes after it. */
static bool
take_day(const char **from, struct day *day)
{
	return take(from, &day->year, 4, "-") && take(from, &day->month, 2, "-") &&
	       take(from, &day->day, 2, "") && day_is_valid(*day);
}

bool
day_read(const char *text, struct day *day)
{
	struct day found;

	if (!take_day(&text, &found) || *text)
		return false;
	*day = found;
	return true;
}

const char *
day_weekday_name(int weekday)
{
	static const char *const names[] = {"måndag", "tisdag", "onsdag", "torsdag",
					    "fredag", "lördag", "söndag"};

	return names[weekday - 1];
}

const char *
day_month_name(int month)
{
	static const char *const names[] = {"januari",   "februari", "mars",     "april",
					    "maj",       "juni",     "juli",     "augusti",
					    "september", "oktober",  "november", "december"};

	return names[month - 1];
}

const char *
day_month_short(int month)
{
	static const char *const names[] = {"jan", "feb", "mar", "apr", "maj", "jun",
					    "jul", "aug", "sep", "okt", "nov", "dec"};

	return names[month - 1];
}

/* ---- moments ---- */

/* Milliseconds on the wall clock of the place, as if it were at UTC. */
static int64_t
local_ms(struct moment moment)
{
	return moment.ms + (int64_t)moment.offset_minutes * MS_IN_MINUTE;
}

struct day
moment_day(struct moment moment)
{
	return day_of_number(
		(int)floor_div(local_ms(moment), (int64_t)MINUTES_IN_DAY * MS_IN_MINUTE));
}

int
moment_minute(struct moment moment)
{
	return (int)floor_mod(floor_div(local_ms(moment), MS_IN_MINUTE), MINUTES_IN_DAY);
}

char *
moment_text(struct moment moment, char text[MOMENT_TEXT])
{
	int minute = moment_minute(moment), offset = moment.offset_minutes;
	int second = (int)floor_mod(floor_div(local_ms(moment), 1000), 60);
	char *to = day_text(moment_day(moment), text) + DAY_TEXT - 1;

	*to++ = 'T';
	to = put(to, minute / 60, 2, ":");
	to = put(to, minute % 60, 2, ":");
	to = put(to, second, 2, offset < 0 ? "-" : "+");
	offset = offset < 0 ? -offset : offset;
	to = put(to, offset / 60, 2, ":");
	put(to, offset % 60, 2, "");
	return text;
}

/* Reads "+01:00". "-00:00" is refused: it means an unknown place, which we cannot keep. */
static bool
take_offset(const char **from, int *minutes)
{
	bool west = **from == '-';
	int hour, minute;

	if (!west && **from != '+')
		return false;
	(*from)++;
	if (!take(from, &hour, 2, ":") || !take(from, &minute, 2, "") || hour > 23 || minute > 59)
		return false;
	*minutes = hour * 60 + minute;
	if (west)
		*minutes = -*minutes;
	return !west || *minutes;
}

bool
moment_read(const char *text, struct moment *moment)
{
	struct day day;
	int hour, minute, second, offset;

	if (!take_day(&text, &day) || *text++ != 'T')
		return false;
	if (!take(&text, &hour, 2, ":") || !take(&text, &minute, 2, ":") ||
	    !take(&text, &second, 2, "") || hour > 23 || minute > 59 || second > 59)
		return false;
	if (!take_offset(&text, &offset) || *text)
		return false;
	int64_t minutes = (int64_t)day_number(day) * MINUTES_IN_DAY + hour * 60 + minute - offset;
	*moment = (struct moment){minutes * MS_IN_MINUTE + second * 1000, offset};
	return true;
}
