/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a person does and the picture after it: runs every tests/screen/NAME.script and compares
 * each picture with tests/screen/PICTURE.txt. With --accept the pictures are written instead;
 * the difference is what a reviewer reads. A name after that runs one script alone.
 *
 *	use FILE           the lines of another file, as if they stood here
 *	now 2026-10-13T13:00:00+02:00, theme mono, glyphs off
 *	                   before the first line that acts; size 80x24 at any time
 *	load FILE [STEP]   before that too: the session of the file is kept already, as it was when
 *	                   the group came to the step, else all of it
 *	keys <enter> x     times 9 <down>   type "text"   write "text" (and Enter)   paste "text\n"
 *	click ROW COL      click-on "text on the screen"   wheel up|down
 *	do ACTION [NUMBER] wait SECONDS   restart   fails "disk full"   works
 *	leaves, stays      whether the people leave what takes long, in the midst of it
 *	demo-chain         all of the demo's effektkedja, in the workshop that is open
 *	rival FIELD "value" what another laptop said of the field that was last given, not knowing of that; it
 *	                   came by a file, so the program is restarted
 *	remember           what is picked; origin CODE: that note comes from what was remembered
 *	picture NAME [SIZE…]   says "in the toast"   shows "on the screen"   hides "not there"
 *	step ID            events NUMBER   count SORT NUMBER
 *	                   SORT is a kind of item, or export, paper, copy, print, intake, purge, session
 */
#include "../core/demo_chain.h"
#include "stage.h"

#include "rodtrad/canvas/key.h"

#define FOLDER "tests/screen"

struct script {
	struct scene stage;
	const char *file; /* and the line that is being run */
	int line;
	bool begun;        /* the program has been started */
	char failure[200]; /* what the disk says */
	struct id kept;    /* what was remembered */
};

struct pictures {
	char **item; /* owned: the names taken so far */
	int count, room;
};

struct runner {
	bool accepts;
	struct pictures pictures;
};

/* ---- telling ---- */

static bool
script_check(struct script *script, bool ok, const char *what, const char *words)
{
	if (ok) {
		check_passed++;
		return true;
	}
	check_failed++;
	fprintf(stderr, "%s:%d: %s %s\n", script->file, script->line, what, words);
	return false;
}

/* What a failure happened on, to be read. */
static void
script_show(struct script *script)
{
	fprintf(stderr, "%s", buf_text(&script->stage.plain));
}

static void
script_invariants(struct script *script)
{
	struct scene *stage = &script->stage;

	stage_check_draw(stage);
	stage_check_fold(stage);
	if (*stage->fault) {
		script_check(script, false, "invariant:", stage->fault);
		*stage->fault = 0;
	}
}

/* ---- words of a line ---- */

/* The next word of a line; it is ended in place. "" when there is no more. */
static char *
next_word(char **rest)
{
	char *word = *rest + strspn(*rest, " \t");
	size_t bytes = strcspn(word, " \t");

	*rest = word + bytes;
	if (**rest)
		*(*rest)++ = 0;
	return word;
}

/* A character by its number in four hexadecimal digits, at `at`. */
static void
add_point(struct buf *out, const char *at)
{
	unsigned point = 0;
	char utf8[5];

	if (sscanf(at, "%4x", &point) == 1 && text_encode((int32_t)point, utf8))
		buf_add(out, utf8);
}

/* What stands between quotes, with \n, \t, \e, \u202e and \\ as what they mean. */
static void
unquote(const char *from, struct buf *out)
{
	static const char names[] = "nte", values[] = "\n\t\033";
	const char *name;

	from += strspn(from, " \t");
	for (from += *from == '"'; *from && *from != '"'; from++)
		if (*from != '\\' || !from[1])
			buf_addc(out, *from);
		else if ((name = strchr(names, *++from)))
			buf_addc(out, values[name - names]);
		else if (*from == 'u' && strlen(from) > 4)
			add_point(out, from + 1), from += 4;
		else
			buf_addc(out, *from);
}

