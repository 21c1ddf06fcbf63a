/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad check: what is wrong with a file, judged by the format that it says it is in. */
#include "command.h"

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/workshop.h"
#include "rodtrad/exchange/file.h"
#include "rodtrad/exchange/session_file.h"

#include <string.h>

#define SHOWN_FAULTS 50 /* of one file */

/* A session file is whole or damaged: its reader says the first fault. */
static void
check_session(const char *text, size_t bytes, struct faults *faults)
{
	struct session session = {0};
	struct err err;

	if (!session_file_read(&session, text, bytes, &err))
		faults_take(faults, &err);
	session_free(&session);
}

static const struct check_format {
	const char *format;
	void (*check)(const char *text, size_t bytes, struct faults *faults);
} check_formats[] = {
	{WORKSHOP_FORMAT, workshop_faults},
	{CATALOG_FORMAT, catalog_faults},
	{SESSION_FORMAT, check_session},
};

/* The reader of the format looks at everything once more, by its own limits. */
static void
check_text(const char *text, size_t bytes, struct faults *faults)
{
	struct err err;
	struct json *json = json_parse(text, bytes, JSON_SESSION_BYTES, &err);
	const struct check_format *found = NULL;

	if (!json) {
		faults_take(faults, &err);
		return;
	}
	for (size_t i = 0; i < COUNT(check_formats); i++)
		if (!strcmp(check_formats[i].format, json_text(json_member(json, "format"), "")))
			found = &check_formats[i];
	json_drop(json);
	if (found)
		found->check(text, bytes, faults);
	else
		faults_add(faults, "format: ska vara %s, %s eller %s.", WORKSHOP_FORMAT,
			   CATALOG_FORMAT, SESSION_FORMAT);
}

static void
tell_faults(const char *path, const struct faults *faults)
{
	for (int i = 0; i < faults->count && i < SHOWN_FAULTS; i++)
		cli_tell(path, faults->item[i].text);
	if (faults->count > SHOWN_FAULTS)
		cli_tell(path, "… och fler.");
	if (faults->count == 0)
		cli_tell(path, "utan fel.");
}

static enum cli_exit
check_file(const char *path)
{
	struct err room[SHOWN_FAULTS + 1]; /* one more, to know whether there are more */
	struct faults faults = {room, COUNT(room), 0};
	struct buf text = {0};
	struct err err;
	enum cli_exit code = CLI_OK;

	if (!file_read(path, JSON_SESSION_BYTES, &text, &err)) {
		code = cli_complain(&err);
	} else {
		check_text(buf_text(&text), text.bytes, &faults);
		tell_faults(path, &faults);
		code = faults.count ? CLI_REFUSED : CLI_OK;
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
