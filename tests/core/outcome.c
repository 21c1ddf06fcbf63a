/* SPDX-License-Identifier: EUPL-1.2 */
/* What a session came to: threads and their gaps, the start screen's summary, words on paper,
 * the result. */
#include "rodtrad/core/outcome.h"

#include "../check.h"
#include "../history.h"
#include "rodtrad/base/text.h"

struct meeting {
	struct history history;
	struct id note[3], crossing, action;
};

static const struct item *
item_of(const struct meeting *meeting, struct id id)
{
	return session_item(&meeting->history.session, id);
}

static struct id
write_note(struct meeting *meeting, int box, const char *text)
{
	struct gesture gesture;
	struct id id;

	history_key(&meeting->history, &gesture);
	id = note_write(&gesture, box, text);
	CHECK(history_end(&gesture));
	return id;
}

static void
set_text(struct meeting *meeting, struct id item, enum item_field field, const char *text)
{
	struct gesture gesture;

	history_key(&meeting->history, &gesture);
	gesture_set(&gesture, item);
	gesture_text(&gesture, field, text);
	CHECK(history_end(&gesture));
}

static void
set_int(struct meeting *meeting, struct id item, enum item_field field, int number)
{
	struct gesture gesture;

	history_key(&meeting->history, &gesture);
	gesture_set(&gesture, item);
	gesture_int(&gesture, field, number);
	CHECK(history_end(&gesture));
}

static void
remove_item(struct meeting *meeting, struct id item)
{
	struct gesture gesture;

	history_key(&meeting->history, &gesture);
	gesture_remove(&gesture, item);
	CHECK(history_end(&gesture));
}

/* Three notes, a crossing of two of them, and an action out of it that says nothing more yet. */
static void
hold(struct meeting *meeting)
{
	struct gesture gesture;

	*meeting = (struct meeting){0};
	history_open(&meeting->history, 11);
	meeting->note[0] = write_note(meeting, 1, "Kompetensen är ojämn");
	meeting->note[1] = write_note(meeting, 2, "Modulerna är kostnadsfria");
	meeting->note[2] = write_note(meeting, 1, "Ojämn kompetens");
	history_key(&meeting->history, &gesture);
	meeting->crossing = gesture_add(&gesture, KIND_CROSSING);
	gesture_text(&gesture, ITEM_PAIR, "build_up");
	gesture_ref(&gesture, ITEM_INNER, meeting->note[0]);
	gesture_ref(&gesture, ITEM_OUTER, meeting->note[1]);
	gesture_text(&gesture, ITEM_TEXT, "Ledarmodulen genomförs");
	CHECK(history_end(&gesture));
	history_key(&meeting->history, &gesture);
	meeting->action = gesture_add(&gesture, KIND_ACTION);
	gesture_ref(&gesture, ITEM_CROSSING, meeting->crossing);
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	CHECK(history_end(&gesture));
}

/* ---- threads ---- */

static void
check_gaps(const struct meeting *meeting, const char *want)
{
	const struct session *session = &meeting->history.session;
	const struct item *action = item_of(meeting, meeting->action);
	const char *gap[8];
	int gaps = outcome_gaps(session, action, gap, 8);
	struct buf got = {0};

	for (int at = 0; at < gaps; at++)
		buf_addf(&got, "%s%s", at ? ", " : "", gap[at]);
	CHECK_TEXT(buf_text(&got), want);
	CHECK(outcome_is_whole(session, action) == !*want);
	buf_free(&got);
}

static int
thread_notes(const struct meeting *meeting)
{
	struct thread thread;

	outcome_thread(&meeting->history.session, item_of(meeting, meeting->action), &thread);
	return thread.notes.count;
}

