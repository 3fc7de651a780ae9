#!/usr/bin/env bash
# Reliability: what the profiler promises when the program is killed, the kernel refuses, space runs out, signals
# storm, clocks stumble and programs run for long. Each suite prints its figure.
#
# usage: test/reliability/run.sh [--bin DIR] [--llvm N] [--long] [--seed S] [--work DIR] [--document FILE] [SUITE...]
#   --bin       bin of the build: vais-profiler, vais-profiler-clang (build/test/bin)
#   --llvm      whose clang compiles the programs (14)
#   --long      the long form. A suite that has passed in it at this commit is not repeated
#   --seed      what is drawn at random follows from it; random and printed by default
#   --work      folder for the programs and results; what failed is kept in it (beside --bin)
#   --document  writes the figures of the results into the tables of this file
#   SUITE       only these; without one all
set -euo pipefail
exec /usr/bin/python3 -B "$(dirname "$0")/reliability.py" "$@"
