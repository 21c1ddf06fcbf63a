/* SPDX-License-Identifier: EUPL-1.2 */
/* Material that comes along: what is offered from where and in what order, and what taking it does. */
#include "rodtrad/core/material.h"

#include "chain_room.h"
#include "rodtrad/base/mem.h"
#include "rodtrad/core/tally.h"

#define CHAIN_FILE   "workshops/effektkedja.json"
#define SWOT_FILE    "workshops/swot.json"
#define HALF_DAY     "workshops/halvdag.json"
#define TAKER_KEYS   4000
#define EARLIER_KEYS 1000
#define LATER_KEYS   2000

static struct catalog catalog;

/* ---- rooms ---- */

static void
put_self(struct room *room, enum item_field field, const char *text)
{
	put_text(room, session_self(&room->session), field, text);
}

/* A SWOT on 2.2 with S1 S2 V1 H1; nobody has voted. */
static void
open_swot(struct room *room, int keys, const char *date)
{
	room_open_after(room, keys, SWOT_FILE);
	put_self(room, ITEM_DATE, date);
	put_note(room, "strength", "Vi delar med oss");
	put_note(room, "strength", "Alla har dator");
	put_note(room, "weakness", "Stödet skiljer sig");
	put_note(room, "threat", "Nya krav");
}

static void
put_slip(struct room *room, const char *first, const char *second)
{
	struct id note[2] = {named(room, first)->id, named(room, second)->id};
	struct gesture gesture = room_key(room);

	tally_slip(&gesture, note, 2);
	room_done(&gesture);
}

static void
show_result(struct room *room)
{
	struct gesture gesture = room_key(room);

	tally_show(&gesture);
	room_done(&gesture);
}

static void
put_crossing(struct room *room, const char *inner, const char *outer, const char *text)
{
	struct gesture gesture = room_key(room);

	gesture_add(&gesture, KIND_CROSSING);
	gesture_text(&gesture, ITEM_PAIR, "meet");
	gesture_ref(&gesture, ITEM_INNER, named(room, inner)->id);
	gesture_ref(&gesture, ITEM_OUTER, named(room, outer)->id);
	gesture_text(&gesture, ITEM_TEXT, text);
	room_done(&gesture);
}

static void
park(struct room *room, const char *code)
{
	struct gesture gesture = room_key(room);

	note_park(&gesture, named(room, code), true);
	room_done(&gesture);
}

static void
undo(struct room *room)
{
	struct gesture gesture = room_key(room);
	struct err err = {0};

	CHECK(gesture_undo(&gesture, &err));
	room_done(&gesture);
}

/* ---- asking ---- */

static int
box_of(const struct room *room, const char *box)
{
	return workshop_box(&room->session.workshop, box);
}

/* As in a workshop on documents that are not here. */
static const struct catalog nothing_written;

static void
gather(struct material *material, const struct room *room, const char *box,
       const struct catalog *documents, const struct session *other, int others)
{
	*material = (struct material){0};
	material_gather(material, &room->session, box_of(room, box), documents, other, others);
}

/* The offers of a source, one a line: "whence: text"; a source that is not the first is headed. */
static void
tell(const struct material *material, struct buf *out)
{
	const char *source = "";

	for (int at = 0; at < material->count; at++) {
		const struct material_offer *offer = &material->item[at];

		if (strcmp(offer->source, source) != 0)
			buf_addf(out, "[%s]\n", offer->source);
		source = offer->source;
		buf_addf(out, "%s: %s\n", offer->whence, offer->text);
	}
}

static void
check_offers(const struct room *room, const char *box, const struct session *other, int others,
	     const char *want)
{
	struct material material;
	struct buf told = {0};

	gather(&material, room, box, &nothing_written, other, others);
	tell(&material, &told);
	CHECK_TEXT(buf_text(&told), want);
	buf_free(&told);
	material_free(&material);
}

static const struct material_offer *
offer_of(const struct material *material, const char *text)
{
	for (int at = 0; at < material->count; at++)
		if (!strcmp(material->item[at].text, text))
			return &material->item[at];
	fprintf(stderr, "\"%s\" is not offered\n", text);
	exit(1);
}

static void
take(struct room *room, const char *box, const struct material_offer *offer, const char *said)
{
	struct gesture gesture = room_key(room);

	material_take(&gesture, box_of(room, box), offer);
	CHECK_TEXT(gesture.said, said);
	room_done(&gesture);
}

/* ---- what a SWOT gives ---- */

