/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds: their table, their settings, and what they say before a group moves on. */
#include "room.h"
#include "rodtrad/core/tally.h"

static void
test_table(void)
{
	for (int i = 0; i < STEP_KINDS; i++) {
		const struct step_kind *kind = step_kinds[i];

		CHECK((int)kind->id == i);
		CHECK(step_kind_named(kind->name) == kind);
		CHECK(strlen(kind->summary) > 10);
		CHECK(kind->fields != NULL);
		CHECK((kind->params_size > 0) == (kind->fields[0].type != FIELD_END));
	}
	CHECK_TEXT(step_kinds[STEP_VOTE]->name, "vote");
	CHECK(step_kind_named("dance") == NULL);
	CHECK(step_kind_named("") == NULL);
	CHECK(step_kind_named("Vote") == NULL);
}

/* What is in the manual and the schema is said of every setting, and none hides what every
 * step has. */
static void
test_settings(void)
{
	for (int i = 0; i < STEP_KINDS; i++)
		for (const struct field *field = step_kinds[i]->fields; field->type != FIELD_END;
		     field++) {
			CHECK(field->label && *field->label);
			CHECK(field->help && *field->help);
			CHECK(!field_named(step_fields, field->name));
		}
}

static const char *
advice(const struct room *room, const char *id, struct err *why)
{
	const struct step *step = room_step(room, id);

	*why = (struct err){0};
	if (!step->kind->holds || !step->kind->holds(&room->session, step, why))
		return NULL;
	return why->text;
}

static void
test_sharpen(void)
{
	struct room room;
	struct gesture gesture;
	struct err why;

	room_open(&room, 4);
	CHECK(advice(&room, "skarp", &why) == NULL);
	room_write(&room, "strength", "Ett");
	CHECK_TEXT(advice(&room, "skarp", &why), "1 lapp är inte läst än.");
	room_write(&room, "threat", "Två");
	room_write(&room, "weakness", "I en ruta som inte gås igenom");
	CHECK_TEXT(advice(&room, "skarp", &why), "2 lappar är inte lästa än.");
	room_begin(&room, &gesture);
	note_see(&gesture, room_note(&room, "S1"));
	room_do(&gesture);
	CHECK_TEXT(advice(&room, "skarp", &why), "1 lapp är inte läst än.");
	room_begin(&room, &gesture);
	note_remove(&gesture, room_note(&room, "H1"));
	room_do(&gesture);
	CHECK(advice(&room, "skarp", &why) == NULL);
	session_free(&room.session);
}

static struct id
add_action(struct room *room, enum action_choice choice, const char *owner, const char *end)
{
	struct gesture gesture;
	struct id id;

	room_begin(room, &gesture);
	id = gesture_add(&gesture, KIND_ACTION);
	gesture_int(&gesture, ITEM_CHOICE, choice);
	if (*owner)
		gesture_text(&gesture, ITEM_OWNER, owner);
	if (*end)
		gesture_text(&gesture, ITEM_END, end);
	room_do(&gesture);
	return id;
}

static void
test_choose(void)
{
	struct room room;
	struct gesture gesture;
	struct err why;

	room_open(&room, 4);
	CHECK(advice(&room, "valj", &why) == NULL);
	add_action(&room, CHOICE_NOT_NOW, "", "");
	add_action(&room, CHOICE_YES, "rektor", "2027-05-01");
	CHECK(advice(&room, "valj", &why) == NULL);
	struct id lacking = add_action(&room, CHOICE_YES, "rektor", "");
	CHECK_TEXT(advice(&room, "valj", &why), "1 insats saknar ansvarig eller datum.");
	add_action(&room, CHOICE_YES, "", "2027-05-01");
	CHECK_TEXT(advice(&room, "valj", &why), "2 insatser saknar ansvarig eller datum.");
	room_begin(&room, &gesture);
	gesture_remove(&gesture, lacking);
	room_do(&gesture);
	CHECK_TEXT(advice(&room, "valj", &why), "1 insats saknar ansvarig eller datum.");
	session_free(&room.session);
}

static void
test_close(void)
{
	struct room room;
	struct gesture gesture;
	struct err why;

	room_open(&room, 4);
	room_write(&room, "strength", "Till senare");
	const struct id id = room_note(&room, "S1")->id;
	CHECK(advice(&room, "klart", &why) == NULL);
	room_begin(&room, &gesture);
	note_park(&gesture, room_note(&room, "S1"), true);
	room_do(&gesture);
	CHECK_TEXT(advice(&room, "klart", &why), "1 parkerad lapp saknar mottagare.");
	room_begin(&room, &gesture);
	gesture_set(&gesture, id);
	gesture_text(&gesture, ITEM_RECEIVER, "utvecklingschef");
	room_do(&gesture);
	CHECK(advice(&room, "klart", &why) == NULL);
	session_free(&room.session);
}

static void
test_silence(void)
{
	struct room room;
	struct err why;

	room_open(&room, 4);
	CHECK(advice(&room, "landa", &why) == NULL);
	CHECK(advice(&room, "samla", &why) == NULL);
	CHECK(advice(&room, "korsa", &why) == NULL);
	session_free(&room.session);
}

int
main(void)
{
	test_table();
	test_settings();
	test_sharpen();
	test_choose();
	test_close();
	test_silence();
	return check_done("core/step");
}
