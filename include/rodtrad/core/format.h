/* SPDX-License-Identifier: EUPL-1.2 */
/* What every file of ours begins with: which format it is in, and which version of it. */
#ifndef RODTRAD_CORE_FORMAT_H
#define RODTRAD_CORE_FORMAT_H

#include "rodtrad/base/field.h"

#define FORMAT_MAJOR 1

/*
 * Is it a file of this format, and of a version that we read? Minor versions only add, so a
 * newer one is read and what is new in it is skipped (`unknown`); another major version is
 * refused with a sentence that names it. The two members must be looked at before any other,
 * whose meaning hangs on them.
 */
bool format_check(const struct json *json, const char *format, enum field_unknown *unknown,
		  struct err *err) MUST_USE;

#endif
