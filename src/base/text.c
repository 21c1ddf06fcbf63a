/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Code points, clusters and columns. A cluster is as wide as its first spacing character, and
 * that character with the marks on it is all a cell shows, so a row is straight in every
 * terminal whatever it makes of joiners. Nearly all of our text is Latin, where a cluster is a
 * point and a column; text_next looks at two bytes to know that.
 */
#include "rodtrad/base/text.h"
#include "text_parts.h"

#include <string.h>
#include <utf8proc.h>

enum {
	ZERO_WIDTH_JOINER = 0x200D,
	CELL_MARKS = 4,
	LEAD_OF_FIRST_MARK = 0xCC, /* U+0300 is CC 80 */
};

/* ---- one code point ---- */

int32_t
text_point_in(const char *text, size_t bytes, size_t *used)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t length;

	if (bytes && (unsigned char)text[0] < 0x80) {
		*used = 1;
		return text[0];
	}
	length = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)bytes, &point);
	*used = length > 0 ? (size_t)length : bytes > 0;
	return length > 0 ? point : bytes ? -1 : 0;
}

int32_t
text_point(const char *text, size_t *bytes)
{
	size_t length = 0;

	/* A code point has at most four bytes, and a zero byte ends the text before them. */
	while (length < 4 && text[length])
		length++;
	return text_point_in(text, length, bytes);
}

size_t
text_encode(int32_t point, char utf8[5])
{
	size_t bytes = 0;

	if (utf8proc_codepoint_valid(point))
		bytes = (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)utf8);
	utf8[bytes] = '\0';
	return bytes;
}

void
text_add_point(struct buf *out, int32_t point)
{
	char utf8[5];

	buf_addn(out, utf8, text_encode(point, utf8));
}

/* ---- clusters ---- */

/* The bytes of the cluster at `text`, which is not at the end. An ill-formed byte stands alone. */
static size_t
text_cluster_bytes(const char *text)
{
	utf8proc_int32_t state = 0;
	size_t bytes, more;
	int32_t point = text_point(text, &bytes);

	while (point >= 0) {
		int32_t next = text_point(text + bytes, &more);

		if (!more || next < 0 || utf8proc_grapheme_break_stateful(point, next, &state))
			break;
		point = next;
		bytes += more;
	}
	return bytes;
}

/* The bytes of the cluster at `text` when it and what follows are below TEXT_FIRST_MARK, where
 * nothing joins but CR LF; 0 when that takes a closer look. */
static size_t
text_latin_bytes(const unsigned char *text)
{
	size_t bytes = text[0] < 0x80 ? 1 : 2;

	if (text[0] == '\r' || text[0] >= LEAD_OF_FIRST_MARK)
		return 0;
	if (bytes == 2 && (text[0] < 0xC2 || (text[1] & 0xC0) != 0x80))
		return 0;
	return text[bytes] < LEAD_OF_FIRST_MARK ? bytes : 0;
}

bool
text_next(const char *text, struct text_pos *pos)
{
	const char *cluster = text + pos->bytes;
	size_t bytes;

	if (!*cluster)
		return false;
	bytes = text_latin_bytes((const unsigned char *)cluster);
	if (bytes) {
		pos->cols++;
	} else {
		bytes = text_cluster_bytes(cluster);
		pos->cols += text_cluster_cols(cluster, bytes);
	}
	pos->bytes += bytes;
	pos->clusters++;
	return true;
}

struct text_pos
text_measure(const char *text)
{
	struct text_pos pos = {0};

	while (text_next(text, &pos))
		;
	return pos;
}

int
text_cols(const char *text)
{
	return text_measure(text).cols;
}

int
text_clusters(const char *text)
{
	return text_measure(text).clusters;
}

size_t
text_fit(const char *text, int cols)
{
	struct text_pos pos = {0};
	size_t fitting = 0;

	while (text_next(text, &pos) && pos.cols <= cols)
		fitting = pos.bytes;
	return fitting;
}

/* Clusters cannot be told from behind: a row of flags is paired from its start. Texts are short. */
size_t
text_before(const char *text, size_t byte)
{
	struct text_pos pos = {0};
	size_t before = 0;

	while (pos.bytes < byte) {
		before = pos.bytes;
		if (!text_next(text, &pos))
			break;
	}
	return before;
}

size_t
text_after(const char *text, size_t byte)
{
	struct text_pos pos = {.bytes = byte};

	text_next(text, &pos);
	return pos.bytes;
}

/* ---- what is shown of a cluster ---- */

static int
text_point_cols(int32_t point)
{
	int cols = utf8proc_charwidth(point);

	return cols > 2 ? 2 : cols;
}

static bool
text_is_showable(const char *cluster, size_t bytes)
{
	size_t used;

	for (size_t at = 0; at < bytes; at += used) {
		if (text_refusal(text_point_in(cluster + at, bytes - at, &used)))
			return false;
	}
	return true;
}

/* The byte of the first character that takes room, `bytes` when there is none. */
static size_t
text_spacing_byte(const char *cluster, size_t bytes)
{
	size_t at = 0, used;

	while (at < bytes && !text_point_cols(text_point_in(cluster + at, bytes - at, &used)))
		at += used;
	return at;
}

int
text_cluster_cols(const char *cluster, size_t bytes)
{
	size_t at, used;

	if (!text_is_showable(cluster, bytes))
		return 1;
	at = text_spacing_byte(cluster, bytes);
	return at < bytes ? text_point_cols(text_point_in(cluster + at, bytes - at, &used)) : 0;
}

static bool
text_is_selector(int32_t point)
{
	return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) ||
	       (point >= 0x180B && point <= 0x180D);
}

/* Spacing marks (some vowels of India) are left out: terminals give them a column of their own,
 * which would push the row aside. */
static bool
text_is_mark(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) &&
	       !text_is_selector(point);
}

/* Copies the marks among `bytes` to `shown`, up to the joiner that begins a tail. */
static void
text_show_marks(const char *cluster, size_t bytes, char *shown)
{
	size_t used;

	for (int marks = 0; bytes && marks < CELL_MARKS; cluster += used, bytes -= used) {
		int32_t point = text_point_in(cluster, bytes, &used);

		if (point == ZERO_WIDTH_JOINER)
			break;
		if (text_is_mark(point)) {
			memcpy(shown, cluster, used);
			shown += used;
			marks++;
		}
	}
	*shown = '\0';
}

void
text_cell(const char *cluster, size_t bytes, char shown[22])
{
	size_t at, used;

	if (bytes == 1 && cluster[0] >= ' ' && cluster[0] <= '~') {
		shown[0] = cluster[0];
		shown[1] = '\0';
		return;
	}
	if (!text_is_showable(cluster, bytes)) {
		memcpy(shown, TEXT_REPLACEMENT, sizeof TEXT_REPLACEMENT);
		return;
	}
	shown[0] = '\0';
	at = text_spacing_byte(cluster, bytes);
	if (at == bytes)
		return;
	text_point_in(cluster + at, bytes - at, &used);
	memcpy(shown, cluster + at, used);
	at += used;
	text_show_marks(cluster + at, bytes - at, shown + used);
}
