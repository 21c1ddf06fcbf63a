/* SPDX-License-Identifier: EUPL-1.2 */
/* Workshops: a good one, and one for each thing that can be wrong, with what is said of it. */
#include "rodtrad/core/workshop.h"
#include "rodtrad/core/step.h"

#include <stdlib.h>

#include "../check.h"

/* Single quotes stand for double ones, so that the text can be read. */
static const char good[] =
	"{'format':'rodtrad.workshop','version':'1.0','id':'prov','title':'Prov','summary':'En "
	"sak.',"
	"'people':{'min':2,'max':9},'minutes':60,"
	"'boxes':["
	"{'id':'strength','letter':'S','name':'Styrkor','one':'styrka','glyph':'+','side':'inner'},"
	"{'id':'threat','letter':'h','name':'Hot','prompt':'Vad hotar {delmål}?','side':'outer'},"
	"{'id':'other','letter':'Ö','name':'Övrigt'}],"
	"'steps':["
	"{'kind':'land','id':'landa','title':'Landa','minutes':5,'means':'Hos oss'},"
	"{'kind':'silent','id':'tyst','title':'Tyst','minutes':7,'say':['Ni har {minuter} "
	"minuter.']},"
	"{'kind':'collect','id':'samla','title':'Samla','minutes':20,'boxes':['threat','strength']}"
	","
	"{'kind':'sharpen','id':'skarp','title':'Vässa','minutes':8,'most':4},"
	"{'kind':'vote','id':'rosta','title':'Rösta','minutes':5,'prompt':'{prickar} prickar var.',"
	"'dots':4},"
	"{'kind':'pause','id':'paus','title':'Paus','minutes':0},"
	"{'kind':'cross','id':'korsa','title':'Korsa','minutes':8,'pairs':["
	"{'id':'meet','inner':'strength','outer':'threat','verb':'möta','prompt':'Hur?'},"
	"{'id':'free','inner':'other','outer':'threat','verb':'pröva','prompt':'Vad?'}]},"
	"{'kind':'choose','id':'valj','title':'Välj','minutes':5},"
	"{'kind':'close','id':'klart','title':'Klart','minutes':2}]}";

/* What is changed in the good one, and the sentence it then gets. */
struct bad {
	const char *old, *new, *sentence;
};

#define SIXTY_ONE "1234567890123456789012345678901234567890123456789012345678901"

