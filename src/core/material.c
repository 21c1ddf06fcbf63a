/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What can be taken along into a chain, gathered source by source. Each is copied, so that the
 * sessions it was read from can be let go.
 */
#include "rodtrad/core/material.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/step.h"

#define WORDS 400 /* bytes of a heading or of where something stands */

bool
material_is_for(enum stage stage)
{
	return stage == STAGE_NEED || stage == STAGE_ACTIVITY;
}

/* ---- adding ---- */

/* The case aside, in the arena. */
static const char *
folded(struct arena *arena, const char *text)
{
	struct buf fold = {0};
	const char *key;

	text_fold(&fold, text);
	key = arena_text(arena, buf_text(&fold));
	buf_free(&fold);
	return key;
}

static bool
has_key(const struct material *material, const char *key)
{
	for (int at = 0; at < material->count; at++)
		if (!strcmp(material->item[at].key, key))
			return true;
	return false;
}

/* Copies the offer, unless it says nothing or what has been offered already. */
static void
add(struct material *material, const struct material_offer *offer)
{
	struct arena *arena = &material->arena;
	const char *key;

	if (text_is_blank(offer->text) || material->count == MATERIAL_OFFERS)
		return;
	key = folded(arena, offer->text);
	if (has_key(material, key))
		return;
	*vec_add(material) = (struct material_offer){
		.source = arena_text(arena, offer->source),
		.whence = arena_text(arena, offer->whence),
		.from = arena_text(arena, offer->from),
		.text = arena_text(arena, offer->text),
		.origin = arena_text(arena, offer->origin),
		.parked = offer->parked,
		.key = key,
	};
}

void
material_free(struct material *material)
{
	vec_free(material);
	arena_free(&material->arena);
}

/* ---- what is parked ---- */

/* What has a receiver has been handed on, and is not this room's any more. */
static void
add_parked(struct material *material, const struct session *session)
{
	struct note_list list;

	note_list_parked(session, &list);
	for (int at = 0; at < list.count; at++) {
		const struct item *note = &session->items.item[list.item[at]];
		char code[NOTE_CODE], from[WORDS];

		if (*session_text(session, note, ITEM_RECEIVER))
			continue;
		snprintf(from, sizeof from, "ur parkeringen (%s)", note_code(session, note, code));
		add(material, &(struct material_offer){
				      .source = "Parkerat",
				      .whence = code,
				      .from = from,
				      .text = session_text(session, note, ITEM_TEXT),
				      .origin = "",
				      .parked = note->id,
			      });
	}
}

/* ---- what a SWOT came to ---- */

/* A session, and how it is spoken of. */
struct source {
	const struct session *session;
	char heading[WORDS]; /* "SWOT 13 oktober 2026" */
	char from[WORDS];    /* "ur SWOT" */
};

static struct source
source_of(const struct session *session, bool is_here)
{
	struct source source = {.session = session, .heading = "Från i dag", .from = "från i dag"};
	const char *title = session->workshop.title;
	struct day day;

	if (is_here)
		return source;
	snprintf(source.from, sizeof source.from, "ur %.200s", title);
	snprintf(source.heading, sizeof source.heading, "%.200s", title);
	if (day_read(session_text(session, session_self(session), ITEM_DATE), &day))
		snprintf(source.heading, sizeof source.heading, "%.200s %d %s %d", title, day.day,
			 day_month_name(day.month), day.year);
	return source;
}

/* `code` is what it is called in its session; `dots` 0 says nothing of dots. */
static void
add_item(struct material *material, const struct source *source, const struct item *item,
	 const char *code, int dots)
{
	char whence[WORDS], from[WORDS], origin[ID_TEXT];

	snprintf(from, sizeof from, "%.250s (%.100s)", source->from, code);
	snprintf(whence, sizeof whence, "%.100s", code);
	if (dots)
		snprintf(whence, sizeof whence, "%.100s, %d %s", code, dots,
			 dots == 1 ? "prick" : "prickar");
	add(material, &(struct material_offer){
			      .source = source->heading,
			      .whence = whence,
			      .from = from,
			      .text = session_text(source->session, item, ITEM_TEXT),
			      .origin = id_text(item->id, origin),
		      });
}

