/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON Schemas (2020-12) of what we write, made from the tables. */
#ifndef RODTRAD_EXCHANGE_SCHEMA_H
#define RODTRAD_EXCHANGE_SCHEMA_H

#include "rodtrad/base/buf.h"

/* `closed` forbids properties that the tables do not have: for tests, so that a misspelt key is
 * seen. */
void schema_session(struct buf *out, bool closed);
void schema_workshop(struct buf *out, bool closed);
void schema_catalog(struct buf *out, bool closed);
void schema_plan(struct buf *out, bool closed);

#endif
