/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The JSON Schemas, made from the tables that also read and write. What a session's file has around
 * its items is described here, by rows of the same kind.
 */
#include "rodtrad/exchange/schema.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/event.h"
#include "rodtrad/core/outcome.h"
#include "rodtrad/core/plan.h"
#include "rodtrad/core/step.h"

#define TABLE_ROWS   128 /* more than there are fields of items */
#define DIGEST_CHARS 71
#define MOMENT_CHARS 25

/* ---- frames ---- */

/* A table put together from others. */
struct table {
	struct field row[TABLE_ROWS];
	int count;
};

/* Adds a row before the last one, which is always the end. */
static struct field *
table_add(struct table *table, const struct field *row)
{
	struct field *added = &table->row[table->count++];

	assert(table->count < TABLE_ROWS);
	*added = *row;
	table->row[table->count] = (struct field){.type = FIELD_END};
	return added;
}

static void
table_add_all(struct table *table, const struct field *rows)
{
	for (; rows->type != FIELD_END; rows++)
		table_add(table, rows);
}

/* The whole schema of one object of these rows; the caller adds what comes after and the last
 * brace. */
static void
begin_schema(struct buf *out, const char *title, const char *description, const struct field *rows,
	     bool closed)
{
	struct buf object = {0};

	buf_add(out,
		"{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"title\": ");
	json_quote(out, title);
	buf_add(out, ", \"description\": ");
	json_quote(out, description);
	buf_add(out, ",\n");
	field_schema(&object, rows, 0, closed);
	/* Its two braces are ours. */
	buf_addn(out, object.text + 1, object.bytes - 2);
	buf_free(&object);
}

/* ---- workshops ---- */

/* clang-format off */
static const struct field boxes_row = {
	.name = "boxes", .type = FIELD_LIST, .max = WORKSHOP_BOXES, .of = box_fields,
	.label = "Rutor", .help = "Rutorna som lapparna läggs i.",
};
static const struct field steps_row = {
	.name = "steps", .type = FIELD_ANY, .required = true,
	.label = "Steg", .help = "Stegen, i den ordning de tas. Vilka inställningar ett steg har beror på dess slag.",
};
/* clang-format on */

/* One step of a kind: what all steps have, with the kind's own name, and its settings. */
static void
add_step(struct buf *out, const struct step_kind *kind, bool closed)
{
	const struct choice name[] = {{kind->name, kind->name}, {0}};
	struct table table = {0};

	table_add_all(&table, step_fields);
	table_add_all(&table, kind->fields);
	for (int row = 0; row < table.count; row++)
		if (!strcmp(table.row[row].name, "kind")) {
			table.row[row].type = FIELD_ENUM;
			table.row[row].choices = name;
		}
	field_schema(out, table.row, 2, closed);
}

void
schema_workshop(struct buf *out, bool closed)
{
	struct table table = {0};

	table_add_all(&table, workshop_fields);
	table_add(&table, &boxes_row);
	table_add(&table, &steps_row);
	begin_schema(out, "Workshop", "En workshop för Röd tråd: rutor och steg.", table.row,
		     closed);
	buf_addf(out,
		 ",\n\"allOf\": [{\"properties\": {\"steps\": {\"type\": \"array\", \"minItems\": "
		 "1, "
		 "\"maxItems\": %d, \"items\": {\"oneOf\": [\n",
		 WORKSHOP_STEPS);
	for (int kind = 0; kind < STEP_KINDS; kind++) {
		buf_add(out, kind ? ",\n  " : "  ");
		add_step(out, step_kinds[kind], closed);
	}
	buf_add(out, "\n]}}}}]}\n");
}

void
schema_catalog(struct buf *out, bool closed)
{
	begin_schema(out, "Styrdokument",
		     "En katalog över styrdokument för Röd tråd: fokusområden, delmål, mål och "
		     "insatser.",
		     catalog_fields, closed);
	buf_add(out, "}\n");
}

/* ---- items ---- */

