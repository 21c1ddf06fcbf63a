/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of fields: read, refused, written, described. */
#include "rodtrad/base/field.h"

#include "../check.h"

struct pair {
	const char *inner;
	int weight;
};

struct people {
	int min, max;
};

struct sample {
	const char *title, *prompt, *id, *end, *free;
	int dots, side;
	bool hidden, shown;
	struct people people;
	struct field_texts say, boxes;
	struct field_ints numbers;
	struct field_list pairs;
};

static const struct choice sides[] = {{"left", "vänster"}, {"right", "höger"}, {NULL, NULL}};

/* clang-format off */
#define PAIR(member, type) FIELD_OFFSET(struct pair, member, type)
static const struct field pair_fields[] = {
	{.name = "inner", .type = FIELD_TOKEN, .offset = PAIR(inner, const char *), .required = true, .label = "Inre"},
	{.name = "weight", .type = FIELD_INT, .offset = PAIR(weight, int), .min = 1, .max = 5, .fallback = 2},
	{.type = FIELD_END},
};

#define PEOPLE(member, type) FIELD_OFFSET(struct people, member, type)
static const struct field people_fields[] = {
	{.name = "min", .type = FIELD_INT, .offset = PEOPLE(min, int), .min = 1, .max = 60, .fallback = 3},
	{.name = "max", .type = FIELD_INT, .offset = PEOPLE(max, int), .min = 1, .max = 60, .fallback = 20},
	{.type = FIELD_END},
};

#define SAMPLE(member, type) FIELD_OFFSET(struct sample, member, type)
static const struct field fields[] = {
	{.name = "title", .type = FIELD_TEXT, .offset = SAMPLE(title, const char *), .required = true, .min = 1, .max = 5, .label = "Titel", .help = "Vad den \"heter\"."},
	{.name = "prompt", .type = FIELD_LINES, .offset = SAMPLE(prompt, const char *)},
	{.name = "id", .type = FIELD_TOKEN, .offset = SAMPLE(id, const char *)},
	{.name = "end", .type = FIELD_DATE, .offset = SAMPLE(end, const char *)},
	{.name = "free", .type = FIELD_ANY, .offset = SAMPLE(free, const char *)},
	{.name = "dots", .type = FIELD_INT, .offset = SAMPLE(dots, int), .min = 1, .max = 20, .fallback = 3},
	{.name = "side", .type = FIELD_ENUM, .offset = SAMPLE(side, int), .choices = sides},
	{.name = "hidden", .type = FIELD_BOOL, .offset = SAMPLE(hidden, bool)},
	{.name = "shown", .type = FIELD_BOOL, .offset = SAMPLE(shown, bool), .fallback = 1},
	{.name = "people", .type = FIELD_OBJECT, .offset = SAMPLE(people, struct people), .of = people_fields},
	{.name = "say", .type = FIELD_TEXTS, .offset = SAMPLE(say, struct field_texts), .max = 2},
	{.name = "boxes", .type = FIELD_TOKENS, .offset = SAMPLE(boxes, struct field_texts), .min = 2, .max = 4},
	{.name = "numbers", .type = FIELD_INTS, .offset = SAMPLE(numbers, struct field_ints)},
	{.name = "pairs", .type = FIELD_LIST, .offset = SAMPLE(pairs, struct field_list), .of = pair_fields, .size = sizeof(struct pair)},
	{.type = FIELD_END},
};

static const struct field others[] = {
	{.name = "kind", .type = FIELD_TOKEN},
	{.type = FIELD_END},
};
/* clang-format on */

static bool
read_parts(const struct json *json, enum field_unknown unknown, struct sample *sample,
	   struct arena *arena, struct faults *faults)
{
	const struct field_part parts[] = {{fields, sample}, {others, NULL}, {0}};

	return field_read(json, parts, unknown, arena, faults);
}

static bool
read_sample(const char *text, enum field_unknown unknown, struct sample *sample,
	    struct arena *arena, struct err *err)
{
	struct json *json = json_parse(text, strlen(text), JSON_WORKSHOP_BYTES, err);

