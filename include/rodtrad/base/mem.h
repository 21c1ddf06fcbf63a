/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Memory that is there, or the program ends in good order: all that was said is already on
 * disk, so there is nothing to save when memory runs out.
 */
#ifndef RODTRAD_BASE_MEM_H
#define RODTRAD_BASE_MEM_H

#include "rodtrad/base/base.h"

/* `bytes` of zeros; the caller's, to be given to mem_free. */
void *mem_new(size_t bytes) MUST_USE;

/* Room for `count` of `bytes` each, the old content kept, the new part not cleared.
 * `old` may be NULL. */
void *mem_grow(void *old, size_t count, size_t bytes) MUST_USE;

/* A copy of `text`; the caller's. */
char *mem_text(const char *text) MUST_USE;

/* NULL is fine. */
void mem_free(void *memory);

/* Says `what` on stderr, after running what die_first registered, and aborts. */
void die(const char *what) NO_RETURN;

/* `leave` is run first by die: the shell gives the one that restores the terminal. */
void die_first(void (*leave)(void));

#endif
