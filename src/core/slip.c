/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading a slip: a line of codes, as it was written on paper. It is refused in the words of
 * the room, since the facilitator then asks the room what to do.
 */
#include "slip.h"
#include "rodtrad/base/text.h"

#include <string.h>

#define SEPARATORS " ,;\t\n"
#define SHOWN_COLS 20

/* What has been read so far. */
struct slip {
	const struct session *session;
	const struct step *step;
	struct id *note;
	int notes;
	bool has_side[SIDE_OUTER + 1];
};

static bool
refuse_code(const char *code, size_t bytes, const char *why, struct err *err)
{
	size_t shown = text_fit(code, SHOWN_COLS);
	struct buf typed = {0}, capital = {0};

	buf_addn(&typed, code, shown < bytes ? shown : bytes);
	text_upper(&capital, buf_text(&typed));
	err_set(err, ERR_REFUSED, "%s %s", buf_text(&capital), why);
	buf_free(&typed);
	buf_free(&capital);
	return false;
}

/* The note on the wall of the code at `text`, which is `bytes` long. */
static const struct item *
note_at(const struct session *session, const char *text, size_t bytes)
{
	char code[NOTE_CODE];

	if (bytes >= sizeof code)
		return NULL;
	memcpy(code, text, bytes);
	code[bytes] = '\0';
	return note_named(session, code);
}

static bool
is_on_slip(const struct slip *slip, struct id note)
{
	for (int i = 0; i < slip->notes && i < TALLY_CODES; i++)
		if (id_same(slip->note[i], note))
			return true;
	return false;
}

static bool
add_code(struct slip *slip, const char *text, size_t bytes, struct err *err)
{
	const struct item *note = note_at(slip->session, text, bytes);

	if (!note)
		return refuse_code(text, bytes, "finns inte på väggen.", err);
	if (!tally_is_voted_on(slip->session, slip->step, note_box(note)))
		return refuse_code(text, bytes, "går inte att rösta på här.", err);
	if (is_on_slip(slip, note->id))
		return refuse_code(text, bytes, "står två gånger på sedeln.", err);
	if (slip->notes < TALLY_CODES)
		slip->note[slip->notes] = note->id;
	slip->notes++;
	slip->has_side[slip->session->workshop.box[note_box(note)].side] = true;
	return true;
}

static bool
read_codes(struct slip *slip, const char *text, struct err *err)
{
	for (text += strspn(text, SEPARATORS); *text; text += strspn(text, SEPARATORS)) {
		size_t bytes = strcspn(text, SEPARATORS);

		if (!add_code(slip, text, bytes, err))
			return false;
		text += bytes;
	}
	return slip->notes > 0 ||
	       err_set(err, ERR_REFUSED, "Skriv koderna på sedeln, med mellanslag emellan.");
}

/* Fewer is a slip too: not everybody fills in all. */
static bool
check_number(const struct slip *slip, struct err *err)
{
	int each = tally_dots_each(slip->session, slip->step);

	if (slip->notes <= each)
		return true;
	return err_set(err, ERR_REFUSED, "Det står %d koder på sedeln, och det får vara högst %d.",
		       slip->notes, each);
}

/* Is it a box that a dot can be laid in to be of that side? */
static bool
is_box_of(const struct slip *slip, int box, enum box_side side)
{
	return slip->session->workshop.box[box].side == (int)side &&
	       tally_is_voted_on(slip->session, slip->step, box);
}

/* "S eller V": the letters of a side's boxes. */
static void
add_letters(struct buf *out, const struct slip *slip, enum box_side side)
{
	const struct workshop *workshop = &slip->session->workshop;
	int left = 0;
	bool is_first = true;

	for (int box = 0; box < workshop->boxes; box++)
		left += is_box_of(slip, box, side);
	for (int box = 0; box < workshop->boxes; box++) {
		if (!is_box_of(slip, box, side))
			continue;
		left--;
		buf_add(out, is_first ? "" : left ? ", " : " eller ");
		buf_add(out, workshop->box[box].letter);
		is_first = false;
	}
}

static bool
check_side(const struct slip *slip, enum box_side side, struct err *err)
{
	struct buf letters = {0};

	if (slip->has_side[side])
		return true;
	add_letters(&letters, slip, side);
	err_set(err, ERR_REFUSED, "Minst en av koderna ska vara %s.", buf_text(&letters));
	buf_free(&letters);
	return false;
}

/* A dot on each side, so that there is something to cross; not when there is but one dot, or
 * one side. */
static bool
check_sides(const struct slip *slip, struct err *err)
{
	if (slip->notes < 2 || !tally_notes_of_side(slip->session, slip->step, SIDE_INNER) ||
	    !tally_notes_of_side(slip->session, slip->step, SIDE_OUTER))
		return true;
	return check_side(slip, SIDE_INNER, err) && check_side(slip, SIDE_OUTER, err);
}

int
tally_read_slip(const struct session *session, const struct step *step, const char *text,
		struct id note[TALLY_CODES], struct err *err)
{
	struct slip slip = {.session = session, .step = step, .note = note};

	if (tally_has_room(session, err) && read_codes(&slip, text, err) &&
	    check_number(&slip, err) && check_sides(&slip, err))
		return slip.notes;
	return -1;
}
