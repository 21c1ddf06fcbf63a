/* SPDX-License-Identifier: EUPL-1.2 */
/* Memory, growing texts and arrays, and the sentence of an error. */
#include "rodtrad/base/arena.h"
#include "rodtrad/base/buf.h"
#include "rodtrad/base/err.h"
#include "rodtrad/base/mem.h"
#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"

#include "../check.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_mem(void)
{
	char *zeros = mem_new(100);
	char *copy = mem_text("röd tråd");
	bool all_zero = true;

	for (int i = 0; i < 100; i++)
		all_zero &= zeros[i] == 0;
	CHECK(all_zero);
	CHECK_TEXT(copy, "röd tråd");
	copy = mem_grow(copy, 1000, 3);
	CHECK_TEXT(copy, "röd tråd");
	mem_free(mem_new(0));
	mem_free(mem_grow(NULL, 0, 8));
	mem_free(copy);
	mem_free(zeros);
	mem_free(NULL);
}

static void
say_that_it_left(void)
{
	(void)!write(STDERR_FILENO, "left first\n", 11);
}

/* What a program writes on stderr when it does `act`, which must end it by SIGABRT. */
static void
last_words(void (*act)(void), char *words, size_t room)
{
	int ends[2];

	words[0] = '\0';
	if (pipe(ends) != 0)
		return;
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		act();
		_exit(0);
	}
	close(ends[1]);
	size_t bytes = 0;
	for (ssize_t more; (more = read(ends[0], words + bytes, room - 1 - bytes)) > 0;)
		bytes += (size_t)more;
	words[bytes] = '\0';
	close(ends[0]);
	int status = 0;
	waitpid(child, &status, 0);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void
die_registered(void)
{
	die_first(say_that_it_left);
	die("slut");
}

static void
die_while_leaving(void)
{
	die_first(die_registered);
	die("aldrig sagt");
}

static void
die_of_overflow(void)
{
	mem_free(mem_grow(NULL, SIZE_MAX / 2, 3));
}

static void
test_die(void)
{
	char words[200];

	last_words(die_registered, words, sizeof words);
	CHECK_TEXT(words, "left first\nrodtrad: slut\n");
	last_words(die_while_leaving, words, sizeof words);
	CHECK_TEXT(words, "left first\nrodtrad: slut\n");
	last_words(die_of_overflow, words, sizeof words);
	CHECK_TEXT(words, "rodtrad: Minnet räcker inte.\n");
}

static void
test_arena(void)
{
	struct arena arena = {0};
	char *first = arena_text(&arena, "första");
	char *part = arena_textn(&arena, "delmålet", 3);
	bool aligned = true, zero = true;

	for (size_t bytes = 1; bytes < 20000; bytes = bytes * 3 / 2 + 1) {
		unsigned char *room = arena_new(&arena, bytes);

		aligned &= (uintptr_t)room % _Alignof(max_align_t) == 0;
		for (size_t i = 0; i < bytes; i++)
			zero &= room[i] == 0;
		memset(room, 0xFF, bytes);
		(void)!arena_text(&arena, "x");
	}
	CHECK(aligned);
	CHECK(zero);
	CHECK_TEXT(first, "första");
	CHECK_TEXT(part, "del");
	CHECK_TEXT(arena_textn(&arena, NULL, 0), "");
	CHECK(arena_new(&arena, 0) != NULL);
	CHECK(arena_bytes(&arena) > 20000);
	arena_free(&arena);
	CHECK(arena_bytes(&arena) == 0);
	CHECK_TEXT(arena_text(&arena, "igen"), "igen");
	CHECK(arena_bytes(&arena) == 5);
	arena_free(&arena);
	arena_free(&arena);
}

static void
test_buf(void)
{
	struct buf buf = {0};
	bool same = true;

	CHECK_TEXT(buf_text(&buf), "");
	buf_add(&buf, "");
	buf_addf(&buf, "%s", "");
	CHECK_TEXT(buf_text(&buf), "");
	buf_add(&buf, "lapp");
	buf_addc(&buf, ' ');
	buf_addf(&buf, "S%d, %s", 6, "ruta");
	buf_addn(&buf, "nnn---", 3);
	CHECK_TEXT(buf_text(&buf), "lapp S6, rutannn");
	CHECK(buf.bytes == 16);
	buf_clear(&buf);
	CHECK_TEXT(buf_text(&buf), "");
	for (int i = 0; i < 5000; i++)
		buf_addf(&buf, "%c", 'a' + i % 26);
	for (int i = 0; i < 5000; i++)
		same &= buf.text[i] == 'a' + i % 26;
	CHECK(same && buf.bytes == 5000 && buf.text[5000] == '\0');
	char *taken = buf_take(&buf);
	CHECK(strlen(taken) == 5000);
	CHECK(buf.bytes == 0 && buf.text == NULL);
	mem_free(taken);
	taken = buf_take(&buf);
	CHECK_TEXT(taken, "");
	mem_free(taken);
	buf_free(&buf);
}

