/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A workshop as read from a file, and finding in it. Whether it would work in a room is asked
 * afterwards, of the whole, in workshop_check.c.
 */
#include "rodtrad/core/workshop.h"
#include "rodtrad/base/text.h"
#include "rodtrad/core/format.h"
#include "rodtrad/core/item.h"
#include "rodtrad/core/step.h"
#include "workshop_check.h"

#include <string.h>

#define PROMPT_MAX      60 /* what the wall has room for on one line */
#define SHOWN_KIND_COLS 40

/* ---- the tables ---- */

static const struct choice side_choices[] = {
	[SIDE_NONE] = {"none", "ingen sida"},
	[SIDE_INNER] = {"inner", "hos oss"},
	[SIDE_OUTER] = {"outer", "i omvärlden"},
	{0},
};

static const struct choice stage_choices[] = {
	[STAGE_NONE] = {"none", "inget led"},
	[STAGE_NEED] = {"need", "behov"},
	[STAGE_RESOURCE] = {"resource", "resurser"},
	[STAGE_ACTIVITY] = {"activity", "aktiviteter"},
	[STAGE_OUTPUT] = {"output", "prestationer"},
	[STAGE_EFFECT_SHORT] = {"effect_short", "effekter inom ett år"},
	[STAGE_EFFECT_MEDIUM] = {"effect_medium", "effekter om 2–3 år"},
	[STAGE_EFFECT_LONG] = {"effect_long", "effekter på lång sikt"},
	{0},
};

/* clang-format off */

/* The object's members lie in the workshop itself. */
static const struct field people_fields[] = {
	{ .name = "min", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct workshop, people_min, int),
	  .min = 1, .max = PEOPLE_MAX, .fallback = 3,
	  .label = "Minst", .help = "Så få som det går att vara." },
	{ .name = "max", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct workshop, people_max, int),
	  .min = 1, .max = PEOPLE_MAX, .fallback = 20,
	  .label = "Högst", .help = "Så många som det går att vara." },
	{ .type = FIELD_END },
};

const struct field workshop_fields[] = {
	{ .name = "format", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct workshop, format, const char *), .required = true,
	  .label = "Format", .help = "Alltid " WORKSHOP_FORMAT "." },
	{ .name = "version", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct workshop, version, const char *), .required = true,
	  .label = "Version", .help = "Formatets version, till exempel 1.0." },
	{ .name = "id", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct workshop, id, const char *), .required = true,
	  .label = "Namn", .help = "Det korta namn som workshopen känns igen på." },
	{ .name = "title", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct workshop, title, const char *),
	  .required = true, .min = 1, .max = 40,
	  .label = "Rubrik", .help = "Vad workshopen heter på väggen." },
	{ .name = "summary", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct workshop, summary, const char *), .max = 120,
	  .label = "Om den", .help = "En mening om vad den är till för." },
	{ .name = "people", .type = FIELD_OBJECT, .of = people_fields,
	  .label = "Antal personer", .help = "Hur många man bör vara." },
	{ .name = "minutes", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct workshop, minutes, int),
	  .required = true, .min = 5, .max = 480,
	  .label = "Minuter", .help = "Summan av stegens minuter." },
	{ .type = FIELD_END },
};

/* Read by hand, one by one: the workshop keeps them as arrays of its own, and a step's settings are
 * those of its kind. */
static const struct field list_fields[] = {
	{ .name = "boxes", .type = FIELD_ANY, .label = "Rutor",
	  .help = "Rutorna som lapparna läggs i." },
	{ .name = "steps", .type = FIELD_ANY, .required = true, .label = "Steg",
	  .help = "Stegen, i den ordning de tas." },
	{ .type = FIELD_END },
};

