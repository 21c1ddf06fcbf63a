/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan's own log: a session without a workshop, for what is born in the plan and for who, when
 * and status on the rows that all share. How it begins is the same on every laptop, byte for byte,
 * so that logs begun apart are copies of one.
 */
#ifndef RODTRAD_CORE_PLAN_LOG_H
#define RODTRAD_CORE_PLAN_LOG_H

#include "rodtrad/core/catalog.h"
#include "rodtrad/core/session.h"

/* Is it a plan's log, and no workshop that was held? */
bool plan_log_is(const struct session *session);

/* Writes the name that the log's id is made of ("orebro-2019-2022/plan"). */
char *plan_log_name(const struct catalog *catalog, char name[CATALOG_NAME]);

/* The name in the catalogue of the row that an item of the log stands for; "" when it was born
 * in the plan. */
const char *plan_log_row(const struct session *log, const struct item *item);

/*
 * Begins `gesture` with the log's first event, on an empty session; or with the event that gives a
 * row of the catalogue its item. `id` is the id made of the log's or the row's name. The gesture is
 * then kept and taken like any other, but it is nobody's to undo. The moment is that of the
 * catalogue.
 */
void plan_log_open(struct gesture *gesture, struct session *log, struct id id,
		   const struct catalog *catalog);
void plan_log_add(struct gesture *gesture, struct session *log, struct id id,
		  const struct catalog *catalog, const char *row);

#endif
