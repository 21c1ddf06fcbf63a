/* SPDX-License-Identifier: EUPL-1.2 */
/* The one way out: nothing that a file or a person wrote reaches a terminal uncleaned. */
#include "command.h"

#include "rodtrad/base/text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
cli_print_line(FILE *to, const char *line, size_t bytes)
{
	struct buf raw = {0}, shown = {0};

	buf_addn(&raw, line, bytes);
	text_show(&shown, buf_text(&raw));
	fprintf(to, "%s\n", buf_text(&shown));
	buf_free(&raw);
	buf_free(&shown);
}

void
cli_print(const char *text)
{
	while (*text) {
		size_t bytes = strcspn(text, "\n");

		cli_print_line(stdout, text, bytes);
		text += bytes + (text[bytes] == '\n');
	}
}

/* Under its name as a file it would be replaced, or begun anew at its start. */
bool
cli_is_stdout(const char *output)
{
	return output && (!strcmp(output, "-") || !strcmp(output, "/dev/stdout"));
}

void
cli_tell(const char *path, const char *said)
{
	struct buf line = {0};

	buf_addf(&line, "%s: %s", path, said);
	cli_print_line(stdout, buf_text(&line), line.bytes);
	buf_free(&line);
}

enum cli_exit
cli_complain(const struct err *err)
{
	static const struct {
		enum err_code code;
		enum cli_exit exit;
	} exits[] = {
		{ERR_BUSY, CLI_BUSY},
		{ERR_USAGE, CLI_USAGE},
	};

	cli_print_line(stderr, err->text, strlen(err->text));
	for (size_t i = 0; i < COUNT(exits); i++)
		if (exits[i].code == err->code)
			return exits[i].exit;
	return CLI_REFUSED;
}

bool
cli_ask(const char *question)
{
	char answer[8];

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	cli_print_line(stderr, question, strlen(question));
	fputs("Skriv ja eller nej: ", stderr);
	return fgets(answer, sizeof answer, stdin) &&
	       (!strcmp(answer, "ja\n") || !strcmp(answer, "j\n"));
}

enum cli_exit
cli_worse(enum cli_exit a, enum cli_exit b)
{
	return a > b ? a : b;
}
