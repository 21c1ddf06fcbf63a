/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Time. Sharing is one thing here: so many minutes, so many weights, nobody with nothing, and
 * the sum exact. The file's minutes are weights, and so is what the group has left of its own
 * plan.
 */
#include "rodtrad/core/timebox.h"

#include <stdio.h>
#include <string.h>

#define AWAY_MS    (2 * 3600 * (int64_t)1000)
#define MINUTE_MS  60000
#define DIGITS_MAX 4 /* no step is longer than 9999 minutes */

/* ---- sharing ---- */

/* How far below its fair part a share is, in parts of the sum of weights. */
static int64_t
short_of(int minutes, int weight, int sum, int share)
{
	return (int64_t)minutes * weight - (int64_t)share * sum;
}

/* The one that is furthest below its fair part; or above it, of those that can spare a minute. The
 * first of equals; -1 when none can. */
static int
neediest(const int *weight, const int *share, int count, int minutes, int sum, int by)
{
	int best = -1;
	int64_t most = 0;

	for (int i = 0; i < count; i++) {
		int64_t need = by * short_of(minutes, weight[i], sum, share[i]);

		if (weight[i] == 0 || share[i] + by < 1 || (best >= 0 && need <= most))
			continue;
		best = i;
		most = need;
	}
	return best;
}

/* Minutes are given or taken one by one till the sum is right: that is the largest remainder. */
static void
share_out(const int *weight, int *share, int count, int minutes)
{
	int sum = 0, given = 0;

	for (int i = 0; i < count; i++)
		sum += weight[i];
	for (int i = 0; i < count; i++) {
		share[i] = sum ? (int)((int64_t)minutes * weight[i] / sum) : 0;
		if (weight[i] > 0 && share[i] < 1)
			share[i] = 1;
		given += share[i];
	}
	while (sum > 0 && given != minutes) {
		int by = given < minutes ? 1 : -1;
		int i = neediest(weight, share, count, minutes, sum, by);

		if (i < 0)
			return;
		share[i] += by;
		given += by;
	}
}

void
timebox_fit(const struct workshop *workshop, int minutes, int planned[WORKSHOP_STEPS])
{
	int weight[WORKSHOP_STEPS];

	for (int i = 0; i < workshop->steps; i++)
		weight[i] = workshop->step[i].minutes;
	share_out(weight, planned, workshop->steps, minutes > 0 ? minutes : 0);
}

/* ---- what is planned ---- */

/* Takes over the numbers of a JSON list, as many as there are steps for. */
static void
read_planned(const char *json, int *planned, int steps)
{
	for (int i = 0; i < steps; i++) {
		json += strcspn(json, "0123456789");
		if (!*json)
			return;
		planned[i] = 0;
		for (int digits = 0; *json >= '0' && *json <= '9'; json++, digits++)
			if (digits < DIGITS_MAX)
				planned[i] = planned[i] * 10 + (*json - '0');
	}
}

void
timebox_planned(const struct session *session, int planned[WORKSHOP_STEPS])
{
	const struct item *self = session_self(session);
	const struct given *set = session_given(session, self, ITEM_PLANNED);

	timebox_fit(&session->workshop,
		    session_int(session, self, ITEM_MINUTES, session->workshop.minutes), planned);
	if (set && set->text)
		read_planned(set->text, planned, session->workshop.steps);
}

/* ---- what was used ---- */

/* Where the group has been since when, while the events are gone through. */
struct stay {
	int step; /* -1: the room is not there yet */
	int64_t since;
};

/* Clocks of two computers may disagree, and a stay never takes time back. When nothing at all has
 * happened for hours, the room was not there: somebody opened the session again later. */
static void
end_stay(const struct stay *stay, int64_t now, int64_t spent[WORKSHOP_STEPS])
{
	if (stay->step >= 0 && now > stay->since && now - stay->since <= AWAY_MS)
		spent[stay->step] += now - stay->since;
}

/* Was the session taken out of preparation by this event? */
static bool
opens_the_room(const struct event *event)
{
	const struct given *prepared = event_given(event, ITEM_PREPARED);

	return event->type == EVENT_SET && prepared && !prepared->number;
}

/* The step that the group goes to by an event, -1 when it goes nowhere. What was done in
 * preparation is not the room's time, so the room begins its stay where it stands. */
static int
step_entered(const struct session *session, const struct event *event, const struct stay *stay)
{
	if (event->type == EVENT_OPENED)
		return 0;
	if (event->type == EVENT_WENT && event->step)
		return workshop_step(&session->workshop, event->step);
	return opens_the_room(event) ? stay->step : -1;
}

static void
follow(const struct session *session, const struct event *event, struct stay *stay,
       int64_t spent[WORKSHOP_STEPS])
{
	int step = step_entered(session, event, stay);
	struct moment moment;

	if (step < 0)
		step = stay->step;
	if (step < 0 || step >= session->workshop.steps || !moment_read(event->at, &moment))
		return;
	end_stay(stay, moment.ms, spent);
	if (opens_the_room(event))
		memset(spent, 0, WORKSHOP_STEPS * sizeof *spent);
	*stay = (struct stay){step, moment.ms};
}

void
timebox_used(const struct session *session, struct moment until, int used[WORKSHOP_STEPS])
{
	int64_t spent[WORKSHOP_STEPS] = {0};
	struct stay stay = {.step = -1};

	for (int i = 0; i < session->event.count; i++)
		if (session->live[i])
			follow(session, &session->event.item[i], &stay, spent);
	if (until.ms)
		end_stay(&stay, until.ms, spent);
	for (int i = 0; i < session->workshop.steps; i++)
		used[i] = (int)((spent[i] + MINUTE_MS / 2) / MINUTE_MS);
}

/* ---- sharing what is left ---- */

/* What a step has left of its plan. One that has run over still needs a little. */
static int
weight_left(int planned, int used)
{
	if (planned == 0)
		return 0;
	return planned - used > 1 ? planned - used : 1;
}

void
timebox_share(struct gesture *gesture, int minutes_left)
{
	const struct session *session = gesture->session;
	int planned[WORKSHOP_STEPS], used[WORKSHOP_STEPS];
	int weight[WORKSHOP_STEPS] = {0}, share[WORKSHOP_STEPS];
	int at = session->at, steps = session->workshop.steps;
	struct moment now = {0};

	timebox_planned(session, planned);
	timebox_used(session, moment_read(gesture->at, &now) ? now : (struct moment){0}, used);
	for (int i = at; i < steps; i++)
		weight[i] = weight_left(planned[i], i == at ? used[i] : 0);
	share_out(weight + at, share + at, steps - at, minutes_left > 0 ? minutes_left : 0);
	for (int i = at; i < steps; i++)
		planned[i] = share[i] + (i == at ? used[i] : 0);
	gesture_set(gesture, session_self(session)->id);
	gesture_ints(gesture, ITEM_PLANNED, planned, steps);
	snprintf(gesture->said, sizeof gesture->said,
		 "%d minuter är fördelade på de steg som är kvar.", minutes_left);
}