static bool
read_size(const char *text, int *rows, int *cols)
{
	return sscanf(text, "%dx%d", cols, rows) == 2 && *rows > 0 && *cols > 0;
}

/* ---- pictures ---- */

static void
first_difference(const char *got, const char *want)
{
	for (int row = 1;; row++) {
		size_t one = strcspn(got, "\n"), other = strcspn(want, "\n");

		if (one != other || strncmp(got, want, one) != 0) {
			fprintf(stderr, "%3d got  %.*s\n    want %.*s\n", row, (int)one, got,
				(int)other, want);
			return;
		}
		if (!got[one] || !want[other])
			return;
		got += one + 1;
		want += other + 1;
	}
}

static void
picture_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	if (!file || fputs(text, file) < 0 || fclose(file))
		fprintf(stderr, "%s: cannot be written\n", path);
}

static void
picture_compare(struct runner *runner, struct script *script, const char *name)
{
	const char *got = buf_text(&script->stage.print);
	struct buf path = {0}, want = {0};

	*vec_add(&runner->pictures) = mem_text(name);
	buf_addf(&path, FOLDER "/%s.txt", name);
	if (runner->accepts) {
		picture_write(buf_text(&path), got);
	} else if (!world_file(buf_text(&path), &want)) {
		script_check(script, false, "there is no picture", name);
	} else if (!script_check(script, !strcmp(got, buf_text(&want)), "another picture:", name)) {
		first_difference(got, buf_text(&want));
	}
	buf_free(&path);
	buf_free(&want);
}

/* At the size there is, or at each of those named, after which it is as before. */
static void
run_picture(struct runner *runner, struct script *script, char *rest)
{
	struct scene *stage = &script->stage;
	int rows = stage->rows, cols = stage->cols;
	const char *name = next_word(&rest), *size = next_word(&rest);
	char sized[120];

	if (!*size)
		picture_compare(runner, script, name);
	for (; *size; size = next_word(&rest)) {
		if (!script_check(script, read_size(size, &stage->rows, &stage->cols), "size",
				  size))
			break;
		script_invariants(script);
		snprintf(sized, sizeof sized, "%s-%s", name, size);
		picture_compare(runner, script, sized);
	}
	stage->rows = rows;
	stage->cols = cols;
	script_invariants(script);
}

/* A picture that no script takes is one that nobody would miss. */
static void
check_strays(const struct runner *runner)
{
	struct world_files files = world_folder(FOLDER, ".txt");

	for (int at = 0; at < files.count; at++) {
		const char *name = files.item[at] + strlen(FOLDER "/");
		bool taken = false;

		for (int picture = 0; picture < runner->pictures.count && !taken; picture++) {
			size_t bytes = strlen(runner->pictures.item[picture]);

			taken = strlen(name) == bytes + 4 &&
				!strncmp(name, runner->pictures.item[picture], bytes);
		}
		if (!taken) {
			check_failed++;
			fprintf(stderr, "%s: no script takes this picture\n", files.item[at]);
		}
	}
	world_folder_free(&files);
}

/* ---- keys ---- */

static void
script_key(struct script *script, int key)
{
	stage_key(&script->stage, key);
	script_invariants(script);
}

static void
run_keys(struct script *script, char *rest)
{
	for (char *word = next_word(&rest); *word; word = next_word(&rest)) {
		size_t bytes = strlen(word);
		int key;

		if (bytes > 2 && *word == '<' && word[bytes - 1] == '>') {
			word[bytes - 1] = 0;
			word++;
		}
		key = key_named(word);
		if (script_check(script, key != K_NONE, "no key is called", word))
			script_key(script, key);
	}
}

static void
run_times(struct script *script, char *rest)
{
	int times = atoi(next_word(&rest));
	char keys[80];

	script_check(script, times > 0, "how many times:", rest);
	for (; times > 0; times--) {
		snprintf(keys, sizeof keys, "%.79s", rest);
		run_keys(script, keys);
	}
}

