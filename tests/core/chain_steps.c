/* SPDX-License-Identifier: EUPL-1.2 */
/* Workshops with a chain: the two that are shipped, what a file can get wrong, and the two kinds of steps. */
#include "rodtrad/core/step.h"

#include <string.h>

#include "chain_room.h"
#include "rodtrad/base/text.h"
#include "rodtrad/core/outcome.h"

/* Single quotes stand for double ones. */
static const char good[] =
	"{'format':'rodtrad.workshop','version':'1.0','id':'prov','title':'Prov','minutes':20,"
	"'boxes':["
	"{'id':'do','letter':'A','name':'Gör','stage':'activity'},"
	"{'id':'soon','letter':'E','name':'Snart','stage':'effect_short'},"
	"{'id':'late','letter':'e','name':'Sen','stage':'effect_long'},"
	"{'id':'free','letter':'F','name':'Fritt'}],"
	"'steps':["
	"{'kind':'chain','id':'en','title':'En','minutes':15,'boxes':['do','soon'],'silence':3},"
	"{'kind':'gaps','id':'luckor','title':'Luckor','minutes':5,'questions':['Ryms det?']}]}";

/* Reads `good` with one thing in it changed. */
static bool
read_changed(struct workshop *workshop, const char *old, const char *new, struct err *err)
{
	const char *at = strstr(good, old);
	struct buf text = {0};
	bool is_read;

	CHECK(at != NULL);
	buf_addf(&text, "%.*s%s%s", (int)(at - good), good, new, at + strlen(old));
	for (char *quote = text.text; (quote = strchr(quote, '\''));)
		*quote = '"';
	is_read = workshop_read(workshop, buf_text(&text), text.bytes, err);
	buf_free(&text);
	return is_read;
}

static void
test_good(void)
{
	const struct chain_params *chain;
	const struct gaps_params *gaps;
	struct workshop workshop;
	struct err err = {0};

	if (!CHECK(read_changed(&workshop, "", "", &err))) {
		fprintf(stderr, "%s\n", err.text);
		return;
	}
	chain = workshop.step[0].params;
	gaps = workshop.step[1].params;
	CHECK(chain->boxes.count == 2 && chain->silence == 3);
	CHECK(gaps->questions.count == 1);
	CHECK(workshop.box[1].stage == STAGE_EFFECT_SHORT && workshop.box[3].stage == STAGE_NONE);
	CHECK(workshop_letter(&workshop, "e") == 1);
	CHECK(workshop_stage(&workshop, STAGE_EFFECT_LONG) == 2);
	CHECK(workshop_stage(&workshop, STAGE_OUTPUT) == -1);
	workshop_free(&workshop);
}

static void
test_bad(void)
{
	static const struct {
		const char *old, *new, *sentence;
	} bads[] = {
		{"'letter':'F'", "'letter':'E'", "boxes[3]: letter: E finns redan, i boxes[1]."},
		{"'letter':'E'", "'letter':'A'", "boxes[1]: letter: A finns redan, i boxes[0]."},
		{"'effect_long'", "'effect'",
		 "boxes[2]: stage: ska vara något av none, need, resource, activity, output, "
		 "effect_short, effect_medium, effect_long."},
		{"'boxes':['do','soon']", "'boxes':['do','later']",
		 "steps[0]: boxes[1]: rutan later finns inte."},
		{"'boxes':['do','soon']", "'boxes':['free']",
		 "steps[0]: boxes[0]: rutan free är inget led (stage saknas)."},
		{"'boxes':['do','soon'],", "", "steps[0]: boxes: saknas."},
		{"'boxes':['do','soon']", "'boxes':[]", NULL},
		{"'silence':3", "'silence':16",
		 "steps[0]: silence: det är mer än stegets 15 minuter."},
	};

	for (size_t at = 0; at < COUNT(bads); at++) {
		struct workshop workshop;
		struct err err = {0};

		CHECK(!read_changed(&workshop, bads[at].old, bads[at].new, &err));
		CHECK(err.code == ERR_FORMAT);
		if (bads[at].sentence)
			CHECK_TEXT(err.text, bads[at].sentence);
	}
}

/* Luckor needs a chain to look through. */
static void
test_gaps_without_chain(void)
{
	static const char text[] =
		"{\"format\":\"rodtrad.workshop\",\"version\":\"1.0\",\"id\":\"a\",\"title\":\"A\","
		"\"minutes\":9,\"boxes\":[{\"id\":\"s\",\"letter\":\"S\",\"name\":\"S\"}],"
		"\"steps\":[{\"kind\":\"collect\",\"id\":\"a\",\"title\":\"A\",\"minutes\":4},"
		"{\"kind\":\"gaps\",\"id\":\"b\",\"title\":\"B\",\"minutes\":5}]}";
	struct workshop workshop;
	struct err err = {0};

	CHECK(!workshop_read(&workshop, text, strlen(text), &err));
	CHECK_TEXT(err.text,
		   "steps[1]: B (gaps) kan inte hållas: workshopen har inga led (stage).");
}

/* ---- those that are shipped ---- */

