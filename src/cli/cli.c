/* SPDX-License-Identifier: EUPL-1.2 */
/* From arguments to an exit code; and the help, printed from the same tables. */
#include "rodtrad/cli/cli.h"

#include "command.h"
#include "rodtrad/base/json.h"
#include "rodtrad/base/text.h"

#include <signal.h>
#include <stdio.h>

#define HELP_COLS 20 /* of what is explained, before the explanation */

/* ---- help ---- */

/* Adds a name and what follows it, and spaces up to the explanation. */
static void
cli_add_row(struct buf *help, const char *name, const char *arg, const char *summary)
{
	struct buf row = {0};

	buf_addf(&row, "%s%s%s", name, arg && *arg ? " " : "", arg ? arg : "");
	buf_addf(help, "  %s", buf_text(&row));
	for (int cols = text_cols(buf_text(&row)); cols < HELP_COLS; cols++)
		buf_addc(help, ' ');
	buf_addf(help, " %s\n", summary);
	buf_free(&row);
}

void
cli_help(void)
{
	struct buf help = {0};

	buf_add(&help, "Röd tråd – workshopar om målen i skolans styrdokument\n\n"
		       "rodtrad [VAL]… [KOMMANDO] [ORD]…\n\nKommandon\n");
	for (const struct cli_command *command = cli_commands; command->name; command++)
		cli_add_row(&help, command->name, command->args, command->summary);
	buf_add(&help, "\nVal\n");
	for (const struct cli_option *option = cli_options; option->name; option++)
		cli_add_row(&help, option->name, option->arg, option->summary);
	buf_add(&help, "\nEn WORKSHOP är det som list visar, början på det (minst fyra tecken) "
		       "eller ett delmål: 1.2.\n"
		       "Slutkoder: 0 allt gick bra, 1 något var fel, 2 raden gick inte att förstå, "
		       "75 Röd tråd är redan öppet, 130 avbrutet med Ctrl+C.\n");
	cli_print(buf_text(&help));
	buf_free(&help);
}

/* ---- running ---- */

static enum cli_exit
cli_run_in_world(struct cli *cli)
{
	struct err err;
	enum cli_exit code;

	paths_find(&cli->paths, cli->database);
	cli->world = world_open(&cli->paths, cli->catalog, &err);
	code = cli->world ? cli->command->run(cli) : cli_complain(&err);
	world_drop(cli->world);
	paths_free(&cli->paths);
	return code;
}

static enum cli_exit
cli_do(struct cli *cli)
{
	if (cli->help)
		cli_help();
	else if (cli->version)
		cli_print("rodtrad " RODTRAD_VERSION);
	else if (cli->command->needs_world)
		return cli_run_in_world(cli);
	else
		return cli->command->run(cli);
	return CLI_OK;
}

/* A result that did not reach its file is not a result. */
static enum cli_exit
cli_finish(enum cli_exit code)
{
	struct err err;

	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	err_set(&err, ERR_STORAGE, "Det gick inte att skriva ut allt. Disken kan vara full.");
	return cli_worse(code, cli_complain(&err));
}

int
cli_main(int argc, char **argv)
{
	struct cli cli = {0};
	struct err err;

	/* A file that grows too large is refused in a sentence, and not the end of the program. */
	signal(SIGXFSZ, SIG_IGN);
	json_use_arenas();
	if (!cli_read(&cli, argc, argv, &err))
		return cli_complain(&err);
	return cli_finish(cli_do(&cli));
}
