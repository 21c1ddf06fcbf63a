/* SPDX-License-Identifier: EUPL-1.2 */
/* The box-drawing characters by their four weights. */
#include "rodtrad/canvas/lines.h"

#define WEIGHTS 3

const char *
lines_glyph(enum line_weight up, enum line_weight right, enum line_weight down,
	    enum line_weight left)
{
	/* A row has the weights up and right, in it those down, and for each of these three
	 * left. */
	/* clang-format off */
	static const char glyphs[WEIGHTS][WEIGHTS][WEIGHTS][WEIGHTS][4] = {
		{
			{ {" ", "╴", "╸"}, {"╷", "┐", "┑"}, {"╻", "┒", "┓"} },
			{ {"╶", "─", "╾"}, {"┌", "┬", "┭"}, {"┎", "┰", "┱"} },
			{ {"╺", "╼", "━"}, {"┍", "┮", "┯"}, {"┏", "┲", "┳"} },
		},
		{
			{ {"╵", "┘", "┙"}, {"│", "┤", "┥"}, {"╽", "┧", "┪"} },
			{ {"└", "┴", "┵"}, {"├", "┼", "┽"}, {"┟", "╁", "╅"} },
			{ {"┕", "┶", "┷"}, {"┝", "┾", "┿"}, {"┢", "╆", "╈"} },
		},
		{
			{ {"╹", "┚", "┛"}, {"╿", "┦", "┩"}, {"┃", "┨", "┫"} },
			{ {"┖", "┸", "┹"}, {"┞", "╀", "╃"}, {"┠", "╂", "╉"} },
			{ {"┗", "┺", "┻"}, {"┡", "╄", "╇"}, {"┣", "╊", "╋"} },
		},
	};
	/* clang-format on */

	return glyphs[up][right][down][left];
}
