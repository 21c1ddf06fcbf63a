/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor: Swedish, composing, emoji, its limits, the caret, and what it looks like. */
#include "rodtrad/canvas/editor.h"

#include "rodtrad/base/text.h"
#include "rodtrad/canvas/key.h"

#include "../check.h"

#define FAMILY "👨‍👩‍👧"

/* Presses a key for each code point. */
static enum editor_answer
type(struct editor *editor, const char *text)
{
	enum editor_answer answer = EDITOR_NOT_MINE;
	size_t bytes;

	for (; *text; text += bytes) {
		int32_t point = text_point(text, &bytes);

		answer = editor_key(editor, point);
	}
	return answer;
}

static void
check_editor(const struct editor *editor, const char *text, size_t caret)
{
	CHECK_TEXT(editor->text, text);
	CHECK(editor->caret == caret);
	CHECK(text_fault(editor->text, strlen(editor->text), TEXT_ONE_LINE) == NULL);
}

static void
an_empty_one_leaves_keys_alone(void)
{
	static const int keys[] = {K_BACKSPACE, K_DELETE,    K_LEFT,  K_RIGHT, K_HOME,
				   K_END,       K_UP,        K_ENTER, K_TAB,   K_ESCAPE,
				   K_F1,        K_CTRL('z'), K_NONE};
	struct editor editor = {0};

	CHECK(editor_is_empty(&editor));
	for (size_t i = 0; i < COUNT(keys); i++)
		CHECK(editor_key(&editor, keys[i]) == EDITOR_NOT_MINE);
	CHECK(editor_key(&editor, 'a') == EDITOR_CHANGED);
	CHECK(!editor_is_empty(&editor));
	for (size_t i = 6; i < COUNT(keys); i++)
		CHECK(editor_key(&editor, keys[i]) == EDITOR_NOT_MINE);
	check_editor(&editor, "a", 1);
	editor_clear(&editor);
	check_editor(&editor, "", 0);
}

static void
swedish_is_written_and_taken_back(void)
{
	struct editor editor = {0};

	CHECK(type(&editor, "Åäö é") == EDITOR_CHANGED);
	check_editor(&editor, "Åäö é", 9);
	CHECK(editor_key(&editor, K_BACKSPACE) == EDITOR_CHANGED);
	CHECK(editor_key(&editor, K_LEFT) == EDITOR_MOVED);
	check_editor(&editor, "Åäö ", 6);
	CHECK(editor_key(&editor, K_BACKSPACE) == EDITOR_CHANGED);
	check_editor(&editor, "Åä ", 4);
	CHECK(editor_key(&editor, K_HOME) == EDITOR_MOVED);
	CHECK(editor_key(&editor, K_BACKSPACE) == EDITOR_MOVED);
	CHECK(editor_key(&editor, K_LEFT) == EDITOR_MOVED);
	CHECK(editor_key(&editor, K_DELETE) == EDITOR_CHANGED);
	check_editor(&editor, "ä ", 0);
	CHECK(editor_key(&editor, K_END) == EDITOR_MOVED);
	CHECK(editor_key(&editor, K_RIGHT) == EDITOR_MOVED);
	CHECK(editor_key(&editor, K_DELETE) == EDITOR_MOVED);
	check_editor(&editor, "ä ", 3);
}

static void
marks_are_composed(void)
{
	struct editor editor = {0};

	type(&editor, "sma\xcc\x8a");
	check_editor(&editor, "små", 4);
	CHECK(editor_key(&editor, K_BACKSPACE) == EDITOR_CHANGED);
	check_editor(&editor, "sm", 2);
	editor_set(&editor, "oa");
	editor_key(&editor, K_LEFT);
	CHECK(editor_key(&editor, 0x308) == EDITOR_CHANGED);
	check_editor(&editor, "öa", 2);
	CHECK(editor_insert(&editor, "A\xcc\x8a") == EDITOR_CHANGED);
	check_editor(&editor, "öÅa", 4);
	editor_set(&editor, "q");
	editor_key(&editor, 0x301);
	check_editor(&editor, "q\xcc\x81", 3);
	editor_key(&editor, K_BACKSPACE);
	check_editor(&editor, "", 0);
}

static void
emoji_are_one_step(void)
{
	struct editor editor = {0};

	type(&editor, "a" FAMILY "b");
	CHECK(text_clusters(editor.text) == 3);
	editor_key(&editor, K_LEFT);
	editor_key(&editor, K_LEFT);
	CHECK(editor.caret == 1);
	editor_key(&editor, K_RIGHT);
	CHECK(editor.caret == 1 + strlen(FAMILY));
	editor_key(&editor, K_BACKSPACE);
	check_editor(&editor, "ab", 1);
	editor_set(&editor, "🇸");
	editor_key(&editor, K_HOME);
	editor_insert(&editor, "🇪");
	CHECK(editor.caret == 8);
	CHECK(text_clusters(editor.text) == 1);
}

static void
words_and_lines_are_cut(void)
{
	struct editor editor = {0};

	editor_set(&editor, "ett två  tre");
	CHECK(editor_key(&editor, K_CTRL('w')) == EDITOR_CHANGED);
	check_editor(&editor, "ett två  ", 10);
	CHECK(editor_key(&editor, K_CTRL('w')) == EDITOR_CHANGED);
	check_editor(&editor, "ett ", 4);
	editor_set(&editor, "ett två");
	editor_key(&editor, K_LEFT);
	CHECK(editor_key(&editor, K_CTRL('u')) == EDITOR_CHANGED);
	check_editor(&editor, "å", 0);
	CHECK(editor_key(&editor, K_CTRL('u')) == EDITOR_MOVED);
	CHECK(editor_key(&editor, K_CTRL('w')) == EDITOR_MOVED);
	check_editor(&editor, "å", 0);
}

