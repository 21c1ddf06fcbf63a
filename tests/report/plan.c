/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan's ways out: a spreadsheet's cells are what was written and no formula, a calendar's lines are as its
 * standard has them, the page holds every row; and none of it hangs on the order in which the sessions came.
 */
#include "rodtrad/report/report.h"

#include "hostile.h"
#include "out.h"
#include "page.h"
#include "rodtrad/base/mem.h"

#define ROOMS      4
#define LINE_BYTES 75
#define CELLS      (PLAN_FIELDS - 1) /* all but the thread */

static struct catalog catalog;
static struct room rooms[ROOMS];

/* The demo's chain, the same with hostile texts, one with two actions under one row, and one that is prepared. */
static void
open_rooms(void)
{
	static const char *const units[ROOMS] = {"Nordväst", "Nordost", "Öster; \"Ö\"", "Söder"};

	for (int number = 0; number < ROOMS; number++) {
		room_open_after(&rooms[number], number * 1000, "workshops/effektkedja.json");
		put_text(&rooms[number], session_self(&rooms[number].session), ITEM_UNIT,
			 units[number]);
		if (number < 2)
			hold_demo(&rooms[number]);
	}
	put_hostile(&rooms[1], 0);
	for (int action = 0; action < 2; action++) {
		struct gesture gesture = room_key(&rooms[2]);

		gesture_add(&gesture, KIND_ACTION);
		gesture_text(&gesture, ITEM_TEXT, action ? "Två träffar" : "En träff; mjuk start");
		gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
		gesture_text(&gesture, ITEM_MEASURE, "orebro-2019-2022/measure/6.1");
		gesture_text(&gesture, ITEM_END, "2027-03-31");
		gesture_int(&gesture, ITEM_STATUS, action ? STATUS_DROPPED : STATUS_DONE);
		room_done(&gesture);
	}
}

static struct plan *
plan_of(const int *order, int count)
{
	struct plan *plan = plan_new(&catalog);

	for (int at = 0; at < count; at++)
		plan_add(plan, &rooms[order[at]].session);
	plan_arrange(plan);
	return plan;
}

static char *
page_of(const struct plan *plan, enum report_form form)
{
	struct buf out = {0};
	struct report_plan *report = report_plan_begin(&out, plan, form);

	for (int number = 0; number < ROOMS; number++)
		report_plan_session(report, &rooms[number].session);
	report_plan_end(report);
	return buf_take(&out);
}

static char *
made(void (*make)(struct buf *out, const struct plan *plan), const struct plan *plan)
{
	struct buf out = {0};

	make(&out, plan);
	return buf_take(&out);
}

/* ---- spreadsheets ---- */

/* Reads a cell as RFC 4180 has it; returns where the next one begins, or the line ends. */
static const char *
read_cell(const char *at, char between, struct buf *cell)
{
	bool is_quoted = between == ';' && *at == '"';

	buf_clear(cell);
	for (at += is_quoted; *at; at++) {
		if (is_quoted && *at == '"' && at[1] != '"')
			return at + 1;
		if (!is_quoted && (*at == between || *at == '\r'))
			return at;
		at += is_quoted && *at == '"';
		buf_addc(cell, *at);
	}
	return at;
}

/* Every line has as many cells, and none that a spreadsheet would reckon with. Returns the number of lines. */
static int
check_cells(const char *table, char between)
{
	struct buf cell = {0};
	int lines = 0;

	for (const char *at = table; *at; lines++) {
		int cells = 0;

		do {
			at = read_cell(at + (cells > 0), between, &cell);
			cells++;
			CHECK_ALL(!strchr("=+-@\t\r", *buf_text(&cell)) || !*buf_text(&cell));
		} while (*at == between);
		CHECK_ALL(cells == CELLS);
		if (!CHECK_ALL(!strncmp(at, "\r\n", 2)))
			break;
		at += 2;
	}
	buf_free(&cell);
	return lines;
}

static void
test_table(const struct plan *plan, void (*make)(struct buf *out, const struct plan *plan),
	   char between, const char *name)
{
	char *table = made(make, plan);

	CHECK(!strncmp(table, "\xEF\xBB\xBFSlag", 7));
	CHECK(check_cells(table + 3, between) == plan->row.count + 1);
	CHECK(strstr(table, "'=cmd") && !strstr(table, "\n="));
	CHECK(strstr(table, "2027-04-12") && strstr(table, "inte påbörjad"));
	write_out(name, table);
	mem_free(table);
}

static void
test_quotes(const struct plan *plan)
{
	char *csv = made(report_csv, plan), *tsv = made(report_tsv, plan);

	CHECK(strstr(csv, ";\"En träff; mjuk start\";\"Öster; \"\"Ö\"\"\";;2026-11-17;") != NULL);
	CHECK(strstr(tsv, "\tEn träff; mjuk start\tÖster; \"Ö\"\t\t2026-11-17\t") != NULL);
	mem_free(csv);
	mem_free(tsv);
}