static void
run_type(struct script *script, const char *rest, bool enters)
{
	struct buf text = {0};
	size_t bytes;

	unquote(rest, &text);
	for (const char *at = buf_text(&text); *at; at += bytes)
		script_key(script, text_point(at, &bytes));
	if (enters)
		script_key(script, K_ENTER);
	buf_free(&text);
}

static void
run_paste(struct script *script, const char *rest)
{
	struct buf text = {0};

	unquote(rest, &text);
	stage_paste(&script->stage, buf_text(&text));
	buf_free(&text);
}

/* The columns before a byte of a row of plain text. */
static int
cols_before(const char *row, const char *at)
{
	struct buf before = {0};
	int cols;

	buf_addn(&before, row, (size_t)(at - row));
	cols = text_cols(buf_text(&before));
	buf_free(&before);
	return cols;
}

static void
run_click_on(struct script *script, const char *rest)
{
	const char *plain = buf_text(&script->stage.plain), *row = plain, *at;
	struct buf text = {0};
	int rows = 0;

	unquote(rest, &text);
	at = strstr(plain, buf_text(&text));
	if (script_check(script, at, "nowhere to click:", buf_text(&text))) {
		for (const char *end; (end = strchr(row, '\n')) && end < at; row = end + 1)
			rows++;
		app_mouse(script->stage.app, rows, cols_before(row, at), MOUSE_PRESS);
	} else {
		script_show(script);
	}
	buf_free(&text);
}

static void
run_click(struct script *script, const char *rest)
{
	int row, col;

	if (script_check(script, sscanf(rest, "%d %d", &row, &col) == 2, "click", rest))
		app_mouse(script->stage.app, row, col, MOUSE_PRESS);
}

static void
run_do(struct script *script, char *rest)
{
	const char *name = next_word(&rest);
	enum action action = action_named(name);

	if (script_check(script, action != ACT_NONE, "no action is called", name))
		stage_do(&script->stage, action, atoi(rest));
}

/* ---- what is made beside the keys ---- */

static void
script_take(struct script *script, struct gesture *gesture)
{
	script_check(script, app_take(script->stage.app, gesture, NULL),
		     "not taken:", script->stage.app->toast.text);
}

/* Each row as one key. */
static void
run_demo_chain(struct script *script)
{
	struct app *app = script->stage.app;
	struct gesture gesture;

	for (size_t at = 0; at < COUNT(demo_notes); at++) {
		gesture = app_gesture(app);
		demo_write_note(&gesture, &demo_notes[at]);
		script_take(script, &gesture);
	}
	for (size_t at = 0; at < COUNT(demo_links); at++) {
		gesture = app_gesture(app);
		demo_write_link(&gesture, &demo_links[at]);
		script_take(script, &gesture);
	}
	for (size_t at = 0; at < COUNT(demo_indicators); at++) {
		gesture = app_gesture(app);
		demo_write_indicator(&gesture, &demo_indicators[at]);
		script_take(script, &gesture);
	}
	for (size_t at = 0; at < COUNT(demo_actions); at++) {
		gesture = app_gesture(app);
		demo_write_action(&gesture, &demo_actions[at], (int)at + 1);
		script_take(script, &gesture);
	}
}

static void
run_remember(struct script *script)
{
	const struct item *picked = app_picked(script->stage.app);

	if (script_check(script, picked, "nothing is picked", "to remember"))
		script->kept = picked->id;
}

static void
run_origin(struct script *script, char *rest)
{
	const char *code = next_word(&rest);
	const struct item *note = note_named(&script->stage.app->session, code);
	struct gesture gesture;
	char id[ID_TEXT];

	if (!script_check(script, note, "there is no note", code))
		return;
	gesture = app_gesture(script->stage.app);
	gesture_set(&gesture, note->id);
	gesture_text(&gesture, ITEM_ORIGIN, id_text(script->kept, id));
	script_take(script, &gesture);
}

