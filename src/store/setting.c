/* SPDX-License-Identifier: EUPL-1.2 */
/* Small things remembered by name. */
#include "rodtrad/store/store.h"

#include "query.h"

bool
store_set(struct store *store, const char *name, const char *value, struct err *err)
{
	struct query q =
		query_open(store, "INSERT INTO setting (name, value)"
				  " VALUES (:name, :value)"
				  " ON CONFLICT (name) DO UPDATE SET value = excluded.value");

	query_text(&q, ":name", name);
	query_text(&q, ":value", value);
	query_row(&q);
	return query_close(&q, err);
}

bool
store_setting(struct store *store, const char *name, struct buf *value, struct err *err)
{
	struct query q = query_open(store, "SELECT value FROM setting WHERE name = :name");

	query_text(&q, ":name", name);
	if (query_row(&q)) {
		const char *text = query_text_at(&q, 0);

		/* No setting is NULL, unless the disk has made it so. */
		buf_add(value, text ? text : "");
	}
	return query_close(&q, err);
}
