/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What comes in and what goes out. What may not be in a text stands in one table, so that
 * refusing, cleaning and showing cannot disagree.
 */
#include "rodtrad/base/text.h"
#include "text_parts.h"
#include "rodtrad/base/mem.h"

#include <string.h>
#include <utf8proc.h>

/* ---- what is refused ---- */

#define FAULT_ILL_FORMED   "är inte giltig UTF-8"
#define FAULT_CONTROL      "har ett styrtecken"
#define FAULT_NEWLINE      "har en radbrytning"
#define FAULT_DIRECTION    "har ett tecken som byter skrivriktning"
#define FAULT_INVISIBLE    "har ett osynligt tecken"
#define FAULT_NO_CHARACTER "har en kod som inte är ett tecken"
#define FAULT_DECOMPOSED   "har bokstäver som inte är sammansatta (NFC)"

struct refused_range {
	int32_t first, last;
	const char *fault;
};

/* In the order of the points. */
/* clang-format off */
static const struct refused_range refused_ranges[] = {
	{ -1,      -1,      FAULT_ILL_FORMED },
	{ 0x0000,  0x0009,  FAULT_CONTROL },
	{ '\n',    '\n',    FAULT_NEWLINE },
	{ 0x000B,  0x001F,  FAULT_CONTROL },
	{ 0x007F,  0x009F,  FAULT_CONTROL },
	{ 0x061C,  0x061C,  FAULT_DIRECTION },
	{ 0x200B,  0x200B,  FAULT_INVISIBLE },
	{ 0x200E,  0x200F,  FAULT_DIRECTION },
	{ 0x2028,  0x2029,  FAULT_NEWLINE },
	{ 0x202A,  0x202E,  FAULT_DIRECTION },
	{ 0x2060,  0x2060,  FAULT_INVISIBLE },
	{ 0x2066,  0x2069,  FAULT_DIRECTION },
	{ 0xFDD0,  0xFDEF,  FAULT_NO_CHARACTER },
	{ 0xFEFF,  0xFEFF,  FAULT_INVISIBLE },
	{ 0xE0000, 0xE007F, FAULT_INVISIBLE },
};
/* clang-format on */

static bool
text_is_printable_ascii(int32_t point)
{
	return point >= ' ' && point <= '~';
}

const char *
text_refusal(int32_t point)
{
	if (text_is_printable_ascii(point))
		return NULL;
	for (size_t i = 0; i < COUNT(refused_ranges) && refused_ranges[i].first <= point; i++) {
		if (point <= refused_ranges[i].last)
			return refused_ranges[i].fault;
	}
	/* The last two of each of the seventeen planes. */
	return point > 0 && (point & 0xFFFE) == 0xFFFE ? FAULT_NO_CHARACTER : NULL;
}

/* ---- NFC ---- */

/* Is a text with this point in NFC, whatever stands beside it? So it is with nearly all; the rest
 * are composed, to see. */
static bool
text_is_inert(int32_t point)
{
	const utf8proc_property_t *property;

	if (point < TEXT_FIRST_MARK)
		return true;
	if (point >= 0x1100 && point <= 0x11FF) /* Korean letters compose by arithmetic */
		return false;
	property = utf8proc_get_property(point);
	return !property->combining_class && property->comb_index == UINT16_MAX &&
	       (property->decomp_seqindex == UINT16_MAX || property->decomp_type);
}

static bool
text_is_all_inert(const char *text, size_t bytes)
{
	size_t used;

	for (size_t at = 0; at < bytes; at += used) {
		if (!text_is_inert(text_point_in(text + at, bytes - at, &used)))
			return false;
	}
	return true;
}

static bool
text_is_composed(const char *text, size_t bytes)
{
	struct buf composed = {0};
	bool same;

	if (text_is_all_inert(text, bytes))
		return true;
	text_compose(&composed, text, bytes, TEXT_CASE_KEPT);
	same = composed.bytes == bytes && !memcmp(composed.text, text, bytes);
	buf_free(&composed);
	return same;
}