/* A field as it is described for a file. No limits of texts and lists: they are asked at the
 * door, in characters as people count them, and what has happened has happened. */
static struct field
item_row(enum item_field field)
{
	struct field row = item_fields[field];

	row.name = outcome_name(field);
	if (row.type == FIELD_TOKEN)
		row.type = FIELD_TEXT;
	if (row.type == FIELD_TOKENS)
		row.type = FIELD_TEXTS;
	if (row.type != FIELD_INT)
		row.min = row.max = 0;
	/* What is absent has no value: a goal that is not given is not goal 0. */
	row.fallback = row.type == FIELD_INT ? row.min - 1 : row.type == FIELD_ENUM ? -1 : 0;
	return row;
}

/* clang-format off */
static const struct field id_row = {
	.name = "id", .type = FIELD_REF, .required = true,
	.label = "Id", .help = "Id för den händelse som lade till det.",
};

static const struct field note_derived[] = {
	{ .name = "dots", .type = FIELD_INT, .max = INT_MAX, .fallback = -1,
	  .label = "Prickar", .help = "Prickarna i den omröstning som gäller. Saknas på en lapp som är hopslagen med en annan." },
	{ .name = "merged", .type = FIELD_REFS,
	  .label = "Hopslagna", .help = "Lapparna som ligger i den här." },
	{ .type = FIELD_END },
};

static const struct field thread_fields[] = {
	{ .name = "need", .type = FIELD_REFS, .required = true,
	  .label = "Behov", .help = "Behoven som insatsen svarar mot." },
	{ .name = "notes", .type = FIELD_REFS, .required = true,
	  .label = "Lappar", .help = "Lapparna som den kommer ur." },
	{ .name = "crossing", .type = FIELD_REFS, .required = true,
	  .label = "Förslag", .help = "Förslaget som den kommer ur." },
	{ .name = "effect", .type = FIELD_REFS, .required = true,
	  .label = "Effekter", .help = "Effekterna som den ska leda till." },
	{ .type = FIELD_END },
};

static const struct field action_derived[] = {
	{ .name = "thread", .type = FIELD_OBJECT, .required = true, .of = thread_fields,
	  .label = "Tråd", .help = "Vad insatsen hänger ihop med." },
	{ .name = "whole", .type = FIELD_BOOL, .required = true,
	  .label = "Hel", .help = "Är tråden hel från delmål till insats?" },
	{ .name = "gaps", .type = FIELD_TEXTS, .required = true,
	  .label = "Luckor", .help = "Vad som saknas i tråden, med några få ord." },
	{ .type = FIELD_END },
};
/* clang-format on */

static const struct field *const derived[KINDS] = {
	[KIND_NOTE] = note_derived,
	[KIND_ACTION] = action_derived,
};

/* One row of a kind in a result. */
static void
rows_of(struct table *table, enum item_kind kind)
{
	table_add(table, &id_row);
	for (int at = 0; at < ITEM_FIELDS; at++) {
		struct field row = item_row((enum item_field)at);

		if (item_kind_has(kind, (enum item_field)at) && at != ITEM_REMOVED)
			table_add(table, &row);
	}
	if (derived[kind])
		table_add_all(table, derived[kind]);
}

/* ---- the session object ---- */

/* clang-format off */
static const struct field catalog_pair[] = {
	{ .name = "id", .type = FIELD_TEXT, .label = "Namn", .help = "Katalogens namn." },
	{ .name = "version", .type = FIELD_TEXT, .label = "Version", .help = "Versionen som gällde på dagen." },
	{ .type = FIELD_END },
};
static const struct field delmal_pair[] = {
	{ .name = "id", .type = FIELD_TEXT, .label = "Nummer", .help = "Delmålets nummer, till exempel 1.2." },
	{ .name = "text", .type = FIELD_ANY, .label = "Text", .help = "Delmålet som det stod på dagen." },
	{ .type = FIELD_END },
};
/* clang-format on */

