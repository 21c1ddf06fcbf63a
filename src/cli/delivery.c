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

bool
delivery_form(const struct cli *cli, const struct delivery_form *forms, int *form, struct err *err)
{
	const char *ending = cli->output ? strrchr(cli->output, '.') : NULL;
	const struct delivery_form *found = forms;

	if (cli->format)
		found = delivery_named(forms, cli->format);
	else if (ending && delivery_named(forms, ending + 1))
		found = delivery_named(forms, ending + 1);
	if (!found)
		return delivery_refuse(forms, cli->format, err);
	*form = found->form;
	return true;
}

bool
delivery_write(const struct cli *cli, const struct buf *text, struct err *err)
{
	if (!cli->output || !strcmp(cli->output, "-")) {
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
