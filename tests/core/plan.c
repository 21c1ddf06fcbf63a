/* SPDX-License-Identifier: EUPL-1.2 */
/* Handlingsplanen: where a row stands, what it says, and that it does not matter in which order the sessions come. */
#include "rodtrad/core/plan.h"
#include "rodtrad/core/plan_log.h"

#include "demo_room.h"
#include "rodtrad/base/mem.h"

#define UNITS 20
#define APART 1000 /* keys between two rooms */

static struct catalog catalog;

/* ---- rooms ---- */

static void
open_unit(struct room *room, int number, const char *unit)
{
	room_open_after(room, number * APART, "workshops/effektkedja.json");
	put_text(room, session_self(&room->session), ITEM_UNIT, unit);
}

/* An insats, yes to it, under a mål and a row of the document. */
static struct id
put_action(struct room *room, const char *text, int goal, const char *measure)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_ACTION);

	gesture_text(&gesture, ITEM_TEXT, text);
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	if (goal)
		gesture_int(&gesture, ITEM_GOAL, goal);
	if (measure)
		gesture_text(&gesture, ITEM_MEASURE, measure);
	room_done(&gesture);
	return id;
}

static const struct item *
item_of(const struct room *room, struct id id)
{
	return session_item(&room->session, id);
}

/* All rows as they are written in a file. */
static char *
written(const struct plan *plan)
{
	struct field table[PLAN_FIELDS + 1];
	struct buf out = {0};

	plan_fields(table);
	for (int at = 0; at < plan->row.count; at++) {
		field_write(&out, table, &plan->row.item[at], true);
		buf_addc(&out, '\n');
	}
	return buf_take(&out);
}

static const struct plan_row *
row_named(const struct plan *plan, const char *text)
{
	for (int at = 0; at < plan->row.count; at++)
		if (!strcmp(plan->row.item[at].text, text))
			return &plan->row.item[at];
	fprintf(stderr, "there is no row %s\n", text);
	exit(1);
}

/* ---- the document ---- */

static void
test_document(void)
{
	struct plan *plan = plan_new(&catalog);
	struct plan_counts counts;
	int goal = 0;

	plan_arrange(plan);
	counts = plan_count(plan, "2030-01-01");
	CHECK(counts.rows > 20 && counts.measures == counts.rows);
	CHECK(counts.lacking == counts.rows && counts.late == 0 && counts.conflicts == 0);
	for (int at = 0; at < plan->row.count; at++) {
		const struct plan_row *row = &plan->row.item[at];
		const struct catalog_measure *measure = catalog_measure(&catalog, row->id);

		CHECK(row->goal >= goal && row->goal <= 10);
		CHECK(measure && !strcmp(measure->text, row->text));
		CHECK(!at || row->place == row[-1].place + 1);
		goal = row->goal;
	}
	CHECK(goal == 10);
	CHECK_TEXT(plan->as_of, "");
	plan_drop(plan);
	plan = plan_new(NULL);
	plan_arrange(plan);
	CHECK(plan->row.count == 0);
	plan_drop(plan);
	plan_drop(NULL);
}

/* ---- the demo's chain ---- */

static void
check_thread(const struct plan_row *row)
{
	static const struct {
		int part;
		const char *code;
	} want[] = {{PLAN_NEED, "B2"},   {PLAN_NOTE, "A3"},   {PLAN_EFFECT, "E8"},
		    {PLAN_EFFECT, "E3"}, {PLAN_EFFECT, "E1"}, {PLAN_EFFECT, "E2"}};
	const struct plan_step *step = row->thread.item;

	if (!CHECK(row->thread.count == (int)COUNT(want)))
		return;
	for (size_t at = 0; at < COUNT(want); at++) {
		CHECK(step[at].part == want[at].part);
		CHECK_TEXT(step[at].code, want[at].code);
	}
	CHECK_TEXT(step[0].text, "Stödet skiljer sig mellan enheterna");
}

