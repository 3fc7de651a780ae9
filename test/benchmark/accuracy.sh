#!/usr/bin/env bash
# Measures how accurate profiles are: shares and totals of self time are compared with perf, with the CPU time
# of the program that is not profiled, and with functions of known cost, on a quiet core and with another
# process spinning on the same core. Among the programs are lua, zlib and sqlite3, if test/real/run.sh has left
# their sources, and those of the folder of Vais IR that VAIS_PROFILER_IR names.
#
# usage: test/benchmark/accuracy.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--samples N] [--only SECTION,...]
#                                   [--programs NAME...] [--sources DIR] [--quick] [--check]
#
# Prints one table of results and targets and writes build/benchmark/accuracy.json:
#   machine, llvm, repeats, quick   machine and versions measured, and number of repeats
#   rows[]                          target (what is measured), value (the median; for signed errors, of
#                                   their magnitudes), bias (including the sign), unit, spread (half the
#                                   interquartile range), runs; limit and met, null if there is no
#                                   target; at_least, whether the limit is a minimum
#   left_out[]                      row, reason
#   notes                           perf's number of samples; by function, shares of self time and how
#                                   often the error bars contain the true one
# The exit status is 0 regardless of the results; with --check it is 1 if a target is missed.
# VAIS_PROFILER_BENCHMARK names the folder instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/accuracy.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
