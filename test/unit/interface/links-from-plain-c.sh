#!/bin/sh
# A C program links with the archive alone, runs, and leaves no file behind, because it has no instrumented
# code. Usage: links-from-plain-c.sh COMPILER INCLUDE ARCHIVE SOURCE
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" -std=c99 -pedantic -Wall -Wextra -Werror -I"$2" "$4" "$3" -o "$folder/program"
mkdir "$folder/run"
cd "$folder/run"
../program
left=$(ls -A)
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
