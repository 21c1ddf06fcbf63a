/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad report: a session as minutes, to read, to attach and to print. */
#include "delivery.h"
#include "sessions.h"

#include "rodtrad/report/report.h"

static const struct delivery_form report_forms[] = {
	{"md", REPORT_MARKDOWN},
	{"html", REPORT_HTML},
	{0},
};

/* Without its governing documents a session still has its own words. */
static void
report_make(const struct ports *ports, const struct session *session, int form, struct buf *out)
{
	const char *id = session_text(session, session_self(session), ITEM_CATALOG);
	struct catalog catalog = {0};
	struct err err;
	bool has_catalog = *id && ports->catalog(ports->world, id, &catalog, &err);

	report_session(out, session, has_catalog ? &catalog : NULL, (enum report_form)form);
	catalog_free(&catalog);
}

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
	report_make(ports, &session, form, &out);
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
