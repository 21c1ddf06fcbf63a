/* SPDX-License-Identifier: EUPL-1.2 */
/* No text may hold the bell or the Esc that would end its command early. */
#include "osc.h"

#include <string.h>

#include "rodtrad/base/text.h"

void
osc_title(struct buf *out, const char *title)
{
	buf_add(out, "\033]2;");
	text_show(out, title);
	buf_addc(out, '\a');
}

/* Three bytes as four of 64 characters; what is missing of the last three is "=". */
static void
osc_base64(struct buf *out, const char *text, size_t bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t at = 0; at < bytes; at += 3) {
		unsigned three = 0;

		for (size_t i = 0; i < 3; i++)
			three = three << 8 | (at + i < bytes ? (unsigned char)text[at + i] : 0);
		for (size_t i = 0; i < 4; i++)
			buf_addc(out, at + i > bytes ? '=' : digits[three >> (18 - 6 * i) & 63]);
	}
}

void
osc_copy(struct buf *out, const char *text)
{
	buf_add(out, "\033]52;c;");
	osc_base64(out, text, strlen(text));
	buf_addc(out, '\a');
}

void
osc_mark(struct buf *out, unsigned long events, int rows, int cols)
{
	buf_addf(out, "\033]7777;%lu;%d;%d\a", events, rows, cols);
}
