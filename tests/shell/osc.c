/* SPDX-License-Identifier: EUPL-1.2 */
/* What terminals are told, byte for byte (the samples of base64 are those of RFC 4648). */
#include "../check.h"

#include "../../src/shell/osc.h"

#include "rodtrad/base/base.h"

static void
check_copy(void)
{
	static const char *const samples[][2] = {
		{"", ""},
		{"f", "Zg=="},
		{"fo", "Zm8="},
		{"foo", "Zm9v"},
		{"foob", "Zm9vYg=="},
		{"fooba", "Zm9vYmE="},
		{"åäö", "w6XDpMO2"},
		{"\n\a", "Cgc="},
	};

	for (size_t i = 0; i < COUNT(samples); i++) {
		struct buf told = {0}, want = {0};

		osc_copy(&told, samples[i][0]);
		buf_addf(&want, "\033]52;c;%s\a", samples[i][1]);
		CHECK_TEXT(buf_text(&told), buf_text(&want));
		buf_free(&told);
		buf_free(&want);
	}
}

static void
check_others(void)
{
	struct buf told = {0};

	osc_title(&told, "Tråden\a\033]52;c;x");
	CHECK_TEXT(buf_text(&told), "\033]2;Tråden\uFFFD\uFFFD]52;c;x\a");
	buf_clear(&told);
	osc_mark(&told, 7, 24, 80);
	CHECK_TEXT(buf_text(&told), "\033]7777;7;24;80\a");
	buf_free(&told);
}

int
main(void)
{
	check_copy();
	check_others();
	return check_done("shell/osc");
}
