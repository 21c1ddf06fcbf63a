/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tables of actions and keys: no name twice, no key twice in any table that a state of the
 * program has, and nothing that can be done without a key, a row in the palette, or a reason.
 */
#include "group.h"

/* Which actions a key was seen to do, in some state. */
static bool has_key[ACTIONS];

static void
check_actions(void)
{
	for (int one = 0; one < ACTIONS; one++) {
		CHECK(action_named(actions[one].name) == (enum action)one);
		for (int other = 0; other < one; other++) {
			CHECK_ALL(strcmp(actions[one].name, actions[other].name) != 0);
			if (actions[one].label && actions[other].label)
				CHECK_ALL(strcmp(actions[one].label, actions[other].label) != 0);
		}
	}
	CHECK(action_named("no-such-action") == ACT_NONE);
}

static void
tell_binding(const char *name, const struct binding *key, const char *what)
{
	char label[16];

	fprintf(stderr, "%s: %s %s\n", name, key_label(key->key, label), what);
	check_failed++;
}

/* Is it bound before in the table? Two rows of which only the first can ever be found. */
static bool
is_bound_before(const struct binding *keys, const struct binding *key)
{
	for (const struct binding *before = keys; before < key; before++)
		if (before->key == key->key && before->action != ACT_LETTER &&
		    key->action != ACT_LETTER)
			return true;
	return false;
}

static void
check_table(const struct binding *keys, const char *name)
{
	for (const struct binding *key = keys; key && key->key; key++) {
		has_key[key->action] = true;
		if (is_bound_before(keys, key))
			tell_binding(name, key, "is bound twice");
		if (key->action == ACT_NONE)
			tell_binding(name, key, "does nothing");
		if (key->hint && !*key->hint)
			tell_binding(name, key, "has an empty hint");
		if (key->cap && !key->hint)
			tell_binding(name, key, "has a keycap and no hint");
		if (key->pinned && !key->hint)
			tell_binding(name, key, "is pinned and has no hint");
	}
}

static void
look(struct group *group)
{
	const struct page *page = app_page(group->stage.app);

	check_table(page->keys(group->stage.app), page->name);
}

/* Out of every overlay again, without going to the start. */
static void
come_back(struct group *group)
{
	for (int press = 0; press < 8 && app_page(group->stage.app) != &page_run; press++)
		group_key(group, group->stage.app->page[0] == &page_pause ? K_F8 : K_ESCAPE);
}

/* What can be opened in a step, so that the keys of all that are seen. */
static void
try_step(struct group *group)
{
	static const int keys[] = {
		K_F1,  K_RIGHT, 0,    '/',  0,    K_F2,    0, K_F3, 0,       K_UP,        K_F2,
		0,     K_UP,    K_F3, 0,    K_UP, K_ENTER, 0, K_UP, K_ENTER, '2',         0,
		K_TAB, K_TAB,   0,    K_F8, 0,    K_F7,    0, 'd',  0,       K_CTRL('n'), 0,
	};
	static const enum action opens[] = {
		ACT_PEOPLE, ACT_SHARE_TIME, ACT_MEANS,  ACT_PARKED, ACT_GROUP,
		ACT_QUIT,   ACT_TELLING,    ACT_PLAN,   ACT_ROOM,   ACT_MATRIX,
		ACT_DELMAL, ACT_SEARCH,     ACT_INTAKE, ACT_PRINT,  ACT_PURGE,
	};
	/* With a note picked, which a look that writes does with one key. */
	static const enum action on_note[] = {ACT_LINKS, ACT_INDICATOR, ACT_PURPOSE, ACT_MOVE};
	const struct app *app = group->stage.app;
	int at = app->session.at;

	for (size_t key = 0; key < COUNT(keys); key++)
		if (keys[key])
			group_key(group, keys[key]);
		else
			come_back(group);
	for (size_t open = 0; open < COUNT(opens); open++) {
		stage_do(&group->stage, opens[open], 0);
		look(group);
		come_back(group);
	}
	for (size_t open = 0; open < COUNT(on_note); open++) {
		group_key(group, K_UP);
		stage_do(&group->stage, on_note[open], 0);
		look(group);
		come_back(group);
	}
	CHECK(app->in_session && app->session.at == at);
}

/* Through the workshop that stands so far to the right among those offered. */
static void
walk(int offer)
{
	struct group group = {.look = look, .step = try_step};

	stage_prepare(&group.stage, 24, 80);
	if (!CHECK(stage_start(&group.stage)))
		return;
	look(&group);
	check_table(app_keys, "app");
	CHECK(group_begin(&group, offer));
	/* It is asked of a link, and this group makes none. */
	check_table(page_link.keys(group.stage.app), page_link.name);
	CHECK(group_play(&group));
	stage_close(&group.stage);
}

/* What has neither key nor row in the palette, and why. */
static const struct {
	enum action action;
	const char *why;
} reasons[] = {
	{ACT_NONE, "it is what is not an action"}, {ACT_PICK, "a click on what can be picked"},
	{ACT_PICK_PANE, "a click on a box"},       {ACT_PICK_GAP, "a click on a gap"},
	{ACT_GO_STEP, "a click on the thread"},
};

static bool
has_reason(enum action action)
{
	for (size_t at = 0; at < COUNT(reasons); at++)
		if (reasons[at].action == action)
			return *reasons[at].why;
	return false;
}

static void
check_reached(void)
{
	for (int action = 0; action < ACTIONS; action++) {
		bool reached = has_key[action] || actions[action].label;

		if (!CHECK(reached || has_reason((enum action)action)))
			fprintf(stderr, "%s has no key and is not in the palette\n",
				actions[action].name);
		if (!CHECK(!reached || !has_reason((enum action)action)))
			fprintf(stderr, "%s needs no reason any more\n", actions[action].name);
	}
}

int
main(void)
{
	check_actions();
	walk(0); /* SWOT */
	walk(1); /* effektkedja */
	check_reached();
	return check_done("screen/tables");
}
