/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rules by which copies of a session are merged, tried on random histories against an oracle that
 * is written from their words alone. The same histories catch each mistake the oracle can be
 * told to make, so they are rich enough to catch those of the fold.
 */
#include "agree.h"
#include "devices.h"

#include "../check.h"

#ifdef __SANITIZE_ADDRESS__
#define HISTORIES 500 /* ten times as slow */
#else
#define HISTORIES 2000
#endif
#define KEYS 30

/* What the room sees: the items that are there and the values they show, but for what is `seen`. */
static uint64_t
session_view(const struct session *session)
{
	uint64_t view = 1;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		for (int field = 0; field < ITEM_FIELDS && !item->removed; field++) {
			const char *text = session_text(session, item, (enum item_field)field);

			if (!*text || field == ITEM_SEEN || field == ITEM_REMOVED)
				continue;
			view = print_bytes(print_int(view, field), &item->id, sizeof item->id);
			view = print_bytes(view, text, strlen(text));
		}
	}
	return view;
}

/* Does an event's `replaces` name exactly the tips that were there before it (rule 5)? */
static bool
row_is_tips(const struct oracle *before, const struct event *event, int item, const char *name)
{
	bool tip[ORACLE_EVENTS];
	int tips = 0, named = 0;

	oracle_tips(before, item, name, tip);
	for (int at = 0; at < before->count; at++)
		tips += tip[at];
	for (int row = 0; row < event->replacings; row++) {
		if (strcmp(event->replaces[row].name, name) != 0)
			continue;
		named = event->replaces[row].tips;
		for (int at = 0; at < before->count; at++)
			for (int each = 0; tip[at] && each < named; each++)
				tips -= id_same(event->replaces[row].tip[each],
						before->event[at].id);
	}
	for (int at = 0; at < before->count; at++)
		named -= tip[at];
	return !tips && !named;
}

static bool
event_gives(const struct event *event, const char *name)
{
	for (int with = 0; with < event->withs; with++)
		if (!strcmp(event->with[with].name, name))
			return true;
	return false;
}

/* Rules 5 and 10, of the events that a gesture put after the first `known`. */
static bool
tips_agree(const struct session *session, int known)
{
	struct oracle before;

	oracle_ask(&before, session->event.item, known, MISTAKE_NONE);
	for (int at = known; at < session->event.count; at++) {
		const struct event *event = &session->event.item[at];
		const struct item *item = session_item(session, event->item);
		const struct given *removed = event_given(event, ITEM_REMOVED);
		const char *all[ORACLE_NAMES];
		int names = oracle_all_names(&before, all);

		if (!item || item->event >= known)
			continue;
		for (int name = 0; name < names; name++)
			if ((event_gives(event, all[name]) || (removed && removed->number)) &&
			    !row_is_tips(&before, event, item->event, all[name]))
				return false;
	}
	return true;
}

/* ---- random histories ---- */

/* One key on one laptop: refused and nothing has changed, or in the session with the right tips. */
static void
history_key(struct world *world, struct device *device)
{
	const struct session *session = &device->session;
	uint64_t before = session_print(session);
	int known = session->event.count;
	struct gesture gesture;
	struct err err;

	device_begin(world, device, &gesture);
	device_press(world, device, &gesture);
	if (!gesture_is_empty(&gesture)) {
		bool is_let_in = gesture_may(&gesture, &err);

		CHECK_ALL(session_print(session) == before);
		if (is_let_in) {
			device_take(world, device, &gesture);
			CHECK_ALL(session->event.count > known);
			CHECK_ALL(world->has_strangers || tips_agree(session, known));
		}
	}
	gesture_free(&gesture);
}

static void
history_move(struct world *world)
{
	struct device *device = &world->device[world_pick(world, world->devices)];
	struct device *other = &world->device[world_pick(world, world->devices)];

	if (world->devices < DEVICES && world_happens(world, 12))
		CHECK_ALL(device_copy(world, device));
	else if (device != other && world_happens(world, 25))
		CHECK_ALL(device_merge(world, device, other));
	else if (world->has_strangers && world_happens(world, 15))
		CHECK_ALL(device_receive(world, device));
	else
		history_key(world, device);
}

