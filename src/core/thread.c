/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What hangs together across workshops. An item's thread is all that led to it, all that came of it,
 * and the insatser of these. Nodes are marked once, so items that name each other in a ring are no
 * harm.
 */
#include "thread_web.h"

#include <string.h>

#include "chain_look.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/core/outcome.h"

/* ---- nodes ---- */

int
web_nodes(const struct web *web)
{
	return web->first[web->world->sessions];
}

static int
place_of(const struct web *web, int node)
{
	int at = 0;

	while (web->first[at + 1] <= node)
		at++;
	return at;
}

const struct session *
web_session(const struct web *web, int node)
{
	return web->world->session[place_of(web, node)];
}

const struct item *
web_item(const struct web *web, int node)
{
	int at = place_of(web, node);

	return &web->world->session[at]->items.item[node - web->first[at]];
}

static int
node_of(const struct web *web, int at, const struct item *item)
{
	return web->first[at] + (int)(item - web->world->session[at]->items.item);
}

enum thread_part
web_part(const struct web *web, int node)
{
	static const enum thread_part of_stage[STAGES] = {
		[STAGE_NONE] = THREAD_NOTE,
		[STAGE_NEED] = THREAD_NEED,
		[STAGE_RESOURCE] = THREAD_RESOURCE,
		[STAGE_ACTIVITY] = THREAD_ACTIVITY,
		[STAGE_OUTPUT] = THREAD_OUTPUT,
		[STAGE_EFFECT_SHORT] = THREAD_EFFECT_SHORT,
		[STAGE_EFFECT_MEDIUM] = THREAD_EFFECT_MEDIUM,
		[STAGE_EFFECT_LONG] = THREAD_EFFECT_LONG,
	};
	const struct item *item = web_item(web, node);

	if (item->kind == KIND_CROSSING)
		return THREAD_CROSSING;
	if (item->kind == KIND_ACTION)
		return THREAD_ACTION;
	if (item->kind == KIND_REVIEW)
		return THREAD_REVIEW;
	return of_stage[chain_stage(web_session(web, node), item)];
}

bool
web_has(const struct web *web, enum thread_part part)
{
	for (int node = 0; node < web_nodes(web); node++)
		if (web->is_in[node] && web_part(web, node) == part)
			return true;
	return false;
}

/* ---- ties ---- */

/* What the room sees of an item: the note that it lies in, itself; NULL when it is no longer there. */
static const struct item *
seen(const struct session *session, struct id id)
{
	const struct item *item = session_item(session, id);

	if (!item || item->removed)
		return NULL;
	if (item->kind == KIND_NOTE)
		return note_root(session, item);
	return item->kind == KIND_CROSSING || item->kind == KIND_ACTION ? item : NULL;
}

static void
tie(struct web *web, int at, const struct item *from, const struct item *to)
{
	if (from)
		*vec_add(&web->tie) = (struct tie){node_of(web, at, from), node_of(web, at, to)};
}

static void
tie_crossing(struct web *web, int at, const struct item *crossing)
{
	const struct session *session = web->world->session[at];

	tie(web, at, seen(session, session_ref(session, crossing, ITEM_INNER)), crossing);
	tie(web, at, seen(session, session_ref(session, crossing, ITEM_OUTER)), crossing);
}

/* An insats out of a proposal hangs on that, not on the two notes beside it, which other proposals
 * came from as well; but on a note of a chain always. */
static void
tie_action(struct web *web, int at, const struct item *action)
{
	const struct session *session = web->world->session[at];
	const struct item *crossing = seen(session, session_ref(session, action, ITEM_CROSSING));
	const struct given *notes = session_given(session, action, ITEM_NOTES);

	tie(web, at, crossing, action);
	for (int ref = 0; notes && ref < notes->refs; ref++) {
		const struct item *note = seen(session, notes->ref[ref]);

		if (note && (!crossing || chain_stage(session, note) != STAGE_NONE))
			tie(web, at, note, action);
	}
}