static void
what_is_pasted_is_clean(void)
{
	struct editor editor = {0};

	CHECK(editor_insert(&editor, "ett\ntvå\ttre") == EDITOR_CHANGED);
	check_editor(&editor, "ett två tre", 12);
	CHECK(editor_insert(&editor, "") == EDITOR_MOVED);
	CHECK(editor_key(&editor, 0x202e) == EDITOR_MOVED);
	check_editor(&editor, "ett två tre", 12);
}

static void
it_can_be_full(void)
{
	struct editor editor = {0};
	char many[EDITOR_CLUSTERS + 2];

	memset(many, 'x', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	editor_set(&editor, many);
	CHECK(text_clusters(editor.text) == EDITOR_CLUSTERS);
	CHECK(editor_key(&editor, 'y') == EDITOR_FULL);
	CHECK(editor_key(&editor, 0x301) == EDITOR_CHANGED);
	CHECK(text_clusters(editor.text) == EDITOR_CLUSTERS);
	editor_key(&editor, K_BACKSPACE);
	CHECK(editor_insert(&editor, "ab") == EDITOR_FULL);
	CHECK(text_clusters(editor.text) == EDITOR_CLUSTERS - 1);
	CHECK(editor_insert(&editor, "a") == EDITOR_CHANGED);
	editor_clear(&editor);
	while (editor_insert(&editor, FAMILY) == EDITOR_CHANGED)
		continue;
	CHECK(strlen(editor.text) < EDITOR_BYTES);
	CHECK(strlen(editor.text) + strlen(FAMILY) >= EDITOR_BYTES);
	CHECK(strlen(editor.text) % strlen(FAMILY) == 0);
}

static void
check_drawn(const struct editor *editor, int rows, int cols, const char *want)
{
	struct canvas canvas = {0};
	struct buf out = {0};

	canvas_start(&canvas, rows, cols);
	editor_draw(editor, pane_whole(&canvas), STYLE_WRITE, STYLE_WRITE_HINT, "skriv …");
	canvas_print(&out, &canvas);
	CHECK_TEXT(buf_text(&out), want);
	CHECK(canvas_is_sound(&canvas));
	CHECK(canvas.cursor_row >= 0);
	CHECK(canvas_at(&canvas, canvas.cursor_row, canvas.cursor_col)->style == STYLE_CARET);
	buf_free(&out);
	canvas_free(&canvas);
}

static void
it_is_drawn_with_its_caret(void)
{
	struct editor editor = {0};

	check_drawn(&editor, 1, 9, "| skriv … |\n:^WWWWWWW :\n");
	CHECK(editor_rows(&editor, 9) == 1);
	editor_set(&editor, "ett två ");
	check_drawn(&editor, 1, 10, "|ett två   |\n:wwwwwwww^ :\n");
	check_drawn(&editor, 2, 9, "|ett två  |\n|         |\n:wwwwwwww^:\n:         :\n");
	check_drawn(&editor, 2, 8, "|ett två |\n|        |\n:wwwwwww :\n:^       :\n");
	CHECK(editor_rows(&editor, 8) == 2);
	editor_key(&editor, K_HOME);
	editor_key(&editor, K_RIGHT);
	check_drawn(&editor, 1, 10, "|e tt två  |\n:w^wwwwww  :\n");
}

/* Only the last rows are seen while the caret is at the end, and the first while it is at the
 * start. */
static void
it_scrolls_to_the_caret(void)
{
	struct editor editor = {0};

	editor_set(&editor, "ett två tre fyra");
	check_drawn(&editor, 2, 7, "|tre    |\n|fyra   |\n:www    :\n:wwww^  :\n");
	editor_key(&editor, K_HOME);
	check_drawn(&editor, 1, 5, "| ett…|\n:^wwww:\n");
	for (int i = 0; i < 7; i++)
		editor_insert(&editor, "en lång text som tar många rader ");
	CHECK(editor_rows(&editor, 1) == WRAP_LINES);
}

/* At every size and with the caret everywhere, the caret is seen. */
static void
the_caret_is_always_seen(void)
{
	struct canvas canvas = {0};
	struct editor editor = {0};

	for (int i = 0; i < 12; i++)
		editor_insert(&editor, "Lärande på 会場, undervisning " FAMILY " ");
	for (int cols = 1; cols < 40; cols += 3) {
		editor_key(&editor, K_HOME);
		for (int i = 0; i < 25; i++) {
			canvas_start(&canvas, 1 + cols % 4, cols);
			editor_draw(&editor, pane_whole(&canvas), STYLE_WRITE, STYLE_WRITE_HINT,
				    "");
			CHECK_ALL(canvas_is_sound(&canvas) && canvas.cursor_row >= 0);
			for (int step = 0; step < 13; step++)
				editor_key(&editor, K_RIGHT);
		}
		CHECK(editor.caret > 300);
	}
	editor_draw(&editor, pane_part(pane_whole(&canvas), 0, 0, 0, 5), STYLE_WRITE,
		    STYLE_WRITE_HINT, "");
	canvas_free(&canvas);
}

int
main(void)
{
	an_empty_one_leaves_keys_alone();
	swedish_is_written_and_taken_back();
	marks_are_composed();
	emoji_are_one_step();
	words_and_lines_are_cut();
	what_is_pasted_is_clean();
	it_can_be_full();
	it_is_drawn_with_its_caret();
	it_scrolls_to_the_caret();
	the_caret_is_always_seen();
	return check_done("canvas/editor");
}
