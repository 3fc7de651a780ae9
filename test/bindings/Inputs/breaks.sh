#!/bin/sh
# Compares HEADER with what was released. Each LINE must be printed and nothing else, and the status must be 1;
# without a LINE nothing may be printed and the status must be 0.
#
# usage: breaks.sh BINDGEN RELEASED [-d RELEASED] HEADER [LINE]...
set -u
bindgen=$1 released=$2
shift 2
if [ "$1" = -d ]; then
  released=$2
  shift 2
fi
header=$1
shift
expected=0
[ $# -eq 0 ] || expected=1
for line in "$@"; do echo "vais-profiler-bindgen: $line"; done >expected.txt
"$bindgen" "$header" --against "$released" 2>said.txt
status=$?
diff expected.txt said.txt && [ $status -eq $expected ]
