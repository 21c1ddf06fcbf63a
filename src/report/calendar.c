/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan as iCalendar (RFC 5545), one way: a row is something to do, and its deadline and its check dates
 * are days as well. Its moments are those of the row's last event, so that a calendar sees what is new
 * and a file is the same whenever it is written.
 */
#include <stdio.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/report/report.h"

#define LINE_BYTES 75 /* of one line, what breaks it not counted */
#define STAMP      20 /* bytes of "20261122T120000Z" and some */

struct entry {
	struct buf *out;
	const struct plan_row *row;
	char stamp[STAMP]; /* of its last event */
};

/* ---- lines ---- */

/* Adds one line, broken where it is too long: never inside a character; what goes on begins with a space. */
static void
add_folded(struct buf *out, const char *line)
{
	size_t room = LINE_BYTES;

	while (strlen(line) > room) {
		size_t bytes = room;

		while (bytes > 1 && ((unsigned char)line[bytes] & 0xC0) == 0x80)
			bytes--;
		buf_addn(out, line, bytes);
		buf_add(out, "\r\n ");
		line += bytes;
		room = LINE_BYTES - 1;
	}
	buf_add(out, line);
	buf_add(out, "\r\n");
}

static void
add_escaped(struct buf *out, const char *text)
{
	struct buf shown = {0};

	text_show(&shown, text);
	for (const char *at = buf_text(&shown); *at; at++) {
		if (strchr("\\;,", *at))
			buf_addc(out, '\\');
		buf_addc(out, *at);
	}
	buf_free(&shown);
}

/* NAME:text */
static void
add_text(struct entry *entry, const char *name, const char *text)
{
	struct buf line = {0};

	buf_addf(&line, "%s:", name);
	add_escaped(&line, text);
	add_folded(entry->out, buf_text(&line));
	buf_free(&line);
}

/* ---- days and moments ---- */

static void
add_day(struct entry *entry, const char *name, const char *date)
{
	struct day day;

	if (day_read(date, &day))
		buf_addf(entry->out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, day.year, day.month,
			 day.day);
}

/* In UTC. A row of the document is as old as the document. */
static void
find_stamp(struct entry *entry, const struct catalog *catalog)
{
	struct moment moment = {0};
	struct day day = {1970, 1, 1};
	int64_t seconds;

	if (moment_read(entry->row->changed, &moment))
		moment.offset_minutes = 0;
	else if (catalog && day_read(catalog->valid_from, &day))
		moment.ms = (int64_t)day_number(day) * 86400000;
	day = moment_day(moment);
	seconds = moment.ms / 1000 - (int64_t)day_number(day) * 86400;
	snprintf(entry->stamp, sizeof entry->stamp, "%04u%02u%02uT%02u%02u%02uZ",
		 (unsigned)day.year % 10000, (unsigned)day.month % 100, (unsigned)day.day % 100,
		 (unsigned)(seconds / 3600) % 100, (unsigned)(seconds / 60 % 60),
		 (unsigned)(seconds % 60));
}

/* ---- one thing ---- */

/* Its name, which is the row's with `ending`; and when it was last changed. */
static void
begin_entry(struct entry *entry, const char *what, const char *ending)
{
	struct buf id = {0};

	buf_addf(entry->out, "BEGIN:%s\r\n", what);
	buf_addf(&id, "%s%s", entry->row->id, ending);
	add_text(entry, "UID", buf_text(&id));
	buf_free(&id);
	buf_addf(entry->out, "DTSTAMP:%s\r\nLAST-MODIFIED:%s\r\nSEQUENCE:%d\r\n", entry->stamp,
		 entry->stamp, entry->row->changes);
}

/* "Mål 3", the unit: what a calendar can colour by. */
static void
add_categories(struct entry *entry)
{
	struct buf line = {0};

	buf_add(&line, "CATEGORIES:");
	if (entry->row->goal)
		buf_addf(&line, "Mål %d", entry->row->goal);
	else
		buf_add(&line, "Utan mål");
	if (*entry->row->unit) {
		buf_addc(&line, ',');
		add_escaped(&line, entry->row->unit);
	}
	add_folded(entry->out, buf_text(&line));
	buf_free(&line);
}

static void
add_description(struct entry *entry)
{
	const struct plan_row *row = entry->row;
	struct buf text = {0};

	buf_addf(&text, "Vem: %s.", *row->owner ? row->owner : "saknas");
	if (*row->title)
		buf_addf(&text, " Ur %s, %s.", row->title, row->date);
	add_text(entry, "DESCRIPTION", buf_text(&text));
	buf_free(&text);
}

/* What the row is in the words of RFC 5545. */
static const char *const statuses[] = {
	[STATUS_NOT_STARTED] = "NEEDS-ACTION",
	[STATUS_ONGOING] = "IN-PROCESS",
	[STATUS_DONE] = "COMPLETED",
	[STATUS_DROPPED] = "CANCELLED",
};

/* It cannot begin when it is to be done, or later. */
static void
add_task(struct entry *entry)
{
	const struct plan_row *row = entry->row;

	begin_entry(entry, "VTODO", "");
	add_text(entry, "SUMMARY", row->text);
	add_description(entry);
	add_categories(entry);
	if (!*row->end || strcmp(row->start, row->end) < 0)
		add_day(entry, "DTSTART", row->start);
	add_day(entry, "DUE", row->end);
	buf_addf(entry->out, "STATUS:%s\r\nEND:VTODO\r\n", statuses[row->status]);
}

static void
add_date(struct entry *entry, const char *ending, const char *what, const char *date)
{
	struct buf summary = {0};
	struct day day;

	if (!day_read(date, &day))
		return;
	begin_entry(entry, "VEVENT", ending);
	buf_addf(&summary, "%s: %s", what, entry->row->text);
	if (*entry->row->owner)
		buf_addf(&summary, " (%s)", entry->row->owner);
	add_text(entry, "SUMMARY", buf_text(&summary));
	add_description(entry);
	add_categories(entry);
	add_day(entry, "DTSTART", date);
	buf_addf(entry->out, "TRANSP:TRANSPARENT\r\nSTATUS:%s\r\nEND:VEVENT\r\n",
		 entry->row->status == STATUS_DROPPED ? "CANCELLED" : "CONFIRMED");
	buf_free(&summary);
}

static void
add_row(struct buf *out, const struct plan *plan, const struct plan_row *row)
{
	struct entry entry = {.out = out, .row = row};

	find_stamp(&entry, plan->catalog);
	add_task(&entry);
	add_date(&entry, "-end", "Klart", row->end);
	for (int at = 0; at < row->check.count; at++) {
		struct buf ending = {0};

		buf_addf(&ending, "-check-%d", at + 1);
		add_date(&entry, buf_text(&ending), "Avstämning", row->check.item[at]);
		buf_free(&ending);
	}
}

void
report_calendar(struct buf *out, const struct plan *plan)
{
	buf_add(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Röd tråd//Handlingsplan//SV\r\n"
		     "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Handlingsplan\r\n");
	for (int at = 0; at < plan->row.count; at++)
		add_row(out, plan, &plan->row.item[at]);
	buf_add(out, "END:VCALENDAR\r\n");
}
