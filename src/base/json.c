/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * JSON, read strictly and written canonically. Reading is two passes: our own goes first,
 * checks everything and builds nothing; then cJSON builds the tree, which can be trusted.
 */
#include "rodtrad/base/json.h"
#include "rodtrad/base/arena.h"
#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#define BYTE_ORDER_MARK  "\xEF\xBB\xBF"
#define PLACE            "Rad %d, tecken %d: "
#define SHOWN_KEY_BYTES  60 /* a longer key is not repeated in an error */
#define LARGEST_POSITIVE 2147483647LL
#define LARGEST_NEGATIVE 2147483648LL

/* ---- the strict pass ---- */

/* A key of an object that is being read, without its escapes. */
struct key {
	const char *text; /* in the file, or in the scan's arena */
	size_t bytes;
	const char *at; /* its quotation mark in the file */
};

struct scan {
	const char *start, *at, *end;
	bool own; /* our own line: only the grammar is checked */
	int depth;
	struct keys {
		struct key *item;
		int count, room;
	} keys;             /* of all objects that are open, the innermost last */
	struct buf decoded; /* the text last read, if it had escapes */
	struct arena arena; /* keys that had escapes */
	struct err *err;
};

/* A place in the file, as people count: from 1. */
struct place {
	int line, character;
};

/* Counted when it is asked for, so that a file without faults does not pay for it. */
static struct place
scan_place(const struct scan *scan, const char *at)
{
	struct place place = {1, 1};

	for (const char *before = scan->start; before < at; before++) {
		if (*before == '\n') {
			place.line++;
			place.character = 1;
		} else if (((unsigned char)*before & 0xC0) != 0x80) {
			place.character++;
		}
	}
	return place;
}

/* Refuses the file because of what is at `at`. */
static bool
scan_fail(struct scan *scan, const char *at, const char *what)
{
	struct place place = scan_place(scan, at);

	return err_set(scan->err, ERR_FORMAT, PLACE "%s", place.line, place.character, what);
}

/* The byte that is next, -1 at the end. */
static int
scan_next(const struct scan *scan)
{
	return scan->at < scan->end ? (unsigned char)*scan->at : -1;
}

/* Something else than `expected` is next. */
static bool
scan_expected(struct scan *scan, const char *expected)
{
	if (scan->at == scan->end)
		return scan_fail(scan, scan->at, "filen tar slut mitt i.");
	return scan_fail(scan, scan->at, expected);
}