/* The last event made here that gives a field; where it is kept comes with it. NULL when there is none. */
static struct kept_session *
find_giver(struct world *world, enum item_field field, struct arena *arena, struct event *giver)
{
	struct kept_session *found = NULL;
	struct event event;
	struct err err;

	for (int at = 0; at < world->sessions.count; at++) {
		struct kept_session *session = &world->sessions.item[at];

		for (int record = 0; record < session->records.count; record++)
			if (event_of_record(&event, &session->records.item[record].record, arena,
					    &err) &&
			    event.mine && event_given(&event, field) &&
			    (!found || id_compare(event.id, giver->id) > 0)) {
				*giver = event;
				found = session;
			}
	}
	return found;
}

/* What is replaced is what the giver replaced; when it added the item, it is the giver itself. */
static struct replaced
rival_replaces(const struct event *giver, const char *name, const struct id *itself)
{
	for (int at = 0; at < giver->replacings; at++)
		if (!strcmp(giver->replaces[at].name, name))
			return giver->replaces[at];
	return (struct replaced){name, itself, giver->type == EVENT_ADDED};
}

static void
run_rival(struct script *script, char *rest)
{
	struct world *world = &script->stage.world;
	enum item_field field = item_field_named(next_word(&rest));
	struct event giver = {0}, rival;
	struct arena arena = {0};
	struct buf value = {0};
	struct kept_session *session;
	struct replaced replaced;
	struct given given;

	unquote(rest, &value);
	session = field < ITEM_FIELDS ? find_giver(world, field, &arena, &giver) : NULL;
	if (script_check(script, session, "nothing gives the field", rest)) {
		given = *event_given(&giver, field);
		given.text = buf_text(&value);
		replaced = rival_replaces(&giver, given.name, &giver.id);
		rival = giver;
		rival.id = rival.gesture = world_new_id(world);
		rival.item = id_is_none(giver.item) ? giver.id : giver.item;
		rival.clock += giver.type == EVENT_ADDED;
		rival.type = EVENT_SET;
		rival.type_name = event_types[EVENT_SET];
		rival.kind = KIND_UNKNOWN;
		rival.kind_name = NULL;
		rival.with = &given;
		rival.withs = 1;
		rival.replaces = &replaced;
		rival.replacings = replaced.tips > 0;
		rival.mine = false;
		world_take(world, session->id, &rival, &arena);
		stage_restart(&script->stage);
	}
	arena_free(&arena);
	buf_free(&value);
}

/* False when it is not that. */
static bool
run_made(struct script *script, const char *command, char *rest)
{
	if (!strcmp(command, "demo-chain"))
		run_demo_chain(script);
	else if (!strcmp(command, "rival"))
		run_rival(script, rest);
	else if (!strcmp(command, "remember"))
		run_remember(script);
	else if (!strcmp(command, "origin"))
		run_origin(script, rest);
	else
		return false;
	return true;
}

/* ---- what is to be seen ---- */

static void
run_says(struct script *script, const char *rest)
{
	const struct toast *toast = &script->stage.app->toast;
	struct buf text = {0};

	unquote(rest, &text);
	if (!script_check(script, toast->until_ms && strstr(toast->text, buf_text(&text)),
			  "does not say", buf_text(&text)))
		fprintf(stderr, "but says %s\n", toast->until_ms ? toast->text : "nothing");
	buf_free(&text);
}

static void
run_shows(struct script *script, const char *rest, bool wanted)
{
	struct buf text = {0};
	bool shown;

	unquote(rest, &text);
	shown = strstr(buf_text(&script->stage.plain), buf_text(&text));
	if (!script_check(script, shown == wanted, wanted ? "does not show" : "shows",
			  buf_text(&text)))
		script_show(script);
	buf_free(&text);
}

static int
count_items(const struct session *session, enum item_kind kind)
{
	int count = 0;

	for (int at = 0; at < session->items.count; at++) {
		const struct item *item = &session->items.item[at];

		count += item->kind == kind && !item->removed &&
			 (kind != KIND_NOTE || note_is_up(item));
	}
	return count;
}

