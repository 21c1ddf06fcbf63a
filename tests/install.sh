#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs those of the named Debian packages that are missing; elsewhere it names them and stops.
set -u

missing=
for package; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
		missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
	# Not Debian: the packages have other names here, so ask the compiler instead.
	printf '%s\n' '#include <curses.h>' '#include <sqlite3.h>' '#include <cjson/cJSON.h>' \
		'#include <utf8proc.h>' '#include <nettle/sha2.h>' |
		${CC:-cc} -E - >/dev/null 2>&1 && exit 0
	echo "Det här systemet har inte apt-get. Installera det som motsvarar:$missing" >&2
	exit 1
fi

as_root=
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "Installera först, som root: apt-get install$missing" >&2
		exit 1
	fi
	as_root=sudo
fi
echo "Installerar:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$as_root apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
	{ $as_root apt-get update >/dev/null && $as_root apt-get install -y --no-install-recommends $missing >/dev/null; } ||
	{ echo "Det gick inte att installera:$missing. Kontrollera nätet och försök igen." >&2; exit 1; }
