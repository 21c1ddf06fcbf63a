/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad search: where words stand, in all workshops at once, with each workshop's own under its name. */
#include "sessions.h"

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"

#include <string.h>

/* What was found, copied: the database goes on. */
struct search {
	struct arena arena;
	struct search_line {
		struct id session;
		const char *code, *text;
	} * item;
	int count, room;
};

static void
search_take(void *to, struct id session, const struct search_entry *entry)
{
	struct search *search = to;

	*vec_add(search) = (struct search_line){
		.session = session,
		.code = arena_text(&search->arena, entry->code),
		.text = arena_text(&search->arena, entry->text),
	};
}

static void
search_words(const struct cli *cli, struct buf *out)
{
	for (int at = 0; at < cli->words; at++) {
		buf_add(out, at ? " " : "");
		text_clean(out, cli->word[at], strlen(cli->word[at]), TEXT_ONE_LINE);
	}
}

/* The workshop, and what was found in it. */
static void
search_tell(const struct listed_session *session, struct search *search)
{
	const struct summary *of = &session->summary;
	struct buf out = {0};

	buf_addf(&out, "%s  %s  %s%s%s\n", of->date, of->delmal, sessions_title(session),
		 *of->unit ? ", " : "", of->unit);
	for (int at = 0; at < search->count; at++)
		if (id_same(search->item[at].session, session->id))
			buf_addf(&out, "  %s  %s\n", search->item[at].code, search->item[at].text);
	cli_print(buf_text(&out));
	buf_free(&out);
}

static bool
search_is_in(const struct search *search, struct id session)
{
	for (int at = 0; at < search->count; at++)
		if (id_same(search->item[at].session, session))
			return true;
	return false;
}

/* The newest workshops first. */
static void
search_tell_all(const struct sessions *sessions, struct search *search)
{
	for (int at = sessions->count - 1; at >= 0; at--)
		if (search_is_in(search, sessions->item[at].id))
			search_tell(&sessions->item[at], search);
	if (search->count == SEARCH_HITS)
		cli_print("Det finns fler. Skriv ett ord till.");
}

static bool
search_run(struct cli *cli, struct search *search, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	struct port_reader reader = {.to = search, .hit = search_take};
	struct buf words = {0};
	bool ok;

	search_words(cli, &words);
	ok = ports->search(ports->world, buf_text(&words), &reader, err);
	buf_free(&words);
	return ok && (search->count ||
		      err_set(err, ERR_MISSING,
			      "Inget hittades. Varje ord ska vara början på ett ord i texten."));
}

enum cli_exit
cmd_search(struct cli *cli)
{
	struct sessions sessions = {0};
	struct search search = {0};
	enum cli_exit code = CLI_OK;
	struct err err;

	if (sessions_read(&sessions, cli, &err) && search_run(cli, &search, &err))
		search_tell_all(&sessions, &search);
	else
		code = cli_complain(&err);
	arena_free(&search.arena);
	vec_free(&search);
	sessions_free(&sessions);
	return code;
}