/* What may go wrong is no effect to hope for: it is left out, unless it is what was asked about. */
static bool
is_wanted(const struct web *web, int at, const struct chain_node *node)
{
	return !node->is_aside || web->first[at] + node->item == web->asked;
}

static void
tie_chain(struct web *web, int at)
{
	struct chain chain;

	chain_of(web->world->session[at], &chain);
	for (int link = 0; link < chain.links; link++) {
		const struct chain_node *from = &chain.node[chain.link[link].from];
		const struct chain_node *to = &chain.node[chain.link[link].to];

		if (is_wanted(web, at, from) && is_wanted(web, at, to))
			*vec_add(&web->tie) = (struct tie){web->first[at] + from->item,
							   web->first[at] + to->item};
	}
}

int
web_origin(const struct web *web, const struct session *session, const struct item *note)
{
	struct id id;

	if (!id_read(session_text(session, note, ITEM_ORIGIN), &id))
		return -1;
	for (int at = 0; at < web->world->sessions; at++) {
		const struct item *item = seen(web->world->session[at], id);

		if (item)
			return node_of(web, at, item);
	}
	return -1;
}

static void
tie_origin(struct web *web, int at, const struct item *note)
{
	const struct session *session = web->world->session[at];
	int from = web_origin(web, session, note);

	if (from >= 0)
		*vec_add(&web->tie) =
			(struct tie){from, node_of(web, at, note_root(session, note))};
}

/* A review hangs on the insats that it is of, in whichever workshop that is. */
static void
tie_review(struct web *web, int at, const struct item *review)
{
	const struct session *session = web->world->session[at];
	struct id id;

	if (!id_read(session_text(session, review, ITEM_ABOUT), &id))
		return;
	for (int other = 0; other < web->world->sessions; other++) {
		const struct item *action = seen(web->world->session[other], id);

		if (action)
			*vec_add(&web->tie) =
				(struct tie){node_of(web, other, action), node_of(web, at, review)};
	}
}

static void
tie_session(struct web *web, int at)
{
	static void (*const ties[KINDS])(struct web * web, int at, const struct item *item) = {
		[KIND_NOTE] = tie_origin,
		[KIND_CROSSING] = tie_crossing,
		[KIND_ACTION] = tie_action,
		[KIND_REVIEW] = tie_review,
	};
	const struct session *session = web->world->session[at];

	for (int item = 0; item < session->items.count; item++) {
		const struct item *of = &session->items.item[item];

		if (!of->removed && of->kind != KIND_UNKNOWN && ties[of->kind])
			ties[of->kind](web, at, of);
	}
	tie_chain(web, at);
}

/* ---- what is in the thread ---- */

/* Marks all that is reached from what is marked, against the ties or along them. */
static void
reach(const struct web *web, bool *marked, bool back)
{
	bool grows = true;

	while (grows) {
		grows = false;
		for (int at = 0; at < web->tie.count; at++) {
			const struct tie *one = &web->tie.item[at];
			int near = back ? one->to : one->from, far = back ? one->from : one->to;

			if (marked[near] && !marked[far])
				grows = marked[far] = true;
		}
	}
}

/* What an insats is to lead to is what the notes lead to that it came from. */
static void
add_ahead(struct web *web)
{
	bool *ahead = mem_new((size_t)web_nodes(web) * sizeof *ahead);

	ahead[web->asked] = true;
	for (int at = 0; at < web->tie.count; at++)
		if (web->tie.item[at].to == web->asked &&
		    web_item(web, web->asked)->kind == KIND_ACTION)
			ahead[web->tie.item[at].from] = true;
	reach(web, ahead, false);
	for (int node = 0; node < web_nodes(web); node++)
		web->is_in[node] = web->is_in[node] || ahead[node];
	mem_free(ahead);
}