const struct field box_fields[] = {
	{ .name = "id", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct box, id, const char *), .required = true,
	  .label = "Namn", .help = "Det korta namn som stegen pekar ut rutan med." },
	{ .name = "letter", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct box, letter, const char *), .required = true, .min = 1,
	  .label = "Bokstav", .help = "Bokstaven som lapparnas koder börjar med." },
	{ .name = "name", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct box, name, const char *),
	  .required = true, .min = 1, .max = 24,
	  .label = "Rubrik", .help = "Rutans rubrik på väggen, till exempel Styrkor." },
	{ .name = "one", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct box, one, const char *), .max = 24,
	  .label = "En sådan", .help = "Vad en lapp i rutan är, till exempel styrka." },
	{ .name = "sub", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct box, sub, const char *), .max = 40,
	  .label = "Underrubrik", .help = "Några ord under rubriken." },
	{ .name = "glyph", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct box, glyph, const char *), .max = 1,
	  .label = "Tecken", .help = "Tecknet framför rubriken." },
	{ .name = "prompt", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct box, prompt, const char *), .max = PROMPT_MAX,
	  .label = "Fråga", .help = "Raden på väggen medan rutan fylls i." },
	{ .name = "side", .type = FIELD_ENUM,
	  .offset = FIELD_OFFSET(struct box, side, int), .choices = side_choices,
	  .label = "Sida", .help = "Handlar rutan om oss eller om omvärlden?" },
	{ .name = "stage", .type = FIELD_ENUM,
	  .offset = FIELD_OFFSET(struct box, stage, int), .choices = stage_choices,
	  .label = "Led", .help = "Ledet i effektkedjan, om rutan hör till en." },
	{ .type = FIELD_END },
};

const struct field step_fields[] = {
	{ .name = "kind", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct step, kind_name, const char *), .required = true,
	  .label = "Slag", .help = "Vad som händer i steget." },
	{ .name = "id", .type = FIELD_TOKEN,
	  .offset = FIELD_OFFSET(struct step, id, const char *), .required = true,
	  .label = "Namn", .help = "Det korta namn som steget känns igen på." },
	{ .name = "title", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct step, title, const char *),
	  .required = true, .min = 1, .max = 20,
	  .label = "Rubrik", .help = "Vad steget heter på väggen." },
	{ .name = "minutes", .type = FIELD_INT,
	  .offset = FIELD_OFFSET(struct step, minutes, int), .required = true, .min = 0, .max = 240,
	  .fallback = MINUTES_UNREAD,
	  .label = "Minuter",
	  .help = "Tiden som steget får. Tiden fördelas om när gruppen har mer eller mindre." },
	{ .name = "prompt", .type = FIELD_TEXT,
	  .offset = FIELD_OFFSET(struct step, prompt, const char *), .max = PROMPT_MAX,
	  .label = "NU", .help = "Raden på väggen: det som rummet ska göra eller svara på." },
	{ .name = "say", .type = FIELD_TEXTS,
	  .offset = FIELD_OFFSET(struct step, say, struct field_texts), .max = 20,
	  .label = "SÄG", .help = "Det som samtalsledaren säger." },
	{ .name = "think", .type = FIELD_TEXTS,
	  .offset = FIELD_OFFSET(struct step, think, struct field_texts), .max = 20,
	  .label = "TÄNK PÅ", .help = "Det som bara samtalsledaren ser." },
	{ .type = FIELD_END },
};
/* clang-format on */

/* ---- reading ---- */

/* Is it a list of from `min` to `max`? */
static bool
check_list(const struct json *list, const char *name, int min, int max, struct faults *faults)
{
	int count = json_count(list);

	if (json_kind(list) != JSON_ARRAY)
		return faults_add(faults, "%s: ska vara en lista inom [ ].", name);
	if (count < min)
		return faults_add(faults, "%s: det ska finnas minst %d.", name, min);
	if (count > max)
		return faults_add(faults, "%s: det får finnas högst %d, och det finns %d.", name,
				  max, count);
	return true;
}

/* Returns whether there was a list to read. */
static bool
read_boxes(struct workshop *workshop, const struct json *list, enum field_unknown unknown,
	   struct faults *faults)
{
	if (!check_list(list, "boxes", 0, WORKSHOP_BOXES, faults))
		return false;
	workshop->box = arena_new(&workshop->arena, WORKSHOP_BOXES * sizeof *workshop->box);
	for (const struct json *one = json_first(list); one && !faults_full(faults);
	     one = json_next(one)) {
		struct box *box = &workshop->box[workshop->boxes];
		const struct field_part parts[] = {{box_fields, box}, {0}};
		int before = faults->count;

		field_read(one, parts, unknown, &workshop->arena, faults);
		faults_in(faults, before, "boxes[%d]", workshop->boxes++);
	}
	return true;
}

