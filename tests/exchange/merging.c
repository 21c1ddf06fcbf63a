/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The invariants of merging, I1 to I9, on random histories: up to four laptops with copied
 * databases and wrong clocks, on which keys are pressed, things are undone, sealed and purged, and
 * between which files are carried in any order and any number of times, damaged ones among them.
 * What a database must hold is said by a model, and what a session must say by the oracle; both are
 * also told to make mistakes, and the histories must notice each.
 */
#include "laptop.h"

#ifdef __SANITIZE_ADDRESS__
#define HISTORIES 60
#else
#define HISTORIES 300
#endif
#define MOVES 45

/* A laptop that has nothing but what files bring. */
static struct laptop *
history_reader(struct history *history, int reader)
{
	struct laptop *laptop = &history->laptop[DEVICES + reader];

	laptop->device = &history->reader[reader];
	laptop->device->wall_ms = history->laptop[0].device->wall_ms;
	laptop->model = (struct model){.arena = &history->world.arena, .mistake = history->mistake};
	return laptop;
}

/* The files from `first` on, every `step`-th, in an order of chance, and some of them twice. */
static void
read_files(struct history *history, struct laptop *laptop, int first, int step)
{
	struct world *world = &history->world;
	int order[FILES], files = 0;

	for (int file = first; file < history->files; file += step)
		order[files++] = file;
	for (int at = files - 1; at > 0; at--) {
		int other = world_pick(world, at + 1), kept = order[at];

		order[at] = order[other];
		order[other] = kept;
	}
	for (int at = 0; at < files; at++) {
		if (world_happens(world, 20))
			laptop_import_damaged(history, laptop, &history->file[order[at]]);
		laptop_import(history, laptop, &history->file[order[at]]);
		if (world_happens(world, 30))
			laptop_import(history, laptop,
				      &history->file[order[world_pick(world, at + 1)]]);
	}
}

static bool
same_dump(struct laptop *a, struct laptop *b)
{
	struct buf one = {0}, other = {0};
	bool same;

	database_dump(&a->database, &one);
	database_dump(&b->database, &other);
	same = one.bytes == other.bytes && !strcmp(buf_text(&one), buf_text(&other));
	buf_free(&one);
	buf_free(&other);
	return same && session_print(&a->device->session) == session_print(&b->device->session);
}

/* I2: half of them here and half there, both exported and read: the same events. */
static void
check_halves(struct history *history, const struct laptop *centre)
{
	struct laptop *here = history_reader(history, 2), *there = history_reader(history, 3);
	struct file file = {0};

	read_files(history, here, 0, 2);
	read_files(history, there, 1, 2);
	session_file_write(&file.text, &here->device->session);
	laptop_import(history, there, &file);
	CHECK_ALL(there->database.count == centre->database.count);
	buf_free(&file.text);
}

/* I1, I2, I3 and I9: all carry their files to a centre, and to another one in another order. */
static void
history_gather(struct history *history)
{
	struct laptop *centre = history_reader(history, 0), *other = history_reader(history, 1);

	history->files = history->files < FILES - DEVICES ? history->files : FILES - DEVICES;
	for (int at = 0; at < history->world.devices; at++) {
		laptop_export(history, &history->laptop[at]);
		check_export(&history->laptop[at].device->session);
	}
	read_files(history, centre, 0, 1);
	read_files(history, other, 0, 1);
	CHECK_ALL(same_dump(centre, other));
	CHECK_ALL(centre->database.count == history->mades);
	check_halves(history, centre);
	for (int at = 0; at < centre->model.texts; at++) {
		const struct model_text *text = &centre->model.text[at];

		CHECK_ALL(!text->is_purged || !text->text);
	}
}

/* ---- settling ---- */

static void
settle_slot(struct gesture *gesture, const struct session *session, const struct item *item,
	    const struct slot *slot)
{
	const struct given *given = session_given(session, item, (enum item_field)slot->field);

	gesture_set(gesture, item->id);
	if (!given || given->here != HERE)
		gesture_text(gesture, (enum item_field)slot->field, "avgjort");
	else if (given->refs || item_fields[slot->field].type == FIELD_REF)
		gesture_ref(gesture, given->field, given->refs ? given->ref[0] : (struct id){{0}});
	else if (given->kind == JSON_BOOL)
		gesture_bool(gesture, given->field, given->number != 0);
	else if (given->kind == JSON_INT || item_fields[slot->field].type == FIELD_ENUM)
		gesture_int(gesture, given->field, given->number);
	else
		gesture_text(gesture, given->field, given->text);
}

/* How many fields contradict each other, disputed removals too. */
static int
conflicts_of(const struct session *session)
{
	int conflicts = 0;

	for (int item = 0; item < session->items.count; item++) {
		const struct item *one = &session->items.item[item];

		conflicts += one->removal_disputed;
		for (int slot = one->slot; slot >= 0 && !one->removed;
		     slot = session->slot.item[slot].next)
			conflicts += session->slot.item[slot].conflict;
	}
	return conflicts;
}

