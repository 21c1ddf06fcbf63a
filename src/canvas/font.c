/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The alphabet as it looks. Each sheet has some characters side by side, a shape starting every
 * ninth column; a shape is as wide as its ink. Small letters are five rows high, capitals
 * seven, and under the line there is one. Capitals with marks are squeezed to five rows to make
 * room above. No letter is taken from another font.
 */
#include "font.h"

#include <string.h>

#define FONT_PITCH 9 /* columns from one shape to the next */
#define FONT_SPACE 3
#define FONT_MARKS 2 /* rows above the small letters, where rings and dots are */

struct font_sheet {
	const char *of;
	const char *row[FONT_ROWS];
};

/* clang-format off */
static const struct font_sheet font_sheets[] = {
	{ "abcdefghi", {
		"         #                     #               ##              #         #      ",
		"         #                     #              #                #                ",
		" ###     ####      ####     ####     ###     ####      ####    ####     ##      ",
		"    #    #   #    #        #   #    #   #     #       #   #    #   #     #      ",
		" ####    #   #    #        #   #    #####     #       #   #    #   #     #      ",
		"#   #    #   #    #        #   #    #         #        ####    #   #     #      ",
		" ####    ####      ####     ####     ####     #           #    #   #    ###     ",
		"                                                       ###                      ",
	} },
	{ "jklmnopqr", {
		"  #      #        ##                                                            ",
		"         #         #                                                            ",
		"  #      #  #      #       ######   ####      ###     ####      ####    # ##    ",
		"  #      # #       #       #  #  #  #   #    #   #    #   #    #   #    ##      ",
		"  #      ##        #       #  #  #  #   #    #   #    #   #    #   #    #       ",
		"  #      # #       #       #  #  #  #   #    #   #    ####      ####    #       ",
		"  #      #  #     ###      #  #  #  #   #     ###     #            #    #       ",
		"##                                                    #            #            ",
	} },
	{ "stuvwxyzå", {
		"                                                                          #     ",
		"          #                                                              # #    ",
		" ####    ####     #   #    #   #    #  #  #  #   #    #   #    #####     ###    ",
		"#         #       #   #    #   #    #  #  #   # #     #   #       #         #   ",
		" ###      #       #   #    #   #    #  #  #    #      #   #      #       ####   ",
		"    #     #       #   #     # #     #  #  #   # #      ####     #       #   #   ",
		"####       ##      ####      #       ## ##   #   #        #    #####     ####   ",
		"                                                       ###                      ",
	} },
	{ "äöéüABCDE", {
		"#   #    #   #       #     #   #     ###     ####      ###     ####     #####   ",
		"                    #               #   #    #   #    #   #    #   #    #       ",
		" ###      ###      ###     #   #    #   #    #   #    #        #   #    #       ",
		"    #    #   #    #   #    #   #    #####    ####     #        #   #    ####    ",
		" ####    #   #    #####    #   #    #   #    #   #    #        #   #    #       ",
		"#   #    #   #    #        #   #    #   #    #   #    #   #    #   #    #       ",
		" ####     ###      ####     ####    #   #    ####      ###     ####     #####   ",
		"                                                                                ",
	} },
	{ "FGHIJKLMN", {
		"#####     ####    #   #    ###         #     #   #    #        #     #  #   #   ",
		"#        #        #   #     #          #     #  #     #        ##   ##  #   #   ",
		"#        #        #   #     #          #     # #      #        # # # #  ##  #   ",
		"####     #  ##    #####     #          #     ##       #        #  #  #  # # #   ",
		"#        #   #    #   #     #          #     # #      #        #     #  #  ##   ",
		"#        #   #    #   #     #       #  #     #  #     #        #     #  #   #   ",
		"#         ####    #   #    ###       ##      #   #    ####     #     #  #   #   ",
		"                                                                                ",
	} },
	{ "OPQRSTUVW", {
		" ###     ####      ###     ####      ####    #####    #   #    #   #    #     # ",
		"#   #    #   #    #   #    #   #    #          #      #   #    #   #    #     # ",
		"#   #    #   #    #   #    #   #    #          #      #   #    #   #    #     # ",
		"#   #    ####     #   #    ####      ###       #      #   #    #   #    #  #  # ",
		"#   #    #        # # #    # #          #      #      #   #    #   #    #  #  # ",
		"#   #    #        #  #     #  #         #      #      #   #     # #     #  #  # ",
		" ###     #         ## #    #   #    ####       #       ###       #       ## ##  ",
		"                                                                                ",
	} },
	{ "XYZÅÄÖÉÜ0", {
		"#   #    #   #    #####      #      #   #    #    #      #     #   #     ##     ",
		"#   #    #   #        #     # #                         #               #  #    ",
		" # #     #   #       #      ###      ###      ####    #####    #   #    #  #    ",
		"  #       # #       #      #   #    #   #    #    #   #        #   #    #  #    ",
		" # #       #       #       #####    #####    #    #   ####     #   #    #  #    ",
		"#   #      #      #        #   #    #   #    #    #   #        #   #    #  #    ",
		"#   #      #      #####    #   #    #   #     ####    #####     ###      ##     ",
		"                                                                                ",
	} },
	{ "123456789", {
		" #        ###     #####       #     #####      ##     #####     ###      ###    ",
		"##       #   #       #       ##     #         #           #    #   #    #   #   ",
		" #           #      #       # #     ####     #           #     #   #    #   #   ",
		" #          #        #     #  #         #    ####       #       ###      ####   ",
		" #         #          #    #####        #    #   #     #       #   #        #   ",
		" #        #       #   #       #     #   #    #   #     #       #   #       #    ",
		"###      #####     ###        #      ###      ###      #        ###      ##     ",
		"                                                                                ",
	} },
	{ ".,:;!?-–—", {
		"                                    #         ###                               ",
		"                                    #        #   #                              ",
		"                  ##       ##       #            #                              ",
		"                  ##       ##       #          ##                               ",
		"                                    #          #      ####     ######   ####### ",
		"##       ##       ##       ##                                                   ",
		"##       ##       ##       ##       #          #                                ",
		"         #                 #                                                    ",
	} },
	{ "”“\"'’‘()[", {
		"## ##     #  #    # #      #        ##        #         #      #        ###     ",
		" #  #    #  #     # #      #         #       #         #        #       #       ",
		"#  #     ## ##    # #      #        #        ##       #          #      #       ",
		"                                                      #          #      #       ",
		"                                                      #          #      #       ",
		"                                                       #        #       #       ",
		"                                                        #      #        ###     ",
		"                                                                                ",
	} },
	{ "]/×+&%●…→", {
		"###          #                       ##      ##  #                              ",
		"  #          #                      #  #     ##  #     ###                 #    ",
		"  #         #                #      # #         #     #####                 #   ",
		"  #        #      # #        #       #         #      #####              ###### ",
		"  #       #        #       #####    # # #     #       #####                 #   ",
		"  #      #        # #        #      #  #     #  ##     ###     ## ## ##    #    ",
		"###      #                   #       ## #    #  ##             ## ## ##         ",
		"                                                                                ",
	} },
	{ "=*#_<>§°·", {
		"                   # #                  #    #         ###      #               ",
		"         # # #     # #                 #      #       #        # #              ",
		"          ###     #####               #        #       ###      #               ",
		"#####    #####     # #               #          #     #   #             ##      ",
		"          ###     #####               #        #       ###              ##      ",
		"#####    # # #     # #                 #      #           #                     ",
		"                   # #                  #    #         ###                      ",
		"                           #####                                                ",
	} },
	{ "@", {
		" ###    ",
		"#   #   ",
		"# ###   ",
		"# # #   ",
		"# ###   ",
		"#       ",
		" ####   ",
		"        ",
	} },
};
/* clang-format on */

