/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sessions as files: the same bytes after a round trip, nothing that was removed in them, and no
 * file of a stranger that brings the program down. With a folder as argument, some exports are
 * written there.
 */
#include "rodtrad/exchange/session_file.h"

#include "../check.h"
#include "../history.h"
#include "../../src/exchange/digest.h"
#include "rodtrad/exchange/file.h"

#define HISTORIES 300
#define MUTATIONS 8 /* of each history */

/* ---- round trips ---- */

static bool
same_bytes(const struct buf *a, const struct buf *b)
{
	return a->bytes == b->bytes && !memcmp(buf_text(a), buf_text(b), a->bytes);
}

/* Through a file, and through the records that a database keeps. */
static void
check_round_trip(const struct session *session)
{
	struct buf first = {0}, second = {0}, third = {0};
	struct session again, kept = {0};
	struct arena arena = {0};
	struct err err = {0};
	struct record *record;
	int records;

	session_file_write(&first, session);
	if (!CHECK_ALL(session_file_read(&again, first.text, first.bytes, &err))) {
		fprintf(stderr, "%s\n", err.text);
		buf_free(&first);
		return;
	}
	session_file_write(&second, &again);
	CHECK_ALL(same_bytes(&first, &second));
	record = calloc((size_t)again.event.count, sizeof *record);
	records = session_file_records(&again, record, &arena);
	CHECK_ALL(records == again.event.count);
	for (int at = records - 1; at >= 0; at--) {
		CHECK_ALL(!record[at].mine);
		CHECK_ALL(session_take_record(&kept, &record[at], &err));
	}
	CHECK_ALL(session_fold(&kept, &err));
	session_file_write(&third, &kept);
	CHECK_ALL(same_bytes(&first, &third));
	free(record);
	arena_free(&arena);
	session_free(&again);
	session_free(&kept);
	buf_free(&first);
	buf_free(&second);
	buf_free(&third);
}

/* ---- strangers' files ---- */

/* Puts the digest right, so that what lies behind it is asked as well. */
static void
mend_digest(struct buf *file)
{
	char digest[DIGEST_TEXT];
	char *at = file->text ? strstr(file->text, "\"digest\": \"sha256:") : NULL;

	if (at && digest_of_file(file->text, file->bytes, digest) &&
	    strlen(at) > strlen("\"digest\": \"") + DIGEST_TEXT)
		memcpy(at + strlen("\"digest\": \""), digest, DIGEST_TEXT - 1);
}

