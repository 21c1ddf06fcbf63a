/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Minutes of a session: what must stand in them and in which order, and that no text of a stranger becomes anything
 * but a text. With a folder, what was made is written there for other programs to judge.
 */
#include "rodtrad/report/report.h"

#include "../core/demo_room.h"
#include "hostile.h"
#include "out.h"
#include "rodtrad/core/review.h"
#include "page.h"
#include "rodtrad/core/tally.h"

static struct catalog catalog;
static char *
made(const struct room *room, enum report_form form)
{
	struct buf out = {0};

	report_session(&out, &room->session, &catalog, form);
	return buf_take(&out);
}

/* ---- the demo ---- */

/* clang-format off */
static const char *const demo_markdown[] = {
	"# Effektkedja om delmål 2.2\n\nMinnesanteckningar. Arbetsmaterial",
	"- **Datum:** 17 november 2026\n",
	"- **Deltagare:** 7 personer\n",
	"- **Delmål:** 2.2\n\n> Det ska finnas ändamålsenlig infrastruktur",
	"\n## Det här ska det leda till\n\n### Behov (därför)\n\n- **B1** Lärare behöver",
	"\n- **R6** Vikarie saknas när lärspridaren går ifrån (hinder)\n",
	"\n- **E9** Lärspridaren blir teknikjour i stället för stöd (bieffekt)\n",
	"(syfte: lärande och resultat)\n",
	"\n### Vad som leder till vad\n\n- **B1 → A1** (trolig, stöd: egen erfarenhet)\n",
	"\n- **R5 → A2** om detta stämmer: Kommittén säger ja till ansökan i februari (osäker, utan stöd)\n",
	"\n- **P1 → E9** inget avgörande antagande (trolig",
	"\n### Mått\n\n| På | Mått | Utgångsvärde |",
	"|\n| E3 | Andel lärare som avstått från ett digitalt inslag av rädsla för krångel | 38 % | 15 % | 2028-11-30 | medarbetarenkäten |",
	"\n### Luckor i kedjan\n\n- **Insatsen saknar ansvarig och datum. (Test av nätet före varje provperiod)**\n",
	"\n- **E5 har inget mått.**\n",
	"\n## Så gör vi\n\n| Insats | Mål | Vem | Start | När | Avstämning | Status | Mandat | Tråd |\n|---|",
	"\n| 2. Behovsinventering med Förvaltning IT, en per termin | 6 Upphandling och teknisk support | IT-strateg | 2027-01-18 | 2027-06-11 | 2027-04-12 | inte påbörjad | förslag | hel |\n",
	"\n| 4. Test av nätet före varje provperiod | 6 Upphandling och teknisk support | **vem?** | 2026-11-17 | **när?** |  | inte påbörjad | förslag | **vem, när** |\n",
	"\n#### 2. Behovsinventering med Förvaltning IT, en per termin\n\n- **Delmål** 2.2\n- **Hur?** Nära samarbete",
	"\n- **Behov B2** Stödet skiljer sig mellan enheterna\n- **Lapp A3** Rektorerna inventerar",
	"\n- **Effekt E8** Förvaltning IT vet",
	"\n- Tråden är hel.\n",
	"\n#### 4. Test av nätet före varje provperiod\n",
	"\n- **Luckor i tråden: vem, när.**\n",
	"\n### Inte nu\n\n- Ärenden per enhet: ärendesystemet byts under 2027\n",
	NULL,
};