static void
test_vec(void)
{
	struct numbers {
		int *item;
		int count, room;
	} numbers = {0};
	bool same = true;

	for (int i = 0; i < 1000; i++)
		*vec_add(&numbers) = i * 7;
	for (int i = 0; i < 1000; i++)
		same &= numbers.item[i] == i * 7;
	CHECK(same && numbers.count == 1000 && numbers.room >= 1000);
	vec_free(&numbers);
	CHECK(numbers.item == NULL && numbers.count == 0 && numbers.room == 0);
	vec_free(&numbers);
}

/* An error that is too long, with `before` one-byte characters before its two-byte ones. */
static void
check_cut(int before)
{
	char text[1001];
	struct err err;

	memset(text, 'x', (size_t)before);
	for (int i = before; i + 1 < 1000; i += 2)
		memcpy(text + i, "å", 3);
	CHECK(!err_set(&err, ERR_FORMAT, "%s", text));
	size_t bytes = strlen(err.text);
	CHECK(bytes < sizeof err.text && bytes > sizeof err.text - 6);
	CHECK(!strcmp(err.text + bytes - 3, "…"));
	CHECK(text_fault(err.text, bytes, TEXT_ONE_LINE) == NULL);
}

static void
test_err(void)
{
	struct err err;

	CHECK(!err_set(&err, ERR_MISSING, "%s finns inte.", "Lappen"));
	CHECK(err.code == ERR_MISSING);
	CHECK_TEXT(err.text, "Lappen finns inte.");
	CHECK(!err_in(&err, "steps[%d]", 2));
	CHECK_TEXT(err.text, "steps[2]: Lappen finns inte.");
	CHECK(err.code == ERR_MISSING);
	err_set(&err, ERR_FORMAT, "<%s>", err.text);
	CHECK_TEXT(err.text, "<steps[2]: Lappen finns inte.>");
	for (int before = 0; before < 4; before++)
		check_cut(before);
	for (int i = 0; i < 200; i++)
		err_in(&err, "rutå");
	CHECK(strlen(err.text) < sizeof err.text);
	CHECK(text_fault(err.text, strlen(err.text), TEXT_ONE_LINE) == NULL);
	err_set(&err, ERR_FORMAT, "%0399d", 0);
	CHECK(strlen(err.text) == 399 && err.text[398] == '0');
}

static void
test_faults(void)
{
	struct err room[3], one, other;
	struct faults faults = {room, COUNT(room), 0}, first = faults_first(&one);

	CHECK(!faults_add(&faults, "%s: saknas.", "id"));
	err_set(&other, ERR_REFUSED, "Nej.");
	CHECK(!faults_take(&faults, &other) && !faults_full(&faults));
	CHECK(!faults_in(&faults, 1, "steps[%d]", 2) && !faults_in(&faults, 2, "nothing"));
	CHECK_TEXT(room[0].text, "id: saknas.");
	CHECK_TEXT(room[1].text, "steps[2]: Nej.");
	CHECK(room[0].code == ERR_FORMAT && room[1].code == ERR_REFUSED);
	CHECK(!faults_add(&faults, "tre") && faults_full(&faults) && faults.count == 3);
	/* What there is no room for is let go. */
	CHECK(!faults_add(&faults, "fyra") && !faults_take(&faults, &other) && faults.count == 3);
	CHECK_TEXT(room[2].text, "tre");
	CHECK(!faults_add(&first, "ett") && faults_full(&first) && !faults_add(&first, "två"));
	CHECK_TEXT(one.text, "ett");
}

/* A lent array is used as long as it is enough, and left alone after that. */
static void
test_lent(void)
{
	char room[8] = "old";
	struct buf buf = BUF_OVER(room);
	char *taken;

	CHECK_TEXT(buf_text(&buf), "");
	buf_add(&buf, "sju tkn");
	CHECK(buf_text(&buf) == room);
	buf_addf(&buf, " och %d till", 9);
	CHECK(buf_text(&buf) != room);
	CHECK_TEXT(buf_text(&buf), "sju tkn och 9 till");
	CHECK_TEXT(room, "sju tkn");
	buf_free(&buf);
	buf_free(&buf);

	struct buf lent = BUF_OVER(room);

	buf_add(&lent, "kort");
	taken = buf_take(&lent);
	CHECK(taken != room);
	CHECK_TEXT(taken, "kort");
	mem_free(taken);
}

int
main(void)
{
	test_lent();
	test_mem();
	test_die();
	test_arena();
	test_buf();
	test_vec();
	test_err();
	test_faults();
	return check_done("base/mem");
}
