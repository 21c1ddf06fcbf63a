/* SPDX-License-Identifier: EUPL-1.2 */
/* Memory for many things that live and die together: a workshop, a catalogue, a session. */
#ifndef RODTRAD_BASE_ARENA_H
#define RODTRAD_BASE_ARENA_H

#include "rodtrad/base/base.h"

/* All zeros is an empty arena. */
struct arena {
	struct arena_block *blocks; /* owned; the newest first */
};

/* Zeroed room, aligned for anything, good until arena_free. */
void *arena_new(struct arena *arena, size_t bytes) MUST_USE;

/* Copies into the arena: a whole text, or its first `bytes` bytes with an end put on. */
char *arena_text(struct arena *arena, const char *text) MUST_USE;
char *arena_textn(struct arena *arena, const char *text, size_t bytes) MUST_USE;

/* Bytes handed out so far. */
size_t arena_bytes(const struct arena *arena);

/* Frees everything; the arena is empty and may be used again. */
void arena_free(struct arena *arena);

#endif
