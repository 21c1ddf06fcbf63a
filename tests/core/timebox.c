/* SPDX-License-Identifier: EUPL-1.2 */
/* Time: shares that add up, and stays between steps. */
#include "rodtrad/core/timebox.h"

#include "room.h"

#define MINUTES(n) ((int64_t)(n)*60000)

static int
sum_of(const int *number, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += number[i];
	return sum;
}

/* A workshop that has nothing but minutes. */
static struct workshop
workshop_with(struct step *step, const int *minutes, int steps)
{
	for (int i = 0; i < steps; i++)
		step[i] = (struct step){.minutes = minutes[i]};
	return (struct workshop){.step = step, .steps = steps};
}

static void
test_fit(void)
{
	static const int swot[] = {6, 7, 22, 12, 8, 17, 13, 5};
	static const int half[] = {3, 4, 11, 6, 4, 9, 6, 2};
	struct step step[WORKSHOP_STEPS];
	struct workshop workshop = workshop_with(step, swot, 8);
	int planned[WORKSHOP_STEPS];

	timebox_fit(&workshop, 90, planned);
	CHECK(!memcmp(planned, swot, sizeof swot));
	timebox_fit(&workshop, 180, planned);
	for (int i = 0; i < 8; i++)
		CHECK(planned[i] == 2 * swot[i]);
	timebox_fit(&workshop, 45, planned);
	CHECK(!memcmp(planned, half, sizeof half));
	timebox_fit(&workshop, 8, planned);
	for (int i = 0; i < 8; i++)
		CHECK(planned[i] == 1);
	timebox_fit(&workshop, 3, planned);
	CHECK(sum_of(planned, 8) == 8);
	timebox_fit(&workshop, -5, planned);
	CHECK(sum_of(planned, 8) == 8);
}

/* Of 10 minutes over 3, 3 and 1: 4.3, 4.3 and 1.4; the minute over goes to the largest
 * remainder. */
static void
test_remainders(void)
{
	static const int minutes[] = {3, 3, 1, 0}, fitted[] = {4, 4, 2, 0};
	static const int uneven[] = {100, 1, 1}, pressed[] = {3, 1, 1};
	static const int nothing[] = {0, 0};
	struct step step[WORKSHOP_STEPS];
	struct workshop workshop = workshop_with(step, minutes, 4);
	int planned[WORKSHOP_STEPS];

	timebox_fit(&workshop, 10, planned);
	CHECK(!memcmp(planned, fitted, sizeof fitted));
	workshop = workshop_with(step, uneven, 3);
	timebox_fit(&workshop, 5, planned);
	CHECK(!memcmp(planned, pressed, sizeof pressed));
	workshop = workshop_with(step, nothing, 2);
	timebox_fit(&workshop, 30, planned);
	CHECK(planned[0] == 0 && planned[1] == 0);
}

/* For all sums: exact, at least 1 where there is any, and within a minute of the fair part
 * where no step was lifted to its one. */
static void
test_sums(void)
{
	static const int minutes[] = {1, 0, 5, 30, 7, 2, 45};
	struct step step[WORKSHOP_STEPS];
	struct workshop workshop = workshop_with(step, minutes, 7);
	int planned[WORKSHOP_STEPS];

	for (int total = 6; total <= 600; total++) {
		timebox_fit(&workshop, total, planned);
		CHECK_ALL(sum_of(planned, 7) == total);
		for (int i = 0; i < 7; i++) {
			int off = planned[i] * 90 - total * minutes[i];

			CHECK_ALL(minutes[i] ? planned[i] >= 1 : planned[i] == 0);
			CHECK_ALL(total < 90 || (off < 90 && off > -90));
		}
	}
	CHECK(planned[6] == 300);
}

static void
put(struct room *room, enum item_field field, int number)
{
	struct gesture gesture;

	room_begin(room, &gesture);
	gesture_set(&gesture, session_self(&room->session)->id);
	gesture_int(&gesture, field, number);
	room_do(&gesture);
}

