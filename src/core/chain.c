/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The chain as it is now: its notes stage by stage, and the links between them. Links only go to a
 * later stage and nodes stand in the order of stages, so a link's `from` is always less than its `to`:
 * nobody who follows links needs to fear a ring.
 */
#include "rodtrad/core/chain.h"

#include <stdio.h>
#include <string.h>

#include "chain_parts.h"

/* ---- nodes ---- */

enum stage
chain_stage(const struct session *session, const struct item *note)
{
	int box = note_box(note);

	return box < 0 ? STAGE_NONE : (enum stage)session->workshop.box[box].stage;
}

static void
add_box(const struct session *session, struct chain *chain, int box)
{
	struct note_list list;

	note_list_box(session, box, &list);
	for (int at = 0; at < list.count && chain->nodes < CHAIN_NODES; at++) {
		const struct item *note = &session->items.item[list.item[at]];

		chain->node[chain->nodes++] = (struct chain_node){
			.item = list.item[at],
			.stage = chain_stage(session, note),
			.is_aside = session_int(session, note, ITEM_MARK, MARK_NONE) != MARK_NONE,
		};
	}
}

int
chain_boxes(const struct workshop *workshop, int box[WORKSHOP_BOXES])
{
	int boxes = 0;

	for (int stage = STAGE_NONE + 1; stage < STAGES; stage++)
		for (int at = 0; at < workshop->boxes; at++)
			if (workshop->box[at].stage == stage)
				box[boxes++] = at;
	return boxes;
}

static void
add_nodes(const struct session *session, struct chain *chain)
{
	int box[WORKSHOP_BOXES], boxes = chain_boxes(&session->workshop, box);

	for (int at = 0; at < boxes; at++)
		add_box(session, chain, box[at]);
}

int
chain_node_of(const struct session *session, const struct chain *chain, const struct item *note)
{
	int item = note ? (int)(note - session->items.item) : -1;

	for (int node = 0; node < chain->nodes; node++)
		if (chain->node[node].item == item)
			return node;
	return -1;
}

/* ---- links ---- */

const struct item *
chain_end(const struct session *session, const struct item *link, enum item_field end)
{
	const struct item *note = session_item(session, session_ref(session, link, end));

	if (!note || note->kind != KIND_NOTE || note->removed)
		return NULL;
	note = note_root(session, note);
	return note_is_up(note) && chain_stage(session, note) != STAGE_NONE ? note : NULL;
}

static bool
is_link(const struct item *item)
{
	return item->kind == KIND_LINK && !item->removed;
}

static bool
has_link(const struct chain *chain, int from, int to)
{
	for (int at = 0; at < chain->links; at++)
		if (chain->link[at].from == from && chain->link[at].to == to)
			return true;
	return false;
}

/* A link to a note that was merged into another goes to that one; two may have become the same. */
static void
add_link(const struct session *session, struct chain *chain, const struct item *link)
{
	int from = chain_node_of(session, chain, chain_end(session, link, ITEM_FROM));
	int to = chain_node_of(session, chain, chain_end(session, link, ITEM_TO));

	if (from < 0 || to < 0 || chain->node[from].stage >= chain->node[to].stage ||
	    has_link(chain, from, to))
		return;
	chain->link[chain->links++] = (struct chain_link){
		.item = (int)(link - session->items.item),
		.from = from,
		.to = to,
	};
}

void
chain_of(const struct session *session, struct chain *chain)
{
	chain->nodes = chain->links = 0;
	add_nodes(session, chain);
	for (int at = 0; at < session->items.count && chain->links < CHAIN_LINKS; at++)
		if (is_link(&session->items.item[at]))
			add_link(session, chain, &session->items.item[at]);
}

static bool
is_in_chain(const struct session *session, const struct item *note)
{
	return note->kind == KIND_NOTE && note_is_up(note) &&
	       chain_stage(session, note) != STAGE_NONE;
}

/* How many there are, whatever there is room for. */
static void
count(const struct session *session, int *notes, int *links)
{
	*notes = *links = 0;
	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		*notes += is_in_chain(session, item);
		*links += is_link(item);
	}
}

bool
chain_is_cut(const struct session *session)
{
	int notes, links;

	count(session, &notes, &links);
	return notes > CHAIN_NODES || links > CHAIN_LINKS;
}

bool
chain_has_room(const struct session *session, int notes, int links, struct err *err)
{
	int noted, linked;

	count(session, &noted, &linked);
	if (notes && noted + notes > CHAIN_NODES)
		return err_set(err, ERR_REFUSED,
			       "Kedjan rymmer %d lappar. Slå ihop några, eller parkera dem.",
			       CHAIN_NODES);
	if (links && linked + links > CHAIN_LINKS)
		return err_set(err, ERR_REFUSED, "Kedjan rymmer %d länkar. Ta bort någon först.",
			       CHAIN_LINKS);
	return true;
}

