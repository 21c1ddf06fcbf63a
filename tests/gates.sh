#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What a change must pass beside the tests: how the files look, and what other compilers and readers of
# C say of them. A tool that is not here is passed over, and named; it is some other machine's to ask.
#   gates.sh
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=''

# The Makefile's, but for a warning of clang's own: a test fails with CHECK(!"what it should have done").
WARN='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes
	-Wmissing-prototypes -Werror -Wno-string-conversion'
POSIX="-D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -include $work/made.h"
# What the Makefile defines.
printf '#define RODTRAD_VERSION ""\n#define RODTRAD_PREFIX ""\n' >"$work/made.h"
FORMAT_VERSION=14 # others lay some things out in another way

gate() { # SENTENCE FILE: the gate holds when the file is empty
	if [ -s "$2" ]; then
		failed=$((failed + 1))
		printf 'gates: %s\n' "$1" >&2
		head -n 40 "$2" >&2
	else
		passed=$((passed + 1))
	fi
}

have() { # TOOL: here, or named as passed over
	command -v "$1" >/dev/null && return
	skipped="$skipped $1"
	return 1
}

# Every file that is ours to write, but for build and what git keeps.
find . \( -name .git -o -name build \) -prune -o -type f -print | sed 's|^\./||' | sort >"$work/files"
grep -E '\.[ch]$' "$work/files" >"$work/c"
grep -E '\.sh$|^\.ci/run$' "$work/files" >"$work/sh"

# ---- how files look ----

grep -E '\.(c|h|def|sh|py)$|^Makefile$|^\.ci/run$' "$work/files" | while read -r file; do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1\.2' || echo "$file"
done >"$work/licence"
gate 'every source says its licence on the first or second line' "$work/licence"

grep -E '\.(c|h|def|sh|py|md|json)$' "$work/files" |
	xargs grep -nE '[[:blank:]]+$' >"$work/blanks"
gate 'no line ends in a blank' "$work/blanks"

xargs grep -nE '\b(TODO|FIXME|XXX)\b' <"$work/c" >"$work/later"
gate 'nothing is left for later' "$work/later"

while read -r file; do
	case $(head -n 1 "$file") in *bash) bash -n "$file" ;; *) sh -n "$file" ;; esac
done <"$work/sh" 2>"$work/scripts"
gate 'every script can be read by its shell' "$work/scripts"

# ---- what others say of the code ----

# The pure layers must compile without POSIX, as they do in the Makefile. The headers of others must be
# there to be read.
if have clang; then
	make -s deps-test || exit 1
	# shellcheck disable=SC2086
	{
		grep -E '^src/(base|core|canvas|screen)/.*\.c$' "$work/c" |
			xargs -P 2 -n 8 clang -std=c11 $WARN -Iinclude -fsyntax-only
		grep -E '^src/(store|exchange|shell|cli)/.*\.c$|^src/main\.c$|^tests/.*\.c$' "$work/c" |
			xargs -P 2 -n 8 clang -std=c11 $WARN $POSIX -Iinclude -fsyntax-only
	} >"$work/clang" 2>&1
	gate 'clang compiles everything without a warning' "$work/clang"
fi

if have cppcheck; then
	# shellcheck disable=SC2086
	cppcheck -q -j 2 --std=c11 --enable=warning,portability --inline-suppr $POSIX -Iinclude src \
		>"$work/cppcheck" 2>&1
	gate 'cppcheck finds nothing' "$work/cppcheck"
fi

if have shellcheck; then
	xargs shellcheck -S warning -e SC2044 <"$work/sh" >"$work/shellcheck" 2>&1
	gate 'shellcheck finds nothing' "$work/shellcheck"
fi

if have clang-format && clang-format --version | grep -q "version $FORMAT_VERSION\."; then
	xargs clang-format --dry-run <"$work/c" 2>&1 | grep -E '^[^ ]+:[0-9]+:[0-9]+: warning' |
		cut -d : -f 1 | sort | uniq -c >"$work/format"
	# Tables that are aligned by hand are right as they are, so this is advice and no gate.
	[ -s "$work/format" ] && echo "gates: clang-format would change $(wc -l <"$work/format") files"
fi

[ -z "$skipped" ] || echo "gates: not here:$skipped"
echo "gates: $passed passed, $failed failed"
[ $failed -eq 0 ]