	if (!CHECK(json != NULL))
		return false;
	struct faults faults = faults_first(err);
	bool read = read_parts(json, unknown, sample, arena, &faults);
	json_drop(json);
	return read;
}

static const char everything[] =
	"{\"title\":\"Landa\",\"prompt\":\"en\\ntvå\",\"id\":\"a_1-b\",\"end\":\"2026-12-01\","
	"\"free\":{\"a\":[1],\"b\":\"x\"},\"dots\":20,\"side\":\"right\",\"hidden\":true,"
	"\"shown\":false,\"people\":{\"max\":9},\"say\":[\"hej\",\"då\"],\"boxes\":[\"s\",\"w\"],"
	"\"numbers\":[3,-1],\"pairs\":[{\"inner\":\"s\"},{\"inner\":\"w\",\"weight\":5}]}";

static void
test_read(void)
{
	struct arena arena = {0};
	struct sample sample;
	struct err err;

	/* The tree is dropped before anything is looked at, so what is kept must be copies. */
	CHECK(read_sample(everything, FIELD_UNKNOWN_REFUSED, &sample, &arena, &err));
	CHECK_TEXT(sample.title, "Landa");
	CHECK_TEXT(sample.prompt, "en\ntvå");
	CHECK_TEXT(sample.id, "a_1-b");
	CHECK_TEXT(sample.end, "2026-12-01");
	CHECK_TEXT(sample.free, "{\"a\":[1],\"b\":\"x\"}");
	CHECK(sample.dots == 20 && sample.side == 1 && sample.hidden && !sample.shown);
	CHECK(sample.people.min == 3 && sample.people.max == 9);
	CHECK(sample.say.count == 2 && sample.boxes.count == 2);
	CHECK_TEXT(sample.say.item[1], "då");
	CHECK_TEXT(sample.boxes.item[0], "s");
	CHECK(sample.numbers.count == 2 && sample.numbers.item[1] == -1);
	const struct pair *pairs = sample.pairs.item;
	CHECK(sample.pairs.count == 2 && pairs[0].weight == 2 && pairs[1].weight == 5);
	CHECK_TEXT(pairs[1].inner, "w");
	arena_free(&arena);
}

static void
test_absent(void)
{
	struct arena arena = {0};
	struct sample sample;
	struct err err;

	memset(&sample, 0xFF, sizeof sample);
	CHECK(read_sample("{\"title\":\"a\",\"kind\":7}", FIELD_UNKNOWN_REFUSED, &sample, &arena,
			  &err));
	CHECK_TEXT(sample.prompt, "");
	CHECK_TEXT(sample.end, "");
	CHECK_TEXT(sample.free, "");
	CHECK(sample.dots == 3 && sample.side == 0 && !sample.hidden && sample.shown);
	CHECK(sample.people.min == 3 && sample.people.max == 20);
	CHECK(sample.say.count == 0 && sample.numbers.count == 0 && sample.pairs.count == 0);
	CHECK(read_sample("{\"title\":\"a\",\"new\":[]}", FIELD_UNKNOWN_SKIPPED, &sample, &arena,
			  &err));
	arena_free(&arena);
}

