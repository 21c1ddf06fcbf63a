/* SPDX-License-Identifier: EUPL-1.2 */
/* Memory that is there, or the program ends in good order. */
#include "rodtrad/base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The one thing below the shell that can change and belongs to nobody: a program dies once,
 * from anywhere, and the terminal must be restored before its last words can be read.
 */
static void (*leave_first)(void);

void *
mem_new(size_t bytes)
{
	void *memory = calloc(1, bytes ? bytes : 1);

	if (!memory)
		die("Minnet tog slut.");
	return memory;
}

void *
mem_grow(void *old, size_t count, size_t bytes)
{
	size_t total = count * bytes;

	if (bytes && count > SIZE_MAX / bytes)
		die("Minnet räcker inte.");
	void *memory = realloc(old, total ? total : 1);
	if (!memory)
		die("Minnet tog slut.");
	return memory;
}

char *
mem_text(const char *text)
{
	size_t bytes = strlen(text) + 1;

	return memcpy(mem_grow(NULL, bytes, 1), text, bytes);
}

void
mem_free(void *memory)
{
	free(memory);
}

void
die(const char *what)
{
	void (*leave)(void) = leave_first;

	/* Should leaving fail and die in its turn, it must not be tried again. */
	leave_first = NULL;
	if (leave)
		leave();
	fprintf(stderr, "rodtrad: %s\n", what);
	abort();
}

void
die_first(void (*leave)(void))
{
	leave_first = leave;
}
