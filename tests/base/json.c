/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON: what is refused and with which sentence, what is read, how it is written. */
#include "rodtrad/base/json.h"
#include "rodtrad/base/mem.h"

#include "../check.h"

/* A text with its length, which may hold a zero byte. */
#define BYTES(text) (text), sizeof(text) - 1

static void
check_refused(const char *text, size_t bytes, const char *sentence)
{
	struct err err = {0};
	/* Exactly as many bytes as there are: reading further is seen by the sanitizer. */
	char *exact = mem_grow(NULL, bytes, 1);

	memcpy(exact, text, bytes);
	struct json *json = json_parse(exact, bytes, JSON_WORKSHOP_BYTES, &err);
	CHECK(json == NULL);
	CHECK(err.code == ERR_FORMAT);
	CHECK_TEXT(err.text, sentence);
	json_drop(json);
	mem_free(exact);
}

static void
test_grammar(void)
{
	static const struct {
		const char *text, *sentence;
	} rows[] = {
		{"", "Rad 1, tecken 1: filen tar slut mitt i."},
		{"  \n", "Rad 2, tecken 1: filen tar slut mitt i."},
		{"{\"a\" 1}", "Rad 1, tecken 6: här väntades ett kolon."},
		{"{\n \"å\": 1,\n \"ä\": \"ö\" \"c\"}",
		 "Rad 3, tecken 11: här väntades ett komma eller }."},
		{"{\"a\":1,}", "Rad 1, tecken 8: här väntades ett namn inom citattecken."},
		{"{a:1}", "Rad 1, tecken 2: här väntades ett namn inom citattecken."},
		{"{\"a\":}", "Rad 1, tecken 6: här väntades ett värde."},
		{"{\"a\":1", "Rad 1, tecken 7: filen tar slut mitt i."},
		{"{\"a\"", "Rad 1, tecken 5: filen tar slut mitt i."},
		{"[1 2]", "Rad 1, tecken 4: här väntades ett komma eller ]."},
		{"[1,]", "Rad 1, tecken 4: här väntades ett värde."},
		{"[,1]", "Rad 1, tecken 2: här väntades ett värde."},
		{"[1}", "Rad 1, tecken 3: här väntades ett komma eller ]."},
		{"[] []", "Rad 1, tecken 4: här väntades filens slut."},
		{"1 // slut", "Rad 1, tecken 3: här väntades filens slut."},
		{"'a'", "Rad 1, tecken 1: här väntades ett värde."},
		{"tru", "Rad 1, tecken 1: här väntades ett värde."},
		{"truE", "Rad 1, tecken 1: här väntades ett värde."},
		{"falsey", "Rad 1, tecken 6: här väntades filens slut."},
		{"[null]", "Rad 1, tecken 2: null används inte: utelämna det som saknas."},
		{"NaN", "Rad 1, tecken 1: här väntades ett värde."},
		{"\xEF\xBB\xBF{}",
		 "Rad 1, tecken 1: filen börjar med ett BOM. Spara den som UTF-8 utan BOM."},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		check_refused(rows[i].text, strlen(rows[i].text), rows[i].sentence);
}

static void
test_numbers(void)
{
	static const struct {
		const char *text, *sentence;
	} rows[] = {
		{"1.0", "Rad 1, tecken 1: talet ska vara ett heltal, utan decimaler."},
		{"1e400", "Rad 1, tecken 1: talet ska vara ett heltal, utan decimaler."},
		{"-1E1", "Rad 1, tecken 1: talet ska vara ett heltal, utan decimaler."},
		{"2147483648", "Rad 1, tecken 1: talet är för stort."},
		{"-2147483649", "Rad 1, tecken 1: talet är för stort."},
		{"99999999999999999999999999", "Rad 1, tecken 1: talet är för stort."},
		{"01", "Rad 1, tecken 1: ett tal kan inte börja med 0."},
		{"-00", "Rad 1, tecken 1: ett tal kan inte börja med 0."},
		{"-", "Rad 1, tecken 2: filen tar slut mitt i."},
		{"-x", "Rad 1, tecken 2: efter minustecknet väntades en siffra."},
		{"+1", "Rad 1, tecken 1: här väntades ett värde."},
		{".5", "Rad 1, tecken 1: här väntades ett värde."},
		{"0x10", "Rad 1, tecken 2: här väntades filens slut."},
	};
	static const struct {
		const char *text;
		int number;
	} good[] = {
		{"0", 0},
		{"-0", 0},
		{"-7", -7},
		{" 2147483647 ", 2147483647},
		{"-2147483648", -2147483647 - 1},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		check_refused(rows[i].text, strlen(rows[i].text), rows[i].sentence);
	for (size_t i = 0; i < COUNT(good); i++) {
		struct err err;
		struct json *json = json_parse(good[i].text, strlen(good[i].text), 100, &err);

		CHECK(json && json_kind(json) == JSON_INT);
		CHECK(json && json_int(json, 99) == good[i].number);
		json_drop(json);
	}
}

static void
test_texts_refused(void)
{
	check_refused(BYTES("\"a"), "Rad 1, tecken 3: filen tar slut mitt i.");
	check_refused(BYTES("[\"a\n\"]"),
		      "Rad 1, tecken 2: texten saknar citattecken på slutet av raden.");
	check_refused(BYTES("\"a\tb\""), "Rad 1, tecken 3: texten har ett styrtecken.");
	check_refused(BYTES("\"a\0b\""), "Rad 1, tecken 3: texten har ett styrtecken.");
	check_refused(BYTES("\"\\x\""), "Rad 1, tecken 2: här står ett \\ som inte betyder något.");
	check_refused(BYTES("\"\\"), "Rad 1, tecken 2: här står ett \\ som inte betyder något.");
	check_refused(BYTES("\"\\\0\""),
		      "Rad 1, tecken 2: här står ett \\ som inte betyder något.");
	check_refused(BYTES("\"\\u12"), "Rad 1, tecken 6: filen tar slut mitt i.");
	check_refused(BYTES("\"\\u12g4\""),
		      "Rad 1, tecken 6: efter \\u ska fyra hexadecimala siffror stå.");
	check_refused(BYTES("\"a\\u0000\""),
		      "Rad 1, tecken 3: tecknet \\u0000 kan inte vara med i en text.");
	check_refused(BYTES("\"\\uD83D\""),
		      "Rad 1, tecken 2: här står bara halva tecknet: ett ensamt surrogat.");
	check_refused(BYTES("\"\\uDE00\\uD83D\""),
		      "Rad 1, tecken 2: här står bara halva tecknet: ett ensamt surrogat.");
	check_refused(BYTES("\"\\uD83D\\u0041\""),
		      "Rad 1, tecken 2: här står bara halva tecknet: ett ensamt surrogat.");
	check_refused(BYTES("\"\\uD83D\\"), "Rad 1, tecken 2: här står bara halva tecknet: "
					    "ett ensamt surrogat.");
}

/* Is it refused, wherever it stands, because of what the text holds? */
static void
check_fault(const char *text)
{
	struct buf in_array = {0}, as_key = {0};
	struct err err = {0};

	buf_addf(&in_array, "[1, \"%s\"]", text);
	buf_addf(&as_key, "{\"%s\": 1}", text);
	CHECK(!json_parse(in_array.text, in_array.bytes, JSON_WORKSHOP_BYTES, &err));
	CHECK(!strncmp(err.text, "Rad 1, tecken 5: texten ", 24));
	CHECK(err.text[strlen(err.text) - 1] == '.');
	CHECK(!json_parse(as_key.text, as_key.bytes, JSON_WORKSHOP_BYTES, &err));
	CHECK(!strncmp(err.text, "Rad 1, tecken 2: texten ", 24));
	struct json *own = json_parse_own(in_array.text, in_array.bytes, &err);
	CHECK(own != NULL);
	json_drop(own);
	buf_free(&in_array);
	buf_free(&as_key);
}

static void
test_faults(void)
{
	check_fault("\xC0\xAF");       /* ill-formed: overlong */
	check_fault("a\xE4");          /* ill-formed: Latin-1 */
	check_fault("\xED\xA0\x80");   /* ill-formed: a surrogate */
	check_fault("\x7F");           /* delete */
	check_fault("\\u001b[2J");     /* escape, escaped */
	check_fault("\\t");            /* tab */
	check_fault("a\xCC\x8A");      /* not NFC */
	check_fault("\\u202e");        /* bidirectional, escaped */
	check_fault("\xE2\x80\x8B");   /* zero width */
	check_fault("\\uDB40\\uDC01"); /* tag character */
}

static void
test_keys(void)
{
	struct buf many = {0};
	struct err err;

	check_refused(BYTES("{\"a\":1,\"b\":2,\n\"a\":3}"),
		      "Rad 2, tecken 1: namnet \"a\" står två gånger i samma objekt.");
	check_refused(BYTES("{\"c\":1,\"b\":2,\"b\":3,\"c\":1}"),
		      "Rad 1, tecken 14: namnet \"b\" står två gånger i samma objekt.");
	check_refused(BYTES("{\"dots\":1,\"\\u0064ots\":2}"),
		      "Rad 1, tecken 11: namnet \"dots\" står två gånger i samma objekt.");
	check_refused(BYTES("{\"\":1,\"\":2}"),
		      "Rad 1, tecken 7: namnet \"\" står två gånger i samma objekt.");
	check_refused(BYTES("[{\"o\":{\"a\":1,\"b\":{}},\"a\":{\"a\":1,\"a\":2}}]"),
		      "Rad 1, tecken 33: namnet \"a\" står två gånger i samma objekt.");
	/* The same key beside, above and below is another matter. */
	const char *fine = "[{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]}},{\"a\":3,\"A\":4}]";
	struct json *json = json_parse(fine, strlen(fine), 1000, &err);
	CHECK(json != NULL);
	json_drop(json);
	/* Compared two by two, these would take minutes. */
	buf_addc(&many, '{');
	for (int i = 0; i < 200000; i++)
		buf_addf(&many, "\"k%d\":0,", i);
	buf_add(&many, "\"k77\":1}");
	CHECK(!json_parse(many.text, many.bytes, JSON_SESSION_BYTES, &err));
	CHECK(strstr(err.text, "namnet \"k77\" står två gånger") != NULL);
	buf_free(&many);
}

static void
nested(struct buf *out, int levels)
{
	buf_clear(out);
	for (int i = 0; i < levels; i++)
		buf_add(out, i % 2 ? "{\"a\":" : "[");
	buf_add(out, "0");
	for (int i = levels - 1; i >= 0; i--)
		buf_add(out, i % 2 ? "}" : "]");
}

static void
test_limits(void)
{
	struct buf text = {0};
	struct err err;

	nested(&text, JSON_DEPTH);
	struct json *json = json_parse(text.text, text.bytes, 1000, &err);
	CHECK(json != NULL);
	json_drop(json);
	nested(&text, JSON_DEPTH + 1);
	check_refused(text.text, text.bytes,
		      "Rad 1, tecken 97: här är för många nivåer inuti varandra.");
	nested(&text, 100000);
	CHECK(!json_parse(text.text, text.bytes, JSON_SESSION_BYTES, &err));
	CHECK(!json_parse_own(text.text, text.bytes, &err));
	CHECK(!json_parse("[1,2]", 5, 4, &err));
	CHECK_TEXT(err.text, "Filen är för stor: 5 byte, och högst 4 kan läsas.");
	json = json_parse("[1,2]", 5, 5, &err);
	CHECK(json != NULL);
	json_drop(json);
	buf_free(&text);
}

static void
test_tree(void)
{
	const char *text = " {\"title\": \"R\\u00f6d \\\"tr\\u00e5d\\\"\\n\\uD83D\\uDE00\", "
			   "\"n\": -3, \"yes\": true, \"no\": false, \"list\": [1, [], {}] } ";
	struct err err;
	struct json *json = json_parse(text, strlen(text), 1000, &err);

	if (!CHECK(json != NULL))
		return;
	const struct json *list = json_member(json, "list");
	CHECK(json_kind(json) == JSON_OBJECT && json_count(json) == 5);
	CHECK_TEXT(json_name(json_first(json)), "title");
	CHECK_TEXT(json_text(json_member(json, "title"), ""), "Röd \"tråd\"\n😀");
	CHECK(json_int(json_member(json, "n"), 0) == -3);
	CHECK(json_bool(json_member(json, "yes"), false));
	CHECK(!json_bool(json_member(json, "no"), true));
	CHECK(json_kind(json_member(json, "no")) == JSON_BOOL);
	CHECK(json_kind(list) == JSON_ARRAY && json_count(list) == 3);
	CHECK(json_first(json_next(json_first(list))) == NULL);
	CHECK(json_next(json_next(json_next(json_first(list)))) == NULL);
	/* What is not there, or of another kind. */
	CHECK(json_member(json, "Title") == NULL && json_member(list, "title") == NULL);
	CHECK(json_member(NULL, "title") == NULL);
	CHECK_TEXT(json_text(json_member(json, "n"), "ingen"), "ingen");
	CHECK_TEXT(json_text(NULL, "ingen"), "ingen");
	CHECK(json_int(json_member(json, "title"), 5) == 5 && json_int(NULL, 6) == 6);
	CHECK(json_bool(json_member(json, "n"), true) && json_bool(NULL, true));
	json_drop(json);
	json_drop(NULL);
}

static void
check_canonical(const char *text, const char *want)
{
	struct buf out = {0}, again = {0};
	struct err err;
	struct json *json = json_parse(text, strlen(text), 1000, &err);

	if (CHECK(json != NULL)) {
		json_canonical(&out, json);
		CHECK_TEXT(buf_text(&out), want);
		struct json *own = json_parse_own(out.text, out.bytes, &err);
		CHECK(own != NULL);
		json_canonical(&again, own);
		CHECK_TEXT(buf_text(&again), want);
		json_drop(own);
	}
	json_drop(json);
	buf_free(&out);
	buf_free(&again);
}

static void
test_writing(void)
{
	struct buf out = {0};

	check_canonical(" { \"b\" : [ 1 , -2, true,false ] ,\n\"a\":{}, \"\" : \"\" } ",
			"{\"\":\"\",\"a\":{},\"b\":[1,-2,true,false]}");
	check_canonical("{\"z\":1,\"å\":2,\"Z\":3,\"z_\":4,\"aa\":{\"c\":[],\"b\":0}}",
			"{\"Z\":3,\"aa\":{\"b\":0,\"c\":[]},\"z\":1,\"z_\":4,\"å\":2}");
	check_canonical("\"\\u00e5\\/\\\\ \\\" \\n\"", "\"å/\\\\ \\\" \\n\"");
	json_quote(&out, "\x01\x1f\t\n\r\"\\/å😀\x7f");
	CHECK_TEXT(buf_text(&out), "\"\\u0001\\u001f\\u0009\\n\\u000d\\\"\\\\/å😀\x7f\"");
	CHECK(json_key_compare("z", "å") < 0 && json_key_compare("Z", "a") < 0);
	CHECK(json_key_compare("a", "a") == 0 && json_key_compare("ab", "a") > 0);
	buf_free(&out);
}

/* Our own lines skip what is expensive, and nothing that could crash. */
static void
test_own(void)
{
	const char *twice = "{\"a\":1,\"a\":2}";
	struct err err = {0};
	struct json *json = json_parse_own(twice, strlen(twice), &err);

	CHECK(json_int(json_member(json, "a"), 0) == 1);
	json_drop(json);
	CHECK(!json_parse_own("{\"a\":null}", 10, &err));
	CHECK(!json_parse_own("\"\\u0000\"", 8, &err));
	CHECK(!json_parse_own("[1,2", 4, &err));
	CHECK_TEXT(err.text, "Rad 1, tecken 5: filen tar slut mitt i.");
}

/* Files with a byte changed, cut or doubled: read or refused, and what is read is written and
 * read again the same. */
static void
test_damaged(void)
{
	static const char sound[] = "{\"id\":\"swot\",\"title\":\"R\\u00f6d tr\xC3\xA5"
				    "d \\uD83D\\uDE00\","
				    "\"n\":[1,-20,true,false],\"o\":{\"p\":{},\"q\":[[],\"\\n\"]}}";
	static const char alphabet[] = "{}[]\",:\\u0019ntf-. \xC3\xA5\xFF";
	unsigned seed = 1;
	int read = 0;

	for (int round = 0; round < 20000; round++) {
		char text[sizeof sound];
		size_t bytes = sizeof sound - 1;
		struct err err;

		memcpy(text, sound, sizeof sound);
		for (int change = 0; change <= round % 3; change++) {
			seed = seed * 1103515245u + 12345u;
			text[(seed >> 8) % bytes] = alphabet[(seed >> 20) % (sizeof alphabet - 1)];
		}
		if (round % 5 == 0)
			bytes = (seed >> 4) % sizeof sound;
		char *exact = mem_grow(NULL, bytes, 1);
		memcpy(exact, text, bytes);
		struct json *json = json_parse(exact, bytes, 1000, &err);
		struct json *own = json_parse_own(exact, bytes, &err);
		CHECK_ALL(!json || own);
		if (json) {
			struct buf a = {0}, b = {0};

			json_canonical(&a, json);
			struct json *again = json_parse(a.text, a.bytes, 2000, &err);
			if (CHECK_ALL(again != NULL))
				json_canonical(&b, again);
			CHECK_ALL(!strcmp(buf_text(&a), buf_text(&b)));
			json_drop(again);
			buf_free(&a);
			buf_free(&b);
			read++;
		}
		json_drop(json);
		json_drop(own);
		mem_free(exact);
	}
	CHECK(read > 500 && read < 15000);
}

/* A tree that was read before is dropped as it was made. */
static void
test_arenas(void)
{
	static const char text[] = "{\"a\":[1,-2,\"å\",{}],\"b\":true}";
	struct err err = {0};
	struct json *before = json_parse(text, strlen(text), 1000, &err), *after;
	struct buf first = {0}, second = {0};

	json_use_arenas();
	after = json_parse(text, strlen(text), 1000, &err);
	CHECK(before && after);
	json_canonical(&first, before);
	json_canonical(&second, after);
	CHECK_TEXT(buf_text(&second), buf_text(&first));
	CHECK_TEXT(buf_text(&first), text);
	json_drop(before);
	json_drop(after);
	json_drop(NULL);
	buf_free(&first);
	buf_free(&second);
}

int
main(void)
{
	test_grammar();
	test_numbers();
	test_texts_refused();
	test_faults();
	test_keys();
	test_limits();
	test_tree();
	test_writing();
	test_own();
	test_damaged();
	test_arenas();
	test_tree();
	test_damaged();
	return check_done("base/json");
}
