/* SPDX-License-Identifier: EUPL-1.2 */
/* A result that was edited by hand: what is taken of it, that it is the same change wherever it is
 * read, and what is refused. */
#include "rodtrad/exchange/session_file.h"

#include "../check.h"
#include "../history.h"

static void
write_note(struct history *history, const char *words)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_write(&gesture, 0, words);
	CHECK(history_end(&gesture));
}

/* One insats with all that people change in a file. */
static void
write_action(struct history *history)
{
	static const int planned[] = {1, 2};
	struct gesture gesture;

	history_key(history, &gesture);
	gesture_add(&gesture, KIND_ACTION);
	gesture_text(&gesture, ITEM_TEXT, "Ledarmodulen");
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	gesture_text(&gesture, ITEM_OWNER, "rektor");
	gesture_text(&gesture, ITEM_END, "2027-12-01");
	gesture_int(&gesture, ITEM_GOAL, 3);
	gesture_int(&gesture, ITEM_STATUS, STATUS_NOT_STARTED);
	gesture_json(&gesture, ITEM_CHECK, "[\"2027-06-01\"]");
	CHECK(history_end(&gesture));
	history_key(history, &gesture);
	gesture_set(&gesture, history->session.id);
	gesture_ints(&gesture, ITEM_PLANNED, planned, 2);
	gesture_bool(&gesture, ITEM_PREPARED, true);
	CHECK(history_end(&gesture));
}

static void
open_history(struct history *history)
{
	history_open(history, 21);
	write_note(history, "Tiden räcker");
	write_note(history, "Nätet är segt");
	write_action(history);
}

/* Changes the first of `find` in the result, which stands before the events. */
static void
edit(struct buf *text, const char *find, const char *put)
{
	struct buf changed = {0};
	const char *at = strstr(buf_text(text), find);

	if (!CHECK(at && at < strstr(buf_text(text), " \"events\":")))
		return;
	buf_addn(&changed, text->text, (size_t)(at - text->text));
	buf_add(&changed, put);
	buf_add(&changed, at + strlen(find));
	buf_free(text);
	*text = changed;
}

static const struct item *
item_of_kind(const struct session *session, enum item_kind kind)
{
	for (int item = 0; item < session->items.count; item++)
		if (session->items.item[item].kind == kind)
			return &session->items.item[item];
	return NULL;
}

static void
check_taken(const struct session *session, int before)
{
	const struct item *action = item_of_kind(session, KIND_ACTION);
	const struct item *note = item_of_kind(session, KIND_NOTE), *self = session_self(session);

	CHECK_TEXT(session_text(session, action, ITEM_OWNER), "utvecklingschef");
	CHECK_TEXT(session_text(session, action, ITEM_END), "2028-01-01");
	CHECK(session_int(session, action, ITEM_GOAL, 0) == 4);
	CHECK(session_int(session, action, ITEM_STATUS, 0) == STATUS_DONE);
	CHECK_TEXT(session_text(session, action, ITEM_CHECK), "[\"2027-06-02\",\"2027-09-01\"]");
	CHECK_TEXT(session_text(session, note, ITEM_TEXT), "Tiden räcker i maj");
	CHECK_TEXT(session_text(session, self, ITEM_UNIT), "");
	CHECK(!session_is(session, self, ITEM_PREPARED));
	/* One change an item. */
	CHECK(session->event.count == before + 3);
	for (int event = 0; event < session->event.count; event++)
		CHECK(!session->event.item[event].mine);
}

