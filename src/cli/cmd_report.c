/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad report: a session as minutes, to read, to attach and to print. */
#include "delivery.h"
#include "sessions.h"

#include "rodtrad/shell/press.h"

static const struct delivery_form report_forms[] = {
	{"md", OUT_MARKDOWN},
	{"html", OUT_HTML},
	{0},
};

static bool
report_one(struct cli *cli, struct id id, int form, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	struct session session;
	struct buf out = {0};
	int damaged;
	bool is_written;

	if (!ports->open(ports->world, id, &session, &damaged, err))
		return false;
	press_session(&out, ports, &session, (enum out_form)form);
	session_free(&session);
	is_written = delivery_write(cli, &out, err);
	buf_free(&out);
	if (is_written && damaged)
		return err_set(err, ERR_STORAGE,
			       "%d händelser var skadade på disken och är inte med.", damaged);
	return is_written;
}

enum cli_exit
cmd_report(struct cli *cli)
{
	struct sessions sessions = {0};
	enum cli_exit code = CLI_OK;
	struct err err;
	int form;

	if (!delivery_form(cli, report_forms, &form, &err) ||
	    !sessions_read(&sessions, cli, &err) || !sessions_mean(&sessions, cli->word[0], &err) ||
	    !report_one(cli, sessions_newest(&sessions)->id, form, &err))
		code = cli_complain(&err);
	sessions_free(&sessions);
	return code;
}
