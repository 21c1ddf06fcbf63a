/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Text is valid UTF-8 in NFC with an end. It is checked or cleaned once, at the border,
 * edited by cluster (what a person calls a character), drawn by column and kept by byte; a
 * variable says in its name which of the three it counts. This is the one file that knows
 * utf8proc, and the only measure of width: wcwidth differs between machines.
 */
#ifndef RODTRAD_BASE_TEXT_H
#define RODTRAD_BASE_TEXT_H

#include "rodtrad/base/base.h"
#include "rodtrad/base/buf.h"

/* ---- the border ---- */

enum text_lines { TEXT_ONE_LINE, TEXT_LINES };

/*
 * Is it well-formed UTF-8 in NFC, without control characters (but newline with TEXT_LINES),
 * bidirectional controls (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C), zero-width
 * characters (U+200B, U+2060, U+FEFF; joiners U+200C and U+200D are allowed), tag characters
 * (U+E0000–E007F), line separators (U+2028, U+2029) and non-characters? For what is refused,
 * never cleaned: JSON and the database. Returns NULL, or a static Swedish phrase of what is
 * wrong ("har ett styrtecken").
 */
const char *text_fault(const char *text, size_t bytes, enum text_lines lines) MUST_USE;

/*
 * For what is cleaned: keyboard, paste, argv. Adds `text` to `out` with everything text_fault
 * would refuse taken out, ill-formed bytes as U+FFFD, tabs (and newlines with TEXT_ONE_LINE) as
 * spaces, CRLF, CR and line separators as newline, composed to NFC.
 */
void text_clean(struct buf *out, const char *text, size_t bytes, enum text_lines lines);

/* Adds `text` to `out` so that it can be shown anywhere on one line: controls (newlines too) and
 * what text_fault refuses become U+FFFD, ill-formed bytes too. For stderr, file names, reports. */
void text_show(struct buf *out, const char *text);

/* Without spaces and newlines at the ends, runs of spaces as their first. Adds to `out`. */
void text_trim(struct buf *out, const char *text);

/* Nothing but spaces and newlines? */
bool text_is_blank(const char *text);

/* ---- clusters and columns ---- */

/* How far into a text we are, in every unit that matters. */
struct text_pos {
	size_t bytes;
	int clusters;
	int cols;
};

/* Steps over one cluster (UAX 29, extended). False, and `pos` untouched, at the end. */
bool text_next(const char *text, struct text_pos *pos);

/* The whole of it. */
struct text_pos text_measure(const char *text);
int text_cols(const char *text);
int text_clusters(const char *text);

/* Bytes of the longest start of `text` that has at most so many columns, in whole clusters. */
size_t text_fit(const char *text, int cols);

/* The byte where the cluster before `byte` starts, 0 at the start; and where the one at
 * `byte` ends. For carets. `byte` is at a cluster's start. */
size_t text_before(const char *text, size_t byte);
size_t text_after(const char *text, size_t byte);

/* Columns of the cluster of `bytes` bytes at `cluster`: 0, 1 or 2. */
int text_cluster_cols(const char *cluster, size_t bytes);

/* What a cell shows of a cluster: its first spacing character and up to four marks on it,
 * without joiners, selectors and skin tones. `shown` gets at most 21 bytes and an end.
 * A cluster that must not be shown (see text_fault) becomes U+FFFD. */
void text_cell(const char *cluster, size_t bytes, char shown[22]);

/* ---- one code point ---- */

/* The code point at `text` and its length in bytes; -1 and length 1 if ill-formed, 0 and
 * length 0 at the end. */
int32_t text_point(const char *text, size_t *bytes);

/* Writes the UTF-8 of `point` (at most 4 bytes and an end); returns its bytes, 0 if it is no
 * scalar value. */
size_t text_encode(int32_t point, char utf8[5]);

/* ---- comparing ---- */

/* Adds the case-folded text. text_fold_loose also makes å ä ö é ü into a a o e u. */
void text_fold(struct buf *out, const char *text);
void text_fold_loose(struct buf *out, const char *text);

/* Upper case, for headings: "Styrkor" gives "STYRKOR". */
void text_upper(struct buf *out, const char *text);

/* Is every word of `words` found somewhere in `text`, letter case and å ä ö aside? An empty
 * `words` is found everywhere. */
bool text_has_words(const char *text, const char *words);

/* Swedish order: digits before letters, a–z å ä ö, é as e, ü as y; case last. As strcmp. */
int text_compare(const char *a, const char *b);

#endif
