/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad check: what is wrong with a file, judged by the format that it says it is in. */
#include "command.h"

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/workshop.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

#include <string.h>

static bool
check_workshop(const char *text, size_t bytes, struct err *err)
{
	struct workshop workshop;
	bool is_sound = workshop_read(&workshop, text, bytes, err);

	workshop_free(&workshop);
	return is_sound;
}

static bool
check_catalog(const char *text, size_t bytes, struct err *err)
{
	struct catalog catalog;
	bool is_sound = catalog_read(&catalog, text, bytes, err);

	catalog_free(&catalog);
	return is_sound;
}

static bool
check_session(const char *text, size_t bytes, struct err *err)
{
	struct session session = {0};
	bool is_sound = session_file_read(&session, text, bytes, err);

	session_free(&session);
	return is_sound;
}

static const struct check_format {
	const char *format;
	bool (*check)(const char *text, size_t bytes, struct err *err);
} check_formats[] = {
	{WORKSHOP_FORMAT, check_workshop},
	{CATALOG_FORMAT, check_catalog},
	{SESSION_FORMAT, check_session},
};

/* The reader of the format looks at everything once more, by its own limits. */
static bool
check_text(const char *text, size_t bytes, struct err *err)
{
	struct json *json = json_parse(text, bytes, JSON_SESSION_BYTES, err);
	const struct check_format *found = NULL;

	if (!json)
		return false;
	for (size_t i = 0; i < COUNT(check_formats); i++)
		if (!strcmp(check_formats[i].format, json_text(json_member(json, "format"), "")))
			found = &check_formats[i];
	json_drop(json);
	if (found)
		return found->check(text, bytes, err);
	return err_set(err, ERR_FORMAT, "format: ska vara %s, %s eller %s.", WORKSHOP_FORMAT,
		       CATALOG_FORMAT, SESSION_FORMAT);
}

static enum cli_exit
check_file(const char *path)
{
	struct buf text = {0};
	struct err err;
	enum cli_exit code = CLI_OK;

	if (!file_read(path, JSON_SESSION_BYTES, &text, &err)) {
		code = cli_complain(&err);
	} else if (check_text(buf_text(&text), text.bytes, &err)) {
		cli_tell(path, "utan fel.");
	} else {
		cli_tell(path, err.text);
		code = CLI_REFUSED;
	}
	buf_free(&text);
	return code;
}

enum cli_exit
cmd_check(struct cli *cli)
{
	enum cli_exit code = CLI_OK;

	for (int i = 0; i < cli->words; i++)
		code = cli_worse(code, check_file(cli->word[i]));
	return code;
}