static const struct bad bads[] = {
	{"{'format", "['format", NULL},
	{"'rodtrad.workshop'", "'rodtrad.session'", "format: ska vara rodtrad.workshop."},
	{"'format':'rodtrad.workshop',", "", "format: ska vara rodtrad.workshop."},
	{"'1.0'", "'2.1'",
	 "version: filen är av version 2.1. Det behövs ett Röd tråd som läser version 2; det här "
	 "läser "
	 "version 1."},
	{"'1.0'", "'1.x'", "version: ska vara två tal, till exempel \"1.0\"."},
	{"'1.0'", "'12345.0'", "version: ska vara två tal, till exempel \"1.0\"."},
	{"'1.0'", "'1.0.1'", "version: ska vara två tal, till exempel \"1.0\"."},
	{"'minutes':60", "'minutes':61",
	 "minutes: ska vara summan av stegens minuter, 60, och är 61."},
	{"'min':2", "'min':10", "people: min är 10, och det är mer än max, 9."},
	{"'summary'", "'sumary'", "sumary: en sådan inställning finns inte. Menar du summary?"},
	{"'id':'threat','letter'", "'id':'strength','letter'",
	 "boxes[1]: id: strength finns redan, i boxes[0]."},
	{"'letter':'h'", "'letter':'s'", "boxes[1]: letter: s finns redan, i boxes[0]."},
	{"'letter':'h'", "'letter':'4'", "boxes[1]: letter: ska vara en enda bokstav."},
	{"'letter':'h'", "'letter':'HO'", "boxes[1]: letter: ska vara en enda bokstav."},
	{"'letter':'h'", "'letter':'+'", "boxes[1]: letter: ska vara en enda bokstav."},
	{"'letter':'h',", "", "boxes[1]: letter: saknas."},
	{"'letter':'Ö'", "'letter':''", "boxes[2]: letter: får inte vara tom."},
	{"{delmål}", "{delmal}",
	 "boxes[1]: prompt: {delmal} kan inte fyllas i. De som finns är {prickar}, {minuter}, "
	 "{personer}, {klockslag}, {datum}, {delmål}, {steg}, {nästa} och {antal}."},
	{"{minuter}", "{minuter", "steps[1]: say[0]: en klammer { stängs inte med }."},
	{"'side':'inner'", "'side':'inside'",
	 "boxes[0]: side: ska vara något av none, inner, outer."},
	{"'kind':'silent'", "'kind':'quiet'",
	 "steps[1]: kind: slaget quiet finns inte. De som finns är land, review, silent, collect, "
	 "sharpen, "
	 "vote, cross, chain, gaps, choose, pause, close."},
	{"'kind':'silent',", "",
	 "steps[1]: kind: saknas. De slag som finns är land, review, silent, collect, sharpen, "
	 "vote, "
	 "cross, chain, gaps, choose, pause, close."},
	{"'id':'tyst'", "'id':'landa'", "steps[1]: id: landa finns redan, i steps[0]."},
	{"'minutes':7,", "", "steps[1]: minutes: saknas."},
	{"'minutes':7", "'minutes':241", "steps[1]: minutes: ska vara ett heltal från 0 till 240."},
	{"'dots':4", "'dot':4", "steps[4]: dot: en sådan inställning finns inte. Menar du dots?"},
	{"'dots':4", "'dots':21", "steps[4]: dots: ska vara ett heltal från 0 till 20."},
	{"'dots':4", "'boxes':['threat','threat']",
	 "steps[4]: boxes[1]: rutan threat står två gånger."},
	{"'dots':4", "'means':'x'", "steps[4]: means: en sådan inställning finns inte."},
	{"['threat','strength']", "['threat','weakness']",
	 "steps[2]: boxes[1]: rutan weakness finns inte."},
	{"'kind':'collect','id':'samla','title':'Samla','minutes':20,'boxes':['threat','strength']",
	 "'kind':'pause','id':'samla','title':'Samla','minutes':20",
	 "steps[3]: Vässa (sharpen) kan inte hållas: inget steg före det samlar in lappar."},
	{"'prompt':'{prickar} prickar var.'", "'prompt':'" SIXTY_ONE "'",
	 "steps[4]: prompt: får ha högst 60 tecken, och har 61."},
	{"'id':'free','inner'", "'id':'meet','inner'",
	 "steps[6]: pairs[1]: id: meet finns redan, i pairs[0]."},
	{"'inner':'other','outer':'threat'", "'inner':'others','outer':'threat'",
	 "steps[6]: pairs[1]: inner: rutan others finns inte."},
	{"'inner':'strength'", "'inner':'threat'",
	 "steps[6]: pairs[0]: inner: rutan threat står på andra sidan (side: outer)."},
	{"'inner':'other','outer':'threat'", "'inner':'other','outer':'other'",
	 "steps[6]: pairs[1]: outer: rutan other korsas med sig själv."},
	{"'prompt':'Vad?'", "'prompt':'{vad}?'", NULL},
	{"'id':'klart'", "'id':'Klart'",
	 "steps[8]: id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar med en bokstav."},
};

/* A copy of `text` with its first `old` made `new` and with its quotes doubled; the caller's. */
static char *
changed(const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);
	char *copy = malloc(strlen(text) + strlen(new) + 1);

	CHECK(at != NULL);
	sprintf(copy, "%.*s%s%s", at ? (int)(at - text) : 0, text, new, at ? at + strlen(old) : "");
	for (char *quote = copy; (quote = strchr(quote, '\''));)
		*quote = '"';
	return copy;
}

static bool
read_changed(struct workshop *workshop, const char *old, const char *new, struct err *err)
{
	char *text = changed(good, old, new);
	bool is_read = workshop_read(workshop, text, strlen(text), err);

	free(text);
	return is_read;
}

