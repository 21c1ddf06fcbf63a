/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How a plan's log begins. Its id, its clock, its moment and its words come from the catalogue
 * alone: two laptops that begin it without knowing of each other write the same bytes, and merging
 * finds one event (rules 20 and 24).
 */
#include "rodtrad/core/plan_log.h"

#include "gesture.h"

#include <stdio.h>
#include <string.h>

#define LOG_WORKSHOP "rodtrad-handlingsplan"
#define ROW_CLOCK    2 /* of all rows of the catalogue: right after the beginning */

/* A log needs a workshop to be read by every version of the program. Canonical JSON, never to be
 * changed. */
static const char log_workshop[] =
	"{\"format\":\"rodtrad.workshop\",\"id\":\"" LOG_WORKSHOP "\",\"minutes\":5,\"steps\":["
	"{\"id\":\"plan\",\"kind\":\"close\",\"minutes\":5,\"title\":\"Handlingsplanen\"}],"
	"\"title\":\"Handlingsplanen\",\"version\":\"1.0\"}";

bool
plan_log_is(const struct session *session)
{
	return session->workshop.id && !strcmp(session->workshop.id, LOG_WORKSHOP);
}

char *
plan_log_name(const struct catalog *catalog, char name[CATALOG_NAME])
{
	snprintf(name, CATALOG_NAME, "%s/plan", catalog->id);
	return name;
}

const char *
plan_log_row(const struct session *log, const struct item *item)
{
	return item->kind == KIND_ACTION ? session_text(log, item, ITEM_ORIGIN) : "";
}

/* The first day of the documents; a catalogue that says none begins with the calendar of
 * computers. */
static struct moment
first_moment(const struct catalog *catalog)
{
	struct day day;

	if (!catalog->valid_from || !day_read(catalog->valid_from, &day))
		return (struct moment){0};
	return (struct moment){.ms = (int64_t)day_number(day) * 24 * 60 * 60 * 1000};
}

void
plan_log_open(struct gesture *gesture, struct session *log, struct id id,
	      const struct catalog *catalog)
{
	gesture_begin(gesture, log, id, first_moment(catalog));
	gesture_open(gesture);
	gesture->item[0].event.mine = false;
	gesture_text(gesture, ITEM_TITLE, "Handlingsplanen");
	gesture_text(gesture, ITEM_CATALOG, catalog->id);
	gesture_json(gesture, ITEM_WORKSHOP, log_workshop);
}

void
plan_log_add(struct gesture *gesture, struct session *log, struct id id,
	     const struct catalog *catalog, const char *row)
{
	struct event *event;

	gesture_begin(gesture, log, id, first_moment(catalog));
	gesture_add(gesture, KIND_ACTION);
	event = &gesture->item[0].event;
	event->clock = ROW_CLOCK;
	event->mine = false;
	gesture_text(gesture, ITEM_ORIGIN, row);
}
