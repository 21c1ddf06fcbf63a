/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Days and moments as they are written in files, read on the wall and said in a room. No
 * clock: the shell hands the moment in.
 */
#ifndef RODTRAD_BASE_DAY_H
#define RODTRAD_BASE_DAY_H

#include "rodtrad/base/err.h"

#define DAY_TEXT    11 /* bytes of "2026-12-01" and its end */
#define MOMENT_TEXT 26 /* bytes of "2026-11-22T13:00:00+01:00" and its end */

/* A day of the Gregorian calendar. Year 0 is no day. */
struct day {
	int year, month, day; /* month and day from 1 */
};

/* A moment and the offset of the place where it was lived. */
struct moment {
	int64_t ms;         /* since 1970-01-01T00:00:00Z */
	int offset_minutes; /* east of UTC */
};

bool day_is_valid(struct day day);
int day_compare(struct day a, struct day b);
/* Days since 1970-01-01, and back. */
int day_number(struct day day);
struct day day_of_number(int number);
/* 1 Monday … 7 Sunday. */
int day_weekday(struct day day);
/* ISO 8601 week number. */
int day_week(struct day day);

/* "2026-12-01". day_read takes exactly that form of a valid day. */
char *day_text(struct day day, char text[DAY_TEXT]);
bool day_read(const char *text, struct day *day) MUST_USE;

/*
 * A date as people say it: "2026-12-01", "2026-12" and "dec 2026" (its last day), "1/12" and
 * "1 december" (the next to come, `today` included), "1 dec 2026", "vt27" (2027-06-15),
 * "ht26" (2026-12-18), "v 12" (the Friday of that week, the next to come),
 * "läsåret 26/27" (2027-06-15), "läsårets slut" (the next 15 June). Case and extra spaces do
 * not matter. "sportlovet", "påsk", "jul" and anything else: false, and `err` says in Swedish
 * what to write.
 */
bool day_spoken(const char *text, struct day today, struct day *day, struct err *err) MUST_USE;

/* Swedish names: "måndag", "mån", "januari", "jan"; weekday and month from 1. */
const char *day_weekday_name(int weekday);
const char *day_month_name(int month);
const char *day_month_short(int month);

/* The day and the time of day at the place of the moment. */
struct day moment_day(struct moment moment);
int moment_minute(struct moment moment); /* minutes since midnight, 0–1439 */

/* RFC 3339 with offset, whole seconds. moment_read takes that form. */
char *moment_text(struct moment moment, char text[MOMENT_TEXT]);
bool moment_read(const char *text, struct moment *moment) MUST_USE;

#endif
