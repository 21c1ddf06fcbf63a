/* SPDX-License-Identifier: EUPL-1.2 */
/* The catalogue: a small one, what can be wrong with it, and finding in it. */
#include "rodtrad/core/catalog.h"

#include <stdlib.h>

#include "../check.h"

/* Single quotes stand for double ones. */
static const char good[] =
	"{'format':'rodtrad.catalog','version':'1.0','id':'prov-2030','title':'En plan',"
	"'valid_from':'2028-01-01','valid_to':'2030-12-31',"
	"'focuses':[{'id':'1','name':'Ett'},{'id':'2','name':'Två'}],"
	"'delmal':[{'id':'1.1','focus':'1','name':'Först','text':'Det första.','goals':[2,1],"
	"'questions':['Vad?','Hur?']},{'id':'2.1','focus':'2','name':'Sedan','text':'Det andra.'}],"
	"'goals':[{'number':1,'name':'A','text':'Mål ett.','measures':[{'id':'1.1','text':'Gör "
	"a.'}]},"
	"{'number':2,'name':'B','text':'Mål två.','measures':[{'id':'2.1','text':'Gör b.'},"
	"{'id':'2.2','text':'Gör c.'}]}],"
	"'needs':[{'id':'1','text':'Tid'},{'id':'2','text':'Ro'}],"
	"'horizons':[{'year':2030,'source':'Här','goals':['Nå fram.']}],'roles':['Rektor']}";

struct bad {
	const char *old, *new, *sentence;
};

static const struct bad bads[] = {
	{"rodtrad.catalog", "rodtrad.workshop", "format: ska vara rodtrad.catalog."},
	{"'1.0'", "'3.0'",
	 "version: filen är av version 3.0. Det behövs ett Röd tråd som läser version 3; det här "
	 "läser "
	 "version 1."},
	{"'version':'1.0',", "", "version: ska vara två tal, till exempel \"1.0\"."},
	{"'id':'prov-2030'", "'id':'Prov'",
	 "id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar med en bokstav."},
	{"2030-12-31", "2030-12-32", "valid_to: ska vara ett datum, till exempel 2026-12-01."},
	{"2030-12-31", "2027-12-31", "valid_to: dagen är före valid_from, 2028-01-01."},
	{"'focuses':[{'id':'1','name':'Ett'},{'id':'2','name':'Två'}],", "", "focuses: saknas."},
	{"'id':'2','name':'Två'", "'id':'1','name':'Två'",
	 "focuses[1]: id: 1 finns redan, i focuses[0]."},
	{"'id':'2.1','focus'", "'id':'1.1','focus'",
	 "delmal[1]: id: 1.1 finns redan, i delmal[0]."},
	{"'focus':'2'", "'focus':'3'", "delmal[1]: focus: fokusområde 3 finns inte."},
	{"[2,1]", "[2,4]", "delmal[0]: goals[1]: mål 4 finns inte."},
	{"'number':2", "'number':1", "goals[1]: number: mål 1 finns redan."},
	{"'number':2", "'number':0", "goals[1]: number: ska vara ett heltal från 1 till 99."},
	{"'id':'2.2'", "'id':'1.1'", "goals[1]: measures[1]: id: 1.1 finns redan."},
	{"{'id':'2','text':'Ro'}", "{'id':'1','text':'Ro'}",
	 "needs[1]: id: 1 finns redan, i needs[0]."},
	{"'text':'Ro'", "'txt':'Ro'",
	 "needs[1]: txt: en sådan inställning finns inte. Menar du text?"},
	{"'name':'Sedan'", "'name':'Ett namn som är för långt här på'",
	 "delmal[1]: name: får ha högst 31 tecken, och har 32."},
};

/* A copy of the good one with its first `old` made `new`; the caller's. */
static char *
changed(const char *old, const char *new)
{
	const char *at = strstr(good, old);
	char *copy = malloc(sizeof good + strlen(new));

	CHECK(at != NULL);
	sprintf(copy, "%.*s%s%s", at ? (int)(at - good) : 0, good, new, at ? at + strlen(old) : "");
	for (char *quote = copy; (quote = strchr(quote, '\''));)
		*quote = '"';
	return copy;
}

static bool
read_changed(struct catalog *catalog, const char *old, const char *new, struct err *err)
{
	char *text = changed(old, new);
	bool is_read = catalog_read(catalog, text, strlen(text), err);

	free(text);
	return is_read;
}

static void
test_good(void)
{
	struct catalog catalog;
	struct err err = {0};

	if (!CHECK(read_changed(&catalog, "", "", &err)))
		fprintf(stderr, "%s\n", err.text);
	CHECK_TEXT(catalog_focus(&catalog, "2")->name, "Två");
	CHECK(catalog_focus(&catalog, "3") == NULL);
	const struct catalog_delmal *delmal = catalog_delmal(&catalog, "1.1");
	CHECK_TEXT(delmal->text, "Det första.");
	CHECK(delmal->goals.count == 2 && delmal->goals.item[0] == 2);
	CHECK_TEXT(delmal->questions.item[1], "Hur?");
	CHECK_TEXT(delmal->note, "");
	CHECK(catalog_delmal(&catalog, "1") == NULL);
	CHECK_TEXT(catalog_goal(&catalog, 2)->text, "Mål två.");
	CHECK(catalog_goal(&catalog, 0) == NULL && catalog_goal(&catalog, 3) == NULL);
	CHECK(catalog.sources.count == 0 && catalog.roles.count == 1);
	catalog_free(&catalog);
	CHECK(catalog_delmal(&catalog, "1.1") == NULL);
	catalog_free(&catalog);
}