static void
test_refused(void)
{
	static const struct {
		const char *text, *sentence;
	} rows[] = {
		{"[]", "ska vara ett objekt inom { och }."},
		{"{}", "title: saknas."},
		{"{\"title\":1}", "title: ska vara en text."},
		{"{\"title\":\"\"}", "title: får inte vara tom."},
		{"{\"title\":\"åäöåäö\"}", "title: får ha högst 5 tecken, och har 6."},
		{"{\"title\":\"a\\nb\"}", "title: ska stå på en enda rad."},
		{"{\"prompt\":false}", "prompt: ska vara en text."},
		{"{\"id\":\"Land\"}", "id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar "
				      "med en bokstav."},
		{"{\"id\":\"\"}", "id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar med "
				  "en bokstav."},
		{"{\"id\":\"a23456789012345678901234567890123\"}",
		 "id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar med en bokstav."},
		{"{\"end\":\"2026-02-30\"}", "end: ska vara ett datum, till exempel 2026-12-01."},
		{"{\"end\":20261201}", "end: ska vara ett datum, till exempel 2026-12-01."},
		{"{\"dots\":0}", "dots: ska vara ett heltal från 1 till 20."},
		{"{\"dots\":21}", "dots: ska vara ett heltal från 1 till 20."},
		{"{\"dots\":\"3\"}", "dots: ska vara ett heltal från 1 till 20."},
		{"{\"side\":\"up\"}", "side: ska vara något av left, right."},
		{"{\"side\":1}", "side: ska vara något av left, right."},
		{"{\"hidden\":0}", "hidden: ska vara true eller false."},
		{"{\"people\":[]}", "people: ska vara ett objekt inom { och }."},
		{"{\"people\":{\"max\":61}}", "people: max: ska vara ett heltal från 1 till 60."},
		{"{\"people\":{\"kind\":1}}", "people: kind: en sådan inställning finns inte."},
		{"{\"say\":\"hej\"}", "say: ska vara en lista inom [ och ]."},
		{"{\"say\":[\"a\",\"b\",\"c\"]}", "say: får ha högst 2 i listan, och har 3."},
		{"{\"say\":[\"a\",2]}", "say[1]: ska vara en text."},
		{"{\"boxes\":[\"s\"]}", "boxes: ska ha minst 2 i listan, och har 1."},
		{"{\"boxes\":[\"s\",\"S\"]}", "boxes[1]: ska vara ett kort namn av a–z, 0–9, - och "
					      "_ som börjar med en bokstav."},
		{"{\"numbers\":[1,true]}", "numbers[1]: ska vara ett heltal."},
		{"{\"pairs\":[{\"inner\":\"a\"},{}]}", "pairs[1]: inner: saknas."},
		{"{\"pairs\":[{\"inner\":\"a\",\"weight\":6}]}",
		 "pairs[0]: weight: ska vara ett heltal från 1 till 5."},
		{"{\"dot\":1}", "dot: en sådan inställning finns inte. Menar du dots?"},
		{"{\"numbesr\":1}", "numbesr: en sådan inställning finns inte. Menar du numbers?"},
		{"{\"kinds\":1}", "kinds: en sådan inställning finns inte. Menar du kind?"},
		{"{\"colour\":1}", "colour: en sådan inställning finns inte."},
		{"{\"en mycket lång nyckel som ingen tänkt på alls\":1}",
		 "en mycket lång nyckel som ingen tänkt på: en sådan inställning finns inte."},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena arena = {0};
		struct sample sample;
		struct err err = {0};

		CHECK(!read_sample(rows[i].text, FIELD_UNKNOWN_REFUSED, &sample, &arena, &err));
		CHECK_TEXT(err.text, rows[i].sentence);
		CHECK(err.code == ERR_FORMAT);
		arena_free(&arena);
	}
}

