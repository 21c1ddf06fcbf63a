/* SPDX-License-Identifier: EUPL-1.2 */
/* Memory for many things that live and die together. */
#include "rodtrad/base/arena.h"
#include "rodtrad/base/mem.h"

#include <stdalign.h>
#include <string.h>

#define BLOCK_BYTES 4096

struct arena_block {
	struct arena_block *older;
	size_t used, room;
	alignas(max_align_t) unsigned char content[];
};

/* The next multiple of `align`, which is a power of two. */
static size_t
rounded(size_t bytes, size_t align)
{
	return (bytes + align - 1) & ~(align - 1);
}

/* Each block is as large as all before it, so that a large arena has few blocks. */
static struct arena_block *
add_block(struct arena *arena, size_t bytes)
{
	struct arena_block *older = arena->blocks;
	size_t room = older ? older->room * 2 : BLOCK_BYTES;

	if (room < bytes)
		room = bytes;
	struct arena_block *block = mem_new(sizeof *block + room);
	block->older = older;
	block->room = room;
	arena->blocks = block;
	return block;
}

static void *
take(struct arena *arena, size_t bytes, size_t align)
{
	struct arena_block *block = arena->blocks;

	if (bytes > SIZE_MAX / 4)
		die("Minnet räcker inte.");
	size_t start = block ? rounded(block->used, align) : 0;
	if (!block || start + bytes > block->room) {
		block = add_block(arena, bytes);
		start = 0;
	}
	block->used = start + bytes;
	return block->content + start;
}

void *
arena_new(struct arena *arena, size_t bytes)
{
	return take(arena, bytes, alignof(max_align_t));
}

char *
arena_text(struct arena *arena, const char *text)
{
	return arena_textn(arena, text, strlen(text));
}

char *
arena_textn(struct arena *arena, const char *text, size_t bytes)
{
	char *copy = take(arena, bytes + 1, 1);

	if (bytes)
		memcpy(copy, text, bytes);
	return copy;
}

size_t
arena_bytes(const struct arena *arena)
{
	size_t bytes = 0;

	for (const struct arena_block *block = arena->blocks; block; block = block->older)
		bytes += block->used;
	return bytes;
}

void
arena_free(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *block = arena->blocks;
		arena->blocks = block->older;
		mem_free(block);
	}
}