static const struct step *
vote_step(const struct workshop *workshop)
{
	for (int step = 0; step < workshop->steps; step++)
		if (workshop->step[step].kind->id == STEP_VOTE)
			return &workshop->step[step];
	return NULL;
}

/* The notes that lead, when the room has seen that they do; says whether it has. */
static bool
list_leading(const struct session *session, struct note_list *list)
{
	const struct step *vote = vote_step(&session->workshop);

	list->count = 0;
	if (vote && tally_of(session, vote).is_open)
		tally_order(session, list, true);
	return list->count > 0;
}

/* A note of the SWOT, not one of a chain? */
static bool
is_of_swot(const struct session *session, const struct item *note)
{
	int box = note_box(note);

	return box >= 0 && session->workshop.box[box].stage == STAGE_NONE;
}

static void
add_notes(struct material *material, const struct source *source)
{
	const struct session *session = source->session;
	struct note_list list;
	bool voted = list_leading(session, &list);

	if (!voted)
		note_list_box(session, -1, &list);
	for (int at = 0; at < list.count; at++) {
		const struct item *note = &session->items.item[list.item[at]];
		char code[NOTE_CODE];

		if (is_of_swot(session, note))
			add_item(material, source, note, note_code(session, note, code),
				 voted ? tally_dots(note) : 0);
	}
}

static void
add_crossings(struct material *material, const struct source *source)
{
	const struct session *session = source->session;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *crossing = &session->items.item[at];
		char code[OUTCOME_CODE];

		if (crossing->kind != KIND_CROSSING || crossing->removed)
			continue;
		outcome_code(session, crossing, code);
		add_item(material, source, crossing, *code ? code : "förslag", 0);
	}
}

static void
add_session(struct material *material, const struct session *session, bool is_here,
	    enum stage stage)
{
	struct source source = source_of(session, is_here);

	if (stage == STAGE_NEED)
		add_notes(material, &source);
	else
		add_crossings(material, &source);
}

/* ---- which sessions ---- */

static const char *
self_text(const struct session *session, enum item_field field)
{
	return session_text(session, session_self(session), field);
}

static bool
is_on_the_same(const struct session *a, const struct session *b)
{
	return *self_text(a, ITEM_DELMAL) && !id_same(a->id, b->id) &&
	       !strcmp(self_text(a, ITEM_DELMAL), self_text(b, ITEM_DELMAL)) &&
	       !strcmp(self_text(a, ITEM_CATALOG), self_text(b, ITEM_CATALOG));
}

/* Below zero when `a` is the older. Days are written so that they sort as text. */
static int
compare_age(const struct session *a, const struct session *b)
{
	int days = strcmp(self_text(a, ITEM_DATE), self_text(b, ITEM_DATE));

	return days ? days : id_compare(a->id, b->id);
}

/* The newest on the same delmål that is older than `last` (NULL: of all); NULL when there is
 * none. */
static const struct session *
next_older(const struct session *session, const struct session *other, int others,
	   const struct session *last)
{
	const struct session *newest = NULL;

	for (int at = 0; at < others; at++)
		if (is_on_the_same(&other[at], session) &&
		    (!last || compare_age(&other[at], last) < 0) &&
		    (!newest || compare_age(&other[at], newest) > 0))
			newest = &other[at];
	return newest;
}

/* ---- what the documents say ---- */

static void
add_needs(struct material *material, const struct catalog *catalog)
{
	const struct catalog_row *need = catalog->needs.item;

	for (int at = 0; at < catalog->needs.count; at++) {
		char whence[WORDS], from[WORDS], name[CATALOG_NAME];

		snprintf(whence, sizeof whence, "behov %s", need[at].id);
		snprintf(from, sizeof from, "ur handlingsplanen (behov %s)", need[at].id);
		add(material, &(struct material_offer){
				      .source = "Behov i handlingsplanen",
				      .whence = whence,
				      .from = from,
				      .text = need[at].text,
				      .origin = catalog_need_name(catalog, &need[at], name),
			      });
	}
}