static void
refuse_kind(const char *name, struct faults *faults)
{
	struct buf names = {0};

	for (int i = 0; i < STEP_KINDS; i++)
		buf_addf(&names, "%s%s", i ? ", " : "", step_kinds[i]->name);
	if (*name)
		faults_add(faults, "kind: slaget %.*s finns inte. De som finns är %s.",
			   (int)text_fit(name, SHOWN_KIND_COLS), name, buf_text(&names));
	else
		faults_add(faults, "kind: saknas. De slag som finns är %s.", buf_text(&names));
	buf_free(&names);
}

/* Any setting may be one of the kind that was meant, so only what all steps have is looked at: the
 * rows after the first, which is the kind. */
static void
read_kindless(struct step *step, const struct json *json, const char *name, struct arena *arena,
	      struct faults *faults)
{
	const struct field_part parts[] = {{step_fields + 1, step}, {0}};

	if (json_kind(json) == JSON_OBJECT)
		refuse_kind(name, faults);
	field_read(json, parts, FIELD_UNKNOWN_SKIPPED, arena, faults);
}

static void
read_kind(struct step *step, const struct json *json, enum field_unknown unknown,
	  struct arena *arena, struct faults *faults)
{
	void *params = step->kind->params_size ? arena_new(arena, step->kind->params_size) : NULL;
	const struct field_part parts[] = {{step_fields, step}, {step->kind->fields, params}, {0}};

	field_read(json, parts, unknown, arena, faults);
	step->params = params;
}

/* The kind comes first, since it says which other settings there are. */
static void
read_step(struct step *step, const struct json *json, enum field_unknown unknown,
	  struct arena *arena, struct faults *faults)
{
	const char *name = json_text(json_member(json, "kind"), "");

	step->kind = step_kind_named(name);
	if (step->kind)
		read_kind(step, json, unknown, arena, faults);
	else
		read_kindless(step, json, name, arena, faults);
}

static void
read_steps(struct workshop *workshop, const struct json *list, enum field_unknown unknown,
	   struct faults *faults)
{
	if (!check_list(list, "steps", 1, WORKSHOP_STEPS, faults))
		return;
	workshop->step = arena_new(&workshop->arena, WORKSHOP_STEPS * sizeof *workshop->step);
	for (const struct json *one = json_first(list); one && !faults_full(faults);
	     one = json_next(one)) {
		struct step *step = &workshop->step[workshop->steps];
		int before = faults->count;

		read_step(step, one, unknown, &workshop->arena, faults);
		faults_in(faults, before, "steps[%d]", workshop->steps++);
	}
}

/* Adds what is wrong; what is read is to be used when that is nothing. */
static void
read_tree(struct workshop *workshop, const struct json *json, struct faults *faults)
{
	const struct field_part parts[] = {{workshop_fields, workshop}, {list_fields, NULL}, {0}};
	const struct json *boxes = json_member(json, "boxes"), *steps = json_member(json, "steps");
	enum field_unknown unknown;
	struct err err;

	if (!format_check(json, WORKSHOP_FORMAT, &unknown, &err)) {
		faults_take(faults, &err);
		return;
	}
	bool is_sound = field_read(json, parts, unknown, &workshop->arena, faults);
	/* That there are none is only sure when no name was refused that may mean them. */
	bool boxes_read = boxes ? read_boxes(workshop, boxes, unknown, faults) : is_sound;
	if (steps)
		read_steps(workshop, steps, unknown, faults);
	workshop_check(workshop, boxes_read, faults);
}

static bool
read_json(struct workshop *workshop, const struct json *json, struct err *err)
{
	struct faults faults = faults_first(err);

	*workshop = (struct workshop){0};
	read_tree(workshop, json, &faults);
	if (faults.count == 0)
		return true;
	workshop_free(workshop);
	return false;
}