static void
test_demo(void)
{
	struct plan *plan = plan_new(&catalog);
	const struct plan_row *row;
	struct room room;

	open_unit(&room, 0, "Nordväst");
	hold_demo(&room);
	plan_add(plan, &room.session);
	session_free(&room.session); /* nothing of it is needed any more */
	plan_arrange(plan);
	CHECK(plan_count(plan, "").rows == plan_count(plan, "").measures + 4);

	row = row_named(plan, demo_actions[1].text);
	CHECK(row->kind == PLAN_ACTIVITY && row->goal == 6 && row->whole && !row->conflict);
	CHECK_TEXT(row->parent, "orebro-2019-2022/measure/6.1");
	CHECK_TEXT(row[-1].id, row->parent);
	CHECK_TEXT(row->unit, "Nordväst");
	CHECK_TEXT(row->owner, "IT-strateg");
	CHECK_TEXT(row->title, "Effektkedja om delmål 2.2");
	CHECK_TEXT(row->delmal, "2.2");
	CHECK(row->check.count == 1 && !strcmp(row->check.item[0], "2027-04-12"));
	CHECK(row->gaps.count == 0 && row->changes == 0);
	check_thread(row);

	row = row_named(plan, demo_actions[3].text);
	CHECK(row->kind == PLAN_ACTION && row->goal == 6 && !row->whole);
	CHECK(row[-1].goal == 6 && row[-1].place > 0); /* after all of the document's */
	CHECK(row->gaps.count == 2 && !strcmp(row->gaps.item[0], "vem"));
	CHECK_TEXT(row->start, "2026-11-17");
	plan_drop(plan);
}

/* ---- twenty units, one row ---- */

static void
test_units(void)
{
	struct plan *plan = plan_new(&catalog);
	struct plan_counts counts;
	const struct plan_row *row;
	int under = 0;

	for (int number = 0; number < UNITS; number++) {
		struct room room;
		char unit[16];

		snprintf(unit, sizeof unit, "Skola %02d", UNITS - number);
		open_unit(&room, number, unit);
		put_action(&room, "Kollegialt lärande", 1, "orebro-2019-2022/measure/1.3");
		plan_add(plan, &room.session);
		session_free(&room.session);
	}
	plan_arrange(plan);
	counts = plan_count(plan, "2026-11-17");
	CHECK(counts.conflicts == 0 && counts.rows == counts.measures + UNITS);
	row = row_named(plan, "Kollegialt lärande");
	CHECK_TEXT(row[-1].id, "orebro-2019-2022/measure/1.3");
	CHECK_TEXT(row[-1].owner, "");
	for (; row->kind == PLAN_ACTIVITY; row++, under++)
		CHECK(!under || strcmp(row[-1].unit, row->unit) < 0);
	CHECK(under == UNITS);
	plan_drop(plan);
}

/* ---- where a row stands ---- */

static void
check_before(const struct plan *plan, const char *first, const char *second)
{
	CHECK(row_named(plan, first) < row_named(plan, second));
}

static void
test_order(void)
{
	struct plan *plan = plan_new(&catalog);
	struct room room, other;
	struct id late;

	open_unit(&room, 0, "Öster");
	put_action(&room, "utan mål", 0, NULL);
	put_action(&room, "mål som inte finns", 12, NULL);
	put_action(&room, "rad som inte finns", 3, "orebro-2019-2022/measure/99.9");
	put_action(&room, "mål fel, rad rätt", 9, "orebro-2019-2022/measure/3.1");
	late = put_action(&room, "sent", 3, NULL);
	put_text(&room, item_of(&room, late), ITEM_END, "2027-06-01");
	put_text(&room, item_of(&room, put_action(&room, "tidigt", 3, NULL)), ITEM_END,
		 "2027-01-01");
	open_unit(&other, 1, "Ängen");
	put_text(&other, session_self(&other.session), ITEM_CATALOG, "stockholm-it-strategi");
	put_action(&other, "annat dokument", 3, NULL);
	plan_add(plan, &other.session);
	plan_add(plan, &room.session);
	plan_arrange(plan);

	check_before(plan, "tidigt", "sent");
	check_before(plan, "sent", "rad som inte finns");
	check_before(plan, "rad som inte finns", "mål som inte finns");
	check_before(plan, "mål som inte finns", "annat dokument");
	check_before(plan, "annat dokument", "utan mål"); /* Ä before Ö */
	CHECK(row_named(plan, "mål fel, rad rätt")->goal == 3);
	CHECK(row_named(plan, "annat dokument")->goal == 0);
	CHECK_TEXT(row_named(plan, "mål som inte finns")->goal_name, "");
	plan_drop(plan);
	session_free(&room.session);
	session_free(&other.session);
}

