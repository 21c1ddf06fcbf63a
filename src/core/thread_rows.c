/* SPDX-License-Identifier: EUPL-1.2 */
/* The thread as rows to be read: part by part, and in a sentence what is missing where it is missing. */
#include <stdio.h>
#include <string.h>

#include "chain_look.h"
#include "rodtrad/base/day.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/outcome.h"
#include "thread_web.h"

#define BROKEN    "Här är tråden bruten: "
#define CODE_TEXT (2 * NOTE_CODE + 4) /* bytes of "S2×M1" and its end */

static const char *const labels[THREAD_PARTS] = {
	[THREAD_DELMAL] = "Delmål",
	[THREAD_DOCUMENT] = "Styrdokument",
	[THREAD_NEED] = "Behov",
	[THREAD_NOTE] = "Lapp",
	[THREAD_CROSSING] = "Förslag",
	[THREAD_RESOURCE] = "Resurs",
	[THREAD_ACTIVITY] = "Aktivitet",
	[THREAD_OUTPUT] = "Prestation",
	[THREAD_EFFECT_SHORT] = "Inom ett år",
	[THREAD_EFFECT_MEDIUM] = "Om 2–3 år",
	[THREAD_EFFECT_LONG] = "På lång sikt",
	[THREAD_ACTION] = "Insats",
	[THREAD_REVIEW] = "Uppföljning",
};

const char *
thread_part_label(enum thread_part part)
{
	return labels[part];
}

struct writing {
	struct thread_rows *rows;
	struct web web;
	unsigned missing; /* in any of its insatser, as outcome_missing */
	int insatser;
};

/* ---- rows ---- */

/* Adds a row with its words; what it is of is put after. The row is good until the next. */
static struct thread_row *
add_row(struct writing *writing, enum thread_part part, enum thread_tone tone, const char *text)
{
	struct thread_row *row = vec_add(writing->rows);

	*row = (struct thread_row){.part = part,
				   .tone = tone,
				   .code = "",
				   .text = arena_text(&writing->rows->arena, text),
				   .detail = "",
				   .from = ""};
	return row;
}

/* Where to go from the row. */
static void
put_place(struct thread_row *row, const struct web *web, int node)
{
	row->session = web_session(web, node)->id;
	row->item = web_item(web, node)->id;
}

/* "SWOT 13 okt 2026" of another workshop than the one that is asked in. */
static const char *
from_of(struct writing *writing, const struct session *session, bool always)
{
	struct buf text = {0};
	struct day day;
	const char *from;

	if (!always && session == writing->web.world->session[0])
		return "";
	buf_add(&text, session->workshop.title);
	if (day_read(session_text(session, session_self(session), ITEM_DATE), &day))
		buf_addf(&text, " %d %s %d", day.day, day_month_short(day.month), day.year);
	from = arena_text(&writing->rows->arena, buf_text(&text));
	buf_free(&text);
	return from;
}

/* ---- the delmål ---- */

static void
add_delmal(struct writing *writing)
{
	const struct session *session = writing->web.world->session[0];
	const struct catalog *catalog = writing->web.world->catalog;
	const struct item *self = session_self(session);
	const char *id = session_text(session, self, ITEM_DELMAL);
	const char *text = session_text(session, self, ITEM_DELMAL_TEXT);
	const struct catalog_delmal *delmal = catalog && *id ? catalog_delmal(catalog, id) : NULL;

	if (!*id) {
		add_row(writing, THREAD_DELMAL, THREAD_BROKEN, BROKEN "inget delmål.");
		return;
	}
	if (!*text && delmal)
		text = delmal->text;
	add_row(writing, THREAD_DELMAL, THREAD_THERE, text)->code =
		arena_text(&writing->rows->arena, id);
}

/* ---- the governing documents ---- */