static void
session_rows(struct table *table)
{
	for (int at = 0; at < ITEM_FIELDS; at++) {
		enum item_field field = (enum item_field)at;
		struct field row = item_row(field);

		if (!item_kind_has(KIND_SESSION, field) || outcome_is_framed(field))
			continue;
		if (field == ITEM_CATALOG || field == ITEM_DELMAL) {
			row.type = FIELD_OBJECT;
			row.required = true;
			row.of = field == ITEM_CATALOG ? catalog_pair : delmal_pair;
		}
		table_add(table, &row);
	}
}

/* ---- the result ---- */

/* clang-format off */
static const struct field coverage_fields[] = {
	{ .name = "notes", .type = FIELD_INT, .required = true, .max = INT_MAX,
	  .label = "Lappar", .help = "Lapparna på tavlan." },
	{ .name = "seen", .type = FIELD_INT, .required = true, .max = INT_MAX,
	  .label = "Lästa", .help = "De av dem som gruppen har gått igenom." },
	{ .type = FIELD_END },
};
static const struct field minutes_fields[] = {
	{ .name = "step", .type = FIELD_TOKEN, .required = true,
	  .label = "Steg", .help = "Stegets namn i workshopen." },
	{ .name = "planned", .type = FIELD_INT, .required = true, .max = INT_MAX,
	  .label = "Planerade", .help = "Minuterna som var tänkta." },
	{ .name = "used", .type = FIELD_INT, .required = true, .max = INT_MAX,
	  .label = "Använda", .help = "Minuterna som gick åt." },
	{ .type = FIELD_END },
};
static const struct field counted_fields[] = {
	{ .name = "coverage", .type = FIELD_OBJECT, .required = true, .of = coverage_fields,
	  .label = "Genomgång", .help = "Hur mycket av tavlan som gruppen har gått igenom." },
	{ .name = "minutes", .type = FIELD_LIST, .required = true, .of = minutes_fields,
	  .label = "Minuter", .help = "Tiden för varje steg, i stegens ordning." },
	{ .type = FIELD_END },
};
static const struct field kind_rows[KINDS] = {
	[KIND_NOTE] = { .label = "Lappar", .help = "Alla lappar som inte är borttagna, i den ordning de skrevs." },
	[KIND_CROSSING] = { .label = "Förslag", .help = "Förslagen ur korsningarna." },
	[KIND_RATING] = { .label = "Röstsedlar", .help = "En rad för varje sedel, utan namn." },
	[KIND_ACTION] = { .label = "Insatser", .help = "Insatserna och vad de hänger ihop med." },
	[KIND_LINK] = { .label = "Länkar", .help = "Vad som leder till vad i effektkedjan." },
	[KIND_INDICATOR] = { .label = "Mått", .help = "Måtten på effekter och prestationer." },
	[KIND_REVIEW] = { .label = "Uppföljningar", .help = "Hur det blev med insatser från tidigare workshopar." },
};
/* clang-format on */

/* The rows of `table` point into `rows`, one of each kind. */
static void
result_rows(struct table *table, struct table rows[KINDS])
{
	for (int kind = KIND_SESSION + 1; kind < KINDS; kind++) {
		struct field row = kind_rows[kind];

		rows_of(&rows[kind], (enum item_kind)kind);
		row.name = item_kinds[kind].plural;
		row.type = FIELD_LIST;
		row.required = true;
		row.of = rows[kind].row;
		table_add(table, &row);
	}
	table_add_all(table, counted_fields);
}

/* ---- events ---- */