static void
test_all_faults(void)
{
	static const struct {
		const char *text, *sentences;
		enum field_unknown unknown;
		int room;
	} rows[] = {
		/* Where there is room for more, it goes on, at every level, in the file's order. */
		{"{\"dots\":0,\"people\":{\"min\":0,\"max\":61},\"say\":[1,2],\"id\":\"A\"}",
		 "dots: ska vara ett heltal från 1 till 20.|people: min: ska vara ett heltal från "
		 "1 "
		 "till 60.|people: max: ska vara ett heltal från 1 till 60.|say[0]: ska vara en "
		 "text.|say[1]: ska vara en text.|id: ska vara ett kort namn av a–z, 0–9, - och _ "
		 "som börjar med en bokstav.|title: saknas.|",
		 FIELD_UNKNOWN_REFUSED, 20},
		{"{\"pairs\":[{\"weight\":6},7,{\"inner\":\"s\"}],\"title\":\"\"}",
		 "pairs[0]: weight: ska vara ett heltal från 1 till 5.|pairs[0]: inner: saknas.|"
		 "pairs[1]: ska vara ett objekt inom { och }.|title: får inte vara tom.|",
		 FIELD_UNKNOWN_REFUSED, 20},
		/* One slip is one fault, unless it is no slip: of a newer version, or another's. */
		{"{\"titel\":\"a\",\"pairs\":[{\"iner\":\"s\"}]}",
		 "titel: en sådan inställning finns inte. Menar du title?|pairs[0]: iner: en sådan "
		 "inställning finns inte. Menar du inner?|",
		 FIELD_UNKNOWN_REFUSED, 20},
		{"{\"titel\":\"a\"}", "title: saknas.|", FIELD_UNKNOWN_SKIPPED, 20},
		{"{\"dot\":1}",
		 "dot: en sådan inställning finns inte. Menar du dots?|title: saknas.|",
		 FIELD_UNKNOWN_REFUSED, 20},
		/* When the room is full, it stops. */
		{"{\"say\":[1,2],\"dots\":0}",
		 "say[0]: ska vara en text.|say[1]: ska vara en text.|", FIELD_UNKNOWN_REFUSED, 2},
		{"{\"pairs\":[7,8],\"dots\":0}", "pairs[0]: ska vara ett objekt inom { och }.|",
		 FIELD_UNKNOWN_REFUSED, 1},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena arena = {0};
		struct sample sample;
		struct err room[20] = {0}, err;
		struct faults faults = {room, rows[i].room, 0};
		struct buf said = {0};
		const char *text = rows[i].text;
		struct json *json = json_parse(text, strlen(text), JSON_WORKSHOP_BYTES, &err);

		CHECK(!read_parts(json, rows[i].unknown, &sample, &arena, &faults));
		for (int at = 0; at < faults.count; at++)
			buf_addf(&said, "%s|", room[at].text);
		CHECK_TEXT(buf_text(&said), rows[i].sentences);
		CHECK(room[0].code == ERR_FORMAT && faults.count <= rows[i].room);
		buf_free(&said);
		json_drop(json);
		arena_free(&arena);
	}
}

/* What could not be read is as if it were absent; of a list's members, what could be is there. */
static void
test_after_faults(void)
{
	static const char text[] =
		"{\"title\":7,\"dots\":0,\"people\":{\"min\":9,\"max\":61},\"say\":[\"a\",2],"
		"\"boxes\":[\"a\",\"b\"],\"pairs\":[{\"inner\":\"S\",\"weight\":4},7]}";
	struct arena arena = {0};
	struct sample sample;
	struct err room[9], err;
	struct faults faults = {room, COUNT(room), 0};
	struct json *json = json_parse(text, strlen(text), JSON_WORKSHOP_BYTES, &err);

	CHECK(!read_parts(json, FIELD_UNKNOWN_REFUSED, &sample, &arena, &faults));
	CHECK(faults.count == 6);
	CHECK_TEXT(sample.title, "");
	CHECK(sample.dots == 3 && sample.people.min == 3 && sample.people.max == 20);
	CHECK(sample.say.count == 0 && sample.boxes.count == 2);
	const struct pair *pairs = sample.pairs.item;
	if (CHECK(sample.pairs.count == 2)) {
		CHECK_TEXT(pairs[0].inner, "");
		CHECK_TEXT(pairs[1].inner, "");
		CHECK(pairs[0].weight == 4 && pairs[1].weight == 2);
	}
	json_drop(json);
	arena_free(&arena);
}

/* What is read from `text` and written again, with its braces. */
static void
check_written(const char *text, const char *want)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct sample sample;
	struct err err;

	CHECK(read_sample(text, FIELD_UNKNOWN_REFUSED, &sample, &arena, &err));
	buf_addc(&out, '{');
	CHECK(field_write(&out, fields, &sample, true));
	buf_addc(&out, '}');
	CHECK_TEXT(buf_text(&out), want);
	buf_free(&out);
	arena_free(&arena);
}