static const char *const demo_html[] = {
	"<title>Effektkedja om delmål 2.2</title>",
	"<h1>Effektkedja om delmål 2.2</h1>",
	"<dt>Datum</dt><dd>17 november 2026</dd>",
	"<h2>Det här ska det leda till</h2>\n<figure class=\"wide\" tabindex=\"0\" aria-labelledby=\"bild-1\">",
	"<svg viewBox=\"0 0 ",
	"role=\"img\" aria-labelledby=\"bild-1 bild-1-ord\">\n<title id=\"bild-1\">Effektkedjan</title>",
	"27 lappar i 7 led, 30 länkar.",
	"<path class=\"light\" d=\"M",
	"<path class=\"heavy\" d=\"M",
	"<tspan class=\"red\">B1</tspan> Lärare",
	"</svg>\n</figure>\n<h3>Behov (därför)</h3>\n<ul>\n<li><b>B1</b> Lärare behöver",
	"<caption>Hur vi märker att det blir som vi tänkt</caption>\n<thead><tr><th scope=\"col\">På</th>",
	"<tr><th scope=\"row\">E3</th><td data-name=\"Mått\">Andel lärare",
	"<th scope=\"row\">4. Test av nätet före varje provperiod</th>",
	"<strong class=\"gap\">vem?</strong>",
	"</main>\n</body>\n</html>\n",
	NULL,
};
/* clang-format on */

static void
test_demo(void)
{
	struct room room;
	char *markdown, *html, *again;

	room_open(&room, "workshops/effektkedja.json");
	hold_demo(&room);
	markdown = made(&room, REPORT_MARKDOWN);
	html = made(&room, REPORT_HTML);
	again = made(&room, REPORT_HTML);
	check_in_order(markdown, demo_markdown);
	check_in_order(html, demo_html);
	page_check(html);
	CHECK(!strcmp(html, again));
	CHECK(!strstr(markdown, "\n\n\n") && !strstr(markdown, "ryms inte"));
	CHECK(!strstr(html, "ryms inte"));
	write_out("demo.md", markdown);
	write_out("demo.html", html);
	free(markdown);
	free(html);
	free(again);
	session_free(&room.session);
}

/* ---- a board and a chain in one ---- */

static struct id
put_crossing(struct room *room, const char *inner, const char *outer, const char *text)
{
	struct gesture gesture = room_key(room);
	struct id id = gesture_add(&gesture, KIND_CROSSING);

	gesture_text(&gesture, ITEM_PAIR, "build_up");
	gesture_ref(&gesture, ITEM_INNER, named(room, inner)->id);
	gesture_ref(&gesture, ITEM_OUTER, named(room, outer)->id);
	gesture_text(&gesture, ITEM_TEXT, text);
	room_done(&gesture);
	return id;
}

static void
put_insats(struct room *room, struct id crossing)
{
	struct gesture gesture = room_key(room);

	gesture_add(&gesture, KIND_ACTION);
	gesture_ref(&gesture, ITEM_CROSSING, crossing);
	gesture_int(&gesture, ITEM_CHOICE, CHOICE_YES);
	gesture_int(&gesture, ITEM_GOAL, 3);
	room_done(&gesture);
}

static void
put_board(struct room *room)
{
	room_open(room, "workshops/halvdag.json");
	put_note(room, "strength", "Ledarforum ger oss en plats");
	put_note(room, "weakness", "Nya rektorer saknar introduktion");
	put_note(room, "weakness", "Långsamt nät");
	put_note(room, "opportunity", "Skoldigiguiden finns");
	put_int(room, named(room, "V1"), ITEM_HAND, 4);
	put_int(room, named(room, "V1"), ITEM_EVIDENCE, EVIDENCE_RESULT);
	put_text(room, named(room, "V1"), ITEM_GROUNDS, "LiKA oktober 2026");
	put_int(room, named(room, "V1"), ITEM_SWAY, SWAY_ADMINISTRATION);
	put_yes(room, named(room, "V2"), ITEM_PARKED);
}