/* clang-format off */
static const struct field event_head[] = {
	{ .name = "id", .type = FIELD_REF, .required = true,
	  .label = "Id", .help = "Händelsens id. Det som en händelse lägger till har samma id." },
	{ .name = "clock", .type = FIELD_INT, .required = true, .min = 1, .max = INT_MAX,
	  .label = "Ordning", .help = "Räknas inom workshopen: det största som fanns, och ett till." },
	{ .name = "at", .type = FIELD_TEXT, .required = true, .min = MOMENT_CHARS, .max = MOMENT_CHARS,
	  .label = "Tidpunkt", .help = "När det hände, enligt RFC 3339." },
	{ .name = "type", .type = FIELD_TEXT, .required = true, .min = 1,
	  .label = "Slag", .help = "Vad som hände: opened, added, set, went, undone, sealed, reopened eller purged." },
	{ .name = "closes", .type = FIELD_INT, .max = INT_MAX,
	  .label = "Stänger över", .help = "Hur många ändringar som fanns när workshopen klarmarkerades." },
	{ .name = "gesture", .type = FIELD_REF,
	  .label = "Handgrepp", .help = "Den första av de händelser som hör ihop." },
	{ .name = "item", .type = FIELD_REF,
	  .label = "Vad", .help = "Det som händelsen ändrar." },
	{ .name = "kind", .type = FIELD_TEXT, .min = 1,
	  .label = "Sort", .help = "Vad det är som läggs till: note, crossing, rating, action, link eller indicator." },
	{ .name = "step", .type = FIELD_TEXT, .min = 1,
	  .label = "Steg", .help = "Steget som gruppen var i, eller gick till." },
	{ .name = "undoes", .type = FIELD_REF,
	  .label = "Ångrar", .help = "Händelsen som tas tillbaka." },
	{ .name = "withheld", .type = FIELD_TEXTS,
	  .label = "Utelämnat", .help = "Fälten vars text inte följer med." },
	{ .type = FIELD_END },
};
static const struct field with_row = {
	.name = "with", .type = FIELD_OBJECT,
	.label = "Värden", .help = "Fälten som händelsen ger värden. En tom text tar bort värdet.",
};
static const struct field replaces_row = {
	.name = "replaces", .type = FIELD_OBJECT,
	.label = "Ersätter", .help = "För varje fält de händelser vars värden ersätts.",
};
static const struct field purges_row = {
	.name = "purges", .type = FIELD_OBJECT,
	.label = "Gallrar", .help = "För varje fält de händelser vars text tas bort för alltid.",
};
/* clang-format on */

/* An empty text takes a value away, so what is a text in JSON can be any text. */
static struct field
with_field(enum item_field field)
{
	struct field row = item_row(field);

	row.name = item_fields[field].name;
	if (row.type == FIELD_DATE || row.type == FIELD_REF || row.type == FIELD_ENUM)
		row.type = FIELD_TEXT;
	return row;
}

/* The rows of `table` point into `with` and `replaces`. */
static void
event_rows(struct table *table, struct table *with, struct table *replaces)
{
	for (int at = 0; at < ITEM_FIELDS; at++) {
		struct field row = with_field((enum item_field)at);

		table_add(with, &row);
		row.type = FIELD_REFS;
		row.min = row.max = 0;
		table_add(replaces, &row);
	}
	table_add_all(table, event_head);
	table_add(table, &with_row)->of = with->row;
	table_add(table, &purges_row)->of = replaces->row;
	table_add(table, &replaces_row)->of = replaces->row;
}

/* ---- the whole file ---- */

static const struct choice file_kinds[] = {
	{"result", "vad workshopen kom fram till"},
	{"suitcase", "resväska: inget är utelämnat"},
	{0},
};

