#!/bin/sh
# Makes a manual page from a program's help, whose first sentence becomes the NAME line.
#
# usage: make-manual-page.sh HELP2MAN VERSION NAME PROGRAM HELP_OPTION PAGE
set -eu
help2man=$1 version=$2 name=$3 program=$4 option=$5 page=$6
summary=$($program "$option" | sed -n '1s/[.:;].*//; 1p' | sed 's/^./\L&/')
"$help2man" --no-info --section 1 --source vais-profiler --manual vais-profiler --no-discard-stderr \
  --version-string "$version" --help-option "$option" --name "$summary" "$program" |
  sed -e "s/^\\.TH [^ ]*/.TH $(echo "$name" | tr '[:lower:]' '[:upper:]')/" -e "s/^vais-profiler.* \\\\- /$name \\\\- /" >"$page"