/* ---- calendars ---- */

/* As a calendar reads it: broken lines put together. */
static char *
unfolded(const char *text)
{
	struct buf out = {0};

	for (; *text; text++)
		if (!strncmp(text, "\r\n ", 3))
			text += 2;
		else
			buf_addc(&out, *text);
	return buf_take(&out);
}

static void
check_lines(const char *text)
{
	while (*text) {
		size_t bytes = strcspn(text, "\r");

		CHECK_ALL(bytes > 0 && bytes <= LINE_BYTES);
		CHECK_ALL(text_fault(text, bytes, TEXT_ONE_LINE) == NULL);
		if (!CHECK_ALL(!strncmp(text + bytes, "\r\n", 2)))
			return;
		text += bytes + 2;
	}
}

static void
test_calendar(const struct plan *plan)
{
	/* clang-format off */
	static const char *const want[] = {
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:",
		"BEGIN:VTODO\r\nUID:orebro-2019-2022/measure/1.1\r\nDTSTAMP:20190601T000000Z\r\n",
		"SUMMARY:Behovsinventering med Förvaltning IT\\, en per termin\r\n",
		"DESCRIPTION:Vem: IT-strateg. Ur Effektkedja om delmål 2.2\\, 2026-11-17.\r\n",
		"CATEGORIES:Mål 6,Nordväst\r\n",
		"DTSTART;VALUE=DATE:20270118\r\nDUE;VALUE=DATE:20270611\r\nSTATUS:NEEDS-ACTION\r\nEND:VTODO\r\n",
		"-end\r\n",
		"SUMMARY:Klart: Behovsinventering med Förvaltning IT\\, en per termin (IT-strateg)\r\n",
		"DTSTART;VALUE=DATE:20270611\r\nTRANSP:TRANSPARENT\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n",
		"-check-1\r\n",
		"DTSTART;VALUE=DATE:20270412\r\n",
		"SUMMARY:En träff\\; mjuk start\r\n",
		"CATEGORIES:Mål 6,Öster\\; \"Ö\"\r\n",
		"DUE;VALUE=DATE:20270331\r\nSTATUS:COMPLETED\r\n",
		"DUE;VALUE=DATE:20270331\r\nSTATUS:CANCELLED\r\n",
		"TRANSP:TRANSPARENT\r\nSTATUS:CANCELLED\r\n",
		"END:VCALENDAR\r\n",
		NULL,
	};
	/* clang-format on */
	char *folded = made(report_calendar, plan), *calendar = unfolded(folded);

	check_lines(folded);
	CHECK(page_count(folded, "\r\n ") > 10);
	check_in_order(calendar, want);
	CHECK(page_count(calendar, "BEGIN:VTODO") == plan->row.count);
	CHECK(page_count(calendar, "\r\nDTSTAMP:20261122T") > 0);
	write_out("plan.ics", folded);
	mem_free(folded);
	mem_free(calendar);
}

/* It begins when the workshop was, which is after it ends. */
static void
test_backwards(void)
{
	struct plan *plan = plan_new(NULL);
	struct room room;
	struct gesture gesture;
	char *calendar;

	room_open(&room, "workshops/effektkedja.json");
	gesture = room_key(&room);
	gesture_add(&gesture, KIND_ACTION);
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	gesture_text(&gesture, ITEM_END, "2026-11-17");
	room_done(&gesture);
	plan_add(plan, &room.session);
	calendar = made(report_calendar, plan);
	CHECK(strstr(calendar, "DUE;VALUE=DATE:20261117\r\n") != NULL);
	CHECK(page_count(calendar, "DTSTART") == 1); /* of the deadline's day */
	mem_free(calendar);
	plan_drop(plan);
	session_free(&room.session);
}

/* ---- pages ---- */

