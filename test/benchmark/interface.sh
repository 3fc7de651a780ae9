#!/usr/bin/env bash
# What calls of the C interface cost, with one thread and with two, against the first
# vais-profiler's design (a lock and a map), in interleaved runs. --help has options.
#
# usage: test/benchmark/interface.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# Prints one table, then the targets, and writes build/benchmark/interface.json:
#   machine, llvm, repeats, quick   what was measured on, with and how often
#   rows.WHAT.THREADS.WHOSE         ns of CPU time of an operation, median, and spread, half the
#                                   distance of the quartiles
#   targets[]                       target, limit, unit, at_least, value, met (null: not measured)
# Exit status 1: a program failed, or ours counted other numbers; with --check also where a target
# is missed. VAIS_PROFILER_BENCHMARK names the folder instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/interface.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