/* Where some line of it begins. */
static size_t
some_line(struct history *history, const struct buf *file)
{
	size_t at = history_chance(history, (unsigned)file->bytes);

	while (at > 0 && file->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_bytes(const struct buf *file, size_t at)
{
	return strcspn(file->text + at, "\n") + (at < file->bytes);
}

/* Another file that is like this one but for one thing. */
static void
mutate(struct history *history, const struct buf *file, struct buf *out)
{
	static const char *const swaps[] = {"0", "9", "\"", "}", "[", "-", "\\", "x", ":", "\xFF"};
	size_t at = history_chance(history, (unsigned)file->bytes);
	size_t line = some_line(history, file), bytes = line_bytes(file, line);
	size_t other = some_line(history, file);

	buf_clear(out);
	switch (history_chance(history, 6)) {
	case 0: /* cut off */ buf_addn(out, file->text, at); break;
	case 1: /* a byte changed */
	case 2:
		buf_addn(out, file->text, at);
		buf_add(out, swaps[history_chance(history, (unsigned)COUNT(swaps))]);
		buf_add(out, file->text + at + 1);
		break;
	case 3: /* a line gone */
		buf_addn(out, file->text, line);
		buf_add(out, file->text + line + bytes);
		break;
	case 4: /* a line twice */
		buf_addn(out, file->text, line + bytes);
		buf_add(out, file->text + line);
		break;
	default: /* a line moved */
		buf_addn(out, file->text, other);
		buf_addn(out, file->text + line, bytes);
		buf_add(out, file->text + other);
		break;
	}
	if (history_chance(history, 4))
		mend_digest(out);
}

/* Refused with a sentence and left empty, or read, and then it can be written. Returns whether
 * it was read. */
static int
read_hostile(const struct buf *file)
{
	struct session session;
	struct err err = {0};
	struct buf again = {0};
	bool ok = session_file_read(&session, buf_text(file), file->bytes, &err);

	CHECK_ALL(ok || (err.code != ERR_NONE && *err.text));
	CHECK_ALL(ok || !session.event.count);
	if (ok) {
		session_file_write(&again, &session);
		CHECK_ALL(again.bytes > 0);
		session_free(&session);
	}
	buf_free(&again);
	return ok;
}

static int
check_hostile(struct history *history)
{
	struct buf file = {0}, other = {0};
	int accepted = 0;

	session_file_write(&file, &history->session);
	for (int at = 0; at < MUTATIONS; at++) {
		mutate(history, &file, &other);
		accepted += read_hostile(&other);
	}
	buf_free(&file);
	buf_free(&other);
	return accepted;
}

static void
check_histories(const char *folder)
{
	int accepted = 0;

	for (uint32_t seed = 1; seed <= HISTORIES; seed++) {
		struct history history, other;

		history_make(&history, &other, seed, 20 + (int)seed % 60);
		check_round_trip(&history.session);
		if (folder && seed <= 60) {
			struct buf path = {0}, text = {0};
			struct err err;

			buf_addf(&path, "%s/%u.session.json", folder, seed);
			session_file_write(&text, &history.session);
			CHECK(file_write(buf_text(&path), text.text, text.bytes, &err));
			buf_free(&path);
			buf_free(&text);
		}
		accepted += check_hostile(&history);
		history_free(&history, &other);
	}
	/* Nearly all are refused; a line of `session` may change places without harm. */
	CHECK(accepted < HISTORIES * MUTATIONS / 20);
	CHECK(check_failed == 0);
}

/* ---- what goes along and what does not ---- */

static void
write_note(struct history *history, const char *text)
{
	struct gesture gesture;

	history_key(history, &gesture);
	note_write(&gesture, 0, text);
	CHECK(history_end(&gesture));
}

static const struct item *
note_of(const struct history *history, const char *code)
{
	return note_named(&history->session, code);
}

static bool
file_has(const struct history *history, const char *text)
{
	struct buf file = {0};
	bool has;

	session_file_write(&file, &history->session);
	has = strstr(file.text, text) != NULL;
	buf_free(&file);
	return has;
}

static void
check_withheld(void)
{
	struct history history;
	struct gesture gesture;

	history_open(&history, 1);
	write_note(&history, "alfa");
	write_note(&history, "beta");
	write_note(&history, "gamma");
	write_note(&history, "delta");
	history_key(&history, &gesture);
	note_edit(&gesture, note_of(&history, "S1"), "alfa två");
	CHECK(history_end(&gesture));
	CHECK(!file_has(&history, "\"alfa\""));
	CHECK(file_has(&history, "alfa två"));
	history_key(&history, &gesture);
	note_remove(&gesture, note_of(&history, "S2"));
	CHECK(history_end(&gesture));
	CHECK(!file_has(&history, "beta"));
	history_key(&history, &gesture);
	note_merge(&gesture, note_of(&history, "S1"), note_of(&history, "S3"));
	CHECK(history_end(&gesture));
	CHECK(file_has(&history, "gamma"));
	CHECK(file_has(&history, "\"merged_into\""));
	history_key(&history, &gesture);
	note_park(&gesture, note_of(&history, "S4"), true);
	CHECK(history_end(&gesture));
	CHECK(file_has(&history, "delta"));
	session_free(&history.session);
}

/* ---- each refusal has its sentence ---- */

struct refusal {
	const char *find, *put; /* the first place of `find` becomes `put` */
	bool mend;              /* the digest is made right */
	const char *says;       /* a part of the sentence */
};

static void
replace_once(struct buf *out, const char *text, const char *find, const char *put)
{
	const char *at = strstr(text, find);

	CHECK(at != NULL);
	if (!at)
		return;
	buf_addn(out, text, (size_t)(at - text));
	buf_add(out, put);
	buf_add(out, at + strlen(find));
}

static void
check_refusal(const char *text, const struct refusal *refusal)
{
	struct buf file = {0};
	struct session session;
	struct err err = {0};

	replace_once(&file, text, refusal->find, refusal->put);
	if (refusal->mend)
		mend_digest(&file);
	CHECK(!session_file_read(&session, file.text, file.bytes, &err));
	if (!CHECK(strstr(err.text, refusal->says) != NULL))
		fprintf(stderr, "%s\n", err.text);
	CHECK(session.event.count == 0);
	buf_free(&file);
}

static void
check_refusals(void)
{
	static const struct refusal refusals[] = {
		{"rodtrad.session", "rodtrad.annat", false, "format: ska vara"},
		{"\"version\": \"1.0\"", "\"version\": \"2.0\"", false, "version 2"},
		{"\"kind\": \"result\"", "\"kind\": \"annat\"", false, "kind: ska vara"},
		{"Tiden", "Tidan", false, "digest: "},
		{"\"dots\":0", "\"dots\":1", true, "notes: [0]: dots: det här är inte"},
		{"Nordväst", "Sydväst", true, "session: unit: det här är inte"},
		{"\"coverage\"", "\"annat\"", true, "result: coverage: "},
		{"\"coverage\"", "\"songs\": [], \"coverage\"", true, "result: det här är inte"},
		{"\"session\":", "\"extra\": 1, \"session\":", true, "det här är inte"},
		{"\"state\": \"arbetsmaterial\"", "\"state\": \"klarmarkerad\"", true, "state: "},
		{"\"type\":\"added\"", "\"type\":\"addad\"", true, "notes"},
		{"\"clock\":3", "\"clock\":9", true, "den största clock är 9"},
		{"\"clock\":3", "\"clock\":2", true, "inte äldre än den som nämner den"},
		{"\"clock\":1,", "\"clock\":0,", true, "clock: ska vara ett heltal"},
		{"\"replaces\":{\"text\":[\"0", "\"replaces\":{\"text\":[\"f", true,
		 "finns inte i filen"},
		{"\"withheld\":[\"text\"]", "\"withheld\":[\"code\"]", true, "lista av textfält"},
	};
	struct history history;
	struct gesture gesture;
	struct buf file = {0};

	history_open(&history, 3);
	write_note(&history, "Tiden räcker inte");
	history_key(&history, &gesture);
	note_edit(&gesture, note_of(&history, "S1"), "Tiden räcker");
	CHECK(history_end(&gesture));
	session_file_write(&file, &history.session);
	for (size_t at = 0; at < COUNT(refusals); at++)
		check_refusal(file.text, &refusals[at]);
	buf_free(&file);
	session_free(&history.session);
}

/* The same event twice, and an event that names itself. */
static void
check_twice(void)
{
	struct history history;
	struct buf file = {0}, twice = {0};
	struct session session;
	struct err err = {0};
	const char *last;

	history_open(&history, 5);
	write_note(&history, "en");
	session_file_write(&file, &history.session);
	last = strrchr(file.text, '\n');
	for (int lines = 0; lines < 2; lines++)
		while (*--last != '\n')
			;
	/* `last` stands before the line of the bracket. */
	buf_addn(&twice, file.text, (size_t)(last - file.text));
	buf_add(&twice, ",\n  ");
	for (const char *at = last - 1;; at--)
		if (at[-1] == '\n') {
			buf_addn(&twice, at + 2, (size_t)(last - at) - 2);
			break;
		}
	buf_add(&twice, last);
	mend_digest(&twice);
	CHECK(!session_file_read(&session, twice.text, twice.bytes, &err));
	if (!CHECK(strstr(err.text, "finns två gånger") != NULL))
		fprintf(stderr, "%s\n", err.text);
	buf_free(&file);
	buf_free(&twice);
	session_free(&history.session);
}

/* ---- of a newer program ---- */

static void
take_newer(struct history *history, const char *line)
{
	struct err err = {0};
	struct json *json = json_parse(line, strlen(line), 1 << 16, &err);
	struct event event;

	CHECK(json && event_of_file(&event, json, &history->session.arena, &err));
	session_take_event(&history->session, &event);
	CHECK(session_fold(&history->session, &err));
	json_drop(json);
}

/* Unknown fields, kinds, types and members are kept and written out again. */
static void
check_newer(void)
{
	struct history history;
	struct session again;
	struct buf line = {0}, file = {0}, newer = {0};
	struct err err = {0};
	char id[ID_TEXT];

	history_open(&history, 7);
	write_note(&history, "en lapp");
	id_text(note_of(&history, "S1")->id, id);
	buf_addf(&line,
		 "{\"at\":\"2026-11-22T15:00:00+01:00\",\"clock\":3,\"frekvens\":{\"b\":1},"
		 "\"id\":\"0197a2c4-0000-7000-8000-3c5b1d2e9f01\",\"item\":\"%s\",\"type\":"
		 "\"weighed\","
		 "\"with\":{\"smell\":\"rosor\",\"weight\":7},\"zebra\":[true]}",
		 id);
	take_newer(&history, buf_text(&line));
	take_newer(&history, "{\"at\":\"2026-11-22T15:01:00+01:00\",\"clock\":4,"
			     "\"id\":\"0197a2c4-0000-7000-8000-3c5b1d2e9f02\",\"kind\":\"song\","
			     "\"type\":\"added\",\"with\":{\"text\":\"Andel\",\"verses\":3}}");
	CHECK(file_has(&history, "\"frekvens\":{\"b\":1}"));
	CHECK(file_has(&history, "\"with\":{\"smell\":\"rosor\",\"weight\":7},\"zebra\":[true]"));
	CHECK(file_has(&history, "\"kind\":\"song\""));
	CHECK(file_has(&history, "\"text\":\"Andel\",\"verses\":3"));
	check_round_trip(&history.session);
	/* A newer minor version may say more in its result. */
	session_file_write(&file, &history.session);
	replace_once(&newer, file.text, "\"version\": \"1.0\"", "\"version\": \"1.7\"");
	buf_clear(&line);
	replace_once(&line, newer.text, "\"coverage\"", "\"songs\": [], \"coverage\"");
	mend_digest(&line);
	if (!CHECK(session_file_read(&again, line.text, line.bytes, &err)))
		fprintf(stderr, "%s\n", err.text);
	session_free(&again);
	buf_free(&line);
	buf_free(&file);
	buf_free(&newer);
	session_free(&history.session);
}

/* ---- the workshops that come with the program ---- */

static void
check_workshop(const char *path)
{
	struct history history;
	struct buf text = {0}, canonical = {0};
	struct err err = {0};
	struct json *json = NULL;

	if (CHECK(file_read(path, JSON_WORKSHOP_BYTES, &text, &err)))
		json = json_parse(text.text, text.bytes, JSON_WORKSHOP_BYTES, &err);
	if (CHECK(json != NULL)) {
		json_canonical(&canonical, json);
		history_open_with(&history, 13, buf_text(&canonical));
		for (int key = 0; key < 80; key++)
			history_step(&history);
		check_round_trip(&history.session);
		session_free(&history.session);
	}
	json_drop(json);
	buf_free(&text);
	buf_free(&canonical);
}

/* ---- names ---- */

static void
check_name(const char *delmal, const char *date, const char *unit, const char *want)
{
	struct history history;
	struct gesture gesture;
	char name[SESSION_FILE_NAME];

	history_open(&history, 9);
	history_key(&history, &gesture);
	gesture_set(&gesture, history.session.id);
	gesture_text(&gesture, ITEM_DELMAL, delmal);
	gesture_text(&gesture, ITEM_DATE, date);
	gesture_text(&gesture, ITEM_UNIT, unit);
	CHECK(history_end(&gesture));
	CHECK_TEXT(session_file_name(&history.session, name), want);
	session_free(&history.session);
}

static void
check_names(void)
{
	check_name("1.2", "2026-11-22", "Nordväst", "1.2-swot-2026-11-22-nordvast.rodtrad.json");
	check_name("1.2", "2026-11-22", "", "1.2-swot-2026-11-22.rodtrad.json");
	check_name("", "", "../../etc/passwd", "swot-etc-passwd.rodtrad.json");
	check_name("..", "2026-11-22", "  Östra  /  Västra  ",
		   "swot-2026-11-22-ostra-vastra.rodtrad.json");
	check_name("3.1", "2026-11-22",
		   "En enhet med ett mycket långt namn som inte ryms i namnet på en fil",
		   "3.1-swot-2026-11-22-en-enhet-med-ett-mycket-langt-namn-som-inte-rym"
		   ".rodtrad.json");
}

int
main(int argc, char **argv)
{
	check_withheld();
	check_refusals();
	check_twice();
	check_newer();
	check_names();
	check_workshop("workshops/swot.json");
	check_workshop("workshops/snabb-swot.json");
	check_histories(argc == 2 ? argv[1] : NULL);
	return check_done("exchange/session_file");
}