static void
add_measures(struct material *material, const struct catalog *catalog,
	     const struct catalog_goal *goal)
{
	const struct catalog_measure *measure = goal->measures.item;
	char source[WORDS], from[WORDS];

	snprintf(source, sizeof source, "Mål %d, Hur? · %.200s", goal->number, goal->name);
	snprintf(from, sizeof from, "ur handlingsplanen (mål %d, Hur?)", goal->number);
	for (int at = 0; at < goal->measures.count; at++) {
		char name[CATALOG_NAME];

		add(material, &(struct material_offer){
				      .source = source,
				      .whence = measure[at].id,
				      .from = from,
				      .text = measure[at].text,
				      .origin = catalog_measure_name(catalog, &measure[at], name),
			      });
	}
}

/* The goals where the delmål's measures usually belong, best first, and then the others. */
static void
add_goals(struct material *material, const struct catalog *catalog, const char *id)
{
	const struct catalog_delmal *delmal = catalog_delmal(catalog, id);
	const struct catalog_goal *goal = catalog->goals.item;

	for (int at = 0; delmal && at < delmal->goals.count; at++) {
		const struct catalog_goal *named = catalog_goal(catalog, delmal->goals.item[at]);

		if (named)
			add_measures(material, catalog, named);
	}
	for (int at = 0; at < catalog->goals.count; at++)
		add_measures(material, catalog, &goal[at]);
}

/* Only the documents that the session is held on. */
static void
add_catalog(struct material *material, const struct session *session, const struct catalog *catalog,
	    enum stage stage)
{
	if (!catalog->id || strcmp(catalog->id, self_text(session, ITEM_CATALOG)) != 0)
		return;
	if (stage == STAGE_NEED)
		add_needs(material, catalog);
	else
		add_goals(material, catalog, self_text(session, ITEM_DELMAL));
}

void
material_gather(struct material *material, const struct session *session, int box,
		const struct catalog *catalog, const struct session *other, int others)
{
	enum stage stage = box < 0 ? STAGE_NONE : (enum stage)session->workshop.box[box].stage;
	const struct session *at = NULL;

	if (!material_is_for(stage))
		return;
	add_parked(material, session);
	add_session(material, session, true, stage);
	while ((at = next_older(session, other, others, at)))
		add_session(material, at, false, stage);
	add_catalog(material, session, catalog, stage);
}

/* ---- taking ---- */

const struct item *
material_taken(const struct session *session, const struct material_offer *offer)
{
	const struct item *parked = session_item(session, offer->parked);

	if (!*offer->origin)
		return parked && note_is_up(parked) ? parked : NULL;
	for (int at = 0; at < session->items.count; at++) {
		const struct item *note = &session->items.item[at];

		if (note->kind == KIND_NOTE && !note->removed &&
		    !strcmp(session_text(session, note, ITEM_ORIGIN), offer->origin))
			return note_root(session, note);
	}
	return NULL;
}

static void
say_taken(struct gesture *gesture, const char *code, const struct material_offer *offer)
{
	snprintf(gesture->said, sizeof gesture->said, "%s är hämtad %.160s. Ctrl+Z ångrar.", code,
		 offer->from);
}

/* The note that was parked comes to the box as it is, with all that hangs on it. To the box that it
 * lies in it just comes back. */
static void
take_parked(struct gesture *gesture, int box, const struct material_offer *offer)
{
	const struct session *session = gesture->session;
	const struct item *note = session_item(session, offer->parked);
	char code[NOTE_CODE];

	if (!note || !note_is_parked(session, note))
		return;
	note_next_code(session, box, 0, code);
	note_park(gesture, note, false);
	if (note_box(note) == box)
		return;
	note_move(gesture, note, box);
	say_taken(gesture, code, offer);
}

void
material_take(struct gesture *gesture, int box, const struct material_offer *offer)
{
	char code[NOTE_CODE];

	if (!*offer->origin) {
		take_parked(gesture, box, offer);
		return;
	}
	note_next_code(gesture->session, box, 0, code);
	note_write(gesture, box, offer->text);
	gesture_text(gesture, ITEM_ORIGIN, offer->origin);
	say_taken(gesture, code, offer);
}