static const struct catalog_row *
need_named(const struct catalog *catalog, const char *name)
{
	const struct catalog_row *need = catalog->needs.item;
	char own[200];

	for (int at = 0; at < catalog->needs.count; at++) {
		snprintf(own, sizeof own, "%s/need/%s", catalog->id, need[at].id);
		if (!strcmp(own, name))
			return &need[at];
	}
	return NULL;
}

/* The row that a note came from: its number and its words. False when it is none of the catalogue. */
static bool
document_of(const struct catalog *catalog, const char *origin, const char **id, const char **text)
{
	const struct catalog_measure *measure = catalog ? catalog_measure(catalog, origin) : NULL;
	const struct catalog_row *need = catalog ? need_named(catalog, origin) : NULL;

	*id = measure ? measure->id : need ? need->id : "";
	*text = measure ? measure->text : need ? need->text : "";
	return measure || need;
}

static bool
has_row(const struct thread_rows *rows, enum thread_part part, const char *code, const char *text)
{
	for (int at = 0; at < rows->count; at++)
		if (rows->item[at].part == part && !strcmp(rows->item[at].code, code) &&
		    !strcmp(rows->item[at].text, text))
			return true;
	return false;
}

static void
add_documents(struct writing *writing)
{
	const struct web *web = &writing->web;
	const char *origin, *id, *text;

	for (int node = 0; node < web_nodes(web); node++) {
		if (!web->is_in[node])
			continue;
		origin = session_text(web_session(web, node), web_item(web, node), ITEM_ORIGIN);
		if (document_of(web->world->catalog, origin, &id, &text) &&
		    !has_row(writing->rows, THREAD_DOCUMENT, id, text))
			add_row(writing, THREAD_DOCUMENT, THREAD_THERE, text)->code =
				arena_text(&writing->rows->arena, id);
	}
}

/* ---- items ---- */

static void
write_code(const struct session *session, const struct item *item, char code[CODE_TEXT])
{
	const struct item *inner = session_item(session, session_ref(session, item, ITEM_INNER));
	const struct item *outer = session_item(session, session_ref(session, item, ITEM_OUTER));
	char a[NOTE_CODE], b[NOTE_CODE];

	code[0] = 0;
	if (item->kind == KIND_NOTE)
		snprintf(code, CODE_TEXT, "%s", note_code(session, item, a));
	else if (inner && outer)
		snprintf(code, CODE_TEXT, "%s×%s", note_code(session, note_root(session, inner), a),
			 note_code(session, note_root(session, outer), b));
}

static void
add_detail(struct buf *out, const char *text)
{
	if (*text)
		buf_addf(out, "%s%s", out->bytes ? ", " : "", text);
}

/* "IT-strateg, 11 jun 2027, mål 6, pågår" */
static void
write_detail(struct buf *out, const struct session *session, const struct item *action)
{
	int goal = session_int(session, action, ITEM_GOAL, 0);
	int status = session_int(session, action, ITEM_STATUS, STATUS_NOT_STARTED);
	struct day day;
	char text[40];

	if (!outcome_is_chosen(session, action))
		add_detail(out, "inte nu");
	add_detail(out, session_text(session, action, ITEM_OWNER));
	if (day_read(session_text(session, action, ITEM_END), &day)) {
		snprintf(text, sizeof text, "%d %s %d", day.day, day_month_short(day.month),
			 day.year);
		add_detail(out, text);
	}
	if (goal) {
		snprintf(text, sizeof text, "mål %d", goal);
		add_detail(out, text);
	}
	if (status != STATUS_NOT_STARTED)
		add_detail(out, item_fields[ITEM_STATUS].choices[status].label);
}

