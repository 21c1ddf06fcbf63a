/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Pages to print, in Markdown: the facilitator's script with the time of each step, paper to write
 * on in silence, and slips to vote with. They say what the session says: its minutes, its dots,
 * its boxes.
 */
#include "enter.h"

#include <stdio.h>

#include "rodtrad/core/tally.h"

#define SLIPS_ON_A_PAGE 8
#define SLIPS_ABREAST   2
#define LINES_TO_WRITE  8

static const struct item *
self_of(const struct app *app)
{
	return session_self(&app->session);
}

static int
people_of(const struct app *app)
{
	return session_int(&app->session, self_of(app), ITEM_PEOPLE, 1);
}

static void
add_heading(const struct app *app, struct buf *out, const char *what)
{
	const char *group = session_text(&app->session, self_of(app), ITEM_GROUP);
	const char *unit = session_text(&app->session, self_of(app), ITEM_UNIT);

	buf_addf(out, "# %s: %s, delmål %s\n\n", what, app->session.workshop.title,
		 app_delmal_id(app));
	buf_addf(out, "> %s\n\n", app_delmal_text(app));
	if (*group || *unit)
		buf_addf(out, "%s%s%s\n\n", group, *group && *unit ? ", " : "", unit);
}

/* ---- the script ---- */

/* The day of the workshop as it is said, and whether that is today. */
static bool
add_day(const struct app *app, struct buf *out)
{
	struct day day;

	if (!day_read(session_text(&app->session, self_of(app), ITEM_DATE), &day))
		day = moment_day(app->now);
	buf_addf(out, "%s %d %s %d", day_weekday_name(day_weekday(day)), day.day,
		 day_month_name(day.month), day.year);
	return !day_compare(day, moment_day(app->now));
}

static void
add_invitation(const struct app *app, struct buf *out)
{
	buf_addf(out, "## Kallelse\n\n> Vi arbetar med delmål %s ", app_delmal_id(app));
	(void)add_day(app, out);
	buf_add(out,
		", klockan ______. Vi börjar på utsatt tid. Du behöver inte läsa in dig, men tänk "
		"på detta: *när såg du senast att det fungerade, och när fungerade det inte?* Ta "
		"med det du vet, gärna en siffra. Det du skriver står på väggen utan namn. När vi "
		"går har vi bestämt vem som gör vad till när.\n\n");
}

static void
add_rules(struct buf *out)
{
	buf_add(out, "## Spelregler på väggen\n\n"
		     "- Skriv först, prata sedan.\n"
		     "- En lapp var, varvet runt.\n"
		     "- Vi frågar för att förstå.\n"
		     "- Alla får ändra sig.\n\n");
}

/* A time of the day, or how long into the workshop when the day is another. */
static void
add_time(struct buf *out, int minute)
{
	buf_addf(out, "%02d.%02d", minute / 60 % 24, minute % 60);
}

static void
add_times(const struct app *app, struct buf *out, int start)
{
	int planned[WORKSHOP_STEPS], minute = start;

	timebox_planned(&app->session, planned);
	buf_add(out, "| Tid | Steg | Minuter |\n|---|---|---|\n");
	for (int step = 0; step < app->session.workshop.steps; step++) {
		buf_add(out, "| ");
		add_time(out, minute);
		buf_addf(out, " | %d %s | %d |\n", step + 1, app->session.workshop.step[step].title,
			 planned[step]);
		minute += planned[step];
	}
	buf_add(out, "| ");
	add_time(out, minute);
	buf_add(out, " | slut | |\n\n");
}

static void
add_lines(const struct app *app, struct buf *out, const char *label,
	  const struct field_texts *lines)
{
	for (int line = 0; line < lines->count; line++) {
		buf_addf(out, "- **%s** ", label);
		app_fill(app, lines->item[line], out);
		buf_addc(out, '\n');
	}
}

static void
add_question(const struct app *app, struct buf *out, const char *question)
{
	if (!*question)
		return;
	buf_addc(out, '*');
	app_fill(app, question, out);
	buf_add(out, "*\n\n");
}

/* What the room is asked in the step at hand: once, or box by box, or pair by pair. */
static void
add_questions(const struct app *app, struct buf *out)
{
	const struct workshop *workshop = &app->session.workshop;
	const struct step *step = app_step(app);

	add_question(app, out, step->prompt);
	if (step->kind->id == STEP_COLLECT) {
		for (int box = 0; box < workshop->boxes; box++)
			add_question(app, out, workshop->box[box].prompt);
	} else if (step->kind->id == STEP_CROSS) {
		const struct cross_params *params = step->params;
		const struct pair *pairs = params->pairs.item;

		for (int pair = 0; pair < params->pairs.count; pair++)
			add_question(app, out, pairs[pair].prompt);
	}
}

/* What is filled in is that of the step at hand, so each step is at hand in its turn. */
static void
add_steps(struct app *app, struct buf *out)
{
	int at = app->session.at;

	for (app->session.at = 0; app->session.at < app->session.workshop.steps;
	     app->session.at++) {
		const struct step *step = app_step(app);

		buf_addf(out, "## %d %s\n\n", app->session.at + 1, step->title);
		add_questions(app, out);
		add_lines(app, out, "SÄG", &step->say);
		add_lines(app, out, "TÄNK PÅ", &step->think);
		buf_addc(out, '\n');
	}
	app->session.at = at;
}

