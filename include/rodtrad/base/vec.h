/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Growing arrays of one type, as a struct with `item`, `count` and `room`:
 *
 *	struct events { struct event *item; int count, room; };
 *	*vec_add(&events) = event;
 *	vec_free(&events);
 */
#ifndef RODTRAD_BASE_VEC_H
#define RODTRAD_BASE_VEC_H

#include "rodtrad/base/mem.h"

/* Makes room for one more and returns where it goes; what is there is not cleared. */
#define vec_add(vec)                                                                               \
	((vec)->count < (vec)->room                                                                \
		 ? (void)0                                                                         \
		 : (void)((vec)->item = mem_grow((vec)->item,                                      \
						 (size_t)((vec)->room = vec_room((vec)->room)),    \
						 sizeof *(vec)->item)),                            \
	 &(vec)->item[(vec)->count++])

#define vec_free(vec)                                                                              \
	(mem_free((vec)->item), (vec)->item = NULL, (void)((vec)->count = (vec)->room = 0))

static inline int
vec_room(int room)
{
	return room ? room * 2 : 8;
}

#endif
