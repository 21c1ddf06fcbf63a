/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rodtrad import: sessions from files. A file comes in whole or not at all; one that cannot is
 * named, and those after it go on.
 */
#include "command.h"

#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

#include <string.h>

static void
import_record(const struct event *event, struct arena *arena, struct record *record)
{
	struct record_text *text = arena_new(arena, (size_t)(event->withs + 1) * sizeof *text);
	struct buf line = {0};
	int texts = 0;

	event_skeleton(&line, event);
	for (int i = 0; i < event->withs; i++)
		if (event->with[i].is_text)
			text[texts++] = (struct record_text){
				event->with[i].name,
				event->with[i].here == HERE ? event->with[i].text : NULL,
			};
	*record = (struct record){
		.id = event->id,
		.clock = event->clock,
		.line = arena_text(arena, buf_text(&line)),
		.text = text,
		.texts = texts,
	};
	buf_free(&line);
}

static bool
import_store(struct cli *cli, struct session *session, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	int count = session->event.count;
	struct record *record = arena_new(&session->arena, (size_t)count * sizeof *record);

	for (int i = 0; i < count; i++)
		import_record(&session->event.item[i], &session->arena, &record[i]);
	return ports->append(ports->world, session->id, record, count, NULL, err);
}

/* They are the same when they would be written the same. */
static bool
import_is_same(const struct session *a, const struct session *b)
{
	struct buf one = {0}, other = {0};

	session_file_write(&one, a);
	session_file_write(&other, b);
	bool is_same = one.bytes == other.bytes && !memcmp(one.text, other.text, one.bytes);
	buf_free(&one);
	buf_free(&other);
	return is_same;
}

static bool
import_meet(struct cli *cli, const struct session *session, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	struct session there;
	int damaged;

	if (!ports->open(ports->world, session->id, &there, &damaged, err))
		return false;
	bool is_same = import_is_same(session, &there);
	session_free(&there);
	return is_same ||
	       err_set(err, ERR_REFUSED,
		       "Workshopen finns redan här, och filen är inte likadan. Röd tråd kan "
		       "inte slå ihop dem.");
}

/* `had` says whether it was there already. */
static bool
import_session(struct cli *cli, struct session *session, bool *had, struct err *err)
{
	if (!world_has(cli->world, session->id, had, err))
		return false;
	return *had ? import_meet(cli, session, err) : import_store(cli, session, err);
}

static bool
import_text(struct cli *cli, const struct buf *text, bool *had, struct err *err)
{
	struct session session = {0};
	bool is_in = session_file_read(&session, buf_text(text), text->bytes, err) &&
		     import_session(cli, &session, had, err);

	session_free(&session);
	return is_in;
}

static enum cli_exit
import_file(struct cli *cli, const char *path)
{
	struct buf text = {0};
	struct err err;
	bool had = false;
	enum cli_exit code = CLI_OK;

	if (!file_read(path, JSON_SESSION_BYTES, &text, &err)) {
		code = cli_complain(&err);
	} else if (!import_text(cli, &text, &had, &err)) {
		err_in(&err, "%s", path);
		code = cli_complain(&err);
	} else {
		cli_tell(path, had ? "fanns redan." : "inläst.");
	}
	buf_free(&text);
	return code;
}

enum cli_exit
cmd_import(struct cli *cli)
{
	enum cli_exit code = CLI_OK;

	for (int i = 0; i < cli->words; i++)
		code = cli_worse(code, import_file(cli, cli->word[i]));
	return code;
}