static void
test_good(void)
{
	struct workshop workshop;
	struct err err = {0};

	if (!CHECK(read_changed(&workshop, "", "", &err)))
		fprintf(stderr, "%s\n", err.text);
	CHECK_TEXT(workshop.id, "prov");
	CHECK_TEXT(workshop.summary, "En sak.");
	CHECK(workshop.people_min == 2 && workshop.people_max == 9);
	CHECK(workshop.minutes == 60 && workshop.boxes == 3 && workshop.steps == 9);
	CHECK(workshop.box[0].side == SIDE_INNER && workshop.box[1].side == SIDE_OUTER);
	CHECK(workshop.box[2].side == SIDE_NONE);
	CHECK_TEXT(workshop.box[2].prompt, "");
	CHECK(workshop.step[1].say.count == 1 && workshop.step[1].think.count == 0);
	workshop_free(&workshop);
	CHECK(workshop.steps == 0 && workshop.step == NULL);
	workshop_free(&workshop);
}

static void
test_settings(void)
{
	struct workshop workshop;
	struct err err = {0};

	if (!CHECK(read_changed(&workshop, "", "", &err)))
		return;
	const struct land_params *land = workshop.step[0].params;
	const struct collect_params *collect = workshop.step[2].params;
	const struct sharpen_params *sharpen = workshop.step[3].params;
	const struct vote_params *vote = workshop.step[4].params;
	const struct cross_params *cross = workshop.step[6].params;
	const struct pair *pair = cross->pairs.item;

	CHECK_TEXT(land->means, "Hos oss");
	CHECK(collect->boxes.count == 2 && collect->soft_limit == 40);
	CHECK_TEXT(collect->boxes.item[0], "threat");
	CHECK(sharpen->boxes.count == 0 && sharpen->most == 4);
	CHECK(vote->dots == 4);
	CHECK(cross->pairs.count == 2);
	CHECK_TEXT(pair[1].verb, "pröva");
	CHECK(workshop.step[5].params == NULL);
	workshop_free(&workshop);
}

static void
test_finding(void)
{
	struct workshop workshop;
	struct err err = {0};

	if (!CHECK(read_changed(&workshop, "", "", &err)))
		return;
	CHECK(workshop_box(&workshop, "threat") == 1);
	CHECK(workshop_box(&workshop, "Threat") == -1);
	CHECK(workshop_step(&workshop, "klart") == 8);
	CHECK(workshop_step(&workshop, "") == -1);
	CHECK(workshop_letter(&workshop, "s") == 0);
	CHECK(workshop_letter(&workshop, "S") == 0);
	CHECK(workshop_letter(&workshop, "H") == 1);
	CHECK(workshop_letter(&workshop, "ö") == 2);
	CHECK(workshop_letter(&workshop, "o") == -1);
	CHECK(workshop_letter(&workshop, "sh") == -1);
	workshop_free(&workshop);
}

static void
test_bads(void)
{
	for (size_t i = 0; i < COUNT(bads); i++) {
		struct workshop workshop;
		struct err err = {0};

		CHECK(!read_changed(&workshop, bads[i].old, bads[i].new, &err));
		CHECK(err.code == ERR_FORMAT && workshop.steps == 0);
		if (bads[i].sentence)
			CHECK_TEXT(err.text, bads[i].sentence);
	}
}

