/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * "Hur blev det?": which insatser wait to be followed up, what is said of them, what the plan makes of that, and
 * last time's board beside today's.
 */
#include "rodtrad/core/review.h"

#include "chain_room.h"
#include "rodtrad/base/mem.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/plan.h"
#include "rodtrad/core/since.h"

#include <stdio.h>

#define APART 1000 /* keys between two rooms */

enum { SPRING, AUTUMN, WINTER, NEIGHBOUR, ROOMS };

static const struct {
	const char *date, *unit;
} days[ROOMS] = {
	[SPRING] = {"2026-03-17", "Nordväst"},
	[AUTUMN] = {"2026-10-13", "Nordväst"},
	[WINTER] = {"2026-12-01", "Nordväst"},
	[NEIGHBOUR] = {"2026-04-01", "Nordost"},
};

/* ---- rooms ---- */

static void
open_room(struct room *room, int which)
{
	room_open_after(room, (which + 1) * APART, "workshops/swot.json");
	put_text(room, session_self(&room->session), ITEM_DATE, days[which].date);
	put_text(room, session_self(&room->session), ITEM_UNIT, days[which].unit);
}

static struct id
put_insats(struct room *room, const char *text)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_ACTION);

	gesture_text(&gesture, ITEM_TEXT, text);
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	gesture_int(&gesture, ITEM_STATUS, STATUS_NOT_STARTED);
	gesture_text(&gesture, ITEM_OWNER, "Rektorerna");
	gesture_text(&gesture, ITEM_END, "2026-05-29");
	room_done(&gesture);
	return id;
}

/* What a room has to follow up, seen from the others. */
static void
rows_of(const struct room *room, int own, struct earlier_list *list, struct review_rows *rows)
{
	struct review_scope scope = review_scope_of(&room[own].session);
	struct session others[ROOMS];
	int count = 0;

	for (int at = ROOMS - 1; at >= 0; at--)
		if (room[at].session.event.count)
			others[count++] = room[at].session;
	*list = (struct earlier_list){0};
	earlier_gather(list, &scope, others, count);
	review_rows_of(&room[own].session, list, rows);
}

static struct id
put_review(struct room *room, int own, const char *text, enum reviewed verdict, const char *reason)
{
	struct earlier_list list;
	struct review_rows rows;
	struct gesture gesture;
	struct id id = {{0}};

	rows_of(room, own, &list, &rows);
	for (int at = 0; at < rows.count; at++) {
		if (strcmp(rows.item[at].text, text) != 0)
			continue;
		id = rows.item[at].item;
		gesture = room_key(&room[own]);
		review_put(&gesture, &rows.item[at], verdict);
		if (*reason)
			gesture_text(&gesture, ITEM_REASON, reason);
		room_done(&gesture);
	}
	CHECK(!id_is_none(id));
	earlier_free(&list);
	return review_of(&room[own].session, id)->id;
}

/* The texts that wait in a room, one a line, those with an answer with it. */
static void
check_rows(const struct room *room, int own, const char *want)
{
	struct earlier_list list;
	struct review_rows rows;
	struct buf got = {0};

	rows_of(room, own, &list, &rows);
	for (int at = 0; at < rows.count; at++) {
		const struct item *review = rows.item[at].review;

		buf_addf(&got, "%s (%s)", rows.item[at].text, rows.item[at].state);
		if (review)
			buf_addf(&got, ": %s",
				 item_fields[ITEM_VERDICT]
					 .choices[session_int(&room[own].session, review,
							      ITEM_VERDICT, -1)]
					 .label);
		buf_addc(&got, '\n');
	}
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
	earlier_free(&list);
}

static void
free_rooms(struct room *room)
{
	for (int at = 0; at < ROOMS; at++)
		session_free(&room[at].session);
}

/* ---- what waits ---- */

