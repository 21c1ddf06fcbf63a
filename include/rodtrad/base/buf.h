/* SPDX-License-Identifier: EUPL-1.2 */
/* A text that grows at its end. */
#ifndef RODTRAD_BASE_BUF_H
#define RODTRAD_BASE_BUF_H

#include "rodtrad/base/base.h"

/* All zeros is an empty buf. `text` is owned; NULL or ended by a zero byte at `bytes`. */
struct buf {
	char *text;
	size_t bytes;
	size_t room;
	bool is_lent; /* `text` is still the caller's, from BUF_OVER */
};

/* An empty buf that begins in a char array of the caller's and takes memory of its own only when
 * that is full: for drawing, which does not allocate. The array outlives it or its buf_free. */
#define BUF_OVER(array)                                                                            \
	{                                                                                          \
		.text = ((array)[0] = '\0', (array)), .room = sizeof(array), .is_lent = true       \
	}

void buf_add(struct buf *buf, const char *text);
void buf_addn(struct buf *buf, const char *text, size_t bytes);
void buf_addf(struct buf *buf, const char *fmt, ...) PRINTF_LIKE(2, 3);
void buf_addc(struct buf *buf, char c);

/* The text so far, "" when there is none; good until the buf is changed. */
const char *buf_text(const struct buf *buf);

/* Empties it and keeps its room. */
void buf_clear(struct buf *buf);

/* Hands the text to the caller ("" when there is none) and leaves an empty buf. */
char *buf_take(struct buf *buf) MUST_USE;

void buf_free(struct buf *buf);

#endif
