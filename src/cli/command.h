/* SPDX-License-Identifier: EUPL-1.2 */
/* What the commands have in common: what was asked for, and the tables that say what can be. */
#ifndef RODTRAD_CLI_COMMAND_H
#define RODTRAD_CLI_COMMAND_H

#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"
#include "rodtrad/base/field.h"
#include "rodtrad/shell/world.h"

/* What the program exits with. BUSY is EX_TEMPFAIL of sysexits.h: try again later; STOPPED is what a shell
 * says of a program that SIGINT has ended. */
enum cli_exit { CLI_OK = 0, CLI_REFUSED = 1, CLI_USAGE = 2, CLI_BUSY = 75, CLI_STOPPED = 130 };

/* One run of the program. */
struct cli {
	const struct cli_command *command;
	const char *database, *catalog, *theme, *glyphs, *output, *format,
		*before; /* as given; NULL when not */
	bool no_mouse, all, dry_run, take_edits, yes, help, version;
	char **word; /* what is neither command nor option, in the arguments' own room */
	int words;
	struct paths paths;
	struct world *world; /* NULL when the command needs none */
};

/* One command. The help is printed from this table. */
struct cli_command {
	const char *name; /* one word, or two: "plan import" */
	const char *args; /* as in the synopsis: "FIL…" */
	const char *summary;
	int min, max; /* how many arguments; max -1 is any number */
	bool needs_world;
	enum cli_exit (*run)(struct cli *cli);
};

/* One option; `flag` or `value` says where in struct cli it goes. */
struct cli_option {
	const char *name;
	const char *arg; /* "FIL"; NULL: it is a flag */
	const char *summary;
	size_t offset;
	const char *command; /* those that have it, with commas between; NULL: all */
};

/* Both end with a row without a name. The first command is what is run when none is named. */
extern const struct cli_command cli_commands[];
extern const struct cli_option cli_options[];

/* Reads the arguments. False and `err` when they are not understood. */
bool cli_read(struct cli *cli, int argc, char **argv, struct err *err) MUST_USE;

void cli_help(void);

/* Does what was given after -o (NULL: nothing was) mean standard output? */
bool cli_is_stdout(const char *output);

/* ---- saying ---- */

/* Prints lines, each cleaned so that it can be shown anywhere. `text` may end without a newline. */
void cli_print(const char *text);

/* Prints one line: what is said of a file. */
void cli_tell(const char *path, const char *said);

/* Says on stderr what went wrong, as one sentence; returns what to exit with for it. */
enum cli_exit cli_complain(const struct err *err);

/* Asks on the terminal; no when there is none to answer. */
bool cli_ask(const char *question);

/* The worse of two. */
enum cli_exit cli_worse(enum cli_exit a, enum cli_exit b);

/* ---- the commands ---- */

enum cli_exit cmd_run(struct cli *cli);
enum cli_exit cmd_check(struct cli *cli);
enum cli_exit cmd_kinds(struct cli *cli);
enum cli_exit cmd_list(struct cli *cli);
enum cli_exit cmd_show(struct cli *cli);
enum cli_exit cmd_search(struct cli *cli);
enum cli_exit cmd_export(struct cli *cli);
enum cli_exit cmd_import(struct cli *cli);
enum cli_exit cmd_report(struct cli *cli);
enum cli_exit cmd_plan_export(struct cli *cli);
enum cli_exit cmd_purge(struct cli *cli);

#endif
