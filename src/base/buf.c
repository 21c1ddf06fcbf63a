/* SPDX-License-Identifier: EUPL-1.2 */
/* A text that grows at its end. */
#include "rodtrad/base/buf.h"
#include "rodtrad/base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FIRST_ROOM 64

/* Makes room for `more` bytes and an end. */
static void
reserve(struct buf *buf, size_t more)
{
	if (more >= SIZE_MAX / 2 - buf->bytes)
		die("En text blev för lång.");
	size_t need = buf->bytes + more + 1;
	if (need <= buf->room)
		return;
	size_t room = buf->room ? buf->room * 2 : FIRST_ROOM;
	buf->room = room < need ? need : room;
	if (buf->is_lent) {
		char *own = mem_grow(NULL, buf->room, 1);

		buf->text = memcpy(own, buf->text, buf->bytes + 1);
		buf->is_lent = false;
	} else {
		buf->text = mem_grow(buf->text, buf->room, 1);
	}
}

void
buf_add(struct buf *buf, const char *text)
{
	buf_addn(buf, text, strlen(text));
}

void
buf_addn(struct buf *buf, const char *text, size_t bytes)
{
	if (!bytes)
		return;
	reserve(buf, bytes);
	memcpy(buf->text + buf->bytes, text, bytes);
	buf->bytes += bytes;
	buf->text[buf->bytes] = '\0';
}

void
buf_addf(struct buf *buf, const char *fmt, ...)
{
	size_t left = buf->text ? buf->room - buf->bytes : 0;
	va_list args, again;

	va_start(args, fmt);
	va_copy(again, args);
	/* Mostly there is room already, and it need not be written twice. */
	int bytes = vsnprintf(left ? buf->text + buf->bytes : NULL, left, fmt, args);
	va_end(args);
	if (bytes > 0 && (size_t)bytes >= left) {
		reserve(buf, (size_t)bytes);
		vsnprintf(buf->text + buf->bytes, (size_t)bytes + 1, fmt, again);
	}
	if (bytes > 0)
		buf->bytes += (size_t)bytes;
	va_end(again);
}

void
buf_addc(struct buf *buf, char c)
{
	reserve(buf, 1);
	buf->text[buf->bytes++] = c;
	buf->text[buf->bytes] = '\0';
}

const char *
buf_text(const struct buf *buf)
{
	return buf->text ? buf->text : "";
}

void
buf_clear(struct buf *buf)
{
	buf->bytes = 0;
	if (buf->text)
		buf->text[0] = '\0';
}

char *
buf_take(struct buf *buf)
{
	char *text = buf->text && !buf->is_lent ? buf->text : mem_text(buf_text(buf));

	*buf = (struct buf){0};
	return text;
}

void
buf_free(struct buf *buf)
{
	if (!buf->is_lent)
		mem_free(buf->text);
	*buf = (struct buf){0};
}