static void
test_board(void)
{
	/* clang-format off */
	static const char *const want[] = {
		"\n- **Avvaktar med effektkedja:** Tas i vår.\n",
		"\n## Det här såg vi\n\n### Styrkor (hos oss · hjälper)\n\n- **S1** Ledarforum",
		"\n- **V1** Nya rektorer saknar introduktion (4 prickar, bygger på resultat, källa: LiKA oktober 2026, lyfts till förvaltningen)\n",
		"\n### Hot (i omvärlden · hindrar)\n\nInga lappar.\n",
		"\n## Det här väljer vi\n\n- **V1 × M1** En mentor var (bygg upp)\n",
		"\n## Så gör vi\n",
		"| 1. En mentor var | 3 Skolledare kan leda digital utveckling | **vem?**",
		"- **Förslag** En mentor var\n- **Luckor i tråden: vem, när.**\n- Effektkedja återstår.\n",
		"\n## Parkerat\n\n| Lapp | Text | Mottagare |",
		"| V2 | Långsamt nät | **mottagare?** |",
		"\n## Lyfts till förvaltningen\n\n- **V1** Nya rektorer saknar introduktion\n",
		"\n## Så förs det vidare\n\nRektorerna berättar för alla.\n",
		NULL,
	};
	/* clang-format on */
	struct room room;
	char *markdown, *html;

	put_board(&room);
	put_insats(&room, put_crossing(&room, "V1", "M1", "En mentor var"));
	put_text(&room, session_self(&room.session), ITEM_TELLING, "Rektorerna berättar för alla.");
	put_text(&room, session_self(&room.session), ITEM_WAITS, "Tas i vår.");
	markdown = made(&room, REPORT_MARKDOWN);
	html = made(&room, REPORT_HTML);
	check_in_order(markdown, want);
	page_check(html);
	CHECK(page_count(html, "<svg") == 1); /* there is nothing in the chain to draw */
	CHECK(strstr(html, ">Nya rektorer</text>") || strstr(html, ">Nya rektorer saknar"));
	CHECK(strstr(html, ">4 ●●●●</text>") != NULL);
	CHECK(strstr(html, "Styrkor 1, Svagheter 1, Möjligheter 1, Hot 0. ") != NULL);
	write_out("board.md", markdown);
	write_out("board.html", html);
	free(markdown);
	free(html);
	session_free(&room.session);
}

/* Until all slips are in nobody knows what the dots are, on paper neither. */
static void
test_secret(void)
{
	struct room room;
	char *html, *markdown;

	put_board(&room);
	put_int(&room, named(&room, "V1"), ITEM_HAND, 0);
	{
		struct gesture gesture = room_key(&room);
		struct id notes[] = {named(&room, "V1")->id, named(&room, "S1")->id,
				     named(&room, "M1")->id};

		tally_slip(&gesture, notes, (int)COUNT(notes));
		room_done(&gesture);
	}
	CHECK(!outcome_shows_dots(&room.session));
	html = made(&room, REPORT_HTML);
	markdown = made(&room, REPORT_MARKDOWN);
	CHECK(!strstr(html, "prick") && !strstr(html, "●") && !strstr(markdown, "prick"));
	free(html);
	free(markdown);
	session_free(&room.session);
}

static void
test_nothing(void)
{
	struct room room;
	struct buf out = {0};

	room_open(&room, "workshops/halvdag.json");
	report_session(&out, &room.session, NULL, REPORT_HTML);
	page_check(buf_text(&out));
	CHECK(page_count(buf_text(&out), "<svg") == 1);
	CHECK(strstr(buf_text(&out), "<p>Inga insatser är valda.</p>") != NULL);
	CHECK(!strstr(buf_text(&out), "<table"));
	write_out("nothing.html", buf_text(&out));
	buf_free(&out);
	session_free(&room.session);
}

/* ---- texts that want to be something else ---- */

/* What stands unescaped in Markdown is ours. */
static void
check_markdown(const char *markdown)
{
	for (const char *at = markdown; *at; at++)
		CHECK_ALL(*at != '<' || (at > markdown && at[-1] == '\\'));
	CHECK(!strstr(markdown, "\n# rubrik") && !strstr(markdown, "[l]"));
	CHECK(!strstr(markdown, " **b**") && !strstr(markdown, " |\n\n- rad"));
	CHECK(text_fault(markdown, strlen(markdown), TEXT_LINES) == NULL);
}

