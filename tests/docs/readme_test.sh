#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Is what the README and the manual page say true? Every file stands in the map and what stands there is
# a file; commands, options, keys and the example of a workshop are those of the program.
#   readme_test.sh BUILD
set -u
build=$(cd "${1:-build}" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # SENTENCE OUTPUT: it is so when the output is empty
	if [ -z "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'docs/readme: %s\n%s\n' "$1" "$2" >&2
	fi
}

# ---- the map ----

# Folder and name of each line of the map.
awk '
	/^<!-- map:/ { inside = 1; next }
	/^<!-- end of map/ { inside = 0 }
	!inside { next }
	/^\*\*`/ { split($0, part, "`"); folder = part[2] == "./" ? "" : part[2] }
	/^- `/ { split($0, part, "`"); print folder part[2] (part[3] ~ /[^ ]/ ? "" : " (no words)") }
' README.md | LC_ALL=C sort >"$work/mapped"
sh tests/docs/map.sh --files | LC_ALL=C sort >"$work/files"
check 'the map is not empty' "$([ -s "$work/mapped" ] || echo 'there is no map in README.md')"
check 'every file stands in the map (sh tests/docs/map.sh --write)' \
	"$(LC_ALL=C comm -13 "$work/mapped" "$work/files")"
check 'what stands in the map is a file, with words (sh tests/docs/map.sh --write)' \
	"$(LC_ALL=C comm -23 "$work/mapped" "$work/files")"

# ---- commands and options ----

"$build/rodtrad" --help >"$work/help"
sed -n '/^Kommandon/,/^$/s/^  \([a-z][a-z]*\).*/\1/p' "$work/help" >"$work/commands"
sed -n '/^Val/,/^$/s/^  \(--*[a-z-]*\).*/\1/p' "$work/help" >"$work/options"
check 'the help has commands and options' \
	"$([ -s "$work/commands" ] && [ -s "$work/options" ] || echo 'none were found')"
while read -r command; do
	check "README.md has the command $command" \
		"$(grep -qE "^\| \`rodtrad $command( |\`)" README.md || echo 'it is not there')"
	check "rodtrad.1 has the command $command" \
		"$(grep -qE "^\.B $command\$|^\.BI? $command " share/man/rodtrad.1 || echo 'it is not there')"
done <"$work/commands"
while read -r option; do
	escaped=$(printf '%s' "$option" | sed 's/-/\\\\-/g')
	check "rodtrad.1 has the option $option" \
		"$(grep -qE "^\.BI? $escaped( |\$)" share/man/rodtrad.1 || echo 'it is not there')"
	check "README.md has the option $option" \
		"$(grep -qE "\`${option}[ \`]" README.md || echo 'it is not there')"
done <"$work/options"

# Nothing is promised that is not there.
check 'every command in README.md is one' "$(
	grep -oE '^\| `rodtrad [a-z]+' README.md | awk '{ print $3 }' | sort -u |
		grep -vxF -f "$work/commands")"

# ---- keys: those that do the same everywhere ----

sed -n '/app_keys\[\] = {/,/^};/s/.*{ \(K_[A-Z0-9_]*\|[^,]*\), *\(ACT_[A-Z_]*\).*/\1/p' src/screen/action.c |
	sort -u | while read -r key; do
	case $key in
	K_F[0-9]*) name=${key#K_} ;;
	K_PAGE_DOWN) name=PgDn ;;
	K_PAGE_UP) name=PgUp ;;
	K_CTRL*\(*) name="Ctrl+$(printf '%s' "$key" | sed "s/.*'\(.\)'.*/\1/" | tr '[:lower:]' '[:upper:]')" ;;
	*) continue ;;
	esac
	echo "$name"
done >"$work/keys"
check 'there are keys that work everywhere' "$([ -s "$work/keys" ] || echo 'none were found')"
while read -r key; do
	check "the key $key stands in a table of README.md" \
		"$(grep '^|' README.md | grep -qF "\`$key\`" || echo 'it is not there')"
done <"$work/keys"

# ---- examples ----

for text in README.md share/doc/handbok.md; do
	awk '/^```json/ { inside = 1; next } /^```/ { inside = 0 } inside' "$text" >"$work/example.json"
	check "the workshop in $text is sound" \
		"$("$build/rodtrad" check "$work/example.json" 2>&1 | grep -v ': utan fel\.$')"
done
grep -oE '\]\([^)#]+\)|src="[^"]+"' README.md | sed -E 's/^\]\(|^src="|[)"]$//g' |
	grep -v '^https\?:' | while read -r path; do
	[ -e "$path" ] || echo "$path"
done >"$work/links"
check 'every picture and file that README.md names is there' "$(cat "$work/links")"
check 'no picture is large' "$(find share/doc/pictures -type f -size +120k)"
if command -v man >/dev/null; then
	check 'the manual page has no mistakes' \
		"$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z share/man/rodtrad.1 2>&1 >/dev/null)"
fi

echo "docs/readme: $passed passed, $failed failed"
[ $failed -eq 0 ]
