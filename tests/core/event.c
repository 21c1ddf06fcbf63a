/* SPDX-License-Identifier: EUPL-1.2 */
/* Events as lines: what is read is written back the same, and what is no event is refused. */
#include "rodtrad/core/event.h"

#include <string.h>

#include "../check.h"

/* In the lines here single quotes stand for double ones. */
static const char *
quoted(struct arena *arena, const char *single)
{
	char *text = arena_text(arena, single);

	for (char *at = text; *at; at++)
		if (*at == '\'')
			*at = '"';
	return text;
}

#define ID_A "019c2f6a-1b00-7000-8000-00000000000a"
#define ID_B "019c2f6a-1b00-7000-8000-00000000000b"
#define ID_C "019c2f6a-1b00-7000-8000-00000000000c"
#define AT   "'at':'2026-11-22T13:00:00+01:00'"
#define HEAD AT ",'clock':7,'gesture':'" ID_A "','id':'" ID_B "'"

/* ---- files ---- */

/* Reads the line of a file and writes it back; NULL when it is refused. */
static const char *
through_file(struct arena *arena, const char *line, struct err *err)
{
	struct json *json = json_parse(line, strlen(line), JSON_SESSION_BYTES, err);
	struct buf out = {0};
	struct event event;
	const char *text = NULL;

	if (!CHECK(json != NULL))
		return NULL;
	if (event_of_file(&event, json, arena, err)) {
		event_line(&out, &event, NULL);
		text = arena_text(arena, buf_text(&out));
	}
	json_drop(json);
	buf_free(&out);
	return text;
}

static const char *const good_lines[] = {
	"{" HEAD ",'type':'opened'}",
	"{" HEAD
	",'kind':'note','step':'samla','type':'added','with':{'box':'strength','code':'S1',"
	"'order':1,'text':'Vi \\\"delar\\\" på\\nallt'}}",
	"{" HEAD ",'item':'" ID_A "','replaces':{'merged_into':['" ID_A "','" ID_C "'],'text':[]},"
	"'type':'set','with':{'merged_into':'" ID_C "','parked':true,'text':''}}",
	"{" HEAD ",'item':'" ID_A "','type':'set','with':{'merged_into':''}}",
	"{" HEAD ",'item':'" ID_A
	"','type':'set','with':{'check':['2027-02-01'],'end':'2027-06-15',"
	"'notes':['" ID_A "','" ID_C "'],'planned':[6,7],'workshop':{'a':[1,{'b':false}]}}}",
	"{" HEAD ",'item':'" ID_A "','type':'set','with':{'same':2},'withheld':['grounds','text']}",
	"{" HEAD ",'step':'tyst','type':'went'}",
	"{" HEAD ",'item':'" ID_A "','type':'undone','undoes':'" ID_A "','with':{'removed':true}}",
	"{" HEAD ",'type':'undone','undoes':'" ID_C "'}",
	"{" HEAD ",'item':'" ID_A "','type':'sealed','with':{'state':'klarmarkerad'}}",
	/* of a newer program: members, fields, kinds, types, steps and choices */
	"{'aa':{'b':[1,2],'c':true}," HEAD ",'kind':'song','mood':'glad','step':'sjung',"
	"'type':'added','with':{'colour':'röd','pitch':[3],'sung':true},'zebra':5}",
	"{" HEAD ",'item':'" ID_A "','type':'sang','with':{'sway':'everybody'}}",
	"{" HEAD ",'item':'" ID_A "','type':'sang','withheld':['melody']}",
};

static void
test_files(void)
{
	for (size_t at = 0; at < COUNT(good_lines); at++) {
		struct arena arena = {0};
		struct err err = {0};
		const char *line = quoted(&arena, good_lines[at]);
		const char *back = through_file(&arena, line, &err);

		if (!CHECK_TEXT(back, line))
			fprintf(stderr, "%s\n", err.text);
		arena_free(&arena);
	}
}

/* However a file orders and spaces its keys, the line is the same. */
static void
test_canonical(void)
{
	struct arena arena = {0};
	struct err err = {0};

	CHECK_TEXT(through_file(&arena,
				quoted(&arena,
				       "{ 'zebra' : 5, 'with': {'text':'\\u00e5', 'box':'threat'},"
				       "'withheld':['grounds'],'type':'added' , 'kind':'note',"
				       "'replaces':{'text':[],'box':[]},"
				       "'id':'" ID_B "','clock':7,'gesture':'" ID_A "'," AT
				       ",'aa':1}"),
				&err),
		   quoted(&arena, "{'aa':1," HEAD ",'kind':'note','replaces':{'box':[],'text':[]},"
				  "'type':'added','with':{'box':'threat','text':'å'},"
				  "'withheld':['grounds'],'zebra':5}"));
	arena_free(&arena);
}

