/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables made from items.def. */
#include "rodtrad/core/item.h"

#include <string.h>

static const struct choice state_choices[] = {
	{"arbetsmaterial", "arbetsmaterial"}, {"klarmarkerad", "klarmarkerad"}, {0}};
static const struct choice sway_choices[] = {
	{"us", "vi"}, {"administration", "förvaltningen"}, {"nobody", "ingen av oss"}, {0}};
static const struct choice evidence_choices[] = {
	{"lika", "LiKA"},       {"survey", "enkät"},
	{"result", "resultat"}, {"observation", "iakttagelse"},
	{"feeling", "känsla"},  {0}};
static const struct choice choice_choices[] = {{"yes", "ja"}, {"not_now", "inte nu"}, {0}};
static const struct choice mandate_choices[] = {
	{"proposed", "förslag"}, {"decided", "beslutat"}, {0}};
static const struct choice status_choices[] = {{"not_started", "inte påbörjad"},
					       {"ongoing", "pågår"},
					       {"done", "klar"},
					       {"dropped", "utgår"},
					       {0}};
static const struct choice level_choices[] = {{"individual", "individ"},
					      {"unit", "enhet"},
					      {"area", "område"},
					      {"administration", "förvaltning"},
					      {0}};

static const struct choice alike_choices[] = {
	{"same", "lika för alla"}, {"unit_decides", "enheten avgör"}, {0}};
static const struct choice applies_choices[] = {{"everyone", "alla"},
						{"preschool", "förskola"},
						{"preschool_class", "förskoleklass"},
						{"leisure_centre", "fritidshem"},
						{"years_1_3", "1–3"},
						{"years_4_6", "4–6"},
						{"years_7_9", "7–9"},
						{0}};
static const struct choice funding_choices[] = {
	{"covered", "ryms"}, {"sought", "söks"}, {"decided", "beslutad"}, {0}};

static const struct choice verdict_choices[] = {
	{"done", "klar"}, {"ongoing", "pågår"}, {"changes", "ändras"}, {"dropped", "utgår"}, {0}};
static const struct choice mark_choices[] = {
	{"none", "inget"}, {"obstacle", "hinder"}, {"side_effect", "bieffekt"}, {0}};
static const struct choice purpose_choices[] = {{"learning", "lärande och resultat"},
						{"environment", "lärmiljö"},
						{"work", "arbetssituation"},
						{0}};
static const struct choice strength_choices[] = {
	{"certain", "säker"}, {"likely", "trolig"}, {"uncertain", "osäker"}, {0}};
static const struct choice support_choices[] = {
	{"research", "forskning"}, {"proven_experience", "beprövad erfarenhet"},
	{"data", "data"},          {"own_experience", "egen erfarenhet"},
	{"nothing", "inget"},      {0}};

const struct item_kind_row item_kinds[KINDS] = {
#define ITEM_KIND(NAME, name, plural, label) [KIND_##NAME] = {#name, plural, label},
#include "rodtrad/core/items.def"
};

const struct field item_fields[ITEM_FIELDS + 1] = {
#define ITEM_FIELD(NAME, json, kind, is_quiet, low, high, table, title, sentence, kinds)           \
	[ITEM_##NAME] = {.name = #json,                                                            \
			 .type = kind,                                                             \
			 .quiet = is_quiet,                                                        \
			 .min = low,                                                               \
			 .max = high,                                                              \
			 .choices = table,                                                         \
			 .label = title,                                                           \
			 .help = sentence},
#include "rodtrad/core/items.def"
	[ITEM_FIELDS] = {.type = FIELD_END},
};

#define IN(NAME) (1u << KIND_##NAME)
#define ANY      ((1u << KINDS) - 1)
#define NAMES    (1u << 31) /* of no kind */
static const unsigned item_field_kinds[ITEM_FIELDS] = {
#define ITEM_FIELD(NAME, json, kind, is_quiet, low, high, table, title, sentence, kinds)           \
	[ITEM_##NAME] = kinds,
#include "rodtrad/core/items.def"
};

bool
item_kind_has(enum item_kind kind, enum item_field field)
{
	return kind < KINDS && field < ITEM_FIELDS && (item_field_kinds[field] & (1u << kind));
}

bool
item_field_names(enum item_field field)
{
	return field < ITEM_FIELDS && (item_field_kinds[field] & NAMES);
}

enum item_kind
item_kind_named(const char *name)
{
	for (int kind = 0; kind < KINDS; kind++)
		if (!strcmp(item_kinds[kind].name, name))
			return (enum item_kind)kind;
	return KIND_UNKNOWN;
}

enum item_field
item_field_named(const char *name)
{
	/* Asked of every value of every event: the first letter tells most of them apart. */
	for (int field = 0; field < ITEM_FIELDS; field++)
		if (item_fields[field].name[0] == name[0] && !strcmp(item_fields[field].name, name))
			return (enum item_field)field;
	return ITEM_FIELDS;
}

bool
item_field_is_text(const char *name, bool is_string)
{
	enum item_field field = item_field_named(name);

	if (field == ITEM_FIELDS)
		return is_string;
	return item_fields[field].type == FIELD_TEXT || item_fields[field].type == FIELD_LINES;
}
