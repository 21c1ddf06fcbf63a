/* SPDX-License-Identifier: EUPL-1.2 */
/* Two logs of a session: what their union is counted as, and what is refused of it. */
#include "rodtrad/core/merge.h"
#include "rodtrad/core/purge.h"

#include "../check.h"
#include "../history.h"
#include "rodtrad/core/outcome.h"

/* Two laptops with the same session of two notes. */
struct pair {
	struct history here, there;
};

static void
write_note(struct history *history, const char *words)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_write(&gesture, 0, words);
	CHECK(history_end(&gesture));
}

static void
edit_note(struct history *history, const char *code, const char *words)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_edit(&gesture, note_named(&history->session, code), words);
	CHECK(history_end(&gesture));
}

static void
remove_note(struct history *history, const char *code)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_remove(&gesture, note_named(&history->session, code));
	CHECK(history_end(&gesture));
}

static void
seal(struct history *history)
{
	struct gesture gesture;

	history_key(history, &gesture);
	gesture_seal(&gesture);
	CHECK(history_end(&gesture));
}

/* As it comes back from a database: nothing of it is shared. */
static void
copy_session(struct session *to, const struct session *from)
{
	struct arena arena = {0};
	struct err err = {0};

	for (int event = 0; event < from->event.count; event++) {
		struct record record;

		event_record(&record, &from->event.item[event], &arena);
		CHECK(session_take_record(to, &record, &err));
	}
	CHECK(session_fold(to, &err));
	arena_free(&arena);
}

static void
pair_open(struct pair *pair)
{
	history_open(&pair->here, 4);
	write_note(&pair->here, "Tiden räcker");
	write_note(&pair->here, "Nätet är segt");
	pair->there = (struct history){.chance = 99, .ms = pair->here.ms - 400000};
	copy_session(&pair->there.session, &pair->here.session);
}

static void
pair_free(struct pair *pair)
{
	session_free(&pair->there.session);
	session_free(&pair->here.session);
}

/* Counts what comes here from there. */
static void
count_is(const struct pair *pair, int added, int changed, int conflicts, int known)
{
	struct merge_count count = {0};
	struct session united;
	struct err err = {0};

	if (!CHECK(session_unite(&united, &pair->here.session, &pair->there.session, &err))) {
		fprintf(stderr, "%s\n", err.text);
		return;
	}
	merge_count(&united, &pair->here.session, &count);
	CHECK(count.added == added);
	CHECK(count.changed == changed);
	CHECK(count.conflicts == conflicts);
	CHECK(count.known == known);
	session_free(&united);
}

static void
test_counts(void)
{
	struct pair pair;

	pair_open(&pair);
	count_is(&pair, 0, 0, 0, 3);
	write_note(&pair.there, "Lärspridare finns");
	count_is(&pair, 1, 0, 0, 3);
	edit_note(&pair.there, "S1", "Tiden räcker i maj");
	count_is(&pair, 1, 1, 0, 2);
	edit_note(&pair.here, "S1", "Tiden räcker aldrig");
	count_is(&pair, 1, 1, 1, 2);
	remove_note(&pair.there, "S2");
	count_is(&pair, 1, 2, 1, 1);
	edit_note(&pair.here, "S2", "Nätet är segt på måndagar");
	count_is(&pair, 1, 2, 2, 1);
	pair_free(&pair);
}

/* Into an empty database all is new; and only what is lacking is to be kept. */
static void
test_records(void)
{
	struct session none = {0}, united;
	struct merge_count count = {0};
	struct arena arena = {0};
	struct record record[40];
	struct err err = {0};
	struct pair pair;
	int events;

	pair_open(&pair);
	events = pair.there.session.event.count;
	CHECK(session_unite(&united, &none, &pair.there.session, &err));
	merge_count(&united, &none, &count);
	CHECK(count.added == 3 && !count.changed && !count.conflicts && !count.known);
	CHECK(merge_records(&united, &none, record, &arena) == events);
	session_free(&united);

	edit_note(&pair.there, "S1", "Tiden räcker i maj");
	CHECK(session_unite(&united, &pair.here.session, &pair.there.session, &err));
	CHECK(merge_records(&united, &pair.here.session, record, &arena) == 1);
	CHECK(record[0].texts == 1);
	CHECK_TEXT(record[0].text[0].text, "Tiden räcker i maj");
	CHECK(merge_records(&united, &united, record, &arena) == 0);
	session_free(&united);
	arena_free(&arena);
	pair_free(&pair);
}

