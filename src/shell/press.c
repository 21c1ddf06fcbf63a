/* SPDX-License-Identifier: EUPL-1.2 */
/* A plan is a walk through all sessions, and a page of it with pictures is a second walk. */
#include "rodtrad/shell/press.h"

#include "rodtrad/base/vec.h"
#include "rodtrad/core/plan_log.h"
#include "rodtrad/exchange/plan_file.h"
#include "rodtrad/report/report.h"

#include <stdio.h>

/* ---- walking ---- */

struct press {
	const struct ports *ports;
	const struct press_listener *listener;
	struct {
		struct press_session {
			struct id id;
			char title[240];
		} * item;
		int count, room;
	} session; /* owned */
};

static void
press_list(void *to, struct id id, const struct summary *summary)
{
	struct press_session *session = vec_add(&((struct press *)to)->session);

	session->id = id;
	snprintf(session->title, sizeof session->title, "%s",
		 *summary->title ? summary->title : summary->workshop);
}

/* Does it with each session; what is wrong with one is told when there is somebody to tell. */
static void
press_walk(const struct press *press, const struct press_listener *listener,
	   void (*with)(void *to, const struct session *session), void *to)
{
	for (int at = 0; at < press->session.count; at++) {
		struct session session = {0};
		struct err err = {0};
		int damaged = 0;

		if (press->ports->open(press->ports->world, press->session.item[at].id, &session,
				       &damaged, &err))
			with(to, &session);
		if (damaged)
			err_set(&err, ERR_STORAGE,
				"%s: %d händelser var skadade på disken och är inte med.",
				press->session.item[at].title, damaged);
		session_free(&session);
		if (listener && err.code)
			listener->fault(listener->to, &err);
	}
}

/* ---- the plan ---- */

static void
press_take(void *to, const struct session *session)
{
	plan_add(to, session);
}

/* What is only prepared is not behind anything yet, and the plan's own log is no workshop. */
static void
press_show(void *to, const struct session *session)
{
	if (!session_is(session, session_self(session), ITEM_PREPARED) && !plan_log_is(session))
		report_plan_session(to, session);
}

static void
press_page(const struct press *press, const struct plan *plan, enum report_form form,
	   struct buf *out)
{
	struct report_plan *report = report_plan_begin(out, plan, form);

	press_walk(press, NULL, press_show, report);
	report_plan_end(report);
}

static void
press_form(const struct press *press, const struct plan *plan, enum out_form form, struct buf *out)
{
	switch (form) {
	case OUT_MARKDOWN: press_page(press, plan, REPORT_MARKDOWN, out); break;
	case OUT_HTML: press_page(press, plan, REPORT_HTML, out); break;
	case OUT_CSV: report_csv(out, plan); break;
	case OUT_TSV: report_tsv(out, plan); break;
	case OUT_CALENDAR: report_calendar(out, plan); break;
	case OUT_JSON:
	case OUT_FORMS: plan_file_write(out, plan); break;
	}
}

static void
press_all(const struct press *press, enum out_form form, struct buf *out)
{
	struct catalog catalog = {0};
	struct err err;
	bool has_catalog = press->ports->catalog(press->ports->world, "", &catalog, &err);
	struct plan *plan = plan_new(has_catalog ? &catalog : NULL);

	press_walk(press, press->listener, press_take, plan);
	plan_arrange(plan);
	press_form(press, plan, form, out);
	plan_drop(plan);
	catalog_free(&catalog);
}

bool
press_plan(struct buf *out, const struct ports *ports, enum out_form form,
	   const struct press_listener *listener, struct err *err)
{
	struct press press = {.ports = ports, .listener = listener};
	struct port_reader reader = {.to = &press, .session = press_list};
	bool ok = ports->sessions(ports->world, &reader, err);

	if (ok)
		press_all(&press, form, out);
	vec_free(&press.session);
	return ok;
}

/* ---- one session ---- */

/* Without its governing documents a session still has its own words. */
void
press_session(struct buf *out, const struct ports *ports, const struct session *session,
	      enum out_form form)
{
	const char *id = session_text(session, session_self(session), ITEM_CATALOG);
	struct catalog catalog = {0};
	struct err err;
	bool has_catalog = *id && ports->catalog(ports->world, id, &catalog, &err);

	report_session(out, session, has_catalog ? &catalog : NULL,
		       form == OUT_HTML ? REPORT_HTML : REPORT_MARKDOWN);
	catalog_free(&catalog);
}
