/* SPDX-License-Identifier: EUPL-1.2 */
/* The sessions in the database, and which of them a word on the command line means. */
#ifndef RODTRAD_CLI_SESSIONS_H
#define RODTRAD_CLI_SESSIONS_H

#include "command.h"

struct listed_session {
	struct id id;
	struct summary summary;
	bool is_meant;
};

/* Oldest first. */
struct sessions {
	struct listed_session *item;
	int count, room;
};

bool sessions_read(struct sessions *sessions, struct cli *cli, struct err *err) MUST_USE;
void sessions_free(struct sessions *sessions);

/* Marks those that a delmål's number means (all of it), or an id or its start (one). Refuses with a
 * sentence when that is none, or an id's start that several have. */
bool sessions_mean(struct sessions *sessions, const char *word, struct err *err) MUST_USE;

/* Of those that are meant, the newest. */
const struct listed_session *sessions_newest(const struct sessions *sessions);

/* Its name as people know it. */
const char *sessions_title(const struct listed_session *session);

#endif
