#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Measures the program beside vim and less, and words in many notes; prints, and judges nothing.
#   bench.sh BUILD
set -eu
for peer in vim less; do
	command -v "$peer" >/dev/null || sh "$(dirname "$0")/../install.sh" "$peer"
done
RODTRAD_SHARE="$PWD/share" BUILD="$1" "$1/tests/bench/bench"
echo
"$1/tests/bench/search"