/* Everything that is disputed is given the value that is shown; what is disputed to be there is
 * there. */
static void
laptop_settle(struct history *history, struct laptop *laptop)
{
	struct session *session = &laptop->device->session;
	struct gesture gesture;

	device_begin(&history->world, laptop->device, &gesture);
	for (int item = 0; item < session->items.count; item++) {
		const struct item *one = &session->items.item[item];

		for (int slot = one->slot; slot >= 0 && !one->removed;
		     slot = session->slot.item[slot].next)
			if (session->slot.item[slot].conflict &&
			    session->slot.item[slot].field != ITEM_REMOVED)
				settle_slot(&gesture, session, one, &session->slot.item[slot]);
		if (one->removal_disputed)
			gesture_restore(&gesture, one->id);
	}
	if (!gesture_is_empty(&gesture))
		laptop_take(history, laptop, &gesture);
	gesture_free(&gesture);
}

/* I7: settled at the centre, it is settled wherever the file comes. */
static int
check_settled(struct history *history)
{
	struct laptop *centre = &history->laptop[DEVICES];
	struct file settled = {0};
	int conflicts = conflicts_of(&centre->device->session);

	laptop_settle(history, centre);
	CHECK_ALL(conflicts_of(&centre->device->session) == 0);
	session_file_write(&settled.text, &centre->device->session);
	for (int at = 0; at < history->world.devices; at++) {
		laptop_import(history, &history->laptop[at], &settled);
		CHECK_ALL(conflicts_of(&history->laptop[at].device->session) == 0);
	}
	buf_free(&settled.text);
	return conflicts;
}

/* ---- all of it ---- */

/* I4: what is in conflict, shown and removed is what the oracle finds. */
static bool
all_agree(const struct history *history, enum mistake mistake)
{
	for (int at = 0; at < history->world.devices; at++)
		if (!session_agrees(&history->world.device[at].session, mistake))
			return false;
	return !history->laptop[DEVICES].device ||
	       session_agrees(&history->laptop[DEVICES].device->session, mistake);
}

static struct history history;

static void
test_histories(void)
{
	int conflicts = 0, files = 0, purged = 0;

	for (uint64_t seed = 1; seed <= HISTORIES && !check_failed; seed++) {
		history_open(&history, seed, MODEL_RIGHT);
		for (int move = 0; move < MOVES; move++)
			history_move(&history);
		CHECK_ALL(all_agree(&history, MISTAKE_NONE));
		history_gather(&history);
		CHECK_ALL(all_agree(&history, MISTAKE_NONE));
		for (int at = 0; at < history.laptop[DEVICES].model.texts; at++)
			purged += history.laptop[DEVICES].model.text[at].is_purged;
		conflicts += check_settled(&history);
		CHECK_ALL(all_agree(&history, MISTAKE_NONE));
		if (!CHECK_ALL(history.agrees))
			fprintf(stderr, "history %d\n", (int)seed);
		files += history.files;
		history_free(&history);
	}
	/* They are rich enough to say something. */
	CHECK(conflicts > HISTORIES / 2 && files > 5 * HISTORIES && purged > HISTORIES / 2);
	CHECK(check_failed == 0);
}

/* Is a model or an oracle that is mistaken found out, and not by one history alone? */
static bool
histories_tell(enum model_mistake model, enum mistake mistake)
{
	int tell = 0;

	for (uint64_t seed = 1; seed <= HISTORIES && tell < 2; seed++) {
		bool agrees;

		history_open(&history, seed, model);
		for (int move = 0; move < MOVES; move++)
			history_move(&history);
		history_gather(&history);
		agrees = history.agrees && all_agree(&history, mistake);
		check_settled(&history);
		tell += !agrees || !all_agree(&history, mistake);
		history_free(&history);
	}
	return tell == 2;
}

static void
test_mistakes_are_found(void)
{
	static const enum mistake mistakes[] = {MISTAKE_LAST_WRITER, MISTAKE_ONE_TIP,
						MISTAKE_FORGETFUL, MISTAKE_PLAIN_REMOVED};

	for (int model = MODEL_RIGHT + 1; model < MODEL_MISTAKES; model++)
		if (!CHECK(histories_tell((enum model_mistake)model, MISTAKE_NONE)))
			fprintf(stderr, "mistake %d of the model is never found\n", model);
	for (size_t at = 0; at < COUNT(mistakes); at++)
		if (!CHECK(histories_tell(MODEL_RIGHT, mistakes[at])))
			fprintf(stderr, "mistake %d of the oracle is never found\n",
				(int)mistakes[at]);
	CHECK(check_failed == 0);
}

int
main(void)
{
	test_histories();
	test_mistakes_are_found();
	return check_done("exchange/merging");
}
