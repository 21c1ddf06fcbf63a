/* SPDX-License-Identifier: EUPL-1.2 */
/* The strokes that the pictures are made of. Numbers are whole, so that a picture is the same everywhere. */
#include "svg.h"

#include <string.h>

#include "rodtrad/base/text.h"

int
svg_cols(int width, int font)
{
	int cols = width * 100 / (SVG_LETTER * font);

	return cols < 1 ? 1 : cols;
}

void
svg_begin(struct paper *paper, int width, int height, const char *title, const char *description)
{
	struct buf *out = paper->out;
	int id = paper->pictures;

	buf_addf(out,
		 "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"bild-%d "
		 "bild-%d-ord\">\n<title id=\"bild-%d\">",
		 width, height, id, id, id);
	html_text(out, title);
	buf_addf(out, "</title>\n<desc id=\"bild-%d-ord\">", id);
	html_text(out, description);
	buf_add(out, "</desc>\n");
}

void
svg_end(struct paper *paper)
{
	buf_add(paper->out, "</svg>\n");
}

void
svg_rect(struct buf *out, struct svg_box box, const char *fill, const char *stroke)
{
	buf_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"", box.x,
		 box.y, box.width, box.height, fill);
	if (stroke)
		buf_addf(out, " stroke=\"%s\"", stroke);
	buf_add(out, "/>\n");
}

void
svg_text(struct buf *out, int x, int y, const char *look, const char *text)
{
	buf_addf(out, "<text x=\"%d\" y=\"%d\"", x, y);
	if (*look)
		buf_addf(out, " class=\"%s\"", look);
	buf_addc(out, '>');
	html_text(out, text);
	buf_add(out, "</text>\n");
}

/* About how wide letters are in the fonts of the page, in hundredths of the font's size. */
static int
letter(char c)
{
	if (strchr("ijlftr.,:;'|!()[]- ", c))
		return 33;
	if (strchr("mwMW@%", c))
		return 89;
	return c >= 'A' && c <= 'Z' ? 70 : 56;
}

/* About how wide a text is; what is no Latin letter is as wide as its columns. */
static int
text_width(const char *text, size_t bytes, int font)
{
	struct text_pos pos = {0}, before = {0};
	int hundredths = 0;

	for (; before.bytes < bytes && text_next(text, &pos); before = pos)
		hundredths += (unsigned char)text[before.bytes] < 0x80
				      ? letter(text[before.bytes])
				      : SVG_LETTER * (pos.cols - before.cols);
	return hundredths * font / 100;
}

static void
add_line(struct buf *out, struct svg_lines at, const char *text, const struct wrap_line *line)
{
	const char *words = text + line->start;
	size_t lead = at.lead < line->bytes ? at.lead : line->bytes;

	buf_addf(out, "<text x=\"%d\" y=\"%d\"", at.x, at.y);
	if (text_width(words, line->bytes, at.font) > at.width)
		buf_addf(out, " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"", at.width);
	buf_addc(out, '>');
	if (lead) {
		buf_add(out, "<tspan class=\"red\">");
		html_textn(out, words, lead);
		buf_add(out, "</tspan>");
	}
	html_textn(out, words + lead, line->bytes - lead);
	buf_add(out, line->hyphen ? "-</text>\n" : "</text>\n");
}

void
svg_lines(struct buf *out, struct svg_lines at, const char *text, const struct wrap *wrap)
{
	for (int line = 0; line < wrap->count; line++) {
		add_line(out, at, text, &wrap->line[line]);
		at.lead = 0;
		at.y += at.step;
	}
}