/* clang-format off */
static const struct field file_head[] = {
	{ .name = "format", .type = FIELD_TEXT, .required = true,
	  .label = "Format", .help = "Alltid rodtrad.session." },
	{ .name = "version", .type = FIELD_TEXT, .required = true,
	  .label = "Version", .help = "Formatets version, till exempel 1.0." },
	{ .name = "kind", .type = FIELD_ENUM, .required = true, .choices = file_kinds,
	  .label = "Sort", .help = "Vad som följer med i filen." },
	{ .name = "id", .type = FIELD_REF, .required = true,
	  .label = "Id", .help = "Workshopens id, detsamma i varje fil om den." },
	{ .name = "as_of", .type = FIELD_TEXT, .required = true, .min = MOMENT_CHARS, .max = MOMENT_CHARS,
	  .label = "Till och med", .help = "När det sista hände, enligt RFC 3339." },
	{ .type = FIELD_END },
};
static const struct field file_body[] = {
	{ .name = "digest", .type = FIELD_TEXT, .required = true, .min = DIGEST_CHARS, .max = DIGEST_CHARS,
	  .label = "Kontrollsumma", .help = "SHA-256 av raderna från result till och med slutet av events." },
	{ .type = FIELD_END },
};
static const struct field session_row = {
	.name = "session", .type = FIELD_OBJECT, .required = true,
	.label = "Workshopen", .help = "Vilka, var, när och om vad.",
};
static const struct field result_row = {
	.name = "result", .type = FIELD_OBJECT, .required = true,
	.label = "Resultat", .help = "Vad gruppen kom fram till. Det följer av händelserna.",
};
static const struct field events_row = {
	.name = "events", .type = FIELD_LIST, .required = true, .min = 1,
	.label = "Händelser", .help = "Allt som hände. Av dem kan workshopar slås samman utan att något går förlorat.",
};
/* clang-format on */

/* What of the session stands at the top of its file. */
static void
table_add_own(struct table *table, enum item_field field)
{
	struct field row = item_row(field);

	row.required = true;
	table_add(table, &row);
}

void
schema_session(struct buf *out, bool closed)
{
	struct table file = {0}, session = {0}, result = {0}, rows[KINDS] = {0};
	struct table event = {0}, with = {0}, replaces = {0};

	session_rows(&session);
	result_rows(&result, rows);
	event_rows(&event, &with, &replaces);
	table_add_all(&file, file_head);
	table_add_own(&file, ITEM_STATE);
	table_add_own(&file, ITEM_REGISTRY_NUMBER);
	table_add_all(&file, file_body);
	table_add(&file, &session_row)->of = session.row;
	table_add(&file, &result_row)->of = result.row;
	table_add(&file, &events_row)->of = event.row;
	begin_schema(out, "Resultat av en workshop",
		     "En workshop som har hållits med Röd tråd: vad den kom fram till, och dess "
		     "händelser.",
		     file.row, closed);
	buf_add(out, "}\n");
}

/* ---- the plan ---- */

/* clang-format off */
static const struct field plan_head[] = {
	{ .name = "format", .type = FIELD_TEXT, .required = true, .min = 1,
	  .label = "Format", .help = "Alltid rodtrad.plan." },
	{ .name = "version", .type = FIELD_TEXT, .required = true, .min = 1,
	  .label = "Version", .help = "Formatets version." },
	{ .name = "as_of", .type = FIELD_TEXT, .min = MOMENT_CHARS, .max = MOMENT_CHARS,
	  .label = "Läge", .help = "När den sista händelsen skedde. Saknas när ingen workshop har hållits." },
	{ .name = "catalog", .type = FIELD_OBJECT, .of = catalog_pair,
	  .label = "Styrdokument", .help = "Dokumentet som målen och deras rader står i." },
	{ .type = FIELD_END },
};
static const struct field about_row = {
	.name = "about", .type = FIELD_OBJECT,
	.label = "Om planen", .help = "Vad som är sagt om planen som helhet. Saknas när inget är sagt.",
};
static const struct field rows_row = {
	.name = "rows", .type = FIELD_LIST, .required = true,
	.label = "Rader", .help = "Mål för mål: raderna i dokumentet med aktiviteterna under dem, sedan övriga insatser. De utan mål står sist.",
};
/* clang-format on */

void
schema_plan(struct buf *out, bool closed)
{
	struct field columns[PLAN_FIELDS + 1], facts[PLAN_FACTS + 1];
	struct table file = {0};

	plan_fields(columns);
	plan_fact_fields(facts);
	table_add_all(&file, plan_head);
	table_add(&file, &about_row)->of = facts;
	table_add(&file, &rows_row)->of = columns;
	begin_schema(out, "Handlingsplan",
		     "Handlingsplanen i Röd tråd: dokumentets rader, och vad workshoparna kom fram "
		     "till.",
		     file.row, closed);
	buf_add(out, "}\n");
}
