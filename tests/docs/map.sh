#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The map of the README: every file, by folder, with the first sentence that it says of itself.
#
#   map.sh          prints it
#   map.sh --write  puts it between the two marks in README.md
#   map.sh --files  prints the files alone
set -u
cd "$(dirname "$0")/../.." || exit 2

begin='<!-- map: sh tests/docs/map.sh --write -->'
end='<!-- end of map -->'

# What git tracks or would; without git, what lies here.
files() {
	git ls-files -co --exclude-standard 2>/dev/null | while read -r file; do
		[ -f "$file" ] && echo "$file"
	done | LC_ALL=C sort | grep . ||
		find . \( -name .git -o -name build \) -prune -o -type f -print | sed 's|^\./||' |
		LC_ALL=C sort
}

# Of files that have no comment to begin with.
told() {
	case $1 in
	.ci/run) echo 'What a change must pass: the gates and the tests.' ;;
	.clang-format) echo 'How clang-format lays C out.' ;;
	.gitignore) echo 'What is made, and is not kept.' ;;
	LICENSE) echo 'The European Union Public Licence 1.2.' ;;
	Makefile) echo 'Everything that is made, by one file.' ;;
	README.md) echo 'This text.' ;;
	share/catalog/*) echo 'Governing documents as data:' "$(title "$1")." ;;
	share/demo/*) echo 'A session of the demo:' "$(title "$1")." ;;
	share/doc/architecture.md) echo 'For the next developer: layers, events, merging, and where to change what.' ;;
	share/doc/handbok.md) echo 'For facilitators, in Swedish: preparing, holding and writing workshops.' ;;
	share/doc/pictures/*) echo 'A picture of the program, shown above.' ;;
	share/man/*) echo 'The manual page.' ;;
	share/schema/*) echo 'JSON Schema 2020-12:' "$(title "$1")." ;;
	workshops/*) echo "$(title "$1"):" "$(member summary "$1")" ;;
	tests/screen/*.script) echo 'Keys, and the pictures that follow.' ;;
	tests/screen/*.txt) echo 'A picture: text, then styles.' ;;
	*.test) echo 'Commands, and what they must print.' ;;
	*) said "$1" ;;
	esac
}

# The first member of that name in a JSON file.
member() {
	grep -oE "\"$1\": *\"([^\"\\]|\\\\.)*\"" "$2" | head -n 1 | sed 's/^"[^"]*": *"//; s/"$//'
}

title() {
	member title "$1"
}

# The first sentence of the first comment, its licence aside.
said() {
	head -n 40 "$1" | awk '
		/SPDX-License-Identifier|^#!/ { next }
		text != "" && hash && !/^#/ { exit }
		{
			line = $0
			hash = /^#/
			sub(/^"""/, "", line)
			sub(/^\/\*|^ \* ?|^ \*\/|^# ?/, "", line)
			ended = sub(/ *\*\/.*$/, "", line)
			gsub(/^[ \t]+|[ \t]+$/, "", line)
			if (line == "" && text == "") next
			if (line == "") exit
			text = text (text == "" ? "" : " ") line
			if (ended) exit
		}
		END { print text }' | sed 's/\([.!?]\) [A-Z`*].*$/\1/; s/[:;]$/./'
}

map() {
	folder=''
	echo
	files | awk '{ at = match($0, /[^\/]*$/); print substr($0, 1, at - 1) "\t" $0 }' |
		LC_ALL=C sort -s -t "$(printf '\t')" -k 1,1 | cut -f 2 |
		while read -r file; do
			case $file in */*) now=${file%/*}/ ;; *) now=./ ;; esac
			if [ "$now" != "$folder" ]; then
				[ -z "$folder" ] || echo
				printf '**`%s`**\n\n' "$now"
				folder=$now
			fi
			printf -- '- `%s` %s\n' "${file##*/}" "$(told "$file")"
		done
	echo
}

# What lies between the marks is replaced.
write() {
	work=$(mktemp -d) || exit 2
	map >"$work/map"
	awk -v begin="$begin" -v end="$end" -v map="$work/map" '
		$0 == end { inside = 0 }
		!inside { print }
		$0 == begin { inside = 1; while ((getline line < map) > 0) print line }
	' README.md >"$work/readme" && cat "$work/readme" >README.md
	rm -rf "$work"
}

case ${1:-} in
--files) files ;;
--write) write ;;
*) map ;;
esac