static int
count_sort(const struct scene *stage, const char *sort)
{
	if (!strcmp(sort, "export"))
		return stage->world.exports;
	if (!strcmp(sort, "paper"))
		return stage->world.papers;
	if (!strcmp(sort, "copy"))
		return stage->world.copies;
	if (!strcmp(sort, "print"))
		return stage->world.prints;
	if (!strcmp(sort, "intake"))
		return stage->world.intakes;
	if (!strcmp(sort, "purge"))
		return stage->world.purges;
	if (!strcmp(sort, "session"))
		return stage->world.sessions.count;
	return count_items(&stage->app->session, item_kind_named(sort));
}

static void
run_count(struct script *script, char *rest)
{
	const char *sort = next_word(&rest);
	int got = count_sort(&script->stage, sort);
	char words[100];

	snprintf(words, sizeof words, "%s is %d, not%.60s", sort, got, rest);
	script_check(script, got == atoi(rest), "count:", words);
}

static void
run_step(struct script *script, char *rest)
{
	const struct app *app = script->stage.app;
	const char *id = next_word(&rest);

	script_check(script, app->in_session && !strcmp(app_step(app)->id, id), "not in the step",
		     id);
}

static void
run_events(struct script *script, const char *rest)
{
	int events = script->stage.app->session.event.count;
	char words[40];

	snprintf(words, sizeof words, "%d", events);
	script_check(script, events == atoi(rest), "events are", words);
}

/* ---- the world ---- */

static bool
run_theme(struct script *script, const char *name)
{
	static const char *const names[THEMES] = {"light", "dark", "contrast", "mono"};

	for (int theme = 0; theme < THEMES; theme++)
		if (!strcmp(name, names[theme])) {
			script->stage.setup.theme = (enum theme)theme;
			return true;
		}
	return script_check(script, false, "no theme is called", name);
}

static void
run_fails(struct script *script, const char *rest)
{
	struct buf text = {0};

	unquote(rest, &text);
	snprintf(script->failure, sizeof script->failure, "%s", buf_text(&text));
	script->stage.world.failure = script->failure;
	buf_free(&text);
}

static void
script_begin(struct script *script)
{
	if (script->begun)
		return;
	script->begun = true;
	if (!stage_start(&script->stage)) {
		fprintf(stderr, "%s: %s\n", script->file, script->stage.fault);
		exit(1);
	}
	script_invariants(script);
}

static void
run_load(struct script *script, char *rest)
{
	const char *path = next_word(&rest), *step = next_word(&rest);
	struct err err = {0};

	script_check(script, !script->begun, "begun before", path);
	script_check(script, world_load(&script->stage.world, path, step, &err), "load:", err.text);
}

/* What is decided before the program starts, or of the terminal at any time; false when it is
 * not that. */
static bool
run_setup(struct script *script, const char *command, char *rest)
{
	struct scene *stage = &script->stage;

	if (!strcmp(command, "now"))
		script_check(script, moment_read(next_word(&rest), &stage->now), "when is", rest);
	else if (!strcmp(command, "size"))
		script_check(script, read_size(rest, &stage->rows, &stage->cols), "size", rest);
	else if (!strcmp(command, "theme"))
		run_theme(script, next_word(&rest));
	else if (!strcmp(command, "load"))
		run_load(script, rest);
	else if (!strcmp(command, "glyphs"))
		stage->setup.full_glyphs = !strcmp(next_word(&rest), "on");
	else
		return false;
	return true;
}

/* What looks and changes nothing; false when it is not that. */
static bool
run_look(struct runner *runner, struct script *script, const char *command, char *rest)
{
	if (!strcmp(command, "picture"))
		run_picture(runner, script, rest);
	else if (!strcmp(command, "says"))
		run_says(script, rest);
	else if (!strcmp(command, "shows") || !strcmp(command, "hides"))
		run_shows(script, rest, *command == 's');
	else if (!strcmp(command, "step"))
		run_step(script, rest);
	else if (!strcmp(command, "events"))
		run_events(script, rest);
	else if (!strcmp(command, "count"))
		run_count(script, rest);
	else
		return false;
	return true;
}