static void
test_waiting(void)
{
	struct room room[ROOMS] = {0};
	struct id id;

	for (int at = 0; at < ROOMS; at++)
		open_room(&room[at], at);
	put_insats(&room[SPRING], "läsning");
	id = put_insats(&room[SPRING], "samtal");
	put_insats(&room[AUTUMN], "kurs");
	put_insats(&room[NEIGHBOUR], "grannens");
	/* Those of one's own day and later, and those of another unit, are not for this group. */
	check_rows(room, SPRING, "");
	check_rows(room, AUTUMN, "läsning (inte påbörjad)\nsamtal (inte påbörjad)\n");
	check_rows(room, WINTER,
		   "läsning (inte påbörjad)\nsamtal (inte påbörjad)\nkurs (inte påbörjad)\n");
	/* A workshop for all units follows up all of them. */
	put_text(&room[WINTER], session_self(&room[WINTER].session), ITEM_UNIT, "");
	check_rows(room, WINTER,
		   "läsning (inte påbörjad)\nsamtal (inte påbörjad)\ngrannens (inte påbörjad)\n"
		   "kurs (inte påbörjad)\n");
	put_text(&room[WINTER], session_self(&room[WINTER].session), ITEM_UNIT, "Nordväst");
	/* What is klar is not asked about again; but stays where it was said. */
	put_review(room, AUTUMN, "läsning", REVIEWED_DONE, "");
	put_review(room, AUTUMN, "samtal", REVIEWED_CHANGES, "Det blev inte av.");
	check_rows(room, AUTUMN, "läsning (inte påbörjad): klar\nsamtal (inte påbörjad): ändras\n");
	check_rows(room, WINTER, "samtal (ändras: Det blev inte av.)\nkurs (inte påbörjad)\n");
	/* Its own workshop may say so later than the follow-up did. */
	room[SPRING].keys += 10 * APART;
	put_int(&room[SPRING], session_item(&room[SPRING].session, id), ITEM_STATUS,
		STATUS_DROPPED);
	check_rows(room, WINTER, "kurs (inte påbörjad)\n");
	free_rooms(room);
}

/* More than there is room for are all asked about, and none of them is forgotten. */
static void
test_many(void)
{
	struct room room[ROOMS] = {0};
	struct earlier_list list;
	struct review_rows rows;
	const int more = 3;

	open_room(&room[SPRING], SPRING);
	open_room(&room[AUTUMN], AUTUMN);
	for (int at = 0; at < REVIEW_ROWS + more; at++) {
		char text[20];

		snprintf(text, sizeof text, "insats %03d", at);
		put_insats(&room[SPRING], text);
	}
	for (int answered = 0; answered <= REVIEW_ROWS + more; answered++) {
		rows_of(room, AUTUMN, &list, &rows);
		CHECK_ALL(rows.count == REVIEW_ROWS &&
			  rows.waiting == (answered < more ? more - answered : 0));
		CHECK_ALL(review_left(&room[AUTUMN].session, &rows) ==
			  REVIEW_ROWS + more - answered);
		for (int at = 0; at < rows.count; at++)
			if (!rows.item[at].review) {
				struct gesture gesture = room_key(&room[AUTUMN]);

				review_put(&gesture, &rows.item[at], REVIEWED_ONGOING);
				room_done(&gesture);
				break;
			}
		earlier_free(&list);
	}
	free_rooms(room);
}

/* A review can be read though the insats is nowhere to be found. */
static void
test_alone(void)
{
	struct room room[ROOMS] = {0};
	struct gesture gesture;
	struct id id;

	open_room(&room[SPRING], SPRING);
	open_room(&room[AUTUMN], AUTUMN);
	put_insats(&room[SPRING], "läsning");
	id = put_review(room, AUTUMN, "läsning", REVIEWED_DROPPED, "");
	CHECK(review_lacks_reason(&room[AUTUMN].session, session_item(&room[AUTUMN].session, id)));
	session_free(&room[SPRING].session);
	room[SPRING].session = (struct session){0};
	check_rows(room, AUTUMN, "läsning (): utgår\n");
	/* Answered anew it is the same review; taken back it is gone. */
	CHECK(id_same(id, put_review(room, AUTUMN, "läsning", REVIEWED_ONGOING, "")));
	check_rows(room, AUTUMN, "läsning (): pågår\n");
	gesture = room_key(&room[AUTUMN]);
	gesture_remove(&gesture, id);
	room_done(&gesture);
	check_rows(room, AUTUMN, "");
	session_free(&room[AUTUMN].session);
}

/* ---- the plan ---- */

static const struct plan_row *
row_named(const struct plan *plan, const char *text)
{
	for (int at = 0; at < plan->row.count; at++)
		if (!strcmp(plan->row.item[at].text, text))
			return &plan->row.item[at];
	fprintf(stderr, "there is no row %s\n", text);
	exit(1);
}

static void
check_status(const struct room *room, enum status status, const char *label, const char *reason)
{
	static const int orders[][3] = {
		{SPRING, AUTUMN, WINTER}, {WINTER, SPRING, AUTUMN}, {AUTUMN, WINTER, SPRING}};

	for (size_t order = 0; order < COUNT(orders); order++) {
		struct plan *plan = plan_new(NULL);
		const struct plan_row *row;

		for (int at = 0; at < 3; at++)
			plan_add(plan, &room[orders[order][at]].session);
		plan_arrange(plan);
		plan_arrange(plan); /* once more changes nothing */
		row = row_named(plan, "läsning");
		CHECK(row->status == (int)status);
		CHECK_TEXT(plan_status_label(row), label);
		CHECK_TEXT(row->reason, reason);
		plan_drop(plan);
	}
}

