/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be written on the command line, and reading it. Options may stand anywhere before a
 * "--". */
#include "command.h"

#include "rodtrad/base/text.h"
#include "rodtrad/shell/theme.h"

#include <string.h>

/* clang-format off */
const struct cli_command cli_commands[] = {
	{ "run",    "",               "Öppna Röd tråd (också utan kommando)",             0,  0, true,  cmd_run },
	{ "list",   "",               "Räkna upp alla workshopar",                        0,  0, true,  cmd_list },
	{ "show",   "WORKSHOP",       "Skriv ut en workshop, eller delmålets alla",       1,  1, true,  cmd_show },
	{ "search", "ORD…",           "Leta efter ord i alla workshopars lappar",         1, -1, true,  cmd_search },
	{ "export", "WORKSHOP",       "Skriv en workshop till en fil (eller --all)",      0,  1, true,  cmd_export },
	{ "import", "FIL…",           "Läs in workshopar från filer och mappar",          1, -1, true,  cmd_import },
	{ "plan import", "FIL…",      "Läs in andras workshopar i planen (som import)",   1, -1, true,  cmd_import },
	{ "report", "WORKSHOP",       "Skriv minnesanteckningar av en workshop",          1,  1, true,  cmd_report },
	{ "plan export", "",          "Skriv handlingsplanen, i den form som behövs",     0,  0, true,  cmd_plan_export },
	{ "purge",  "",               "Gallra gamla namn och borttagna lappar för alltid",  0,  0, true,  cmd_purge },
	{ "check",  "FIL…",           "Säg vad som är fel i filer som Röd tråd läser",    1, -1, false, cmd_check },
	{ "kinds",  "",               "Beskriv workshopfiler: steg och inställningar",    0,  0, false, cmd_kinds },
	{ 0 }
};

#define VALUE(member) FIELD_OFFSET(struct cli, member, const char *)
#define FLAG(member) FIELD_OFFSET(struct cli, member, bool)

const struct cli_option cli_options[] = {
	{ "--db",       "FIL",  "Databasen (annars RODTRAD_DB, annars i hemmappen)", VALUE(database), NULL },
	{ "--catalog",  "FIL",  "Styrdokument som går före dem som följer med",      VALUE(catalog),  NULL },
	{ "--theme",    "FÄRG", "ljus, mörk, kontrast eller mono",                   VALUE(theme),    "run" },
	{ "--glyphs",   "SORT", "full, eller ascii för enkla tecken",                VALUE(glyphs),   "run" },
	{ "--no-mouse", NULL,   "Låt terminalen ha musen för sig själv",             FLAG(no_mouse),  "run" },
	{ "-o",         "MÅL",  "Fil eller -, för export också en mapp",             VALUE(output),   "export,report,plan export" },
	{ "--format",   "FORM", "md eller html, för planen också json csv tsv ics",  VALUE(format),   "report,plan export" },
	{ "--all",      NULL,   "Alla workshopar",                                   FLAG(all),       "export" },
	{ "--dry-run",  NULL,   "Säg vad som skulle hända, och ändra inget",         FLAG(dry_run),   "import,plan import,purge" },
	{ "--take-edits", NULL, "Ta det som är ändrat för hand i en fil som ändringar", FLAG(take_edits), "import,plan import" },
	{ "--yes",      NULL,   "Svara ja på frågan om gallring",                    FLAG(yes),       "import,plan import,purge" },
	{ "--before",   "DAG",  "Gallra det som sades före den dagen: 2026-01-01",   VALUE(before),   "purge" },
	{ "--help",     NULL,   "Visa den här hjälpen",                              FLAG(help),      NULL },
	{ "--version",  NULL,   "Visa vilken version det är",                        FLAG(version),   NULL },
	{ 0 }
};
/* clang-format on */

static bool
cli_misunderstood(struct err *err, const char *what, const char *word)
{
	struct buf shown = {0};

	text_show(&shown, word);
	err_set(err, ERR_USAGE, "%s: %s. Skriv rodtrad --help för hjälp.", buf_text(&shown), what);
	buf_free(&shown);
	return false;
}

/* ---- options ---- */

/* The option that `word` names, and where its value begins after a "=" (NULL: there is none). */
static const struct cli_option *
cli_option_named(const char *word, const char **value)
{
	size_t bytes = strcspn(word, "=");

	*value = word[bytes] ? word + bytes + 1 : NULL;
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (strlen(option->name) == bytes && !strncmp(option->name, word, bytes))
			return option;
	return NULL;
}

