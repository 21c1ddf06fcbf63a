#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The rules of the layers that a machine can keep. Each names the file that breaks it.
#   layers.sh BUILD
set -u
build=$1
passed=0 failed=0

check() { # SENTENCE OUTPUT: the rule holds when the output is empty
	if [ -z "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'layers: %s\n%s\n' "$1" "$2" >&2
	fi
}

# What each layer may include of ours.
may() {
	case $1 in
	base) echo base ;;
	core) echo 'base core' ;;
	canvas) echo 'base canvas' ;;
	screen) echo 'base core canvas screen' ;;
	report) echo 'base core report' ;;
	store) echo 'base core store' ;;
	exchange) echo 'base core exchange' ;;
	shell) echo 'base core canvas screen report store exchange shell' ;;
	cli) echo 'base core canvas screen report store exchange shell cli' ;;
	esac
}
for layer in base core canvas screen report store exchange shell cli; do
	allowed=$(may $layer | tr ' ' '|')
	check "$layer may include only: $(may $layer)" "$(
		grep -rnE '#include "rodtrad/' "src/$layer" "include/rodtrad/$layer" 2>/dev/null |
			grep -vE "\"rodtrad/($allowed)/")"
done

# Each library is known to one place.
check 'curses.h is for src/shell/term.c alone' \
	"$(grep -rlE '#include <n?curses' src include | grep -v '^src/shell/term\.c$')"
check 'the terminal file knows base and canvas alone' \
	"$(grep -nE '#include "rodtrad/(core|screen|report|store|exchange|cli)/' src/shell/term.c)"
check 'sqlite3.h is for src/store alone' \
	"$(grep -rl '#include <sqlite3' src include | grep -v '^src/store/')"
check 'cJSON.h is for src/base/json.c alone' \
	"$(grep -rl '#include <cjson' src include | grep -v '^src/base/json\.c$')"
check 'utf8proc.h is for src/base/text* alone' \
	"$(grep -rl '#include <utf8proc' src include | grep -v '^src/base/text')"
check 'the clock and chance are for src/shell/moment.c alone' \
	"$(grep -rnE '\b(clock_gettime|gettimeofday|time|localtime(_r)?|gmtime(_r)?|getrandom|rand|random|arc4random)\(' src |
		grep -v '^src/shell/moment\.c:' | grep -vE '^[^:]+:[0-9]+:\s*(/?\*|//)')"

# The pure layers, and report, call memory, strings and snprintf, and what is below them.
pure='abort|memchr|memcmp|memcpy|memmove|memset|strchr|strcmp|strcpy|strcspn|strlen|strncmp|strncpy|strpbrk|strrchr|strspn|strstr|strtok|strtol|strtoll|strtoul|strcat|strncat|snprintf|vsnprintf|qsort|bsearch|malloc|calloc|realloc|free|isalpha|isdigit|isspace|toupper|tolower|__ctype_b_loc|__ctype_tolower_loc|__ctype_toupper_loc|atoi|__assert_fail|__stack_chk_fail|__isoc99_sscanf|__isoc23_strtol|_GLOBAL_OFFSET_TABLE_'
if [ -z "$(nm "$build/libbase.a" 2>/dev/null | grep -E '__asan|__ubsan')" ]; then
	ours=$(nm -g --defined-only "$build"/lib*.a 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u)
	for layer in base core canvas screen report; do
		check "$layer calls only memory, strings and snprintf outside" "$(
			for object in $(find "$build/$layer" -name '*.o'); do
				nm -u "$object" | awk '{ print $2 }' | grep -vxE "$pure" | grep -vxF "$ours" |
					case $object in
					*/base/json.o) grep -v '^cJSON_' ;;
					*/base/text*.o) grep -v '^utf8proc_' ;;
					*/base/mem.o) grep -vxE 'fputs|fprintf|stderr|fputc|fwrite|fflush' ;;
					*) cat ;;
					esac | sed "s|^|$object calls |"
			done)"
		check "$layer keeps no state of its own" "$(
			for object in $(find "$build/$layer" -name '*.o' ! -path '*/base/mem.o'); do
				objdump -t "$object" | awk '$4 ~ /^\.(data|bss)$/ && $5 !~ /^0+$/ { print $6 }' |
					sed "s|^|$object: |"
			done)"
	done
fi

# Every header stands alone.
for header in $(find include src -name '*.h' | sort); do
	out=$(${CC:-cc} -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Wall -Wextra -Wno-unused-function -Iinclude -I"$(dirname "$header")" \
		-fsyntax-only -x c "$header" 2>&1)
	check "$header compiles by itself" "$out"
done

echo "layers: $passed passed, $failed failed"
[ $failed -eq 0 ]