void
text_compose(struct buf *out, const char *text, size_t bytes, enum text_case letters)
{
	const utf8proc_uint8_t *utf8 = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t length = (utf8proc_ssize_t)bytes, count;
	utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	utf8proc_int32_t *points;

	if (letters == TEXT_CASE_FOLDED)
		how |= UTF8PROC_CASEFOLD;
	count = utf8proc_decompose(utf8, length, NULL, 0, how);
	if (count < 0) {
		buf_addn(out, text, bytes); /* ill-formed, which no text inside is */
		return;
	}
	points = mem_new((size_t)(count + 1) * sizeof *points);
	count = utf8proc_decompose(utf8, length, points, count, how);
	count = utf8proc_normalize_utf32(points, count, how);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		text_add_point(out, points[i]);
	mem_free(points);
}

/* ---- in ---- */

const char *
text_fault(const char *text, size_t bytes, enum text_lines lines)
{
	size_t used;

	for (size_t at = 0; at < bytes; at += used) {
		int32_t point = text_point_in(text + at, bytes - at, &used);
		const char *fault = text_refusal(point);

		if (fault && !(point == '\n' && lines == TEXT_LINES))
			return fault;
	}
	return text_is_composed(text, bytes) ? NULL : FAULT_DECOMPOSED;
}

static bool
text_ends_line(int32_t point)
{
	return point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
}

static void
text_clean_point(struct buf *kept, int32_t point, enum text_lines lines)
{
	if (point < 0)
		buf_add(kept, TEXT_REPLACEMENT);
	else if (text_ends_line(point))
		buf_addc(kept, lines == TEXT_LINES ? '\n' : ' ');
	else if (point == '\t')
		buf_addc(kept, ' ');
	else if (!text_refusal(point))
		text_add_point(kept, point);
}

void
text_clean(struct buf *out, const char *text, size_t bytes, enum text_lines lines)
{
	struct buf kept = {0};
	int32_t before = 0;
	size_t used;

	for (size_t at = 0; at < bytes; at += used) {
		int32_t point = text_point_in(text + at, bytes - at, &used);

		if (!(before == '\r' && point == '\n'))
			text_clean_point(&kept, point, lines);
		before = point;
	}
	/* What is taken out may have stood between a letter and its mark, so this comes last. */
	if (text_is_all_inert(buf_text(&kept), kept.bytes))
		buf_addn(out, buf_text(&kept), kept.bytes);
	else
		text_compose(out, kept.text, kept.bytes, TEXT_CASE_KEPT);
	buf_free(&kept);
}

/* ---- out ---- */

void
text_show(struct buf *out, const char *text)
{
	size_t bytes;

	for (; *text; text += bytes) {
		if (text_refusal(text_point(text, &bytes)))
			buf_add(out, TEXT_REPLACEMENT);
		else
			buf_addn(out, text, bytes);
	}
}

/* ---- spaces ---- */

static bool
text_is_space(int32_t point)
{
	return point == ' ' || (point >= 0xA0 && utf8proc_category(point) == UTF8PROC_CATEGORY_ZS);
}

static bool
text_is_nothing(int32_t point)
{
	return point == '\n' || text_is_space(point);
}

/* The bytes at `text` that are spaces and newlines. */
static size_t
text_nothing_bytes(const char *text)
{
	size_t bytes = 0, used;

	while (text[bytes] && text_is_nothing(text_point(text + bytes, &used)))
		bytes += used;
	return bytes;
}

/* The bytes of `text` up to the last that is seen. */
static size_t
text_seen_bytes(const char *text)
{
	size_t seen = 0, used;

	for (size_t at = 0; text[at]; at += used) {
		if (!text_is_nothing(text_point(text + at, &used)))
			seen = at + used;
	}
	return seen;
}

void
text_trim(struct buf *out, const char *text)
{
	size_t bytes, used, spaces = 0;

	text += text_nothing_bytes(text);
	bytes = text_seen_bytes(text);
	for (size_t at = 0; at < bytes; at += used) {
		spaces = text_is_space(text_point(text + at, &used)) ? spaces + 1 : 0;
		if (spaces <= 1)
			buf_addn(out, text + at, used);
	}
}

bool
text_is_blank(const char *text)
{
	return !text[text_nothing_bytes(text)];
}
