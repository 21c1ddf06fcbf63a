/* SPDX-License-Identifier: EUPL-1.2 */
/* A delmål has a dot in it and an id has not, so the two are never confused. */
#include "sessions.h"

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"

#include <string.h>

#define START_BYTES 4 /* of an id, at the least */

static void
sessions_take(void *to, struct id id, const struct summary *summary)
{
	*vec_add((struct sessions *)to) = (struct listed_session){.id = id, .summary = *summary};
}

bool
sessions_read(struct sessions *sessions, struct cli *cli, struct err *err)
{
	const struct ports *ports = world_ports(cli->world);
	struct port_reader reader = {.to = sessions, .session = sessions_take};

	*sessions = (struct sessions){0};
	return ports->sessions(ports->world, &reader, err);
}

void
sessions_free(struct sessions *sessions)
{
	vec_free(sessions);
}

const struct listed_session *
sessions_newest(const struct sessions *sessions)
{
	int newest = sessions->count - 1;

	while (!sessions->item[newest].is_meant)
		newest--;
	return &sessions->item[newest];
}

const char *
sessions_title(const struct listed_session *session)
{
	return *session->summary.title ? session->summary.title : session->summary.workshop;
}

static int
sessions_mean_delmal(struct sessions *sessions, const char *word)
{
	int meant = 0;

	for (int i = 0; i < sessions->count; i++)
		if (!strcmp(sessions->item[i].summary.delmal, word)) {
			sessions->item[i].is_meant = true;
			meant++;
		}
	return meant;
}

static int
sessions_mean_id(struct sessions *sessions, const char *word)
{
	size_t bytes = strlen(word);
	int meant = 0;

	if (bytes < START_BYTES)
		return 0;
	for (int i = 0; i < sessions->count; i++) {
		char id[ID_TEXT];

		if (!strncmp(id_text(sessions->item[i].id, id), word, bytes)) {
			sessions->item[i].is_meant = true;
			meant++;
		}
	}
	return meant;
}

bool
sessions_mean(struct sessions *sessions, const char *word, struct err *err)
{
	struct buf shown = {0};
	int meant;

	if (sessions_mean_delmal(sessions, word) > 0)
		return true;
	meant = sessions_mean_id(sessions, word);
	if (meant == 1)
		return true;
	text_show(&shown, word);
	if (meant > 1)
		err_set(err, ERR_MISSING, "%d workshopar börjar på %s. Skriv fler tecken.", meant,
			buf_text(&shown));
	else
		err_set(err, ERR_MISSING,
			"Det finns ingen workshop %s. Skriv rodtrad list för att se dem som finns.",
			buf_text(&shown));
	buf_free(&shown);
	return false;
}
