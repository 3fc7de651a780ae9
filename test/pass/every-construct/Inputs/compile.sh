#!/usr/bin/env bash
# Optimises and compiles a module at every level, with late and with early hooks.
#
# usage: compile.sh MODULE OUTPUT OPT LLC      the tools with their arguments, as one word each
set -euo pipefail
read -ra opt <<<"$3"
read -ra llc <<<"$4"
for level in 0 1 2 3; do
  for options in point=late point=early:exits=unwind; do
    VAIS_PROFILER_PASS_OPTIONS=$options "${opt[@]}" "-passes=default<O$level>,verify" "$1" -o "$2.bc"
    "${llc[@]}" "-O$level" "$2.bc" -o "$2.o"
  done
done
