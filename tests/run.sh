#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs the checks of the layers, every test program and every test script, and adds the numbers up.
# The last line is "N passed, N failed".
#   run.sh BUILD PROGRAM...
set -u
build=$1
shift
here=$(dirname "$0")
log=$build/tests/log
mkdir -p "$build/tests"
: >"$log"

export RODTRAD_SHARE="$PWD/share" RODTRAD_WORKSHOPS="$PWD/workshops" BUILD="$build"
export LC_ALL=C.UTF-8

run() { # NAME COMMAND...: its own line of numbers, or one failure when it died without
	name=$1
	shift
	out=$("$@" 2>"$build/tests/stderr")
	code=$?
	line=$(printf '%s\n' "$out" | grep -E '[0-9]+ passed, [0-9]+ failed' | tail -n 1)
	if [ -z "$line" ] || { [ $code -ne 0 ] && printf '%s' "$line" | grep -q ' 0 failed'; }; then
		line="$name: 0 passed, 1 failed (ended with $code)"
	fi
	case $line in *' 0 failed'*) ;; *) printf '%s\n' "$out"; cat "$build/tests/stderr" ;; esac
	echo "$line" | tee -a "$log"
}

wrap=
[ -n "${VALGRIND:-}" ] && wrap='valgrind -q --error-exitcode=9'
run layers sh "$here/layers.sh" "$build"
for program; do
	# shellcheck disable=SC2086
	run "${program#"$build"/tests/}" $wrap "$program"
done
for script in "$here"/*/run.sh "$here"/*/*_test.sh; do
	[ -f "$script" ] && run "$script" sh "$script" "$build"
done
for script in "$here"/*/validate.py; do
	[ -f "$script" ] && run "$script" /usr/bin/python3 "$script" "$build"
done

sum() { sed -n "s/.*$1.*/\\1/p" "$log" | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(sum '[^0-9]\([0-9][0-9]*\) passed, [0-9]* failed')
failed=$(sum 'passed, \([0-9][0-9]*\) failed')
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
