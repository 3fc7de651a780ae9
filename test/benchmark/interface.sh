#!/usr/bin/env bash
# Measures what calls of the C interface cost, with one thread and with two, in comparison with the design of
# the first vais-profiler (a lock and a map), in alternating runs. --help lists the options.
#
# usage: test/benchmark/interface.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# Prints one table, then the targets, and writes build/benchmark/interface.json:
#   machine, llvm, repeats, quick   machine and versions measured, and number of repeats
#   rows.WHAT.THREADS.WHOSE         ns of CPU time per operation: median, and spread, half the
#                                   interquartile range
#   targets[]                       target, limit, unit, at_least, value, met (null if not measured)
# Exit status 1: a program failed, or our library counted other numbers; with --check also if a target is
# missed. VAIS_PROFILER_BENCHMARK names a folder to use instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/interface.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