static void
test_taken(void)
{
	struct history history;
	struct session first, second, known;
	struct buf text = {0}, one = {0}, other = {0};
	struct err err = {0};
	int edits = 0;

	open_history(&history);
	session_file_write(&text, &history.session);
	edit(&text, "\"owner\":\"rektor\"", "\"owner\":\"utvecklingschef\"");
	edit(&text, "\"end\":\"2027-12-01\"", "\"end\":\"2028-01-01\"");
	edit(&text, "\"goal\":3", "\"goal\":4");
	edit(&text, "\"status\":\"not_started\"", "\"status\":\"done\"");
	edit(&text, "[\"2027-06-01\"]", "[\"2027-06-02\",\"2027-09-01\"]");
	edit(&text, "\"text\":\"Tiden räcker\"", "\"text\":\"Tiden räcker i maj\"");
	edit(&text, "\"unit\":\"Nordväst\",", "");
	edit(&text, "\"prepared\":true", "\"prepared\":false");
	CHECK(!session_file_read(&first, text.text, text.bytes, &err));
	if (!CHECK(session_file_read_edited(&first, text.text, text.bytes, &edits, &err)))
		fprintf(stderr, "%s\n", err.text);
	CHECK(edits == 8);
	check_taken(&first, history.session.event.count);

	/* The same wherever it is read, and a file like any other from then on. */
	CHECK(session_file_read_edited(&second, text.text, text.bytes, &edits, &err));
	session_file_write(&one, &first);
	session_file_write(&other, &second);
	CHECK_TEXT(buf_text(&other), buf_text(&one));
	if (!CHECK(session_file_read(&known, one.text, one.bytes, &err)))
		fprintf(stderr, "%s\n", err.text);
	session_free(&known);
	session_free(&first);
	session_free(&second);
	buf_free(&one);
	buf_free(&other);
	buf_free(&text);
	session_free(&history.session);
}

/* What is not edited is read with no edits, whatever stands in what is counted. */
static void
test_none(void)
{
	struct history history;
	struct session session;
	struct buf text = {0};
	struct err err = {0};
	int edits = -1;

	open_history(&history);
	session_file_write(&text, &history.session);
	CHECK(session_file_read_edited(&session, text.text, text.bytes, &edits, &err));
	CHECK(edits == 0 && session.event.count == history.session.event.count);
	session_free(&session);
	edit(&text, "\"dots\":0", "\"dots\":7");
	CHECK(session_file_read_edited(&session, text.text, text.bytes, &edits, &err));
	CHECK(edits == 0);
	session_free(&session);
	buf_free(&text);
	session_free(&history.session);
}

static void
check_refused(const struct history *history, const char *find, const char *put, const char *says)
{
	struct session session;
	struct buf text = {0};
	struct err err = {0};
	int edits;

	session_file_write(&text, &history->session);
	edit(&text, find, put);
	CHECK(!session_file_read_edited(&session, text.text, text.bytes, &edits, &err));
	if (!CHECK(strstr(err.text, says) != NULL))
		fprintf(stderr, "%s\n", err.text);
	CHECK(session.event.count == 0);
	buf_free(&text);
}

static void
test_refused(void)
{
	struct history history;
	struct gesture gesture;
	struct session session;
	struct buf text = {0};
	struct err err = {0};
	char *at;
	int edits;

	open_history(&history);
	check_refused(&history, "\"goal\":3", "\"goal\":\"tre\"", "ska vara ett heltal");
	check_refused(&history, "\"goal\":3", "\"goal\":3000", "tal från 0 till 99");
	check_refused(&history, "\"end\":\"2027-12-01\"", "\"end\":\"snart\"", "skriv ett datum");
	check_refused(&history, "\"status\":\"not_started\"", "\"status\":\"nej\"", "av fel slag");
	check_refused(&history, "\"actions\": [", "\"actions\": [{\"id\":\"x\"},", "läggas till");
	check_refused(&history, "\"notes\": [", "\"notes\": [],\"old\": [", "läggas till");
	check_refused(&history, "\"version\": \"1.0\"", "\"version\": \"2.0\"", "version 2");
	check_refused(&history, "\"id\":\"swot\"", "\"id\":\"annan\"", "kan inte ändras");

	/* What happened is not a result. */
	session_file_write(&text, &history.session);
	at = strstr(strstr(text.text, " \"events\":"), "Tiden");
	at[0] = 't';
	CHECK(!session_file_read_edited(&session, text.text, text.bytes, &edits, &err));
	CHECK(strstr(err.text, "händelserna i filen är inte de som skrevs") != NULL);
	buf_free(&text);

	/* And what is sealed is closed for this as for all else. */
	history_key(&history, &gesture);
	gesture_seal(&gesture);
	CHECK(history_end(&gesture));
	check_refused(&history, "\"goal\":3", "\"goal\":4", "klarmarkerad");
	session_free(&history.session);
}

int
main(void)
{
	test_taken();
	test_none();
	test_refused();
	return check_done("exchange/edits");
}
