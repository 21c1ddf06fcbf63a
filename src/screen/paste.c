/* SPDX-License-Identifier: EUPL-1.2 */
/* What is pasted: one line is written where the caret is, several wait for Enter (a note each) or Esc
 * (one text). A pasted text never counts as keys. */
#include "enter.h"

#include <string.h>

#define PASTE_NOTES 30 /* lines that can become notes at once */

static int
lines_of(const char *text)
{
	int lines = 0;

	while (*text) {
		size_t bytes = strcspn(text, "\n");
		bool blank = true;

		for (size_t at = 0; at < bytes; at++)
			blank = blank && text[at] == ' ';
		lines += !blank;
		text += bytes;
		text += *text == '\n';
	}
	return lines;
}

static void
paste_whole(struct app *app, const char *text)
{
	const struct page *page = app_page(app);
	struct buf line = {0}, trimmed = {0};

	text_clean(&line, text, strlen(text), TEXT_ONE_LINE);
	text_trim(&trimmed, buf_text(&line));
	if (!page->paste || !page->paste(app, buf_text(&trimmed)))
		app_tell(app, "Här går det inte att klistra in.");
	buf_free(&line);
	buf_free(&trimmed);
}

bool
paste_end(struct app *app, bool apart)
{
	char *pasted = app->pasted;

	if (!pasted)
		return false;
	app->pasted = NULL;
	if (apart)
		gather_lines(app, pasted);
	else
		paste_whole(app, pasted);
	mem_free(pasted);
	return true;
}

void
app_paste(struct app *app, const char *text)
{
	int lines = lines_of(text);

	app->toast.until_ms = 0;
	paste_end(app, false);
	if (lines > 1 && lines <= PASTE_NOTES && app_page(app) == &page_run &&
	    app_step(app)->kind->gives_notes && page_run.paste(app, "")) {
		app->pasted = mem_text(text);
		app_warn(app, "%d rader inklistrade. Enter sparar dem som %d lappar, Esc som en.",
			 lines, lines);
		return;
	}
	paste_whole(app, text);
}