bool
workshop_read(struct workshop *workshop, const char *text, size_t bytes, struct err *err)
{
	struct json *json = json_parse(text, bytes, JSON_WORKSHOP_BYTES, err);

	*workshop = (struct workshop){0};
	if (!json)
		return false;
	bool is_read = read_json(workshop, json, err);
	json_drop(json);
	return is_read;
}

void
workshop_faults(const char *text, size_t bytes, struct faults *faults)
{
	struct workshop workshop = {0};
	struct err err;
	struct json *json = json_parse(text, bytes, JSON_WORKSHOP_BYTES, &err);

	if (!json) {
		faults_take(faults, &err);
		return;
	}
	read_tree(&workshop, json, faults);
	json_drop(json);
	workshop_free(&workshop);
}

void
workshop_free(struct workshop *workshop)
{
	arena_free(&workshop->arena);
	*workshop = (struct workshop){0};
}

/* ---- the copy that a session keeps ---- */

/* The same question as step_is_extra, of a step as it is written. */
static bool
is_extra(const struct json *step)
{
	const struct step_kind *kind = step_kind_named(json_text(json_member(step, "kind"), ""));

	return kind && kind->id == STEP_REVIEW &&
	       json_bool(json_member(step, "when_earlier"), false);
}

static void
copy_steps(struct buf *out, const struct json *steps)
{
	const char *before = "";

	buf_addc(out, '[');
	for (const struct json *step = json_first(steps); step; step = json_next(step)) {
		if (is_extra(step))
			continue;
		buf_add(out, before);
		json_canonical(out, step);
		before = ",";
	}
	buf_addc(out, ']');
}

/* The members stay as they stand: they are put in order when all is read again. */
static void
copy_without(struct buf *out, const struct json *json)
{
	const char *before = "{";

	for (const struct json *one = json_first(json); one; one = json_next(one)) {
		buf_add(out, before);
		json_quote(out, json_name(one));
		buf_addc(out, ':');
		if (!strcmp(json_name(one), "steps"))
			copy_steps(out, one);
		else
			json_canonical(out, one);
		before = ",";
	}
	buf_addc(out, '}');
}

void
workshop_copy(struct buf *out, const struct json *json, bool with_extra)
{
	struct buf without = {0};
	struct json *again;
	struct err ignored;

	if (with_extra) {
		json_canonical(out, json);
		return;
	}
	copy_without(&without, json);
	again = json_parse(buf_text(&without), without.bytes, JSON_WORKSHOP_BYTES, &ignored);
	if (again)
		json_canonical(out, again);
	json_drop(again);
	buf_free(&without);
}

int
workshop_minutes(const struct workshop *workshop, bool with_extra)
{
	int minutes = workshop->minutes;

	for (int i = 0; with_extra && i < workshop->steps; i++)
		if (step_is_extra(&workshop->step[i]))
			minutes += workshop->step[i].minutes;
	return minutes;
}

/* ---- finding ---- */

int
workshop_box(const struct workshop *workshop, const char *id)
{
	for (int i = 0; i < workshop->boxes; i++)
		if (!strcmp(workshop->box[i].id, id))
			return i;
	return -1;
}

int
workshop_step(const struct workshop *workshop, const char *id)
{
	for (int i = 0; i < workshop->steps; i++)
		if (!strcmp(workshop->step[i].id, id))
			return i;
	return -1;
}

static bool
is_same_letter(const char *a, const char *b)
{
	struct buf one = {0}, other = {0};

	text_fold(&one, a);
	text_fold(&other, b);
	bool is_same = !strcmp(buf_text(&one), buf_text(&other));
	buf_free(&one);
	buf_free(&other);
	return is_same;
}

int
workshop_letter(const struct workshop *workshop, const char *letter)
{
	for (int i = 0; i < workshop->boxes; i++)
		if (is_same_letter(workshop->box[i].letter, letter))
			return i;
	return -1;
}

bool
stage_is_effect(enum stage stage)
{
	return stage >= STAGE_EFFECT_SHORT && stage <= STAGE_EFFECT_LONG;
}

int
workshop_stage(const struct workshop *workshop, enum stage stage)
{
	for (int i = 0; i < workshop->boxes; i++)
		if (workshop->box[i].stage == (int)stage)
			return i;
	return -1;
}