static bool
font_starts_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* Where in the sheet the cluster stands, counted in characters; -1 when it does not. */
static int
font_place(const struct font_sheet *sheet, const char *cluster, size_t bytes)
{
	int place = 0;

	for (const char *at = sheet->of; *at; at++) {
		if (!strncmp(at, cluster, bytes))
			return place;
		if (font_starts_character(at[1]))
			place++;
	}
	return -1;
}

static unsigned short
font_row(const char *row, int start)
{
	unsigned bits = 0;

	for (int col = 0; col < FONT_PITCH - 1 && row[start + col]; col++)
		if (row[start + col] == '#')
			bits |= 1u << col;
	return (unsigned short)bits;
}

/* The columns up to the last with ink in any row. */
static int
font_cols(const struct font_shape *shape)
{
	unsigned all = 0;
	int cols = 0;

	for (int row = 0; row < FONT_ROWS; row++)
		all |= shape->row[row];
	while (all >> cols)
		cols++;
	return cols;
}

static void
font_read(const struct font_sheet *sheet, int place, struct font_shape *shape)
{
	for (int row = 0; row < FONT_ROWS; row++)
		shape->row[row] = font_row(sheet->row[row], place * FONT_PITCH);
	shape->cols = font_cols(shape);
}

bool
font_shape(const char *cluster, size_t bytes, struct font_shape *shape)
{
	*shape = (struct font_shape){.cols = FONT_SPACE};
	if (bytes == 1 && cluster[0] == ' ')
		return true;
	for (size_t i = 0; i < COUNT(font_sheets); i++) {
		int place = font_place(&font_sheets[i], cluster, bytes);

		if (place >= 0) {
			font_read(&font_sheets[i], place, shape);
			return true;
		}
	}
	return false;
}

/* ---- bold ---- */

/* Ink with one pixel without ink between, as in the ring of å. */
static bool
font_has_pinhole(unsigned bits)
{
	return (bits << 1 & bits >> 1 & ~bits) != 0;
}

/* The middle pixel twice, and what is right of it one further. */
static unsigned
font_stretch(unsigned bits, int cols)
{
	unsigned left = (1u << cols / 2) - 1;

	return (bits & (left << 1 | 1)) | (bits & ~left) << 1;
}

/* A ring stays open: it is stretched, when all else is smeared one pixel to the right. */
struct font_shape
font_bold(const struct font_shape *shape)
{
	struct font_shape bold = {.cols = shape->cols + 1};

	for (int row = 0; row < FONT_ROWS; row++) {
		unsigned bits = shape->row[row];
		bool stretch = row < FONT_MARKS && font_has_pinhole(bits);

		bits = stretch ? font_stretch(bits, shape->cols) : bits | bits << 1;
		bold.row[row] = (unsigned short)bits;
	}
	return bold;
}
