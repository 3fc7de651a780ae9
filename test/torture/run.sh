#!/usr/bin/env bash
# Differential torture: generated C and C++ programs and llvm-stress modules, plain and instrumented
# must do the same, and their counts must be those of LLVM's own entry counters.
#
# usage: test/torture/run.sh [--bin DIR] [--llvm 14,19] [--seconds N] [--programs N] [--seed S]
#   --bin       of the build: vais-profiler, vais-profiler-clang (build/test/bin)
#   --llvm      versions; each program is tested with one of them
#   --seconds   no program is begun later (600)
#   --programs  how many at most
#   --seed      of the first program, the next has the next; random and printed without it
#   --kind      only c, cpp or stress
#   --jobs      programs at a time (all processors)
#   --work      folder for the programs; those that fail are kept in it (beside --bin)
#   --keep      keep those that pass, too
set -euo pipefail
exec /usr/bin/python3 -B "$(dirname "$0")/torture.py" "$@"