static void
add_item(struct writing *writing, int node)
{
	const struct web *web = &writing->web;
	const struct session *session = web_session(web, node);
	const struct item *item = web_item(web, node);
	const char *text = item->kind == KIND_ACTION ? outcome_words(session, item)
						     : session_text(session, item, ITEM_TEXT);
	struct arena *arena = &writing->rows->arena;
	struct thread_row *row = add_row(writing, web_part(web, node), THREAD_THERE, text);
	struct buf detail = {0};
	char code[CODE_TEXT];

	write_code(session, item, code);
	if (item->kind == KIND_ACTION)
		write_detail(&detail, session, item);
	row->code = arena_text(arena, code);
	row->detail = arena_text(arena, buf_text(&detail));
	row->from = from_of(writing, session, false);
	row->is_asked = node == web->asked;
	put_place(row, web, node);
	buf_free(&detail);
}

/* What a note says it came from, and is nowhere to be found. */
static void
add_lost_origin(struct writing *writing, int node)
{
	const struct web *web = &writing->web;
	const struct session *session = web_session(web, node);
	const struct item *note = web_item(web, node);
	const char *origin = session_text(session, note, ITEM_ORIGIN), *id, *text;
	char code[NOTE_CODE], sentence[120];

	if (note->kind != KIND_NOTE || !*origin || web_origin(web, session, note) >= 0 ||
	    document_of(web->world->catalog, origin, &id, &text))
		return;
	snprintf(sentence, sizeof sentence, "Det som %s kommer ur finns inte här.",
		 note_code(session, note, code));
	put_place(add_row(writing, web_part(web, node), THREAD_LEFT, sentence), web, node);
}

/* ---- gaps ---- */

/* "insatsen saknar ansvarig, datum och mål" */
static void
add_promise_gap(struct writing *writing, int node, unsigned missing)
{
	static const char *const names[] = {"ansvarig", "datum", "mål"};
	bool is_missing[COUNT(names)];
	struct buf list = {0}, text = {0};

	for (size_t at = 0; at < COUNT(names); at++)
		is_missing[at] = missing & 1u << (MISSING_OWNER + (int)at);
	if (look_missing(&list, names, is_missing, (int)COUNT(names))) {
		buf_addf(&text, BROKEN "insatsen saknar %s.", buf_text(&list));
		put_place(add_row(writing, THREAD_ACTION, THREAD_BROKEN, buf_text(&text)),
			  &writing->web, node);
	}
	buf_free(&list);
	buf_free(&text);
}

/* What this insats lacks while others in the thread have it; what all lack is said in its place. */
static void
add_own_gap(struct writing *writing, int node, bool is_own, const char *sentence)
{
	if (is_own)
		put_place(add_row(writing, THREAD_ACTION, THREAD_BROKEN, sentence), &writing->web,
			  node);
}

/* Is there no need, or no effect, in all of a thread that goes through a chain? */
static bool
lacks_part(const struct web *web, enum thread_part part)
{
	if (!web->is_chained)
		return false;
	if (part == THREAD_NEED)
		return !web_has(web, THREAD_NEED);
	return part == THREAD_EFFECT_LONG && !web_has(web, THREAD_EFFECT_SHORT) &&
	       !web_has(web, THREAD_EFFECT_MEDIUM) && !web_has(web, THREAD_EFFECT_LONG);
}

static void
add_action_gaps(struct writing *writing, int node)
{
	const struct web *web = &writing->web;
	unsigned missing;

	if (!outcome_is_chosen(web_session(web, node), web_item(web, node)))
		return;
	missing = outcome_missing(web_session(web, node), web_item(web, node));
	add_own_gap(writing, node, missing & 1u << MISSING_NEED && !lacks_part(web, THREAD_NEED),
		    BROKEN "inget behov leder till insatsen.");
	add_own_gap(writing, node,
		    missing & 1u << MISSING_EFFECT && !lacks_part(web, THREAD_EFFECT_LONG),
		    BROKEN "insatsen leder inte till någon effekt.");
	add_promise_gap(writing, node, missing);
}

/* What is missing of a part, after the last of it. */
static void
add_part_gap(struct writing *writing, enum thread_part part)
{
	const struct web *web = &writing->web;

	if (lacks_part(web, part))
		add_row(writing, part, THREAD_BROKEN,
			part == THREAD_NEED ? BROKEN "inget behov leder hit."
					    : BROKEN "ingen effekt.");
	if (part == THREAD_NOTE && writing->missing & 1u << MISSING_NOTES)
		add_row(writing, part, THREAD_BROKEN, BROKEN "ingen lapp leder hit.");
}

