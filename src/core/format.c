/* SPDX-License-Identifier: EUPL-1.2 */
/* What every file of ours begins with. */
#include "rodtrad/core/format.h"

#include <string.h>

#define NUMBER_DIGITS 4 /* no version has more, and no int is too small for them */

/* Reads a whole number without signs, and where it ends. False when there is none. */
static bool
read_number(const char **text, int *number)
{
	size_t digits = strspn(*text, "0123456789");

	if (!digits || digits > NUMBER_DIGITS)
		return false;
	*number = 0;
	for (size_t i = 0; i < digits; i++)
		*number = *number * 10 + ((*text)[i] - '0');
	*text += digits;
	return true;
}

static bool
read_version(const char *text, int *major, int *minor)
{
	if (!read_number(&text, major) || *text++ != '.')
		return false;
	return read_number(&text, minor) && !*text;
}

bool
format_check(const struct json *json, const char *format, enum field_unknown *unknown,
	     struct err *err)
{
	const char *version = json_text(json_member(json, "version"), "");
	int major = 0, minor = 0;

	if (json_kind(json) != JSON_OBJECT)
		return err_set(err, ERR_FORMAT, "Filen ska vara ett objekt inom { och }.");
	if (strcmp(json_text(json_member(json, "format"), ""), format) != 0)
		return err_set(err, ERR_FORMAT, "format: ska vara %s.", format);
	if (!read_version(version, &major, &minor))
		return err_set(err, ERR_FORMAT, "version: ska vara två tal, till exempel \"1.0\".");
	if (major != FORMAT_MAJOR)
		return err_set(err, ERR_FORMAT,
			       "version: filen är av version %d.%d. Det behövs ett Röd tråd som "
			       "läser version %d; det här läser version %d.",
			       major, minor, major, FORMAT_MAJOR);
	*unknown = minor > 0 ? FIELD_UNKNOWN_SKIPPED : FIELD_UNKNOWN_REFUSED;
	return true;
}