static void
test_plan(void)
{
	struct room room[ROOMS] = {0};
	struct id insats, autumn;

	for (int at = 0; at < ROOMS; at++)
		open_room(&room[at], at);
	insats = put_insats(&room[SPRING], "läsning");
	check_status(room, STATUS_NOT_STARTED, "inte påbörjad", "");
	autumn = put_review(room, AUTUMN, "läsning", REVIEWED_CHANGES, "Träffen ställdes in.");
	check_status(room, STATUS_ONGOING, "ändras", "Träffen ställdes in.");
	put_review(room, WINTER, "läsning", REVIEWED_DROPPED, "Ledarforum tar den.");
	check_status(room, STATUS_DROPPED, "utgår", "Ledarforum tar den.");
	/* What is said in the autumn's workshop after that is newer, whenever that was held. */
	room[AUTUMN].keys += 10 * APART;
	put_int(&room[AUTUMN], session_item(&room[AUTUMN].session, autumn), ITEM_VERDICT,
		REVIEWED_DONE);
	check_status(room, STATUS_DONE, "klar", "Träffen ställdes in.");
	/* And so is what the insats says of itself last of all. */
	room[SPRING].keys += 20 * APART;
	put_int(&room[SPRING], session_item(&room[SPRING].session, insats), ITEM_STATUS,
		STATUS_ONGOING);
	check_status(room, STATUS_ONGOING, "pågår", "");
	free_rooms(room);
}

/* ---- copies that answered apart ---- */

static bool
plan_conflict(const struct room *room)
{
	struct plan *plan = plan_new(NULL);
	const struct plan_row *row;
	bool conflict;

	plan_add(plan, &room[SPRING].session);
	plan_add(plan, &room[AUTUMN].session);
	plan_arrange(plan);
	row = row_named(plan, "läsning");
	conflict = row->conflict;
	CHECK(row->changes > row->own_changes && *row->changed);
	plan_drop(plan);
	return conflict;
}

static void
test_two_answers(void)
{
	struct room room[ROOMS] = {0};
	struct id insats;
	struct review_row row = {.text = "läsning", .owner = "", .end = ""};
	struct gesture gesture;
	char id[ID_TEXT];

	open_room(&room[SPRING], SPRING);
	open_room(&room[AUTUMN], AUTUMN);
	insats = put_insats(&room[SPRING], "läsning");
	put_review(room, AUTUMN, "läsning", REVIEWED_ONGOING, "");
	CHECK(!review_is_disputed(&room[AUTUMN].session, insats));
	/* As a copy of the workshop brings it: a review of its own. */
	row.item = insats;
	row.session = room[SPRING].session.id;
	gesture = room_key(&room[AUTUMN]);
	gesture_add(&gesture, KIND_REVIEW);
	gesture_text(&gesture, ITEM_ABOUT, id_text(insats, id));
	gesture_int(&gesture, ITEM_VERDICT, REVIEWED_DROPPED);
	room_done(&gesture);
	CHECK(review_is_disputed(&room[AUTUMN].session, insats));
	CHECK(plan_conflict(room));
	/* One answer more, and it is the only one. */
	row.review = review_of(&room[AUTUMN].session, insats);
	gesture = room_key(&room[AUTUMN]);
	review_put(&gesture, &row, REVIEWED_DONE);
	room_done(&gesture);
	CHECK(!review_is_disputed(&room[AUTUMN].session, insats) && !plan_conflict(room));
	gesture = room_key(&room[AUTUMN]);
	review_take_back(&gesture, insats);
	room_done(&gesture);
	CHECK(!review_of(&room[AUTUMN].session, insats));
	free_rooms(room);
}

/* ---- the minutes ---- */

static void
test_words(void)
{
	struct room room[ROOMS] = {0};
	struct buf out = {0};

	open_room(&room[SPRING], SPRING);
	open_room(&room[AUTUMN], AUTUMN);
	put_insats(&room[SPRING], "läsning");
	put_review(room, AUTUMN, "läsning", REVIEWED_CHANGES, "Träffen ställdes in.");
	outcome_text(&out, &room[AUTUMN].session, NULL);
	CHECK(strstr(buf_text(&out), "\nHur blev det?\n  - läsning\n    Vem: Rektorerna\n"
				     "    När: 29 maj 2026\n    Läge: ändras\n"
				     "    Skäl: Träffen ställdes in.\n"));
	buf_clear(&out);
	outcome_result(&out, &room[AUTUMN].session);
	CHECK(strstr(buf_text(&out), "\"reviews\": [\n   {\"id\":"));
	CHECK(strstr(buf_text(&out), "\"verdict\":\"changes\""));
	buf_free(&out);
	free_rooms(room);
}