static void
test_shipped(void)
{
	static const struct {
		const char *file;
		int boxes, least, most;
	} shipped[] = {{"effektkedja.json", 7, 120, 120}, {"halvdag.json", 11, 210, 240}};

	for (size_t at = 0; at < COUNT(shipped); at++) {
		struct buf text = {0};
		struct workshop workshop;
		struct err err = {0};

		read_shipped(&text, "RODTRAD_WORKSHOPS", "workshops", shipped[at].file);
		if (!CHECK(workshop_read(&workshop, buf_text(&text), text.bytes, &err))) {
			fprintf(stderr, "%s: %s\n", shipped[at].file, err.text);
			buf_free(&text);
			continue;
		}
		CHECK(workshop.boxes == shipped[at].boxes);
		CHECK(workshop.minutes >= shipped[at].least &&
		      workshop.minutes <= shipped[at].most);
		for (int stage = STAGE_NEED; stage < STAGES; stage++)
			CHECK(workshop_stage(&workshop, (enum stage)stage) >= 0);
		workshop_free(&workshop);
		buf_free(&text);
	}
}

/* In the order of content.md: backwards, with its minutes. */
static void
test_effektkedja(void)
{
	static const struct {
		const char *id;
		int minutes;
		enum step_kind_id kind;
	} steps[] = {
		{"landa", 7, STEP_LAND},         {"hurblevdet", 10, STEP_REVIEW},
		{"effekt_lang", 10, STEP_CHAIN}, {"effekt_medel", 10, STEP_CHAIN},
		{"effekt_kort", 10, STEP_CHAIN}, {"aktiviteter", 20, STEP_CHAIN},
		{"paus", 8, STEP_PAUSE},         {"prestationer", 8, STEP_CHAIN},
		{"resurser", 8, STEP_CHAIN},     {"behov", 5, STEP_CHAIN},
		{"luckor", 16, STEP_GAPS},       {"valj", 14, STEP_CHOOSE},
		{"klart", 4, STEP_CLOSE},
	};
	const struct workshop *workshop;
	struct room room;

	room_open(&room, "workshops/effektkedja.json");
	workshop = &room.session.workshop;
	CHECK(workshop->steps == (int)COUNT(steps));
	for (int at = 0; at < workshop->steps; at++) {
		const struct step *step = &workshop->step[at];

		CHECK_TEXT(step->id, steps[at].id);
		CHECK(step->minutes == steps[at].minutes && step->kind->id == steps[at].kind);
	}
	session_free(&room.session);
}

/* ---- Luckor holds on to hard gaps, and to nothing else ---- */

static void
test_holds(void)
{
	const struct step *step;
	struct err why = {0};
	struct room room;

	room_open(&room, "workshops/effektkedja.json");
	step = &room.session.workshop.step[workshop_step(&room.session.workshop, "luckor")];
	CHECK(step->kind->holds(&room.session, step, &why));
	CHECK_TEXT(why.text, "1 lucka behöver lagas innan kedjan håller.");
	put_note(&room, "activity", "Rektorerna bokar träffar");
	CHECK(step->kind->holds(&room.session, step, &why));
	CHECK_TEXT(why.text, "2 luckor behöver lagas innan kedjan håller.");
	put_note(&room, "effect_long", "Barn får mer tid");
	put_link(&room, "A1", "E1");
	CHECK(!step->kind->holds(&room.session, step, &why));
	session_free(&room.session);
}

/* ---- on paper ---- */

static void
test_text(void)
{
	struct buf text = {0};
	struct gesture gesture;
	struct room room;

	room_open(&room, "workshops/effektkedja.json");
	put_note(&room, "activity", "Rektorerna bokar träffar");
	put_note(&room, "effect_long", "Barn får mer tid");
	put_link(&room, "A1", "E1");
	put_int(&room, named(&room, "A1"), ITEM_MARK, MARK_OBSTACLE);
	put_int(&room, link_of(&room, "A1", "E1"), ITEM_STRENGTH, STRENGTH_UNCERTAIN);
	put_text(&room, link_of(&room, "A1", "E1"), ITEM_ASSUMPTION, "Alla kommer");
	gesture = room_key(&room);
	gesture_add(&gesture, KIND_INDICATOR);
	gesture_ref(&gesture, ITEM_OF, named(&room, "E1")->id);
	gesture_text(&gesture, ITEM_TEXT, "Minuter om dagen");
	gesture_text(&gesture, ITEM_TARGET, "30");
	gesture_text(&gesture, ITEM_DUE, "2029-06-15");
	room_done(&gesture);
	outcome_text(&text, &room.session, NULL);
	CHECK(strstr(buf_text(&text),
		     "\nVad som leder till vad\n"
		     "  - A1 leder till E1 (osäker), om detta stämmer: Alla kommer\n"));
	CHECK(strstr(buf_text(&text), "A1   Rektorerna bokar träffar (hinder)\n"));
	CHECK(strstr(buf_text(&text), "\nMått\n  E1  Minuter om dagen\n     Målvärde: 30\n"
				      "     Datum: 15 juni 2029\n"));
	buf_free(&text);
	session_free(&room.session);
}

int
main(void)
{
	test_good();
	test_bad();
	test_gaps_without_chain();
	test_shipped();
	test_effektkedja();
	test_holds();
	test_text();
	return check_done("core/chain_steps");
}
