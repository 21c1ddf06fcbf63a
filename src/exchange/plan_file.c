/* SPDX-License-Identifier: EUPL-1.2 */
/* A row a line, so that a change of one insats is one changed line. */
#include "rodtrad/exchange/plan_file.h"

#define PLAN_VERSION "1.0"

static void
add_catalog(struct buf *out, const struct catalog *catalog)
{
	buf_add(out, " \"catalog\": {\"id\":");
	json_quote(out, catalog->id);
	buf_add(out, ",\"version\":");
	json_quote(out, catalog->version);
	buf_add(out, "},\n");
}

/* "edition", "decided_by" and so on, when any of them is said. */
static void
add_facts(struct buf *out, const struct plan *plan)
{
	struct field table[PLAN_FACTS + 1];
	struct buf facts = {0};

	plan_fact_fields(table);
	if (field_write(&facts, table, plan, true))
		buf_addf(out, " \"about\": {%s},\n", buf_text(&facts));
	buf_free(&facts);
}

void
plan_file_write(struct buf *out, const struct plan *plan)
{
	struct field table[PLAN_FIELDS + 1];

	plan_fields(table);
	buf_addf(out, "{\n \"format\": \"%s\", \"version\": \"%s\",\n", PLAN_FORMAT, PLAN_VERSION);
	if (*plan->as_of)
		buf_addf(out, " \"as_of\": \"%s\",\n", plan->as_of);
	if (plan->catalog)
		add_catalog(out, plan->catalog);
	add_facts(out, plan);
	buf_add(out, " \"rows\": [");
	for (int at = 0; at < plan->row.count; at++) {
		buf_add(out, at ? ",\n  {" : "\n  {");
		field_write(out, table, &plan->row.item[at], true);
		buf_addc(out, '}');
	}
	buf_add(out, plan->row.count ? "\n ]\n}\n" : "]\n}\n");
}
