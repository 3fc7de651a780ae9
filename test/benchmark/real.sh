#!/usr/bin/env bash
# Measures what profiling costs programs that nobody made to be measured: lua, zlib and sqlite3, if
# test/real/run.sh has left their sources, a C++ program, and Vais IR, that of the folder which
# VAIS_PROFILER_IR names included.
#
# usage: test/benchmark/real.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--programs NAME...] [--sources DIR]
#                               [--quick] [--check]
#
# Prints a row for each program and level of optimisation: CPU time with time=none, time=sampled and clang's
# -pg, bytes of code without the runtime, and CPU time of compiling and linking, each as a multiple of the plain program's. Runs are
# interleaved, on one core. Writes build/benchmark/real.json:
#   machine, llvm, repeats, quick   machine and versions measured, and number of repeats
#   rows[]                          target (what is measured), value, unit (×), spread (half the interquartile
#                                   range of the ratios), runs; limit and met, null if there is no target
#   left_out[]                      row, reason
# The exit status is 0 regardless of the results; with --check it is 1 if a target is missed.
# VAIS_PROFILER_BENCHMARK names the folder instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/real_cost.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
