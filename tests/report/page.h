/* SPDX-License-Identifier: EUPL-1.2 */
/* What every HTML page of ours must be: tags that match, ids that are one thing's, headings that skip no level, and
 * nothing that runs or is fetched. */
#ifndef RODTRAD_TESTS_REPORT_PAGE_H
#define RODTRAD_TESTS_REPORT_PAGE_H

#include <stdlib.h>

#include "../check.h"
#include "rodtrad/base/text.h"

#define PAGE_DEPTH 64
#define PAGE_NAME  16

struct page_tag {
	char name[PAGE_NAME];
	bool is_end, is_empty;
	const char *after;
};

/* The tag at or after `at`; false when there is none. */
static inline bool
page_tag(const char *at, struct page_tag *tag)
{
	const char *end;
	size_t bytes;

	at = strchr(at, '<');
	if (!at)
		return false;
	end = strchr(at, '>');
	if (!CHECK_ALL(end != NULL))
		return false;
	tag->is_end = at[1] == '/';
	at += tag->is_end ? 2 : 1;
	bytes = strcspn(at, " >/");
	snprintf(tag->name, sizeof tag->name, "%.*s", (int)bytes, at);
	tag->is_empty = end[-1] == '/' || !strcmp(tag->name, "meta") || tag->name[0] == '!';
	tag->after = end + 1;
	return true;
}

static inline void
page_check_tags(const char *page)
{
	static char open[PAGE_DEPTH][PAGE_NAME];
	struct page_tag tag;
	int depth = 0, heading = 0;

	while (page_tag(page, &tag)) {
		page = tag.after;
		if (!tag.is_end && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') {
			CHECK_ALL(tag.name[1] - '0' <= heading + 1);
			heading = tag.name[1] - '0';
		}
		if (tag.is_empty)
			continue;
		if (!tag.is_end && CHECK_ALL(depth < PAGE_DEPTH))
			memcpy(open[depth++], tag.name, PAGE_NAME);
		else if (!CHECK_ALL(depth > 0 && !strcmp(open[--depth], tag.name)))
			return;
	}
	CHECK(depth == 0);
}

static inline int
page_count(const char *page, const char *part)
{
	int count = 0;

	for (const char *at = strstr(page, part); at; at = strstr(at + 1, part))
		count++;
	return count;
}

static inline void
page_check_ids(const char *page)
{
	for (const char *at = strstr(page, " id=\""); at; at = strstr(at + 1, " id=\"")) {
		struct buf id = {0};

		buf_addn(&id, at, strcspn(at + 5, "\"") + 6);
		CHECK_ALL(page_count(page, buf_text(&id)) == 1);
		buf_free(&id);
	}
}

/* Each link leads to a place in the page itself. */
static inline void
page_check_links(const char *page)
{
	for (const char *at = strstr(page, "href="); at; at = strstr(at + 1, "href=")) {
		struct buf id = {0};

		CHECK_ALL(!strncmp(at, "href=\"#", 7));
		buf_addf(&id, " id=\"%.*s\"", (int)strcspn(at + 7, "\""), at + 7);
		CHECK_ALL(page_count(page, buf_text(&id)) == 1);
		buf_free(&id);
	}
}

static inline void
page_check(const char *page)
{
	static const char *const never[] = {"<script", "<iframe", "<img",    " src=", "javascript:",
					    "url(",    "@import", " style=", "<link", "(null)"};

	CHECK(!strncmp(page, "<!DOCTYPE html>\n<html lang=\"sv\">\n", 33));
	CHECK(strstr(page, "Content-Security-Policy") != NULL);
	CHECK(text_fault(page, strlen(page), TEXT_LINES) == NULL);
	for (size_t at = 0; at < COUNT(never); at++)
		if (!CHECK(!strstr(page, never[at])))
			fprintf(stderr, "there is %s\n", never[at]);
	page_check_tags(page);
	page_check_ids(page);
	page_check_links(page);
	CHECK(page_count(page, "<h1") == 1);
}

#endif
