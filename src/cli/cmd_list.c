/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad list: one line a session, oldest first. */
#include "sessions.h"

#include "rodtrad/base/text.h"

/* How far it has come, as on the start screen. */
static const char *
list_state(const struct summary *summary)
{
	if (summary->plan)
		return "plan";
	if (summary->sealed)
		return "klarmarkerad";
	if (summary->prepared)
		return "förberedd";
	return summary->closed ? "avslutad" : "pågår";
}

static void
list_add_cell(struct buf *line, const char *text, int cols)
{
	buf_add(line, text);
	for (int used = text_cols(text); used < cols + 2; used++)
		buf_addc(line, ' ');
}

static void
list_print(const struct listed_session *session)
{
	const struct summary *summary = &session->summary;
	struct buf line = {0};
	char id[ID_TEXT];

	list_add_cell(&line, id_text(session->id, id), ID_TEXT - 1);
	list_add_cell(&line, summary->date, DAY_TEXT - 1);
	list_add_cell(&line, summary->delmal, 4);
	list_add_cell(&line, list_state(summary), 12);
	buf_add(&line, sessions_title(session));
	if (*summary->unit)
		buf_addf(&line, ", %s", summary->unit);
	cli_print(buf_text(&line));
	buf_free(&line);
}

enum cli_exit
cmd_list(struct cli *cli)
{
	struct sessions sessions;
	struct err err;
	enum cli_exit code = CLI_OK;

	if (!sessions_read(&sessions, cli, &err))
		code = cli_complain(&err);
	for (int i = 0; i < sessions.count; i++)
		list_print(&sessions.item[i]);
	if (code == CLI_OK && sessions.count == 0)
		cli_print("Det finns inga workshopar än.");
	sessions_free(&sessions);
	return code;
}
