#!/usr/bin/env bash
# Differential torture test: generated C and C++ programs and llvm-stress modules must do the same whether
# plain or instrumented, and their counts must be those of LLVM's own entry counters.
#
# usage: test/torture/run.sh [--bin DIR] [--llvm 14,19] [--seconds N] [--programs N] [--seed S]
#   --bin       bin of the build: vais-profiler, vais-profiler-clang (build/test/bin)
#   --llvm      versions; each program is tested with one of them
#   --seconds   no program is begun later than this (600)
#   --programs  maximum number of programs
#   --seed      seed of the first program; each next one adds 1; random and printed by default
#   --kind      only c, cpp, stress, or csmith (programs of csmith, built and run with options drawn at random)
#   --jobs      programs at a time (all processors)
#   --work      folder for the programs; those that fail are kept in it (beside --bin)
#   --keep      also keeps programs that pass
set -euo pipefail
exec /usr/bin/python3 -B "$(dirname "$0")/torture.py" "$@"
