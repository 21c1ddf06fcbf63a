/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing. What comes in is cleaned together with its neighbours, so that a mark joins the
 * letter before it. On the screen the caret is a cell of its own between two characters: it
 * hides none, and the text is wrapped with it.
 */
#include "rodtrad/canvas/editor.h"

#include "rodtrad/base/text.h"
#include "rodtrad/base/wrap.h"
#include "rodtrad/canvas/key.h"

#include <string.h>

/* What holds the caret's place while the text is wrapped: like a letter, and never left out at
 * a break. */
#define CARET_PLACE '_'

/* ---- the text ---- */

/* Bytes of the longest start of `text` that an editor can hold. */
static size_t
editor_room(const char *text)
{
	struct text_pos pos = {0};
	size_t bytes = 0;

	while (text_next(text, &pos) && pos.bytes < EDITOR_BYTES && pos.clusters <= EDITOR_CLUSTERS)
		bytes = pos.bytes;
	return bytes;
}

void
editor_clear(struct editor *editor)
{
	editor->text[0] = '\0';
	editor->caret = 0;
}

void
editor_set(struct editor *editor, const char *text)
{
	struct buf clean = {0};
	size_t bytes;

	text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	bytes = editor_room(buf_text(&clean));
	memcpy(editor->text, buf_text(&clean), bytes);
	editor->text[bytes] = '\0';
	editor->caret = bytes;
	buf_free(&clean);
}

bool
editor_is_empty(const struct editor *editor)
{
	return editor->text[0] == '\0';
}

/* The first start of a cluster at or after `byte`: two flags or a mark may have become one with
 * it. */
static size_t
editor_settled(const char *text, size_t byte)
{
	struct text_pos pos = {0};

	while (pos.bytes < byte && text_next(text, &pos))
		continue;
	return pos.bytes;
}

/* Takes the bytes from `start` to before `end` out and leaves the caret there. */
static enum editor_answer
editor_cut(struct editor *editor, size_t start, size_t end)
{
	if (start == end)
		return EDITOR_MOVED;
	memmove(editor->text + start, editor->text + end, strlen(editor->text + end) + 1);
	editor->caret = editor_settled(editor->text, start);
	return EDITOR_CHANGED;
}

/* Adds what the text would be with `written` at the caret; returns the byte after it. The
 * cluster before it is cleaned with it, so that the two can be composed. */
static size_t
editor_compose(const struct editor *editor, const char *written, struct buf *out)
{
	size_t before = text_before(editor->text, editor->caret);
	struct buf piece = {0};
	size_t end;

	buf_addn(&piece, editor->text + before, editor->caret - before);
	buf_add(&piece, written);
	buf_addn(out, editor->text, before);
	text_clean(out, buf_text(&piece), piece.bytes, TEXT_ONE_LINE);
	buf_free(&piece);
	end = out->bytes;
	buf_add(out, editor->text + editor->caret);
	return end;
}

/* Makes `text` the editor's when it has room for it. */
static enum editor_answer
editor_accept(struct editor *editor, const char *text, size_t caret)
{
	size_t bytes = strlen(text);

	if (!strcmp(text, editor->text))
		return EDITOR_MOVED;
	if (editor_room(text) < bytes)
		return EDITOR_FULL;
	memcpy(editor->text, text, bytes + 1);
	editor->caret = editor_settled(editor->text, caret);
	return EDITOR_CHANGED;
}

enum editor_answer
editor_insert(struct editor *editor, const char *text)
{
	struct buf whole = {0};
	size_t caret = editor_compose(editor, text, &whole);
	enum editor_answer answer = editor_accept(editor, buf_text(&whole), caret);

	buf_free(&whole);
	return answer;
}

/* ---- keys ---- */

/* Where the word before the caret starts: the spaces after it are taken with it. */
static size_t
editor_word_start(const struct editor *editor)
{
	size_t byte = editor->caret;

	while (byte > 0 && editor->text[byte - 1] == ' ')
		byte--;
	while (byte > 0 && editor->text[byte - 1] != ' ')
		byte--;
	return byte;
}

static enum editor_answer
editor_move(struct editor *editor, size_t byte)
{
	editor->caret = byte;
	return EDITOR_MOVED;
}

static enum editor_answer
editor_write(struct editor *editor, int key)
{
	char utf8[5] = "";

	text_encode(key, utf8);
	return editor_insert(editor, utf8);
}

