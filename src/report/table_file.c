/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan for a spreadsheet. Columns are the fields of a row, those that people read first. A cell that a spreadsheet
 * could take for a formula is made text by an apostrophe before it, as people do it by hand.
 */
#include <string.h>

#include "rodtrad/base/text.h"
#include "rodtrad/report/report.h"

/* How cells are told apart. */
struct table_kind {
	char between;
	bool quotes; /* a cell may be quoted, and then hold anything */
};

static const struct table_kind csv = {';', true}, tsv = {'\t', false};

/* Names that only programs read: they stand last. */
static const char *const for_programs[] = {"id", "parent", "session"};

static bool
is_for_programs(const struct field *field)
{
	for (size_t at = 0; at < COUNT(for_programs); at++)
		if (!strcmp(for_programs[at], field->name))
			return true;
	return false;
}

/* ---- a value in words ---- */

static void
add_texts(struct buf *out, const struct field_texts *texts)
{
	for (int at = 0; at < texts->count; at++)
		buf_addf(out, "%s%s", at ? ", " : "", texts->item[at]);
}

static void
add_value(struct buf *out, const struct field *field, const struct plan_row *row)
{
	const void *value = (const char *)row + field->offset;

	switch (field->type) {
	case FIELD_INT:
		if (*(const int *)value != field->fallback || field->required)
			buf_addf(out, "%d", *(const int *)value);
		break;
	case FIELD_BOOL: buf_add(out, *(const bool *)value ? "ja" : "nej"); break;
	case FIELD_ENUM:
		if (*(const int *)value >= 0)
			buf_add(out, field->choices[*(const int *)value].label);
		break;
	case FIELD_TEXTS: add_texts(out, value); break;
	default: buf_add(out, *(const char *const *)value); break;
	}
}

/* ---- a cell ---- */

static bool
is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r", *text) != NULL;
}

static void
add_quoted(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (; *text; text++) {
		if (*text == '"')
			buf_addc(out, '"');
		buf_addc(out, *text);
	}
	buf_addc(out, '"');
}

/* Without quotes a cell cannot hold what stands between cells. */
static void
add_plain(struct buf *out, const char *text, char between)
{
	for (; *text; text++)
		buf_addc(out, *text == between ? ' ' : *text);
}

/* On one line, as it can be shown anywhere. */
static void
add_cell(struct buf *out, const struct table_kind *kind, const char *text)
{
	struct buf cell = {0};

	if (is_formula(text))
		buf_addc(&cell, '\'');
	text_show(&cell, text);
	if (kind->quotes && strpbrk(buf_text(&cell), "\";"))
		add_quoted(out, buf_text(&cell));
	else
		add_plain(out, buf_text(&cell), kind->between);
	buf_free(&cell);
}

/* ---- the table ---- */

/* A row of cells, or of headings when `row` is NULL: first what is for people, then what is not. */
static void
add_line(struct buf *out, const struct table_kind *kind, const struct plan_row *row)
{
	struct field table[PLAN_FIELDS + 1];
	bool is_first = true;

	plan_fields(table);
	for (int last = 0; last < 2; last++)
		for (const struct field *field = table; field->type != FIELD_END; field++) {
			struct buf value = {0};

			if (field->type == FIELD_LIST || is_for_programs(field) != (last == 1))
				continue;
			if (row)
				add_value(&value, field, row);
			else
				buf_add(&value, field->label);
			if (!is_first)
				buf_addc(out, kind->between);
			add_cell(out, kind, buf_text(&value));
			buf_free(&value);
			is_first = false;
		}
	buf_add(out, "\r\n");
}

static void
add_table(struct buf *out, const struct plan *plan, const struct table_kind *kind)
{
	buf_add(out, "\xEF\xBB\xBF");
	add_line(out, kind, NULL);
	for (int at = 0; at < plan->row.count; at++)
		add_line(out, kind, &plan->row.item[at]);
}

void
report_csv(struct buf *out, const struct plan *plan)
{
	add_table(out, plan, &csv);
}

void
report_tsv(struct buf *out, const struct plan *plan)
{
	add_table(out, plan, &tsv);
}
