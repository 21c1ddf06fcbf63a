/* SPDX-License-Identifier: EUPL-1.2 */
/* The governing documents as data: how they are read, what they must keep, and finding in them. */
#include "rodtrad/core/catalog.h"
#include "rodtrad/core/format.h"

#include <stdio.h>
#include <string.h>

#define NAME_MAX   31 /* what the wall has room for beside a number */
#define TITLE_MAX  200
#define QUOTE_MAX  2000 /* an official text as it stands */
#define ROW_ID_MAX 16   /* so that catalog_measure_name always fits */

/* ---- the tables ---- */

/* clang-format off */
#define AT(T, member, type) .offset = FIELD_OFFSET(struct catalog##T, member, type)
#define ROWS(T, member) \
	AT(, member, struct field_list), .size = sizeof(struct catalog_##T), \
	.of = catalog_##T##_fields

static const struct field catalog_focus_fields[] = {
	{ .name = "id", .type = FIELD_TEXT, AT(_focus, id, const char *),
	  .required = true, .min = 1, .max = ROW_ID_MAX,
	  .label = "Nummer", .help = "Fokusområdets nummer." },
	{ .name = "name", .type = FIELD_TEXT, AT(_focus, name, const char *),
	  .required = true, .min = 1, .max = 40,
	  .label = "Kort namn", .help = "Namnet som det står på startsidan." },
	{ .name = "title", .type = FIELD_TEXT, AT(_focus, title, const char *),
	  .max = TITLE_MAX,
	  .label = "Rubrik", .help = "Rubriken som den står i dokumentet." },
	{ .name = "goal", .type = FIELD_TEXT, AT(_focus, goal, const char *),
	  .max = QUOTE_MAX,
	  .label = "Mål", .help = "Fokusområdets mål som det står i dokumentet." },
	{ .type = FIELD_END },
};

static const struct field catalog_delmal_fields[] = {
	{ .name = "id", .type = FIELD_TEXT, AT(_delmal, id, const char *),
	  .required = true, .min = 1, .max = ROW_ID_MAX,
	  .label = "Nummer", .help = "Delmålets nummer, till exempel 1.2." },
	{ .name = "focus", .type = FIELD_TEXT, AT(_delmal, focus, const char *),
	  .required = true, .min = 1, .max = ROW_ID_MAX,
	  .label = "Fokusområde", .help = "Numret på fokusområdet som delmålet hör till." },
	{ .name = "name", .type = FIELD_TEXT, AT(_delmal, name, const char *),
	  .required = true, .min = 1, .max = NAME_MAX,
	  .label = "Kort namn", .help = "Namnet som det står på väggen." },
	{ .name = "text", .type = FIELD_TEXT, AT(_delmal, text, const char *),
	  .required = true, .min = 1, .max = QUOTE_MAX,
	  .label = "Text", .help = "Delmålet i sin helhet, som det står i dokumentet." },
	{ .name = "note", .type = FIELD_TEXT, AT(_delmal, note, const char *),
	  .max = QUOTE_MAX,
	  .label = "Anmärkning", .help = "Vad som har rättats eller kortats i texten." },
	{ .name = "covers", .type = FIELD_TEXTS, AT(_delmal, covers, struct field_texts),
	  .max = 8,
	  .label = "Omfattar", .help = "Vad delmålet omfattar, med enkla ord." },
	{ .name = "questions", .type = FIELD_TEXTS, AT(_delmal, questions, struct field_texts),
	  .max = 12,
	  .label = "Frågor", .help = "Frågor att tala om, en i taget." },
	{ .name = "statement", .type = FIELD_TEXT, AT(_delmal, statement, const char *),
	  .max = TITLE_MAX,
	  .label = "Påstående", .help = "Påståendet i självskattningen." },
	{ .name = "low", .type = FIELD_TEXT, AT(_delmal, low, const char *),
	  .max = TITLE_MAX,
	  .label = "Så kan en etta låta", .help = "Vad man kan höra där det brister." },
	{ .name = "high", .type = FIELD_TEXT, AT(_delmal, high, const char *),
	  .max = TITLE_MAX,
	  .label = "Så märks en fyra", .help = "Vad man ser där det fungerar." },
	{ .name = "bring", .type = FIELD_TEXTS, AT(_delmal, bring, struct field_texts),
	  .max = 12,
	  .label = "Ta med", .help = "Underlag att ha med sig till workshopen." },
	{ .name = "goals", .type = FIELD_INTS, AT(_delmal, goals, struct field_ints),
	  .max = 12,
	  .label = "Mål i planen",
	  .help = "Målen där insatserna oftast hör hemma, det troligaste först." },
	{ .type = FIELD_END },
};

static const struct field catalog_measure_fields[] = {
	{ .name = "id", .type = FIELD_TEXT, AT(_measure, id, const char *),
	  .required = true, .min = 1, .max = ROW_ID_MAX,
	  .label = "Nummer", .help = "Radens nummer, till exempel 3.2." },
	{ .name = "text", .type = FIELD_TEXT, AT(_measure, text, const char *),
	  .required = true, .min = 1, .max = QUOTE_MAX,
	  .label = "Hur?", .help = "Raden som den står i dokumentet." },
	{ .type = FIELD_END },
};

static const struct field catalog_goal_fields[] = {
	{ .name = "number", .type = FIELD_INT, AT(_goal, number, int),
	  .required = true, .min = 1, .max = 99,
	  .label = "Nummer", .help = "Målets nummer i planen." },
	{ .name = "name", .type = FIELD_TEXT, AT(_goal, name, const char *),
	  .required = true, .min = 1, .max = 40,
	  .label = "Kort namn", .help = "Namnet som det står i tabeller." },
	{ .name = "text", .type = FIELD_TEXT, AT(_goal, text, const char *),
	  .required = true, .min = 1, .max = QUOTE_MAX,
	  .label = "Mål", .help = "Målet som det står i dokumentet." },
	{ .name = "measures", .type = FIELD_LIST, AT(_goal, measures, struct field_list),
	  .of = catalog_measure_fields, .size = sizeof(struct catalog_measure),
	  .label = "Hur?", .help = "Planens egna rader under målet." },
	{ .type = FIELD_END },
};

static const struct field catalog_row_fields[] = {
	{ .name = "id", .type = FIELD_TEXT, AT(_row, id, const char *),
	  .required = true, .min = 1, .max = ROW_ID_MAX,
	  .label = "Nummer", .help = "Radens nummer eller namn." },
	{ .name = "title", .type = FIELD_TEXT, AT(_row, title, const char *),
	  .max = TITLE_MAX,
	  .label = "Rubrik", .help = "Rubriken, om det finns någon." },
	{ .name = "text", .type = FIELD_TEXT, AT(_row, text, const char *),
	  .required = true, .min = 1, .max = QUOTE_MAX,
	  .label = "Text", .help = "Texten som den står i dokumentet." },
	{ .type = FIELD_END },
};

static const struct field catalog_horizon_fields[] = {
	{ .name = "year", .type = FIELD_INT, AT(_horizon, year, int),
	  .required = true, .min = 2000, .max = 2100,
	  .label = "År", .help = "Året då målen ska vara nådda." },
	{ .name = "source", .type = FIELD_TEXT, AT(_horizon, source, const char *),
	  .required = true, .min = 1, .max = TITLE_MAX,
	  .label = "Källa", .help = "Dokumentet som målen står i." },
	{ .name = "goals", .type = FIELD_TEXTS, AT(_horizon, goals, struct field_texts),
	  .required = true, .min = 1,
	  .label = "Mål", .help = "Målen för det året." },
	{ .type = FIELD_END },
};

const struct field catalog_fields[] = {
	{ .name = "format", .type = FIELD_TEXT, AT(, format, const char *),
	  .required = true,
	  .label = "Format", .help = "Alltid " CATALOG_FORMAT "." },
	{ .name = "version", .type = FIELD_TEXT, AT(, version, const char *),
	  .required = true,
	  .label = "Version", .help = "Formatets version, till exempel 1.0." },
	{ .name = "id", .type = FIELD_TOKEN, AT(, id, const char *),
	  .required = true,
	  .label = "Namn", .help = "Det korta namn som katalogen känns igen på." },
	{ .name = "title", .type = FIELD_TEXT, AT(, title, const char *),
	  .required = true, .min = 1, .max = TITLE_MAX,
	  .label = "Rubrik", .help = "Dokumentets namn." },
	{ .name = "organisation", .type = FIELD_TEXT, AT(, organisation, const char *),
	  .max = TITLE_MAX,
	  .label = "Organisation", .help = "Den som har beslutat dokumentet." },
	{ .name = "valid_from", .type = FIELD_DATE, AT(, valid_from, const char *),
	  .label = "Gäller från", .help = "Första dagen som dokumentet gäller." },
	{ .name = "valid_to", .type = FIELD_DATE, AT(, valid_to, const char *),
	  .label = "Gäller till", .help = "Sista dagen som dokumentet gäller." },
	{ .name = "vision", .type = FIELD_TEXT, AT(, vision, const char *),
	  .max = QUOTE_MAX,
	  .label = "Målbild", .help = "Målbilden som den står i dokumentet." },
	{ .name = "focuses", .type = FIELD_LIST, ROWS(focus, focuses),
	  .required = true, .min = 1, .max = 9,
	  .label = "Fokusområden", .help = "Områdena som delmålen är ordnade i." },
	{ .name = "delmal", .type = FIELD_LIST, ROWS(delmal, delmal),
	  .required = true, .min = 1, .max = 99,
	  .label = "Delmål", .help = "Delmålen som en workshop kan handla om." },
	{ .name = "goals", .type = FIELD_LIST, ROWS(goal, goals),
	  .max = 99,
	  .label = "Mål i planen", .help = "Handlingsplanens mål med sina rader." },
	{ .name = "needs", .type = FIELD_LIST, ROWS(row, needs),
	  .label = "Behov", .help = "Utmaningar och behov som dokumentet räknar upp." },
	{ .name = "considerations", .type = FIELD_LIST, ROWS(row, considerations),
	  .label = "Hänsyn", .help = "Det som dokumentet säger att man ska ta hänsyn till." },
	{ .name = "responsibilities", .type = FIELD_LIST, ROWS(row, responsibilities),
	  .label = "Ansvarsområden", .help = "Det som huvudmannen ansvarar för." },
	{ .name = "ladder", .type = FIELD_LIST, ROWS(row, ladder),
	  .label = "Dokumenttyper", .help = "Styrdokumentens ordning, det översta först." },
	{ .name = "horizons", .type = FIELD_LIST, ROWS(horizon, horizons),
	  .label = "Målår", .help = "Mål som ska vara nådda ett visst år." },
	{ .name = "roles", .type = FIELD_TEXTS, AT(, roles, struct field_texts),
	  .label = "Roller", .help = "Roller som kan vara ansvariga." },
	{ .name = "units", .type = FIELD_TEXTS, AT(, units, struct field_texts),
	  .label = "Enheter", .help = "Enheter och områden som en workshop kan gälla." },
	{ .name = "sources", .type = FIELD_LIST, ROWS(row, sources),
	  .label = "Källor", .help = "Dokumenten som texterna är hämtade ur." },
	{ .type = FIELD_END },
};
/* clang-format on */

/* ---- what a table cannot say ---- */

/* A list whose rows begin with a text that must be theirs alone. */
struct named_rows {
	const char *name;
	const struct field_list *list;
	size_t bytes; /* of one row */
};

/* The id is the first member of every row that has one. */
static const char *
row_id(struct named_rows rows, int i)
{
	return *(const char *const *)((const char *)rows.list->item + (size_t)i * rows.bytes);
}

/* Where the first row of its id stands. */
static int
first_of_id(struct named_rows rows, int i)
{
	for (int before = 0; before < i; before++)
		if (!strcmp(row_id(rows, i), row_id(rows, before)))
			return before;
	return i;
}

static void
check_ids(struct named_rows rows, struct faults *faults)
{
	for (int i = 0; i < rows.list->count; i++) {
		const char *id = row_id(rows, i);
		int first = first_of_id(rows, i);

		if (*id && first != i)
			faults_add(faults, "%s[%d]: id: %s finns redan, i %s[%d].", rows.name, i,
				   id, rows.name, first);
	}
}

static void
check_all_ids(const struct catalog *catalog, struct faults *faults)
{
	const struct named_rows named[] = {
		{"focuses", &catalog->focuses, sizeof(struct catalog_focus)},
		{"delmal", &catalog->delmal, sizeof(struct catalog_delmal)},
		{"needs", &catalog->needs, sizeof(struct catalog_row)},
		{"considerations", &catalog->considerations, sizeof(struct catalog_row)},
		{"responsibilities", &catalog->responsibilities, sizeof(struct catalog_row)},
		{"ladder", &catalog->ladder, sizeof(struct catalog_row)},
		{"sources", &catalog->sources, sizeof(struct catalog_row)},
	};

	for (size_t i = 0; i < COUNT(named); i++)
		check_ids(named[i], faults);
}

static const struct catalog_goal *
goal_at(const struct catalog *catalog, int i)
{
	return (const struct catalog_goal *)catalog->goals.item + i;
}

/* Measures' ids are used once in the whole plan: a measure is named by its id alone. */
static void
check_measures(const struct catalog *catalog, const struct catalog_goal *goal,
	       struct faults *faults)
{
	const struct catalog_measure *measure = goal->measures.item;
	char name[CATALOG_NAME];

	for (int i = 0; *catalog->id && i < goal->measures.count; i++) {
		catalog_measure_name(catalog, &measure[i], name);
		if (*measure[i].id && catalog_measure(catalog, name) != &measure[i])
			faults_add(faults, "measures[%d]: id: %s finns redan.", i, measure[i].id);
	}
}

static void
check_goals(const struct catalog *catalog, struct faults *faults)
{
	for (int i = 0; i < catalog->goals.count; i++) {
		const struct catalog_goal *goal = goal_at(catalog, i);
		int before = faults->count;

		if (goal->number && catalog_goal(catalog, goal->number) != goal)
			faults_add(faults, "number: mål %d finns redan.", goal->number);
		check_measures(catalog, goal, faults);
		faults_in(faults, before, "goals[%d]", i);
	}
}

/* ---- references ----
 * A row whose id could not be read, or is another's too, may be the one that is meant: then no
 * reference to its list is judged. */

static bool
are_focuses_known(const struct catalog *catalog)
{
	const struct catalog_focus *focus = catalog->focuses.item;

	for (int i = 0; i < catalog->focuses.count; i++)
		if (!*focus[i].id || catalog_focus(catalog, focus[i].id) != &focus[i])
			return false;
	return catalog->focuses.count > 0;
}

/* There may be no goals, or none that could be read. */
static bool
are_goals_known(const struct catalog *catalog, bool is_sound)
{
	for (int i = 0; i < catalog->goals.count; i++) {
		const struct catalog_goal *goal = goal_at(catalog, i);

		if (!goal->number || catalog_goal(catalog, goal->number) != goal)
			return false;
	}
	return is_sound || catalog->goals.count > 0;
}

static void
check_focus(const struct catalog *catalog, const struct catalog_delmal *delmal,
	    struct faults *faults)
{
	if (*delmal->focus && !catalog_focus(catalog, delmal->focus))
		faults_add(faults, "focus: fokusområde %s finns inte.", delmal->focus);
}

static void
check_delmal_goals(const struct catalog *catalog, const struct catalog_delmal *delmal,
		   struct faults *faults)
{
	for (int i = 0; i < delmal->goals.count; i++)
		if (!catalog_goal(catalog, delmal->goals.item[i]))
			faults_add(faults, "goals[%d]: mål %d finns inte.", i,
				   delmal->goals.item[i]);
}

/* `is_sound`: every field could be read. */
static void
check_references(const struct catalog *catalog, bool is_sound, struct faults *faults)
{
	const struct catalog_delmal *delmal = catalog->delmal.item;
	bool focuses = are_focuses_known(catalog), goals = are_goals_known(catalog, is_sound);

	for (int i = 0; i < catalog->delmal.count; i++) {
		int before = faults->count;

		if (focuses)
			check_focus(catalog, &delmal[i], faults);
		if (goals)
			check_delmal_goals(catalog, &delmal[i], faults);
		faults_in(faults, before, "delmal[%d]", i);
	}
}

/* Dates are written so that they sort as texts. */
static void
check_validity(const struct catalog *catalog, struct faults *faults)
{
	if (*catalog->valid_to && strcmp(catalog->valid_from, catalog->valid_to) > 0)
		faults_add(faults, "valid_to: dagen är före valid_from, %s.", catalog->valid_from);
}

/* ---- reading ---- */

/* Adds what is wrong; what is read is to be used when that is nothing. */
static void
read_tree(struct catalog *catalog, const struct json *json, struct faults *faults)
{
	const struct field_part parts[] = {{catalog_fields, catalog}, {0}};
	enum field_unknown unknown;
	struct err err;

	if (!format_check(json, CATALOG_FORMAT, &unknown, &err)) {
		faults_take(faults, &err);
		return;
	}
	bool is_sound = field_read(json, parts, unknown, &catalog->arena, faults);
	if (faults_full(faults))
		return;
	check_validity(catalog, faults);
	check_all_ids(catalog, faults);
	check_goals(catalog, faults);
	check_references(catalog, is_sound, faults);
}

bool
catalog_read(struct catalog *catalog, const char *text, size_t bytes, struct err *err)
{
	struct json *json = json_parse(text, bytes, JSON_WORKSHOP_BYTES, err);
	struct faults faults = faults_first(err);

	*catalog = (struct catalog){0};
	if (!json)
		return false;
	read_tree(catalog, json, &faults);
	json_drop(json);
	if (faults.count)
		catalog_free(catalog);
	return faults.count == 0;
}

void
catalog_faults(const char *text, size_t bytes, struct faults *faults)
{
	struct catalog catalog = {0};
	struct err err;
	struct json *json = json_parse(text, bytes, JSON_WORKSHOP_BYTES, &err);

	if (!json) {
		faults_take(faults, &err);
		return;
	}
	read_tree(&catalog, json, faults);
	json_drop(json);
	catalog_free(&catalog);
}

void
catalog_free(struct catalog *catalog)
{
	arena_free(&catalog->arena);
	*catalog = (struct catalog){0};
}

/* ---- finding ---- */

const struct catalog_focus *
catalog_focus(const struct catalog *catalog, const char *id)
{
	const struct catalog_focus *focus = catalog->focuses.item;

	for (int i = 0; i < catalog->focuses.count; i++)
		if (!strcmp(focus[i].id, id))
			return &focus[i];
	return NULL;
}

const struct catalog_delmal *
catalog_delmal(const struct catalog *catalog, const char *id)
{
	const struct catalog_delmal *delmal = catalog->delmal.item;

	for (int i = 0; i < catalog->delmal.count; i++)
		if (!strcmp(delmal[i].id, id))
			return &delmal[i];
	return NULL;
}

const struct catalog_goal *
catalog_goal(const struct catalog *catalog, int number)
{
	for (int i = 0; i < catalog->goals.count; i++)
		if (goal_at(catalog, i)->number == number)
			return goal_at(catalog, i);
	return NULL;
}

/* Where in `name` the measure's id begins, when it is a measure of this catalogue; else NULL. */
static const char *
measure_id_in(const struct catalog *catalog, const char *name)
{
	static const char kind[] = "/measure/";
	size_t bytes = catalog->id ? strlen(catalog->id) : 0;

	if (!bytes || strncmp(name, catalog->id, bytes) != 0)
		return NULL;
	return strncmp(name + bytes, kind, sizeof kind - 1) ? NULL : name + bytes + sizeof kind - 1;
}

const struct catalog_measure *
catalog_measure(const struct catalog *catalog, const char *name)
{
	const char *id = measure_id_in(catalog, name);

	for (int i = 0; id && i < catalog->goals.count; i++) {
		const struct field_list *measures = &goal_at(catalog, i)->measures;
		const struct catalog_measure *measure = measures->item;

		for (int row = 0; row < measures->count; row++)
			if (!strcmp(measure[row].id, id))
				return &measure[row];
	}
	return NULL;
}

char *
catalog_measure_name(const struct catalog *catalog, const struct catalog_measure *measure,
		     char name[CATALOG_NAME])
{
	snprintf(name, CATALOG_NAME, "%s/measure/%s", catalog->id, measure->id);
	return name;
}

char *
catalog_need_name(const struct catalog *catalog, const struct catalog_row *need,
		  char name[CATALOG_NAME])
{
	snprintf(name, CATALOG_NAME, "%s/need/%s", catalog->id, need->id);
	return name;
}