static const struct {
	const char *line, *sentence;
} bad_lines[] = {
	{"[]", "händelse: ska vara ett objekt."},
	{"{}", "händelse: saknar id, clock, at eller type."},
	{"{'clock':1,'id':'" ID_A "','type':'opened'}",
	 "händelse: saknar id, clock, at eller type."},
	{"{" AT ",'clock':1,'type':'opened'}", "händelse: saknar id, clock, at eller type."},
	{"{" AT ",'id':'" ID_A "','type':'opened'}", "händelse: saknar id, clock, at eller type."},
	{"{" AT ",'clock':1,'id':'" ID_A "'}", "händelse: saknar id, clock, at eller type."},
	{"{'clock':0}", "clock: ska vara ett heltal från 1."},
	{"{'clock':'1'}", "clock: ska vara ett heltal från 1."},
	{"{'at':'2026-11-22'}", "at: ska vara en tidpunkt, som 2026-11-22T13:00:00+01:00."},
	{"{'at':5}", "at: ska vara en tidpunkt, som 2026-11-22T13:00:00+01:00."},
	{"{'id':'1'}", "id: ska vara ett id."},
	{"{'id':'019C2F6A-1B00-7000-8000-00000000000A'}", "id: ska vara ett id."},
	{"{'gesture':7}", "gesture: ska vara ett id."},
	{"{'item':''}", "item: ska vara ett id."},
	{"{'undoes':['" ID_A "']}", "undoes: ska vara ett id."},
	{"{'type':7}", "type: ska vara en text."},
	{"{'kind':''}", "kind: ska vara en text."},
	{"{'step':true}", "step: ska vara en text."},
	{"{'replaces':['" ID_A "']}", "replaces: ska vara ett objekt."},
	{"{'replaces':{'text':'" ID_A "'}}", "replaces: ska ha listor av id:n."},
	{"{'replaces':{'text':['x']}}", "replaces: text: ska vara en lista av id:n."},
	{"{'with':[]}", "with: ska vara ett objekt."},
	{"{'with':{'order':'1'}}", "with: order: har ett värde av fel slag."},
	{"{'with':{'text':1}}", "with: text: har ett värde av fel slag."},
	{"{'with':{'parked':0}}", "with: parked: har ett värde av fel slag."},
	{"{'with':{'end':'2026-02-30'}}", "with: end: har ett värde av fel slag."},
	{"{'with':{'planned':5}}", "with: planned: har ett värde av fel slag."},
	{"{'with':{'inner':'S1'}}", "with: inner: ska vara ett id."},
	{"{'with':{'notes':['S1']}}", "with: notes: ska vara en lista av id:n."},
	{"{'texts':['text']}", "texts: hör inte hemma här."},
	{"{'withheld':['order']}", "withheld: ska vara en lista av textfält."},
	{"{'withheld':[1]}", "withheld: ska vara en lista av textfält."},
	{"{'withheld':'text'}", "withheld: ska vara en lista av textfält."},
	{"{" HEAD ",'type':'set','item':'" ID_A "','with':{'text':'a'},'withheld':['text']}",
	 "text: ges två gånger."},
	{"{" HEAD ",'type':'set','with':{'text':'a'}}", "item: saknas."},
	{"{" HEAD ",'type':'undone'}", "undoes: saknas."},
};

static void
test_refused(void)
{
	for (size_t at = 0; at < COUNT(bad_lines); at++) {
		struct arena arena = {0};
		struct err err = {0};

		CHECK(!through_file(&arena, quoted(&arena, bad_lines[at].line), &err));
		CHECK(err.code == ERR_FORMAT);
		CHECK_TEXT(err.text, bad_lines[at].sentence);
		arena_free(&arena);
	}
}

/* One field more than an event may give. */
static void
test_too_many(void)
{
	struct arena arena = {0};
	struct buf line = {0};
	struct err err = {0};

	for (int fields = EVENT_WITHS; fields <= EVENT_WITHS + 1; fields++) {
		buf_clear(&line);
		buf_add(&line, "{" HEAD ",'item':'" ID_A "','type':'set','with':{");
		for (int field = 0; field < fields; field++)
			buf_addf(&line, "%s'f%02d':%d", field ? "," : "", field, field);
		buf_add(&line, "}}");
		if (fields == EVENT_WITHS)
			CHECK_TEXT(through_file(&arena, quoted(&arena, buf_text(&line)), &err),
				   quoted(&arena, buf_text(&line)));
		else
			CHECK(!through_file(&arena, quoted(&arena, buf_text(&line)), &err));
	}
	CHECK_TEXT(err.text, "with: with: har för många fält.");
	buf_free(&line);
	arena_free(&arena);
}

/* ---- records ---- */