/* ---- what is left to do ---- */

/* A SWOT alone is not broken: a chain is what comes next, unless the group has said that it waits. */
static void
add_chain_left(struct writing *writing)
{
	const struct session *session = writing->web.world->session[0];
	const char *waits = session_text(session, session_self(session), ITEM_WAITS);
	struct buf text = {0};

	if (writing->web.is_chained)
		return;
	if (text_is_blank(waits))
		buf_add(&text, "Effektkedja återstår.");
	else
		buf_addf(&text, "%s: %s", item_fields[ITEM_WAITS].label, waits);
	add_row(writing, THREAD_EFFECT_LONG, THREAD_LEFT, buf_text(&text));
	buf_free(&text);
}

/* ---- all of it ---- */

/* "Läge: ändras. Träffen ställdes in två gånger." */
static void
add_review(struct writing *writing, int node)
{
	const struct session *session = web_session(&writing->web, node);
	const struct item *review = web_item(&writing->web, node);
	const char *reason = session_text(session, review, ITEM_REASON);
	const char *noticed = session_text(session, review, ITEM_NOTICED);
	int verdict = session_int(session, review, ITEM_VERDICT, -1);
	struct thread_row *row;
	struct buf text = {0};

	buf_addf(&text, "Läge: %s.",
		 verdict >= 0 ? item_fields[ITEM_VERDICT].choices[verdict].label : "inget svar än");
	if (*reason)
		buf_addf(&text, " %s", reason);
	if (*noticed)
		buf_addf(&text, " Märks: %s", noticed);
	row = add_row(writing, THREAD_REVIEW, THREAD_THERE, buf_text(&text));
	row->from = from_of(writing, session, true);
	put_place(row, &writing->web, node);
	buf_free(&text);
}

static void
add_reviews(struct writing *writing, int action)
{
	int node = -1;

	while ((node = web_review(&writing->web, action, node)) >= 0)
		add_review(writing, node);
}

static void
add_part(struct writing *writing, enum thread_part part)
{
	const struct web *web = &writing->web;

	for (int node = 0; node < web_nodes(web); node++) {
		if (!web->is_in[node] || web_part(web, node) != part)
			continue;
		add_item(writing, node);
		add_lost_origin(writing, node);
		if (part == THREAD_ACTION) {
			add_action_gaps(writing, node);
			add_reviews(writing, node);
		}
	}
	add_part_gap(writing, part);
}

static void
count_insatser(struct writing *writing)
{
	const struct web *web = &writing->web;

	for (int node = 0; node < web_nodes(web); node++) {
		if (!web->is_in[node] ||
		    !outcome_is_chosen(web_session(web, node), web_item(web, node)))
			continue;
		writing->insatser++;
		writing->missing |= outcome_missing(web_session(web, node), web_item(web, node));
	}
}

void
thread_rows_of(struct thread_rows *rows, const struct thread_world *world, struct id item)
{
	struct writing writing = {.rows = rows};

	thread_rows_free(rows);
	web_of(&writing.web, world, item);
	if (writing.web.asked >= 0) {
		count_insatser(&writing);
		add_delmal(&writing);
		add_documents(&writing);
		for (int part = THREAD_NEED; part < THREAD_ACTION; part++)
			add_part(&writing, (enum thread_part)part);
		add_chain_left(&writing);
		add_part(&writing, THREAD_ACTION);
		if (!writing.insatser)
			add_row(&writing, THREAD_ACTION, THREAD_LEFT, "Ingen insats än.");
	}
	web_free(&writing.web);
}

void
thread_rows_free(struct thread_rows *rows)
{
	vec_free(rows);
	arena_free(&rows->arena);
}