/* What is changed in the good one, and all that is then said of it. */
static const struct several {
	const char *old[4], *new[4], *sentences;
} severals[] = {
	/* What cannot be read comes first, and what can be is judged all the same. */
	{{"'letter':'h'", "'glyph':'+'", "'minutes':7", "'dots':4"},
	 {"'letter':'s'", "'glyph':'+-'", "'minutes':8", "'boxes':['x','threat','y'],'dots':99"},
	 "boxes[0]: glyph: får ha högst 1 tecken, och har 2.|"
	 "steps[4]: dots: ska vara ett heltal från 0 till 20.|"
	 "boxes[1]: letter: s finns redan, i boxes[0].|"
	 "steps[4]: boxes[0]: rutan x finns inte.|steps[4]: boxes[2]: rutan y finns inte.|"
	 "minutes: ska vara summan av stegens minuter, 61, och är 60.|"},
	{{"'inner':'strength'", "'id':'free'", "'verb':'pröva'", "{minuter}"},
	 {"'inner':'threat'", "'id':'meet'", "'verb':''", "{a} {minuter} {b"},
	 "steps[6]: pairs[1]: verb: får inte vara tom.|"
	 "steps[1]: say[0]: {a} kan inte fyllas i. De som finns är {prickar}, {minuter}, "
	 "{personer}, {klockslag}, {datum}, {delmål}, {steg}, {nästa} och {antal}.|"
	 "steps[1]: say[0]: en klammer { stängs inte med }.|"
	 "steps[6]: pairs[0]: inner: rutan threat står på andra sidan (side: outer).|"
	 "steps[6]: pairs[1]: id: meet finns redan, i pairs[0].|"},
	/* The minutes of one step, or of the whole, are not known: then there is no sum. */
	{{"'minutes':7", "'min':2", "'id':'klart'"},
	 {"'minuts':8", "'min':99", "'id':'tyst'"},
	 "people: min: ska vara ett heltal från 1 till 60.|"
	 "steps[1]: minuts: en sådan inställning finns inte. Menar du minutes?|"
	 "steps[8]: id: tyst finns redan, i steps[1].|"},
	{{"'minutes':60"}, {"'minutes':4"}, "minutes: ska vara ett heltal från 5 till 480.|"},
	/* A box without a name of its own may be the one that is meant. */
	{{"'id':'threat'"},
	 {"'id':'Threat'"},
	 "boxes[1]: id: ska vara ett kort namn av a–z, 0–9, - och _ som börjar med en bokstav.|"},
	{{"'id':'threat'"}, {"'id':'other'"}, "boxes[2]: id: other finns redan, i boxes[1].|"},
	{{"'boxes':["}, {"'boxs':["}, "boxs: en sådan inställning finns inte. Menar du boxes?|"},
	{{"'boxes':["},
	 {"'boxes':7,'old':["},
	 "old: en sådan inställning finns inte.|boxes: ska vara en lista inom [ ].|"},
	{{"'steps':["},
	 {"'stepps':["},
	 "stepps: en sådan inställning finns inte. Menar du steps?|"},
	/* A step of an unknown kind may gather notes; what all steps have is judged in it. */
	{{"'kind':'collect'", "'title':'Samla'", "'most':4"},
	 {"'kind':'colect'", "'titel':'Samla'", "'most':41"},
	 "steps[2]: kind: slaget colect finns inte. De som finns är land, review, silent, collect, "
	 "sharpen, vote, cross, chain, gaps, choose, pause, close.|steps[2]: title: saknas.|"
	 "steps[3]: most: ska vara ett heltal från 1 till 40.|"},
	{{"{'kind':'land','id'"},
	 {"7,{'kind':'land','id'"},
	 "steps[0]: ska vara ett objekt inom { och }.|"},
	/* A step can be named without its title. */
	{{"'kind':'collect','id':'samla','title':'Samla','minutes':20,'boxes':['threat','strength'"
	  "]",
	  "'title':'Vässa'", "{'kind':'vote','id':'rosta'", "{'kind':'cross','id':'korsa'"},
	 {"'kind':'pause','id':'samla','title':'Samla','minutes':20", "'title':7",
	  "{'kind':'pause','id':'rosta'", "{'kind':'pause','id':'korsa'"},
	 "steps[3]: title: ska vara en text.|steps[4]: dots: en sådan inställning finns inte.|"
	 "steps[6]: pairs: en sådan inställning finns inte.|"
	 "steps[3]: Steget (sharpen) kan inte hållas: inget steg före det samlar in lappar.|"},
	/* Of what is no file of ours there is nothing more to say. */
	{{"'1.0'", "'minutes':60"},
	 {"'2.0'", "'minutes':0"},
	 "version: filen är av version 2.0. Det behövs ett Röd tråd som läser version 2; det här "
	 "läser version 1.|"},
	{{"'1.0'", "'minutes':60"},
	 {"'1.0'", "'minutes':0x"},
	 "Rad 1, tecken 131: här väntades ett komma eller }.|"},
	{{""}, {""}, ""},
};

/* Room for one gives what workshop_read says; room for all gives all. */
static void
check_faults(const char *text, const char *sentences)
{
	struct workshop workshop;
	struct err room[20], err = {0}, one = {0};
	struct faults all = {room, COUNT(room), 0}, first = faults_first(&one);
	struct buf said = {0};

	workshop_faults(text, strlen(text), &all);
	workshop_faults(text, strlen(text), &first);
	for (int i = 0; i < all.count; i++)
		buf_addf(&said, "%s|", room[i].text);
	CHECK_TEXT(buf_text(&said), sentences);
	CHECK(workshop_read(&workshop, text, strlen(text), &err) == (all.count == 0));
	CHECK_TEXT(err.text, all.count ? room[0].text : "");
	CHECK_TEXT(one.text, err.text);
	workshop_free(&workshop);
	buf_free(&said);
}

