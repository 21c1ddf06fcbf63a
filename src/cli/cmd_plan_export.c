/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rodtrad plan export: the whole plan, in the form that somebody else needs. Sessions are read one at a
 * time, so that what it takes does not grow with how many there are; a page of pictures reads them twice.
 */
#include "delivery.h"
#include "sessions.h"

#include "rodtrad/core/plan_log.h"
#include "rodtrad/exchange/plan_file.h"
#include "rodtrad/report/report.h"

#include <stdio.h>

enum plan_form { FORM_JSON, FORM_CSV, FORM_TSV, FORM_CALENDAR, FORM_MARKDOWN, FORM_HTML };

static const struct delivery_form plan_forms[] = {
	{"json", FORM_JSON},
	{"csv", FORM_CSV},
	{"tsv", FORM_TSV},
	{"ics", FORM_CALENDAR},
	{"md", FORM_MARKDOWN},
	{"html", FORM_HTML},
	{0},
};

/* One walk through all sessions. */
struct plan_walk {
	struct cli *cli;
	const struct sessions *sessions;
	enum cli_exit code; /* what could not be read was said, and the others go on */
};

/* Does it with each session; one that cannot be read, or not whole, is said when `says`. */
static void
plan_walk(struct plan_walk *walk, bool says, void (*with)(void *to, const struct session *session),
	  void *to)
{
	const struct ports *ports = world_ports(walk->cli->world);

	for (int i = 0; i < walk->sessions->count; i++) {
		struct session session;
		struct err err = {0};
		int damaged = 0;

		if (ports->open(ports->world, walk->sessions->item[i].id, &session, &damaged,
				&err)) {
			with(to, &session);
			session_free(&session);
		}
		if (damaged)
			err_set(&err, ERR_STORAGE,
				"%s: %d händelser var skadade på disken och är inte med.",
				sessions_title(&walk->sessions->item[i]), damaged);
		if (says && err.code)
			walk->code = cli_worse(walk->code, cli_complain(&err));
	}
}

static void
plan_take(void *to, const struct session *session)
{
	plan_add(to, session);
}

/* What is only prepared is not behind anything yet, and the plan's own log is no workshop. */
static void
plan_show(void *to, const struct session *session)
{
	if (!session_is(session, session_self(session), ITEM_PREPARED) && !plan_log_is(session))
		report_plan_session(to, session);
}

static void
plan_page(struct plan_walk *walk, const struct plan *plan, enum report_form form, struct buf *out)
{
	struct report_plan *report = report_plan_begin(out, plan, form);

	plan_walk(walk, false, plan_show, report);
	report_plan_end(report);
}

static void
plan_make(struct plan_walk *walk, const struct plan *plan, enum plan_form form, struct buf *out)
{
	switch (form) {
	case FORM_JSON: plan_file_write(out, plan); break;
	case FORM_CSV: report_csv(out, plan); break;
	case FORM_TSV: report_tsv(out, plan); break;
	case FORM_CALENDAR: report_calendar(out, plan); break;
	case FORM_MARKDOWN: plan_page(walk, plan, REPORT_MARKDOWN, out); break;
	case FORM_HTML: plan_page(walk, plan, REPORT_HTML, out); break;
	}
}

static enum cli_exit
plan_export(struct cli *cli, const struct sessions *sessions, int form)
{
	const struct ports *ports = world_ports(cli->world);
	struct plan_walk walk = {cli, sessions, CLI_OK};
	struct catalog catalog = {0};
	struct err err;
	bool has_catalog = ports->catalog(ports->world, "", &catalog, &err);
	struct plan *plan = plan_new(has_catalog ? &catalog : NULL);
	struct buf out = {0};

	plan_walk(&walk, true, plan_take, plan);
	plan_arrange(plan);
	plan_make(&walk, plan, (enum plan_form)form, &out);
	if (!delivery_write(cli, &out, &err))
		walk.code = cli_worse(walk.code, cli_complain(&err));
	buf_free(&out);
	plan_drop(plan);
	catalog_free(&catalog);
	return walk.code;
}

enum cli_exit
cmd_plan_export(struct cli *cli)
{
	struct sessions sessions = {0};
	struct err err;
	enum cli_exit code;
	int form;

	if (delivery_form(cli, plan_forms, &form, &err) && sessions_read(&sessions, cli, &err))
		code = plan_export(cli, &sessions, form);
	else
		code = cli_complain(&err);
	sessions_free(&sessions);
	return code;
}