static void
check_threads(void)
{
	struct meeting meeting;
	struct gesture gesture;
	struct thread thread;
	const struct session *session = &meeting.history.session;

	hold(&meeting);
	check_gaps(&meeting, "vem, när, mål");
	CHECK_TEXT(outcome_words(session, item_of(&meeting, meeting.action)),
		   "Ledarmodulen genomförs");
	set_text(&meeting, meeting.action, ITEM_TEXT, "Modulen i Ledarforum");
	CHECK_TEXT(outcome_words(session, item_of(&meeting, meeting.action)),
		   "Modulen i Ledarforum");
	set_text(&meeting, meeting.action, ITEM_OWNER, "  ");
	check_gaps(&meeting, "vem, när, mål");
	set_text(&meeting, meeting.action, ITEM_OWNER, "utvecklingschef");
	check_gaps(&meeting, "när, mål");
	set_text(&meeting, meeting.action, ITEM_END, "2027-12-01");
	set_int(&meeting, meeting.action, ITEM_GOAL, 3);
	check_gaps(&meeting, "");
	outcome_thread(session, item_of(&meeting, meeting.action), &thread);
	CHECK(thread.notes.count == 2);
	CHECK(id_same(session->items.item[thread.notes.item[0]].id, meeting.note[0]));
	CHECK(id_same(session->items.item[thread.notes.item[1]].id, meeting.note[1]));
	CHECK(thread.crossing >= 0 &&
	      id_same(session->items.item[thread.crossing].id, meeting.crossing));
	/* Its own notes count, each once, and as the one they lie in. */
	history_key(&meeting.history, &gesture);
	gesture_set(&gesture, meeting.action);
	gesture_refs(&gesture, ITEM_NOTES, meeting.note, 3);
	CHECK(history_end(&gesture));
	CHECK(thread_notes(&meeting) == 3);
	history_key(&meeting.history, &gesture);
	note_merge(&gesture, item_of(&meeting, meeting.note[0]),
		   item_of(&meeting, meeting.note[2]));
	CHECK(history_end(&gesture));
	CHECK(thread_notes(&meeting) == 2);
	remove_item(&meeting, meeting.note[1]);
	CHECK(thread_notes(&meeting) == 1);
	session_free(&meeting.history.session);
}

static void
check_broken(void)
{
	struct meeting meeting;
	struct thread thread;

	hold(&meeting);
	remove_item(&meeting, meeting.crossing);
	outcome_thread(&meeting.history.session, item_of(&meeting, meeting.action), &thread);
	CHECK(thread.crossing == -1 && thread.notes.count == 0);
	CHECK_TEXT(outcome_words(&meeting.history.session, item_of(&meeting, meeting.action)), "");
	check_gaps(&meeting, "vem, när, mål, ingen lapp");
	set_text(&meeting, meeting.history.session.id, ITEM_DELMAL, "");
	check_gaps(&meeting, "vem, när, mål, ingen lapp, inget delmål");
	session_free(&meeting.history.session);
}

/* ---- the summary ---- */

static void
check_same_summary(const struct summary *summary)
{
	struct buf line = {0}, again = {0};
	struct summary read;

	summary_write(&line, summary);
	CHECK_ALL(!strchr(line.text, '\n'));
	CHECK_ALL(summary_read(&read, line.text));
	summary_write(&again, &read);
	CHECK_ALL(!strcmp(line.text, again.text));
	buf_free(&line);
	buf_free(&again);
}

static void
check_summary(void)
{
	struct meeting meeting;
	struct gesture gesture;
	struct summary summary;
	struct buf line = {0};

	hold(&meeting);
	summary_of(&meeting.history.session, &summary);
	summary_write(&line, &summary);
	CHECK_TEXT(buf_text(&line),
		   "{\"actions\":1,\"broken\":1,\"catalog\":\"orebro-2019-2022\","
		   "\"chained\":false,\"closed\":false,"
		   "\"conflicts\":0,\"crossings\":1,\"date\":\"2026-11-22\",\"delmal\":\"1.2\","
		   "\"group\":\"Ledningsgruppen F–6\",\"notes\":3,\"ownerless\":1,"
		   "\"plan\":false,\"prepared\":false,\"sealed\":false,\"step\":0,\"steps\":7,"
		   "\"title\":\"SWOT om delmål 1.2\",\"unit\":\"Nordväst\",\"waits\":false,"
		   "\"workshop\":\"SWOT\"}");
	set_text(&meeting, meeting.action, ITEM_OWNER, "rektor");
	set_text(&meeting, meeting.action, ITEM_END, "2027-12-01");
	history_key(&meeting.history, &gesture);
	gesture_go(&gesture, 6);
	CHECK(history_end(&gesture));
	history_key(&meeting.history, &gesture);
	gesture_go(&gesture, 2);
	CHECK(history_end(&gesture));
	history_key(&meeting.history, &gesture);
	gesture_seal(&gesture);
	CHECK(history_end(&gesture));
	summary_of(&meeting.history.session, &summary);
	CHECK(summary.closed && summary.sealed && summary.step == 2 && summary.ownerless == 0);
	check_same_summary(&summary);
	buf_free(&line);
	session_free(&meeting.history.session);
}

/* A text that is too long for the summary is cut between two characters. */
static void
check_long_summary(void)
{
	struct meeting meeting;
	struct summary summary;
	struct buf text = {0};

	hold(&meeting);
	for (int at = 0; at < 80; at++)
		buf_add(&text, "🙂");
	set_text(&meeting, meeting.history.session.id, ITEM_UNIT, buf_text(&text));
	summary_of(&meeting.history.session, &summary);
	CHECK(strlen(summary.unit) == 156);
	CHECK(!text_fault(summary.unit, strlen(summary.unit), TEXT_ONE_LINE));
	check_same_summary(&summary);
	buf_free(&text);
	session_free(&meeting.history.session);
}

