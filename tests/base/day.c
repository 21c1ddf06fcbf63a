/* SPDX-License-Identifier: EUPL-1.2 */
/* Days and moments, in files and as people say them. */
#include "rodtrad/base/day.h"

#include "../check.h"

static void
check_day(struct day day, const char *want)
{
	char text[DAY_TEXT];

	CHECK_TEXT(day_text(day, text), want);
}

/* Every day of 800 years follows the one before, against a calendar kept by hand. */
static void
test_numbers(void)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct day day = {1600, 1, 1};
	int number = day_number(day), weekday = 6;

	CHECK(day_number((struct day){1970, 1, 1}) == 0);
	CHECK(day_number((struct day){2000, 3, 1}) == 11017);
	CHECK(day_number((struct day){1969, 12, 31}) == -1);
	for (; day.year < 2400; number++) {
		int leap = day.month == 2 && day.year % 4 == 0 &&
			   (day.year % 100 != 0 || day.year % 400 == 0);

		CHECK_ALL(day_number(day) == number);
		CHECK_ALL(day_compare(day_of_number(number), day) == 0);
		CHECK_ALL(day_weekday(day) == weekday);
		CHECK_ALL(day_is_valid(day));
		weekday = weekday % 7 + 1;
		if (++day.day > lengths[day.month - 1] + leap) {
			day.day = 1;
			if (++day.month > 12)
				day = (struct day){day.year + 1, 1, 1};
		}
	}
	CHECK(check_failed == 0);
	check_day(day_of_number(day_number((struct day){1, 1, 1})), "0001-01-01");
	check_day(day_of_number(day_number((struct day){9999, 12, 31})), "9999-12-31");
}

static void
test_weeks(void)
{
	CHECK(day_week((struct day){2026, 1, 1}) == 1);
	CHECK(day_week((struct day){2025, 12, 29}) == 1);
	CHECK(day_week((struct day){2025, 12, 28}) == 52);
	CHECK(day_week((struct day){2027, 1, 3}) == 53);
	CHECK(day_week((struct day){2027, 1, 4}) == 1);
	CHECK(day_week((struct day){2026, 12, 31}) == 53);
	CHECK(day_week((struct day){2024, 12, 30}) == 1);
	CHECK(day_week((struct day){2026, 10, 13}) == 42);
	CHECK(day_weekday((struct day){2026, 10, 13}) == 2);
	CHECK_TEXT(day_weekday_name(2), "tisdag");
	CHECK_TEXT(day_weekday_name(7), "söndag");
	CHECK_TEXT(day_month_name(10), "oktober");
	CHECK_TEXT(day_month_short(12), "dec");
}

static void
test_read(void)
{
	static const char *const refused[] = {
		"",           "2026-12-1",   "2026-12-01 ", " 2026-12-01", "2026-13-01",
		"2026-00-10", "2026-02-29",  "1900-02-29",  "2026-04-31",  "2026/12/01",
		"0000-01-01", "12026-01-01", "+026-12-01",  "2026-12-00",  "2026-12-0x",
	};
	struct day day = {1, 2, 3};

	for (size_t i = 0; i < COUNT(refused); i++)
		if (!CHECK(!day_read(refused[i], &day)))
			fprintf(stderr, "read: %s\n", refused[i]);
	check_day(day, "0001-02-03");
	CHECK(day_read("2024-02-29", &day));
	check_day(day, "2024-02-29");
	CHECK(day_read("2000-02-29", &day));
	CHECK(day_compare((struct day){2026, 1, 31}, (struct day){2026, 2, 1}) < 0);
	CHECK(day_compare((struct day){2026, 2, 2}, (struct day){2026, 2, 1}) > 0);
	CHECK(day_compare((struct day){2025, 12, 31}, (struct day){2026, 1, 1}) < 0);
}

static const struct day autumn = {2026, 10, 13}; /* a Tuesday in week 42 */

