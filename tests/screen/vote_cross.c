/* SPDX-License-Identifier: EUPL-1.2 */
/* Rösta and Korsa, key by key: what a slip does, who sees what, and what becomes of two cards. */
#include "stage.h"

#include "rodtrad/core/tally.h"

static const struct offer *
offer_named(const struct app *app, const char *id)
{
	for (int at = 0; at < app->offers.count; at++)
		if (!strcmp(app->offers.item[at].workshop.id, id))
			return &app->offers.item[at];
	return NULL;
}

static void
put_workshop(struct gesture *gesture, const struct offer *offer)
{
	struct err err;
	struct json *json = json_parse(offer->text, offer->bytes, JSON_WORKSHOP_BYTES, &err);
	struct buf canonical = {0};

	json_canonical(&canonical, json);
	gesture_json(gesture, ITEM_WORKSHOP, buf_text(&canonical));
	buf_free(&canonical);
	json_drop(json);
}

/* A SWOT with so many people in the room, and no notes yet. */
static bool
begin(struct scene *stage, int people)
{
	struct gesture gesture;

	stage_prepare(stage, 24, 80);
	if (!stage_start(stage) || !offer_named(stage->app, "swot"))
		return false;
	gesture = app_gesture(stage->app);
	gesture_open(&gesture);
	put_workshop(&gesture, offer_named(stage->app, "swot"));
	gesture_text(&gesture, ITEM_DELMAL, "1.2");
	gesture_int(&gesture, ITEM_PEOPLE, people);
	gesture_int(&gesture, ITEM_STATE, STATE_DRAFT);
	return app_begin_session(stage->app, &gesture);
}

static void
write_note(struct scene *stage, const char *letter, const char *text)
{
	struct gesture gesture = app_gesture(stage->app);

	note_write(&gesture, workshop_letter(&stage->app->session.workshop, letter), text);
	app_take(stage->app, &gesture, NULL);
}

static void
write_notes(struct scene *stage)
{
	write_note(stage, "S", "Ledarforum finns på varje enhet");
	write_note(stage, "S", "Lärspridare");
	write_note(stage, "V", "Tiden äts upp");
	write_note(stage, "M", "Kostnadsfria moduler");
	write_note(stage, "H", "Hög omsättning");
}

static void
go(struct scene *stage, const char *step)
{
	app_go(stage->app, workshop_step(&stage->app->session.workshop, step));
}

static void
slip(struct scene *stage, const char *codes)
{
	stage_type(stage, codes);
	stage_key(stage, K_ENTER);
}

static int
dots(const struct scene *stage, const char *code)
{
	return tally_dots(note_named(&stage->app->session, code));
}

static struct tally
tally(const struct scene *stage)
{
	return tally_of(&stage->app->session, app_step(stage->app));
}

static bool
shows(struct scene *stage, const char *text)
{
	stage_check_draw(stage);
	return strstr(buf_text(&stage->plain), text) != NULL;
}

/* Sound at every size that has a picture of its own. */
static void
check_sizes(struct scene *stage)
{
	static const int sizes[][2] = {{18, 60}, {20, 64}, {24, 80}, {30, 100}, {60, 200}};

	for (size_t at = 0; at < COUNT(sizes); at++) {
		stage->rows = sizes[at][0];
		stage->cols = sizes[at][1];
		stage_check_draw(stage);
	}
	stage->rows = 24;
	stage->cols = 80;
	stage_check_draw(stage);
	CHECK_TEXT(stage->fault, "");
}

static void
test_slips_are_blind(void)
{
	struct scene stage;

	CHECK(begin(&stage, 2));
	write_notes(&stage);
	go(&stage, "rosta");
	check_sizes(&stage);
	CHECK(shows(&stage, "röstsedel 1 av 2"));
	CHECK(!shows(&stage, "Prickar"));

	slip(&stage, "s1 v1 x9");
	CHECK(tally(&stage).slips == 0);
	CHECK_TEXT(stage.app->editor.text, "s1 v1 x9");
	stage_key(&stage, K_CTRL('u'));
	slip(&stage, "s1 v1 m1");
	CHECK(tally(&stage).slips == 1);
	CHECK(editor_is_empty(&stage.app->editor));
	CHECK(shows(&stage, "röstsedel 2 av 2"));

	/* A total laid by hand now would tell what is hidden. */
	stage_key(&stage, K_DOWN);
	stage_key(&stage, '+');
	stage_key(&stage, '7');
	stage_key(&stage, K_ENTER);
	CHECK(dots(&stage, "S1") == 1);
	app_close(stage.app);
	CHECK(!shows(&stage, "Prickar"));

	/* A letter leaves the row and writes the slip. */
	slip(&stage, "s1 s2 h1");
	CHECK(tally(&stage).is_open && dots(&stage, "S1") == 2);
	CHECK(shows(&stage, "Prickar"));
	CHECK(shows(&stage, "2 av 2 inlästa"));
	check_sizes(&stage);
	stage_close(&stage);
}