static void
check_bad_lines(void)
{
	static const char *const lines[] = {
		"", "{", "[]", "{}", "7", "{\"actions\":1}", "{\"actions\":\"1\",\"catalog\":\"\"}",
	};
	struct summary summary;

	for (size_t at = 0; at < COUNT(lines); at++)
		CHECK(!summary_read(&summary, lines[at]));
}

/* ---- words on paper ---- */

static void
check_text_of(void)
{
	struct meeting meeting;
	struct gesture gesture;
	struct buf text = {0};

	hold(&meeting);
	history_key(&meeting.history, &gesture);
	note_park(&gesture, item_of(&meeting, meeting.note[2]), true);
	CHECK(history_end(&gesture));
	set_text(&meeting, meeting.action, ITEM_END, "2027-12-01");
	set_text(&meeting, meeting.history.session.id, ITEM_MEANS,
		 "Att den som leder en enhet själv vet vad som prövas där, kan fråga efter det och "
		 "har tid att följa det under läsåret.");
	outcome_text(&text, &meeting.history.session, NULL);
	CHECK_TEXT(buf_text(&text),
		   "SWOT om delmål 1.2\n"
		   "Arbetsmaterial\n"
		   "\n"
		   "Delmål 1.2\n"
		   "  Rektorer ska kunna leda digitalt arbete.\n"
		   "  Hos oss betyder det: Att den som leder en enhet själv vet vad som\n"
		   "  prövas där, kan fråga efter det och har tid att följa det under\n"
		   "  läsåret.\n"
		   "\n"
		   "Om workshopen\n"
		   "  Workshop: SWOT\n"
		   "  Datum: 22 november 2026\n"
		   "  Antal personer: 9\n"
		   "  Grupp: Ledningsgruppen F–6\n"
		   "  Enhet: Nordväst\n"
		   "\n"
		   "Styrkor\n"
		   "  Inga lappar.\n"
		   "\n"
		   "Svagheter\n"
		   "  V1   Kompetensen är ojämn\n"
		   "\n"
		   "Möjligheter\n"
		   "  M1   Modulerna är kostnadsfria\n"
		   "\n"
		   "Hot\n"
		   "  Inga lappar.\n"
		   "\n"
		   "Parkerat\n"
		   "  V2   Ojämn kompetens\n"
		   "\n"
		   "Förslag\n"
		   "  - Ledarmodulen genomförs (ur V1 och M1)\n"
		   "\n"
		   "Insatser\n"
		   "  1. Ledarmodulen genomförs\n"
		   "     När: 1 december 2027\n"
		   "     Kommer ur: V1 och M1\n"
		   "     Saknas: vem, mål\n"
		   "\n"
		   "Tråden\n"
		   "  Tråden är bruten i 1 insats: vem, mål.\n");
	buf_free(&text);
	session_free(&meeting.history.session);
}

/* Dots are said when the last slip is in, and not before. */
static void
check_secret_dots(void)
{
	struct meeting meeting;
	struct gesture gesture;
	struct buf text = {0};

	hold(&meeting);
	set_int(&meeting, meeting.history.session.id, ITEM_PEOPLE, 2);
	for (int slip = 0; slip < 2; slip++) {
		history_key(&meeting.history, &gesture);
		tally_slip(&gesture, meeting.note, 2);
		CHECK(history_end(&gesture));
		buf_clear(&text);
		outcome_text(&text, &meeting.history.session, NULL);
		CHECK(!!strstr(buf_text(&text), "ojämn (2 prickar)") == slip);
	}
	buf_free(&text);
	session_free(&meeting.history.session);
}

/* ---- the result ---- */

static const struct json *
row_of(const struct json *result, const char *array, struct id id)
{
	char text[ID_TEXT];

	id_text(id, text);
	for (const struct json *row = json_first(json_member(result, array)); row;
	     row = json_next(row))
		if (!strcmp(json_text(json_member(row, "id"), ""), text))
			return row;
	return NULL;
}

static struct json *
result_of(const struct meeting *meeting)
{
	struct buf text = {0};
	struct err err = {0};
	struct json *json;

	outcome_result(&text, &meeting->history.session);
	json = json_parse(text.text, text.bytes, 1 << 20, &err);
	if (!CHECK(json != NULL))
		fprintf(stderr, "%s\n", err.text);
	buf_free(&text);
	return json;
}