static void
test_planned(void)
{
	static const int own[] = {1, 20, 0, 5, 8, 5, 200}, file[] = {0, 30, 10, 5, 8, 5, 2};
	static const int started[] = {4, 33};
	struct room room;
	struct gesture gesture;
	int planned[WORKSHOP_STEPS];

	room_open(&room, 5);
	timebox_planned(&room.session, planned);
	CHECK(!memcmp(planned, file, sizeof file));
	put(&room, ITEM_MINUTES, 120);
	timebox_planned(&room.session, planned);
	CHECK(planned[1] == 60 && sum_of(planned, 7) == 120);

	room_begin(&room, &gesture);
	gesture_set(&gesture, session_self(&room.session)->id);
	gesture_ints(&gesture, ITEM_PLANNED, own, 7);
	room_do(&gesture);
	timebox_planned(&room.session, planned);
	CHECK(!memcmp(planned, own, sizeof own));

	/* Too few are as many as they are. */
	room_begin(&room, &gesture);
	gesture_set(&gesture, session_self(&room.session)->id);
	gesture_ints(&gesture, ITEM_PLANNED, started, 2);
	room_do(&gesture);
	timebox_planned(&room.session, planned);
	CHECK(planned[0] == 4 && planned[1] == 33 && planned[2] == 20);
	session_free(&room.session);
}

static void
go(struct room *room, int64_t after, int step)
{
	struct gesture gesture;

	room->ms += after;
	room_begin(room, &gesture);
	gesture_go(&gesture, step);
	room_do(&gesture);
}

static void
test_used(void)
{
	struct room room;
	struct gesture gesture;
	struct err err = {0};
	int used[WORKSHOP_STEPS];

	room_open(&room, 5);
	go(&room, MINUTES(4), 1);
	go(&room, MINUTES(20) + 29000, 2);
	go(&room, MINUTES(6) + 31000, 1);
	room.ms += MINUTES(2);
	room_write(&room, "strength", "En lapp flyttar ingen");
	go(&room, MINUTES(1), 3);

	timebox_used(&room.session, (struct moment){0, 0}, used);
	CHECK(used[0] == 4 && used[1] == 23 && used[2] == 7 && used[3] == 0);
	timebox_used(&room.session, (struct moment){room.ms + MINUTES(9), 60}, used);
	CHECK(used[3] == 9 && used[4] == 0);
	timebox_used(&room.session, (struct moment){room.ms - MINUTES(9), 60}, used);
	CHECK(used[3] == 0);

	/* A step taken back was never entered. */
	room_begin(&room, &gesture);
	CHECK(gesture_undo(&gesture, &err));
	room_do(&gesture);
	timebox_used(&room.session, (struct moment){room.ms + MINUTES(9), 60}, used);
	CHECK(used[0] == 4 && used[1] == 32 && used[2] == 7 && used[3] == 0);
	session_free(&room.session);
}

/* What was done in preparation is not the room's time. */
static void
test_prepared(void)
{
	struct room room;
	struct gesture gesture;
	int used[WORKSHOP_STEPS];

	room_open(&room, 5);
	room_begin(&room, &gesture);
	gesture_set(&gesture, session_self(&room.session)->id);
	gesture_bool(&gesture, ITEM_PREPARED, true);
	room_do(&gesture);
	go(&room, MINUTES(3000), 1);
	go(&room, MINUTES(50), 0);
	room.ms += MINUTES(7000);
	room_begin(&room, &gesture);
	gesture_set(&gesture, session_self(&room.session)->id);
	gesture_bool(&gesture, ITEM_PREPARED, false);
	room_do(&gesture);
	go(&room, MINUTES(5), 1);
	timebox_used(&room.session, (struct moment){room.ms + MINUTES(2), 60}, used);
	CHECK(used[0] == 5 && used[1] == 2 && used[2] == 0);
	session_free(&room.session);
}

/* 25 minutes gone of 30 in Samla, 20 left until the bell: 5, 10, 5, 8, 5 and 2 are left of
 * the plan. */
static void
test_share(void)
{
	static const int shared[] = {0, 25 + 3, 6, 3, 4, 3, 1};
	struct room room;
	struct gesture gesture;
	int planned[WORKSHOP_STEPS];

	room_open(&room, 5);
	go(&room, 0, 1);
	room.ms += MINUTES(25);
	room_begin(&room, &gesture);
	timebox_share(&gesture, 20);
	CHECK_TEXT(gesture.said, "20 minuter är fördelade på de steg som är kvar.");
	room_do(&gesture);
	timebox_planned(&room.session, planned);
	CHECK(!memcmp(planned, shared, sizeof shared));

	/* Run over, and less time than steps: a minute for each. */
	go(&room, 0, 2);
	room.ms += MINUTES(40);
	room_begin(&room, &gesture);
	timebox_share(&gesture, 2);
	room_do(&gesture);
	timebox_planned(&room.session, planned);
	CHECK(planned[2] == 41);
	for (int i = 3; i < 7; i++)
		CHECK(planned[i] == 1);
	session_free(&room.session);
}

int
main(void)
{
	test_fit();
	test_remainders();
	test_sums();
	test_planned();
	test_used();
	test_prepared();
	test_share();
	return check_done("core/timebox");
}
