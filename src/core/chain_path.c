/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One thread at a time, read aloud. The paths below each node are counted once, from the end of the
 * chain, and path number n is then found by walking: a chain of many links has very many paths.
 */
#include "rodtrad/core/chain.h"

#include <string.h>

#include "rodtrad/base/text.h"

#define PATHS_MAX 9999 /* more than any room reads aloud */

struct paths {
	struct chain chain;
	int below[CHAIN_NODES]; /* paths from the node to a last effect */
};

/* ---- counting ---- */

static int
paths_below(const struct paths *paths, int node)
{
	int count = 0;

	for (int at = 0; at < paths->chain.links && count < PATHS_MAX; at++)
		if (paths->chain.link[at].from == node)
			count += paths->below[paths->chain.link[at].to];
	return count < PATHS_MAX ? count : PATHS_MAX;
}

/* Later stages have higher numbers, so those that a node leads to are counted before it. What may go
 * wrong is no end to hope for: no path goes through it. */
static void
paths_of(const struct session *session, struct paths *paths)
{
	chain_of(session, &paths->chain);
	for (int node = paths->chain.nodes - 1; node >= 0; node--) {
		const struct chain_node *at = &paths->chain.node[node];
		int count = at->is_aside ? 0 : paths_below(paths, node);

		if (!count && stage_is_effect(at->stage) && !at->is_aside)
			count = 1;
		paths->below[node] = count;
	}
}

static int
paths_in_all(const struct paths *paths)
{
	int count = 0;

	for (int node = 0; node < paths->chain.nodes && count < PATHS_MAX; node++)
		if (paths->chain.node[node].stage == STAGE_ACTIVITY)
			count += paths->below[node];
	return count < PATHS_MAX ? count : PATHS_MAX;
}

/* ---- walking ---- */

/* The activity that path number `path` starts in; `path` becomes its number among that one's. */
static int
start_of(const struct paths *paths, int *path)
{
	int node = 0;

	while (paths->chain.node[node].stage != STAGE_ACTIVITY || *path >= paths->below[node]) {
		if (paths->chain.node[node].stage == STAGE_ACTIVITY)
			*path -= paths->below[node];
		node++;
	}
	return node;
}

/* The next node of the path, -1 at its end. */
static int
step_of(const struct paths *paths, int node, int *path)
{
	for (int at = 0; at < paths->chain.links; at++) {
		const struct chain_link *link = &paths->chain.link[at];

		if (link->from != node)
			continue;
		if (*path < paths->below[link->to])
			return link->to;
		*path -= paths->below[link->to];
	}
	return -1;
}

/* The first need that leads to the node, -1 when none does. */
static int
need_of(const struct chain *chain, int node)
{
	for (int at = 0; at < chain->links; at++)
		if (chain->link[at].to == node &&
		    chain->node[chain->link[at].from].stage == STAGE_NEED)
			return chain->link[at].from;
	return -1;
}

/* ---- words ---- */

static bool
is_capital(const char *text)
{
	char room[8], letter[5];
	struct buf small = BUF_OVER(room);
	size_t bytes;
	int32_t point = text_point(text, &bytes);
	bool is_capital;

	if (point <= 0)
		return false;
	text_encode(point, letter);
	text_fold(&small, letter);
	is_capital = strcmp(buf_text(&small), letter) != 0;
	buf_free(&small);
	return is_capital;
}

/* Does it begin with a name: "IT-strategen", "Förvaltning IT"? Then its capital stays. */
static bool
begins_with_name(const char *text)
{
	size_t first = text_after(text, 0), word = strcspn(text, " ");

	return is_capital(text + first) || (text[word] && is_capital(text + word + 1));
}

/* A note's words in the middle of a sentence, and its code. */
static void
add_part(struct buf *out, const struct session *session, const struct item *note, bool is_inside)
{
	const char *text = session_text(session, note, ITEM_TEXT);
	size_t bytes = strlen(text), first = text_after(text, 0);
	char code[NOTE_CODE], letter[5] = "";

	while (bytes && strchr(". ", text[bytes - 1]))
		bytes--;
	if (is_inside && bytes >= first && first < sizeof letter && !begins_with_name(text)) {
		memcpy(letter, text, first);
		text_fold(out, letter);
		text += first;
		bytes -= first;
	}
	buf_addn(out, text, bytes);
	buf_addf(out, " (%s)", note_code(session, note, code));
}

/* What stands before a part of the thread. */
static const char *
joint_of(enum stage stage, bool is_first)
{
	if (is_first)
		return "Om ";
	return stage_is_effect(stage) ? ", så att " : ", så ";
}

static void
add_node(const struct session *session, const struct chain_node *node, const char *joint,
	 struct buf *out, struct note_list *notes)
{
	buf_add(out, joint);
	add_part(out, session, &session->items.item[node->item], *joint != '\0');
	notes->item[notes->count++] = node->item;
}

int
chain_read_aloud(const struct session *session, int path, struct buf *out, struct note_list *notes)
{
	struct paths paths;
	int count, node, need;

	notes->count = 0;
	paths_of(session, &paths);
	count = paths_in_all(&paths);
	if (path < 0 || path >= count)
		return count;
	node = start_of(&paths, &path);
	need = need_of(&paths.chain, node);
	if (need >= 0) {
		add_node(session, &paths.chain.node[need], "", out, notes);
		buf_add(out, ". ");
	}
	for (bool is_first = true; node >= 0; is_first = false) {
		const struct chain_node *at = &paths.chain.node[node];

		add_node(session, at, joint_of(at->stage, is_first), out, notes);
		node = step_of(&paths, node, &path);
	}
	buf_addc(out, '.');
	return count;
}
