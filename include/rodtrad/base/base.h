/* SPDX-License-Identifier: EUPL-1.2 */
/* What every file may use: the compiler's promises, under names that say them. */
#ifndef RODTRAD_BASE_BASE_H
#define RODTRAD_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define MUST_USE                 __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define NO_RETURN                __attribute__((noreturn))
#else
#define MUST_USE
#define PRINTF_LIKE(text, first)
#define NO_RETURN
#endif

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
