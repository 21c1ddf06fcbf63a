/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts that want to be something else than texts, put wherever a text can stand. */
#ifndef RODTRAD_TESTS_REPORT_HOSTILE_H
#define RODTRAD_TESTS_REPORT_HOSTILE_H

#include "../core/demo_room.h"

/* A tag, an attribute's end, Markdown, a line of its own, an override, an escape; short enough for every field. */
static const char *const hostile[] = {
	"</title><script>alert(1)</script>",      "\" onload='x' <!-- ]]> -->",
	"[l](javascript:x) **b** `c` |",          "a\n# rubrik\n\n- rad",
	"\xE2\x80\xAE\x1B[2J &amp; \xE2\x80\xA8", "=cmd|' /C calc'!A0",
};

/* In every text of every item: each of them in each, turn by turn. */
static inline void
put_hostile(struct room *room, int turn)
{
	for (int at = 0; at < room->session.items.count; at++)
		for (int field = 0; field < ITEM_FIELDS; field++) {
			const struct item *item = &room->session.items.item[at];

			if (item_kind_has(item->kind, (enum item_field)field) &&
			    item_fields[field].type == FIELD_TEXT)
				put_text(room, item, (enum item_field)field,
					 hostile[(at + field + turn) % (int)COUNT(hostile)]);
		}
}

#endif