/* ---- last time's board ---- */

static void
check_since(const struct room *room, const char *want)
{
	static const char sign[SINCE_CHANGES] = {
		[SINCE_NEW] = '+', [SINCE_GONE] = '-', [SINCE_LEFT] = '='};
	struct session others[ROOMS];
	const struct session *last;
	struct since since = {0};
	struct buf got = {0};
	int count = 0;

	for (int at = 0; at < ROOMS; at++)
		others[count++] = room[at].session;
	last = since_last(&room[AUTUMN].session, others, count);
	if (last)
		since_of(&since, &room[AUTUMN].session, last);
	for (int at = 0; at < since.count; at++)
		buf_addf(&got, "%c %s %s%s\n", sign[since.item[at].change], since.item[at].code,
			 since.item[at].text, *since.item[at].before ? " *" : "");
	if (last)
		since_say(&got, &since);
	CHECK_TEXT(buf_text(&got), want);
	buf_free(&got);
	since_free(&since);
}

static void
test_since(void)
{
	struct room room[ROOMS] = {0};
	char origin[ID_TEXT];

	for (int at = 0; at < ROOMS; at++)
		open_room(&room[at], at);
	put_note(&room[AUTUMN], "weakness", "LiKA-resultaten blir liggande");
	put_note(&room[AUTUMN], "opportunity", "Nationella kurser för skolledare är avgiftsfria");
	put_note(&room[AUTUMN], "threat", "Något helt annat");
	put_note(&room[AUTUMN], "strength", "Ledarforum är vår fasta mötesplats");
	/* Boards of later days and of other units are not last time's. */
	put_note(&room[WINTER], "weakness", "LiKA-resultaten blir liggande");
	put_note(&room[NEIGHBOUR], "weakness", "LiKA-resultaten blir liggande");
	check_since(room, "");
	put_note(&room[SPRING], "weakness", "LiKA-resultaten blir liggande");
	put_note(&room[SPRING], "opportunity", "Nationella kurser för skolledare är gratis");
	put_note(&room[SPRING], "threat", "Besparingar tar kompetensutvecklingen först");
	put_note(&room[SPRING], "weakness", "Ledarforum är vår fasta mötesplats"); /* another box */
	check_since(room, "+ S1 Ledarforum är vår fasta mötesplats\n"
			  "+ H1 Något helt annat\n"
			  "- V2 Ledarforum är vår fasta mötesplats\n"
			  "- H1 Besparingar tar kompetensutvecklingen först\n"
			  "= V1 LiKA-resultaten blir liggande\n"
			  "= M1 Nationella kurser för skolledare är avgiftsfria *\n"
			  "Sedan 17 mars 2026: 2 nya, 2 borta, 2 kvar");
	/* What was brought in is the same note, however it reads. */
	put_text(&room[AUTUMN], named(&room[AUTUMN], "H1"), ITEM_ORIGIN,
		 id_text(named(&room[SPRING], "H1")->id, origin));
	check_since(room, "+ S1 Ledarforum är vår fasta mötesplats\n"
			  "- V2 Ledarforum är vår fasta mötesplats\n"
			  "= V1 LiKA-resultaten blir liggande\n"
			  "= M1 Nationella kurser för skolledare är avgiftsfria *\n"
			  "= H1 Något helt annat *\n"
			  "Sedan 17 mars 2026: 1 ny, 1 borta, 3 kvar");
	free_rooms(room);
}

/* ---- the workshop that is kept ---- */

static void
test_copy(void)
{
	struct buf text = {0};

	read_shipped(&text, "RODTRAD_ROOT", ".", "workshops/swot.json");
	for (int with = 0; with < 2; with++) {
		struct buf copy = {0};
		struct workshop workshop;
		struct err err;
		struct json *json =
			json_parse(buf_text(&text), text.bytes, JSON_WORKSHOP_BYTES, &err);

		workshop_copy(&copy, json, with);
		if (CHECK(workshop_read(&workshop, buf_text(&copy), copy.bytes, &err))) {
			CHECK((workshop_step(&workshop, "hurblevdet") >= 0) == (bool)with);
			CHECK(workshop.steps == 8 + with && workshop.minutes == 90);
			CHECK(workshop_minutes(&workshop, true) == (with ? 100 : 90));
			workshop_free(&workshop);
		}
		json_drop(json);
		buf_free(&copy);
	}
	buf_free(&text);
}

int
main(void)
{
	test_waiting();
	test_alone();
	test_many();
	test_plan();
	test_two_answers();
	test_words();
	test_since();
	test_copy();
	return check_done("core/review");
}
