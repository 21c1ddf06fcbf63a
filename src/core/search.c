/* SPDX-License-Identifier: EUPL-1.2 */
/* A database that finds words keeps what is handed over here, and makes it anew when the events have changed. */
#include "rodtrad/core/search.h"

#include "rodtrad/base/text.h"
#include "rodtrad/core/outcome.h"

#include <stdio.h>

/* What it says, and what it is called; NULL when it is not looked for. */
static const char *
entry_text(const struct session *session, const struct item *item, char code[OUTCOME_CODE])
{
	char note[NOTE_CODE];

	if (item->removed)
		return NULL;
	switch (item->kind) {
	case KIND_NOTE:
		snprintf(code, OUTCOME_CODE, "%s", note_code(session, item, note));
		return session_text(session, item, ITEM_TEXT);
	case KIND_CROSSING:
		outcome_code(session, item, code);
		return session_text(session, item, ITEM_TEXT);
	case KIND_ACTION:
		snprintf(code, OUTCOME_CODE, "insats");
		return outcome_is_chosen(session, item) ? outcome_words(session, item) : NULL;
	default: return NULL;
	}
}

void
search_entries(const struct session *session,
	       void (*take)(void *to, const struct search_entry *entry), void *to)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];
		char code[OUTCOME_CODE];
		const char *text = entry_text(session, item, code);

		if (text && !text_is_blank(text))
			take(to, &(struct search_entry){item->id, code, text});
	}
}

bool
search_is_worth(const char *words)
{
	struct buf trimmed = {0};
	bool is_worth;

	text_trim(&trimmed, words);
	is_worth = text_clusters(buf_text(&trimmed)) >= SEARCH_LEAST;
	buf_free(&trimmed);
	return is_worth;
}
