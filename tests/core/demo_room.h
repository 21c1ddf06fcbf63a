/* SPDX-License-Identifier: EUPL-1.2 */
/* A room that has held the demo's effektkedja, for tests of what is made of a session when it is done. */
#ifndef RODTRAD_TESTS_CORE_DEMO_ROOM_H
#define RODTRAD_TESTS_CORE_DEMO_ROOM_H

#include "chain_room.h"
#include "demo_chain.h"

/* All notes, links, measures and actions; the room is open. */
static inline void
hold_demo(struct room *room)
{
	struct gesture gesture;

	for (size_t at = 0; at < COUNT(demo_notes); at++) {
		gesture = room_key(room);
		demo_write_note(&gesture, &demo_notes[at]);
		room_done(&gesture);
	}
	for (size_t at = 0; at < COUNT(demo_links); at++) {
		gesture = room_key(room);
		demo_write_link(&gesture, &demo_links[at]);
		room_done(&gesture);
	}
	for (size_t at = 0; at < COUNT(demo_indicators); at++) {
		gesture = room_key(room);
		demo_write_indicator(&gesture, &demo_indicators[at]);
		room_done(&gesture);
	}
	for (size_t at = 0; at < COUNT(demo_actions); at++) {
		gesture = room_key(room);
		demo_write_action(&gesture, &demo_actions[at], (int)at + 1);
		room_done(&gesture);
	}
}

static inline void
read_plan_catalog(struct catalog *catalog)
{
	struct buf text = {0};
	struct err err = {0};

	read_shipped(&text, "RODTRAD_SHARE", "share", "catalog/orebro-2019-2022.json");
	if (!CHECK(catalog_read(catalog, buf_text(&text), text.bytes, &err)))
		fprintf(stderr, "%s\n", err.text);
	buf_free(&text);
}

#endif