static void
run_act(struct script *script, const char *command, char *rest)
{
	struct scene *stage = &script->stage;

	if (!strcmp(command, "keys"))
		run_keys(script, rest);
	else if (!strcmp(command, "times"))
		run_times(script, rest);
	else if (!strcmp(command, "type") || !strcmp(command, "write"))
		run_type(script, rest, *command == 'w');
	else if (!strcmp(command, "paste"))
		run_paste(script, rest);
	else if (!strcmp(command, "click"))
		run_click(script, rest);
	else if (!strcmp(command, "click-on"))
		run_click_on(script, rest);
	else if (!strcmp(command, "wheel"))
		app_mouse(stage->app, stage->rows / 2, stage->cols / 2,
			  !strcmp(next_word(&rest), "up") ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN);
	else if (!strcmp(command, "do"))
		run_do(script, rest);
	else if (!strcmp(command, "wait"))
		stage_wait(stage, atoi(rest) * (int64_t)1000);
	else if (!strcmp(command, "restart"))
		stage_restart(stage);
	else if (!strcmp(command, "fails"))
		run_fails(script, rest);
	else if (!strcmp(command, "works"))
		stage->world.failure = NULL;
	else if (!strcmp(command, "leaves") || !strcmp(command, "stays"))
		stage->leaves = *command == 'l';
	else
		script_check(script, false, "no command is called", command);
}

/* ---- scripts ---- */

static void run_file(struct runner *runner, struct script *script, const char *path);

static void
run_line(struct runner *runner, struct script *script, char *line)
{
	char *rest = line;
	const char *command = next_word(&rest);

	if (!*command || *command == '#')
		return;
	if (!strcmp(command, "use")) {
		char path[300];

		snprintf(path, sizeof path, FOLDER "/%.200s", next_word(&rest));
		run_file(runner, script, path);
		return;
	}
	if (!run_setup(script, command, rest)) {
		script_begin(script);
		if (run_look(runner, script, command, rest))
			return;
		if (!run_made(script, command, rest))
			run_act(script, command, rest);
	}
	if (script->begun)
		script_invariants(script);
}

static void
run_file(struct runner *runner, struct script *script, const char *path)
{
	const char *outer_file = script->file;
	int outer_line = script->line;
	struct buf text = {0};
	char *at, *end;

	script->file = path;
	script->line = 0;
	if (!world_file(path, &text))
		script_check(script, false, "cannot be read", "");
	buf_addc(&text, '\n');
	for (at = text.text; (end = strchr(at, '\n')); at = end + 1) {
		*end = 0;
		script->line++;
		run_line(runner, script, at);
	}
	buf_free(&text);
	script->file = outer_file;
	script->line = outer_line;
}

static void
run_script(struct runner *runner, const char *path)
{
	struct script script = {.file = path};

	stage_prepare(&script.stage, 24, 80);
	run_file(runner, &script, path);
	stage_close(&script.stage);
}

int
main(int argc, char **argv)
{
	struct runner runner = {.accepts = argc > 1 && !strcmp(argv[1], "--accept")};
	const char *only = argc > 1 + runner.accepts ? argv[1 + runner.accepts] : NULL;
	struct world_files files = world_folder(FOLDER, ".script");

	CHECK(files.count > 0);
	for (int at = 0; at < files.count; at++)
		if (!only || strstr(files.item[at], only))
			run_script(&runner, files.item[at]);
	if (!only)
		check_strays(&runner);
	world_folder_free(&files);
	for (int at = 0; at < runner.pictures.count; at++)
		mem_free(runner.pictures.item[at]);
	vec_free(&runner.pictures);
	return check_done("screen/script");
}