void
chain_reach(const struct chain *chain, int node, bool back, bool reached[CHAIN_NODES])
{
	bool grows = true;

	memset(reached, 0, CHAIN_NODES * sizeof *reached);
	reached[node] = true;
	while (grows) {
		grows = false;
		for (int at = 0; at < chain->links; at++) {
			int near = back ? chain->link[at].to : chain->link[at].from;
			int far = back ? chain->link[at].from : chain->link[at].to;

			if (reached[near] && !reached[far])
				grows = reached[far] = true;
		}
	}
}

/* ---- linking ---- */

const struct item *
chain_link_between(const struct session *session, const struct item *from, const struct item *to)
{
	for (int at = 0; at < session->items.count; at++) {
		const struct item *link = &session->items.item[at];

		if (is_link(link) && chain_end(session, link, ITEM_FROM) == from &&
		    chain_end(session, link, ITEM_TO) == to)
			return link;
	}
	return NULL;
}

bool
chain_may_link(const struct session *session, const struct item *from, const struct item *to,
	       struct err *err)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	if (from == to)
		return err_set(err, ERR_REFUSED, "En lapp kan inte leda till sig själv.");
	note_code(session, from, a);
	note_code(session, to, b);
	if (!is_in_chain(session, from) || !is_in_chain(session, to))
		return err_set(err, ERR_REFUSED, "%s är inte med i kedjan.",
			       is_in_chain(session, from) ? b : a);
	if (chain_stage(session, from) < chain_stage(session, to))
		return true;
	if (chain_stage(session, from) == chain_stage(session, to))
		return err_set(err, ERR_REFUSED,
			       "%s och %s är i samma led. En länk går till ett senare led.", a, b);
	return err_set(err, ERR_REFUSED, "En länk går till ett senare led: %s leder till %s.", b,
		       a);
}

bool
chain_are_neighbours(const struct session *session, enum stage one, enum stage other)
{
	int low = (int)(one < other ? one : other), high = (int)(one < other ? other : one);

	if (low == STAGE_NONE || low == high)
		return false;
	for (int stage = low + 1; stage < high; stage++)
		if (workshop_stage(&session->workshop, (enum stage)stage) >= 0)
			return false;
	return true;
}

static void
add_link_item(struct gesture *gesture, struct id from, struct id to)
{
	gesture_add(gesture, KIND_LINK);
	gesture_ref(gesture, ITEM_FROM, from);
	gesture_ref(gesture, ITEM_TO, to);
}

struct id
chain_write(struct gesture *gesture, int box, const char *text, const struct item *beside)
{
	const struct session *session = gesture->session;
	enum stage stage = (enum stage)session->workshop.box[box].stage;
	enum stage other = beside ? chain_stage(session, beside) : STAGE_NONE;
	char code[NOTE_CODE], beside_code[NOTE_CODE];
	struct id id;

	note_next_code(session, box, 0, code);
	id = note_write(gesture, box, text);
	if (!beside || !chain_are_neighbours(session, stage, other))
		return id;
	note_code(session, beside, beside_code);
	if (stage < other)
		add_link_item(gesture, id, beside->id);
	else
		add_link_item(gesture, beside->id, id);
	snprintf(gesture->said, sizeof gesture->said, "%s leder nu till %s. F4 ändrar.",
		 stage < other ? code : beside_code, stage < other ? beside_code : code);
	return id;
}

static void
say_link(struct gesture *gesture, const struct item *from, const struct item *to, const char *what)
{
	char a[NOTE_CODE], b[NOTE_CODE];

	snprintf(gesture->said, sizeof gesture->said, "%s %s %s. Ctrl+Z ångrar.",
		 note_code(gesture->session, from, a), what, note_code(gesture->session, to, b));
}

void
chain_link(struct gesture *gesture, const struct item *from, const struct item *to)
{
	if (chain_link_between(gesture->session, from, to))
		return;
	add_link_item(gesture, from->id, to->id);
	say_link(gesture, from, to, "leder nu till");
}

void
chain_unlink(struct gesture *gesture, const struct item *link)
{
	const struct session *session = gesture->session;
	const struct item *from = chain_end(session, link, ITEM_FROM);
	const struct item *to = chain_end(session, link, ITEM_TO);

	/* After a merge of notes two links may have become one. */
	for (int at = 0; at < session->items.count; at++) {
		const struct item *other = &session->items.item[at];

		if (other == link ||
		    (from && to && is_link(other) && chain_end(session, other, ITEM_FROM) == from &&
		     chain_end(session, other, ITEM_TO) == to))
			gesture_remove(gesture, other->id);
	}
	if (from && to)
		say_link(gesture, from, to, "leder inte längre till");
}
