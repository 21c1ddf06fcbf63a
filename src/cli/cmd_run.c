/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad: the program itself. */
#include "command.h"

#include "rodtrad/shell/loop.h"

enum cli_exit
cmd_run(struct cli *cli)
{
	const struct loop_setup setup = {
		.theme = cli->theme,
		.glyphs = cli->glyphs,
		.no_mouse = cli->no_mouse,
	};
	struct err err;

	return loop_run(cli->world, &setup, &err) ? CLI_OK : cli_complain(&err);
}