static void
test_records(void)
{
	static const struct record_text texts[] = {
		{"grounds", NULL}, {"melody", "la"}, {"text", "Ö"}};
	struct arena arena = {0};
	struct buf out = {0};
	struct event event;
	struct err err;
	struct record record = {
		.line = quoted(&arena,
			       "{'aa':1," HEAD ",'kind':'note','texts':['grounds','melody','text'],"
			       "'type':'added','with':{'box':'threat','hue':'blå'},'zz':[]}"),
		.text = texts,
		.texts = 3,
		.mine = true,
	};

	CHECK(event_of_record(&event, &record, &arena, &err));
	CHECK(event.mine && event.clock == 7 && event.withs == 5 && event.extras == 2);
	CHECK(event.kind == KIND_NOTE && event.type == EVENT_ADDED);
	CHECK(event_given(&event, ITEM_GROUNDS)->here == WITHHELD);
	CHECK_TEXT(event_given(&event, ITEM_TEXT)->text, "Ö");
	CHECK(event_given(&event, ITEM_PARKED) == NULL);
	event_skeleton(&out, &event);
	CHECK_TEXT(buf_text(&out), record.line);
	buf_clear(&out);
	event_line(&out, &event, NULL);
	CHECK_TEXT(buf_text(&out),
		   quoted(&arena,
			  "{'aa':1," HEAD ",'kind':'note','type':'added','with':{'box':'threat',"
			  "'hue':'blå','melody':'la','text':'Ö'},'withheld':['grounds'],'zz':[]}"));
	buf_free(&out);
	arena_free(&arena);
}

/* What is kept of texts in a file is what the caller says; nothing else is ever left out. */
static void
test_keep(void)
{
	bool keep[] = {false, false, true}; /* order, grounds … in the order of their names */
	struct arena arena = {0};
	struct buf out = {0};
	struct event event;
	struct err err;
	const char *line = quoted(&arena, "{" HEAD ",'item':'" ID_A "','type':'set',"
					  "'with':{'grounds':'LiKA','order':3,'text':'Ö'}}");
	struct json *json = json_parse(line, strlen(line), JSON_SESSION_BYTES, &err);

	CHECK(event_of_file(&event, json, &arena, &err));
	CHECK(!event.mine);
	event_line(&out, &event, keep);
	CHECK_TEXT(buf_text(&out), quoted(&arena, "{" HEAD ",'item':'" ID_A "','type':'set',"
						  "'with':{'order':3,'text':'Ö'},"
						  "'withheld':['grounds']}"));
	buf_clear(&out);
	event_skeleton(&out, &event);
	CHECK_TEXT(buf_text(&out), quoted(&arena, "{" HEAD ",'item':'" ID_A "',"
						  "'texts':['grounds','text'],"
						  "'type':'set','with':{'order':3}}"));
	buf_free(&out);
	json_drop(json);
	arena_free(&arena);
}

static void
test_record_refused(void)
{
	static const char *const lines[] = {
		"",
		"{" HEAD ",'type':'opened','withheld':['text']}",
		"{" HEAD ",'type':'opened','texts':['order']}",
		"{" HEAD ",'type':'opened','texts':'text'}",
		"{" HEAD ",'item':'" ID_A "','texts':['text'],'type':'set','with':{'text':'a'}}",
	};
	struct arena arena = {0};
	struct event event;

	for (size_t at = 0; at < COUNT(lines); at++) {
		struct record record = {.line = quoted(&arena, lines[at])};
		struct err err = {0};

		CHECK(!event_of_record(&event, &record, &arena, &err));
		CHECK(err.code == ERR_FORMAT && *err.text);
	}
	arena_free(&arena);
}

/* ---- order and values ---- */

static void
test_compare(void)
{
	struct event a = {.id = {{1}}, .clock = 2}, b = {.id = {{2}}, .clock = 1};

	CHECK(event_compare(&a, &b) > 0 && event_compare(&b, &a) < 0);
	b.clock = 2;
	CHECK(event_compare(&a, &b) < 0 && event_compare(&b, &a) > 0);
	CHECK(event_compare(&a, &a) == 0);
}

static void
test_same(void)
{
	struct given one = {.kind = JSON_INT, .text = "1"}, text = {.kind = JSON_TEXT, .text = "1"};
	struct given other = {.kind = JSON_TEXT, .text = "2"}, again = text;
	struct given withheld = {.kind = JSON_TEXT, .text = "", .here = WITHHELD};
	struct given also = withheld, purged = {.kind = JSON_TEXT, .text = "", .here = PURGED};

	CHECK(given_same(&text, &again) && !given_same(&text, &other) && !given_same(&one, &text));
	CHECK(!given_same(&withheld, &text) && !given_same(&withheld, &also));
	CHECK(given_same(&withheld, &withheld));
	CHECK(given_same(&purged, &text) && given_same(&other, &purged));
	CHECK(given_same(&purged, &withheld));
}

int
main(void)
{
	test_files();
	test_canonical();
	test_refused();
	test_too_many();
	test_records();
	test_keep();
	test_record_refused();
	test_compare();
	test_same();
	return check_done("core/event");
}