static void
test_write(void)
{
	struct people people = {3, 20};
	struct buf out = {0};

	check_written(everything, everything);
	/* What has its fallback is left out, and what is required is not. */
	check_written("{\"dots\":3,\"side\":\"left\",\"shown\":true,\"people\":{\"min\":3},"
		      "\"pairs\":[],\"title\":\"a\"}",
		      "{\"title\":\"a\"}");
	CHECK(!field_write(&out, people_fields, &people, false));
	CHECK_TEXT(buf_text(&out), "");
	people.max = 4;
	CHECK(field_write(&out, people_fields, &people, false));
	CHECK_TEXT(buf_text(&out), ",\"max\":4");
	buf_free(&out);
}

static const char described[] =
	"{\"type\": \"object\", \"required\": [\"title\"], \"properties\": {\n"
	"    \"title\": {\"title\": \"Titel\", \"description\": \"Vad den \\\"heter\\\".\", "
	"\"type\": \"string\", \"minLength\": 1, \"maxLength\": 5},\n"
	"    \"prompt\": {\"type\": \"string\"},\n"
	"    \"id\": {\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_-]{0,31}$\"},\n"
	"    \"end\": {\"type\": \"string\", \"format\": \"date\", "
	"\"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"},\n"
	"    \"free\": {},\n"
	"    \"dots\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 20, \"default\": 3},\n"
	"    \"side\": {\"type\": \"string\", \"enum\": [\"left\", \"right\"], "
	"\"default\": \"left\"},\n"
	"    \"hidden\": {\"type\": \"boolean\", \"default\": false},\n"
	"    \"shown\": {\"type\": \"boolean\", \"default\": true},\n"
	"    \"people\": {\"type\": \"object\", \"properties\": {\n"
	"      \"min\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 60, \"default\": 3},\n"
	"      \"max\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 60, \"default\": 20}\n"
	"    }, \"additionalProperties\": false},\n"
	"    \"say\": {\"type\": \"array\", \"maxItems\": 2, \"items\": {\"type\": \"string\"}},\n"
	"    \"boxes\": {\"type\": \"array\", \"minItems\": 2, \"maxItems\": 4, "
	"\"items\": {\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_-]{0,31}$\"}},\n"
	"    \"numbers\": {\"type\": \"array\", \"items\": {\"type\": \"integer\"}},\n"
	"    \"pairs\": {\"type\": \"array\", \"items\": {\"type\": \"object\", "
	"\"required\": [\"inner\"], \"properties\": {\n"
	"      \"inner\": {\"title\": \"Inre\", \"type\": \"string\", "
	"\"pattern\": \"^[a-z][a-z0-9_-]{0,31}$\"},\n"
	"      \"weight\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 5, "
	"\"default\": 2}\n"
	"    }, \"additionalProperties\": false}}\n"
	"  }, \"additionalProperties\": false}";

static void
test_schema(void)
{
	static const struct field links[] = {
		{.name = "from", .type = FIELD_REF, .required = true},
		{.name = "merged", .type = FIELD_REFS},
		{.type = FIELD_END},
	};
	struct buf out = {0};
	struct err err;

	field_schema(&out, fields, 2, true);
	CHECK_TEXT(buf_text(&out), described);
	struct json *json = json_parse(out.text, out.bytes, JSON_WORKSHOP_BYTES, &err);
	CHECK(json_count(json_member(json, "properties")) == 14);
	json_drop(json);
	buf_clear(&out);
	field_schema(&out, links, 0, false);
	CHECK(strstr(buf_text(&out), "\"merged\": {\"type\": \"array\", \"items\": {\"type\": "
				     "\"string\", \"format\": \"uuid\"") != NULL);
	CHECK(strstr(buf_text(&out), "additionalProperties") == NULL);
	buf_free(&out);
}

static void
test_names(void)
{
	CHECK(field_named(fields, "dots") == &fields[5]);
	CHECK(field_named(fields, "dot") == NULL && field_named(fields, "") == NULL);
	CHECK(choice_index(sides, "right") == 1 && choice_index(sides, "Right") == -1);
}

int
main(void)
{
	test_read();
	test_absent();
	test_refused();
	test_all_faults();
	test_after_faults();
	test_write();
	test_schema();
	test_names();
	return check_done("base/field");
}
