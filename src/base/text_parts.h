/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of `text` share, and nobody else sees. */
#ifndef RODTRAD_BASE_TEXT_PARTS_H
#define RODTRAD_BASE_TEXT_PARTS_H

#include "rodtrad/base/base.h"
#include "rodtrad/base/buf.h"

/* The first of the code points that may join another: below it every point is a cluster, one
 * column wide and in NFC; CR LF alone is two points and one cluster. */
enum { TEXT_FIRST_MARK = 0x300 };

/* U+FFFD, which stands for what cannot be shown. */
#define TEXT_REPLACEMENT "\xEF\xBF\xBD"

/* As text_point, in a text that ends after `bytes` and may have zeros in it. */
int32_t text_point_in(const char *text, size_t bytes, size_t *used);

/* What text_fault says of a point, -1 for an ill-formed byte; NULL when it may be in a text.
 * Newline is refused: who allows it asks first. */
const char *text_refusal(int32_t point);

void text_add_point(struct buf *out, int32_t point);

enum text_case { TEXT_CASE_KEPT, TEXT_CASE_FOLDED };

/* Adds well-formed UTF-8 in NFC. */
void text_compose(struct buf *out, const char *text, size_t bytes, enum text_case letters);

#endif