static void
test_hostile(int turn)
{
	struct room room;
	char *html, *markdown;

	put_board(&room);
	put_insats(&room, put_crossing(&room, "V1", "M1", "En mentor var"));
	hold_demo(&room);
	put_hostile(&room, turn);
	html = made(&room, REPORT_HTML);
	markdown = made(&room, REPORT_MARKDOWN);
	CHECK(page_count(html, "&lt;script&gt;") > 5);
	CHECK(page_count(html, "<svg") == 2);
	page_check_tags(html);
	page_check_ids(html);
	CHECK(!strstr(html, "<script") && !strstr(html, "\" onload") && !strstr(html, "<!-- "));
	CHECK(text_fault(html, strlen(html), TEXT_LINES) == NULL);
	check_markdown(markdown);
	write_out("hostile.html", html);
	write_out("hostile.md", markdown);
	free(html);
	free(markdown);
	session_free(&room.session);
}

/* ---- what was followed up ---- */

static void
test_reviews(void)
{
	struct review_row row = {{{1}}, {{2}}, "Läsning av LiKA", "Rektorerna", "2026-05-29",
				 "",    NULL};
	struct gesture gesture;
	struct room room;
	char *html, *markdown;

	put_board(&room);
	markdown = made(&room, REPORT_MARKDOWN);
	CHECK(!strstr(markdown, "Hur blev det?"));
	free(markdown);
	gesture = room_key(&room);
	review_put(&gesture, &row, REVIEWED_CHANGES);
	gesture_text(&gesture, ITEM_REASON, "Träffen ställdes <in>.");
	room_done(&gesture);
	html = made(&room, REPORT_HTML);
	markdown = made(&room, REPORT_MARKDOWN);
	CHECK(strstr(markdown, "## Hur blev det?\n"));
	CHECK(strstr(markdown, "| Läsning av LiKA | Rektorerna | 2026-05-29 | ändras | "
			       "Träffen ställdes \\<in\\>. |"));
	page_check(html);
	CHECK(strstr(html, "Träffen ställdes &lt;in&gt;."));
	free(html);
	free(markdown);
	session_free(&room.session);
}

/* ---- a full wall ---- */

/* Forty notes and sixty links, as they come. */
static void
test_full(void)
{
	static const char *const boxes[] = {"need",         "resource",      "activity",   "output",
					    "effect_short", "effect_medium", "effect_long"};
	unsigned chance = 7;
	struct chain chain;
	struct room room;
	char *html;

	room_open(&room, "workshops/effektkedja.json");
	for (int at = 0; at < 40; at++)
		put_note(&room, boxes[at % (int)COUNT(boxes)],
			 "Rektorerna inventerar behov tillsammans med Förvaltning IT");
	for (chain.links = 0; chain.links < 60;) {
		const struct item *from, *to;
		struct gesture gesture;
		struct err err;

		chain_of(&room.session, &chain);
		chance = chance * 1103515245u + 12345u;
		from = &room.session.items.item[chain.node[chance / 65536 % 40].item];
		chance = chance * 1103515245u + 12345u;
		to = &room.session.items.item[chain.node[chance / 65536 % 40].item];
		if (!chain_may_link(&room.session, from, to, &err))
			continue;
		gesture = room_key(&room);
		chain_link(&gesture, from, to);
		room_done(&gesture);
	}
	html = made(&room, REPORT_HTML);
	page_check(html);
	CHECK(strstr(html, "40 lappar i 7 led, 60 länkar.") != NULL);
	CHECK(strstr(html, "6 länkar ryms inte i bilden; de står i listan.") != NULL);
	CHECK(page_count(html, " → ") == 60); /* in words they are all there */
	write_out("full.html", html);
	free(html);
	session_free(&room.session);
}

int
main(int argc, char **argv)
{
	out_folder = argc > 1 ? argv[1] : NULL;
	read_plan_catalog(&catalog);
	test_demo();
	test_board();
	test_secret();
	test_nothing();
	for (int turn = 0; turn < (int)COUNT(hostile); turn++)
		test_hostile(turn);
	test_full();
	test_reviews();
	catalog_free(&catalog);
	return check_done("report/minutes");
}