/* Every note that is not removed is there: with no dots, parked, and lying in another. */
static void
check_result(void)
{
	struct meeting meeting;
	struct gesture gesture;
	struct json *result;
	const struct json *row;
	struct id gone;
	char text[ID_TEXT];

	hold(&meeting);
	gone = write_note(&meeting, 0, "tas bort");
	remove_item(&meeting, gone);
	history_key(&meeting.history, &gesture);
	note_merge(&gesture, item_of(&meeting, meeting.note[0]),
		   item_of(&meeting, meeting.note[2]));
	CHECK(history_end(&gesture));
	history_key(&meeting.history, &gesture);
	note_park(&gesture, item_of(&meeting, meeting.note[1]), true);
	CHECK(history_end(&gesture));
	history_key(&meeting.history, &gesture);
	tally_slip(&gesture, &meeting.note[2], 1);
	CHECK(history_end(&gesture));
	result = result_of(&meeting);
	CHECK(json_count(json_member(result, "notes")) == 3);
	CHECK(!row_of(result, "notes", gone));
	row = row_of(result, "notes", meeting.note[0]);
	CHECK(json_int(json_member(row, "dots"), -1) == 1);
	CHECK(json_int(json_member(row, "order"), -1) == 1);
	CHECK_TEXT(json_text(json_first(json_member(row, "merged")), ""),
		   id_text(meeting.note[2], text));
	row = row_of(result, "notes", meeting.note[2]);
	CHECK_TEXT(json_text(json_member(row, "merged_into"), ""), id_text(meeting.note[0], text));
	CHECK(!json_member(row, "dots") && !json_member(row, "order"));
	row = row_of(result, "notes", meeting.note[1]);
	CHECK(json_bool(json_member(row, "parked"), false));
	CHECK(json_int(json_member(row, "dots"), -1) == 0 && !json_member(row, "order"));
	row = row_of(result, "crossings", meeting.crossing);
	CHECK_TEXT(json_text(json_member(row, "kind"), ""), "build_up");
	row = row_of(result, "actions", meeting.action);
	CHECK_TEXT(json_text(json_member(row, "text"), ""), "Ledarmodulen genomförs");
	CHECK(json_count(json_member(row, "gaps")) == 3);
	CHECK(!json_bool(json_member(row, "whole"), true));
	CHECK(json_count(json_member(json_member(row, "thread"), "notes")) == 2);
	CHECK(json_int(json_member(json_member(result, "coverage"), "notes"), -1) == 1);
	CHECK(json_count(json_member(result, "minutes")) == 7);
	json_drop(result);
	/* The note that it lies in is removed: then it stands alone. */
	remove_item(&meeting, meeting.note[0]);
	result = result_of(&meeting);
	row = row_of(result, "notes", meeting.note[2]);
	CHECK(!json_member(row, "merged_into") && json_int(json_member(row, "dots"), -1) == 1);
	json_drop(result);
	session_free(&meeting.history.session);
}

/* Each note has the dots that the tally says, and names as many as lie in it. */
static void
check_notes(const struct session *session)
{
	struct meeting meeting = {.history.session = *session};
	struct json *result = result_of(&meeting);

	for (int at = 0; at < session->items.count; at++) {
		const struct item *note = &session->items.item[at];
		const struct json *row = row_of(result, "notes", note->id), *merged;

		CHECK_ALL((row != NULL) == (note->kind == KIND_NOTE && !note->removed));
		if (!row || note_root(session, note) != note)
			continue;
		merged = json_member(row, "merged");
		CHECK_ALL((merged ? json_count(merged) : 0) == note_merged(session, note, NULL, 0));
		CHECK_ALL(json_int(json_member(row, "dots"), -1) == tally_dots(note));
	}
	json_drop(result);
}

/* Whatever a room did, or two rooms, the summary is a line and the text is text. */
static void
check_histories(void)
{
	for (uint32_t seed = 1; seed <= 60; seed++) {
		struct history history, other;
		struct summary summary;
		struct buf text = {0};

		history_make(&history, &other, seed, 60);
		summary_of(&history.session, &summary);
		check_same_summary(&summary);
		check_notes(&history.session);
		outcome_text(&text, &history.session, NULL);
		CHECK_ALL(!text_fault(text.text, text.bytes, TEXT_LINES));
		buf_free(&text);
		history_free(&history, &other);
	}
	CHECK(check_failed == 0);
}

int
main(void)
{
	check_threads();
	check_broken();
	check_summary();
	check_long_summary();
	check_bad_lines();
	check_text_of();
	check_secret_dots();
	check_result();
	check_histories();
	return check_done("core/outcome");
}
