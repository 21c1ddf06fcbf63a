/* SPDX-License-Identifier: EUPL-1.2 */
/* Why something the user asked for did not happen. */
#include "rodtrad/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ELLIPSIS "…"

static bool
is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Takes over a text of which `written` bytes were wanted, as snprintf counts. What was
 * written is a copy, so that an err may be made of its own old text. */
static void
take_text(struct err *err, const char *text, int written)
{
	memcpy(err->text, text, sizeof err->text);
	if (written < (int)sizeof err->text)
		return;
	size_t end = sizeof err->text - sizeof ELLIPSIS;
	while (end > 0 && is_inside_character(err->text[end]))
		end--;
	memcpy(err->text + end, ELLIPSIS, sizeof ELLIPSIS);
}

bool
err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
	char text[sizeof err->text] = "";
	va_list args;

	va_start(args, fmt);
	int written = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	err->code = code;
	take_text(err, text, written);
	return false;
}

bool
err_in(struct err *err, const char *fmt, ...)
{
	char where[sizeof err->text] = "", text[sizeof err->text] = "";
	va_list args;

	va_start(args, fmt);
	vsnprintf(where, sizeof where, fmt, args);
	va_end(args);
	int written = snprintf(text, sizeof text, "%s: %s", where, err->text);
	take_text(err, text, written);
	return false;
}
