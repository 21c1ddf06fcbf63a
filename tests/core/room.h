/* SPDX-License-Identifier: EUPL-1.2 */
/* A room for tests: a session of a small workshop, to which things are done one key at a time. */
#ifndef RODTRAD_TESTS_CORE_ROOM_H
#define RODTRAD_TESTS_CORE_ROOM_H

#include <stdlib.h>

#include "../check.h"
#include "rodtrad/core/note.h"
#include "rodtrad/core/step.h"

/* Single quotes stand for double ones. */
#define ROOM_WORKSHOP                                                                               \
	"{'format':'rodtrad.workshop','version':'1.0','id':'prov','title':'Prov','minutes':60,"     \
	"'boxes':["                                                                                 \
	"{'id':'strength','letter':'S','name':'Styrkor','side':'inner'},"                           \
	"{'id':'weakness','letter':'V','name':'Svagheter','side':'inner'},"                         \
	"{'id':'threat','letter':'H','name':'Hot','side':'outer'},"                                 \
	"{'id':'other','letter':'Ö','name':'Övrigt'}],"                                           \
	"'steps':["                                                                                 \
	"{'kind':'land','id':'landa','title':'Landa','minutes':0},"                                 \
	"{'kind':'collect','id':'samla','title':'Samla','minutes':30},"                             \
	"{'kind':'sharpen','id':'skarp','title':'Vässa','minutes':10,'boxes':['strength','threat'" \
	"]},"                                                                                       \
	"{'kind':'vote','id':'rosta','title':'Rösta','minutes':5,"                                 \
	"'boxes':['strength','weakness','threat']},"                                                \
	"{'kind':'cross','id':'korsa','title':'Korsa','minutes':8,'pairs':[{'id':'meet',"           \
	"'inner':'strength','outer':'threat','verb':'möta','prompt':'Hur?'}]},"                    \
	"{'kind':'choose','id':'valj','title':'Välj','minutes':5},"                                \
	"{'kind':'close','id':'klart','title':'Klart','minutes':2}]}"

struct room {
	struct session session;
	int64_t ms;      /* the clock on the wall */
	unsigned char n; /* gestures so far */
};

static inline char *
room_quotes(const char *single)
{
	char *text = malloc(strlen(single) + 1);

	strcpy(text, single);
	for (char *at = text; *at; at++)
		if (*at == '\'')
			*at = '"';
	return text;
}

static inline void
room_begin(struct room *room, struct gesture *gesture)
{
	unsigned char chance[10] = {0};

	chance[5] = ++room->n;
	gesture_begin(gesture, &room->session, id_make(room->ms, chance),
		      (struct moment){room->ms, 60});
}

/* Through the door and into the session. */
static inline bool
room_end(struct gesture *gesture, struct err *err)
{
	bool is_let_in = gesture_may(gesture, err);

	if (is_let_in)
		gesture_take(gesture);
	gesture_free(gesture);
	return is_let_in;
}

static inline void
room_do(struct gesture *gesture)
{
	struct err err = {0};

	if (!CHECK(room_end(gesture, &err)))
		fprintf(stderr, "%s\n", err.text);
}

static inline void
room_open(struct room *room, int people)
{
	char *text = room_quotes(ROOM_WORKSHOP);
	struct err err = {0};
	struct json *json = json_parse(text, strlen(text), 1 << 20, &err);
	struct buf canonical = {0};
	struct gesture gesture;

	*room = (struct room){.ms = 1795338000000};
	json_canonical(&canonical, json);
	room_begin(room, &gesture);
	gesture_open(&gesture);
	gesture_json(&gesture, ITEM_WORKSHOP, buf_text(&canonical));
	gesture_int(&gesture, ITEM_PEOPLE, people);
	room_do(&gesture);
	buf_free(&canonical);
	json_drop(json);
	free(text);
}

static inline const struct step *
room_step(const struct room *room, const char *id)
{
	return &room->session.workshop.step[workshop_step(&room->session.workshop, id)];
}

static inline void
room_write(struct room *room, const char *box, const char *text)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	note_write(&gesture, workshop_box(&room->session.workshop, box), text);
	room_do(&gesture);
}

static inline const struct item *
room_note(const struct room *room, const char *code)
{
	return note_named(&room->session, code);
}

#endif
