#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs tests/cli/*.test: sh tests/cli/run.sh BUILD [TEST]...
#
# Each test has a folder of its own, which is also its home, with the session files that tests/cli/files
# writes. In a test stands
#
#	# a comment
#	$ a command to the shell
#	what it prints, where ROOM is the folder
#	! what it says on standard error
#	? what it exits with, when that is not 0
set -u

build=$(cd "${1:-${BUILD:-build}}" && pwd) || exit 2
[ $# -gt 0 ] && shift
root=$(cd "$(dirname "$0")/../.." && pwd)
passed=0 failed=0
newline='
'

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
unset XDG_DATA_HOME RODTRAD_DB NO_COLOR
export HOME="$room" RODTRAD_SHARE="$root/share" LC_ALL=C.UTF-8 WORKSHOPS="$root/workshops"
export PATH="$root/tests/cli/bin:$build:$PATH"

# Empties the room and puts the files there.
furnish() {
	rm -rf "$room"
	mkdir "$room" && chmod 755 "$room"
	"$build/tests/cli/files" "$room" >/dev/null || echo "$1: tests/cli/files went wrong" >&2
}

# The lines of a file as they are gathered from a test: each after a newline.
said() {
	[ -s "$1" ] && printf '%s' "$newline" && sed "s|$room|ROOM|g" "$1"
}

# One command and what is expected of it.
compare() {
	(cd "$room" && sh -c "$command") >"$room.out" 2>"$room.err" </dev/null
	got_code=$?
	got_out=$(said "$room.out")
	got_err=$(said "$room.err")
	rm -f "$room.out" "$room.err"
	if [ "$got_out" = "$out" ] && [ "$got_err" = "$err" ] && [ "$got_code" = "$code" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	printf '%s: $ %s\n--- want, exit %s%s%s\n--- got, exit %s%s%s\n' "$1" "$command" \
		"$code" "$out" "$err" "$got_code" "$got_out" "$got_err" >&2
}

run() {
	command=
	furnish "$1"
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'#'*) ;;
		'$ '*)
			[ -n "$command" ] && compare "$1"
			command=${line#'$ '} out='' err='' code=0
			;;
		'! '*) err=$err$newline${line#'! '} ;;
		'? '*) code=${line#'? '} ;;
		*) out=$out$newline$line ;;
		esac
	done <"$1"
	[ -n "$command" ] && compare "$1"
}

[ $# -gt 0 ] || set -- "$root"/tests/cli/*.test
for test; do
	run "$test"
done
echo "cli: $passed passed, $failed failed"
[ "$failed" = 0 ]