static void
test_hand(void)
{
	struct scene stage;

	CHECK(begin(&stage, 4));
	write_notes(&stage);
	go(&stage, "rosta");
	stage_key(&stage, K_DOWN);
	stage_key(&stage, '1');
	stage_key(&stage, '3');
	CHECK(dots(&stage, "S1") == 0);
	stage_key(&stage, K_DOWN);
	CHECK(dots(&stage, "S1") == 0);
	CHECK(shows(&stage, "Det blir fler än de 12 prickar som finns."));
	stage_key(&stage, K_UP);
	stage_key(&stage, '1');
	stage_key(&stage, '0');
	stage_key(&stage, K_DOWN);
	CHECK(dots(&stage, "S1") == 10);
	stage_key(&stage, '1');
	stage_key(&stage, '3');
	stage_key(&stage, K_BACKSPACE);
	stage_key(&stage, K_ENTER);
	CHECK(dots(&stage, "S2") == 1);
	stage_key(&stage, '-');
	stage_key(&stage, '-');
	CHECK(dots(&stage, "S2") == 0);
	stage_key(&stage, K_DOWN);
	stage_key(&stage, '5');
	stage_key(&stage, K_ESCAPE);
	CHECK(dots(&stage, "V1") == 0 && !app_picked(stage.app));

	/* Sorted, the most come first; the picked one is found again. */
	stage_key(&stage, K_END);
	CHECK(app_picked(stage.app) == note_named(&stage.app->session, "H1"));
	stage_key(&stage, '+');
	stage_key(&stage, K_TAB);
	stage_key(&stage, K_UP);
	CHECK(app_picked(stage.app) == note_named(&stage.app->session, "S1"));
	check_sizes(&stage);
	stage_close(&stage);
}

static void
test_evidence(void)
{
	struct scene stage;
	const struct item *note;

	CHECK(begin(&stage, 1));
	write_notes(&stage);
	go(&stage, "rosta");
	stage_key(&stage, K_PAGE_DOWN);
	CHECK(!strcmp(app_step(stage.app)->id, "rosta"));
	CHECK(shows(&stage, "1 röstsedel är kvar."));
	slip(&stage, "s1 v1 m1");
	stage_key(&stage, K_PAGE_DOWN);
	CHECK(shows(&stage, "Hur vet vi det?"));
	check_sizes(&stage);
	stage_key(&stage, '9');
	note = note_named(&stage.app->session, "S1");
	CHECK(session_int(&stage.app->session, note, ITEM_EVIDENCE, -1) == -1);
	stage_key(&stage, '5');
	note = note_named(&stage.app->session, "S1");
	CHECK(session_int(&stage.app->session, note, ITEM_EVIDENCE, -1) == EVIDENCE_FEELING);
	CHECK(app_picked(stage.app) == note_named(&stage.app->session, "S1"));
	stage_key(&stage, K_PAGE_UP);
	CHECK(!shows(&stage, "Hur vet vi det?"));

	/* Those that have an answer are not asked of again; the last one leads on. */
	stage_key(&stage, K_PAGE_DOWN);
	CHECK(app_picked(stage.app) == note_named(&stage.app->session, "V1"));
	stage_key(&stage, '1');
	stage_key(&stage, K_PAGE_DOWN);
	stage_key(&stage, '1');
	stage_key(&stage, K_PAGE_DOWN);
	CHECK_TEXT(app_step(stage.app)->id, "korsa");
	stage_close(&stage);
}

/* Longer than a screen, with notes that are longer than a row. */
static void
test_many(void)
{
	struct scene stage;

	CHECK(begin(&stage, 4));
	for (int note = 0; note < 70; note++)
		write_note(
			&stage, note % 2 ? "S" : "H",
			"En lapp som är så lång att den inte får plats på en enda rad någonstans "
			"i en spalt, och som alltså måste brytas eller kortas");
	go(&stage, "rosta");
	check_sizes(&stage);
	for (int key = 0; key < 75; key++) {
		stage_key(&stage, key % 7 ? K_DOWN : K_RIGHT);
		CHECK_ALL(!app_picked(stage.app) || shows(&stage, "▶  "));
	}
	stage_key(&stage, K_END);
	CHECK(shows(&stage, "▲"));
	check_sizes(&stage);
	stage_close(&stage);
}