/* What is withheld on one side comes from the other, and what a purge names from neither. */
static void
test_texts(void)
{
	int texts[ITEM_FIELDS + 1];
	struct purge_count purged;
	struct gesture gesture;
	struct session united;
	struct arena arena = {0};
	struct record record[40];
	struct err err = {0};
	struct pair pair;
	struct given *given;

	pair_open(&pair);
	given = (struct given *)event_given(&pair.here.session.event.item[1], ITEM_TEXT);
	given->here = WITHHELD;
	CHECK(session_unite(&united, &pair.here.session, &pair.there.session, &err));
	CHECK_TEXT(session_text(&united, &united.items.item[1], ITEM_TEXT), "Tiden räcker");
	CHECK(merge_records(&united, &pair.here.session, record, &arena) == 1);
	session_free(&united);
	given->here = HERE;

	remove_note(&pair.there, "S1");
	history_key(&pair.there, &gesture);
	gesture_purge(&gesture, "2027-01-01", &purged);
	CHECK(purged.removed == 1);
	CHECK(history_end(&gesture));
	given->text = "Tiden räcker";
	CHECK(session_unite(&united, &pair.here.session, &pair.there.session, &err));
	CHECK(event_given(&united.event.item[1], ITEM_TEXT)->here == PURGED);
	CHECK(merge_purges(&united, &pair.here.session, texts) == 1 && texts[ITEM_TEXT] == 1);
	CHECK(merge_purges(&united, &pair.there.session, texts) == 0);
	/* The one that is blanked, the removal, and the purge. */
	CHECK(merge_records(&united, &pair.here.session, record, &arena) == 3);
	session_free(&united);
	arena_free(&arena);
	pair_free(&pair);
}

static void
check_refused(const struct pair *pair, const char *says)
{
	struct session united;
	struct err err = {0};

	CHECK(!session_unite(&united, &pair->here.session, &pair->there.session, &err));
	CHECK(united.event.count == 0);
	CHECK(err.code == ERR_FORMAT && strstr(err.text, says) != NULL);
}

/* Rule 24: another text, another skeleton; and a session that is none of ours. */
static void
test_refused(void)
{
	struct history other;
	struct pair pair;
	struct event *event;
	struct given *given;

	pair_open(&pair);
	event = &pair.there.session.event.item[2];
	event->clock++;
	check_refused(&pair, "har ett annat innehåll här");
	event->clock--;
	count_is(&pair, 0, 0, 0, 3);
	pair_free(&pair);

	pair_open(&pair);
	given = (struct given *)event_given(&pair.there.session.event.item[1], ITEM_TEXT);
	given->text = "Förfalskat";
	check_refused(&pair, "har ett annat innehåll här");
	pair_free(&pair);

	pair_open(&pair);
	history_open(&other, 50);
	session_free(&pair.there.session);
	pair.there = other;
	check_refused(&pair, "blandar två workshopar");
	pair_free(&pair);
}

/* Rule 12: what was made elsewhere by those who did not know of the seal is counted beside it. */
static void
test_beside_seal(void)
{
	struct session united;
	struct buf said = {0};
	struct err err = {0};
	struct pair pair;

	pair_open(&pair);
	seal(&pair.here);
	CHECK(outcome_is_sealed(&pair.here.session));
	CHECK(outcome_beside_seal(&pair.here.session) == 0);
	write_note(&pair.there, "Lärspridare finns");
	edit_note(&pair.there, "S1", "Tiden räcker i maj");
	CHECK(outcome_beside_seal(&pair.there.session) == 0);
	CHECK(session_unite(&united, &pair.here.session, &pair.there.session, &err));
	CHECK(outcome_is_sealed(&united) && outcome_beside_seal(&united) == 2);
	outcome_text(&said, &united, NULL);
	CHECK(strstr(buf_text(&said), "2 ändringar har kommit till bredvid klarmarkeringen") !=
	      NULL);
	buf_clear(&said);
	event_skeleton(&said, &pair.here.session.event.item[pair.here.session.event.count - 1]);
	CHECK(strstr(buf_text(&said), "\"closes\":2,") != NULL);
	session_free(&united);
	buf_free(&said);
	pair_free(&pair);
}

int
main(void)
{
	test_counts();
	test_records();
	test_texts();
	test_refused();
	test_beside_seal();
	return check_done("core/merge");
}