static void
test_voted(void)
{
	struct room room, swot;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	put_slip(&swot, "S2", "V1");
	put_slip(&swot, "V1", "H1");
	show_result(&swot);
	check_offers(&room, "need", &swot.session, 1,
		     "[SWOT 13 oktober 2026]\n"
		     "V1, 2 prickar: Stödet skiljer sig\n"
		     "S2, 1 prick: Alla har dator\n"
		     "H1, 1 prick: Nya krav\n");
	session_free(&swot.session);
	session_free(&room.session);
}

/* No vote, and one whose result nobody has seen: the wall as it stands, and not a word of dots. */
static void
test_not_voted(void)
{
	static const char wall[] = "[SWOT 13 oktober 2026]\n"
				   "S1: Vi delar med oss\n"
				   "S2: Alla har dator\n"
				   "V1: Stödet skiljer sig\n"
				   "H1: Nya krav\n";
	struct room room, swot;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	check_offers(&room, "need", &swot.session, 1, wall);
	put_slip(&swot, "V1", "H1");
	check_offers(&room, "need", &swot.session, 1, wall);
	session_free(&swot.session);
	session_free(&room.session);
}

static void
test_crossings(void)
{
	struct room room, swot;
	struct material material;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	put_crossing(&swot, "S1", "H1", "Vi delar det vi vet om kraven.");
	put_crossing(&swot, "V1", "H1", "Vi bygger upp stödet.");
	put_crossing(&swot, "S2", "H1", "Vi ändrade oss.");
	put_away(&swot, &swot.session.items.item[swot.session.items.count - 1]);
	check_offers(&room, "activity", &swot.session, 1,
		     "[SWOT 13 oktober 2026]\n"
		     "S1×H1: Vi delar det vi vet om kraven.\n"
		     "V1×H1: Vi bygger upp stödet.\n");
	gather(&material, &room, "activity", &nothing_written, &swot.session, 1);
	take(&room, "activity", &material.item[1], "A1 är hämtad ur SWOT (V1×H1). Ctrl+Z ångrar.");
	material_free(&material);
	session_free(&swot.session);
	session_free(&room.session);
}

/* What is not on the wall, and what has no words here. */
static void
test_not_there(void)
{
	struct room room, swot;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	put_text(&swot, named(&swot, "S1"), ITEM_TEXT, "");
	park(&swot, "H1");
	put_away(&swot, named(&swot, "V1"));
	check_offers(&room, "need", &swot.session, 1,
		     "[SWOT 13 oktober 2026]\nS2: Alla har dator\n");
	session_free(&swot.session);
	session_free(&room.session);
}

/* A copy of a session in which one text is withheld, as in a file that was exported. */
static void
copy_without(const struct session *session, const char *text, struct session *copy)
{
	struct err err = {0};

	*copy = (struct session){0};
	for (int at = 0; at < session->event.count; at++) {
		struct arena arena = {0};
		struct record_text kept[EVENT_WITHS];
		struct record record;

		event_record(&record, &session->event.item[at], &arena);
		for (int field = 0; field < record.texts; field++) {
			kept[field] = record.text[field];
			if (kept[field].text && !strcmp(kept[field].text, text))
				kept[field].text = NULL;
		}
		record.text = kept;
		CHECK_ALL(session_take_record(copy, &record, &err));
		arena_free(&arena);
	}
	CHECK(session_fold(copy, &err));
}

static void
test_withheld(void)
{
	struct session copy;
	struct room room, swot;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	copy_without(&swot.session, "Alla har dator", &copy);
	check_offers(&room, "need", &copy, 1,
		     "[SWOT 13 oktober 2026]\n"
		     "S1: Vi delar med oss\nV1: Stödet skiljer sig\nH1: Nya krav\n");
	session_free(&copy);
	session_free(&swot.session);
	session_free(&room.session);
}

/* ---- which sessions ---- */

/* Newest first by their days, however they are handed in; what two say is said once. */
static void
test_several(void)
{
	struct room room, early, late;
	struct session other[2];

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&early, LATER_KEYS, "2025-04-04");
	open_swot(&late, EARLIER_KEYS, "2026-10-13");
	put_text(&early, named(&early, "V1"), ITEM_TEXT, "Ingen visar hur");
	put_text(&late, named(&late, "S1"), ITEM_TEXT, "VI DELAR MED OSS");
	for (int turned = 0; turned < 2; turned++) {
		other[turned] = early.session;
		other[!turned] = late.session;
		check_offers(&room, "need", other, 2,
			     "[SWOT 13 oktober 2026]\n"
			     "S1: VI DELAR MED OSS\nS2: Alla har dator\n"
			     "V1: Stödet skiljer sig\nH1: Nya krav\n"
			     "[SWOT 4 april 2025]\n"
			     "V1: Ingen visar hur\n");
	}
	session_free(&early.session);
	session_free(&late.session);
	session_free(&room.session);
}

