/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Random histories: sessions in which a room does whatever can be done, one key at a time, the same
 * for the same seed. Half of them are held on two computers and merged at the end.
 */
#ifndef RODTRAD_TESTS_HISTORY_H
#define RODTRAD_TESTS_HISTORY_H

#include <stdlib.h>
#include <string.h>

#include "rodtrad/core/tally.h"
#include "rodtrad/core/timebox.h"

/* clang-format off */
#define HISTORY_WORKSHOP                                                                           \
	"{\"boxes\":["                                                                             \
	"{\"id\":\"strength\",\"letter\":\"S\",\"name\":\"Styrkor\",\"side\":\"inner\"},"          \
	"{\"id\":\"weakness\",\"letter\":\"V\",\"name\":\"Svagheter\",\"side\":\"inner\"},"        \
	"{\"id\":\"opportunity\",\"letter\":\"M\",\"name\":\"Möjligheter\",\"side\":\"outer\"},"   \
	"{\"id\":\"threat\",\"letter\":\"H\",\"name\":\"Hot\",\"side\":\"outer\"}],"               \
	"\"format\":\"rodtrad.workshop\",\"id\":\"swot\",\"minutes\":60,\"steps\":["               \
	"{\"id\":\"landa\",\"kind\":\"land\",\"minutes\":6,\"title\":\"Målet\"},"                  \
	"{\"id\":\"samla\",\"kind\":\"collect\",\"minutes\":24,\"title\":\"Samla\"},"              \
	"{\"id\":\"skarp\",\"kind\":\"sharpen\",\"minutes\":10,\"title\":\"Vässa\"},"              \
	"{\"id\":\"rosta\",\"kind\":\"vote\",\"minutes\":5,\"title\":\"Rösta\"},"                  \
	"{\"id\":\"korsa\",\"kind\":\"cross\",\"minutes\":8,\"pairs\":["                           \
	"{\"id\":\"build_up\",\"inner\":\"weakness\",\"outer\":\"opportunity\","                   \
	"\"prompt\":\"Hur bygger vi upp?\",\"verb\":\"bygg upp\"}],\"title\":\"Korsa\"},"          \
	"{\"id\":\"valj\",\"kind\":\"choose\",\"minutes\":5,\"title\":\"Välj\"},"                  \
	"{\"id\":\"klart\",\"kind\":\"close\",\"minutes\":2,\"title\":\"Klart\"}],"                \
	"\"title\":\"SWOT\",\"version\":\"1.0\"}"
/* clang-format on */

/* One computer with the session on it. */
struct history {
	struct session session;
	uint32_t chance;
	int64_t ms; /* the clock on the wall */
};

static inline unsigned
history_chance(struct history *history, unsigned below)
{
	history->chance ^= history->chance << 13;
	history->chance ^= history->chance >> 17;
	history->chance ^= history->chance << 5;
	return history->chance % below;
}

static inline const char *
history_words(struct history *history)
{
	static const char *const words[] = {
		"Huvudlärspridare finns på varje enhet",
		"Rektorers digitala kompetens är ojämn",
		"Ett \"citat\" och ett \\ snedstreck",
		"Tiden räcker inte",
		"Moduler från Skolverket 🙂",
		"+1",
		"naïve façade – tankstreck",
		"=SUMMA(A1)",
		"",
	};
	return words[history_chance(history, (unsigned)COUNT(words))];
}

static inline void
history_key(struct history *history, struct gesture *gesture)
{
	unsigned char chance[10];

	for (size_t byte = 0; byte < sizeof chance; byte++)
		chance[byte] = (unsigned char)history_chance(history, 256);
	history->ms += (int64_t)history_chance(history, 90000);
	gesture_begin(gesture, &history->session, id_make(history->ms, chance),
		      (struct moment){history->ms, 60});
}

/* Through the door and into the session, if it is let in. */
static inline bool
history_end(struct gesture *gesture)
{
	struct err err;
	bool is_let_in = gesture_may(gesture, &err);

	if (is_let_in)
		gesture_take(gesture);
	gesture_free(gesture);
	return is_let_in;
}

/* Some item of a kind, removed ones too; NULL when there is none. */
static inline const struct item *
history_item(struct history *history, enum item_kind kind)
{
	const struct session *session = &history->session;
	unsigned from = history_chance(history, (unsigned)session->items.count);

	for (int step = 0; step < session->items.count; step++) {
		const struct item *item =
			&session->items.item[((int)from + step) % session->items.count];

		if (item->kind == kind)
			return item;
	}
	return NULL;
}

/* ---- what a room may do with notes ---- */

static inline void
history_write(struct history *history, struct gesture *gesture)
{
	note_write(gesture, (int)history_chance(history, 4), history_words(history));
}

