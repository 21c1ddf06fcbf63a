/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad plan export: the whole plan, in the form that somebody else needs. */
#include "delivery.h"

#include "rodtrad/shell/press.h"

static const struct delivery_form plan_forms[] = {
	{"json", OUT_JSON},
	{"csv", OUT_CSV},
	{"tsv", OUT_TSV},
	{"ics", OUT_CALENDAR},
	{"md", OUT_MARKDOWN},
	{"html", OUT_HTML},
	{0},
};

static void
plan_fault(void *to, const struct err *err)
{
	enum cli_exit *code = to;

	*code = cli_worse(*code, cli_complain(err));
}

enum cli_exit
cmd_plan_export(struct cli *cli)
{
	enum cli_exit code = CLI_OK;
	struct press_listener listener = {&code, plan_fault};
	struct buf out = {0};
	struct err err;
	int form;

	if (!delivery_form(cli, plan_forms, &form, &err) ||
	    !press_plan(&out, world_ports(cli->world), (enum out_form)form, &listener, &err) ||
	    !delivery_write(cli, &out, &err))
		code = cli_worse(code, cli_complain(&err));
	buf_free(&out);
	return code;
}