static void
test_elsewhere(void)
{
	struct room room, swot;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	put_self(&swot, ITEM_DELMAL, "1.2");
	check_offers(&room, "need", &swot.session, 1, "");
	put_self(&swot, ITEM_DELMAL, "2.2");
	put_self(&swot, ITEM_CATALOG, "stockholm-it-strategi");
	check_offers(&room, "need", &swot.session, 1, "");
	put_self(&swot, ITEM_CATALOG, "orebro-2019-2022");
	put_self(&swot, ITEM_DELMAL, "");
	put_self(&room, ITEM_DELMAL, "");
	check_offers(&room, "need", &swot.session, 1, "");
	check_offers(&room, "need", &room.session, 1, "");
	session_free(&swot.session);
	session_free(&room.session);
}

/* In one session: what was seen before the pause is taken after it, and what is of the chain is not offered. */
static void
test_half_day(void)
{
	struct room room;
	struct material material;

	room_open_after(&room, TAKER_KEYS, HALF_DAY);
	put_note(&room, "weakness", "Nätet är segt");
	put_note(&room, "threat", "Nya krav");
	put_crossing(&room, "V1", "H1", "Vi mäter nätet.");
	put_note(&room, "effect_long", "Barn och elever kommer till tals");
	put_slip(&room, "V1", "H1");
	put_slip(&room, "V1", "H1");
	show_result(&room);
	check_offers(&room, "need", NULL, 0,
		     "[Från i dag]\n"
		     "V1, 2 prickar: Nätet är segt\nH1, 2 prickar: Nya krav\n");
	check_offers(&room, "activity", NULL, 0, "[Från i dag]\nV1×H1: Vi mäter nätet.\n");
	gather(&material, &room, "need", &nothing_written, NULL, 0);
	take(&room, "need", offer_of(&material, "Nätet är segt"),
	     "B1 är hämtad från i dag (V1). Ctrl+Z ångrar.");
	CHECK(note_box(named(&room, "V1")) == box_of(&room, "weakness"));
	material_free(&material);
	session_free(&room.session);
}

/* ---- what the documents give ---- */

static void
test_needs(void)
{
	struct material material;
	struct room room;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	gather(&material, &room, "need", &catalog, NULL, 0);
	CHECK(material.count == catalog.needs.count);
	CHECK_TEXT(material.item[7].source, "Behov i handlingsplanen");
	CHECK_TEXT(material.item[7].whence, "behov 8");
	CHECK_TEXT(material.item[7].origin, "orebro-2019-2022/need/8");
	take(&room, "need", &material.item[7],
	     "B1 är hämtad ur handlingsplanen (behov 8). Ctrl+Z ångrar.");
	CHECK_TEXT(session_text(&room.session, named(&room, "B1"), ITEM_TEXT),
		   "Teknisk och pedagogisk support");
	CHECK_TEXT(session_text(&room.session, named(&room, "B1"), ITEM_ORIGIN),
		   "orebro-2019-2022/need/8");
	material_free(&material);
	put_self(&room, ITEM_CATALOG, "stockholm-it-strategi");
	gather(&material, &room, "need", &catalog, NULL, 0);
	CHECK(material.count == 0);
	material_free(&material);
	session_free(&room.session);
}

/* Those of the goals that the delmål names, and then every other one once. */
static void
test_measures(void)
{
	const struct catalog_delmal *delmal = catalog_delmal(&catalog, "2.2");
	int seen = 0, last = -1, heads = 0;
	struct material material;
	struct room room;
	char want[20];

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	gather(&material, &room, "activity", &catalog, NULL, 0);
	for (int at = 0; at < material.count; at++) {
		int goal = atoi(material.item[at].source + strlen("Mål "));

		CHECK_ALL(catalog_measure(&catalog, material.item[at].origin) != NULL);
		if (goal == last)
			continue;
		snprintf(want, sizeof want, "Mål %d, Hur?",
			 heads < delmal->goals.count ? delmal->goals.item[heads] : goal);
		CHECK_ALL(!strncmp(material.item[at].source, want, strlen(want)));
		CHECK_ALL(!(seen & 1 << goal));
		seen |= 1 << goal;
		last = goal;
		heads++;
	}
	CHECK(heads == catalog.goals.count && delmal->goals.count > 1);
	material_free(&material);
	session_free(&room.session);
}