static void
test_severals(void)
{
	for (size_t i = 0; i < COUNT(severals); i++) {
		char *text = changed(good, "", "");

		for (int at = 0; at < 4 && severals[i].old[at]; at++) {
			char *old = changed(severals[i].old[at], "", "");
			char *new = changed(severals[i].new[at], "", "");
			char *next = changed(text, old, new);

			free(text);
			free(old);
			free(new);
			text = next;
		}
		check_faults(text, severals[i].sentences);
		free(text);
	}
}

/* The whole lists, which a change of one place cannot reach. */
static void
test_lists(void)
{
	static const struct bad whole[] = {
		{"", "{'minutes':5}", "steps: saknas."},
		{"", "{'minutes':5,'steps':{}}", "steps: ska vara en lista inom [ ]."},
		{"", "{'minutes':5,'steps':[]}", "steps: det ska finnas minst 1."},
		{"", "{'minutes':5,'steps':[7]}", "steps[0]: ska vara ett objekt inom { och }."},
		{"", "{'minutes':5,'boxes':7,'steps':[]}", "boxes: ska vara en lista inom [ ]."},
		{"", "{'minutes':5,'boxes':[1,2,3,4,5,6,7,8,9,10,11,12,13],'steps':[]}",
		 "boxes: det får finnas högst 12, och det finns 13."},
		{"",
		 "{'minutes':5,'steps':[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,"
		 "23,24,"
		 "25]}",
		 "steps: det får finnas högst 24, och det finns 25."},
		{"", "{'minutes':5,'steps':[{'kind':'collect','id':'a','title':'A','minutes':5}]}",
		 "steps[0]: A (collect) kan inte hållas: workshopen har inga rutor."},
	};

	for (size_t i = 0; i < COUNT(whole); i++) {
		char *text = changed(whole[i].new, "{",
				     "{'format':'rodtrad.workshop','version':'1.0','id':'a',"
				     "'title':'A',");
		struct workshop workshop;
		struct err err = {0};

		CHECK(!workshop_read(&workshop, text, strlen(text), &err));
		CHECK_TEXT(err.text, whole[i].sentence);
		free(text);
	}
}

/* A newer minor version may say what we have not heard of, at every level. */
static void
test_newer(void)
{
	static const char *const places[] = {
		"'id':'prov'", "'min':2", "'glyph':'+'", "'say':[", "'most':4", "'verb':'möta'",
	};

	for (size_t i = 0; i < COUNT(places); i++) {
		char *newer = changed(good, "'1.0'", "'1.7'"), with[80];
		struct workshop workshop;
		struct err err = {0};

		for (char *quote = newer; (quote = strchr(quote, '"'));)
			*quote = '\'';
		snprintf(with, sizeof with, "'unheard_of':7,%s", places[i]);
		char *text = changed(newer, places[i], with);
		char *own = changed(good, places[i], with);
		CHECK(workshop_read(&workshop, text, strlen(text), &err));
		CHECK_TEXT(err.text, "");
		workshop_free(&workshop);
		CHECK(!workshop_read(&workshop, own, strlen(own), &err));
		CHECK(strstr(err.text, "unheard_of: en sådan inställning finns inte.") != NULL);
		free(newer);
		free(text);
		free(own);
	}
}

/* The smallest workshop: no boxes, one step. */
static void
test_smallest(void)
{
	char *text =
		changed("{'format':'rodtrad.workshop','version':'1.0','id':'a','title':'A',"
			"'minutes':5,'steps':[{'kind':'land','id':'a','title':'A','minutes':5}]}",
			"", "");
	struct workshop workshop;
	struct err err = {0};

	CHECK(workshop_read(&workshop, text, strlen(text), &err));
	CHECK(workshop.boxes == 0 && workshop.steps == 1);
	CHECK(workshop.people_min == 3 && workshop.people_max == 20);
	CHECK(workshop_letter(&workshop, "a") == -1);
	workshop_free(&workshop);
	free(text);
}

int
main(void)
{
	test_good();
	test_settings();
	test_finding();
	test_bads();
	test_severals();
	test_lists();
	test_newer();
	test_smallest();
	return check_done("core/workshop");
}