static void
add_script(struct app *app, struct buf *out)
{
	/* The next even five minutes, when it is held today. */
	int now = (moment_minute(app->now) + 4) / 5 * 5;
	bool is_today;

	add_heading(app, out, "Körschema");
	buf_add(out, "Dag: ");
	is_today = add_day(app, out);
	buf_addf(out, ", %d personer.\n\n%s\n\n", people_of(app),
		 is_today ? "Tiderna räknas från klockslaget då schemat skrevs."
			  : "Tiderna räknas från starten.");
	add_times(app, out, is_today ? now : 0);
	add_invitation(app, out);
	add_rules(out);
	add_steps(app, out);
}

/* ---- paper to write on ---- */

static void
add_cell(struct buf *out, const struct box *box)
{
	buf_addf(out, "**%s %s** · %s", box->glyph, box->name, *box->sub ? box->sub : box->prompt);
	for (int line = 0; line < LINES_TO_WRITE; line++)
		buf_add(out, "<br>&nbsp;");
}

static void
add_sheet(struct app *app, struct buf *out)
{
	const struct workshop *workshop = &app->session.workshop;

	add_heading(app, out, "Skrivpapper");
	buf_add(out, "Skriv för dig själv. En sak på varje rad. Stryk under dina fyra "
		     "viktigaste. Inget namn.\n\n");
	for (int box = 0; box < workshop->boxes; box += 2) {
		buf_add(out, box ? "| " : "| | |\n|---|---|\n| ");
		add_cell(out, &workshop->box[box]);
		buf_add(out, " | ");
		if (box + 1 < workshop->boxes)
			add_cell(out, &workshop->box[box + 1]);
		buf_add(out, " |\n");
	}
}

/* ---- slips ---- */

/* "S eller V"; nothing when no box is on that side. */
static void
add_letters(const struct app *app, struct buf *out, enum box_side side)
{
	const struct workshop *workshop = &app->session.workshop;
	bool first = true;

	for (int box = 0; box < workshop->boxes; box++) {
		if (workshop->box[box].side != (int)side)
			continue;
		buf_addf(out, "%s%s", first ? "" : " eller ", workshop->box[box].letter);
		first = false;
	}
}

static void
add_slip(const struct app *app, struct buf *out, int dots)
{
	struct buf inner = {0}, outer = {0};

	add_letters(app, &inner, SIDE_INNER);
	add_letters(app, &outer, SIDE_OUTER);
	buf_addf(out, "Mina %d koder:<br>&nbsp;<br>", dots);
	for (int dot = 0; dot < dots; dot++)
		buf_add(out, dot ? " &nbsp; ______" : "______");
	buf_add(out, "<br>&nbsp;<br>");
	if (inner.bytes && outer.bytes)
		buf_addf(out, "Minst en %s. Minst en %s. ", buf_text(&inner), buf_text(&outer));
	buf_add(out, "Inget namn.<br>&nbsp;");
	buf_free(&inner);
	buf_free(&outer);
}

/* A slip each, in whole pages. */
static void
add_slips(struct app *app, struct buf *out)
{
	int dots = tally_dots_each(&app->session, app_vote_step(app));
	int pages = (people_of(app) + SLIPS_ON_A_PAGE - 1) / SLIPS_ON_A_PAGE;

	add_heading(app, out, "Röstsedlar");
	for (int page = 0; page < pages; page++) {
		buf_add(out, page ? "\n<div style=\"page-break-before: always\"></div>\n\n" : "");
		buf_add(out, "| | |\n|---|---|\n");
		for (int slip = 0; slip < SLIPS_ON_A_PAGE; slip++) {
			buf_add(out, "| ");
			add_slip(app, out, dots);
			buf_add(out, slip % SLIPS_ABREAST == SLIPS_ABREAST - 1 ? " |\n" : " ");
		}
	}
}

/* ---- writing ---- */

static const struct paper {
	enum action which;
	const char *name, *said;
	void (*add)(struct app *app, struct buf *out);
} papers[] = {
	{ACT_PAPER_SCRIPT, "korschema", "Körschemat", add_script},
	{ACT_PAPER_SHEET, "skrivpapper", "Skrivpappret", add_sheet},
	{ACT_PAPER_SLIPS, "rostsedlar", "Röstsedlarna", add_slips},
};

static void
paper_keep(struct app *app, const struct paper *paper)
{
	struct buf text = {0};
	char name[60], where[201];
	struct err err;

	paper->add(app, &text);
	snprintf(name, sizeof name, "%s-%.20s.md", paper->name, app_delmal_id(app));
	if (app->ports->paper(app->ports->world, name, buf_text(&text), where, &err))
		app_tell(app, "%s finns i %s. Öppna filen och skriv ut.", paper->said, where);
	else
		app_err(app, &err);
	buf_free(&text);
}

void
paper_write(struct app *app, enum action which)
{
	if (which == ACT_PAPER_SLIPS && !app_vote_step(app)) {
		app_tell(app, "I den här workshopen röstar vi inte.");
		return;
	}
	for (size_t at = 0; at < COUNT(papers); at++)
		if (papers[at].which == which)
			paper_keep(app, &papers[at]);
}