static void
test_other_stages(void)
{
	static const char *const stages[] = {"resource", "output", "effect_short", "effect_medium",
					     "effect_long"};
	struct room room, swot;
	struct material material = {0};

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	for (size_t at = 0; at < COUNT(stages); at++) {
		gather(&material, &room, stages[at], &catalog, &swot.session, 1);
		CHECK(material.count == 0);
	}
	material_gather(&material, &room.session, -1, &catalog, &swot.session, 1);
	CHECK(material.count == 0);
	session_free(&swot.session);
	session_free(&room.session);
}

/* ---- what is parked, and what is taken ---- */

/* The note itself comes, in one gesture, and undo parks it where it was. */
static void
test_parked(void)
{
	struct material material;
	struct room room;
	struct id id;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	put_note(&room, "effect_long", "Ta fram en hjälptavla");
	put_note(&room, "effect_long", "Hör till någon annan");
	put_text(&room, named(&room, "E2"), ITEM_RECEIVER, "Rektorn");
	id = named(&room, "E1")->id;
	park(&room, "E1");
	park(&room, "E2");
	check_offers(&room, "activity", NULL, 0, "[Parkerat]\nE1: Ta fram en hjälptavla\n");
	gather(&material, &room, "activity", &catalog, NULL, 0);
	CHECK(material_taken(&room.session, &material.item[0]) == NULL);
	take(&room, "activity", &material.item[0],
	     "A1 är hämtad ur parkeringen (E1). Ctrl+Z ångrar.");
	CHECK(id_same(named(&room, "A1")->id, id));
	CHECK(material_taken(&room.session, &material.item[0]) == named(&room, "A1"));
	take(&room, "activity", &material.item[0], "");
	undo(&room);
	CHECK(note_is_parked(&room.session, session_item(&room.session, id)));
	CHECK(note_box(session_item(&room.session, id)) == box_of(&room, "effect_long"));
	CHECK(material_taken(&room.session, &material.item[0]) == NULL);
	material_free(&material);
	session_free(&room.session);
}

static void
test_parked_at_home(void)
{
	struct material material;
	struct room room;

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	put_note(&room, "activity", "Ta fram en hjälptavla");
	park(&room, "A1");
	gather(&material, &room, "activity", &catalog, NULL, 0);
	take(&room, "activity", &material.item[0], "A1 är tillbaka på tavlan.");
	CHECK(note_is_up(named(&room, "A1")));
	material_free(&material);
	session_free(&room.session);
}

/* Taken as long as a note has come from it: merged into another counts, removed does not. */
static void
test_taken(void)
{
	const struct material_offer *offer;
	struct material material;
	struct room room, swot;
	struct gesture gesture;
	char origin[ID_TEXT];

	room_open_after(&room, TAKER_KEYS, CHAIN_FILE);
	open_swot(&swot, EARLIER_KEYS, "2026-10-13");
	gather(&material, &room, "need", &catalog, &swot.session, 1);
	offer = offer_of(&material, "Stödet skiljer sig");
	CHECK(material_taken(&room.session, offer) == NULL);
	take(&room, "need", offer, "B1 är hämtad ur SWOT (V1). Ctrl+Z ångrar.");
	CHECK_TEXT(session_text(&room.session, named(&room, "B1"), ITEM_ORIGIN),
		   id_text(named(&swot, "V1")->id, origin));
	CHECK(material_taken(&room.session, offer) == named(&room, "B1"));
	CHECK(material_taken(&room.session, offer_of(&material, "Nya krav")) == NULL);
	put_note(&room, "need", "Stödet är olika");
	gesture = room_key(&room);
	note_merge(&gesture, named(&room, "B2"), named(&room, "B1"));
	room_done(&gesture);
	CHECK(material_taken(&room.session, offer) == named(&room, "B2"));
	undo(&room);
	put_away(&room, named(&room, "B1"));
	CHECK(material_taken(&room.session, offer) == NULL);
	material_free(&material);
	session_free(&swot.session);
	session_free(&room.session);
}

int
main(void)
{
	struct buf text = {0};
	struct err err = {0};

	read_shipped(&text, "RODTRAD_SHARE", "share", "catalog/orebro-2019-2022.json");
	CHECK(catalog_read(&catalog, buf_text(&text), text.bytes, &err));
	buf_free(&text);
	test_voted();
	test_not_voted();
	test_crossings();
	test_not_there();
	test_withheld();
	test_several();
	test_elsewhere();
	test_half_day();
	test_needs();
	test_measures();
	test_other_stages();
	test_parked();
	test_parked_at_home();
	test_taken();
	catalog_free(&catalog);
	return check_done("core/material");
}