static void
test_page(const struct plan *plan)
{
	/* clang-format off */
	static const char *const want_html[] = {
		"<h1>Handlingsplanen</h1>",
		"<blockquote><p>Tillsammans skapar vi",
		"<nav aria-label=\"Innehåll\">\n<ul>\n<li><a href=\"#mal-1\">Mål 1. Kompetens",
		"<h2 id=\"mal-6\">Mål 6. Upphandling och teknisk support</h2>",
		"<table class=\"many\">\n<caption>",
		"<th scope=\"row\">Nära samarbete med Förvaltning IT genom gemensam",
		"<strong class=\"gap\">vem?</strong>",
		"<tr><th scope=\"row\" class=\"under\">Behovsinventering med Förvaltning IT, en per termin</th><td data-name=\"Enhet\">Nordväst</td>",
		"<h3>Trådarna</h3>\n<h4>",
		"<h4>Nordväst: Behovsinventering med Förvaltning IT, en per termin</h4>\n<ul>\n"
		"<li><b>Workshop</b> Effektkedja om delmål 2.2, 17 november 2026</li>",
		"<h2 id=\"workshopar\">Workshoparna bakom planen</h2>\n<h3>Effektkedja om delmål 2.2</h3>\n"
		"<p>Nordväst, 17 november 2026</p>\n<figure class=\"wide\"",
		"<h3 class=\"turn\">",
		NULL,
	};
	/* clang-format on */
	/* clang-format off */
	static const char *const want_markdown[] = {
		"# Handlingsplanen\n\nHandlingsplan för digitalisering",
		"\n## Mål 6. Upphandling och teknisk support\n\n> Upphandling",
		"\n| Insats | Enhet | Vem | Start | När | Avstämning | Status | Mandat | Tråd |\n|---|",
		"\n| ↳ Behovsinventering med Förvaltning IT, en per termin | Nordväst | IT-strateg | 2027-01-18 | 2027-06-11 | 2027-04-12 | inte påbörjad | förslag | hel |\n",
		"\n### Trådarna\n\n#### ",
		"\n## Workshoparna bakom planen\n\n- **Effektkedja om delmål 2.2** Nordväst, 17 november 2026\n",
		NULL,
	};
	/* clang-format on */
	char *html = page_of(plan, REPORT_HTML), *markdown = page_of(plan, REPORT_MARKDOWN);

	check_in_order(html, want_html);
	check_in_order(markdown, want_markdown);
	page_check_tags(html);
	page_check_ids(html);
	page_check_links(html);
	CHECK(page_count(html, "<svg") == 2 && !strstr(html, "<script"));
	CHECK(text_fault(html, strlen(html), TEXT_LINES) == NULL);
	CHECK(page_count(html, "<tr><th scope=\"row\"") == plan->row.count);
	write_out("plan.html", html);
	write_out("plan.md", markdown);
	mem_free(html);
	mem_free(markdown);
}

static void
test_nothing(void)
{
	struct plan *plan = plan_new(NULL);
	struct buf out = {0};

	plan_arrange(plan);
	report_plan_end(report_plan_begin(&out, plan, REPORT_HTML));
	page_check(buf_text(&out));
	CHECK(strstr(buf_text(&out), "Inga insatser än.") != NULL);
	plan_drop(plan);
	buf_free(&out);
}

/* ---- in any order ---- */

static void
test_any_order(const struct plan *plan)
{
	static const int other[ROOMS] = {3, 1, 2, 0};
	void (*const makes[])(struct buf * out, const struct plan *plan) = {report_csv, report_tsv,
									    report_calendar};
	struct plan *turned = plan_of(other, ROOMS);

	for (size_t at = 0; at < COUNT(makes); at++) {
		char *one = made(makes[at], plan), *two = made(makes[at], turned);

		CHECK(!strcmp(one, two));
		mem_free(one);
		mem_free(two);
	}
	for (int form = REPORT_MARKDOWN; form <= REPORT_HTML; form++) {
		char *one = page_of(plan, (enum report_form)form);
		char *two = page_of(turned, (enum report_form)form);

		CHECK(!strcmp(one, two));
		mem_free(one);
		mem_free(two);
	}
	plan_drop(turned);
}

/* What is said of the plan as a whole stands before its rows. */
static void
test_facts(void)
{
	struct plan *plan = plan_new(&catalog);
	char *markdown, *html;

	plan->fact[0] = "2 <b>";
	plan->fact[2] = "2026-12-01";
	plan_arrange(plan);
	markdown = page_of(plan, REPORT_MARKDOWN);
	html = page_of(plan, REPORT_HTML);
	CHECK(strstr(markdown, "Version") && strstr(markdown, "1 december 2026"));
	CHECK(strstr(html, "2 &lt;b&gt;"));
	page_check_tags(html);
	free(markdown);
	free(html);
	plan_drop(plan);
}

int
main(int argc, char **argv)
{
	static const int order[ROOMS] = {0, 1, 2, 3};
	struct plan *plan;

	out_folder = argc > 1 ? argv[1] : NULL;
	read_plan_catalog(&catalog);
	open_rooms();
	plan = plan_of(order, ROOMS);
	test_table(plan, report_csv, ';', "plan.csv");
	test_table(plan, report_tsv, '\t', "plan.tsv");
	test_quotes(plan);
	test_calendar(plan);
	test_backwards();
	test_page(plan);
	test_nothing();
	test_facts();
	test_any_order(plan);
	plan_drop(plan);
	for (int number = 0; number < ROOMS; number++)
		session_free(&rooms[number].session);
	catalog_free(&catalog);
	return check_done("report/plan");
}