static void
test_spoken(void)
{
	static const struct {
		const char *said, *meant;
	} rows[] = {
		{"2026-12-01", "2026-12-01"},    {"2026-12", "2026-12-31"},
		{"2028-02", "2028-02-29"},       {"dec 2026", "2026-12-31"},
		{"feb 2027", "2027-02-28"},      {"juni 2027", "2027-06-30"},
		{"Mars 2027", "2027-03-31"},     {"dec. 26", "2026-12-31"},
		{"1/12", "2026-12-01"},          {"13/10", "2026-10-13"},
		{"12/10", "2027-10-12"},         {"29/2", "2028-02-29"},
		{"1 december", "2026-12-01"},    {"  1   DECEMBER ", "2026-12-01"},
		{"1 maj", "2027-05-01"},         {"1 dec 2026", "2026-12-01"},
		{"1 dec 2025", "2025-12-01"},    {"vt27", "2027-06-15"},
		{"VT 27", "2027-06-15"},         {"vt 2027", "2027-06-15"},
		{"ht26", "2026-12-18"},          {"v 12", "2027-03-26"},
		{"v. 42", "2026-10-16"},         {"vecka 41", "2027-10-15"},
		{"v53", "2027-01-01"},           {"v 1", "2027-01-08"},
		{"läsåret 26/27", "2027-06-15"}, {"Läsåret 2026/27", "2027-06-15"},
		{"läsårets slut", "2027-06-15"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct day day = {0};
		struct err err;

		if (!CHECK(day_spoken(rows[i].said, autumn, &day, &err)))
			fprintf(stderr, "not understood: %s\n", rows[i].said);
		check_day(day, rows[i].meant);
	}
}

static void
test_spoken_around_new_year(void)
{
	struct day day;
	struct err err;

	/* 1 January 2027 is the Friday of week 53 of 2026. */
	CHECK(day_spoken("v 53", (struct day){2027, 1, 1}, &day, &err));
	check_day(day, "2027-01-01");
	CHECK(day_spoken("v 53", (struct day){2027, 1, 2}, &day, &err));
	check_day(day, "2032-12-31");
	CHECK(day_spoken("läsårets slut", (struct day){2027, 6, 15}, &day, &err));
	check_day(day, "2027-06-15");
	CHECK(day_spoken("läsårets slut", (struct day){2027, 6, 16}, &day, &err));
	check_day(day, "2028-06-15");
}

static void
test_not_spoken(void)
{
	static const struct {
		const char *said, *answer;
	} rows[] = {
		{"sportlovet", "Skriv datum för sportlovet, till exempel 2027-02-26."},
		{"Jul", "Skriv datum för julen, till exempel 2026-12-18."},
		{"påsk", "Skriv datum för påsken, till exempel 2027-03-26."},
		{"", "Skriv ett datum, till exempel 2026-12-01, 1 december eller v 12."},
		{"snart", "Skriv ett datum, till exempel 2026-12-01, 1 december eller v 12."},
		{"v", "Skriv ett datum, till exempel 2026-12-01, 1 december eller v 12."},
		{"1/12/2026", "Skriv ett datum, till exempel 2026-12-01, 1 december eller v 12."},
		{"31/2", "31/2 finns inte i almanackan."},
		{"0/1", "0/1 finns inte i almanackan."},
		{"31 april", "31 april finns inte i almanackan."},
		{"2026-13", "2026-13 finns inte i almanackan."},
		{"2026-02-29", "2026-02-29 finns inte i almanackan."},
		{"v 54", "v 54 finns inte i almanackan."},
		{"v 0", "v 0 finns inte i almanackan."},
		{"läsåret 26/28", "läsåret 26/28 finns inte i almanackan."},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct day day = {1, 2, 3};
		struct err err = {0};

		CHECK(!day_spoken(rows[i].said, autumn, &day, &err));
		CHECK_TEXT(err.text, rows[i].answer);
		check_day(day, "0001-02-03");
	}
}

static void
test_moments(void)
{
	static const char *const refused[] = {
		"2026-11-22",
		"2026-11-22T13:00:00",
		"2026-11-22T13:00:00Z",
		"2026-11-22 13:00:00+01:00",
		"2026-11-22T24:00:00+01:00",
		"2026-11-22T13:60:00+01:00",
		"2026-11-22T13:00:60+01:00",
		"2026-11-22T13:00:00+24:00",
		"2026-11-22T13:00:00-00:00",
		"2026-11-22T13:00:00.5+01:00",
		"2026-11-31T13:00:00+01:00",
		"2026-11-22T13:00:00+01:00 ",
	};
	static const char *const kept[] = {
		"2026-11-22T13:00:00+01:00", "1969-12-31T23:59:59+00:00",
		"2026-01-01T00:30:00-09:30", "0001-01-01T00:00:00+14:00",
		"9999-12-31T23:59:59-12:00",
	};
	char text[MOMENT_TEXT];
	struct moment moment;

	for (size_t i = 0; i < COUNT(refused); i++)
		if (!CHECK(!moment_read(refused[i], &moment)))
			fprintf(stderr, "read: %s\n", refused[i]);
	for (size_t i = 0; i < COUNT(kept); i++) {
		CHECK(moment_read(kept[i], &moment));
		CHECK_TEXT(moment_text(moment, text), kept[i]);
	}
	CHECK(moment_read("2026-11-22T00:30:00+01:00", &moment));
	CHECK(moment.ms == 1795303800000 && moment.offset_minutes == 60);
	CHECK(moment_minute(moment) == 30);
	check_day(moment_day(moment), "2026-11-22");
	moment.offset_minutes = 0;
	CHECK(moment_minute(moment) == 23 * 60 + 30);
	check_day(moment_day(moment), "2026-11-21");
	moment.ms += 999;
	CHECK_TEXT(moment_text(moment, text), "2026-11-21T23:30:00+00:00");
	CHECK_TEXT(moment_text((struct moment){-1, 0}, text), "1969-12-31T23:59:59+00:00");
}

int
main(void)
{
	test_numbers();
	test_weeks();
	test_read();
	test_spoken();
	test_spoken_around_new_year();
	test_not_spoken();
	test_moments();
	return check_done("base/day");
}