/* Keys that do something to what is there. */
static enum editor_answer
editor_command(struct editor *editor, int key)
{
	const char *text = editor->text;
	size_t caret = editor->caret;

	switch (key) {
	case K_BACKSPACE: return editor_cut(editor, text_before(text, caret), caret);
	case K_DELETE: return editor_cut(editor, caret, text_after(text, caret));
	case K_LEFT: return editor_move(editor, text_before(text, caret));
	case K_RIGHT: return editor_move(editor, text_after(text, caret));
	case K_HOME: return editor_move(editor, 0);
	case K_END: return editor_move(editor, strlen(text));
	default: return EDITOR_NOT_MINE;
	}
}

enum editor_answer
editor_key(struct editor *editor, int key)
{
	switch (key) {
	case K_CTRL('u'): return editor_cut(editor, 0, editor->caret);
	case K_CTRL('w'): return editor_cut(editor, editor_word_start(editor), editor->caret);
	default: break;
	}
	if (key_is_text(key))
		return editor_write(editor, key);
	return editor_is_empty(editor) ? EDITOR_NOT_MINE : editor_command(editor, key);
}

/* ---- the picture ---- */

/* The text with a place for the caret in it. */
struct editor_view {
	char text[EDITOR_BYTES + 1];
	size_t caret;
};

static void
editor_view(struct editor_view *view, const struct editor *editor)
{
	size_t rest = strlen(editor->text + editor->caret);

	view->caret = editor->caret;
	memcpy(view->text, editor->text, view->caret);
	view->text[view->caret] = CARET_PLACE;
	memcpy(view->text + view->caret + 1, editor->text + editor->caret, rest + 1);
}

int
editor_rows(const struct editor *editor, int cols)
{
	struct editor_view view;

	editor_view(&view, editor);
	return wrap_rows(view.text, cols, WRAP_LINES);
}

/* The line that the caret is in; -1 when it comes after those that were laid out. */
static int
editor_caret_line(const struct wrap *wrap, size_t caret)
{
	for (int i = 0; i < wrap->count; i++)
		if (caret >= wrap->line[i].start &&
		    caret < wrap->line[i].start + wrap->line[i].bytes)
			return i;
	return -1;
}

/*
 * Lays the text out from the byte that it returns on, so that the caret is in one of the lines:
 * at its start, unless it takes more lines than are laid out at once. The last of them starts
 * the next layout.
 */
static size_t
editor_wrap(const struct editor_view *view, int cols, struct wrap *wrap, int *caret_line)
{
	size_t start = 0;

	for (;;) {
		wrap_text(wrap, view->text + start, cols, WRAP_LINES, WRAP_FLOW);
		*caret_line = editor_caret_line(wrap, view->caret - start);
		if (*caret_line >= 0 || !wrap->cut)
			return start;
		start += wrap->line[wrap->count - 1].start;
	}
}

static void
editor_draw_caret(struct pane pane, int row, int col)
{
	pane_text(pane, row, col, STYLE_CARET, " ");
	pane_cursor(pane, row, col, false);
}

/* The columns from the line's start to the caret. */
static int
editor_caret_col(const char *text, const struct wrap_line *line, size_t caret)
{
	struct text_pos pos = {0};

	while (line->start + pos.bytes < caret && text_next(text + line->start, &pos))
		continue;
	return pos.cols;
}

static void
editor_draw_text(const struct editor *editor, struct pane pane, enum style style)
{
	struct editor_view view;
	struct wrap wrap;
	int line;
	size_t start, caret;
	int first;

	editor_view(&view, editor);
	start = editor_wrap(&view, pane.cols, &wrap, &line);
	if (line < 0)
		return;
	first = line < pane.rows ? 0 : line - pane.rows + 1;
	caret = view.caret - start;
	view.text[view.caret] = ' ';
	pane_lines(pane, style, view.text + start, &wrap, first);
	editor_draw_caret(pane, line - first,
			  editor_caret_col(view.text + start, &wrap.line[line], caret));
}

void
editor_draw(const struct editor *editor, struct pane pane, enum style style, enum style faint,
	    const char *hint)
{
	if (pane.rows == 0 || pane.cols == 0)
		return;
	if (editor_is_empty(editor)) {
		editor_draw_caret(pane, 0, 0);
		pane_text(pane, 0, 1, faint, hint);
	} else {
		editor_draw_text(editor, pane, style);
	}
}
