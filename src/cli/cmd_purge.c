/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rodtrad purge: names and removed words from before a day go for good (gallring). It is first told
 * what would go, and then asked, since nothing brings it back.
 */
#include "command.h"

#include "rodtrad/base/day.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/shell/purge.h"

#include <stdio.h>

#define AFTERWARDS                                                                                  \
	"Säkerhetskopiorna är ersatta av en ny. Filer som redan är exporterade är orörda: ta " \
	"bort "                                                                                     \
	"dem själv, och exportera på nytt så att andra gallrar detsamma."

static void
purge_session(void *to, const struct session *session, const struct purge_count *count)
{
	const struct item *self = session_self(session);
	const char *title = session_text(session, self, ITEM_TITLE);
	const char *unit = session_text(session, self, ITEM_UNIT);
	struct buf line = {0};

	(void)to;
	buf_addf(&line, "%s  %s%s%s: ", session_text(session, self, ITEM_DATE),
		 *title ? title : session->workshop.title, *unit ? ", " : "", unit);
	purge_say(&line, count);
	cli_print(buf_text(&line));
	buf_free(&line);
}

static void
purge_quietly(void *to, const struct session *session, const struct purge_count *count)
{
	(void)to;
	(void)session;
	(void)count;
}

static bool
purge_check(const struct cli *cli, struct err *err)
{
	struct day day;

	if (!cli->before)
		return err_set(err, ERR_USAGE,
			       "Skriv före vilken dag det ska gallras: --before 2026-01-01.");
	return day_read(cli->before, &day) ||
	       err_set(err, ERR_USAGE, "--before: skriv ett datum, som 2026-01-01.");
}

static bool
purge_is_meant(const struct cli *cli, const struct purge_count *count)
{
	struct buf question = {0};
	bool yes;

	if (cli->yes)
		return true;
	buf_add(&question, "Det går inte att ångra. Gallra ");
	purge_say(&question, count);
	buf_add(&question, " för alltid?");
	yes = cli_ask(buf_text(&question));
	buf_free(&question);
	return yes;
}

static void
purge_conclude(const struct purge_count *count, const char *before, const char *after)
{
	struct buf said = {0};

	buf_add(&said, before);
	purge_say(&said, count);
	buf_addf(&said, ". %s", after);
	cli_print(buf_text(&said));
	buf_free(&said);
}

/* Tells what there is, and then, if it is to be, purges it. Where there is nothing, the file is
 * still written anew: the power may have gone before that the last time. */
static bool
purge_run(struct cli *cli, struct err *err)
{
	const struct purge_listener tells = {NULL, purge_session}, quiet = {NULL, purge_quietly};
	struct purge_count count;
	bool is_some;

	if (!purge_world(cli->world, cli->before, true, &tells, &count, err))
		return false;
	is_some = count.names || count.removed;
	if (cli->dry_run && is_some)
		purge_conclude(&count, "Skulle gallras: ", "Inget är ändrat.");
	if (!is_some)
		cli_print("Det finns inget så gammalt att gallra.");
	if (cli->dry_run)
		return true;
	if (is_some && !purge_is_meant(cli, &count))
		return err_set(err, ERR_REFUSED,
			       "Inget är gallrat. Svara ja på frågan, eller skriv --yes.");
	if (!purge_world(cli->world, cli->before, false, &quiet, &count, err))
		return false;
	if (is_some)
		purge_conclude(&count, "Gallrat: ", AFTERWARDS);
	return true;
}

enum cli_exit
cmd_purge(struct cli *cli)
{
	struct err err;

	return purge_check(cli, &err) && purge_run(cli, &err) ? CLI_OK : cli_complain(&err);
}