static inline void
history_note(struct history *history, struct gesture *gesture)
{
	const struct item *note = history_item(history, KIND_NOTE);
	const struct item *other = history_item(history, KIND_NOTE);

	if (!note || note_box(note) < 0)
		return;
	switch (history_chance(history, 12)) {
	case 0: note_edit(gesture, note, history_words(history)); break;
	case 1: note_move(gesture, note, (int)history_chance(history, 4)); break;
	case 2: note_shift(gesture, note, history_chance(history, 2) ? 1 : -1); break;
	case 3:
	case 4: note_merge(gesture, other, note); break;
	case 5: note_part(gesture, note); break;
	case 6: note_split(gesture, note, history_words(history), history_words(history)); break;
	case 7: note_park(gesture, note, history_chance(history, 3) > 0); break;
	case 8: note_remove(gesture, note); break;
	case 9: gesture_restore(gesture, note->id); break;
	case 10: note_same(gesture, note); break;
	default: note_see(gesture, note); break;
	}
}

static inline void
history_sharpen(struct history *history, struct gesture *gesture)
{
	const struct item *note = history_item(history, KIND_NOTE);

	if (!note)
		return;
	gesture_set(gesture, note->id);
	gesture_int(gesture, ITEM_SWAY, (int)history_chance(history, 3));
	gesture_int(gesture, ITEM_EVIDENCE, (int)history_chance(history, EVIDENCES));
	gesture_text(gesture, ITEM_GROUNDS, history_words(history));
	gesture_text(gesture, ITEM_RECEIVER, history_words(history));
}

/* ---- votes, crossings, actions ---- */

static inline void
history_vote(struct history *history, struct gesture *gesture)
{
	struct id slip[3];
	int notes = 0;

	for (size_t at = 0; at < COUNT(slip); at++) {
		const struct item *note = history_item(history, KIND_NOTE);

		if (note)
			slip[notes++] = note->id;
	}
	switch (history_chance(history, 8)) {
	case 0: tally_show(gesture); break;
	case 1: tally_again(gesture); break;
	case 2:
		if (notes)
			tally_set(gesture, session_item(&history->session, slip[0]),
				  (int)history_chance(history, 12));
		break;
	default: tally_slip(gesture, slip, notes); break;
	}
}

static inline void
history_cross(struct history *history, struct gesture *gesture)
{
	const struct item *inner = history_item(history, KIND_NOTE);
	const struct item *outer = history_item(history, KIND_NOTE);
	const struct item *old = history_item(history, KIND_CROSSING);

	if (old && history_chance(history, 3) == 0) {
		if (history_chance(history, 2))
			gesture_remove(gesture, old->id);
		else
			gesture_restore(gesture, old->id);
		return;
	}
	if (!inner)
		return;
	gesture_add(gesture, KIND_CROSSING);
	gesture_text(gesture, ITEM_PAIR, "build_up");
	gesture_ref(gesture, ITEM_INNER, inner->id);
	gesture_ref(gesture, ITEM_OUTER, outer->id);
	gesture_text(gesture, ITEM_TEXT, history_words(history));
}

static inline void
history_choose(struct history *history, struct gesture *gesture)
{
	const struct item *crossing = history_item(history, KIND_CROSSING);
	const struct item *old = history_item(history, KIND_ACTION);

	if (old && history_chance(history, 2)) {
		gesture_set(gesture, old->id);
	} else {
		gesture_add(gesture, KIND_ACTION);
		gesture_ref(gesture, ITEM_CROSSING, crossing ? crossing->id : (struct id){{0}});
		gesture_text(gesture, ITEM_TEXT, history_words(history));
	}
	gesture_int(gesture, ITEM_CHOICE, (int)history_chance(history, 2));
	gesture_text(gesture, ITEM_OWNER, history_chance(history, 2) ? "utvecklingschef" : "");
	gesture_text(gesture, ITEM_END, history_chance(history, 2) ? "2027-12-01" : "");
	gesture_int(gesture, ITEM_GOAL, (int)history_chance(history, 10));
	gesture_text(gesture, ITEM_MEASURE, "orebro-2019-2022/measure/3.2");
	gesture_int(gesture, ITEM_STATUS, (int)history_chance(history, 4));
	gesture_json(gesture, ITEM_CHECK, "[\"2027-06-01\",\"2027-09-01\"]");
}

/* ---- the session itself ---- */

