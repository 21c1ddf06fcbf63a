/* SPDX-License-Identifier: EUPL-1.2 */
/* What several kinds of steps have in common. */
#include "kind.h"

#include "rodtrad/base/text.h"

#include <string.h>

#define SHOWN_COLS 40

const struct field kind_no_fields[] = {{.type = FIELD_END}};

static const char *const placeholders[] = {
	"prickar", "minuter", "personer", "klockslag", "datum", "delmål", "steg", "nästa", "antal",
};

/* Where an id stands in the list, -1 when it does not. */
static int
index_of(const struct field_texts *list, const char *id)
{
	for (int i = 0; i < list->count; i++)
		if (!strcmp(list->item[i], id))
			return i;
	return -1;
}

void
kind_check_boxes(const struct workshop *workshop, const struct field_texts *boxes,
		 struct faults *faults)
{
	for (int i = 0; i < boxes->count; i++) {
		const char *id = boxes->item[i];

		if (workshop_box(workshop, id) < 0)
			faults_add(faults, "boxes[%d]: rutan %s finns inte.", i, id);
		else if (index_of(boxes, id) != i)
			faults_add(faults, "boxes[%d]: rutan %s står två gånger.", i, id);
	}
}

bool
kind_has_box(const struct workshop *workshop, const struct field_texts *boxes, int box)
{
	if (box < 0 || box >= workshop->boxes)
		return false;
	return boxes->count == 0 || index_of(boxes, workshop->box[box].id) >= 0;
}

static bool
is_placeholder(const char *name, size_t bytes)
{
	for (size_t i = 0; i < COUNT(placeholders); i++)
		if (strlen(placeholders[i]) == bytes && !memcmp(placeholders[i], name, bytes))
			return true;
	return false;
}

static void
refuse_placeholder(const char *name, size_t bytes, struct faults *faults)
{
	size_t shown = text_fit(name, SHOWN_COLS);

	faults_add(faults,
		   "{%.*s} kan inte fyllas i. De som finns är {prickar}, {minuter}, "
		   "{personer}, {klockslag}, {datum}, {delmål}, {steg}, {nästa} och {antal}.",
		   (int)(shown < bytes ? shown : bytes), name);
}

void
kind_check_placeholders(const char *text, struct faults *faults)
{
	for (const char *open = strchr(text, '{'); open; open = strchr(open, '{')) {
		const char *name = open + 1;
		size_t bytes = strcspn(name, "{}");

		if (name[bytes] != '}')
			faults_add(faults, "en klammer { stängs inte med }.");
		else if (!is_placeholder(name, bytes))
			refuse_placeholder(name, bytes, faults);
		open = name + bytes;
	}
}

bool
kind_advise(struct err *why, int count, const char *one, const char *many)
{
	if (count > 0)
		err_set(why, ERR_REFUSED, "%d %s", count, count == 1 ? one : many);
	return count > 0;
}
