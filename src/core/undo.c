/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Undo and redo, without limit and across restarts: both are events like any other. Undo takes the
 * newest live gesture made here; redo takes back what undo did (rules 13 to 17).
 */
#include "gesture.h"

#include <stdio.h>
#include <string.h>

#include "rodtrad/core/note.h"
#include "rodtrad/core/step.h"

/* A gesture made here: its events lie between these in the fold order, with those of a merged copy
 * perhaps among them. */
struct span {
	struct id gesture;
	int first, last;
};

static bool
span_has(const struct session *session, struct span span, int event)
{
	return id_same(session->event.item[event].gesture, span.gesture);
}

/* Is it a change that a person would want to take back? Going to a step and having seen a note are
 * none. */
static bool
event_is_content(const struct event *event)
{
	if (event->type == EVENT_ADDED)
		return true;
	for (int with = 0; event->type == EVENT_SET && with < event->withs; with++)
		if (event->with[with].field >= ITEM_FIELDS ||
		    event->with[with].field == ITEM_ORDER ||
		    !item_fields[event->with[with].field].quiet)
			return true;
	return false;
}

/* The gesture that ends at or before `event` and was made here; false when there is none. */
static bool
span_before(const struct session *session, int event, struct span *span)
{
	const struct event *ev = session->event.item;

	while (event >= 0 && !ev[event].mine)
		event--;
	if (event < 0)
		return false;
	span->gesture = ev[event].gesture;
	span->last = span->first = event;
	while (span->first > 0 && !id_same(ev[span->first].id, span->gesture))
		span->first--;
	return true;
}

/* Does a live `undone` name it? */
static bool
is_taken_back(const struct session *session, int event)
{
	for (int later = event + 1; later < session->event.count; later++)
		if (session->event.item[later].type == EVENT_UNDONE && session->live[later] &&
		    id_same(session->event.item[later].undoes, session->event.item[event].id))
			return true;
	return false;
}

static bool
span_is_content(const struct session *session, struct span span)
{
	for (int event = span.first; event <= span.last; event++)
		if (span_has(session, span, event) && event_is_content(&session->event.item[event]))
			return true;
	return false;
}

static bool
span_is_live_content(const struct session *session, struct span span)
{
	for (int event = span.first; event <= span.last; event++)
		if (span_has(session, span, event) &&
		    event_is_content(&session->event.item[event]) && !is_taken_back(session, event))
			return true;
	return false;
}

/* An undo that still holds: it names events that are no `undone` themselves. */
static bool
span_is_live_undo(const struct session *session, struct span span)
{
	for (int event = span.first; event <= span.last; event++) {
		const struct event *ev = &session->event.item[event];
		const struct event *undone = NULL;

		for (int older = 0; older < event && !undone; older++)
			if (id_same(session->event.item[older].id, ev->undoes))
				undone = &session->event.item[older];
		if (ev->type == EVENT_UNDONE && span_has(session, span, event) &&
		    session->live[event] && undone && undone->type != EVENT_UNDONE)
			return true;
	}
	return false;
}

/* ---- saying it ---- */

static const struct item *
event_item(const struct session *session, const struct event *event)
{
	return session_item(session, id_is_none(event->item) ? event->id : event->item);
}

/* In the definite form, as it is said on the wall. */
static const char *const definite[KINDS] = {
	[KIND_SESSION] = "workshopen", [KIND_NOTE] = "lappen",     [KIND_CROSSING] = "förslaget",
	[KIND_RATING] = "röstsedeln",  [KIND_ACTION] = "insatsen", [KIND_LINK] = "länken",
	[KIND_INDICATOR] = "måttet",   [KIND_REVIEW] = "svaret",
};

static bool
is_removal(const struct event *event)
{
	for (int with = 0; with < event->withs; with++)
		if (event->with[with].field == ITEM_REMOVED && event->with[with].number)
			return true;
	return false;
}

/* What a person calls it: the code of a note, the kind of the rest, nothing of a kind that came with
 * a later version. */
static void
event_say(const struct session *session, const struct event *event, bool back, char said[240])
{
	const struct item *item = event_item(session, event);
	char code[NOTE_CODE];
	const char *what = item && item->kind < KINDS ? definite[item->kind] : NULL;

	if (item && item->kind == KIND_NOTE)
		what = note_code(session, item, code);
	if (!what)
		snprintf(said, 240,
			 back ? "Gjort om: det gäller igen." : "Ångrat: det är som förut.");
	else if (event->type == EVENT_ADDED)
		snprintf(said, 240,
			 back ? "Gjort om: %s är tillbaka." : "Ångrat: %s är borta igen.", what);
	else if (is_removal(event))
		snprintf(said, 240,
			 back ? "Gjort om: %s är borta igen." : "Ångrat: %s är tillbaka.", what);
	else
		snprintf(said, 240, back ? "Gjort om: %s ändrades." : "Ångrat: %s är som förut.",
			 what);
}

/* Goes to the step where it was made, so that the room sees what changed. */
static void
span_go(struct gesture *gesture, struct span span)
{
	const struct session *session = gesture->session;
	const char *id = session->event.item[span.first].step;
	int step = id ? workshop_step(&session->workshop, id) : -1;

	if (step >= 0)
		gesture_go(gesture, step);
}

/* ---- undo and redo ---- */