static void
test_no_notes(void)
{
	struct scene stage;

	CHECK(begin(&stage, 4));
	go(&stage, "rosta");
	stage_type(&stage, "s1");
	stage_key(&stage, K_ENTER);
	CHECK(shows(&stage, "Inga lappar än. PgUp går till Vässa."));
	CHECK(editor_is_empty(&stage.app->editor));
	go(&stage, "korsa");
	stage_type(&stage, "4abc");
	stage_key(&stage, K_LEFT);
	stage_key(&stage, K_DOWN);
	CHECK(shows(&stage, "Inga lappar i Hot."));
	stage_key(&stage, K_ENTER);
	CHECK(stage.app->session.items.count == 1);
	check_sizes(&stage);
	stage_close(&stage);
}

/* The only proposal there is; NULL when there are more or none. */
static const struct item *
proposal(const struct scene *stage)
{
	const struct item *found = NULL;

	for (int at = 0; at < stage->app->session.items.count; at++) {
		const struct item *item = app_item(stage->app, at);

		if (item->kind != KIND_CROSSING || item->removed)
			continue;
		if (found)
			return NULL;
		found = item;
	}
	return found;
}

static void
test_crossing(void)
{
	struct scene stage;
	const struct session *session;

	CHECK(begin(&stage, 4));
	write_notes(&stage);
	go(&stage, "korsa");
	session = &stage.app->session;
	check_sizes(&stage);
	stage_type(&stage, "bokstäver");
	CHECK(shows(&stage, "Här skriver vi inne i en ruta"));
	stage_key(&stage, '2');
	stage_key(&stage, K_RIGHT);
	stage_type(&stage, "Vi gör det, så");

	/* What is written keeps the arrows; with Ctrl they turn the cards. */
	stage_key(&stage, K_LEFT);
	stage_key(&stage, K_UP);
	stage_key(&stage, K_DOWN);
	stage_key(&stage, K_CTRL_DOWN);
	check_sizes(&stage);
	stage_key(&stage, K_TAB);
	CHECK(editor_is_empty(&stage.app->editor));
	stage_key(&stage, K_BACKTAB);
	CHECK_TEXT(stage.app->editor.text, "Vi gör det, så");
	stage_key(&stage, K_ENTER);
	CHECK(editor_is_empty(&stage.app->editor));
	if (!CHECK(proposal(&stage)))
		return;
	CHECK_TEXT(session_text(session, proposal(&stage), ITEM_PAIR), "meet");
	CHECK(id_same(session_ref(session, proposal(&stage), ITEM_INNER),
		      note_named(session, "S2")->id));
	CHECK(id_same(session_ref(session, proposal(&stage), ITEM_OUTER),
		      note_named(session, "H1")->id));
	CHECK(shows(&stage, "S2×H1"));
	stage_close(&stage);
}

static void
test_proposals(void)
{
	struct scene stage;

	CHECK(begin(&stage, 4));
	write_notes(&stage);
	go(&stage, "korsa");
	stage_key(&stage, K_TAB);
	slip(&stage, "Vi gör det första");
	stage_key(&stage, K_ESCAPE);
	CHECK(app_state_of(stage.app)->mode == 0);
	stage_key(&stage, K_DOWN);
	CHECK(app_picked(stage.app) == proposal(&stage));
	check_sizes(&stage);
	stage_key(&stage, K_ENTER);
	CHECK(stage.app->depth == 2);
	stage_key(&stage, K_ESCAPE);
	stage_key(&stage, K_DELETE);
	CHECK(!proposal(&stage));
	CHECK(shows(&stage, "är borttaget. Ctrl+Z ångrar."));
	stage_key(&stage, K_CTRL('z'));
	CHECK(proposal(&stage) != NULL);

	/* It keeps its name when a card of it is taken down. */
	stage_key(&stage, K_ESCAPE);
	{
		struct gesture gesture = app_gesture(stage.app);

		note_remove(&gesture, note_named(&stage.app->session, "M1"));
		CHECK(app_take(stage.app, &gesture, NULL));
	}
	CHECK(shows(&stage, "S1×M1"));
	CHECK(shows(&stage, "Inga lappar i Möjligheter."));
	stage_close(&stage);
}

int
main(void)
{
	test_slips_are_blind();
	test_hand();
	test_evidence();
	test_many();
	test_no_notes();
	test_crossing();
	test_proposals();
	return check_done("screen/vote_cross");
}