static inline void
history_session(struct history *history, struct gesture *gesture)
{
	gesture_set(gesture, history->session.id);
	switch (history_chance(history, 7)) {
	case 0: gesture_text(gesture, ITEM_TITLE, history_words(history)); break;
	case 1: gesture_text(gesture, ITEM_MEANS, history_words(history)); break;
	case 2: gesture_text(gesture, ITEM_TELLING, history_words(history)); break;
	case 3: gesture_int(gesture, ITEM_PEOPLE, 1 + (int)history_chance(history, 20)); break;
	case 4: gesture_bool(gesture, ITEM_PREPARED, history_chance(history, 2)); break;
	case 5: timebox_share(gesture, 10 + (int)history_chance(history, 60)); break;
	default: gesture_text(gesture, ITEM_REGISTRY_NUMBER, "SK 2026/17"); break;
	}
}

static inline void
history_seal(struct history *history, struct gesture *gesture)
{
	if (session_int(&history->session, session_self(&history->session), ITEM_STATE, 0) ==
	    STATE_SEALED)
		gesture_reopen(gesture);
	else if (history_chance(history, 4) == 0)
		gesture_seal(gesture);
}

/* With a workshop in canonical JSON. */
static inline void
history_open_with(struct history *history, uint32_t seed, const char *workshop)
{
	struct gesture gesture;

	*history = (struct history){.chance = seed * 2654435761u + 1, .ms = 1795338000000};
	history_key(history, &gesture);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, workshop);
	gesture_text(&gesture, ITEM_TITLE, "SWOT om delmål 1.2");
	gesture_text(&gesture, ITEM_GROUP, "Ledningsgruppen F–6");
	gesture_text(&gesture, ITEM_UNIT, "Nordväst");
	gesture_text(&gesture, ITEM_DATE, "2026-11-22");
	gesture_text(&gesture, ITEM_CATALOG, "orebro-2019-2022");
	gesture_text(&gesture, ITEM_CATALOG_VERSION, "1.0");
	gesture_text(&gesture, ITEM_DELMAL, "1.2");
	gesture_text(&gesture, ITEM_DELMAL_TEXT, "Rektorer ska kunna leda digitalt arbete.");
	gesture_int(&gesture, ITEM_PEOPLE, 9);
	history_end(&gesture);
}

static inline void
history_open(struct history *history, uint32_t seed)
{
	history_open_with(history, seed, HISTORY_WORKSHOP);
}

/* One key. */
static inline void
history_step(struct history *history)
{
	struct gesture gesture;
	unsigned what = history_chance(history, 100);
	struct err ignored;
	bool is_there = true;

	history_key(history, &gesture);
	if (what < 30)
		history_write(history, &gesture);
	else if (what < 55)
		history_note(history, &gesture);
	else if (what < 60)
		history_sharpen(history, &gesture);
	else if (what < 68)
		history_vote(history, &gesture);
	else if (what < 74)
		history_cross(history, &gesture);
	else if (what < 80)
		history_choose(history, &gesture);
	else if (what < 84)
		history_session(history, &gesture);
	else if (what < 88)
		gesture_go(&gesture,
			   (int)history_chance(history, (unsigned)history->session.workshop.steps));
	else if (what < 95)
		is_there = gesture_undo(&gesture, &ignored);
	else if (what < 98)
		is_there = gesture_redo(&gesture, &ignored);
	else
		history_seal(history, &gesture);
	if (is_there)
		history_end(&gesture);
	else
		gesture_free(&gesture);
}

/* ---- two computers ---- */

/* Takes in what the other has and this one has not. The other must live as long, since it owns
 * the words. */
static inline void
history_take(struct history *into, const struct history *from)
{
	struct session *session = &into->session;
	int had = session->event.count;
	struct err err = {0};

	for (int at = 0; at < from->session.event.count; at++) {
		const struct event *event = &from->session.event.item[at];
		bool is_known = false;

		for (int old = 0; old < had && !is_known; old++)
			is_known = id_same(session->event.item[old].id, event->id);
		if (!is_known)
			session_take_event(session, event);
	}
	if (!session_fold(session, &err))
		abort();
}

/* A history of about so many keys. `other` is the second computer, empty when there was none. */
static inline void
history_make(struct history *history, struct history *other, uint32_t seed, int keys)
{
	*other = (struct history){0};
	history_open(history, seed);
	for (int key = 0; key < keys / 2; key++)
		history_step(history);
	if (seed % 2) {
		*other = (struct history){.chance = seed * 40503u + 7, .ms = history->ms - 500000};
		history_take(other, history);
	}
	for (int key = 0; key < keys / 2; key++) {
		history_step(history);
		if (seed % 2)
			history_step(other);
	}
	if (seed % 2)
		history_take(history, other);
}

static inline void
history_free(struct history *history, struct history *other)
{
	session_free(&history->session);
	session_free(&other->session);
}

#endif