static void
undo_event(struct gesture *gesture, int event)
{
	const struct event *ev = &gesture->session->event.item[event];
	bool added = ev->type == EVENT_ADDED;
	struct draft_event *draft =
		gesture_event(gesture, EVENT_UNDONE, added ? ev->id : (struct id){{0}});

	draft->event.undoes = ev->id;
	if (added)
		gesture_put_removed(gesture, session_item(gesture->session, ev->id), true);
}

bool
gesture_undo(struct gesture *gesture, struct err *err)
{
	const struct session *session = gesture->session;
	struct span span;
	int at = session->event.count - 1;

	for (; span_before(session, at, &span); at = span.first - 1)
		if (span_is_live_content(session, span))
			break;
	if (at < 0 || !span_before(session, at, &span))
		return err_set(err, ERR_MISSING, "Inget mer att ångra.");
	for (int event = span.last; event >= span.first; event--)
		if (span_has(session, span, event) &&
		    event_is_content(&session->event.item[event]) && !is_taken_back(session, event))
			undo_event(gesture, event);
	span_go(gesture, span);
	event_say(session, &session->event.item[span.first], false, gesture->said);
	return true;
}

/* Rule 16: one `undone` for every live undo of the event. */
static void
redo_event(struct gesture *gesture, int undo)
{
	const struct session *session = gesture->session;
	struct id undone = session->event.item[undo].undoes;

	for (int at = 0; at < session->event.count; at++)
		if (session->event.item[at].type == EVENT_UNDONE && session->live[at] &&
		    id_same(session->event.item[at].undoes, undone))
			gesture_event(gesture, EVENT_UNDONE, (struct id){{0}})->event.undoes =
				session->event.item[at].id;
}

/* The gesture whose events an undo names. */
static struct span
undo_names(const struct session *session, struct span undo)
{
	struct span span = undo;

	for (int at = 0; at < session->event.count; at++)
		if (id_same(session->event.item[at].id, session->event.item[undo.first].undoes)) {
			span_before(session, at, &span);
			span.last = at;
		}
	return span;
}

bool
gesture_redo(struct gesture *gesture, struct err *err)
{
	const struct session *session = gesture->session;
	struct span span;
	int at = session->event.count - 1;

	for (; span_before(session, at, &span); at = span.first - 1) {
		if (span_is_content(session, span) && span_is_live_content(session, span))
			break;
		if (!span_is_live_undo(session, span))
			continue;
		for (int event = span.last; event >= span.first; event--)
			if (span_has(session, span, event) &&
			    session->event.item[event].type == EVENT_UNDONE)
				redo_event(gesture, event);
		span = undo_names(session, span);
		span_go(gesture, span);
		event_say(session, &session->event.item[span.first], true, gesture->said);
		return true;
	}
	return err_set(err, ERR_MISSING, "Inget att göra om.");
}

/* ---- one gesture, wherever it is ---- */

/* Takes back one event, if it stands: an undo is answered by what redo does. */
static void
take_back_event(struct gesture *gesture, int event)
{
	const struct session *session = gesture->session;
	const struct event *ev = &session->event.item[event];

	if (ev->type == EVENT_UNDONE && session->live[event])
		redo_event(gesture, event);
	else if (event_is_content(ev) && !is_taken_back(session, event))
		undo_event(gesture, event);
}

/* The event that an undo, or the undo of one, is about in the end; `back` tells whether taking the
 * event back brings that one back. */
static const struct event *
event_root(const struct session *session, const struct event *event, bool *back)
{
	*back = false;
	while (event && event->type == EVENT_UNDONE) {
		const struct event *undone = NULL;

		for (int at = 0; at < session->event.count && !undone; at++)
			if (id_same(session->event.item[at].id, event->undoes))
				undone = &session->event.item[at];
		event = undone;
		*back = !*back;
	}
	return event;
}

bool
gesture_take_back(struct gesture *gesture, struct id made, struct err *err)
{
	const struct session *session = gesture->session;
	struct span span = {.gesture = made, .last = -1};
	const struct event *root;
	bool back;

	for (int event = session->event.count - 1; event >= 0; event--)
		if (span_has(session, span, event)) {
			span.last = span.last < 0 ? event : span.last;
			span.first = event;
			take_back_event(gesture, event);
		}
	if (gesture_is_empty(gesture))
		return err_set(err, ERR_MISSING, "Det är redan ångrat.");
	root = event_root(session, &session->event.item[span.first], &back);
	if (root)
		event_say(session, root, back, gesture->said);
	return true;
}

/* The field that an event gave, when it was one alone; why goes with what it is the reason of. */
static int
field_of(const struct event *event)
{
	int field = -1;

	if (event->type != EVENT_SET || event_given(event, ITEM_REMOVED))
		return -1;
	for (int with = 0; with < event->withs; with++) {
		int given = (int)event->with[with].field;

		if (given != ITEM_REASON || event->withs == 1)
			field = field < 0 ? given : ITEM_FIELDS;
	}
	return field;
}

bool
gesture_about(const struct session *session, struct id made, struct gesture_about *about)
{
	const struct event *root = NULL;

	for (int event = 0; event < session->event.count && !root; event++)
		if (id_same(session->event.item[event].gesture, made))
			root = event_root(session, &session->event.item[event], &about->back);
	if (!root)
		return false;
	about->item = id_is_none(root->item) ? root->id : root->item;
	about->field = field_of(root);
	return true;
}