static void
history_run(struct world *world, uint64_t seed)
{
	world_open(world, seed);
	world->has_strangers = world_happens(world, 25);
	world->may_seal = world_happens(world, 30);
	world->may_withhold = world_happens(world, 40);
	for (int key = 0; key < KEYS; key++)
		history_move(world);
}

/* All carry their files to all, in an order of their own. */
static void
history_unite(struct world *world)
{
	world->may_withhold = false;
	for (int into = 0; into < world->devices; into++)
		for (int from = world->devices - 1; from >= 0; from--)
			if (into != from)
				CHECK_ALL(device_merge(world, &world->device[into],
						       &world->device[from]));
}

/* The same rows in another order, and the same rows folded again, give the same. */
static void
check_order(struct world *world, struct device *device)
{
	uint64_t print = session_print(&device->session);
	struct session again = {0};
	struct err err;

	CHECK_ALL(device_reload(world, device, &again));
	CHECK_ALL(session_print(&again) == print);
	CHECK_ALL(session_fold(&again, &err));
	CHECK_ALL(session_print(&again) == print);
	session_free(&again);
}

static void
test_histories(void)
{
	for (uint64_t seed = 1; seed <= HISTORIES; seed++) {
		static struct world world;
		bool agrees = true;

		history_run(&world, seed);
		for (int device = 0; device < world.devices; device++)
			agrees = agrees &&
				 session_agrees(&world.device[device].session, MISTAKE_NONE);
		check_order(&world, &world.device[world_pick(&world, world.devices)]);
		history_unite(&world);
		agrees = agrees && session_agrees(&world.device[0].session, MISTAKE_NONE);
		for (int device = 1; device < world.devices; device++)
			CHECK_ALL(session_print(&world.device[device].session) ==
				  session_print(&world.device[0].session));
		world_free(&world);
		if (!CHECK_ALL(agrees)) {
			fprintf(stderr, "history %d\n", (int)seed);
			return;
		}
	}
	CHECK(check_failed == 0);
}

/* The history in which an oracle that makes this mistake is found out, 0 when none is. */
static int
history_that_tells(enum mistake mistake)
{
	for (uint64_t seed = 1; seed <= HISTORIES; seed++) {
		static struct world world;
		bool agrees = true;

		history_run(&world, seed);
		for (int device = 0; device < world.devices; device++)
			agrees = agrees && session_agrees(&world.device[device].session, mistake);
		if (agrees)
			history_unite(&world);
		agrees = agrees && session_agrees(&world.device[0].session, mistake);
		world_free(&world);
		if (!agrees)
			return (int)seed;
	}
	return 0;
}

static void
test_mistakes_are_found(void)
{
	for (int mistake = MISTAKE_NONE + 1; mistake < MISTAKES; mistake++)
		if (!CHECK(history_that_tells((enum mistake)mistake)))
			fprintf(stderr, "mistake %d is never found\n", mistake);
}

/* ---- undo and redo ---- */

static bool
device_do(struct world *world, struct device *device,
	  bool (*change)(struct gesture *gesture, struct err *err))
{
	struct gesture gesture;
	struct err err;
	bool ok;

	device_begin(world, device, &gesture);
	ok = change(&gesture, &err);
	if (ok && CHECK_ALL(gesture_may(&gesture, &err)))
		device_take(world, device, &gesture);
	gesture_free(&gesture);
	return ok;
}

/* All taken back is the beginning, and all brought back is the end. */
static void
test_undo_all(void)
{
	for (uint64_t seed = 1; seed <= 300; seed++) {
		static struct world world;
		struct device *device = &world.device[0];
		uint64_t first, last;
		int undone = 0;

		world_open(&world, seed);
		first = session_view(&device->session);
		for (int key = 0; key < KEYS; key++)
			history_key(&world, device);
		last = session_view(&device->session);
		while (device_do(&world, device, gesture_undo))
			undone++;
		CHECK_ALL(session_view(&device->session) == first);
		for (int redo = 0; redo < undone; redo++)
			CHECK_ALL(device_do(&world, device, gesture_redo));
		CHECK_ALL(session_view(&device->session) == last);
		while (device_do(&world, device, gesture_undo))
			undone--;
		CHECK_ALL(session_view(&device->session) == first);
		CHECK_ALL(undone == 0);
		world_free(&world);
	}
	CHECK(check_failed == 0);
}

