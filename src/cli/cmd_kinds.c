/* SPDX-License-Identifier: EUPL-1.2 */
/* rodtrad kinds: how a workshop file is written, as Markdown, from the tables that read it. */
#include "command.h"

#include "rodtrad/core/step.h"

#include <string.h>

static const char *const kinds_types[] = {
	[FIELD_INT] = "heltal",
	[FIELD_BOOL] = "true eller false",
	[FIELD_TEXT] = "text",
	[FIELD_LINES] = "text med flera rader",
	[FIELD_TOKEN] = "kort namn",
	[FIELD_ENUM] = "ett av",
	[FIELD_DATE] = "datum",
	[FIELD_TEXTS] = "lista med texter",
	[FIELD_TOKENS] = "lista med korta namn",
	[FIELD_INTS] = "lista med heltal",
	[FIELD_OBJECT] = "objekt",
	[FIELD_LIST] = "lista med objekt",
	[FIELD_REF] = "id",
	[FIELD_REFS] = "lista med id",
	[FIELD_ANY] = "JSON",
};

static void
kinds_add_choices(struct buf *out, const struct choice *choices)
{
	for (const struct choice *choice = choices; choice && choice->name; choice++)
		buf_addf(out, "%s %s (%s)", choice == choices ? "" : ",", choice->name,
			 choice->label);
}

static void
kinds_add_limits(struct buf *out, const struct field *field)
{
	if (field->type == FIELD_INT && (field->min || field->max))
		buf_addf(out, " %d–%d", field->min, field->max);
	else if (field->type == FIELD_TEXT && field->max)
		buf_addf(out, ", högst %d tecken", field->max);
	else if (field->type != FIELD_INT && field->max)
		buf_addf(out, ", högst %d", field->max);
	if (field->required)
		buf_add(out, ", krävs");
	else if (field->type == FIELD_INT)
		buf_addf(out, ", annars %d", field->fallback);
}

static void
kinds_add_fields(struct buf *out, const struct field *fields, int depth)
{
	for (const struct field *field = fields; field->type != FIELD_END; field++) {
		buf_addf(out, "%*s- `%s` (%s", depth * 2, "", field->name,
			 kinds_types[field->type]);
		kinds_add_choices(out, field->choices);
		kinds_add_limits(out, field);
		buf_addf(out, "): %s. %s\n", field->label, field->help);
		if (field->of)
			kinds_add_fields(out, field->of, depth + 1);
	}
}

static void
kinds_add_kind(struct buf *out, const struct step_kind *kind)
{
	buf_addf(out, "\n### `%s`\n\n%s\n", kind->name, kind->summary);
	if (kind->fields->type != FIELD_END)
		buf_addc(out, '\n');
	kinds_add_fields(out, kind->fields, 0);
}

enum cli_exit
cmd_kinds(struct cli *cli)
{
	struct buf out = {0};

	(void)cli;
	buf_add(&out,
		"# Workshopfiler\n\n"
		"En workshop är ett JSON-objekt. `rodtrad check FIL` säger vad som är fel i den.\n"
		"Ett kort namn är små bokstäver a–z, siffror, _ och -, högst 32 tecken.\n\n");
	kinds_add_fields(&out, workshop_fields, 0);
	buf_addf(&out, "- `boxes` (lista med objekt, högst %d): Rutor. Beskrivs här nedanför.\n",
		 WORKSHOP_BOXES);
	buf_addf(&out,
		 "- `steps` (lista med objekt, högst %d, krävs): Steg. Beskrivs här nedanför.\n",
		 WORKSHOP_STEPS);
	buf_add(&out, "\n## Rutor\n\n");
	kinds_add_fields(&out, box_fields, 0);
	buf_add(&out, "\n## Steg\n\nDet här har alla steg, och sedan det som hör till slaget.\n\n");
	kinds_add_fields(&out, step_fields, 0);
	buf_add(&out, "\n## Slag av steg\n");
	for (int i = 0; i < STEP_KINDS; i++)
		kinds_add_kind(&out, step_kinds[i]);
	cli_print(buf_text(&out));
	buf_free(&out);
	return CLI_OK;
}
