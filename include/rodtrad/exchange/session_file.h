/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A session as one file: what it came to, which any tool can read, and its events, which make
 * merging lossless. Same session, same bytes, wherever and whenever it is written.
 */
#ifndef RODTRAD_EXCHANGE_SESSION_FILE_H
#define RODTRAD_EXCHANGE_SESSION_FILE_H

#include "rodtrad/core/outcome.h"

#define SESSION_FORMAT    "rodtrad.session"
#define SESSION_FILE_NAME 200 /* bytes of a proposed name, its end counted */
#define FILE_DIGEST       32  /* bytes of a SHA-256 */

/* Adds the whole file. Texts of heads of items that are not removed are there; all others are
 * withheld (rule 22). */
void session_file_write(struct buf *out, const struct session *session);

/*
 * Reads one. Refuses, with the place and a Swedish sentence: what json_parse refuses, another
 * format or a newer major version, a digest that is not that of the bytes (damage or a hand edit),
 * events that do not stand alone (rule 23), and a result that is not what the events give.
 * `session` is then empty. Its events are not `mine`.
 */
bool session_file_read(struct session *session, const char *text, size_t bytes,
		       struct err *err) MUST_USE;

/*
 * Reads one whose result somebody has edited by hand, and takes the edits as changes on top, with
 * ids that follow from the file's bytes; says how many there are. Refuses what session_file_read
 * refuses but for that, and: events that are not those the digest was made of, rows added or taken
 * away, values that are not of their kind, and a session that is sealed.
 */
bool session_file_read_edited(struct session *session, const char *text, size_t bytes, int *edits,
			      struct err *err) MUST_USE;

/* The SHA-256 of all bytes of a file, by which it is known again (rule 26). */
void session_file_digest(const char *text, size_t bytes, unsigned char digest[FILE_DIGEST]);

/* Its events as records to be kept, written into `record`, which has room for
 * `session->event.count` of them; what they point at lies in `arena` or is the session's.
 * Returns how many. */
int session_file_records(const struct session *session, struct record *record, struct arena *arena);

/* "1.2-swot-2026-11-22-nordvast.rodtrad.json": delmål, workshop, date and unit, in letters that
 * every file system takes. */
char *session_file_name(const struct session *session, char name[SESSION_FILE_NAME]);

#endif