/* Each says a step further back than the one before, to the first and forth again. */
static void
test_undo_steps(void)
{
	static struct world world;
	struct device *device = &world.device[0];
	uint64_t view[12];
	struct gesture gesture;

	world_open(&world, 1);
	view[0] = session_view(&device->session);
	for (int step = 1; step < 12; step++) {
		device_begin(&world, device, &gesture);
		(void)note_write(&gesture, step % 2, "lugn");
		device_take(&world, device, &gesture);
		gesture_free(&gesture);
		view[step] = session_view(&device->session);
	}
	for (int step = 10; step >= 0; step--) {
		CHECK(device_do(&world, device, gesture_undo));
		CHECK(session_view(&device->session) == view[step]);
	}
	CHECK(!device_do(&world, device, gesture_undo));
	for (int step = 1; step < 12; step++) {
		CHECK(device_do(&world, device, gesture_redo));
		CHECK(session_view(&device->session) == view[step]);
	}
	CHECK(!device_do(&world, device, gesture_redo));
	world_free(&world);
}

static const char *
first_text(const struct device *device)
{
	const struct session *session = &device->session;

	return session_text(session, &session->items.item[1], ITEM_TEXT);
}

/* Two copies of a database, on both of which the same change has been taken back. */
static void
undo_twice(struct world *world)
{
	struct gesture gesture;

	world_open(world, 7);
	device_begin(world, &world->device[0], &gesture);
	(void)note_write(&gesture, 0, "lugn");
	device_take(world, &world->device[0], &gesture);
	gesture_free(&gesture);
	device_begin(world, &world->device[0], &gesture);
	note_edit(&gesture, &world->device[0].session.items.item[1], "stress");
	device_take(world, &world->device[0], &gesture);
	gesture_free(&gesture);
	CHECK(device_copy(world, &world->device[0]));
	for (int device = 0; device < 2; device++)
		CHECK(device_do(world, &world->device[device], gesture_undo));
	history_unite(world);
}

/* Rule 16: one redo brings it back, though it was taken back twice. */
static void
test_redo_of_two_undos(void)
{
	static struct world world;

	undo_twice(&world);
	CHECK_TEXT(first_text(&world.device[0]), "lugn");
	CHECK(device_do(&world, &world.device[0], gesture_redo));
	CHECK_TEXT(first_text(&world.device[0]), "stress");
	CHECK(session_agrees(&world.device[0].session, MISTAKE_NONE));
	CHECK(device_merge(&world, &world.device[1], &world.device[0]));
	CHECK_TEXT(first_text(&world.device[1]), "stress");
	world_free(&world);
}

/* The `undone` that comes last: by a redo of a program that had not read rule 16. */
static void
take_back_newest_undo(struct world *world, struct device *device)
{
	const struct session *session = &device->session;
	struct event event = {.id = world_id(world, device),
			      .clock = session->clock + 1,
			      .at = "2026-11-22T13:00:00+01:00",
			      .type = EVENT_UNDONE,
			      .type_name = "undone"};
	int at = session->event.count - 1;

	while (session->event.item[at].type != EVENT_UNDONE)
		at--;
	event.gesture = event.id;
	event.undoes = session->event.item[at].id;
	CHECK(device_add_event(world, device, &event));
}

/* The other side of rule 16: while one of two undos holds, the change is still taken back. */
static void
test_redo_of_one_of_two(void)
{
	static struct world world;
	struct device *device = &world.device[0];

	undo_twice(&world);
	take_back_newest_undo(&world, device);
	CHECK_TEXT(first_text(device), "lugn");
	CHECK(session_agrees(&device->session, MISTAKE_NONE));
	CHECK(!session_agrees(&device->session, MISTAKE_NEWEST_UNDO));
	CHECK(device_do(&world, &world.device[1], gesture_redo));
	CHECK(device_merge(&world, device, &world.device[1]));
	CHECK_TEXT(first_text(device), "stress");
	world_free(&world);
}

int
main(void)
{
	test_histories();
	test_mistakes_are_found();
	test_undo_all();
	test_undo_steps();
	test_redo_of_two_undos();
	test_redo_of_one_of_two();
	return check_done("core/rules");
}
