/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Earlier workshops on the same delmål: what they came to is read when a workshop is entered, or one is
 * about to be begun, and never while drawing.
 */
#include "earlier.h"

int
earlier_read(struct app *app, const struct review_scope *scope, struct earlier_sessions *read)
{
	for (int at = 0; at < app->session_rows.count; at++) {
		const struct row *row = &app->session_rows.item[at];
		struct review_scope its = {row->summary.catalog, row->summary.delmal,
					   row->summary.unit, row->summary.date, row->id};
		struct session session = {0};
		struct err err;
		int damaged;

		if (!review_is_earlier(scope, &its))
			continue;
		if (app->ports->open(app->ports->world, row->id, &session, &damaged, &err)) {
			*vec_add(read) = session;
		} else {
			session_free(&session);
			app_err(app, &err);
		}
	}
	return read->count;
}

void
earlier_sessions_free(struct earlier_sessions *read)
{
	for (int at = 0; at < read->count; at++)
		session_free(&read->item[at]);
	vec_free(read);
}

static void
gather(struct app *app, const struct review_scope *scope, struct earlier_list *list)
{
	struct earlier_sessions read = {0};

	earlier_free(list);
	earlier_read(app, scope, &read);
	earlier_gather(list, scope, read.item, read.count);
	earlier_sessions_free(&read);
}

void
earlier_enter(struct app *app)
{
	struct review_scope scope = review_scope_of(&app->session);

	earlier_free(&app->earlier);
	if (app_step_of_kind(app, STEP_REVIEW) < 0)
		return;
	app_read_rows(app);
	gather(app, &scope, &app->earlier);
}

int
earlier_waiting(struct app *app, const struct review_scope *scope)
{
	struct earlier_list list = {0};
	int waiting;

	gather(app, scope, &list);
	waiting = earlier_open(&list);
	earlier_free(&list);
	return waiting;
}
