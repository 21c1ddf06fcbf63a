/* SPDX-License-Identifier: EUPL-1.2 */
/* What a test has made: looked at here, and with a folder written there for other programs to judge. */
#ifndef RODTRAD_TESTS_REPORT_OUT_H
#define RODTRAD_TESTS_REPORT_OUT_H

#include <string.h>

#include "../check.h"
#include "rodtrad/base/buf.h"

static const char *out_folder; /* NULL: nothing is written */

static inline void
write_out(const char *name, const char *text)
{
	struct buf path = {0};
	FILE *file;

	if (!out_folder)
		return;
	buf_addf(&path, "%s/%s", out_folder, name);
	file = fopen(buf_text(&path), "wb");
	if (CHECK(file != NULL)) {
		CHECK(fputs(text, file) >= 0);
		CHECK(!fclose(file));
	}
	buf_free(&path);
}

/* Each stands after the one before it; the last row is NULL. */
static inline void
check_in_order(const char *text, const char *const *want)
{
	for (; *want; want++) {
		const char *at = strstr(text, *want);

		if (!CHECK(at != NULL)) {
			fprintf(stderr, "not there, or not in order: %s\n", *want);
			return;
		}
		text = at + strlen(*want);
	}
}

#endif