/* Takes the option at `*next`, and its value, which may be the word after. */
static bool
cli_take_option(struct cli *cli, char **argv, int *next, struct err *err)
{
	const char *word = argv[(*next)++], *value;
	const struct cli_option *option = cli_option_named(word, &value);

	if (!option)
		return cli_misunderstood(err, "ett sådant val finns inte", word);
	if (!option->arg) {
		*(bool *)((char *)cli + option->offset) = true;
		return !value || cli_misunderstood(err, "valet tar inget värde", word);
	}
	if (!value && !(value = argv[*next]))
		return cli_misunderstood(err, "det saknas något efter", word);
	*next += value == argv[*next];
	*(const char **)((char *)cli + option->offset) = value;
	return true;
}

static bool
cli_is_given(const struct cli *cli, const struct cli_option *option)
{
	const char *at = (const char *)cli + option->offset;

	return option->arg ? *(const char *const *)at != NULL : *(const bool *)at;
}

/* Is the name one of those in a list with commas between? */
static bool
cli_is_among(const char *name, const char *names)
{
	size_t bytes = strlen(name);

	for (const char *at = names; at; at = strchr(at, ',')) {
		at += *at == ',';
		if (!strncmp(at, name, bytes) && (!at[bytes] || at[bytes] == ','))
			return true;
	}
	return false;
}

/* Does the command have all the options that it was given? */
static bool
cli_check_options(const struct cli *cli, struct err *err)
{
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (option->command && cli_is_given(cli, option) &&
		    !cli_is_among(cli->command->name, option->command))
			return cli_misunderstood(err, "valet hör till ett annat kommando",
						 option->name);
	if (cli->theme && theme_named(cli->theme) < 0)
		return cli_misunderstood(err, "färgen ska vara ljus, mörk, kontrast eller mono",
					 cli->theme);
	if (cli->glyphs && glyphs_named(cli->glyphs) < 0)
		return cli_misunderstood(err, "tecknen ska vara full eller ascii", cli->glyphs);
	return true;
}

/* ---- the whole line ---- */

/* How many of the words are the command's name, 0 when they are not. `begun` is set when only the first of
 * two is there. */
static int
cli_name_words(const struct cli *cli, const char *name, bool *begun)
{
	size_t first = strcspn(name, " ");

	if (strlen(cli->word[0]) != first || strncmp(cli->word[0], name, first) != 0)
		return 0;
	if (!name[first])
		return 1;
	*begun = true;
	return cli->words > 1 && !strcmp(cli->word[1], name + first + 1) ? 2 : 0;
}

static bool
cli_take_command(struct cli *cli, struct err *err)
{
	bool begun = false;
	int words = 0;

	cli->command = cli_commands;
	if (cli->words == 0)
		return true;
	while (cli->command->name && !(words = cli_name_words(cli, cli->command->name, &begun)))
		cli->command++;
	if (begun && !words)
		return cli_misunderstood(err,
					 cli->words > 1 ? "det kan man inte göra med planen"
							: "det saknas något efter",
					 cli->word[cli->words > 1]);
	if (!words)
		return cli_misunderstood(err, "ett sådant kommando finns inte", cli->word[0]);
	cli->word += words;
	cli->words -= words;
	return true;
}

static bool
cli_check_words(const struct cli *cli, struct err *err)
{
	const struct cli_command *command = cli->command;

	if (cli->words < command->min)
		return cli_misunderstood(err, "det saknas något efter", command->name);
	if (command->max >= 0 && cli->words > command->max)
		return cli_misunderstood(err, "ordet är ett för mycket", cli->word[command->max]);
	return true;
}

bool
cli_read(struct cli *cli, int argc, char **argv, struct err *err)
{
	bool is_options = true;

	cli->word = argv + 1;
	for (int next = 1; next < argc;) {
		const char *word = argv[next];

		if (is_options && !strcmp(word, "--")) {
			is_options = false;
			next++;
		} else if (is_options && word[0] == '-' && word[1]) {
			if (!cli_take_option(cli, argv, &next, err))
				return false;
		} else {
			cli->word[cli->words++] = argv[next++];
		}
	}
	if (cli->help || cli->version)
		return true;
	return cli_take_command(cli, err) && cli_check_options(cli, err) &&
	       cli_check_words(cli, err);
}
