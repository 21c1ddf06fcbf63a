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

static void
set_text(struct err *err, enum err_code code, const char *fmt, va_list args)
{
	char text[sizeof err->text] = "";
	int written = vsnprintf(text, sizeof text, fmt, args);

	err->code = code;
	take_text(err, text, written);
}

static void
put_in(struct err *err, const char *where)
{
	char text[sizeof err->text] = "";
	int written = snprintf(text, sizeof text, "%s: %s", where, err->text);

	take_text(err, text, written);
}

bool
err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	set_text(err, code, fmt, args);
	va_end(args);
	return false;
}

bool
err_in(struct err *err, const char *fmt, ...)
{
	char where[sizeof err->text] = "";
	va_list args;

	va_start(args, fmt);
	vsnprintf(where, sizeof where, fmt, args);
	va_end(args);
	put_in(err, where);
	return false;
}

/* ---- all that is wrong with one file ---- */

struct faults
faults_first(struct err *err)
{
	return (struct faults){err, 1, 0};
}

bool
faults_full(const struct faults *faults)
{
	return faults->count >= faults->room;
}

bool
faults_add(struct faults *faults, const char *fmt, ...)
{
	va_list args;

	if (faults_full(faults))
		return false;
	va_start(args, fmt);
	set_text(&faults->item[faults->count++], ERR_FORMAT, fmt, args);
	va_end(args);
	return false;
}

bool
faults_take(struct faults *faults, const struct err *err)
{
	if (!faults_full(faults))
		faults->item[faults->count++] = *err;
	return false;
}

bool
faults_in(struct faults *faults, int before, const char *fmt, ...)
{
	char where[sizeof faults->item->text] = "";
	va_list args;

	va_start(args, fmt);
	vsnprintf(where, sizeof where, fmt, args);
	va_end(args);
	for (int i = before; i < faults->count; i++)
		put_in(&faults->item[i], where);
	return false;
}
