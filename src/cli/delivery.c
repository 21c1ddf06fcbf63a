/* SPDX-License-Identifier: EUPL-1.2 */
/* The ending of a file says its form, so that a page is not written into a calendar by mistake. */
#include "delivery.h"

#include "rodtrad/base/text.h"
#include "rodtrad/exchange/file.h"

#include <stdio.h>
#include <string.h>

/* "md, html eller csv" */
static void
delivery_add_names(struct buf *out, const struct delivery_form *forms)
{
	for (const struct delivery_form *form = forms; form->name; form++)
		buf_addf(out, "%s%s",
			 form == forms  ? ""
			 : form[1].name ? ", "
					: " eller ",
			 form->name);
}

static bool
delivery_refuse(const struct delivery_form *forms, const char *name, struct err *err)
{
	struct buf names = {0}, shown = {0};

	delivery_add_names(&names, forms);
	text_show(&shown, name);
	err_set(err, ERR_USAGE, "%s: formen ska vara %s.", buf_text(&shown), buf_text(&names));
	buf_free(&names);
	buf_free(&shown);
	return false;
}

static const struct delivery_form *
delivery_named(const struct delivery_form *forms, const char *name)
{
	for (const struct delivery_form *form = forms; form->name; form++)
		if (!strcmp(form->name, name))
			return form;
	return NULL;
}

/* The ending of the file that was asked for; NULL when its name has none. A hidden file's first dot
 * begins none. */
static const char *
delivery_ending(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	return dot && dot > name && dot[1] ? dot + 1 : NULL;
}

/* Nobody looks for a page in a file that says it is something else. */
static bool
delivery_ask(const struct delivery_form *forms, const char *path, struct err *err)
{
	struct buf names = {0}, shown = {0};

	delivery_add_names(&names, forms);
	text_show(&shown, path);
	err_set(err, ERR_USAGE,
		"%s: slutet på namnet säger inte vilken form det ska bli. Skriv också --format och "
		"%s.",
		buf_text(&shown), buf_text(&names));
	buf_free(&names);
	buf_free(&shown);
	return false;
}

bool
delivery_form(const struct cli *cli, const struct delivery_form *forms, int *form, struct err *err)
{
	const char *ending = cli->output ? delivery_ending(cli->output) : NULL;
	const struct delivery_form *found = forms;

	if (cli->format)
		found = delivery_named(forms, cli->format);
	else if (ending)
		found = delivery_named(forms, ending);
	if (!found)
		return cli->format ? delivery_refuse(forms, cli->format, err)
				   : delivery_ask(forms, cli->output, err);
	*form = found->form;
	return true;
}

bool
delivery_write(const struct cli *cli, const struct buf *text, struct err *err)
{
	if (!cli->output || cli_is_stdout(cli->output)) {
		fwrite(buf_text(text), 1, text->bytes, stdout);
		return true; /* cli_main sees whether it arrived */
	}
	if (!*cli->output)
		return err_set(err, ERR_USAGE, "Det saknas en fil efter -o.");
	if (!file_write(cli->output, buf_text(text), text->bytes, err))
		return false;
	cli_print(cli->output);
	return true;
}
