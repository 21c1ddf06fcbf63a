/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad show: a session in plain words, for reading aloud, for mail and for screen readers. */
#include "sessions.h"

/* Without its governing documents a session still has its own words. */
static void
show_words(const struct ports *ports, const struct session *session, struct buf *out)
{
	const char *id = session_text(session, session_self(session), ITEM_CATALOG);
	struct catalog catalog;
	struct err err;

	if (*id && ports->catalog(ports->world, id, &catalog, &err)) {
		outcome_text(out, session, &catalog);
		catalog_free(&catalog);
	} else {
		outcome_text(out, session, NULL);
	}
}

static bool
show_session(struct cli *cli, struct id id, struct buf *out, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	struct session session;
	int damaged;

	if (!ports->open(ports->world, id, &session, &damaged, err))
		return false;
	show_words(ports, &session, out);
	if (damaged)
		buf_addf(out, "\n%d händelser var skadade på disken och är inte med.\n", damaged);
	session_free(&session);
	return true;
}

static enum cli_exit
show_meant(struct cli *cli, const struct sessions *sessions)
{
	enum cli_exit code = CLI_OK;
	int shown = 0;

	for (int i = 0; i < sessions->count; i++) {
		struct buf out = {0};
		struct err err;

		if (!sessions->item[i].is_meant)
			continue;
		if (shown++)
			buf_add(&out, "\n\n");
		if (show_session(cli, sessions->item[i].id, &out, &err))
			cli_print(buf_text(&out));
		else
			code = cli_worse(code, cli_complain(&err));
		buf_free(&out);
	}
	return code;
}

enum cli_exit
cmd_show(struct cli *cli)
{
	struct sessions sessions;
	struct err err;
	enum cli_exit code;

	if (sessions_read(&sessions, cli, &err) && sessions_mean(&sessions, cli->word[0], &err))
		code = show_meant(cli, &sessions);
	else
		code = cli_complain(&err);
	sessions_free(&sessions);
	return code;
}