/* A delmål and a measure may have one number; their names in files tell them apart. */
static void
test_measures(void)
{
	struct catalog catalog;
	struct err err = {0};
	char name[121];

	if (!CHECK(read_changed(&catalog, "", "", &err)))
		return;
	const struct catalog_measure *measure = catalog_measure(&catalog, "prov-2030/measure/2.1");
	CHECK(measure != NULL);
	CHECK_TEXT(measure->text, "Gör b.");
	CHECK_TEXT(catalog_measure_name(&catalog, measure, name), "prov-2030/measure/2.1");
	CHECK(catalog_measure(&catalog, name) == measure);
	CHECK(catalog_measure(&catalog, "prov-2030/measure/9.9") == NULL);
	CHECK(catalog_measure(&catalog, "prov-2030/measure/") == NULL);
	CHECK(catalog_measure(&catalog, "prov-2030/delmal/2.1") == NULL);
	CHECK(catalog_measure(&catalog, "prov/measure/2.1") == NULL);
	CHECK(catalog_measure(&catalog, "2.1") == NULL);
	CHECK(catalog_measure(&catalog, "") == NULL);
	catalog_free(&catalog);
	CHECK(catalog_measure(&catalog, name) == NULL);
}

static void
test_bads(void)
{
	for (size_t i = 0; i < COUNT(bads); i++) {
		struct catalog catalog;
		struct err err = {0};

		CHECK(!read_changed(&catalog, bads[i].old, bads[i].new, &err));
		CHECK(err.code == ERR_FORMAT && catalog.id == NULL);
		CHECK_TEXT(err.text, bads[i].sentence);
	}
}

static void
test_newer(void)
{
	struct catalog catalog;
	struct err err = {0};

	CHECK(read_changed(&catalog, "'1.0'", "'1.2','motto':'Framåt'", &err));
	CHECK_TEXT(catalog.title, "En plan");
	catalog_free(&catalog);
}

/* One that is full of faults, and what is not said of it since it cannot be told. */
static void
test_severals(void)
{
	static const struct several {
		const char *old, *new, *sentences;
	} rows[] = {
		{"'name':'Först','text':'Det första.','goals':[2,1]",
		 "'name':'','text':'Det första.','goals':[7,1,8],'low':7",
		 "delmal[0]: name: får inte vara tom.|delmal[0]: low: ska vara en text.|"
		 "delmal[0]: goals[0]: mål 7 finns inte.|delmal[0]: goals[2]: mål 8 finns inte.|"},
		{"'id':'2.1','focus':'2'", "'id':'1.1','focus':'9'",
		 "delmal[1]: id: 1.1 finns redan, i delmal[0].|"
		 "delmal[1]: focus: fokusområde 9 finns inte.|"},
		{"'id':'2.1','focus':'2'", "'focus':'9'",
		 "delmal[1]: id: saknas.|delmal[1]: focus: fokusområde 9 finns inte.|"},
		/* A focus or a goal without a number of its own may be the one that is meant. */
		{"'id':'1','name':'Ett'", "'di':'1','name':'Ett'",
		 "focuses[0]: di: en sådan inställning finns inte.|focuses[0]: id: saknas.|"},
		{"'id':'1','name':'Ett'", "'id':'2','name':'Ett'",
		 "focuses[1]: id: 2 finns redan, i focuses[0].|"},
		{"'number':1", "'number':2", "goals[1]: number: mål 2 finns redan.|"},
		{"'number':1", "'number':100",
		 "goals[0]: number: ska vara ett heltal från 1 till 99.|"},
		{"'goals':[{", "'goal':[{",
		 "goal: en sådan inställning finns inte. Menar du goals?|"},
		{"'focuses':[{", "'focuses':7,'needs':[{'id':'1','id':'2'},{",
		 "Rad 1, tecken 161: namnet \"id\" står två gånger i samma objekt.|"},
		{"'id':'prov-2030'", "'id':'Prov'",
		 "id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar med en bokstav.|"},
		{"'measures':[{'id':'1.1','text':'Gör a.'}", "'measures':[{'text':''},{}",
		 "goals[0]: measures[0]: text: får inte vara tom.|goals[0]: measures[0]: id: "
		 "saknas.|"
		 "goals[0]: measures[1]: id: saknas.|goals[0]: measures[1]: text: saknas.|"},
		{"2030-12-31", "2030-12-32",
		 "valid_to: ska vara ett datum, till exempel 2026-12-01.|"},
		{"", "", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char *text = changed(rows[i].old, rows[i].new);
		struct catalog catalog;
		struct err room[20], err = {0};
		struct faults faults = {room, COUNT(room), 0};
		struct buf said = {0};

		catalog_faults(text, strlen(text), &faults);
		for (int at = 0; at < faults.count; at++)
			buf_addf(&said, "%s|", room[at].text);
		CHECK_TEXT(buf_text(&said), rows[i].sentences);
		CHECK(catalog_read(&catalog, text, strlen(text), &err) == !faults.count);
		CHECK_TEXT(err.text, faults.count ? room[0].text : "");
		catalog_free(&catalog);
		buf_free(&said);
		free(text);
	}
}

int
main(void)
{
	test_good();
	test_measures();
	test_bads();
	test_severals();
	test_newer();
	return check_done("core/catalog");
}