/* The insatser of all that is in it; those that the room said no to only when asked about. */
static void
add_actions(struct web *web)
{
	for (int at = 0; at < web->tie.count; at++)
		if (web->is_in[web->tie.item[at].from] &&
		    web_item(web, web->tie.item[at].to)->kind == KIND_ACTION)
			web->is_in[web->tie.item[at].to] = true;
	for (int node = 0; node < web_nodes(web); node++)
		if (web->is_in[node] && node != web->asked &&
		    web_item(web, node)->kind == KIND_ACTION &&
		    !outcome_is_chosen(web_session(web, node), web_item(web, node)))
			web->is_in[node] = false;
}

/* What is said of an insats is in its thread, and only there. */
static void
add_reviews(struct web *web)
{
	for (int at = 0; at < web->tie.count; at++)
		if (web_item(web, web->tie.item[at].to)->kind == KIND_REVIEW)
			web->is_in[web->tie.item[at].to] = web->is_in[web->tie.item[at].from];
}

/* A thread that was come into beside its needs has those that its insatser answer to. */
static void
add_needs(struct web *web)
{
	int nodes = web_nodes(web);

	for (int node = 0; node < nodes; node++) {
		struct thread thread;

		if (!web->is_in[node] || web_item(web, node)->kind != KIND_ACTION)
			continue;
		outcome_thread(web_session(web, node), web_item(web, node), &thread);
		for (int need = 0; need < thread.needs.count; need++)
			web->is_in[web->first[place_of(web, node)] + thread.needs.item[need]] =
				true;
	}
}

static bool
is_chained(const struct web *web)
{
	for (int node = 0; node < web_nodes(web); node++)
		if (web->is_in[node] && web_item(web, node)->kind == KIND_NOTE &&
		    web_part(web, node) != THREAD_NOTE)
			return true;
	return false;
}

void
web_of(struct web *web, const struct thread_world *world, struct id id)
{
	const struct item *item = seen(world->session[0], id);

	*web = (struct web){.world = world, .asked = -1};
	web->first = mem_new((size_t)(world->sessions + 1) * sizeof *web->first);
	for (int at = 0; at < world->sessions; at++)
		web->first[at + 1] = web->first[at] + world->session[at]->items.count;
	web->is_in = mem_new((size_t)web_nodes(web) * sizeof *web->is_in);
	if (!item)
		return;
	web->asked = node_of(web, 0, item);
	for (int at = 0; at < world->sessions; at++)
		tie_session(web, at);
	web->is_in[web->asked] = true;
	reach(web, web->is_in, true);
	add_ahead(web);
	add_actions(web);
	add_reviews(web);
	if (!web_has(web, THREAD_NEED))
		add_needs(web);
	web->is_chained = is_chained(web);
}

void
web_free(struct web *web)
{
	vec_free(&web->tie);
	mem_free(web->first);
	mem_free(web->is_in);
}

/* ---- what is said of an insats ---- */

static int
compare_reviews(const struct web *web, int a, int b)
{
	const struct session *one = web_session(web, a), *other = web_session(web, b);
	int days = strcmp(session_text(one, session_self(one), ITEM_DATE),
			  session_text(other, session_self(other), ITEM_DATE));

	return days ? days : id_compare(web_item(web, a)->id, web_item(web, b)->id);
}

int
web_review(const struct web *web, int action, int last)
{
	int next = -1;

	for (int at = 0; at < web->tie.count; at++) {
		int to = web->tie.item[at].to;

		if (web->tie.item[at].from == action && web_part(web, to) == THREAD_REVIEW &&
		    (last < 0 || compare_reviews(web, to, last) > 0) &&
		    (next < 0 || compare_reviews(web, to, next) < 0))
			next = to;
	}
	return next;
}

/* ---- which workshops are worth looking at ---- */

static bool
comes_from(const struct session *session, const struct session *other)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];
		enum item_field named = item->kind == KIND_REVIEW ? ITEM_ABOUT : ITEM_ORIGIN;
		struct id id;

		if ((item->kind == KIND_NOTE || item->kind == KIND_REVIEW) && !item->removed &&
		    id_read(session_text(session, item, named), &id) && session_item(other, id))
			return true;
	}
	return false;
}

bool
thread_is_tied(const struct session *a, const struct session *b)
{
	return comes_from(a, b) || comes_from(b, a);
}
