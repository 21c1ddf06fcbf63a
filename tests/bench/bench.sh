#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Measures the program beside vim and less, words in many notes, and the reading in of many files beside jq and
# sqlite3; prints, and judges nothing. What cannot be installed is left out.
#   bench.sh BUILD FILES
set -eu
for peer in vim less; do
	command -v "$peer" >/dev/null || sh "$(dirname "$0")/../install.sh" "$peer"
done
for peer in jq sqlite3; do
	command -v "$peer" >/dev/null || sh "$(dirname "$0")/../install.sh" "$peer" || true
done
RODTRAD_SHARE="$PWD/share" BUILD="$1" "$1/tests/bench/bench"
echo
"$1/tests/bench/search"
echo
RODTRAD_SHARE="$PWD/share" BUILD="$1" "$1/tests/bench/plan" "$2"
