/* SPDX-License-Identifier: EUPL-1.2 */
/* The program is killed: what was said yes to is there, once, and nothing is there by half. */
#include "gesture.h"

#include <signal.h>
#include <sys/wait.h>

/* Appends from gesture `from` on for ever, and says each number when it has been said yes to. */
static void
append_until_killed(const char *path, int from, int out)
{
	struct store *store = store_there(path);
	struct err err = {0};

	for (int n = from; n < GESTURES; n++) {
		if (!store_draft(store, id_of(1), "plats", "på väg", &err) ||
		    !gesture_append(store, n, "ord", &err) ||
		    write(out, &n, sizeof n) != sizeof n || !store_tidy(store, &err))
			_exit(1);
	}
	_exit(0);
}

/* Lets a child append, kills it after `patience` gestures, and returns the last acknowledged. */
static int
kill_after(const char *path, int from, int patience)
{
	int ends[2], last = from - 1, n;
	pid_t child;

	if (pipe(ends) != 0)
		exit(2);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		append_until_killed(path, from, ends[1]);
	}
	close(ends[1]);
	for (int i = 0; i < patience && read(ends[0], &n, sizeof n) == sizeof n; i++)
		last = n;
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	while (read(ends[0], &n, sizeof n) == sizeof n)
		last = n;
	close(ends[0]);
	return last;
}

static void
test_kill(const char *path)
{
	static struct tally tally;
	int from = 0;

	for (int round = 0; round < 20; round++) {
		int last = kill_after(path, from, 1 + 7 * round % 23);
		struct store *store = store_there(path);
		struct err err = {0};
		int there = gestures_whole(store, &tally);

		CHECK(last >= from);
		/* One more may have been kept before the child could say so. */
		CHECK(there == last + 1 || there == last + 2);
		CHECK(gesture_append(store, last + 1, "ord", &err));
		CHECK(gestures_whole(store, &tally) == last + 2);
		from = last + 2;
		store_drop(store);
	}
}

int
main(void)
{
	struct folder folder = folder_make();

	test_kill(folder_name(&folder, "kill.db").path);
	folder_remove(&folder);
	return check_done("store/kill");
}