/* Three sessions in each order. */
static void
test_any_order(void)
{
	static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
					{1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
	struct room room[3];
	char *first = NULL;

	for (int number = 0; number < 3; number++) {
		open_unit(&room[number], number, number ? "Nordost" : "Väster");
		put_action(&room[number], "lika", 3, "orebro-2019-2022/measure/3.2");
		put_action(&room[number], "lika", 0, NULL);
	}
	for (size_t order = 0; order < COUNT(orders); order++) {
		struct plan *plan = plan_new(&catalog);
		char *rows;

		for (int at = 0; at < 3; at++)
			plan_add(plan, &room[orders[order][at]].session);
		plan_arrange(plan);
		rows = written(plan);
		if (first)
			CHECK(!strcmp(first, rows));
		CHECK_TEXT(plan->as_of,
			   room[2].session.event.item[room[2].session.event.count - 1].at);
		if (first)
			mem_free(rows);
		else
			first = rows;
		plan_drop(plan);
	}
	mem_free(first);
	for (int number = 0; number < 3; number++)
		session_free(&room[number].session);
}

/* ---- what has been changed ---- */

static void
test_changes(void)
{
	struct plan *plan = plan_new(NULL);
	const struct plan_row *row;
	struct room room;
	struct id id;
	struct gesture gesture;
	struct err err;

	open_unit(&room, 0, "Norr");
	id = put_action(&room, "en insats", 3, NULL);
	put_text(&room, item_of(&room, id), ITEM_OWNER, "rektor");
	put_int(&room, item_of(&room, id), ITEM_STATUS, STATUS_ONGOING);
	put_action(&room, "en annan", 3, NULL);
	plan_add(plan, &room.session);
	row = row_named(plan, "en insats");
	CHECK(row->changes == 2 && row->status == STATUS_ONGOING);
	CHECK_TEXT(row->changed, room.session.event.item[room.session.event.count - 2].at);
	CHECK(row_named(plan, "en annan")->changes == 0);
	plan_drop(plan);

	/* Taking back is a change too, also of what another event gave. */
	for (int event = 0; event < room.session.event.count; event++)
		room.session.event.item[event].mine = true;
	for (int times = 0; times < 2; times++) {
		gesture = room_key(&room);
		CHECK(gesture_undo(&gesture, &err));
		gesture_take(&gesture);
		gesture_free(&gesture);
	}
	plan = plan_new(NULL);
	plan_add(plan, &room.session);
	CHECK(plan->row.count == 1);
	row = row_named(plan, "en insats");
	CHECK(row->changes == 3 && row->status == STATUS_NOT_STARTED);
	plan_drop(plan);
	session_free(&room.session);
}

/* Two copies of one session give two owners. */
static void
test_conflict(void)
{
	struct plan *plan = plan_new(&catalog);
	struct room room, copy;
	struct err err;
	struct id id;
	int common;

	open_unit(&room, 0, "Norr");
	id = put_action(&room, "en insats", 3, NULL);
	open_unit(&copy, 0, "Norr");
	CHECK(id_same(id, put_action(&copy, "en insats", 3, NULL)));
	common = copy.session.event.count;
	copy.keys += APART;
	put_text(&room, item_of(&room, id), ITEM_OWNER, "rektor");
	put_text(&copy, item_of(&copy, id), ITEM_OWNER, "skolchef");
	plan_add(plan, &room.session);
	CHECK(plan_count(plan, "").conflicts == 0);
	plan_drop(plan);
	for (int event = common; event < copy.session.event.count; event++)
		session_take_event(&room.session, &copy.session.event.item[event]);
	CHECK(session_fold(&room.session, &err));
	plan = plan_new(&catalog);
	plan_add(plan, &room.session);
	CHECK(plan_count(plan, "").conflicts == 1 && row_named(plan, "en insats")->conflict);
	plan_drop(plan);
	session_free(&room.session);
	session_free(&copy.session);
}

/* ---- counting ---- */

static void
test_counts(void)
{
	static const struct {
		enum status status;
		const char *owner, *end;
		bool lacks, late;
	} rows[] = {
		{STATUS_NOT_STARTED, "rektor", "2027-01-31", false, true},
		{STATUS_ONGOING, "rektor", "2027-02-01", false, false},
		{STATUS_DONE, "rektor", "2026-12-01", false, false},
		{STATUS_DROPPED, NULL, "2026-12-01", false, false},
		{STATUS_DROPPED, NULL, NULL, false, false},
		{STATUS_ONGOING, NULL, "2027-01-31", true, true},
		{STATUS_NOT_STARTED, "rektor", NULL, true, false},
		{STATUS_DONE, NULL, NULL, true, false},
	};
	struct plan *plan = plan_new(NULL);
	struct plan_counts counts;
	struct room room;

	open_unit(&room, 0, "Norr");
	for (size_t at = 0; at < COUNT(rows); at++) {
		struct id id = put_action(&room, "en insats", 3, NULL);

		put_int(&room, item_of(&room, id), ITEM_STATUS, (int)rows[at].status);
		if (rows[at].owner)
			put_text(&room, item_of(&room, id), ITEM_OWNER, rows[at].owner);
		if (rows[at].end)
			put_text(&room, item_of(&room, id), ITEM_END, rows[at].end);
	}
	plan_add(plan, &room.session);
	for (size_t at = 0; at < COUNT(rows); at++) {
		CHECK(plan_lacks(&plan->row.item[at]) == rows[at].lacks);
		CHECK(plan_is_late(&plan->row.item[at], "2027-02-01") == rows[at].late);
	}
	counts = plan_count(plan, "2027-02-01");
	CHECK(counts.lacking == 3 && counts.late == 2 && counts.ongoing == 2 && counts.done == 2);
	plan_drop(plan);
	session_free(&room.session);
}

/* ---- the plan's own log ---- */

static void
log_taken(struct gesture *gesture)
{
	gesture_take(gesture);
	gesture_free(gesture);
}

/* The log, with an item for a row of the document. */
static struct session
open_log(const char *row, struct id item)
{
	struct session log = {0};
	struct gesture gesture;

	plan_log_open(&gesture, &log, (struct id){{1}}, &catalog);
	log_taken(&gesture);
	plan_log_add(&gesture, &log, item, &catalog, row);
	log_taken(&gesture);
	return log;
}

static void
log_set(struct session *log, unsigned char seed, struct id item, enum item_field field,
	const char *text)
{
	struct gesture gesture;
	struct err err = {0};

	gesture_begin(&gesture, log, (struct id){{9, seed}}, (struct moment){1795338000000, 60});
	gesture_set(&gesture, item);
	gesture_text(&gesture, field, text);
	if (!CHECK(gesture_may(&gesture, &err)))
		fprintf(stderr, "%s\n", err.text);
	log_taken(&gesture);
}

static const char row_name[] = "orebro-2019-2022/measure/3.2";

/* Two logs begun apart begin with the same bytes, whatever came before the row was needed. */
static void
test_log_begins(void)
{
	struct session log = open_log(row_name, (struct id){{2}});
	struct session later = open_log("orebro-2019-2022/measure/3.1", (struct id){{3}});
	struct buf one = {0}, other = {0};
	struct gesture gesture;
	char name[CATALOG_NAME];

	CHECK(plan_log_is(&log));
	CHECK_TEXT(plan_log_name(&catalog, name), "orebro-2019-2022/plan");
	log_set(&later, 1, (struct id){{3}}, ITEM_OWNER, "Rektor");
	plan_log_add(&gesture, &later, (struct id){{2}}, &catalog, row_name);
	log_taken(&gesture);
	for (int at = 0; at < 2; at++)
		event_line(&one, &log.event.item[at], NULL);
	event_line(&other, &later.event.item[0], NULL);
	event_line(&other, session_item(&later, (struct id){{2}})->event + later.event.item, NULL);
	CHECK_TEXT(buf_text(&one), buf_text(&other));
	CHECK(strstr(buf_text(&one), "\"at\":\"2019-06-01T00:00:00"));
	CHECK(later.event.item[later.event.count - 1].clock == 3);
	for (int at = 0; at < later.event.count; at++)
		CHECK(later.event.item[at].mine == (later.event.item[at].clock == 3));
	buf_free(&one);
	buf_free(&other);
	session_free(&log);
	session_free(&later);
}

/* What it says of the plan as a whole. */
static void
test_log_facts(void)
{
	struct session log = open_log(row_name, (struct id){{2}});
	struct plan *plan = plan_new(&catalog);
	struct field table[PLAN_FACTS + 1];

	plan_fact_fields(table);
	CHECK_TEXT(table[0].name, "edition");
	CHECK(table[PLAN_FACTS].type == FIELD_END);
	log_set(&log, 1, log.id, ITEM_EDITION, "2");
	plan_add(plan, &log);
	CHECK_TEXT(plan->fact[0], "2");
	for (int fact = 1; fact < PLAN_FACTS; fact++)
		CHECK_TEXT(plan->fact[fact], "");
	plan_take_away(plan, log.id);
	CHECK_TEXT(plan->fact[0], "");
	plan_drop(plan);
	session_free(&log);
}

/* What it says of a row of the document is the row's, and a row of its own stands where it was put. */
static void
test_log_rows(void)
{
	struct session log = open_log(row_name, (struct id){{2}});
	struct plan *plan = plan_new(&catalog);
	const struct plan_row *row;
	struct gesture gesture;
	int rows = plan->row.count;

	plan_add(plan, &log);
	plan_arrange(plan);
	row = row_named(plan, catalog_measure(&catalog, row_name)->text);
	CHECK(plan->row.count == rows && plan_lacks(row) && !row->changes);
	CHECK_TEXT(row->changed, "");
	log_set(&log, 1, (struct id){{2}}, ITEM_OWNER, "Utvecklingschef");
	log_set(&log, 2, (struct id){{2}}, ITEM_END, "2027-06-11");
	log_set(&log, 3, (struct id){{2}}, ITEM_STATUS, "done");
	gesture_begin(&gesture, &log, (struct id){{9, 4}}, (struct moment){1795338000000, 60});
	gesture_add(&gesture, KIND_ACTION);
	gesture_text(&gesture, ITEM_TEXT, "Egen rad");
	gesture_text(&gesture, ITEM_CHOICE, "yes");
	gesture_text(&gesture, ITEM_MEASURE, row_name);
	log_taken(&gesture);
	plan_take_away(plan, log.id);
	plan_add(plan, &log);
	plan_arrange(plan);
	row = row_named(plan, catalog_measure(&catalog, row_name)->text);
	CHECK_TEXT(row->owner, "Utvecklingschef");
	CHECK_TEXT(row->end, "2027-06-11");
	CHECK(row->status == STATUS_DONE && row->changes == 3 && !row->gaps.count);
	CHECK(row->kind == PLAN_MEASURE && !*row->session);
	row = row_named(plan, "Egen rad");
	CHECK(row->is_own && row->kind == PLAN_ACTIVITY && plan->row.count == rows + 1);
	CHECK_TEXT(row->parent, row_name);
	plan_take_away(plan, log.id);
	CHECK(plan->row.count == rows && plan_count(plan, "2030-01-01").lacking == rows);
	plan_drop(plan);
	session_free(&log);
}

/* Adds a session, or what it adds as a line, without the threads that a line has not. */
static void
add_bare(struct plan *plan, const struct session *session, bool by_line)
{
	struct buf line = {0};

	if (!by_line) {
		plan_add(plan, session);
		for (int at = 0; at < plan->row.count; at++)
			plan->row.item[at].thread = (struct field_list){0};
		return;
	}
	plan_line_write(&line, session);
	CHECK(plan_add_line(plan, session->id, buf_text(&line)));
	buf_free(&line);
}

static void
put_dropped(struct room *room, struct id about)
{
	struct gesture gesture = room_key(room);
	char id[ID_TEXT];

	gesture_add(&gesture, KIND_REVIEW);
	gesture_text(&gesture, ITEM_ABOUT, id_text(about, id));
	gesture_int(&gesture, ITEM_VERDICT, REVIEWED_DROPPED);
	gesture_text(&gesture, ITEM_REASON, "Ryms inte");
	room_done(&gesture);
}

/* The rows that are kept are those that the events give. */
static void
test_lines(void)
{
	struct plan *plan[2];
	struct room demo, unit;
	char *text[2];

	room_open_after(&demo, 0, "workshops/effektkedja.json");
	hold_demo(&demo);
	open_unit(&unit, 2, "Södra \"skolan\"");
	put_text(&unit, item_of(&unit, put_action(&unit, "Ledarmodulen", 3, row_name)), ITEM_REASON,
		 "Fler vill");
	put_action(&unit, "Under ett mål", 4, NULL);
	put_dropped(&unit, put_action(&unit, "Utan mål", 0, "en-annan-katalog/measure/1.1"));
	for (int by_line = 0; by_line < 2; by_line++) {
		plan[by_line] = plan_new(&catalog);
		add_bare(plan[by_line], &demo.session, by_line);
		add_bare(plan[by_line], &unit.session, by_line);
		plan_arrange(plan[by_line]);
		text[by_line] = written(plan[by_line]);
	}
	CHECK_TEXT(text[0], text[1]);
	CHECK_TEXT(plan[0]->as_of, plan[1]->as_of);
	CHECK_TEXT(row_named(plan[1], "Ledarmodulen")->reason, "Fler vill");
	CHECK(row_named(plan[1], "Utan mål")->status == STATUS_DROPPED);
	CHECK_TEXT(row_named(plan[1], "Utan mål")->reason, "Ryms inte");
	CHECK(!plan_add_line(plan[1], unit.session.id, "{\"rows\":[{\"id\":7}]}"));
	CHECK(!plan_add_line(plan[1], unit.session.id, "["));
	for (int at = 0; at < 2; at++) {
		mem_free(text[at]);
		plan_drop(plan[at]);
	}
	session_free(&demo.session);
	session_free(&unit.session);
}

/* After a workshop is klarmarkerad its insatser can be followed up, and nothing else of it changes. */
static void
test_follow_up(void)
{
	struct room room;
	struct gesture gesture;
	struct err err;
	struct id action;

	open_unit(&room, 1, "Norrängen");
	action = put_action(&room, "Ledarmodulen", 3, NULL);
	gesture = room_key(&room);
	gesture_seal(&gesture);
	room_done(&gesture);
	gesture = room_key(&room);
	gesture_set(&gesture, action);
	gesture_int(&gesture, ITEM_STATUS, STATUS_ONGOING);
	CHECK(!gesture_may(&gesture, &err));
	gesture.follows_up = true;
	CHECK(gesture_may(&gesture, &err));
	gesture_set(&gesture, room.session.id);
	gesture_text(&gesture, ITEM_TITLE, "Annat");
	CHECK(!gesture_may(&gesture, &err));
	gesture_free(&gesture);
	session_free(&room.session);
}

/* Where a follow-up has the last word, what the insats said before can be said again, and is then the newest. */
static void
test_said_again(void)
{
	struct plan *plan = plan_new(&catalog);
	struct gesture gesture;
	struct room room;
	struct id action;

	open_unit(&room, 1, "Norrängen");
	action = put_action(&room, "Ledarmodulen", 3, NULL);
	gesture = room_key(&room);
	gesture_set(&gesture, action);
	gesture_int(&gesture, ITEM_STATUS, STATUS_ONGOING);
	room_done(&gesture);
	put_dropped(&room, action);
	plan_add(plan, &room.session);
	plan_arrange(plan);
	CHECK(row_named(plan, "Ledarmodulen")->status == STATUS_DROPPED);
	gesture = room_key(&room);
	gesture_set(&gesture, action);
	gesture_int(&gesture, ITEM_STATUS, STATUS_ONGOING);
	CHECK(gesture_is_empty(&gesture));
	gesture.repeats = true;
	gesture_int(&gesture, ITEM_STATUS, STATUS_ONGOING);
	room_done(&gesture);
	plan_take_away(plan, room.session.id);
	plan_add(plan, &room.session);
	plan_arrange(plan);
	CHECK(row_named(plan, "Ledarmodulen")->status == STATUS_ONGOING);
	CHECK(row_named(plan, "Ledarmodulen")->verdict == -1);
	plan_drop(plan);
	session_free(&room.session);
}

int
main(void)
{
	read_plan_catalog(&catalog);
	test_document();
	test_demo();
	test_units();
	test_order();
	test_any_order();
	test_changes();
	test_conflict();
	test_counts();
	test_log_begins();
	test_log_facts();
	test_log_rows();
	test_lines();
	test_said_again();
	test_follow_up();
	catalog_free(&catalog);
	return check_done("core/plan");
}
