/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad export: sessions as files, whose paths it prints, or as text to another program. */
#include "sessions.h"

#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"
#include "rodtrad/shell/outbox.h"

#include <stdio.h>
#include <string.h>

/* ---- where to ---- */

/* What ends in a slash is to be a folder, also one that is not there yet. */
static bool
export_is_folder(const struct cli *cli)
{
	return !cli->output || cli->output[strlen(cli->output) - 1] == '/' ||
	       paths_is_folder(cli->output);
}

static bool
export_check(const struct cli *cli, struct err *err)
{
	if (cli->output && !*cli->output)
		return err_set(err, ERR_USAGE, "Det saknas en fil eller en mapp efter -o.");
	if (cli->all && cli->words)
		return err_set(err, ERR_USAGE,
			       "Skriv antingen --all eller vilken workshop det gäller.");
	if (!cli->all && !cli->words)
		return err_set(err, ERR_USAGE,
			       "Skriv vilken workshop det gäller, eller --all. "
			       "Skriv rodtrad list för att se dem som finns.");
	if (cli->all && !export_is_folder(cli))
		return err_set(err, ERR_USAGE,
			       "Med --all behöver -o en mapp: "
			       "skriv ett / sist om den inte finns än.");
	return true;
}

/* ---- one session ---- */

static bool
export_to_file(const char *path, const struct session *session, struct err *err)
{
	struct buf text = {0};

	session_file_write(&text, session);
	bool is_written = file_write(path, buf_text(&text), text.bytes, err);
	if (is_written)
		cli_print(path);
	buf_free(&text);
	return is_written;
}

static bool
export_to_folder(const char *folder, const struct session *session, struct err *err)
{
	struct buf path = {0};
	bool is_written = outbox_session(folder, session, &path, err);

	if (is_written)
		cli_print(buf_text(&path));
	buf_free(&path);
	return is_written;
}

/* As it stands, byte for byte. */
static bool
export_to_stdout(const struct session *session)
{
	struct buf text = {0};

	session_file_write(&text, session);
	fwrite(buf_text(&text), 1, text.bytes, stdout);
	buf_free(&text);
	return true; /* cli_main sees whether it arrived */
}

static bool
export_to(const struct cli *cli, const struct session *session, struct err *err)
{
	if (cli_is_stdout(cli->output))
		return export_to_stdout(session);
	if (!cli->output)
		return export_to_folder(buf_text(&cli->paths.exports), session, err);
	if (export_is_folder(cli))
		return export_to_folder(cli->output, session, err);
	return export_to_file(cli->output, session, err);
}

/* A file that lacks something would be refused wherever it is read, if not worse. */
static bool
export_session(struct cli *cli, struct id id, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	struct session session;
	int damaged;
	bool is_written;

	if (!ports->open(ports->world, id, &session, &damaged, err))
		return false;
	if (damaged)
		is_written = err_set(err, ERR_STORAGE,
				     "Workshopen har %d skadade händelser på disken och kan inte "
				     "exporteras hel.",
				     damaged);
	else
		is_written = export_to(cli, &session, err);
	session_free(&session);
	return is_written;
}

/* ---- those that are meant ---- */

static enum cli_exit
export_all(struct cli *cli, const struct sessions *sessions)
{
	enum cli_exit code = CLI_OK;
	struct err err;

	for (int i = 0; i < sessions->count; i++)
		if (!export_session(cli, sessions->item[i].id, &err))
			code = cli_worse(code, cli_complain(&err));
	return code;
}

/* Of a delmål's sessions, the newest. */
static bool
export_one(struct cli *cli, struct sessions *sessions, struct err *err)
{
	return sessions_mean(sessions, cli->word[0], err) &&
	       export_session(cli, sessions_newest(sessions)->id, err);
}

enum cli_exit
cmd_export(struct cli *cli)
{
	struct sessions sessions = {0};
	struct err err;
	enum cli_exit code = CLI_OK;

	if (!export_check(cli, &err) || !sessions_read(&sessions, cli, &err))
		code = cli_complain(&err);
	else if (cli->all)
		code = export_all(cli, &sessions);
	else if (!export_one(cli, &sessions, &err))
		code = cli_complain(&err);
	sessions_free(&sessions);
	return code;
}
