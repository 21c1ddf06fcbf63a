/* SPDX-License-Identifier: EUPL-1.2 */
/* Names that are offered: those that the room has written before come first, then the catalogue's roles. */
#include "role.h"

/* Lower case of the letters that Swedish names begin with, å ä ö é ü among them. */
static int32_t
lower(int32_t point)
{
	bool upper = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE);

	return upper ? point + 0x20 : point;
}

/* Is `whole` longer than `start`, and does it begin like it? */
static bool
goes_on(const char *start, const char *whole)
{
	size_t a, b;

	while (*start && *whole) {
		if (lower(text_point(start, &a)) != lower(text_point(whole, &b)))
			return false;
		start += a;
		whole += b;
	}
	return !*start && *whole;
}

/* Who is named in an item: the one who does an insats, or who measures; "" when it names nobody. */
static const char *
named_in(const struct session *session, const struct item *item)
{
	if (item->removed)
		return "";
	if (item->kind == KIND_ACTION)
		return session_text(session, item, ITEM_OWNER);
	return item->kind == KIND_INDICATOR ? session_text(session, item, ITEM_MEASURER) : "";
}

/* A name that stands in the plan, when that has been opened. */
static const char *
named_in_plan(const struct app *app, const char *text)
{
	const struct plan *plan = app->plan.all;

	for (int at = 0; plan && at < plan->row.count; at++)
		if (goes_on(text, plan->row.item[at].owner))
			return plan->row.item[at].owner;
	return NULL;
}

const char *
role_completion(const struct app *app, const char *text)
{
	const struct session *session = &app->session;
	const struct field_texts *roles = &app->catalog.roles;

	if (!*text)
		return NULL;
	for (int at = 0; at < session->items.count; at++)
		if (goes_on(text, named_in(session, app_item(app, at))))
			return named_in(session, app_item(app, at));
	if (named_in_plan(app, text))
		return named_in_plan(app, text);
	for (int at = 0; at < roles->count; at++)
		if (goes_on(text, roles->item[at]))
			return roles->item[at];
	return NULL;
}

bool
role_complete(const struct app *app, int key, struct editor *editor)
{
	const char *whole;

	if ((key != K_TAB && key != K_RIGHT) || editor->text[editor->caret])
		return false;
	whole = role_completion(app, editor->text);
	if (whole)
		editor_set(editor, whole);
	return whole != NULL;
}