static void
scan_space(struct scan *scan)
{
	while (scan->at < scan->end &&
	       (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t'))
		scan->at++;
}

/* The value of a hexadecimal digit in either case, -1 if `c` is none. */
static int
hex_value(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The four digits after \u. */
static bool
scan_unit(struct scan *scan, int32_t *unit)
{
	*unit = 0;
	for (int i = 0; i < 4; i++) {
		int value = hex_value(scan_next(scan));

		if (value < 0)
			return scan_expected(scan, "efter \\u ska fyra hexadecimala siffror stå.");
		*unit = *unit * 16 + value;
		scan->at++;
	}
	return true;
}

/* What \u begins: one character, written as one unit or as a pair of surrogates. */
static bool
scan_point(struct scan *scan)
{
	const char *escape = scan->at - 2;
	int32_t point, low = 0;
	char utf8[5];

	if (!scan_unit(scan, &point))
		return false;
	if (point >= 0xD800 && point < 0xDC00 && scan->end - scan->at >= 2 &&
	    !memcmp(scan->at, "\\u", 2)) {
		scan->at += 2;
		if (!scan_unit(scan, &low))
			return false;
		if (low >= 0xDC00 && low < 0xE000)
			point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
	}
	if (point == 0)
		return scan_fail(scan, escape, "tecknet \\u0000 kan inte vara med i en text.");
	if (point >= 0xD800 && point < 0xE000)
		return scan_fail(scan, escape, "här står bara halva tecknet: ett ensamt surrogat.");
	buf_addn(&scan->decoded, utf8, text_encode(point, utf8));
	return true;
}

/* One escape, from its backslash; adds what it stands for to `decoded`. */
static bool
scan_escape(struct scan *scan)
{
	static const char written[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *backslash = scan->at++;
	int c = scan_next(scan);

	if (c == 'u') {
		scan->at++;
		return scan_point(scan);
	}
	const char *found = c > 0 ? strchr(written, c) : NULL;
	if (!found)
		return scan_fail(scan, backslash, "här står ett \\ som inte betyder något.");
	buf_addc(&scan->decoded, meant[found - written]);
	scan->at++;
	return true;
}

/* Is this the first byte of one of U+00C0 to U+00FF, the letters of our part of the world? They are
 * whole by themselves and may stand anywhere. */
static bool
scan_is_letter(const struct scan *scan)
{
	return (unsigned char)*scan->at == 0xC3 && scan->end - scan->at > 1 &&
	       ((unsigned char)scan->at[1] & 0xC0) == 0x80;
}

/* Goes to the next quotation mark, backslash or control character. Returns whether what was
 * passed is printable ASCII and such letters, as keys and most texts are. */
static bool
scan_letters(struct scan *scan)
{
	bool plain = true;

	for (; scan->at < scan->end; scan->at++) {
		unsigned char c = (unsigned char)*scan->at;

		if (c == '"' || c == '\\' || c < 0x20)
			break;
		if (c < 0x7F)
			continue;
		if (scan_is_letter(scan))
			scan->at++;
		else
			plain = false;
	}
	return plain;
}

/* Why a text did not end with a quotation mark. */
static bool
scan_unended(struct scan *scan, const char *open)
{
	if (scan_next(scan) == '\n')
		return scan_fail(scan, open, "texten saknar citattecken på slutet av raden.");
	return scan_expected(scan, "texten har ett styrtecken.");
}

/* Is what stands in the text something that may be shown and kept? */
static bool
scan_check(struct scan *scan, const struct key *text, enum text_lines lines)
{
	const char *fault = text_fault(text->text, text->bytes, lines);

	if (!fault)
		return true;
	struct place place = scan_place(scan, text->at);
	return err_set(scan->err, ERR_FORMAT, PLACE "texten %s.", place.line, place.character,
		       fault);
}

/* A text, from its quotation mark. `text` is good until the next text is read. */
static bool
scan_text(struct scan *scan, struct key *text, enum text_lines lines)
{
	const char *open = scan->at++, *from = scan->at;
	bool plain = scan_letters(scan);

	while (scan_next(scan) == '\\') {
		if (from == open + 1)
			buf_clear(&scan->decoded);
		buf_addn(&scan->decoded, from, (size_t)(scan->at - from));
		if (!scan_escape(scan))
			return false;
		from = scan->at;
		scan_letters(scan);
		plain = false;
	}
	if (scan_next(scan) != '"')
		return scan_unended(scan, open);
	*text = (struct key){from, (size_t)(scan->at - from), open};
	if (from > open + 1) {
		buf_addn(&scan->decoded, from, text->bytes);
		text->text = buf_text(&scan->decoded);
		text->bytes = scan->decoded.bytes;
	}
	scan->at++;
	return plain || scan->own || scan_check(scan, text, lines);
}

/* A whole number of 32 bits. */
static bool
scan_number(struct scan *scan)
{
	const char *from = scan->at;
	bool negative = *scan->at == '-';
	int64_t size = 0, largest = negative ? LARGEST_NEGATIVE : LARGEST_POSITIVE;

	scan->at += negative;
	const char *digits = scan->at;
	for (int c; (c = scan_next(scan)) >= '0' && c <= '9'; scan->at++)
		size = size > largest ? size : size * 10 + (c - '0');
	if (scan->at == digits)
		return scan_expected(scan, "efter minustecknet väntades en siffra.");
	if (*digits == '0' && scan->at > digits + 1)
		return scan_fail(scan, from, "ett tal kan inte börja med 0.");
	int c = scan_next(scan);
	if (c == '.' || c == 'e' || c == 'E')
		return scan_fail(scan, from, "talet ska vara ett heltal, utan decimaler.");
	if (size > largest)
		return scan_fail(scan, from, "talet är för stort.");
	return true;
}

static bool
scan_word(struct scan *scan, const char *word)
{
	size_t bytes = strlen(word);

	if ((size_t)(scan->end - scan->at) < bytes || memcmp(scan->at, word, bytes) != 0)
		return scan_fail(scan, scan->at, "här väntades ett värde.");
	scan->at += bytes;
	return true;
}

static bool scan_value(struct scan *scan);

static bool
scan_member(struct scan *scan)
{
	struct key key;

	if (scan_next(scan) != '"')
		return scan_expected(scan, "här väntades ett namn inom citattecken.");
	if (!scan_text(scan, &key, TEXT_ONE_LINE))
		return false;
	if (!scan->own) {
		if (key.text == scan->decoded.text)
			key.text = arena_textn(&scan->arena, key.text, key.bytes);
		*vec_add(&scan->keys) = key;
	}
	scan_space(scan);
	if (scan_next(scan) != ':')
		return scan_expected(scan, "här väntades ett kolon.");
	scan->at++;
	scan_space(scan);
	return scan_value(scan);
}

/* What stands between two brackets: none, or one or more with commas between. */
static bool
scan_between(struct scan *scan, bool (*one)(struct scan *), char close, const char *expected)
{
	if (++scan->depth > JSON_DEPTH)
		return scan_fail(scan, scan->at, "här är för många nivåer inuti varandra.");
	scan->at++;
	scan_space(scan);
	for (bool first = true; scan_next(scan) != close; first = false) {
		if (!first) {
			if (scan_next(scan) != ',')
				return scan_expected(scan, expected);
			scan->at++;
			scan_space(scan);
		}
		if (!one(scan))
			return false;
		scan_space(scan);
	}
	scan->at++;
	scan->depth--;
	return true;
}

/* Any order will do that puts equal keys beside each other, the first in the file first. */
static int
key_compare(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->bytes != b->bytes)
		return a->bytes < b->bytes ? -1 : 1;
	int order = memcmp(a->text, b->text, a->bytes);
	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static bool
scan_twice(struct scan *scan, const struct key *key)
{
	if (key->bytes > SHOWN_KEY_BYTES)
		return scan_fail(scan, key->at, "samma namn står två gånger i samma objekt.");
	struct place place = scan_place(scan, key->at);
	return err_set(scan->err, ERR_FORMAT,
		       PLACE "namnet \"%.*s\" står två gånger i samma objekt.", place.line,
		       place.character, (int)key->bytes, key->text);
}

/* Is each of the keys from `first` there once? Sorting keeps large objects from taking
 * quadratic time. */
static bool
scan_unique(struct scan *scan, int first)
{
	struct key *keys = scan->keys.item + first;
	int count = scan->keys.count - first;
	const struct key *twice = NULL;

	qsort(keys, (size_t)count, sizeof *keys, key_compare);
	for (int i = 1; i < count; i++) {
		bool same = keys[i].bytes == keys[i - 1].bytes &&
			    !memcmp(keys[i].text, keys[i - 1].text, keys[i].bytes);

		if (same && (!twice || keys[i].at < twice->at))
			twice = &keys[i];
	}
	return twice ? scan_twice(scan, twice) : true;
}

static bool
scan_object(struct scan *scan)
{
	int first = scan->keys.count;

	if (!scan_between(scan, scan_member, '}', "här väntades ett komma eller }."))
		return false;
	if (scan->keys.count > first + 1 && !scan_unique(scan, first))
		return false;
	scan->keys.count = first;
	return true;
}

/* One value of any kind. */
static bool
scan_value(struct scan *scan)
{
	struct key text;

	switch (scan_next(scan)) {
	case '{': return scan_object(scan);
	case '[': return scan_between(scan, scan_value, ']', "här väntades ett komma eller ].");
	case '"': return scan_text(scan, &text, TEXT_LINES);
	case 't': return scan_word(scan, "true");
	case 'f': return scan_word(scan, "false");
	case 'n': return scan_fail(scan, scan->at, "null används inte: utelämna det som saknas.");
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9': return scan_number(scan);
	default: return scan_expected(scan, "här väntades ett värde.");
	}
}

static bool
scan_whole(struct scan *scan)
{
	if (scan->end - scan->start >= 3 && !memcmp(scan->start, BYTE_ORDER_MARK, 3))
		return scan_fail(scan, scan->start,
				 "filen börjar med ett BOM. Spara den som UTF-8 utan BOM.");
	scan_space(scan);
	if (!scan_value(scan))
		return false;
	scan_space(scan);
	if (scan->at < scan->end)
		return scan_fail(scan, scan->at, "här väntades filens slut.");
	return true;
}

/* ---- the tree ---- */

/*
 * A tree that lives in an arena of its own is read in half the time, and dropped at once. cJSON
 * asks for memory without saying for whom, so the arena that is being filled stands here, one for
 * each thread, and only while cJSON runs. Without json_use_arenas it is not asked for, and stays
 * empty.
 */
static _Thread_local struct arena *tree_arena;

static void *
tree_allocate(size_t bytes)
{
	return arena_new(tree_arena, bytes);
}

/* What cJSON gives back while it reads stays in the arena; all else is of a tree from before. */
static void
tree_free(void *memory)
{
	if (!tree_arena)
		free(memory);
}

void
json_use_arenas(void)
{
	cJSON_Hooks hooks = {tree_allocate, tree_free};

	cJSON_InitHooks(&hooks);
}

/* The root has no neighbours, so its `prev` is free to say where its tree lives. */
static struct json *
tree_make(const char *text, size_t bytes)
{
	struct arena arena = {0}, *kept;
	cJSON *root;

	tree_arena = &arena;
	root = cJSON_ParseWithLength(text, bytes);
	tree_arena = NULL;
	/* It takes all that we let through, so it can only have run out of memory. */
	if (!root)
		die("Minnet tog slut.");
	if (arena.blocks) {
		kept = arena_new(&arena, sizeof *kept);
		*kept = arena;
		root->prev = (cJSON *)kept;
	}
	return (struct json *)root;
}

static struct json *
parse(const char *text, size_t bytes, bool own, struct err *err)
{
	struct scan scan = {.start = text, .at = text, .end = text + bytes, .own = own, .err = err};
	bool sound = scan_whole(&scan);

	vec_free(&scan.keys);
	buf_free(&scan.decoded);
	arena_free(&scan.arena);
	return sound ? tree_make(text, bytes) : NULL;
}

struct json *
json_parse(const char *text, size_t bytes, size_t max_bytes, struct err *err)
{
	if (bytes > max_bytes) {
		err_set(err, ERR_FORMAT, "Filen är för stor: %zu byte, och högst %zu kan läsas.",
			bytes, max_bytes);
		return NULL;
	}
	return parse(text, bytes, false, err);
}

struct json *
json_parse_own(const char *text, size_t bytes, struct err *err)
{
	return parse(text, bytes, true, err);
}

void
json_drop(struct json *json)
{
	cJSON *root = (cJSON *)json;
	struct arena arena;

	if (!root || !root->prev) {
		cJSON_Delete(root);
		return;
	}
	arena = *(struct arena *)root->prev;
	arena_free(&arena);
}

static const cJSON *
node_of(const struct json *json)
{
	return (const cJSON *)json;
}

enum json_kind
json_kind(const struct json *json)
{
	const cJSON *node = node_of(json);

	if (cJSON_IsObject(node))
		return JSON_OBJECT;
	if (cJSON_IsArray(node))
		return JSON_ARRAY;
	if (cJSON_IsString(node))
		return JSON_TEXT;
	return cJSON_IsNumber(node) ? JSON_INT : JSON_BOOL;
}

const struct json *
json_first(const struct json *json)
{
	return (const struct json *)node_of(json)->child;
}

const struct json *
json_next(const struct json *json)
{
	return (const struct json *)node_of(json)->next;
}

int
json_count(const struct json *json)
{
	int count = 0;

	for (const struct json *one = json_first(json); one; one = json_next(one))
		count++;
	return count;
}

const char *
json_name(const struct json *json)
{
	return node_of(json)->string;
}

const struct json *
json_member(const struct json *json, const char *name)
{
	if (!cJSON_IsObject(node_of(json)))
		return NULL;
	for (const struct json *one = json_first(json); one; one = json_next(one))
		if (!strcmp(json_name(one), name))
			return one;
	return NULL;
}

const char *
json_text(const struct json *json, const char *none)
{
	return cJSON_IsString(node_of(json)) ? node_of(json)->valuestring : none;
}

int
json_int(const struct json *json, int none)
{
	return cJSON_IsNumber(node_of(json)) ? node_of(json)->valueint : none;
}

bool
json_bool(const struct json *json, bool none)
{
	return cJSON_IsBool(node_of(json)) ? cJSON_IsTrue(node_of(json)) : none;
}

/* ---- writing ---- */

static void
quote_special(struct buf *out, char c)
{
	if (c == '"' || c == '\\')
		buf_addf(out, "\\%c", c);
	else if (c == '\n')
		buf_add(out, "\\n");
	else
		buf_addf(out, "\\u%04x", (unsigned)c);
}

void
json_quote(struct buf *out, const char *text)
{
	const char *from = text, *at = text;

	buf_addc(out, '"');
	for (; *at; at++) {
		if ((unsigned char)*at >= 0x20 && *at != '"' && *at != '\\')
			continue;
		buf_addn(out, from, (size_t)(at - from));
		quote_special(out, *at);
		from = at + 1;
	}
	buf_addn(out, from, (size_t)(at - from));
	buf_addc(out, '"');
}

int
json_key_compare(const char *a, const char *b)
{
	return strcmp(a, b);
}

static int
member_compare(const void *left, const void *right)
{
	const struct json *const *a = left, *const *b = right;

	return json_key_compare(json_name(*a), json_name(*b));
}

static void
canonical_object(struct buf *out, const struct json *json)
{
	struct {
		const struct json **item;
		int count, room;
	} members = {0};

	for (const struct json *one = json_first(json); one; one = json_next(one))
		*vec_add(&members) = one;
	if (members.count > 1)
		qsort(members.item, (size_t)members.count, sizeof *members.item, member_compare);
	buf_addc(out, '{');
	for (int i = 0; i < members.count; i++) {
		if (i)
			buf_addc(out, ',');
		json_quote(out, json_name(members.item[i]));
		buf_addc(out, ':');
		json_canonical(out, members.item[i]);
	}
	buf_addc(out, '}');
	vec_free(&members);
}

static void
canonical_array(struct buf *out, const struct json *json)
{
	buf_addc(out, '[');
	for (const struct json *one = json_first(json); one; one = json_next(one)) {
		if (one != json_first(json))
			buf_addc(out, ',');
		json_canonical(out, one);
	}
	buf_addc(out, ']');
}

void
json_canonical(struct buf *out, const struct json *json)
{
	switch (json_kind(json)) {
	case JSON_OBJECT: canonical_object(out, json); break;
	case JSON_ARRAY: canonical_array(out, json); break;
	case JSON_TEXT: json_quote(out, json_text(json, "")); break;
	case JSON_INT: buf_addf(out, "%d", json_int(json, 0)); break;
	case JSON_BOOL: buf_add(out, json_bool(json, false) ? "true" : "false"); break;
	}
}
